"""Events as rows on a day: for a page of them at once, so that a page makes few queries.

Invariant: nothing published or known after the day enters a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.outcome import choice_of
from tracker.state import AFFIRMED, TAIL_SHARE, Recorded, Statement, current, standing, state_of, timing, with_tail
from tracker.store import called
from tracker.store import tables as t
from tracker.store.rows import EventRow, OutcomeRow
from tracker.store.summaries import outcomes, slips, statements

_SAME = "id event_id status verdict disposition occurred_from occurred_to known_on recorded_at recorded_by".split()  # noqa: SIM905
_EVIDENCE = "evidence_article_id evidence_url evidence_title evidence_publisher evidence_quote".split()  # noqa: SIM905


def event_rows(
    connection: sa.Connection, ids: Sequence[int], day: date, share: float = TAIL_SHARE
) -> tuple[EventRow, ...]:
    """Return these events as they stand on `day`, in the order of `ids`."""
    said = statements(connection, ids, day)
    told = outcomes(connection, ids)
    events = {row.id: row for row in connection.execute(called.events_on(ids, day))}
    newest = {i: current(said[i], day) for i in ids}
    words = _words(connection, [s.id for s in newest.values() if s])
    recorded = {i: standing([r for _, r in told[i]], day) for i in ids}
    rows = _outcome_of(connection, {i: r for i, r in recorded.items() if r}, told)
    extras = _Extras(connection, ids, day)
    return tuple(
        _row(events[i], said[i], newest[i], recorded[i], rows.get(i), words, extras, day, share)
        for i in ids
        if i in events
    )


class _Extras:
    """What lists show beside an event: its topics, whether it is watched, how much is suggested."""

    def __init__(self, connection: sa.Connection, ids: Sequence[int], day: date) -> None:
        et, topic, r, w = t.event_topics.c, t.topics.c, t.reports.c, t.watches.c
        named = sa.select(et.event_id, topic.name).join(t.topics, topic.id == et.topic_id).order_by(topic.name)
        self.topics: defaultdict[int, list[str]] = defaultdict(list)
        for row in connection.execute(named.where(et.event_id.in_(ids))):
            self.topics[row.event_id].append(row.name)
        suggested = sa.select(r.event_id, sa.func.count()).where(
            r.event_id.in_(ids), r.answer.is_(None), r.published_on <= day
        )
        self.suggestions = {row[0]: row[1] for row in connection.execute(suggested.group_by(r.event_id))}
        self.watched = set(connection.scalars(sa.select(w.event_id).where(w.event_id.in_(ids))))


def _row(  # noqa: PLR0913, PLR0917 - the parts of one row, each read for a whole page at once
    event: Any,  # noqa: ANN401
    said: list[Statement],
    newest: Statement | None,
    recorded: Recorded | None,
    outcome: OutcomeRow | None,
    words: dict[int, Any],
    extras: _Extras,
    day: date,
    share: float,
) -> EventRow:
    when = timing(newest, recorded, share) if newest else None
    days = [s.published_on for s in said]
    spoken = words.get(newest.id) if newest else None
    return EventRow(
        id=event.id,
        title=event.title,
        kind=event.kind,
        participants=tuple(event.participants),
        place=event.place,
        state=state_of(newest, recorded, day, share),
        window=with_tail(newest.window, share) if newest and newest.window else None,
        anchor=newest.anchor if newest else None,
        said_on=newest.published_on if newest else None,
        first_said_on=min(days, default=None),
        last_said_on=max(days, default=None),
        predictions=len(said),
        outcome=outcome,
        timeliness=when.timeliness if when else None,
        late_by=when.days if when else None,
        speaker=spoken.speaker if spoken else None,
        speaker_key=spoken.speaker_key if spoken else None,
        quote=spoken.quote if spoken else None,
        suggestions=0 if recorded and recorded.verdict else extras.suggestions.get(event.id, 0),
        slips=slips(said),
        topics=tuple(extras.topics[event.id]),
        watched=event.id in extras.watched,
        denied=newest is not None and newest.polarity != AFFIRMED,
    )


def _words(connection: sa.Connection, ids: list[int]) -> dict[int, Any]:
    p = t.predictions.c
    spoken = sa.select(p.id, p.speaker, p.speaker_key, p.quote).where(p.id.in_(ids))
    return {row.id: row for row in connection.execute(spoken)}


def _outcome_of(
    connection: sa.Connection, recorded: dict[int, Recorded], told: dict[int, list[tuple[int, Recorded]]]
) -> dict[int, OutcomeRow]:
    """Return the row of each event's standing outcome."""
    ids = {event_id: next(i for i, r in reversed(told[event_id]) if r is value) for event_id, value in recorded.items()}
    rows = {row.id: row for row in outcome_rows(connection, t.outcomes.c.id.in_(list(ids.values())))}
    return {event_id: rows[i] for event_id, i in ids.items()}


def outcome_rows(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> tuple[OutcomeRow, ...]:
    """Return outcomes, newest first."""
    query = sa.select(t.outcomes).where(*where).order_by(t.outcomes.c.event_id, t.outcomes.c.ordinal.desc())
    return tuple(outcome_row(row) for row in connection.execute(query))


def outcome_row(row: Any) -> OutcomeRow:  # noqa: ANN401
    """Return a row of `outcome` as pages see it."""
    choice = choice_of(row.verdict, row.disposition)
    same = {
        name: getattr(row, name) for name in (*_SAME, *_EVIDENCE, "replaces_id", "undoes_id", "own_knowledge", "note")
    }
    return OutcomeRow(choice=choice.token if choice else None, **same)
