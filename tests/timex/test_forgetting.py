"""The benchmark's word for it that no article helps the next: every table that reading fills is emptied."""

from __future__ import annotations

from datetime import date

from benchmarks.forgetting import memories
from benchmarks.speed import forgetful_pass
from tracker import timex
from tracker.sources.values import Article
from tracker.timex.families.holidays import _of_country

DAY = date(2026, 11, 26)
TEXT = "The envoys will meet again on Tuesday, and the treaty is to be signed by Easter."


def test_reading_fills_tables_and_the_benchmark_empties_them() -> None:
    timex.find(TEXT, DAY)
    assert _of_country.cache_info().currsize > 0
    for forget in memories():
        forget()
    assert not _of_country.cache_info().currsize


def test_nothing_but_movable_feasts_is_remembered() -> None:
    tables = [forget.__self__ for forget in memories()]  # type: ignore[attr-defined] # each empties its table
    for table in tables:
        table.cache_clear()
    timex.find(TEXT.replace("Easter", "May 5 or in the first week of June 2027"), DAY)
    assert not any(table.cache_info().currsize for table in tables)


def test_what_is_found_is_the_same_without_them() -> None:
    articles = [Article(name, name, "", TEXT, DAY) for name in ("one.txt", "two.txt")]
    assert forgetful_pass(articles) == 2 * len(timex.find(TEXT, DAY)) > 0
