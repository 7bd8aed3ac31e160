"""The reports of stored articles, read again: what outcomes are suggested from, as far as nobody has answered them.

Invariant: a report that a person has accepted or dismissed stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tracker import linking
from tracker.reading.values import Reading, Report
from tracker.service import copying, joining
from tracker.service.preparing import Again, told_once
from tracker.store import claims


@dataclass(slots=True)
class Retold:
    """What differs: reports that are new, the rows of those that are gone, and of those that tell otherwise when."""

    new: list[Report] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    altered: list[tuple[Any, Report]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many differ."""
        return len(self.new) + len(self.gone) + len(self.altered)


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
        elif _differs(row, again):
            changes.altered.append((row, again))
    return changes


def _differs(row: Any, report: Report) -> bool:  # noqa: ANN401 - a row of `report`
    """Whether a report tells of another day now, or linking would go by other days, or by their passing alone."""
    moved: bool = report.on != row.happened_on
    if moved or not row.mention:  # stored without links
        return moved
    before = linking.Mention.load(row.mention)
    return (before.window, "went_by" in before.marks) != (linking.days_told(report), report.went_by)


def apply(connection: sa.Connection, changed: Sequence[tuple[Again, Retold]]) -> set[int]:
    """Store what differs in some articles, linked as an import links it; return the events that it touches."""
    gone = [row for _, retold in changed for row in retold.gone]
    altered = [row for _, retold in changed for row, _ in retold.altered]
    claims.forget_reports(connection, [row.id for row in gone])
    new = _linked(connection, [(again, retold.new) for again, retold in changed if retold.new])
    claims.add_reports(connection, [row | copying.OPEN for row in new])
    told = [(again, [report for _, report in retold.altered]) for again, retold in changed if retold.altered]
    now = _linked(connection, told)
    claims.retell_reports(connection, {old.id: row for old, row in zip(altered, now, strict=True)})
    touched = (*(row.event_id for row in (*gone, *altered)), *(row["event_id"] for row in (*new, *now)))
    return {i for i in touched if isinstance(i, int)}


def _linked(connection: sa.Connection, told: Sequence[tuple[Again, list[Report]]]) -> list[dict[str, object]]:
    """Return the columns of reports in their order; those of one article are linked together."""
    mentions = [again.mentions_of_reports(reports) for again, reports in told]
    near = joining.Neighbours(connection)
    near.look_up(mention for each in mentions for mention in each)
    return [
        joining.report_row({"article_id": again.article_id, "published_on": again.day}, *each)
        for (again, reports), said in zip(told, mentions, strict=True)
        for each in zip(reports, said, near.join_reports(said), strict=True)
    ]
