"""Events as rows on a day: for a page of them at once, so that a page makes few queries.

Invariant: nothing published or known after the day enters a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

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
    recorded = {i: standing([r for _, r in told[i]], day) for i in ids}
    rows = _outcome_of(connection, {i: r for i, r in recorded.items() if r}, told)
    beside = _Beside(connection, ids, [s.id for s in newest.values() if s], day)
    parts = (_Parts(events[i], said[i], newest[i], recorded[i], rows.get(i)) for i in ids if i in events)
    return tuple(_row(each, beside, day, share) for each in parts)


class _Parts(NamedTuple):
    """One event by a day: what was said of it, the statement that it goes by, and what is recorded of it."""

    event: Any
    said: list[Statement]
    newest: Statement | None
    recorded: Recorded | None
    outcome: OutcomeRow | None


class _Beside:
    """What rows show beside all that: the words gone by, topics, whether it is watched, how much is suggested."""

    def __init__(self, connection: sa.Connection, ids: Sequence[int], newest: list[int], day: date) -> None:
        et, topic, r, w, p = t.event_topics.c, t.topics.c, t.reports.c, t.watches.c, t.predictions.c
        named = sa.select(et.event_id, topic.name).join(t.topics, topic.id == et.topic_id).order_by(topic.name)
        self.topics: defaultdict[int, list[str]] = defaultdict(list)
        for row in connection.execute(named.where(et.event_id.in_(ids))):
            self.topics[row.event_id].append(row.name)
        suggested = sa.select(r.event_id, sa.func.count()).where(
            r.event_id.in_(ids), r.answer.is_(None), r.published_on <= day
        )
        self.suggestions = {row[0]: row[1] for row in connection.execute(suggested.group_by(r.event_id))}
        self.watched = set(connection.scalars(sa.select(w.event_id).where(w.event_id.in_(ids))))
        spoken = sa.select(p.id, p.speaker, p.speaker_key, p.quote).where(p.id.in_(newest))
        self.words = {row.id: row for row in connection.execute(spoken)}


def _row(parts: _Parts, beside: _Beside, day: date, share: float) -> EventRow:
    event, said, newest, recorded, outcome = parts
    days = [s.published_on for s in said]
    return EventRow(
        id=event.id,
        title=event.title,
        kind=event.kind,
        participants=tuple(event.participants),
        place=event.place,
        state=state_of(newest, recorded, day, share),
        first_said_on=min(days, default=None),
        last_said_on=max(days, default=None),
        predictions=len(said),
        outcome=outcome,
        suggestions=0 if recorded and recorded.verdict else beside.suggestions.get(event.id, 0),
        slips=slips(said),
        topics=tuple(beside.topics[event.id]),
        watched=event.id in beside.watched,
        **(_gone_by(newest, recorded, beside, share) if newest else _NOTHING_DATED),
    )


_NOTHING_DATED: dict[str, Any] = dict.fromkeys(("window", "anchor", "said_on"))


def _gone_by(newest: Statement, recorded: Recorded | None, beside: _Beside, share: float) -> dict[str, Any]:
    """Return what a row shows of the statement that its event goes by."""
    when, spoken = timing(newest, recorded, share), beside.words[newest.id]
    return {
        "window": with_tail(newest.window, share) if newest.window else None,
        "anchor": newest.anchor,
        "said_on": newest.published_on,
        "timeliness": when.timeliness if when else None,
        "late_by": when.days if when else None,
        "denied": newest.polarity != AFFIRMED,
        **{name: getattr(spoken, name) for name in ("speaker", "speaker_key", "quote")},
    }


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
