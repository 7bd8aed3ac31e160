"""The scan: which sentences are worth parsing, told by the words they hold before any grammar is asked.

A set of words per sentence costs a third of what patterns over the text cost, by measurement.

Invariant: what the scan lets pass may hold nothing; what it stops holds no prediction and no report.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.grammar.words import lemmas
from tracker.lexicon import load
from tracker.reading.discourse import Discourse
from tracker.reading.hedges import table
from tracker.reading.kinds import scheduled_nouns
from tracker.reading.reports import is_recent

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_POSSESSIVES = frozenset(("'s", "’s"))
_BE_TO = (" is to ", " are to ", " was to ", " were to ", "'ll ", "’ll ", "'d ", "’d ")
_COMMON = frozenset(("in", "on", "at", "over", "within", "of", "the", "as", "by", "a"))


def _forms(bases: set[str]) -> set[str]:
    return {form for form, base in lemmas().items() if base in bases}


@cache
def _forward() -> frozenset[str]:
    """Words that can look ahead: modals, predicates, verbs that take an infinitive."""
    predicates = {words.split()[0] for words in table("predicate") if words != "to"}
    verbs = {verb for place in ("verb", "order", "refusal") for verb in table(place)}
    return frozenset(set(table("modal")) | predicates | _forms(verbs))


@cache
def _ties() -> frozenset[str]:
    """Return the telling word of each phrase that ties a time to another event: "wake" for "in the wake of"."""
    cues = {cue for side in load("reading/relative").values() for cue in side}
    return frozenset(next((w for w in cue.split() if w not in _COMMON), "") for cue in cues) - {""}


_OUTCOMES = ("called_off", "put_off", "collapses", "slips", "moves", "happens", "called_off_phrases", "put_off_phrases")


@cache
def _outcomes() -> frozenset[str]:
    """Verbs, in any form, and nouns that say that something fell through or was put off."""
    rows = load("reading/outcomes")
    verbs = {words for kind in _OUTCOMES for words in rows[kind] if " " not in words} - set(rows["happens"])
    nouns = {noun for kind in rows["nouns"].values() for noun in kind}
    return frozenset(_forms(verbs) | verbs | nouns)


@cache
def _outcome_phrases() -> tuple[str, ...]:
    rows = load("reading/outcomes")
    said = tuple(f" {p}" for kind in _OUTCOMES for p in rows[kind] if " " in p)
    return (*said, " did not ", " didn't ", " no longer ", " is off", " are off")


@cache
def _outcome_heads() -> frozenset[str]:
    return frozenset(p.split()[0] for p in _outcome_phrases())


class Scan:
    """The words of each sentence of an article; `body` are the numbers of the sentences that are no headings."""

    def __init__(self, page: Discourse) -> None:
        """Take the words of every sentence that is no heading."""
        self._page = page
        low = page.text.lower()
        self._low = low if len(low) == len(page.text) else page.text
        self.body = [n for n, sentence in enumerate(page.sentences) if not sentence.heading]
        self._words = {n: frozenset(_WORD.findall(self._sentence(n))) for n in self.body}

    def _sentence(self, number: int) -> str:
        sentence = self._page.sentences[number]
        return self._low[sentence.body : sentence.span.end]

    def looks_ahead(self, number: int) -> bool:
        """Whether a sentence has words that can look ahead."""
        if not self._words[number].isdisjoint(_forward()):
            return True
        sentence = self._sentence(number)
        return any(cue in sentence for cue in _BE_TO)

    def _is_tied(self, number: int) -> bool:
        words = self._words[number]
        return not words.isdisjoint(_ties()) or ("at" in words and not words.isdisjoint(scheduled_nouns()))

    def may_predict(self, number: int) -> bool:
        """Whether a sentence has a time that can be to come, or words that can look ahead with a time or a tie."""
        times = [self._page.times[n] for *_, n in self._page.times_of[number]]
        if any(not time.past and time.type != "SET" and time.window is not None for time in times):
            return True
        if any(self._page.text[time.end : time.end + 2] in _POSSESSIVES for time in times):
            return True
        return (bool(times) or self._is_tied(number)) and self.looks_ahead(number)

    def may_report(self, number: int) -> bool:
        """Whether a sentence has a time just past, or words that say that something fell through."""
        recent = any(is_recent(self._page, n) for *_, n in self._page.times_of[number])
        if recent or not self._words[number].isdisjoint(_outcomes()):
            return True
        if self._words[number].isdisjoint(_outcome_heads()):
            return False
        sentence = self._sentence(number)
        return any(phrase in sentence for phrase in _outcome_phrases())
