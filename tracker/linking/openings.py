"""Capitalised words that only open a sentence, and are no name: "The Kestrel", "Astronaut Ada Lindqvist".

Invariant: a word that the lexicon knows as a name is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.grammar.words import tags
from tracker.linking.gazetteer import families, fold, known, offices, titles, trades
from tracker.linking.listed import LEADING, PAIR, POSSESSIVE, Token, acts_behind, known_size, tag_behind
from tracker.linking.words import base, stop

_TRADED = 3  # "Baker Lindqvist" may be a name, "Baker Ada Lindqvist" begins with what she does
_ANY, _INSIDE = re.compile(r"\w+"), re.compile(r"(?<=[a-z,] )\w+")
_EDGE = r"\b"
_COMMON_PLURAL = re.compile(r"[^oiuas]s$")
_LOW_NEXT = re.compile(r" (?!and [A-Z]|(?:von|van|der|den|de|da|do|bin|al) )[a-z]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|\n\s*|[\"“‘(]\s*|(?:--|-|–|—) )$")


def opening(text: str, offset: int, tokens: Sequence[Token]) -> int:
    """Return how many words only open a sentence, 0 or 1: "The Kestrel", "Astronaut Ada Lindqvist"."""
    if not _SENTENCE_START.search(text[max(0, offset - 4) : offset]):
        return 0
    if not _begins_name(tokens, text) and _opens_only(tokens[0][2], text, tokens[0][1]):
        return 1
    return int(len(tokens) >= _TRADED and fold(tokens[0][2]) in trades())


def _begins_name(tokens: Sequence[Token], text: str) -> bool:
    """Whether the first two words are one name: "New Zealand", or what the article has within a sentence too."""
    if known_size(tokens, 0) >= PAIR:
        return True
    return len(tokens) > 1 and _stands(f"{tokens[0][2]} {tokens[1][2]}", text, inside=True)  # "Time Warner said"


def _opens_only(word: str, text: str, end: int) -> bool:
    """Whether a capitalised word at a sentence's start is a word like others, and no name.

    A name has its capital within a sentence too, or a verb at once behind it.
    """
    low = fold(word)
    if _is_listed(word, low, text, end):
        return False
    if low in offices() or low.removesuffix("s") in offices() or low in tags() or low in stop() or _stands(low, text):
        return True
    if _is_of_several(word, low, text):
        return True
    if POSSESSIVE.search(word) or _LOW_NEXT.match(text, end) is None:
        return False
    done = tag_behind(text, end) == "E" and not _COMMON_PLURAL.search(low)
    return not (done or acts_behind(text, end) or _stands(word, text, inside=True))


def _is_of_several(word: str, low: str, text: str) -> bool:
    """Whether a word is the plural of a noun in small letters, and no name within a sentence: "Families met again"."""
    several = low.endswith("s") and tags().get(base(low), "")[:1] == "N"
    return several and not _stands(word, text, inside=True)


def _is_listed(word: str, low: str, text: str, end: int) -> bool:
    """Whether the lexicon, or the shape of a word, makes it a name or the title before one: "AT&T", "Air TWA"."""
    leads = word in LEADING and text[end : end + 2].strip().isupper()
    return leads or "&" in low or low[:1].isdigit() or low in known() or low in titles() or low in families().values()


def _stands(word: str, text: str, *, inside: bool = False) -> bool:
    """Whether the text has this very word; `inside` a sentence means behind a small letter or a comma."""
    return word in _words(text)[inside] if word.isalnum() else _stands_so(_looked_for(text), text, word, inside=inside)


def _stands_so(found: dict[tuple[str, bool], bool], text: str, words: str, *, inside: bool) -> bool:
    """Look for words with blanks or marks through the whole text, for each of them once: a book repeats its names."""
    if (words, inside) not in found:
        pattern = rf"{'[a-z,] ' if inside else _EDGE}{re.escape(words)}\b"
        found[words, inside] = re.search(pattern, text) is not None
    return found[words, inside]


@lru_cache(maxsize=1)  # as below
def _looked_for(text: str) -> dict[tuple[str, bool], bool]:  # noqa: ARG001 - answers of one text
    return {}


@lru_cache(maxsize=1)  # all names of one article are looked for before those of the next
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a text, and those that stand inside its sentences."""
    return frozenset(_ANY.findall(text)), frozenset(_INSIDE.findall(text))
