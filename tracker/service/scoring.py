"""The track record: what became of predictions, by speaker, hedge, outlet and kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker import scores
from tracker.scores import GROUPS, Headline, Record
from tracker.service.clock import day_of
from tracker.store import InputError, Store, records
from tracker.store.rows import Filters


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
    if by not in GROUPS:
        message = f"a track record is by one of {', '.join(GROUPS)}, not {by!r}"
        raise InputError(message)
    day = day_of(today, as_of)
    with store.read() as connection:
        rows = records.scored(connection, day, filters or Filters())
    return tuple(_row(record) for record in scores.record(rows, by, day))


def _row(record: Record) -> RecordRow:
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


def headline(
    store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None
) -> Headline:
    """Return the figures of all settled first statements together."""
    day = day_of(today, as_of)
    with store.read() as connection:
        return scores.headline(records.scored(connection, day, filters or Filters()), day)
