"""Titles held to their corpus: an article, and what the event of its last prediction is called.

Invariant: every case comes out exactly; a file is of one kind of rule.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tracker.linking import mentions, title
from tracker.reading import read

DAY = date(2031, 4, 20)
FILES = Path(__file__).parents[1] / "corpus" / "titles"
CASES = [
    pytest.param(case["text"], case["title"], id=f"{path.stem}-{number}")
    for path in sorted(FILES.glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_last_prediction_of_an_article_is_called(text: str, expected: str) -> None:
    said = read(text, DAY).predictions
    assert said, "no prediction was found"
    assert title(mentions(text, said, DAY, "a")[-1], said[-1].speaker) == expected
