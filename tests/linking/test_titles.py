"""Facts about titles: who does what, or who meets whom where, in few words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from titled import last_title

from tracker.grammar.words import lemmas
from tracker.linking import Mention, mentions, title
from tracker.linking.fitting import LONGEST
from tracker.linking.values import Actor
from tracker.linking.words import acts, stems
from tracker.reading import read
from tracker.sources import read_path
from tracker.sources.values import Article

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
        (mention("welcome Xi Jinping to Moscow", PUTIN, XI, place=MOSCOW), "Xi visit to Moscow"),
        (mention("special session", EU), "Special session"),
        (mention("session", EU), "EU session"),
        (mention("There will be no third chair at the table"), "No third chair at the table"),
        (
            mention("elect a new parliament", HUNGARY, quote="Hungary will elect a new parliament."),
            "Hungary elects a new parliament",
        ),
        (mention("walk-in clinic in the park"), "Walk-in clinic in the park"),
        (mention("a blockade of the port"), "Blockade of the port"),
    ],
)
def test_who_and_where_are_named(said: Mention, expected: str) -> None:
    assert title(said) == expected


@pytest.mark.parametrize(
    ("event", "quote", "expected"),
    [
        # Who does it stands before the verb, which is told in the present and agrees with him.
        ("ceasefire expires", "The ceasefire expires on Friday.", "Ceasefire expires"),
        (
            "city expires",
            "The deadline for the rebels to leave the city expires on Friday.",
            "Deadline for the rebels expires",
        ),
        (
            "wind up their business",
            "Firms that deal with them must wind up their business by May.",
            "Firms wind up their business",
        ),
        ("agreement will be signed", "The agreement will be signed in May, she said.", "Agreement signed"),
        (
            "election campaign begins",
            "The talks end before the election campaign begins in August.",
            "Election campaign begins",
        ),
        (
            "reach bank accounts",
            "The first payments could reach bank accounts this weekend.",
            "First payments reach bank accounts",
        ),
        ("bloc plans to begin", "The bloc plans to begin talks with Japan next year.", "Bloc begins talks with Japan"),
        ("rocket is to be rolled", "The rocket is to be rolled to its pad on Thursday.", "Rocket rolled to its pad"),
        (
            "Technicians will open",
            "Technicians will open it in a clean room this week.",
            "Technicians open it in a clean room",
        ),
        ("runners will set", "Its runners will set out in March.", "Runners set out"),
        ("Tokyo Games open", "The relay began late, and the Tokyo Games open on July 23.", "Tokyo Games open"),
        (
            "deliver 20 million doses",
            "Ostrava & Sons is to deliver 20 million doses by May.",
            "Ostrava & Sons delivers 20 million doses",
        ),
        (
            "they would resume",
            "Lisboa Trams said it would resume its night service on Friday.",
            "Lisboa Trams resumes its night service",
        ),
        ("details to be agreed", "The palace expects the details to be agreed within days.", "Details agreed"),
        ("would clear the bridge", "Inspectors would clear the bridge before May.", "Inspectors clear the bridge"),
        ("cripple the port", "The strike is expected to cripple the port on Monday.", "Strike cripples the port"),
        (
            "tapping its credit lines",
            "The yard may have to begin tapping its credit lines in May.",
            "Yard taps its credit lines",
        ),
        ("climb", "Wheat jumped on Monday and could climb further in the autumn.", "Wheat climbs"),
        ("city would be", "A hotel owner said that the city would be full by Tuesday.", "City is full"),
        ("Ukraine marks", "Ukraine marks its Independence Day on Thursday.", "Ukraine marks its Independence Day"),
        ("would like to come", "She heard that the African Union would like to come in May.", "African Union comes"),
        ("made known a little", "The venue will be made known a little later.", "Venue made known"),
        (
            "receive the guests in Oslo",
            "The mayor is to receive the guests in Oslo on the day before the ceremony.",
            "Mayor receives the guests in Oslo",
        ),
        # Where it stands is left out before what is done is.
        (
            "begin handing out the new silver coins",
            "Bank tellers in the twelve northern provinces will begin handing out the new silver coins in May.",
            "Bank tellers begin handing out the new silver coins",
        ),
        ("marches would go", "She said the marches would go on until the mayor resigned.", "Marches go on"),
        # An object that is too long is cut to its noun, never left out.
        (
            "buy American liquefied gas worth some 600 million euros",
            "Malta in return will buy American liquefied gas worth some 600 million euros next year.",
            "Malta buys American liquefied gas",
        ),
        # Who is named alone does what is said next.
        (
            "treaty between Chile and Peru",
            "The treaty between Chile and Peru will be signed in May.",
            "Treaty between Chile and Peru signed",
        ),
        (
            "a treaty between Chile and Peru",
            "The senators spoke before a treaty between Chile and Peru in May.",
            "Treaty between Chile and Peru",
        ),
        # A pronoun is what it can mean: "it" is one thing, "they" are several, or a body.
        ("it will sink", "The ferry is afloat, she says; divers believe it will sink by May.", "Ferry sinks"),
        (
            "win a delay",
            "Chile votes no, a minister said, and it will try to win a delay to May.",
            "Chile wins a delay",
        ),
        ("they will start", "The surveyors have maps and they will start in May, an aide said.", "Surveyors start"),
        # "Do so" is the verb before it.
        ("do", "Uruguay wants to be first and might do so by March.", "Uruguay is first"),
        # What takes place is named by its noun.
        ("visit will take place", "The visit will take place in Oslo next week.", "Visit in Oslo"),
        ("meeting of three is going to happen", "A meeting of three is going to happen soon.", "Meeting of three"),
        ("a summit", "He spoke before a summit on Thursday of the allies in Oslo.", "Summit of the allies in Oslo"),
        # A denial is named for what it denies.
        ("two sides will not meet", "The two sides will not meet for it this year.", "Two sides meet for it"),
        # Nobody is named, so that the act is.
        (
            "park within a mile",
            "By Thursday you won't be able to park within a mile of the gate.",
            "Parking within a mile of the gate",
        ),
    ],
)
def test_a_title_is_what_a_headline_would_say(event: str, quote: str, expected: str) -> None:
    assert title(mention(event, quote=quote)) == expected


def test_i_and_we_are_whoever_speaks() -> None:
    """A speaker at length, or one who is only a pronoun, is none."""
    said = mention("We shall sign", quote="We shall sign the treaty in January.")
    assert title(said, "Ada Lindqvist") == "Ada Lindqvist signs the treaty"
    assert title(said, "she") == "Treaty signed"
    assert title(said, "one of the guests") == "One of the guests signs the treaty"
    assert title(said, "a specialist for propellants from Torvik") == "Specialist signs the treaty"


def test_a_person_is_called_by_surname() -> None:
    quote = "Russian President Vladimir Putin promised to open the bridge in May."
    assert title(mention("open the bridge", PUTIN, quote=quote)) == "Putin opens the bridge"


def test_persons_are_together_what_a_sentence_lists_or_who_meets_in_it() -> None:
    """Two who are named do it both; who is only spoken of elsewhere does not meet in a sentence that says who does."""
    both = "Foreign Minister Vladimir Putin and Senator Donald Trump"
    told = mention(both, PUTIN, TRUMP, quote=f"{both} would have to speak before the summit.")
    assert title(told) == "Putin and Trump speak"
    others = "The leaders of the coalition will hold a video conference on Sunday."
    said = mention("hold a video conference", PUTIN, TRUMP, quote=others)
    assert title(replace(said, acts=("meet",))) == "Leaders of the coalition hold a video conference"


def test_a_noun_is_no_speakers() -> None:
    """Who speaks of a ceremony does not hold it."""
    quote = "Ursula von der Leyen said that the ceremony had been put off to January."
    assert title(mention("ceremony", LEYEN, EU, quote=quote)) == "EU ceremony"


def test_a_country_named_only_by_its_goods_does_nothing() -> None:
    """A sentence about French jets does not say that France flies."""
    quote = "He signed a letter of intent for French jets on Monday and flies to Turkey on Wednesday."
    assert not title(mention("flies to Turkey", FRANCE, quote=quote)).startswith("France")


@settings(deadline=None)  # the first title of all loads the words
@given(st.text("abc ,.'’-–“” willbeto", max_size=200), st.text("abc ,.willbeto", max_size=200))
def test_a_title_is_short_and_never_fails(event: str, quote: str) -> None:
    assert len(title(mention(event, quote=f"{event}{quote}"))) <= LONGEST


SAMPLES = Path(__file__).parents[2]
OPEN_END = re.compile(
    r"\b(?:of|(?<!move )(?<!sworn )in|on|at|to|for|with|by|from|the|an?|and|or|that|which|will|would"
    r"|is to|be|its)$|[,;:–-]$|…"
)


@pytest.fixture(scope="module")
def made() -> list[str]:
    """Give the titles of all that is foretold in the sample stories and in those of the tests."""
    paths = [*SAMPLES.glob("seeds/*/*.txt"), *SAMPLES.glob("tests/stories/*/*.txt")]
    return [words for path in sorted(paths) for words in _titles(path)]


def _titles(path: Path) -> Iterator[str]:
    for article in read_path(str(path)):
        assert isinstance(article, Article)
        assert article.published_on is not None
        predictions = read(article.text, article.published_on).predictions
        told = zip(mentions(article.text, predictions, article.published_on, "a"), predictions, strict=True)
        yield from (title(m, p.speaker) for m, p in told)


def test_titles_are_short_and_end_where_a_phrase_ends(made: list[str]) -> None:
    """No title breaks off, or begins in lower case."""
    assert len(made) > 300
    assert [t for t in made if len(t) > LONGEST or OPEN_END.search(t) or not (t[0].isupper() or t[0].isdigit())] == []


def test_nearly_all_titles_name_who_or_what(made: list[str]) -> None:
    """Hardly one is a bare act ("Using it"), and few are of a single word."""
    bare = [t for t in made if lemmas().get(t.split()[0].lower(), "") and t.split()[0].endswith("ing")]
    single = [t for t in made if " " not in t]
    assert len(bare) <= len(made) * 0.06, bare
    assert len(single) <= len(made) * 0.03, single


def _called(sentence: str) -> str:
    """Return the title of the last prediction of an article on the harbour of Torvik."""
    text = f"The harbour fair of Torvik is near. Crowds are on their way to Torvik. {sentence}"
    return last_title(text, DAY)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The new cabinet will be sworn in on Thursday.", "New cabinet sworn in"),
        ("The senate will elect her on Thursday.", "Senate elects her"),
        ("Signing is due on Thursday.", "Signing, Torvik"),
        ("The mayor expects the bridge to be opened on Thursday.", "Bridge opened"),
    ],
)
def test_a_title_keeps_what_belongs_to_its_verb_and_leaves_the_day_out(sentence: str, expected: str) -> None:
    """A single word is told with what the article is about."""
    assert _called(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will be signed in Oslo on May 5.", "Signing in Oslo"),
        ("Li Jianguo is to come to Oslo on May 5.", "Li visit to Oslo"),
        ("Park Ye-jin will open the fair on May 5.", "Park opens the fair"),
        ("A review board is at work. It will report by May 5, the yard said.", "Review board reports"),
        ("The winds off Torvik are the reason. They are expected to die down by May 5.", "Winds off Torvik die down"),
        ("The lighthouse, which Oslo owns, is old. Oslo expects it to stand until 2040.", "Lighthouse stands"),
        ("She could ask for more boats in May, aides said.", "Asking for more boats"),
    ],
)
def test_a_title_names_who_does_it_by_the_family_and_nobody_who_does_not(text: str, expected: str) -> None:
    """A family name may stand first; a passive without a subject is named by its verb; several people are no "she"."""
    on = date(2031, 4, 20)
    said = read(text, on).predictions
    assert [title(m, p.speaker) for m, p in zip(mentions(text, said, on, "x"), said, strict=True)] == [expected]
