"""What goes into a score and what comes out, frozen.

Invariant: a `Scored` holds one statement with the outcome standing on the day of the question, nothing newer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.state import Recorded, Statement


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement with who made it, where and in which words, and what became of its event.

    `probability` (0 to 1) is the chance that the event happens, by the hedge or as stated; None where the
    words have no measured worth. `outcome` is the newest one known on the day of the question. `waits` says that the
    statement hangs on a condition of which nobody has recorded that it was met by then: no score counts it.
    """

    said: Statement
    event_id: int
    speaker_key: str | None
    speaker: str | None
    publisher: str | None
    kind: str
    hedge: str | None
    probability: float | None
    outcome: Recorded | None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What a record counts: the first statement with an end of one group's member `key` on an event.

    `latest` is that end; `came` whether it came true by a confirmed outcome, None while nobody has said; `chance`
    what its words gave to that. A case is closed once `latest` has passed and `came` is known.
    """

    by: str
    key: str
    prediction_id: int
    latest: date
    came: bool | None
    chance: float | None
    timeliness: str | None


@dataclass(frozen=True, slots=True)
class Interval:
    """A share or another figure with its lower and upper bound."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the track record: of the first statements on `n` events, how many came true.

    `key` names the group (a speaker's key, an outlet, hedge words, a kind) and `label` shows it. `n` is
    `hits + misses`, the statements whose window has ended and whose outcome is confirmed. `running` have a
    window that goes on; `unsettled` have one that has ended while nobody has recorded what came of it.
    `timeliness` counts the settled ones by token. `rate` has its Wilson interval, None where `n` is 0.
    `word` is "no conclusion" below 8, "weak" below 20, else empty. `brier` is the mean over those with a
    probability, None without any.
    """

    key: str
    label: str
    n: int
    hits: int
    misses: int
    running: int
    unsettled: int
    timeliness: dict[str, int]
    rate: Interval | None
    word: str
    brier: float | None
