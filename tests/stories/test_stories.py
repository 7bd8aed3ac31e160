"""The stories are enough to hold linking to, and each outcome in them is known.

Invariant: a story is a folder of dated articles with `predictions.jsonl`, `events.jsonl` and `reports.jsonl`, which
`tests/blind/test_gold.py` holds to the articles.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

Record = dict[str, Any]
STORIES = sorted(path for path in Path(__file__).parent.iterdir() if (path / "predictions.jsonl").exists())


def records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_are_stories_enough_to_hold_linking_to() -> None:
    """At least four stories of six articles, over a hundred predictions, beside the two that rules were tuned on."""
    assert len(STORIES) >= 4
    assert all(len(list(folder.glob("*.txt"))) >= 6 for folder in STORIES)
    assert sum(len(records(folder / "predictions.jsonl")) for folder in STORIES) > 100


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_what_happened_and_nothing_else_has_its_day(folder: Path) -> None:
    """No event of a story came on a day that nobody knows."""
    for event in records(folder / "events.jsonl"):
        assert (event["occurred_on"] is not None) == (event["outcome"] == "happened")
