"""The only clock below the command line: what day it is here, and what instant it is everywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Return the calendar day where the person sits."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """Return this instant, in UTC."""
    return datetime.now(UTC)


def day_of(today_: date | None, as_of: date | None) -> date:
    """Return the day to look at the board on: `as_of`, else `today_`, else the clock's."""
    return as_of or today_ or today()
