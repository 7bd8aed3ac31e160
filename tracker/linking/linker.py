"""Deciding which event a statement is about: join, ask, or a new one.

Invariant: a wrong join costs more than a missed one, so what is not clear is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import log

from tracker.linking.names import same_person
from tracker.linking.values import Candidate, Clue, Decision, Link, Mention
from tracker.linking.weigh import clues
from tracker.linking.words import weight

FOLLOWED = 0.8
"""The most that being spoken of by many articles adds."""
ELSEWHERE = -1.2
"""What it takes away that an event is known to be in another place than this statement's."""
JOIN, OFFER = 2.7, 2.0
"""Points from which two statements are one event, and from which a person is asked."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event with the points of its likest mention, and the clues that they are the sum of."""

    points: float
    event_id: int
    clues: tuple[Clue, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The clues in words, the weightiest first; what speaks against is said so."""
        ordered = sorted(self.clues, key=lambda c: -abs(c.points))
        return tuple(c.words if c.points > 0 else f"though {c.words}" for c in ordered)


def weighed(new: Mention, candidates: Iterable[Candidate]) -> list[Weighed]:
    """Return the events by how well the statement fits, the best first; each by its likest mention."""
    found = [max((_pair(new, old, c) for old in c.mentions), key=lambda w: w.points) for c in candidates]
    return sorted(found, key=lambda w: -w.points)


def _pair(new: Mention, old: Mention, event: Candidate) -> Weighed:
    event_id, found = (
        event.event_id,
        (*clues(new, old), *_followed(new, event), *_company(new, event), *_venue(new, old, event)),
    )
    return Weighed(round(sum(c.points for c in found), 3), event_id, found)


def _followed(new: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that article after article speaks of an event of this act: it is the one that is meant."""
    told = len({m.source for m in event.mentions if m.source != new.source})
    if told > 1 and any(set(m.acts) & set(new.acts) for m in event.mentions):
        yield Clue(min(FOLLOWED, 0.5 * log(told)), f"{told} articles speak of it")


def _company(new: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that an event at which two persons meet is no other pair's, though one statement names only one."""
    met = [a for m in event.mentions if "meet" in m.acts for a in m.actors if a.sort == "person"]
    mine = [a for a in new.actors if a.sort == "person"]
    strangers = [a for a in mine if not any(same_person(a.key, b.key) for b in met)]
    if "meet" in new.acts and len(mine) > 1 and strangers and len({a.key for a in met}) > 1:
        yield Clue(-1.2, f"{strangers[0].key.title()} is in none of its meetings")


def _venue(new: Mention, old: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that an event whose place is known is no other place's, though one statement names none."""
    known = {(p.key, p.country) for m in event.mentions for p in m.places}
    if not new.places or not known or old.places:
        return
    if not any(p.key == key or p.country == country != "" for p in new.places for key, country in known):
        yield Clue(ELSEWHERE, f"{new.places[0].key.title()} is none of its places")


def link(new: Mention, candidates: Iterable[Candidate]) -> Link:
    """Return which of the events the statement is about, with the reasons."""
    found = weighed(new, candidates)
    if not found or found[0].points < OFFER:
        return Link(Decision.NEW, None, (), found[0].points if found else 0.0)
    best = found[0]
    decision = Decision.JOIN if best.points >= JOIN else Decision.OFFER
    return Link(decision, best.event_id, best.reasons, best.points)


def keys(mention: Mention) -> tuple[str, ...]:
    """Return by which strings an event is found again."""
    return tuple(dict.fromkeys(_keys(mention)))


def _keys(mention: Mention) -> Iterator[str]:
    who = [a.key.split()[-1] for a in (*mention.actors, *mention.places)]
    telling = sorted((s for s in (*mention.stems, *mention.around) if weight(s) == 1), key=len)[-8:]
    yield from (f"n:{a}+{b}" for a, b in combinations(sorted(set(who)), 2))
    yield from (f"a:{act}+{a}" for act in mention.acts for a in who)
    yield from (f"a:{act}+{key.split()[-1]}" for act in mention.acts for key in mention.context)
    if "itself" in mention.marks:
        yield from (f"e:{a.key}" for a in mention.actors if a.sort == "occasion")
    yield from (f"w:{a}+{s}" for a in who for s in telling[-4:])
    yield from (f"s:{a}+{b}" for a, b in combinations(sorted(telling), 2))
    yield from (f"f:{n}" for n in mention.numbers)
    # An article's own statements are always compared: "the talks" of one are those of another.
    yield f"o:{mention.source}"
    if mention.window is not None and mention.window.latest is not None:
        yield from (f"d:{mention.window.latest}+{x}" for x in (*who, *mention.acts, *telling[-4:]))
