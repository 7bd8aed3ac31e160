"""Years, decades and centuries by number.

Invariant: every meaning is a whole number of calendar years, or a range of them.
"""

from __future__ import annotations

import re
from datetime import date

from tracker.text import POSSESSIVE
from tracker.timex.calendar import Number
from tracker.timex.families.antiquity import year_before_christ
from tracker.timex.meanings import Pair, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import century_span, decade_span, year_span
from tracker.timex.vocabulary import context

# "a man in his 30s", "she is in her mid-40s": an age.
_OF_AGE = re.compile(r"(?i)\b(?:his|her|their|my|our|your)(?:\s+(?:early|mid|late))?[\s-]*$")
_QUOTES = frozenset("'`’‘")
_MONEY = frozenset("$£€¥#+")
_INSIDE_NUMBERS = frozenset(".,:/-")
_NO_YEAR_AFTER = ("%", " percent", " per cent")
_MEASURES = context("measures")
_DASHES = frozenset("-–—/")
_APOSTROPHES = frozenset("'’‘")


def _year(scene: Scene, year: int) -> Span | None:
    """Read four digits as a year, unless signs around them say that they count or measure something."""
    before = scene.text[max(0, scene.start - 2) : scene.start]
    if scene.text[scene.start] in _QUOTES and before[-1:] in _QUOTES:
        return None  # ''60 Minutes''
    if before[-1:] in _MONEY or (before[-1:] in _INSIDE_NUMBERS and before[:1].isdigit() and len(before) > 1):
        return None
    after = scene.text[scene.end : scene.end + 12]
    if _is_count(scene, year):
        return None
    if after.startswith(_NO_YEAR_AFTER) or scene.word_after() in _MEASURES:
        return None
    if after[:1] in ".,:" and after[1:2].isdigit():
        return None
    year = scene.written_year(year)
    told = year == scene.anchor.year and scene.lean < 0 and not scene.history
    return year_span(year, back=told) if 1000 <= year < 2200 else None  # noqa: PLR2004 - years that news is about


def _is_count(scene: Scene, year: int) -> bool:
    """Whether four digits count a noun ("1944 animals died") or number a thing ("page 2015", "room 1999")."""
    before, after = scene.word_before().lower(), scene.word_after()
    if before in _NUMBERED or (scene.text[scene.end : scene.end + 2] + "  ")[1].isdigit():
        return True
    if after[:1].isupper() and (after in _STREETS or (after in _CARS and _owns_car(before))):
        return True
    if year < _FIRST_LIKELY and after.islower() and not scene.lead and not scene.comes_behind((" in ",)):
        return True
    counted = after.endswith(_PLURAL) and after.islower() and after.isalpha() and after not in _NOT_COUNTED
    return counted and (before not in _BEFORE_YEAR or year < _FIRST_LIKELY) and not scene.lead


def _owns_car(before: str) -> bool:
    return before in _BEFORE_CAR or before.endswith(POSSESSIVE)


_PLURAL = ("s", "people", "men", "women", "children", "police")
_NUMBERED = context("numbered")
_STREETS = context("streets")
_CARS = context("cars")
_BEFORE_CAR = frozenset(("a", "an", "the", "his", "her", "their", "my", "our", "this", "that", "old"))
_BEFORE_YEAR = context("before_year")
_NOT_COUNTED = context("not_counted")
_FIRST_LIKELY = 1400


def _the_year(_: Scene, unit: str, year: Number) -> Span | None:
    is_year = unit == "Y" and year == int(year) and 1 <= year <= 9999  # noqa: PLR2004 - years of the calendar
    return year_span(int(year)) if is_year else None


def _decade(scene: Scene, number: int) -> Span | None:
    """Read "the 1990s", "the '90s", "the nineties": of this century only if it has begun or lies ahead."""
    if number < 100 and _OF_AGE.search(scene.text[max(0, scene.start - 16) : scene.start]):  # noqa: PLR2004 - a full year
        return None
    if number < 100 and _is_on_scale(scene):  # noqa: PLR2004 - a full year
        return None
    if number >= 1000:  # noqa: PLR2004 - a full year
        is_century = number % 100 == 0 and number < 2000  # noqa: PLR2004 - "the 1800s", but not yet "the 2000s"
        return century_span(number // 100 + 1) if is_century else decade_span(number)
    century = scene.now.year // 100 * 100
    if century + number > scene.anchor.year + 5 and scene.lean <= 0:
        century -= 100
    return decade_span(century + number)


def _is_on_scale(scene: Scene) -> bool:
    """Whether two figures are of a scale: "lows in the 30s", "will drop to the 20s", "in the upper 70s", no "'70s"."""
    if not _APOSTROPHES.isdisjoint(scene.text[scene.start : scene.end]):
        return False
    before = scene.text[max(0, scene.start - _SENTENCE) : scene.start].lower()
    return _ON_SCALE.search(before) is not None or _DEGREES.match(scene.text, scene.end) is not None


_SENTENCE = 90  # code points
_MEASURED = "|".join(sorted(context("measured_by_tens")))
_MOVES = "|".join(sorted(context("moves_on_scale")))
_ON_SCALE = re.compile(
    rf"(?:\b(?:{_MEASURED})\b[^.;:!?\n]*|\b(?:{_MOVES}) (?:back |down |up |well )?(?:in)?to (?:the )?|"
    r"\b(?:upper|lower|low|high|middle)(?:-| to mid-| to upper | and middle )?)\s*$"
)
_DEGREES = re.compile(r" (?:degrees|fahrenheit|celsius|[fc]\b)", re.IGNORECASE)


def _apostrophe_decade(_: Scene, year: int) -> Span | None:
    """Read "the 1970's"."""
    return decade_span(year) if year % 10 == 0 else None


def _years(scene: Scene, first: int, last: Number) -> Pair | Span | None:
    """Read "1914-18", "2026/27", "from 1990 to 1995"."""
    if _is_amount(scene, last):
        return None
    end = int(last) if last > 99 else first // 100 * 100 + int(last)  # noqa: PLR2004 - two digits
    if end < first and first % 100 == 99:  # noqa: PLR2004 - 1999-00
        end += 100
    if not _APOSTROPHES.isdisjoint(scene.text[scene.start : scene.end]):
        end = first // 100 * 100 + end % 100  # "between 1793 and '94"
    if last <= 99 and not scene.history:  # noqa: PLR2004 - "2026/27" is one season of business
        return Span(f"{first:04d}", date(first, 1, 1), date(end, 12, 31), "Y", ("Y", first)) if end > first else None
    return Pair(year_span(first), year_span(end)) if first < end < first + 1000 else None


def _before_christ(scene: Scene, first: Number, last: Number, era: str) -> Pair | None:
    """Read "from 218 to 214 BC"; the story goes on from its end."""
    if era != "BC" or first <= last:
        return None
    return Pair(year_before_christ(scene, int(first)), year_before_christ(scene, int(last)))


def _is_amount(scene: Scene, last: Number) -> bool:
    """Whether a number behind a year is none: "in 2012 and 15.3 million", "from 2012 to 15 places"."""
    words = scene.text[scene.start : scene.end]
    is_short = last <= 99 and _DASHES.isdisjoint(words) and _APOSTROPHES.isdisjoint(words)  # noqa: PLR2004 - two digits
    return last != int(last) or (is_short and (" and " in words or scene.word_after().endswith("s")))


RULES: tuple[Rule, ...] = (
    Rule("<year>", "years", _year, ("in 2027", "by 2030"), "that year"),
    Rule("the <unit> <year|number>", "years", _the_year, ("in the year 2027",), "that year"),
    Rule("[the] <decade>", "years", _decade, ("in the 2030s",), "its ten years"),
    Rule("the <year> 's", "years", _apostrophe_decade, ("in the 2030's",), "its ten years"),
    Rule(
        "[the] <year> to|-|and <year|number>",
        "ranges",
        _years,
        ("in 2026/27", "from 2027 to 2030"),
        "both years and what lies between",
    ),
    Rule("<number|year> to|- <number|year> <era>", "ranges", _before_christ, ()),
)
