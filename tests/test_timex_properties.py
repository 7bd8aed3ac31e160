"""What holds of the tagger on any text whatever, on any day, and how its time grows on hostile texts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import timex

DAYS = st.dates(date(1900, 1, 1), date(2190, 12, 31))
# Pieces of time expressions, so that random texts meet the rules rather than pass them by.
WORDS = (
    "the a of in on by until within next last this early late mid- end week weeks month months year years "
    "day days quarter half first second third two three 12 30 31 2026 1999 '90s 0 99 00:00 25:61 May "
    "March Friday Tuesday's Christmas noon p.m. Q3 H1 FY27 30/02/2026 2026-02-30 – - / , . ( ) ’ ½ from "
    "to and or ago later earlier before after every each twenty hundred thousand million couple few "
    "several no than more less at least about century decade winter GMT BC Feb. 29 February 🙂 é will said "
    "not "
)
PIECES = st.sampled_from([*WORDS.split(), "", "\n"])
SENTENCES = st.lists(PIECES, max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), SENTENCES, st.lists(PIECES, max_size=30).map("".join))


def check(text: str, day: date) -> tuple[timex.Timex, ...]:
    """Find the times of a text and hold every one of them to the contract."""
    found = timex.find(text, day)
    assert all(0 <= x.start < x.end <= len(text) and text[x.start : x.end] == x.text for x in found)
    assert all(a.end <= b.start for a, b in pairwise(found)), "no two overlap, and they come in order"
    assert all(x.type in {"DATE", "TIME", "DURATION", "SET"} and x.value and x.rule for x in found)
    assert all(x.window.earliest or x.window.latest for x in found if x.window), "a window has one bound at least"
    return found


@given(TEXTS, DAYS)
@settings(max_examples=400, deadline=None)
def test_any_text_gets_an_answer_within_the_contract(text: str, day: date) -> None:
    check(text, day)


@given(SENTENCES, DAYS)
@settings(max_examples=150, deadline=None)
def test_the_same_text_gets_the_same_answer(text: str, day: date) -> None:
    assert timex.find(text, day) == timex.find(text, day)


@given(SENTENCES, DAYS)
@settings(max_examples=150, deadline=None)
def test_any_phrase_is_resolved_and_explained_without_an_error(phrase: str, day: date) -> None:
    """An explanation is of what the phrase means alone, or of what its own verb makes of it."""
    answer = timex.explain(phrase, day).timex
    assert answer == timex.resolve(phrase, day) or answer in timex.find(phrase, day)


@given(st.text(alphabet=st.characters(categories=("Cs", "Co", "Cn", "Cc", "Cf", "Nd", "No", "Zs", "So")), max_size=200))
@settings(max_examples=150, deadline=None)
def test_characters_of_every_strange_kind_are_borne(text: str) -> None:
    check(text, date(2026, 1, 31))
    check(f"on 5{text}May {text} 2026, in two {text} weeks", date(2026, 1, 31))


@given(st.dates(date(1000, 1, 1), date.max), SENTENCES)
@settings(max_examples=100, deadline=None)
def test_days_near_the_end_of_the_calendar_are_borne(day: date, text: str) -> None:
    check(text, day)
    for phrase in (
        "in 900 years",
        "by the end of the century",
        "next week",
        "two thousand years ago",
        "in 99999999 days",
    ):
        check(f"It will end {phrase}.", day)


# Expressions of every family, each in a sentence about the future: their windows never open before the anchor.
AHEAD = (
    "on Friday", "this Friday", "next Friday", "today", "tonight", "tomorrow", "the day after tomorrow",
    "overnight", "in three days", "in two weeks", "in a month", "in five years", "within two weeks",
    "within a month", "within a year", "in the next three months", "over the next year or two",
    "in two or three days", "in 12 to 18 months", "within 36 hours", "this week", "this month", "this year",
    "next week", "next month", "next quarter", "next year", "this weekend", "next weekend",
    "by the end of the week", "by the end of next month", "before the end of the year", "by year-end",
    "in November", "in February", "on October 31", "on February 29, 2096", "in early March", "in mid-June",
    "in late August", "early next week", "late next year", "in the first week of May",
    "in the last week of February", "in the summer", "in winter", "in the fourth quarter",
    "in the second half of the year", "until Monday", "through June", "before Christmas", "on Labor Day",
    "after Easter", "from Monday", "as early as Tuesday", "not before September", "between March and May",
    "from June 3 to 7", "in the coming days", "in the coming weeks", "in a few months", "soon", "imminently",
    "eventually", "in the near future", "by the end of the decade", "later this month", "by mid-July",
)  # fmt: skip
LEAP_CYCLE = [date(2024, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]


@pytest.mark.parametrize("phrase", AHEAD)
def test_no_window_opens_before_the_day_on_any_day_of_a_leap_cycle(phrase: str) -> None:
    for day in LEAP_CYCLE:
        for answer in check(f"The envoys will meet {phrase}.", day):
            opens = answer.window and answer.window.earliest
            assert opens is None or opens >= day


def test_a_megabyte_of_digits_and_a_megabyte_without_a_space_hold_nothing() -> None:
    assert timex.find("7" * 1_000_000, date(2026, 1, 31)) == ()
    assert timex.find("x" * 1_000_000, date(2026, 1, 31)) == ()
