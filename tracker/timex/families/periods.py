"""Weeks, months, quarters and years told from the anchor.

Invariant: every meaning is a whole period of the calendar, but for "the rest of" one.
"""

from __future__ import annotations

from tracker.timex.families.antiquity import years_on
from tracker.timex.families.durations import length
from tracker.timex.families.figures import ENDED
from tracker.timex.families.reported import reported_quarter
from tracker.timex.meanings import Length, Other, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import month_span, period


def next_such(scene: Scene, whole: Span) -> Span | None:
    """Return the next such month of the year, and the period after "the month", "the year" that is under way.

    None for what the words tie down ("this year", "2026", "March 2026").
    """
    if whole.grain == "M" and not whole.dated:
        return month_span(whole.first.year + 1, whole.first.month)
    is_loose = (
        whole.name == ("this", whole.grain) and " this " not in f" {scene.text[scene.start : scene.end].lower()} "
    )
    return period(scene.anchor, whole.grain, 1) if is_loose else None


def _this(scene: Scene, unit: str) -> Span | None:
    if unit == "D" or scene.is_name():
        return None
    return period(scene.now, unit)


def _relative(scene: Scene, way: int, unit: str) -> Span | None:
    """Read "next month" and "last week": the whole of the one that follows or went before; "last day" names none."""
    if unit == "D" and way < 0 and not scene.history:
        return None
    return period(scene.now, unit, way, back=way < 0)


def _mentioned(scene: Scene, way: int, unit: str) -> Span | Other | None:
    """Read "the following year" and "the previous month" from what was mentioned, "the next day" too."""
    if scene.before_christ:
        return years_on(scene, 1, unit, way)
    return period(scene.told_from(unit), unit, way, back=way < 0)


def _the_next(scene: Scene, way: int, unit: str) -> Span | Length | Other | None:
    """Read "the next (coming) week" as the length that runs from the anchor, "the next day" as a day."""
    is_vague = scene.text.startswith(" or so", scene.end)
    if unit == "D" and is_vague and not scene.history:
        return length(1, unit, ahead="next")
    if unit == "D" or scene.history or (unit in _TOLD_ON and scene.tells_on()):
        return _mentioned(scene, way, unit)
    if unit in _PARTED and scene.comes_behind(_PART_OF):
        return period(scene.now, unit, way)
    if unit in _LENGTHS_ONLY:
        return length(1, unit, ahead="next")
    found = period(scene.now, unit, way)
    return found and Length(found.value, 1, 1, unit, ahead="next", type="DURATION" if unit == "F" else "DATE")


def _the_last(scene: Scene, way: int, unit: str) -> Span | Length | None:
    """Read "the past year" as the one before, "the past decade" as ten years; "the last week of" is one of another."""
    if unit == "E" and scene.text[scene.start + 4 :][:4].lower() == "past" and not scene.history:
        return length(10, "Y", ahead="last")
    if unit == "QC":
        return length(1, unit, ahead="last")
    if unit == "D" and scene.lead not in _DURING and not scene.history:
        return None  # "Friday is the last day to apply"
    found = period(scene.now, unit, way)
    return found._replace(back=True, name=("last", unit)) if found else None


def _that(scene: Scene, unit: str) -> Span | Other | None:
    """Read "that year", "the same day" from what was mentioned; "that day" of a month is one of its days."""
    if scene.before_christ:
        return years_on(scene, 0, unit, 1)
    month = scene.mention if scene.mention and scene.mention.grain == "M" and not scene.history else None
    if unit == "D" and month:
        return month._replace(value=month.value + "-XX", name=None, part="")
    if scene.history:
        return period(scene.last_as_fine(unit), unit)
    owner = scene.year_owner() if unit == "Y" else None
    return period(owner.first if owner else scene.told_from(unit), unit)


_DURING = frozenset(("in", "over", "for", "within"))
_BELOW_DAY = frozenset(("S", "MN", "H"))
# "By the middle of the next decade" is of one of the calendar.
_PARTED, _PART_OF = (
    frozenset("WMQYEC"),
    (
        "end of ",
        "start of ",
        "beginning of ",
        "middle of ",
        "close of ",
        "turn of ",
        "early in ",
        "late in ",
        "part of ",
        "half of ",
    ),
)
_LENGTHS_ONLY = _BELOW_DAY | {"QC"}
_TOLD_ON = frozenset(("M", "Y"))
# "the year-earlier loss" names the year before.
_COMPARES = ("-ago", "-earlier", "-old", "-long")


# "By the end of the day" names today, "at the end of the day" nothing.
_TO_END = ("by the end of ", "before the end of ", "until the end of ")


def _the(scene: Scene, unit: str) -> Span | Length | Other | None:
    """Read "the week", "the quarter": the anchor's own, before Christ the year mentioned last."""
    if scene.before_christ:
        return years_on(scene, 0, unit, 1) if unit == "Y" else None
    return _own(scene, unit)


def _own(scene: Scene, unit: str) -> Span | Length | None:
    """Return the period that the text is in; for a quarter the one last mentioned or reported."""
    if unit in _BELOW_DAY:
        return length(1, unit) if scene.lead == "within" else None
    if unit == "D":
        today = period(scene.now, unit) if scene.comes_behind(_TO_END) else None
        return today and today._replace(name=("this", unit))
    if scene.text.startswith(_COMPARES, scene.end) or scene.is_name():
        return None
    if unit == "Q":
        return None if _is_no_quarter(scene) else reported_quarter(scene)
    if unit == "Y" and scene.text.startswith(ENDED, scene.end):
        return Length("P1Y", 1, 1, "Y", ahead="last")
    found = period(scene.now, unit, -_sums_up_last(scene, unit))
    return found._replace(name=("this", unit)) if found else None


def _is_no_quarter(scene: Scene) -> bool:
    """Whether a quarter is one of a town ("the quarter of the old city") or begins a compound ("the quarter-final")."""
    of_town = scene.text.startswith(" of ", scene.end) and not scene.leads_to_time()
    return of_town or scene.text.startswith("-", scene.end)


def _sums_up_last(scene: Scene, unit: str) -> bool:
    """Whether "for the full year it earned" is said of the year that has just ended, in the spring behind it."""
    if unit != "Y" or " full " not in scene.text[scene.start : scene.end]:
        return False
    is_spring = scene.now.month <= 3 or scene.quarter == (scene.now.year - 1, 4)  # noqa: PLR2004 - March
    return is_spring and scene.lean < 0 and not scene.history


def _current(scene: Scene, way: int, _: int | None, unit: str) -> Span | None:
    return period(scene.now, unit, way) if unit != "D" else None


def _after_next(scene: Scene, unit: str | int, _: int) -> Span | None:
    """Read "the week after next", "the weekend after next"; not "the day after next Monday"."""
    if scene.goes_on():
        return None
    return period(scene.now, unit if isinstance(unit, str) else "WE", 2)


def _before_last(scene: Scene, unit: str | int, _: int) -> Span | None:
    """Read "the week before last", "the weekend before last"; not "the day before last Tuesday's hearing"."""
    if scene.goes_on():
        return None
    found = period(scene.now, unit if isinstance(unit, str) else "WE", -2)
    return found and found._replace(back=True)


def _unit_beside(scene: Scene, way: int, unit: str) -> Span | Other | None:
    """Read "the day before", "the year after", where nothing follows that it is before or after.

    A history tells "the day after Waterloo" right behind that day.
    """
    named = unit == "D" and scene.history and scene.word_after()[:1].isupper() and not scene.goes_on()
    is_told = named and scene.mention is not None and scene.mention.grain == "D"
    return _mentioned(scene, way, unit) if is_told or scene.stands_apart() else None


def _after_that(scene: Scene, unit: str, way: int) -> Span | Other | None:
    """Read "the week after that"."""
    return _mentioned(scene, way, unit) if scene.text.endswith(" that", 0, scene.end) else None


def _in_the_day(scene: Scene, _: int, unit: str) -> Span | None:
    return period(scene.now, unit) if unit == "D" else None


def _rest(scene: Scene, unit: str) -> Span | None:
    """Read "the rest of the week": from the anchor to its end."""
    found = period(scene.now, unit)
    return found._replace(first=max(found.first, min(scene.now, found.last))) if found else None


RULES: tuple[Rule, ...] = (
    Rule("this <unit>", "periods", _this, ("this week", "this month", "this year"), "from the anchor to its end"),
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
    Rule("the [full] <unit>", "periods", _the, ("within the week",), "the anchor's own"),
    Rule(
        "[the] <current> [<fiscal>] <unit>",
        "periods",
        _current,
        ("in the current month",),
        "the anchor's own",
    ),
    Rule(
        "the <unit> after <next>",
        "periods",
        _after_next,
        ("the week after next", "the weekend after next"),
        "the whole of the one after the next",
        ("the <weekend> after <next>",),
    ),
    Rule(
        "the <unit> <before_last>",
        "periods",
        _before_last,
        ("the week before last",),
        "",
        ("the <weekend> <before_last>",),
    ),
    Rule("the <unit> before", "periods", lambda s, u: _unit_beside(s, -1, u), ()),
    Rule(
        "the <unit> after",
        "periods",
        lambda s, u: _unit_beside(s, 1, u),
        ("the year after",),
        "the one after that mentioned last",
    ),
    Rule("the <unit> <later>", "periods", _after_that, ()),
    Rule("<later|earlier> in the <unit>", "periods", _in_the_day, ("later in the day",), "the anchor"),
    Rule(
        "[the] rest of [the] [this] <unit>", "periods", _rest, ("the rest of the week",), "from the anchor to its end"
    ),
)
