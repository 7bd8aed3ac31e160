"""The one fast pass over a text: where a run of words of time with at least one that tells stands.

Invariant: runs come in order, do not overlap, and are found in time linear in the text: google-re2 runs the
pattern over UTF-8 bytes, and offsets are carried back to code points in one pass.
"""

from __future__ import annotations

from collections.abc import Iterator

import re2

from tracker.timex.vocabulary import PROPER, TELLING, WORDS

_BLANK = r"(?:[ \t\x{a0}\x{202f}]{1,9}(?:\n[ \t]{0,9})?|\n[ \t]{0,9})"
_JOIN = rf"(?:\.?,?(?:['’]s)?{_BLANK}(?:[-–—/]{_BLANK})?|\.?[-–—/]|,)"
_DIGITS = r"\d{1,4}(?:st|nd|rd|th)?|\d{1,3},\d{3}|\d{1,2}[.:]\d{1,2}(?::\d\d)?"
_TELLING_DIGITS = (
    r"[12]\d{3}s?|['’`]\d{2}s?|\d{2}s|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|\d{1,2}:\d{2}|[QH][1-4]|FY ?'?\d{2,4}"
)


def _spelt(words: list[str]) -> str:
    """One pattern for many words, the longest first; words that need a capital are spelt with one."""
    free = sorted((x for x in words if x not in PROPER), key=lambda x: (-len(x), x))
    proper = [y for x in words if x in PROPER for y in (x.capitalize(), x.upper())]
    spelt = "|".join(re2.escape(x).replace(r"\ ", _BLANK).replace("'", "['’]").replace("’", "['’]") for x in free)
    return f"(?i:{spelt})" + "".join(f"|{x}" for x in proper)


def _pattern() -> str:
    words = [x for x in WORDS if x[0].isalpha()]
    telling = _spelt([x for x in words if WORDS[x].kind in TELLING])
    filling = _spelt([x for x in words if WORDS[x].kind not in TELLING])
    tells = rf"(?:\b(?:{telling}|{_TELLING_DIGITS})\b|['’`]\d\ds?\b)"
    fills = rf"\b(?:{filling}|{_DIGITS})\b"
    return rf"(?:{fills}{_JOIN})*{tells}(?:{_JOIN}(?:{tells}|{fills}))*\.?"


def _compiled() -> object:
    options = re2.Options()
    options.never_capture = True
    options.max_mem = 64 << 20  # the pattern is a few hundred words; the default of 8 MB makes it start over too often
    options.log_errors = False
    return re2.compile(_pattern(), options)


_RUN = _compiled()


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Return the spans of candidate runs, in code points.

    >>> [("They met on Friday, May 5."[a:b]) for a, b in runs("They met on Friday, May 5.")]
    ['on Friday, May 5.']
    """
    raw = text.encode("utf-8", "replace")
    if len(raw) == len(text):
        return (m.span() for m in _RUN.finditer(raw))
    return _in_code_points(raw)


def _in_code_points(raw: bytes) -> Iterator[tuple[int, int]]:
    seen, count = 0, 0
    for match in _RUN.finditer(raw):
        start, end = match.span()
        first = count + len(raw[seen:start].decode())
        last = first + len(raw[start:end].decode())
        yield first, last
        seen, count = end, last
