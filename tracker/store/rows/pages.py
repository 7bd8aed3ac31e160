"""What lists are made of: pages of rows, and what narrows them.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a longer list: `number` counts from 1, `total` counts rows on all pages."""

    rows: tuple[T, ...]
    total: int
    number: int
    size: int

    @property
    def last(self) -> int:
        """The number of the last page; 1 where there is nothing."""
        return last_page(self.total, self.size)


def last_page(total: int, size: int) -> int:
    """Return the number of the last page of so many rows, `size` on each; 1 where there is nothing.

    >>> last_page(101, 50), last_page(100, 50), last_page(0, 50)
    (3, 2, 1)
    """
    return max(1, -(-total // size))


def page_within(number: int, total: int, size: int) -> int:
    """Return the number of a page that there is: the first or the last for a number before or behind them."""
    return min(max(1, number), last_page(total, size))


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrows a list to; an empty field narrows nothing, filled ones must all hold.

    Every word of `search` must begin a word of the title, of a quote or of a speaker; "words in quotes" stand so in
    a row, and -words must not be there. Other marks are no syntax.
    `since` and `until` are days that an event's window (or, where settled, its outcome) must touch.
    """

    search: str = ""
    states: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()  # speaker keys
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FoundRow:
    """The statement that fits a search best; its words stand in the quote at `spans`, in the speaker at `named`."""

    prediction_id: int
    quote: str
    speaker: str | None
    speaker_key: str | None
    published_on: date
    spans: tuple[tuple[int, int], ...]
    named: tuple[tuple[int, int], ...]
