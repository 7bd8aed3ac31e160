"""What a forward-looking verb is: the group that carries the hedge, and the group that names the event.

Invariant: a force names a verb group of the sentence as its event and at least one hedge.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tracker.grammar.phrases import Phrase
from tracker.lexicon import load
from tracker.reading.hedges import Hedge


class Force(NamedTuple):
    """A forward-looking verb: `start` the group that carries the hedge, `event` the group that names the event.

    `words` are the first and last token of the hedge; `timetable` marks a present tense, which looks
    forward only with a time to come; `by_subject` that the event is what the subject names ("A decision is expected");
    `own_will` that the subject speaks of itself; `noun` is the event where an object names it ("planning a vigil");
    `moved` that an event gets a new day ("put off until May 5").
    """

    start: int
    event: int
    hedge: Hedge
    words: tuple[int, int]
    negated: bool
    timetable: bool = False
    by_subject: bool = False
    own_will: bool = False
    noun: Phrase | None = None
    moved: bool = False


@cache
def screened(kind: str) -> frozenset[str]:
    """Return the words of one list of the lexicon's screen."""
    return frozenset(load("reading/screen")[kind])
