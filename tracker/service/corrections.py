"""What a person changes of stored predictions: kept beside what was read, never in its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from tracker.models import Act, Origin
from tracker.reading.values import Prediction
from tracker.service import joining
from tracker.service.clock import now
from tracker.service.drafts import Edit, changed_by, marked
from tracker.service.rereading import Reread, compared, reread_article
from tracker.service.settings import lengths_of, share_of, who
from tracker.store import InputError, Store, claims, library, summaries
from tracker.store import tables as t
from tracker.store.rows import PredictionRow
from tracker.store.said import one_prediction, prediction_of, unstored_row
from tracker.text import Span
from tracker.timex import Lengths


@dataclass(frozen=True, slots=True)
class Changes:
    """What reading the archive again changes (or, where `applied`, has changed).

    `appeared`, `vanished` and `altered` (before, after) are examples, at most `limit` of each; what is not stored
    has the id 0. `counts` has how many there are of each, by the same names.
    """

    articles: int
    same: int
    appeared: tuple[PredictionRow, ...]
    vanished: tuple[PredictionRow, ...]
    altered: tuple[tuple[PredictionRow, PredictionRow], ...]
    counts: dict[str, int]
    applied: bool


def _stored(connection: sa.Connection, prediction_id: int) -> tuple[PredictionRow, sa.Row[tuple[object, ...]]]:
    row = one_prediction(connection, prediction_id)
    return row, connection.execute(sa.select(t.predictions).where(t.predictions.c.id == prediction_id)).one()


def correct(
    store: Store, prediction_id: int, change: Edit, *, reason: str = "", by: str | None = None
) -> PredictionRow:
    """Put a corrected prediction beside a stored one, which stands no longer; return the new one.

    Raises `InputError` where the time in words is not understood, `UnknownError`.
    """
    name, share = who(store, by), share_of(store)
    with store.read() as connection:
        _, seen = _stored(connection, prediction_id)
    new = changed_by(prediction_of(seen), change, store)
    with store.write() as connection:
        old, row = _stored(connection, prediction_id)
        if not old.standing:
            message = f"prediction {prediction_id} stands no longer: correct the one that replaced it"
            raise InputError(message)
        kept = {c: getattr(row, c) for c in ("article_id", "event_id", "published_on", "mention", "linked_because")}
        placed = {c: getattr(row, c) for c in ("start", "end", "event_start", "event_end", "timex_start", "timex_end")}
        base = {**claims.prediction_values(new, share), **placed, **kept}
        claims.stand(connection, [prediction_id], standing=False)
        made = claims.add_prediction(
            connection, {**base, "origin": Origin.PERSON, "standing": True, "created_at": now()}
        )
        claims.correct(connection, prediction_id, Act.REPLACE, by=name, at=now(), replacement_id=made, reason=reason)
        summaries.refresh(connection, [old.event_id] if old.event_id else [], share)
        return one_prediction(connection, made)


def drop(store: Store, prediction_id: int, *, reason: str = "", by: str | None = None) -> PredictionRow:
    """Say that a stored prediction is none: it stays in the article, and counts nowhere."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        old = one_prediction(connection, prediction_id)
        if old.standing:
            claims.correct(connection, prediction_id, Act.DROP, by=name, at=now(), reason=reason)
            summaries.refresh(connection, [old.event_id] if old.event_id else [], share)
        return one_prediction(connection, prediction_id)


def restore(store: Store, prediction_id: int, *, by: str | None = None) -> PredictionRow:
    """Take back a drop, or a replacement (whose replacement then stands no longer)."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        old, row = _stored(connection, prediction_id)
        if old.standing:
            return old
        c = t.corrections.c
        made = connection.scalars(
            sa.select(c.replacement_id).where(c.prediction_id == prediction_id, c.replacement_id.is_not(None))
        )
        claims.stand(connection, list(made), standing=False)
        event_id = old.event_id or _linked(connection, old, prediction_of(row))
        connection.execute(t.predictions.update().where(t.predictions.c.id == prediction_id).values(event_id=event_id))
        claims.correct(connection, prediction_id, Act.RESTORE, by=name, at=now())
        summaries.refresh(connection, [event_id], share)
        return one_prediction(connection, prediction_id)


def _linked(connection: sa.Connection, row: PredictionRow, prediction: Prediction) -> int:
    """Find or make the event of a prediction that was dropped before it was linked."""
    source = library.source_of(connection, row.article_id or 0)
    (mention,) = joining.mentions_of(source.text, [prediction], row.published_on, library.key_of(source.text))
    return joining.join(connection, prediction, mention).event_id


def add_missed(  # noqa: PLR0913 - what a person points at, field by field
    store: Store, article_id: int, sentence: Span, event_text: str, time: str, *, by: str | None = None
) -> PredictionRow:
    """Store a prediction that the rules missed; the arguments are those of `missed`."""
    name, share = who(store, by), share_of(store)
    with store.read() as connection:
        source = library.source_of(connection, article_id)
    day = library.day_of(source)
    made = replace(marked(source.text, sentence, event_text, time, day, store), reasons=(f"marked by {name}",))
    with store.write() as connection:
        (mention,) = joining.mentions_of(source.text, [made], day, library.key_of(source.text))
        joined = joining.join(connection, made, mention)
        base = {"article_id": article_id, "published_on": day, "created_at": now(), "origin": Origin.PERSON}
        link = {"event_id": joined.event_id, "linked_because": list(joined.reasons), "mention": mention.dump()}
        stored = claims.add_prediction(
            connection, {**claims.prediction_values(made, share), **base, **link, "standing": True}
        )
        summaries.refresh(connection, [joined.event_id], share)
        return one_prediction(connection, stored)


def reread(store: Store, *, apply: bool = False, by: str | None = None, limit: int = 200) -> Changes:
    """Read the archive anew with the rules and settings of today: show what would change, or apply it.

    Corrections, drops, links and outcomes are kept. At most `limit` examples of each kind are returned.
    """
    hand = _Rereading(store, who(store, by), lengths_of(store), share_of(store), apply=apply, limit=limit)
    after = 0
    while ids := _next(store, after):
        after = ids[-1]
        for article_id in ids:
            hand.article(article_id)
    return hand.changes()


def _next(store: Store, after: int) -> list[int]:
    with store.read() as connection:
        return library.article_ids(connection, after)


@dataclass(slots=True)
class _Rereading:
    """The archive being read again, article by article."""

    store: Store
    by: str
    lengths: Lengths
    share: float
    apply: bool
    limit: int
    articles: int = 0
    same: int = 0
    counts: dict[str, int] = field(default_factory=lambda: {"appeared": 0, "vanished": 0, "altered": 0})
    examples: dict[str, list[Any]] = field(default_factory=lambda: {"appeared": [], "vanished": [], "altered": []})

    def article(self, article_id: int) -> None:
        """Read one article again, and apply what changes where that is asked."""
        with self.store.write() if self.apply else self.store.read() as connection:
            found = compared(connection, article_id, self.lengths)
            self._note(connection, article_id, found)
            if self.apply and (found.appeared or found.vanished or found.altered):
                done = reread_article(connection, article_id, by=self.by, lengths=self.lengths, share=self.share)
                summaries.refresh(connection, done.events, self.share)

    def _note(self, connection: sa.Connection, article_id: int, found: Reread) -> None:
        self.articles += 1
        self.same += found.same
        row = library.one_article(connection, article_id)
        olds = [(one_prediction(connection, i), new) for i, new in found.altered]
        self._keep("appeared", [unstored_row(new, row) for new in found.appeared])
        self._keep("vanished", [one_prediction(connection, i) for i in found.vanished])
        self._keep("altered", [(old, unstored_row(new, row, old)) for old, new in olds])

    def _keep(self, kind: str, found: list[Any]) -> None:
        self.counts[kind] += len(found)
        self.examples[kind] += found[: max(0, self.limit - len(self.examples[kind]))]

    def changes(self) -> Changes:
        """Return all that was noted."""
        examples: dict[str, Any] = {kind: tuple(found) for kind, found in self.examples.items()}
        return Changes(self.articles, self.same, counts=self.counts, applied=self.apply, **examples)
