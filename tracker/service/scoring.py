"""The track record: what became of predictions, by speaker, hedge, outlet and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tracker.store import Store
    from tracker.store.rows import Filters


@dataclass(frozen=True, slots=True)
class RecordRow:
    """Hits among closed predictions of one group.

    `closed` are predictions whose window (and tail) has ended and whose event is settled by a confirmed
    verdict; `hits` those that came true in the window. `lower` and `upper` bound the rate (Wilson, 95 %),
    None below one case. `says` is "no conclusion" below 8, "weak" below 20, else "".
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


def track_record(
    store: Store,
    today: date | None = None,
    *,
    by: str = "speaker",
    as_of: date | None = None,
    filters: Filters | None = None,
) -> tuple[RecordRow, ...]:
    """Return hits and misses by `speaker`, `hedge`, `publisher` or `kind`, the most closed first."""
    raise NotImplementedError
