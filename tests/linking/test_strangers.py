"""Facts about what is another event: another's bargain, the other event of one sentence, a further conference."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import Candidate, Decision, Mention, link, mentions
from tracker.linking.partners import partner
from tracker.linking.who import nobody_in_common
from tracker.reading import read

MAY, NEXT = date(2025, 5, 2), date(2025, 5, 9)


def statements(text: str, on: date = MAY, source: str = "first") -> tuple[Mention, ...]:
    """Return what linking compares of an article's predictions."""
    return mentions(text, read(text, on).predictions, on, source)


def decided(new: Mention, *old: Mention) -> Decision:
    return link(new, [Candidate(1, old)]).decision


FIRST = (
    "The European Union and Mercosur met in Oslo. The European Union will sign the trade pact with Mercosur in June."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trade pact with Mercosur will be signed in June.", Decision.JOIN),
        ("The European Union and Mercosur are patient. A trade pact with Japan will be signed in June.", Decision.NEW),
        ("The European Union and Mercosur are patient. Chile is to sign one with Japan soon.", Decision.NEW),
    ],
)
def test_a_bargain_with_somebody_else_is_another_one(text: str, expected: Decision) -> None:
    first = statements(FIRST)[-1]
    assert decided(statements(text, NEXT, "second")[-1], first) is expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Chile will sign a pact with the United States in June.", "united states"),
        ("Chile will sign a pact with a firm in June.", ""),
        ("Chile will sign a pact in June, with Japan looking on.", ""),
        ("Chile will play a match with Japan in June.", ""),
    ],
)
def test_a_partner_is_a_country_or_a_body_behind_with(text: str, key: str) -> None:
    assert partner(statements(text)[-1]) == key


def test_two_events_of_one_sentence_share_its_words() -> None:
    """Words around them are then the same, so that they tell nothing, unless both do the same."""
    text = "Farmers from a dozen countries will march in Oslo on June 18, when the heads of government meet there."
    meeting, march = sorted(statements(text), key=lambda m: m.acts != ("meet",))
    assert decided(march, meeting) is not Decision.JOIN


def test_a_conference_after_the_day_of_another_is_a_new_one() -> None:
    """Before its day it may have been moved."""
    first = statements("Senator Ada Berg invited the clubs to a video conference on May 7.")[-1]
    text = "The friends of the reef will hold a video conference on May 11."
    assert decided(statements(text, NEXT, "second")[-1], first) is not Decision.JOIN
    assert decided(statements(text, date(2025, 5, 5), "second")[-1], first) is Decision.JOIN


def test_what_we_do_is_not_about_those_whom_the_article_is_about() -> None:
    about = "Vladimir Putin and Donald Trump met twice. Putin and Trump were in Oslo."
    first = statements(f"{about} Vladimir Putin and Donald Trump will agree by June 20.")[-1]
    ours = statements(f'{about} "We will agree by June 20," a guest said.', NEXT, "second")[-1]
    theirs = statements(f"{about} It will be agreed by June 20.", NEXT, "third")[-1]
    assert decided(ours, first) is not Decision.JOIN
    assert decided(theirs, first) is Decision.JOIN


OPENING = "The new bridge in Harwick will open on June 12, a clerk said."


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("The new bridge in Harwick will open on June 14, the works said.", True),
        ("Harwick waits. The bridge will open to lorries in Harwick on June 12.", True),
        ("The new stadium in Harwick will open on June 14, the works said.", False),
        ("The new bridge in Ostermere will open on June 14, the works said.", False),
        ("The new bridge in Ostermere will open on June 12, a clerk said.", False),
    ],
)
def test_what_opens_and_where_tell_one_opening_from_another(text: str, *, joins: bool) -> None:
    """Towns that no list knows, a day that both name, and the same words do not make two bridges one."""
    first = statements(OPENING)[-1]
    assert (decided(statements(text, NEXT, "second")[-1], first) is Decision.JOIN) is joins


@pytest.mark.parametrize(
    ("text", "on", "joins"),
    [
        ("The regents of Harwick will not open the bridge before July.", date(2025, 5, 9), True),
        ("The regents of Harwick will open the bridge on July 3.", date(2025, 6, 20), True),
        ("The regents of Harwick will open the bridge on August 3.", date(2028, 7, 20), False),
        ("The regents of Harwick will open the bridge on June 3.", date(2022, 5, 20), False),
    ],
)
def test_what_is_said_years_apart_is_of_two_events(text: str, on: date, *, joins: bool) -> None:
    """Be the window open to its end, and whichever of the two was added first."""
    first = statements("The regents of Harwick will not open the bridge before June.")[-1]
    assert (decided(statements(text, on, "second")[-1], first) is Decision.JOIN) is joins


def test_an_article_of_months_before_takes_up_no_later_event() -> None:
    """It is added after the later one, and its own time was over when that one was said."""
    later = statements("The summit of the league will open in Brussels on May 20.", MAY)[-1]
    earlier = statements("The summit of the league will open in Brussels on November 4.", date(2024, 11, 1), "second")[
        -1
    ]
    assert decided(earlier, later) is not Decision.JOIN


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("Merrow Software will close the sale of its cement business by July.", True),
        ("The sale of the cement business will be closed by July.", True),
        ("Lindgren Foods will close the sale of its cement business by July.", False),
    ],
)
def test_whom_no_article_of_an_event_names_has_no_part_in_it(text: str, *, joins: bool) -> None:
    first = statements("Merrow Software will close the sale of its cement business by the end of June.")[-1]
    again = statements("Merrow Software expects to close the sale of its cement business by June 28.", MAY, "again")[-1]
    assert (decided(statements(text, NEXT, "third")[-1], first, again) is Decision.JOIN) is joins


def test_articles_with_no_name_in_common_tell_stories_of_their_own() -> None:
    """Both fly in those days, and no word of either says who they are."""
    first = statements("Norsk Air has new jets. Lisbon waits for them. It will not fly passengers before May 20.")[-1]
    text = "The Kestrels won the cup in Durban. They will fly home on May 12."
    (against,) = nobody_in_common(statements(text, NEXT, "second")[-1], first)
    assert against.points < 0
    same = "Norsk Air is proud of its jets. They will fly home on May 12."
    assert not list(nobody_in_common(statements(same, NEXT, "second")[-1], first))
