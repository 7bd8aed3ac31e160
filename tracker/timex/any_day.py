"""Times of no one day or year: the hours of a set ("daily at 2 p.m."), the months of a habit ("usually in May").

Invariant: pure; at most 60 code points to either side of the hour are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.timex.scene import Scene
from tracker.timex.values import Timex

# "Daily at", "every working day shortly after", "four days a week, from 9 a.m. to"
_BESIDE = re.compile(r",?(?: \w+){0,2}(?: \d\d?(?:[:.]\d\d)? [ap]\.?m\.? to)? ")
_BEHIND = re.compile(
    r"(?: to \d\d?(?:[:.]\d\d)? ?[ap]\.?m\.?)? (?:daily|nightly|(?:every|each) (?:\w+ )?\w*day|on weekdays)\b"
)


def names_no_day(scene: Scene, found: Sequence[Timex]) -> bool:
    """Whether the hour at hand falls on no one day; `found` are the times in front of it."""
    if _BEHIND.match(scene.text, scene.end):
        return True
    at = next((x for x in found[:-3:-1] if x.type != "TIME"), None)
    if at and at.type == "SET" and _BESIDE.fullmatch(scene.text, at.end, scene.start):
        return True
    return scene.history and scene.day == scene.anchor


_HABIT = re.compile(
    r"\b(?:usually|typically|normally|generally|traditionally|ordinarily|(?:every|each) year) (?:[^\s.,;:()]+ ){0,8}$"
)
_ONE = re.compile(r"\b(?:will|would|have|has|had|this|next|last)\b")


def is_of_any_year(text: str, start: int) -> bool:
    """Whether what happens in the month or season at `start` happens each year: "the rains usually end in May".

    >>> is_of_any_year("The rains usually end in May.", 25), is_of_any_year("The rains will end in May.", 22)
    (True, False)
    """
    found = _HABIT.search(text, max(0, start - _REACH), start)
    return found is not None and _ONE.search(found[0]) is None


_REACH = 80
