"""The weekly sitting: what is left to look at, one card after the other, and what was done with each.

Invariant: the agenda is worked out anew each time, from what is stored and what was decided in this sitting, so that
it can be left and resumed, and two people can share it. An event has at most one card at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from tracker.review import AWAITING, Card, Figures, Item, Queue, ages, figures, queue
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.corrections import restore
from tracker.service.linking import undo_link
from tracker.service.settings import share_of, who
from tracker.service.settling import reopen, undo_outcome
from tracker.state import current
from tracker.store import InputError, Store
from tracker.store import agenda as stored
from tracker.store import editions as kept
from tracker.store.rows import DecisionRow, SittingRow

PARTS = {
    "start": "Start",
    "new": "New predictions",
    "due": "Due and overdue",
    "moved": "Moved and contradicting",
    "coming": "Next 14 days",
    "figures": "Figures of the week",
    "sign": "Sign-off",
}
"""The parts of a sitting, in their order, with their headings."""
CARDS = {"prediction": "new", "event": "due", "moved": "moved", "denied": "moved", "part": ""}
"""What a card is about, and the part that it stands in; a card is named by it and an id, as `event:3`."""
ACTS = ("accept", "drop", "edit", "same", "settle", "later", "dismiss", "split", "seen")
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
_MOST = 200  # events of one kind that a sitting takes up: more would not be got through
_STAYS = frozenset({"drop", "dismiss"})  # after these the same event may have another question


@dataclass(frozen=True, slots=True)
class Step:
    """One card: `why` it is here (`new`, `again`, a list of the queue), and since when or by how many days."""

    card: str
    event_id: int
    why: str
    on: date
    days: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a sitting still has to look at, part by part, and what was done.

    `sitting` is None before it was begun. `steps` has the cards that are left, `done` how many were dealt with;
    `coming` and `resolved` are lists to read; `last` is the act that an undo takes back.
    """

    sitting: SittingRow | None
    day: date
    since: date
    steps: Mapping[str, tuple[Step, ...]]
    done: Mapping[str, int]
    coming: tuple[Card, ...]
    resolved: tuple[Card, ...]
    figures: Figures
    overdue: Mapping[str, int]
    seen: frozenset[str] = frozenset()
    last: DecisionRow | None = None

    @property
    def cards_left(self) -> int:
        """Count the cards that are left in all parts."""
        return sum(map(len, self.steps.values()))

    @property
    def cards_done(self) -> int:
        """Count the cards that were dealt with."""
        return sum(count for part, count in self.done.items() if part)

    @property
    def again_on(self) -> tuple[date, date]:
        """The days on which to ask again: in a week, in a month."""
        return self.day + WEEK, self.day + MONTH

    @property
    def part(self) -> str:
        """The part to go on with: the first that has a card left, or was not looked at."""
        return next((name for name in PARTS if self.left(name)), "sign")

    def left(self, part: str) -> int:
        """Count what is left of a part: its cards, or 1 for one that is only read."""
        if part in self.steps:
            return len(self.steps[part])
        return int(part not in self.seen)


@dataclass(frozen=True, slots=True)
class Week:
    """The week of a sitting: since when it is, its events, and the queue and the figures that they make."""

    since: date
    signed_at: datetime | None
    items: tuple[Item, ...]
    queue: Queue
    figures: Figures

    @property
    def new(self) -> tuple[Card, ...]:
        """What is new and does not await a verdict already: an old article added today tells of what is over."""
        lists = (*(getattr(self.queue, name) for name in AWAITING), self.queue.resolved)
        elsewhere = {card.event_id for cards in lists for card in cards}
        return tuple(card for card in self.queue.new if card.event_id not in elsewhere)


def week_of(connection: sa.Connection, day: date, share: float, also: Iterable[int] = ()) -> Week:
    """Return what a sitting on `day` looks at, whatever was decided in it."""
    closed = kept.last_closed(connection)
    since = min(closed[0], day) if closed else day - WEEK
    since_at = closed[1] if closed else datetime.combine(since, time(), UTC)
    items = stored.items(connection, since, stored.stored_by(connection, since_at), day, _MOST, also)
    found, told = queue(items, since, day, share), figures(items, since, day, share)
    week = Week(since, closed[1] if closed else None, items, found, told)
    return replace(week, figures=replace(told, new=len(week.new)))


def agenda(store: Store, today: date | None = None) -> Agenda:
    """Return what awaits a sitting on this day: the open one, or the one to begin."""
    day, share = today or clock(), share_of(store)
    with store.read() as connection:
        sitting, closed = kept.open_sitting(connection), kept.last_closed(connection)
        done = kept.decision_rows(connection, sitting.id) if sitting else ()
        aside = kept.put_aside(connection, "prediction", closed[0] if closed else day - WEEK, day)
        week = week_of(connection, day, share, [d.made["event"] for d in aside])
    cards = {each.card for each in done}
    return Agenda(
        sitting=sitting,
        day=day,
        since=week.since,
        steps=_steps(week, day, done, aside),
        done=Counter(CARDS[card.partition(":")[0]] for card in cards),
        coming=week.queue.coming,
        resolved=week.queue.resolved,
        figures=week.figures,
        overdue=ages(week.queue.overdue),
        seen=frozenset(_part_of(card) for card in cards if card.startswith("part:")),
        last=done[-1] if done else None,
    )


def part_card(part: str) -> str:
    """Return the card that stands for a part which is only read.

    >>> part_card("coming")
    'part:4'
    """
    return f"part:{list(PARTS).index(part)}"


def _part_of(card: str) -> str:
    return list(PARTS)[int(card.partition(":")[2])]


def _steps(
    week: Week, day: date, done: tuple[DecisionRow, ...], aside: tuple[DecisionRow, ...]
) -> dict[str, tuple[Step, ...]]:
    """Return the cards that are left, each event in the first part that it belongs to."""
    taken = {each.made["event"] for each in done if "event" in each.made and each.act not in _STAYS}
    said = {item.event_id: _newest(item, day) for item in week.items}
    found = week.queue
    again = [_new(d.made["event"], said, "again", d.until or day) for d in aside]
    parts = {
        "due": [_due(card, name) for name in AWAITING for card in getattr(found, name)],
        "new": [*again, *(_new(card.event_id, said, "new", card.on) for card in week.new)],
        "moved": [
            *_moved(found.moved, "moved"),
            *_moved((c for c in found.contradicting if c.on > week.since), "denied"),
        ],
    }
    settled = {card.event_id for card in found.resolved}
    return {name: _once(steps, taken, settled) for name, steps in parts.items()}


def _once(steps: Iterable[Step], taken: set[int], settled: set[int]) -> tuple[Step, ...]:
    """Return the steps of events that no step before was about, and note their events as taken."""
    kept_: list[Step] = []
    for step in steps:
        if step.event_id not in taken | settled and not step.card.endswith(":0"):
            taken.add(step.event_id)
            kept_.append(step)
    return tuple(kept_)


def _newest(item: Item, day: date) -> int | None:
    """Return the prediction that an event is shown by: the one it goes by, else the newest."""
    one = current(item.said, day) or max(item.said, key=lambda s: (s.published_on, s.start, s.id), default=None)
    return one.id if one else None


def _due(card: Card, why: str) -> Step:
    return Step(f"event:{card.event_id}", card.event_id, why, card.on, card.days)


def _new(event_id: int, said: Mapping[int, int | None], why: str, on: date) -> Step:
    return Step(f"prediction:{said.get(event_id) or 0}", event_id, why, on)


def _moved(cards: Iterable[Card], kind: str) -> Iterator[Step]:
    return (Step(f"{kind}:{card.event_id}", card.event_id, kind, card.on, card.days) for card in cards)


def open_sitting(store: Store, today: date | None = None, *, by: str | None = None) -> SittingRow:
    """Open the sitting of this week, or resume the one that is open; its cut-off day is today."""
    day, name = today or clock(), who(store, by)
    with store.write() as connection:
        current_ = kept.open_sitting(connection)
        if current_ is None:
            return kept.one_sitting(connection, kept.add_sitting(connection, day, name, now()))
        if current_.cutoff_on != day:
            kept.move_cutoff(connection, current_.id, day)
        return replace(current_, cutoff_on=day)


def decide(  # noqa: PLR0913 - options by keyword
    store: Store,
    sitting_id: int,
    card: str,
    act: str,
    *,
    until: date | None = None,
    made: Mapping[str, int] | None = None,
    by: str | None = None,
) -> None:
    """Note what was done with a card (`prediction:7`, `event:3`), and what that made, so that it can be taken back.

    Raises `InputError` for a card or an act that is none, and for "later" without a day.
    """
    name = who(store, by)
    kind, _, number = card.partition(":")
    if kind not in CARDS or not number.isdecimal() or act not in ACTS or (act == "later" and until is None):
        message = f"{act!r} cannot be done with the card {card!r}"
        raise InputError(message)
    with store.write() as connection:
        kept.one_sitting(connection, sitting_id)
        if kind == "event" and act == "later":
            kept.ask_again(connection, int(number), until)
        kept.decide(
            connection, sitting_id, card, act=act, until=until, made=dict(made or {}), made_by=name, made_at=now()
        )


def decisions(store: Store, sitting_id: int) -> dict[str, tuple[str, date | None]]:
    """Return the newest act on each card of a sitting, with the day until which it holds."""
    with store.read() as connection:
        return kept.decisions(connection, [sitting_id])


def take_back(store: Store, sitting_id: int, card: str | None = None, *, by: str | None = None) -> DecisionRow:
    """Undo the newest act of a sitting (on one card, where it is named) with all that it made; return what it was.

    Raises `InputError` where there is nothing to undo, or somebody has gone on from there since.
    """
    with store.read() as connection:
        last = kept.last_decision(connection, sitting_id, card)
    if last is None:
        message = "nothing was done in this sitting that could be undone"
        raise InputError(message)
    _unmake(store, last, by)
    with store.write() as connection:
        if last.act == "later" and last.card.startswith("event:"):
            kept.ask_again(connection, int(last.card.partition(":")[2]), None)
        kept.undo_decision(connection, last.id, now())
    return last


def _unmake(store: Store, last: DecisionRow, by: str | None) -> None:
    """Take back what an act made, each thing by the verb that is its inverse."""
    made = last.made
    if "outcome" in made:
        undo_outcome(store, made["event"], by=by, expects=made["outcome"])
    if "report" in made:
        reopen(store, made["report"])
    if "prediction" in made:
        restore(store, made["prediction"], by=by)
    if "link" in made:
        undo_link(store, made["link"], by=by)
