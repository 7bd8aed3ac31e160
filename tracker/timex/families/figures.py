"""Quarters, halves and fiscal years by number, as reports of figures name them.

Invariant: every meaning is a whole period of the calendar; a fiscal one is read as a calendar one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tracker.timex import calendar
from tracker.timex.calendar import Number
from tracker.timex.families.antiquity import years_on
from tracker.timex.meanings import Other, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import century_span, half_span, quarter_span, year_span


def _ordinal_unit(scene: Scene, _: int | None, number: int, unit: str, era: str | None) -> Span | Other | None:
    """Read "the third quarter", "the 19th century"; the hyphen of "the third-quarter loss" leaves the article out."""
    words = scene.text[scene.start : scene.end]
    if "-" in words.split()[-1] and words[:3].lower() == "the":
        return None
    if unit == "C":
        return Other(f"BC{number - 1:02d}", back=True) if era == "BC" else century_span(number)
    if unit in ("D", "Y"):
        return _of_event(scene, number, unit)
    if unit != "Q" or not 1 <= number <= 4:  # noqa: PLR2004 - quarters
        return None
    return quarter_span(_year_of_quarter(scene, number), number)


def _of_event(scene: Scene, number: int, unit: str) -> Other | None:
    """Read "the second day of the offensive" as the day that the text has come to, where it tells of it; no window.

    A history counts years, too: "the third year of the war", and measures by the first.
    """
    counts = scene.text.startswith(" of ", scene.end) or (unit == "D" and scene.comes_behind(("on ",)))
    if not counts or scene.leads_to_time() or (unit == "Y" and not scene.history) or scene.lean > 0:
        return None
    if unit == "Y" and number == 1:
        return Other("P1Y", "DURATION", back=True)
    if scene.before_christ:
        return years_on(scene, 0, unit, 1)
    day = scene.told_from(unit)
    return Other(day.isoformat() if unit == "D" else f"{day.year:04d}", back=True)


def _year_of_quarter(scene: Scene, number: int) -> int:
    """Ahead only where the sentence speaks of what happens in that quarter, not of its figures."""
    adjective = scene.text[scene.end : scene.end + 1] == " " and scene.text[scene.end + 1 : scene.end + 2].islower()
    hyphen = "-" in scene.text[scene.start : scene.end]
    if scene.lead == "for" or (hyphen and adjective):
        last = scene.now.year
        return last if calendar.quarter(last, number)[0] <= scene.now else last - 1
    return _year_with(scene, lambda y: calendar.quarter(y, number))


def _ordinal_half(scene: Scene, number: int) -> Span | None:
    number = 2 if number < 0 else number
    if number > 2 or (scene.lean <= 0 and not scene.leads_to_time()):  # noqa: PLR2004 - halves
        return None  # of a match, where nobody looks ahead
    return half_span(_year_with(scene, lambda y: calendar.half(y, number)), number)


def _year_with(scene: Scene, bounds: Callable[[int], tuple[date, date]]) -> int:
    """Return the year of a part named without one: ahead the first to end, else the last to have begun."""
    year = scene.now.year
    if scene.history:
        return year
    if scene.lean > 0:
        if told := told_year(scene, bounds):
            return told
        return year if bounds(year)[1] >= scene.now else year + 1
    return year if bounds(year)[0] <= scene.now else year - 1


def told_year(scene: Scene, bounds: Callable[[int], tuple[date, date]]) -> int:
    """Return the year of a part just ended whose figures are still to come, 0 for none: "to show growth in Q2"."""
    ends = ((y, bounds(y)[1]) for y in (scene.now.year, scene.now.year - 1))
    return next((y for y, end in ends if timedelta() < scene.now - end < _UNTOLD and scene.is_shown()), 0)


_UNTOLD = timedelta(days=100)  # so long figures are waited for


def _coded(scene: Scene, code: tuple[Any, ...], year: int | tuple[str, int] | None) -> Span | None:
    """Read "Q3", "Q3 2027", "Q3 FY27", "1Q27"."""
    if _IS_MODEL.match(scene.text, scene.end):
        return None
    kind, number, *rest = code
    if isinstance(year, tuple):
        year = year[1] if year[0] == "Y" else None
    year = rest[0] if rest else year
    if kind == "Y":
        return year_span(number)
    make, bounds = (quarter_span, calendar.quarter) if kind == "Q" else (half_span, calendar.half)
    if kind == "H" and number > 2:  # noqa: PLR2004 - halves
        return None
    return make(full_year(year) if year else _year_with(scene, lambda y: bounds(y, number)), number)


_IS_MODEL = re.compile(r"-[A-Z]\b")  # "an H1-B visa"


def two_years(_: Scene, first: int, last: Number) -> Span | None:
    """Read "fiscal 2026/27": both years."""
    end = first // 100 * 100 + int(last) % 100
    return year_span(first)._replace(last=calendar.years(end, end)[1]) if end > first else None


def _fiscal_years(scene: Scene, code: tuple[Any, ...], last: Number) -> Span | None:
    """Read "FY2026-27" as both years, "Q3-2027" as that quarter."""
    if code[0] == "Y":
        return two_years(scene, code[1], last)
    return _coded(scene, code, int(last)) if last > 99 else None  # noqa: PLR2004 - more than two digits


ENDED = (" ended", " ending", " that ended", " which ended")


def _two_quarters(scene: Scene, first: int, last: int, unit: str) -> Span | None:
    """Read "the second or third quarter"."""
    if unit != "Q" or not 1 <= first < last <= 4:  # noqa: PLR2004 - quarters
        return None
    year = _year_with(scene, lambda y: calendar.quarter(y, first))
    return quarter_span(year, first)._replace(last=calendar.quarter(year, last)[1], name=("QQ", (first, last)))


def _week_number(scene: Scene, unit: str, number: Number, year: int | None) -> Span | None:
    """Read "in week 49" of the calendar; "week 3" of a year only where the sentence looks ahead."""
    if unit != "W" or not scene.text[scene.start].islower() or not (year or _is_of_calendar(scene)):
        return None
    this = scene.now.isocalendar()
    year = year or (this.year + (number < this.week) if scene.lean > 0 else this.year - (number > this.week))
    monday = date.fromisocalendar(year, int(number), 1)
    return Span(calendar.week_value(monday), monday, monday + timedelta(days=6), "W")


def _is_of_calendar(scene: Scene) -> bool:
    """Whether a week by number is one of the calendar: no week of pregnancy, of a trial, of a season."""
    is_named = scene.text.startswith("calendar", scene.start)
    is_dated = scene.lead in _LEADS and scene.lean != 0 and scene.word_after() != "of"
    return is_named or (is_dated and scene.text[scene.end - 1].isdigit())


_LEADS = frozenset(("in", "by", "until", "before", "after", "own"))
RULES: tuple[Rule, ...] = (
    Rule(
        "[the] <ordinal> or|and <ordinal> <unit|units>",
        "figures",
        _two_quarters,
        ("in the second or third quarter", "in the second and third quarters"),
        "from the first to the last",
    ),
    Rule(
        "[the] [<fiscal>] <ordinal> <unit> [<era>]",
        "figures",
        _ordinal_unit,
        ("in the fourth quarter", "in the 22nd century"),
        "the first such quarter whose end is on or after the anchor",
    ),
    Rule(
        "[the] <ordinal> <fiscal> <unit>",
        "figures",
        lambda s, n, _f, u: _ordinal_unit(s, 1, n, u, None) if u == "Q" else None,
        ("in the fourth fiscal quarter",),
        "that calendar quarter",
    ),
    Rule(
        "[the] <ordinal|latter|last|past|final> half",
        "figures",
        _ordinal_half,
        ("in the second half",),
        "the first such half year whose end is on or after the anchor",
    ),
    Rule(
        "[the] <half_name>",
        "figures",
        _ordinal_half,
        ("in the back half",),
        "that half year",
    ),
    Rule(
        "<unit> <number> [of <year>]",
        "figures",
        _week_number,
        ("in week 49", "in week 2 of 2027"),
        "the first ISO week of that number whose end is on or after the anchor",
        ("<unit> <number> , <year>",),
    ),
    Rule(
        "<fiscal> <unit> <number> [of <year>]",
        "figures",
        lambda s, _c, u, n, y: _week_number(s, u, n, y),
        ("in calendar week 50",),
        "that ISO week",
    ),
    Rule(
        "<coded> [of] [<year>]",
        "figures",
        _coded,
        ("in Q3 2027", "H1", "2H 2027", "1Q27"),
        "the calendar quarter or half",
        ("<coded> [of] <coded>",),
    ),
    Rule(
        "<coded> - <number|year>",
        "figures",
        _fiscal_years,
        ("in FY2026/27", "in Q3-2027"),
        "both calendar years, or that quarter",
    ),
)
