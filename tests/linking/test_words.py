"""Facts about words and figures as linking compares them."""

from __future__ import annotations

import pytest

from tracker.linking.words import acts, numbers, stem, stems


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("100 million doses", {"100000000"}),
        ("the hundred-millionth shot", {"100000000"}),
        ("a hundred million people", {"100000000"}),
        ("twenty million people", {"20000000"}),
        ("$1.9 trillion", {"1900000000000"}),
        ("up to 50,000 tonnes each to six countries", {"50000"}),
        ("by 2030, for the third time", set()),
        ("in May 2021", set()),
        ("on March 27, 15 Sept. and 3 April", set()),
        ("27 countries and in May 20,000 people", {"27", "20000"}),
    ],
)
def test_figures_are_known_by_their_size(words: str, figures: set[str]) -> None:
    assert numbers(words) == figures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vaccination", "vaccinated"),
        ("announce", "announcement"),
        ("met", "meets"),
        ("elections", "election"),
        ("countries", "country"),
        ("harbour", "harbor"),
        ("investors", "shareholder"),
        ("attorneys", "lawyer"),
        ("investigation", "inquiry"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("will confer by video", "meet"),
        ("the second summit", "meet"),
        ("fly to Atlanta", "visit"),
        ("publish the results", "announce"),
        ("the runoff", "vote"),
        ("the families' reunion", "meet"),
        ("set their hands to it", "sign"),
        ("the house changed hands", "sell"),
        ("the line fell silent", "stop"),
        ("took the chair", "choose"),
    ],
)
def test_one_act_has_many_words(words: str, act: str) -> None:
    assert act in acts(words)


def test_not_every_call_is_made_by_telephone() -> None:
    """Nobody rings anybody up who calls for something, or calls it a name."""
    assert "call" in acts("called from the train") & acts("a long call")
    assert "call" not in acts("called for calm") | acts("calls on the union") | acts("called the plan a joke")


def test_days_and_small_words_are_no_stems() -> None:
    assert stems("will it be on Monday or before the end of next week") == frozenset()
    assert stems("nobody has done much without something else, however; neither has anyone instead") == frozenset()
