"""The stories agree with themselves: spans hold the words they name, events exist, windows and days are sound.

Invariant: a story is a folder of dated articles with `predictions.jsonl`, `events.jsonl` and `reports.jsonl`.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.outcome import Says

Record = dict[str, Any]
STORIES = sorted(path for path in Path(__file__).parent.iterdir() if (path / "predictions.jsonl").exists())
TELLS = {"happened": {"happened"}, "did_not_happen": {"called_off", "put_off"}, "put_off": {"put_off"}, "open": set()}
story = pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)


def records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def text_of(folder: Path, row: Record) -> str:
    return (folder / row["doc"]).read_text(encoding="utf-8")


def day_of(folder: Path, row: Record) -> date:
    """Give the day in an article's head line."""
    return date.fromisoformat(text_of(folder, row).split()[1])


def test_there_are_stories_enough_to_hold_linking_to() -> None:
    """At least four stories of six articles, over a hundred predictions, beside the two that rules were tuned on."""
    assert len(STORIES) >= 4
    assert all(len(list(folder.glob("*.txt"))) >= 6 for folder in STORIES)
    assert sum(len(records(folder / "predictions.jsonl")) for folder in STORIES) > 100


@story
def test_spans_hold_the_words_they_name(folder: Path) -> None:
    """Time and event words stand where their spans say, inside the sentence; a speaker is named in the article."""
    for row in records(folder / "predictions.jsonl"):
        text, (start, end) = text_of(folder, row), row["sentence_span"]
        for name in ("timex", "event"):
            low, high = row[f"{name}_span"]
            assert text[low:high] == row[name]
            assert start <= low < high <= end
        assert row["sentence"] == " ".join(text[start:end].split()[:10])
        assert row["speaker"] is None or row["speaker"] in text
        assert row["relative_to"] is None or row["relative_to"] in text


@story
def test_windows_begin_before_they_end_and_never_before_the_statement(folder: Path) -> None:
    """No window reaches back beyond the day it was said, and no day was said after the article."""
    for row in records(folder / "predictions.jsonl"):
        anchor = date.fromisoformat(row["anchor"])
        earliest, latest = (date.fromisoformat(row[end]) if row[end] else None for end in ("earliest", "latest"))
        assert anchor <= day_of(folder, row)
        assert earliest is not None
        assert anchor <= earliest <= (latest or date.max)
        assert (row["certainty"], row["polarity"]) in {(c, p) for c in ("CT", "PR", "PS") for p in "+-"}


@story
def test_what_is_predicted_or_reported_is_an_event_of_the_story(folder: Path) -> None:
    """Every prediction and report names an event of `events.jsonl`, and every event is spoken of."""
    events = [row["event_id"] for row in records(folder / "events.jsonl")]
    spoken = {row["event_id"] for name in ("predictions", "reports") for row in records(folder / f"{name}.jsonl")}
    assert len(events) == len(set(events))
    assert spoken == set(events)


@story
def test_reports_are_of_days_gone_by(folder: Path) -> None:
    """A report says what the vocabulary allows, quotes its sentence, and is not of a day still to come."""
    for row in records(folder / "reports.jsonl"):
        start, end = row["sentence_span"]
        assert row["says"] in list(Says)
        assert row["sentence"] == " ".join(text_of(folder, row)[start:end].split()[:10])
        assert row["on"] is None or date.fromisoformat(row["on"]) <= day_of(folder, row)


@story
def test_outcomes_are_told_in_an_article_of_the_story(folder: Path) -> None:
    """What happened has its day; the article said to report an outcome first is the first that does."""
    reports = records(folder / "reports.jsonl")
    for event in records(folder / "events.jsonl"):
        tells, name = TELLS[event["outcome"]], event["event_id"]
        told = [row["doc"] for row in reports if row["event_id"] == name and row["says"] in tells]
        assert (event["occurred_on"] is not None) == (event["outcome"] == "happened")
        assert event["first_reported_in"] == min(told, default=None)
