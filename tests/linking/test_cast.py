"""Facts about who takes part in an event and where it is, as its page and exports name them."""

from __future__ import annotations

from datetime import date

import pytest

from tracker import linking
from tracker.reading import read

DAY = date(2031, 4, 20)


def _cast(text: str) -> tuple[tuple[str, ...], str | None]:
    """Return who takes part in the last prediction of a text, and where it is."""
    said = read(text, DAY).predictions
    mention = linking.mentions(text, said, DAY, "a")[-1]
    title = linking.title(mention, said[-1].speaker)
    return linking.participants(mention, title, said[-1].participants), linking.place(mention, said[-1].place)


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        # Who does it, by a pronoun too; where it is done takes no part.
        ("Vladimir Putin rested. He will fly to Turkey on May 5.", ("Vladimir Putin",), "Turkey"),
        ("Honda will close its plant at Swindon on May 5.", ("Honda",), "Swindon"),
        ("Yahoo will cut 90 jobs in May.", ("Yahoo",), None),
        ("Ada Lind will receive Ole Berg in Oslo on May 5.", ("Ada Lind", "Ole Berg"), "Oslo"),
        ("Ursula von der Leyen will fly to Brazil on May 5.", ("Ursula von der Leyen",), "Brazil"),
        ("Yahoo is small. Yahoo has sites. Yahoo grew. Yahoo reports its results on May 5.", ("Yahoo",), None),
        ("Johnson & Johnson will ship nine boats in May.", ("Johnson & Johnson",), None),
        # Nobody by what is only of a country, nor by a noun that opens the sentence.
        ("Greek banks should lend more in May.", (), None),
        ("Demonstrations are planned in Oslo for May 5.", (), "Oslo"),
        ("The Bank of England will cut rates on May 5.", (), None),
        # Nor who is named beside it only.
        ("The tram will run again by May 5, Ada Lind said.", (), None),
        # A people acts as its country.
        ("Hungarians will elect a new assembly in May.", ("Hungary",), None),
    ],
)
def test_an_event_has_those_who_do_it_and_its_place(text: str, who: tuple[str, ...], where: str | None) -> None:
    assert _cast(text) == (who, where)
