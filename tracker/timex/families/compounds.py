"""Lengths that two numbers or two units make: two to three days, a year and a half, two hours and 20 minutes.

Invariant: one length comes out, as `durations` makes them.
"""

from __future__ import annotations

from tracker.timex.calendar import Number
from tracker.timex.families.durations import is_preposition, length, value
from tracker.timex.meanings import Length
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene


def _range(scene: Scene, about: str | None, low: Number, high: Number, unit: str) -> Length | None:
    if is_preposition(scene, about):
        return None
    return length(low, unit, high, about=about or "") if low <= high else length(low, unit)


def _to_units(_: Scene, number: Number | str, unit: str, more: Number, smaller: str) -> Length | None:
    """Read "a week to ten days", "a month or six weeks": from the first to the second."""
    share = _SHARES.get((unit, smaller))
    low = 1 if isinstance(number, str) else number
    if share is None or low / share > more:
        return None
    return length(low / share, smaller, more)._replace(value=value(low, unit))


def _or_two(_: Scene, unit: str, number: Number) -> Length:
    """Read "a day or two"."""
    return length(1, unit, number)


def _half(scene: Scene, about: str | None, half: Number, unit: str) -> Length:
    """Read "half a year"; "the half year to December" is one that ends there."""
    ends = scene.word_before().lower() == "the" and scene.word_after() in _ENDING
    return length(half, unit, about=about or "", ahead="the" if ends else "")


_ENDING = frozenset(("to", "through", "ended", "ending"))


def _quarter_century(_: Scene, about: str | None, unit: str) -> Length | None:
    """Read "quarter-century" without an article, too."""
    return length(1, unit, about=about or "") if unit == "QC" else None


def _and_half(_: Scene, about: str | None, number: Number | str, unit: str, half: Number) -> Length:
    return length((1 if isinstance(number, str) else number) + half, unit, about=about or "")


def _and_units(
    _: Scene, about: str | None, number: Number | str, unit: str, more: Number | str, smaller: str
) -> Length | None:
    """Read "two years and six months", "an hour and a quarter", "2 hours 20 minutes" as one length."""
    share = _SHARES.get((unit, smaller))
    if share is None:
        return None
    high, low = (1 if isinstance(x, str) else x for x in (number, more))
    code = value(high, unit)
    rest = value(low, smaller)[1:]
    if smaller == "Q":
        return length(high + low * share, unit, about=about or "")
    return length(high + low * share, unit, about=about or "")._replace(
        value=code + (rest[1:] if "T" in code else rest)
    )


# What part of a unit a smaller one is, where people name both.
_SHARES = {
    ("Y", "Q"): 1 / 4, ("Y", "M"): 1 / 12, ("Y", "W"): 7 / 365, ("Y", "D"): 1 / 365, ("M", "W"): 7 / 30,
    ("M", "D"): 1 / 30, ("W", "D"): 1 / 7, ("D", "H"): 1 / 24, ("H", "Q"): 1 / 4, ("H", "MN"): 1 / 60,
    ("MN", "S"): 1 / 60,
}  # fmt: skip


def _number_and_half(_: Scene, number: Number, half: Number, unit: str) -> Length:
    return length(number + half, unit)


def _fraction(_: Scene, number: Number, top: Number, bottom: Number, unit: str) -> Length | None:
    """Read "2 1/2 years"."""
    return length(number + top / bottom, unit) if 0 < top < bottom else None


_N = "<number|year>"
_U = "<unit|units>"
RULES: tuple[Rule, ...] = (
    Rule(
        f"[<about|some>] {_N} to|or|-|and {_N} {_U}",
        "durations",
        _range,
        ("in two or three days", "within 12 to 18 months"),
        "",
        (f"[<about>] between {_N} and {_N} {_U}",),
    ),
    Rule("<a|number> <unit|units> to|or <number> <units>", "durations", _to_units, ("in a week to ten days",), ""),
    Rule(f"a <unit> or {_N}", "durations", _or_two, ("in a year or two",), ""),
    Rule("[<about>] <unit>", "durations", _quarter_century, ("quarter-century",), ""),
    Rule("[<about>] <half> [a|of] <unit|units>", "durations", _half, ("in half a year",), ""),
    Rule(
        "[<about>] <a|number> <unit|units> and <half>",
        "durations",
        _and_half,
        ("in a year and a half",),
        "",
        ("[<about>] <a|number> <unit|units> and a <half>",),
    ),
    Rule(
        "<number> and <half> <unit|units>",
        "durations",
        _number_and_half,
        ("in two and a half years", "in one-and-a-half years"),
        "",
        ("<number> and a <half> <unit|units>",),
    ),
    Rule(
        "[<about>] <a|number> <unit|units> and <a|number> <unit|units>",
        "durations",
        _and_units,
        ("in two years and six months",),
        "",
        ("[<about>] <a|number> <unit|units> [,] <number> <unit|units>",),
    ),
    Rule("<number> <number> - <number> <unit|units>", "durations", _fraction, ("2 1/2 years",), ""),
)
