"""What joins and parts events can be taken back in any order, and after whatever was done to the statements since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tracker import service
from tracker.service import Edit
from tracker.sources.values import Article
from tracker.store import Store

TODAY = date(2030, 7, 1)
SAID = "A new bridge is to open soon, an engineer said."
AGAIN = "The new bridge is to open on May 20, the engineer said."
OTHERS = ("The port in the north could reopen soon, the union said.", "The council will elect a mayor on June 9.")


@pytest.fixture
def archive(store: Store, article: Callable[..., Article]) -> Store:
    """Store two statements on a bridge, which are one event, and two on other things."""
    texts = enumerate((SAID, AGAIN, *OTHERS))
    service.ingest(store, [article(text, f"2030-05-0{n + 1}", name=f"{n}.txt") for n, text in texts], today=TODAY)
    return store


def said(store: Store, words: str) -> list[tuple[int, int | None]]:
    """Return the numbers and the events of the standing statements on something, oldest first."""
    rows = [row for table, row in service.dump(store) if table == "prediction"]
    return [(row["id"], row["event_id"]) for row in rows if words in row["quote"] and row["standing"]]


def events(store: Store, words: str) -> list[int | None]:
    return [event_id for _, event_id in said(store, words)]


def test_a_statement_that_was_corrected_since_goes_back_with_the_others(archive: Store) -> None:
    """Else its event of its own would stand on, with nothing left that could be undone."""
    (_, bridge), (second, _) = said(archive, "bridge")
    act = service.split(archive, (second,))
    service.correct(archive, second, Edit(time="by June 30"))
    assert events(archive, "bridge") != [bridge, bridge]
    service.undo_link(archive, act)
    assert events(archive, "bridge") == [bridge, bridge]


def test_what_a_correction_replaced_goes_to_the_new_event_with_it(archive: Store) -> None:
    """Taking the correction back leaves the statement where it was put."""
    (_, bridge), (second, _) = said(archive, "bridge")
    made = service.correct(archive, second, Edit(time="by June 30"))
    act = service.split(archive, (made.id,))
    service.restore(archive, second)
    assert events(archive, "bridge")[1] not in {None, bridge}
    service.undo_link(archive, act)
    assert events(archive, "bridge") == [bridge, bridge]


def test_a_new_reading_goes_back_through_all_that_was_joined(archive: Store) -> None:
    """One event is joined to a second, this to a third; each join is taken back after a new reading."""
    ((_, port),), ((_, mayor),) = said(archive, "port"), said(archive, "mayor")
    bridge = events(archive, "bridge")[0] or 0
    acts = [service.merge(archive, port or 0, mayor or 0), service.merge(archive, mayor or 0, bridge)]
    service.change_setting(archive, "soon", "60")
    service.reread(archive, apply=True)
    for act in reversed(acts):
        service.undo_link(archive, act)
    assert (events(archive, "port"), events(archive, "mayor")) == ([port], [mayor])
    assert service.check(archive) == ()


def test_a_split_is_taken_back_into_the_event_that_the_first_was_joined_to(archive: Store) -> None:
    """Not into one that no list shows any more; and taking the join back takes the statement along."""
    (first, bridge), (second, _) = said(archive, "bridge")
    port = events(archive, "port")[0] or 0
    parted = service.split(archive, (second,))
    joined = service.merge(archive, bridge or 0, port)
    service.undo_link(archive, parted)
    assert said(archive, "bridge") == [(first, port), (second, port)]
    service.undo_link(archive, joined)
    assert said(archive, "bridge") == [(first, bridge), (second, bridge)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_splits_one_after_the_other_are_taken_back_in_either_order(
    archive: Store, article: Callable[..., Article], order: tuple[int, int]
) -> None:
    service.ingest(archive, [article("The bridge will open on May 22, the engineer said.", "2030-05-06")], today=TODAY)
    (_, bridge), (second, _), (third, _) = before = said(archive, "bridge")
    acts = [service.split(archive, (second, third)), service.split(archive, (third,))]
    assert len({bridge, *events(archive, "bridge")}) == 3
    for n in order:
        service.undo_link(archive, acts[n])
    assert said(archive, "bridge") == before


def test_an_event_that_was_split_and_joined_to_what_came_of_it_takes_a_statement_back(
    archive: Store, article: Callable[..., Article]
) -> None:
    service.ingest(archive, [article("The bridge will open on May 22, the engineer said.", "2030-05-06")], today=TODAY)
    (_, bridge), (second, _), (third, _) = said(archive, "bridge")
    apart = service.split(archive, (second, third))
    made = events(archive, "bridge")[1] or 0
    parted = service.split(archive, (third,))
    service.undo_link(archive, apart)
    service.merge(archive, bridge or 0, made)
    service.undo_link(archive, parted)
    assert events(archive, "bridge") == [made, made, made]
