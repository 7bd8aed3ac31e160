"""Times before Christ, which a calendar of days does not hold: they have a TIMEX3 value and no window.

Invariant: years count down, and what is told from one ("two years later") never passes the turn of the era.
"""

from __future__ import annotations

from tracker.timex.calendar import Number
from tracker.timex.meanings import Other, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import year_span

_YEARS = {"Y": 1, "E": 10, "C": 100}
_YEAR_ENDS = len("BC0480")
# What a year is followed by where a smaller unit is meant: one of its months, one of its days.
_SOME = {"M": "-XX", "Q": "-XX", "W": "-XX-XX", "D": "-XX-XX"}


def year_before_christ(scene: Scene, year: int, rest: str = "") -> Other:
    """Return the meaning of a year before Christ, or of a part of it, and note that the text has come to it."""
    scene.before_christ = year
    return Other(f"BC{year:04d}{rest}", back=True)


def beside(scene: Scene, rest: str, way: int = 0) -> Other:
    """Return a part of the year before Christ that was mentioned last, or of one beside it: "-08", "-SP"."""
    return year_before_christ(scene, max(1, scene.before_christ - way), rest)


def years_on(scene: Scene, number: Number, unit: str, way: int) -> Other | None:
    """Return the time so many units on from the year before Christ that was mentioned last, or back from it."""
    year = scene.before_christ - way * int(number * _YEARS.get(unit, 0))
    is_known = unit in _YEARS or unit in _SOME
    return year_before_christ(scene, year, _SOME.get(unit, "")) if is_known and year > 0 else None


def _year(scene: Scene, year: Number, era: str) -> Other | Span:
    return year_before_christ(scene, int(year)) if era == "BC" else year_span(int(year))


def _era_first(scene: Scene, era: str, year: Number) -> Other | Span | None:
    """Read "AD 79"."""
    return _year(scene, year, era) if era == "AD" else None


def _part_of_year(scene: Scene, part: Span | Other, year: Other) -> Other | None:
    """Read "the spring of 480 BC", "August 480 BC", "March 15, 44 BC"."""
    rest = _rest(part) if year.value.startswith("BC") and year.value[2:].isdigit() else ""
    return year_before_christ(scene, int(year.value[2:]), rest) if rest else None


def _rest(part: Span | Other) -> str:
    """Return what a month, a season or a day of a month adds to the value of its year."""
    if type(part) is Other:
        return part.value[_YEAR_ENDS:] if part.value.startswith("BC") else ""
    kind = part.name[0] if type(part) is Span and part.name else ""
    return part.value[4:] if kind in ("M", "SE", "MD") else ""


def _later(_: Scene, __: int, time: Other) -> Other | None:
    """Read "later that year" behind a year before Christ."""
    return time if time.value.startswith("BC") else None


def _part(_: Scene, __: str, time: Other) -> Other | None:
    """Read "late 480 BC", "the middle of the 5th century BC": TIMEX3 gives them the value of the whole."""
    return time if time.value.startswith("BC") else None


def _bare(scene: Scene, year: int) -> Other:
    """Read "in 427", which `bare_years` found."""
    return year_before_christ(scene, year)


RULES: tuple[Rule, ...] = (
    Rule("<bare_year>", "years", _bare, (), ""),
    Rule("<number|year> <era>", "years", _year, ("in 264 BC",), ""),
    Rule("<era> <number|year>", "years", _era_first, ("AD 79",), ""),
)
ITEM_RULES: tuple[Rule, ...] = (
    Rule("<later|earlier> [in] <word>", "parts", _later, ("later in 480 BC",), ""),
    Rule("<time|word> [of|,] <word>", "inside", _part_of_year, ("in the spring of 480 BC",), ""),
    Rule("[the] <early> [the] <word>", "parts", _part, ("in late 480 BC", "the middle of the 5th century BC"), ""),
)
