"""The cases of the track record, kept with each event's summary, and the lines that they add up to.

Invariant: on any day the lines say what `tracker.scores.record` says of the statements and outcomes of that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.outcome import Timeliness
from tracker.scores import Record, Scored, cases, line
from tracker.store import bulk, counting, past_cases, voices
from tracker.store import tables as t

Cases = Any  # a table or a subquery with the columns of a case; SQLAlchemy types both as FromClause without them


def refresh(connection: sa.Connection, said: Mapping[int, Iterable[Scored]]) -> None:
    """Bring the cases of these events up to what is stored of them."""
    c = t.cases.c
    connection.execute(t.cases.delete().where(c.event_id.in_(list(said))))
    add(connection, said)


def add(connection: sa.Connection, said: Mapping[int, Iterable[Scored]]) -> None:
    """Insert the cases of events that have none."""
    rows = [_row(event_id, case) for event_id, scored in said.items() for case in cases(scored)]
    bulk.insert(connection, t.cases, rows)


def _row(event_id: int, case: Any) -> dict[str, Any]:  # noqa: ANN401 - a Case
    same = {name: getattr(case, name) for name in ("key", "prediction_id", "latest", "came", "chance", "timeliness")}
    return {"event_id": event_id, "grouped_by": case.by, **same}


def on(connection: sa.Connection, by: str, day: date, keys: Sequence[str] | None = None) -> Cases:
    """Return the cases by `by` on `day`, only those of `keys` where given: those kept, or made for a past day."""
    if counting.newer_than(connection, day):
        return past_cases.made(connection, by, day, keys)
    c = t.cases.c
    where = [c.grouped_by == by, *([c.key.in_(keys)] if keys is not None else [])]
    return sa.select(*(c[name] for name in past_cases.NAMES)).where(*where).subquery("cases")


def lines(  # noqa: PLR0913 - a page is by keyword
    connection: sa.Connection, held: Cases, by: str, day: date, *, limit: int | None = None, offset: int = 0
) -> tuple[Record, ...]:
    """Return lines of the record by `by` on `day`, of the cases `held` on it, the longest record first."""
    sums = (column.label(name) for name, column in _sums(held.c, day).items())
    counted = sa.select(held.c.key, *sums).group_by(held.c.key)
    page = counted.order_by(*_longest_first(counted.selected_columns)).limit(limit).offset(offset).subquery("page")
    query = sa.select(page, _label(by, page.c.key, day).label("label")).order_by(*_longest_first(page.c))
    return tuple(_line(row) for row in connection.execute(query))


def _longest_first(c: Any) -> tuple[sa.ColumnElement[Any], ...]:  # noqa: ANN401 - columns by name
    return c.n.desc(), (c.over - c.n).desc(), c.key


def _label(by: str, key: sa.ColumnElement[str], day: date) -> sa.ColumnElement[Any]:
    """Return a speaker's name as last written by `day`, rather than that of somebody joined; other keys are words."""
    if by != "speaker":
        return key
    p = t.predictions.c
    said = sa.select(p.speaker).where(p.speaker_key == key, p.standing, p.published_on <= day)
    newest = said.order_by(p.published_on.desc(), p.id.desc()).limit(1)
    return voices.name_among(newest)


def names(connection: sa.Connection, keys: Sequence[str], day: date) -> dict[str, str]:
    """Return by their keys the names that speakers go by on a day, as the lines of a record bear them."""
    p, found = t.predictions.c, dict[str, str]()
    for some in t.parts(keys):
        said = sa.select(p.speaker_key.label("key")).where(p.speaker_key.in_(some)).distinct().subquery()
        query = sa.select(said.c.key, _label("speaker", said.c.key, day).label("label"))
        found |= {row.key: row.label for row in connection.execute(query) if row.label}
    return found


def count(connection: sa.Connection, held: Cases) -> int:
    """Count the lines of a record."""
    return connection.scalar(sa.select(sa.func.count(held.c.key.distinct()))) or 0


def chances(connection: sa.Connection, held: Cases, day: date) -> tuple[tuple[float | None, int, int], ...]:
    """Return for each chance that was given how many closed cases had it, and how many of them came true."""
    c = held.c
    closed = (c.latest < day, c.came.is_not(None))
    query = sa.select(c.chance, sa.func.count(), sa.func.sum(_one(c.came))).where(*closed).group_by(c.chance)
    return tuple((row[0], row[1], row[2]) for row in connection.execute(query))


def _one(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.case((condition, 1), else_=0)


def _sums(c: Any, day: date) -> dict[str, sa.ColumnElement[Any]]:  # noqa: ANN401 - columns by name
    """Return the sums of a line, by name; the counts of timings by their token."""
    over = c.latest < day
    closed, weighed = over & c.came.is_not(None), over & c.came.is_not(None) & c.chance.is_not(None)
    missed = c.chance - _one(c.came)
    sums = {
        "n": _one(closed),
        "hits": _one(closed & c.came),
        "over": _one(over),
        "all": sa.literal(1),
        "weighed": _one(weighed),
        "squares": sa.case((weighed, missed * missed), else_=0.0),
        **{timing.value: _one(closed & (c.timeliness == timing.value)) for timing in Timeliness},
    }
    return {name: sa.func.sum(column) for name, column in sums.items()}


def _line(row: Any) -> Record:  # noqa: ANN401 - a row of sums
    counted = row._mapping  # noqa: SLF001 - SQLAlchemy's public name
    return line(
        row.key,
        row.label or row.key,
        n=row.n,
        hits=row.hits,
        running=counted["all"] - row.over,
        unsettled=row.over - row.n,
        timeliness={timing.value: counted[timing.value] for timing in Timeliness if counted[timing.value]},
        brier=row.squares / row.weighed if row.weighed else None,
    )
