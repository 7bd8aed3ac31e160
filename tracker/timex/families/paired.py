"""Words that name no day with a time beside them: between now and July, every Monday and Friday, every year on May 1.

Invariant: both ends stay expressions of their own.
"""

from __future__ import annotations

from tracker.timex.meanings import Other, Pair, Span
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


RULES: tuple[Rule, ...] = (
    Rule("<word> on|in <time>", "sets", _each_year_on, ("every year on 23 March",), "a set has none"),
    Rule(
        "<word> and|to|until <time>",
        "ranges",
        _from_now,
        ("between now and mid-July", "every Monday and Friday"),
        "from the anchor to its last day; a set has none",
    ),
)
