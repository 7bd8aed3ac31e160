"""Saying that a prediction hangs on a condition, and recording that this was met, so that scores count it.

Invariant: nothing recorded is changed; the newest row counts, and taking back is a further row.
"""

from __future__ import annotations

from datetime import date

from tracker.service.changing import Edit
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.corrections import correct
from tracker.service.settings import share_of, who
from tracker.store import InputError, Store, summaries
from tracker.store import conditions as recorded
from tracker.store.rows import ConditionRow, PredictionRow
from tracker.store.said import one_prediction
from tracker.wording import day_words


def make_conditional(store: Store, prediction_id: int, *, reason: str = "", by: str | None = None) -> PredictionRow:
    """Say that a prediction hangs on a condition that the reader missed; return the corrected one.

    It is possible at most from then on, and no score counts it before its condition is recorded as met. Raises
    `InputError` for one that hangs on a condition already or stands no longer, `UnknownError`.
    """
    return _hang(store, prediction_id, reason, by, conditional=True)


def make_unconditional(store: Store, prediction_id: int, *, reason: str = "", by: str | None = None) -> PredictionRow:
    """Say that a prediction hangs on no condition; one of which a person had said so is as sure as before.

    Raises as `make_conditional`.
    """
    return _hang(store, prediction_id, reason, by, conditional=False)


def _hang(store: Store, prediction_id: int, reason: str, by: str | None, *, conditional: bool) -> PredictionRow:
    with store.read() as connection:
        row = one_prediction(connection, prediction_id)
    if row.conditional is conditional:
        message = f"prediction {row.id} hangs on {'a condition already' if conditional else 'no condition'}"
        raise InputError(message)
    return correct(store, prediction_id, Edit(conditional=conditional), reason=reason, by=by)


def meet_condition(  # noqa: PLR0913 - options by keyword
    store: Store,
    prediction_id: int,
    met_on: date,
    *,
    note: str = "",
    by: str | None = None,
    today: date | None = None,
) -> PredictionRow:
    """Record the day on which the condition of a prediction was met; from that day on scores count it.

    Raises `InputError` for a prediction that hangs on no condition or stands no longer, and for a day before it was
    said or after today; `UnknownError`.
    """
    return _record(store, prediction_id, met_on, note, by, today or clock())


def unmeet_condition(store: Store, prediction_id: int, *, note: str = "", by: str | None = None) -> PredictionRow:
    """Take back that the condition of a prediction was met: scores do not count it. Raises as `meet_condition`."""
    return _record(store, prediction_id, None, note, by, date.max)


def conditions(store: Store, prediction_id: int) -> tuple[ConditionRow, ...]:
    """Return all that was recorded of the condition of a prediction, the newest first. Raises `UnknownError`."""
    with store.read() as connection:
        one_prediction(connection, prediction_id)
        return recorded.told_of(connection, prediction_id)


def _record(  # noqa: PLR0913, PLR0917 - the columns of one row
    store: Store, prediction_id: int, met_on: date | None, note: str, by: str | None, today: date
) -> PredictionRow:
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        row = one_prediction(connection, prediction_id)
        if fault := _fault(row, met_on, today):
            raise InputError(fault)
        recorded.record(connection, prediction_id, met_on, note=note.strip(), by=name, at=now())
        summaries.refresh(connection, [row.event_id] if row.event_id else [], share)
        return one_prediction(connection, prediction_id)


def _fault(row: PredictionRow, met_on: date | None, today: date) -> str | None:
    """Return why this cannot be recorded of a prediction, None where it can."""
    if not row.standing:
        return f"prediction {row.id} stands no longer: record it of the one that replaced it"
    if not row.conditional:
        return f"prediction {row.id} hangs on no condition"
    if met_on is None:
        return f"nothing is recorded of the condition of prediction {row.id}" if row.condition_met_on is None else None
    if met_on > today:
        return f"{day_words(met_on)} is yet to come: a condition was met by today"
    if met_on < row.anchor:
        return f"prediction {row.id} was said on {day_words(row.anchor)}: its condition was not met before"
    return None
