"""Find and normalise the time expressions of an English text, each with its window.

Invariant: whatever the text, the answer is a tuple of timexes in order that do not overlap; nothing raises.
"""

from __future__ import annotations

from datetime import date

from tracker.timex.lengths import DEFAULT, LengthError, Lengths
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.tagger import RULES, read
from tracker.timex.values import Attempt, Explanation, Timex

__all__ = [
    "DEFAULT", "RULES", "Attempt", "Explanation", "LengthError", "Lengths", "Rule", "Timex", "explain", "find", "resolve",
]  # fmt: skip


def find(text: str, published_on: date, *, lengths: Lengths = DEFAULT) -> tuple[Timex, ...]:
    """Return every time expression of `text` in order, read against `published_on`.

    >>> [(x.text, x.value) for x in find("They will meet on Friday.", date(2025, 10, 13))]
    [('Friday', '2025-10-17')]
    """
    return tuple(read(text, Scene(text, published_on, lengths)))


def resolve(phrase: str, anchor: date, *, lengths: Lengths = DEFAULT, future: bool = True) -> Timex | None:
    """Return the first time expression of `phrase`, with its preposition, read against `anchor`.

    `future` reads an ambiguous one ahead of the anchor, else back before it. None where the phrase has none.

    >>> resolve("by next Tuesday", date(2025, 10, 17)).window.latest
    datetime.date(2025, 10, 21)
    """
    found = read(phrase, Scene(phrase, anchor, lengths, forced=1 if future else -1))
    return max(found, key=lambda x: x.end - x.start, default=None)


def explain(phrase: str, anchor: date, *, lengths: Lengths = DEFAULT) -> Explanation:
    """Return what `phrase` means on `anchor`, with the rules that were tried."""
    return Explanation(resolve(phrase, anchor, lengths=lengths))
