"""Facts about titles through time: a statement that names its event better gives it its title; a person's own stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tracker import service
from tracker.service import Entry, InputError
from tracker.sources.values import Article
from tracker.store import Store

TODAY = date(2030, 5, 20)
BARE = "The signing is planned for June 20."
FULL = "The leaders of Norway and Chile will sign the fishing treaty in Oslo on June 20."


def _titles(store: Store) -> list[str]:
    return [view.event.title for view in service.all_events(store, as_of=TODAY)]


def _add(store: Store, article: Callable[..., Article], text: str, day: str) -> None:
    service.ingest(store, [article(text, day, name=f"{day}.txt")], today=TODAY)


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_better_name_takes_the_place_of_a_bare_one(
    store: Store, article: Callable[..., Article], *, by_hand: bool
) -> None:
    """One event is told of twice; what a person called it is left alone."""
    _add(store, article, BARE, "2030-05-06")
    assert _titles(store) == ["Signing"]
    if by_hand:
        (view,) = service.all_events(store, as_of=TODAY)
        service.rename(store, view.event.id, "Fish deal", by="an editor")
    _add(store, article, FULL, "2030-05-09")
    assert _titles(store) == (
        ["Fish deal"] if by_hand else ["Leaders of Norway and Chile sign the fishing treaty in Oslo"]
    )


MADE = "Leaders of Norway and Chile sign the fishing treaty in Oslo"


def _then(store: Store, day: str) -> tuple[str, tuple[str, ...], str | None]:
    (event,) = service.events(store, as_of=date.fromisoformat(day)).rows
    (view,) = service.all_events(store, as_of=date.fromisoformat(day))
    (said, *_rest) = service.article(
        store, view.predictions[0].article_id or 0, as_of=date.fromisoformat(day)
    ).predictions
    assert event.title == view.event.title == view.predictions[0].event_title == said.event_title
    return event.title, event.participants, event.place


@pytest.mark.parametrize("days", [("2030-05-06", "2030-05-09"), ("2030-05-09", "2030-05-06")])
def test_a_past_day_knows_an_event_by_what_had_been_published(
    store: Store, article: Callable[..., Article], days: tuple[str, str]
) -> None:
    """The second article to be stored names the event; it was published after the first one, or before it."""
    for text, day in zip((BARE, FULL), days, strict=True):
        _add(store, article, text, day)
    title, who, where = _then(store, "2030-05-09")
    assert (title, {"Norway", "Chile"} <= set(who), where) == (MADE, True, "Oslo")
    assert _then(store, "2030-05-06") == (("Signing", (), None) if days[1] > days[0] else (title, who, where))


def test_a_name_that_a_person_gave_holds_for_every_day(store: Store, article: Callable[..., Article]) -> None:
    """Also where a later article named the event while it stood; taken back, nothing is left of it."""
    _add(store, article, BARE, "2030-05-06")
    (view,) = service.all_events(store, as_of=TODAY)
    act = service.rename(store, view.event.id, "Fish deal", by="an editor")
    _add(store, article, FULL, "2030-05-09")
    assert (_then(store, "2030-05-06")[0], _then(store, "2030-05-09")[0]) == ("Fish deal", "Fish deal")
    service.undo_link(store, act, by="an editor")
    assert (_then(store, "2030-05-06")[0], _then(store, "2030-05-09")[0]) == ("Signing", "Signing")


def test_a_past_day_orders_events_by_their_titles_of_then(store: Store, article: Callable[..., Article]) -> None:
    _add(store, article, BARE, "2030-05-06")
    _add(store, article, "The Orel Bridge will reopen on July 2.", "2030-05-06")
    _add(store, article, FULL, "2030-05-09")

    def titles(day: str) -> list[str]:
        page = service.events(store, as_of=date.fromisoformat(day), sort="title")
        return [row.title for row in page.rows]

    assert titles("2030-05-07") == sorted(titles("2030-05-07"))
    assert titles("2030-05-07")[-1] == "Signing"
    assert titles("2030-05-09")[0] == MADE


def test_a_title_by_hand_is_one_line_of_at_most_300_characters(store: Store, article: Callable[..., Article]) -> None:
    """However it comes: typed over another, with a split, or with a prediction of one's own."""
    _add(store, article, f"{FULL} The Orel Bridge will reopen on July 2.", "2030-05-06")
    one, two = service.all_events(store, as_of=TODAY)
    service.merge(store, two.event.id, one.event.id)
    moved, long = two.predictions[0].id, "x" * 301
    entry = Entry(long, date(2030, 5, 6), time="in June")
    for act in (
        lambda: service.rename(store, one.event.id, long),
        lambda: service.split(store, (moved,), title=long),
        lambda: service.enter(store, [entry], today=TODAY),
    ):
        with pytest.raises(InputError, match="between 1 and 300 characters"):
            act()
    service.split(store, (moved,), title=" Fish\n deal ")
    assert sorted(_titles(store)) == ["Fish deal", MADE]
