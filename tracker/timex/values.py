"""What the tagger hands out: a time expression, its window, and why.

Invariant: spans lie in the text and never overlap; `rule` names the rule that won.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tracker.window import Window

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression found in a text; offsets in code points, end excluded.

    `window` is what the phrase means in a statement about the future made on `anchor`, or for a past
    expression its calendar span; None where the phrase names no day of its own. `past` says that the
    expression points back before its anchor. `clue` says what decided the reading direction.
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
