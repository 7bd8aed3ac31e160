"""The whole of `extract` against the tagger alone: sentences, times, predictions and reports of the same articles.

Invariant: both read the same articles, in turns, on one core, neither of them twice in a round.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.articles import SEED
from benchmarks.corpus import load, size
from benchmarks.measure import seconds
from benchmarks.page import table
from benchmarks.speed import ROUNDS, tagger_pass
from tracker.reading import read
from tracker.sources.values import Article


def reading_pass(articles: list[Article]) -> int:
    """Read every article wholly; return how many predictions they make."""
    return sum(len(read(x.text, x.published_on, title=x.title).predictions) for x in articles if x.published_on)


def compare(path: Path | None, count: int) -> str:
    """Return the table: the tagger's seconds, the reader's, and the second as a multiple of the first."""
    pairs = []
    for number in range(ROUNDS):
        articles, others = load(path, count, SEED + number), load(None, count, SEED - 1 - number)
        tagger_pass(others)
        reading_pass(others)
        pairs.append((seconds(lambda: tagger_pass(articles)), seconds(lambda: reading_pass(articles)), size(articles)))  # noqa: B023 - called at once
    tagger, reader, characters = sorted(pairs, key=lambda x: x[1] / x[0])[len(pairs) // 2]
    multiple = median(b / a for a, b, _ in pairs)
    rows = [
        ["the tagger alone", f"{tagger:.2f}", f"{characters / tagger / 1e6:.2f}", "1"],
        ["the whole reading", f"{reader:.2f}", f"{characters / reader / 1e6:.2f}", f"{multiple:.2f}"],
    ]
    return table(("step", "seconds", "MB a second", "times the tagger"), rows)
