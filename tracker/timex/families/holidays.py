"""Holidays, fixed and movable, in the year that the sentence points to.

Invariant: days counted from Easter come from dateutil, other movable ones from the `holidays` library, which is loaded
when one is first named.
"""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dateutil.easter import easter

from tracker.lexicon import load
from tracker.timex.calendar import DAY, nth_weekday
from tracker.timex.meanings import HOLIDAY, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import day_span, year_span


@lru_cache(maxsize=64)  # a table of the calendar, the same for every article
def _of_country(country: str, year: int) -> dict[date, str]:
    import holidays

    warnings.filterwarnings("ignore", "Requested Holidays are available only from")  # to us: the day is not known
    kind = holidays.country_holidays(country)
    options: dict[str, Any] = {"years": year, "categories": kind.supported_categories}
    if "en_US" in kind.supported_languages:
        options["language"] = "en_US"
    return dict(holidays.country_holidays(country, **options).items())


def holiday(key: str, year: int) -> tuple[date, date] | None:
    """Return the first and last day of a holiday of the lexicon in a year; None where it is not known.

    >>> holiday("easter", 1916), holiday("pentecost", 2026)
    ((datetime.date(1916, 4, 23), datetime.date(1916, 4, 23)), (datetime.date(2026, 5, 24), datetime.date(2026, 5, 24)))
    """
    entry = load("time/holidays")[key]
    if (year - 1) % entry.get("every", 1):
        return None
    if "day" in entry:
        first = date(year, *entry["day"])
    elif "nth" in entry:
        first = nth_weekday(year, *entry["nth"])
    elif "easter" in entry:
        first = easter(year) + timedelta(days=entry["easter"])
    elif "election" in entry:
        first = nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    else:
        found = _movable(entry["library"], year)
        if found is None:
            return None
        first = found + timedelta(days=entry.get("offset", 0))
    return first, first + timedelta(days=entry.get("days", 1) - 1)


def _movable(where: list[str], year: int) -> date | None:
    """Return the first of the days that begin a holiday in a year: one may run on from the year before."""
    days = _named(where, year)
    before = _named(where, year - 1) if date(year, 1, 1) in days else days
    return min((x for x in days if x - DAY not in (days | before)), default=None)


def _named(where: list[str], year: int) -> set[date]:
    country, name = where
    return {
        x for x, names in _of_country(country, year).items() if name in names and "eve" not in names.lower().split()
    }


def _span(days: tuple[date, date]) -> Span:
    first, last = days
    value = first.isoformat() if first == last else f"{first:%Y-%m}"
    return Span(value, first, last, "D" if first == last else "M", HOLIDAY)


def _holiday(scene: Scene, key: str) -> Span | None:
    if scene.is_title() or scene.text[scene.start : scene.end] in _COMMON_NOUNS:
        return None
    year, reach = scene.now.year, load("time/holidays")[key].get("every", 1)
    years = range(max(1, year - reach), min(9999, year + reach + 1))
    known = [x for y in years if (x := holiday(key, y))]
    if (gone := scene.gone_by()) and (days := _next_after(gone, key)):
        return _span(days)
    if running := _under_way(scene, known):
        return _span(running)
    unknown = 1 if key == "new-year" and scene.comes_behind(("into ",)) else 0  # nobody comes into a year that is old
    day = scene.nearest([first for first, _ in known], unknown=unknown)
    if day and key == "new-year" and scene.comes_behind(_INTO):
        return year_span(day.year)._replace(name=HOLIDAY)
    return next((_span(x) for x in known if x[0] == day), None)


def _next_after(day: date, key: str) -> tuple[date, date] | None:
    years = range(day.year, min(9999, day.year + 1 + load("time/holidays")[key].get("every", 1)))
    return next((x for y in years if (x := holiday(key, y)) and x[0] >= day), None)


_COMMON_NOUNS = frozenset(("new year", "thanksgiving"))  # no names where they are written small


def _under_way(scene: Scene, known: list[tuple[date, date]]) -> tuple[date, date] | None:
    """Return the feast of several days that the anchor lies in: "the end of Ramadan" is that of this one."""
    return next((x for x in known if x[0] < x[1] and x[0] <= scene.now <= x[1] and not scene.history), None)


# "in the new year" names the year, "before the new year" its first day.
_INTO = (
    "in ",
    "into ",
    "early ",
    "late ",
    "throughout ",
    "days of ",
    "weeks of ",
    "months of ",
    "first week of ",
    "second week of ",
    "third week of ",
    "first month of ",
    "first weekend of ",
    "first fortnight of ",
    "quarter of ",
    "half of ",
)


def _holiday_in(_: Scene, key: str, year: int) -> Span | None:
    days = holiday(key, full_year(year))
    return _span(days)._replace(name=("holiday", year)) if days else None


def _holiday_beside(scene: Scene, key: str, way: int, unit: str) -> Span | None:
    """Read "Christmas next year" and "Easter this year"."""
    days = holiday(key, scene.now.year + way) if unit == "Y" else None
    return _span(days)._replace(name=None, back=way < 0) if days else None


def _relative_holiday(scene: Scene, way: int, key: str) -> Span | None:
    years = range(scene.now.year - 1, scene.now.year + 2)
    known = [x for y in (years if way > 0 else reversed(years)) if (x := holiday(key, y))]
    return next((_span(x) for x in known if (x[0] - scene.now).days * way > 0), None)


def _holiday_beside_day(scene: Scene, way: int, key: str) -> Span | None:
    """Read "the following Easter" from the day mentioned last; without its article "following" leads to the feast."""
    if scene.text[scene.start : scene.start + 9].lower() == "following":
        return None
    base = scene.mention or day_span(scene.now)
    first = base.first.year
    days = [x for y in range(max(1, first - 1), first + 2) if (x := holiday(key, y))]
    near = [x for x in days if (x[0] > base.last if way > 0 else x[1] < base.first)]
    return _span(near[0 if way > 0 else -1]) if near else None


def _this_holiday(scene: Scene, key: str) -> Span | None:
    days = holiday(key, scene.now.year)
    return _span(days) if days else None


RULES: tuple[Rule, ...] = (
    Rule(
        "[the] <holiday>",
        "holidays",
        _holiday,
        ("before Christmas", "on Labor Day"),
        "its date, the first on or after the anchor",
    ),
    Rule("<holiday>[,] [of] <year>", "holidays", _holiday_in, ("by Easter 2027",), "its date in that year"),
    Rule(
        "<holiday>[,] [of] <next|last|this> <unit>",
        "holidays",
        _holiday_beside,
        ("by Easter next year",),
        "its date in that year",
    ),
    Rule(
        "<last|past|next> <holiday>",
        "holidays",
        _relative_holiday,
        ("next Christmas",),
        "its first date after the anchor",
    ),
    Rule(
        "[the] <following|previous> <holiday>",
        "holidays",
        _holiday_beside_day,
        ("the following Easter",),
        "its first date after the day mentioned last",
        ("the <next> <holiday>",),
    ),
    Rule("this [coming] <holiday>", "holidays", _this_holiday, ("this Thanksgiving",), "its date in the anchor's year"),
)
