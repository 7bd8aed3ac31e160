"""Time against length: newswire from 1 kB to 10 MB, and hostile texts from 10 kB to 1 MB.

Invariant: a text of ten times the length is one more call on one string, so a pace that holds is linear growth.
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
    return _table([("newswire", text, _SIZES)])


def hostile() -> str:
    """Return the table for texts made to be slow, each one piece over and over."""
    return _table(
        [(name, piece * (_HOSTILE_SIZES[-1] // len(piece) + 1), _HOSTILE_SIZES) for name, piece in HOSTILE.items()]
    )


def _table(texts: list[tuple[str, str, tuple[int, ...]]]) -> str:
    rows = []
    for name, text, sizes in texts:
        timex.find(text[:_WARM], _DAY)
        paces = [_microseconds(text[:size]) / size * 1e3 for size in sizes]
        rows.append([name, *(f"{pace:,.0f}" for pace in paces), f"{paces[-1] / paces[0]:.2f}"])
    return table(("microseconds a kB, at", *(_short(size) for size in texts[0][2]), "last to first"), rows)


def _microseconds(text: str) -> float:
    return best(lambda: timex.find(text, _DAY), 1 if len(text) >= _ONCE else 5) * 1e6


def _short(size: int) -> str:
    return f"{size // 1_000_000} MB" if size >= _ONCE else f"{size // 1_000} kB"
