"""The reports of stored articles, read again: what outcomes are suggested from, as far as nobody has answered them.

Invariant: a report that a person has accepted or dismissed stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tracker.reading.values import Reading, Report
from tracker.service import copying, joining
from tracker.service.preparing import Again, told_once
from tracker.store import claims


@dataclass(slots=True)
class Retold:
    """What differs: reports that are new, the rows of those that are gone, and of those that give another day."""

    new: list[Report] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    moved: list[tuple[Any, Report]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many differ."""
        return len(self.new) + len(self.gone) + len(self.moved)


def compared(stored: Iterable[Any], found: Reading) -> Retold:
    """Say what differs in the reports of a new reading of an article from the rows of those that are stored."""
    told = told_once(found.reports)
    rows = {(row.start, row.event_start, str(row.says)): row for row in stored}
    changes = Retold(new=[report for place, report in told.items() if place not in rows])
    for place, row in rows.items():
        if row.answer is not None:
            continue
        again = told.get(place)
        if again is None:
            changes.gone.append(row)
        elif again.on != row.happened_on:
            changes.moved.append((row, again))
    return changes


def apply(connection: sa.Connection, changed: Sequence[tuple[Again, Retold]]) -> set[int]:
    """Store what differs in some articles, linked as an import links it; return the events that it touches."""
    gone = [row for _, retold in changed for row in retold.gone]
    moved = [pair for _, retold in changed for pair in retold.moved]
    claims.forget_reports(connection, [row.id for row in gone])
    claims.redate_reports(connection, {row.id: report.on for row, report in moved})
    touched = {row.event_id for row in (*gone, *(row for row, _ in moved)) if row.event_id}
    return touched | _add(connection, [(again, retold.new) for again, retold in changed if retold.new])


def _add(connection: sa.Connection, told: Sequence[tuple[Again, list[Report]]]) -> set[int]:
    """Store new reports; those of one article are linked together."""
    mentions = [again.mentions_of_reports(new) for again, new in told]
    near = joining.Neighbours(connection)
    near.look_up(mention for each in mentions for mention in each)
    rows = [
        joining.report_row({"article_id": again.article_id, "published_on": again.day}, *each) | copying.OPEN
        for (again, new), said in zip(told, mentions, strict=True)
        for each in zip(new, said, near.join_reports(said), strict=True)
    ]
    claims.add_reports(connection, rows)
    return {i for row in rows if isinstance(i := row["event_id"], int)}
