"""Days, windows and counts are said as a person says them."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.window import Window
from tracker.wording import count_words, day_words, span_words, window_words

SAID = date(2025, 10, 17)
LAST = date(2025, 10, 31)

WINDOWS = {
    "by 31 Oct 2025": Window(SAID, LAST),
    "by 31 Oct 2025, or a little later": Window(SAID, LAST, latest_soft=True),
    "on 31 Oct 2025": Window(LAST, LAST),
    "on 17 Oct 2025": Window(SAID, SAID),
    "about 31 Oct 2025": Window(LAST, LAST, earliest_soft=True, latest_soft=True),
    "about 20–31 Oct 2025": Window(date(2025, 10, 20), LAST, earliest_soft=True, latest_soft=True),
    "from about 31 Oct 2025 on": Window(LAST, None, earliest_soft=True),
    "between 20 and 31 Oct 2025": Window(date(2025, 10, 20), LAST),
    "between 20 Oct and 7 Nov 2025": Window(date(2025, 10, 20), date(2025, 11, 7)),
    "between 20 Dec 2025 and 12 Jan 2026": Window(date(2025, 12, 20), date(2026, 1, 12)),
    "from 31 Oct 2025 on": Window(LAST, None),
    "by 1 Nov 2025": Window(None, date(2025, 11, 1)),
    "no date": Window(None, None),
}


@pytest.mark.parametrize(("words", "window"), WINDOWS.items())
def test_a_window_is_told_in_words(words: str, window: Window) -> None:
    assert window_words(window, SAID) == words


def test_no_window_is_no_date() -> None:
    assert window_words(None) == "no date"


def test_a_span_says_a_shared_month_and_year_once() -> None:
    assert span_words(SAID, SAID) == "17 Oct 2025"
    assert span_words(SAID, date(2026, 1, 2)) == "17 Oct 2025 – 2 Jan 2026"


def test_a_missing_day_is_a_dash() -> None:
    assert day_words(None) == "–"


def test_counts_carry_their_unit() -> None:
    assert count_words(1200, "prediction") == "1,200 predictions"
    assert count_words(1, "prediction") == "1 prediction"
