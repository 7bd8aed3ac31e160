"""Parts of the day: "this morning", "overnight", "the night before", "at dawn".

Invariant: a part of the day falls on one calendar day; "overnight" is that of the day it begins on.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.timex.meanings import Clock, Other, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import context


def _daypart(scene: Scene, part: str) -> Span:
    """Read "this morning", "tonight": that part of the anchor's day."""
    day = scene.anchor
    return Span(f"{day.isoformat()}T{part}", day, day, "D", type="TIME")


def tonight(scene: Scene, _: int) -> Span:
    """Return the night that begins on the anchor."""
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


def _overnight(scene: Scene, _: int) -> Span | None:
    """Read "overnight": the night that begins on the anchor; of what has happened, the one before."""
    if scene.word_after() in _LENT_OVERNIGHT:
        return None  # "its overnight lending rate"
    day = scene.day if scene.history else scene.anchor
    if scene.lean < 0 and not scene.forced and not scene.history:
        night = day - timedelta(days=1)
        return Span(f"{night.isoformat()}TNI", night, night, "D", ("overnight", 0), back=True, type="TIME")
    return Span(f"{day.isoformat()}TNI", day, day + timedelta(days=1), "D", ("overnight", 0), type="TIME")


_LENT_OVERNIGHT = context("lent_overnight")


def _early_part(scene: Scene, _: str, part: str) -> Span | None:
    """Read "mid-afternoon", "late evening" of the day mentioned last."""
    return _the_daypart(scene, part)


def _before_last(scene: Scene, part: str, way: int) -> Span | None:
    """Read "the night before last"."""
    return None if scene.goes_on() else _last_night(scene, 2 * way, part)


def _part_alone(scene: Scene, part: str) -> Clock | Other:
    """Read "dawn", for itself behind a preposition ("at dawn") and where no range is meant ("from dawn to dusk").

    Histories mark any night ("travelled at night", "a night attack").
    """
    words = scene.text[scene.start : scene.end].lower()
    if scene.history and words == "night" and _is_any_night(scene):
        return Other("XXXX-XX-XXTNI", "TIME", back=True)
    if scene.lead == "in" and _IN_TRADING.match(scene.text, scene.end):
        return Clock(f"T{part}")
    ranges = scene.text.startswith(_RANGING, scene.end) and not (_ends_at_it(scene) or scene.comes_behind(("at ",)))
    due = scene.lead == "by" and words in _DUE
    return Clock(f"T{part}", alone=due or (scene.leads_to_point and words in _OF_LIGHT and not ranges))


def _ends_at_it(scene: Scene) -> bool:
    """Whether "to" behind a part of a day leads a verb: "gave them until nightfall | to leave"."""
    return scene.lead in _TO_DARK and scene.text.startswith(" to ", scene.end)


def _dark(scene: Scene, part: str) -> Clock | None:
    """Read "home before dark"; "by dark clouds" only says what they are like."""
    is_noun = scene.lead in _TO_DARK and not scene.noun_follows() and scene.text[scene.end : scene.end + 1] != "-"
    return Clock(f"T{part}") if is_noun else None


_TO_DARK = frozenset(("by", "before", "until"))


def _is_any_night(scene: Scene) -> bool:
    return scene.comes_behind(("at ",)) or (scene.lead in (None, "") and scene.noun_follows())


_IN_TRADING = re.compile(r" (?:trading|trade|dealings)\b(?! \w+s\b)")  # "fell in morning trading", no "trade talks"
_RANGING = (" to ", " and ", "-")  # "from dawn to dusk"
_DUE = frozenset(("afternoon", "evening"))  # "by evening", not "by night" and day
_OF_LIGHT = context("hours_of_light")
RULES: tuple[Rule, ...] = (
    Rule("this [<early>] <daypart>", "clock", lambda s, _e, p: _daypart(s, p), ("this evening",), "the anchor"),
    Rule("[the] <early> <daypart>", "clock", _early_part, ("in mid-afternoon",), "the anchor"),
    Rule("<tonight>", "clock", tonight, ("tonight",), "the anchor"),
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
        "[the] <that> <daypart>",
        "clock",
        lambda s, _t, p: _the_daypart(s, p),
        ("that evening",),
        "that of the day mentioned last",
    ),
    Rule("<overnight>", "clock", _overnight, ("overnight",), "the anchor and the day after it"),
    Rule("<daypart>", "clock", _part_alone, (), ""),
    Rule("<dark>", "clock", _dark, ("by dark",), "the anchor"),
)
