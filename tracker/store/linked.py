"""Events and the words by which they are found again, for linking.

Invariant: candidates come from an index, those spoken of last first, and never more than `BEARERS` of one key.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import sqlalchemy as sa

from tracker.models import LinkAct, Stage
from tracker.reading.values import Kind
from tracker.store import bulk
from tracker.store import tables as t
from tracker.store.errors import UnknownError

BEARERS = 24
"""So many events are looked at that bear one key: one that more of them bear tells few apart."""


def add_event(connection: sa.Connection, title: str, kind: Kind, participants: Iterable[str], place: str | None) -> int:
    """Insert an event that nothing is linked to yet, and return its id; it shows after `refresh`."""
    return t.insert(connection, t.events, **event_values(title, kind, participants, place))


def event_values(title: str, kind: Kind, participants: Iterable[str], place: str | None) -> dict[str, object]:
    """Return the columns of an event that nothing is linked to yet."""
    return {
        "title": title,
        "titled_by_hand": False,
        "kind": kind,
        "participants": list(participants),
        "place": place,
        "stage": Stage.GONE,
    }


def add_events(connection: sa.Connection, rows: list[dict[str, object]]) -> None:
    """Insert many events (`event_values` with id and, where it is known, summary)."""
    bulk.insert(connection, t.events, rows)


def add_keys(connection: sa.Connection, keys: Iterable[tuple[str, int, date]]) -> None:
    """Add words by which events are found: key, event, the day it was spoken of; a later day lifts one there."""
    rows = [{"key": key, "event_id": event_id, "active_on": day} for key, event_id, day in keys]
    if rows:
        k, new = t.keys.c, t.insert_of(connection, t.keys)
        day = new.excluded.active_on
        lifted = new.on_conflict_do_update(
            index_elements=["key", "event_id"], set_={"active_on": day}, where=day > k.active_on
        )
        connection.execute(lifted, rows)


def by_keys(connection: sa.Connection, keys: Iterable[str]) -> dict[str, list[int]]:
    """Return for each key the events that bear it, at most `BEARERS`, those spoken of last first."""
    wanted = sorted(set(keys))
    found: dict[str, list[int]] = {key: [] for key in wanted}
    for begin in range(0, len(wanted), _AT_ONCE):
        some = wanted[begin : begin + _AT_ONCE]
        values = {f"k{n}": key for n, key in enumerate(some)}
        for number, event_id in connection.execute(_lookup(len(some)), values).all():
            found[some[number]].append(event_id)
    return found


_AT_ONCE = 100  # SQLite takes 500 parts of a compound query
# One bounded walk of the index for each key: a single GROUP BY over all keys would read every event of a famous name.
_ONE = (
    "SELECT * FROM (SELECT {n} AS n, event_id FROM event_key WHERE key = :k{n}"
    " ORDER BY active_on DESC, event_id DESC LIMIT {most}) AS q{n}"
)


@cache
def _lookup(size: int) -> sa.TextClause:
    """Return the query for so many keys; building it costs more than running it, so each is built once."""
    return sa.text(" UNION ALL ".join(_ONE.format(n=n, most=BEARERS) for n in range(size)))


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
    for some in t.parts(event_ids):
        connection.execute(t.events.delete().where(e.id.in_(some), ~used))


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
