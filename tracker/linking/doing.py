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
from tracker.linking.who import same
from tracker.linking.words import base

SAME = 0.5
"""What it tells that the first one named in both does the same, by whatever act it is known."""
IN_PHASE = 0.4
"""As much where both are to begin, or to end, and their act is one."""
_WORD = re.compile(r"[a-z][a-z'-]*")
_VERB = frozenset("VEOZKBb")


def phase(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that one tells of an end and the other of a beginning; of statements also that both tell of one."""
    one, other = _phases(new.event), _phases(old.event)
    if not one or not other:
        return
    if not one & other:
        yield Clue(-1.5, f"what {min(one)} is not what {min(other)}")
    elif new.says is None and new.act_set & old.act_set:
        yield Clue(IN_PHASE, f"both tell what {min(one & other)}")


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
