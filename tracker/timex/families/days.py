"""Days: dates in all spellings, weekdays, today and its neighbours.

Invariant: every meaning is one day of the calendar; a date that does not exist has none.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.timex.calendar import add_months, month_end, week
from tracker.timex.meanings import Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene, is_title
from tracker.timex.vocabulary import context


def day_span(day: date, name: tuple[str, int] | None = None, *, back: bool = False) -> Span:
    """Return the meaning of one day."""
    return Span(day.isoformat(), day, day, "D", name, back=back)


def _date(_: Scene, parts: tuple[int, int, int]) -> Span:
    return day_span(date(*parts))


def _instant(_: Scene, parts: tuple[str, str]) -> Span:
    day, clock = parts
    return day_span(date.fromisoformat(day))._replace(value=day + clock, type="TIME")


def _month_day(scene: Scene, weekday: int | None, month: int, number: float, year: int | None) -> Span | None:
    if is_title(scene) or number != int(number) or not 1 <= number <= 31:  # noqa: PLR2004 - days of a month
        return None
    if scene.is_name() and " the " in scene.text[scene.start : scene.end] and scene.word_after()[:1].isupper():
        return None  # "by the end of May the Second Fleet"
    if year is not None:
        return day_span(date(full_year(int(year)), month, int(number)))
    options = _in_years(scene.now.year, month, int(number), weekday)
    day = _described(scene, options) or scene.nearest(options, unknown=0)
    return day_span(day)._replace(dated=False) if day else None


def _described(scene: Scene, options: list[date]) -> date | None:
    """Return the day of "the October 8 vote", the nearest; of "the October 8 attack", which nobody plans, the last."""
    if scene.forced or not options or scene.word_before().lower() != "the" or not scene.word_after().islower():
        return None
    over = [x for x in options if x <= scene.now] if scene.word_after() in _HAPPENINGS else []
    return over[-1] if over else min(options, key=lambda x: abs(x - scene.now))


_HAPPENINGS = context("happenings")


def _day_month(scene: Scene, weekday: int | None, number: float, month: int, year: int | None) -> Span | None:
    return _month_day(scene, weekday, month, number, year)


def _in_years(year: int, month: int, number: int, weekday: int | None) -> list[date]:
    """Return the same day in the years around, on the weekday where one is named."""
    reach = 4 if number == 29 and month == 2 else 1  # noqa: PLR2004 - leap days
    days = []
    for each in range(max(1, year - reach), min(9999, year + reach) + 1):
        try:
            days.append(date(each, month, number))
        except ValueError:
            continue
    named = [x for x in days if weekday is None or x.isoweekday() == weekday]
    return named or days


_NAMED = context("named_weekdays")


def _weekday(scene: Scene, weekday: int) -> Span | None:
    if scene.word_before() in _NAMED and not scene.forced:
        return None
    return None if is_title(scene) else day_span(_around(scene, weekday), ("w", weekday))


def _around(scene: Scene, weekday: int) -> date:
    ahead = (weekday - scene.now.isoweekday()) % 7
    if not ahead:
        return scene.now
    if scene.history:
        return scene.now + timedelta(days=ahead)
    return scene.anchor + timedelta(days=ahead if scene.lean > 0 else ahead - 7)


def _weekday_ordinal(scene: Scene, weekday: int, number: int) -> Span | None:
    """Read "Friday the 13th": the one nearest in the direction of the sentence."""
    months = range(-18, 19)
    first = scene.now.replace(day=1)
    options = []
    for each in months:
        month = first.year * 12 + first.month - 1 + each
        try:
            day = date(month // 12, month % 12 + 1, number)
        except ValueError:
            continue
        if day.isoweekday() == weekday:
            options.append(day)
    found = scene.nearest(options)
    return day_span(found) if found else None


def _the_ordinal(scene: Scene, number: int) -> Span | None:
    """Read "on the 30th": the next such day, or the last one by the verb."""
    digits = scene.text[scene.end - 3 : scene.end - 2].isdigit()
    after = scene.word_after()
    if not digits or scene.lead not in _DAY_LEADS or (after and after != "of"):
        return None
    first = scene.now.replace(day=1)
    options = []
    for months in (-1, 0, 1):
        start = add_months(first, months)
        if number <= month_end(start.year, start.month).day:
            options.append(start.replace(day=number))
    day = scene.nearest(options)
    return day_span(day, ("D", number)) if day else None


_DAY_LEADS = frozenset(("own", "by", "until", "before", "after"))


def _next_weekday(scene: Scene, way: int, weekday: int) -> Span:
    """Read "next Friday": Friday of the week after the anchor's."""
    return day_span(week(scene.now, way)[0] + timedelta(days=weekday - 1), ("w", weekday))


def _weekday_next(scene: Scene, weekday: int, way: int) -> Span | None:
    """Read "Friday next" where nothing follows that is next ("Friday next week")."""
    return _next_weekday(scene, way, weekday) if scene.text[scene.end : scene.end + 1] in _ENDS else None


_ENDS = ("", ".", ",", ";", ":")
_WEEKS = {"W": 1, "F": 2}


def _after_next(scene: Scene, weekday: int, way: int) -> Span:
    """Read "the Friday after next"."""
    return _next_weekday(scene, 2 * way, weekday)


def _week_from(scene: Scene, number: float | str, unit: str, weekday: int) -> Span | None:
    """Read "a week Friday", "two weeks Monday" where the sentence looks ahead."""
    if unit not in _WEEKS or scene.lean <= 0 or scene.lead is not None or isinstance(number, float):
        return None
    weeks = _WEEKS[unit] * (1 if isinstance(number, str) else number)
    return day_span(scene.anchor + timedelta(days=(weekday - scene.anchor.isoweekday()) % 7 + 7 * weeks))


def _week_from_today(scene: Scene, number: int | str, unit: str, days: int) -> Span | None:
    """Read "a week tomorrow", "two weeks today" where the sentence looks ahead."""
    if unit not in _WEEKS or days < 0 or scene.lean <= 0 or scene.lead is not None:
        return None
    weeks = _WEEKS[unit] * (1 if isinstance(number, str) else number)
    return day_span(scene.anchor + timedelta(days=days + 7 * weeks))


def _last_weekday(scene: Scene, _: int, weekday: int) -> Span:
    """Read "last Friday": the last one before the anchor; "the previous Friday" behind a Friday: a week before it."""
    base = scene.now
    if scene.mention and scene.mention.name == ("w", weekday) and "previous" in scene.text[scene.start : scene.end]:
        base = min(base, scene.mention.first)
    back = (base.isoweekday() - weekday - 1) % 7 + 1
    return day_span(base - timedelta(days=back), ("last w", weekday), back=True)


def _this_weekday(scene: Scene, weekday: int) -> Span:
    """Read "this Friday": Friday of the anchor's week, or the first one after if that is past."""
    day = week(scene.now)[0] + timedelta(days=weekday - 1)
    if day < scene.now and scene.lean >= 0:
        day += timedelta(days=7)
    return day_span(day, ("w", weekday))


def _coming_weekday(scene: Scene, weekday: int) -> Span:
    return day_span(scene.now + timedelta(days=(weekday - scene.now.isoweekday() - 1) % 7 + 1), ("w", weekday))


def _weekday_week(scene: Scene, weekday: int, unit: str) -> Span | None:
    """Read "Friday week" and "Friday fortnight": a week or two after the coming Friday."""
    if unit not in _WEEKS:
        return None
    ahead = (weekday - scene.anchor.isoweekday()) % 7
    return day_span(scene.anchor + timedelta(days=ahead + 7 * _WEEKS[unit]))


def _today(scene: Scene, days: int) -> Span | None:
    if scene.is_name() or is_title(scene):
        return None
    return day_span(scene.anchor + timedelta(days=days), ("today", days), back=days < 0)


RULES = (
    Rule("<date>", "days", _date, ("on 2026-03-31", "by 3/31/2026"), "that day"),
    Rule("<instant>", "days", _instant, ("at 2026-03-31T09:30Z",), "that day"),
    Rule(
        "[<weekday>[,]] <month> [the] <number|ordinal>[[,] <year>]",
        "days",
        _month_day,
        ("on October 31", "on Friday, Nov. 27", "by January 1, 2027"),
        "that day; without a year the first such day on or after the anchor",
    ),
    Rule(
        "[<weekday>[,]] [the] <number|ordinal> [of] <month>[[,] <year>]",
        "days",
        _day_month,
        ("on 31 October", "by the 5th of May, 2027"),
        "that day; without a year the first such day on or after the anchor",
    ),
    Rule(
        "<number> - <month> - <year>",
        "days",
        lambda s, n, m, y: _month_day(s, None, m, n, y),
        ("by 12-Dec-2027",),
        "that day",
    ),
    Rule("<weekday> the <ordinal>", "days", _weekday_ordinal, ("on Friday the 13th",), "the first such day"),
    Rule("the <ordinal>", "days", _the_ordinal, ("on the 30th",), "the next such day"),
    Rule("<weekday>", "days", _weekday, ("on Friday", "by Monday"), "the first one on or after the anchor"),
    Rule(
        "[the] <next|following> <weekday>",
        "days",
        _next_weekday,
        ("next Friday",),
        "that day of the week after the anchor's",
    ),
    Rule("<weekday> <next>", "days", _weekday_next, ("Friday next",), "that day of the week after the anchor's"),
    Rule("the <weekday> after <next>", "days", _after_next, ("the Friday after next",), "a week after the next one"),
    Rule(
        "<a|number> <unit|units> <weekday>",
        "days",
        _week_from,
        ("a week Friday",),
        "so many weeks after the coming one",
    ),
    Rule(
        "[the] <last|past|previous> <weekday>",
        "days",
        _last_weekday,
        ("last Friday",),
        "the last one before the anchor",
    ),
    Rule(
        "this <weekday>",
        "days",
        _this_weekday,
        ("this Friday",),
        "that day of the anchor's week, or the first one after if that is past",
    ),
    Rule(
        "[this] [the] coming <weekday>",
        "days",
        _coming_weekday,
        ("this coming Friday",),
        "the first one after the anchor",
    ),
    Rule("<weekday> <unit>", "days", _weekday_week, ("Friday week",), "a week after the coming one"),
    Rule("<a|number> <unit|units> <today>", "days", _week_from_today, ("a week tomorrow",), "so many weeks after it"),
    Rule("<today> <unit>", "days", lambda s, d, u: _week_from_today(s, 1, u, d), ("tomorrow week",), "a week after it"),
    Rule("<today>", "days", _today, ("today", "tomorrow", "the day after tomorrow"), "the day so many days off"),
)
