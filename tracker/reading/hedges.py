"""Hedges: the words that carry a prediction's force, with certainty, probability and grade.

Invariant: a hedge's probability is the chance that the event happens, so a denial's is low (docs/hedges.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.lexicon import load
from tracker.reading.values import Certainty, Polarity

_STRENGTH = {Certainty.CERTAIN: 2, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 0}


@dataclass(frozen=True, slots=True)
class Hedge:
    """One line of the table; `weight` is how many observations `probability` counts as."""

    name: str
    certainty: Certainty
    probability: float
    weight: int
    grade: str
    polarity: Polarity = Polarity.POSITIVE

    def chance(self, polarity: Polarity) -> float:
        """Return the chance that an event happens of which this is said with that polarity.

        >>> table("modal")["will"].chance(Polarity.POSITIVE), table("modal")["will"].chance(Polarity.NEGATIVE)
        (0.95, 0.05)
        """
        turned = polarity is Polarity.NEGATIVE and self.polarity is Polarity.POSITIVE
        return round(1 - self.probability, 2) if turned else self.probability


@cache
def table(place: str) -> dict[str, Hedge]:
    """Return word -> hedge for one place in the sentence ("modal", "predicate", "verb", ...).

    >>> table("verb")["vow"].certainty.value, table("modal")["may"].probability
    ('CT', 0.4)
    """
    return {word: _hedge(row) for row in load("reading/hedges")[place] for word in row["words"]}


@cache
def hedges() -> tuple[Hedge, ...]:
    """Return each hedge of the lexicon once, in the order of the file."""
    rows = (row for place in load("reading/hedges").values() for row in place)
    return tuple({h.name: h for h in map(_hedge, rows)}.values())


_LED = re.compile(r"^(?:(?:is|are|was|were|be|been|not) )+| (?:to|not)$")


def named(words: str) -> Hedge | None:
    """Return the hedge that these words are, None where the lexicon does not have them.

    >>> named("is expected to").certainty.value, named("by all accounts")
    ('PR', None)
    """
    plain = words.lower().strip()
    found = (_by_words().get(form) for form in (plain, _LED.sub("", plain)))
    return next((hedge for hedge in found if hedge), None)


@cache
def _by_words() -> dict[str, Hedge]:
    """Return every hedge by its words; where one word has several places, the first of the file's."""
    rows = [row for place in load("reading/hedges").values() for row in place]
    return {word: _hedge(row) for row in rows[::-1] for word in row["words"]}


def _hedge(row: dict[str, object]) -> Hedge:
    return Hedge(
        str(row["hedge"]),
        Certainty(str(row["certainty"])),
        float(str(row["p"])),
        int(str(row["w"])),
        str(row["grade"]),
        Polarity(str(row.get("polarity", "+"))),
    )


def weaker(one: Hedge, other: Hedge) -> Hedge:
    """Return the hedge that claims less; a denial outweighs an equal claim.

    >>> weaker(table("modal")["will"], table("verb")["hope"]).name
    'hopes to'
    """
    if one is other:
        return one
    if one.certainty is not other.certainty:
        return one if _STRENGTH[one.certainty] < _STRENGTH[other.certainty] else other
    return one if one.probability <= other.probability else other
