"""A number that the article states beats the table of hedges: probability and words come from the sentence."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.reading import read

STATED = [
    ("There is a 70 percent chance that the dam will overflow by Friday.", 0.7, "a 70 percent chance"),
    ("There was a 90% likelihood that the bridge would reopen next month.", 0.9, "a 90% likelihood"),
    ("The odds of a rate cut in December are one in three.", 0.33, "one in three"),
    ("The yard has a one-in-five chance of a new order in March.", 0.2, "a one-in-five chance"),
    ("She saw one chance in ten of a thaw next week.", 0.1, "one chance in ten"),
    ("Brokers put the probability of a merger next year at 40 percent.", 0.4, "40 percent"),
    ("The coach put the chances of a transfer this year at 60-40.", 0.6, "60-40"),
    ("There is an even chance of an election in the spring.", 0.5, "an even chance"),
    ("The odds are two to one against a vote in the spring, he said.", 0.33, "two to one against"),
]


@pytest.mark.parametrize(("text", "chance", "words"), STATED)
def test_a_stated_chance_is_the_probability_and_its_words_the_hedge(text: str, chance: float, words: str) -> None:
    """Percentages, odds and splits are read as what they say, with the grade "stated"."""
    [found] = read(text, date(2026, 11, 26)).predictions
    assert (found.probability, found.hedge, found.hedge_grade) == (chance, words, "stated")


@pytest.mark.parametrize(
    "text",
    [
        "Output will rise by 70 percent next year.",
        "One in three ferries will be scrapped next year.",
        "The side will try to save its 3-2 lead by the end of the month.",
        "There is a 70 percent chance of snow tonight, and schools will close on Monday.",
    ],
)
def test_a_number_that_is_no_chance_of_the_event_leaves_the_table(text: str) -> None:
    """A share, a score, or the chance of another event says nothing of how likely this one is."""
    found = read(text, date(2026, 11, 26)).predictions[-1]
    assert found.hedge_grade != "stated"


def test_a_denial_turns_a_stated_chance() -> None:
    """The probability is that of the event: a 70 percent chance that it will not happen leaves 30."""
    [found] = read(
        "There is a 70 percent chance that the yard will not reopen next year.", date(2026, 11, 26)
    ).predictions
    assert (found.probability, found.polarity.value) == (0.3, "-")
