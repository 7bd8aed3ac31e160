"""Adding an article to a small and to a large archive, linking and all.

Invariant: the same new articles are added to each, and neither archive has seen them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.articles import SEED, make
from benchmarks.grown import BACK, DAYS, TODAY, grow
from benchmarks.measure import seconds
from benchmarks.page import table
from tracker import service

_NEW = 40
_WARM = 10
# What is aimed at is the count of events; a made article's prediction makes an event in four of ten.
_PREDICTIONS_AN_EVENT = 2.4
# An archive of 100,000 events is that of some years.
_YEARS = 8


def compare(sizes: tuple[int, ...]) -> str:
    """Return the table: milliseconds an added article takes in archives of these many events."""
    rows = []
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="grown-") as folder:
            store = grow(Path(folder) / "archive.db", round(size * _PREDICTIONS_AN_EVENT), _YEARS)
            events = service.events(store, today=TODAY).total
            spent = _added(store) * 1e3
        first = first or spent
        rows.append([f"{events:,}", f"{spent:.0f}", f"{spent / first:.2f}"])
    return table(("events in the archive", "milliseconds an article", "times the smallest"), rows)


def _added(store: service.Store) -> float:
    warm, new = (make(count, SEED + n, TODAY - BACK, DAYS) for count, n in ((_WARM, 1), (_NEW, 2)))
    service.ingest(store, warm, by="benchmark", source="warm", today=TODAY)
    return seconds(lambda: service.ingest(store, new, by="benchmark", source="new", today=TODAY)) / _NEW
