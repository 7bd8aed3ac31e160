"""Speakers under several names: what a person says of them, and the predictions that follow it.

Invariant: a prediction keeps the key that it was read with, so that every word of a person can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from tracker.store import tables as t
from tracker.store.errors import InputError, UnknownError


def said_of(connection: sa.Connection) -> dict[str, str]:
    """Return for each key of which a person spoke the key it is to stand under; its own where it is kept apart."""
    a = t.aliases.c
    return {row.key: row.same_as for row in connection.execute(sa.select(a.key, a.same_as).order_by(a.key))}


def written(connection: sa.Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return for each of these keys a name as articles write it; nothing for one that nobody was read under."""
    p, asked = t.predictions.c, list(keys)
    read = sa.func.coalesce(p.read_key, p.speaker_key)
    mine = p.read_key.in_(asked) | (p.speaker_key.in_(asked) & p.read_key.is_(None))
    query = sa.select(read.label("key"), sa.func.min(p.speaker).label("name")).where(mine).group_by(read)
    return {row.key: row.name for row in connection.execute(query)} if asked else {}


def name_among(newest: sa.Select[tuple[str | None]]) -> sa.ColumnElement[str | None]:
    """Return a speaker's name of one's predictions, the newest first: one's own before that of somebody joined."""
    own, whole = own_and_whole()
    chosen = (newest.where(own, whole), newest.where(own), newest)
    return sa.func.coalesce(*(query.scalar_subquery() for query in chosen))


def own_and_whole() -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """Select the predictions that were read under the speaker's own key, and those with the whole name.

    A name that is shorter than the key is a part of it ("Renn"), as an article has it that gave the whole before.
    """
    p = t.predictions.c
    return p.read_key.is_(None), sa.func.length(p.speaker) >= sa.func.length(p.speaker_key)


def standing_for(said: dict[str, str], key: str) -> str:
    """Return the key that one stands under in the end."""
    seen = {key}
    while (into := said.get(key, key)) not in seen:
        key = into
        seen.add(key)
    return key


def say(connection: sa.Connection, key: str, same_as: str, by: str, at: datetime) -> None:
    """Keep that one key is another's, or nobody's but its own; a newer word takes the place of an older one."""
    a = t.aliases
    connection.execute(a.delete().where(a.c.key == key))
    connection.execute(a.insert().values(key=key, same_as=same_as, made_by=by, made_at=at))


def unsay(connection: sa.Connection, key: str) -> None:
    """Forget what was said of a key. Raises `InputError` where nothing was."""
    if not connection.execute(t.aliases.delete().where(t.aliases.c.key == key)).rowcount:
        message = f"{key}: nothing was said of this speaker that could be undone"
        raise InputError(message)


def known(connection: sa.Connection, keys: Iterable[str], name: str) -> str:
    """Return the first of these keys under which somebody was read.

    Raises `UnknownError` where nobody was under any, with the `name` as it was asked for.
    """
    p = t.predictions.c
    for key in keys:
        read = sa.select(p.id).where((p.speaker_key == key) | (p.read_key == key)).limit(1)
        if connection.scalar(read) is not None:
            return key
    message = f"there is no speaker {name!r} in the archive"
    raise UnknownError(message)


def follow(connection: sa.Connection, read: Iterable[str]) -> set[int]:
    """Let the predictions read with these keys stand under what a person says now; return the events of all of them."""
    p, said, touched = t.predictions.c, said_of(connection), set[int]()
    for key in set(read):
        into = standing_for(said, key)
        mine = (p.read_key == key) | ((p.speaker_key == key) & p.read_key.is_(None))
        touched |= {i for i in connection.scalars(sa.select(p.event_id).where(mine).distinct()) if i}
        values = {"speaker_key": into, "read_key": key if into != key else None}
        connection.execute(t.predictions.update().where(mine).values(values))
    return touched


def reaching(connection: sa.Connection, key: str) -> set[str]:
    """Return the keys that stand under one, at first or in the end, itself included."""
    said, found = said_of(connection), {key}
    while more := {k for k, into in said.items() if into in found} - found:
        found |= more
    return found


def under(connection: sa.Connection, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return new predictions' columns under the keys that their speakers stand under."""
    keys = {str(row["speaker_key"]) for row in rows if row.get("speaker_key")}
    a = t.aliases.c
    if not keys or connection.scalar(sa.select(a.key).where(a.key.in_(keys), a.same_as != a.key).limit(1)) is None:
        return rows
    said = said_of(connection)
    return [row | _placed(said, row) for row in rows]


def _placed(said: dict[str, str], row: dict[str, object]) -> dict[str, object]:
    key = row.get("speaker_key")
    into = standing_for(said, str(key)) if key else None
    return {"speaker_key": into, "read_key": key if into != key else None}
