"""A past day on the pages of articles: what was published later is not listed, counted, found or opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.pages.test_others import REPORT, labels
from tracker import service
from tracker.sources import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

BETWEEN = "2025-10-18"  # after the summit was announced, before it was called off


@pytest.mark.usefixtures("archive")
def test_articles_of_later_are_neither_listed_nor_counted(open_page: Callable[..., AppTest]) -> None:
    page = open_page("articles", as_of=BETWEEN)
    assert "1 article" in [note.value for note in page.caption]
    assert "Leaders may meet" in labels(page)
    assert "Budapest summit is off" not in labels(page)
    assert page.info[0].value.startswith("This is how things stood on 18 Oct 2025")
    assert "Imports" not in [each.value for each in page.header]
    page.button(key="back_to_today").click().run()
    assert "2 articles" in [note.value for note in page.caption]
    assert "Imports" in [each.value for each in page.header]


@pytest.mark.usefixtures("archive")
def test_a_search_of_a_past_day_finds_what_was_published_by_then(open_page: Callable[..., AppTest]) -> None:
    assert "2 articles" in [note.value for note in open_page("articles", a_search="budapest").caption]
    assert "1 article" in [note.value for note in open_page("articles", a_search="budapest", as_of=BETWEEN).caption]
    none = open_page("articles", a_search="off", as_of=BETWEEN)
    assert none.info[1].value == "No article published by 18 Oct 2025 has these words."
    none = open_page("articles", as_of="2025-10-01")
    assert none.info[1].value == "No article published by 1 Oct 2025 is in the archive."


def test_an_article_of_later_says_so_and_leads_back_to_today(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    (row,) = service.articles(archive, search="off").rows
    page = open_page("article", id=str(row.id), as_of=BETWEEN)
    assert page.title[0].value == "No such article"
    said = [line.value for line in page.markdown]
    assert f"Article {row.id} was published after 18 Oct 2025\\, on 22 Oct 2025\\." in said
    assert not any("has been called off" in each.value for each in page.html)
    page.button(key="back_to_today").click().run()
    assert page.title[0].value == "Budapest summit is off"
    assert any("has been called off" in each.value for each in page.html)


def test_an_article_of_a_past_day_names_the_copies_printed_by_then(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    texts = [
        f"date 2025-11-{day}\nBridge to reopen\n\n{head}{REPORT}"
        for day, head in ((17, ""), (19, "By a reporter.\n\n"))
    ]
    first, _copy = service.ingest(empty, [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]).articles
    (event,) = service.events(empty).rows
    others = {
        day: (
            len(service.article(empty, first, as_of=day).addresses),
            service.event(empty, event.id, as_of=day).predictions[0].others,
        )
        for day in (date(2025, 11, 18), date(2025, 11, 19))
    }
    assert list(others.values()) == [(0, 0), (1, 1)]
    assert "Also in 1 other" not in [x.label for x in open_page("article", id=str(first), as_of="2025-11-18").expander]
