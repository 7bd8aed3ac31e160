"""The scan stops no sentence that the rules would read.

Invariant: what it lets pass is the rules' own matter; here stands only what it must not stop.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.outcome import Says
from tracker.reading.candidates import candidates
from tracker.reading.discourse import Discourse
from tracker.reading.reports import reports
from tracker.reading.scan import Scan
from tracker.timex import DEFAULT, find

SUBJECTS = ("The ferry company", "Nobody", "The two crews", "It", "The mayor of Lisbon", "No strike", "The cup final")
VERBS = (
    *("will", "may", "is due to", "was to", "has ten days to", "could not", "agreed to", "is expected to", "did not"),
    *("failed to", "will not", "plans to", "had hoped to", "wants the club to", "will now", "should have", "would not"),
)
DEEDS = (
    *(
        "sail",
        "reopen the line",
        "put off the race",
        "be held",
        "be called off",
        "wait",
        "vote",
        "take place",
        "be off",
    ),
    *("be ready", "go ahead", "stay shut", "scrap the tour", "meet the owners", "come", "be put back"),
)
TIMES = (
    *(
        "on Friday",
        "for two weeks",
        "next month",
        "a year before the vote",
        "for another month",
        "since May",
        "last week",
    ),
    *("until June", "within a day", "ahead of Monday's vote", "in a matter of days", "two days after the talks", ""),
)
CLAUSES = st.tuples(*map(st.sampled_from, (SUBJECTS, VERBS, DEEDS, TIMES))).map(" ".join)
CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "reading").glob("[!n]*.toml"))  # without what is not to be read


def page_of(text: str, published_on: date) -> Discourse:
    return Discourse(text, published_on, DEFAULT, find(text, published_on))


@pytest.mark.parametrize("family", CORPUS, ids=lambda path: path.stem)
def test_no_sentence_of_the_corpus_is_stopped(family: Path) -> None:
    """Whatever sentence has a candidate, or tells that something fell through, is let pass."""
    for case in tomllib.loads(family.read_text(encoding="utf-8"))["case"]:
        page = page_of(case["text"], case["published_on"])
        scan = Scan(page)
        for number in scan.body:
            told = any(report.says is not Says.HAPPENED for report in reports(page, number))
            assert scan.may_report(number) >= told, case["text"]
            assert scan.may_predict(number) >= bool(candidates(page, number)), case["text"]


def test_a_sentence_without_a_sign_is_stopped() -> None:
    """Neither a past verb nor a verb of stopping that is only wanted makes a sentence worth parsing."""
    text = (
        "The choir sang. Nobody wants to cancel a fair. They are thought to be old. "
        "She withdraws money. It did not rain."
    )
    page = page_of(text, date(2025, 9, 12))
    assert len(page.sentences) == 5
    assert Scan(page).worth == []


@given(CLAUSES, st.sampled_from(("and", "but", "if", "before", "said that", ", who")), CLAUSES)
@settings(max_examples=500, deadline=None)
def test_no_sentence_that_predicts_is_stopped_whatever_its_clauses(first: str, link: str, second: str) -> None:
    """Verbs that look ahead or deny, with times and lengths and joined at will, predict nothing it has stopped."""
    for text in (f"{first}.", f"{first} {link} {second}."):
        page = page_of(text.replace(" ,", ",").replace(" .", "."), date(2025, 9, 12))
        assert Scan(page).may_predict(0) >= bool(candidates(page, 0)), page.text
