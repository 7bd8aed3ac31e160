"""The period under way and the one after it: "this week or next", "late this year or early next".

Invariant: what is found begins in the anchor's own period and ends in the following one.
"""

from __future__ import annotations

from tracker.timex.families.portions import part_of
from tracker.timex.families.seasons import this_season
from tracker.timex.meanings import Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import period, season_span


def _this_or_next(scene: Scene, unit: str, _: int) -> Span | None:
    this, following = period(scene.now, unit), period(scene.now, unit, 1)
    return this._replace(last=following.last, name=None) if this and following else None


def _this_or_part(scene: Scene, early: str | None, unit: str, part: str | None, _: int) -> Span | None:
    """Read "this week or early next", "late this year or early next", "late this week or next"."""
    if scene.goes_on():  # "late this month or early next | month"
        return None
    this, following = period(scene.now, unit), period(scene.now, unit, 1)
    first = part_of(this, early) if this and early else this
    last = part_of(following, part) if following and part else following
    return this._replace(first=first.first, last=last.last, name=None) if this and first and last else None


def _season_or_next(scene: Scene, code: str, _: int) -> Span | None:
    """Read "this summer and next": from the first day of one to the last of the other."""
    if scene.goes_on():  # "this summer and next | year"
        return None
    this = this_season(scene, code)
    return this._replace(last=season_span(this.first.year + 1, code).last, name=None)


RULES: tuple[Rule, ...] = (
    Rule(
        "this <unit> and <next>",
        "periods",
        _this_or_next,
        ("this week and next",),
        "from the anchor to the end of the next",
    ),
    Rule(
        "this <unit> or <next>",
        "periods",
        _this_or_next,
        ("this week or next",),
        "from the anchor to the end of the next",
    ),
    Rule(
        "[<early>] this <unit> or|and|to <early> <next>",
        "periods",
        _this_or_part,
        ("this week or early next", "late this year or early next"),
        "from the anchor or the start of the first part to the end of the second",
    ),
    Rule(
        "<early> this <unit> or <next>",
        "periods",
        lambda s, e, u, n: _this_or_part(s, e, u, None, n),
        ("late this week or next",),
        "from the start of that part to the end of the next",
    ),
    Rule(
        "this [coming] <season> and|or <next>",
        "months",
        _season_or_next,
        ("this summer and next",),
        "from the first day of this one, or the anchor, to the last of the next",
    ),
)
