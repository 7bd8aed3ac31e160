"""A statement that hangs on a condition counts in the scores once a person has recorded that this was met."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tracker import service
from tracker.service import Edit, InputError, OutcomeIn, Store, UnknownError
from tracker.sources.values import Article

Maker = Callable[..., Article]
TODAY = date(2030, 7, 1)
MET = date(2030, 5, 10)
HANGING = "The ferry line would close on May 20 if the council cuts its grant, director Ada Falk said."
PLAIN = "The ferry line will close on May 20, director Ada Falk said."
CLOSED = OutcomeIn(choice="happened", occurred_from=date(2030, 5, 20), known_on=date(2030, 5, 21), own_knowledge=True)


@pytest.fixture
def hanging(store: Store, article: Maker) -> int:
    """Store a statement that hangs on a condition, and that its event came; return its id."""
    service.ingest(store, [article(HANGING)], today=TODAY)
    (view,) = service.all_events(store, TODAY)
    service.settle(store, view.event.id, CLOSED, today=TODAY)
    (row,) = view.predictions
    assert (row.conditional, row.condition_met_on) == (True, None)
    return row.id


def closed(store: Store, day: date = TODAY) -> list[tuple[int, int]]:
    """Return how many cases of Ada Falk are closed and how many came true; by the kept cases and made anew alike."""
    kept = [(row.closed, row.hits) for row in service.track_record(store, TODAY, as_of=day)]
    falk = service.Filters(speakers=("ada falk",))
    assert [(row.closed, row.hits) for row in service.track_record(store, TODAY, as_of=day, filters=falk)] == kept
    return kept


def test_it_counts_once_its_condition_was_met_and_not_after_that_is_taken_back(store: Store, hanging: int) -> None:
    assert closed(store) == []
    assert service.meet_condition(store, hanging, MET, today=TODAY).condition_met_on == MET
    assert closed(store) == [(1, 1)]
    assert service.unmeet_condition(store, hanging).condition_met_on is None
    assert closed(store) == []
    assert service.check(store) == ()


def test_every_row_that_was_recorded_stays(store: Store, hanging: int) -> None:
    service.meet_condition(store, hanging, MET, note=" The grant was cut. ", by="Ann", today=TODAY)
    service.unmeet_condition(store, hanging, by="Bob")
    service.meet_condition(store, hanging, date(2030, 5, 12), by="Ann", today=TODAY)
    told = [(row.met_on, row.note, row.recorded_by) for row in service.conditions(store, hanging)]
    assert told == [(date(2030, 5, 12), "", "Ann"), (None, "", "Bob"), (MET, "The grant was cut.", "Ann")]


def test_that_it_was_not_met_is_recorded_and_taken_back_and_counts_nowhere(store: Store, hanging: int) -> None:
    service.fail_condition(store, hanging, note="The grant was kept.", by="Ann")
    assert closed(store) == []
    with pytest.raises(InputError, match="recorded as not met already"):
        service.fail_condition(store, hanging)
    service.unmeet_condition(store, hanging, by="Bob")
    with pytest.raises(InputError, match="nothing is recorded"):
        service.unmeet_condition(store, hanging)
    service.meet_condition(store, hanging, MET, today=TODAY)
    with pytest.raises(InputError, match="recorded as met already"):
        service.fail_condition(store, hanging)
    assert closed(store) == [(1, 1)]
    told = service.conditions(store, hanging)
    assert [(row.met, row.met_on) for row in told] == [(True, MET), (None, None), (False, None)]
    assert (service.answer_of(told), service.answer_of(told[1:]), service.answer_of(told[2:])) == (True, None, False)


@pytest.mark.parametrize(("day", "counted"), [(21, 0), (24, 0), (25, 1), (26, 1)])
def test_on_a_past_day_it_counts_from_the_day_it_was_met(store: Store, hanging: int, day: int, counted: int) -> None:
    service.meet_condition(store, hanging, date(2030, 5, 25), today=TODAY)
    assert sum(n for n, _ in closed(store, date(2030, 5, day))) == counted
    (view,) = service.all_events(store, TODAY, as_of=date(2030, 5, day))
    assert [row.condition_met_on is not None for row in view.predictions] == [bool(counted)]


def test_while_it_hangs_a_later_statement_is_the_first(store: Store, hanging: int, article: Maker) -> None:
    """The window that counts is that of the first statement which hangs on nothing."""
    service.ingest(store, [article(PLAIN.replace("20", "18"), "2030-05-08", name="later.txt")], today=TODAY)
    one, *rest = service.all_events(store, TODAY)
    for other in rest:
        service.merge(store, other.event.id, one.event.id)
    assert closed(store) == [(1, 0)]
    service.meet_condition(store, hanging, MET, today=TODAY)
    assert closed(store) == [(1, 1)]


@pytest.mark.parametrize("day", [date(2030, 5, 5), date(2030, 7, 2)])
def test_a_day_before_it_was_said_or_after_today_is_refused(store: Store, hanging: int, day: date) -> None:
    with pytest.raises(InputError, match=r"was not met before|yet to come"):
        service.meet_condition(store, hanging, day, today=TODAY)
    assert service.conditions(store, hanging) == ()


def test_what_hangs_on_nothing_or_stands_no_longer_is_refused(store: Store, hanging: int, article: Maker) -> None:
    with pytest.raises(InputError, match="nothing is recorded"):
        service.unmeet_condition(store, hanging)
    service.drop(store, hanging)
    with pytest.raises(InputError, match="stands no longer"):
        service.meet_condition(store, hanging, MET, today=TODAY)
    service.ingest(store, [article("The museum will open on June 3.", name="other.txt")], today=TODAY)
    plain = next(row for view in service.all_events(store, TODAY) for row in view.predictions if row.standing)
    with pytest.raises(InputError, match="hangs on no condition"):
        service.meet_condition(store, plain.id, MET, today=TODAY)
    with pytest.raises(UnknownError):
        service.conditions(store, 999)


def test_a_correction_and_another_reading_keep_what_was_recorded(store: Store, article: Maker) -> None:
    text = "The depot could reopen soon if the bridge is mended, the union said."
    service.ingest(store, [article(text)], today=TODAY)
    (first,) = service.all_events(store, TODAY)[0].predictions
    service.meet_condition(store, first.id, MET, by="Ann", today=TODAY)
    service.change_setting(store, "soon", "60")
    service.reread(store, apply=True)
    read = next(row for row in service.all_events(store, TODAY)[0].predictions if row.standing)
    mended = service.correct(store, read.id, Edit(time="by June 30"))
    assert len({first.id, read.id, mended.id}) == 3
    for row in (read, mended):
        assert (row.conditional, row.condition_met_on) == (True, MET)
        assert [told.recorded_by for told in service.conditions(store, row.id)] == ["Ann"]


def test_the_archive_carries_it_along(store: Store, hanging: int) -> None:
    service.meet_condition(store, hanging, MET, note="Cut.", today=TODAY)
    dumped = list(service.dump(store))
    assert [row["met_on"] for name, row in dumped if name == "condition"] == ["2030-05-10"]
    service.delete_everything(store)
    service.load(store, iter(dumped))
    assert list(service.dump(store)) == dumped
    assert closed(store) == [(1, 1)]
    cells = service.export(store, "csv", today=TODAY).content.decode()
    assert "condition_met_on" in cells
    assert "yes,2030-05-10" in cells


@pytest.fixture
def plain(store: Store, article: Maker) -> int:
    """Store a statement that the reader found to hang on nothing, and that its event came; return its id."""
    service.ingest(store, [article(PLAIN)], today=TODAY)
    (view,) = service.all_events(store, TODAY)
    service.settle(store, view.event.id, CLOSED, today=TODAY)
    return view.predictions[0].id


def test_a_person_says_that_it_hangs_on_a_condition_and_takes_that_back(store: Store, plain: int) -> None:
    """No score counts what is marked before its condition is met; unmarked it is as sure as it was read."""
    assert closed(store) == [(1, 1)]
    marked = service.make_conditional(store, plain, reason=" Only if the grant is cut.", by="Ann")
    assert (marked.conditional, marked.certainty, marked.origin, marked.replaces_id) == (True, "PS", "person", plain)
    assert closed(store) == []
    service.meet_condition(store, marked.id, date(2030, 5, 25), today=TODAY)
    assert [sum(n for n, _ in closed(store, date(2030, 5, day))) for day in (24, 25)] == [0, 1]
    back = service.make_unconditional(store, marked.id)
    assert (back.conditional, back.certainty) == (False, "CT")
    assert closed(store) == closed(store, date(2030, 5, 24)) == [(1, 1)]
    (view,) = service.all_events(store, TODAY)
    assert [(row.id, row.standing) for row in view.predictions] == [(back.id, True), (marked.id, False), (plain, False)]
    assert service.check(store) == ()


def test_a_mark_is_undone_as_any_correction_is(store: Store, plain: int) -> None:
    marked = service.make_conditional(store, plain)
    service.restore(store, plain)
    (view,) = service.all_events(store, TODAY)
    assert {row.id: (row.standing, row.conditional) for row in view.predictions} == {
        plain: (True, False),
        marked.id: (False, True),
    }
    assert closed(store) == [(1, 1)]


def test_a_condition_that_the_reader_saw_where_there_is_none_is_taken_away(store: Store, hanging: int) -> None:
    """How surely it was said is as it was read: no person had made it less sure."""
    made = service.make_unconditional(store, hanging)
    assert (made.conditional, made.certainty) == (False, "PS")
    assert closed(store) == [(1, 1)]


def test_a_mark_is_kept_when_the_archive_is_read_anew_or_the_day_is_corrected(store: Store, article: Maker) -> None:
    service.ingest(store, [article("The depot will reopen soon, the union said.")], today=TODAY)
    (first,) = service.all_events(store, TODAY)[0].predictions
    marked = service.make_conditional(store, first.id)
    service.change_setting(store, "soon", "60")
    service.reread(store, apply=True)
    assert [row.id for row in service.all_events(store, TODAY)[0].predictions if row.standing] == [marked.id]
    service.redate(store, marked.article_id or 0, date(2030, 5, 8), today=TODAY)
    (stands,) = [row for row in service.all_events(store, TODAY)[0].predictions if row.standing]
    assert (stands.anchor, stands.conditional, stands.certainty) == (date(2030, 5, 8), True, "PS")


def test_other_corrections_leave_a_mark_alone(store: Store, plain: int) -> None:
    """Sureness goes back over all that was corrected since; one that a person gives counts instead."""
    marked = service.make_conditional(store, plain)
    moved = service.correct(store, marked.id, Edit(time="by June 10"))
    assert (moved.conditional, moved.certainty) == (True, "PS")
    freed = service.make_unconditional(store, moved.id)
    assert freed.certainty == "CT"
    likely = service.correct(store, freed.id, Edit(conditional=True, certainty="PR"))
    assert (likely.conditional, likely.certainty) == (True, "PR")


def test_what_is_marked_already_or_stands_no_longer_is_not_marked(store: Store, plain: int) -> None:
    with pytest.raises(InputError, match="hangs on no condition"):
        service.make_unconditional(store, plain)
    marked = service.make_conditional(store, plain)
    with pytest.raises(InputError, match="hangs on a condition already"):
        service.make_conditional(store, marked.id)
    with pytest.raises(InputError, match="stands no longer"):
        service.make_conditional(store, plain)
    with pytest.raises(UnknownError):
        service.make_conditional(store, 999)


def test_a_draft_is_marked_before_it_is_stored(store: Store, article: Maker) -> None:
    draft = service.preview(article(PLAIN), store=store, today=TODAY)
    hung = service.edit(draft, draft.items[0], Edit(conditional=True), store=store)
    assert [(i.prediction.conditional, i.prediction.certainty) for i in hung.items] == [(True, "PS")]
    again = service.edit(hung, hung.items[0], Edit(conditional=False), store=store)
    assert [(i.prediction.conditional, i.prediction.certainty) for i in again.items] == [(False, "CT")]
    service.add(store, [hung])
    (row,) = service.all_events(store, TODAY)[0].predictions
    assert (row.conditional, row.certainty) == (True, "PS")
