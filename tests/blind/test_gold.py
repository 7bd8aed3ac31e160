"""Articles agree with their gold, blind ones and stories: spans hold the words they name, windows are sound.

Invariant: nothing here reads an article with the tracker; what it makes of these texts is scored, never asserted.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Record = dict[str, Any]
HERE = Path(__file__).parent
TOLD = sorted([*HERE.glob("stories/*/predictions.jsonl"), *HERE.parent.glob("stories/*/predictions.jsonl")])
GOLD = sorted([*HERE.glob("*/gold.jsonl"), *TOLD])
STORIES = [path.parent for path in TOLD]
TIMES = sorted(HERE.glob("timex/*.jsonl"))
VALUES = {
    "DATE": r"(?:BC)?\d{2,4}(?:-(?:\d\d|W\d\d|Q\d|H\d|SP|SU|FA|WI)(?:-(?:\d\d|WE))?)?|(?:PAST|PRESENT|FUTURE)_REF",
    "TIME": r"(?:\d{4}-\d\d-\d\d|XXXX-XX-XX)?T(?:\d\d:\d\d|MO|MI|AF|EV|NI)",
    "DURATION": r"PT?(?:X|\d+)[A-Z]+(?:\d+[A-Z])?",
    "SET": r"PT?(?:X|\d+)[A-Z]+(?:\d+[A-Z])?|XXXX(?:-(?:\d\d(?:-\d\d)?|XX-XX|WXX-\d|SU|WI))?|XXXX-XX-XXT(?:MO|NI)",
}
FIELDS = {
    *("doc", "sentence", "event", "timex", "value", "anchor", "earliest", "latest", "earliest_soft", "latest_soft"),
    *("speaker", "certainty", "polarity", "relative_to", "sentence_span", "timex_span", "event_span"),
}
TELLS = {"happened": {"happened"}, "did_not_happen": {"called_off", "put_off"}, "put_off": {"put_off"}, "open": set()}
each_gold = pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.parent.name)
each_set = pytest.mark.parametrize("path", TIMES, ids=lambda path: path.stem)
each_story = pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)


def records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def text_of(folder: Path, row: Record) -> str:
    return (folder / row["doc"]).read_text(encoding="utf-8")


def day_of(folder: Path, row: Record) -> date:
    """Give the day in an article's head line."""
    return date.fromisoformat(text_of(folder, row).split()[1])


def first_words(text: str, span: list[int]) -> str:
    return " ".join(text[span[0] : span[1]].split()[:10])


def test_there_is_something_to_score() -> None:
    """The pieces that were annotated are all there."""
    assert {path.parent.name for path in GOLD} >= {"dev", "test"}
    assert len(STORIES) >= 3


@each_gold
def test_spans_hold_the_words_they_name(gold: Path) -> None:
    """Time and event words stand where their spans say, inside the sentence; other names are in the text."""
    for row in records(gold):
        text, (start, end) = text_of(gold.parent, row), row["sentence_span"]
        for name in ("timex", "event"):
            low, high = row[f"{name}_span"]
            assert text[low:high] == row[name]
            assert start <= low < high <= end
        assert row["sentence"] == first_words(text, row["sentence_span"])
        assert all(row[name] is None or row[name] in text for name in ("speaker", "relative_to"))


@each_gold
def test_fields_are_of_the_vocabulary(gold: Path) -> None:
    """Every record has the same fields, with the certainty and polarity that the conventions know."""
    own = {"event_id"} if gold.name == "predictions.jsonl" else set()
    for row in records(gold):
        assert set(row) == FIELDS | own
        assert row["certainty"] in {"CT", "PR", "PS"}
        assert row["polarity"] in {"+", "-"}
        assert {type(row["earliest_soft"]), type(row["latest_soft"])} == {bool}
        assert row["latest"] or not row["latest_soft"]


@each_gold
def test_windows_begin_before_they_end_and_never_before_the_statement(gold: Path) -> None:
    """No window reaches back beyond the day it was said, and no day was said after the article."""
    for row in records(gold):
        anchor, earliest = date.fromisoformat(row["anchor"]), date.fromisoformat(row["earliest"])
        latest = date.fromisoformat(row["latest"]) if row["latest"] else date.max
        assert anchor <= day_of(gold.parent, row)
        assert anchor <= earliest <= latest


@each_gold
def test_no_prediction_is_annotated_twice(gold: Path) -> None:
    """One event with one time expression is one record."""
    seen = [(row["doc"], *row["timex_span"], *row["event_span"]) for row in records(gold)]
    assert len(seen) == len(set(seen))


@each_story
def test_events_reports_and_outcomes_of_a_story_agree(folder: Path) -> None:
    """Each event is spoken of and stands there once, no report is of a day still to come, outcomes are told."""
    events, reports = (records(folder / f"{name}.jsonl") for name in ("events", "reports"))
    spoken = {row["event_id"] for row in [*records(folder / "predictions.jsonl"), *reports]}
    assert sorted(spoken) == sorted(row["event_id"] for row in events)
    for row in reports:
        assert row["says"] in {"happened", "called_off", "put_off"}
        assert row["sentence"] == first_words(text_of(folder, row), row["sentence_span"])
        assert row["on"] is None or date.fromisoformat(row["on"]) <= day_of(folder, row)
    for row in events:
        told = [r["doc"] for r in reports if r["event_id"] == row["event_id"] and r["says"] in TELLS[row["outcome"]]]
        assert row["occurred_on"] is None or row["outcome"] == "happened"
        assert row["first_reported_in"] == min(told, default=None)


@each_set
def test_marked_times_stand_in_order_and_have_values_of_timex3(path: Path) -> None:
    """No two spans of a text meet, none begins or ends with a blank, and a value is one of its type."""
    for row in records(path):
        date.fromisoformat(row["published_on"])
        last = 0
        for x in row["timexes"]:
            words = row["text"][x["start"] : x["end"]]
            assert last <= x["start"] < x["end"] <= len(row["text"]), words
            assert words == words.strip()
            assert re.fullmatch(VALUES[x["type"]], x["value"]), (words, x["value"])
            last = x["end"]


def test_marked_times_are_of_texts_with_names_of_their_own() -> None:
    names = [row["id"] for path in TIMES for row in records(path)]
    assert len(names) == len(set(names)) >= 18
