"""What stands around a word while a sentence is tagged: the tags given before it, what the words behind it can be.

Invariant: nothing here gives a tag; `out` grows by one tag with each word.
"""

from __future__ import annotations

import re

from tracker.grammar.tokens import Token
from tracker.grammar.words import before_infinitive, starts_infinitive
from tracker.grammar.words import tags as lexicon_tags
from tracker.lexicon import load

_LENGTH = re.compile(r"-(?:hour|day|week|month|year|minute)$")
_ADJECTIVE_ENDINGS = ("ful", "less", "ous", "ive", "able", "ible", "al", "ic", "ary")
_SHAPES = (("ly", 5, "A"), ("ing", 6, "G"), ("ed", 5, "E"))  # ending, shortest word that it tells, tag


def words_of(name: str) -> frozenset[str]:
    """Return the words of a table of `tracker/lexicon/grammar.toml`."""
    return frozenset(load("grammar")[name]["words"])


WITH_OF = words_of("with_of")
"""Verbs that "of" can follow, in base form."""

_DEEDS, _BEHIND_DEED = words_of("named_deeds"), frozenset("MBHDPt.E")
_OF_THE_DEED = frozenset(("of", "about", "against"))  # "officials warning | of floods"


class Neighbours:
    """A sentence being tagged: `out` are the tags so far, "^" first; `known` are the tags each word can have."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        """Begin with the tokens of one sentence of `text`."""
        self.text, self.tokens = text, tokens
        self.known = lexicon_tags()
        self.out = "^"

    def options(self, index: int) -> str:
        """Return the tags that the word at `index` can have; "." beyond the end, "t" for a time."""
        if index >= len(self.tokens):
            return "."
        token = self.tokens[index]
        return "t" if token.timex >= 0 else self.known.get(token.low, "")

    def low(self, index: int) -> str:
        """Return the word at `index` in lower case, "" beyond the end."""
        return self.tokens[index].low if index < len(self.tokens) else ""

    def is_nominal(self, index: int, options: str) -> bool:
        """Whether what stands before a word makes it part of a noun phrase."""
        before = self.out[-1]
        led = before in "LJp#" or (before == "P" and options[0] != "G") or self.tokens[index - 1].low == "whose"
        if led or before != "t" or index <= 1:
            return led
        return self.out.endswith("Lt") or _LENGTH.search(self.tokens[index - 1].low) is not None  # "a May release"

    def is_named(self, index: int) -> bool:
        """Whether a capital begins the word at `index`."""
        return index < len(self.tokens) and self.text[self.tokens[index].start].isupper()

    def is_many(self) -> bool:
        """Whether the noun over "of" before a word is plural: "three days of mourning end"."""
        over = re.search(r"[Nt]P[LJNXG]+$", self.out)
        return over is not None and self.tokens[over.start() - 1].low.endswith("s")

    def name_follows(self, index: int) -> bool:
        """Whether a name or its adjective stands at `index`: "host bottom club Watford", "plays Oslo"."""
        if index >= len(self.tokens) or self.tokens[index].timex >= 0:
            return False
        return self.options(index) == "J" or self.text[self.tokens[index].start].isupper()

    def noun_follows(self, index: int) -> bool:
        """Whether the word behind `index` can belong to a noun phrase that goes on."""
        options = self.options(index + 1)
        if options in {".", "t"} or not self.text[self.tokens[index + 1].start].isalpha():
            return False
        return (options or "N")[0] in "NJGE"

    def object_follows(self, index: int) -> bool:
        """Whether an object stands at `index`: "to table the reform", "to plant rice"."""
        options = self.options(index)
        return options[:1] in {"L", "J", "r"} or (options == "" and self.tokens[index].low.isalpha())

    def is_bare_noun(self, index: int) -> bool:
        """Whether a noun without an article stands at `index`."""
        options = self.options(index)
        if options in {".", "t"} or not self.tokens[index].low.isalpha():
            return False
        return (options or "N")[0] == "N" and not self.tokens[index].low.endswith("ing")

    def starts_verb(self, index: int) -> bool:
        """Whether the "to" at `index` begins an infinitive: "to meet", not "to the", "to thousands of"."""
        if index and self.tokens[index - 1].low == "according":
            return False
        following = index + 1
        while self.options(following)[:1] in {"A", "!"} or self._is_timely(following):
            following += 1
        options = self.options(following)
        if options in {".", "t"} or (self.low(following + 1) == "of" and self.low(following) not in WITH_OF):
            return False
        if "V" in options or options[:1] in {"b", "H", "D"} or self.low(following) == "set":
            return True  # "set" is a participle anywhere else
        token = self.tokens[following]
        shaped = not options and self.text[token.start].islower() and starts_infinitive(token.low)
        sure = index > 0 and self.tokens[index - 1].low in before_infinitive()
        if sure and options[:1] == "N" and not token.low.endswith("s") and self.object_follows(following + 1):
            return True
        return shaped and (sure or not self.is_bare_noun(following + 1))

    def is_deed(self, index: int) -> bool:
        """Whether a form in -ing names what the noun before it is for: "a gale | warning is", "a bond offering on"."""
        if self.tokens[index].low not in _DEEDS or self.low(index + 1) in _OF_THE_DEED:
            return False
        return self.options(index + 1)[:1] in _BEHIND_DEED or self.low(index + 1) == ","

    def _is_timely(self, index: int) -> bool:
        """Whether a time is one adverb, which can split an infinitive: "hopes to soon return"."""
        low = self.low(index)
        return self.options(index) == "t" and (self.known.get(low) or by_shape(low)) == "A"


def by_shape(low: str) -> str:
    """Return the tag of a word that no list has, by its ending.

    >>> by_shape("zorbly"), by_shape("zorbling"), by_shape("zorb")
    ('A', 'G', 'N')
    """
    for ending, shortest, shape in _SHAPES:
        if low.endswith(ending) and len(low) >= shortest and not low.endswith("eed"):
            return shape
    long = len(low) > len("ideal")
    return "J" if long and low.endswith(_ADJECTIVE_ENDINGS) else "N"
