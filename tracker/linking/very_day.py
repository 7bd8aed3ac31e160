"""What was done on the very day that was named for an event: seldom anything else, by whatever verb it is told.

Invariant: an event that is a meeting is told by its own verb only, as those who meet do much else to each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.linking.named import same_name
from tracker.linking.told_days import on_the_day
from tracker.linking.values import Clue, Mention
from tracker.linking.who import COMMON_ACTS, at_home, same
from tracker.linking.words import RARE, weight


def due(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that on the very day that was named somebody did something who was to, or that very deed was done."""
    if is_due(new, old):
        yield Clue(1.0, "that very day was named for them")
    elif on_the_day(new, old) and is_tied(new, old):
        yield Clue(1.0 if new.act_set & old.act_set - COMMON_ACTS else 0.8, "it was done on the very day")


def is_that_day(new: Mention, old: Mention) -> bool:
    """Whether a report is of the very day, and tied to the event: no other verb then speaks against it.

    "Is to dock on May 5", "reached the station on May 5".
    """
    return on_the_day(new, old) and (is_due(new, old) or is_tied(new, old))


def is_due(new: Mention, old: Mention) -> bool:
    """Whether somebody of whom something was foretold for that very day is one of those the report names."""
    who = [a.sort for a in new.actors for b in old.actors if same(a, b)]
    able = bool({"person", "body", "occasion"} & set(who)) or ("name" in who and _does_it(new, old))
    return not _meets(old) and (len(who) > 1 or able) and on_the_day(new, old)


def is_tied(new: Mention, old: Mention) -> bool:
    """Whether more than the day ties the two: a word or name of both, or an act where both articles share a name."""
    named = any(same(a, b) for a in new.actors for b in old.actors if a.sort != "country") or bool(at_home(new, old))
    about = any(same_name(a, b) for a in new.context for b in old.context)
    acts_too = (named or about) and bool(new.act_set & old.act_set)
    words = bool(new.inside & old.inside) or len(_crossed(new, old)) > 1
    return acts_too or (not _meets(old) and (named or words))


def _crossed(new: Mention, old: Mention) -> list[str]:
    """Return the telling words that one has for its event and the other beside it."""
    both = (new.inside & old.outside) | (new.outside & old.inside)
    return [s for s in both if weight(s) == RARE]


def _meets(old: Mention) -> bool:
    """Whether an event is a meeting: those who were to meet may do much else to each other."""
    return not {"meet", "call"}.isdisjoint(old.acts)


def _does_it(new: Mention, old: Mention) -> bool:
    """Whether the event's own subject is what does something now: "Kestrel is to fly", "Kestrel rose from its pad"."""
    return any(
        same(a, b) and new.event.lower().startswith(a.key) and b.key in old.event.lower()
        for a in new.actors
        for b in old.actors
        if a.sort == "name"
    )
