"""Times of day: clock times with their zones, and parts of the day.

Invariant: a time of day falls on one calendar day; "overnight" is that of the day it begins on.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.timex import calendar
from tracker.timex.meanings import Clock, Other, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import context


def _clock(hour: int, minute: int | None) -> Clock | None:
    if not 0 <= hour <= 24 or not 0 <= (minute or 0) < 60:  # noqa: PLR2004 - a day
        return None
    return Clock(f"T{hour:02d}:{minute or 0:02d}")


def _hour(_: Scene, number: float | tuple[int, int], noon: int) -> Clock | None:
    """Read "5 p.m.", "5:30 a.m.", "5.30pm"."""
    if isinstance(number, tuple):
        hour, minute = number
    else:
        hour, minute = int(number), round(number % 1 * 100)
    if not 1 <= hour <= 12:  # noqa: PLR2004 - the clock's face
        return _clock(hour, minute) if hour > 12 else None  # noqa: PLR2004
    return _clock(hour % 12 + noon, minute)


def _oclock(_: Scene, number: float) -> Clock | None:
    return _clock(int(number), 0)


def _past_hour(scene: Scene, minutes: int, hour: float) -> Clock | None:
    """Read "at half past five", "at a quarter to nine" behind a preposition of time."""
    if scene.lead is None or not 1 <= hour <= 12:  # noqa: PLR2004 - the clock's face
        return None
    return _clock(*divmod(int(hour) * 60 + minutes, 60))


def _digits(_: Scene, clock: tuple[int, int]) -> Clock | None:
    return _clock(*clock)


def _four_digits(_: Scene, number: int, __: int) -> Clock | None:
    """Read "1430 GMT"."""
    return _clock(number // 100, number % 100)


def _noon(scene: Scene, value: str) -> Clock | None:
    return None if scene.is_name() or scene.word_before() == "high" else Clock(f"T{value}")


def _daypart(scene: Scene, part: str) -> Span:
    """Read "this morning", "tonight": that part of the anchor's day."""
    day = scene.anchor
    return Span(f"{day.isoformat()}T{part}", day, day, "D", type="TIME")


def _tonight(scene: Scene, _: int) -> Span:
    return _daypart(scene, "NI")


def _last_night(scene: Scene, way: int, part: str) -> Span:
    day = scene.anchor + timedelta(days=way)
    return Span(f"{day.isoformat()}T{part}", day, day, "D", back=way < 0, type="TIME")


_SOME_DAY = {"M": "{}-XX"}  # of a month; of a longer period only the year is told


def _the_daypart(scene: Scene, part: str) -> Span | None:
    if scene.is_title() or scene.is_name():
        return None
    mention = scene.mention
    if scene.history and mention and mention.grain != "D":
        some = _SOME_DAY.get(mention.grain, f"{mention.first.year:04d}-XX-XX").format(mention.value)
        return mention._replace(value=f"{some}T{part}", name=("T", part), part="", type="TIME")
    day = scene.day
    return Span(f"{day.isoformat()}T{part}", day, day, "D", ("T", part), type="TIME")


def _next_daypart(scene: Scene, way: int, part: str) -> Span:
    day = scene.told_from("D") + timedelta(days=way)
    return Span(f"{day.isoformat()}T{part}", day, day, "D", type="TIME")


def _daypart_beside(scene: Scene, way: int, part: str) -> Span | None:
    """Read "the night before", "the morning after", where nothing follows that it is before or after."""
    return _next_daypart(scene, way, part) if scene.stands_apart() else None


def _overnight(scene: Scene, _: int) -> Span:
    """Read "overnight": the night that begins on the anchor; of what has happened, the one before."""
    day = scene.anchor
    if scene.lean < 0 and not scene.forced:
        night = day - timedelta(days=1)
        return Span(f"{night.isoformat()}TNI", night, night, "D", back=True, type="TIME")
    return Span(f"{day.isoformat()}TNI", day, day + timedelta(days=1), "D", ("overnight", 0), type="TIME")


def _early_part(scene: Scene, _: str, part: str) -> Span | None:
    """Read "mid-afternoon", "late evening" of the day mentioned last."""
    return _the_daypart(scene, part)


def _this_time(scene: Scene, way: int, unit: str) -> Span | None:
    day = calendar.add(scene.anchor, way, unit)
    return Span(day.isoformat(), day, day, "D", back=way < 0)


def _day_off(scene: Scene, days: int) -> Span:
    day = scene.anchor + timedelta(days=days)
    return Span(day.isoformat(), day, day, "D", back=days < 0)


def _part_alone(scene: Scene, part: str) -> Clock | Other:
    """Read "dawn", for itself behind a preposition ("at dawn") and where no range is meant ("from dawn to dusk").

    Histories mark any night ("travelled at night", "a night attack").
    """
    words = scene.text[scene.start : scene.end].lower()
    if scene.history and words == "night" and _is_any_night(scene):
        return Other("XXXX-XX-XXTNI", "TIME", back=True)
    ranges = scene.text.startswith(_RANGING, scene.end) and not scene.comes_behind(("at ",))
    return Clock(f"T{part}", alone=scene.lead in _AT and words in _OF_LIGHT and not ranges)


_RANGING = (" to ", " and ", "-")  # "from dawn to dusk"


_AT = frozenset(("own", "by", "until", "before", "after", "about"))
_OF_LIGHT = context("hours_of_light")


def _is_any_night(scene: Scene) -> bool:
    return scene.comes_behind(("at ",)) or (scene.lead in (None, "") and scene.noun_follows())


def _on_day(scene: Scene, clock: Clock, span: Span) -> Span | None:
    """Read "5 p.m. Wednesday" and "Friday night": the time of that day."""
    if span.grain != "D" or span.first != span.last or (span.back and not span.name and not clock.alone):
        return None  # no day, or one counted back: "on Saturday morning, a day earlier than planned"
    value = _in_evening(clock.value) if span.value[10:] in _LATE and not _MORNING.search(_words(scene)) else clock.value
    return span._replace(value=span.value[:10] + value, type="TIME", name=None)


# "8 o'clock tonight" is 20:00.
_LATE, _MORNING = frozenset(("TNI", "TEV", "TAF")), re.compile(r"a\.?m\b|noon|midday|midnight")


def _words(scene: Scene) -> str:
    return scene.text[scene.start : scene.end].lower()


def _in_evening(value: str) -> str:
    hour = int(value[1:3]) if value[1:3].isdigit() else 0
    return f"T{hour + 12}{value[3:]}" if 1 <= hour < 12 else value  # noqa: PLR2004 - the clock's face


def _tonight_at(scene: Scene, hour: float, _: int) -> Span | None:
    """Read "at 8 tonight"."""
    if scene.lead is None or hour != int(hour) or not 1 <= hour < 12:  # noqa: PLR2004 - the clock's face
        return None
    return _tonight(scene, 0)._replace(value=f"{scene.anchor.isoformat()}T{int(hour) + 12}:00")


def _day_on(scene: Scene, span: Span, clock: Clock) -> Span | None:
    return _on_day(scene, clock, span)


def _at_hour(scene: Scene, number: float, span: Span) -> Span | None:
    """Read "at 11 on Thursday" where the sentence looks ahead: "died at 82", "closed at 20 on Friday" tell none."""
    hour, minute = divmod(round(number * 100), 100)
    clock = _clock(hour, minute) if hour and scene.comes_behind(("at ",)) and scene.lean > 0 else None
    return _on_day(scene, clock, span) if clock else None


def _with_zone(_: Scene, span: Span, __: int) -> Span | None:
    """Read "5 p.m. Friday Eastern time"."""
    return span if span.type == "TIME" else None


def _before_last(scene: Scene, part: str, way: int) -> Span | None:
    """Read "the night before last"."""
    return None if scene.goes_on() else _last_night(scene, 2 * way, part)


def _in_part(_: Scene, number: float, span: Span) -> Span | None:
    """Read "4 in the morning"."""
    if not span.name or span.name[0] != "T" or not 1 <= number <= 12:  # noqa: PLR2004 - the clock's face
        return None
    return _at(span, int(number), 0)


def _clock_in_part(_: Scene, clock: Clock, span: Span) -> Span | None:
    """Read "7 o'clock in the evening", "3:15 in the afternoon"."""
    if not clock.value[1:3].isdigit() or span.value[11:] not in _PARTS:
        return None
    hour, minute = map(int, clock.value[1:].split(":"))
    return _at(span, hour, minute) if hour <= 12 else None  # noqa: PLR2004 - the clock's face


def _hour_of_part(scene: Scene, number: float, span: Span) -> Span | None:
    """Read "at 4 the next morning", "until 10 that night", "at 7 tomorrow evening"."""
    if scene.lead not in _AT or number != int(number) or not 1 <= number <= 12 or span.value[11:] not in _PARTS:  # noqa: PLR2004 - the clock's face
        return None
    return _at(span, int(number), 0)


_PARTS = frozenset(("MO", "AF", "EV", "NI"))


def _at(span: Span, hour: int, minute: int) -> Span:
    """Return an hour of the clock's face in a part of the day."""
    hour = hour % 12 + (0 if span.value.endswith("MO") else 12)
    return span._replace(value=f"{span.value[:10]}T{hour:02d}:{minute:02d}", name=None)


RULES = (
    Rule(
        "<number|clock> <ampm> [<zone>]",
        "clock",
        lambda s, n, a, _z: _hour(s, n, a),
        ("at 5 p.m.",),
        "that day",
    ),
    Rule("<number> oclock", "clock", _oclock, ("at 10 o'clock",), "that day"),
    Rule("<past_hour> <number>", "clock", _past_hour, ("at half past five",), "that day"),
    Rule("<clock> [<zone>]", "clock", lambda s, c, _z: _digits(s, c), ("at 17:00 GMT",), "that day"),
    Rule("<number|year> <zone>", "clock", _four_digits, ("at 1430 GMT",), "that day"),
    Rule("<noon> [<zone>]", "clock", lambda s, n, _z: _noon(s, n), ("by noon",), "that day"),
    Rule("this [<early>] <daypart>", "clock", lambda s, _e, p: _daypart(s, p), ("this evening",), "the anchor"),
    Rule("<early> <daypart>", "clock", _early_part, ("in mid-afternoon",), "the anchor"),
    Rule("<number> <tonight>", "clock", _tonight_at, ("at 8 tonight",), "the anchor"),
    Rule("<tonight>", "clock", _tonight, ("tonight",), "the anchor"),
    Rule("<last|past|next> <daypart>", "clock", _last_night, ("last night",), ""),
    Rule("the <daypart> <before_last>", "clock", _before_last, ("the night before last",), ""),
    Rule("the <daypart>", "clock", _the_daypart, ("in the evening",), "the anchor"),
    Rule(
        "the <next|following|previous> <daypart>",
        "clock",
        _next_daypart,
        ("the next morning",),
        "the day after that mentioned last",
    ),
    Rule("the <daypart> before", "clock", lambda s, p: _daypart_beside(s, -1, p), ("the night before",), ""),
    Rule(
        "the <daypart> after",
        "clock",
        lambda s, p: _daypart_beside(s, 1, p),
        ("the morning after",),
        "the day after that mentioned last",
    ),
    Rule(
        "<history_ref> <next|last> <unit>",
        "clock",
        lambda s, _t, w, u: _this_time(s, w, u),
        ("by this time next year",),
        "that day of the period",
    ),
    Rule("<history_ref> <today>", "clock", lambda s, _t, d: _day_off(s, d), ("about this time tomorrow",), "that day"),
    Rule(
        "[the] <that> <daypart>",
        "clock",
        lambda s, _t, p: _the_daypart(s, p),
        ("that evening",),
        "that of the day mentioned last",
    ),
    Rule("<overnight>", "clock", _overnight, ("overnight",), "the anchor and the day after it"),
    Rule("<daypart>", "clock", _part_alone, (), ""),
)
SPAN_RULES = (
    Rule("<hour> [,] [on] <time>", "clock", _on_day, ("at 5 p.m. on Friday", "noon Saturday"), "that day"),
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
    Rule("<number> <time>", "clock", _hour_of_part, ("at 7 tomorrow evening",), "that day"),
    Rule("<number> in <time>", "clock", _in_part, ("at 4 in the morning",), "the anchor"),
    Rule("<number> on <time>", "clock", _at_hour, ("at 11 on Thursday",), "that day"),
    Rule("<time> <zone>", "clock", _with_zone, ("5 p.m. Friday Eastern time",), "that day"),
)
