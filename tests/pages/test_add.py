"""Add: what was read is shown before it is stored; again adds nothing; what is missing is asked for, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker import service

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

TEXT = """Ministers of both countries will meet in Vienna on December 1, the chancellery said on Monday.

Experts may return to the archive by the end of January, its director Lena Roth said.
"""


def read(page: AppTest, text: str) -> AppTest:
    """Paste a text and have it read."""
    page.text_area(key="paste_text").set_value(text)
    return page.form_submit_button[0].click().run()


@pytest.fixture
def preview(empty: service.Store, open_page: Callable[..., AppTest]) -> AppTest:
    """Give the preview of an article of 17 Nov 2025."""
    assert service.articles(empty).total == 0
    return read(open_page("add"), f"date 2025-11-17\nMinisters meet\n\n{TEXT}")


def test_a_preview_marks_each_prediction_and_stores_nothing(preview: AppTest, empty: service.Store) -> None:
    assert len([toggle for toggle in preview.toggle if toggle.key.startswith("keep_")]) >= 2
    assert "<mark" in preview.html[0].value
    assert any("on 1 Dec 2025" in line.value.replace("\\", "") for line in preview.markdown)
    assert service.articles(empty).total == 0


def test_saving_stores_and_saving_again_adds_nothing(
    preview: AppTest, empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    preview.button(key="save_drafts").click().run()
    assert not preview.exception
    assert "1 article saved" in preview.success[0].value
    again = read(open_page("add"), f"date 2025-11-17\nMinisters meet\n\n{TEXT}")
    assert any("Already in the archive" in note.value for note in again.info)
    again.button(key="save_drafts").click().run()
    assert any("nothing was added" in note.value for note in again.info)
    assert service.articles(empty).total == 1


def test_a_dropped_prediction_is_not_stored(preview: AppTest, empty: service.Store) -> None:
    kept = [toggle.key for toggle in preview.toggle if toggle.key.startswith("keep_0") and toggle.value]
    preview.toggle(key=kept[0]).set_value(False).run()
    preview.button(key="save_drafts").click().run()
    assert service.predictions(empty).total == len(kept) - 1


def test_a_prediction_can_be_corrected_before_it_is_stored(preview: AppTest, empty: service.Store) -> None:
    preview.text_input(key="d0_0_time").set_value("by the end of January").run()
    preview.button(key="use_0_0").click().run()
    preview.button(key="save_drafts").click().run()
    assert any(str(row.window.latest) == "2026-01-31" for row in service.predictions(empty).rows if row.window)


def test_a_missed_prediction_is_marked_with_its_window_at_once(preview: AppTest, empty: service.Store) -> None:
    sentences = preview.selectbox(key="m0_sentence")
    preview.selectbox(key="m0_sentence").select_index(len(sentences.options) - 1).run()
    preview.text_input(key="m0_event").set_value("the return of the experts").run()
    preview.text_input(key="m0_time").set_value("by mid-December").run()
    assert any("Dec 2025" in note.value for note in preview.caption)
    preview.button(key="m0_add").click().run()
    preview.button(key="save_drafts").click().run()
    assert "the return of the experts" in {row.event_text for row in service.predictions(empty).rows}


@pytest.mark.usefixtures("empty")
def test_an_article_without_a_day_asks_for_it(open_page: Callable[..., AppTest]) -> None:
    page = read(open_page("add"), f"Ministers meet\n\n{TEXT}")
    assert page.warning
    assert page.button(key="save_drafts").disabled
    page.date_input(key="day_0").set_value("2025-11-17").run()
    page.button(key="use_day_0").click().run()
    assert not page.button(key="save_drafts").disabled


@pytest.mark.usefixtures("empty")
def test_no_text_is_one_sentence(open_page: Callable[..., AppTest]) -> None:
    assert read(open_page("add"), "  ").error[0].value == "There is no text to read."


@pytest.mark.usefixtures("empty")
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(open_page: Callable[..., AppTest]) -> None:
    page = open_page("add")
    page.get("segmented_control")[0].set_value("Upload").run()
    page.file_uploader[0].upload("good.txt", f"date 2025-11-17\nMinisters meet\n\n{TEXT}".encode())
    page.file_uploader[0].upload("bad.jsonl", b"{not json\n")
    page.run()
    page.button[0].click().run()
    assert any("bad" in note.value for note in page.warning)
    assert page.button(key="save_drafts")
