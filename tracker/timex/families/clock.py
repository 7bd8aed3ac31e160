"""Times of day by the clock, with their zones and days.

Invariant: a time of day falls on one calendar day.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.timex import calendar
from tracker.timex.calendar import Number
from tracker.timex.meanings import Clock, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene

# The hours on the face of a clock; 12 is the first of its half of the day.
FACE, _BEFORE_TWELVE = range(1, 13), range(1, 12)


def clock_at(hour: int, minute: int | None) -> Clock | None:
    """Return a time of day of 0 to 24 hours and its minutes, None for what is none."""
    if not 0 <= hour <= 24 or not 0 <= (minute or 0) < 60:  # noqa: PLR2004 - a day
        return None
    return Clock(f"T{hour:02d}:{minute or 0:02d}")


def _hour(_: Scene, number: Number | tuple[int, int], noon: int) -> Clock | None:
    """Read "5 p.m.", "5:30 a.m.", "5.30pm"."""
    hour, minute = number if isinstance(number, tuple) else hour_and_minute(number)
    if hour in FACE:
        return clock_at(hour % 12 + noon, minute)
    return clock_at(hour, minute) if hour else None


def hour_and_minute(number: Number) -> tuple[int, int]:
    """Read the number of "5.30 p.m." as 5 and 30."""
    return divmod(round(number * 100), 100)


def _digits(_: Scene, clock: tuple[int, int]) -> Clock | None:
    return clock_at(*clock)


def _four_digits(_: Scene, number: Number, __: int) -> Clock | None:
    """Read "1430 GMT"; "2.5 GMT" is no time."""
    return None if isinstance(number, float) else clock_at(number // 100, number % 100)


def noon_at(scene: Scene, value: str) -> Clock | None:
    """Read "noon", "midnight": "High Noon" is a name."""
    return None if scene.is_name() or scene.word_before() == "high" else Clock(f"T{value}")


def _this_time(scene: Scene, way: int, unit: str) -> Span | None:
    day = calendar.add(scene.anchor, way, unit)
    return Span(day.isoformat(), day, day, "D", back=way < 0)


def _day_off(scene: Scene, days: int) -> Span:
    day = scene.anchor + timedelta(days=days)
    return Span(day.isoformat(), day, day, "D", back=days < 0)


def on_day(scene: Scene, clock: Clock, span: Span) -> Span | None:
    """Read "5 p.m. Wednesday" and "Friday night": the time of that day."""
    if span.grain != "D" or span.first != span.last or (span.back and not span.name and not clock.alone):
        return None  # no day, or one counted back: "on Saturday morning, a day earlier than planned"
    value = _in_evening(clock.value) if span.value[10:] in _LATE and not _MORNING.search(_words(scene)) else clock.value
    return span._replace(value=span.value[:10] + value, type="TIME", name=None)


# "8 o'clock tonight" is 20:00.
_LATE, _MORNING = frozenset(("TNI", "TEV", "TAF")), re.compile(r"a\.?m\b|\bnoon|midday|midnight")


def _words(scene: Scene) -> str:
    return scene.text[scene.start : scene.end].lower()


def _in_evening(value: str) -> str:
    hour = int(value[1:3]) if value[1:3].isdigit() else 0
    return f"T{hour + 12}{value[3:]}" if hour in _BEFORE_TWELVE else value


def _day_on(scene: Scene, span: Span, clock: Clock) -> Span | None:
    return on_day(scene, clock, span)


def _at_hour(scene: Scene, number: Number, span: Span) -> Span | None:
    """Read "at 11 on Thursday" where the sentence looks ahead: "died at 82", "closed at 20 on Friday" tell none.

    Four digits with a zero in front are an hour whatever the verb: "until 0600 on Wednesday".
    """
    is_written = scene.leads_to_point and _HOURS.match(scene.text, scene.start) is not None
    hour, minute = divmod(int(number), 100) if is_written else hour_and_minute(number)
    is_hour = is_written or (hour and scene.comes_behind(("at ",)) and scene.lean > 0)
    clock = clock_at(hour, minute) if is_hour else None
    return on_day(scene, clock, span) if clock else None


_HOURS = re.compile(r"0\d[0-5]\d ")


def _with_zone(_: Scene, span: Span, __: int) -> Span | None:
    """Read "5 p.m. Friday Eastern time"."""
    return span if span.type == "TIME" else None


def _in_part(_: Scene, number: Number, span: Span) -> Span | None:
    """Read "4 in the morning", "five in the afternoon on 6 July"."""
    hour, minute = hour_and_minute(number)
    return _at(span, hour, minute) if span.value[11:] in _PARTS and hour in FACE else None


def _clock_in_part(_: Scene, clock: Clock, span: Span) -> Span | None:
    """Read "7 o'clock in the evening", "3:15 in the afternoon"."""
    if not clock.value[1:3].isdigit() or span.value[11:] not in _PARTS:
        return None
    hour, minute = map(int, clock.value[1:].split(":"))
    return _at(span, hour, minute) if hour in FACE else None


def _hour_of_part(scene: Scene, number: Number, span: Span) -> Span | None:
    """Read "at 4 the next morning", "until 10 that night", "at 7 tomorrow evening"."""
    is_hour = scene.leads_to_point and number in FACE and span.value[11:] in _PARTS
    return _at(span, int(number), 0) if is_hour else None


_PARTS = frozenset(("MO", "AF", "EV", "NI"))


def _at(span: Span, hour: int, minute: int) -> Span:
    """Return an hour of the clock's face in a part of the day."""
    hour = hour % 12 + (0 if span.value.endswith("MO") else 12)
    return span._replace(value=f"{span.value[:10]}T{hour:02d}:{minute:02d}", name=None)


RULES: tuple[Rule, ...] = (
    Rule(
        "<number|clock> <ampm> [<zone>]",
        "clock",
        lambda s, n, a, _z: _hour(s, n, a),
        ("at 5 p.m.", "at 5 p.m., Eastern time"),
        "that day",
        ("<number|clock> <ampm> , <zone>",),
    ),
    Rule("<clock> [<zone>]", "clock", lambda s, c, _z: _digits(s, c), ("at 17:00 GMT",), "that day"),
    Rule("<number|year> <zone>", "clock", _four_digits, ("at 1430 GMT",), "that day"),
    Rule(
        "<noon> [<zone>]",
        "clock",
        lambda s, n, _z: noon_at(s, n),
        ("by noon", "by noon, London time"),
        "that day",
        ("<noon> , <zone>",),
    ),
    Rule(
        "<history_ref> <next|last> <unit>",
        "clock",
        lambda s, _t, w, u: _this_time(s, w, u),
        ("by this time next year",),
        "that day of the period",
    ),
    Rule("<history_ref> <today>", "clock", lambda s, _t, d: _day_off(s, d), ("about this time tomorrow",), "that day"),
)
SPAN_RULES: tuple[Rule, ...] = (
    Rule("<hour> [,] [on] <time>", "clock", on_day, ("at 5 p.m. on Friday", "noon Saturday"), "that day"),
    Rule(
        "<time> [,] [at] about <hour>",
        "clock",
        _day_on,
        ("on Friday at about 5 p.m.",),
        "that day",
    ),
    Rule("<time> [,] [at] <hour>", "clock", _day_on, ("Friday night", "on Friday at 5 p.m."), "that day"),
    Rule(
        "<hour> in <time>",
        "clock",
        _clock_in_part,
        ("at 7 o'clock in the evening", "at 3:15 in the afternoon"),
        "that day",
    ),
    Rule("<number> <time>", "clock", _hour_of_part, ("at 7 tomorrow evening", "at 8 tonight"), "that day"),
    Rule("<number> in <time>", "clock", _in_part, ("at 4 in the morning",), "the anchor"),
    Rule("<number> on <time>", "clock", _at_hour, ("at 11 on Thursday",), "that day"),
    Rule("<time> <zone>", "clock", _with_zone, ("5 p.m. Friday Eastern time",), "that day"),
)
