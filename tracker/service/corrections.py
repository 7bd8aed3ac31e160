"""What a person changes of stored predictions: kept beside what was read, never in its place."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from tracker.models import Act, Origin
from tracker.reading.values import Prediction
from tracker.service import joining
from tracker.service.changing import Edit, changed_by, marked
from tracker.service.clock import now
from tracker.service.settings import share_of, who
from tracker.store import InputError, Store, claims, conditions, library, relinked, summaries
from tracker.store import tables as t
from tracker.store.rows import PredictionRow
from tracker.store.said import one_prediction, prediction_of
from tracker.text import Span


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
        shown, seen = _stored(connection, prediction_id)
        before = _hung_on_nothing(connection, shown) if change.conditional is False else None
    new = changed_by(prediction_of(seen), change, store, before)
    with store.write() as connection:
        old, row = _stored(connection, prediction_id)
        if not old.standing:
            message = f"prediction {prediction_id} stands no longer: correct the one that replaced it"
            raise InputError(message)
        claims.stand(connection, [prediction_id], standing=False)
        made = claims.add_prediction(connection, _beside(row, new, share))
        conditions.copy(connection, {prediction_id: made})
        events = [old.event_id] if old.event_id else []
        relinked.follow(connection, {prediction_id: made}, events)
        claims.correct(connection, prediction_id, Act.REPLACE, by=name, at=now(), replacement_id=made, reason=reason)
        summaries.refresh(connection, events, share)
        return one_prediction(connection, made)


def _beside(row: sa.Row[tuple[object, ...]], new: Prediction, share: float) -> dict[str, object]:
    """Return the row of what a person makes of a stored prediction: where that stands, and linked as it is."""
    kept = {name: getattr(row, name) for name in (*claims.PLACED, *_KEPT)}
    return claims.new_row(new, share, created_at=now(), **kept, origin=Origin.PERSON)


def _hung_on_nothing(connection: sa.Connection, row: PredictionRow) -> Prediction | None:
    """Return what a prediction was before somebody said that it hangs on a condition, None where it was read so."""
    while row.conditional and row.replaces_id:
        row, seen = _stored(connection, row.replaces_id)
        if not row.conditional:
            return prediction_of(seen)
    return None


_KEPT = ("article_id", "event_id", "published_on", "mention", "linked_because", "condition_met_on")


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
    """Take back a drop, or a replacement: of what replaced another, however often, one stands."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        old = one_prediction(connection, prediction_id)
        if not old.standing:
            summaries.refresh(connection, brought_back(connection, prediction_id, name), share)
        return one_prediction(connection, prediction_id)


def brought_back(connection: sa.Connection, prediction_id: int, by: str) -> set[int]:
    """Let a prediction stand again within a transaction; return the events that this touches, to be refreshed."""
    old, row = _stored(connection, prediction_id)
    others = claims.versions(connection, prediction_id)
    fallen = claims.fall(connection, others)
    event_id = old.event_id or _linked(connection, old, prediction_of(row))
    relinked.follow(connection, dict.fromkeys(others, prediction_id), [event_id])
    connection.execute(t.predictions.update().where(t.predictions.c.id == prediction_id).values(event_id=event_id))
    claims.correct(connection, prediction_id, Act.RESTORE, by=by, at=now())
    return {event_id, *fallen}


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
        base = {"article_id": article_id, "published_on": day, "origin": Origin.PERSON}
        link = {"event_id": joined.event_id, "linked_because": list(joined.reasons), "mention": mention.dump()}
        stored = claims.add_prediction(connection, claims.new_row(made, share, created_at=now(), **base, **link))
        summaries.refresh(connection, [joined.event_id], share)
        return one_prediction(connection, stored)
