"""What events are called: the title, who takes part and where, as the statements on them name these better and better.

Invariant: what an event was called before stays, with the day of the article that named it better, so that a past day
shows nothing that was not published by then. What a person called it holds for every day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.store import bulk
from tracker.store import tables as t

NAMES = ("title", "participants", "place")
"""The columns of an event by which it is called, and of what it was called before."""


@dataclass(frozen=True, slots=True)
class Called:
    """A title, participants and a place."""

    title: str
    participants: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """What a statement would have its event called, and the day on which it was published."""

    called: Called
    published_on: date


def name_better(
    connection: sa.Connection, namings: Mapping[int, Iterable[Naming]], better: Callable[[str, str], bool]
) -> None:
    """Give events the titles, participants and places that these statements name better, and keep the former ones.

    A title gives way to one that is `better`, unless a person gave it; participants and place come where none is known.
    """
    e = t.events.c
    query = sa.select(e.id, e.titled_by_hand, *(e[name] for name in NAMES)).where(e.id.in_(list(namings)))
    changes: list[dict[str, Any]] = []
    before: list[dict[str, Any]] = []
    for row in connection.execute(query) if namings else ():
        called = Called(row.title, tuple(row.participants), row.place)
        for naming in namings[row.id]:
            told = _told(
                called, naming.called, retitle=not row.titled_by_hand and better(called.title, naming.called.title)
            )
            if told != called:
                before.append({"event_id": row.id, "until_on": naming.published_on, **_columns(called)})
                changes.append({"of": row.id, **_columns(told)})
            called = told
    if changes:
        bulk.insert(connection, t.former_names, before)
        connection.execute(t.events.update().where(e.id == sa.bindparam("of")), changes)


def _told(old: Called, new: Called, *, retitle: bool) -> Called:
    return Called(
        title=new.title if retitle else old.title,
        participants=old.participants or new.participants,
        place=old.place or new.place,
    )


def _columns(called: Called) -> dict[str, Any]:
    return {"title": called.title, "participants": list(called.participants), "place": called.place}


def name(connection: sa.Connection, event_id: int, title: str) -> None:
    """Give an event the title that a person brings; later articles leave it alone."""
    connection.execute(t.events.update().where(t.events.c.id == event_id).values(title=title, titled_by_hand=True))


def unname(connection: sa.Connection, event_id: int, title: str) -> None:
    """Take back the title that a person gave an event, also where it was kept as a former one."""
    e, f = t.events, t.former_names
    given = sa.select(e.c.title).where(e.c.id == event_id).scalar_subquery()
    connection.execute(f.update().where(f.c.event_id == event_id, f.c.title == given).values(title=title))
    connection.execute(e.update().where(e.c.id == event_id).values(title=title, titled_by_hand=False))


def events_on(ids: Iterable[int], day: date) -> sa.Select[Any]:
    """Return the query for the id and kind of these events, and what they were called on a past day."""
    e, f = t.events.c, t.former_names.c
    others = (sa.case((f.id.is_(None), e[name]), else_=f[name]).label(name) for name in NAMES[1:])
    joined = t.events.outerjoin(t.former_names, f.id == _next(e.id, day))
    return (
        sa.select(e.id, e.kind, _title(e, f.title).label("title"), *others)
        .select_from(joined)
        .where(e.id.in_(list(ids)))
    )


def title_on(event: Any, day: date) -> sa.ColumnElement[str]:  # noqa: ANN401 - the columns of `event`, or of an alias
    """Return what each event was called on a past day, as a column."""
    f = t.former_names.alias()
    former = sa.select(f.c.title).where(f.c.id == _next(event.id, day)).scalar_subquery()
    return _title(event, former)


def _title(event: Any, former: sa.ColumnElement[str] | sa.ScalarSelect[str]) -> sa.ColumnElement[str]:  # noqa: ANN401
    """Return a former title, where there is one and nobody gave the event a title by hand; else the one it has."""
    return sa.case((event.titled_by_hand, event.title), else_=sa.func.coalesce(former, event.title))


def _next(event_id: sa.ColumnElement[int], day: date) -> sa.ScalarSelect[int]:
    """Return the former name that gave way first after the last one that had given way by `day`.

    Articles may come in any order: one of an earlier day may name an event better than one of a later day did.
    """
    given, next_ = t.former_names.alias(), t.former_names.alias()
    by_then = sa.select(sa.func.max(given.c.id)).where(given.c.event_id == event_id, given.c.until_on <= day)
    last = sa.func.coalesce(by_then.correlate_except(given).scalar_subquery(), 0)
    first = sa.select(sa.func.min(next_.c.id)).where(next_.c.event_id == event_id, next_.c.id > last)
    return first.correlate_except(next_).scalar_subquery()
