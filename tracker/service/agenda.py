"""What a sitting still has to look at, part by part, one card for an event.

Invariant: worked out anew each time, from what is stored and what was decided in this sitting, so that a sitting can be
left and resumed, and two people can share it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from tracker.review import AWAITING, Card, Figures, Item, Queue, ages, figures, queue
from tracker.service.clock import day_at, end_of
from tracker.service.clock import today as clock
from tracker.service.settings import share_of
from tracker.state import current
from tracker.store import Store
from tracker.store import agenda as stored
from tracker.store import editions as kept
from tracker.store.rows import DecisionRow, SittingRow
from tracker.window import days_after

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
WEEK, MONTH = 7, 30  # days
MOST_AT_A_TIME = 200
"""So many events of one kind a sitting takes up at a time, those that wait longest first."""
_STAYS = frozenset({"drop", "dismiss", "condition"})  # after these the same event may have another question


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
    `aside` how many of them were put aside; `coming` and `resolved` are lists to read; `last` is the act that an undo
    takes back, and `last_cards` on how many cards it was.
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
    last_cards: int = 0
    aside: int = 0

    @property
    def cards_left(self) -> int:
        """Count the cards that are left in all parts."""
        return sum(map(len, self.steps.values()))

    @property
    def cards_done(self) -> int:
        """Count the cards that were dealt with."""
        return sum(count for part, count in self.done.items() if part)

    @property
    def news(self) -> int:
        """Count the events that are new, moved or settled since the edition before, looked at by now or not."""
        return self.figures.new + self.figures.moved + self.figures.resolved

    @property
    def again_on(self) -> tuple[date, date]:
        """The days on which to ask again: in a week, in a month."""
        return days_after(self.day, WEEK), days_after(self.day, MONTH)

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
    since = min(closed[0], day) if closed else days_after(day, -WEEK)
    since_at = closed[1] if closed else end_of(days_after(since, -1))
    items = stored.items(connection, since, stored.stored_by(connection, since_at), day, MOST_AT_A_TIME, also)
    found, told = queue(items, since, day, share), figures(items, since, day, share)
    week = Week(since, closed[1] if closed else None, items, found, told)
    return replace(week, figures=replace(told, new=len(week.new)))


def agenda(store: Store, today: date | None = None) -> Agenda:
    """Return what awaits a sitting on this day: the open one, or the one to begin."""
    day, share = today or clock(), share_of(store)
    with store.read() as connection:
        sitting, closed = kept.open_sitting(connection), kept.last_closed(connection)
        done = kept.decision_rows(connection, sitting.id) if sitting else ()
        aside = kept.put_aside(connection, "prediction", closed[0] if closed else days_after(day, -WEEK), day)
        week = week_of(connection, day, share, [d.made["event"] for d in aside])
    last = next((each for each in reversed(done) if not each.card.startswith("part:")), None)  # reading is no act
    return Agenda(
        sitting=sitting,
        day=day,
        since=week.since,
        steps=_steps(week, day, done, aside),
        done=Counter(_part_with(card) for card in {each.card for each in done}),
        coming=week.queue.coming,
        resolved=week.queue.resolved,
        figures=week.figures,
        overdue=ages(week.queue.overdue),
        seen=_seen(done, day),
        last=last,
        last_cards=_cards_of(last, done),
        aside=[*{each.card: each.act for each in done}.values()].count("later"),
    )


def _seen(done: Iterable[DecisionRow], day: date) -> frozenset[str]:
    """Return the parts that were only read, and were on `day`."""
    read = {each.card for each in done if day_at(each.made_at) >= day}
    return frozenset(_part_of(card) for card in read if card.startswith("part:"))


def _cards_of(last: DecisionRow | None, done: Iterable[DecisionRow]) -> int:
    """Count the cards that an act was on: several where they were taken together."""
    mark = last.made.get("together") if last else None
    return sum(each.made.get("together") == mark for each in done) if mark else int(last is not None)


def part_card(part: str) -> str:
    """Return the card that stands for a part which is only read.

    >>> part_card("coming")
    'part:4'
    """
    return f"part:{list(PARTS).index(part)}"


def _part_with(card: str) -> str:
    """Return the part that a card stands in, "" for one that stands for a part itself."""
    return CARDS[card.partition(":")[0]]


def _part_of(card: str) -> str:
    return list(PARTS)[int(card.partition(":")[2])]


def _steps(
    week: Week, day: date, done: tuple[DecisionRow, ...], aside: tuple[DecisionRow, ...]
) -> dict[str, tuple[Step, ...]]:
    """Return the cards that are left, each event in the first part that it belongs to.

    What was dealt with on an earlier day of a sitting that was left open is no news, but is asked about where it has
    fallen due since.
    """
    acts = [each for each in done if "event" in each.made and each.act not in _STAYS]
    taken = {each.made["event"] for each in acts if day_at(each.made_at) >= day}
    before = {each.made["event"] for each in acts if each.until is None or each.until > day}
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
    asked = {
        name: [step for step in steps if name == "due" or step.event_id not in before] for name, steps in parts.items()
    }
    return {name: _once(steps, taken, settled) for name, steps in asked.items()}


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
