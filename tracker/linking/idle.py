"""Words that name an act as a verb alone, where they are none: "a commission", "the final report", "in March".

Invariant: only words that are acts by themselves are looked at; what part of speech they are, the sentence tells.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tracker.grammar.tagging import tag
from tracker.lexicon import load
from tracker.text import Span

_TAGS = {"N": "noun", "J": "adjective", "G": "gerund", "X": "name"}


@lru_cache(maxsize=64)  # the statements of one article are looked at together, several of them of one sentence
def idle(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return the words of a sentence that name no act as they stand there.

    >>> [word.of("He flew a ship") for word in idle("He flew a ship", Span(0, 14))]
    ['ship']
    """
    tagged = tag(text, sentence.start, sentence.end)
    pairs = zip(tagged.tokens, tagged.tags, strict=True)
    return tuple(Span(token.start, token.end) for token, kind in pairs if token.low in _idle(kind))


@cache
def _idle(kind: str) -> frozenset[str]:
    """Return the words that name no act where they have this tag."""
    words = load("linking")["idle"].get(_TAGS.get(kind, ""), ())
    return frozenset((*words, *(f"{word}s" for word in words if kind == "N")))
