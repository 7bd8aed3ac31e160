"""The words of one sentence with a tag each, time expressions counting as one word.

Invariant: `tags` has one character for each token (see `tracker.grammar.words`), and tokens lie in order in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.grammar.words import tags as lexicon_tags
from tracker.grammar.words import timetable

_TOKEN = re.compile(r"['’](?:s|ll|d|re|ve|m)\b|(?:[A-Za-z]\.){2,}|[^\W_]+(?:[.,]\d+)*(?:[-’'&][^\W_]+)*\.?|--|[^\w\s]")
_CLITIC = re.compile(r"['’](?:s|ll|d|re|ve|m|S)$")
_DOTTED = frozenset(
    "mr mrs ms dr gov sen rep gen col lt st jan feb mar apr jun jul aug sept sep oct nov dec no inc corp co ltd jr sr".split()
)
_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    ".": ".",
    "!": ".",
    "?": ".",
    "-": "-",
    "--": "-",
    "–": "-",
    "—": "-",
    "…": ".",
}
_PUNCTUATION |= dict.fromkeys('"“”', '"') | dict.fromkeys("([", "(") | dict.fromkeys(")]", ")")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "hood", "dom")
_ADJECTIVE_ENDINGS = ("ful", "less", "ous", "ive", "able", "ible", "al", "ic", "ary")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a time expression (`timex` is its number among those of the article)."""

    start: int
    end: int
    low: str
    timex: int = -1


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence as tokens and their tags; `text` is the whole article, which offsets count in."""

    text: str
    tokens: tuple[Token, ...]
    tags: str

    def words(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def lows(self, first: int, last: int) -> str:
        """Return tokens `first` to `last` in lower case, joined by single spaces."""
        return " ".join(t.low for t in self.tokens[first : last + 1])


def tag(text: str, start: int, end: int, times: Sequence[tuple[int, int, int]] = ()) -> Tagged:
    """Tag `text[start:end]`; `times` are (start, end, number) of the time expressions in it, in order.

    >>> tagged = tag("Talks will begin on Friday in Geneva.", 0, 37, [(17, 26, 0)])
    >>> tagged.tags
    'NMVtPX.'
    """
    tokens = _tokens(text, start, end, times)
    return Tagged(text, tuple(tokens), _tags(text, tokens))


def _tokens(text: str, start: int, end: int, times: Sequence[tuple[int, int, int]]) -> list[Token]:
    found: list[Token] = []
    at = start
    for begin, stop, number in times:
        if begin >= at:
            found += _plain(text, at, begin)
            found.append(Token(begin, stop, text[begin:stop].lower(), number))
            at = stop
    return found + _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at, stop = match[0], match.start(), match.end()
        if (
            word[-1] == "."
            and len(word) > 1
            and word.count(".") == 1
            and word[:-1].lower() not in _DOTTED
            and len(word) > 2
        ):
            found += _split_clitic(word[:-1], at, stop - 1)
            found.append(Token(stop - 1, stop, "."))
        else:
            found += _split_clitic(word, at, stop)
    return found


def _split_clitic(word: str, start: int, end: int) -> list[Token]:
    clitic = _CLITIC.search(word)
    if clitic is None or clitic.start() == 0:
        return [Token(start, end, word.lower())]
    cut = start + clitic.start()
    return [Token(start, cut, word[: clitic.start()].lower()), Token(cut, end, clitic[0].lower())]


def _tags(text: str, tokens: list[Token]) -> str:
    known = lexicon_tags()
    out = "^"
    for index, token in enumerate(tokens):
        out += _one(text, tokens, index, token, out, known)
    return out[1:]


def _one(text: str, tokens: list[Token], index: int, token: Token, out: str, known: dict[str, str]) -> str:
    low, before = token.low, out[-1]
    if token.timex >= 0:
        return "t"
    first = text[token.start]
    if not first.isalnum():
        return _PUNCTUATION.get(low) or _clitic(low, before, tokens, index, known)
    if first.isdigit():
        return "#"
    options = known.get(low, "")
    if first.isupper() and _is_name(low, options, before, tokens, index, text):
        return "X"
    if len(options) == 1 and options not in "VZEGTKcS":
        return options
    return _by_context(low, options or _by_shape(low), before, out, tokens, index, text, known)


def _clitic(low: str, before: str, tokens: list[Token], index: int, known: dict[str, str]) -> str:
    if low in {"'s", "’s"} and before in "RW":
        following = known.get(tokens[index + 1].low, "N")[0] if index + 1 < len(tokens) else "."
        return "B" if following != "K" else "H"
    return known.get(low, "u")[0]


def _is_name(low: str, options: str, before: str, tokens: list[Token], index: int, text: str) -> bool:
    begins = before in '^"' or (before in ":-" and index < 8)  # noqa: PLR2004 - a colon or dash early on opens the sentence proper
    if not begins:
        return not (options and options[0] in "RLMBHDC" and low not in {"us", "it"})
    if options:
        return False
    follows = index + 1 < len(tokens) and text[tokens[index + 1].start].isupper()
    return follows or not low.endswith(("s", "ing", "ed", "ly", *_NOUN_ENDINGS))


def _by_shape(low: str) -> str:
    if low.endswith("ly") and len(low) > 4:  # noqa: PLR2004 - "fly", "July" and "ally" are no adverbs
        return "A"
    if low.endswith("ing") and len(low) > 5:  # noqa: PLR2004 - "king", "thing"
        return "G"
    if low.endswith("ed") and len(low) > 4 and not low.endswith("eed"):  # noqa: PLR2004 - "shed"
        return "E"
    if low.endswith(_ADJECTIVE_ENDINGS) and len(low) > 5:  # noqa: PLR2004 - "deal", "goal", "public"
        return "J"
    return "N"


def _by_context(
    low: str, options: str, before: str, out: str, tokens: list[Token], index: int, text: str, known: dict[str, str]
) -> str:
    if options == "c":
        return _that(before, tokens, index, known)
    if options == "T":
        return _to(tokens, index, text, known)
    after_help = before in "TMD" or (before in "A!t" and _help_before(out))
    if after_help:
        return _verb_form(low, options, out)
    nominal = before in "LJp#" or (before == "P" and options[0] != "G")
    if "V" in options or "Z" in options:
        return _verb_or_noun(low, options, before, out, tokens, index, nominal=nominal)
    if options == "E" and nominal and before != "#" and _noun_follows(tokens, index, known, text):
        return "J"
    if options == "G" and (before in "Jp" or (before == "L" and not _noun_follows(tokens, index, known, text))):
        return "N"
    return options[0]


def _help_before(out: str) -> bool:
    return out.rstrip("A!t")[-1:] in {"T", "M", "D"}


def _verb_form(low: str, options: str, out: str) -> str:
    for option in options:
        if option in "VEKG":
            return (
                "V" if option in "VE" and not out.endswith(("b", "H")) and low.find("ed", len(low) - 2) < 0 else option
            )
    return "V" if options[0] == "N" and out[-1] in "TM" else options[0]


def _that(before: str, tokens: list[Token], index: int, known: dict[str, str]) -> str:
    following = known.get(tokens[index + 1].low, "N")[0] if index + 1 < len(tokens) else "."
    if before in "NX" and following in "MBHDZO":
        return "W"
    return "L" if before in "P^" and following in "NJ" else "c"


def _to(tokens: list[Token], index: int, text: str, known: dict[str, str]) -> str:
    following = index + 1
    while following < len(tokens) and known.get(tokens[following].low, "")[:1] in {"A", "!"}:
        following += 1
    if following >= len(tokens) or tokens[following].timex >= 0:
        return "P"
    token = tokens[following]
    options = known.get(token.low, "")
    if "V" in options or options[:1] in {"b", "H", "D"}:
        return "T"
    shaped = not options and text[token.start].islower() and not token.low.endswith(("s", "ing", *_NOUN_ENDINGS))
    return "T" if shaped and not _bare_noun(tokens, following + 1, known) else "P"


def _bare_noun(tokens: list[Token], index: int, known: dict[str, str]) -> bool:
    if index >= len(tokens) or tokens[index].timex >= 0:
        return False
    low = tokens[index].low
    return low.isalpha() and known.get(low, "N")[0] == "N" and not low.endswith("ing")


def _verb_or_noun(
    low: str, options: str, before: str, out: str, tokens: list[Token], index: int, *, nominal: bool
) -> str:
    verb = next(o for o in options if o in "VZ")
    if nominal:
        return "E" if "E" in options and before == "#" else "N"
    if out.endswith("B") or (before in "A!" and out.rstrip("A!")[-1:] in {"B", "H"}) or before in "bH":
        return next((o for o in options if o in "EK"), options[0])
    if before == "R":
        return (
            "O"
            if "O" in options
            else ("E" if "E" in options and verb == "V" and tokens[index - 1].low in {"he", "she", "it"} else verb)
        )
    if options[0] != "N":
        return _plain_verb(options, verb, before)
    if before in "NXt," and low in timetable() and _can_be_finite(out, tokens, index):
        return verb
    return "N"


def _plain_verb(options: str, verb: str, before: str) -> str:
    if verb == "V" and ("E" in options or "O" in options) and before in "NXRt":
        return "E" if "E" in options else "O"
    return verb


def _can_be_finite(out: str, tokens: list[Token], index: int) -> bool:
    clause = re.split(r"[;:\"cSWC]", out)[-1]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    plural = tokens[index - 1].low.endswith("s") or tokens[index].low.endswith("s")
    opens = following is not None and (following.timex >= 0 or following.low in _AFTER_VERB)
    return plural and opens and not re.search(r"[MBHDZOV]", clause)


_AFTER_VERB = frozenset("in on at the a an for to from with into its his her their our this next".split())


def _noun_follows(tokens: list[Token], index: int, known: dict[str, str], text: str) -> bool:
    if index + 1 >= len(tokens):
        return False
    token = tokens[index + 1]
    options = known.get(token.low, "N")
    return token.timex < 0 and text[token.start].isalpha() and options[0] in "NJGE"
