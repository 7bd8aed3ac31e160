"""What a verb tells: whether an event is to begin or to end, and that one does in both statements the same thing.

Invariant: only the event's own words are looked at, not the rest of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.values import Clue, Mention
from tracker.linking.who import related, same
from tracker.linking.words import acts, base

SAME = 0.5
"""What it tells that the first one named in both does the same, by whatever act it is known."""
IN_PHASE = 0.4
"""As much where both are to begin, or to end, and their act is one."""
_WORD = re.compile(r"[a-z][a-z'-]*")
_VERB = frozenset("VEOZKBb")


def phase(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that one tells of an end and the other of a beginning, or both of one; what fell through did neither."""
    one, other = _phases(new.event), _phases(old.event)
    if not one or not other:
        return
    if not one & other:
        yield Clue(-1.5, f"what {min(one)} is not what {min(other)}")
    elif new.act_set & old.act_set and (new.says is None or _by_another_word(new, old)):
        yield Clue(IN_PHASE, f"both tell what {min(one & other)}")


def _by_another_word(new: Mention, old: Mention) -> bool:
    """Whether a report of what came tells of a beginning or an end by a word that the event has not: it has its own."""
    phases = load("linking")["phase"]
    words = [{base(w) for w in _WORD.findall(m.event)} & {*phases["begins"], *phases["ends"]} for m in (new, old)]
    return new.says == "happened" and words[0].isdisjoint(words[1])


@lru_cache(maxsize=4096)
def _phases(event: str) -> frozenset[str]:
    words = {base(w) for w in _WORD.findall(event)}
    return frozenset(phase for phase, named in load("linking")["phase"].items() if words & set(named))


def same_verb(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that the first one named in each does the same in another article: "Yes wins", "Yes is likely to win"."""
    if new.source == old.source or not (new.actors and old.actors and same(new.actors[0], old.actors[0])):
        return
    if both := _verbs(new.event) & _verbs(old.event):
        yield Clue(SAME, f"{new.actors[0].key.title()} is to {min(both)} in both")


@lru_cache(maxsize=4096)
def _verbs(event: str) -> frozenset[str]:
    """Return the verbs of event words that tell more than that somebody comes, meets or does something."""
    plain = load("linking")["plain"]
    verbs = (base(w) for w in _WORD.findall(event) if tags().get(w, "N")[0] in _VERB)
    return frozenset(verbs) - {*plain["light"], *plain["common"]}


def does_another(new: Mention, old: Mention) -> bool:
    """Whether both say what is done, and it is not the same, nor what goes with it."""
    one, other = _done(new.event), _done(old.event)
    return bool(one and other) and not one & other and not related(one, other)


@lru_cache(maxsize=4096)
def _done(event: str) -> frozenset[str]:
    """Return the acts of the verb that says what is done, where one says more than that something begins or is held."""
    plain, words = load("linking")["plain"], re.findall(r"[a-z][a-z-]*", event)
    telling = [w for w in words if base(w) not in plain["verbs"] and base(w) not in plain["light"]]
    surely = (acts(w) for w in telling if tags().get(w, "N")[0] in _DOES)
    maybe = (acts(w) for w in telling if _DOES & set(tags().get(w, "N")))
    return next((found for found in (*surely, *maybe) if found), frozenset())


_DOES = frozenset("VEOZK")
