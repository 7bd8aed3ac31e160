"""This week: an invitation while the archive is empty, else one sentence and what needs somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


@pytest.mark.usefixtures("empty")
def test_an_empty_archive_invites(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    assert page.title[0].value == "Who said that what would happen, and when?"
    assert page.button(key="samples").label == "Load the sample stories"


@pytest.mark.usefixtures("empty")
def test_one_click_loads_the_sample_stories(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    page.button(key="samples").click().run(timeout=300)
    assert not page.exception
    assert "Who said" not in page.title[0].value
    assert page.get("plotly_chart")


@pytest.mark.usefixtures("archive")
def test_the_week_is_one_sentence(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    assert page.title[0].value.endswith(".")
    assert any("Needs a verdict" in head.value for head in page.subheader)
    assert any("2 articles" in note.value for note in page.caption)


@pytest.mark.usefixtures("archive")
def test_a_past_day_is_said_to_be_one(open_page: Callable[..., AppTest]) -> None:
    page = open_page(as_of="2025-10-18")
    assert page.info[0].value.startswith("This is how things stood on 18 Oct 2025")


@pytest.mark.usefixtures("archive")
def test_a_day_before_everything_shows_an_empty_board(open_page: Callable[..., AppTest]) -> None:
    page = open_page(as_of="2025-10-01")
    assert page.title[0].value == "Nothing waits for a verdict, and nothing comes in the next 14 days."
