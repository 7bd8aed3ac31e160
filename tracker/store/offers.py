"""Offers: events that may be the same as another, for a person to say.

Invariant: an offer that a person has answered is not made again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.store import called
from tracker.store import tables as t
from tracker.store.rows import OfferRow


def offer_rows(connection: sa.Connection, event_ids: Iterable[int], day: date) -> dict[int, tuple[OfferRow, ...]]:
    """Return for each event the others that it may be the same as by what was published by `day`, unanswered."""
    ids = set(event_ids)
    found: dict[int, list[OfferRow]] = {}
    for prediction_id, reasons, one, one_title, two, two_title in connection.execute(_unanswered(ids, day)):
        for event_id, other_id, title in ((one, two, two_title), (two, one, one_title)):
            if event_id in ids:
                found.setdefault(event_id, []).append(OfferRow(other_id, title, prediction_id, tuple(reasons)))
    return {event_id: tuple(rows) for event_id, rows in found.items()}


def _unanswered(ids: set[int], day: date) -> sa.Select[Any]:
    """Return the query for the offers about events: the prediction, the reasons, and both events with their titles."""
    p, o, e = t.predictions.c, t.offers.c, t.events
    mine, other = e.alias(), e.alias()
    joined = t.offers.join(t.predictions, p.id == o.prediction_id)
    joined = joined.join(mine, mine.c.id == p.event_id).join(other, other.c.id == o.event_id)
    titles = (called.title_on(mine.c, day).label("mine"), called.title_on(other.c, day).label("other"))
    columns = (o.prediction_id, o.reasons, mine.c.id, titles[0], other.c.id, titles[1])
    still = (o.answer.is_(None), p.standing, p.published_on <= day, mine.c.id != other.c.id)
    query = sa.select(*columns).select_from(joined).where(*still, other.c.merged_into.is_(None))
    return query.where(o.id.in_(_about(ids))).order_by(o.id)


def _about(ids: set[int]) -> sa.CompoundSelect[Any]:
    """Return the offers that are made to one of these events, or name one: each by an index of its own."""
    p, o = t.predictions.c, t.offers.c
    theirs = sa.select(p.id).where(p.event_id.in_(ids), p.standing)
    naming = sa.select(o.id).where(o.event_id.in_(ids))
    return sa.union(naming, sa.select(o.id).where(o.prediction_id.in_(theirs)))
