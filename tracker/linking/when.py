"""When: clues from the windows of two statements.

Invariant: a window that had not ended when it was moved can be that of one event; one that was over long ago cannot.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.linking.values import Clue, Mention
from tracker.linking.who import MEETING, same
from tracker.window import Window

GRACE = 7
"""A date moved by a week, or spoken of within a week after it, is likely still that of the one event."""
LONG_AGO = 120
"""So many days after its window, what is foretold anew is hardly ever the same event."""
ANOTHER_TIME = 400
"""So many days after its window, or after a "not before" was said, nothing is the same event, though it be moved."""
_OVER_LONG_AGO = Clue(-3.0, "the earlier window was over long ago")
AFTER = 60
"""Within so many days after days that were denied, what is foretold is likely the event that was not to be then."""
MONTH = 31
FAR = 7
"""A day named more than a week ahead is rarely that of two events."""
_MEETING = Clue(0.3, "windows that meet")
ONE_DAY = 0.3
"""So much more it tells that two articles name one day, and not only the same month or the same deadline."""
APART_HERE = -0.3
"""What windows that only meet tell in one article."""
HERE = 0.5
"""So much less the same days tell in one article, which often says all that a day will bring."""


def windows(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh how the windows of the two lie to each other."""
    one, other = new.window, old.window
    if one is None or other is None:
        return
    if _days_over(new, old) > ANOTHER_TIME:
        yield _OVER_LONG_AGO
        return
    begins = one.earliest == other.earliest and one.earliest is not None and one.earliest > new.said_on
    if not one.overlaps(other):
        yield from _apart(new, old, one, other)
    elif begins and one.latest != other.latest and new.source != old.source:
        yield Clue(1.0, "the same first day")
    elif one.latest is None or one.latest != other.latest:
        yield _meeting(new, old)
    else:
        yield _ending(new, old, same=one.earliest == other.earliest)


def _meeting(new: Mention, old: Mention) -> Clue:
    """Weigh windows that only meet: an article that gives two times for two statements mostly tells of two events.

    Not so where one of them denies: "could meet within two weeks", "will not sit down before the ministers have met".
    """
    here = new.source == old.source and new.polarity == old.polarity
    return Clue(APART_HERE, "two times in one article") if here else _MEETING


def _days_over(new: Mention, old: Mention) -> int:
    """Return for how many days the time of what was said first was over when the other was said, 0 where not."""
    first, second = sorted((new, old), key=lambda m: m.published_on)
    end = first.window and (first.window.latest or first.window.earliest)
    return max(0, (second.published_on - (end or first.published_on)).days)


def _ending(new: Mention, old: Mention, *, same: bool) -> Clue:
    """Weigh windows that end on the same day; `same` says that they begin together too."""
    far = 0.5 if _ahead(new, old) > FAR else 0.0
    if same:
        far += _of_one_day(new, old)
    if same and _is_long(new):
        return Clue(0.8, "the same season")
    if same:
        return Clue(1.2 + far, "the same days")
    limit = _limit(new) or _limit(old)
    return Clue(0.8 + far, "the same last day") if limit else _meeting(new, old)


def _of_one_day(new: Mention, old: Mention) -> float:
    """Return what the same days tell more for being one day of two articles, or less for being those of one article."""
    if new.source == old.source:
        return -HERE
    return ONE_DAY if new.window is not None and new.window.earliest == new.window.latest else 0.0


def _is_long(mention: Mention) -> bool:
    """Whether its window is longer than a month, and no deadline: much falls in one autumn."""
    return mention.window is not None and mention.window.days > MONTH and not _limit(mention)


def _limit(mention: Mention) -> bool:
    """Whether its window runs from the day it was said: a deadline."""
    return mention.window is not None and mention.window.earliest == mention.said_on


def _apart(new: Mention, old: Mention, one: Window, other: Window) -> Iterator[Clue]:
    """Weigh windows that do not meet: a slip while the old one had not ended, else likely another event."""
    if new.source == old.source:
        yield Clue(-1.5, "another day in the same article")
    elif old.polarity == "-" != new.polarity and one.gap(other) <= AFTER:
        yield Clue(0.2, "days after those that were denied")
    elif "moved" in new.marks and new.inside & old.inside:
        yield Clue(0.4, "its date has moved")
    elif "moved" in new.marks or (new.polarity == "-" and one.gap(other) <= AFTER):
        return  # "not before June" tells of what has not happened yet
    elif (over := _days_over(new, old)) > GRACE:
        yield _OVER_LONG_AGO if over > LONG_AGO else Clue(-1.2, "the earlier window was over")
    elif one.gap(other) > GRACE or _met(new, old):
        yield Clue(-0.4, "another day")


def _met(new: Mention, old: Mention) -> bool:
    """Whether the day on which some were to meet is over: who meets again later that week meets anew."""
    other = old.window
    over = other is not None and other.latest is not None and other.latest < new.published_on
    return over and bool(MEETING & new.act_set & old.act_set)


def together(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that the same people are in the same place at the same time, which is more than each alone."""
    place = any(p.key == q.key or p.country == q.country != "" for p in new.places for q in old.places)
    if not place:
        return
    people = any(same(a, b) for a in new.persons for b in old.actors)
    time = new.window is None or old.window is None or new.window.overlaps(old.window)
    if people and time:
        yield Clue(0.6, "the same people there at that time")
    if not people and new.window and new.window == old.window and _ahead(new, old) > FAR:
        yield Clue(0.4, "that place on a day so far ahead")


def _ahead(new: Mention, old: Mention) -> int:
    last = new.window.latest if new.window else None
    return (last - old.published_on).days if last else 0
