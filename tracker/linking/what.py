"""What and where: clues from the places, words and figures of two statements, and from how one stands to the other.

Invariant: a word that both articles are full of tells less than one of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from tracker.lexicon import load
from tracker.linking.values import Clue, Mention
from tracker.linking.who import COMMON_ACTS, TOPIC, at_home, one_sentence, same
from tracker.linking.words import RARE, spelled, stem, weight

WITHIN, ELSEWHERE = -0.6, -2.5
"""What it takes away that an unknown place may lie in the known one or not, and that each is in a place of its own."""
OTHER_THING = -1.2
"""What it takes away that the same is done to another thing."""
FURTHER = -0.6
"""What it takes away that one alone is called further, or new: what one article calls new the next one knows."""
CONTRAST = -4.0
"""What it takes away that one is the northern and the other the southern of two."""
GREAT = 1_000_000
"""A figure so great is rarely that of two events."""


def places(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that both are in one place, or each in another."""
    if not new.places or not old.places:
        yield from _named_for_place(new, old)
        return
    keys, countries = (
        ({p.key for p in m.places} for m in (new, old)),
        ({p.country for p in m.places} for m in (new, old)),
    )
    (mine, theirs), (land, other_land) = tuple(keys), tuple(countries)
    if mine & theirs:
        yield Clue(1.2, f"both in {min(mine & theirs).title()}")
    elif land & other_land - {""} and (mine & (land | other_land) or theirs & (land | other_land)):
        country = min(land & other_land - {""})
        yield Clue(0.8 * (TOPIC[False] if country in new.topic else 1), f"both in {country.title()}")
    elif not mine & {a.key for a in old.actors} and not theirs & {a.key for a in new.actors}:  # "in Wales", "Wales won"
        within = ("" in land) != ("" in other_land)  # a village may lie in the province
        yield Clue(WITHIN if within else ELSEWHERE, f"{min(mine).title()} is not {min(theirs).title()}")


def _named_for_place(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a report is of a place by whose name the event's own actor goes: "the canton of Hochwald votes"."""
    named = at_home(new, old)
    if named:
        yield Clue(0.6, f"in {min(named).title()}")


def words(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh the words that both have: of the events, and around them."""
    inside = new.inside & old.inside if new.act_set & old.act_set or not one_sentence(new, old) else frozenset()
    crossed = (new.inside & old.outside) | (new.outside & old.inside)
    outside = new.outside & old.outside
    if one_sentence(new, old):
        crossed = outside = frozenset()
    if not (inside or crossed or outside):
        return
    topic = set(new.topic) & set(old.topic)
    worth = sum(_telling(group, topic) * share for group, share in ((inside, 1), (crossed, 0.5), (outside, 0.15)))
    if worth:
        told = spelled(inside | crossed, new.quote)
        yield Clue(min(3.0, worth), f"words shared: {', '.join(told) or 'some around'}")


def things(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that an act of which one week has many is done to a thing of its own in each: a bridge, a stadium."""
    both = new.act_set & old.act_set
    if not both or not both <= COMMON_ACTS or _one_name(new, old) or _telling_words(new) & old.inside:
        return
    if _telling_words(new) - old.outside and _telling_words(old) - new.outside:
        yield Clue(OTHER_THING, "done to other things")


def _one_name(new: Mention, old: Mention) -> bool:
    return any(same(a, b) for a in new.own for b in old.own)


def _telling_words(mention: Mention) -> set[str]:
    return {s for s in mention.stems if weight(s) == RARE}


def _telling(shared: frozenset[str], topic: set[str]) -> float:
    return sum(weight(s) * (TOPIC[False] if s in topic else 1) for s in shared)


def contrasts(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that each tells of another of two things: the northern bridge, and the southern one."""
    for row in _contrasts():
        one, other = _of_row(new, row), _of_row(old, row)
        if one and other and not one & other:
            yield Clue(CONTRAST, f"{min(one)} is not {min(other)}")


def _of_row(mention: Mention, row: Mapping[str, str]) -> set[str]:
    return {row[s] for s in mention.inside & row.keys()}


@cache
def _contrasts() -> tuple[dict[str, str], ...]:
    """Return for the stem of each word of a row what it tells apart: "north" and "northern" are one side."""
    rows = load("linking")["contrast"]["words"]
    return tuple({stem(word): next(w for w in row if word.startswith(w)) for word in row} for row in rows)


def figures(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that both give one figure, or each another."""
    if not new.numbers or not old.numbers:
        return
    one, other = set(new.numbers), set(old.numbers)
    great = [{n for n in numbers if int(n) >= GREAT} for numbers in (one, other)]
    if all(great) and not great[0] & great[1]:
        one, other = great
    if one & other:
        figure = max(map(int, one & other))
        yield Clue(2.0 if figure >= GREAT else 1.2, f"the same figure, {figure:,}")
    elif one and other:
        yield Clue(-2.0, f"{int(min(one)):,} is not {int(min(other)):,}")


def ordinals(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that one is of the second and the other of the third of a kind: a round, a vote."""
    mine, theirs = _nth(new), _nth(old)
    for noun in sorted(mine.keys() & theirs.keys()):
        if mine[noun] != theirs[noun]:
            yield Clue(CONTRAST, f"the {mine[noun]} is not the {theirs[noun]}")


def _nth(mention: Mention) -> dict[str, str]:
    return {noun: nth for nth, _, noun in (mark.partition(" ") for mark in mention.marks) if noun}


def standing(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that others meet, or that one prepares the other or follows it."""
    if new.ranks and old.ranks and not set(new.ranks) & set(old.ranks):
        yield Clue(-2.0, f"{new.ranks[0]}s, not {old.ranks[0]}s")
    for mark, worth, reason in _STANDING:
        told = new.says is not None and mark == "further"  # "his second launch" may be the one that was foretold as his
        told = told or (mark == "dating" and new.says not in {None, "happened"})  # "missed the date for its plan"
        if (mark in new.marks) != (mark in old.marks) and not told:
            yield Clue(worth, reason)


_STANDING = (
    ("preparing", -1.2, "one prepares the other"),
    ("dating", -2.0, "one only sets the other's day"),
    ("further", FURTHER, "a further one"),
)


def taken_up(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that one takes the other up again in its article."""
    if new.source == old.source and new.refers == old.start:
        yield Clue(3.0, "taken up again in the same article")
    elif one_sentence(new, old):
        yield Clue(-1.0, "two events of one sentence")
    elif "pointing" in new.marks and new.refers is None and not set(new.context) & set(old.context):
        yield Clue(-0.5, "only pointed to")
