"""The only clock below the command line: what day it is here, and what instant it is everywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_sitting: dict[str, ZoneInfo] = {}  # under "at" where the person sits, where that is not where the machine stands


def sit_in(zone: str) -> None:
    """Take the calendar of a time zone from here on ("Europe/Vienna"); "" for the machine's own.

    Raises `ValueError` for a name that is none.
    """
    try:
        _sitting.update(at=ZoneInfo(zone)) if zone else _sitting.clear()
    except (KeyError, OSError, ValueError) as error:
        message = "there is no time zone of this name"
        raise ValueError(message) from error


def today() -> date:
    """Return the calendar day where the person sits."""
    return day_at(now())


def day_at(instant: datetime) -> date:
    """Return the calendar day of an instant, where the person sits."""
    return instant.astimezone(_sitting.get("at")).date()


def end_of(day: date) -> datetime:
    """Return the last instant of a day where the person sits, in UTC; of UTC's own day at the ends of the calendar."""
    last = datetime.combine(day, time.max)
    try:
        return last.replace(tzinfo=_sitting.get("at")).astimezone(UTC)
    except (OverflowError, ValueError):
        return last.replace(tzinfo=UTC)


def now() -> datetime:
    """Return this instant, in UTC."""
    return datetime.now(UTC)


def day_of(today_: date | None, as_of: date | None) -> date:
    """Return the day to look at the board on: `as_of`, else `today_`, else the clock's."""
    return as_of or today_ or today()
