"""The articles that a benchmark reads: those of a folder or file that it is pointed at, or made ones.

Invariant: every article has a text and a day, and a fault in the corpus ends the benchmark with its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.articles import SEED, make
from tracker.sources import Fault, read_path
from tracker.sources.values import Article


def load(path: Path | None, count: int, seed: int = SEED) -> list[Article]:
    """Return up to `count` articles of `path`, a folder or a file that the tracker reads, or `count` made ones."""
    return list(islice(_read(path), count) if path else make(count, seed))


def _read(path: Path) -> Iterator[Article]:
    files = sorted(x for x in path.rglob("*") if x.is_file()) if path.is_dir() else [path]
    for file in files:
        for found in read_path(str(file)):
            if isinstance(found, Fault):
                raise SystemExit(str(found))
            if found.published_on is None:
                message = f"{file}: an article without a day cannot be read for its times"
                raise SystemExit(message)
            yield found


def size(articles: list[Article]) -> int:
    """Return the length of the texts, in characters."""
    return sum(len(article.text) for article in articles)
