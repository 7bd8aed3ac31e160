"""Stored reports, out of their table as rows.

Invariant: only a report that an event was called off is asked for a new date: nothing else goes by one.
"""

from __future__ import annotations

import sqlalchemy as sa

from tracker.outcome import Says
from tracker.state import AFFIRMED
from tracker.store import tables as t
from tracker.store.rows import ReportRow
from tracker.store.said import values


def report_rows(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> tuple[ReportRow, ...]:
    """Return reports with their articles, newest first."""
    r, a = t.reports.c, t.articles.c
    query = (
        sa.select(t.reports, a.title.label("article_title"), a.publisher, a.url, a.path, _new_date())
        .join_from(t.reports, t.articles)
        .where(*where)
        .order_by(r.published_on.desc(), r.start.desc(), r.id.desc())
    )
    return tuple(
        ReportRow(**values(row, _REPORTED), on=row.happened_on, answer=row.answer, new_date=bool(row.new_date))
        for row in connection.execute(query)
    )


def _new_date() -> sa.Label[bool]:
    """Return whether an event was called off in an article that foretells it for later days, named in none before."""
    r, p = t.reports.c, t.predictions.alias()
    foretold = sa.exists().where(
        p.c.event_id == r.event_id,
        p.c.standing,
        p.c.article_id == r.article_id,
        p.c.dated,
        p.c.polarity == AFFIRMED,
        p.c.earliest > r.published_on,
        ~_named_before(p),
    )
    return sa.case((r.says == Says.CALLED_OFF, foretold), else_=sa.false()).label("new_date")


def _named_before(p: sa.FromClause) -> sa.Exists:
    """Return whether another article, of the same day or before, foretells the event for the days of prediction `p`."""
    q = t.predictions.alias().c
    return sa.exists().where(
        q.event_id == p.c.event_id,
        q.standing,
        q.article_id != p.c.article_id,
        q.published_on <= p.c.published_on,
        q.earliest.is_not_distinct_from(p.c.earliest),
        q.latest.is_not_distinct_from(p.c.latest),
    )


_REPORTED = tuple(
    "id event_id article_id article_title publisher url path published_on start end quote event_text says kind".split()  # noqa: SIM905 - reads as one line
)
