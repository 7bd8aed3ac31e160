"""What an import hands out, and how it says where a file is wrong.

Invariant: a fault names the row as a spreadsheet numbers it, the heads being row 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.models import OutcomeIn


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row, in one sentence; `row` 0 is the file as a whole.

    >>> str(RowFault(3, "polarity", "it is “maybe”; write + or -"))
    'row 3, polarity: it is “maybe”; write + or -.'
    """

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        """Return the sentence."""
        where = ", ".join(part for part in (f"row {self.row}" if self.row else "", self.column) if part)
        return f"{where}: {self.reason}." if where else f"{self.reason}."


class RefusedError(ValueError):
    """A file that is not imported; `faults` are all that was found, and nothing of it is stored."""

    def __init__(self, faults: tuple[RowFault, ...]) -> None:
        """Keep every fault; the message is the first one."""
        super().__init__(str(faults[0]))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Row:
    """One prediction of a table: `time` in words or `earliest` and `latest`, and what became of it, if known.

    `event` is the number of an event that is there; `row` where it stands in the file.
    """

    row: int
    title: str
    published_on: date
    event: int | None
    quote: str
    speaker: str | None
    publisher: str | None
    url: str | None
    time: str | None
    earliest: date | None
    latest: date | None
    certainty: str
    polarity: str
    kind: str
    outcome: OutcomeIn | None
