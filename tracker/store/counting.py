"""What pages count: articles, statements, events, speakers.

Invariant: each count reads an index, or a summary that the store keeps.
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from tracker.models import Stage
from tracker.store import tables as t
from tracker.store import voices
from tracker.store.rows import SpeakerRow


def newer_than(connection: sa.Connection, day: date) -> bool:
    """Whether something is stored that was published, known or met after `day`: the summaries then say too much."""
    p, o = t.predictions.c, t.outcomes.c
    said = sa.select(p.id).where(p.standing, p.published_on > day).limit(1)
    known = sa.select(o.id).where(o.known_on > day).limit(1)
    met = sa.select(t.conditions.c.id).where(t.conditions.c.met_on > day).limit(1)
    return any(connection.scalar(query) is not None for query in (said, known, met))


def totals(connection: sa.Connection, day: date) -> dict[str, int]:
    """Count articles and standing predictions by `day`, and the events that these are about."""
    a, p = t.articles.c, t.predictions.c
    standing = sa.select(sa.func.count()).where(p.standing, p.published_on <= day)
    counts = {
        "articles": sa.select(sa.func.count()).where(a.published_on <= day),
        "predictions": standing,
        "events": sa.select(sa.func.count()).where(t.events.c.stage != Stage.GONE, t.events.c.first_said_on <= day),
    }
    return {name: connection.scalar(query) or 0 for name, query in counts.items()}


def suggested(event_id: sa.ColumnElement[int], day: date) -> sa.ColumnElement[bool]:
    """Return the condition that an unanswered report by `day` is about the event."""
    r = t.reports.c
    return event_id.in_(sa.select(r.event_id).where(r.answer.is_(None), r.published_on <= day))


def empty(connection: sa.Connection) -> bool:
    """Whether there is no article and no event at all."""
    return not any(connection.execute(sa.select(table.c.id).limit(1)).first() for table in (t.articles, t.events))


def speakers(connection: sa.Connection) -> tuple[SpeakerRow, ...]:
    """Return who is credited with standing predictions, the most heard first.

    The name is one of their own where there is one, the whole before a part, else one of those joined to them.
    """
    p, (own, whole) = t.predictions.c, voices.own_and_whole()
    heard = sa.func.count().label("heard")
    chosen = (sa.case((own & whole, p.speaker)), sa.case((own, p.speaker)), p.speaker)
    name = sa.func.coalesce(*map(sa.func.max, chosen))
    query = sa.select(p.speaker_key, name, heard).where(p.standing, p.speaker_key.is_not(None))
    found = connection.execute(query.group_by(p.speaker_key).order_by(heard.desc(), p.speaker_key))
    return tuple(SpeakerRow(*row) for row in found)
