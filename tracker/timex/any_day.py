"""Hours that are of no day: those of a set ("daily at 2 p.m."), and in a history those of a month or a year.

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
