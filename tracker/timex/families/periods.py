"""Weeks, weekends, months, quarters, halves and years told from the anchor or by number.

Invariant: every meaning is a whole period of the calendar; a fiscal one is read as a calendar one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracker.timex import calendar
from tracker.timex.families.months import month_span
from tracker.timex.meanings import Length, Other, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene


def year_span(year: int) -> Span:
    """Return the meaning of a year."""
    return Span(f"{year:04d}", *calendar.years(year, year), "Y", ("Y", year))


def quarter_span(year: int, number: int) -> Span:
    """Return the meaning of a quarter."""
    return Span(f"{year:04d}-Q{number}", *calendar.quarter(year, number), "Q", ("Q", number))


def half_span(year: int, number: int) -> Span:
    """Return the meaning of a half year."""
    return Span(f"{year:04d}-H{number}", *calendar.half(year, number), "HY", ("HY", number))


def decade_span(first_year: int) -> Span:
    """Return the meaning of a decade by its first year."""
    return Span(f"{first_year // 10:03d}", *calendar.years(first_year, first_year + 9), "E", ("E", first_year))


def century_span(number: int) -> Span:
    """Return the meaning of the n-th century, by TIMEX3 the years that share its first two digits."""
    first = (number - 1) * 100
    return Span(f"{number - 1:02d}", *calendar.years(max(1, first), first + 99), "C", ("C", number))


def period(day: date, unit: str, ahead: int = 0) -> Span | None:
    """Return the period of a unit that holds `day`, moved by so many units; None for units below a day."""
    if unit == "D":
        day += timedelta(days=ahead)
        return Span(day.isoformat(), day, day, "D")
    if unit == "W":
        first, last = calendar.week(day, ahead)
        return Span(calendar.week_value(first), first, last, "W")
    if unit == "WE":
        first, last = calendar.weekend(day, ahead)
        return Span(f"{calendar.week_value(first)}-WE", first, last, "WE")
    if unit == "F":
        first = calendar.week(day, 2 * ahead)[0]
        return Span("P2W", first, first + timedelta(days=13), "F")
    return _long_period(day, unit, ahead)


def _long_period(day: date, unit: str, ahead: int) -> Span | None:
    if unit == "M":
        moved = calendar.add_months(day.replace(day=1), ahead)
        return month_span(moved.year, moved.month)
    if unit == "Q":
        moved = calendar.add_months(day.replace(day=1), 3 * ahead)
        return quarter_span(moved.year, (moved.month + 2) // 3)
    if unit == "Y":
        return year_span(day.year + ahead)
    if unit == "E":
        return decade_span((day.year // 10 + ahead) * 10)
    if unit == "C":
        return century_span(day.year // 100 + 1 + ahead)
    return None


def _this(scene: Scene, unit: str) -> Span | None:
    if unit == "D":
        return None
    return period(scene.now, unit)


def _relative(scene: Scene, way: int, unit: str) -> Span | None:
    """Read "next month" and "last week": the whole of the one that follows or went before."""
    found = period(scene.now, unit, way)
    return found._replace(back=way < 0) if found else None


def _mentioned(scene: Scene, way: int, unit: str) -> Span | None:
    """Read "the following year" and "the previous month" from what was mentioned, "the next day" too."""
    base = scene.mention.first if scene.mention else scene.anchor
    found = period(base, unit, way)
    return found._replace(back=way < 0) if found else None


def _the_next(scene: Scene, way: int, unit: str) -> Span | Length | None:
    """Read "the next (coming) week" as the length that runs from the anchor, "the next day" as a day."""
    if unit == "D" or scene.history:
        return _mentioned(scene, way, unit)
    found = period(scene.now, unit, way)
    return found and Length(found.value, 1, 1, unit, ahead="next", type="DATE")


def _the_last(scene: Scene, way: int, unit: str) -> Span | None:
    """Read "the past year" as the one before; "the last week of" names the last inside another."""
    found = period(scene.now, unit, way)
    return found._replace(back=True, name=("last", unit)) if found else None


def _that(scene: Scene, unit: str) -> Span | None:
    """Read "that year", "the same day" from what was mentioned."""
    base = scene.mention.first if scene.mention else scene.anchor
    return period(base, unit)


def _the(scene: Scene, unit: str) -> Span | Length | None:
    """Read "the week", "the quarter": the anchor's own, for a quarter the one last mentioned or reported."""
    if unit in ("D", "MN", "H"):
        return None
    if unit == "Q" and scene.text[scene.end : scene.end + 1] == "-":
        return None
    if unit == "Q":
        return _reported_quarter(scene)
    if unit == "Y" and scene.text.startswith((" ended", " ending"), scene.end):
        return Length("P1Y", 1, 1, "Y", ahead="last")
    base = scene.mention.first if scene.history and scene.mention else scene.anchor
    found = period(base, unit)
    return found._replace(name=("this", unit)) if found else None


def _reported_quarter(scene: Scene) -> Span | None:
    if scene.quarter:
        return quarter_span(*scene.quarter)
    return period(scene.now, "Q", 0 if scene.lean > 0 else -1)


def _ordinal_unit(scene: Scene, _: int | None, number: int, unit: str, era: str | None) -> Span | Other | None:
    """Read "the third quarter", "the 19th century"; the hyphen of "the third-quarter loss" leaves the article out."""
    words = scene.text[scene.start : scene.end]
    if unit == "C":
        return Other(f"BC{number - 1:02d}", back=True) if era == "BC" else century_span(number)
    if unit != "Q" or not 1 <= number <= 4 or ("-" in words and words[:3].lower() == "the"):  # noqa: PLR2004 - quarters
        return None
    return quarter_span(_year_of_quarter(scene, number), number)


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
    if number > 2 or (scene.lean <= 0 and not scene.text.startswith((" of ", " in "), scene.end)):  # noqa: PLR2004 - halves
        return None  # of a match, where nobody looks ahead
    return half_span(_year_with(scene, lambda y: calendar.half(y, number)), number)


def _year_with(scene: Scene, bounds: Callable[[int], tuple[date, date]]) -> int:
    """The year of a part named without one: ahead the first whose end is to come, else the last to have begun."""
    year = scene.now.year
    if scene.history:
        return year
    if scene.lean > 0:
        return year if bounds(year)[1] >= scene.now else year + 1
    return year if bounds(year)[0] <= scene.now else year - 1


def _coded(scene: Scene, code: tuple[str, int], year: int | None) -> Span | None:
    kind, number = code
    if kind == "Y":
        return year_span(number)
    make, bounds = (quarter_span, calendar.quarter) if kind == "Q" else (half_span, calendar.half)
    if kind == "H" and number > 2:  # noqa: PLR2004 - halves
        return None
    return make(full_year(year) if year else _year_with(scene, lambda y: bounds(y, number)), number)


def _year_coded(scene: Scene, year: int, code: tuple[str, int]) -> Span | None:
    return _coded(scene, code, year)


def _weekend(scene: Scene) -> Span:
    """Read "this weekend": the first whose Sunday is on or after the anchor; in the past the last one."""
    first, last = calendar.weekend(scene.now)
    if scene.lean < 0 and first > scene.now:
        first, last = calendar.weekend(scene.now, -1)
    return Span(f"{calendar.week_value(first)}-WE", first, last, "WE", ("this", "WE"))


def _relative_weekend(scene: Scene, way: int) -> Span:
    found = period(scene.now, "WE", way)
    assert found is not None  # noqa: S101 - weekends have a period
    return found._replace(back=way < 0)


def _fiscal_year(_: Scene, __: int, year: int) -> Span:
    return year_span(full_year(year))


def _current(scene: Scene, way: int, fiscal: int | None, unit: str) -> Span | None:
    return period(scene.now, unit, way) if unit != "D" else None


def _this_fiscal(scene: Scene, way: int | None, _: int) -> Span:
    return year_span(scene.now.year + (way or 0))


def _after_next(scene: Scene, unit: str, _: int) -> Span | None:
    return period(scene.now, unit, 2)


def _unit_before(scene: Scene, unit: str) -> Span | None:
    """Read "the day before", where nothing follows that it is before."""
    return _mentioned(scene, -1, unit) if scene.text[scene.end : scene.end + 1] in ("", ".", ",", ";") else None


def _in_the_day(scene: Scene, way: int, unit: str) -> Span | None:
    return period(scene.now, unit) if unit == "D" else None


def _this_or_next(scene: Scene, unit: str, _: int) -> Span | None:
    this, following = period(scene.now, unit), period(scene.now, unit, 1)
    return this._replace(last=following.last, name=None) if this and following else None


def _two_quarters(scene: Scene, first: int, last: int, unit: str) -> Span | None:
    """Read "the second or third quarter"."""
    if unit != "Q" or not 1 <= first < last <= 4:  # noqa: PLR2004 - quarters
        return None
    year = _year_with(scene, lambda y: calendar.quarter(y, first))
    return quarter_span(year, first)._replace(last=calendar.quarter(year, last)[1], name=None)


def _rest(scene: Scene, unit: str) -> Span | None:
    """Read "the rest of the week": from the anchor to its end."""
    found = period(scene.now, unit)
    return found._replace(first=max(found.first, min(scene.now, found.last))) if found else None


RULES = (
    Rule("this <unit>", "periods", _this, ("this week", "this month", "this year"), "from the anchor to its end"),
    Rule(
        "this weekend",
        "periods",
        _weekend,
        ("this weekend", "over the weekend"),
        "the first Saturday and Sunday whose Sunday is on or after the anchor",
        ("the weekend", "weekend"),
    ),
    Rule(
        "<next|last|past|coming|previous|following> weekend",
        "periods",
        _relative_weekend,
        ("next weekend",),
        "Saturday and Sunday of the week after the anchor's",
        ("the <next|last|past|coming|previous|following> weekend", "this <last|past|coming> weekend"),
    ),
    Rule(
        "<next|last|past> <unit>", "periods", _relative, ("next week", "next quarter"), "the whole of the following one"
    ),
    Rule(
        "the <next|coming> <unit>",
        "periods",
        _the_next,
        ("in the next week", "over the coming year"),
        "from the anchor to that length after it",
        ("this <coming> <unit>", "<coming> <unit>"),
    ),
    Rule("the <last|past> <unit>", "periods", _the_last, ("the past year",), ""),
    Rule(
        "[the] <following|previous> <unit>",
        "periods",
        _mentioned,
        ("the following year",),
        "the one after that mentioned last",
    ),
    Rule("[the] that <unit>", "periods", _that, ("that year",), "the one mentioned last"),
    Rule("the [full] <unit>", "periods", _the, ("by the end of the week",), "the anchor's own"),
    Rule(
        "[the] <current> [<fiscal>] <unit>",
        "periods",
        _current,
        ("by the end of the current month",),
        "the anchor's own",
    ),
    Rule(
        "the <unit> after <next>",
        "periods",
        _after_next,
        ("the week after next",),
        "the whole of the one after the next",
    ),
    Rule("the <unit> before", "periods", _unit_before, ()),
    Rule("<later|earlier> in the <unit>", "periods", _in_the_day, ("later in the day",), "the anchor"),
    Rule(
        "this <unit> or <next>",
        "periods",
        _this_or_next,
        ("this week or next",),
        "from the anchor to the end of the next",
    ),
    Rule(
        "[the] <ordinal> or|and <ordinal> <unit>",
        "periods",
        _two_quarters,
        ("in the second or third quarter",),
        "from the first to the last",
    ),
    Rule(
        "[the] rest of [the] [this] <unit>", "periods", _rest, ("the rest of the week",), "from the anchor to its end"
    ),
    Rule(
        "[the] [<fiscal>] <ordinal> <unit> [<era>]",
        "periods",
        _ordinal_unit,
        ("in the fourth quarter", "in the 22nd century"),
        "the first such quarter whose end is on or after the anchor",
    ),
    Rule(
        "[the] <ordinal|latter|last|past|final> half",
        "periods",
        _ordinal_half,
        ("in the second half",),
        "the first such half year whose end is on or after the anchor",
    ),
    Rule("<coded> [of] [<year>]", "periods", _coded, ("in Q3 2027", "H1"), "the calendar quarter or half"),
    Rule("<year> <coded>", "periods", _year_coded, ("2027 Q1",), "the calendar quarter or half"),
    Rule("[the] <fiscal> [unit] <year>", "periods", _fiscal_year, ("in fiscal 2027",), "the calendar year"),
    Rule(
        "[the] <this|current|latest|next|last|past> <fiscal> [unit]",
        "periods",
        _this_fiscal,
        ("this fiscal year",),
        "the calendar year",
    ),
    Rule(
        "the <fiscal>",
        "periods",
        lambda s, f: _this_fiscal(s, 0, f),
        ("by the end of the fiscal year",),
        "the calendar year",
    ),
)
