"""The periods that a report compares: a year ago, the year-earlier quarter, the same period last year.

Invariant: what is compared lies before what is reported.
"""

from __future__ import annotations

import re
from datetime import date

from tracker.timex import calendar
from tracker.timex.calendar import Number, add
from tracker.timex.families.durations import length
from tracker.timex.meanings import Length, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import period, quarter_span, year_span

_ENDED = re.compile(r" (?:(?:that|which) )?end(?:ed|ing) (?:on )?([A-Z][a-z]{2})")
_MONTHS = {name: number for number, name in enumerate(calendar.SHORT_MONTHS, 1)}


def fiscal_compare(scene: Scene, gap: Length) -> Span | None:
    """Read "a year ago" in a report of a quarter as that quarter a year before, behind a longer period as that year."""
    if not scene.quarter or gap.unit != "Y" or not gap.low == gap.high == 1:
        return None
    year, number = scene.quarter
    before = year_span(year - 1) if scene.is_longer else quarter_span(year - 1, number)
    return before._replace(back=True, name=None)


def _year_ago(scene: Scene, unit: str, _: int) -> Span | None:
    """Read "year-ago" and "the year-earlier": the year before, or the quarter reported a year before."""
    if unit != "Y":
        return None
    return fiscal_compare(scene, length(1, "Y")) or year_span(scene.now.year - 1)._replace(back=True)


def _year_ago_period(scene: Scene, unit: str, way: int, number: int | None, _: str) -> Span | None:
    """Read "the year-ago quarter", "the year-earlier period", "the year-ago third quarter"."""
    if number and not scene.quarter and number <= 4:  # noqa: PLR2004 - quarters
        return quarter_span(scene.now.year - 1, number)._replace(back=True, name=None)
    return _year_ago(scene, unit, way)


def _last_reported(scene: Scene, way: int, number: int | None, unit: str) -> Span | None:
    """Read "the latest quarter", "the comparable period" as the one reported, or the one a year before it."""
    if unit not in ("Q", "period"):
        return None
    year, quarter = scene.quarter or _reported(scene)
    return quarter_span(year + way, number or quarter)._replace(back=True, name=None)


def _reported(scene: Scene) -> tuple[int, int]:
    """Return the quarter that ended last before the anchor."""
    last = calendar.add_months(scene.now, -3)
    return last.year, (last.month + 2) // 3


def _same_last(scene: Scene, _: int, part: str, way: int, unit: str) -> Span | None:
    """Read "the same period last year": the quarter reported, a year before."""
    if unit == "Y" and part in ("D", "W", "M"):
        found = period(add(scene.now, way, "Y"), part)
        return found and found._replace(back=way < 0, name=None)
    if unit != "Y" or part not in ("Q", "period"):
        return None
    if part == "Q" and not scene.quarter:
        return quarter_span(_reported(scene)[0] + way, _reported(scene)[1])._replace(back=True, name=None)
    return fiscal_compare(scene, length(1, "Y")) or year_span(scene.now.year + way)._replace(back=True, name=None)


def _same_of(scene: Scene, _: int, part: str, year: int) -> Span | None:
    """Read "the same period of 2012": the quarter reported in that year, behind a longer period the year."""
    return _quarter_of(scene, year, part) if part in ("Q", "period") else None


def _same_ago(scene: Scene, _: str, part: str, unit: str, __: int) -> Span | None:
    return _same_last(scene, 0, part, -1, unit)


def _months_before(_: Scene, __: str, ___: int, number: Number, unit: str) -> Length:
    """Read "the year-earlier nine months" as a length."""
    return length(number, unit, ahead="last")


def _quarter_of(scene: Scene, year: int, unit: str) -> Span | None:
    """Read "the 1988 quarter" and "the 1988 period" as the quarter reported; "the 1988 period" of a year as 1988."""
    if unit == "Q" or (unit == "period" and scene.quarter and not scene.is_longer):
        return quarter_span(year, (scene.quarter or _reported(scene))[1])._replace(name=None)
    return year_span(year) if unit in ("period", "Y") else None


def reported_quarter(scene: Scene) -> Span | None:
    """Return the quarter whose last month is named ("the quarter ended July 31"), else the one mentioned last."""
    ended = None if scene.quarter else _ENDED.match(scene.text, scene.end)
    if ended and (month := _MONTHS.get(ended[1])):
        last = scene.now.year - (month > scene.now.month and scene.lean <= 0)
        middle = calendar.add_months(date(last, month, 1), -1)
        return quarter_span(middle.year, (middle.month + 2) // 3)
    if scene.quarter:
        return quarter_span(*scene.quarter)
    return period(scene.now, "Q", 0 if scene.lean > 0 else -1)


RULES: tuple[Rule, ...] = (
    Rule("<unit> <ago|earlier>", "relative", _year_ago, ()),
    Rule("[the] <unit> <ago|earlier> [<ordinal>] <unit|period>", "relative", _year_ago_period, ()),
    Rule("[the] <latest> [<ordinal>] <unit|period>", "relative", _last_reported, ()),
    Rule(
        "[the] <that|latest> <unit|period> <last> <unit>",
        "relative",
        _same_last,
        (),
        "",
        ("[the] <that|latest> <unit|period> of|in <last> <unit>",),
    ),
    Rule("[the] <that|latest> <unit|period> of|in <year>", "relative", _same_of, ()),
    Rule(
        "[the] <that|latest> <unit|period> a <unit> <ago|earlier>",
        "relative",
        _same_ago,
        (),
        "",
        ("<the> <unit|period> a <unit> <ago|earlier>",),
    ),
    Rule("[the] <unit> <ago|earlier> <number> <units>", "relative", _months_before, ()),
    Rule("the <year> <unit|period>", "relative", _quarter_of, ()),
)
