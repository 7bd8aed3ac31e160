"""The benchmark's word for it that no article helps the next: every table that reading fills is emptied."""

from __future__ import annotations

from datetime import date

from benchmarks.forgetting import memories
from benchmarks.speed import forgetful_pass
from tracker import timex
from tracker.sources.values import Article
from tracker.timex.spans import month_span

DAY = date(2026, 11, 26)
TEXT = "The envoys will meet again on Tuesday, and the treaty is to be signed by the end of next month."


def test_reading_fills_tables_and_the_benchmark_empties_them() -> None:
    timex.find(TEXT, DAY)
    assert month_span.cache_info().currsize > 0
    for forget in memories():
        forget()
    assert not month_span.cache_info().currsize


def test_what_is_found_is_the_same_without_them() -> None:
    articles = [Article(name, name, "", TEXT, DAY) for name in ("one.txt", "two.txt")]
    assert forgetful_pass(articles) == 2 * len(timex.find(TEXT, DAY)) > 0
