"""Facts about titles through time: a statement that names its event better gives it its title; a person's own stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tracker import service
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
