"""Sentences of a text: where each begins and ends, and which lines are headings.

Invariant: spans are in order, do not overlap, and begin and end with a character that is no white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from tracker.lexicon import load
from tracker.lexicon.calendar import MONTHS, WEEKDAY
from tracker.text import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’)\]]*+\s+")  # a set first, so that the engine leaps to it
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_TERMINAL = (".", "!", "?", "…", ":", ";", ",")
_CLOSERS = "\"'”’)] \t\n"
DATELINE = re.compile(
    rf"(?!(?:{WEEKDAY.upper()})\b)"  # "MONDAY - The fair opens." is no place
    r"[A-Z][A-Z.’' /-]{2,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:, \w+\.? \d{1,2})?(?: \([^)]{2,30}\))? ?(?:--|-|–|—) "
)
_BULLETS = tuple(f"{mark} " for mark in "-–—*•·")
_POINT = re.compile(r"\n[ \t]*(?=[-–—*•·] )")
_LONGEST = 1000  # code points; the longest sentence in 140,000 words of news and histories has 798
_HEADING = 110  # code points; a longer line without an end is a sentence that lost its full stop


class Sentence(NamedTuple):
    """One sentence: `body` leaves out a dateline or the mark of a point, `paragraph` numbers its paragraph."""

    span: Span
    body: int
    paragraph: int
    heading: bool


_span, _sentence = partial(tuple.__new__, Span), partial(tuple.__new__, Sentence)  # without Python's own call


@cache
def _abbreviations() -> dict[str, str]:
    table = load("reading/abbreviations")
    return {word: kind for kind in ("before_name", "inside", "company") for word in table[kind]}


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("reading/abbreviations")["openers"])


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order; offsets in code points.

    >>> text = "Mr. Hill left at 3 p.m. Monday. He is back."
    >>> [s.span.of(text) for s in sentences(text)]
    ['Mr. Hill left at 3 p.m. Monday.', 'He is back.']
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        found += _of_paragraph(text, *paragraph.span(), number)
    return tuple(found)


def _of_paragraph(text: str, start: int, end: int, number: int) -> list[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    if _is_heading(text, start, end):
        return [Sentence(Span(start, end), start, number, heading=True)]
    dateline = DATELINE.match(text, start, end)
    body = dateline.end() if dateline else start
    cuts = [*_cuts(text, body, end), end]
    found: list[Sentence] = []
    for cut in cuts if end - start <= _LONGEST else _short(text, start, cuts):
        stop = cut
        while text[stop - 1].isspace():
            stop -= 1
        first = start + 2 if text.startswith(_BULLETS, start) else start  # the words of a point
        found.append(_sentence((_span((start, stop)), max(body, first), number, False)))
        start = cut
    return found


def _short(text: str, start: int, cuts: list[int]) -> Iterator[int]:
    """Yield the cuts, and one at a blank wherever a sentence would be longer than any that is written.

    What reads a sentence may compare every word of it with every other: so the time stays linear in the text.
    """
    for cut in cuts:
        while cut - start > _LONGEST:
            blank = text.rfind(" ", start + 1, start + _LONGEST)
            start = blank + 1 if blank > 0 else start + _LONGEST
            yield start
        yield cut
        start = cut


def _is_heading(text: str, start: int, end: int) -> bool:
    if end - start > _HEADING or text[end - 1] in '"”':
        return False
    return not text[start:end].rstrip(_CLOSERS).endswith(_TERMINAL)


def _cuts(text: str, start: int, end: int) -> list[int]:
    found: list[int] = []
    for match in _END.finditer(text, start, end):
        at, after = match.span()
        if after < end and _ends_sentence(text, at, after):
            found.append(after)
    points = _points(text, start, end)
    return sorted({*found, *points}) if points else found


def _points(text: str, start: int, end: int) -> list[int]:
    """Return where the points of a list begin, each on a line of its own; a dash may open the line of an aside."""
    found = [match.end() for match in _POINT.finditer(text, start, end)]
    listed = text.startswith(_BULLETS, start) or (found and text[start : found[0]].rstrip().endswith(_TERMINAL))
    return found if listed else []


def _ends_sentence(text: str, at: int, after: int) -> bool:
    """Whether a mark at `at` ends a sentence, where the next word begins at `after`."""
    following = text[after]
    if not (following.isupper() or following.isdigit() or following in "\"“‘'`(["):
        return False
    if text[at] != "." or not text[at + 1].isspace():
        return True
    word = _last_word(text[max(0, at - 20) : at])
    may_go_on = (word in _abbreviations() or len(word) == 1) and not text.endswith(("the Sun", "The Sun"), 0, at)
    return not (may_go_on and _is_abbreviation(word, text, after))


def _last_word(text: str) -> str:
    last = text.rsplit(maxsplit=1)[-1:]
    if last and last[0].isalnum() and text.endswith(last[0]):
        return last[0]
    found = _LAST_WORD.search(text)
    return found[0] if found else ""


# "at 9 a.m. EST", "at 9 a.m. Monday", "at 5 p.m. Moscow time"
_AFTER_CLOCK = re.compile(
    rf"[\W\d]|[A-Z]{{2,5}}\b|(?:{WEEKDAY})"
    rf"|(?:{'|'.join(map(str.capitalize, MONTHS))})\.? \d"
    r"|(?:[A-Z]\w+ ){1,2}(?:[Ss]tandard |[Dd]aylight )?[Tt]ime\b"
)


def _is_abbreviation(word: str, text: str, after: int) -> bool:
    if word in {"a.m", "p.m"}:
        return _AFTER_CLOCK.match(text, after) is not None
    kind = _abbreviations().get(word)
    if kind == "before_name" or (len(word) == 1 and word.isupper()):
        return True
    if kind is None:
        return False
    following = text[after : after + 12].split(maxsplit=1)[0].strip(',."“')
    return following not in _openers()
