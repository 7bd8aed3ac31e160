"""What a sitting may have to look at: the events near the day, with their statements and outcomes.

Invariant: each condition reads an index of `event`, or the newest rows of `prediction` alone, and takes at most
`most` events, so that a sitting opens as fast on a large archive as on a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from tracker.models import Stage
from tracker.review import COMING_DAYS, Item
from tracker.state import ASK_AFTER_DAYS
from tracker.store import tables as t
from tracker.store.summaries import outcomes, statements
from tracker.window import days_after


@dataclass(frozen=True, slots=True)
class Marks:
    """The last prediction and the last outcome that were stored by the last sitting."""

    prediction: int
    outcome: int


_Condition = tuple[sa.ColumnElement[bool], sa.ColumnElement[date]]


def items(  # noqa: PLR0913, PLR0917 - what a sitting looks back to, and how far it goes
    connection: sa.Connection, since: date, marks: Marks, day: date, most: int, also: Iterable[int] = ()
) -> tuple[Item, ...]:
    """Return the events that a sitting on `day` may have to look at, the last one having been on `since`.

    An event all of whose predictions came after `marks` (`stored_by`) is fresh, one whose newest outcome did is
    recorded. `also` names events that are taken up in any case.
    """
    e = t.events.c
    ids = set(also)
    for where, order in _conditions(since, marks, day):
        query = sa.select(e.id).where(e.stage != Stage.GONE, where).order_by(order, e.id)
        ids |= set(connection.scalars(query.limit(most)))
    said, recorded = statements(connection, ids, day), outcomes(connection, ids)
    old = _known(connection, ids, marks.prediction)
    rows = connection.execute(sa.select(e.id, e.title, e.suggestions, e.ask_on).where(e.id.in_(ids)).order_by(e.id))
    return tuple(
        Item(
            event_id=row.id,
            title=row.title,
            said=tuple(said[row.id]),
            outcomes=tuple(each for _, each in recorded[row.id]),
            suggestions=row.suggestions,
            again_on=row.ask_on,
            fresh=row.id not in old,
            recorded=any(number > marks.outcome for number, _ in recorded[row.id]),
        )
        for row in rows
    )


def _conditions(since: date, marks: Marks, day: date) -> Iterator[_Condition]:
    """Yield what makes an event worth a look, with the order in which to take the first ones."""
    e, p, o, soon = t.events.c, t.predictions.c, t.outcomes.c, days_after(day, COMING_DAYS)
    waits, dated = e.stage != Stage.SETTLED, e.stage == Stage.DATED
    yield waits & e.id.in_(sa.select(p.event_id).where(p.id > marks.prediction, p.standing)), e.closes_on
    yield waits & (e.last_said_on > since), e.last_said_on
    yield dated & (e.closes_on < day), e.closes_on
    yield waits & (e.suggestions > 0), e.last_said_on
    yield dated & e.latest.is_(None) & (e.anchor <= days_after(day, -ASK_AFTER_DAYS)), e.anchor
    yield e.stage == Stage.UNDATED, e.last_said_on
    yield waits & e.ask_on.between(since, day), e.ask_on
    yield dated & e.earliest.between(day, soon), e.earliest
    yield dated & e.latest.between(day, soon), e.latest
    yield (e.stage == Stage.SETTLED) & (e.known_on > since), e.known_on
    yield e.id.in_(sa.select(o.event_id).where(o.id > marks.outcome)), e.known_on


def _known(connection: sa.Connection, ids: set[int], mark: int) -> set[int]:
    """Return the events of which something was stored up to `mark`, be it dropped or corrected since."""
    p = t.predictions.c
    return set(connection.scalars(sa.select(p.event_id).where(p.event_id.in_(ids), p.id <= mark).distinct()))


def stored_by(connection: sa.Connection, instant: datetime) -> Marks:
    """Return the last rows stored by an instant, 0 for none; ids grow, so only newer rows are read."""
    p, o = t.predictions.c, t.outcomes.c
    queries = (
        sa.select(p.id).where(p.created_at <= instant).order_by(p.id.desc()).limit(1),
        sa.select(o.id).where(o.recorded_at <= instant).order_by(o.id.desc()).limit(1),
    )
    return Marks(*(connection.scalar(query) or 0 for query in queries))
