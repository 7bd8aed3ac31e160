"""The journey of one event: read, stored, shown, settled, reviewed, scored, and each taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tracker import service
from tracker.service import Added, Edit, InputError, OutcomeIn, StaleError, Store, UnknownError
from tracker.sources.values import Article
from tracker.text import Span

Maker = Callable[..., Article]
TODAY = date(2030, 7, 1)
PRESS = "one press of the button"
SAID = "Minister Ada Falk will meet Governor Tom Reyes in Lindau on May 20, an aide said."
DEADLINE = "The union said the harbour strike is expected to end by June 3."
OFF = "The meeting of Minister Ada Falk and Governor Tom Reyes in Lindau was called off, an aide said on Tuesday."


@pytest.fixture
def meeting(store: Store, article: Maker) -> int:
    """Store an article that predicts a meeting on 20 May 2030, and return the event's id."""
    service.ingest(store, [article(SAID, "2030-05-06", publisher="Sample Wire")], today=TODAY)
    (row,) = service.events(store, TODAY).rows
    return row.id


def _known(choice: str, **more: object) -> OutcomeIn:
    return OutcomeIn(choice=choice, own_knowledge=True, **more)


def test_a_preview_stores_nothing(store: Store, article: Maker) -> None:
    draft = service.preview(article(SAID), store=store, today=TODAY)
    (item,) = draft.items
    assert (item.prediction.window.latest, item.keep, item.window_words) == (date(2030, 5, 20), True, "on 20 May 2030")
    assert service.week(store, TODAY).empty


@pytest.mark.parametrize(
    ("day", "text", "reason"),
    [(None, SAID, "date"), ("2030-07-02", SAID, "2030"), ("2030-05-06", "  ", "text")],
)
def test_what_cannot_be_stored_is_said_and_not_guessed(
    day: str | None, text: str, reason: str, store: Store, article: Maker
) -> None:
    draft = service.preview(article(text, day), store=store, today=TODAY)
    assert draft.fault
    assert reason in draft.fault
    added = service.add(store, [draft, service.preview(article(DEADLINE), today=TODAY)])
    assert (added.new, len(added.faults)) == (1, 1)


@pytest.mark.usefixtures("meeting")
def test_the_time_is_kept_as_it_was_said(store: Store, article: Maker) -> None:
    """With its preposition, which the window hangs on: "by June 3" is not "June 3"."""
    service.ingest(store, [article(DEADLINE, "2030-05-07", name="strike.txt")], today=TODAY)
    kept = [(p.timex_text, p.quote[p.timex_start : p.timex_end]) for p in _predictions(store)]
    assert sorted(kept) == [("by June 3", "by June 3"), ("on May 20", "on May 20")]


def _predictions(store: Store) -> list[service.PredictionRow]:
    ids = [row.id for row in service.events(store, TODAY).rows]
    return [said for each in ids for said in service.event(store, each, TODAY).predictions]


def test_an_article_in_another_language_is_kept_and_not_read(store: Store, article: Maker) -> None:
    draft = service.preview(article(SAID, language="fr"), today=TODAY)
    assert draft.items == ()
    assert "not in English" in (draft.remark or "")
    assert service.add(store, [draft]).new == 1


def test_the_same_text_again_adds_nothing_whatever_its_day(store: Store, article: Maker) -> None:
    first = service.ingest(store, [article(SAID)], today=TODAY)
    again = service.ingest(store, [article(f" {SAID}\n", "2030-05-07", name="copy.txt")], today=TODAY)
    assert (first.new, first.predictions) == (1, 1)
    assert (again.new, again.known, again.predictions, again.articles) == (0, 1, 0, first.articles)
    assert again.batch_id is None


def test_ten_copies_of_one_report_are_one_prediction_with_their_addresses(store: Store, article: Maker) -> None:
    copies = [article(SAID, publisher=f"Outlet {n}", name=f"{n}.txt") for n in range(10)]
    added = service.ingest(store, copies, today=TODAY)
    view = service.article(store, added.articles[0])
    assert (added.new, added.known, service.week(store, TODAY).predictions) == (1, 9, 1)
    assert [a.publisher for a in view.addresses] == [f"Outlet {n}" for n in range(1, 10)]


def test_a_person_edits_drops_and_marks_what_was_missed(store: Store, article: Maker) -> None:
    draft = service.preview(article(f"{SAID}\n\n{DEADLINE}"), store=store, today=TODAY)
    met, strike = draft.items
    draft = service.edit(draft, met, Edit(time="by the end of May"), store=store)
    draft = service.keep(draft, strike, kept=False, reason="not ours")
    draft = service.missed(draft, Span(0, len(SAID)), "an aide", "in June 2030", store=store)
    added = service.add(store, [draft])
    rows = {p.event_text: p for p in service.article(store, added.articles[0]).predictions if p.standing}
    gone = [p for p in service.article(store, added.articles[0]).predictions if not p.standing]
    assert {p.window.latest for p in rows.values()} == {date(2030, 5, 31), date(2030, 6, 30)}
    assert {p.origin for p in rows.values()} == {"person"}
    assert {(p.fate, p.fate_reason) for p in gone} == {
        ("replace", "corrected before it was stored"),
        ("drop", "not ours"),
    }


def test_a_time_that_is_none_is_refused(store: Store, article: Maker) -> None:
    draft = service.preview(article(SAID), today=TODAY)
    with pytest.raises(InputError, match="not understood"):
        service.edit(draft, draft.items[0], Edit(time="whenever"), store=store)


def test_the_board_of_a_past_day_knows_nothing_newer(store: Store, meeting: int) -> None:
    service.settle(store, meeting, _known("called_off", known_on=date(2030, 5, 15)), today=TODAY)
    days = {"2030-05-06": "upcoming", "2030-05-14": "upcoming", "2030-05-15": "settled", "2030-07-01": "settled"}
    states = {day: service.event(store, meeting, as_of=date.fromisoformat(day)).event.state for day in days}
    assert states == days
    with pytest.raises(UnknownError):
        service.event(store, meeting, as_of=date(2030, 5, 5))
    assert service.events(store, as_of=date(2030, 5, 5)).total == 0


STATES = [
    ("2030-05-06", "upcoming"),
    ("2030-05-20", "open"),
    ("2030-05-21", "due"),
    ("2030-06-03", "due"),
    ("2030-06-04", "overdue"),
]


@pytest.mark.parametrize(("day", "state"), STATES)
def test_a_list_narrowed_to_a_state_agrees_with_the_state_shown(
    day: str, state: str, store: Store, meeting: int
) -> None:
    on = date.fromisoformat(day)
    for each in ("upcoming", "open", "in_tail", "due", "overdue", "undated", "settled"):
        found = service.events(store, on, filters=service.Filters(states=(each,))).rows
        assert [(row.id, row.state) for row in found] == ([(meeting, state)] if each == state else [])
    assert service.week(store, on).counts[state] == 1


REFUSED = [
    ({"choice": "happened", "known_on": date(2030, 7, 2)}, "yet to come"),
    (
        {"choice": "happened", "occurred_from": date(2030, 5, 20), "known_on": date(2030, 5, 19)},
        "become known on 19 May 2030",
    ),
    ({"choice": "did_not_happen", "known_on": date(2030, 5, 20)}, "unless it has become impossible"),
    ({"choice": "happened", "own_knowledge": False}, "needs evidence"),
    ({"choice": "moved"}, "to when"),
    ({"choice": "moved", "moved_to": "some time"}, "not understood"),
    ({"choice": "perhaps"}, "choose one of"),
    ({"choice": "void", "occurred_from": date(2030, 5, 20)}, "no day"),
    ({"choice": "happened", "evidence_url": "ftp://host"}, "http"),
    ({"choice": "happened", "evidence_article_id": 99}, "no article 99"),
]


@pytest.mark.parametrize(("given", "reason"), REFUSED)
def test_an_outcome_that_cannot_be_is_refused_in_a_sentence(
    given: dict[str, object], reason: str, store: Store, meeting: int
) -> None:
    with pytest.raises(InputError, match=reason):
        service.settle(store, meeting, OutcomeIn(**{"own_knowledge": True, **given}), today=TODAY)
    assert service.history(store, meeting) == ()


def test_what_has_become_impossible_did_not_happen_before_its_time(store: Store, meeting: int) -> None:
    given = _known("did_not_happen", known_on=date(2030, 5, 10), impossible=True)
    assert service.settle(store, meeting, given, today=TODAY).verdict == "did_not_happen"


def test_three_presses_of_one_button_make_one_row(store: Store, meeting: int) -> None:
    given = _known("happened", occurred_from=date(2030, 5, 20))
    ids = {service.settle(store, meeting, given, today=TODAY, token=PRESS).id for _ in range(3)}
    assert len(ids) == 1
    assert len(service.history(store, meeting)) == 1


def test_of_two_who_settle_at_once_one_is_told(store: Store, meeting: int) -> None:
    service.settle(store, meeting, _known("happened"), by="Ana", today=TODAY, expects=None)
    with pytest.raises(StaleError):
        service.settle(store, meeting, _known("void"), by="Ben", today=TODAY, expects=None)
    assert [row.recorded_by for row in service.history(store, meeting)] == ["Ana"]


def test_an_undo_is_a_further_row_that_brings_back_what_stood(store: Store, meeting: int) -> None:
    for choice in ("put_off", "called_off"):
        service.settle(store, meeting, _known(choice, known_on=date(2030, 5, 15)), today=TODAY)
    choices = [service.undo_outcome(store, meeting).choice for _ in range(3)]
    assert choices == ["put_off", "called_off", "put_off"]
    rows = service.history(store, meeting)
    assert [row.replaces_id for row in rows] == [row.id for row in rows[1:]] + [None]


def test_undoing_the_only_outcome_leaves_nothing_recorded(store: Store, meeting: int) -> None:
    service.settle(store, meeting, _known("happened"), today=TODAY)
    assert service.undo_outcome(store, meeting).choice is None
    assert service.event(store, meeting, TODAY).event.state == "overdue"


def test_moved_is_a_prediction_of_its_own(store: Store, meeting: int) -> None:
    given = _known("moved", known_on=date(2030, 5, 15), moved_to="on July 10")
    service.settle(store, meeting, given, today=TODAY)
    view = service.event(store, meeting, TODAY)
    assert view.event.state == "upcoming"
    assert view.event.window.latest == date(2030, 7, 10)
    assert view.predictions[0].article_id is None
    service.undo_outcome(store, meeting)
    assert service.event(store, meeting, TODAY).event.window.latest == date(2030, 5, 20)


def test_a_report_suggests_and_settles_nothing_by_itself(store: Store, article: Maker, meeting: int) -> None:
    service.ingest(store, [article(OFF, "2030-05-15", name="off.txt")], today=TODAY)
    (found,) = service.event(store, meeting, TODAY).suggestions
    assert (found.choice, service.event(store, meeting, TODAY).event.outcome) == ("called_off", None)
    row = service.settle(store, meeting, service.suggested(store, found.report_id), today=TODAY)
    assert (row.choice, row.known_on, row.evidence_quote) == ("called_off", date(2030, 5, 15), OFF)
    assert service.event(store, meeting, TODAY).suggestions == ()


def test_a_suggestion_that_was_dismissed_is_not_made_again(store: Store, article: Maker, meeting: int) -> None:
    service.ingest(store, [article(OFF, "2030-05-15", name="off.txt")], today=TODAY)
    (found,) = service.event(store, meeting, TODAY).suggestions
    service.dismiss(store, found.report_id, reason="another meeting")
    assert service.event(store, meeting, TODAY).suggestions == ()
    assert service.week(store, TODAY).suggested == ()


def test_a_corrected_day_reads_windows_anew_and_keeps_outcomes_and_corrections(store: Store, article: Maker) -> None:
    text = f"{DEADLINE}\n\nThe port could reopen within two weeks."
    added = service.ingest(store, [article(text)], today=TODAY)
    view = service.article(store, added.articles[0])
    strike, port = (p for p in view.predictions if p.standing)
    service.correct(store, strike.id, Edit(time="by June 10"))
    service.settle(store, port.event_id, _known("happened", known_on=date(2030, 6, 1)), today=TODAY)
    view = service.redate(store, added.articles[0], date(2030, 5, 13), today=TODAY)
    standing = {p.event_id: p.window.latest for p in view.predictions if p.standing}
    assert standing == {strike.event_id: date(2030, 6, 10), port.event_id: date(2030, 5, 27)}
    assert len(service.history(store, port.event_id)) == 1


@pytest.mark.parametrize(
    ("change", "latest"),
    [
        (Edit(time="by Friday"), (date(2030, 5, 10), date(2030, 5, 17))),
        (Edit(time="within three weeks"), (date(2030, 5, 27), date(2030, 6, 3))),
        (Edit(speaker="Ada Falk"), (date(2030, 5, 20), date(2030, 5, 27))),
        (Edit(time="by June 10"), (date(2030, 6, 10), date(2030, 6, 10))),
    ],
    ids=["a weekday of one's own", "a length of one's own", "a speaker of one's own", "a date of one's own"],
)
def test_a_corrected_day_reads_what_a_person_gave_anew(
    change: Edit, latest: tuple[date, date], store: Store, article: Maker
) -> None:
    """With its preposition: "by Friday" never becomes the Friday alone."""
    added = service.ingest(store, [article("The port could reopen within two weeks.")], today=TODAY)
    (read,) = service.article(store, added.articles[0]).predictions
    before = service.correct(store, read.id, change).window
    view = service.redate(store, added.articles[0], date(2030, 5, 13), today=TODAY)
    (after,) = (p.window for p in view.predictions if p.standing)
    assert (before.latest, after.latest) == latest
    assert [w.earliest for w in (before, after)] == [date(2030, 5, 6), date(2030, 5, 13)]


def test_a_marked_prediction_is_read_anew_in_the_words_it_was_given(store: Store, article: Maker) -> None:
    text = "The quay is a ruin. Nobody repairs it, whatever was said within these walls."
    added = service.ingest(store, [article(text)], today=TODAY)
    made = service.add_missed(store, added.articles[0], Span(20, len(text)), "repairs it", "within two weeks")
    assert made.window.latest == date(2030, 5, 20)
    view = service.redate(store, added.articles[0], date(2030, 5, 13), today=TODAY)
    assert [p.window.latest for p in view.predictions if p.standing] == [date(2030, 5, 27)]


def test_an_article_cannot_be_of_a_day_to_come(store: Store, article: Maker) -> None:
    added = service.ingest(store, [article(SAID)], today=TODAY)
    with pytest.raises(InputError, match="yet to come"):
        service.redate(store, added.articles[0], TODAY + timedelta(days=1), today=TODAY)


def test_a_drop_and_a_correction_can_be_taken_back(store: Store, meeting: int) -> None:
    (said,) = service.event(store, meeting, TODAY).predictions
    assert service.drop(store, said.id, reason="a joke").fate_reason == "a joke"
    assert service.events(store, TODAY).total == 0
    assert service.restore(store, said.id).standing
    made = service.correct(store, said.id, Edit(speaker="Ada Falk", time="on May 25"))
    assert (made.replaces_id, made.speaker, made.window.latest) == (said.id, "Ada Falk", date(2030, 5, 25))
    service.restore(store, said.id)
    assert service.event(store, meeting, TODAY).event.window.latest == date(2030, 5, 20)


def test_of_all_that_a_prediction_was_corrected_to_one_stands(store: Store, meeting: int) -> None:
    """Whichever of them is restored, the first or one between."""
    (said,) = service.event(store, meeting, TODAY).predictions
    between = service.correct(store, said.id, Edit(speaker="Ada Falk"))
    service.correct(store, between.id, Edit(speaker="Tom Reyes"))
    for one in (said, between, said):
        service.restore(store, one.id)
        view = service.event(store, meeting, TODAY)
        assert [row.id for row in view.predictions if row.standing] == [one.id]
        assert view.event.predictions == 1


@pytest.mark.usefixtures("meeting")
def test_reading_again_changes_nothing_where_nothing_changed(store: Store) -> None:
    shown = service.reread(store)
    assert (shown.counts, shown.same, shown.applied) == ({"appeared": 0, "vanished": 0, "altered": 0}, 1, False)


def test_new_lengths_are_shown_before_they_are_applied(store: Store, article: Maker) -> None:
    service.ingest(store, [article("The port could reopen soon, the union said.")], today=TODAY)
    service.change_setting(store, "soon", "60")
    ((old, new),) = service.reread(store).altered
    assert (old.window.latest, new.window.latest) == (date(2030, 6, 5), date(2030, 7, 5))
    assert service.reread(store, apply=True).counts["altered"] == 1
    assert service.reread(store).counts["altered"] == 0
    assert service.events(store, TODAY).rows[0].window.latest == date(2030, 7, 5)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("soon", "0", "a length is a whole number from 1 to 10,000, or a lower and an upper one (3-7)"),
        ("soon", "many", "a length is a whole number from 1 to 10,000, or a lower and an upper one (3-7)"),
        ("few_days", "7-2", "a length is a whole number from 1 to 10,000, or a lower and an upper one (3-7)"),
        ("tail_share", "9", "a share lies above 0 and not above 2"),
        ("tail_share", "half", "a share lies above 0 and not above 2"),
        ("keep_from", "surely", "choose one of clear, likely, doubtful"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_what_can(name: str, value: str, told: str, store: Store) -> None:
    with pytest.raises(InputError) as refused:
        service.change_setting(store, name, value)
    assert str(refused.value).endswith(f"“{value}” cannot be: {told}")


def test_an_unknown_setting_is_refused_with_the_names_that_there_are(store: Store) -> None:
    with pytest.raises(UnknownError, match=r"^there is no setting “name”; these are: my_name, time_zone, "):
        service.setting(store, "name")


def test_an_import_is_undone_whole_and_outcomes_stay(store: Store, article: Maker, meeting: int) -> None:
    service.settle(store, meeting, _known("happened"), today=TODAY)
    added = service.ingest(store, [article(DEADLINE, name="b.txt")], today=TODAY)
    assert service.undo_import(store, added.batch_id or 0) == 1
    assert [row.id for row in service.events(store, TODAY).rows] == [meeting]
    first = service.imports(store)[-1]
    service.undo_import(store, first.id)
    assert len(service.history(store, meeting)) == 1
    assert service.check(store) == ()


def test_what_comes_after_an_import_was_undone_midway_can_be_undone_as_well(
    store: Store, article: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large upload goes on at the server while somebody takes it back on another page."""
    monkeypatch.setattr("tracker.service.adding.CHUNK", 1)
    news = [article(f"{DEADLINE} Number {n} of a series.", name=f"{n}.txt") for n in range(3)]

    def undo(added: Added) -> None:
        if added.new == 1:
            service.undo_import(store, added.batch_id or 0)

    added = service.ingest(store, news, today=TODAY, progress=undo)
    assert [(row.articles, row.undone_at is None) for row in service.imports(store)] == [(2, True), (0, False)]
    assert service.undo_import(store, added.batch_id or 0) == 2
    assert service.articles(store).total == 0


def test_events_are_joined_split_kept_apart_and_each_taken_back(store: Store, article: Maker, meeting: int) -> None:
    service.ingest(store, [article(DEADLINE, name="b.txt")], today=TODAY)
    other = next(row.id for row in service.events(store, TODAY).rows if row.id != meeting)
    act = service.merge(store, other, meeting)
    assert service.event(store, other, TODAY).event.id == meeting
    assert service.event(store, meeting, TODAY).event.predictions == 2
    service.undo_link(store, act)
    assert service.event(store, other, TODAY).event.predictions == 1
    service.merge(store, other, meeting)
    moved = service.event(store, meeting, TODAY).predictions[0].id
    act = service.split(store, (moved,), title="A part")
    assert {row.title for row in service.events(store, TODAY).rows} >= {"A part"}
    service.undo_link(store, act)
    assert service.event(store, meeting, TODAY).event.predictions == 2


def test_what_a_person_keeps_apart_is_not_joined(store: Store, article: Maker, meeting: int) -> None:
    service.ingest(store, [article(DEADLINE, name="b.txt")], today=TODAY)
    other = next(row.id for row in service.events(store, TODAY).rows if row.id != meeting)
    service.keep_apart(store, meeting, other)
    again = "The meeting of Minister Ada Falk and Governor Tom Reyes in Lindau will be held on May 21, an aide said."
    service.ingest(store, [article(again, "2030-05-08", name="c.txt")], today=TODAY)
    assert service.event(store, other, TODAY).event.predictions == 1


def test_signing_twice_with_one_press_makes_one_edition_and_a_change_shows(store: Store, meeting: int) -> None:
    service.settle(store, meeting, _known("happened", occurred_from=date(2030, 5, 20)), today=TODAY)
    first = service.sign_off(store, note="calm", by="Ana, Ben", today=TODAY, token=PRESS)
    assert service.sign_off(store, today=TODAY, token=PRESS, by="Ann Reader") == first
    second = service.sign_off(store, today=TODAY, by="Ann Reader")
    assert (first.number, first.names, second.previous_hash) == (1, ("Ana", "Ben"), first.hash)
    assert service.verify_editions(store) == ()
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE edition SET note = 'wild' WHERE number = 1")
    assert service.verify_editions(store) == ("edition 1 was changed after it was signed",)


def test_a_sitting_is_resumed_where_it_was_left(store: Store, meeting: int) -> None:
    sitting = service.open_sitting(store, TODAY, by="Ana")
    service.decide(store, sitting.id, f"event:{meeting}", "later", until=date(2030, 7, 8))
    again = service.open_sitting(store, TODAY)
    assert (again.id, again.cursor, again.decided) == (sitting.id, f"event:{meeting}", 1)
    assert service.take_back(store, sitting.id).act == "later"
    assert service.decisions(store, sitting.id) == {}


def test_the_track_record_counts_what_is_closed(store: Store, meeting: int) -> None:
    service.settle(store, meeting, _known("happened", occurred_from=date(2030, 5, 20)), today=TODAY)
    (row,) = service.track_record(store, TODAY, by="publisher")
    assert (row.label, row.closed, row.hits, row.says) == ("Sample Wire", 1, 1, "no conclusion")
    (before,) = service.track_record(store, as_of=date(2030, 5, 10), by="publisher")
    assert (before.closed, before.waiting) == (0, 1)
    with pytest.raises(InputError):
        service.track_record(store, TODAY, by="weather")


def test_an_article_of_which_something_was_dropped_at_once_is_redated_and_deleted(store: Store, article: Maker) -> None:
    """What is dropped before it is stored is about no event."""
    draft = service.preview(article(f"{SAID} {DEADLINE}", "2030-05-06"), today=TODAY)
    service.add(store, [service.keep(draft, draft.items[0], kept=False)])
    assert [row.event_id for row in service.article(store, 1).predictions] == [None, 1]
    assert service.redate(store, 1, date(2030, 5, 5), today=TODAY).article.published_on == date(2030, 5, 5)
    service.delete_article(store, 1)
    assert service.week(store, TODAY).events == 0


def test_a_page_that_is_none_is_the_first_or_the_last(store: Store, article: Maker) -> None:
    two = "The Alder Bridge will close on May 20, Ada Falk said. The Lindau mill will reopen by May 30, Tom Reyes said."
    service.ingest(store, [article(two, "2030-05-06")], today=TODAY)
    asked = (service.events, service.predictions, service.record_page, service.sources_page)
    shown = [[ask(store, TODAY, page=page, size=1).number for page in (-1, 0, 1, 99)] for ask in asked]
    assert shown == [[1, 1, 1, 2], [1, 1, 1, 2], [1, 1, 1, 2], [1, 1, 1, 2]]


ENDS = (date.min, date(1, 1, 9), date(9999, 12, 30), date.max)


def test_the_ends_of_the_calendar_are_days_like_others(store: Store, article: Callable[..., Article]) -> None:
    """A program that knows no day may write the first; words may name the last, with a tail that has no room."""
    told = {
        "first": ("The Alder Bridge will close next week; three days earlier the mayor will speak.", "0001-01-01"),
        "last": ("The Lindau plant could close by the end of the year 9999 or so, the owner said.", "2030-05-07"),
        "closed": ("The Lindau plant closed on Monday, the owner said.", "2030-05-21"),
    }
    texts = [article(text, day, name=name) for name, (text, day) in told.items()]
    added = service.ingest(store, texts, today=date(2030, 7, 1))
    assert (added.new, added.faults) == (3, ())
    (last,) = (row for row in service.events(store, date(2030, 7, 1)).rows if "plant" in row.title)
    assert last.window is not None
    assert last.window.tail == date.max
    for day in ENDS:
        rows = service.events(store, as_of=day).rows
        assert [service.event(store, row.id, as_of=day).event for row in rows] == list(rows)
        assert service.week(store, as_of=day).events == len(rows)
        assert service.agenda(store, day).day == day
        assert service.export(store, "ics", as_of=day).content.startswith(b"BEGIN:VCALENDAR")
