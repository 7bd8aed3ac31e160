"""The words that name an event: a verb keeps its particle and its object."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.reading import read


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The gyrocopter is expected to take off from Nairn on Friday.", "gyrocopter is expected to take off"),
        ("The relay in Chania is to go ahead on Saturday.", "relay in Chania is to go ahead"),
        ("A harbour council might be sworn in by Easter.", "harbour council might be sworn in"),
        ("The lease runs out next Tuesday.", "lease runs out"),
        ("The brewery closes the purchase of two malt houses next month.", "closes the purchase of two malt houses"),
        ("The troupe will begin its tour of the islands on May 4.", "begin its tour of the islands"),
        ("The auction begins on Friday.", "auction begins"),
    ],
)
def test_an_event_keeps_what_its_verb_needs(text: str, event: str) -> None:
    """The particle and the object of a verb tell what happens as much as the verb does."""
    assert [p.event_text for p in read(text, date(2031, 4, 2)).predictions] == [event]
