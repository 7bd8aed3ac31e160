"""Fiscal, school and other named years: "fiscal 2027", "the 2026-27 financial year", "the next fiscal year".

Invariant: every meaning is a whole calendar year, or two.
"""

from __future__ import annotations

from tracker.timex.families.figures import ENDED, two_years
from tracker.timex.meanings import Length, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import year_span


def _fiscal_year(_: Scene, __: int, year: int) -> Span:
    return year_span(full_year(year))


def _year_named(scene: Scene, year: int, fiscal: int) -> Span | None:
    """Read "the 2027 fiscal year"; "the 2027 calendar of events" names a calendar."""
    return _fiscal_year(scene, fiscal, year) if scene.text.endswith(" year", 0, scene.end) else None


def _the_fiscal(scene: Scene, fiscal: int) -> Span | Length | None:
    """Read "the fiscal year", and the length of "the fiscal year ended June 30"."""
    if scene.text.endswith("calendar", scene.start, scene.end):
        return None  # "worry most about the calendar"
    ended = scene.text.startswith(ENDED, scene.end)
    return Length("P1Y", 1, 1, "Y", ahead="last") if ended else _this_fiscal(scene, 0, fiscal)


def _this_fiscal(scene: Scene, way: int | None, _: int) -> Span:
    return year_span(scene.now.year + (way or 0))


RULES: tuple[Rule, ...] = (
    Rule("[the] <fiscal> [unit] <year>", "figures", _fiscal_year, ("in fiscal 2027",), "the calendar year"),
    Rule(
        "[the] <year> <fiscal>",
        "figures",
        _year_named,
        ("in the 2027 fiscal year",),
        "the calendar year",
    ),
    Rule(
        "[the] <fiscal> [unit] <year> - <number|year>",
        "figures",
        lambda s, _f, a, b: two_years(s, a, b),
        ("in the financial year 2026-27",),
        "both calendar years",
    ),
    Rule(
        "[the] <year> - <number|year> <fiscal>",
        "figures",
        lambda s, a, b, _f: two_years(s, a, b),
        ("in the 2026-27 financial year",),
        "both calendar years",
    ),
    Rule(
        "[the] <this|current|latest|next|coming|last|past> <fiscal> [unit]",
        "figures",
        _this_fiscal,
        ("this fiscal year",),
        "the calendar year",
    ),
    Rule(
        "the <fiscal>",
        "figures",
        _the_fiscal,
        ("in the fiscal year",),
        "the calendar year",
    ),
)
