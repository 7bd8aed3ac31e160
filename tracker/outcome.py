"""What became of an event: the closed vocabulary that the database, exports and reports share.

Invariant: a recorded outcome is one of `CHOICES`, or an undo that says nothing (no verdict, disposition none).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether the event happened."""

    HAPPENED = "happened"
    PARTLY = "partly"
    DID_NOT_HAPPEN = "did_not_happen"
    CANNOT_TELL = "cannot_tell"
    VOID = "void"


class Disposition(StrEnum):
    """What was done with the event, beside the verdict."""

    NONE = "none"
    CALLED_OFF = "called_off"
    PUT_OFF = "put_off"
    MOVED = "moved"


class Status(StrEnum):
    """How firmly an outcome stands: a provisional one is shown as such and kept out of scores."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"


class Says(StrEnum):
    """What a report in an article says of an event."""

    HAPPENED = "happened"
    CALLED_OFF = "called_off"
    PUT_OFF = "put_off"


class Timeliness(StrEnum):
    """When an event came, against one prediction's window."""

    EARLY = "early"
    ON_TIME = "on_time"
    IN_TAIL = "in_tail"
    LATE = "late"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a person can give: its token, its words, and the pair that is stored."""

    token: str
    words: str
    verdict: Verdict | None
    disposition: Disposition = Disposition.NONE


CHOICES = (
    Choice("happened", "happened", Verdict.HAPPENED),
    Choice("partly", "partly", Verdict.PARTLY),
    Choice("did_not_happen", "did not happen", Verdict.DID_NOT_HAPPEN),
    Choice("called_off", "called off", Verdict.DID_NOT_HAPPEN, Disposition.CALLED_OFF),
    Choice("put_off", "put off, no new date", None, Disposition.PUT_OFF),
    Choice("moved", "moved to a new date", None, Disposition.MOVED),
    Choice("cannot_tell", "cannot tell", Verdict.CANNOT_TELL),
    Choice("void", "void: never was a prediction", Verdict.VOID),
)


def choice_of(verdict: Verdict | None, disposition: Disposition) -> Choice | None:
    """Return the choice stored as this pair, or None for an undo that leaves nothing recorded.

    >>> choice_of(Verdict.DID_NOT_HAPPEN, Disposition.CALLED_OFF).words
    'called off'
    """
    return next((c for c in CHOICES if (c.verdict, c.disposition) == (verdict, disposition)), None)
