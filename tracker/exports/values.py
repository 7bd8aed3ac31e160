"""What an export is, and what it is made from.

Invariant: an export is pure: the same content gives the same bytes, and only those that need the time of day have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tracker.store.rows import EventView

TableRow = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Content:
    """What is written: events as they stand on `day`, or the rows of the whole archive.

    `made_at` is the instant of the export; `address` where the dashboard is reached, for links; `title` what a
    calendar or feed is called.
    """

    day: date
    events: tuple[EventView, ...] = ()
    rows: Iterable[TableRow] = ()
    made_at: datetime = field(default=datetime(2000, 1, 1, tzinfo=UTC))
    address: str = ""
    title: str = "Predictions"

    def event_address(self, event_id: int) -> str | None:
        """Return the address of an event's page, None where the dashboard's is not known."""
        return f"{self.address.rstrip('/')}/event?id={event_id}" if self.address else None


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name, what it is in words, its suffix and media type, and how it is written.

    `whole` says that it holds every row of the archive and is therefore never filtered.
    """

    name: str
    words: str
    suffix: str
    media_type: str
    write: Callable[[Content], bytes]
    whole: bool = False

    def filename(self, day: date) -> str:
        """Return what the file is called by default."""
        return f"predictions-{day.isoformat()}{self.suffix}"
