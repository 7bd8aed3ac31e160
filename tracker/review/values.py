"""What a sitting is made from and what it is given: events, and the cards and figures of a week.

Invariant: frozen; a card is about one event, by its id and title.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.state import Recorded, Statement

COMING_DAYS = 14
"""How far a sitting looks ahead."""
AWAITING = ("suggested", "overdue", "due", "undated")
"""The lists that ask for an outcome; an event stands in the first that fits."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event as a sitting sees it: its standing statements, its outcomes (oldest row first), and what awaits.

    `suggestions` counts reports that nobody has answered; `again_on` is the day until which it was put aside;
    `fresh` says that it came into the archive since the last sitting, whenever it was said; `recorded` that its
    newest outcome did.
    """

    event_id: int
    title: str
    said: tuple[Statement, ...]
    outcomes: tuple[Recorded, ...] = ()
    suggestions: int = 0
    again_on: date | None = None
    fresh: bool = False
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to look at: `on` is the day that it is ordered by, `days` how long ago or by how much."""

    event_id: int
    title: str
    on: date
    days: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """What a sitting looks at, list by list, each in its order.

    `new` was first said, or came in, since the last sitting, `moved` has another last day than it had then; `due` and
    `overdue` are past their window, `undated` was put off without a date and is asked about each month;
    `suggested` has reports to answer; `contradicting` is said and denied for the same days; `coming` opens or
    ends in the next 14 days; `resolved` became known, or was recorded, since the last sitting.
    """

    new: tuple[Card, ...] = ()
    suggested: tuple[Card, ...] = ()
    overdue: tuple[Card, ...] = ()
    due: tuple[Card, ...] = ()
    undated: tuple[Card, ...] = ()
    moved: tuple[Card, ...] = ()
    contradicting: tuple[Card, ...] = ()
    coming: tuple[Card, ...] = ()
    resolved: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a week: events by state, and what came of those resolved, by timeliness token."""

    events: int
    by_state: dict[str, int]
    new: int
    moved: int
    resolved: int
    by_timeliness: dict[str, int]
