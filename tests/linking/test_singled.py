"""Facts about words that one event alone has with a statement, and about two statements of one article."""

from __future__ import annotations

from datetime import date

from tracker.linking import Candidate, Decision, link, mentions
from tracker.linking.singled import singled
from tracker.linking.values import Mention
from tracker.linking.when import windows
from tracker.reading import read

FIRST, LATER = date(2025, 9, 8), date(2025, 9, 10)
PLANS = (
    "The town of Varnholt has a busy month ahead. The council will vote on the harbour budget by September 20. "
    "The council will vote on the library by September 22. The pilots may go on strike by September 25. "
    "The mayor will open a swimming bath on September 26."
)


def said(text: str, day: date = LATER) -> tuple[Mention, ...]:
    return mentions(text, read(text, day).predictions, day, f"{day}")


def events() -> list[Candidate]:
    return [Candidate(n, (one,)) for n, one in enumerate(said(PLANS, FIRST), 1)]


def reasons(new: Mention, old: list[Candidate]) -> dict[int, list[str]]:
    return {i: [c.words for c in clues] for i, clues in singled(new, old).items()}


def test_a_word_that_one_event_has_alone_speaks_for_it() -> None:
    """Of two votes, the one on the library."""
    (new,) = said("A vote on the library is due on September 19.")
    assert reasons(new, events()) == {2: ["no other event has librar"]}
    assert link(new, events()).event_id == 2


def test_a_word_of_two_events_sets_neither_apart() -> None:
    """The council is to vote twice."""
    (new,) = said("The council will sit on September 19.")
    assert reasons(new, events()) == {}


def test_among_two_events_a_word_sets_neither_apart() -> None:
    """With one other to compare, it is only a shared word."""
    (new,) = said("A vote on the library is due on September 19.")
    assert reasons(new, events()[:2]) == {}


def test_an_act_is_no_word_that_sets_apart() -> None:
    """There are many strikes."""
    (new,) = said("A strike is possible by September 24.")
    assert reasons(new, events()) == {}


def test_two_times_in_one_article_are_rather_of_two_events() -> None:
    """In another article the windows that meet speak for one event."""
    one, other = said("The pilots may strike by September 25. The drivers may strike by September 30.")
    assert [(c.points < 0, c.words) for c in windows(other, one)] == [(True, "two times in one article")]
    (later,) = said("The drivers may strike by September 30.", date(2025, 9, 11))
    assert [(c.points > 0, c.words) for c in windows(later, one)] == [(True, "windows that meet")]


def test_one_day_named_in_two_articles_tells_more_than_one_month() -> None:
    """Much falls in one November."""
    (day, month) = said("The pilots will march on November 6. The drivers will march in November.")
    told = said("The pilots will march on November 6. The drivers will march in November.", date(2025, 9, 11))
    assert sum(c.points for c in windows(told[0], day)) > sum(c.points for c in windows(told[1], month))


def test_what_is_new_may_be_known_already() -> None:
    """One article's new bath is the next one's bath."""
    old = [Candidate(1, said("The mayor will open a swimming bath in Varnholt on September 26.", FIRST))]
    (new,) = said("The mayor will open the new swimming bath in Varnholt on September 26.")
    assert link(new, old).decision is Decision.JOIN


def test_the_same_day_tells_less_in_one_article() -> None:
    """An article often says all that a day will bring."""
    one, other = said("The bath opens on September 26. The pilots will march on September 26.")
    (later,) = said("The pilots will march on September 26.", date(2025, 9, 11))
    assert sum(c.points for c in windows(other, one)) < sum(c.points for c in windows(later, one))


def test_a_denial_beside_what_it_denies_is_no_second_event() -> None:
    """One article tells what a spokesman expects, and who does not."""
    one, other = said(
        "The two mayors could meet within two weeks, a clerk said. They will not meet before the council votes."
    )
    assert (one.polarity, other.polarity) == ("+", "-")
    assert [c.points < 0 for c in windows(other, one)] == [False]
