"""What a person decides about links: joining, splitting, keeping apart, naming, and taking each back.

Invariant: nothing is deleted: an event that was joined into another stays, and says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from tracker.models import Answer, LinkAct
from tracker.store import linked
from tracker.store import tables as t
from tracker.store.errors import UnknownError
from tracker.store.rows import LinkRow

HANDED = {table.name: table for table in (t.predictions, t.reports, t.outcomes, t.notes, t.forecasts)}
_LENT = (t.event_topics, t.watches)


def move(connection: sa.Connection, event_id: int, into_id: int) -> dict[str, list[int]]:
    """Hand everything that is about one event to another; return the ids, to take it back."""
    moved: dict[str, list[int]] = {}
    for table in HANDED.values():
        ids = list(connection.scalars(sa.select(table.c.id).where(table.c.event_id == event_id)))
        connection.execute(table.update().where(table.c.event_id == event_id).values(event_id=into_id))
        moved[table.name] = ids
    return moved


def lend(connection: sa.Connection, event_id: int, to_id: int) -> dict[str, list[Any]]:
    """Let an event bear another's topics and be watched by its watchers too; return what was new to it."""
    lent: dict[str, list[Any]] = {}
    for table in _LENT:
        what = _lent_by(table)
        theirs, its = (set(connection.scalars(sa.select(what).where(table.c.event_id == i))) for i in (event_id, to_id))
        rows = connection.execute(sa.select(table).where(table.c.event_id == event_id, what.in_(theirs - its)))
        new = [{**row._mapping, "event_id": to_id} for row in rows]  # noqa: SLF001 - a row's public view of itself
        if new:
            connection.execute(table.insert(), new)
        lent[table.name] = [row[what.name] for row in new]
    return lent


def take_back(connection: sa.Connection, to_id: int, lent: Mapping[str, list[Any]]) -> None:
    """Take from an event what it was lent, and from the one that it was joined into what it lent on of that."""
    for table in _LENT:
        its = (table.c.event_id == to_id, _lent_by(table).in_(lent.get(table.name, [])))
        connection.execute(table.delete().where(*its))
    d = t.link_decisions.c
    standing = (d.act == LinkAct.MERGE, d.event_id == to_id, d.undone_at.is_(None))
    for row in connection.execute(sa.select(d.other_id, d.moved).where(*standing)).all():
        lent_on = {name: [one for one in row.moved.get("lent", {}).get(name, []) if one in lent[name]] for name in lent}
        if any(lent_on.values()):
            take_back(connection, row.other_id, lent_on)


def _lent_by(table: sa.Table) -> sa.Column[Any]:
    """Return the column that tells the rows of one event apart."""
    (column,) = (c for c in table.primary_key if c.name != "event_id")
    return column


def decide(connection: sa.Connection, act: LinkAct, event_id: int, other_id: int | None, **values: object) -> int:
    """Note a person's decision about links, and return its id."""
    return t.insert(connection, t.link_decisions, act=act, event_id=event_id, other_id=other_id, **values)


def decisions(connection: sa.Connection, event_id: int | None = None) -> tuple[LinkRow, ...]:
    """Return what was decided, about one event or about all, the newest first."""
    d = t.link_decisions.c
    columns = (d.id, d.act, d.event_id, d.other_id, d.made_by, d.made_at, d.undone_by)
    about = [] if event_id is None else [(d.event_id == event_id) | (d.other_id == event_id)]
    rows = connection.execute(sa.select(*columns).where(*about).order_by(d.id.desc()))
    return tuple(LinkRow(**row._mapping) for row in rows)  # noqa: SLF001 - a row's public view of itself


def open_offers(connection: sa.Connection) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return the pairs of events that may be the same and nobody has answered for, with the reasons."""
    o, p = t.offers.c, t.predictions.c
    joined = t.offers.join(t.predictions, p.id == o.prediction_id)
    query = sa.select(p.event_id, o.event_id.label("other"), o.reasons).select_from(joined)
    rows = connection.execute(query.where(o.answer.is_(None), p.standing, p.event_id != o.event_id).order_by(o.id))
    return tuple((row.event_id, row.other, tuple(row.reasons)) for row in rows)


def undo_decision(connection: sa.Connection, decision_id: int, by: str, at: datetime) -> Any:  # noqa: ANN401 - a row of `link_decision`
    """Mark a decision as taken back, and return it as it was made. Raises `UnknownError`."""
    d = t.link_decisions
    row = connection.execute(sa.select(d).where(d.c.id == decision_id, d.c.undone_at.is_(None))).first()
    if row is None:
        message = f"there is no decision {decision_id} that could be undone"
        raise UnknownError(message)
    connection.execute(d.update().where(d.c.id == decision_id).values(undone_by=by, undone_at=at))
    return row


def hand_over(connection: sa.Connection, name: str, ids: Iterable[int], event_id: int, held: int | None = None) -> None:
    """Hand rows of a table that hangs on events (those that `move` names) to an event, only from `held` if given."""
    table = HANDED[name]
    where = [table.c.id.in_(list(ids)), *([table.c.event_id == held] if held is not None else [])]
    connection.execute(table.update().where(*where).values(event_id=event_id))


def merged(connection: sa.Connection, event_id: int, into_id: int | None) -> None:
    """Say into which event this one went; None where it stands by itself again."""
    connection.execute(t.events.update().where(t.events.c.id == event_id).values(merged_into=into_id))


def title_of(connection: sa.Connection, event_id: int) -> str:
    """Return an event's title."""
    return str(connection.scalar(sa.select(t.events.c.title).where(t.events.c.id == event_id)))


def has_outcome(connection: sa.Connection, event_id: int) -> bool:
    """Whether anything was ever recorded of an event."""
    return connection.scalar(sa.select(t.outcomes.c.id).where(t.outcomes.c.event_id == event_id).limit(1)) is not None


def copy_keys(connection: sa.Connection, event_id: int, to_id: int) -> dict[str, str]:
    """Let an event be found by another's words too; return those words with their days."""
    k = t.keys.c
    have = set(connection.scalars(sa.select(k.key).where(k.event_id == to_id)))
    found = {row.key: row.active_on for row in connection.execute(sa.select(t.keys).where(k.event_id == event_id))}
    new = [{"key": key, "event_id": to_id, "active_on": day} for key, day in found.items() if key not in have]
    if new:
        connection.execute(t.keys.insert(), new)
    return {key: day.isoformat() for key, day in found.items()}


def restore_keys(connection: sa.Connection, event_id: int, keys: dict[str, str]) -> None:
    """Let an event be found again by the words it had."""
    have = set(connection.scalars(sa.select(t.keys.c.key).where(t.keys.c.event_id == event_id)))
    new = [
        {"key": key, "event_id": event_id, "active_on": date.fromisoformat(day)}
        for key, day in keys.items()
        if key not in have
    ]
    if new:
        connection.execute(t.keys.insert(), new)


def answer_offers(connection: sa.Connection, one: int, other: int, answer: Answer | None) -> None:
    """Answer the offers to join two events, from either side; None opens them again."""
    p, o = t.predictions.c, t.offers
    of = {i: sa.select(p.id).where(p.event_id == i) for i in (one, other)}
    each_way = (o.c.event_id == other) & o.c.prediction_id.in_(of[one])
    each_way |= (o.c.event_id == one) & o.c.prediction_id.in_(of[other])
    connection.execute(o.update().where(each_way).values(answer=answer))


def undo_apart(connection: sa.Connection, one: int, other: int, by: str, at: datetime) -> None:
    """Take back that two events are not the same."""
    d = t.link_decisions
    pair = ((d.c.event_id == one) & (d.c.other_id == other)) | ((d.c.event_id == other) & (d.c.other_id == one))
    still = (d.c.act == LinkAct.APART, d.c.undone_at.is_(None), pair)
    connection.execute(d.update().where(*still).values(undone_by=by, undone_at=at))


def follow(connection: sa.Connection, made: Mapping[int, int], event_ids: Iterable[int]) -> None:
    """Let what hangs on versions of statements about these events hang on those that stand now (old id to new id).

    That is their offers, and what an undo hands back.
    """
    o = t.offers.c
    for row in connection.execute(sa.select(o.id, o.prediction_id).where(o.prediction_id.in_(list(made)))).all():
        connection.execute(t.offers.update().where(o.id == row.id).values(prediction_id=made[row.prediction_id]))
    for decision in _undoable(connection, event_ids):
        old = decision.moved.get(t.predictions.name, [])
        _move_too(connection, decision, {made[i] for i in old if i in made})


def _move_too(connection: sa.Connection, decision: Any, ids: Iterable[int]) -> None:  # noqa: ANN401 - a row of `link_decision`
    """Let a decision that is taken back hand back these predictions, too."""
    d, old = t.link_decisions, decision.moved.get(t.predictions.name, [])
    if new := sorted(set(ids).difference(old)):
        moved = {**decision.moved, t.predictions.name: [*old, *new]}
        connection.execute(d.update().where(d.c.id == decision.id).values(moved=moved))


def _undoable(connection: sa.Connection, event_ids: Iterable[int]) -> list[Any]:
    """Return the merges and splits by which a statement may have come to these events, oldest first.

    It may have come through others: what one decision brought there, the next one took further.
    """
    d, seen, found, near = t.link_decisions.c, set[int](), dict[int, Any](), set(event_ids)
    query = sa.select(t.link_decisions).where(d.undone_at.is_(None), d.act.in_((LinkAct.MERGE, LinkAct.SPLIT)))
    while near:
        seen |= near
        of_these = [query.where(d.event_id.in_(some) | d.other_id.in_(some)) for some in t.parts(sorted(near))]
        rows = [row for each in of_these for row in connection.execute(each)]
        found |= {row.id: row for row in rows}
        near = {i for row in rows for i in (row.event_id, row.other_id)} - seen
    return [found[i] for i in sorted(found)]


def home(connection: sa.Connection, event_id: int, ids: Iterable[int]) -> int:
    """Return where predictions belong that go back to an event: where its own have gone since.

    That is the event into which it was merged, a merge that then hands these back as well; or the one it was split
    from, where that was taken back.
    """
    d, e, back, met = t.link_decisions, t.events.c, list(ids), set[int]()
    while event_id not in met:  # the one it was split from may have been joined to it since
        met.add(event_id)
        into = connection.scalar(sa.select(e.merged_into).where(e.id == event_id))
        act, side = (LinkAct.MERGE, d.c.event_id) if into else (LinkAct.SPLIT, d.c.other_id)
        done = d.c.undone_at.is_(None) if into else d.c.undone_at.is_not(None)
        row = connection.execute(sa.select(d).where(d.c.act == act, side == event_id, done)).first()
        if row is None:
            break
        if into:
            _move_too(connection, row, back)
        event_id = into or row.event_id
    return linked.exists(connection, event_id)
