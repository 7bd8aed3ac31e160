"""Two times that are no two days: between now and July, every Monday and Friday, six months to a year.

Invariant: both ends stay expressions of their own.
"""

from __future__ import annotations

from tracker.timex.calendar import add
from tracker.timex.meanings import Length, Other, Pair, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene


def _from_now(_: Scene, now: Other, right: Span) -> Pair | None:
    """Read "between now and mid-July", "every Monday and Friday"."""
    if now.type == "SET" and now.value[:-1] == _EACH_WEEKDAY and right.name and right.name[0] == "w":
        return Pair(now, Other(f"{_EACH_WEEKDAY}{right.name[1]}", "SET"))
    return Pair(now, right) if now.value == "PRESENT_REF" else None


_EACH_WEEKDAY = "XXXX-WXX-"


def _each_year_on(_: Scene, each: Other, right: Span) -> Pair | None:
    """Read "every year on 23 March", "annually in May" as sets both."""
    if (
        each.type != "SET"
        or each.value not in ("P1Y", "XXXX")
        or right.dated
        or not right.name
        or right.name[0] not in ("MD", "M")
    ):
        return None
    return Pair(each, Other(f"XXXX{right.value[4:]}", "SET"))


def _lengths(scene: Scene, left: Length, right: Length) -> Pair | None:
    """Read "six months to a year", "two weeks or a month", where the second one is the longer."""
    if left.vague or right.vague or left.unit in _HOURS or left.ahead == "last":
        return None
    shorter, longer = (add(scene.anchor, x.high, x.unit) for x in (left, right))
    return Pair(left, right) if shorter < longer else None


_HOURS = frozenset(("S", "MN", "H"))
RULES: tuple[Rule, ...] = (
    Rule(
        "<length> to|or <length>",
        "ranges",
        _lengths,
        ("in six months to a year",),
        "from so long after the anchor to so long",
    ),
    Rule("<word> on|in <time>", "sets", _each_year_on, ("every year on 23 March",), "a set has none"),
    Rule(
        "<word> and|to|until <time>",
        "ranges",
        _from_now,
        ("between now and mid-July", "every Monday and Friday"),
        "from the anchor to its last day; a set has none",
    ),
)
