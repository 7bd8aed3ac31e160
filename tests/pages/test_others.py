"""Events, articles, review, record, settings: their lists, their empty states, and what they change."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

from tracker import service
from tracker.exports import EXPORTS
from tracker.sources import read_text
from tracker.views.pages import ENTRIES, HERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
@pytest.mark.usefixtures("empty")
def test_every_page_opens_on_an_empty_archive(open_page: Callable[..., AppTest], name: str) -> None:
    assert open_page("" if name == "week" else name).title


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES if not entry.hidden])
@pytest.mark.usefixtures("archive")
def test_every_page_opens_on_an_archive(open_page: Callable[..., AppTest], name: str) -> None:
    page = open_page("" if name == "week" else name)
    assert page.title
    assert not page.error


def labels(page: AppTest) -> str:
    """Return the words of all links on a page."""
    return " ".join(link.proto.label for link in page.get("page_link")).replace("\\", "")


@pytest.mark.usefixtures("archive")
def test_events_are_searched_from_the_address(open_page: Callable[..., AppTest]) -> None:
    found = open_page("events", e_search="Vienna")
    assert any(note.value == "1 event" for note in found.caption)
    assert "No event fits" in open_page("events", e_search="Vienna -december").info[0].value
    assert "no word" in open_page("events", e_search="%_'\";--").info[0].value


@pytest.mark.usefixtures("archive")
def test_a_search_shows_the_sentence_and_puts_the_best_match_first(open_page: Callable[..., AppTest]) -> None:
    page = open_page("events", e_search="berg budap")
    assert page.selectbox(key="e_order").value == "best match"
    told = " ".join(each.value for each in page.markdown)
    assert ":primary-background[**Budapest**]" in told
    assert ":primary-background[**Berg**]" in told
    page.text_input(key="e_search").set_value("").run()
    assert page.selectbox(key="e_order").value == "newest statement"
    page.text_input(key="e_search").set_value("vienna").run()
    assert page.selectbox(key="e_order").value == "best match"
    page.selectbox(key="e_order").set_value("title").run()
    page.text_input(key="e_search").set_value("vienn").run()
    assert page.selectbox(key="e_order").value == "title"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "\N{PARTY POPPER}", "-", "x" * 10_000, '"' * 10_000])
@pytest.mark.parametrize(("name", "key"), [("events", "e"), ("articles", "a"), ("timeline", "t"), ("speakers", "s")])
def test_an_odd_search_gets_one_sentence(open_page: Callable[..., AppTest], name: str, key: str, words: str) -> None:
    page = open_page(name, **{f"{key}_search": words})
    assert not page.error
    assert len(page.info) == 1


@pytest.mark.usefixtures("archive")
def test_articles_are_searched_by_what_was_read(open_page: Callable[..., AppTest]) -> None:
    page = open_page("articles", a_search="chancellery vienna")
    assert "1 article" in [note.value for note in page.caption]
    assert any(":primary-background[**Vienna**]" in each.value for each in page.markdown)


@pytest.mark.usefixtures("archive")
def test_events_are_filtered_by_state(open_page: Callable[..., AppTest]) -> None:
    page = open_page("events", e_state="upcoming")
    assert any(note.value == "1 event" for note in page.caption)


def test_an_article_is_opened_redated_and_deleted(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    row = next(row for row in service.articles(archive).rows if "may meet" in row.title)
    page = open_page("article", id=str(row.id))
    assert "<mark" in page.html[0].value
    page.button(key=f"redate_{row.id}").click().run()
    assert any(note.value == "Choose another day first." for note in page.caption)
    page.date_input(key=f"day_{row.id}").set_value("2025-10-18")
    page.button(key=f"redate_{row.id}").click().run()
    assert not page.exception
    assert str(service.article(archive, row.id).article.published_on) == "2025-10-18"
    before = service.article(archive, row.id)
    page.button(key=f"delete_{row.id}").click().run()
    assert service.articles(archive).total == 1
    page.switch_page("tracker/views/articles.py").run()
    page.button(key="article_back").click().run()
    assert not page.exception
    (back,) = [each for each in service.articles(archive).rows if "may meet" in each.title]
    again = service.article(archive, back.id)
    assert (again.text, back.published_on, back.path) == (before.text, before.article.published_on, row.path)
    said = [[each.window for each in view.predictions if each.standing] for view in (before, again)]
    assert said[0] == said[1] != []
    assert not [button for button in page.button if button.key == "article_back"]


def test_an_import_can_be_undone(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    batch = service.imports(archive)[0]
    page = open_page("articles")
    page.button(key=f"undo_import_{batch.id}").click().run()
    assert not page.exception
    assert service.articles(archive).total == 0
    assert [each.value for each in page.text] == ["Deleted: 2 articles"]
    page.button(key="article_back").click().run()
    assert sorted(row.path or "" for row in service.articles(archive).rows) == ["off.txt", "summit.txt"]
    assert not [button for button in page.button if button.key == "article_back"]


def test_a_large_import_is_not_kept_to_be_put_back(archive: service.Store) -> None:
    (batch,) = service.imports(archive)
    assert (len(service.imported(archive, batch.id, 2)), service.imported(archive, batch.id, 1)) == (2, ())


def test_a_review_is_signed_once_however_often_it_is_pressed(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = open_page("review")
    page.button(key="begin").click().run()
    for part in ("start", "new", "due", "moved", "coming", "figures"):
        if part != "start":
            page.button(key=f"turn-{part}-Right").click().run()
    sign = "Sign edition 1"
    next(button for button in page.button if button.label == sign).click().run()
    assert [note.value for note in page.error] == ["Type your name above: an edition is signed by somebody."]
    page.text_input(key="edition_names").set_value("Ann Reader")
    pressed = next(button for button in page.button if button.label == sign)
    pressed.click().run()
    assert not page.exception
    assert not page.error
    assert [(edition.number, edition.names) for edition in service.editions(archive)] == [(1, ("Ann Reader",))]
    assert service.setting(archive, "my_name") == "Ann Reader"


def test_an_edition_of_today_is_told_of_to_who_sits_down_again(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    service.sign_off(archive, by="Ann Reader")
    told = "Today's edition is signed, with {} since: another one {}."
    assert open_page("review").info[0].value == told.format("nothing new", "would say the same again")
    off = service.OutcomeIn(choice="called_off", known_on=date(2025, 11, 20), own_knowledge=True)
    with time_machine.travel(datetime(2025, 11, 20, 10, tzinfo=UTC), tick=False):
        service.settle(archive, summit, off, by="A reader")
        assert open_page("review").info[0].value == told.format("1 event", "tells of that alone")


@pytest.mark.parametrize("asked", ["hedge", "Hedge"])
def test_the_record_names_its_counts(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest], asked: str
) -> None:
    """The grouping is asked for in the address, with or without capitals."""
    service.settle(archive, summit, service.OutcomeIn(choice="called_off", own_knowledge=True), by="A reader")
    page = open_page("record", r_by=asked)
    assert page.segmented_control(key="r_by").value == "hedge"
    assert any("1 case" in line.value and "no conclusion" in line.value for line in page.markdown)


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_page_holds_no_words_that_streamlit_would_print(name: str) -> None:
    """Of the file of a page it prints every expression that stands alone, but for the docstring at its head."""
    lines = ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8")).body[1:]
    assert [line for line in lines if isinstance(line, ast.Expr)] == []


def test_the_record_says_what_all_of_it_comes_to(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """The whole in one line, and on demand what chances proved worth and how long it took."""
    off = service.OutcomeIn(choice="called_off", known_on=date(2025, 10, 22), own_knowledge=True)
    service.settle(archive, summit, off, by="A reader")
    page = open_page("record")
    assert any("0 of 1 closed case came true: 0% [0% – 79%], no conclusion" in line.value for line in page.markdown)
    assert any(note.value.startswith("Brier score 0.16 over 1 case with a measured hedge") for note in page.caption)
    assert len(page.get("plotly_chart")) == 1
    page.session_state["r_worth"] = page.session_state["r_promises"] = True
    page.run()
    assert not page.exception
    assert len(page.get("plotly_chart")) == 3
    worth, promised = (table.value for table in page.table)
    assert [list(row) for row in worth.values.tolist()] == [["40%", "0 of 1", "0% [0% – 79%], no conclusion"]]
    assert promised["Not come"].tolist() == ["50%", "50%", "50%"]


def test_the_record_draws_no_shares_of_what_nobody_settled(summit: int, open_page: Callable[..., AppTest]) -> None:
    """A share of 0% with an interval of nothing would be a judgement that nobody made."""
    page = open_page("record", as_of="2025-11-20")
    page.session_state["r_promises"] = True
    page.run()
    assert not page.exception
    assert summit
    assert "Nothing that was promised by a day is settled yet." in {note.value for note in page.caption}
    assert not page.table


def test_the_looks_at_a_record_without_a_case_say_so(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    page = open_page("record", as_of="2025-10-16")
    page.session_state["r_worth"] = page.session_state["r_promises"] = True
    page.run()
    assert not page.exception
    said = {note.value for note in page.caption}
    assert {"No closed case says a chance whose worth is known.", "Nothing was promised by a day."} <= said
    assert service.promises(archive, as_of=date(2025, 10, 16)).n == 0


def test_my_name_is_set_once_and_signs_outcomes(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    page = open_page("settings")
    page.text_input[0].set_value("Ann Reader").run()
    assert not page.exception
    service.settle(archive, summit, service.OutcomeIn(choice="called_off", own_knowledge=True))
    assert service.history(archive, summit)[0].recorded_by == "Ann Reader"


@pytest.mark.usefixtures("archive")
def test_every_export_is_offered(open_page: Callable[..., AppTest]) -> None:
    page = open_page("settings")
    assert {button.proto.label for button in page.get("download_button")} == {form.name for form in EXPORTS}


@pytest.mark.usefixtures("archive")
def test_a_backup_is_made_and_offered(open_page: Callable[..., AppTest]) -> None:
    page = open_page("settings")
    page.button(key="backup").click().run()
    assert "Copied to" in page.success[0].value.replace("\\", "")


def test_an_archive_that_cannot_be_opened_is_one_sentence(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, open_page: Callable[..., AppTest]
) -> None:
    other = tmp_path / "other.db"  # type: ignore[operator]  # a Path
    other.write_text("this is no database, only a text that is long enough to be read as one")
    monkeypatch.setenv("TRACKER_DATABASE", f"sqlite:///{other}")
    page = open_page()
    assert page.error
    assert not page.title


REPORT = (
    "The harbour authority of Meridia will reopen the northern bridge on 14 December, its director Ada Lund said. "
    "Engineers replaced two of the four bearings that had cracked in the frost of last winter and tested them. "
    "The ferry that carried commuters across the bay in the meantime was sold to a company on the southern shore."
)


def test_a_copy_says_so_and_a_person_may_say_that_it_is_none(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """The report's page names its other outlets; the copy's page has a button each way."""
    texts = [f"date 2025-11-18\nBridge to reopen\n\n{head}{REPORT}" for head in ("", "By a reporter.\n\n")]
    first, copy = service.ingest(empty, [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]).articles
    assert "Also in 1 other" in [x.label for x in open_page("article", id=str(first)).expander]
    event = service.events(empty).rows[0].id
    assert any("also in 1 other" in note.value for note in open_page("event", id=str(event)).caption)
    page = open_page("article", id=str(copy))
    page.button(key=f"uncopy_{copy}").click().run()
    assert not page.exception
    assert service.article(empty, copy).article.predictions == 1
    page.button(key=f"recopy_{copy}").click().run()
    assert service.article(empty, copy).article.predictions == 0


def test_reading_anew_says_what_would_change_before_it_does(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """Only what occurs is counted; nothing changes before "Apply"."""
    service.ingest(
        empty, [read_text("date 2025-11-03\nPort\n\nThe port could reopen soon, the union said.", "port.txt")]
    )
    page = open_page("settings")
    page.button(key="reread").click().run()
    assert any(line.value == "1 article read, 1 prediction unchanged: nothing would change." for line in page.markdown)
    service.change_setting(empty, "soon", "60")
    page.button(key="reread").click().run()
    assert any(line.value == "1 article read, 0 predictions unchanged: 1 would change." for line in page.markdown)
    assert service.predictions(empty).rows[0].window.latest.isoformat() == "2025-12-03"
    page.button(key="apply").click().run()
    assert service.predictions(empty).rows[0].window.latest.isoformat() == "2026-01-02"


def test_a_page_of_a_list_stands_in_the_address(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    text = "date 2025-11-0{}\nTalks of {} towns\n\nThe council of {} will vote on November 2{}, the mayor said.\n"
    endings = ("au", "ing", "wick", "ow", "by", "ey", "is")
    towns = [f"{name}{end}" for name in ("Arl", "Bren", "Cald", "Dor", "Elst") for end in endings]
    texts = [text.format(n % 9 + 1, town, town, n % 9) for n, town in enumerate(towns)]
    service.ingest(archive, [read_text(each) for each in texts], by="A reader")
    first, second = open_page("articles"), open_page("articles", a_page="2")
    assert labels(first) != labels(second)
    assert labels(second)
    beyond = open_page("articles", a_page="99999999999999999999")
    assert not beyond.error


def test_a_quotation_that_is_found_has_single_marks_inside(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    said = 'date 2025-11-18\n\n"The ferry will sail from Tromso on December 4," Jan Berg said.\n'
    service.ingest(archive, [read_text(said, "ferry.txt")], by="A reader")
    shown = [line.value for line in open_page("events", e_search="ferry").markdown if "background[" in line.value]
    assert any("“‘The" in line and "4\\,’ Jan" in line for line in shown), shown
    (ferry,) = service.events(archive, filters=service.Filters(search="ferry")).rows
    quotes = [each.value for each in open_page("event", id=str(ferry.id)).html if "blockquote" in each.value]
    assert any(">“‘" in each for each in quotes), quotes
