"""Two parts of a period named together: "the first and second weeks of May", "the second or third Friday in June".

Invariant: what is found runs from the start of the first part to the end of the second.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.timex.families.inside import nth_in
from tracker.timex.meanings import Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import WORDS


def _from_nth(scene: Scene, first: int, last: int, unit: str, outer: Span) -> Span | None:
    """Read "the first and second weeks of May" from the start of the one to the end of the other."""
    left, right = nth_in(scene, first, unit, outer), nth_in(scene, last, unit, outer)
    return right._replace(first=left.first) if left and right and left.first < right.first else None


def _before_nth(scene: Scene, number: int, last: Span) -> Span | None:
    """Read "the second or third week of May", "the first or second Tuesday in May" from the first to the second."""
    weeks = (last.first.day - 1) // 7 + 1 - number
    words = _NEXT_ORDINAL.search(scene.text, scene.start, scene.end)
    word = WORDS.get(words[1].lower()) if words else None
    if word is None or word.value != number + weeks or weeks < 1 or last.grain not in ("W", "D"):
        return None
    return last._replace(first=last.first - timedelta(days=7 * weeks), name=None, grain="range")


_NEXT_ORDINAL = re.compile(r"\b(?:or|and) (\w+) ")


RULES: tuple[Rule, ...] = (
    Rule(
        "[the] <ordinal> or|and <ordinal> <units> of|in <time>",
        "inside",
        _from_nth,
        ("the first and second weeks of November", "the first and second months of 2027"),
        "from the first to the last",
    ),
    Rule(
        "[the] <ordinal> or|and <time>",
        "inside",
        _before_nth,
        ("the second or third week of November", "the first or second Tuesday in May"),
        "from the first to the last",
    ),
)
