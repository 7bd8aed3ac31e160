"""Weighing whether two statements are about one event: each clue is a number with its reason in words.

Invariant: the points of a pair are the sum of its clues, and every clue is kept and can be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from tracker.linking import another, doing, what, when, who
from tracker.linking.values import Clue, Mention

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


def applies(has: Callable[[Mention], object], most: float) -> Most:
    """Return what a rule gives at most: nothing at all of a statement without what it compares."""
    return lambda new: most if has(new) else None


# Beside each rule, the most that it can give a statement: a pair that cannot come to enough any more is let go. What
# is quickly found out stands before what takes comparing name by name.
ABOUT: tuple[Rule, ...] = (
    (who.acting, applies(lambda new: new.acts, 1.0)),
    (who.people, applies(lambda new: new.actors or new.others, 2.4)),
    (what.words, applies(lambda new: new.stems or new.around, 3.0)),
    (who.governments, applies(lambda new: new.actors, 0.8)),
    (who.context, applies(lambda new: not new.own and new.context, 1.3)),
    (who.itself, applies(lambda new: "itself" in new.marks, 1.5)),
    (what.places, applies(lambda new: new.places, 1.2)),
    (when.together, applies(lambda new: new.places, 0.6)),
    (what.taken_up, lambda new: 0.0 if new.refers is None else 3.0),
    (who.participants, applies(lambda new: who.MEETING & new.act_set, 0.0)),
    (who.sides, applies(lambda new: "match" in new.acts, 0.0)),
    (what.standing, lambda _: 0.0),
    (what.contrasts, lambda _: 0.0),
    (what.ordinals, applies(lambda new: new.marks, 0.0)),
)
RULES: tuple[Rule, ...] = (
    (when.windows, applies(lambda new: new.window, 2.0)),
    (what.figures, applies(lambda new: new.numbers, 2.0)),
    (what.things, applies(lambda new: new.acts, 0.0)),
    *ABOUT,
    (another.committees, applies(lambda new: new.acts, 0.0)),
    (who.nobody_in_common, applies(lambda new: new.context, 0.0)),
    (doing.same_verb, applies(lambda new: new.actors, doing.SAME)),
    (doing.phase, lambda new: doing.IN_PHASE if new.acts else 0.0),
)
