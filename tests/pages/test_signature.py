"""The end of a sitting: what it says of cards put aside, and whose name and note come into the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressing import pressed

from tracker import service

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def at_the_signature(store: service.Store, open_page: Callable[..., AppTest]) -> AppTest:
    """Open a sitting in which everything was put aside: what is left is to sign it."""
    sitting, week = service.open_sitting(store), service.agenda(store)
    for step in (step for steps in week.steps.values() for step in steps):
        made = {"event": step.event_id}
        service.decide(store, sitting.id, step.card, "later", until=week.again_on[0], made=made)
    for part in ("start", "coming", "figures"):
        service.decide(store, sitting.id, service.part_card(part), "seen")
    return open_page("review")


def test_what_was_put_aside_is_not_called_dealt_with(week: service.Store, open_page: Callable[..., AppTest]) -> None:
    """The edition lists it as due all the same: to sign is no verdict."""
    cards = service.agenda(week).cards_left
    said = [text.value for text in at_the_signature(week, open_page).markdown]
    assert any(f"{cards} cards were put aside for later" in text for text in said)
    assert not any("Everything was looked at" in text for text in said)


def test_what_is_typed_at_the_signature_is_kept_while_one_turns_back(
    week: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = at_the_signature(week, open_page)
    page.text_area(key="edition_note").set_value("A week of bridges.")
    pressed(pressed(page, "Part before"), "Next part")
    assert page.text_area(key="edition_note").value == "A week of bridges."


def test_of_two_who_sign_a_sitting_the_second_is_told_and_keeps_the_note(
    week: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = at_the_signature(week, open_page)
    page.text_area(key="edition_note").set_value("What the second saw.")
    page.text_input(key="edition_names").set_value("Ben")
    signed = service.sign_off(week, by="Ann Reader", note="What the first saw.")
    pressed(page, f"Sign edition {signed.number}")
    (told,) = [warning.value.replace("\\", "") for warning in page.warning]
    assert told.startswith(f"Edition {signed.number} was signed by Ann Reader before you: your name is not in it.")
    assert "What the second saw." in [text.value for text in page.text]
    assert service.editions(week)[0] == signed
    for act in ("Begin", "Go on", "Go on"):
        pressed(page, act)
    assert not page.warning
    assert (page.text_area(key="edition_note").value, page.text_input(key="edition_names").value) == (
        "What the second saw.",
        "Ben",
    )
    pressed(page, f"Sign edition {signed.number + 1}")
    assert [(row.names, row.note) for row in service.editions(week)[:2]] == [
        (("Ben",), "What the second saw."),
        (("Ann Reader",), "What the first saw."),
    ]
    assert "sitting_to_sign" not in page.session_state
