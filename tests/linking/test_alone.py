"""Facts about words that one event alone has: they set it apart from the others that a report may be about."""

from __future__ import annotations

from datetime import date

from tracker.linking import Candidate, link_report, mentions, report_mentions
from tracker.linking.alone import alone
from tracker.linking.values import Mention
from tracker.reading import read

FIRST, LATER = date(2025, 9, 8), date(2025, 9, 18)
PLANS = (
    "The lifeboat Vesna is getting ready. The towing trials are due on September 12. "
    "The radar trials will begin on September 15. The crew will paint the hull by September 20. "
    "The mayor will name the ship on September 26."
)


def events() -> list[Candidate]:
    said = mentions(PLANS, read(PLANS, FIRST).predictions, FIRST, "first")
    return [Candidate(n, (one,)) for n, one in enumerate(said, 1)]


def report(text: str) -> Mention:
    return report_mentions(text, read(text, LATER).reports, LATER, "later")[0]


def test_a_word_that_one_event_has_alone_speaks_for_it() -> None:
    """Of two trials, the towing ones."""
    told = report("The towing trials of last Friday went off without a hitch.")
    assert {i: [c.words for c in clues] for i, clues in alone(told, events()).items()} == {
        1: ["no other event has tow"]
    }
    assert link_report(told, events()).event_id == 1


def test_a_word_of_two_events_sets_neither_apart() -> None:
    """Both are trials."""
    assert alone(report("The trials went off without a hitch on Friday."), events()) == {}


def test_a_word_sets_no_event_of_other_days_apart() -> None:
    """The ship is to be named a week later."""
    assert alone(report("The mayor smashed a bottle on Tuesday."), events()) == {}


def test_among_few_events_a_word_sets_none_apart() -> None:
    """With nothing to compare, it is only a shared word."""
    assert alone(report("The towing trials of last Friday went off without a hitch."), events()[:2]) == {}


def test_a_word_sets_apart_what_fell_through_before_its_days_are_over() -> None:
    """Nobody has painted the hull, and it is not too late."""
    told = report("The work on the hull has been put off.")
    assert {i: [c.words for c in clues] for i, clues in alone(told, events()).items()} == {
        3: ["no other event has hull"]
    }
