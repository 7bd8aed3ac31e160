"""Facts about weighing: each rule keeps to what it is said to give, so that letting a pair go early loses nothing."""

from __future__ import annotations

from datetime import date
from itertools import product
from math import inf
from pathlib import Path

import pytest

from tracker import reading
from tracker.linking import Candidate, Decision, Mention, link, linker, mentions, report_mentions
from tracker.linking.weigh import applying, clues
from tracker.sources import read_path
from tracker.sources.values import Article

STORY = Path(__file__).parents[1] / "stories" / "trump-putin-2025"


@pytest.fixture(scope="module")
def told() -> list[Mention]:
    """Give every statement and report of a story of twelve articles and more than fifty statements."""
    return [m for path in sorted(STORY.glob("*.txt")) for article in read_path(str(path)) for m in _of(article)]


def _of(article: object) -> list[Mention]:
    assert isinstance(article, Article)
    assert article.published_on is not None
    read, day = reading.read(article.text, article.published_on, title=article.title), article.published_on
    said = sorted(read.predictions, key=lambda p: (p.span.start, p.event.start))
    return [
        *mentions(article.text, said, day, article.path),
        *report_mentions(article.text, read.reports, day, article.path),
    ]


def test_no_rule_gives_more_than_the_most_that_stands_beside_it(told: list[Mention]) -> None:
    """A rule that is said to have nothing to say of a statement is silent, and none exceeds its most."""
    said = [m for m in told if m.says is None]
    for new, old in product(told, said):
        for rule, most in linker.rules_of(new):
            found, limit = [c.points for c in rule(new, old)], most(new)
            assert not found if limit is None else sum(found) <= limit


@pytest.mark.parametrize("floor", [linker.OFFER, linker.JOIN])
@pytest.mark.parametrize("within", [0.0, 1.0])
def test_the_events_that_fit_best_are_those_of_all_pairs_weighed_whole(
    told: list[Mention], floor: float, within: float
) -> None:
    """Letting pairs go early changes neither the events found nor their points and reasons."""
    said = [m for m in told if m.says is None]
    events = [Candidate(n, tuple(said[n::7])) for n in range(7)]
    for new in told:
        whole = linker.likeliest(new, events, -inf, inf)
        near = [w for w in whole if w.points >= whole[0].points - within]
        assert linker.likeliest(new, events, floor, within) == (near if near[0].points >= floor else [])


def test_clues_are_none_only_where_the_points_needed_are_out_of_reach(told: list[Mention]) -> None:
    """What comes to the points needed is weighed to the end."""
    said = [m for m in told if m.says is None]
    for new, old in product(said, said):
        by = applying(new, linker.rules_of(new))
        whole = clues(new, old, by)
        assert whole is not None
        points = sum(c.points for c in whole)
        assert clues(new, old, by, points - 0.001) == whole


def _said(text: str, source: str) -> Mention:
    return mentions(text, reading.read(text, date(2025, 9, 1)).predictions, date(2025, 9, 1), source)[0]


@pytest.mark.parametrize(("side", "joins"), [("northern", True), ("southern", False)])
def test_the_northern_of_two_things_is_not_the_southern(side: str, joins: bool) -> None:  # noqa: FBT001 - a case
    first = _said("MALGRUND - The northern bridge of Malgrund will open to traffic by September 20.", "first")
    later = _said(f"MALGRUND - The {side} bridge of Malgrund will open to traffic by September 20.", "later")
    assert (link(later, [Candidate(1, (first,))]).decision is Decision.JOIN) == joins


@pytest.mark.parametrize(
    ("nth", "noun", "joins"),
    [("second", "round", True), ("third", "round", False), ("first", "round", False), ("third", "vote", False)],
)
def test_the_second_round_is_not_the_third(nth: str, noun: str, joins: bool) -> None:  # noqa: FBT001 - a case
    second = "vote" if noun == "vote" else "round"
    first = _said(f"MALGRUND - The mayors of Malgrund will hold a second {second} of talks by September 20.", "first")
    later = _said(f"MALGRUND - The mayors of Malgrund will hold a {nth} {noun} of talks by September 20.", "later")
    assert (link(later, [Candidate(1, (first,))]).decision is Decision.JOIN) == joins


@pytest.mark.parametrize(
    ("who", "joins"), [("The Senate", True), ("The whole Senate", True), ("A committee of the Senate", False)]
)
def test_a_committee_is_not_the_whole_house(who: str, joins: bool) -> None:  # noqa: FBT001 - a case
    """It votes first, and on the same."""
    first = _said(
        "MALGRUND - The Senate of Malgrund will vote on the toll law for the northern bridge by June 20.", "a"
    )
    later = _said(f"MALGRUND - {who} will vote on the toll law for the northern bridge by June 20.", "later")
    for new, old in ((later, first), (first, later)):
        assert (link(new, [Candidate(1, (old,))]).decision is Decision.JOIN) == joins


@pytest.mark.parametrize("words", ["a second time", "the second day", "its second of talks"])
def test_a_second_time_tells_of_the_same_round(words: str) -> None:
    """It counts how often, and not which."""
    (mention,) = [_said(f"The mayors of Malgrund will meet for {words} by September 20.", "first")]
    assert not any(mark.startswith("second ") for mark in mention.marks)


def test_a_report_that_shares_an_act_alone_is_weighed_down_unless_it_points_to_its_event() -> None:
    """A signature is any; "it was signed as planned" is the one that was foretold."""
    day, first = date(2025, 9, 14), _said("The hauliers of Malgrund will sign the contract by September 20.", "first")
    texts = ("The governor signed on Wednesday.", "The governor signed on Wednesday, as planned.")
    told = [report_mentions(text, reading.read(text, day).reports, day, "later")[0] for text in texts]
    found = [linker.likeliest(one, [Candidate(1, (first,))], -inf)[0] for one in told]
    assert ["nothing of it is named" in {c.words for c in each.clues} for each in found] == [True, False]
