"""Weighing whether two statements are about one event: each clue is a number with its reason in words.

Invariant: the points of a pair are the sum of its clues, and every clue is kept and can be shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tracker.lexicon import load
from tracker.linking.names import same_person
from tracker.linking.values import Actor, Clue, Mention
from tracker.linking.words import weight
from tracker.window import Window


def clues(new: Mention, old: Mention) -> tuple[Clue, ...]:
    """Return what speaks for and against `new` being about the event of `old`, published no later."""
    found = [c for rule in RULES for c in rule(new, old)]
    return tuple(c for c in found if c.points)


def _acts(new: Mention, old: Mention) -> Iterator[Clue]:
    one, other = set(new.acts), set(old.acts)
    if one & other:
        yield Clue(0.8, f"both {' and '.join(sorted(one & other))}")
    elif one and other:
        related = any(b in _same_act().get(a, ()) for a in one for b in other)
        yield Clue(0.4, "acts that go together") if related else Clue(-1.2, f"{min(one)} is not {min(other)}")


@cache
def _same_act() -> dict[str, tuple[str, ...]]:
    return {act: tuple(others) for act, others in load("linking")["same_act"].items()}


def _people(new: Mention, old: Mention) -> Iterator[Clue]:
    shared = [a for a in new.actors if any(_same(a, b) for b in old.actors)]
    half = [a for a in new.actors if a not in shared and any(_same(a, b) for b in old.others)]
    half += [b for b in old.actors if any(_same(a, b) for a in new.others)]
    worth = sum(_worth(a) for a in shared) + 0.4 * sum(_worth(a) for a in half)
    if shared or half:
        yield Clue(min(2.4, worth), f"both name {', '.join(dict.fromkeys(a.key.title() for a in [*shared, *half]))}")
    elif _persons(new) and _persons(old):
        yield Clue(-1.5, "other people")


def _persons(mention: Mention) -> list[Actor]:
    return [a for a in mention.actors if a.sort in {"person", "body"}]


def _worth(actor: Actor) -> float:
    return {"person": 1.0, "body": 0.9, "name": 0.9}.get(actor.sort, 0.6)


def _same(one: Actor, other: Actor) -> bool:
    if one.sort in {"person", "name"} and other.sort in {"person", "name"}:
        return same_person(one.key, other.key)
    return one.key == other.key


def _governments(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a country acts by its leader, and the other way round."""
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
        yield Clue(0.4, f"{', '.join(c.title() for c in sorted(shared))} acts by its leader")


def _places(new: Mention, old: Mention) -> Iterator[Clue]:
    if not new.places or not old.places:
        return
    keys, countries = (
        ({p.key for p in m.places} for m in (new, old)),
        ({p.country for p in m.places} for m in (new, old)),
    )
    (mine, theirs), (land, other_land) = tuple(keys), tuple(countries)
    if mine & theirs:
        yield Clue(1.2, f"both in {min(mine & theirs).title()}")
    elif land & other_land - {""} and (mine & (land | other_land) or theirs & (land | other_land)):
        yield Clue(0.8, f"both in {min(land & other_land - {''}).title()}")
    else:
        yield Clue(-2.0, f"{min(mine).title()} is not {min(theirs).title()}")


def _words(new: Mention, old: Mention) -> Iterator[Clue]:
    inside = set(new.stems) & set(old.stems)
    crossed = (set(new.stems) & set(old.around)) | (set(new.around) & set(old.stems))
    outside = set(new.around) & set(old.around)
    worth = sum(map(weight, inside)) + 0.5 * sum(map(weight, crossed)) + 0.15 * sum(map(weight, outside))
    if worth:
        yield Clue(min(3.0, worth), f"words shared: {', '.join(sorted(inside | crossed)) or 'some around'}")


def _figures(new: Mention, old: Mention) -> Iterator[Clue]:
    one, other = set(new.numbers), set(old.numbers)
    if one & other:
        yield Clue(1.5, f"the same figure, {int(min(one & other)):,}")
    elif one and other:
        yield Clue(-2.0, f"{int(min(one)):,} is not {int(min(other)):,}")


def _windows(new: Mention, old: Mention) -> Iterator[Clue]:
    one, other = new.window, old.window
    if one is None or other is None:
        return
    if _day(one) and one.latest == other.latest and _day(other):
        yield Clue(1.2, "the same day")
    elif one.latest and one.latest == other.latest:
        yield Clue(0.8, "the same last day")
    elif one.overlaps(other):
        yield Clue(0.3, "windows that meet")
    else:
        yield from _apart(new, old, other)


def _day(window: Window) -> bool:
    return window.latest is not None and window.earliest == window.latest


def _apart(new: Mention, old: Mention, other: Window) -> Iterator[Clue]:
    """Weigh windows that do not meet: a slip while the old one had not ended, else likely another event."""
    over = other.latest is not None and other.latest < new.published_on
    moved = "moved" in new.marks
    if new.source == old.source:
        yield Clue(-1.5, "another day in the same article")
    elif over and not moved:
        yield Clue(-1.2, "the earlier window was over")
    elif not moved:
        yield Clue(-0.4, "another day")


def _standing(new: Mention, old: Mention) -> Iterator[Clue]:
    if new.ranks and old.ranks and not set(new.ranks) & set(old.ranks):
        yield Clue(-2.0, f"{new.ranks[0]}s, not {old.ranks[0]}s")
    for mark, words in (("preparing", "one prepares the other"), ("further", "a further one")):
        if (mark in new.marks) != (mark in old.marks):
            yield Clue(-1.2, words)


def _taken_up(new: Mention, old: Mention) -> Iterator[Clue]:
    if new.source == old.source and new.refers == old.start:
        yield Clue(3.0, "taken up again in the same article")
    elif "pointing" in new.marks and new.refers is None:
        yield Clue(-0.5, "only pointed to")


RULES = (_acts, _people, _governments, _places, _words, _figures, _windows, _standing, _taken_up)
