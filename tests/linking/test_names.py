"""Facts about names: which words of an article are one, what sort of thing bears it, and whom words point to."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking.names import names


def named(text: str) -> list[tuple[str, str]]:
    """Return the names in a text with what they are, in order."""
    return [(n.key, n.sort) for n in names(text, date(2018, 1, 1))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Parts of a kingdom play and vote for themselves.
        ("Wales beat Scotland in Cardiff.", [("wales", "country"), ("scotland", "country"), ("cardiff", "place")]),
        ("A 28-21 victory over Scotland", [("scotland", "country")]),
        ("The plane flew over Scotland.", [("scotland", "place")]),
        # Whose it is, and what.
        ("Ada Lindqvist's Harbour Party won.", [("ada lindqvist", "person"), ("harbour party", "body")]),
        ("The St. Paul's Council met.", [("st. paul's council", "body")]),
        # A firm by its letters, an hour by its zone, a trade before a name.
        ("H&M closed.", [("h&m", "body")]),
        ("The bell rang at 1603 GMT.", []),
        ("Goalkeeper Ada Lindqvist left.", [("ada lindqvist", "person")]),
        # Several of a kind that open a sentence, and somebody who is called so.
        ("Families met again. Envoys came.", []),
        ("Rivers met Joan Rivers.", [("joan rivers", "person")] * 2),
        # A water, a mountain, a headland.
        ("They met on Lake Geneva.", [("lake geneva", "place")]),
        ("Clouds hid Mount Torvik and Cape Sund.", [("mount torvik", "place"), ("cape sund", "place")]),
        ("The lake near Geneva froze.", [("geneva", "place")]),
    ],
)
def test_a_name_is_what_its_words_say(text: str, found: list[tuple[str, str]]) -> None:
    """By its capitals, its neighbours and the lexicon."""
    assert named(text) == found


def test_what_is_never_called_by_its_last_word_is_no_person() -> None:
    """A person is soon called by the surname; a firm, a ship or a place keeps both words."""
    firm = "Rivals fear Harbour Lights. Time Harbour sued Harbour Lights, and Harbour Lights paid."
    person = "Rivals fear Ada Lindqvist. Ministers met Ada Lindqvist, and Ada Lindqvist paid. Then Lindqvist left."
    assert ("harbour lights", "name") in named(firm)
    assert ("ada lindqvist", "person") in named(person)


def test_a_name_that_begins_with_a_common_word_is_known_by_its_other_mention() -> None:
    """Its capital within a sentence makes the first word a part of it."""
    assert named("Time Harbour closed. Rivals mourned Time Harbour.")[0][0] == "time harbour"


def test_the_two_companies_are_those_named_most() -> None:
    """Of two firms that an article keeps naming, both are meant."""
    text = "H&M will merge with B&Q. Once H&M was bigger than B&Q. Shares of M&S fell. The two companies gave no date."
    assert [key for key, _ in named(text)][-2:] == ["h&m", "b&q"]


def test_a_last_name_that_is_a_month_is_a_name_beside_the_whole_one() -> None:
    """Where the text has the whole name, and nothing makes the word a month."""
    text = "Clara May won in May. May spoke, and on Friday nobody would follow May. It rains from May 4."
    assert [key for key, _ in named(text)] == ["clara may"] * 3


def test_a_body_is_called_by_its_last_word_after_its_whole_name() -> None:
    """The council of the last full name is meant; without "the", or before any, the word is a name of its own."""
    text = "The Harbour Council met. The Council votes. The Torvik Council will follow, and the Council waits."
    assert [key for key, _ in named(text)] == ["harbour council"] * 2 + ["torvik council"] * 2
    assert named("The Council votes on Friday.") == [("council", "name")]
