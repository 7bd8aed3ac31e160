"""The words of one sentence with a tag each, time expressions counting as one word.

Invariant: `tags` has one character for each token (see `tracker.grammar.words`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from tracker.grammar.neighbours import Neighbours, by_shape
from tracker.grammar.that import that
from tracker.grammar.tokens import Tagged, tokenized
from tracker.grammar.verb_or_noun import verb_or_noun
from tracker.grammar.words import FLOATING, context_free, timetable
from tracker.grammar.words import tags as lexicon_tags

_PUNCTUATION = dict(zip(",;:.!?-–—…", ",;:...---.", strict=True)) | {"--": "-"}
_PUNCTUATION |= dict.fromkeys(('"', "“", "”", "``", "''"), '"') | dict.fromkeys("([", "(") | dict.fromkeys(")]", ")")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "hood", "dom")
_SETTLED = frozenset("NJAKO")  # words of one tag, which only an infinitive or modal before them changes
_CHANGING = frozenset('TMDA!t"')  # tags behind which an infinitive or modal can have an effect
_DESCRIBED = frozenset("LJp#PWV")  # tags behind which a word in "-ed" can be an adjective
_OPENING = frozenset('^":-')  # tags behind which a capital may be that of the sentence
_OPENING_TIME = frozenset('^,"C')  # tags behind which "come" can lead a time
_PREPARED = 8  # tokens; a colon or dash within them opens the sentence proper
_LOW = itemgetter(2)
_REMEMBERED = 8192  # words: most of a text are those of any other
_ADVERBIAL = {"average": "on", **dict.fromkeys(("private", "public", "short", "full"), "in")}
_MOVABLE = frozenset(
    (*FLOATING, "no", "closed", "prepared", "like", "first", *_ADVERBIAL)
)  # `_settled` looks at what stands around them
_CLOSING = frozenset(("at", "up", "down", "higher", "lower", "flat", "mixed", "unchanged"))
_WITHOUT_VERB = re.compile(r"(?:[\^,;:\"SWcC]|^)[LJNX#pPARu]*[NXR]$")  # no verb since the clause began
_RELYING = frozenset(("counts", "banks", "bets"))
_HELPERS = frozenset(("M", "B", "H", "D"))
_FLOATED_BEFORE = frozenset("bVHEK")
_BEHIND_ADVERB = frozenset("VEOMBHDLRT")
_VERBS, _AFTER_NOUN = frozenset("EOZHBDM"), frozenset("MBHDPt.")
_HE, _CLAUSE_OPENING = frozenset(("he", "she", "it")), frozenset('^,"SWcC')


def tag(text: str, start: int, end: int, times: Sequence[tuple[int, int, int]] = ()) -> Tagged:
    """Tag `text[start:end]`; `times` are (start, end, number) of the time expressions in it, in order.

    >>> tagged = tag("Talks will begin on Friday in Geneva.", 0, 37, [(17, 26, 0)])
    >>> tagged.tags
    'NMVtPX.'
    """
    tokens = tokenized(text, start, end, times)
    return Tagged(text, tuple(tokens), _Tagger(text, tokens).tags(), tuple(map(_LOW, tokens)))


class _Tagger(Neighbours):
    """Gives each token its tag from left to right, by the lexicon, the word's shape and the tags before it."""

    def tags(self) -> str:
        """Return the tags; the words that most sentences are made of are told at sight."""
        plain, text, known, out = context_free(), self.text, self.known, self.out
        for index, token in enumerate(self.tokens):
            start, _, low, timex = token
            found = plain.get(low)
            if found is None:
                before, capital = out[-1], text[start].isupper()
                if timex >= 0:
                    found = "t"
                elif capital and low not in known and before not in _OPENING:
                    found = "X"
                elif (
                    capital
                    or before in _CHANGING
                    or not (found := _at_sight(low))
                    or (found == "E" and before in _DESCRIBED)
                    or (found == "N" and before == "R")
                ):
                    self.out = out
                    found = self._one(index)
            out += found
        return out[1:]

    def _one(self, index: int) -> str:
        token = self.tokens[index]
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
        return self._by_context(token.low, options or by_shape(token.low), index)

    def _settled(self, low: str, options: str, index: int) -> str:
        """Return the one tag of a word of a closed class, but read "no longer" as "not" and "would like" as a verb."""
        if low == "no" and self.low(index + 1) == "longer":
            return "!"
        if low == "closed" and (self.out[-1] == "H" or (self.out[-1] in "NXR" and self._is_close(index + 1))):
            return "E"
        if low == "prepared" and self.out[-1] in "NX" and self.low(index + 1) == "to":
            return "E"
        if low == "first" and self.out[-1] == "H" and self.options(index + 1)[:1] in {"E", "O", "K"}:
            return "A"  # "had first met"
        floats = low in FLOATING and self.out[-1] in "MBH" and self.options(index + 1)[:1] in _FLOATED_BEFORE
        if floats or (low in _ADVERBIAL and self._is_adverbial(low, index)):
            return "A"  # "could both be freed", "analysts on average expect"
        led = self.out.rstrip("At")[-1:]
        return "V" if (low == "like" and led == "M") or (low == "last" and led in "MT") else options

    def _is_adverbial(self, low: str, index: int) -> bool:
        """Whether an adjective stands alone behind its preposition: "analysts on average | expect"."""
        led = self.out[-1] == "P" and self.low(index - 1) == _ADVERBIAL[low]
        return led and (self.options(index + 1)[:1] in _BEHIND_ADVERB or self.low(index + 1) == ",")

    def _is_close(self, after: int) -> bool:
        """Whether "closed" is a verb by what follows: "closed | a school", "the stock closed | on Thursday at"."""
        if self.options(after)[:1] in {"L", "#"}:
            return True
        told = self.low(after) in _CLOSING or self.low(after).startswith("on ")
        return told and _WITHOUT_VERB.search(self.out) is not None

    def _clitic(self, low: str, index: int) -> str:
        if low in {"'s", "’s"} and (self.low(index + 1), self.low(index + 2)) == ("going", "to"):
            return "B"
        if low in {"'s", "’s"} and self.out[-1] in "RW":
            return "H" if self.options(index + 1)[:1] == "K" else "B"
        if low in {"'s", "’s"} and self.out[-1] == "X" and self._is_of_name(index + 1):
            return "X"
        if low in {"'", "’"} and self._is_of_many(index):
            return "p"
        return self.known.get(low, "u")[0]

    def _is_of_name(self, after: int) -> bool:
        """Whether a name in 's owns nothing and so ends: "Moody's, which", "Macy's said", "Lloyd's of"."""
        low = self.low(after)
        return low in {",", "of", "said", "says"} or self.options(after)[:1] in _HELPERS

    def _is_of_many(self, index: int) -> bool:
        """Whether an apostrophe behind a plural makes a possessive of it, no quotation ends: "the unions' vote"."""
        word, after = self.tokens[index - 1], index + 1
        joined = index > 0 and word.timex < 0 and word.low.endswith("s") and word.end == self.tokens[index].start
        alone = not any(token.low in {"'", "‘", "’"} for token in self.tokens[: index - 1])
        return joined and alone and after < len(self.tokens) and self.tokens[after].low.isalpha()

    def _is_name(self, low: str, options: str, index: int) -> bool:
        before = self.out[-1]
        if low == "who":
            return self.text[self.tokens[index].start + 1].isupper()  # the health body by its initials
        if not (before in '^"' or (before in ":-" and index < _PREPARED)):
            return not (options and options[0] in "RLBHDC" and low not in {"us", "it"})
        if options[:1] == "M" and self.options(index + 1)[:1] in _VERBS:
            return True  # "May said", "Will is"
        if options:
            return low == "united" and not {"Z", "V"}.isdisjoint(self.options(index + 1))  # "United follows in May"
        if self._is_firm(low, index):
            return True
        return self.is_named(index + 1) or not low.endswith(("s", "ing", "ed", "ly", *_NOUN_ENDINGS))

    def _is_firm(self, low: str, index: int) -> bool:
        """Whether an unknown word in "-ing" that opens a sentence does something: "Boeing will", "Boeing, which"."""
        aside = self.low(index + 1) == ","
        after = self.options(index + 2 if aside else index + 1)[:1]
        return low.endswith("ing") and after in ("W" if aside else _VERBS) and after != ""

    def _by_context(self, low: str, options: str, index: int) -> str:  # noqa: PLR0911 - one rule a line, the surest first
        before = self.out[-1]
        if before == '"' and self.out[-2] in "TM":  # 'would "weep indoors"'
            before = self.out[-2]
        if options == "N" and low.endswith("ing") and (self.out.endswith(("B", "BA")) or self._has_object(index)):
            return "G"
        if options == "N" and low.endswith("s") and before == "R" and self._is_done_by(index):
            return "Z"
        if options in {"JE", "JN", "RA"}:
            return self._two_faced(options, index)
        if options == "D":
            return "V" if before in "TM" else "D"
        if options == "c":
            return that(self, index)
        if options == "T":
            return "T" if self.starts_verb(index) else "P"
        if before in "TMD" or (before in "A!t" and self.out.rstrip("A!t")[-1:] in {"T", "M", "D"}):
            return self._verb_form(low, options)
        if options in _SETTLED:
            return options
        return self._in_phrase(options, index)

    def _has_object(self, index: int) -> bool:
        """Whether a noun in "-ing" behind "to" does something to what follows: "with a view to | signing a treaty"."""
        return self.out[-1] == "P" and self.low(index - 1) == "to" and self.options(index + 1)[:1] in {"L", "p"}

    def _is_done_by(self, index: int) -> bool:
        """Whether "he", "she" or "it" before a word opens its clause: "if it snows"."""
        return self.tokens[index - 1].low in _HE and self.out[-2] in _CLAUSE_OPENING

    def _in_phrase(self, options: str, index: int) -> str:  # noqa: PLR0911 - one rule a line, the surest first
        before = self.out[-1]
        if self.low(index) == "come" and before in _OPENING_TIME and self.options(index + 1) == "t":
            return "P"  # "Come Sunday they will be here"
        if before == "," and self.out[-2] == "J" and self.low(index).endswith("er") and self.noun_follows(index):
            return "J"  # "a second, lower crest"
        if self.low(index) in _RELYING and before in "NXRt" and self.low(index + 1) in {"on", "upon"}:
            return "Z"  # "the airline counts on a recovery"
        if "V" in options or "Z" in options:
            return verb_or_noun(self, options, index)
        if options == "E" and before != "#" and self.is_nominal(index, options) and self.noun_follows(index):
            return "J"
        if options == "E" and before == "V" and self.noun_follows(index):
            return "J"  # "to restore depleted stocks"
        if options == "G" and before in "NX" and self.is_deed(index):
            return "N"
        if options == "G" and before in "Lp" and self.noun_follows(index):
            return "N" if self._is_begun(index) else "J"
        if options == "G" and (before in "Jp" or (before == "L" and not self.noun_follows(index))):
            return "N"
        return options[0]

    def _is_begun(self, index: int) -> bool:
        """Whether a noun in "-ing" has its verb behind it: "before the voting starts on Monday"."""
        if self.options(index + 1) == "JE":
            return True  # "its sailing due on Wednesday"
        return self.low(index + 1) in timetable() and self.options(index + 2) in {"t", ".", "S"}

    def _two_faced(self, options: str, index: int) -> str:
        """Read "due", "final" and "there": "the ship, due in Tyre", "the final begins", "a diplomat there said"."""
        before, after = self.out[-1], self.options(index + 1)[:1]
        if options == "JE":
            to = self.low(index + 1) == "to"
            dates = after == "t" or (after == "P" and not to) or (to and before == "," and self.starts_verb(index + 1))
            return "E" if before in "NX," and dates else "J"
        if options == "JN":
            officer = self.low(index) == "general" and after in _VERBS
            return "N" if officer or after in _AFTER_NOUN or self.low(index + 1) in {",", "."} else "J"
        return "A" if before == "N" and after not in {"M", "B", "p"} else "R"

    def _verb_form(self, low: str, options: str) -> str:
        for option in options:
            if option in "VEKG":
                plain = option in "VE" and not self.out.endswith(("b", "H")) and not low.endswith("ed")
                return "V" if plain else option
        return (
            "V" if options[0] == "N" and low != "one" and self.out.rstrip("A!")[-1:] in {"T", "M", "D"} else options[0]
        )


@lru_cache(_REMEMBERED)
def _at_sight(low: str) -> str:
    """Return the tag of a word in small letters that nothing before it changes but `_CHANGING`, "" where it may."""
    if not low[0].isalpha() or low in _MOVABLE:
        return "#" if low[0].isdigit() else ""
    options = lexicon_tags().get(low) or by_shape(low)
    moves = options == "N" and low.endswith("ing")  # "is building"
    return options if (options in _SETTLED or options == "E") and not moves else ""
