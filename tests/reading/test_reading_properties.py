"""What holds of the reader on any text whatever: an answer, whose words lie in the text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from work import calls

from tracker.reading import read

ON = date(2026, 3, 5)
CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "reading").glob("*.toml"))
# Words that rules ask about, so that random sentences meet the rules; sentences break off anywhere.
WORDS = (
    "the a talks summit ministers Hill Oslo said will would not to be is are was were had meet met meeting planned "
    "expected before after ahead of during at until when once if that who which and or in on by due according "
    "called off put Friday Monday's week next last two days 2027 . , : ; \" - ' ( ) they he it whether no told"
)
# Without a full stop, a line this long is a sentence and no heading.
SENTENCES = st.lists(st.sampled_from(WORDS.split()), min_size=30, max_size=60).map(" ".join)
TEXTS = st.one_of(SENTENCES, SENTENCES.map(str.capitalize), st.text(max_size=300))


@given(TEXTS)
@example("The crew would if")
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read(text, ON, undated=True)
    for said in (*found.predictions, *found.undated, *found.reports):
        assert text[said.span.start : said.span.end] == said.quote
        assert text[said.event.start : said.event.end] == said.event_text


OPENING = "The ministers of both sides, who have not seen each other since the vote in the spring, will meet on Friday"


@pytest.mark.parametrize("words", ["before", "ahead of", "and not until", "once", "to be"])
def test_a_sentence_may_break_off_behind_any_word(words: str) -> None:
    assert read(f"{OPENING} {words}", ON).predictions


# As long as no heading is, and of words that cost the rules little: it is read thousands of times.
LONG = (
    "The ministers of foreign affairs of all the member countries of the union of northern states will meet on Friday"
)


def beginnings() -> Iterator[str]:
    """Yield the sentences of the corpus, broken off behind each of their words."""
    for text in (case["text"] for path in CORPUS for case in tomllib.loads(path.read_text())["case"]):
        words = text.rstrip(".").split()
        yield from (" ".join(words[:end]) for end in range(1, len(words)))


def test_every_sentence_of_the_corpus_may_break_off_anywhere() -> None:
    """Rules look at the words behind a word, which need not be there."""
    assert read(f"{LONG}; and", ON).predictions, "a heading has none"
    for words in set(beginnings()):
        read(f"{LONG}; {words}", ON)


UNITS = [
    "They will meet on Friday and ",
    "the talks in Oslo on Monday, who said that ",
    "3 p.m. to ",
    "May may ",
    "Mira Tolland was to go on Friday; ",
    '" will end on Friday ',
    "AaBb",
    "... ",
    "before the vote on Friday, ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_length_of_a_text_without_a_full_stop(unit: str) -> None:
    """Four times the text takes about four times the calls: a square would take 16 times."""
    short, long = unit * (2_000 // len(unit)), unit * (8_000 // len(unit))
    read(short, ON)
    assert calls(lambda: read(long, ON)) <= 6 * calls(lambda: read(short, ON)) + 1000
