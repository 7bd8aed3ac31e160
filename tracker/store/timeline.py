"""Standing predictions as bars of the timeline, and as pages of a speaker or outlet.

Invariant: a bar is a dated prediction that stands and was published by the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from tracker.outcome import Disposition, Status, Verdict
from tracker.state import TAIL_SHARE, Recorded, timing
from tracker.store import tables as t
from tracker.store.matching import having
from tracker.store.rows import EventRow, Filters, Page, PredictionRow, TimelineRow, page_within
from tracker.store.said import prediction_rows, statement_of


def timeline_rows(
    connection: sa.Connection, events: Sequence[EventRow], day: date, limit: int, share: float = TAIL_SHARE
) -> tuple[TimelineRow, ...]:
    """Return the bars of these events by `day`, at most `limit`: events in the order given, oldest said first."""
    taken = _within(events, limit)
    p = t.predictions.c
    wanted = (p.event_id.in_([e.id for e in taken]), p.standing, p.dated, p.published_on <= day)
    query = sa.select(t.predictions, t.articles.c.publisher).outerjoin_from(t.predictions, t.articles).where(*wanted)
    rows = connection.execute(query.order_by(p.published_on, p.start, p.id)).all()
    by_event: dict[int, list[TimelineRow]] = {}
    known = {e.id: e for e in taken}
    for row in rows:
        by_event.setdefault(row.event_id, []).append(_bar(row, known[row.event_id], share))
    return tuple(bar for e in taken for bar in by_event.get(e.id, []))[:limit]


def _within(events: Sequence[EventRow], limit: int) -> list[EventRow]:
    """Return so many events, in their order, that their bars fit."""
    taken, bars = [], 0
    for event in events:
        if bars >= limit:
            break
        taken.append(event)
        bars += event.predictions
    return taken


def recorded_in(event: EventRow) -> Recorded | None:
    """Return an event's standing outcome as the state is computed from it."""
    o = event.outcome
    return Recorded(o.verdict, o.disposition, o.status, o.occurred_from, o.occurred_to, o.known_on) if o else None


def _bar(row: sa.Row[tuple[object, ...]], event: EventRow, share: float) -> TimelineRow:
    outcome, said = event.outcome, statement_of(row)
    when = timing(said, recorded_in(event), share)
    window = said.window
    assert window is not None  # noqa: S101 - only dated predictions are asked for
    same = (
        "event_id kind anchor published_on speaker speaker_key publisher quote timex_text hedge probability certainty "
        "polarity"
    )
    return TimelineRow(
        prediction_id=row.id,
        event_title=event.title,
        state=event.state,
        window=window,
        current=event.goes_by(row.published_on, window),
        verdict=Verdict(outcome.verdict) if outcome and outcome.verdict else None,
        disposition=Disposition(outcome.disposition) if outcome else None,
        status=Status(outcome.status) if outcome else None,
        occurred_from=outcome.occurred_from if outcome else None,
        occurred_to=outcome.occurred_to if outcome else None,
        known_on=outcome.known_on if outcome else None,
        timeliness=when.timeliness if when else None,
        topics=event.topics,
        **{name: getattr(row, name) for name in same.split()},
    )


def prediction_page(
    connection: sa.Connection, filters: Filters, day: date, number: int, size: int
) -> Page[PredictionRow]:
    """Return a page of standing predictions by `day`, newest first, narrowed by who, where, what kind and words."""
    p, a = t.predictions.c, t.articles.c
    where = [p.standing, p.published_on <= day]
    if filters.speakers:
        where.append(p.speaker_key.in_(filters.speakers))
    if filters.publishers:
        where.append(p.article_id.in_(sa.select(a.id).where(a.publisher.in_(filters.publishers))))
    if filters.kinds:
        where.append(p.kind.in_(filters.kinds))
    if filters.search:
        where += having(p.id, filters.search)
    total = connection.scalar(sa.select(sa.func.count()).where(*where)) or 0
    number = page_within(number, total, size)
    order = (p.published_on.desc(), p.id.desc())
    ids = connection.scalars(sa.select(p.id).where(*where).order_by(*order).limit(size).offset((number - 1) * size))
    return Page(prediction_rows(connection, p.id.in_(list(ids)), day=day), total, number, size)
