"""The day of a report, weighed against the days that were foretold for an event.

Invariant: nothing has happened before it was foretold, and nothing is told before it is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.linking.doing import does_another
from tracker.linking.values import Clue, Mention
from tracker.linking.who import COMMON_ACTS
from tracker.window import Window

WEEK = timedelta(days=7)
AHEAD = timedelta(days=1)
STALE = 14
"""So many days before its window, an event does not happen; after it, it may still be it."""
NEAR = 21
"""So many days before its day an event is most often called off."""
FRESH = 14
"""So many days after its window, an event is still news that is told without its day."""
OVER = 45
"""So many days after its window, an event is no longer called off or put off."""
FORGOTTEN = timedelta(days=365)
"""So long after its window, or after it was foretold without an end, nothing tells of an event any more."""
OFF = -0.3
"""What it takes away at most that a deed which is measured by its plan was done on other days."""
LATE = 60
"""What happens later than this after its window is rarely what was foretold."""


def day(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh the day of a report: nothing predicted has happened before it was said, or is told before it is due."""
    window, on = old.window, new.window.latest if new.window else None
    end = window.tail if window is not None else None
    if (on or new.published_on) - (end or old.published_on) > FORGOTTEN:
        yield Clue(-4.0, "it was foretold for long ago")
    if new.says != "happened":
        if end is not None and (new.published_on - end).days > OVER:
            yield Clue(-3.0, "its window is long over")
        elif new.window is not None and window is not None:
            yield _planned(new.window, window)
        elif window is not None and window.earliest and end and is_short(window):
            near = -STALE <= (window.earliest - new.published_on).days <= NEAR
            yield Clue(0.4 if near else 0.0, "its day is near")
    elif on is not None and on < old.said_on:
        yield Clue(-4.0, "it happened before this was said")
    elif on is not None and window is not None and new.window is not None:
        alike = bool(new.act_set & old.act_set - COMMON_ACTS)
        slips = alike and not does_another(new, old)
        placed = _met(new.window, window) or _placed(new.window, window.earliest, end, slips=slips)
        slipped = "planned" in new.marks and alike
        yield Clue(max(placed.points, OFF), placed.words) if slipped else placed
    elif window is not None and window.earliest is not None:
        yield _come(new.published_on, window.earliest, end)


def _come(today: date, earliest: date, end: date | None) -> Clue:
    """Weigh what is told without a day: of an event whose day has come, and came not long ago."""
    if earliest > today:
        return Clue(-1.0, "its day has not come")
    late = (today - end).days if end else 0
    return Clue(0.3, "its day has come") if late <= FRESH else Clue(-0.4 if late <= OVER else -1.0, "its day is over")


def _planned(one: Window, other: Window) -> Clue:
    """Weigh that what fell through was planned for the days that were foretold, or for others."""
    if one.overlaps(other):
        return Clue(0.8 if is_short(one) and is_short(other) else 0.2, "it was planned for those days")
    return Clue(-0.3 if one.gap(other) <= STALE else -1.2, "it was planned for other days")


def is_short(window: Window | None) -> bool:
    """Whether days are known, and no more than a week."""
    if window is None:
        return False
    return window.earliest is not None and window.latest is not None and window.latest - window.earliest <= WEEK


def _met(told: Window, window: Window) -> Clue | None:
    """Weigh that the days told, of which only a month is known, have those that were foretold among them."""
    if is_short(told) or not told.overlaps(window):
        return None
    return Clue(0.3, "it happened in that month")


def _placed(told: Window, earliest: date | None, end: date | None, *, slips: bool) -> Clue:
    """Weigh where the days told lie to the window; of a few days ("three weeks ago"), those that come nearest.

    What slips by a few days is told by its own act, if that is one of which a week has not many: `slips`.
    """
    early = (earliest - told.latest).days if earliest and told.latest else 0
    late = (told.earliest - end).days if end and told.earliest else 0
    if early <= 0 and late <= 0:
        return Clue(0.8 if end else 0.3, "it happened in the window")
    if early > 0:
        return Clue(-0.3 if early <= STALE else -1.2, "it happened before its window")
    length = (end - earliest).days if earliest and end else 0
    if late > 1 and earliest == end and not (slips and late <= WEEK.days):
        return Clue(-0.4 if late <= STALE else -2.5, "it happened days after its day")
    if late <= WEEK.days:
        return Clue(0.3, "it happened just after its window")
    return Clue(-0.3 if late <= STALE else -0.6 if late <= min(LATE, length) else -1.2, "it happened after its window")


def on_the_day(new: Mention, old: Mention) -> bool:
    """Whether it happened on the one day that was named for it, ahead."""
    on, window = (new.window.latest if new.window else None), old.window
    if on is None or window is None or window.earliest != window.latest or on != window.latest:
        return False
    return window.latest - old.published_on >= AHEAD


def within(new: Mention, old: Mention) -> bool:
    """Whether it happened on one of the days, a week at most, that were named for it ahead."""
    told, window = new.window, old.window
    if told is None or window is None or told.earliest is None or told.earliest != told.latest:
        return False
    return is_short(window) and told.overlaps(window) and old.published_on < told.earliest


def in_time(new: Mention, old: Mention) -> bool:
    """Whether nothing says that it happened outside the window."""
    return new.window is None or old.window is None or new.window.overlaps(old.window)


def is_timely(new: Mention, old: Mention) -> bool:
    """Whether it happened within a week of a window that is no longer than a week."""
    on, window = (new.window.latest if new.window else None), old.window
    if on is None or window is None or window.latest is None or window.earliest is None:
        return False
    near = window.earliest - on <= WEEK and on - window.latest <= WEEK
    return near and window.latest - window.earliest <= WEEK


def is_about_then(new: Mention, old: Mention) -> bool:
    """Whether something happened in a window or within two weeks after it, or fell through before those were over."""
    told, window = new.window, old.window
    if new.says != "happened":
        return window is not None and (window.tail is None or (new.published_on - window.tail).days <= STALE)
    if told is None or window is None or told.latest is None or told.earliest is None:
        return False
    begun = window.earliest is None or window.earliest <= told.latest
    return begun and (window.tail is None or (told.earliest - window.tail).days <= STALE)
