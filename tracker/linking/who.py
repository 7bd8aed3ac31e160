"""Who does what: clues from the acts of two statements, and from the people, bodies and things that they name.

Invariant: a name counts by its sort, and for less where both articles are full of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from tracker.lexicon import load
from tracker.linking.named import same_name, same_person
from tracker.linking.partners import partner
from tracker.linking.values import Actor, Clue, Mention
from tracker.linking.words import stem, weight

TOPIC = {True: 0.8, False: 0.5}
"""What a person, and what anything else, is worth where both articles are full of it."""
COMMON_ACTS = frozenset(("meet", "visit", "announce", "deliver", "raise", "cut", "open", "end", "decide", "match"))
"""Acts of which one week has many; the others tell more."""
_SELF = re.compile(r"(?:I|we)\b", re.IGNORECASE)
"""What opens a statement of one's own doing: it is not about those whom the article is about."""
MEETING = frozenset(("meet", "call"))


def acting(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh the acts of the two events: the same, ones that go together, or others."""
    one, other = new.act_set, old.act_set
    both = one & other
    if both:
        yield Clue(0.8 if both <= COMMON_ACTS else 1.0, f"both {' and '.join(sorted(both))}")
    elif one and other:
        together = any(same(a, b) for a in new.actors for b in old.actors) or bool(at_home(new, old))
        yield (
            Clue(0.4 if together else -0.6, "acts that go together")
            if related(one, other)
            else Clue(-1.2, f"{min(one)} is not {min(other)}")
        )


def at_home(new: Mention, old: Mention) -> set[str]:
    """Return the places of a report by whose names an event's own actors go: "in Torvik", "the canton of Torvik"."""
    return {a.key for a in old.own} & {p.key for p in new.places} if new.says is not None else set()


def related(one: Collection[str], other: Collection[str]) -> bool:
    """Whether one of the acts goes with one of the others: who votes approves."""
    return any(b in _same_act().get(a, ()) for a in one for b in other)


@cache
def _same_act() -> dict[str, tuple[str, ...]]:
    return {act: tuple(others) for act, others in load("linking")["same_act"].items()}


def people(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh the people and things that both name, or that only one of them does."""
    shared, half, aside = _named(new, old)
    topic = set(new.topic) & set(old.topic) if shared or half or aside else set()
    worth = sum(_worth(a, topic if a.sort in {"country", "name"} else set()) for a in shared)
    worth += (0.4 if new.own else 0.6) * sum(_worth(a, topic) for a in half)
    worth += 0.2 * sum(_worth(a, topic) for a in aside)
    if worth:
        who = dict.fromkeys(a.key.title() for a in [*shared, *half, *aside])
        yield Clue(min(2.4, worth), f"both name {', '.join(who)}")
    if new.says is not None and new.own and all(guessed(new, a) for a in new.own):
        return
    if not shared and new.persons and old.persons:
        yield Clue(-0.6 if half else -1.5, "other people")
    elif not shared and not half and new.own and old.own:
        yield Clue(-0.6, "other names")


def guessed(new: Mention, actor: Actor) -> bool:
    """Whether a pronoun is taken to stand for somebody whom the sentence does not name."""
    quote = new.quote.lower()
    return "pointing" in new.marks and not any(word in quote for word in actor.key.split())


def _named(new: Mention, old: Mention) -> tuple[list[Actor], list[Actor], list[Actor]]:
    """Return who takes part in both, who takes part in one and is named beside the other, and who is beside both."""
    if new.named.isdisjoint(old.named):
        return [], [], []
    shared = [a for a in new.actors if any(same(a, b) for b in old.actors)]
    return shared, *_aside(new, old, shared)


def _aside(new: Mention, old: Mention, shared: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    if one_sentence(new, old):
        return [], []
    half = [a for a in new.actors if a not in shared and any(same(a, b) for b in old.others)]
    half += [b for b in old.actors if any(same(a, b) for a in new.others)]
    return half, [a for a in new.others if any(same(a, b) for b in old.others)]


def one_sentence(new: Mention, old: Mention) -> bool:
    """Whether both stand in one sentence: what is named beside them is then the same, and tells nothing."""
    return new.source == old.source and new.quote == old.quote


def _worth(actor: Actor, topic: set[str]) -> float:
    worth = {"person": 1.0, "occasion": 1.4, "body": 0.9, "name": 0.9}.get(actor.sort, 0.6)
    return worth * (TOPIC[actor.sort == "person"] if actor.key in topic else 1)


def same(one: Actor, other: Actor) -> bool:
    """Whether two names can be of one person, body or thing."""
    sorts = {one.sort, other.sort}
    if "person" in sorts and sorts <= {"person", "name"}:
        return same_person(one.key, other.key)
    return same_name(one.key, other.key) if sorts <= {"name", "body"} else one.key == other.key


def participants(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a meeting is known by who meets whom, and that a call is none."""
    if not MEETING & new.act_set & old.act_set:
        return
    if ("call" in new.acts) != ("call" in old.acts):
        yield Clue(-1.0, "a call is no meeting")
    mine, theirs = new.persons, old.persons
    further = any(not any(same(a, b) for b in theirs) for a in mine)
    missing = any(not any(same(a, b) for b in mine) for a in theirs)
    if further and missing and any(same(a, b) for a in mine for b in theirs):
        yield Clue(-1.2, "somebody else is there")
    elif new.says is not None and mine and missing:
        yield Clue(-0.6, "somebody is not named")


def sides(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a match is known by who plays whom."""
    if "match" in new.act_set & old.act_set:
        yield from another_side(new, old, _SIDES)


PAIR = 2
"""So many play, or meet."""
_SIDES = frozenset(("country", "body", "name"))


def another_side(new: Mention, old: Mention, sorts: frozenset[str]) -> Iterator[Clue]:
    """Weigh that of two sides who act together, told by actors of these sorts, one or both are not the other's."""
    mine, theirs = ({a.country or a.key for a in m.actors if a.sort in sorts} for m in (new, old))
    strangers = PAIR - len(mine & theirs)
    if len(mine) >= PAIR and len(theirs) >= PAIR and strangers > 0:
        yield Clue(-1.2 * strangers, f"{min(mine - theirs).title()} is there")


def context(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a statement which names nobody stands in an article about those of the other."""
    if new.own or new.source == old.source or not new.act_set & old.act_set or _own_words(new):
        return
    stranger = partner(new)
    if (stranger and stranger not in old.context) or _SELF.match(new.event):
        return
    shared = set(new.context) & set(old.context)
    takes_part = [a for a in old.own if a.key in new.context]
    if shared:
        yield Clue(
            0.5 + min(0.8, 0.4 * len(takes_part)), f"both articles are about {', '.join(sorted(shared)).title()}"
        )


def nobody_in_common(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh against two articles that have no name in common: stories of their own."""
    if new.source != old.source and new.context and old.context and _names_about(new).isdisjoint(_names_about(old)):
        yield Clue(_ALIEN, "the articles have no name in common")


_ALIEN = -0.6


def _names_about(mention: Mention) -> set[str]:
    """Return the names of a statement and of its article, by their last word: of "Lake Ohrid" that of the lake."""
    said = (*mention.actors, *mention.others, *mention.places)
    return {name.rpartition(" ")[2] for name in (*mention.context, *(a.key for a in said))}


def _own_words(mention: Mention) -> set[str]:
    """Return the telling words that the event has for itself, beside its act and the article's topic."""
    own = {s for s in mention.stems if weight(s) == 1 and s not in mention.topic}
    return own - stopping() if mention.says not in {None, "happened"} else own


@cache
def stopping() -> frozenset[str]:
    """Return the stems of the verbs that say that something was stopped or moved: they are no words of the event."""
    verbs = load("reading/outcomes")
    return frozenset(
        stem(word) for kind in ("called_off", "put_off", "collapses", "slips", "moves") for word in verbs[kind]
    )


def itself(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that both say of one occasion that it will be held at all."""
    if "itself" in new.marks and "itself" in old.marks:
        mine, theirs = ({a.key for a in m.actors if a.sort == "occasion"} for m in (new, old))
        if mine & theirs:
            yield Clue(1.5, f"both are of the {min(mine & theirs).title()} itself")


def governments(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a country acts by its leader, and the other way round."""
    if not new.actors or not old.actors:
        return
    countries = (
        {a.country for a in new.actors if a.sort == "person" and a.country},
        {a.key for a in new.actors if a.sort == "country"},
    )
    theirs = (
        {a.country for a in old.actors if a.sort == "person" and a.country},
        {a.key for a in old.actors if a.sort == "country"},
    )
    shared = (countries[0] & theirs[1]) | (countries[1] & theirs[0])
    if shared:
        yield Clue(0.8, f"{', '.join(c.title() for c in sorted(shared))} acts by its leader")
