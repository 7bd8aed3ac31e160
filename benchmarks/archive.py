"""Ingesting many articles into SQLite: what reading takes, and what storing adds.

Invariant: the database is a new file in a folder of its own, the articles are made one at a time, and the clock is the
one on the wall, as storing waits for the disk.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.articles import SEED, as_line, make
from benchmarks.measure import elapsed, memory
from benchmarks.page import table
from tracker import reading, service
from tracker.sources.values import Article

_TODAY = date(2030, 1, 1)  # after the last day of any made article
_WARM = 50
_LOOK = 0.05  # seconds between two looks at a command's memory


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


@contextmanager
def _opened() -> Iterator[service.Store]:
    """Open an empty archive that is deleted at the end."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        store = service.open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        yield store
        store.close()


def _ingested(articles: Iterator[Article], *, link: bool) -> float:
    with _opened() as store:
        return elapsed(lambda: service.ingest(store, articles, by="benchmark", source="made", today=_TODAY, link=link))


def reread(count: int) -> str:
    """Return the table: seconds for reading `count` stored articles again as they were, and under other settings."""
    rows = []
    with _opened() as store:
        service.ingest(store, make(count), by="benchmark", source="made", today=_TODAY, link=False)
        for name, lengths in (("nothing changes", {}), ("vague words are twice as long", _LONGER)):
            for word, length in lengths.items():
                service.change_setting(store, word, length, by="benchmark")
            began = perf_counter()
            changed = service.reread(store, apply=True, by="benchmark", limit=0).counts["altered"]
            rows.append([name, f"{perf_counter() - began:.1f}", f"{changed:,}"])
    return table((f"{count:,} articles read again", "seconds", "predictions changed"), rows)


_LONGER = {"soon": "60", "near_future": "180", "coming_weeks": "84"}


def command(count: int) -> str:
    """Return the table of `tracker ingest --no-link` on a tenth of `count` made articles, on all and on thrice that."""
    rows = [[f"{n:,}", *_commanded(n)] for n in (count // 10, count, 3 * count)]
    return table(("articles", "seconds", "articles a second", "largest memory, MB"), rows)


def _commanded(count: int) -> list[str]:
    """Run the command on a file of made articles, its bar shown on this terminal, and return what it took."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        file = Path(folder) / "made.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(as_line(article) + "\n" for article in make(count))
        run = [Path(sys.executable).with_name("tracker"), "ingest", "--no-link", file]
        began = perf_counter()
        started = subprocess.Popen(run, env={**os.environ, "TRACKER_DATABASE": f"sqlite:///{folder}/bench.db"})  # noqa: S603 - the arguments are ours
        largest = 0.0
        while (status := started.poll()) is None:
            largest = max(largest, memory(started.pid, peak=True))
            sleep(_LOOK)
        spent = perf_counter() - began
    if status:
        message = f"tracker ingest ended with {status}"
        raise SystemExit(message)
    return [f"{spent:.1f}", f"{count / spent:,.0f}", f"{largest:.0f}"]
