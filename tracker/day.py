"""Days as they are written: YYYY-MM-DD.

Invariant: no other form is read, as "01/02/2026" could be two days.
"""

from __future__ import annotations

import re
from datetime import date

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(written: str) -> bool:
    """Whether the words have the form of a day; there may be none such in the calendar.

    >>> is_day("2026-02-30"), is_day("2026-02")
    (True, False)
    """
    return _FORM.fullmatch(written) is not None


def read_day(written: str) -> date:
    """Return the day that is written. Raises `ValueError` for another form, and for a day that no month has.

    >>> read_day("2026-01-31")
    datetime.date(2026, 1, 31)
    >>> read_day("20260131")
    Traceback (most recent call last):
    ValueError: “20260131” is no day of the form YYYY-MM-DD
    """
    try:
        return date.fromisoformat(written if is_day(written) else "")
    except ValueError:
        message = f"“{written}” is no day of the form YYYY-MM-DD"
        raise ValueError(message) from None
