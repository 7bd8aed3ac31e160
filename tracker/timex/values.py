"""What the tagger hands out: a time expression, its window, and why.

Invariant: spans lie in the text and never overlap; `rule` names the rule that won.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from tracker.day import is_day
from tracker.text import Span
from tracker.window import Window

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Timex(NamedTuple):
    """A time expression found in a text; offsets in code points, end excluded.

    `window` is what the phrase means in a statement about the future made on `anchor`, or for a past
    expression its calendar span; None where the phrase names no day of its own. `past` says that the
    expression points back before its anchor. `clue` says what decided the reading direction.

    `start` to `end` is the span by TIMEX3, which leaves the preposition out ("Friday");
    `phrase_start` to `phrase_end` takes in what the window was read from: the preposition and a tail
    such as "or a little later" ("by Friday at the latest"). `relative_to` names the event whose date it is where
    a preposition reaches over one ("before general elections on November 20": the window ends on the 19th).

    `marked` is false for adverbs that give a prediction its window but that TIMEX3 does not mark ("eventually").
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    anchor: date
    window: Window | None
    rule: str
    past: bool = False
    clue: str = ""
    phrase_start: int = -1
    phrase_end: int = -1
    relative_to: str = ""
    marked: bool = True

    @property
    def is_day(self) -> bool:
        """Whether its value is a calendar day, no longer time and no hour."""
        return is_day(self.value)

    @property
    def phrase(self) -> Span:
        """The span that the window was read from, with preposition and tail; it holds that by TIMEX3."""
        start = self.phrase_start if 0 <= self.phrase_start <= self.start else self.start
        return Span(start, max(self.phrase_end, self.end))


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule that was tried on a phrase and lost, with the reason."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a phrase has the window it has: the timex that won and what else was tried."""

    timex: Timex | None
    tried: tuple[Attempt, ...] = field(default=())
