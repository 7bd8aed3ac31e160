"""Facts about words, figures and sketches as linking compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.linking import copies, sketch
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
    ],
)
def test_one_act_has_many_words(words: str, act: str) -> None:
    assert act in acts(words)


def test_days_and_small_words_are_no_stems() -> None:
    assert stems("will it be on Monday or before the end of next week") == frozenset()


REPORT = " ".join(f"word{n % 97} and word{n % 41} of {n}" for n in range(80))


def test_a_copy_with_another_head_and_a_cut_tail_is_a_copy() -> None:
    words = REPORT.split()
    assert copies(sketch(REPORT), sketch("PARIS (Sample Wire) - " + " ".join(words[:-40]).upper()))


def test_another_report_is_no_copy() -> None:
    assert not copies(sketch(REPORT), sketch(" ".join(reversed(REPORT.split()))))
    assert not copies(sketch("too short"), sketch("too short"))


@given(st.text(max_size=400))
def test_a_sketch_is_short_and_sorted(text: str) -> None:
    found = sketch(text)
    assert list(found) == sorted(set(found))
    assert len(found) <= 32
    assert all(0 <= n < 2**63 for n in found)
