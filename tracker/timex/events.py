"""A preposition that reaches over an event to its date: "before general elections on November 20".

Invariant: only a dozen words in front of the date are read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.timex.vocabulary import context

_WORD = re.compile(r"\S+")
_REACH, _WORDS = 120, 9
# Between an event and its date ("elections expected to take place in April").
_LINKS = context("event_links")
# "The port named | after Ada Lind": no time follows.
_NAMING = context("before_after")
_LEADS = {"before": "before", "until": "before", "till": "before", "after": "after", "following": "after"}
_PAIRS = {
    ("ahead", "of"): "before",
    ("prior", "to"): "before",
    ("advance", "of"): "before",
    ("until", "after"): "after",
}
# A verb or a pronoun on the way: no noun group, so the preposition belongs to a clause.
_STOPS = context("clause_words")
# Each of the prepositions has one of these words, most stretches of text have none.
_TELLING = frozenset((*_LEADS, *(first for first, _ in _PAIRS), "between"))


class EventLead(NamedTuple):
    """The preposition, where it begins, and the words that name the event."""

    lead: str
    start: int
    event: str


def event_lead(text: str, start: int) -> EventLead | None:
    """Return the preposition that reaches over an event to the date phrase at `start`, None where there is none.

    >>> text = "before general elections on November 20"
    >>> event_lead(text, 25)
    EventLead(lead='before', start=0, event='general elections')
    """
    base = max(0, start - _REACH)
    if _TELLING.isdisjoint(text[base:start].lower().rsplit(None, _WORDS + 6)):
        return None
    words = [(m[0], m.start() + base, m.end() + base) for m in _WORD.finditer(text[base:start])][-_WORDS - 6 :]
    last = len(words) - 1
    while last >= 0 and words[last][0] in _LINKS:
        last -= 1
    for i in range(last, max(-1, last - _WORDS), -1):
        word = words[i][0].lower()
        if word[-1] in ",.;:!?" or word in _STOPS:
            return None
        found = _reaching(words, i, word)
        if found and i < last:
            lead, first = found
            return EventLead(lead, words[first][1], text[words[i + 1][1] : words[last][2]])
    return None


def _reaching(words: list[tuple[str, int, int]], i: int, word: str) -> tuple[str, int] | None:
    """Return the lead at a word and the index it begins at."""
    before = words[i - 1][0].lower() if i else ""
    if (before, word) in _PAIRS:
        return _PAIRS[before, word], i - 1
    if word == "and" and i > 1 and before == "now" and words[i - 2][0].lower() == "between":
        return "through", i - 2
    if word == "after" and before in _NAMING:
        return None
    return (_LEADS[word], i) if word in _LEADS else None
