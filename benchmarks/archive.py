"""Ingesting many articles into SQLite: what reading takes, and what storing adds.

Invariant: the database is a new file in a folder of its own, the articles are made one at a time, and the clock is the
one on the wall, as storing waits for the disk.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.articles import SEED, make
from benchmarks.measure import elapsed, memory
from benchmarks.page import table
from tracker import reading, service
from tracker.sources.values import Article

_TODAY = date(2030, 1, 1)  # after the last day of any made article
_WARM = 50


def ingest(count: int) -> str:
    """Return the table: seconds for reading, storing and linking `count` articles, and what each adds to reading."""
    _read(make(_WARM, SEED - 1))
    made = elapsed(lambda: sum(1 for _ in make(count)))
    before = memory()
    read = elapsed(lambda: _read(make(count))) - made
    stored = _ingested(make(count), link=False) - made
    linked = _ingested(make(count), link=True) - made
    steps = [("reading alone", read), ("reading and storing", stored), ("reading, storing and linking", linked)]
    rows = [[name, f"{spent:.1f}", f"{count / spent:,.0f}", f"{(spent - read) / read:+.0%}"] for name, spent in steps]
    rows.append(["memory grown, MB", f"{memory() - before:.0f}", "", ""])
    return table((f"{count:,} articles", "seconds", "articles a second", "added to reading"), rows)


def _read(articles: Iterator[Article]) -> None:
    """Read articles, and let them go."""
    for article in articles:
        reading.read(article.text, article.published_on or _TODAY, title=article.title)


def _ingested(articles: Iterator[Article], *, link: bool) -> float:
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        store = service.open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        return elapsed(lambda: service.ingest(store, articles, by="benchmark", source="made", today=_TODAY, link=link))
