"""The figures of a week: events by state and age, and what came of those that were resolved.

Invariant: what is not confirmed is counted by no timeliness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tracker.outcome import Timeliness
from tracker.review.queue import queue
from tracker.review.values import Card, Figures, Item
from tracker.state import TAIL_SHARE, current, standing, state_of


def ages(cards: Iterable[Card]) -> dict[str, int]:
    """Count what is overdue by how long its time is up.

    >>> ages([Card(1, "a", date(2025, 1, 1), 30), Card(2, "b", date(2025, 1, 1), 100)])
    {'up to 4 weeks': 0, '1 to 3 months': 1, 'more than 3 months': 1}
    """
    ends = {"up to 4 weeks": (0, 28), "1 to 3 months": (29, 92), "more than 3 months": (93, date.max.toordinal())}
    days = [card.days for card in cards]
    return {words: sum(low <= n <= high for n in days) for words, (low, high) in ends.items()}


def figures(items: Iterable[Item], since: date, today: date, share: float = TAIL_SHARE) -> Figures:
    """Return the week's figures; those resolved are counted by timeliness where they are confirmed."""
    kept = list(items)
    week = queue(kept, since, today, share)
    states = Counter(
        str(state_of(current(item.said, today), standing(item.outcomes, today), today, share)) for item in kept
    )
    tokens = {str(t) for t in Timeliness}
    came = Counter(card.words for card in week.resolved if card.words in tokens)
    return Figures(len(kept), dict(states), len(week.new), len(week.moved), len(week.resolved), dict(came))
