"""A rerun asks the archive only for what changed: nothing where nothing did, after a filter what the filter narrows.

Streamlit runs a page's script from its top at every press of a button, so what a page asked is kept until something is
saved: here by another program, which no rerun may miss.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from issued import Issued, listen

from benchmarks.grown import grow
from tracker import service
from tracker.views import frame
from tracker.views.pages import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

TODAY = date(2026, 11, 27)
OPENED = {
    "event": {"id": "1"},
    "article": {"id": "1"},
    "speaker": {"key": "port authority"},
    "outlet": {"key": "Sample Wire"},
}
# What a filter of the page is set to, and the functions of the service that may be asked again for it.
CHANGES: tuple[tuple[str, str, str, set[str]], ...] = (
    ("timeline", "t_show", "settled", {"board.bars", "board.timeline", "board._nearest"}),
    ("events", "e_kind", "meeting", {"board.events"}),
    ("events", "e_search", "summit", {"board.events", "finding.sentences_found"}),
    ("articles", "a_search", "summit", {"articles.articles", "finding.sentences_found"}),
    ("record", "r_by", "hedge", {"scoring.record_page"}),
    ("speakers", "s_search", "port authority", {"sources.sources_page", "sources._records"}),
)

ALWAYS = {"settings.setting"}  # the share of a tail, which any of them reckons with


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reruns") / "archive.db"
    grow(path, 300, today=TODAY).close()
    return path


@pytest.fixture
def issued(grown: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Issued]]:
    """Give the statements that pages issue from here on."""
    opened = service.open_store(str(grown))
    monkeypatch.setattr(frame, "_opened", lambda _url: opened)
    with time_machine.travel(TODAY):
        yield listen(opened.engine)
    opened.close()


# Of an edition that is not there is asked each time: what was refused is not kept.
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES if entry.name != "edition"])
def test_a_rerun_asks_nothing_again(issued: list[Issued], open_page: Callable[..., AppTest], name: str) -> None:
    page = open_page("" if name == "week" else name, **OPENED.get(name, {}))
    issued.clear()
    page.run()
    assert [one.asked_by for one in issued] == []


@pytest.mark.parametrize(("name", "key", "value", "again"), CHANGES)
def test_a_filter_asks_again_for_what_it_narrows(  # noqa: PLR0913, PLR0917 - a table of what is changed
    issued: list[Issued], open_page: Callable[..., AppTest], name: str, key: str, value: str, again: set[str]
) -> None:
    page = open_page(name)
    issued.clear()
    page.session_state[key] = value
    page.run()
    assert not page.exception
    assert issued
    assert {one.asked_by.partition(" < ")[2] for one in issued} <= again | ALWAYS


def test_what_another_program_saved_is_shown_by_the_next_rerun(
    issued: list[Issued], open_page: Callable[..., AppTest], grown: Path
) -> None:
    page = open_page("event", id="1")
    other = service.open_store(str(grown))
    service.rename(other, 1, "The bridge at Vale")
    other.close()
    issued.clear()
    page.run()
    assert page.title[0].value == "The bridge at Vale"
    assert issued
