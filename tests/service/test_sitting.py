"""The weekly sitting: what awaits, in which part, each act with its undo, and resuming where it was left."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sitting_week import DUE, MOVED, NEW, REPORTED, fill

from tracker import service
from tracker.service import Agenda, InputError, OutcomeIn, Step, Store
from tracker.service.contents import contents
from tracker.sources import read_text
from tracker.store.rows import SittingRow

TODAY = date(2030, 7, 1)


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(datetime(2030, 7, 1, 12, tzinfo=UTC)):
        yield


@pytest.fixture(scope="module")
def rows(template: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[str, Any]]]:
    """Fill one archive with the documented week, and return its rows."""
    path = shutil.copyfile(template, tmp_path_factory.mktemp("week") / "archive.db")
    store = service.open_store(str(path))
    fill(store, TODAY)
    found = list(service.dump(store))
    store.close()
    return found


@pytest.fixture
def week(store: Store, rows: list[tuple[str, dict[str, Any]]]) -> Store:
    """Open an archive with the documented week."""
    service.load(store, rows)
    return store


def left(store: Store, day: date = TODAY) -> dict[str, int]:
    return {name: len(steps) for name, steps in service.agenda(store, day).steps.items()}


def first(store: Store, part: str) -> tuple[int, Step]:
    """Begin or resume the sitting; return it with the first card of a part."""
    return service.open_sitting(store, TODAY).id, service.agenda(store, TODAY).steps[part][0]


def test_the_documented_week_awaits(week: Store) -> None:
    found = service.agenda(week, TODAY)
    assert left(week) == {"due": DUE, "new": NEW, "moved": MOVED}
    assert [step.why for step in found.steps["due"]].count("suggested") == REPORTED
    assert sum(found.overdue.values()) == 2
    assert (found.sitting, found.part, found.since) == (None, "start", TODAY - timedelta(days=7))


def test_an_event_has_one_card_at_a_time(week: Store) -> None:
    ids = [step.event_id for steps in service.agenda(week, TODAY).steps.values() for step in steps]
    assert len(ids) == len(set(ids))


def test_a_sitting_goes_through_its_parts_in_order(week: Store) -> None:
    sitting = service.open_sitting(week, TODAY).id
    seen: list[str] = []
    while (part := service.agenda(week, TODAY).part) != "sign":
        seen.append(part)
        steps = service.agenda(week, TODAY).steps.get(part, ())
        for step in steps:
            service.decide(week, sitting, step.card, "seen", made={"event": step.event_id})
        if not steps:
            service.decide(week, sitting, service.part_card(part), "seen")
    assert seen == ["start", "new", "due", "moved", "coming", "figures"]
    done = service.agenda(week, TODAY)
    assert (done.cards_left, done.cards_done) == (0, NEW + DUE + MOVED)


def _settle(store: Store, sitting: int, step: Step) -> None:
    row = service.settle(store, step.event_id, OutcomeIn(choice="cannot_tell", own_knowledge=True), today=TODAY)
    service.decide(store, sitting, step.card, "settle", made={"event": step.event_id, "outcome": row.id})


def _report(store: Store, sitting: int, step: Step) -> None:
    (suggestion,) = service.event(store, step.event_id, TODAY).suggestions
    row = service.settle(store, step.event_id, service.suggested(store, suggestion.report_id), today=TODAY)
    made = {"event": step.event_id, "outcome": row.id, "report": suggestion.report_id}
    service.decide(store, sitting, step.card, "settle", made=made)


def _drop(store: Store, sitting: int, step: Step) -> None:
    number = int(step.card.partition(":")[2])
    service.drop(store, number, reason="no prediction")
    service.decide(store, sitting, step.card, "drop", made={"event": step.event_id, "prediction": number})


def _edit(store: Store, sitting: int, step: Step) -> None:
    number = int(step.card.partition(":")[2])
    service.correct(store, number, service.Edit(time="by the end of next year"))
    service.decide(store, sitting, step.card, "edit", made={"event": step.event_id, "prediction": number})


def _same(store: Store, sitting: int, step: Step) -> None:
    other = service.agenda(store, TODAY).steps["moved"][0].event_id
    act = service.merge(store, step.event_id, other)
    service.decide(store, sitting, step.card, "same", made={"event": step.event_id, "link": act})


def _split(store: Store, sitting: int, step: Step) -> None:
    newest = service.event(store, step.event_id, TODAY).predictions[0]
    act = service.split(store, (newest.id,))
    service.decide(store, sitting, step.card, "split", made={"event": step.event_id, "link": act})


def _later(store: Store, sitting: int, step: Step) -> None:
    until = TODAY + timedelta(days=7)
    service.decide(store, sitting, step.card, "later", until=until, made={"event": step.event_id})


def _accept(store: Store, sitting: int, step: Step) -> None:
    service.decide(store, sitting, step.card, "accept", made={"event": step.event_id})


ACTS = {
    "accept": ("new", _accept),
    "drop": ("new", _drop),
    "edit": ("new", _edit),
    "same": ("new", _same),
    "later": ("new", _later),
    "report": ("due", _report),
    "put off": ("due", _later),
    "split": ("moved", _split),
    "noted": ("moved", _accept),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_act_takes_its_card_away_and_an_undo_brings_it_back(name: str, week: Store) -> None:
    part, act = ACTS[name]
    sitting, step = first(week, part)
    before, event = service.agenda(week, TODAY), service.event(week, step.event_id, TODAY).event
    act(week, sitting, step)
    assert step not in service.agenda(week, TODAY).steps[part]
    service.take_back(week, sitting)
    after = service.agenda(week, TODAY)
    assert after.steps == before.steps
    again = service.event(week, step.event_id, TODAY).event
    assert (again.window, again.predictions, again.state, again.suggestions) == (
        event.window, event.predictions, event.state, event.suggestions
    )  # fmt: skip


def test_clear_cards_are_taken_together_with_one_undo(week: Store) -> None:
    sitting = service.open_sitting(week, TODAY).id
    before = service.agenda(week, TODAY)
    reported = service.clear_cards(week, before, "due")
    assert sorted(card.report.choice for card in reported if card.report) == ["called_off", "happened"]
    assert service.take_together(week, sitting, reported) == ()
    new = service.clear_cards(week, service.agenda(week, TODAY), "new")
    assert all(card.statement.confidence == "clear" and not card.view.offers for card in new)
    assert service.take_together(week, sitting, new[:5]) == ()
    after = service.agenda(week, TODAY)
    assert (len(after.steps["due"]), len(after.steps["new"]), after.last_cards) == (DUE - 2, NEW - 5, 5)
    service.take_back(week, sitting)
    back = service.agenda(week, TODAY)
    assert (back.steps["new"], back.last_cards) == (before.steps["new"], 2)
    service.take_back(week, sitting)
    assert service.agenda(week, TODAY).steps == before.steps


def test_cards_taken_together_are_given_back_together_or_not_at_all(week: Store) -> None:
    """One that somebody has gone on from keeps the others, too: half a group could not be undone again."""
    sitting = service.open_sitting(week, TODAY).id
    reported = service.clear_cards(week, service.agenda(week, TODAY), "due")
    service.take_together(week, sitting, reported)
    taken = service.agenda(week, TODAY)
    ids = [card.step.event_id for card in reported]
    service.settle(week, ids[0], OutcomeIn(choice="void", own_knowledge=True), by="Ben", today=TODAY)
    with pytest.raises(InputError, match="somebody else"):
        service.take_back(week, sitting)
    assert [len(service.history(week, event_id)) for event_id in ids] == [2, 1]
    assert service.agenda(week, TODAY).last == taken.last


def test_of_cards_taken_together_one_that_somebody_has_settled_stays_and_is_told(week: Store) -> None:
    sitting = service.open_sitting(week, TODAY).id
    first_, second = service.clear_cards(week, service.agenda(week, TODAY), "due")
    service.settle(week, first_.step.event_id, OutcomeIn(choice="void", own_knowledge=True), by="Ben", today=TODAY)
    (fault,) = service.take_together(week, sitting, (first_, second))
    assert fault.startswith(f"{first_.view.event.title}: somebody else")
    assert [row.choice for row in service.history(week, first_.step.event_id)] == ["void"]
    assert [row.choice for row in service.history(week, second.step.event_id)] == [
        second.report and second.report.choice
    ]


def test_an_unclear_card_is_not_among_those_to_take_together(store: Store) -> None:
    """What waits for a condition, was read with doubt, or came on no day that is told, is looked at by itself."""
    day = TODAY - timedelta(days=2)
    said = "The ferry line would close on {} if its grant is cut, director Ada Falk said."
    service.ingest(store, [read_text(f"date {day}\n\n{said.format('December 1')}")], today=TODAY)
    agenda = service.agenda(store, TODAY)
    assert len(agenda.steps["new"]) == 1
    assert [service.clear_cards(store, agenda, part) for part in service.PARTS] == [()] * len(service.PARTS)


def test_an_undone_verdict_stays_in_the_history(week: Store) -> None:
    sitting, step = first(week, "due")
    _settle(week, sitting, step)
    service.take_back(week, sitting)
    assert [row.choice for row in service.history(week, step.event_id)] == [None, "cannot_tell"]
    assert left(week)["due"] == DUE


def test_what_somebody_went_on_from_is_not_undone(week: Store) -> None:
    sitting, step = first(week, "due")
    _settle(week, sitting, step)
    service.settle(week, step.event_id, OutcomeIn(choice="void", own_knowledge=True), by="Ben", today=TODAY)
    with pytest.raises(InputError, match="somebody else"):
        service.take_back(week, sitting)
    assert [row.choice for row in service.history(week, step.event_id)] == ["void", "cannot_tell"]


def test_nothing_to_undo_is_a_sentence(week: Store) -> None:
    with pytest.raises(InputError, match="nothing was done"):
        service.take_back(week, service.open_sitting(week, TODAY).id)


def test_a_sitting_left_is_resumed_with_what_is_left(week: Store) -> None:
    sitting, step = first(week, "new")
    _accept(week, sitting, step)
    tomorrow = TODAY + timedelta(days=1)
    again = service.open_sitting(week, tomorrow)
    found = service.agenda(week, tomorrow)
    assert (again.id, again.cursor, found.cards_done) == (sitting, step.card, 1)
    assert step.card not in {each.card for each in found.steps["new"]}


def test_a_sitting_left_open_asks_about_what_has_fallen_due_since(week: Store) -> None:
    """What was accepted as new is asked about again once its time is up, and is new no more."""
    sitting = service.open_sitting(week, TODAY).id
    for step in service.agenda(week, TODAY).steps["new"]:
        _accept(week, sitting, step)
    service.decide(week, sitting, service.part_card("coming"), "seen")
    later = TODAY + timedelta(days=14)
    before, after = service.agenda(week, TODAY), service.agenda(week, later)
    assert len(after.steps["due"]) > len(before.steps["due"]) == DUE
    assert (after.steps["new"], after.sitting and after.sitting.id) == ((), sitting)
    assert ("coming" in before.seen, "coming" in after.seen) == (True, False)


def test_what_was_put_aside_in_a_sitting_left_open_comes_back_in_it(week: Store) -> None:
    sitting, step = first(week, "new")
    _later(week, sitting, step)
    soon, then = TODAY + timedelta(days=6), TODAY + timedelta(days=7)
    assert step.event_id not in _events(service.agenda(week, soon), "new")
    assert step.event_id in _events(service.agenda(week, then), "new")


def test_what_is_due_and_put_aside_is_not_counted_as_new(week: Store) -> None:
    """A sitting that begins with so many new ones signs so many, whatever was put aside."""
    known = _events(service.agenda(week, TODAY), "due")
    text = f"date {TODAY - timedelta(days=30)}\nThe mill in Karst will reopen within a week, the town hall said."
    service.ingest(week, [read_text(text)])
    before = service.agenda(week, TODAY)
    (step,) = (each for each in before.steps["due"] if each.event_id not in known)
    sitting = service.open_sitting(week, TODAY).id
    service.decide(week, sitting, step.card, "later", until=TODAY + timedelta(days=30), made={"event": step.event_id})
    assert service.agenda(week, TODAY).figures.new == before.figures.new


def test_a_first_sitting_looks_back_by_the_days_of_whoever_sits(store: Store) -> None:
    """In Auckland the seventh day before began at noon of the day before that."""
    service.change_setting(store, "time_zone", "Pacific/Auckland")
    try:
        with time_machine.travel(datetime(2030, 6, 24, 18, tzinfo=UTC)):
            service.add(store, [service.preview(read_text("date 2030-05-01\nThe bridge will open on September 3."))])
        assert len(service.agenda(store, date(2030, 7, 2)).steps["new"]) == 1
        assert service.agenda(store, date(2030, 7, 3)).steps["new"] == ()
    finally:
        service.change_setting(store, "time_zone", "")


@pytest.mark.parametrize("part", ["new", "due"])
def test_what_was_put_aside_comes_back_in_the_next_sitting(part: str, week: Store) -> None:
    sitting, step = first(week, part)
    _later(week, sitting, step)
    service.sign_off(week, today=TODAY, by="Ann Reader")
    soon, then = TODAY + timedelta(days=6), TODAY + timedelta(days=7)
    assert step.event_id not in _events(service.agenda(week, soon), part)
    assert step.event_id in _events(service.agenda(week, then), part)


def _events(agenda: Agenda, part: str) -> set[int]:
    return {step.event_id for step in agenda.steps[part]}


def test_what_was_not_settled_is_asked_about_in_every_sitting(week: Store) -> None:
    """Signing does not silence what is due: it comes again each week until somebody settles it."""
    for weeks in range(3):
        day = TODAY + timedelta(days=7 * weeks)
        assert left(week, day)["due"] >= DUE
        service.sign_off(week, today=day, by="Ann Reader")


def test_new_cards_that_were_not_looked_at_come_again_in_the_next_sitting(week: Store) -> None:
    sitting, step = first(week, "new")
    _accept(week, sitting, step)
    rest = _events(service.agenda(week, TODAY), "new")
    for weeks in (1, 2):
        service.sign_off(week, today=TODAY + timedelta(days=7 * (weeks - 1)), by="Ann Reader")
        found = service.agenda(week, TODAY + timedelta(days=7 * weeks))
        assert rest <= {step.event_id for steps in found.steps.values() for step in steps}
        assert step.event_id not in _events(found, "new")


def test_what_is_settled_while_somebody_signs_stands_in_the_next_edition(
    week: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for the signature, which would else be later than it and yet without it."""
    event, void = first(week, "due")[1].event_id, OutcomeIn(choice="void", own_knowledge=True)
    with ThreadPoolExecutor() as other:
        acts = []

        def told(store: Store, sitting: SittingRow) -> str:
            found = contents(store, sitting)
            acts.append(other.submit(service.settle, week, event, void, today=TODAY))
            wait(acts, timeout=1)
            return found

        monkeypatch.setattr("tracker.service.reviewing.contents", told)
        service.sign_off(week, today=TODAY, by="Ann Reader")
    monkeypatch.undo()
    then = service.sign_off(week, today=TODAY + timedelta(days=7), by="Ann Reader")
    assert event in {row["id"] for row in json.loads(then.contents)["lists"]["settled"]}


@pytest.mark.parametrize("by", [None, "", " , ", service.NOBODY])
def test_an_edition_is_signed_by_somebody(by: str | None, week: Store) -> None:
    before = service.editions(week)
    with pytest.raises(service.UnsignedError, match="signed by somebody"):
        service.sign_off(week, today=TODAY, by=by)
    assert service.editions(week) == before
    service.change_setting(week, "my_name", "Ann Reader")
    assert service.sign_off(week, today=TODAY).names == ("Ann Reader",)


def sign(store: Store, by: str) -> tuple[str, ...]:
    return service.sign_off(store, today=TODAY, by=by).names


def test_who_does_something_has_a_name_that_fits_a_line(week: Store) -> None:
    """Each of several names is measured alone; the settings take no longer one either."""
    names = ", ".join(["Ann Reader"] * 20)
    event, void = service.events(week).rows[0], service.OutcomeIn(choice="void", own_knowledge=True)
    for by in ("A" * 101, f"Ben, {'A' * 101}"):
        for act in (lambda by=by: service.settle(week, event.id, void, by=by), lambda by=by: sign(week, by)):
            with pytest.raises(service.InputError, match="a name has at most 100 characters"):
                act()
    assert (service.event(week, event.id).outcomes, len(service.editions(week))) == ((), 1)
    assert sign(week, names) == ("Ann Reader",) * 20


def test_after_signing_nothing_is_new(week: Store) -> None:
    service.sign_off(week, today=TODAY, by="Ann Reader")
    assert (left(week)["new"], left(week)["moved"]) == (0, 0)


def test_a_dismissed_report_leaves_the_question(week: Store) -> None:
    sitting, step = first(week, "due")
    (suggestion,) = service.event(week, step.event_id, TODAY).suggestions
    service.dismiss(week, suggestion.report_id)
    service.decide(week, sitting, step.card, "dismiss", made={"event": step.event_id, "report": suggestion.report_id})
    whys = {each.card: each.why for each in service.agenda(week, TODAY).steps["due"]}
    assert whys[step.card] == "due"
    service.take_back(week, sitting)
    assert service.agenda(week, TODAY).steps["due"][0] == step


def test_an_edition_tells_what_moved_and_what_was_put_right(week: Store) -> None:
    sitting, step = first(week, "due")
    _settle(week, sitting, step)
    service.sign_off(week, today=TODAY, by="Ann Reader")
    service.settle(week, step.event_id, OutcomeIn(choice="void", own_knowledge=True), today=TODAY)
    page = service.document(service.sign_off(week, today=TODAY, note="again", by="Ann Reader"))
    sections = {section.heading: section.items for section in page.sections}
    (righted,) = sections["Corrections of earlier editions"]
    assert righted.words == "void; an earlier edition had: cannot tell"
    before = service.document(service.edition(week, 2))
    moved = {section.heading: section.items for section in before.sections}["Moved to another day"]
    assert len(moved) == MOVED
    assert all("(28 days later)" in item.words for item in moved)
    assert "Corrections of earlier editions" not in {section.heading for section in before.sections}


def test_what_was_recorded_since_the_last_edition_is_in_the_next_however_long_it_was_known(week: Store) -> None:
    step = service.agenda(week, TODAY).steps["due"][-1]
    long_known = OutcomeIn(choice="called_off", own_knowledge=True, known_on=TODAY - timedelta(days=30))
    service.settle(week, step.event_id, long_known, today=TODAY)
    assert [card.event_id for card in service.agenda(week, TODAY).resolved] == [step.event_id]
    lists = [service.document(service.sign_off(week, today=TODAY, by="Ann Reader")).sections for _ in range(2)]
    assert ["Settled this week" in [section.heading for section in each] for each in lists] == [True, False]


@pytest.mark.parametrize(
    ("card", "act"), [("event:x", "seen"), ("door:1", "seen"), ("event:1", "open"), ("event:1", "later")]
)
def test_a_card_or_an_act_that_is_none_is_refused(card: str, act: str, week: Store) -> None:
    with pytest.raises(InputError, match="cannot be done"):
        service.decide(week, service.open_sitting(week, TODAY).id, card, act)


def test_a_note_of_ten_megabytes_is_refused_in_a_sentence_and_nothing_is_lost(week: Store) -> None:
    sitting, step = first(week, "due")
    huge = "x" * 10_000_000
    with pytest.raises(InputError, match="at most 20,000 characters"):
        service.sign_off(week, note=huge, today=TODAY, by="Ann Reader")
    with pytest.raises(InputError, match="at most 20,000 characters"):
        service.settle(week, step.event_id, OutcomeIn(choice="void", own_knowledge=True, note=huge), today=TODAY)
    assert (len(service.editions(week)), service.history(week, step.event_id)) == (1, ())
    assert service.open_sitting(week, TODAY).id == sitting
