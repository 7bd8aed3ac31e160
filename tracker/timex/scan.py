"""The one fast pass over a text: where a run of words of time with at least one that tells stands.

Invariant: runs come in order, do not overlap, and are found in time linear in the text: google-re2 runs the
pattern over UTF-8 bytes, and offsets are carried back to code points in one pass.
"""

from __future__ import annotations

from collections.abc import Iterator

import re2

from tracker.lexicon.spelling import one_of
from tracker.timex.vocabulary import CLOSING, PROPER, TELLING, WORDS

# Read as bytes: one blank of ASCII or a no-break space, then at most one line end.
_BLANK = r"(?:\xc2\xa0|[ \t]{1,3}\n?[ \t]{0,3}|\n)"
_FIGURE = r" \(\d{1,3}\) "  # what repeats a number word: "two (2) weeks"
_DASH = r"(?:[-/]|\xe2\x80[\x93\x94])"
_JOIN = rf"(?:\.?,?-?(?:'s|\xe2\x80\x99s)?{_BLANK}(?:{_DASH} ?)?|\.?{_DASH}|{_FIGURE}|[,.])"
_DIGITS = r"\d{1,4}(?:st|nd|rd|th)?|\d{1,3},\d{3}|\d{1,2}[.:]\d{1,2}"
_HALVES = r"\b\d{1,3}\xc2[\xbc-\xbe]"  # a quarter, a half, three quarters as one sign
_COUNTED = r"\d{1,3}(?i:days?|weeks?|wks?|months?|mos|years?|yrs?|hours?|hrs?|minutes?|mins?)"
_HALF_HOUR = r"(?i:half)\s(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_BESIDE_HOUR = (
    r"(?i:at|until|till)\s(?:(?i:about|around)\s)?(?i:five|ten|twenty|twenty-five)\s(?i:to|before|after)\s"
    r"(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
# "Q3FY27", "2H27", "Q4'27", "Q1-2027"
_CODE_YEAR = r"(?:[FC]Y)?(?:-|'|\xe2\x80\x99)?(?:20)?\d\d"
_TELLING_DIGITS = (
    r"\d{4}-\d\d?-\d\d?(?:T\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?|[12]\d{3}s?|\d0s|\d\d?/\d\d?/\d{2,4}|\d\d?\.\d\d?\.\d{4}|\d\d?:\d\d(?::\d\d)?"
    r"|\d{4}/\d\d?/\d\d?|9/11|24/7|\d\d?(?:[.:]\d\d)?[ap]m"
    rf"|(?:[QH][1-4]|[1-4][QH])(?:{_CODE_YEAR})?|(?:19|20)\d\d-?[QH][1-4]|[FC]Y ?'?\d{{2,4}}"
    r"|(?i:the)\s\d\d?(?:st|nd|rd|th)|(?i:first|second|latter)[ -](?i:half)"
    r"|(?i:twenty)[ -](?i:ten|\w+teen|eleven|twelve|twenty|thirty|forty|fifty)"
    r"|(?i:nineteen|eighteen)[ -](?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"|{_HALF_HOUR}|{_BESIDE_HOUR}|{_COUNTED}|\d{{4}} (?:GMT|UTC|BST)"
)
_LONGEST = 1500  # code points; the longest run in a million words of news has 130
_APOSTROPHE_YEAR = r"['`]\d\ds?\b|\xe2\x80[\x98\x99]\d\ds?\b"


def _spelt(kinds: frozenset[str]) -> str:
    """One pattern for the words of some kinds; words that need a capital are spelt with one."""
    words = {x.replace("’", "'") for x in WORDS if x[0].isalpha() and WORDS[x].kind in kinds}
    proper = [y for x in words & PROPER for y in (x.capitalize(), x.upper())]
    spelt = f"(?i:{one_of(words - PROPER, _SIGNS)})"
    return f"{spelt}|{one_of(proper, _SIGNS)}" if proper else spelt


_SIGNS = str.maketrans({" ": r"\s", "'": r"(?:'|\xe2\x80\x99)", ".": r"\."})


def _pattern() -> str:
    filling = frozenset(x.kind for x in WORDS.values()) - TELLING
    tells = rf"(?:\b(?:{_spelt(TELLING)}|{_TELLING_DIGITS})\b|{_APOSTROPHE_YEAR})"
    fills = rf"(?:\b(?:{_spelt(filling)}|{_DIGITS})\b|{_HALVES})"
    closes = rf"\b(?:{_spelt(CLOSING)}|{_DIGITS})\b"
    return rf"(?:{fills}{_JOIN})*{tells}(?:(?:{_JOIN}{fills})*{_JOIN}(?:{tells}|{closes}))*(?:'s|\xe2\x80\x99s)?\.?"


def _compiled() -> re2._Regexp:
    options = re2.Options()
    options.never_capture = options.longest_match = True  # whichever word a branch begins with, the longest run
    options.encoding = re2.Options.Encoding.LATIN1  # bytes as they are: a seventh of the states that UTF-8 needs
    options.max_mem = 64 << 20
    options.log_errors = False
    return re2.compile(_pattern().encode("latin-1"), options)


_RUN = _compiled()
_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED  # noqa: SLF001 - see `_spans`


def runs(text: str) -> list[tuple[int, int]]:
    """Return the spans of candidate runs, in code points.

    >>> text = "They met on Friday, May 5."
    >>> [text[a:b] for a, b in runs(text)]
    ['on Friday, May 5.']
    """
    raw = text.encode("utf-8", "replace")  # half a surrogate pair counts as one sign either way
    found = _spans(raw) if len(raw) == len(text) else _in_code_points(raw)
    if [run for run in found if run[1] - run[0] > _LONGEST]:
        return [part for run in found for part in _cut(text, *run)]
    return found


def _spans(raw: bytes) -> list[tuple[int, int]]:
    """Return the span of every match, in bytes.

    The binding is called itself: the objects that `finditer` makes of a match cost as much as finding it.
    """
    search, end, stop = _RUN._regexp.Match, len(raw), 0  # noqa: SLF001 - see above
    found: list[tuple[int, int]] = []
    while True:
        start, stop = search(_ANYWHERE, raw, stop, end)[0]
        if start < 0:
            return found
        found.append((start, stop))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run that no language writes at blanks, so that reading runs stays linear in the text."""
    while start < end:
        stop = end if end - start <= _LONGEST else text.rfind(" ", start + 1, start + _LONGEST)
        stop = stop if stop > start else start + _LONGEST
        yield start, stop
        start = stop


def _in_code_points(raw: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    seen, count = 0, 0
    for start, end in _spans(raw):
        first = count + len(raw[seen:start].decode())
        last = first + len(raw[start:end].decode())
        found.append((first, last))
        seen, count = end, last
    return found
