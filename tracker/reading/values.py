"""What a reader hands out: predictions and reports with their offsets, frozen.

Invariant: every span lies in the article's text, and `quote` is the text between `start` and `end`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.outcome import Says
from tracker.text import Span
from tracker.timex.values import Timex
from tracker.window import Window

RULES = "rules"
"""The reader that comes along: the name that its predictions bear."""


class Certainty(StrEnum):
    """FactBank's three degrees: certain, probable, possible."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"


class Polarity(StrEnum):
    """Whether the statement says that the event will, or that it will not, happen."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Confidence(StrEnum):
    """How sure the reader is that it read a prediction rightly."""

    CLEAR = "clear"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class Kind(StrEnum):
    """What sort of event is predicted."""

    MEETING = "meeting"
    VISIT = "visit"
    VOTE = "vote"
    RULING = "ruling"
    LAUNCH = "launch"
    DEAL = "deal"
    DEADLINE = "deadline"
    RELEASE = "release"
    MILITARY = "military"
    ECONOMY = "economy"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Prediction:
    """One event with one time expression in one sentence; `timex` and `window` are None where undated.

    `anchor` is the day the statement was made. `speaker` is as said, `speaker_key` its normal form
    ("Kremlin spokesman Dmitry Peskov" -> "dmitry peskov"). `probability` is 0 to 1, `hedge_grade` A, B or C
    by docs/hedges.md or "stated". `reasons` are named reasons for `confidence`; `trace` explains the
    window step by step, in words. `reader` names who read it, "" where a person marked it. `conditional` says
    that its words make it depend on a condition ("if no candidate wins").
    """

    span: Span
    quote: str
    event: Span
    event_text: str
    timex: Timex | None
    anchor: date
    window: Window | None
    speaker: str | None
    speaker_key: str | None
    hedge: str | None
    hedge_grade: str | None
    probability: float | None
    certainty: Certainty
    polarity: Polarity
    relative_to: str | None
    kind: Kind
    participants: tuple[str, ...]
    place: str | None
    confidence: Confidence
    reasons: tuple[str, ...]
    rule: str
    trace: tuple[str, ...] = ()
    reader: str = RULES
    conditional: bool = False

    @property
    def time_words(self) -> str | None:
        """The time expression as said, with its preposition; a person's own words where they gave it."""
        if self.timex is None:
            return None
        said = self.timex.phrase
        inside = self.timex.phrase_start >= 0 and self.span.start <= said.start and said.end <= self.span.end
        return self.quote[said.start - self.span.start : said.end - self.span.start] if inside else self.timex.text


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that says an event happened, was called off or put off; `on` the day, where given.

    `due` are the days that what fell through was planned for, or within which something happened, where its words give
    several. `went_by` says that its words tell only that the day came and went.
    """

    span: Span
    quote: str
    event: Span
    event_text: str
    says: Says
    on: date | None
    kind: Kind
    participants: tuple[str, ...]
    place: str | None
    due: Window | None = None
    went_by: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one article, each list in text order.

    `refused` says of each answer of an installed reader that does not count, in one sentence, why.
    """

    timexes: tuple[Timex, ...]
    predictions: tuple[Prediction, ...]
    undated: tuple[Prediction, ...]
    reports: tuple[Report, ...]
    refused: tuple[str, ...] = ()
