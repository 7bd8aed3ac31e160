"""Add: what was read is shown before it is stored; again adds nothing; what is missing is asked for, never guessed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tracker import service
from tracker.reading.values import Confidence
from tracker.sources import read_text
from tracker.views import saving, stretches
from tracker.views.add import LOOKED_AT, Tray
from tracker.views.frame import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tracker.sources import Article

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


def test_speaker_certainty_and_sign_can_be_corrected_before_it_is_stored(
    preview: AppTest, empty: service.Store
) -> None:
    preview.text_input(key="d0_0_speaker").set_value("Mira Kovac")
    preview.segmented_control(key="d0_0_certainty").set_value("PS")
    preview.toggle(key="d0_0_denied").set_value(True)
    preview.button(key="use_0_0").click().run()
    preview.button(key="save_drafts").click().run()
    stored = [(row.speaker, row.speaker_key, row.certainty, row.polarity) for row in service.predictions(empty).rows]
    assert ("Mira Kovac", "mira kovac", "PS", "-") in stored


@pytest.mark.usefixtures("empty")
def test_a_preview_tells_what_is_reported(open_page: Callable[..., AppTest]) -> None:
    """A report is no prediction to keep or drop; it is told, so that nobody looks for it in vain."""
    page = read(open_page("add"), "date 2025-11-17\nTalks are off\n\nThe talks in Vienna were called off on Sunday.")
    assert any(each.label == "1 report of what came of something" for each in page.expander)
    told = [line.value.replace("\\", "") for line in page.markdown]
    assert any(line.endswith("**: called off on 16 Nov 2025") for line in told)


def test_a_missed_prediction_is_marked_with_its_window_at_once(preview: AppTest, empty: service.Store) -> None:
    sentences = preview.selectbox(key="m0_sentence")
    preview.selectbox(key="m0_sentence").select_index(len(sentences.options) - 1).run()
    preview.text_input(key="m0_event").set_value("the return of the experts").run()
    preview.text_input(key="m0_time").set_value("by mid-December").run()
    assert any("Dec 2025" in note.value for note in preview.caption)
    preview.button(key="m0_add").click().run()
    preview.button(key="save_drafts").click().run()
    assert "the return of the experts" in {row.event_text for row in service.predictions(empty).rows}


MIXED = """The conference opens in Lindau on November 24.

Ministers of both countries will not meet before December 1, the chancellery said on Monday.

Engineers plan to drain the basin.
"""


def put(page: AppTest, draft: service.Draft) -> AppTest:
    """Lay a draft on the page's tray."""
    page.session_state["tray"] = Tray(drafts=[draft])
    return page.run()


def cards(page: AppTest) -> list[tuple[str, bool]]:
    """Return the cards in their order: the event's number and words, and whether it is kept."""
    return [(each.label.replace("*", ""), each.value) for each in page.toggle if each.key.startswith("keep_")]


@pytest.mark.usefixtures("empty")
def test_the_surest_come_first_and_the_doubtful_start_unticked(open_page: Callable[..., AppTest]) -> None:
    """Numbers are those of the text, where each stands behind its event; the reasons are whole phrases."""
    page = read(open_page("add"), f"date 2025-11-17\nMinisters meet\n\n{MIXED}")
    assert [label[:1] for label, _ in cards(page)] == ["2", "1", "3"]
    assert [kept for _, kept in cards(page)] == [True, True, False]
    assert {"Clear · 1", "Likely · 1"} <= {note.value for note in page.caption}
    assert any("which is taken for a timetable" in note.value for note in page.caption)
    assert any(line.value.startswith("**a denial** · **by 30 Nov 2025**") for line in page.markdown)
    assert ">1</sup>" in page.html[0].value
    draft = page.session_state["tray"].drafts[0]
    found = replace(draft.items[0].prediction, confidence=Confidence.DOUBTFUL)
    page = put(
        open_page("add"),
        replace(draft, items=(replace(draft.items[0], prediction=found, keep=False), *draft.items[1:])),
    )
    assert "Doubtful, off until you switch them on · 1" in {note.value for note in page.caption}
    assert ">1</sup>" not in page.html[0].value


@pytest.mark.usefixtures("empty")
def test_a_preview_says_what_hangs_on_a_condition(open_page: Callable[..., AppTest]) -> None:
    """Scores leave it out until somebody says that the condition was met."""
    page = open_page("add")
    page.text_area(key="paste_text").set_value(
        "date 2025-11-18\nA ferry\n\nThe ferry line would close on December 12 if its grant is cut, Ada Falk said."
    )
    next(button for button in page.button if button.label == "Read it").click().run()
    assert any("hangs on a condition" in note.value for note in page.caption)


def test_a_missed_one_leaves_the_others_as_they_were_switched(preview: AppTest) -> None:
    """One that was switched off stays off, and the new one, which stands before it in the text, is on."""
    preview.toggle(key="keep_0_0").set_value(False).run()
    before = cards(preview)
    preview.selectbox(key="m0_sentence").select_index(0).run()
    preview.text_input(key="m0_event").set_value("the visit of the ministers").run()
    preview.text_input(key="m0_time").set_value("on December 1").run()
    preview.button(key="m0_add").click().run()
    added = ("3 · the visit of the ministers", True)
    assert sorted(cards(preview)) == sorted([*before, added])


def test_an_undated_one_is_kept_where_a_person_switches_it_on(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = read(open_page("add"), f"date 2025-11-17\nMinisters meet\n\n{MIXED}")
    page.toggle(key="keep_0_u0").set_value(True).run()
    assert ">3</sup>" in page.html[0].value
    page.button(key="save_drafts").click().run()
    assert sorted(row.window is None for row in service.predictions(empty).rows) == [False, False, True]


@pytest.mark.usefixtures("empty")
def test_a_failed_reader_can_be_tried_again_and_refused_answers_are_told(open_page: Callable[..., AppTest]) -> None:
    page = read(open_page("add"), f"date 2025-11-17\nMinisters meet\n\n{MIXED}")
    draft = page.session_state["tray"].drafts[0]
    page = put(page, replace(draft, fault="pasted text: the reader “oracle” failed: asleep."))
    assert "the reader “oracle” failed" in page.warning[0].value
    page.button(key="again_0").click().run()
    assert cards(page)
    page = put(page, replace(draft, reading=replace(draft.reading, refused=("answer 1 does not count: *why*",))))
    assert any(line.value == f"- {plain('answer 1 does not count: *why*')}" for line in page.markdown)


@pytest.mark.usefixtures("empty")
def test_an_article_without_a_day_asks_for_it(open_page: Callable[..., AppTest]) -> None:
    page = read(open_page("add"), f"Ministers meet\n\n{TEXT}")
    assert "none is guessed" in page.warning[0].value
    assert "Save 0" not in " ".join(button.label for button in page.button)
    page.button(key="use_day_0").click().run()  # to be pressed at once: a disabled button would lose the first press
    assert [note.value for note in page.caption][-1] == "Choose the day first."
    assert not page.button(key="use_day_0").disabled
    page.date_input(key="day_0").set_value("2025-11-17")
    page.button(key="use_day_0").click().run()
    assert page.button(key="save_drafts").label.startswith("Save 1 article")


@pytest.mark.usefixtures("empty")
def test_an_article_of_today_needs_one_press(open_page: Callable[..., AppTest]) -> None:
    page = read(open_page("add"), f"Ministers meet\n\n{TEXT}")
    page.button(key="use_today_0").click().run()
    assert page.button(key="save_drafts").label.startswith("Save 1 article")


@pytest.mark.usefixtures("empty")
def test_no_text_is_one_sentence(open_page: Callable[..., AppTest]) -> None:
    assert read(open_page("add"), "  ").error[0].value == "There is no text to read."


@pytest.mark.usefixtures("empty")
def test_a_file_of_another_kind_is_told_why_and_what_is_read(open_page: Callable[..., AppTest]) -> None:
    """The uploader takes every kind: what it refuses itself it marks red, and gives no reason."""
    page = open_page("add")
    page.get("segmented_control")[0].set_value("Upload").run()
    for name, content in (("report.pdf", b"%PDF-1.7"), ("talk.txt", b"%PDF-1.7"), ("long.txt", b"word " * 1_100_000)):
        page.file_uploader[0].upload(name, content)
    page.run()
    page.button[0].click().run()
    told = [note.value.replace("\\", "") for note in page.warning]
    assert told[0].startswith("report.pdf: files of the kind .pdf are not read; these are: .txt, .text, .md")
    assert told[1:] == [
        "talk.txt: it is a PDF document, not a text",
        "long.txt: it is longer than 5 MB, the most that one article may be",
    ]


def test_a_long_text_is_shown_in_parts_and_saved_whole(
    empty: service.Store, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "LONGEST", 120)
    page = read(open_page("add"), f"date 2025-11-17\nMinisters meet\n\n{TEXT}")
    assert "Vienna" in page.html[0].value
    assert "archive" not in page.html[0].value
    assert [toggle.label[0] for toggle in page.toggle if toggle.key.startswith("keep_")] == ["1"]
    assert any("2 predictions read, 1 of them in this part" in line.value for line in page.markdown)
    page.toggle[0].set_value(False).run()
    page.session_state["part_0"] = 2
    page.run()
    assert "Vienna" not in page.html[0].value
    assert [toggle.label[0] for toggle in page.toggle if toggle.key.startswith("keep_")] == ["2"]
    page.button(key="save_drafts").click().run()
    (article,) = service.articles(empty).rows
    assert article.predictions == 1
    shown = open_page("article", id=str(article.id))
    assert "Vienna" in shown.html[0].value
    assert "archive" not in shown.html[0].value


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


def test_an_upload_names_the_record_that_is_broken_and_the_file_without_text(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """Nobody is asked for the day of a text that is not there; what was wrong is gone with the next article."""
    assert service.articles(empty).total == 0
    page = open_page("add")
    page.get("segmented_control")[0].set_value("Upload").run()
    page.file_uploader[0].upload("half.jsonl", b'{"text": "Rain.", "published_on": "2025-11-17"}\n{not json\n')
    page.file_uploader[0].upload("empty.txt", b"").run()
    next(button for button in page.button if button.label == "Read them").click().run()
    told = [note.value.replace("\\", "") for note in page.warning]
    assert [note.split(":")[:2] for note in told] == [["half.jsonl", "2"], ["There is no text in it."]]
    page.button(key="start_again").click().run()
    page = read(page, f"date 2025-11-17\nMinisters meet\n\n{TEXT}")
    assert not page.warning


def short(count: int) -> list[Article]:
    """Make short articles, each with one prediction of its own."""
    return [
        read_text(f"date 2025-11-17\nPort {n}\n\nThe port of Skagen will open quay {n} on December 1, Lena Roth said.")
        for n in range(count)
    ]


def test_a_large_upload_is_stored_at_once(empty: service.Store, open_page: Callable[..., AppTest]) -> None:
    lines = [{"text": each.text, "title": each.title, "published_on": "2025-11-17"} for each in short(LOOKED_AT + 4)]
    page = open_page("add")
    page.get("segmented_control")[0].set_value("Upload").run()
    page.file_uploader[0].upload("ports.jsonl", "\n".join(map(json.dumps, lines)).encode()).run()
    next(button for button in page.button if button.label == "Read them").click().run()
    assert "24 articles saved with 24 predictions" in page.success[0].value
    assert service.articles(empty).total == 24
    assert not open_page("add").success


@pytest.mark.usefixtures("empty")
def test_who_comes_back_is_told_how_a_save_ended(open_page: Callable[..., AppTest]) -> None:
    """The page that began it was closed; it is told until somebody has seen it."""
    saving.begin(short(2), "ports.jsonl").thread.join()
    assert "saved, 2 of 2 articles" in open_page("add").success[0].value.replace("\\", "")
    page = open_page("add")
    next(button for button in page.button if button.label == "What was saved").click().run()
    assert "2 articles saved with 2 predictions" in page.success[0].value
    assert not open_page("add").success


def test_a_save_that_breaks_off_says_how_much_was_kept(
    empty: service.Store, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = service.ingest

    def breaks(archive: service.Store, articles: list[Article], *, progress: Callable[..., None], source: str) -> None:
        progress(store(archive, articles[:1], source=source))
        message = "the disk is full"
        raise service.StoreError(message)

    monkeypatch.setattr(service, "ingest", breaks)
    saving.begin(short(3), "ports.jsonl").thread.join()
    page = open_page("add")
    told = page.error[0].value.replace("\\", "")
    assert told.startswith("ports.jsonl: saving broke off after 1 of 3 articles: the disk is full. Add them again")
    assert service.articles(empty).total == 1
    next(button for button in page.button if button.label == "Noted").click().run()
    assert not page.error
