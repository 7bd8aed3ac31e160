"""Which acts a statement is of: by its event's own words, else by the noun that stands before them.

Invariant: each act is one of `tracker/lexicon/linking.toml`; a statement may be of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.parts import VERBAL, Parts
from tracker.linking.values import Actor
from tracker.linking.words import acts, base, phrase_acts, stems, stopped
from tracker.text import Span

_VERBS = frozenset("VEOZKD")
_HUMAN = re.compile(r"\b(?:he|she|they|we|i|you|who|him|her|them)\b", re.IGNORECASE)
_AWAITED = re.compile(r"(?:expected|due|awaited) (?:back )?(?:in|at) ")


def done_by(found: Parts, core: Sequence[Actor]) -> frozenset[str]:
    """Return the acts of the event's words; to see, and to come and go, are acts of persons alone."""
    words, weak = stopped().sub(" ", found.doing(found.event)), load("linking")["personal"]
    person, said = _is_person(words, core), re.findall(r"[\w-]+", words)
    goes = [w for w in said if not person and base(w) in weak["visit"]]
    kept = acts(" ".join(w for w in said if w not in goes))
    moves = acts(" ".join(goes)) - {"visit"}  # "the ship returns": it resumes or lands, and visits nobody
    rises = not person and any(base(w) in weak["launch"] for w in said)
    sees = person and any(base(w) in weak["meet"] for w in said)
    further = frozenset(act for act, done in (("meet", sees), ("launch", rises)) if done)
    return kept | moves | phrase_acts(stopped().sub(" ", found.words(found.event))) | further


def _is_person(words: str, core: Sequence[Actor]) -> bool:
    return any(a.sort == "person" for a in core) or bool(_HUMAN.search(words))


def acts_of(found: Parts, core: Sequence[Actor]) -> frozenset[str]:
    """Return the acts of the event's words, or of the noun that stands before them."""
    words, own = stopped().sub(" ", found.doing(found.event)), done_by(found, core)
    named = ""
    if not own:
        # The event's own noun may stand before words that begin in the middle: "a meeting between A | and B could ...".
        before = re.findall(r"[\w-]+", found.doing(Span(found.clause.start, found.event.start)).lower())
        named = " ".join(w for w in before if w in load("linking")["taken_up"]["nouns"])
    silent = not stems(stopped().sub(" ", found.words(found.event)))
    light = not own and not acts(named) and (silent or _is_only_somebody(found))
    comes = _is_person(words, core) and (_is_only_somebody(found) or not _does(words))
    if light and (comes or _AWAITED.match(found.of(found.event))):
        return frozenset(("visit",))  # "Hungary expects the two presidents": the event is that they come
    return own | acts(_near(found, words, silent=silent) if light else named)


def _near(found: Parts, words: str, *, silent: bool) -> str:
    """Return the words that stand before an event which says nothing itself, else those behind it.

    "The launch of the telescope will not | take place"; "she could ask | for a delay".
    """
    before = found.doing(Span(found.clause.start, found.event.start))
    named = before if acts(before) else _first_words(found)
    return behind(found) if not acts(named) and silent and _does(words) else named


def behind(found: Parts) -> str:
    """Return the words of an event's own clause behind it: "ask | for a delay", not "be held | without charge"."""
    return _apart().split(found.words(found.after), maxsplit=1)[0]


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('linking')['bare']['apart'])})\b")


def _does(words: str) -> bool:
    """Whether the last verb of words is one by which nobody comes anywhere, though it says nothing: "would ask"."""
    verbs = [base(w) for w in re.findall(r"[a-z]+", words) if tags().get(w, "N")[0] in _VERBS]
    return bool(verbs) and verbs[-1] not in load("linking")["bare"]["comes"]


def _first_words(found: Parts) -> str:
    """Return what stands before the first verb of a sentence: "the launch | has been put off, and will take place"."""
    before = found.doing(Span(found.sentence.start, found.event.start))
    return VERBAL.split(before, maxsplit=1)[0]


def _is_only_somebody(found: Parts) -> bool:
    """Whether the event's words are a person's name with an office: "envoy Ivar Lund | is expected in Oslo"."""
    last = next((n for n in reversed(found.named(found.event)) if n.sort == "person"), None)
    return last is not None and last.end == found.event.end and bool(found.named(found.after))
