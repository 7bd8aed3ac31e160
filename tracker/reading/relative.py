"""Times tied to another event: "ahead of the summit", "once the ballots are counted", and the windows they give.

Invariant: `relative_to` are words of the sentence; a window never begins before the anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from tracker.grammar.groups import Group
from tracker.grammar.phrases import Phrase, following
from tracker.grammar.tagging import Tagged
from tracker.lexicon import load
from tracker.reading.kinds import is_scheduled, kind_of_noun
from tracker.window import Window

_LONGEST = 5  # words of a cue
_DAY = timedelta(days=1)


class Side(StrEnum):
    """On which side of the other event the time lies."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Relative:
    """A phrase of tokens `first` … `last`; `other` names the other event, `noun` is its head, "" for a clause."""

    first: int
    last: int
    side: Side
    cue: str
    other: Phrase
    noun: str


@dataclass(frozen=True, slots=True)
class Known:
    """An event whose time the article gives; `spans` says that it lasts over its window."""

    noun: str
    words: frozenset[str]
    offset: int
    window: Window
    spans: bool


@cache
def _cues() -> dict[str, Side]:
    table = load("reading/relative")
    return {cue: side for side in Side for cue in table[side.value]}


@cache
def _clause_cues() -> frozenset[str]:
    return frozenset(load("reading/relative")["clause"])


@cache
def cue_pattern() -> re.Pattern[str]:
    """Return one pattern that finds where a cue may stand: the cheap test before a sentence is parsed."""
    words = sorted({*_cues(), *_clause_cues()} - {"at"}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}|at the|at a)\b", re.IGNORECASE)


def relatives(tagged: Tagged, found: tuple[Group, ...]) -> tuple[Relative, ...]:
    """Return the event-relative times of a sentence in order."""
    return tuple(_all(tagged, found))


def _all(tagged: Tagged, found: tuple[Group, ...]) -> Iterator[Relative]:
    index = 0
    while index < len(tagged.tokens):
        relative = _at(tagged, found, index) if tagged.tags[index] in "PSAG" else None
        if relative is not None:
            yield relative
        index = relative.last + 1 if relative else index + 1


def _at(tagged: Tagged, found: tuple[Group, ...], index: int) -> Relative | None:
    for size in range(_LONGEST, 0, -1):
        cue = tagged.lows(index, index + size - 1)
        if cue in _cues() or cue in _clause_cues():
            return _phrase(tagged, index, index + size, cue) or _clause(tagged, found, index, index + size, cue)
    return None


def _phrase(tagged: Tagged, first: int, start: int, cue: str) -> Relative | None:
    side = _cues().get(cue)
    other = following(tagged, start)
    if side is None or other is None or tagged.tags[start] in "tR":
        return None
    last = _head(tagged, *other)
    noun = tagged.tokens[last].low
    if tagged.tags[last + 1 : last + 2] and tagged.tags[last + 1] in "MBHDZO":
        return None
    if not (is_scheduled(noun) or (kind_of_noun(noun) and tagged.tags[start] == "L")) or (
        cue == "at" and tagged.tags[start] not in "L"
    ):
        return None
    return Relative(first, other[1] if other[1] > last else last, side, cue, (start, max(other[1], last)), noun)


def _head(tagged: Tagged, first: int, last: int) -> int:
    """Return the head noun: the last noun before the first preposition."""
    stop = next((i for i in range(first, last + 1) if tagged.tags[i] in "Pt"), last + 1)
    return max(first, stop - 1)


def _clause(tagged: Tagged, found: tuple[Group, ...], first: int, start: int, cue: str) -> Relative | None:
    if cue not in _clause_cues() or tagged.tags[start : start + 1] not in set("LNXRJ#A"):
        return None
    end = next((i for i in range(start, len(tagged.tags)) if tagged.tags[i] in ',;:"-.'), len(tagged.tags))
    if not any(g.finite and start <= g.first < end for g in found) or (cue == "when" and "M" in tagged.tags[start:end]):
        return None
    side = _cues().get(cue, Side.AFTER)
    return Relative(first, end - 1, side, cue, (start, end - 1), "")


def window_of(relative: Relative, other: Known | None, anchor: date) -> Window:
    """Return the window of docs/windows.md for an event-relative time; `other` None where nothing dates it."""
    if other is None:
        return Window(anchor, None)
    if relative.side is Side.BEFORE:
        return _before(other, anchor)
    if relative.side is Side.AFTER:
        return _after(other, anchor)
    return _clipped(other.window.earliest, other.window.latest, anchor)


def _before(other: Known, anchor: date) -> Window:
    end = other.window.earliest if other.spans else other.window.latest
    soft = other.window.latest_soft and not other.spans
    return Window(anchor, end - _DAY, latest_soft=soft) if end and end - _DAY >= anchor else Window(anchor, None)


def _after(other: Known, anchor: date) -> Window:
    start = other.window.latest if other.spans else other.window.earliest
    return Window(max(anchor, start + _DAY), None) if start else Window(anchor, None)


def _clipped(earliest: date | None, latest: date | None, anchor: date) -> Window:
    start = max(anchor, earliest) if earliest else anchor
    return Window(start, latest if latest and latest >= start else None)


def match(relative: Relative, tagged: Tagged, known: list[Known]) -> Known | None:
    """Return the event of the article that the phrase is about: the same head noun, most words shared, the nearest."""
    words = frozenset(t.low for t in tagged.tokens[relative.other[0] : relative.other[1] + 1])
    at = tagged.tokens[relative.first].start
    same = [k for k in known if relative.noun and _same(k.noun, relative.noun)]
    return max(same, key=lambda k: (len(k.words & words), -abs(k.offset - at)), default=None)


def _same(one: str, other: str) -> bool:
    return one.removesuffix("s") == other.removesuffix("s")
