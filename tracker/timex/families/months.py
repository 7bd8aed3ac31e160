"""Months and seasons, with and without a year.

Invariant: every meaning is a whole month or a whole season.
"""

from __future__ import annotations

import re
from datetime import date

from tracker.timex import calendar
from tracker.timex.families.antiquity import year_before_christ
from tracker.timex.families.portions import part_of
from tracker.timex.meanings import Other, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import month_span, season_span
from tracker.timex.vocabulary import context

# Months whose names are names of people, and which stand for a month only where no such name can stand.
_NAMES = frozenset((3, 4, 5, 6, 8))
# Months ahead: the near one is meant, unless it is half a year off.
_SOON, _HALF_A_YEAR, _FAR = 2, 6, 9
_BEFORE_MONTH = context("before_month")
# A season without an article or a year is one only behind these ("in spring", "by summer").
_BEFORE_SEASON = context("before_season")
_REMEMBERED = 1024  # months: those of a lifetime; articles name the same ones over and over
_PART_OF = ("end of ", "start of ", "beginning of ", "middle of ", "rest of ", "course of ")


def _month(scene: Scene, month: int) -> Span | Other | None:
    if scene.is_title() or _is_name(scene, month):
        return None
    if scene.before_christ and scene.history:
        return _in_antiquity(scene, f"-{month:02d}")
    return month_span(_year_of(scene, month), month, dated=False)


def _in_antiquity(scene: Scene, rest: str, way: int = 0) -> Other:
    """Return a month or a season of the year before Christ that was mentioned last, or of one beside it."""
    return year_before_christ(scene, max(1, scene.before_christ - way), rest)


# "March-April" names two months, "Mary-April" nobody whom the news tells of.
_DASHES = ("-", "–", "/")


def _is_name(scene: Scene, month: int) -> bool:
    if month not in _NAMES or scene.text.endswith(_DASHES, 0, scene.start):
        return False
    before, after = scene.word_before(), scene.word_after()
    if not scene.lead and after[:1].isupper() and before.lower() not in _BEFORE_MONTH:
        return True
    if before[:1].isupper() and before.rstrip(".").isalpha() and before.lower() not in _BEFORE_MONTH:
        return True
    if month == 3 and scene.text[scene.start : scene.end] == "March" and _MARCHES.match(scene.text, scene.end):  # noqa: PLR2004 - March
        return True
    return month == 5 and not before and after[:1].islower()  # noqa: PLR2004 - May


# "the March for Life", "the March of the Living".
_MARCHES = re.compile(r" (?:of|for|on) (?:the |our )?[A-Z](?!\w* \d)")


def _year_of(scene: Scene, month: int) -> int:
    """Return the year of a month without one: the anchor's month itself, else the next or last one by the verb."""
    now = scene.now
    if scene.history and scene.mention:
        return scene.in_history([date(y, month, 28) for y in range(max(1, now.year - 1), now.year + 2)]).year
    if month == now.month:
        return now.year
    ahead = (month - now.month) % 12
    if (
        not scene.forced
        and (scene.lean == 0 or (ahead <= _SOON and not scene.is_close))
        and (ahead < _HALF_A_YEAR or scene.lead == "between")
    ):
        return now.year + (month < now.month)
    if scene.lean > 0 and not (scene.is_weak and ahead > (_HALF_A_YEAR if scene.describes else _FAR)):
        return now.year + (month < now.month)
    return now.year - (month > now.month)


def _month_year(_: Scene, month: int, year: int) -> Span:
    return month_span(full_year(year), month)


def _relative_month(scene: Scene, way: int, month: int) -> Span:
    """Read "next May" as the first one after the anchor's month, "last May" as the last one before it.

    Who means the month just ended says "last month": "last May" said in June is a year further back.
    "The following May" is told from the date mentioned last.
    """
    now = scene.base
    if way > 0:
        return month_span(now.year + (month <= now.month), month)
    is_last = scene.text[scene.start : scene.start + 4].lower() == "last"
    return month_span(now.year - (month >= now.month - is_last), month, back=True)


def _that_month(scene: Scene, month: int) -> Span | Other:
    """Read "that November" in the year of the date mentioned last."""
    if scene.before_christ:
        return _in_antiquity(scene, f"-{month:02d}")
    return month_span(scene.told_from("Y").year, month)


def _that_season(scene: Scene, code: str) -> Span | Other:
    """Read "that winter": in the year mentioned last; behind a day in it, the one under way."""
    if scene.before_christ:
        return _in_antiquity(scene, f"-{code}")
    told = scene.told_from("Y")
    before = season_span(max(1, told.year - 1), code)
    is_day = scene.mention is not None and scene.mention.grain in ("D", "W", "M")
    return before if is_day and before.last >= told else season_span(told.year, code)


def _this_month(scene: Scene, month: int) -> Span:
    now = scene.now
    return month_span(now.year + (month < now.month and scene.lean > 0), month)


def _season(scene: Scene, the: str | None, code: str) -> Span | Other | None:
    if not the and scene.word_before().lower() not in _BEFORE_SEASON and not scene.comes_behind(_PART_OF):
        return None
    if scene.is_title() and scene.is_name():
        return None  # "the Winter War"
    falls = scene.text[scene.end : scene.end + 4] in (" of ", " in ") and scene.text[scene.end - 1] == "l"
    if falls and scene.lead != "in":  # "after the fall in prices"
        return None
    if scene.before_christ and scene.history:
        return _in_antiquity(scene, f"-{code}")
    return season_span(_season_year(scene, code), code)._replace(dated=False)


def _season_year(scene: Scene, code: str) -> int:
    now = scene.now
    options = [y for y in range(now.year - 1, now.year + 2) if 1 <= y < 9999]  # noqa: PLR2004 - the calendar's last year
    if scene.history and scene.mention:
        starts = {calendar.season(y, code)[0]: y for y in options}
        return starts[scene.in_history(list(starts))]
    if scene.lean > 0:
        return next(y for y in options if calendar.season(y, code)[1] >= now)
    return next(y for y in reversed(options) if calendar.season(y, code)[0] <= now)


def _season_in(_: Scene, code: str, year: int) -> Span:
    return season_span(full_year(year), code)


def _season_across(_: Scene, code: str, first: int, last: float) -> Span | None:
    """Read "the winter of 2026-27"."""
    return season_span(first, code) if int(last) % 100 == (first + 1) % 100 else None


def _mid_season(scene: Scene, code: str) -> Span | None:
    """Read "midsummer": a season's second month."""
    return part_of(season_span(_season_year(scene, code), code), "mid")


def _relative_season(scene: Scene, way: int, code: str) -> Span | Other:
    """Read "next summer": the first to begin after the anchor; "last summer": the last to have ended."""
    if scene.before_christ:
        return _in_antiquity(scene, f"-{code}", way)
    now = scene.base
    years = range(now.year - 2, now.year + 3)
    if way > 0:
        return season_span(next(y for y in years if calendar.season(y, code)[0] > now), code)
    last = next(y for y in reversed(years) if calendar.season(y, code)[1] < now)
    return season_span(last, code)._replace(back=True)


def _this_season(scene: Scene, code: str) -> Span:
    """Read "this summer": the anchor's own year's, the one under way included."""
    now = scene.now
    running = calendar.season(max(1, now.year - 1), code)[1] >= now
    return season_span(now.year - running, code)


RULES = (
    Rule(
        "<month>[,] <year>",
        "months",
        _month_year,
        ("in October 2027", "by Nov. 2026"),
        "that month",
        ("[the] [unit] [of] <month> of <year>",),
    ),
    Rule("<month>", "months", _month, ("in November", "by March"), "the first one whose end is on or after the anchor"),
    Rule(
        "[the] <last|past|previous|next|coming|following> <month>",
        "months",
        _relative_month,
        ("next February",),
        "the first one after the anchor's month",
        ("this <coming> <month>",),
    ),
    Rule(
        "<that> <month>", "months", lambda s, _t, m: _that_month(s, m), ("that November",), "that of the year mentioned"
    ),
    Rule(
        "<that> <season>", "months", lambda s, _t, c: _that_season(s, c), ("that summer",), "that of the year mentioned"
    ),
    Rule("this <month>", "months", _this_month, ("this November",), "that month of the anchor's year"),
    Rule(
        "<season> [of] <year>",
        "months",
        _season_in,
        ("in spring 2027", "by the winter of 2026"),
        "its three months; winter begins in the year's December",
        ("the <season> [of] <year>",),
    ),
    Rule(
        "[the] <season> [of] <year> - <number|year>",
        "months",
        _season_across,
        ("in the winter of 2026-27",),
        "its three months",
    ),
    Rule("[the] <mid_season>", "months", _mid_season, ("in midsummer",), "its second month"),
    Rule(
        "[<the>] <season>", "months", _season, ("in the summer",), "the first one whose end is on or after the anchor"
    ),
    Rule(
        "[the] <last|past|next|coming|following|previous> <season>",
        "months",
        _relative_season,
        ("next summer",),
        "the first one to begin after the anchor",
    ),
    Rule(
        "this [past] [coming] <season>",
        "months",
        _this_season,
        ("this summer",),
        "that of the anchor's year, the one under way included",
    ),
)
