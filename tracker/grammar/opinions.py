"""Verbs of an opinion that are nouns, too: whether "doubts" and "forecasts" tell what somebody holds to be so.

Invariant: nothing here gives a tag.
"""

from __future__ import annotations

import re

from tracker.grammar.agreement import POLLED
from tracker.grammar.neighbours import Neighbours, words_of
from tracker.grammar.words import reporting

_FIGURING = words_of("figuring")
_MEASURES = words_of("measures")
_ALONE = re.compile(r"[\^,\"SWcC](?:L[JNX]*[NX]|X+)$")  # a subject that nothing leads
_HOLDING = words_of("holding")
_RECKONING = words_of("reckoning")
_FIGURES = frozenset("0123456789$")


def holds(near: Neighbours, low: str) -> bool:
    """Whether one body holds something to be so: "the ministry doubts that", not "amid market fears that"."""
    return low.removesuffix("s") in _HOLDING and _ALONE.search(near.out) is not None


def figures(near: Neighbours, index: int) -> bool:
    """Whether one who thinks has a clause behind the verb: "the mayor figures | the bridge will open"."""
    if near.tokens[index].low not in _FIGURING or _ALONE.search(near.out) is None:
        return False
    if near.out[-1] != "X" and near.tokens[index - 1].low not in reporting("speakers"):
        return False
    behind = [near.options(at)[:1] for at in range(index + 1, index + _CLAUSE_LENGTH)]
    clause = behind[: behind.index(".")] if "." in behind else behind
    return bool(clause) and clause[0] in _SUBJECTS and "M" in clause


_CLAUSE_LENGTH, _SUBJECTS = 8, frozenset(("L", "N", "R", "J", "", "p", "#"))


def reckons(near: Neighbours, index: int, verb: str) -> bool:
    """Whether a figure follows: "the bank forecasts growth", "analysts polled by the paper forecast a loss"."""
    if near.tokens[index].low.removesuffix("s") not in _RECKONING:
        return False
    polled = verb == "V" and POLLED.search(near.out) is not None
    if not polled and (verb == "V" or _ALONE.search(near.out) is None):
        return False
    following, kind = near.low(index + 1), near.options(index + 1)[:1]
    described = kind == "J" and near.low(index + 2) in _MEASURES
    return following in _MEASURES or described or kind in {"L", "#"} or following[:1] in _FIGURES
