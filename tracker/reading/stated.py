"""Stated chances: "a 70 percent chance", "one in three", "60-40": a number in the article beats every hedge word.

Invariant: a chance lies between 0 and 1, and its words stand in the sentence, beside a word such as "chance" or "odds".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.grammar.tokens import Tagged
from tracker.reading.hedges import Hedge
from tracker.reading.values import Certainty

_ODDS = re.compile(r"\b(?:chances?|odds|probability|likelihood|risk|possibility|bookmakers?)\b")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VALUES = {word: n for n, word in enumerate(_WORDS, 1)} | {"a": 1, "twenty": 20, "fifty": 50, "hundred": 100}
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d+)?|{'|'.join(_VALUES)})"
_TIMES = r"[- ](?:chances? )?"
_PATTERNS = (
    ("percent", rf"(?P<a>{_NUMBER})(?: ?%| ?percent| per cent|-percent)"),
    ("in", rf"(?P<a>{_NUMBER}){_TIMES}in[- ](?:a )?(?P<b>{_NUMBER})"),
    ("split", r"(?P<a>\d{1,2}|fifty)[-–/](?P<b>\d{1,2}|fifty)"),
    ("against", rf"(?P<a>{_NUMBER})(?:-| to |-to-)(?P<b>{_NUMBER}) against"),
    ("on", rf"(?P<a>{_NUMBER})(?:-| to |-to-)(?P<b>{_NUMBER}) on\b"),
    ("even", r"even(?= (?:chances?|odds)\b)"),
)
_STATED = tuple((kind, re.compile(rf"(?<![\w.-]){pattern}(?![\w-]|\.\d)")) for kind, pattern in _PATTERNS)
_TAIL = re.compile(r" (?:chances?|odds|probability|likelihood|risk|possibility)\b")
_LEAD = re.compile(r"\b(?:an?|the) $")
_EVEN, _WHOLE, _OBSERVATIONS = 0.5, 100, 4


class Stated(NamedTuple):
    """The chance `value` with its place in the article."""

    start: int
    end: int
    value: float


def chances(text: str, start: int, end: int) -> tuple[Stated, ...]:
    """Return the chances that `text[start:end]` states, in order.

    >>> [chance] = chances("A 70 percent chance of snow", 0, 27)
    >>> chance.value, "A 70 percent chance of snow"[chance.start : chance.end]
    (0.7, 'A 70 percent chance')
    """
    low = text[start:end].lower()
    return tuple(sorted(_all(low, start))) if _ODDS.search(low) else ()


def _all(low: str, start: int) -> Iterator[Stated]:
    for kind, pattern in _STATED:
        for match in pattern.finditer(low):
            value = _value(kind, match)
            if value is not None:
                tail, lead = _TAIL.match(low, match.end()), _LEAD.search(low, 0, match.start())
                first = lead.start() if lead and tail else match.start()
                yield Stated(start + first, start + (tail.end() if tail else match.end()), value)


def _value(kind: str, match: re.Match[str]) -> float | None:
    """Return the chance that a match means, None where its numbers give none ("3-2", "250 percent")."""
    if kind == "even":
        return _EVEN
    one = _number(match["a"])
    other = _number(match["b"]) if kind != "percent" else _WHOLE
    value = {"against": other, "on": one}.get(kind, 0) / (one + other) if kind in {"against", "on"} else one / other
    if kind == "split":
        return one / _WHOLE if one + other == _WHOLE else None
    return round(value, 2) if 0 <= value <= 1 else None


def _number(word: str) -> float:
    return float(_VALUES.get(word, 0) or word)


def stated_for(tagged: Tagged, head: int) -> Hedge | None:
    """Return the stated chance that bears on the event at token `head`, None where the sentence gives it none.

    Its certainty is PS, as that of every chance or possibility (docs/windows.md), whatever the number.
    """
    tokens = tagged.tokens
    at = tokens[head].start
    found = [c for c in chances(tagged.text, tokens[0].start, tokens[-1].end) if _bears(tagged, c, head)]
    nearest = min(found, key=lambda c: abs(c.start - at), default=None)
    if nearest is None:
        return None
    words = tagged.text[nearest.start : nearest.end]
    return Hedge(words, Certainty.POSSIBLE, nearest.value, _OBSERVATIONS, "stated")


def _bears(tagged: Tagged, chance: Stated, head: int) -> bool:
    """Whether no new clause begins between a chance and the event."""
    place = next(i for i, t in enumerate(tagged.tokens) if t.end > chance.start)
    first, last = sorted((place, head))
    return re.search(r";|,C[^,]*[MBHDZO]", tagged.tags[first : last + 1]) is None
