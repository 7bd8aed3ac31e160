"""The reports of a stored article, read again: what outcomes are suggested from, as far as nobody has answered them.

Invariant: a report that a person has accepted or dismissed stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tracker.linking import Decision
from tracker.reading.values import Reading, Report
from tracker.service import joining
from tracker.service.preparing import told_once
from tracker.store import claims, library
from tracker.store import tables as t


@dataclass(slots=True)
class Retold:
    """What differs: reports that are new, ids of those that are gone, and those that give another day."""

    new: list[Report] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    moved: list[tuple[int, Report]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many differ."""
        return len(self.new) + len(self.gone) + len(self.moved)


def compared(connection: sa.Connection, article_id: int, found: Reading) -> Retold:
    """Say what differs in the reports of a new reading of an article from those that are stored."""
    told = told_once(found.reports)
    rows = {(row.start, row.event_start, str(row.says)): row for row in _stored(connection, article_id)}
    changes = Retold(new=[report for place, report in told.items() if place not in rows])
    for place, row in rows.items():
        if row.answer is not None:
            continue
        again = told.get(place)
        if again is None:
            changes.gone.append(row.id)
        elif again.on != row.happened_on:
            changes.moved.append((row.id, again))
    return changes


def _stored(connection: sa.Connection, article_id: int) -> list[Any]:
    r = t.reports.c
    query = sa.select(r.id, r.start, r.event_start, r.says, r.happened_on, r.answer, r.event_id)
    return list(connection.execute(query.where(r.article_id == article_id)).all())


def apply(connection: sa.Connection, article_id: int, found: Reading, changes: Retold) -> set[int]:
    """Store what differs, linked as an import links it; return the events that it touches."""
    rows = {row.id: row for row in _stored(connection, article_id)}
    touched = {rows[i].event_id for i in (*changes.gone, *(i for i, _ in changes.moved))}
    r = t.reports
    connection.execute(r.delete().where(r.c.id.in_(changes.gone)))
    for report_id, again in changes.moved:
        connection.execute(r.update().where(r.c.id == report_id).values(happened_on=again.on))
    if changes.new:
        touched |= _add(connection, article_id, found, changes.new)
    return touched - {None}


def _add(connection: sa.Connection, article_id: int, found: Reading, new: list[Report]) -> set[int]:
    source = library.source_of(connection, article_id)
    day, key = library.day_of(source), library.key_of(source.text)
    said = joining.mentions_of(source.text, found.predictions, day, key)
    mentions = joining.report_mentions_of(source.text, new, day, key, said)
    near = joining.Neighbours(connection)
    near.look_up(mentions)
    rows, events = [], set()
    for report, mention, link in zip(new, mentions, near.join_reports(mentions), strict=True):
        event_id = link.event_id if link.decision is Decision.JOIN else None
        events |= {event_id} if event_id else set()
        where = {"article_id": article_id, "published_on": day, "event_id": event_id}
        linked = {"mention": mention.dump(), "linked_because": list(link.reasons), "answer_reason": ""}
        rows.append({**claims.report_values(report), **where, **linked})
    claims.add_reports(connection, rows)
    return events
