"""The rules of an outcome: in the verbs, in the database behind them, and with several people at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
import sqlalchemy as sa
from post_office import free_port, post_office

from tracker import service
from tracker.outcome import Status, Timeliness
from tracker.service import InputError, MailError, OutcomeIn, StaleError, Store
from tracker.sources.values import Article
from tracker.store import tables as t
from tracker.store.rows import EventView, Filters

Maker = Callable[..., Article]
TODAY = date(2030, 7, 1)
SAID = "The Alder Bridge will reopen in May, mayor Pavel Brandt said."
DAYS = {"occurred_from": date(2030, 5, 20), "occurred_to": date(2030, 5, 20)}


@pytest.fixture
def bridge(store: Store, article: Maker) -> int:
    """Store an article that predicts a reopening in May 2030, and return the event's id."""
    service.ingest(store, [article(SAID, "2030-04-06", publisher="Sample Wire")], today=TODAY)
    (row,) = service.events(store, TODAY).rows
    assert row.window is not None
    assert (row.window.earliest, row.window.latest) == (date(2030, 5, 1), date(2030, 5, 31))
    return row.id


def known(choice: str, **more: object) -> OutcomeIn:
    return OutcomeIn(choice=choice, own_knowledge=True, **more)


EDGES = [
    ("known today", known("happened", known_on=TODAY, **DAYS), True),
    ("known tomorrow", known("happened", known_on=date(2030, 7, 2), **DAYS), False),
    ("known on the day", known("happened", known_on=date(2030, 5, 20), **DAYS), True),
    ("known a day before", known("happened", known_on=date(2030, 5, 19), **DAYS), False),
    ("not happened on the last day", known("did_not_happen", known_on=date(2030, 5, 31)), False),
    ("not happened on the day after", known("did_not_happen", known_on=date(2030, 6, 1)), True),
    ("impossible before", known("did_not_happen", known_on=date(2030, 5, 3), impossible=True), True),
    ("confirmed without evidence", OutcomeIn(choice="happened", **DAYS), False),
    ("provisional without evidence", OutcomeIn(choice="happened", status=Status.PROVISIONAL, **DAYS), True),
    ("confirmed by a link", OutcomeIn(choice="happened", evidence_url="https://wire.example/1", **DAYS), True),
    ("confirmed by a quote", OutcomeIn(choice="happened", evidence_quote="It is open.", **DAYS), True),
    ("ended before it began", known("happened", occurred_from=date(2030, 5, 9), occurred_to=date(2030, 5, 8)), False),
]


@pytest.mark.parametrize(("given", "allowed"), [edge[1:] for edge in EDGES], ids=[edge[0] for edge in EDGES])
def test_a_rule_holds_to_the_day(given: OutcomeIn, allowed: bool, store: Store, bridge: int) -> None:  # noqa: FBT001 - a case
    if allowed:
        service.settle(store, bridge, given, today=TODAY)
    else:
        with pytest.raises(InputError):
            service.settle(store, bridge, given, today=TODAY)
    assert len(service.history(store, bridge)) == allowed


BROKEN = {
    "occurred after it was known": {"occurred_from": date(2030, 6, 2), "occurred_to": date(2030, 6, 2)},
    "ended before it began": {"occurred_from": date(2030, 5, 2), "occurred_to": date(2030, 5, 1)},
    "half a period": {"occurred_from": date(2030, 5, 2), "occurred_to": None},
    "confirmed without evidence": {"own_knowledge": False},
    "a day for what did not happen": {"verdict": "did_not_happen"},
    "a pair that is none": {"verdict": "void", "disposition": "called_off"},
    "moved with a verdict": {"disposition": "moved"},
    "no verdict, and no undo": {"verdict": None},
    "a verdict that is none": {"verdict": "perhaps"},
    "a second first row": {"ordinal": 1},
    "a row that follows none": {"ordinal": 3, "replaces_id": None},
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_the_database_itself_takes_no_row_that_breaks_a_rule(
    change: dict[str, object], store: Store, bridge: int
) -> None:
    """Whoever writes past the verbs is refused, too."""
    first = service.settle(store, bridge, known("happened", known_on=date(2030, 6, 1), **DAYS), today=TODAY)
    with store.read() as connection:
        row = dict(connection.execute(sa.select(t.outcomes)).mappings().one())
    good = {**row, "id": None, "ordinal": 2, "replaces_id": first.id, "token": "another"}
    del good["id"]
    with pytest.raises((sa.exc.IntegrityError, sa.exc.DataError, sa.exc.StatementError)), store.write() as connection:
        connection.execute(t.outcomes.insert().values({**good, **change}))
    with store.write() as connection:
        connection.execute(t.outcomes.insert().values(good))


def test_a_provisional_outcome_is_marked_and_kept_out_of_scores(store: Store, bridge: int) -> None:
    service.settle(store, bridge, known("happened", status=Status.PROVISIONAL, known_on=TODAY, **DAYS), today=TODAY)
    event = service.event(store, bridge, TODAY).event
    assert (event.state, event.outcome and event.outcome.status) == ("settled", Status.PROVISIONAL)
    assert [row.closed for row in service.track_record(store, TODAY, by="publisher")] == [0]
    edition = service.sign_off(store, today=TODAY, by="Ann Reader")
    assert "provisional" in service.written(edition, "text").decode()
    service.settle(store, bridge, known("happened", **DAYS), today=TODAY)
    assert [row.closed for row in service.track_record(store, TODAY, by="publisher")] == [1]


def test_a_month_stays_a_month(store: Store, bridge: int) -> None:
    """What is known only as "in May" keeps its period everywhere: no day of it is invented."""
    month = {"occurred_from": date(2030, 5, 1), "occurred_to": date(2030, 5, 31)}
    row = service.settle(store, bridge, known("happened", known_on=TODAY, **month), today=TODAY)
    assert (row.occurred_from, row.occurred_to) == (month["occurred_from"], month["occurred_to"])
    assert service.event(store, bridge, TODAY).event.timeliness is Timeliness.ON_TIME
    text = service.written(service.sign_off(store, today=TODAY, by="Ann Reader"), "text").decode()
    assert "happened in 1–31 May 2030" in text


def test_a_period_half_inside_the_window_has_no_timing(store: Store, bridge: int) -> None:
    half = {"occurred_from": date(2030, 5, 25), "occurred_to": date(2030, 6, 10)}
    service.settle(store, bridge, known("happened", **half), today=TODAY)
    assert service.event(store, bridge, TODAY).event.timeliness is None


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run the acts at the same moment, each in a thread; return what each gave or raised."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        gate.wait()
        try:
            return act()
        except (InputError, MailError) as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_at_the_same_moment_one_is_told_and_nothing_is_lost(store: Store, bridge: int) -> None:
    def settles(choice: str, name: str) -> Callable[[], object]:
        return lambda: service.settle(store, bridge, known(choice), by=name, today=TODAY, expects=None)

    given = at_once(settles("happened", "Ana"), settles("void", "Ben"))
    assert sum(isinstance(each, StaleError) for each in given) == 1
    assert len(service.history(store, bridge)) == 1


def test_three_presses_at_the_same_moment_make_one_row(store: Store, bridge: int) -> None:
    press = "one press of the button"

    def settles() -> object:
        return service.settle(store, bridge, known("happened", **DAYS), today=TODAY, token=press, expects=None).id

    assert len(set(at_once(settles, settles, settles))) == 1
    assert len(service.history(store, bridge)) == 1


def test_two_who_sign_one_sitting_make_one_edition(store: Store, bridge: int) -> None:
    sitting = service.open_sitting(store, TODAY)

    def signs(name: str) -> Callable[[], object]:
        return lambda: service.sign_off(store, by=name, today=TODAY, token=f"sitting-{sitting.id}")

    at_once(signs("Ana"), signs("Ben"))
    assert [row.number for row in service.editions(store)] == [1]
    assert service.event(store, bridge, TODAY).event.id == bridge


def test_two_who_mail_one_edition_send_one_letter(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    service.sign_off(store, today=TODAY, by="Ann Reader")
    with post_office() as box:
        for name, value in box.environment().items():
            monkeypatch.setenv(name, value)
        sent = at_once(*[lambda: service.mail_edition(store, 1)] * 2)
    assert sorted(map(bool, sent)) == [False, True]
    assert len(box.kept) == 1


def test_a_mail_that_failed_gives_the_edition_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    service.sign_off(store, today=TODAY, by="Ann Reader")
    with post_office() as box:
        for name, value in {**box.environment(), "TRACKER_SMTP_PORT": str(free_port())}.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(MailError, match="can be sent again"):
            service.mail_edition(store, 1)
        assert service.sent_at(store, 1) is None
        monkeypatch.setenv("TRACKER_SMTP_PORT", str(box.port))
        assert service.mail_edition(store, 1)
    assert len(box.kept) == 1


def test_a_new_window_given_by_hand_has_the_tail_of_the_settings(store: Store, bridge: int) -> None:
    """Moved to "within two weeks or a little later", with a tail of its whole length, it waits until 29 July."""
    service.change_setting(store, "tail_share", "1")
    moved = known("moved", moved_to="within two weeks or a little later", known_on=TODAY)
    service.settle(store, bridge, moved, today=TODAY)
    states = [service.event(store, bridge, date(2030, 7, day)).event.state for day in (15, 16, 29, 30)]
    assert states == ["open", "in_tail", "in_tail", "due"]
    with store.read() as connection:
        assert connection.scalar(sa.select(t.events.c.closes_on)) == date(2030, 7, 29)
        assert connection.scalars(sa.select(t.predictions.c.tail_on)).all() == [None, None]  # no words name it
        assert set(connection.scalars(sa.select(t.predictions.c.closes_on))) == {date(2030, 5, 31), date(2030, 7, 29)}


def test_every_page_shows_the_tail_of_the_settings(store: Store, article: Maker) -> None:
    """The event, its statement, its bar, the words typed into a form, and what explains them say one day."""
    service.change_setting(store, "tail_share", "1")
    words = "within two weeks or a little later"
    told = article(f"The Alder Bridge will reopen {words}, mayor Pavel Brandt said.", "2030-05-06")
    service.ingest(store, [told], today=TODAY)
    view = service.event(store, service.events(store, TODAY).rows[0].id, TODAY)
    read, explained = (ask(words, date(2030, 5, 6), store=store) for ask in (service.time_in_words, service.explain))
    shown = [view.event, *view.predictions, *service.timeline(store, as_of=TODAY), read, explained.timex]
    assert {each.window.tail for each in shown} == {date(2030, 6, 3)}


def test_a_tail_that_is_set_later_holds_for_all_that_is_stored(store: Store, article: Maker) -> None:
    """With a tail twice its window's length, until 17 June, what came on 30 May came in the tail: said everywhere."""
    told = article("The Alder Bridge will reopen within two weeks or a little later, Pavel Brandt said.", "2030-05-06")
    service.ingest(store, [told], today=TODAY)
    service.change_setting(store, "tail_share", "2")
    on = date(2030, 5, 30)
    assert service.event(store, 1, as_of=on).event.state == "in_tail"
    assert [row.id for row in service.events(store, as_of=on, filters=Filters(states=("in_tail",))).rows] == [1]
    assert service.week(store, as_of=on).due == ()
    service.settle(store, 1, known("happened", occurred_from=on, occurred_to=on, known_on=TODAY), today=TODAY)
    view = service.event(store, 1, TODAY)
    rows = (view.event, *view.predictions, *service.timeline(store, TODAY))
    assert {(row.timeliness, row.window.tail) for row in rows if row.window} == {("in_tail", date(2030, 6, 17))}
    assert service.agenda(store, TODAY).figures.by_timeliness == {"in_tail": 1}
    assert [line.timeliness for line in service.track_record(store, TODAY, by="kind")] == [(("in_tail", 1),)]


def test_an_event_that_was_only_denied_is_late_nowhere(store: Store, article: Maker) -> None:
    """Its row, its statement, its bar, the week's figures and the record agree that a denial has no day to keep."""
    denial = "The Alder Bridge will not reopen in May, mayor Pavel Brandt said."
    service.ingest(store, [article(denial, "2030-04-06")], today=TODAY)
    came = known("happened", occurred_from=date(2030, 6, 20), occurred_to=date(2030, 6, 20), known_on=TODAY)
    service.settle(store, service.events(store, TODAY).rows[0].id, came, today=TODAY)
    view = service.event(store, 1, TODAY)
    assert view.event.denied
    rows = (view.event, *view.predictions, *service.timeline(store, TODAY))
    assert [row.timeliness for row in rows] == [None, None, None]
    figures = service.agenda(store, TODAY).figures
    assert (figures.resolved, figures.by_timeliness) == (1, {})
    (line,) = service.track_record(store, TODAY)
    assert (line.closed, line.hits, line.timeliness) == (1, 1, ())


FAIR = "The trade fair will open in Lindau on May 20, mayor Pavel Brandt said."
FAIR_OFF = "The trade fair in Lindau was called off on Monday, mayor Pavel Brandt said."
FAIR_AGAIN = "The trade fair in Lindau will open on June 12, he said."


def test_what_was_called_off_for_a_new_date_is_put_off_on_every_day_since(store: Store, article: Maker) -> None:
    """A later article that names the date again takes nothing from it; dropping the sentence that names it does."""
    told = ((FAIR, "2030-05-01"), (f"{FAIR_OFF} {FAIR_AGAIN}", "2030-05-07"), (FAIR_AGAIN, "2030-05-09"))
    for text, day in told:
        service.ingest(store, [article(text, day, name=day)], today=TODAY)
    assert [_suggested(store, day) for day in (6, 7, 10)] == [[], ["put_off"], ["put_off"]]
    (named,) = (p for p in _fair(store, 7).predictions if p.published_on == date(2030, 5, 7))
    service.drop(store, named.id)
    assert [_suggested(store, day) for day in (7, 10)] == [["called_off"], ["called_off"]]


def test_what_was_called_off_for_a_date_named_before_stays_called_off(store: Store, article: Maker) -> None:
    for text, day in ((FAIR_AGAIN, "2030-05-01"), (f"{FAIR_OFF} {FAIR_AGAIN}", "2030-05-07")):
        service.ingest(store, [article(text, day, name=day)], today=TODAY)
    assert _suggested(store, 7) == ["called_off"]


def _fair(store: Store, day: int) -> EventView:
    (view,) = service.all_events(store, as_of=date(2030, 5, day))
    return view


def _suggested(store: Store, day: int) -> list[str]:
    return [suggestion.choice for suggestion in _fair(store, day).suggestions]


def test_a_recorded_move_is_no_case_and_the_statement_of_the_new_day_is_one(store: Store, article: Maker) -> None:
    """Who moved it on 6 May to 14 May was right; what a person records of that move is nobody's statement."""
    told = article("The opening of the pier has been pushed back to May 14, the port authority said.", "2030-05-06")
    service.ingest(store, [told], today=TODAY)
    (row,) = service.events(store, TODAY).rows
    service.settle(store, row.id, known("moved", moved_to="May 14", known_on=date(2030, 5, 6)), today=TODAY)
    came = {"occurred_from": date(2030, 5, 14), "occurred_to": date(2030, 5, 14)}
    service.settle(store, row.id, known("happened", **came), today=TODAY)
    said = service.event(store, row.id, TODAY).predictions
    assert sorted((p.speaker or "", p.timeliness) for p in said) == [
        ("", Timeliness.ON_TIME),
        ("the port authority", Timeliness.ON_TIME),
    ]
    assert service.headline(store, TODAY).n == 1
    for by in ("speaker", "kind"):
        assert [(r.closed, r.hits) for r in service.track_record(store, TODAY, by=by)] == [(1, 1)]


def test_the_statement_of_the_day_of_a_move_stands_by_its_own_window(store: Store, article: Maker) -> None:
    """Moved on 6 May: who had said "by May 9" the day before has missed it, who gave May 14 that day has not."""
    for words, day in (("by May 9, Ada Lund", "2030-05-05"), ("on May 14, Jan Holt", "2030-05-06")):
        service.ingest(store, [article(f"The Alder Bridge will reopen {words} said.", day, name=day)], today=TODAY)
    (row,) = service.events(store, TODAY).rows
    service.settle(store, row.id, known("moved", moved_to="May 14", known_on=date(2030, 5, 6)), today=TODAY)
    counted = {r.label: (r.closed, r.hits, r.waiting) for r in service.track_record(store, TODAY)}
    assert counted == {"Ada Lund": (1, 0, 0), "Jan Holt": (0, 0, 1)}


def test_a_day_for_what_has_none_is_answered_with_the_day_that_is_wanted(store: Store, bridge: int) -> None:
    with pytest.raises(InputError, match=r"no day on which it happened: .* became known \(--known-on\)"):
        service.settle(store, bridge, known("called_off", **DAYS), today=TODAY)
