"""What people keep beside events: topics, notes, probabilities, a watch list, filters with a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import time_machine

from tracker import service
from tracker.service import Filters
from tracker.sources.values import Article
from tracker.store import Store

Make = Callable[..., Article]
SUMMIT = "President Anders Holm will meet President Mira Kovac in Vienna on 20 May, a spokesman said."
BRIDGE = "The Harlow bridge will open on 1 June, the city said."
HELD = "President Anders Holm met President Mira Kovac in Vienna on Monday."
ME, OTHER = "Ada", "Ben"


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(datetime(2030, 5, 10, 9, tzinfo=UTC), tick=True) as traveller:
        yield traveller


@pytest.fixture
def events(store: Store, article: Make) -> dict[str, int]:
    """Give the ids of two events by a word of their titles."""
    service.ingest(store, [article(SUMMIT, name="a"), article(BRIDGE, name="b")])
    rows = service.events(store).rows
    return {
        "summit": next(r.id for r in rows if r.kind == "meeting"),
        "bridge": next(r.id for r in rows if r.kind != "meeting"),
    }


def happened(**more: object) -> service.OutcomeIn:
    said = {"choice": "happened", "occurred_from": date(2030, 5, 20), "occurred_to": date(2030, 5, 20)}
    return service.OutcomeIn.model_validate({**said, "own_knowledge": True, **more})


def test_topics_narrow_every_list_and_vanish_with_their_last_event(store: Store, events: dict[str, int]) -> None:
    service.tag(store, events["summit"], ["Diplomacy", "  the   north "])
    service.tag(store, events["bridge"], ["the north"])
    service.tag(store, events["bridge"], ["the north"])
    assert [(row.name, row.events) for row in service.topics(store)] == [("Diplomacy", 1), ("the north", 2)]
    assert service.event(store, events["summit"]).event.topics == ("Diplomacy", "the north")
    found = service.events(store, filters=Filters(topics=("Diplomacy",)))
    assert [row.id for row in found.rows] == [events["summit"]]
    service.untag(store, events["summit"], ["Diplomacy", "never borne"])
    assert [row.name for row in service.topics(store)] == ["the north"]


def test_a_topic_is_one_however_its_capitals_are_written(store: Store, events: dict[str, int]) -> None:
    """As it was first written; another spelling adds it, takes it and finds it, and makes no second one."""
    service.tag(store, events["summit"], ["Öffnung", "öffnung"])
    service.tag(store, events["bridge"], ["ÖFFNUNG"])
    assert [(row.name, row.events) for row in service.topics(store)] == [("Öffnung", 2)]
    assert service.meant(store, Filters(topics=("öFFNUNG", "none"))).topics == ("Öffnung", "none")
    service.untag(store, events["bridge"], ["öffnung"])
    assert service.event(store, events["bridge"]).event.topics == ()


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\x00b"])
def test_what_cannot_be_a_topic_is_refused(store: Store, events: dict[str, int], name: str) -> None:
    with pytest.raises(service.InputError, match="printable"):
        service.tag(store, events["summit"], ["good", name])
    assert service.topics(store) == ()


def test_a_note_is_kept_taken_away_and_refused_where_it_is_a_book(store: Store, events: dict[str, int]) -> None:
    made = service.note(store, events["summit"], "Ask the protocol office.\r\n", by=ME)
    (kept,) = service.event(store, events["summit"]).notes
    assert (kept.text, kept.written_by) == ("Ask the protocol office.", ME)
    with pytest.raises(service.InputError, match="20,000"):
        service.note(store, events["summit"], "n" * 10_000_000)
    with pytest.raises(service.InputError, match="empty"):
        service.note(store, events["summit"], " \n")
    assert service.remove_note(store, made.id).text == kept.text
    assert service.event(store, events["summit"]).notes == ()
    with pytest.raises(service.UnknownError):
        service.remove_note(store, made.id)


def test_a_note_is_of_the_day_that_it_is_where_its_writer_sits(store: Store, events: dict[str, int]) -> None:
    """At 23:30 in Greenwich the next day has long begun in Auckland."""
    service.change_setting(store, "time_zone", "Pacific/Auckland")
    try:
        with time_machine.travel(datetime(2030, 6, 20, 23, 30, tzinfo=UTC), tick=False):
            made = service.note(store, events["summit"], "Ask the protocol office.", by=ME)
        told = {day: service.event(store, events["summit"], as_of=date(2030, 6, day)).notes for day in (20, 21)}
        assert told == {20: (), 21: (made,)}
        assert service.day_at(made.written_at) == date(2030, 6, 21)
    finally:
        service.change_setting(store, "time_zone", "")


def test_a_past_day_shows_the_notes_that_had_been_written(store: Store, events: dict[str, int]) -> None:
    for day in (13, 14):
        with time_machine.travel(datetime(2030, 5, day, 12, tzinfo=UTC)):
            service.note(store, events["summit"], f"Seen on the {day}th.")
    shown = [service.event(store, events["summit"], as_of=date(2030, 5, day)).notes for day in (12, 13, 14)]
    assert [[note.text for note in notes] for notes in shown] == [
        [],
        ["Seen on the 13th."],
        ["Seen on the 14th.", "Seen on the 13th."],
    ]


def test_ones_own_probability_has_a_history_and_is_scored_by_the_last_word_in_time(
    store: Store, events: dict[str, int]
) -> None:
    summit = events["summit"]
    for by, chance, day in ((ME, 0.5, 10), (ME, 0.8, 12), (OTHER, 0.3, 12), (ME, 1.0, 21)):
        service.forecast(store, summit, chance, by=by, today=date(2030, 5, day))
    given = [(row.person, row.probability) for row in service.forecasts(store, summit, date(2030, 5, 31))]
    assert given == [(ME, 1.0), (OTHER, 0.3), (ME, 0.8), (ME, 0.5)]
    assert len(service.forecasts(store, summit, as_of=date(2030, 5, 11))) == 1
    assert service.forecasters(store) == ()
    with time_machine.travel(datetime(2030, 5, 22, 9, tzinfo=UTC)):
        service.settle(store, summit, happened(known_on=date(2030, 5, 21)))
        found = [(row.person, row.events, row.brier) for row in service.forecasters(store)]
        with pytest.raises(service.InputError, match="settled"):
            service.forecast(store, summit, 0.9)
    assert found == [(ME, 1, 0.04), (OTHER, 1, 0.49)]


def test_a_provisional_verdict_scores_nobody(store: Store, events: dict[str, int]) -> None:
    service.forecast(store, events["summit"], 0.5, by=ME, today=date(2030, 5, 10))
    with time_machine.travel(datetime(2030, 5, 22, 9, tzinfo=UTC)):
        service.settle(store, events["summit"], happened(status="provisional", known_on=date(2030, 5, 21)))
        assert service.forecasters(store) == ()


@pytest.mark.parametrize("chance", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_refused(store: Store, events: dict[str, int], chance: float) -> None:
    with pytest.raises(service.InputError, match="between 0 and 1"):
        service.forecast(store, events["summit"], chance)


def test_a_watch_list_tells_what_is_new_since_one_looked(
    store: Store, events: dict[str, int], article: Make, clock: time_machine.Traveller
) -> None:
    for event_id in events.values():
        service.watch(store, event_id, by=ME)
    service.watch(store, events["summit"], by=OTHER)
    assert service.watchers(store, events["summit"]) == (ME, OTHER)
    assert not any(row.changed for row in service.watched(store, by=ME))
    clock.move_to(datetime(2030, 5, 21, 9, tzinfo=UTC))
    service.ingest(store, [article(HELD, "2030-05-21", name="c")])
    first, second = service.watched(store, by=ME)
    assert (first.event.id, service.news_words(first)) == (events["summit"], "1 new report")
    assert service.news_words(second) == ""
    service.settle(store, events["summit"], happened(known_on=date(2030, 5, 21)))
    assert service.news_words(service.watched(store, by=ME)[0]) == "1 new report, 1 new outcome"
    clock.move_to(datetime(2030, 5, 21, 10, tzinfo=UTC))
    service.seen(store, events["summit"], by=ME)
    assert not any(row.changed for row in service.watched(store, by=ME))
    assert service.watched(store, by=OTHER)[0].changed
    service.unwatch(store, events["summit"], by=ME)
    assert [row.event.id for row in service.watched(store, by=ME)] == [events["bridge"]]


def test_what_stands_beside_an_event_goes_with_it_into_another_and_back(store: Store, events: dict[str, int]) -> None:
    summit, bridge = events["summit"], events["bridge"]
    service.tag(store, summit, ["both", "mine"])
    service.tag(store, bridge, ["both"])
    service.note(store, summit, "A note", by=ME)
    service.forecast(store, summit, 0.4, by=ME)
    service.watch(store, summit, by=ME)
    act = service.merge(store, summit, bridge)
    joined = service.event(store, bridge)
    assert (joined.event.topics, joined.event.watched, len(joined.notes)) == (("both", "mine"), True, 1)
    assert len(service.forecasts(store, bridge)) == 1
    service.undo_link(store, act)
    alone = service.event(store, bridge)
    assert (alone.event.topics, alone.event.watched, alone.notes) == (("both",), False, ())
    assert service.forecasts(store, bridge) == ()
    assert len(service.event(store, summit).notes) == 1


def test_what_was_lent_on_is_taken_back_with_the_inner_of_two_merges(
    store: Store, events: dict[str, int], article: Make
) -> None:
    """What the outer event bears for itself, or was lent by the middle one, stays."""
    summit, bridge = events["summit"], events["bridge"]
    service.ingest(store, [article("The lock will open on June 20.", name="lock")])
    lock = max(view.event.id for view in service.all_events(store))
    service.tag(store, summit, ["inner", "both"])
    service.watch(store, summit, by=ME)
    service.tag(store, bridge, ["middle"])
    service.tag(store, lock, ["both"])
    act = service.merge(store, summit, bridge)
    service.merge(store, bridge, lock)
    assert service.event(store, lock).event.topics == ("both", "inner", "middle")
    service.undo_link(store, act)
    outer = service.event(store, lock).event
    assert (outer.topics, outer.watched) == (("both", "middle"), False)
    assert service.event(store, summit).event.topics == ("both", "inner")


def test_a_filter_is_kept_under_a_name_replaced_and_forgotten(store: Store, events: dict[str, int]) -> None:
    assert events
    meetings = Filters(kinds=("meeting",), since=date(2030, 5, 1), search="a & b=c")
    assert service.save_filter(store, "Talks", meetings, by=ME).query.startswith("search=a+%26+b%3Dc&kind=meeting")
    assert service.saved_filter(store, "Talks") == meetings
    service.save_filter(store, "Talks", Filters(kinds=("vote",)))
    (kept,) = service.saved_filters(store)
    assert kept.filters == Filters(kinds=("vote",))
    with pytest.raises(service.InputError, match="narrows nothing"):
        service.save_filter(store, "All", Filters())
    service.remove_filter(store, "Talks")
    for ask in (service.saved_filter, service.remove_filter):
        with pytest.raises(service.UnknownError, match="no saved filter"):
            ask(store, "Talks")


@pytest.mark.parametrize("pairs", [[("colour", "red")], [("since", "yesterday")], [("", "")]])
def test_a_field_that_is_none_is_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(service.InputError):
        service.filters_of(pairs)
