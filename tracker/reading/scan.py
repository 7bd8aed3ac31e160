"""The scan: which sentences are worth parsing, told by the words they hold before any grammar is asked.

google-re2 passes over the text once, for the rarer words; the set of a sentence's words is made only where it is asked.

Invariant: what the scan lets pass may hold nothing; what it stops holds no prediction and no report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import re2

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
_STATES = ("called_off_states", "put_off_states")
_APART = ("called_off_apart", "put_off_apart")
_DENIED = (
    "there (?:was|were|will be) no", "no [a-z-]+ (?:was|were)", "never", "did not", "didn['’]t", "could not",
    "couldn['’]t", "no longer", "still not", "will not be", "won['’]t be", "(?:is|are) off", "without an?",
    "have to wait", "(?:will|would|is|are) now",
    "(?:fail|refus|declin)ed to",
)  # fmt: skip
_BE = "(?:is|are|was|were|be|been)"
_WORDS = "(?:[a-z'’-]+ )"


@cache
def _outcomes() -> frozenset[str]:
    """Verbs, in any form, and nouns that say that something fell through or was put off."""
    rows = load("reading/outcomes")
    verbs = {words for kind in _OUTCOMES for words in rows[kind] if " " not in words} - set(rows["happens"])
    nouns = {noun for kind in rows["nouns"].values() for noun in kind}
    return frozenset(_forms(verbs) | verbs | nouns)


def _either(words: set[str]) -> str:
    return f"(?:{'|'.join(re2.escape(word) for word in sorted(words, key=len, reverse=True))})"


@cache
def _telling() -> re2._Regexp:
    """Return the pattern of what says, without a time, that something fell through or was put off."""
    rows = load("reading/outcomes")
    phrases = {words for kind in _OUTCOMES for words in rows[kind] if " " in words}
    states = _either({words.removeprefix("not ") for kind in _STATES for words in rows[kind]})
    apart = [words.partition(" ") for kind in _APART for words in rows[kind]]
    opens, ends = _either(_forms({verb for verb, _, _ in apart})), _either({end for _, _, end in apart})
    told = (
        _either({*_outcomes(), *phrases}),
        *_DENIED,
        f"{_BE} {_WORDS}{{0,3}}{states}",
        f"{opens} {_WORDS}{{1,5}}{ends}",
    )
    return re2.compile(rf"\b(?:{'|'.join(told)})\b")


@cache
def _tying() -> re2._Regexp:
    """Return the pattern of every word that may tie a time to an event."""
    return re2.compile(rf"\b{_either({*_ties(), 'at'})}\b")


class Scan:
    """The words of each sentence of an article; `body` are the numbers of the sentences that are no headings.

    `worth` are those of them that bear a time or a cue: no other predicts or reports anything with a day.
    """

    def __init__(self, page: Discourse) -> None:
        """Find the sentences that are worth asking."""
        self._page = page
        low = page.text.lower()
        self._low = low if len(low) == len(page.text) else page.text
        self._words: dict[int, frozenset[str]] = {}
        starts = [sentence.span.start for sentence in page.sentences]
        self._told, self._cued = (
            {bisect_right(starts, cue.start()) - 1 for cue in cues.finditer(self._low)}
            for cues in (_telling(), _tying())
        )
        self.body = [n for n, sentence in enumerate(page.sentences) if not sentence.heading]
        self.worth = [n for n in self.body if page.times_of[n] or n in self._cued or n in self._told]

    def _words_of(self, number: int) -> frozenset[str]:
        if number not in self._words:
            self._words[number] = frozenset(_WORD.findall(self._sentence(number)))
        return self._words[number]

    def _sentence(self, number: int) -> str:
        sentence = self._page.sentences[number]
        return self._low[sentence.body : sentence.span.end]

    def looks_ahead(self, number: int) -> bool:
        """Whether a sentence has words that can look ahead."""
        if not self._words_of(number).isdisjoint(_forward()):
            return True
        sentence = self._sentence(number)
        return any(cue in sentence for cue in _BE_TO)

    def _is_tied(self, number: int) -> bool:
        if number not in self._cued:
            return False
        words = self._words_of(number)
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
        if any(is_recent(self._page, n) for *_, n in self._page.times_of[number]):
            return True
        return number in self._told
