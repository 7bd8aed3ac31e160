"""Golden articles: a text, and beside it what `tracker extract` must print of it, decided by hand.

Invariant: every judged field is equal; the reader's own notes (rule, confidence, kind, hedge) may still grow.
After a change that is meant: `tracker extract tests/golden/NAME.txt > tests/golden/NAME.jsonl`; read what differs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.exports.contract import article_line
from tracker.reading import read
from tracker.sources import read_path
from tracker.sources.values import Article

Record = dict[str, Any]
ARTICLES = sorted(Path(__file__).parent.glob("*.txt"))
WHOLE = ("title", "published_on", "language", "text")
WINDOW = ("earliest", "latest", "earliest_soft", "latest_soft")
JUDGED = {
    "timexes": ("start", "end", "type", "value"),
    "predictions": ("start", "end", "timex", "anchor", "speaker", "certainty", "polarity", "relative_to", *WINDOW),
    "reports": ("start", "end", "says", "on"),
}
article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


def printed(path: Path) -> Record:
    """Read an article as the command does, and give the line that it would print."""
    (source,) = read_path(str(path))
    assert isinstance(source, Article)
    assert source.published_on is not None
    reading = read(source.text, source.published_on, title=source.title)
    line: Record = json.loads(json.dumps(article_line(source, reading)))
    return line


def expected(path: Path) -> Record:
    line: Record = json.loads(path.with_suffix(".jsonl").read_text(encoding="utf-8"))
    return line


def judged(line: Record, part: str) -> list[Record]:
    return [{field: row[field] for field in JUDGED[part]} for row in line[part]]


@article
def test_an_article_gives_what_stands_beside_it(path: Path) -> None:
    """Text, times, predictions and reports, each with every judged field, in the order of the text."""
    line, wanted = printed(path), expected(path)
    assert {name: line[name] for name in WHOLE} == {name: wanted[name] for name in WHOLE}
    for part in JUDGED:
        assert judged(line, part) == judged(wanted, part), part


@article
def test_an_event_is_named_by_words_that_overlap_those_beside_it(path: Path) -> None:
    """The words for an event may be cut elsewhere, but they name the same thing."""
    for got, wanted in zip(printed(path)["predictions"], expected(path)["predictions"], strict=True):
        assert got["event"]["start"] < wanted["event"]["end"]
        assert wanted["event"]["start"] < got["event"]["end"]
