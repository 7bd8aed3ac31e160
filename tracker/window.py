"""Windows: whole days between which a predicted event is to happen or begin.

Invariant: `earliest <= latest` wherever both are set; `None` is no bound on that side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta


class WindowError(ValueError):
    """The window ends before it begins."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days `earliest` to `latest`, both included; a soft end is one that the words leave loose.

    `tail_end` is set where the words themselves say how far a soft `latest` may stretch
    ("by November" ends its tail with November); otherwise the tail follows the convention of `tail`.

    >>> Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True).tail
    datetime.date(2025, 11, 7)
    """

    earliest: date | None
    latest: date | None
    earliest_soft: bool = False
    latest_soft: bool = False
    tail_end: date | None = None

    def __post_init__(self) -> None:
        """Refuse a window that ends before it begins."""
        if self.earliest and self.latest and self.latest < self.earliest:
            message = f"the window ends on {self.latest}, before it begins on {self.earliest}"
            raise WindowError(message)

    @property
    def tail(self) -> date | None:
        """The last day of the tail; `latest` itself where that end is hard, None where there is none.

        A tail is half the window's length in days, rounded up, one day at least: a convention of ours.
        """
        if self.latest is None or not self.latest_soft:
            return self.latest
        if self.tail_end is not None:
            return max(self.tail_end, self.latest)
        return self.latest + timedelta(days=max(1, (self.days + 1) // 2))

    @property
    def days(self) -> int:
        """Days from `earliest` to `latest`; 0 where either is unbounded.

        >>> Window(date(2025, 10, 17), date(2025, 10, 31)).days
        14
        """
        if self.earliest is None or self.latest is None:
            return 0
        return (self.latest - self.earliest).days

    def holds(self, day: date) -> bool:
        """Whether `day` lies in the window, its tail not counted."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

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
        ends = {name: day + by for name in _ENDS if (day := getattr(self, name)) is not None}
        return replace(self, **ends)


_ENDS = ("earliest", "latest", "tail_end")


def _before(latest: date | None, earliest: date | None) -> bool:
    return latest is not None and earliest is not None and latest < earliest
