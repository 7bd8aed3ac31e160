"""Where an event stands on a day, and when it came against what was said: computed, never stored.

Invariant: every event has exactly one state on every day, and a day's state depends on nothing published or
known after it.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.outcome import Disposition, Status, Timeliness, Verdict
from tracker.window import Window, days_after

TAIL_SHARE = 0.5
"""The tail's share of its window: a convention of ours, which a reader may set otherwise."""
DUE_DAYS = 14
"""For how many days after its window (and tail) an event is due before it is overdue."""
ASK_AFTER_DAYS = 90
"""How long after its anchor a window without an end is first asked about; then each month."""
AFFIRMED = "+"
"""The polarity of a statement that the event will happen, as the reader writes it."""
# Verdicts after which there is nothing to compare a window with.
_SILENT = frozenset({Verdict.CANNOT_TELL, Verdict.VOID})
# Dispositions by which an event goes on, so that the window given before has passed without it.
_GOES_ON = frozenset({Disposition.PUT_OFF, Disposition.MOVED})


class State(StrEnum):
    """Where an event stands on a day."""

    UPCOMING = "upcoming"
    OPEN = "open"
    IN_TAIL = "in_tail"
    DUE = "due"
    OVERDUE = "overdue"
    UNDATED = "undated"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Statement:
    """One prediction as the state needs it: `start` is its place in the article, in code points.

    `anchor` is the day it was made, `window` None where it is undated, `polarity` "+" or "-".
    """

    id: int
    published_on: date
    start: int
    anchor: date
    window: Window | None
    polarity: str = AFFIRMED


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded outcome; `verdict` None with disposition none is an undo that leaves nothing recorded.

    `occurred_from` to `occurred_to` are the days, both included, between which the event happened or began;
    `known_on` is the day from which it could be known (an undo carries that of the row it takes back).
    """

    verdict: Verdict | None
    disposition: Disposition
    status: Status
    occurred_from: date | None
    occurred_to: date | None
    known_on: date


@dataclass(frozen=True, slots=True)
class Timing:
    """When an event came against one window: `days` is how far outside it, 0 inside and for never."""

    timeliness: Timeliness
    days: int = 0


def current(statements: Iterable[Statement], today: date) -> Statement | None:
    """Return the statement whose window an event goes by on `today`; None where none is dated.

    That is the newest of polarity +, by publication day, then place; where nobody has said that it will
    happen, the newest that denies it, so that a denial too falls due.
    """
    dated = [s for s in statements if s.window is not None and s.published_on <= today]
    affirmed = [s for s in dated if s.polarity == AFFIRMED]
    return max(affirmed or dated, key=lambda s: (s.published_on, s.start, s.id), default=None)


def standing(outcomes: Sequence[Recorded], today: date) -> Recorded | None:
    """Return the newest outcome (they come oldest row first) known by `today`; None after an undo."""
    known = [o for o in outcomes if o.known_on <= today]
    if not known or (known[-1].verdict is None and known[-1].disposition is Disposition.NONE):
        return None
    return known[-1]


def tail_end(window: Window, share: float = TAIL_SHARE) -> date | None:
    """Return the last day of the tail, `latest` where that end is hard, None where there is no end.

    A tail is `share` of the window's days, rounded up, one day at least; words that name the tail's end win.

    >>> tail_end(Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True))
    datetime.date(2025, 11, 7)
    """
    if window.latest is None or not window.latest_soft:
        return window.latest
    if window.tail_end is not None:
        return max(window.tail_end, window.latest)
    # Rounded first, so that a share without a finite binary form (.1 of 70 days) gains no day of its own.
    return days_after(window.latest, max(1, math.ceil(round(window.days * share, 9))))


def with_tail(window: Window, share: float) -> Window:
    """Return a window that tells the end of its tail itself, as `share` has it.

    >>> with_tail(Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True), 1).tail
    datetime.date(2025, 11, 14)
    """
    return window._replace(tail_end=tail_end(window, share)) if window.latest_soft else window


def state_of(said: Statement | None, outcome: Recorded | None, today: date, share: float = TAIL_SHARE) -> State:
    """Return an event's state on `today` from its current statement and the outcome standing by then."""
    if outcome is not None and outcome.verdict is not None:
        return State.SETTLED
    if said is None or said.window is None or _put_off_since(said, outcome):
        return State.UNDATED
    return _by_calendar(said.window, today, share)


def _put_off_since(said: Statement, outcome: Recorded | None) -> bool:
    """Whether the event was put off, and nobody has given it a date on a later day."""
    put_off = outcome is not None and outcome.disposition is Disposition.PUT_OFF
    return put_off and outcome is not None and said.published_on <= outcome.known_on


def _by_calendar(window: Window, today: date, share: float) -> State:
    if window.earliest is not None and today < window.earliest:
        return State.UPCOMING
    end = tail_end(window, share)
    if window.latest is None or end is None or today <= window.latest:
        return State.OPEN
    if today <= end:
        return State.IN_TAIL
    return State.DUE if today <= days_after(end, DUE_DAYS) else State.OVERDUE


def days_over(window: Window, today: date, share: float = TAIL_SHARE) -> int:
    """Return for how many days the window and its tail have been over on `today`; 0 while they are not."""
    end = tail_end(window, share)
    return max(0, (today - end).days) if end is not None else 0


def asked_on(said: Statement, today: date) -> date | None:
    """Return the last day, up to `today`, on which a window without an end was to be asked about.

    The first is 90 days after the anchor (or after `earliest`, where that is later), the next the same day
    of each following month; None where the window has an end, or the first is yet to come.
    """
    if said.window is None or said.window.latest is not None:
        return None
    first = days_after(max(said.anchor, said.window.earliest or said.anchor), ASK_AFTER_DAYS)
    if first > today:
        return None
    months = (today.year - first.year) * 12 + today.month - first.month
    return _months_after(first, months if _months_after(first, months) <= today else months - 1)


def _months_after(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def timing(said: Statement, outcome: Recorded | None, share: float = TAIL_SHARE) -> Timing | None:
    """Return when the event came against this statement's window; None where that is not known, and for a denial.

    Not known are: nothing recorded, a verdict that cannot tell, an event put off or moved (it may yet come),
    and an event known only by a period that lies partly in the window and partly not. For a statement that
    something goes on "until" a day, the event is its end. A denial names no day to keep: whether it was right is
    `came_true`'s to say.
    """
    return _timing(said, outcome, share) if said.polarity == AFFIRMED else None


def _timing(said: Statement, outcome: Recorded | None, share: float = TAIL_SHARE) -> Timing | None:
    if said.window is None or outcome is None or outcome.verdict is None or outcome.verdict in _SILENT:
        return None
    if outcome.verdict is Verdict.DID_NOT_HAPPEN:
        return Timing(Timeliness.NEVER)
    first, last = (_placed(said.window, day, share) for day in _period(said, outcome))
    return min(first, last, key=lambda t: t.days) if first.timeliness is last.timeliness else None


def _period(said: Statement, outcome: Recorded) -> tuple[date, date]:
    """Return the days between which it came; without them, between the statement and its being known."""
    last = outcome.occurred_to or outcome.occurred_from or outcome.known_on
    return outcome.occurred_from or min(said.anchor, last), last


def _placed(window: Window, day: date, share: float) -> Timing:
    if window.earliest is not None and day < window.earliest:
        return Timing(Timeliness.EARLY, (window.earliest - day).days)
    if window.latest is None or day <= window.latest:
        return Timing(Timeliness.ON_TIME)
    days = (day - window.latest).days
    end = tail_end(window, share)
    return Timing(Timeliness.IN_TAIL if end is not None and day <= end else Timeliness.LATE, days)


def came_true(said: Statement, outcome: Recorded | None, today: date) -> bool | None:
    """Return whether the statement was right by its own window; None while that is not known.

    A statement is right where the event came within the window, its tail not counted; a denial where it did
    not. Once its window has ended, a statement from before the event was put off or moved counts as missed.
    """
    if outcome is None or outcome.verdict in _SILENT:
        return None
    inside = _came_inside(said, outcome, today)
    return inside if inside is None or said.polarity == AFFIRMED else not inside


def _came_inside(said: Statement, outcome: Recorded, today: date) -> bool | None:
    if outcome.disposition in _GOES_ON:
        return False if ended(said, today) and said.published_on < outcome.known_on else None
    when = _timing(said, outcome)
    return None if when is None else when.timeliness is Timeliness.ON_TIME


def ended(said: Statement, today: date) -> bool:
    """Whether the statement's window, its tail not counted, is over on `today`; never without an end."""
    return said.window is not None and said.window.latest is not None and said.window.latest < today
