"""Reading stored articles again: what is the same as what is stored of them, and what differs.

Invariant: nothing is changed here; a stored prediction is paired with one that is read, or with none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from tracker.models import Act
from tracker.reading.values import Prediction
from tracker.service import retelling
from tracker.service.preparing import Again, Place, place_of
from tracker.service.retelling import Retold
from tracker.service.settings import DOUBT, doubted
from tracker.store import readings
from tracker.store.said import prediction_of
from tracker.text import Span


@dataclass(slots=True)
class Reread:
    """What reading one article again changes: predictions that are read, and the rows of those that are stored.

    `cleared` are ids of predictions that a reading doubted or missed, and that this one finds without doubt; they are
    among `altered`, too.
    """

    same: int = 0
    appeared: list[Prediction] = field(default_factory=list)
    vanished: list[Any] = field(default_factory=list)
    altered: list[tuple[Any, Prediction]] = field(default_factory=list)
    cleared: set[int] = field(default_factory=set)
    retold: Retold = field(default_factory=Retold)

    @property
    def empty(self) -> bool:
        """Whether nothing changes at all."""
        return not (self.appeared or self.vanished or self.altered or self.retold.count)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored as read of some articles, and what was done to it: by article, by prediction, by article."""

    predictions: readings.ByArticle
    corrections: dict[int, list[Any]]
    reports: readings.ByArticle


def stored(connection: sa.Connection, article_ids: Iterable[int]) -> Stored:
    """Return what is stored as read of these articles."""
    ids = list(article_ids)
    return Stored(
        readings.predictions(connection, ids), readings.corrections(connection, ids), readings.reports(connection, ids)
    )


def compared(known: Stored, again: Again, keep_from: str) -> Reread:
    """Say what differs in a new reading of an article from what is stored as read (standing or not)."""
    new = {place_of(p): p for p in again.found.predictions}
    changes = Reread(retold=retelling.compared(known.reports.get(again.article_id, []), again.found))
    for row, now in _paired(_newest(known, again.article_id), new):
        if now is None:
            changes.vanished += [row] if row.standing else []
        elif not row.standing and _waits(known.corrections.get(row.id, [])) and not doubted(now, keep_from):
            changes.altered.append((row, now))
            changes.cleared.add(row.id)
        elif _says(now) == _says(_as_read(row)):
            changes.same += 1
        else:
            changes.altered.append((row, now))
    changes.appeared = list(new.values())
    return changes


def _newest(known: Stored, article_id: int) -> dict[Place, Any]:
    """Return the newest reading of each prediction of an article; one that a later reading superseded is left out."""
    rows = known.predictions.get(article_id, [])
    superseded = {
        row.id
        for row in rows
        for done in known.corrections.get(row.id, ())
        if done.act == Act.REREAD and done.replacement_id is not None
    }
    return {(row.event_start, row.timex_start): row for row in rows if row.id not in superseded}


def _paired(rows: dict[Place, Any], new: dict[Place, Prediction]) -> list[tuple[Any, Prediction | None]]:
    """Take from `new` the reading of each stored prediction: at its place, else of its time in its sentence.

    Rules that name an event by other words move its place; what a person did of it goes with it all the same.
    """
    exact = {place: new.pop(place, None) for place in rows}
    pairs: list[tuple[Any, Prediction | None]] = []
    for place, row in rows.items():
        again = exact[place]
        if again is None:
            near = [p for p in new.values() if place_of(p)[1] == place[1] and p.span.start == row.start]
            again = max(near, key=lambda p: p.event.overlaps(Span(row.event_start, row.event_end)), default=None)
            if again is not None:
                del new[place_of(again)]
        pairs.append((row, again))
    return pairs


def _waits(done: list[Any]) -> bool:
    """Whether a prediction stands not because an import doubted it or a reading missed it, and by nobody's word."""
    if not done or done[-1].replacement_id is not None:
        return False
    return bool(done[-1].act == Act.REREAD or (done[-1].act == Act.DROP and done[-1].reason == DOUBT))


def _as_read(row: Any) -> Prediction:  # noqa: ANN401 - a prediction
    """Return a stored prediction under the key that its speaker was read with, whomever a person joined to whom."""
    return replace(prediction_of(row), speaker_key=row.read_key or row.speaker_key)


def _says(prediction: Prediction) -> tuple[object, ...]:
    timex = prediction.timex
    time = (timex.phrase.end, timex.value) if timex else None
    return (time, *(getattr(prediction, name) for name in _TOLD))


_TOLD = (
    "span", "event_text", "anchor", "window", "speaker", "speaker_key", "certainty", "polarity", "hedge",
    "hedge_grade", "probability", "relative_to", "kind", "participants", "place", "rule", "conditional",
)  # fmt: skip
"""The fields by which a reading of a prediction differs from another; how it came to them, and how surely, is none."""
