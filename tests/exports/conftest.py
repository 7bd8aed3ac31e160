"""An archive with sample stories in it, some of them settled, and one with hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tracker import service
from tracker.sources import Article, expand, read_path

ROOT = Path(__file__).parents[2]
TODAY = date(2025, 11, 30)
HOSTILE = '=HYPERLINK("//x.example")\r\nBEGIN:VEVENT\x0b </title><script>alert(1)</script> | [a](javascript:b) ]]>'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[service.Store]:
    """Return an archive of one story, with a settled event, a called-off one, and a hostile title."""
    opened = service.open_store(str(tmp_path_factory.mktemp("archive") / "t.db"))
    paths = sorted(expand(str(ROOT / "seeds" / "budapest-summit-2025")))
    articles = [item for path in paths for item in read_path(path) if isinstance(item, Article)]
    service.ingest(opened, articles, source="seeds", today=TODAY)
    rows = service.events(opened, TODAY).rows
    happened = service.OutcomeIn(
        choice="happened", occurred_from=TODAY, occurred_to=TODAY, own_knowledge=True, note=HOSTILE
    )
    service.settle(opened, rows[0].id, happened, by=HOSTILE, today=TODAY)
    off = service.OutcomeIn(choice="called_off", own_knowledge=True, impossible=True)
    service.settle(opened, rows[1].id, off, by="Ada", today=TODAY)
    service.rename(opened, rows[2].id, HOSTILE)
    yield opened
    opened.close()
