"""Years before Christ without their era, in a history that has named one with it: "in 427", "the spring of 203".

Invariant: only a text with "BC" in it is read again; what counts a noun is no year.
"""

from __future__ import annotations

import re
from heapq import merge

from tracker.timex.rows import END, KIND, START, VALUE, Line
from tracker.timex.vocabulary import KINDS, context

# What leads to a year; behind a part of one it stands with "of" too, or with nothing.
_LED = re.compile(
    r"\b(?:(?:[Ee]arly |[Ll]ate )?[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter|to|and|or) \d{2,3}"
    r"(?![\w.,:/%-]*\d)"
)
_NUMBER, _ERA_KIND = KINDS["number"], KINDS["era"]
_ON = frozenset(KINDS[x] for x in ("to", "and", "or", "until"))
_PARTS, _OF = frozenset(KINDS[x] for x in ("month", "season", "early")), KINDS["of"]
_NEXT = re.compile(r" ([^\W\d_]+)")
_AFTER = context("after_days")
_NEAR = 120  # years between one and the next that a story names


def names_era(text: str) -> bool:
    """Whether a year before Christ stands in a text."""
    return "BC" in text or "B.C" in text


def with_bare_years(runs: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return the runs of a text with those of its bare years among them, in order.

    >>> with_bare_years([(0, 9)], "In 431 BC war broke out, and in 427 Plataea fell.")
    [(0, 9), (29, 35)]
    """
    if not names_era(text):
        return runs
    taken = sorted(runs)
    found = [x.span() for x in _LED.finditer(text)]
    free = [(a, b) for a, b in found if not any(start < b and a < end for start, end in taken)]
    return list(merge(taken, free))


def mark_bare_years(line: Line, text: str, before_christ: int) -> None:
    """Give the numbers of a line that are years, told on from the year `before_christ`, the kind of one."""
    for i, token in enumerate(line):
        if token[KIND] == _ERA_KIND and token[VALUE] == "BC" and i and line[i - 1][KIND] == _NUMBER:
            before_christ = int(line[i - 1][VALUE])
        elif before_christ and i and token[KIND] == _NUMBER and abs(token[VALUE] - before_christ) <= _NEAR:
            is_year = text[token[START] : token[END]].isdigit() and _leads(line, i, text) and _closes(line, i, text)
            line[i] = (KINDS["bare_year"], int(token[VALUE]), *token[2:]) if is_year else token


def _leads(line: Line, i: int, text: str) -> bool:
    """Whether the words in front lead to a year: "in", "by", "the spring of", "19 October"."""
    before = line[i - 1][KIND]
    if before == _OF:
        return i > 1 and line[i - 2][KIND] in _PARTS
    return before in _PARTS or _LED.match(text, line[i - 1][START]) is not None


def _closes(line: Line, i: int, text: str) -> bool:
    """Whether nothing follows that the number could count."""
    end = line[i][END]
    if text[end : end + 1] != " ":
        return True
    found = _NEXT.match(text, end)
    is_last = i + 1 == len(line) or line[i + 1][KIND] in _ON
    return is_last and (found is None or found[1] in _AFTER or found[1][0].isupper())
