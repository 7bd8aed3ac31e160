"""Time against length: newswire from 1 kB to 10 MB, and hostile texts from 10 kB to 1 MB.

Invariant: a text of ten times the length is one more call on one string, so a pace that holds is linear growth; plain
newswire is read in as many pieces as fill a megabyte, as the processor learns a short one that it reads again.
"""

from __future__ import annotations

from datetime import date

from benchmarks.articles import make
from benchmarks.measure import best
from benchmarks.page import table
from tracker import timex

_DAY = date(2026, 1, 31)
_SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
_HOSTILE_SIZES = (10_000, 100_000, 1_000_000)
_WARM = 20_000
_ONCE = 1_000_000  # from this length on, one call is long enough to be measured

HOSTILE = {
    "digits without end": "1234567890",
    "digits and spaces": "12 ",
    "digits and slashes": "1/2/",
    "next next next": "next ",
    "nested commas": "2026, (1,(2,(3, ",
    "no space at all": "abcdefghij",
    "may may may": "May may ",
    "the first of the first of": "the first of ",
    "number words": "twenty hundred and ",
    "Mondays and": "Monday and ",
    "from 1 to 2 to 3": "from 1 to 2 to ",
    "the end of the end of": "the end of ",
    "two or three or": "two or three or ",
    "years of years": "years of the year ",
    "apostrophes": "'90s'",
    "hyphens": "two-year-",
    "clock times": "3 p.m. to ",
    "blanks": "May \t \n ",
    "emoji between dates": "5 May 🙂",
    "half a": "half a half a ",
}


def newswire() -> str:
    """Return the table for plain newswire: seconds, and the pace by kB beside that of 1 kB."""
    text = "\n\n".join(article.text for article in make(_SIZES[-1] // 2_000))
    timex.find(text[:_WARM], _DAY)
    return _lined(_SIZES, [["newswire", *_shown([_pace(text, size) for size in _SIZES])]])


def _pace(text: str, size: int) -> float:
    """Return the microseconds a kB of reading pieces of a size, each once, the shortest of some rounds."""
    pieces = [text[start : start + size] for start in range(0, max(size, _ONCE), size)]
    spent = best(lambda: [timex.find(piece, _DAY) for piece in pieces], 5 if size <= _ONCE else 2)
    return spent / sum(map(len, pieces)) * 1e9


def hostile() -> str:
    """Return the table for texts made to be slow, each one piece over and over."""
    rows = []
    for name, piece in HOSTILE.items():
        text = piece * (_HOSTILE_SIZES[-1] // len(piece) + 1)
        timex.find(text[:_WARM], _DAY)
        rows.append([name, *_shown([_microseconds(text[:size]) / size * 1e3 for size in _HOSTILE_SIZES])])
    return _lined(_HOSTILE_SIZES, rows)


def _shown(paces: list[float]) -> list[str]:
    """Return the paces of a row, and the last beside the first."""
    return [*(f"{pace:,.0f}" for pace in paces), f"{paces[-1] / paces[0]:.2f}"]


def _lined(sizes: tuple[int, ...], rows: list[list[str]]) -> str:
    return table(("microseconds a kB, at", *(_short(size) for size in sizes), "last to first"), rows)


def _microseconds(text: str) -> float:
    return best(lambda: timex.find(text, _DAY), 1 if len(text) >= _ONCE else 5) * 1e6


def _short(size: int) -> str:
    return f"{size // 1_000_000} MB" if size >= _ONCE else f"{size // 1_000} kB"
