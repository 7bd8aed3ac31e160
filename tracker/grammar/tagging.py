"""The words of one sentence with a tag each, time expressions counting as one word.

Invariant: `tags` has one character for each token (see `tracker.grammar.words`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.tokens import Tagged, Token, tokenized
from tracker.grammar.words import before_infinitive, context_free, starts_infinitive, timetable
from tracker.grammar.words import tags as lexicon_tags
from tracker.lexicon import load

_PUNCTUATION = dict(zip(",;:.!?-–—…", ",;:...---.", strict=True)) | {"--": "-"}
_PUNCTUATION |= dict.fromkeys(('"', "“", "”", "``", "''"), '"') | dict.fromkeys("([", "(") | dict.fromkeys(")]", ")")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "hood", "dom")
_ADJECTIVE_ENDINGS = ("ful", "less", "ous", "ive", "able", "ible", "al", "ic", "ary")
_SETTLED = frozenset("NJAKO")  # words of one tag, which no word before them changes from here on
_PREPARED = 8  # tokens; a colon or dash within them opens the sentence proper
_SHAPES = (("ly", 5, "A"), ("ing", 6, "G"), ("ed", 5, "E"))  # ending, shortest word that it tells, tag


def tag(text: str, start: int, end: int, times: Sequence[tuple[int, int, int]] = ()) -> Tagged:
    """Tag `text[start:end]`; `times` are (start, end, number) of the time expressions in it, in order.

    >>> tagged = tag("Talks will begin on Friday in Geneva.", 0, 37, [(17, 26, 0)])
    >>> tagged.tags
    'NMVtPX.'
    """
    tokens = tokenized(text, start, end, times)
    return Tagged(text, tuple(tokens), _Tagger(text, tokens).tags(), tuple([token.low for token in tokens]))


class _Tagger:
    """Gives each token its tag from left to right, by the lexicon, the word's shape and the tags before it."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.known = lexicon_tags()
        self.out = "^"

    def tags(self) -> str:
        plain, out = context_free(), self.out
        for index, token in enumerate(self.tokens):
            found = plain.get(token.low)
            if found is None:
                self.out = out
                found = self._one(index)
            out += found
        return out[1:]

    def _options(self, index: int) -> str:
        """Return the tags that the word at `index` can have; "." beyond the end, "t" for a time."""
        if index >= len(self.tokens):
            return "."
        token = self.tokens[index]
        return "t" if token.timex >= 0 else self.known.get(token.low, "")

    def _one(self, index: int) -> str:
        token = self.tokens[index]
        if token.timex >= 0:
            return "t"
        first = self.text[token.start]
        if not first.isalnum():
            return _PUNCTUATION.get(token.low) or self._clitic(token.low, index)
        if first.isdigit():
            return "#"
        options = self.known.get(token.low, "")
        if first.isupper() and self._is_name(token.low, options, index):
            return "X"
        if len(options) == 1 and options not in "VZEGTKcSDN":
            return self._settled(token.low, options, index)
        return self._by_context(token.low, options or _by_shape(token.low), index)

    def _settled(self, low: str, options: str, index: int) -> str:
        """Return the one tag of a word of a closed class, but read "no longer" as "not" and "would like" as a verb."""
        if low == "no" and self._low(index + 1) == "longer":
            return "!"
        if low == "closed" and self.out[-1] in "NXR" and self._options(index + 1)[:1] in {"L", "#"}:
            return "E"
        if low == "prepared" and self.out[-1] in "NX" and self._low(index + 1) == "to":
            return "E"
        return "V" if low == "like" and self.out.rstrip("At")[-1:] == "M" else options

    def _clitic(self, low: str, index: int) -> str:
        if low in {"'s", "’s"} and self.out[-1] in "RW":
            return "H" if self._options(index + 1)[:1] == "K" else "B"
        return self.known.get(low, "u")[0]

    def _is_name(self, low: str, options: str, index: int) -> bool:
        before = self.out[-1]
        if not (before in '^"' or (before in ":-" and index < _PREPARED)):
            return not (options and options[0] in "RLBHDC" and low not in {"us", "it"})
        if options[:1] == "M" and self._options(index + 1)[:1] in set("EOZHBDM"):
            return True  # "May said", "Will is"
        if options:
            return False
        follows = index + 1 < len(self.tokens) and self.text[self.tokens[index + 1].start].isupper()
        return follows or not low.endswith(("s", "ing", "ed", "ly", *_NOUN_ENDINGS))

    def _by_context(self, low: str, options: str, index: int) -> str:  # noqa: PLR0911 - one rule a line, the surest first
        before = self.out[-1]
        if before == '"' and self.out[-2] in "TM":  # 'would "weep indoors"'
            before = self.out[-2]
        if options == "N" and low.endswith("ing") and (before == "B" or self.out.endswith("BA")):
            return "G"
        if options in {"JE", "JN", "RA"}:
            return self._two_faced(options, index)
        if options == "D":
            return "V" if before in "TM" else "D"
        if options == "c":
            return self._that(index)
        if options == "T":
            return self._to(index)
        if before in "TMD" or (before in "A!t" and self.out.rstrip("A!t")[-1:] in {"T", "M", "D"}):
            return self._verb_form(low, options)
        if options in _SETTLED:
            return options
        return self._in_phrase(options, index)

    def _in_phrase(self, options: str, index: int) -> str:
        before, nominal = self.out[-1], self._is_nominal(index, options)
        if "V" in options or "Z" in options:
            return self._verb_or_noun(options, index, nominal=nominal)
        if options == "E" and nominal and before != "#" and self._noun_follows(index):
            return "J"
        if options == "G" and (before in "Jp" or (before == "L" and not self._noun_follows(index))):
            return "N"
        return options[0]

    def _two_faced(self, options: str, index: int) -> str:
        """Read "due", "final" and "there": "the ship, due in Tyre", "the final begins", "a diplomat there said"."""
        before, after = self.out[-1], self._options(index + 1)[:1]
        if options == "JE":
            to = self._low(index + 1) == "to"
            dates = after == "t" or (after == "P" and not to) or (to and before == "," and self._to(index + 1) == "T")
            return "E" if before in "NX," and dates else "J"
        if options == "JN":
            return "N" if after in set("MBHDPt.") or self._low(index + 1) in {",", "."} else "J"
        return "A" if before == "N" and after not in set("MB") else "R"

    def _is_nominal(self, index: int, options: str) -> bool:
        """Whether what stands before a word makes it part of a noun phrase."""
        before, low = self.out[-1], self.tokens[index - 1].low
        led = before in "LJp#" or low == "whose" or (before == "P" and options[0] != "G")
        return led or self._is_length(index - 1)

    def _is_length(self, index: int) -> bool:
        """Whether the token is a length that describes what follows: "a 24-hour strike"."""
        return index > 0 and self.tokens[index].timex >= 0 and _LENGTH.search(self.tokens[index].low) is not None

    def _verb_form(self, low: str, options: str) -> str:
        for option in options:
            if option in "VEKG":
                plain = option in "VE" and not self.out.endswith(("b", "H")) and not low.endswith("ed")
                return "V" if plain else option
        return (
            "V" if options[0] == "N" and low != "one" and self.out.rstrip("A!")[-1:] in {"T", "M", "D"} else options[0]
        )

    def _that(self, index: int) -> str:
        before, following = self.out[-1], self._options(index + 1)[:1] or "N"
        if self._low(index + 1) == "to" and before == "V":
            return "L"  # "we expect that to continue"
        acts = following == "E" and self._options(index + 2)[:1] in set("PLt#T")
        if before in "NX" and (following in "MBHDZO" or acts):
            return "W"
        points = before in "P^" or (before == "V" and self.tokens[index - 1].low not in _reporting())
        return "L" if points and following in "NJ" else "c"

    def _to(self, index: int) -> str:
        following = index + 1
        while self._options(following)[:1] in {"A", "!"} or self._is_timely(following):
            following += 1
        options = self._options(following)
        if options in {".", "t"} or (self._low(following + 1) == "of" and self._low(following) not in _WITH_OF):
            return "P"
        if "V" in options or options[:1] in {"b", "H", "D"}:
            return "T"
        token = self.tokens[following]
        shaped = not options and self.text[token.start].islower() and starts_infinitive(token.low)
        sure = index > 0 and self.tokens[index - 1].low in before_infinitive()
        if sure and options[:1] == "N" and not token.low.endswith("s") and self._object_follows(following + 1):
            return "T"
        return "T" if shaped and (sure or not self._bare_noun(following + 1)) else "P"

    def _is_timely(self, index: int) -> bool:
        """Whether a time is one adverb, which can split an infinitive: "hopes to soon return"."""
        low = self.tokens[index].low if index < len(self.tokens) else ""
        return self._options(index) == "t" and (self.known.get(low) or _by_shape(low)) == "A"

    def _object_follows(self, index: int) -> bool:
        """Whether an object stands at `index`: "to table the reform", "to plant rice"."""
        options = self._options(index)
        return options[:1] in {"L", "J", "r"} or (options == "" and self.tokens[index].low.isalpha())

    def _bare_noun(self, index: int) -> bool:
        options = self._options(index)
        if options in {".", "t"} or not self.tokens[index].low.isalpha():
            return False
        return (options or "N")[0] == "N" and not self.tokens[index].low.endswith("ing")

    def _verb_or_noun(self, options: str, index: int, *, nominal: bool) -> str:  # noqa: PLR0911 - as above
        before = self.out[-1]
        verb = next(o for o in options if o in "VZ")
        if options[0] == "J" and (before in "VEKbBHA" or self.tokens[index].low in _ADJECTIVES_FIRST):
            return "J"
        if self.tokens[index - 1].low in _SOME and options[0] == "V" and self.out[-2:-1] in set('^,"SWcC'):
            return "V"
        plural = options == "Z" and self._options(index + 1)[:1] in set("EOMBHZ")
        if before == "Z" and options == "Z":
            return "N"
        if nominal and (plural or not (options == "Z" and before in "J#")):
            return "E" if "E" in options and before == "#" else "N"
        if before in "bBHV" or (before in "A!" and self.out.rstrip("A!")[-1:] in {"B", "H"}):
            return next((o for o in options if o in "EK"), "J" if before == "V" and "E" in options else options[0])
        if before in "RW":
            return self._after_pronoun(options, verb, index)
        if options[0] != "N":
            return self._plain_verb(options, verb)
        if before == "A" and self._is_after_adverb(index, verb):
            return verb
        if before in "NXt,)CG" and (self._is_timetable(index, verb) or self._ends_clause(index, verb)):
            return verb
        return verb if self._is_behind_aside(index, verb) else "N"

    def _is_behind_aside(self, index: int, verb: str) -> bool:
        """Whether a subject and its aside stand before: "The dean, who turned 70, winds up his tour"."""
        follows = self._options(index + 1)[:1] in set("MBHDZO")
        return verb == "Z" and not follows and _AFTER_ASIDE.search(self.out) is not None

    def _is_after_adverb(self, index: int, verb: str) -> bool:
        """Whether a subject and an adverb of the verb stand before: "the firm also aims to", "banks still face"."""
        before = self.out.rstrip("A")
        subject = self.tokens[len(before) - 2].low if len(before) > 1 else ""
        plural = subject.endswith("s") or subject in _COLLECTIVES
        return self.tokens[index - 1].low in _MIDDLE and before[-1] in "NX)" and (verb == "Z") != plural

    def _ends_clause(self, index: int, verb: str) -> bool:
        """Whether a form in -s is the verb of a subordinate clause: "until the crisis ends"."""
        if self.tokens[index].low in {"hopes", "aims"}:
            return self._low(index + 1) == "for"  # "the envoy hopes for an end"
        after, subject = self._options(index + 1)[:1], self.tokens[index - 1].low
        if self.tokens[index].low == "stands" and self._low(index + 1) == "ready":
            return True
        if (
            self.tokens[index].low in _HOLDING
            and self._low(index + 1) in {".", ","}
            and (subject.endswith("s") or (self.out[-1] == "X" and self.tokens[index].low == "forecast"))
            and "," in self.out
        ):
            return True  # "…, planners hope."
        ends = after in {".", "t", "P", "S"} or self._low(index + 1) in {",", "."}
        singular = not subject.endswith("s") or subject.endswith(("is", "ss", "us"))
        return verb == "Z" and ends and singular and _CLAUSE.search(self.out) is not None

    def _after_pronoun(self, options: str, verb: str, index: int) -> str:
        if "O" in options:
            return "O"
        singular = self.tokens[index - 1].low in {"he", "she", "it"}
        return "E" if "E" in options and verb == "V" and singular else verb

    def _plain_verb(self, options: str, verb: str) -> str:
        if verb == "V" and ("E" in options or "O" in options) and self.out[-1] in "NXRt":
            return "E" if "E" in options else "O"
        return verb

    def _is_timetable(self, index: int, verb: str) -> bool:  # noqa: PLR0911 - as above
        """Whether a noun-like form is the clause's verb: "the talks start on Monday", "the firm plans to sell"."""
        dated_subject = self._options(index + 1) == "t" and self._options(index + 2)[:1] in set("MBHDOE")
        agrees = (
            verb == "Z"
            or self.tokens[index - 1].low in _COLLECTIVES
            or self.tokens[index - 1].low.endswith("s")
            or self.tokens[index - 1].timex >= 0
            or (self._options(index + 1) == "t" and self._is_many())
            or re.search(r"[NX]C[LJ]*[NX]+$", self.out) is not None
            or (self.tokens[index].low in _PLAYING and self._is_named(index - 1) and self._is_named(index + 1))
        )
        clause = re.split(r"[;:\"cSWC]" if self.out[-1] != "," else r",", self.out)[-1]
        finite = "ZMB" if self._low(index + 1) == "to" else "ZM"
        if self.out[-1] == "C" and not any(x in self.out for x in finite):
            return False
        if dated_subject or not agrees or re.search(r"[MBHDZOV]", clause):
            return False
        if verb == "V" and self._low(index + 1) == "that" and self.tokens[index - 1].low.endswith("s"):
            return True
        if verb == "V" and self.tokens[index - 1].low in _speakers():
            return self._options(index + 1) not in {".", "t"}
        known = self.tokens[index].low in timetable()
        if self._low(index + 1) == "to":
            return self._to(index + 1) == "T" or (known and self.tokens[index].low in _GOING)
        team = self.tokens[index - 1].low in _COLLECTIVES
        playing = self.tokens[index].low in _PLAYING
        rival = (team or playing or verb == "Z") and self._names_follow(index + 1)
        side = (team and self._options(index + 1) == "") or rival
        if self.tokens[index].low in {"start", "stop"} and self._options(index + 1) == "G":
            return True  # "fans start arriving"
        return known and (side or self._options(index + 1) == "t" or self._low(index + 1) in _AFTER_VERB)

    def _is_named(self, index: int) -> bool:
        """Whether a capital begins the word at `index`."""
        return index < len(self.tokens) and self.text[self.tokens[index].start].isupper()

    def _is_many(self) -> bool:
        """Whether the noun over "of" before a word is plural: "three days of mourning end"."""
        over = re.search(r"[Nt]P[LJNXG]+$", self.out)
        return over is not None and self.tokens[over.start() - 1].low.endswith("s")

    def _names_follow(self, index: int) -> bool:
        """Whether a name or its adjective stands at `index`: "host bottom club Watford", "plays Oslo"."""
        if index >= len(self.tokens) or self.tokens[index].timex >= 0:
            return False
        return self._options(index) == "J" or self.text[self.tokens[index].start].isupper()

    def _low(self, index: int) -> str:
        return self.tokens[index].low if index < len(self.tokens) else ""

    def _noun_follows(self, index: int) -> bool:
        options = self._options(index + 1)
        if options in {".", "t"} or not self.text[self.tokens[index + 1].start].isalpha():
            return False
        return (options or "N")[0] in "NJGE"


@cache
def _reporting() -> frozenset[str]:
    """Return the verbs, base form, that take a clause with "that"."""
    words = load("reading/reporting")
    return frozenset((*words["says"], *words["thinks"], *words["credited"]))


@cache
def _speakers() -> frozenset[str]:
    """Return the plural nouns for people, after which a noun-like form is a verb: "analysts forecast"."""
    return frozenset(word for word in load("reading/reporting")["speakers"] if word.endswith("s"))


_CLAUSE = re.compile(r"S[LJ]*(?:[NX]|[NX]P[LJ]*[NX])+$")
_COLLECTIVES = frozenset(
    ("side", "club", "team", "squad", "police", "pair", "crew", "staff", "people", "united", "city")
)
_ADJECTIVES_FIRST = frozenset(("clear", "free", "present", "fit"))  # verbs only after "to" or a modal
_LENGTH = re.compile(r"-(?:hour|day|week|month|year|minute)$")
_WITH_OF = frozenset((
    "think", "speak", "dispose", "consist", "approve", "disapprove", "hear", "complain", "conceive", "partake",
    "despair", "dream", "learn", "talk", "boast", "warn", "know", "tire",
))  # fmt: skip
_AFTER_ASIDE = re.compile(r"^\^[LJNX#p]+,(?:W[^,]*|[LJNX#pP]+),$")
_MIDDLE = frozenset(
    ("also", "now", "still", "then", "only", "again", "already", "even", "finally", "thus", "therefore")
)
_HOLDING = frozenset(("hope", "forecast", "report", "claim", "estimate", "project"))
_SOME = frozenset(("few", "many", "most", "some", "all", "both", "several"))
_PLAYING = frozenset(("play", "face", "host", "visit", "welcome", "fight"))  # "Poland play Ecuador"
_GOING = frozenset(("travel", "return", "head", "move", "march", "returns", "heads", "moves"))
_AFTER_VERB = frozenset((
    "in", "on", "at", "the", "a", "an", "for", "with", "into", "from", "its", "his", "her", "their", "our",
    "again", "here", "there", "out", "until", "through", "away", "off", "no", "any", "another", "more",
))  # fmt: skip


def _by_shape(low: str) -> str:
    for ending, shortest, shape in _SHAPES:
        if low.endswith(ending) and len(low) >= shortest and not low.endswith("eed"):
            return shape
    long = len(low) > len("ideal")
    return "J" if long and low.endswith(_ADJECTIVE_ENDINGS) else "N"
