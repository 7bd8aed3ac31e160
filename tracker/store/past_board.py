"""The board of a past day: most of it is as the store keeps it, and only what was touched since is made anew.

Invariant: the board is a table of one connection's own, which goes with the transaction that looks at it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.models import Stage
from tracker.outcome import Disposition
from tracker.state import AFFIRMED
from tracker.store import called, temporary
from tracker.store import tables as t
from tracker.store.said import LAST_PLACE

COLUMNS = (
    *("id", "title", "kind", "stage", "said_id", "earliest", "latest", "closes_on", "first_said_on", "last_said_on"),
    *("predictions", "bars", "verdict", "known_on"),
)
"""The columns of a board, which are the event's own."""


MADE = temporary.like(t.events, "past_board", COLUMNS, key="id")


def made(connection: sa.Connection, day: date) -> sa.Table:
    """Make the board of `day` and return its table; it takes the place of one made before in this transaction."""
    temporary.anew(connection, MADE)
    for rows in (_untouched(day), _anew(day)):
        connection.execute(MADE.insert().from_select(COLUMNS, rows))
    return MADE


def _untouched(day: date) -> sa.Select[Any]:
    """Return the rows of events of which nothing was said or known after `day`: they stand as they stood."""
    e = t.events.c
    columns = (e[name] for name in COLUMNS)
    return sa.select(*columns).where(_heard_by(day), e.last_said_on <= day, e.id.not_in(_told_after(day)))


def _heard_by(day: date) -> sa.ColumnElement[bool]:
    e = t.events.c
    return (e.stage != Stage.GONE) & (e.first_said_on <= day)


def _told_after(day: date) -> sa.Select[Any]:
    o = t.outcomes.c
    return sa.select(o.event_id).where(o.known_on > day)


def _anew(day: date) -> sa.Select[Any]:
    """Return the rows of events that were touched after `day`, made of what was said and known by then."""
    e, said, told = t.events.c, _newest_said(day), t.outcomes.alias("told")
    joined = t.events.join(said, (said.c.event_id == e.id) & (said.c.place == 1))
    joined = joined.outerjoin(told, told.c.id == _newest_told(e.id, day))
    put_off = (told.c.disposition == Disposition.PUT_OFF) & (said.c.published_on <= told.c.known_on)
    stage = sa.case(
        (told.c.verdict.is_not(None), Stage.SETTLED.value),
        (sa.not_(said.c.dated) | sa.func.coalesce(put_off, sa.false()), Stage.UNDATED.value),
        else_=Stage.DATED.value,
    )
    columns = {
        "id": e.id,
        "title": called.title_on(e, day),
        "kind": e.kind,
        "stage": stage,
        "said_id": sa.case((said.c.dated, said.c.id)),
        **{name: said.c[name] for name in ("earliest", "latest", "closes_on", "first_said_on", "last_said_on")},
        **{name: said.c[name] for name in ("predictions", "bars")},
        **{name: told.c[name] for name in ("verdict", "known_on")},
    }
    return sa.select(*(columns[name].label(name) for name in COLUMNS)).select_from(joined)


def _newest_said(day: date) -> sa.Subquery:
    """Return what was said of each touched event by `day`, the statement that it went by first (`place` 1)."""
    p, e = t.predictions.c, t.events.c
    touched = sa.select(e.id).where(_heard_by(day), (e.last_said_on > day) | e.id.in_(_told_after(day)))
    said = (p[name] for name in ("id", "event_id", "dated", "published_on", "earliest", "latest", "closes_on"))
    place = sa.func.row_number().over(partition_by=p.event_id, order_by=_NEWEST).label("place")
    spans = (value.over(partition_by=p.event_id).label(name) for name, value in _OVER_ALL.items())
    query = sa.select(*said, place, *spans)
    return query.where(p.event_id.in_(touched), p.standing, p.published_on <= day).subquery("said")


_P = t.predictions.c
_NEWEST = (
    _P.dated.desc(),
    sa.case((_P.polarity == AFFIRMED, 1), else_=0).desc(),
    _P.published_on.desc(),
    sa.func.coalesce(_P.start, LAST_PLACE).desc(),
    _P.id.desc(),
)
"""The order of an event's statements, the one that it goes by first."""
_OVER_ALL = {
    "first_said_on": sa.func.min(_P.published_on),
    "last_said_on": sa.func.max(_P.published_on),
    "predictions": sa.func.count(),
    "bars": sa.func.sum(sa.case((_P.dated, 1), else_=0)),
}
"""What a board says of all that was said of an event."""


def _newest_told(event_id: sa.Column[int], day: date) -> sa.ScalarSelect[int]:
    o = t.outcomes.alias("known").c
    newest = sa.select(o.id).where(o.event_id == event_id, o.known_on <= day).order_by(o.ordinal.desc()).limit(1)
    return newest.scalar_subquery()
