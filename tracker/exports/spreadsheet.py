"""CSV for spreadsheets: a prediction a row, with its event and what became of it.

Invariant: no cell is read as a formula, whatever an article or a person wrote.
"""

from __future__ import annotations

import csv
import io
import unicodedata

from tracker.exports.values import Content, Export
from tracker.store.rows import EventRow, OutcomeRow, PredictionRow
from tracker.wording import BY_HAND

BOM = "\ufeff"  # without it Excel reads UTF-8 as Windows-1252
_FORMULA_STARTS = tuple("=+-@\t\r\n|%")  # OWASP, "CSV Injection"; full-width forms are folded to these
_SIGNS = frozenset("+-")  # alone they are a polarity, and no formula

_EVENT = ("event", "title", "kind", "state", "participants", "place", "topics")
_PREDICTION = (
    "prediction",
    "published_on",
    "publisher",
    "article",
    "url",
    "said_on",
    "speaker",
    "quote",
    "time",
    "earliest",
    "latest",
    "earliest_soft",
    "latest_soft",
    "hedge",
    "probability",
    "certainty",
    "polarity",
    "rule",
    "conditional",
    "condition_met_on",
    "current",
    "timeliness",
    "late_by",
)
_OUTCOME = ("outcome", "status", "occurred_from", "occurred_to", "known_on", "evidence", "note")
HEADS = (*_EVENT, *_PREDICTION, *_OUTCOME)


def guarded(value: object) -> str:
    """Return a cell that no spreadsheet runs; numbers stay numbers.

    >>> guarded("=1+1"), guarded(" @SUM(A1)"), guarded(-3), guarded("-"), guarded(None)
    ("'=1+1", "' @SUM(A1)", '-3', '-', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if isinstance(value, int | float) or text in _SIGNS:
        return text
    starts = (text[:1], unicodedata.normalize("NFKC", text.lstrip()[:1]))
    return f"'{text}" if any(start in _FORMULA_STARTS for start in starts) else text


def write(content: Content) -> bytes:
    """Return the CSV of every standing prediction of `content.events`, by event."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(HEADS)
    for view in content.events:
        for prediction in view.predictions:
            if prediction.standing:
                rows.writerow([guarded(cell) for cell in _cells(view.event, prediction)])
    return (BOM + out.getvalue()).encode()


def _cells(event: EventRow, prediction: PredictionRow) -> tuple[object, ...]:
    return (*_of_event(event), *_of_prediction(event, prediction), *_of_outcome(event.outcome))


def _of_event(event: EventRow) -> tuple[object, ...]:
    names, topics = "; ".join(event.participants), "; ".join(event.topics)
    return (event.id, event.title, event.kind, event.state, names, event.place, topics)


def _of_prediction(event: EventRow, row: PredictionRow) -> tuple[object, ...]:
    window = row.window
    return (
        row.id,
        row.published_on,
        row.publisher,
        row.article_title,
        row.url,
        row.anchor,
        row.speaker,
        row.quote or BY_HAND,
        row.timex_text,
        window.earliest if window else None,
        window.latest if window else None,
        window.earliest_soft if window else None,
        window.latest_soft if window else None,
        row.hedge,
        row.probability,
        row.certainty,
        row.polarity,
        row.rule,
        row.conditional,
        row.condition_met_on,
        window is not None and window == event.window,
        row.timeliness,
        row.late_by,
    )


def _of_outcome(row: OutcomeRow | None) -> tuple[object, ...]:
    if row is None:
        return ("",) * len(_OUTCOME)
    evidence = row.evidence_url or row.evidence_title or ("own knowledge" if row.own_knowledge else None)
    return (row.choice, row.status, row.occurred_from, row.occurred_to, row.known_on, evidence, row.note)


EXPORT = Export("csv", "a prediction a row, safe to open in a spreadsheet", ".csv", "text/csv; charset=utf-8", write)
