"""What has the form of a length and counts no time: shares, rates, names, and what a day is said to be.

Invariant: pure; only the words right around the expression are read.
"""

from __future__ import annotations

import re

from tracker.lexicon.calendar import WEEKDAY
from tracker.timex.calendar import Number
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import context

_SHARES = (1, 3)  # a quarter and three quarters are shares of a thing, too; two quarters are half a year
_POINTS = frozenset(("point", "points", "percentage"))  # "a cut of a quarter point"
_IN_A_ROW = ("straight quarters", "consecutive quarters")
_FROM_THEN = (" ago", " ear", " lat")
_ON_DAY = re.compile(rf" on (?:{WEEKDAY})\b")  # "allow visits a week on Tuesday"
_COUNTED_FROM = frozenset(("ago", "earlier", "later", "before", "after", "from", "hence"))
_NO_PLURAL = context("not_plural")
_BE = frozenset(("is", "was", "be", "been", "becomes", "become", "became", "as", "are", "were"))
_LIKE = frozenset(("of", "for", "that", "when", "which", "in", "to"))


def names_no_length(scene: Scene) -> bool:
    """Whether signs say that a number and its unit are a rate ("3.14/day") or a name ("60 Minutes")."""
    words = scene.text[scene.start : scene.end]
    return "/" in words or words[0] in "'’‘" or scene.is_name()


def is_share(scene: Scene, number: Number) -> bool:
    """Whether quarters are a share ("a quarter of the crop", "three-quarters full") or rounds of a cup.

    "Six quarters" and "three straight quarters" are none.
    """
    words = scene.text[scene.start : scene.end]
    if "-" not in words and (number not in _SHARES or words.endswith(_IN_A_ROW)):
        return False
    if scene.word_after() in _POINTS:
        return True
    after = scene.text[scene.end : scene.end + 4]
    return after.startswith((" of ", "-")) or (scene.lead is None and not after.startswith(_FROM_THEN))


def is_verb(scene: Scene) -> bool:
    """Whether "last" is a verb ("could last two weeks")."""
    return scene.text.startswith("last ", scene.start) and scene.word_before().lower().replace("’", "'") in _BEFORE_VERB


_BEFORE_VERB = context("before_verb")


def is_rate(scene: Scene) -> bool:
    """Whether "a day" says how often ("900 loaves a day")."""
    after = scene.word_after()
    counted = after in _COUNTED_FROM and not (after == "from" and is_counted_by(scene))
    if scene.lead is not None or counted or _ON_DAY.match(scene.text, scene.end):
        return False
    before = scene.word_before()
    if before.lstrip(_CURRENCIES)[:1].isdigit() or before in _AMOUNTS:
        return True
    return before.islower() and before.endswith(("s", "people", "percent")) and before not in _NO_PLURAL


_CURRENCIES = "$€£¥"


def is_counted_by(scene: Scene) -> bool:
    """Whether an amount stands before "a day": "pump 90,000 barrels a day from May 1", "$40 a month from"."""
    each = scene.text.startswith(("a ", "an "), scene.start)
    return each and _AMOUNT.search(scene.text, max(0, scene.start - _NEAR), scene.start) is not None


_NEAR = 40  # characters: "90,000 extra barrels of crude "
_AMOUNT = re.compile(
    r"(?:[$€£]?\d[\d.,]*|(?:hundr|thous|mill|bill|trill)\w+|dozens?|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?:[ -][a-z]+){0,4} $"
)
_AMOUNTS = context("amounts")
_DISTANCES = context("distances")


def is_speed(scene: Scene, unit: str) -> bool:
    """Whether "an hour" and "per second" belong to a speed: "flew at 500 miles an hour"."""
    return unit in _OF_SPEEDS and scene.word_before().lower() in _DISTANCES


_OF_SPEEDS = frozenset(("H", "MN", "S"))


def is_said_of(scene: Scene) -> bool:
    """Whether a day or a year is what something is called: "today is a day of grief", "made Friday a day of rest"."""
    if scene.lead is None and scene.text.startswith("day of ", scene.end - 3):
        return True
    return scene.word_before().lower() in _BE and scene.word_after() in _LIKE
