"""Deciding which event a statement is about: join, ask, or a new one.

Invariant: a wrong join costs more than a missed one, so what is not clear is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from tracker.linking import deeds, weigh
from tracker.linking.named import same_person
from tracker.linking.partners import stranger
from tracker.linking.singled import singled
from tracker.linking.values import Candidate, Clue, Decision, Link, Mention
from tracker.linking.weigh import Applying, Rule, applying, clues
from tracker.linking.who import same, stopping

FOLLOWED = 0.8
"""The most that being spoken of by many articles adds."""
STRANGERS = -2.0
"""What it takes away that none of those whom a statement names is known of the event."""
ELSEWHERE = -1.2
"""What it takes away that an event is known to be in another place than this statement's."""
UNNAMED = -0.5
"""What it takes away that a report has nothing of what an event is of, but its act."""
MOVED = -0.3
"""As much for the two persons of a meeting."""
PAIR = 2
"""So many persons make a meeting of their own."""
ALIKE = 0.3
"""Within so many points, two events that a person keeps apart are equally likely."""
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


_NOTHING: Mapping[int, Sequence[Clue]] = {}


def rules_of(new: Mention) -> Sequence[Rule]:
    """Return the rules for a statement, or those for a report."""
    return weigh.RULES if new.says is None else deeds.RULES


def likeliest(
    new: Mention,
    candidates: Iterable[Candidate],
    floor: float,
    within: float = 0.0,
    alone: Mapping[int, Sequence[Clue]] = _NOTHING,
) -> list[Weighed]:
    """Return the event that the statement fits best and those that come `within` so many points of it, best first.

    Each is weighed by its likest mention. The list is empty where none comes to `floor` points. `alone` holds the
    further clues of each event that come of comparing the events.
    """
    found, by, top = list[Weighed](), applying(new, rules_of(new)), floor
    for event in candidates:
        weighed = _mentions(new, event, by, top - within, alone.get(event.event_id, ()))
        if (likest := max(weighed, key=_points, default=None)) is not None:
            found.append(likest)
            top = max(top, likest.points)
    near = sorted((w for w in found if w.points >= top - within), key=_points, reverse=True)
    return near if near and near[0].points >= floor else []


def _points(weighed: Weighed) -> float:
    return weighed.points


def _mentions(new: Mention, event: Candidate, by: Applying, needed: float, alone: Sequence[Clue]) -> Iterator[Weighed]:
    """Weigh a statement against each mention of an event that can come to the points needed."""
    known = (*_followed(new, event), *_strangers(new, event), *_company(new, event), *stranger(new, event))
    whole = (*known, *alone, *_unnamed(new, event))
    more = sum(c.points for c in whole)
    for old in event.mentions:
        found = clues(new, old, by, needed - more - _ROUNDED)
        if found is not None:
            told = (*found, *whole, *_venue(new, old, event))
            yield Weighed(round(sum(c.points for c in told), 3), event.event_id, told)


_ROUNDED = 0.001
"""Points are compared to so much."""


def _followed(new: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that article after article speaks of an event of this act: it is the one that is meant."""
    told = len({m.source for m in event.mentions if m.source != new.source})
    if told > 1 and any(m.act_set & new.act_set for m in event.mentions):
        yield Clue(min(FOLLOWED, 0.5 * log(told)), f"{told} articles speak of it")


def _strangers(new: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that those whom a statement names are named in none of the event's articles, though it has names."""
    if new.says is not None or not new.own or not any(m.own for m in event.mentions):
        return
    there = [a for m in event.mentions for a in (*m.actors, *m.others)]
    about = {key for m in event.mentions for key in m.context}
    if not any(a.key in about or any(same(a, b) for b in there) for a in new.own):
        yield Clue(STRANGERS, f"{new.own[0].key.title()} is in none of its articles")


def _unnamed(new: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that a report's sentence has no word, name or place of all that was said of an event: "it was signed"."""
    if new.says is None or new.refers is not None or not {"planned", "pointing"}.isdisjoint(new.marks):
        return
    if new.says != "happened" and not new.content - stopping():
        return  # "the opening has slipped" is all that is said of what fell through
    content = frozenset[str]().union(*(m.content for m in event.mentions))
    there = {*new.inside, *new.outside, *(a.key.split()[-1] for a in (*new.actors, *new.others, *new.places))}
    if content and content.isdisjoint(there):
        yield Clue(UNNAMED, "nothing of it is named")


def _company(new: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that an event at which two persons meet is no other pair's, though one statement names only one."""
    if "meet" not in new.acts or len(new.persons) < PAIR:
        return
    met = [a for m in event.mentions if "meet" in m.acts for a in m.persons]
    strangers = [a for a in new.persons if not any(same_person(a.key, b.key) for b in met)]
    if strangers and len({a.key for a in met}) >= PAIR:
        yield Clue(-1.2, f"{strangers[0].key.title()} is in none of its meetings")


def _venue(new: Mention, old: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that an event whose place is known is no other place's, though one statement names none."""
    if not new.places or old.places:
        return
    known = {(p.key, p.country) for m in event.mentions for p in m.places}
    if known and not any(p.key == key or p.country == country != "" for p in new.places for key, country in known):
        worth = MOVED if _same_pair(new, old) else ELSEWHERE
        yield Clue(worth, f"{new.places[0].key.title()} is none of its places")


def _same_pair(new: Mention, old: Mention) -> bool:
    """Whether the same two persons meet: where they do is often settled last."""
    shared = [a for a in new.actors if any(same_person(a.key, b.key) for b in old.persons)]
    return "meet" in new.acts and "meet" in old.acts and len(shared) >= PAIR


def link(new: Mention, candidates: Iterable[Candidate]) -> Link:
    """Return which of the events the statement is about, with the reasons."""
    events = tuple(candidates)
    best = likeliest(new, events, OFFER, alone=singled(new, events))
    if not best:
        return Link(Decision.NEW, None, (), 0.0)
    found = best[0]
    sure = found.points >= JOIN and not _is_either(new, found, events)
    decision = Decision.JOIN if sure else Decision.OFFER
    return Link(decision, found.event_id, found.reasons, found.points)


def _is_either(new: Mention, found: Weighed, events: Iterable[Candidate]) -> bool:
    """Whether a statement fits an event that a person keeps apart from the likest one as well: that is asked."""
    apart = [e for e in events if found.event_id in e.apart]
    return bool(likeliest(new, apart, found.points - ALIKE))
