"""The track record: what became of predictions, by speaker, hedge, outlet and kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from tracker import scores
from tracker.scores import GROUPS, Chances, Headline, Record
from tracker.scores.calibration import Parts, Said, corp, diagram
from tracker.scores.survival import Promises, runs, summed
from tracker.service.clock import day_of
from tracker.store import InputError, Store, cases, records
from tracker.store.rows import Filters, Page, page_within


@dataclass(frozen=True, slots=True)
class RecordRow:
    """Hits among closed predictions of one group: the first statement of each on an event.

    `closed` are predictions whose window has ended and whose event has a confirmed outcome; `hits` those that
    came true in the window. `waiting` run on, or wait for somebody to say what came of them. `lower` and
    `upper` bound the rate (Wilson, 95 %), None without a case. `says` is "no conclusion" below 8, "weak"
    below 20, else "". `brier` is the mean over those with a probability; `timeliness` counts by token.
    """

    key: str
    label: str
    closed: int
    hits: int
    waiting: int
    rate: float | None
    lower: float | None
    upper: float | None
    says: str
    brier: float | None = None
    timeliness: tuple[tuple[str, int], ...] = ()


def track_record(
    store: Store,
    today: date | None = None,
    *,
    by: str = "speaker",
    as_of: date | None = None,
    filters: Filters | None = None,
) -> tuple[RecordRow, ...]:
    """Return hits and misses by `speaker`, `hedge`, `publisher` or `kind`, the most closed first."""
    day = day_of(today, as_of)
    with store.read() as connection:
        return tuple(map(row_of, _lines(connection, by, day, filters or Filters())))


def record_page(  # noqa: PLR0913 - options by keyword
    store: Store,
    today: date | None = None,
    *,
    by: str = "speaker",
    as_of: date | None = None,
    filters: Filters | None = None,
    page: int = 1,
    size: int = 50,
) -> Page[RecordRow]:
    """Return a page of the track record, the most closed first."""
    day, wanted = day_of(today, as_of), filters or Filters()
    with store.read() as connection:
        if wanted != Filters():
            rows = [row_of(record) for record in _lines(connection, by, day, wanted)]
            number = page_within(page, len(rows), size)
            return Page(tuple(rows[(number - 1) * size : number * size]), len(rows), number, size)
        held = cases.on(connection, _known(by), day)
        total = cases.count(connection, held)
        number = page_within(page, total, size)
        lines = cases.lines(connection, held, by, day, limit=size, offset=(number - 1) * size)
        return Page(tuple(map(row_of, lines)), total, number, size)


def _lines(connection: sa.Connection, by: str, day: date, filters: Filters) -> tuple[Record, ...]:
    """Return the lines of the record: from the cases that are kept, or for a part of them from what was said."""
    if filters == Filters():
        return cases.lines(connection, cases.on(connection, _known(by), day), by, day)
    lines = scores.record(records.scored(connection, day, filters), _known(by), day)
    called = cases.names(connection, [line.key for line in lines], day) if by == "speaker" else {}
    return tuple(replace(line, label=called.get(line.key, line.label)) for line in lines)


def _known(by: str) -> str:
    if by not in GROUPS:
        message = f"a track record is by one of {', '.join(GROUPS)}, not {by!r}"
        raise InputError(message)
    return by


def row_of(record: Record) -> RecordRow:
    """Return a line of the record as pages see it."""
    rate = record.rate
    return RecordRow(
        key=record.key,
        label=record.label,
        closed=record.n,
        hits=record.hits,
        waiting=record.running + record.unsettled,
        rate=rate.value if rate else None,
        lower=rate.low if rate else None,
        upper=rate.high if rate else None,
        says=record.word,
        brier=record.brier,
        timeliness=tuple(sorted(record.timeliness.items())),
    )


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether chances mean what they say: a point for each chance said, and the parts of their Brier score.

    `parts` are None where no closed case says a chance.
    """

    points: tuple[Said, ...]
    parts: Parts | None


def headline(
    store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None
) -> Headline:
    """Return the figures of all settled first statements together."""
    day = day_of(today, as_of)
    with store.read() as connection:
        return scores.added_up(_chances(connection, day, filters or Filters()))


def calibration(
    store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None
) -> Calibration:
    """Return what the chances said by settled first statements proved worth, by CORP."""
    day = day_of(today, as_of)
    with store.read() as connection:
        table = scores.reliability(_chances(connection, day, filters or Filters()))
    return Calibration(diagram(table), corp(table).parts if table else None)


def promises(
    store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None
) -> Promises:
    """Return how long it took until what was first promised of each event came, of the newest 20,000 statements."""
    day = day_of(today, as_of)
    with store.read() as connection:
        said = records.scored(connection, day, filters or Filters(), most=NEWEST)
    return summed(runs(scores.firsts(said, lambda _: None), day))


NEWEST = 20_000  # statements that are read for `promises`: no index holds the days that they ran


def _chances(connection: sa.Connection, day: date, filters: Filters) -> Chances:
    """Return the table of chances: from the cases that are kept, or for a part of them from what was said."""
    if filters == Filters():
        held = cases.on(connection, "source", day)
        return {chance: (n, hits) for chance, n, hits in cases.chances(connection, held, day)}
    return scores.chances(records.scored(connection, day, filters), day)
