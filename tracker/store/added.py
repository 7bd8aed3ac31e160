"""Many new rows, written at once and complete: what refers to a row of the same transaction knows its id beforehand.

Invariant: the summary and the cases of a new event are those that `summaries.refresh` makes of the rows once stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace

import sqlalchemy as sa

from tracker.scores import Scored
from tracker.store import bulk, summaries
from tracker.store import tables as t
from tracker.store.records import scored_of

Row = dict[str, object]


@dataclass(slots=True)
class Rows:
    """Rows that wait to be written, those of `articles` and `predictions` with their ids."""

    articles: list[Row] = field(default_factory=list)
    predictions: list[Row] = field(default_factory=list)
    corrections: list[Row] = field(default_factory=list)
    offers: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    publishers: dict[object, object] = field(default_factory=dict)

    def offer(self, prediction_id: int, event_id: int | None, reasons: Iterable[str]) -> None:
        """Let a person be asked whether a prediction is about another event, where there is one."""
        if event_id is not None:
            self.offers.append({"prediction_id": prediction_id, "event_id": event_id, "reasons": list(reasons)})

    def write_articles(self, connection: sa.Connection) -> None:
        """Insert the articles that wait."""
        self.publishers |= {row["id"]: row["publisher"] for row in self.articles}
        bulk.insert(connection, t.articles, self.articles)
        self.articles = []

    def write(self, connection: sa.Connection) -> None:
        """Insert what articles say; their events must be there."""
        bulk.insert(connection, t.predictions, self.predictions)
        bulk.insert(connection, t.corrections, self.corrections)
        bulk.insert(connection, t.offers, self.offers)
        bulk.insert(connection, t.reports, self.reports)


def said_of(event_ids: Collection[int], rows: Rows) -> dict[int, list[Scored]]:
    """Return what the standing predictions say of new events."""
    found: dict[int, list[Scored]] = {event_id: [] for event_id in event_ids}
    for row in rows.predictions:
        of = found.get(row["event_id"]) if row["standing"] else None  # type: ignore[call-overload] # an id
        if of is not None:
            of.append(scored_of(SimpleNamespace(**row, publisher=rows.publishers[row["article_id"]]), None))
    return found


def summaries_of(said: Mapping[int, list[Scored]], reports: Iterable[Row], share: float) -> dict[int, Row]:
    """Return the summary columns of new events."""
    asked = Counter(row["event_id"] for row in reports if row["answer"] is None)
    return {
        event_id: {**summaries.summary([each.said for each in told], [], share), "suggestions": asked[event_id]}
        for event_id, told in said.items()
    }
