"""The lines that other programs read: an article as `extract` prints it, an event as `events` does.

Invariant: keys and their meaning change only with a note in the changelog; offsets are code points of `text`.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from tracker.reading.values import Prediction, Reading, Report
from tracker.sources.values import Article
from tracker.store.rows import EventView, OutcomeRow, PredictionRow, SuggestionRow
from tracker.text import Span
from tracker.timex.values import Timex
from tracker.window import Window

Line: TypeAlias = dict[str, object]


def article_line(article: Article, reading: Reading | None) -> Line:
    """Return what `extract` prints of an article; `reading` is None where it was not read (not in English)."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "published_on": _day(article.published_on),
        "language": article.language,
        "text": article.text,
        "timexes": [_timex(timex) for timex in reading.timexes if timex.marked] if reading else [],
        "predictions": [_dated(each, article.text) for each in reading.predictions] if reading else [],
        "undated": [_undated(each) for each in reading.undated] if reading else [],
        "reports": [_report(each) for each in reading.reports] if reading else [],
    }


def event_line(view: EventView) -> Line:
    """Return what `events` prints of an event; offsets are those of its articles' texts."""
    event = view.event
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "state": event.state,
        "participants": list(event.participants),
        "place": event.place,
        "window": _window(event.window) if event.window else None,
        "topics": list(event.topics),
        "predictions": [_stored(row) for row in view.predictions if row.standing],
        "suggestions": [_suggestion(row) for row in view.suggestions],
        "outcome": _outcome(event.outcome) if event.outcome else None,
    }


def _timex(timex: Timex) -> Line:
    return _words(Span(timex.start, timex.end), timex.text) | _value(timex) | _window(timex.window)


def _dated(prediction: Prediction, text: str) -> Line:
    timex = prediction.timex
    found = _words(timex.phrase, timex.phrase.of(text)) | _value(timex) if timex else None
    return _sentence(prediction) | {"timex": found} | _window(prediction.window) | _said(prediction)


def _undated(prediction: Prediction) -> Line:
    return _sentence(prediction) | _said(prediction)


def _sentence(said: Prediction | Report) -> Line:
    return {"start": said.span.start, "end": said.span.end, "event": _words(said.event, said.event_text)}


def _said(prediction: Prediction) -> Line:
    """Return what is credited and how firmly."""
    return {
        "anchor": _day(prediction.anchor),
        "speaker": prediction.speaker,
        "hedge": prediction.hedge,
        "probability": prediction.probability,
        "certainty": prediction.certainty,
        "polarity": prediction.polarity,
        "relative_to": prediction.relative_to,
        "kind": prediction.kind,
        "participants": list(prediction.participants),
        "confidence": prediction.confidence,
        "rule": prediction.rule,
    }


def _report(report: Report) -> Line:
    return _sentence(report) | {"says": report.says, "on": _day(report.on)}


def _stored(row: PredictionRow) -> Line:
    return {
        "id": row.id,
        "article_id": row.article_id,
        "path": row.path,
        "published_on": _day(row.published_on),
        "start": row.start,
        "end": row.end,
        "event": {"start": row.event_start, "end": row.event_end, "text": row.event_text},
        "timex": {
            "start": row.timex_start,
            "end": row.timex_end,
            "text": row.timex_text,
            "type": row.timex_type,
            "value": row.timex_value,
        },
        "anchor": _day(row.anchor),
        **_window(row.window),
        "speaker": row.speaker,
        "certainty": row.certainty,
        "polarity": row.polarity,
        "conditional": row.conditional,
        "condition_met_on": _day(row.condition_met_on),
    }


def _suggestion(row: SuggestionRow) -> Line:
    return {
        "report_id": row.report_id,
        "article_id": row.article_id,
        "path": row.path,
        "start": row.start,
        "end": row.end,
        "verdict": row.verdict,
        "disposition": row.disposition,
        "occurred_on": _day(row.occurred_on),
        "quote": row.quote,
    }


def _outcome(row: OutcomeRow) -> Line:
    return {
        "choice": row.choice,
        "status": row.status,
        "verdict": row.verdict,
        "disposition": row.disposition,
        "occurred_from": _day(row.occurred_from),
        "occurred_to": _day(row.occurred_to),
        "known_on": _day(row.known_on),
        "recorded_at": row.recorded_at.isoformat(),
        "recorded_by": row.recorded_by,
        "note": row.note,
    }


def _words(span: Span, text: str) -> Line:
    return {"start": span.start, "end": span.end, "text": text}


def _value(timex: Timex) -> Line:
    return {"type": timex.type, "value": timex.value}


def _window(window: Window | None) -> Line:
    return {
        "earliest": _day(window.earliest) if window else None,
        "latest": _day(window.latest) if window else None,
        "earliest_soft": bool(window and window.earliest_soft),
        "latest_soft": bool(window and window.latest_soft),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
