"""Windows: whole days between which a predicted event is to happen or begin.

Invariant: `earliest <= latest` wherever both are set; `None` is no bound on that side.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple, Self


def days_after(day: date, days: int) -> date:
    """Return the day so many days later (before, where negative); the calendar's first or last where it ends there.

    >>> days_after(date(2026, 1, 31), 1), days_after(date(9999, 12, 31), 14)
    (datetime.date(2026, 2, 1), datetime.date(9999, 12, 31))
    """
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


class WindowError(ValueError):
    """The window ends before it begins."""


class _Ends(NamedTuple):
    earliest: date | None
    latest: date | None
    earliest_soft: bool
    latest_soft: bool
    tail_end: date | None


class Window(_Ends):
    """Days `earliest` to `latest`, both included; a soft end is one that the words leave loose.

    `tail_end` is set where the words themselves say how far a soft `latest` may stretch
    ("by November" ends its tail with November); otherwise the tail follows the convention of `tail`.
    A tuple, as a text has one for each of its times, and a frozen dataclass takes thrice as long to make.

    >>> Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True).tail
    datetime.date(2025, 11, 7)
    """

    __slots__ = ()

    def __new__(
        cls,
        earliest: date | None,
        latest: date | None,
        earliest_soft: bool = False,  # noqa: FBT001, FBT002 - a field
        latest_soft: bool = False,  # noqa: FBT001, FBT002 - a field
        tail_end: date | None = None,
    ) -> Self:
        """Make a window. Raises `WindowError` where it would end before it begins."""
        if earliest and latest and latest < earliest:
            message = f"the window ends on {latest}, before it begins on {earliest}"
            raise WindowError(message)
        return tuple.__new__(cls, (earliest, latest, earliest_soft, latest_soft, tail_end))

    @classmethod
    def _make(cls, iterable: Iterable[Any]) -> Self:  # type: ignore[override] # mypy gives it arguments it has not
        """Make a window of its fields in order, as `_replace` does, checked as any other."""
        return cls(*iterable)

    @property
    def tail(self) -> date | None:
        """The last day of the tail; `latest` itself where that end is hard, None where there is none.

        A tail is half the window's length in days, rounded up, one day at least: a convention of ours.
        """
        if self.latest is None or not self.latest_soft:
            return self.latest
        if self.tail_end is not None:
            return max(self.tail_end, self.latest)
        return days_after(self.latest, max(1, (self.days + 1) // 2))

    @property
    def days(self) -> int:
        """Days from `earliest` to `latest`; 0 where either is unbounded.

        >>> Window(date(2025, 10, 17), date(2025, 10, 31)).days
        14
        """
        if self.earliest is None or self.latest is None:
            return 0
        return (self.latest - self.earliest).days

    def gap(self, other: Window) -> int:
        """Days between two windows, from the end of one to the beginning of the other; 0 where they meet.

        >>> Window(date(2025, 5, 1), date(2025, 5, 4)).gap(Window(date(2025, 5, 9), None))
        5
        """
        pairs = ((self, other), (other, self))
        return max(0, *((a.earliest - b.latest).days if a.earliest and b.latest else 0 for a, b in pairs))

    def overlaps(self, other: Window) -> bool:
        """Whether the two windows share a day, tails not counted."""
        return not (_before(self.latest, other.earliest) or _before(other.latest, self.earliest))

    def moved(self, by: timedelta) -> Window:
        """Return the window so much later.

        >>> Window(date(2025, 5, 1), None).moved(timedelta(days=7)).earliest
        datetime.date(2025, 5, 8)
        """
        ends = {name: day + by for name in _DAYS if (day := getattr(self, name)) is not None}
        return self._replace(**ends)


_DAYS = ("earliest", "latest", "tail_end")


def _before(latest: date | None, earliest: date | None) -> bool:
    return latest is not None and earliest is not None and latest < earliest
