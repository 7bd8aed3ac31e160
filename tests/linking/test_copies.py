"""Facts about copies of one report, told by runs of their words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import linking
from tracker.linking import copies, days_of_copies, near, plain, sketch

REPORT = " ".join(f"word{n % 97} and word{n % 41} of {n}" for n in range(80))
WORDS = REPORT.split()


def runs(text: str) -> linking.Runs:
    return linking.runs(plain(text))


@pytest.mark.parametrize(
    "other",
    [
        "PARIS (Sample Wire) - " + " ".join(WORDS[:-40]).upper(),
        " ".join(WORDS[: len(WORDS) // 2]),
        REPORT + " " + " ".join(f"added{n}" for n in range(60)),
        REPORT.replace("word7 ", "other ").replace("  ", "\n"),
    ],
    ids=["another head, a cut tail, capitals", "half of it", "a paragraph more", "a word changed"],
)
def test_a_copy_is_found_by_its_sketch_and_told_by_its_runs(other: str) -> None:
    one, two = runs(REPORT), runs(other)
    assert copies(one, two)
    assert copies(two, one)
    assert near(sketch(plain(REPORT)), sketch(plain(other)))


@pytest.mark.parametrize(
    "other",
    [
        " ".join(reversed(WORDS)),
        " ".join(WORDS[:60]),
        REPORT + " " + " ".join(f"added{n}" for n in range(600)),
        "",
    ],
    ids=["other words", "a brief", "a long report around it", "nothing"],
)
def test_another_report_is_no_copy(other: str) -> None:
    assert not copies(runs(REPORT), runs(other))


def test_two_short_notices_are_no_copies() -> None:
    assert not copies(
        runs("The bridge will open on Monday, they said."), runs("The bridge will open on Monday, they said.")
    )


@given(st.text(st.characters(max_codepoint=127)))
def test_a_mark_beyond_ascii_changes_no_other_word(text: str) -> None:
    assert plain(f"{text} —") == plain(text)


def test_a_run_has_the_same_hash_however_long_the_text() -> None:
    long = f"{REPORT} {' '.join(f'added{n}' for n in range(10_000))}"
    assert set(runs(REPORT).tolist()) < set(runs(long).tolist())


def test_a_report_is_printed_within_two_days() -> None:
    days = days_of_copies([date(2030, 5, 6)])
    assert date(2030, 5, 8) in days
    assert date(2030, 5, 9) not in days


@given(st.text(max_size=400))
def test_plain_words_are_the_letters_and_digits_of_a_text_in_lower_case(text: str) -> None:
    assert plain(text).split() == re.findall(r"[^\W_]+", text.lower())


FEW_WORDS = st.lists(st.sampled_from(["a", "b", "ab", "é", "ß1"]), max_size=40)


@given(FEW_WORDS, FEW_WORDS)
def test_runs_are_told_apart_and_known_again(one: list[str], other: list[str]) -> None:
    windows = [{tuple(words[n : n + 6]) for n in range(len(words) - 5)} for words in (one, other)]
    found = [linking.runs(" ".join(words)) for words in (one, other)]
    assert [len(each) for each in found] == [len(each) for each in windows]
    assert linking.shared(*found) == len(windows[0] & windows[1])


@given(st.text(max_size=400))
def test_a_sketch_is_short_and_sorted(text: str) -> None:
    found = sketch(plain(text))
    assert len(found) == min(14, len(runs(text)))
    assert list(found) == sorted(set(found))
    assert all(0 <= n < 2**63 for n in found)
