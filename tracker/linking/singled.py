"""Words of a statement that one event alone has, of all that it may be about.

Invariant: a word that was said of any other of the events, or beside it, tells nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.linking.values import Candidate, Clue, Mention

FEW = 3
"""Among fewer events than these a word has little to set it apart from."""
WORTH = 0.5
"""What it tells that an event alone has one of the statement's words, or several: its articles may share a theme."""


def singled(new: Mention, events: Sequence[Candidate]) -> dict[int, tuple[Clue, ...]]:
    """Return, by the id of each event that has words with the statement that no other has, the clue of them."""
    if len(events) < FEW:
        return {}
    count = Counter(s for e in events for s in _said(e))
    own = {e.event_id: sorted(s for s in _plain(e) & new.plain if count[s] == 1) for e in events}
    return {i: (Clue(WORTH, f"no other event has {', '.join(words)}"),) for i, words in own.items() if words}


def _said(event: Candidate) -> frozenset[str]:
    return frozenset[str]().union(*(m.inside | m.outside for m in event.mentions))


def _plain(event: Candidate) -> frozenset[str]:
    return frozenset[str]().union(*(m.plain for m in event.mentions))
