"""What is stored of some articles as it was read, to be compared with what reading them again finds.

Invariant: a few statements for all of the articles, however many they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.models import Origin
from tracker.store import tables as t

ByArticle = dict[int, list[Any]]
"""Rows by the id of their article."""


def predictions(connection: sa.Connection, article_ids: Sequence[int]) -> ByArticle:
    """Return the dated predictions that were read of each article, standing or not, the oldest first."""
    p = t.predictions.c
    read = sa.select(t.predictions).where(p.article_id.in_(article_ids), p.origin == Origin.READ, p.dated)
    return _by(connection.execute(read.order_by(p.id)), "article_id")


def corrections(connection: sa.Connection, article_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return by prediction of these articles what was done to it, the oldest first."""
    p, c = t.predictions.c, t.corrections.c
    done = sa.select(t.corrections).join(t.predictions, p.id == c.prediction_id).where(p.article_id.in_(article_ids))
    return _by(connection.execute(done.order_by(c.id)), "prediction_id")


def reports(connection: sa.Connection, article_ids: Sequence[int]) -> ByArticle:
    """Return the reports that were read of each article."""
    r = t.reports.c
    columns = (r.id, r.article_id, r.start, r.event_start, r.says, r.happened_on, r.mention, r.answer, r.event_id)
    return _by(
        connection.execute(sa.select(*columns).where(r.article_id.in_(article_ids)).order_by(r.id)), "article_id"
    )


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return dict(found)
