"""What reports suggest: an outcome filled in, to be accepted or dismissed, and the answer taken back.

Invariant: a report settles nothing by itself, and one that was answered is not suggested again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from tracker.models import Answer, OutcomeIn
from tracker.service.clock import now
from tracker.service.one_event import suggestion
from tracker.service.settings import share_of, who
from tracker.store import Store, UnknownError, summaries
from tracker.store import tables as t
from tracker.store.rows import ReportRow, SuggestionRow
from tracker.store.told import report_rows


def dismiss(store: Store, report_id: int, *, by: str | None = None, reason: str = "") -> None:
    """Say that a report's suggestion is wrong: it is not shown again."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        report = _report(connection, report_id)
        answer(connection, report_id, Answer.DISMISSED, name, reason)
        summaries.refresh(connection, [report.event_id] if report.event_id else [], share)


def reopen(store: Store, report_id: int) -> None:
    """Take back the answer to a report: its suggestion is made again."""
    share = share_of(store)
    with store.write() as connection:
        report = _report(connection, report_id)
        unsaid = {"answer": None, "answered_by": None, "answered_at": None, "answer_reason": ""}
        connection.execute(t.reports.update().where(t.reports.c.id == report_id).values(**unsaid))
        summaries.refresh(connection, [report.event_id] if report.event_id else [], share)


def suggested(store: Store, report_id: int) -> OutcomeIn:
    """Return the outcome that a report suggests, filled in, for a person to accept or edit before `settle`."""
    with store.read() as connection:
        report = _report(connection, report_id)
    proposed = suggestion(report)
    return OutcomeIn(
        choice=proposed.choice,
        occurred_from=proposed.occurred_on,
        occurred_to=proposed.occurred_on,
        known_on=report.published_on,
        evidence_article_id=report.article_id,
        evidence_quote=report.quote,
        report_id=report_id,
    )


def suggestions(store: Store, event_ids: Sequence[int], *, as_of: date) -> dict[int, SuggestionRow]:
    """Return the newest report on each of these events by `as_of` that nobody has answered, as an outcome."""
    r = t.reports.c
    with store.read() as connection:
        open_ = report_rows(connection, r.event_id.in_(event_ids), r.answer.is_(None), r.published_on <= as_of)
    return {row.event_id: suggestion(row) for row in reversed(open_) if row.event_id}


def _report(connection: sa.Connection, report_id: int) -> ReportRow:
    rows = report_rows(connection, t.reports.c.id == report_id)
    if not rows:
        message = f"there is no report {report_id} in the archive"
        raise UnknownError(message)
    return rows[0]


def answer(connection: sa.Connection, report_id: int, given: Answer, by: str, reason: str = "") -> None:
    """Note what a person said to a report, in a transaction that is open."""
    said = {"answer": given, "answered_by": by, "answered_at": now(), "answer_reason": reason}
    connection.execute(t.reports.update().where(t.reports.c.id == report_id).values(**said))
