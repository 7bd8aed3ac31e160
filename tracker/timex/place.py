"""Where an expression stands in its text, and the words right around it.

Invariant: at most 30 code points to either side are read.
"""

from __future__ import annotations

import re

from tracker.grammar.words import tags
from tracker.timex.vocabulary import TELLING, WORDS, context

_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "our", "this", "that"))
# Words behind a name that holds a word of time: papers, places, streets.
_TITLES = context("titles")
_NO_NOUN = context("no_noun")
_ENDS = ("", ".", ",", ";", ")")
_BEHIND = context("apart")
_FINITE = frozenset("BHMO")  # verbs that nothing but a clause has: "a man who had come the day before | found"
_OF_TIME = re.compile(
    r" (?:of|in) (?:(?:the|this|that|next|last|each|every|its|early|late|fiscal) ){0,2}"
    r"(?:[a-z-]*(?:th|first|second|third) (?=century))?['’‘]?(\w+)"  # "of the nineteenth | century"
)
# "Figures are expected to show growth of 4.7 percent in | the April-June quarter".
_SHOWN = re.compile(
    r"\b(?:to|will|would|should|may|might|could) (?:show|report|post|reveal|confirm) (?:[^\s;:?!]*[^\s;:?!.] ){1,12}$"
)
_SENTENCE = 100  # code points
_TITLE_STARTS = frozenset(f" {title[0]}" for title in (*_TITLES, '"', "'"))


class Place:
    """The expression from `start` to `end` of `text`."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str) -> None:
        """Stand at the start of `text`."""
        self.text = text
        self.start = self.end = 0

    def word_before(self) -> str:
        """Return the word in front of the expression, "" at the start of the text."""
        words = self.text[max(0, self.start - 30) : self.start].rsplit(None, 1)
        return words[-1].rstrip("-–").lstrip("\"'“‘(`") if words else ""

    def word_after(self) -> str:
        """Return the word behind the expression where only a blank parts them."""
        if self.text[self.end : self.end + 1] != " ":
            return ""
        words = self.text[self.end + 1 : self.end + 25].split(None, 1)
        return words[0].strip(".,;:!?\"'") if words else ""

    @property
    def describes(self) -> bool:
        """Whether the expression describes a noun behind it ("a June agreement")."""
        after = self.text[self.end : self.end + 2]
        return self.word_before().lower() in _ARTICLES and after[:1] == " " and after[1:].islower()

    def is_name(self) -> bool:
        """Whether the last word has a capital that no rule of spelling gives it ("60 Minutes", "USA Today")."""
        words = self.text[self.start : self.end]
        if words.islower():
            return False
        last = words.replace("-", " ").split()[-1]
        if not last[:1].isupper() or last.isupper():
            return False
        return self.start + len(last) < self.end or self.text[max(0, self.start - 2) : max(0, self.start - 1)].isalnum()

    def noun_follows(self) -> bool:
        """Whether a word in small letters stands behind that the expression can describe ("a night | attack")."""
        after = self.word_after()
        return after.islower() and after not in _NO_NOUN

    def comes_behind(self, words: tuple[str, ...]) -> bool:
        """Whether one of `words` stands right in front of the expression."""
        return self.text[max(0, self.start - 20) : self.start].lower().endswith(words)

    def leads_to_time(self) -> bool:
        """Whether "of" or "in" and a time stand behind the expression ("the first half | of the year")."""
        found = _OF_TIME.match(self.text, self.end)
        word = WORDS.get(found[1].lower()) if found else None
        return found is not None and (found[1][0].isdigit() or (word is not None and word.kind in TELLING))

    def stands_apart(self) -> bool:
        """Whether nothing follows that "the day before" and "the night after" could be before or after."""
        end = self.end + 5 * self.text.startswith(" that", self.end)  # "the year before that"
        after = self.word_after()
        return self.text[end : end + 1] in _ENDS or after in _BEHIND or tags().get(after, "")[:1] in _FINITE

    def is_shown(self) -> bool:
        """Whether figures that are still to be told are of the expression ("to show growth in | the June quarter")."""
        return _SHOWN.search(self.text, max(0, self.start - _SENTENCE), self.start) is not None

    def goes_on(self) -> bool:
        """Whether the word behind the expression is a word of time, too ("the day before last | Tuesday")."""
        word = WORDS.get(self.word_after().lower())
        return word is not None and word.kind in TELLING

    def is_title(self) -> bool:
        """Whether the expression is part of a name ("the Daily Telegraph", "Easter Island", "12 May Street")."""
        if self.text[self.end : self.end + 2] not in _TITLE_STARTS:
            return False
        return self.word_after() in _TITLES and self.text[self.start : self.end].strip()[:1].isalnum()
