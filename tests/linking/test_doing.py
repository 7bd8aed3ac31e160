"""Facts about what verbs tell: beginnings and ends, the same done by the same, and what takes an event up again."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import Mention, mentions
from tracker.linking.doing import IN_PHASE, SAME, phase, same_verb
from tracker.reading import read


def statements(text: str, on: date = date(2031, 5, 5)) -> tuple[Mention, ...]:
    """Return the mentions of a text's predictions, in their order."""
    return mentions(text, read(text, on).predictions, on, text)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("The truce is to end on May 9.", "The truce is to begin on May 9.", -1.5),
        ("The truce should start on May 9.", "The truce will begin next week.", IN_PHASE),
        ("The truce will hold on May 9.", "The truce will begin next week.", 0.0),
    ],
)
def test_an_end_is_no_beginning(one: str, other: str, points: float) -> None:
    """What both begin or both end is nearer, what one begins and the other ends is another event."""
    assert sum(c.points for c in phase(statements(one)[0], statements(other)[0])) == points


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("Kestrel Air will restore two jets in June.", "Kestrel Air is to restore the jets by July.", SAME),
        ("Kestrel Air will restore two jets in June.", "Kestrel Air is to paint the jets by July.", 0.0),
        ("Kestrel Air will restore two jets in June.", "Osprey Air is to restore the jets by July.", 0.0),
    ],
)
def test_the_same_done_by_the_same_is_nearer(one: str, other: str, points: float) -> None:
    """By whatever act, or none: a verb of one's own tells much where its subject is the same too."""
    assert sum(c.points for c in same_verb(statements(one)[0], statements(other)[0])) == points


def test_a_decision_is_none_that_was_spoken_of_and_theirs_is_that_of_the_sentence_before() -> None:
    """An indefinite article opens an event of its own, and a possessive reaches back to one sentence."""
    first = "The Ulm council will decide on May 9. Osprey Air is silent. "
    assert statements(f"{first}A decision on the mill is expected in June.")[1].refers is None
    assert statements(f"{first}Judges hear its rivals on May 7. Their decision is expected in June.")[-1].refers != (
        statements(first)[0].start
    )
