"""Rows for charts, made by hand: a summit called off, a signing that slipped, events that still wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.charts.sheet import Look
from tracker.outcome import Disposition, Status, Timeliness, Verdict
from tracker.store.rows import TimelineRow
from tracker.window import Window

PLAIN = TimelineRow(
    prediction_id=1,
    event_id=1,
    event_title="Summit in Budapest",
    kind="meeting",
    state="open",
    window=Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True),
    anchor=date(2025, 10, 17),
    published_on=date(2025, 10, 17),
    speaker="Dmitry Peskov",
    publisher="Sample Wire",
    quote="It could take place within two weeks or a little later.",
    timex_text="within two weeks or a little later",
    hedge="could",
    probability=0.4,
    certainty="PS",
    polarity="+",
    current=True,
    verdict=None,
    disposition=None,
    status=None,
    occurred_from=None,
    occurred_to=None,
    known_on=None,
    timeliness=None,
)


@pytest.fixture
def look() -> Look:
    """Look at the second half of 2025 and the month after."""
    return Look(date(2025, 7, 1), date(2026, 1, 31), date(2025, 11, 20))


@pytest.fixture
def open_row() -> TimelineRow:
    """Give a window with a loose end."""
    return PLAIN


@pytest.fixture
def called_off() -> TimelineRow:
    """Give the same, called off on 22 Oct 2025."""
    return replace(
        PLAIN,
        state="settled",
        verdict=Verdict.DID_NOT_HAPPEN,
        disposition=Disposition.CALLED_OFF,
        status=Status.CONFIRMED,
        known_on=date(2025, 10, 22),
        timeliness=Timeliness.NEVER,
    )


@pytest.fixture
def signing() -> list[TimelineRow]:
    """Three statements of one signing: late, late, on time."""
    settled = replace(
        PLAIN,
        event_id=2,
        event_title="Signing of the trade agreement",
        state="settled",
        verdict=Verdict.HAPPENED,
        disposition=Disposition.NONE,
        occurred_from=date(2026, 1, 17),
        known_on=date(2026, 1, 17),
        current=False,
    )
    days = [
        (date(2025, 11, 24), date(2025, 12, 20)),
        (date(2025, 12, 19), date(2026, 1, 12)),
        (date(2026, 1, 9), date(2026, 1, 17)),
    ]
    fates = [Timeliness.LATE, Timeliness.LATE, Timeliness.ON_TIME]
    return [
        replace(settled, prediction_id=10 + n, anchor=said, window=Window(on, on), timeliness=fate, current=n == 2)
        for n, ((said, on), fate) in enumerate(zip(days, fates, strict=True))
    ]


@pytest.fixture
def endless() -> TimelineRow:
    """Give a window without an end."""
    return replace(PLAIN, prediction_id=20, event_id=3, event_title="Follow-up", window=Window(date(2025, 8, 16), None))
