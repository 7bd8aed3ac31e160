"""Confidence earns its name: the surer the reader, the more often it is right, by as much as docs/reading.md prints."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tracker.reading import read
from tracker.reading.confidence import WEIGHT, confidence
from tracker.reading.values import Confidence
from tracker.sources import Article, read_path

TESTS = Path(__file__).parents[1]
SETS = {
    "articles written blind": [TESTS / "blind" / "dev" / "gold.jsonl"],
    "short articles of many kinds": [TESTS / "blind" / "dev2" / "gold.jsonl"],
    "six stories": sorted(TESTS.glob("stories/*/predictions.jsonl")),
}
TOLERANCE = 2  # predictions: a rule more or less moves a figure by that much; a change beyond it belongs on the page
ROUNDED = 0.005  # the page prints two decimals: of four hundred predictions that is as much as two


def answered(gold: Path) -> tuple[Counter[Confidence], Counter[Confidence]]:
    """Count the right predictions and all, by class, in the articles beside `gold`; right where the times overlap."""
    wanted = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted[row["doc"]].append(row["timex"])
    right: Counter[Confidence] = Counter()
    found: Counter[Confidence] = Counter()
    for path in sorted(gold.parent.glob("*.txt")):
        for article in read_path(str(path)):
            assert isinstance(article, Article)
            assert article.published_on is not None
            open_ = list(wanted[path.name])
            for prediction in read(article.text, article.published_on).predictions:
                words = prediction.time_words or ""
                hit = next((t for t in open_ if prediction.timex and (prediction.timex.text in t or t in words)), None)
                found[prediction.confidence] += 1
                if hit is not None:
                    right[prediction.confidence] += 1
                    open_.remove(hit)
    return right, found


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[Confidence, tuple[float, int]]]:
    """Give precision and number of predictions for each set and class."""
    out = {}
    for name, golds in SETS.items():
        right: Counter[Confidence] = Counter()
        found: Counter[Confidence] = Counter()
        for gold in golds:
            some = answered(gold)
            right, found = right + some[0], found + some[1]
        out[name] = {c: (right[c] / found[c], found[c]) for c in Confidence if found[c]}
    return out


def test_clear_predictions_are_right_more_often(measured: dict[str, dict[Confidence, tuple[float, int]]]) -> None:
    """In each set the clear ones are right more often than the others; doubtful ones are too few here to compare."""
    for row in measured.values():
        others = [row[c] for c in row if c is not Confidence.CLEAR]
        assert row[Confidence.CLEAR][0] > sum(p * n for p, n in others) / sum(n for _, n in others)


def test_the_page_prints_the_precision_of_each_class(
    measured: dict[str, dict[Confidence, tuple[float, int]]],
) -> None:
    """The table of docs/reading.md agrees with what is measured; the message has the row as it should be."""
    page = (TESTS.parent / "docs" / "reading.md").read_text(encoding="utf-8")
    for name, row in measured.items():
        due = f"| {name} | " + " | ".join(f"{row[c][0]:.2f} of {row[c][1]}" if c in row else "–" for c in Confidence)
        line = re.search(rf"^\| {name} \|(.*)\|$", page, re.MULTILINE)
        assert line is not None, due
        printed = [float(cell.split()[0]) for cell in line[1].split("|") if cell.strip() != "–"]
        found = [row[c] for c in Confidence if c in row]
        assert all(abs(p - q) * n <= TOLERANCE + ROUNDED * n for p, (q, n) in zip(printed, found, strict=True)), due


def test_a_reason_counts(measured: dict[str, dict[Confidence, tuple[float, int]]]) -> None:
    """No reason is named without weight; two against a noun of today make it doubtful, one fact never does."""
    assert min(WEIGHT.values()) > 0
    assert {c for row in measured.values() for c in row} >= {Confidence.CLEAR, Confidence.LIKELY}
    against = ("a noun with its day, no verb", "no verb to come, and the day is today")
    assert confidence(against) is Confidence.DOUBTFUL
    assert confidence(("the other event has no date",)) is Confidence.LIKELY
