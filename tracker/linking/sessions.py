"""Who meets, in a report: a body is told of by what it decided where it met, and others meet elsewhere.

Invariant: only a body that was to meet in those very days is told of so; persons do much else to each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.linking import who
from tracker.linking.told_days import is_short
from tracker.linking.values import Clue, Mention
from tracker.linking.very_day import is_that_day

COMES_TO = 0.8
"""What it tells that a body decided something in the days that it was to meet."""
STRANGER = -0.8
"""What it takes away that the event has others."""
SEVERAL = 2
"""So many named are all those who meet."""
_OUTCOMES = frozenset(("deal", "vote", "decide", "approve", "sign"))


def acting(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh the acts of a report and of an event: as those of two statements, but for what a session comes to."""
    if in_session(new, old):
        yield Clue(COMES_TO, "what the session came to")
    else:
        yield from (c for c in who.acting(new, old) if c.points > 0 or not is_that_day(new, old))


def in_session(new: Mention, old: Mention) -> bool:
    """Whether a body that was to meet in those days decides something then: "ministers agreed in Oslo on Friday"."""
    if "meet" not in old.act_set - new.act_set or _OUTCOMES.isdisjoint(new.acts):
        return False
    bodies = any(who.same(a, b) for a in new.actors if a.sort == "body" for b in old.actors)
    return bodies and _in_those_days(new, old)


def _in_those_days(new: Mention, old: Mention) -> bool:
    told, window = new.window, old.window
    if told is None or window is None or window.latest is None:
        return False
    return is_short(told) and told.overlaps(window)


def strangers(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that the meeting that fell through was to be with somebody who is none of several named for the event."""
    if new.says == "happened" or "meet" not in new.act_set & old.act_set or len(old.own) < SEVERAL:
        return
    known = (*old.actors, *old.others)
    unknown = [a for a in new.persons if not any(who.same(a, b) for b in known)]
    if unknown and new.refers is None:
        yield Clue(STRANGER, f"{unknown[0].key.title()} is none of those there")
