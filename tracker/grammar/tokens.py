"""The words of one sentence, time expressions counting as one word.

Invariant: tokens lie in order in the text and do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

_TOKEN = re.compile(
    r"[a-z]+(?![\w.,'’&-])|``|''|['’](?:s|ll|d|re|ve|m)\b|(?:[A-Za-z]\.){2,}|[^\W_]+(?:[.,]\d+)*(?:[-’'&][^\W_]+)*\.?|--|[^\w\s]"
)
_CLITIC = re.compile(r"['’](?:s|ll|d|re|ve|m|S)$")
_DOTTED = frozenset((
    "mr", "mrs", "ms", "dr", "gov", "sen", "rep", "gen", "col", "lt", "st", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sept", "sep", "oct", "nov", "dec", "no", "inc", "corp", "co", "ltd", "jr", "sr",
    "prof", "rev", "maj", "capt", "sgt", "adm", "cmdr", "brig", "supt", "insp", "messrs", "reps", "sens", "bros", "cos",
))  # fmt: skip
_INITIALS = 2  # a word as short as "J." is an initial, its full stop no end


class Token(NamedTuple):
    """A word, or a time expression (`timex` is its number among those of the article)."""

    start: int
    end: int
    low: str
    timex: int = -1


_token = partial(tuple.__new__, Token)  # every word of a sentence is made by it: without Python's own call


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence as tokens and their tags; `text` is the whole article, which offsets count in.

    `spelt` are the tokens in lower case, `subjects` what was found to stand before a verb, by the verb's first token.
    """

    text: str
    tokens: tuple[Token, ...]
    tags: str
    spelt: tuple[str, ...]
    subjects: dict[int, tuple[int, int] | None] = field(default_factory=dict, compare=False)

    def words(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def low(self, index: int) -> str:
        """Return the token at `index` in lower case, "" beyond the end."""
        return self.spelt[index] if 0 <= index < len(self.spelt) else ""

    def times(self) -> list[int]:
        """Return the tokens that are time expressions, in order."""
        found, at = [], self.tags.find("t")
        while at >= 0:
            found.append(at)
            at = self.tags.find("t", at + 1)
        return found

    def lows(self, first: int, last: int) -> str:
        """Return tokens `first` to `last` in lower case, joined by single spaces."""
        return " ".join(self.spelt[first : last + 1])


def tokenized(text: str, start: int, end: int, times: Sequence[tuple[int, int, int]]) -> list[Token]:
    """Return the tokens of `text[start:end]`; `times` as those of `tag`."""
    found: list[Token] = []
    at = start
    for begin, stop, number in times:
        if begin >= at:
            found += _plain(text, at, begin)
            found.append(_token((begin, stop, text[begin:stop].lower(), number)))
            at = stop
    return found + _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    stop = start
    for word in _TOKEN.findall(text, start, end):
        at = text.find(word, stop)  # between two tokens stands what is part of none
        stop = at + len(word)
        if word.isalpha() or len(word) == 1:
            found.append(_token((at, stop, word.lower(), -1)))
        elif _closes(word):
            found += _split_clitic(word[:-1], at, stop - 1)
            found.append(_token((stop - 1, stop, ".", -1)))
        else:
            found += _split_clitic(word, at, stop)
    return found


def _closes(word: str) -> bool:
    """Whether the full stop that a word carries is the sentence's and not the word's own."""
    return word[-1] == "." and len(word) > _INITIALS and word.count(".") == 1 and word[:-1].lower() not in _DOTTED


def _split_clitic(word: str, start: int, end: int) -> list[Token]:
    clitic = _CLITIC.search(word) if "'" in word or "’" in word else None
    if clitic is None or clitic.start() == 0:
        return [_token((start, end, word.lower(), -1))]
    cut = start + clitic.start()
    return [Token(start, cut, word[: clitic.start()].lower()), Token(cut, end, clitic[0].lower())]
