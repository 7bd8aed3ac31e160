"""Facts about what is worked out of an article before it is stored."""

from __future__ import annotations

from datetime import date

from tracker.reading import read
from tracker.service.preparing import told_once


def test_of_two_reports_that_begin_alike_the_dated_one_is_kept() -> None:
    """Whoever landed on a day and stayed for a while landed on that day."""
    text = "The weather is mild. Lund, who landed on Tuesday and spent half a day in the town, met survivors."
    reports = read(text, date(2025, 9, 18)).reports
    assert len({r.event.start for r in reports}) < len(reports)
    assert {r.on for r in told_once(reports).values()} == {date(2025, 9, 16)}
