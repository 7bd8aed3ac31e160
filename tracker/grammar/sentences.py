"""Sentences of a text: where each begins and ends, and which lines are headings.

Invariant: spans are in order, do not overlap, and begin and end with a character that is no white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tracker.lexicon import load
from tracker.text import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’)\]]*+\s+")  # a set first, so that the engine leaps to it
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_TERMINAL = (".", "!", "?", "…", ":", ";", ",")
_CLOSERS = "\"'”’)] \t\n"
_DATELINE = re.compile(
    r"[A-Z][A-Z.’' /-]{2,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:, \w+\.? \d{1,2})?(?: \([^)]{2,30}\))? ?(?:--|-|–|—) "
)
_LONGEST = 1000  # code points; the longest sentence in 140,000 words of news and histories has 798
_HEADING = 110  # code points; a longer line without an end is a sentence that lost its full stop


class Sentence(NamedTuple):
    """One sentence: `body` leaves a dateline out, `paragraph` numbers the paragraph it stands in."""

    span: Span
    body: int
    paragraph: int
    heading: bool


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
    return tuple(s for n, m in enumerate(_PARAGRAPH.finditer(text)) for s in _of_paragraph(text, m.start(), m.end(), n))


def _of_paragraph(text: str, start: int, end: int, number: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if _is_heading(text, start, end):
        yield Sentence(Span(start, end), start, number, heading=True)
        return
    dateline = _DATELINE.match(text, start, end)
    body = dateline.end() if dateline else start
    cuts = [*_cuts(text, body, end), end]
    for cut in cuts if end - start <= _LONGEST else _short(text, start, cuts):
        stop = cut
        while text[stop - 1].isspace():
            stop -= 1
        yield Sentence(Span(start, stop), max(body, start), number, heading=False)
        start = cut


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


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, match):
            yield match.end()


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    after = text[match.end()]
    if not (after.isupper() or after.isdigit() or after in "\"“‘'`(["):
        return False
    if text[match.start()] != "." or len(match[0].rstrip()) > 1:
        return True
    word = _last_word(text[max(0, match.start() - 20) : match.start()])
    return not word or not _is_abbreviation(word, text, match.end())


def _last_word(text: str) -> str:
    last = text.rsplit(maxsplit=1)[-1:]
    if last and last[0].isalnum() and text.endswith(last[0]):
        return last[0]
    found = _LAST_WORD.search(text)
    return found[0] if found else ""


def _is_abbreviation(word: str, text: str, after: int) -> bool:
    kind = _abbreviations().get(word)
    if kind == "before_name" or (len(word) == 1 and word.isupper()):
        return True
    if kind is None:
        return False
    following = text[after : after + 12].split(maxsplit=1)[0].strip(',."“')
    return following not in _openers()
