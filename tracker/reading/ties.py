"""What ties a time to another event: on which side of it the time lies, and by which words.

Invariant: every cue is one of the lexicon's, in lower case.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tracker.grammar.phrases import Phrase
from tracker.lexicon import load


class Side(StrEnum):
    """On which side of the other event the time lies."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Relative(NamedTuple):
    """A phrase of tokens `first` … `last`; `other` names the other event, `noun` is its head, "" for a clause.

    `time` is the token of a time within the phrase ("ahead of Thursday's summit"), -1 for none; `counted` that of a
    length before it ("two days after the vote").
    """

    first: int
    last: int
    side: Side
    cue: str
    other: Phrase
    noun: str
    time: int = -1
    counted: int = -1

    @property
    def holds_time(self) -> bool:
        """Whether the phrase names an event with its day: "ahead of Thursday's summit"; a clause's day is its own."""
        return self.noun != "" and self.time >= self.first


@cache
def cues() -> dict[str, Side]:
    """Return the words that tie to a noun or a clause, each with the side that it tells."""
    rows = load("reading/relative")
    return {cue: side for side in Side for cue in rows[side.value]}


@cache
def clause_cues() -> frozenset[str]:
    """Return the words that can tie to a clause."""
    return frozenset(load("reading/relative")["clause"])
