"""The eleven statements of the worked example: two sources, three hedges, reviewed on 31 January 2026."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.outcome import Disposition, Status, Verdict
from tracker.scores import Scored
from tracker.state import Recorded, Statement
from tracker.window import Window

WORTH = {"will": 0.95, "likely": 0.75, "could": 0.40}
# source, hedge, said, window's ends, what happened, on which day
EXAMPLE = [
    ("A", "will", "2025-09-01", "2025-09-01", "2025-09-30", "came", "2025-09-20"),
    ("A", "will", "2025-09-05", "2025-09-05", "2025-10-05", "came", "2025-10-25"),
    ("A", "could", "2025-10-17", "2025-10-17", "2025-10-31", "off", "2025-10-22"),
    ("A", "likely", "2025-09-10", "2025-10-01", "2025-10-31", "came", "2025-10-15"),
    ("B", "likely", "2025-09-15", "2025-09-15", "2025-11-14", "came", "2025-11-10"),
    ("B", "will", "2025-09-20", "2025-09-20", "2025-12-31", "came", "2025-12-01"),
    ("B", "could", "2025-10-01", "2025-10-01", "2025-12-31", "not", "2026-01-05"),
    ("B", "likely", "2025-10-01", "2025-10-01", "2025-11-30", "came", "2026-01-14"),
    ("B", "could", "2025-11-01", "2025-11-01", "2026-06-30", "came", "2026-01-10"),
    ("A", "will", "2025-11-01", "2025-11-01", "2026-06-30", "open", None),
    ("B", "will", "2025-12-01", "2025-12-01", "2026-03-31", "open", None),
]


def outcome(what: str, on: str | None) -> Recorded | None:
    if what == "open" or on is None:
        return None
    day = date.fromisoformat(on)
    if what == "came":
        return Recorded(Verdict.HAPPENED, Disposition.NONE, Status.CONFIRMED, day, day, day)
    off = Disposition.CALLED_OFF if what == "off" else Disposition.NONE
    return Recorded(Verdict.DID_NOT_HAPPEN, off, Status.CONFIRMED, None, None, day)


@pytest.fixture(scope="session")
def example() -> tuple[Scored, ...]:
    rows = []
    for number, (source, hedge, *days, what, on) in enumerate(EXAMPLE, 1):
        said, earliest, latest = map(date.fromisoformat, days)
        statement = Statement(number, said, 0, said, Window(earliest, latest))
        rows.append(
            Scored(
                statement,
                number,
                source.lower(),
                source,
                "Sample Wire",
                "meeting",
                hedge,
                WORTH[hedge],
                outcome(what, on),
            )
        )
    return tuple(rows)


@pytest.fixture(scope="session")
def review() -> date:
    return date(2026, 1, 31)
