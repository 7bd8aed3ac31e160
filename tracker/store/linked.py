"""Events and the words by which they are found again, for linking.

Invariant: candidates come from an index, the latest first, and never more than `MOST`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from tracker.models import LinkAct, Stage
from tracker.reading.values import Kind
from tracker.store import tables as t
from tracker.store.errors import UnknownError

MOST = 40
"""So many candidates are compared with a prediction, however large the archive."""


def add_event(connection: sa.Connection, title: str, kind: Kind, participants: Iterable[str], place: str | None) -> int:
    """Insert an event that nothing is linked to yet, and return its id; it shows after `refresh`."""
    return t.insert(
        connection,
        t.events,
        title=title,
        titled_by_hand=False,
        kind=kind,
        participants=list(participants),
        place=place,
        stage=Stage.GONE,
    )


def add_keys(connection: sa.Connection, event_id: int, keys: Iterable[str], active_on: date) -> None:
    """Add words by which an event is found; those it has already stay."""
    k = t.keys.c
    have = set(connection.scalars(sa.select(k.key).where(k.event_id == event_id)))
    new = [{"key": key, "event_id": event_id, "active_on": active_on} for key in sorted(set(keys) - have)]
    if new:
        connection.execute(t.keys.insert(), new)


def candidate_ids(connection: sa.Connection, keys: Iterable[str], most: int = MOST) -> list[int]:
    """Return the events that share a key, those that can be spoken of latest first."""
    k = t.keys.c
    each = [
        sa.select(k.event_id, k.active_on)
        .where(k.key == key)
        .order_by(k.active_on.desc(), k.event_id.desc())
        .limit(most)
        for key in sorted(set(keys))
    ]
    if not each:
        return []
    found = sa.union_all(*(sa.select(query.subquery()) for query in each)).subquery()
    score = sa.func.count().label("shared")
    query = sa.select(found.c.event_id).group_by(found.c.event_id)
    return list(connection.scalars(query.order_by(score.desc(), sa.func.max(found.c.active_on).desc()).limit(most)))


def exists(connection: sa.Connection, event_id: int) -> int:
    """Return the event's id, or that of the event that it was merged into. Raises `UnknownError`."""
    e = t.events.c
    into = connection.execute(sa.select(e.id, e.merged_into).where(e.id == event_id)).first()
    if into is None:
        message = f"there is no event {event_id} in the archive"
        raise UnknownError(message)
    return exists(connection, into.merged_into) if into.merged_into else int(into.id)


def kept_apart(connection: sa.Connection, event_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return the pairs that a person said are not the same, each way round."""
    d, ids = t.link_decisions.c, list(event_ids)
    query = sa.select(d.event_id, d.other_id).where(
        d.act == LinkAct.APART, d.undone_at.is_(None), d.event_id.in_(ids) | d.other_id.in_(ids)
    )
    pairs = [(row.event_id, row.other_id) for row in connection.execute(query)]
    return {*pairs, *((b, a) for a, b in pairs)}


def drop_empty(connection: sa.Connection, event_ids: Iterable[int]) -> None:
    """Delete events that nothing is left of: no prediction, no outcome, nothing merged into them."""
    e, p, o = t.events.c, t.predictions.c, t.outcomes.c
    merged = t.events.alias()
    used = (
        sa.exists().where(p.event_id == e.id)
        | sa.exists().where(o.event_id == e.id)
        | sa.exists().where(merged.c.merged_into == e.id)
    )
    connection.execute(t.events.delete().where(e.id.in_(list(event_ids)), ~used))


def remembered(
    connection: sa.Connection, event_ids: Iterable[int], until: date, most: int = 12
) -> dict[int, list[str]]:
    """Return what linking remembers of each event: of its newest `most` standing predictions by `until`."""
    p = t.predictions.c
    order = (p.published_on.desc(), p.id.desc())
    place = sa.func.row_number().over(partition_by=p.event_id, order_by=order).label("place")
    newest = sa.select(p.event_id, p.mention, place).where(
        p.event_id.in_(list(event_ids)), p.standing, p.mention != "", p.published_on <= until
    )
    found: dict[int, list[str]] = {}
    query = newest.subquery()
    for row in connection.execute(sa.select(query).where(query.c.place <= most)):
        found.setdefault(row.event_id, []).append(row.mention)
    return found


def settled_days(connection: sa.Connection, event_ids: Iterable[int]) -> dict[int, date | None]:
    """Return the day on which each event's settling became known; None for those that go on."""
    e = t.events.c
    query = sa.select(e.id, e.stage, e.known_on).where(e.id.in_(list(event_ids)))
    return {row.id: row.known_on if row.stage == Stage.SETTLED else None for row in connection.execute(query)}


def add_offer(connection: sa.Connection, prediction_id: int, event_id: int, reasons: Iterable[str]) -> None:
    """Keep that a prediction may be about another event, for a person to say."""
    t.insert(connection, t.offers, prediction_id=prediction_id, event_id=event_id, reasons=list(reasons))


def complete(connection: sa.Connection, event_id: int, participants: Iterable[str], place: str | None) -> None:
    """Give an event the participants and the place that its first statement did not name."""
    row = connection.execute(
        sa.select(t.events.c.participants, t.events.c.place).where(t.events.c.id == event_id)
    ).one()
    named = {"participants": list(row.participants) or list(participants), "place": row.place or place}
    if named != {"participants": list(row.participants), "place": row.place}:
        connection.execute(t.events.update().where(t.events.c.id == event_id).values(**named))


def name(connection: sa.Connection, event_id: int, title: str) -> None:
    """Give an event that was just made the title that a person brought."""
    connection.execute(t.events.update().where(t.events.c.id == event_id).values(title=title, titled_by_hand=True))
