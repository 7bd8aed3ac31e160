"""The pages on reading and on hedges say what the code does."""

from __future__ import annotations

import importlib.util
import re
from datetime import date
from pathlib import Path

import pytest

from tracker.reading import read
from tracker.reading.hedges import hedges

DOCS = Path(__file__).parents[2] / "docs"


def blocks() -> list[str]:
    return [part.split("```", 1)[0].strip() for part in (DOCS / "reading.md").read_text().split("```text\n")[1:]]


def test_the_page_on_reading_shows_what_is_found_in_its_article() -> None:
    """The sample article of docs/reading.md gives exactly the lines printed below it."""
    article, found = blocks()
    reading = read(article, date(2025, 10, 17))
    lines = []
    for p in reading.predictions:
        assert p.timex is not None
        assert p.window is not None
        words = article[p.timex.phrase_start : p.timex.phrase_end]
        window = f"{p.window.earliest}..{p.window.latest}"
        sure = f"{p.certainty.value} {p.polarity.value}"
        lines.append(f"prediction  {p.event_text} | {words} | {window} | {p.speaker} | {sure} | {p.confidence.value}")
    lines += [f"report      {r.says.value} | {r.event_text} | {r.on}" for r in reading.reports]
    assert lines == found.splitlines()


@pytest.mark.parametrize("room", ["reading", "linking"])
def test_the_page_of_a_room_names_each_of_its_modules(room: str) -> None:
    """A stranger finds on docs/reading.md and docs/linking.md what each file is for."""
    page = (DOCS / f"{room}.md").read_text()
    modules = {path.name for path in (DOCS.parent / "tracker" / room).glob("*.py")} - {"__init__.py"}
    assert modules - set(re.findall(r"\w+\.py", page)) == set()


def test_the_sample_page_is_what_the_code_makes_of_its_article() -> None:
    """docs/sample.md, byte for byte; where a rule has changed what is found, `make docs` writes the page anew."""
    source = importlib.util.spec_from_file_location("sample", DOCS.parent / "tools" / "sample.py")
    assert source is not None
    assert source.loader is not None
    sample = importlib.util.module_from_spec(source)
    source.loader.exec_module(sample)
    assert (DOCS / "sample.md").read_text() == sample.page() + "\n", "run `make docs`, and read what differs"


def test_the_page_on_hedges_has_every_hedge_of_the_lexicon() -> None:
    """Each hedge's row stands in docs/hedges.md with its figures."""
    page = (DOCS / "hedges.md").read_text()
    missing = [h.name for h in hedges() if f"| {h.name} | {h.certainty.value}" not in page]
    assert missing == []
