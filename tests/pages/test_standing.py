"""How a statement stands beside its own window: only by what is said of that window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker import service
from tracker.sources import read_text
from tracker.views import parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

# A day that is long over, put off to one that is still to come.
SOON = "date 2025-06-02\nFerry\n\nThe Lindvik ferry will be relaunched by June 20, Mayor Lars Okker said."
LATER = "date 2025-06-16\nFerry\n\nThe Lindvik ferry will be relaunched by July 2026, Mayor Lars Okker said."


def badges(page: AppTest) -> list[str]:
    """Return what a page says in badges."""
    return [line.value for line in page.markdown if line.value.startswith(":") and "-badge[" in line.value]


def test_before_an_event_is_settled_only_the_statement_it_goes_by_stands(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """Else "open" stands beside days that are over, or "overdue" beside days that are yet to come."""
    service.ingest(empty, [read_text(SOON, "soon.txt"), read_text(LATER, "later.txt")], by="A reader")
    (event,) = service.events(empty).rows
    view = service.event(empty, event.id)
    assert len(view.predictions) == 2
    assert [bool(parts.standing_of_prediction(view.event, row)) for row in view.predictions] == [True, False]
    assert parts.standing_of_prediction(view.event, replace(view.predictions[0], standing=False)) is None
    for name, query in (("event", {"id": str(event.id)}), ("speaker", {"key": str(event.speaker_key)})):
        assert len(badges(open_page(name, **query))) == 2, name  # once more for the event itself
    came = service.OutcomeIn(choice="did_not_happen", own_knowledge=True, impossible=True)
    service.settle(empty, event.id, came, by="A reader")
    assert len(badges(open_page("event", id=str(event.id)))) == 3
