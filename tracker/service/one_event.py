"""One event with everything that its page shows, on a day.

Invariant: what is shown of a day was published or known by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import sqlalchemy as sa

from tracker import linking
from tracker.linking import Said
from tracker.outcome import Disposition, Says
from tracker.scores import slips, velocity
from tracker.service.clock import day_of, end_of
from tracker.service.settings import share_of
from tracker.state import AFFIRMED
from tracker.store import Store, UnknownError, linked
from tracker.store import board as boards
from tracker.store import tables as t
from tracker.store.event_rows import event_rows, outcome_rows
from tracker.store.offers import offer_rows
from tracker.store.organised import note_rows
from tracker.store.rows import (
    ContradictionRow,
    EventRow,
    EventView,
    Filters,
    LineRow,
    OutcomeRow,
    PredictionRow,
    ReportRow,
    SlipRow,
    SuggestionRow,
)
from tracker.store.said import prediction_rows
from tracker.store.summaries import statements
from tracker.store.timeline import recorded_in
from tracker.store.told import report_rows
from tracker.wording import day_words, window_words

_CHUNK = 200


def event(store: Store, event_id: int, today: date | None = None, *, as_of: date | None = None) -> EventView:
    """Return everything about an event. A merged one answers with the one it went into.

    Raises `UnknownError` where there is none, or none yet on that day.
    """
    day, share = day_of(today, as_of), share_of(store)
    with store.read() as connection:
        known = linked.exists(connection, event_id)
        views = list(_views(connection, [known], day, share, as_of))
    if not views or not (views[0].predictions or views[0].outcomes):
        message = f"there was no event {event_id} in the archive on {day_words(day)}"
        raise UnknownError(message)
    return views[0]


def all_events(
    store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None
) -> tuple[EventView, ...]:
    """Return every event with its predictions and suggestions, for exports; by id."""
    day, share = day_of(today, as_of), share_of(store)
    with store.read() as connection:
        b = boards.board(connection, day)
        where = boards.narrowed(b, filters or Filters(), day)
        ids = sorted(connection.scalars(sa.select(b.c.id).where(*where)))
        chunks = (ids[begin : begin + _CHUNK] for begin in range(0, len(ids), _CHUNK))
        return tuple(view for chunk in chunks for view in _views(connection, chunk, day, share, as_of))


def _views(
    connection: sa.Connection, ids: list[int], day: date, share: float, as_of: date | None
) -> Iterator[EventView]:
    p, r, o = t.predictions.c, t.reports.c, t.outcomes.c
    rows = event_rows(connection, ids, day, share)
    recorded = {row.id: outcome for row in rows if (outcome := recorded_in(row))}
    said = prediction_rows(connection, p.event_id.in_(ids), p.published_on <= day, recorded=recorded, day=day)
    told = report_rows(connection, r.event_id.in_(ids), r.published_on <= day)
    outcomes = outcome_rows(connection, o.event_id.in_(ids), o.known_on <= day)
    offers, notes = offer_rows(connection, ids, day), note_rows(connection, ids, end_of(as_of) if as_of else None)
    spoken = statements(connection, ids, day)
    for row in rows:
        points = slips(spoken[row.id], day)
        yield _view(
            row,
            tuple(x for x in said if x.event_id == row.id),
            tuple(x for x in told if x.event_id == row.id),
            tuple(x for x in outcomes if x.event_id == row.id),
            offers=offers.get(row.id, ()),
            notes=notes.get(row.id, ()),
            velocity=velocity(points),
            silence=_silence(row, tuple(x for x in told if x.event_id == row.id), day, share),
        )


def _view(
    row: EventRow,
    said: tuple[PredictionRow, ...],
    told: tuple[ReportRow, ...],
    outcomes: tuple[OutcomeRow, ...],
    **rest: object,
) -> EventView:
    standing = tuple(x for x in said if x.standing)
    return EventView(
        event=row,
        predictions=said,
        outcomes=outcomes,
        suggestions=() if _settled(row) else tuple(suggestion(x) for x in told if x.answer is None),
        reports=told,
        history=_history(standing, told, outcomes),
        slips=_slips(standing),
        contradictions=tuple(_contradictions(standing)),
        **rest,  # type: ignore[arg-type] # offers, notes and velocity, as they were read
    )


def _history(
    said: tuple[PredictionRow, ...], told: tuple[ReportRow, ...], outcomes: tuple[OutcomeRow, ...]
) -> tuple[LineRow, ...]:
    lines = (*_said(said, _stops(told, outcomes)), *_told(told), *_recorded(outcomes))
    return tuple(sorted(lines, key=lambda line: line.on))


def _settled(row: EventRow) -> bool:
    return row.outcome is not None and row.outcome.verdict is not None


def suggestion(report: ReportRow) -> SuggestionRow:
    """Return the outcome that a report proposes."""
    choice, day = linking.suggested(report.says, report.on, new_date=report.new_date)
    same = "article_id article_title publisher url path published_on start end quote".split()  # noqa: SIM905
    return SuggestionRow(
        report_id=report.id,
        verdict=choice.verdict,
        disposition=Disposition(choice.disposition),
        choice=choice.token,
        occurred_on=day,
        **{name: getattr(report, name) for name in same},
    )


def _in_order(said: tuple[PredictionRow, ...]) -> list[PredictionRow]:
    return sorted(said, key=lambda p: (p.published_on, p.start or 0, p.id))


def _slips(said: tuple[PredictionRow, ...]) -> tuple[SlipRow, ...]:
    dated = [p for p in _in_order(said) if p.window and p.window.latest and p.polarity == AFFIRMED]
    ends = [p.window.latest for p in dated if p.window and p.window.latest]
    steps = [None, *((after - before).days for before, after in pairwise(ends))]
    return tuple(
        SlipRow(p.id, p.published_on, p.window, p.speaker, p.quote, step)
        for p, step in zip(dated, steps, strict=False)
        if p.window
    )


def _said(said: tuple[PredictionRow, ...], stopped_on: list[date]) -> Iterator[LineRow]:
    rows = {p.id: p for p in said}
    for change in linking.changes(map(_heard, said), stopped_on):
        p = rows[change.id]
        who = p.speaker or p.publisher or "the article"
        words = " ".join(filter(None, (f"{who}:", _WORDS[change.what], window_words(p.window, p.anchor))))
        yield LineRow(p.published_on, change.what, words, change.days, prediction_id=p.id, quote=p.quote)


def _heard(p: PredictionRow) -> Said:
    printed = p.publisher or str(p.article_id)
    voice = p.speaker_key or f"{(p.speaker or '').casefold()} {printed}"  # "a spokesman" of one outlet
    return Said(p.id, p.published_on, p.start or 0, p.window, str(p.polarity), str(p.certainty), voice)


def _stops(told: tuple[ReportRow, ...], outcomes: tuple[OutcomeRow, ...]) -> list[date]:
    """Return the days on which the event was said or recorded to be off, for now or for good."""
    reported = [r.published_on for r in told if r.says is not Says.HAPPENED]
    return reported + [o.known_on for o in outcomes if o.choice in {Disposition.CALLED_OFF, Disposition.PUT_OFF}]


_WORDS = {
    "said": "",
    "moved": "moved to",
    "brought_forward": "brought forward to",
    "repeated": "again",
    "doubted": "not certain,",
    "denied": "will not happen,",
    "revived": "on again,",
}


def _told(told: tuple[ReportRow, ...]) -> Iterator[LineRow]:
    for r in told:
        words = f"{r.publisher or 'an article'} reports: {r.says.replace('_', ' ')}"
        on = f", {day_words(r.on)}" if r.on else ""
        yield LineRow(r.published_on, "reported", words + on, report_id=r.id, quote=r.quote)


def _recorded(outcomes: tuple[OutcomeRow, ...]) -> Iterator[LineRow]:
    for o in reversed(outcomes):
        said = o.choice.replace("_", " ") if o.choice else "nothing is known"
        did = "took the last outcome back, so that again" if o.undoes_id else "recorded"
        yield LineRow(o.known_on, "outcome", f"{o.recorded_by} {did}: {said}", outcome_id=o.id)


def _contradictions(said: tuple[PredictionRow, ...]) -> Iterator[ContradictionRow]:
    rows = {p.id: p for p in said}
    for pair in linking.contradictions(map(_heard, said)):
        yield ContradictionRow(rows[pair.first], rows[pair.second], pair.why, pair.others)


def _silence(row: EventRow, told: tuple[ReportRow, ...], day: date, share: float) -> str:
    heard = [d for d in (row.last_said_on, *(r.published_on for r in told)) if d]
    return "" if _settled(row) or not heard else linking.silence(row.window, max(heard), day, share)
