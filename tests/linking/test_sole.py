"""Facts about the one event that was due on the very day of a report: it is likely that, by whatever words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.linking import Candidate, link_report, mentions, once, report_mentions
from tracker.linking.reports import SOLE
from tracker.reading import read
from tracker.window import Window

FIRST, LATER = date(2025, 9, 8), date(2025, 9, 18)
PLANS = (
    "The lifeboat Vesna is getting ready. The towing trials are due on September 12. "
    "The mayor of Torvik will name the ship on September 15. The crew will paint the hull by September 30."
)
HOME = "The lifeboat Vesna has come home."


def tied(later: str, plans: str = PLANS) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words of each event that a later article is found to tell of, with the reasons."""
    said = mentions(plans, read(plans, FIRST).predictions, FIRST, "first")
    reading = read(later, LATER)
    own = mentions(later, reading.predictions, LATER, "later")
    told = report_mentions(later, reading.reports, LATER, "later", own)
    events = [Candidate(n, (one,)) for n, one in enumerate(said)]
    links = once(told, [link_report(m, events) for m in told])
    return [(said[x.event_id].event, x.reasons) for x in links if x.event_id is not None]


@pytest.mark.parametrize(
    "told",
    [
        "A bottle of champagne burst on Monday.",
        "A bottle of champagne broke on September 15.",
        "A bottle burst on September 15, and the crowd cheered.",
        # It was no day that went by.
        "A ceremony went by on Monday almost unnoticed.",
    ],
)
def test_what_was_done_on_the_day_of_one_event_alone_is_likely_that(told: str) -> None:
    """No word of the naming is there."""
    assert [reasons for _, reasons in tied(f"{HOME} {told}")] == [(SOLE,)]


@pytest.mark.parametrize("gone", ["Monday came and went.", "Monday went by without champagne."])
def test_a_day_that_went_by_is_told_of_what_alone_was_due_on_it(gone: str) -> None:
    """Whatever that was called."""
    assert [reasons for _, reasons in tied(f"{HOME} {gone}")] == [(SOLE,)]


@pytest.mark.parametrize(
    "later",
    [
        # The day before, and a day that was named for nothing.
        f"{HOME} A bottle of champagne burst on September 14.",
        # Another story.
        "The bakery Kestrel has a new oven. A bottle of champagne burst on Monday.",
        # Somebody of whom that story knows nothing.
        f"{HOME} Otto Brandt fell ill on Monday.",
        # How something stood is no deed.
        f"{HOME} The barge was at anchor on Monday.",
        # What began is named by its own word.
        f"{HOME} The herring season began on Monday.",
        # Two sentences tell of that day: either may be it.
        f"{HOME} A bottle of champagne burst on Monday. A tent collapsed on Monday.",
        # What was called off did not happen.
        f"{HOME} The fireworks of Monday were cancelled.",
    ],
)
def test_what_may_be_something_else_is_tied_to_nothing(later: str) -> None:
    assert [event for event, reasons in tied(later) if reasons == (SOLE,)] == []


def test_of_two_events_of_a_day_it_is_neither() -> None:
    """Nothing tells which."""
    both = f"{PLANS} The band will play on September 15."
    assert tied(f"{HOME} A bottle of champagne burst on Monday.", both) == []


def test_a_day_that_was_moved_is_no_longer_its_own() -> None:
    """The naming has been put off to Friday: the same event, as a later statement has it."""
    said = mentions(PLANS, read(PLANS, FIRST).predictions, FIRST, "first")
    moved = replace(said[1], published_on=date(2025, 9, 10), window=Window(date(2025, 9, 19), date(2025, 9, 19)))
    later = f"{HOME} A bottle of champagne burst on Monday."
    told = report_mentions(later, read(later, LATER).reports, LATER, "later")
    assert link_report(told[0], [Candidate(1, (said[1],))]).event_id == 1
    assert link_report(told[0], [Candidate(1, (said[1], moved))]).event_id is None


def test_of_one_country_there_are_many_stories() -> None:
    """That both articles are about Norway ties nothing together."""
    plans = "Norway is getting ready. The mayor of Torvik will name the ship on September 15."
    assert tied("Norway has a new king. A bottle of champagne burst on Monday.", plans) == []


def test_those_who_were_to_meet_do_much_else() -> None:
    """Only its own verb tells of a meeting of persons."""
    plans = "Ada Lindqvist is getting ready. Ada Lindqvist will meet Otto Brandt in Oslo on September 15."
    assert tied("Ada Lindqvist is well again. Ada Lindqvist planted a tree on Monday.", plans) == []


WEEK = (
    "Mayor Ada Lindqvist is getting ready. Ada Lindqvist will name her deputy between September 14 and 17, and Otto "
    "Brandt will paint his boat by September 30."
)
"""Of a few days, four, one of which is told of later, and of many."""


def test_what_somebody_does_in_the_few_days_of_the_one_thing_that_she_was_to_do_is_likely_that() -> None:
    """No word of the naming is there, but she who was to name somebody."""
    ((_, reasons),) = tied(
        "Ada Lindqvist likes surprises. On Tuesday Ada Lindqvist pulled a rabbit out of a hat.", WEEK
    )
    assert reasons == (SOLE,)


@pytest.mark.parametrize(
    "later",
    [
        # Somebody else, in those days.
        "Ada Lindqvist likes surprises. On Tuesday a juggler pulled a rabbit out of a hat.",
        # Before those days, and within a window of weeks.
        "Ada Lindqvist likes surprises. Ada Lindqvist pulled a rabbit out of a hat on September 12.",
        "Otto Brandt likes surprises. Otto Brandt pulled a rabbit out of a hat on September 13.",
        # A deed done to what was told before.
        "Ada Lindqvist had a quarrel. On Tuesday Ada Lindqvist settled it by telephone.",
    ],
)
def test_the_few_days_of_an_event_are_those_of_much_else(later: str) -> None:
    assert tied(later, WEEK) == []
