"""An event's page: its sentence, its statements in their words, and its outcome with history and undo."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pressing import keys_listed, keys_worked, pressed

from tracker import service
from tracker.outcome import Verdict
from tracker.sources import read_text
from tracker.store import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

TODAY = date(2025, 11, 20)  # where the clock of these pages is held


def unfold(page: AppTest, prediction_id: int) -> None:
    """Open what stands behind a statement: why its window, and what can be said of it."""
    page.session_state[f"why_{prediction_id}"] = True
    page.run()


@pytest.mark.usefixtures("archive")
def test_an_address_without_an_event_says_so(open_page: Callable[..., AppTest]) -> None:
    assert open_page("event").title[0].value == "No such event"
    assert open_page("event", id="999").title[0].value == "No such event"
    assert open_page("event", id="x").title[0].value == "No such event"


@pytest.mark.usefixtures("archive")
def test_the_summit_tells_its_window_and_quote(summit: int, open_page: Callable[..., AppTest]) -> None:
    page = open_page("event", id=str(summit))
    assert any("by 31 Oct 2025" in note.value.replace("\\", "") for note in page.markdown)
    assert any("within two weeks" in re.sub(r"<[^>]+>", "", quote.value) for quote in page.html)
    assert page.get("plotly_chart")


def settle(page: AppTest, event: int, choice: str) -> AppTest:
    """Choose a verdict known by oneself, and save it."""
    page.radio(key=f"choice_{event}").set_value(choice).run()
    page.checkbox(key=f"own_{event}").check().run()
    return page.button(key=f"save_{event}_0").click().run()


def test_an_outcome_is_recorded_and_can_be_taken_back(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    page = settle(open_page("event", id=str(summit)), summit, "called_off")
    assert not page.exception
    assert not page.error
    assert [row.choice for row in service.history(archive, summit)] == ["called_off"]
    next(button for button in page.button if button.label == "Undo the newest").click().run()
    assert not page.exception
    newest = service.history(archive, summit)[0]
    assert (newest.verdict, newest.undoes_id is not None) == (None, True)


def test_a_new_time_that_a_person_recorded_is_no_empty_quotation(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    moved = service.OutcomeIn(choice="moved", moved_to="by December 12", own_knowledge=True)
    service.settle(archive, summit, moved)
    page = open_page("event", id=str(summit))
    assert "A person recorded this, with no sentence to quote." in [each.value for each in page.caption]
    assert not [each for each in page.html if "“”" in each.value]


def test_undoing_an_undo_is_called_a_redo(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    page = settle(open_page("event", id=str(summit)), summit, "called_off")
    next(button for button in page.button if button.label == "Undo the newest").click().run()
    assert "Undo the newest" not in [button.label for button in page.button]
    next(button for button in page.button if button.label == "Redo what was undone").click().run()
    assert service.history(archive, summit)[0].choice == "called_off"
    assert "Undo the newest" in [button.label for button in page.button]


def test_the_way_back_from_a_decision_is_in_sight(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """In a fold, which closes when the page changes, nobody would find it."""
    service.rename(archive, summit, "The summit of Budapest", by="A reader")
    page = open_page("event", id=str(summit))
    (back,) = [button.key for button in page.button if button.label == "Take it back"]
    assert back not in [button.key for fold in page.expander for button in fold.button]


def test_what_happened_needs_its_day(archive: service.Store, summit: int, open_page: Callable[..., AppTest]) -> None:
    page = open_page("event", id=str(summit))
    page.radio(key=f"choice_{summit}").set_value("happened").run()
    page.checkbox(key=f"own_{summit}").check().run()
    page.button(key=f"save_{summit}_0").click().run()
    assert page.error
    assert service.history(archive, summit) == ()


def test_a_confirmed_outcome_needs_evidence(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    page = open_page("event", id=str(summit))
    page.radio(key=f"choice_{summit}").set_value("called_off").run()
    page.button(key=f"save_{summit}_0").click().run()
    assert page.error
    assert service.history(archive, summit) == ()


def test_a_report_is_recorded_with_one_press(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    report = service.event(archive, summit).suggestions[0]
    page = open_page("event", id=str(summit))
    page.button(key=f"accept_{report.report_id}").click().run()
    assert not page.exception
    newest = service.history(archive, summit)[0]
    assert newest.verdict is Verdict.DID_NOT_HAPPEN
    assert newest.evidence_article_id == report.article_id


@pytest.mark.usefixtures("archive")
def test_its_keys_are_listed_as_they_work(summit: int, open_page: Callable[..., AppTest]) -> None:
    """The key that saves a verdict is named before one is chosen: choosing draws the form alone."""
    page = open_page("event", id=str(summit))
    assert keys_listed(page) == {*keys_worked(page), "CTRL+ENTER"} == {"A", "E", "B", "CTRL+ENTER"}
    pressed(page, "Record this")
    assert keys_listed(page) == {*keys_worked(page), "CTRL+ENTER"} == {"U", "CTRL+ENTER"}


def test_on_a_past_day_nothing_is_recorded(summit: int, open_page: Callable[..., AppTest]) -> None:
    page = open_page("event", id=str(summit), as_of="2025-10-18")
    assert not page.radio
    assert any("not in the past" in note.value for note in page.caption)


def test_another_event_is_joined_kept_apart_and_taken_back(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """Found by words of it; what was decided is listed with a button that takes it back."""
    page = open_page("event", id=str(summit))
    page.text_input(key=f"same_{summit}").set_value("Vienna").run()
    page.button(key=f"two_{summit}").click().run()
    (apart,) = service.links(archive, summit)
    page.button(key=f"back_{apart.id}").click().run()
    page.text_input(key=f"same_{summit}").set_value("Vienna").run()
    page.button(key=f"merge_{summit}").click().run()
    assert not page.exception
    assert service.events(archive).total == 1
    merged = service.links(archive, summit)[0]
    page.button(key=f"back_{merged.id}").click().run()
    assert not page.exception
    assert service.events(archive).total == 2


def test_a_speaker_is_joined_with_another_and_taken_back(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """Who has the same last name is asked about on the speaker's page."""
    texts = ("The bridge will reopen on 14 December, Ada Lund said.", "The pier will close on 20 December, Lund said.")
    service.ingest(empty, [read_text(f"date 2025-11-17\nNews\n\n{text}", f"{n}.txt") for n, text in enumerate(texts)])
    page = open_page("speaker", key="ada lund")
    page.button(key="voice_lund").click().run()
    assert not page.exception
    assert [row.key for row in service.speakers(empty)] == ["ada lund"]
    assert "Lund stands here" in [note.value for note in page.caption]  # as it is written, and outside of any fold
    assert not any("stands here" in note.value for fold in page.expander for note in fold.caption)
    page.button(key="unsay_lund").click().run()
    assert not page.exception
    assert len(service.speakers(empty)) == 2


def test_what_each_statement_changed_and_silence_are_told_in_a_line(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """Moved by so many days, denied; and that the time is up while no article says a word."""
    later = """date 2025-10-19
Later

President Anders Holm and President Mira Kovac could meet in Budapest by 5 November, Jan Berg said."""
    service.ingest(archive, [read_text(later, "later.txt")])
    for report in service.event(archive, summit).suggestions:
        service.dismiss(archive, report.report_id)
    page = open_page("event", id=str(summit))
    told = " ".join(note.value.replace("\\", "") for note in (*page.markdown, *page.caption))
    assert "Moved, 5 days later" in told
    assert "no later article in your archive mentions it" in told


def test_the_chart_says_what_it_leaves_out(empty: service.Store, open_page: Callable[..., AppTest]) -> None:
    """A denial has no bar."""
    texts = (
        "date 2025-01-02\nOne\n\nThe Harlow bridge will reopen on June 1, Ada Lund said.",
        "date 2025-01-03\nTwo\n\nThe Harlow bridge will not reopen by July 1, Ada Lund said.",
        "date 2025-01-04\nThree\n\nThe Harlow bridge will reopen on June 8, Ada Lund said.",
    )
    service.ingest(empty, [read_text(text, f"{n}.txt") for n, text in enumerate(texts)])
    (event,) = service.events(empty).rows
    page = open_page("event", id=str(event.id))
    assert "… and 1 denial, in the list below" in [note.value for note in page.caption]


def test_two_hundred_statements_are_turned_page_by_page(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """A page of an event of hundreds of statements draws twenty of them."""
    texts = (
        f"date 2025-0{1 + n // 28}-{1 + n % 28:02}\nNews {n}\n\nThe northern bridge of Meridia will open on "
        f"1 December, Ada Lund said in street {n}.\n\nNothing else happened in house {n * 3}."
        for n in range(200)
    )
    service.ingest(empty, [read_text(text, f"{n}.txt") for n, text in enumerate(texts)])
    event = service.events(empty, sort="predictions").rows[0]
    assert event.predictions == 200
    page = open_page("event", id=str(event.id))
    assert len([x for x in page.expander if x.label.startswith("Why this window")]) == 20
    assert any(note.value == "… and 176 more statements, in the list below" for note in page.caption)
    page.session_state[f"said_{event.id}"] = 10
    page.run()
    assert not page.exception
    assert len([x for x in page.expander if x.label.startswith("Why this window")]) == 20


@pytest.mark.usefixtures("archive")
def test_an_event_of_later_leads_back_to_today(summit: int, open_page: Callable[..., AppTest]) -> None:
    """On a day before the first article of it nothing is known, and the page says how to leave that day."""
    page = open_page("event", id=str(summit), as_of="2025-10-01")
    assert page.title[0].value == "No such event"
    page.button(key="back_to_today").click().run()
    assert page.title[0].value != "No such event"


def test_a_wrong_speaker_is_corrected_and_what_was_read_can_be_restored(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """A field that nobody touched stays as it was read."""
    read = service.event(archive, summit).predictions[0]
    page = open_page("event", id=str(summit))
    unfold(page, read.id)
    page.text_input(key=f"p{read.id}_speaker").set_value("").run()
    page.button(key=f"correct_{read.id}").click().run()
    stands = next(row for row in service.event(archive, summit).predictions if row.standing)
    assert (stands.speaker, stands.window, stands.certainty) == (None, read.window, read.certainty)
    unfold(page, read.id)
    page.button(key=f"restore_{read.id}").click().run()
    assert [row.speaker for row in service.event(archive, summit).predictions if row.standing] == [read.speaker]


def test_a_dismissed_report_can_be_suggested_again(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    report = service.event(archive, summit).suggestions[0].report_id
    page = open_page("event", id=str(summit))
    page.button(key=f"dismiss_{report}").click().run()
    assert service.event(archive, summit).suggestions == ()
    assert any(note.value == "Said not to be so" for note in page.caption)
    page.button(key=f"reopen_{report}").click().run()
    assert [row.report_id for row in service.event(archive, summit).suggestions] == [report]


def test_what_was_said_not_to_be_so_is_asked_again_of_another_report_which_says_why(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    (told,) = service.event(archive, summit).suggestions
    service.dismiss(archive, told.report_id)
    assert not [c for c in open_page("event", id=str(summit)).caption if "Asked again" in c.value]
    service.ingest(archive, [read_text(OFF_AGAIN, "again.txt")], by="A reader")
    page = open_page("event", id=str(summit))
    (why,) = [c.value for c in page.caption if "Asked again" in c.value]
    assert why == "Asked again, as this is another report: “Not so” was the answer to an earlier report (22 Oct 2025)."


def test_a_day_before_anybody_said_it_would_come_is_asked_about(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    page = open_page("event", id=str(summit))
    page.radio(key=f"choice_{summit}").set_value("happened").run()
    page.date_input(key=f"from_{summit}").set_value(date(2025, 10, 3)).run()
    page.checkbox(key=f"own_{summit}").check().run()
    (asked,) = [each.value for each in page.warning]
    assert asked == ("3 Oct 2025 is before the event was first said to come, on 17 Oct 2025: is that the day?")
    pressed(page, "Save")
    assert service.history(archive, summit) == ()
    assert any("Change the day" in each.value for each in page.error)
    next(box for box in page.checkbox if box.label.startswith("It is:")).check().run()
    pressed(page, "Save")
    assert [row.occurred_from for row in service.history(archive, summit)] == [date(2025, 10, 3)]


OFF_AGAIN = """date 2025-10-24
No summit in Budapest

The summit of President Anders Holm and President Mira Kovac in Budapest has been cancelled, the chancellery said.
"""


def test_a_report_is_suggested_again_once_its_outcome_was_taken_back(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """While the outcome stands there is one way back: its own undo."""
    report = service.event(archive, summit).suggestions[0].report_id
    page = open_page("event", id=str(summit))
    page.button(key=f"accept_{report}").click().run()
    assert not [button for button in page.button if button.key == f"reopen_{report}"]
    next(button for button in page.button if button.label == "Undo the newest").click().run()
    page.button(key=f"reopen_{report}").click().run()
    assert [row.report_id for row in service.event(archive, summit).suggestions] == [report]


def test_a_report_is_edited_before_it_is_recorded(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """The form is filled in from the report; what is saved answers it, with its day known and its words."""
    told = service.event(archive, summit).suggestions[0]
    page = open_page("event", id=str(summit))
    page.button(key=f"edit_{told.report_id}").click().run()
    place = f"{summit}_{told.report_id}"
    assert page.radio(key=f"choice_{place}").value == told.choice == "called_off"
    page.radio(key=f"choice_{place}").set_value("put_off").run()
    page.text_area(key=f"note_{place}").set_value("The office speaks of a later year.").run()
    page.button(key=f"save_{place}_0").click().run()
    assert not page.exception
    assert not page.error
    newest = service.history(archive, summit)[0]
    assert (newest.choice, newest.known_on, newest.note) == (
        "put_off",
        told.published_on,
        "The office speaks of a later year.",
    )
    assert (newest.evidence_article_id, newest.evidence_quote) == (told.article_id, told.quote)
    assert [row.report_id for row in service.event(archive, summit).suggestions] == []


def test_a_report_that_gives_no_day_is_edited(empty: service.Store, open_page: Callable[..., AppTest]) -> None:
    """What came on a day that nobody named opens the form with the days of the window; it can be left again."""
    texts = (
        ("2025-11-03", "The northern bridge of Meridia will open by 12 November, Ada Lund said."),
        ("2025-11-14", "Ada Lund opened the northern bridge of Meridia."),
    )
    service.ingest(empty, [read_text(f"date {day}\nNews\n\n{text}", f"{day}.txt") for day, text in texts])
    with empty.write() as connection:  # as where the sentence names no day
        connection.execute(tables.reports.update().values(happened_on=None))
    event = service.events(empty).rows[0].id
    (told,) = service.event(empty, event).suggestions
    assert told.occurred_on is None
    page = open_page("event", id=str(event))
    page.button(key=f"accept_{told.report_id}").click().run()
    place = f"{event}_{told.report_id}"
    assert [str(page.date_input(key=f"{end}_{place}").value) for end in ("from", "to")] == ["2025-11-03", "2025-11-12"]
    page.button(key=f"leave_{told.report_id}").click().run()
    assert service.history(empty, event) == ()
    page.button(key=f"edit_{told.report_id}").click().run()
    page.button(key=f"save_{place}_0").click().run()
    assert not page.error
    assert [row.choice for row in service.history(empty, event)] == ["happened"]


def test_the_condition_of_a_statement_is_recorded_as_met_or_not_and_taken_back(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """What is asked stands beside the statement: nothing has to be unfolded first."""
    hanging = "date 2025-11-03\n\nThe ferry line would close on November 12 if its grant is cut, Ada Falk said.\n"
    service.ingest(archive, [read_text(hanging, "ferry.txt")], by="A reader")
    event = next(row.id for row in service.events(archive).rows if "ferry" in row.title.casefold())
    (said,) = service.event(archive, event).predictions
    page = open_page("event", id=str(event))
    assert "scores count it once somebody has recorded" in hangs(page)
    page.text_input(key=f"met_note_{said.id}").set_value("It was cut.").run()
    page.button(key=f"met_{said.id}").click().run()
    assert "which was met on 20 Nov 2025" in hangs(page)
    (told,) = service.conditions(archive, said.id)
    assert (told.met_on, told.note) == (TODAY, "It was cut.")
    page.button(key=f"unmet_{said.id}").click().run()
    page.button(key=f"failed_{said.id}").click().run()
    assert "which was not met: scores leave it out" in hangs(page)
    assert [row.met for row in service.conditions(archive, said.id)] == [False, None, True]
    page.button(key=f"unmet_{said.id}").click().run()
    assert "scores count it once somebody has recorded" in hangs(page)
    assert service.event(archive, event).predictions[0].condition_met_on is None


def hangs(page: AppTest) -> str:
    """Return what the page says of the one condition."""
    assert not page.exception
    (told,) = [each.value for each in page.caption if each.value.startswith("It hangs on a condition")]
    return told.replace("\\", "")


def test_a_condition_that_was_not_read_is_marked_and_the_mark_taken_back(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    read = service.event(archive, summit).predictions[0]
    page = open_page("event", id=str(summit))
    unfold(page, read.id)
    page.toggle(key=f"p{read.id}_conditional").set_value(True).run()
    page.button(key=f"correct_{read.id}").click().run()
    assert any("hangs on a condition" in caption.value for caption in page.caption)
    (marked,) = [row for row in service.event(archive, summit).predictions if row.standing]
    assert (marked.conditional, marked.window) == (True, read.window)
    page.button(key=f"unhung_{marked.id}").click().run()
    assert not page.exception
    assert not any("hangs on a condition" in caption.value for caption in page.caption)
    assert [row.conditional for row in service.event(archive, summit).predictions if row.standing] == [False]
