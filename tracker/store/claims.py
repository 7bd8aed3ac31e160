"""Predictions and reports, into their tables.

Invariant: a prediction's row is never changed but for its event, its article's day, whether it stands, the end of its
tail (`tails`) and the day on which its condition was met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from tracker.models import Act, Origin
from tracker.reading.values import Prediction, Report
from tracker.state import TAIL_SHARE, tail_end
from tracker.store import bulk, voices
from tracker.store import tables as t
from tracker.window import Window


def window_values(window: Window | None, share: float = TAIL_SHARE) -> dict[str, object]:
    """Return a window's columns; `share` is the length of a tail, as a share of the window's."""
    if window is None:
        return {"earliest": None, "latest": None, "earliest_soft": False, "latest_soft": False,
                "tail_on": None, "closes_on": None}  # fmt: skip
    return {
        "earliest": window.earliest,
        "latest": window.latest,
        "earliest_soft": window.earliest_soft,
        "latest_soft": window.latest_soft,
        "tail_on": window.tail_end,
        "closes_on": tail_end(window, share),
    }


def prediction_values(prediction: Prediction, share: float = TAIL_SHARE) -> dict[str, object]:
    """Return the columns that come from the reading."""
    timex, window = prediction.timex, prediction.window
    dated = window is not None and (window.earliest is not None or window.latest is not None)
    return {
        "start": prediction.span.start,
        "end": prediction.span.end,
        "event_start": prediction.event.start,
        "event_end": prediction.event.end,
        "timex_start": timex.phrase.start if timex else None,
        "timex_end": timex.phrase.end if timex else None,
        "timex_text": prediction.time_words,
        "timex_type": timex.type if timex else None,
        "timex_value": timex.value if timex else None,
        "dated": dated,
        **{name: getattr(prediction, name) for name in SAME},
        **{name: list(getattr(prediction, name)) for name in LISTS},
        **window_values(window, share),
    }


def new_row(prediction: Prediction, share: float, *, created_at: datetime, **values: object) -> dict[str, object]:
    """Return a row for a prediction: read, standing and linked to nothing, unless `values` say otherwise.

    They must have its article and the day that this was published; `share` is the length of a tail.
    """
    plain: dict[str, object] = {
        "event_id": None,
        "mention": "",
        "origin": Origin.READ,
        "standing": True,
        "linked_because": [],
        "condition_met_on": None,
        "created_at": created_at,
    }
    return {**prediction_values(prediction, share), **plain, **values}


def entered_row(prediction: Prediction, share: float, *, created_at: datetime, **values: object) -> dict[str, object]:
    """Return a row for a prediction that a person brings without an article, said on its anchor."""
    base = {"article_id": None, "published_on": prediction.anchor, "origin": Origin.PERSON}
    return new_row(prediction, share, created_at=created_at, **{**dict.fromkeys(PLACED), **base, **values})


PLACED = ("start", "end", "event_start", "event_end", "timex_start", "timex_end")
"""The columns of a prediction that say where it stands in its article; empty without one."""
SAME = (
    "quote", "event_text", "anchor", "speaker", "speaker_key", "hedge", "hedge_grade", "probability", "certainty",
    "polarity", "relative_to", "kind", "place", "confidence", "rule", "reader", "conditional",
)  # fmt: skip
"""The columns of a prediction that are named as the reader names them."""
LISTS = ("participants", "reasons", "trace")
"""The columns of a prediction that hold lists."""


def add_prediction(connection: sa.Connection, values: dict[str, object]) -> int:
    """Insert a prediction (`prediction_values` with article, event, day, origin …) and return its id."""
    (placed,) = voices.under(connection, [values])
    return t.insert(connection, t.predictions, **placed)


def entered(connection: sa.Connection, values: Mapping[str, object], event_id: int | None) -> int | None:
    """Return the event of a prediction that a person made with these columns, about that event if given.

    It stands, or what a person has put in its place since does.
    """
    p = t.predictions.c
    same = [p[name].is_not_distinct_from(values[name]) for name in _TELLING]
    about = [p.event_id == event_id] if event_id else []
    mine = (p.standing.in_([True, False]), p.article_id.is_(None), p.origin == Origin.PERSON)  # so the index serves
    rows = connection.execute(sa.select(p.id, p.event_id, p.standing).where(*mine, *same, *about)).all()
    return next((row.event_id for row in rows if row.standing or _replaced(connection, row.id)), None)


def _replaced(connection: sa.Connection, prediction_id: int) -> bool:
    p, others = t.predictions.c, versions(connection, prediction_id)
    return connection.scalar(sa.select(p.id).where(p.id.in_(others), p.standing).limit(1)) is not None


_TELLING = ("published_on", "event_text", "quote", "speaker", "earliest", "latest", "certainty", "polarity", "kind")


def report_values(report: Report) -> dict[str, object]:
    """Return the columns of a report that come from the reading."""
    return {
        "start": report.span.start,
        "end": report.span.end,
        "event_start": report.event.start,
        "event_end": report.event.end,
        "happened_on": report.on,
        "participants": list(report.participants),
        **{name: getattr(report, name) for name in ("quote", "event_text", "says", "kind", "place")},
    }


def add_reports(connection: sa.Connection, rows: list[dict[str, object]]) -> None:
    """Insert reports (`report_values` with article, event and day)."""
    bulk.insert(connection, t.reports, rows)


def forget_reports(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Delete reports that are read no more."""
    connection.execute(t.reports.delete().where(t.reports.c.id.in_(ids)))


def retell_reports(connection: sa.Connection, told: Mapping[int, Mapping[str, object]]) -> None:
    """Give reports, by their ids, the columns of what is read of them now."""
    if told:
        now = t.reports.update().where(t.reports.c.id == sa.bindparam("of"))
        connection.execute(now, [{"of": i, **row} for i, row in told.items()])


def correct(  # noqa: PLR0913 - who, when and why by keyword
    connection: sa.Connection,
    prediction_id: int,
    act: Act,
    *,
    by: str,
    at: datetime,
    replacement_id: int | None = None,
    reason: str = "",
) -> None:
    """Note what is done to a prediction, and let it (and what replaces it) stand or not."""
    t.insert(connection, t.corrections, **correction(prediction_id, act, by, at, replacement_id, reason))
    stand(connection, [prediction_id], standing=act is Act.RESTORE)


def correction(  # noqa: PLR0913, PLR0917 - the columns of one row
    prediction_id: int, act: Act, by: str, at: datetime, replacement_id: int | None = None, reason: str = ""
) -> dict[str, object]:
    """Return the columns of what is done to a prediction."""
    return {
        "prediction_id": prediction_id,
        "act": act,
        "replacement_id": replacement_id,
        "reason": reason,
        "made_by": by,
        "made_at": at,
    }


def stand(connection: sa.Connection, ids: Iterable[int], *, standing: bool) -> None:
    """Let predictions stand, or no longer."""
    p = t.predictions
    connection.execute(p.update().where(p.c.id.in_(list(ids))).values(standing=standing))


def versions(connection: sa.Connection, prediction_id: int) -> set[int]:
    """Return the others that a prediction replaced or was replaced by, however many steps away."""
    c, found, near = t.corrections.c, {prediction_id}, {prediction_id}
    while near:
        either = c.prediction_id.in_(near) | c.replacement_id.in_(near)
        pairs = connection.execute(
            sa.select(c.prediction_id, c.replacement_id).where(c.replacement_id.is_not(None), either)
        )
        near = {i for pair in pairs for i in pair} - found
        found |= near
    return found - {prediction_id}


def fall(connection: sa.Connection, ids: Iterable[int]) -> set[int]:
    """Let predictions stand no longer, and return the events that those which stood were about."""
    p, chosen = t.predictions.c, list(ids)
    events = connection.scalars(sa.select(p.event_id).where(p.id.in_(chosen), p.standing).distinct())
    touched = {i for i in events if i is not None}
    stand(connection, chosen, standing=False)
    return touched
