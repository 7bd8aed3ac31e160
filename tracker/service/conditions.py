"""Saying that a prediction hangs on a condition, and recording that this was met, so that scores count it, or was not.

Invariant: nothing recorded is changed; the newest row counts, and taking back is a further row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

_Fault = Callable[[PredictionRow, bool | None], str | None]
"""Says why an answer cannot be recorded of a prediction with what stands of its condition; None where it can."""


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
    return _record(store, prediction_id, met_on, note, by, _out_of_time(met_on, today or clock()))


def fail_condition(store: Store, prediction_id: int, *, note: str = "", by: str | None = None) -> PredictionRow:
    """Record that the condition of a prediction was not met: scores leave it out, as they do while it waits.

    Raises as `meet_condition`, and `InputError` where an answer stands.
    """
    return _record(store, prediction_id, None, note, by, _stands)


def unmeet_condition(store: Store, prediction_id: int, *, note: str = "", by: str | None = None) -> PredictionRow:
    """Take back that the condition of a prediction was met, or was not met: it waits again.

    Raises as `meet_condition`, and `InputError` where no answer stands.
    """
    return _record(store, prediction_id, None, note, by, _open)


def conditions(store: Store, prediction_id: int) -> tuple[ConditionRow, ...]:
    """Return all that was recorded of the condition of a prediction, the newest first. Raises `UnknownError`."""
    with store.read() as connection:
        one_prediction(connection, prediction_id)
        return recorded.told_of(connection, prediction_id)


def _record(  # noqa: PLR0913, PLR0917 - the columns of one row
    store: Store, prediction_id: int, met_on: date | None, note: str, by: str | None, fault: _Fault
) -> PredictionRow:
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        row = one_prediction(connection, prediction_id)
        if found := _unanswerable(row) or fault(row, answer_of(recorded.told_of(connection, prediction_id))):
            raise InputError(found)
        recorded.record(connection, prediction_id, met_on, note=note.strip(), by=name, at=now())
        summaries.refresh(connection, [row.event_id] if row.event_id else [], share)
        return one_prediction(connection, prediction_id)


def answer_of(told: Sequence[ConditionRow]) -> bool | None:
    """Return what stands of a condition, the newest row first: met, not met, or None while nobody has said."""
    return told[0].met if told else None


def _unanswerable(row: PredictionRow) -> str | None:
    """Return why nothing can be recorded of a prediction's condition, None where it can."""
    if not row.standing:
        return f"prediction {row.id} stands no longer: record it of the one that replaced it"
    return None if row.conditional else f"prediction {row.id} hangs on no condition"


def _out_of_time(met_on: date, today: date) -> _Fault:
    def fault(row: PredictionRow, _: bool | None) -> str | None:  # noqa: FBT001 - as every `_Fault`
        if met_on > today:
            return f"{day_words(met_on)} is yet to come: a condition was met by today"
        if met_on < row.anchor:
            return f"prediction {row.id} was said on {day_words(row.anchor)}: its condition was not met before"
        return None

    return fault


def _stands(row: PredictionRow, answer: bool | None) -> str | None:  # noqa: FBT001 - as every `_Fault`
    if answer is None:
        return None
    said = "met" if answer else "not met"
    return f"the condition of prediction {row.id} is recorded as {said} already: take that back first"


def _open(row: PredictionRow, answer: bool | None) -> str | None:  # noqa: FBT001 - as every `_Fault`
    return f"nothing is recorded of the condition of prediction {row.id}" if answer is None else None
