"""Facts about titles: who does what, or who meets whom where, in few words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.linking import Mention, title
from tracker.linking.phrases import phrase
from tracker.linking.titles import LONGEST
from tracker.linking.values import Actor
from tracker.linking.words import acts, stems

DAY = date(2025, 10, 17)
PUTIN, TRUMP = Actor("vladimir putin", "person", "russia"), Actor("donald trump", "person", "united states")
LEYEN, XI = Actor("ursula von der leyen", "person"), Actor("xi jinping", "person", "china")
EU, HUNGARY, FRANCE = Actor("eu", "body"), Actor("hungary", "country", "hungary"), Actor("france", "country", "france")
BUDAPEST, MOSCOW = Actor("budapest", "place", "hungary"), Actor("moscow", "place", "russia")


def mention(event: str, *who: Actor, quote: str = "", place: Actor | None = None) -> Mention:
    return Mention(
        source="a",
        start=0,
        published_on=DAY,
        said_on=DAY,
        window=None,
        polarity="+",
        kind="other",
        event=event,
        quote=quote or event,
        actors=who,
        places=(place,) if place else (),
        acts=tuple(acts(event)),
        stems=tuple(stems(event)),
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (mention("meet in Budapest", TRUMP, PUTIN, place=BUDAPEST), "Putin–Trump meeting, Budapest"),
        (mention("a summit with Vladimir Putin", TRUMP, PUTIN, place=BUDAPEST), "Putin–Trump summit, Budapest"),
        (mention("speak by telephone", TRUMP, PUTIN), "Putin–Trump call"),
        (mention("discuss the matter", LEYEN, XI), "Xi–von der Leyen meeting"),
        (mention("fly to Moscow", XI, place=MOSCOW), "Xi visit to Moscow"),
        (mention("hold their autumn summit in Brussels", EU), "EU to hold their autumn summit in Brussels"),
        (mention("special session", EU), "EU special session"),
        (mention("Technicians will open the container"), "Technicians to open the container"),
        (mention("agreement will be signed"), "Agreement to be signed"),
        (mention("the paperwork would not be finished"), "Paperwork to be finished"),
        (mention("ceasefire expires"), "Ceasefire to expire"),
        (mention("election campaign begins"), "Election campaign to begin"),
        (mention("American tariff on Chinese goods goes down"), "American tariff on Chinese goods to go down"),
        (mention("There will be no third chair at the table"), "No third chair at the table"),
        (mention("the Governments in Brussels are expected to vote"), "Governments in Brussels to vote"),
        (mention("it will report", Actor("nasa", "body")), "NASA to report"),
        (
            mention("elect a new parliament", HUNGARY, quote="Hungary will elect a new parliament."),
            "Hungary to elect a new parliament",
        ),
        (mention("walk-in clinic in the park"), "Walk-in clinic in the park"),
        (mention("a blockade of the port"), "Blockade of the port"),
        (mention("I don't plan to sleep"), "Sleep"),
    ],
)
def test_titles(said: Mention, expected: str) -> None:
    assert title(said) == expected


@pytest.mark.parametrize(
    ("event", "quote", "expected"),
    [
        ("we will close", "If so, we will close the embankment on Monday.", "Close the embankment"),
        (
            "reach bank accounts",
            "The first payments could reach bank accounts this weekend.",
            "First payments to reach bank accounts",
        ),
        (
            "two sides will sign",
            "The two sides will sign it in Asuncion on January 17.",
            "Two sides to sign it in Asuncion",
        ),
        (
            "bloc plans to begin",
            "The bloc plans to begin talks with Japan next year.",
            "Bloc to begin talks with Japan",
        ),
        (
            "document is to be signed",
            "No document is to be signed at the summit, he said.",
            "Document to be signed at the summit",
        ),
        (
            "rocket is to be rolled",
            "The rocket is to be rolled to its pad on Thursday.",
            "Rocket to be rolled to its pad",
        ),
    ],
)
def test_words_cut_short_are_read_on_in_their_sentence(event: str, quote: str, expected: str) -> None:
    assert title(mention(event, quote=quote)) == expected


def test_a_country_named_only_by_its_goods_does_nothing() -> None:
    """A sentence about French jets does not say that France flies."""
    quote = "He signed a letter of intent for French jets on Monday and flies to Turkey on Wednesday."
    assert not title(mention("flies to Turkey", FRANCE, quote=quote)).startswith("France")


@given(st.text("abc ,.'’-–“” willbeto", max_size=200), st.text("abc ,.willbeto", max_size=200))
def test_a_title_is_short_and_never_fails(event: str, quote: str) -> None:
    found = title(mention(event, quote=f"{event}{quote}"))
    assert len(found) <= LONGEST
    assert phrase(event, quote) is not None
