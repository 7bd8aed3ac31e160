"""Weighing whether two statements are about one event: each clue is a number with its reason in words.

Invariant: the points of a pair are the sum of its clues, and every clue is kept and can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

from tracker.lexicon import load
from tracker.linking.named import same_name, same_person
from tracker.linking.values import Actor, Clue, Mention
from tracker.linking.words import weight
from tracker.window import Window

TOPIC = {True: 0.8, False: 0.5}
"""What a person, and what anything else, is worth where both articles are full of it."""
STOPPED = re.compile(
    r"\b(?:call\w* off|put(?:s|ting)? (?:off|back)"
    r"|(?:cancel|postpon|scrap|abandon|shelv|delay|suspend)\w*)\b",
    re.IGNORECASE,
)
"""The words that say that an event was stopped, and are no act of its own."""
COMMON_ACTS = frozenset(("meet", "visit", "announce", "deliver", "raise", "cut", "open", "end", "decide", "match"))
"""Acts of which one week has many; the others tell more."""
GREAT = 1_000_000
"""A figure so great is rarely that of two events."""
GRACE = 7
"""A date moved by a week, or spoken of within a week after it, is likely still that of the one event."""
LONG_AGO = 120
"""So many days after its window, what is foretold anew is hardly ever the same event."""
AFTER = 60
"""Within so many days after days that were denied, what is foretold is likely the event that was not to be then."""
_MEETING = frozenset(("meet", "call"))
FAR = 7
"""A day named more than a week ahead is rarely that of two events."""


Weigh = Callable[[Mention, Mention], Iterator[Clue]]
Most = Callable[[Mention], float | None]
Rule = tuple[Weigh, Most]


@dataclass(frozen=True, slots=True)
class Applying:
    """The rules that have anything to say of a statement, each with the most points it can give, and their sum."""

    rules: tuple[tuple[Weigh, float], ...]
    most: float


def applying(new: Mention, rules: Sequence[Rule]) -> Applying:
    """Return those of the rules by which a statement is weighed."""
    told = ((rule, most(new)) for rule, most in rules)
    kept = tuple((rule, most) for rule, most in told if most is not None)
    return Applying(kept, sum(most for _, most in kept))


def clues(new: Mention, old: Mention, by: Applying, needed: float = -inf) -> tuple[Clue, ...] | None:
    """Return what speaks for and against `new` being about the event of `old`, published no later.

    None as soon as it is clear that all of it cannot come to `needed` points.
    """
    found, possible = list[Clue](), by.most
    for rule, most in by.rules:
        possible -= most
        for clue in rule(new, old):
            if clue.points:
                possible += clue.points
                found.append(clue)
        if possible < needed:
            return None
    return tuple(found)


def _acts(new: Mention, old: Mention) -> Iterator[Clue]:
    one, other = new.act_set, old.act_set
    both = one & other
    if both:
        yield Clue(0.8 if both <= COMMON_ACTS else 1.0, f"both {' and '.join(sorted(both))}")
    elif one and other:
        together = any(same(a, b) for a in new.actors for b in old.actors)
        yield (
            Clue(0.4 if together else -0.6, "acts that go together")
            if related(one, other)
            else Clue(-1.2, f"{min(one)} is not {min(other)}")
        )


def related(one: Collection[str], other: Collection[str]) -> bool:
    """Whether one of the acts goes with one of the others: who votes approves."""
    return any(b in _same_act().get(a, ()) for a in one for b in other)


@cache
def _same_act() -> dict[str, tuple[str, ...]]:
    return {act: tuple(others) for act, others in load("linking")["same_act"].items()}


def _people(new: Mention, old: Mention) -> Iterator[Clue]:
    shared, half, aside = _named(new, old)
    topic = set(new.topic) & set(old.topic) if shared or half or aside else set()
    worth = sum(_worth(a, topic if a.sort in {"country", "name"} else set()) for a in shared)
    worth += (0.4 if new.own else 0.6) * sum(_worth(a, topic) for a in half)
    worth += 0.2 * sum(_worth(a, topic) for a in aside)
    if worth:
        who = dict.fromkeys(a.key.title() for a in [*shared, *half, *aside])
        yield Clue(min(2.4, worth), f"both name {', '.join(who)}")
    if not shared and new.persons and old.persons:
        yield Clue(-0.6 if half else -1.5, "other people")
    elif not shared and not half and new.own and old.own:
        yield Clue(-0.6, "other names")


def _participants(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a meeting is known by who meets whom, and that a call is none."""
    if not _MEETING & new.act_set & old.act_set:
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


def _named(new: Mention, old: Mention) -> tuple[list[Actor], list[Actor], list[Actor]]:
    """Return who takes part in both, who takes part in one and is named beside the other, and who is beside both."""
    if new.named.isdisjoint(old.named):
        return [], [], []
    shared = [a for a in new.actors if any(same(a, b) for b in old.actors)]
    return shared, *_aside(new, old, shared)


def _aside(new: Mention, old: Mention, shared: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    if _one_sentence(new, old):
        return [], []
    half = [a for a in new.actors if a not in shared and any(same(a, b) for b in old.others)]
    half += [b for b in old.actors if any(same(a, b) for a in new.others)]
    return half, [a for a in new.others if any(same(a, b) for b in old.others)]


def _one_sentence(new: Mention, old: Mention) -> bool:
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


def _context(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a statement which names nobody stands in an article about those of the other."""
    if new.own or new.source == old.source or not new.act_set & old.act_set or _own_words(new):
        return
    shared = set(new.context) & set(old.context)
    takes_part = [a for a in old.own if a.key in new.context]
    if shared:
        yield Clue(
            0.6 + min(1.0, 0.5 * len(takes_part)), f"both articles are about {', '.join(sorted(shared)).title()}"
        )


def _itself(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that both say of one occasion that it will be held at all."""
    if "itself" in new.marks and "itself" in old.marks:
        mine, theirs = ({a.key for a in m.actors if a.sort == "occasion"} for m in (new, old))
        if mine & theirs:
            yield Clue(1.5, f"both are of the {min(mine & theirs).title()} itself")


def _own_words(mention: Mention) -> set[str]:
    """Return the telling words that the event has for itself, beside its act and the article's topic."""
    return {s for s in mention.stems if weight(s) == 1 and s not in mention.topic}


def _governments(new: Mention, old: Mention) -> Iterator[Clue]:
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
        country = min(land & other_land - {""})
        yield Clue(0.8 * (TOPIC[False] if country in new.topic else 1), f"both in {country.title()}")
    else:
        unknown = "" in land | other_land  # a village may lie in the province
        yield Clue(-0.6 if unknown else -2.0, f"{min(mine).title()} is not {min(theirs).title()}")


def _words(new: Mention, old: Mention) -> Iterator[Clue]:
    inside = new.inside & old.inside
    crossed = (new.inside & old.outside) | (new.outside & old.inside)
    outside = new.outside & old.outside
    if _one_sentence(new, old):
        crossed = outside = frozenset()
    if not (inside or crossed or outside):
        return
    topic = set(new.topic) & set(old.topic)
    worth = sum(_telling(group, topic) * share for group, share in ((inside, 1), (crossed, 0.5), (outside, 0.15)))
    if worth:
        yield Clue(min(3.0, worth), f"words shared: {', '.join(sorted(inside | crossed)) or 'some around'}")


def _telling(shared: frozenset[str], topic: set[str]) -> float:
    return sum(weight(s) * (TOPIC[False] if s in topic else 1) for s in shared)


def _figures(new: Mention, old: Mention) -> Iterator[Clue]:
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


def _windows(new: Mention, old: Mention) -> Iterator[Clue]:
    one, other = new.window, old.window
    if one is None or other is None:
        return
    begins = one.earliest == other.earliest and one.earliest is not None and one.earliest > new.said_on
    if not one.overlaps(other):
        yield from _apart(new, old, one, other)
    elif begins and one.latest != other.latest and new.source != old.source:
        yield Clue(1.0, "the same first day")
    elif one.latest is None or one.latest != other.latest:
        yield Clue(0.3, "windows that meet")
    else:
        yield _ending(new, old, same=one.earliest == other.earliest)


def _ending(new: Mention, old: Mention, *, same: bool) -> Clue:
    """Weigh windows that end on the same day; `same` says that they begin together too."""
    far = 0.5 if _ahead(new, old) > FAR else 0.0
    if same:
        return Clue(1.2 + far, "the same days")
    limit = _limit(new) or _limit(old)
    return Clue(0.8 + far, "the same last day") if limit else Clue(0.3, "windows that meet")


def _limit(mention: Mention) -> bool:
    """Whether its window runs from the day it was said: a deadline."""
    return mention.window is not None and mention.window.earliest == mention.said_on


def _together(new: Mention, old: Mention) -> Iterator[Clue]:
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


def _apart(new: Mention, old: Mention, one: Window, other: Window) -> Iterator[Clue]:
    """Weigh windows that do not meet: a slip while the old one had not ended, else likely another event."""
    if new.source == old.source:
        yield Clue(-1.5, "another day in the same article")
    elif old.polarity == "-" != new.polarity and 0 <= _gap(one, other) <= AFTER:
        yield Clue(0.4, "days after those that were denied")
    elif "moved" in new.marks and new.inside & old.inside:
        yield Clue(0.4, "its date has moved")
    elif "moved" in new.marks or (new.polarity == "-" and _gap(one, other) <= AFTER):
        return  # "not before June" tells of what has not happened yet
    elif other.latest is not None and (new.published_on - other.latest).days > GRACE:
        long_ago = (new.published_on - other.latest).days > LONG_AGO
        yield (
            Clue(-3.0, "the earlier window was over long ago")
            if long_ago
            else Clue(-1.2, "the earlier window was over")
        )
    elif _gap(one, other) > GRACE:
        yield Clue(-0.4, "another day")


def _gap(one: Window, other: Window) -> int:
    """Return the days between two windows that do not meet."""
    gaps = ((a.earliest - b.latest).days for a, b in ((one, other), (other, one)) if a.earliest and b.latest)
    return max(gaps, default=0)


def standing(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that others meet, or that one prepares the other or follows it."""
    if new.ranks and old.ranks and not set(new.ranks) & set(old.ranks):
        yield Clue(-2.0, f"{new.ranks[0]}s, not {old.ranks[0]}s")
    for mark, words in (("preparing", "one prepares the other"), ("further", "a further one")):
        silent = new.says is not None and mark not in new.marks  # what was to be the second is told of as one
        if (mark in new.marks) != (mark in old.marks) and not (silent and mark == "further"):
            yield Clue(-1.2, words)


def taken_up(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that one takes the other up again in its article."""
    if new.source == old.source and new.refers == old.start:
        yield Clue(3.0, "taken up again in the same article")
    elif _one_sentence(new, old):
        yield Clue(-1.0, "two events of one sentence")
    elif "pointing" in new.marks and new.refers is None and not set(new.context) & set(old.context):
        yield Clue(-0.5, "only pointed to")


def applies(has: Callable[[Mention], object], most: float) -> Most:
    """Return what a rule gives at most: nothing at all of a statement without what it compares."""
    return lambda new: most if has(new) else None


# Beside each rule, the most that it can give a statement: a pair that cannot come to enough any more is let go. What
# is quickly found out stands before what takes comparing name by name.
ABOUT: tuple[Rule, ...] = (
    (_acts, applies(lambda new: new.acts, 1.0)),
    (_people, applies(lambda new: new.actors or new.others, 2.4)),
    (_words, applies(lambda new: new.stems or new.around, 3.0)),
    (_governments, applies(lambda new: new.actors, 0.4)),
    (_context, applies(lambda new: not new.own and new.context, 1.6)),
    (_itself, applies(lambda new: "itself" in new.marks, 1.5)),
    (_places, applies(lambda new: new.places, 1.2)),
    (_together, applies(lambda new: new.places, 0.6)),
    (taken_up, lambda new: 0.0 if new.refers is None else 3.0),
    (_participants, applies(lambda new: _MEETING & new.act_set, 0.0)),
    (standing, lambda _: 0.0),
)
RULES: tuple[Rule, ...] = (
    (_windows, applies(lambda new: new.window, 1.7)),
    (_figures, applies(lambda new: new.numbers, 2.0)),
    *ABOUT,
)
