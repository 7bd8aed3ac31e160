"""Lengths that lie beside the anchor or inside a period: the next two weeks, the first few days, the weeks ahead.

Invariant: `Length.ahead` says where a length lies; which days it takes is for prepositions and outer periods to say.
"""

from __future__ import annotations

from tracker.timex.calendar import Number
from tracker.timex.families.durations import length, value
from tracker.timex.families.uncounted import is_verb
from tracker.timex.meanings import Length
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene


def _way(way: int) -> str:
    return "next" if way > 0 else "last"


def _next_units(scene: Scene, about: str | None, way: int, number: Number, unit: str) -> Length | None:
    if (about and scene.text[scene.start : scene.start + 5].lower() == "over ") or is_verb(scene):
        return None
    return length(number, unit, about=about or "", ahead=_way(way))


def _next_half(_: Scene, way: int, half: Number, unit: str) -> Length:
    """Read "the next half year"."""
    return length(half, unit, ahead=_way(way))


def _next_and_half(_: Scene, way: int, unit: str, half: Number) -> Length:
    """Read "the next year and a half"."""
    return length(1 + half, unit, ahead=_way(way))


def _next_more_than(_: Scene, way: int, number: Number, half: Number, unit: str) -> Length:
    """Read "the next two and a half years"."""
    return length(number + half, unit, ahead=_way(way))


def _next_range(_: Scene, way: int, low: Number, high: Number, unit: str) -> Length:
    return length(low, unit, high, ahead=_way(way))


def _next_few(scene: Scene, way: int, number: str | None, unit: str) -> Length | None:
    if is_verb(scene):
        return None
    return Length(value(None, unit), 2, 9, unit, vague=number or "bare", ahead=_way(way))


def _next_or_two(_: Scene, way: int, unit: str, number: Number) -> Length:
    return length(1, unit, number, ahead=_way(way))


def _next_to_units(_: Scene, way: int, unit: str, more: Number, smaller: str) -> Length | None:
    """Read "the next week to ten days"."""
    return length(more, smaller, ahead=_way(way))._replace(value=value(1, unit)) if unit != smaller else None


def _first_units(scene: Scene, which: int, number: Number, unit: str) -> Length | None:
    """Read "the first two weeks", "the final three months"; "finished third | two years ago" counts no years."""
    if abs(which) != 1 or scene.text.startswith((" ago", " later", " earlier", " before"), scene.end):
        return None
    return length(number, unit, ahead="final" if which < 0 else "first")


def _first_few(_: Scene, which: int, number: str | None, unit: str) -> Length:
    return Length(value(None, unit), 2, 9, unit, vague=number or "bare", ahead="final" if which < 0 else "first")


def _over_the(scene: Scene, unit: str) -> Length | None:
    """Read "over the years"."""
    return Length(value(None, unit), 2, 9, unit, vague="bare", ahead="first") if scene.lead == "over" else None


def _the_units(scene: Scene, number: Number, unit: str) -> Length | None:
    """Read "the two weeks" as a length that something else places ("the three months to March")."""
    return None if scene.is_name() else length(number, unit, ahead="the")


def _ahead_units(_: Scene, unit: str) -> Length:
    return Length(value(None, unit), 2, 9, unit, vague="bare", ahead="next")


def _unit_ahead(scene: Scene, unit: str) -> Length | None:
    """Read "the week ahead", but not "the week ahead of the vote"."""
    return None if scene.word_after() == "of" else length(1, unit, ahead="next")


def _and_ahead(scene: Scene, shorter: str, unit: str) -> Length:
    return _ahead_units(scene, unit)._replace(value=value(None, shorter))


def _recent(_: Scene, unit: str) -> Length:
    return Length(value(None, unit), 2, 9, unit, vague="bare", ahead="last")


def _gone_by(scene: Scene, unit: str, _: int) -> Length | None:
    """Read "in years past"."""
    return _recent(scene, unit) if scene.lead in ("in", "of", "over") else None


_N = "<number|year>"
_U = "<unit|units>"
RULES: tuple[Rule, ...] = (
    Rule(
        f"[<about>] the|this <next|coming|last|past|previous|following> {_N} {_U}",
        "durations",
        _next_units,
        ("in the next two weeks",),
        "",
        (f"[<about>] <next|coming|last|past|previous|following> {_N} {_U}",),
    ),
    Rule(
        f"the {_N} <next|coming|last|past|previous|following> {_U}",
        "durations",
        lambda s, n, w, u: _next_units(s, None, w, n, u),
        ("in the two following weeks",),
    ),
    Rule(
        f"the|this <next|coming|last|past|previous|following> {_N} to|or|-|and {_N} {_U}",
        "durations",
        _next_range,
        ("in the next six to 12 months",),
        "",
    ),
    Rule(
        "[the] <next|coming|last|past|previous|following> [<few|some>] <units>",
        "durations",
        _next_few,
        ("in the coming weeks", "over the next several years"),
        "",
    ),
    Rule(
        "[the] <next|coming|last|past|previous|following> [<few|some>] <units> and|or <units>",
        "durations",
        lambda s, w, n, a, b: (found := _next_few(s, w, n, b)) and found._replace(value=value(None, a)),
        ("in the coming weeks and months",),
        "that of the longer",
    ),
    Rule(
        f"the <next|coming|last|past|previous|following> <unit> or {_N}",
        "durations",
        _next_or_two,
        ("in the next day or two",),
        "",
    ),
    Rule(
        "the <next|coming> <unit> to|or <number> <units>",
        "durations",
        _next_to_units,
        ("over the next week to ten days",),
        "",
    ),
    Rule(
        "the <next|coming|last|past|previous|following> <half> <unit>",
        "durations",
        _next_half,
        ("in the next half year",),
    ),
    Rule(
        "the <next|coming|last|past|previous|following> <unit> and [a] <half>",
        "durations",
        _next_and_half,
        ("over the next year and a half",),
    ),
    Rule(
        "the <next|coming|last|past|previous|following> <number> and [a] <half> <units>",
        "durations",
        _next_more_than,
        ("over the next two and a half years",),
    ),
    Rule(f"[the] <ordinal|opening|final> {_N} {_U}", "durations", _first_units, (), ""),
    Rule("the <ordinal|opening|final> [<few>] <units>", "durations", _first_few, (), ""),
    Rule("the <units>", "durations", _over_the, (), ""),
    Rule(f"the {_N} <units>", "durations", _the_units, (), ""),
    Rule("[the] <units> ahead", "durations", _ahead_units, ("in the weeks ahead", "in the years to come"), ""),
    Rule("the <unit> ahead", "durations", _unit_ahead, ("over the year ahead",)),
    Rule("the <units> and|or <units> ahead", "durations", _and_ahead, ("in the weeks and months ahead",)),
    Rule(f"the {_N} {_U} ahead", "durations", lambda _s, n, u: length(n, u, ahead="next"), ("in the two weeks ahead",)),
    Rule(f"{_N} <tail> {_U}", "durations", lambda _s, n, _t, u: length(n, u, about="about"), ("in two or so weeks",)),
    Rule(f"{_N} <odd> {_U}", "durations", lambda _s, n, about, u: length(n, u, about=about), ("in 40-odd days",)),
    Rule("<units> <past>", "durations", _gone_by, (), ""),
    Rule("<recent> <units>", "durations", lambda s, _w, u: _recent(s, u), (), ""),
    Rule("<recent> <units> and|or <units>", "durations", lambda s, _w, u, _l: _recent(s, u), (), ""),
)
