"""Find and normalise the time expressions of an English text, each with its window.

Invariant: whatever the text, the answer is a tuple of timexes in order that do not overlap; nothing raises.
"""

from __future__ import annotations

from datetime import date

from tracker.grammar.tense import lean
from tracker.timex.fallback import fallback_date
from tracker.timex.lengths import DEFAULT, LengthError, Lengths
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.tagger import RULES, read
from tracker.timex.values import Attempt, Explanation, Timex

__all__ = [
    "DEFAULT",
    "RULES",
    "Attempt",
    "Explanation",
    "LengthError",
    "Lengths",
    "Rule",
    "Timex",
    "explain",
    "find",
    "resolve",
]


def find(text: str, published_on: date, *, lengths: Lengths = DEFAULT) -> tuple[Timex, ...]:
    """Return every time expression of `text` in order, read against `published_on`.

    Offsets are code points of `text`; `clue` says what decided where a bare weekday, day, month or part of a year
    could lie on either side, and that the text was read as a history where it was.

    >>> [(x.text, x.value) for x in find("They will meet on Friday.", date(2025, 10, 13))]
    [('Friday', '2025-10-17')]
    """
    return tuple(read(text, Scene(text, published_on, lengths)))


def resolve(phrase: str, anchor: date, *, lengths: Lengths = DEFAULT, future: bool = True) -> Timex | None:
    """Return the time expression of `phrase`, with its preposition, read against `anchor`.

    The longest one where there are several; None where there is none. `future` reads an ambiguous one ahead of
    the anchor, else back before it.

    >>> resolve("by next Tuesday", date(2025, 10, 17)).window.latest
    datetime.date(2025, 10, 21)
    """
    return _resolved(Scene(phrase, anchor, lengths, forced=1 if future else -1))


def explain(phrase: str, anchor: date, *, lengths: Lengths = DEFAULT) -> Explanation:
    """Return what `phrase` means on `anchor`, and the rules that were tried and lost, each with its reason.

    A sentence is read by its verb, a time without one ahead of the anchor.

    >>> [x.rule for x in explain("by the end of next month", date(2026, 1, 31)).tried]
    ['<next|last|past> <unit>']
    >>> explain("He left on Thursday.", date(2026, 1, 31)).timex.clue
    'back: left'
    """
    alone = resolve(phrase, anchor, lengths=lengths)
    told = alone is not None and lean(phrase, alone.phrase.start, alone.phrase.end).way
    scene = Scene(phrase, anchor, lengths, forced=0 if told else 1)
    scene.trace = []
    return Explanation(_resolved(scene), tuple(scene.trace))


def _resolved(scene: Scene) -> Timex | None:
    found = read(scene.text, scene)
    return max(found, key=lambda x: x.end - x.start) if found else fallback_date(scene)
