"""Ingesting many articles into SQLite: what reading takes, and what storing adds.

Invariant: the database is a new file in a folder of its own, and the articles are made one at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.articles import SEED, make
from benchmarks.measure import memory, seconds
from benchmarks.page import table
from benchmarks.reading import reading_pass
from tracker import service
from tracker.sources.values import Article

_TODAY = date(2030, 1, 1)  # after the last day of any made article
_WARM = 50


def ingest(count: int) -> str:
    """Return the table: seconds for reading and for ingesting `count` articles, and what storing adds to reading."""
    reading_pass(list(make(_WARM, SEED - 1)))
    made = seconds(lambda: sum(1 for _ in make(count)))
    before = memory()
    read = seconds(lambda: sum(reading_pass([article]) for article in make(count))) - made
    stored = _stored(make(count)) - made
    rows = [
        ["reading alone", f"{read:.1f}", f"{count / read:,.0f}", ""],
        ["reading and storing", f"{stored:.1f}", f"{count / stored:,.0f}", f"{(stored - read) / read:+.0%}"],
        ["memory grown, MB", f"{memory() - before:.0f}", "", ""],
    ]
    return table((f"{count:,} articles", "seconds", "articles a second", "storing adds"), rows)


def _stored(articles: Iterator[Article]) -> float:
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        store = service.open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        return seconds(lambda: service.ingest(store, articles, by="benchmark", source="made", today=_TODAY))
