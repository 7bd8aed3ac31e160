"""What belongs to an event, put in order on its page: statements moved out, another event joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker import service
from tracker.sources import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Open = Callable[..., AppTest]

TOLD = (
    ("2025-11-03", "PORTA, Nov. 3 - The northern bridge of Meridia will open on 12 December, Ada Lund said."),
    ("2025-11-05", "PORTA, Nov. 5 - Ada Lund will open the northern bridge of Meridia on 14 December, an aide said."),
)


@pytest.fixture
def bridge(empty: service.Store) -> int:
    """Give an event that two articles speak of."""
    service.ingest(empty, [read_text(f"date {day}\nNews\n\n{text}", f"{day}.txt") for day, text in TOLD])
    (event,) = service.events(empty).rows
    assert event.predictions == 2
    return event.id


def led_to(page: AppTest) -> list[str]:
    """Return the events that the page links to, by their titles."""
    return [each.proto.label.replace("\\", "") for each in page.get("page_link") if "id=" in str(each.proto)]


def test_a_statement_is_moved_out_by_its_own_words_and_leads_to_its_event(
    empty: service.Store, bridge: int, open_page: Open
) -> None:
    """The list shows first what tells one statement from another; the move is one act, with one way back."""
    page = open_page("event", id=str(bridge))
    chooser = page.multiselect(key=f"split_{bridge}")
    assert [option.partition(" on ")[0] for option in chooser.options] == [
        "5 Nov 2025 · open the northern bridge of Meridia",
        "3 Nov 2025 · northern bridge of Meridia will open",
    ]
    chooser.set_value([service.event(empty, bridge).predictions[0].id]).run()
    page.button(key=f"part_{bridge}").click().run()
    assert not page.exception
    (made,) = [row for row in service.events(empty).rows if row.id != bridge]
    assert made.title == "Lund opens the northern bridge of Meridia"
    assert any(made.title in label for label in led_to(page))
    (back,) = [button for button in page.button if button.label == "Take it back"]
    there = open_page("event", id=str(made.id))
    assert any(note.value.startswith("Moved here from") for note in there.caption)
    back.click().run()
    assert not page.exception
    assert service.event(empty, bridge).event.predictions == 2


def test_events_of_one_title_are_told_apart_by_their_days(empty: service.Store, bridge: int, open_page: Open) -> None:
    text = "The tram to the harbour will be repaired by 20 December, Jan Berg said."
    service.ingest(empty, [read_text(f"date 2025-11-06\nNews\n\n{text}", "tram.txt")])
    (other,) = [row.id for row in service.events(empty).rows if row.id != bridge]
    service.rename(empty, other, "The bridge")
    service.rename(empty, bridge, "The bridge")
    page = open_page("event", id=str(bridge))
    page.text_input(key=f"same_{bridge}").set_value("harbour").run()
    assert page.selectbox(key=f"which_{bridge}").options == ["The bridge · By 20 Dec 2025 · said 6 Nov 2025"]
