"""The queue: what a sitting has to look at, in the order in which to look.

Invariant: an event awaits a person in at most one list of `AWAITING`, and a settled one in none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from tracker.outcome import Status
from tracker.review.values import AWAITING, COMING_DAYS, Card, Item, Queue
from tracker.state import (
    AFFIRMED,
    TAIL_SHARE,
    Recorded,
    State,
    Statement,
    asked_on,
    current,
    days_over,
    standing,
    state_of,
    tail_end,
    timing,
)
from tracker.window import Window, days_after


@dataclass(frozen=True, slots=True)
class _Seen:
    """An item on the day of the sitting, worked out once."""

    item: Item
    said: Statement | None
    outcome: Recorded | None
    state: State
    awaits: str | None


def queue(items: Iterable[Item], since: date, today: date, share: float = TAIL_SHARE) -> Queue:
    """Return the queue of a sitting on `today`, the last one having been on `since`."""
    seen = [_seen(item, since, today, share) for item in items]
    by_age = {name: _cards(seen, _awaiting(name, today, share)) for name in AWAITING}
    return Queue(
        new=_cards(seen, lambda s: _new(s, since, today)),
        moved=_cards(seen, lambda s: _moved(s, since)),
        contradicting=_cards(seen, lambda s: _contradicting(s, today)),
        coming=_cards(seen, lambda s: _coming(s, today)),
        resolved=_cards(seen, lambda s: _resolved(s, since)),
        **by_age,
    )


def _seen(item: Item, since: date, today: date, share: float) -> _Seen:
    said, outcome = current(item.said, today), standing(item.outcomes, today)
    state = state_of(said, outcome, today, share)
    seen = _Seen(item, said, outcome, state, None)
    aside = item.again_on is not None and item.again_on > today
    awaits = None if aside or state is State.SETTLED else _list_of(seen, since, today)
    return _Seen(item, said, outcome, state, awaits)


def _list_of(seen: _Seen, since: date, today: date) -> str | None:
    """Return the first list that the event awaits an answer in; a day it was put aside until is such a day too."""
    if seen.item.suggestions:
        return "suggested"
    if seen.state in {State.DUE, State.OVERDUE}:
        return str(seen.state)
    if _between(seen.item.again_on, since, today) or _between(_asked(seen, today), since, today):
        return "undated" if seen.state is State.UNDATED else "due"
    return None


def _asked(seen: _Seen, today: date) -> date | None:
    """Return the last day on which an event without an end, or without a date, was to be asked about."""
    if seen.state is State.UNDATED:
        known = seen.outcome.known_on if seen.outcome else max((s.published_on for s in seen.item.said), default=today)
        return asked_on(Statement(0, known, 0, known, Window(None, None)), today)
    return asked_on(seen.said, today) if seen.said is not None else None


def _between(day: date | None, since: date, today: date) -> bool:
    return day is not None and since < day <= today


def _cards(seen: Sequence[_Seen], card: Callable[[_Seen], Card | None]) -> tuple[Card, ...]:
    found = [c for c in map(card, seen) if c is not None]
    return tuple(sorted(found, key=lambda c: (c.on, c.title.casefold(), c.event_id)))


def _awaiting(name: str, today: date, share: float) -> Callable[[_Seen], Card | None]:
    def card(seen: _Seen) -> Card | None:
        if seen.awaits != name:
            return None
        window = seen.said.window if seen.said else None
        end = tail_end(window, share) if window else None
        over = days_over(window, today, share) if window else 0
        return Card(seen.item.event_id, seen.item.title, end or today, over)

    return card


def _new(seen: _Seen, since: date, today: date) -> Card | None:
    first = min((s.published_on for s in seen.item.said if s.published_on <= today), default=None)
    put_aside = seen.awaits is None and seen.state in {State.DUE, State.OVERDUE}
    if first is None or put_aside or not (first > since or seen.item.fresh):
        return None
    return Card(seen.item.event_id, seen.item.title, first)


def _moved(seen: _Seen, since: date) -> Card | None:
    before = current(seen.item.said, since)
    ends = [s.window.latest if s is not None and s.window is not None else None for s in (before, seen.said)]
    if seen.said is None or ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return None
    return Card(seen.item.event_id, seen.item.title, seen.said.published_on, (ends[1] - ends[0]).days)


def _contradicting(seen: _Seen, today: date) -> Card | None:
    if seen.state is State.SETTLED:
        return None
    said = [s for s in seen.item.said if s.published_on <= today and s.window is not None]
    denied = [max(p.published_on, q.published_on) for p, q in combinations(said, 2) if _denies(p, q)]
    return Card(seen.item.event_id, seen.item.title, max(denied)) if denied else None


def _denies(one: Statement, other: Statement) -> bool:
    signs = {one.polarity, other.polarity}
    both = one.window is not None and other.window is not None and one.window.overlaps(other.window)
    return AFFIRMED in signs and len(signs) > 1 and both


def _coming(seen: _Seen, today: date) -> Card | None:
    window = seen.said.window if seen.said else None
    if window is None or seen.state not in {State.UPCOMING, State.OPEN}:
        return None
    soon = days_after(today, COMING_DAYS)
    first = "comes" if window.earliest == window.latest else "opens"
    ends = ((window.earliest, first), (window.latest, "ends"))
    days = [(day, words) for day, words in ends if day and today <= day <= soon]
    return (
        Card(seen.item.event_id, seen.item.title, days[0][0], (days[0][0] - today).days, days[0][1]) if days else None
    )


def _resolved(seen: _Seen, since: date) -> Card | None:
    outcome = seen.outcome
    if outcome is None or outcome.verdict is None or not (outcome.known_on > since or seen.item.recorded):
        return None
    when = timing(seen.said, outcome) if seen.said else None
    words = "provisional" if outcome.status is Status.PROVISIONAL else str(when.timeliness) if when else ""
    return Card(seen.item.event_id, seen.item.title, outcome.known_on, when.days if when else 0, words)
