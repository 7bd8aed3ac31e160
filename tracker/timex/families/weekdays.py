"""Weekdays: bare, next, last, counted in weeks from the anchor.

Invariant: every meaning is one day of the calendar.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.text import POSSESSIVE
from tracker.timex.calendar import DAYS_IN, Number, days_to_weekday, week
from tracker.timex.families.days import WEEKS, counts_behind
from tracker.timex.meanings import Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import day_span
from tracker.timex.vocabulary import context

_NAMED = context("named_weekdays")
_HALF_A_WEEK = 4
_MIDWEEK = (2, 3, 4, 5)
_EXPLAINS = (", a ", "was a ", "is a ")  # "on March 16, a Saturday": the day that was named


def _weekday(scene: Scene, weekday: int) -> Span | None:
    if scene.word_before() in _NAMED and not scene.forced:
        return None
    return None if scene.is_title() else day_span(_around(scene, weekday), ("w", weekday))


def _around(scene: Scene, weekday: int) -> date:
    ahead = (weekday - scene.now.isoweekday()) % 7
    if scene.mention and scene.mention.first.isoweekday() == weekday and scene.comes_behind(_EXPLAINS):
        return scene.mention.first
    if not ahead:
        return scene.now
    if scene.history:
        return scene.now + timedelta(days=ahead)
    if scene.lead in _ENDING and (told := _told_until(scene, weekday)):
        return told
    is_ahead = scene.lean > 0 or (scene.is_open and ahead < _HALF_A_WEEK)
    return scene.anchor + timedelta(days=ahead if is_ahead else ahead - 7)


def _told_until(scene: Scene, weekday: int) -> date | None:
    """Return the Sunday of "went in on May 3 and stayed until Sunday", told on a day weeks later."""
    told = scene.mention
    if not told or told.grain != "D" or scene.lean >= 0 or scene.sentence_ended():
        return None
    weeks_ago = scene.anchor - told.last > _A_WEEK
    return told.last + timedelta(days=days_to_weekday(told.last, weekday, 1)) if weeks_ago else None


_A_WEEK, _ENDING = timedelta(days=7), frozenset(("until", "through", "to"))


def _weekday_ordinal(scene: Scene, weekday: int, number: int) -> Span | None:
    """Read "Friday the 13th": the one nearest in the direction of the sentence; not "on Friday the first train"."""
    words = scene.text[scene.start : scene.end]
    counts = "," in words and not (words[-3].isdigit() and scene.stands_apart())
    if counts or counts_behind(scene):  # "Friday, the 25th day of the strike", "Sunday, the first to be held"
        return None
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


def _next_weekday(scene: Scene, way: int, weekday: int) -> Span:
    """Read "next Friday": Friday of the week after the anchor's; a tale of the past goes on from its last day."""
    is_told = scene.text.startswith(("the ", "The "), scene.start) and (scene.history or scene.tells_on())
    if is_told and scene.mention:
        return _beside(scene.mention.last, weekday, 1)
    return day_span(week(scene.now, way)[0] + timedelta(days=weekday - 1), ("w", weekday))


def _following_weekday(scene: Scene, way: int, weekday: int) -> Span | None:
    """Read "the following Monday": the first one after the day mentioned last; not "following Monday's vote"."""
    if scene.text.startswith(POSSESSIVE, scene.end) and scene.text[scene.start : scene.start + 4].lower() != "the ":
        return None
    if scene.mention is None:
        return _next_weekday(scene, way, weekday)
    return _beside(scene.base, weekday, 1)


def _beside(day: date, weekday: int, way: int) -> Span:
    """Return the first such weekday after a day (`way` 1), or the last one before it (-1)."""
    return day_span(day + timedelta(days=way * days_to_weekday(day, weekday, way)), ("w", weekday))


def _weekday_beside(scene: Scene, weekday: int, way: int) -> Span | None:
    """Read "the Monday after", "the Friday before", where nothing follows that it is before or after."""
    told = scene.mention or day_span(scene.now)
    if (told.last - told.first).days >= DAYS_IN["W"] or not scene.stands_apart():
        return None
    return _beside(told.last if way > 0 else told.first, weekday, way)


def _same_weekday(scene: Scene, weekday: int) -> Span | None:
    """Read "the same Thursday": that of the week of the day mentioned last; "said that Thursday" only joins clauses."""
    if "same" not in scene.text[scene.start : scene.end].lower():
        return None
    told = scene.told_from("D")
    return day_span(told + timedelta(days=weekday - told.isoweekday()))


def _weekday_next(scene: Scene, weekday: int, way: int) -> Span | None:
    """Read "Friday next" where nothing follows that is next ("Friday next week")."""
    return _next_weekday(scene, way, weekday) if scene.text[scene.end : scene.end + 1] in _ENDS else None


def _weekdays_off(scene: Scene, number: Number, weekday: int, way: str) -> Span:
    """Read "two Fridays from now", "three Sundays ago"."""
    if way == "ago":
        return day_span(_last_weekday(scene, -1, weekday).first - timedelta(days=7 * int(number) - 7), back=True)
    return day_span(_coming_weekday(scene, weekday).first + timedelta(days=7 * int(number) - 7))


def _before_last(scene: Scene, weekday: int, way: int) -> Span | None:
    """Read "the Sunday before last"."""
    if scene.goes_on():
        return None
    last = _last_weekday(scene, way, weekday)
    return day_span(last.first - timedelta(days=7), last.name, back=True)


def _after_next(scene: Scene, weekday: int, way: int) -> Span:
    """Read "the Friday after next"."""
    return _next_weekday(scene, 2 * way, weekday)


def _week_from(scene: Scene, number: Number | str, unit: str, weekday: int) -> Span | None:
    """Read "a week Friday", "two weeks Monday" where the sentence looks ahead."""
    if unit not in WEEKS or scene.lean <= 0 or scene.lead is not None or isinstance(number, float):
        return None
    weeks = WEEKS[unit] * (1 if isinstance(number, str) else number)
    return day_span(scene.anchor + timedelta(days=(weekday - scene.anchor.isoweekday()) % 7 + 7 * weeks))


def _last_weekday(scene: Scene, _: int, weekday: int) -> Span:
    """Read "last Friday": the last one before the anchor; "the previous Friday": before the day mentioned last.

    Nobody calls yesterday "last Tuesday" in the middle of a week: that is the one of the week before.
    """
    base = min(scene.now, scene.base)
    back = days_to_weekday(base, weekday, -1)
    if back == 1 and base.isoweekday() in _MIDWEEK and scene.text[scene.start : scene.start + 5].lower() == "last ":
        back += 7
    return day_span(base - timedelta(days=back), ("last w", weekday), back=True)


def _this_weekday(scene: Scene, weekday: int) -> Span:
    """Read "this Friday": Friday of the anchor's week, or the first one after if that is past."""
    day = week(scene.now)[0] + timedelta(days=weekday - 1)
    if day < scene.now and scene.lean >= 0:
        day += timedelta(days=7)
    return day_span(day, ("w", weekday))


def _coming_weekday(scene: Scene, weekday: int) -> Span:
    return _beside(scene.now, weekday, 1)


def _weekday_week(scene: Scene, weekday: int, unit: str) -> Span | None:
    """Read "Friday week" and "Friday fortnight": a week or two after the coming Friday."""
    if unit not in WEEKS:
        return None
    ahead = (weekday - scene.anchor.isoweekday()) % 7
    return day_span(scene.anchor + timedelta(days=ahead + 7 * WEEKS[unit]))


_ENDS = ("", ".", ",", ";", ":")


RULES: tuple[Rule, ...] = (
    Rule("<weekday> [,] the <ordinal>", "days", _weekday_ordinal, ("on Friday the 13th",), "the first such day"),
    Rule("<weekday>", "days", _weekday, ("on Friday", "by Monday"), "the first one on or after the anchor"),
    Rule(
        "[the] <next> <weekday>",
        "days",
        _next_weekday,
        ("next Friday",),
        "that day of the week after the anchor's",
    ),
    Rule(
        "[the] <following> <weekday>",
        "days",
        _following_weekday,
        ("the following Friday",),
        "the first one after the day mentioned last",
    ),
    Rule(
        "the <weekday> after",
        "days",
        lambda s, w: _weekday_beside(s, w, 1),
        ("the Monday after",),
        "the first one after the day mentioned last",
    ),
    Rule(
        "[the] <that> <weekday>",
        "days",
        lambda s, _t, w: _same_weekday(s, w),
        ("the same Thursday",),
        "that of the week of the day mentioned last",
    ),
    Rule("the <weekday> before", "days", lambda s, w: _weekday_beside(s, w, -1), ()),
    Rule("<weekday> <next>", "days", _weekday_next, ("Friday next",), "that day of the week after the anchor's"),
    Rule("the <weekday> after <next>", "days", _after_next, ("the Friday after next",), "a week after the next one"),
    Rule(
        "<number> <weekdays> <hence>",
        "days",
        lambda s, n, w, _h: _weekdays_off(s, n, w, "hence"),
        ("two Fridays from now",),
        "the second one after the anchor",
    ),
    Rule("<number> <weekdays> <ago>", "days", lambda s, n, w, _a: _weekdays_off(s, n, w, "ago"), ()),
    Rule("the <weekday> <before_last>", "days", _before_last, ("the Sunday before last",), ""),
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
        ("this <last|past> <weekday>",),
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
)
