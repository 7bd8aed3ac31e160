"""The fallback: calendar dates in spellings that our tables lack, for a person who types a time.

Invariant: the only importer of dateparser; asked only where no rule read anything, and believed only about whole
days and months that the words spell out.
"""

from __future__ import annotations

from datetime import date, datetime, time

from tracker.timex.calendar import month
from tracker.timex.scene import Scene
from tracker.timex.values import Timex
from tracker.window import Window

_RULE = "<a date in another spelling>"
_LONGEST = 60  # code points; longer ones are no dates


def fallback_date(scene: Scene) -> Timex | None:
    """Return the date that a whole phrase spells in figures or another language, None where it spells none.

    >>> fallback_date(Scene("2027年3月5日", date(2026, 1, 31), forced=1)).value
    '2027-03-05'
    """
    phrase = scene.text.strip()
    if not phrase or len(phrase) > _LONGEST or not any(x.isdigit() for x in phrase):
        return None
    found = _parsed(phrase, scene.anchor, "future" if scene.forced > 0 else "past")
    if found is None:
        return None
    day, period = found
    first, last = month(day.year, day.month) if period == "month" else (day, day)
    value = f"{day:%Y-%m}" if period == "month" else day.isoformat()
    start = scene.text.index(phrase)
    end = start + len(phrase)
    window = Window(max(first, scene.anchor) if last >= scene.anchor else first, last)
    return Timex(
        start, end, phrase, "DATE", value, scene.anchor, window, _RULE, last < scene.anchor, "", start, end
    )  # fmt: skip


def _parsed(phrase: str, anchor: date, prefer: str) -> tuple[date, str] | None:
    """Ask dateparser for a date whose day or month is spelt out, and how fine it is."""
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime.combine(anchor, time()),
        "PREFER_DATES_FROM": prefer,
        "REQUIRE_PARTS": ["month", "year"],
    }
    try:
        found = DateDataParser(settings=settings).get_date_data(phrase)
    except (ValueError, OverflowError, RecursionError):
        return None
    if found.date_obj is None or found.period not in ("day", "month"):
        return None
    return found.date_obj.date(), found.period
