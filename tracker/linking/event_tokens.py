"""The sentence of an event as tokens, and which of them are the event's own words.

Invariant: each time of the sentence is one token, but for what of it belongs to the event or to the verb before it.
"""

from __future__ import annotations

from datetime import date

from tracker.grammar.phrases import Phrase
from tracker.grammar.sentences import sentences
from tracker.grammar.tagging import tag
from tracker.grammar.tokens import Tagged
from tracker.timex import find


def tagged_of(quote: str, on: date, at: int, length: int) -> Tagged:
    """Return a sentence as tokens, without its dateline; its times are one token each, but for the event in one."""
    parted = sentences(quote)
    body, times = (parted[0].body if parted else 0), list[tuple[int, int, int]]()
    for number, time in enumerate(find(quote, on)):
        start, end = time.phrase
        start = at + length if start < at + length and at < end else start
        start += _particle(quote[:start], quote[start:end])
        if end > start >= max(body, times[-1][1] if times else 0):
            times.append((start, end, number))
    return tag(quote, body, len(quote), times)


def _particle(before: str, time: str) -> int:
    """Return how much of a time belongs to the verb before it: "takes | over the next day", "sworn | in next week"."""
    word, led = before.split()[-1:], time.split(" ", 1)[0].lower()
    return len(led) + 1 if word and (word[0].lower(), led) in _PHRASAL else 0


_PHRASAL = frozenset((verb, "over") for verb in ("take", "takes", "taking", "took")) | {("sworn", "in")}


def tokens_of(tagged: Tagged, event: str) -> Phrase:
    """Return the tokens that hold the event's words, all of them where these are not found."""
    start = tagged.text.find(event)
    end = start + len(event)
    inside = [n for n, t in enumerate(tagged.tokens) if start >= 0 and t.end > start and t.start < end]
    return (inside[0], inside[-1]) if inside else (0, len(tagged.tokens) - 1)
