"""Days: dates in all spellings, weekdays, today and its neighbours.

Invariant: every meaning is one day of the calendar; a date that does not exist has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from tracker.text import OWNING
from tracker.timex.calendar import Number, add_months, month_end
from tracker.timex.families.antiquity import beside
from tracker.timex.meanings import Other, Span
from tracker.timex.nowadays import is_nowadays
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import day_span
from tracker.timex.vocabulary import context


def _date(_: Scene, parts: Sequence[int]) -> Span:
    return day_span(date(*parts))


def _instant(_: Scene, parts: tuple[str, str]) -> Span:
    day, clock = parts
    return day_span(date.fromisoformat(day))._replace(value=day + clock, type="TIME")


def _month_day(scene: Scene, weekday: int | None, month: int, number: Number, year: int | None) -> Span | Other | None:
    if scene.is_title() or number != int(number) or not 1 <= number <= 31:  # noqa: PLR2004 - days of a month
        return None
    if counts_behind(scene) or (_is_spelt(scene) and not stands_alone(scene)):
        return None  # "in May the second fleet", "in May three ships"
    year = _year_of_attacks(scene, month, number) if year is None else year
    if year is not None:
        return day_span(date(full_year(int(year)), month, int(number)))
    if scene.before_christ and scene.history:
        return beside(scene, f"-{month:02d}-{int(number):02d}")
    if opened := scene.opened_year():
        return day_span(date(opened, month, int(number)), ("MD", (month, int(number))), dated=False)
    options = _in_years(scene.now.year, month, int(number), weekday)
    day = _described(scene, options) or scene.nearest(options, unknown=0)
    return day_span(day, ("MD", (month, int(number))), dated=False) if day else None


def _year_of_attacks(scene: Scene, month: int, number: Number) -> int | None:
    """Return the year of "the Sept. 11 attacks"."""
    named = (month, number) == (9, 11) and scene.word_after() in _OF_SEPTEMBER_11
    return 2001 if named and scene.anchor.year > 2001 else None  # noqa: PLR2004 - that year


_OF_SEPTEMBER_11 = context("of_september_11")


def _is_spelt(scene: Scene) -> bool:
    """Whether the day is told in words ("June six", "May the second")."""
    return not any(map(str.isdigit, scene.text[scene.start : scene.end]))


def counts_behind(scene: Scene) -> bool:
    """Whether a number behind a month or weekday counts the word that follows ("in May the second fleet sailed")."""
    _, the, last = scene.text[scene.start : scene.end].rpartition(" the ")
    if not the or " " in last:
        return False
    if last[0].isdigit():
        return scene.word_after() in _NUMBERED_NAMES
    return (last[0].isupper() and scene.word_after()[:1].isupper()) or not stands_alone(scene)


def stands_alone(scene: Scene) -> bool:
    """Whether no word follows that the last number could count ("on May 5 and 26 people")."""
    after = scene.text[scene.end : scene.end + 24].split(maxsplit=1)
    return (
        scene.text[scene.end : scene.end + 1] != " "
        or not after
        or not after[0][:1].islower()
        or after[0] in _AFTER_DAYS
    )


_AFTER_DAYS = context("after_days")


def _described(scene: Scene, options: list[date]) -> date | None:
    """Return the day of "the October 8 vote", the nearest; of "the October 8 attack", which nobody plans, the last."""
    if scene.forced or not options or scene.word_before().lower() != "the" or not scene.word_after().islower():
        return None
    over = [x for x in options if x <= scene.now] if scene.word_after() in _HAPPENINGS else []
    return over[-1] if over else min(options, key=lambda x: abs(x - scene.now))


_HAPPENINGS = context("happenings")


def _day_month(scene: Scene, weekday: int | None, number: Number, month: int, year: int | None) -> Span | Other | None:
    counts = scene.text[scene.start : scene.end].lower().startswith(("one of ", "the one of "))
    return None if counts else _month_day(scene, weekday, month, number, year)  # "the storm and the one of Oct. 28"


def _in_years(year: int, month: int, number: int, weekday: int | None) -> list[date]:
    """Return the same day in the years around, on the weekday where one is named."""
    reach = 4 if number == 29 and month == 2 else 1  # noqa: PLR2004 - leap days
    days = []
    for each in range(max(1, year - reach), min(9999, year + reach) + 1):
        try:
            days.append(date(each, month, number))
        except ValueError:
            continue
    return (weekday and [x for x in days if x.isoweekday() == weekday]) or days


def _the_ordinal(scene: Scene, number: int) -> Span | None:
    """Read "on the 30th": the next such day, or the last one by the verb."""
    digits = scene.text[scene.end - 3 : scene.end - 2].isdigit()
    if not digits or not _leads_to_day(scene) or _names_unit(scene) or not _counts_nothing(scene):
        return None
    first = scene.now.replace(day=1)
    options = []
    for months in (0, 1) if scene.history and scene.mention else (-1, 0, 1):  # a story goes on from its month
        start = add_months(first, months)
        if number <= month_end(start.year, start.month).day:
            options.append(start.replace(day=number))
    day = scene.nearest(options)
    return day_span(day, ("D", number)) if day else None


_DAY_LEADS = frozenset(("own", "by", "until", "before", "after", "about"))
_PARTS_OF_DAY = tuple(f"{part} of " for part in ("morning", "afternoon", "evening", "night", "dawn", "hours", "week"))


def _leads_to_day(scene: Scene) -> bool:
    """Whether a day stands behind the words in front: "on", "the night of", "moved to Friday, then for" one."""
    ends = scene.lead == "for" and scene.text[scene.end : scene.end + 1] in _ENDS
    return scene.lead in _DAY_LEADS or ends or scene.comes_behind(_PARTS_OF_DAY)


def _names_unit(scene: Scene) -> bool:
    """Whether the ordinal is part of a name ("the 5th Army", "the 4th Indian Division")."""
    words = scene.text[scene.end : scene.end + _NAME].split()
    return any(not _NUMBERED_NAMES.isdisjoint((x, x.removesuffix("’s").removesuffix("'s"))) for x in _names(words))


def _names(words: list[str]) -> Iterator[str]:
    """Yield the words with a capital at the head of some, without the marks behind them."""
    return (x.rstrip(".,;:") for x in takewhile(_is_capital, words))


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _counts_nothing(scene: Scene) -> bool:
    """Whether no noun follows that the ordinal could count: a plural is none ("On the 9th troops landed")."""
    after = scene.word_after()
    if not after or after == "of" or stands_alone(scene):
        return True
    return after.endswith("s") and not after.endswith(_SINGULAR) and _opens(scene)


def _opens(scene: Scene) -> bool:
    """Whether "On" in front begins the sentence."""
    return scene.text.endswith("On ", 0, scene.start)


_ENDS, _NAME = ("", ".", ",", ";", ":", ")"), 45
_NUMBERED_NAMES = context("numbered_names")
_SINGULAR = ("ss", "us", "is", "series")
# Units that count from a day on ("a week tomorrow"), in weeks.
WEEKS = {"W": 1, "F": 2}


def _week_from_today(scene: Scene, number: int | str, unit: str, days: int) -> Span | None:
    """Read "a week tomorrow", "two weeks today" where the sentence looks ahead."""
    if unit not in WEEKS or days < 0 or scene.lean <= 0 or scene.lead is not None:
        return None
    weeks = WEEKS[unit] * (1 if isinstance(number, str) else number)
    return day_span(scene.anchor + timedelta(days=days + 7 * weeks))


def _relative_day(scene: Scene, way: int, month: int, number: Number) -> Span | None:
    """Read "last October 23" as the last such day before the anchor, "next May 5" as the first one after it."""
    if number != int(number) or not stands_alone(scene):
        return None
    options = _in_years(scene.now.year, month, int(number), None)
    beyond = [x for x in options if (x - scene.now).days * way > 0]
    return day_span(min(beyond, key=lambda x: abs(x - scene.now)), back=way < 0) if beyond else None


def _today(scene: Scene, days: int) -> Span | Other | None:
    """Read "today", "yesterday"; a history is told of no day of today: "today the fort is a museum"."""
    if scene.is_name() or scene.is_title() or (days >= 0 and _is_age(scene)):
        return None
    if days == 0 and (scene.history or is_nowadays(scene.text, scene.start, scene.end)):
        return Other("PRESENT_REF")
    return day_span(scene.anchor + timedelta(days=days), ("today", days), back=days < 0)


def _is_age(scene: Scene) -> bool:
    """Whether "today" stands for our age: "today's youth", "in today's world", "the leaders of tomorrow"."""
    if scene.text.startswith(OWNING, scene.end):
        return any(x.strip(".,;:") in _OF_AN_AGE for x in scene.text[scene.end + 3 : scene.end + 35].split()[:2])
    return scene.text.endswith(" of ", 0, scene.start) and not scene.text.endswith(_OF_A_DAY, 0, scene.start)


_OF_AN_AGE = context("of_an_age")
_OF_A_DAY = ("as of ", "end of ", "close of ", "start of ", "rest of ", "remainder of ", "course of ")
RULES: tuple[Rule, ...] = (
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
    Rule("the <ordinal>", "days", _the_ordinal, ("on the 30th",), "the next such day"),
    Rule(
        "[the] <next|last|past> <month> <number|ordinal>",
        "days",
        _relative_day,
        ("next May 5",),
        "the first such day after the anchor",
    ),
    Rule("<a|number> <unit|units> <today>", "days", _week_from_today, ("a week tomorrow",), "so many weeks after it"),
    Rule("<today> <unit>", "days", lambda s, d, u: _week_from_today(s, 1, u, d), ("tomorrow week",), "a week after it"),
    Rule("<today>", "days", _today, ("today", "tomorrow", "the day after tomorrow"), "the day so many days off"),
)
