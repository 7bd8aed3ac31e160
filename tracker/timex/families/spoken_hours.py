"""Hours as they are spoken: "half past five", "ten to six", "3 o'clock", "12 noon", "tonight at 8".

Invariant: a number is an hour only behind words that lead to one, and where it counts nothing behind it.
"""

from __future__ import annotations

from tracker.timex.calendar import Number
from tracker.timex.families.clock import FACE, clock_at, hour_and_minute, noon_at, on_day
from tracker.timex.meanings import Clock, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene


def _oclock(_: Scene, number: Number) -> Clock | None:
    return _on_face(clock_at(int(number), 0)) if number in FACE else clock_at(int(number), 0)


def _on_face(clock: Clock | None) -> Clock | None:
    return clock and clock._replace(face=True)


def _past_hour(scene: Scene, minutes: int, hour: Number) -> Clock | None:
    """Read "at half past five", "at a quarter to nine" behind a preposition of time."""
    if scene.lead is None or hour not in FACE:
        return None
    return _on_face(clock_at(*divmod(int(hour) * 60 + minutes, 60)))


def _minutes_past(scene: Scene, minutes: Number, unit: str | None, hour: Number | str, way: int) -> Clock | None:
    """Read "at ten to six", "at 12 minutes past nine", "until five to midnight".

    "At ten to one" are odds, "at five to ten sites" a range.
    """
    told = unit == "MN" or (unit is None and minutes in _FIVES and scene.text[scene.start].isalpha())
    is_odds = unit is None and way < 0 and hour == 1
    if not told or is_odds or not scene.comes_behind(_BEFORE_HOUR) or not _ends_time(scene):
        return None
    if isinstance(hour, str):
        return _beside_noon(scene, int(minutes) * way, hour)
    return _past_hour(scene, int(minutes) * way, hour)


_FIVES = (5, 10, 20, 25)
_BEFORE_HOUR = ("at ", "about ", "around ", "until ", "till ", "before ", "after ")


def _ends_time(scene: Scene) -> bool:
    """Whether nothing follows a number that it could count or be part of: no noun, name, sign or figure."""
    after, word = scene.text[scene.end : scene.end + 2], scene.word_after()
    if after[:1] in _SIGNS or (after[:1] in ".," and after[1:].isdigit()):
        return False
    counts = scene.noun_follows() or word[:1].isupper() or word[:1].isdigit()
    return not counts or word in _BEHIND_HOUR or scene.goes_on()


_SIGNS = tuple("-–—%/:$€£")
_BEHIND_HOUR = frozenset(("this", "that", "every", "each", "local", "sharp", "precisely"))


def _beside_noon(scene: Scene, minutes: int, noon: str) -> Clock | None:
    """Read "at a quarter to noon", "a quarter past midnight"."""
    if scene.lead is None:
        return None
    return clock_at(*divmod((int(noon[:2]) * 60 + minutes) % _DAY, 60))


_DAY = 24 * 60  # minutes


def _half_hour(scene: Scene, half: Number, hour: Number) -> Clock | None:
    """Read "at half five" as they say in Britain; "in half, two days later", "by half two-thirds" tell no hour."""
    is_hour = half == 0.5 and scene.leads_to_point and not scene.text.startswith("-", scene.end)  # noqa: PLR2004 - a half
    return _past_hour(scene, 30, hour) if is_hour else None


def _twelve_noon(scene: Scene, number: Number | tuple[int, int], value: str) -> Clock | None:
    """Read "12 noon", "12:00 midnight"."""
    return noon_at(scene, value) if number in (12, (12, 0)) else None


def _then_at(scene: Scene, span: Span, number: Number) -> Span | None:
    """Read "tonight at 8", "Friday at six" where the sentence looks ahead."""
    clock = clock_at(*hour_and_minute(number)) if scene.lean > 0 and _ends_time(scene) else None
    return on_day(scene, clock, span) if clock and int(number) in FACE else None


RULES: tuple[Rule, ...] = (
    Rule("<number> oclock", "clock", _oclock, ("at 10 o'clock",), "that day"),
    Rule("<past_hour> <number>", "clock", _past_hour, ("at half past five",), "that day"),
    Rule("<past_hour> <noon>", "clock", _beside_noon, ("at a quarter to noon",), "that day"),
    Rule(
        "<number> [<unit|units>] <past> <number|noon>",
        "clock",
        lambda s, n, u, _p, h: _minutes_past(s, n, u, h, 1),
        ("at twenty past nine", "at one minute past midnight"),
        "that day",
    ),
    Rule(
        "<number> [<unit|units>] after <number|noon>",
        "clock",
        lambda s, n, u, h: _minutes_past(s, n, u, h, 1),
        ("at ten after six",),
        "that day",
    ),
    Rule(
        "<number> [<unit|units>] to|before <number|noon>",
        "clock",
        lambda s, n, u, h: _minutes_past(s, n, u, h, -1),
        ("at ten to six", "at five minutes to midnight"),
        "that day",
    ),
    Rule("<half> <number>", "clock", _half_hour, ("at half five",), "that day"),
    Rule(
        "<number|clock> <noon> [<zone>]",
        "clock",
        lambda s, number, n, _z: _twelve_noon(s, number, n),
        ("at 12 noon",),
        "that day",
        ("<number|clock> <noon> , <zone>",),
    ),
)
SPAN_RULES: tuple[Rule, ...] = (
    Rule(
        "<time> [,] at <number>",
        "clock",
        _then_at,
        ("tonight at 8", "on Friday at six"),
        "that day",
    ),
)
