"""Words of a report that one event alone has, of all that it may be about.

Invariant: a word tells the more, the fewer events have it; nothing is said of an event whose days are others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.linking.told_days import is_about_then
from tracker.linking.values import Candidate, Clue, Mention

FEW = 4
"""Among fewer events than these a word has little to set it apart from."""
WORTH, MOST = 0.5, 1.0
"""Points for each word that no other event has, and for all of them together."""


def alone(report: Mention, events: Sequence[Candidate]) -> dict[int, tuple[Clue, ...]]:
    """Return, by the id of each event that was due then, the clue of the words that the report shares with it alone."""
    if len(events) < FEW:
        return {}
    telling = report.plain
    having = {e.event_id: telling & {s for m in e.mentions for s in m.stems} for e in events}
    count = Counter(s for shared in having.values() for s in shared)
    due = [e.event_id for e in events if any(is_about_then(report, m) for m in e.mentions)]
    own = {i: sorted(s for s in having[i] if count[s] == 1) for i in due}
    return {i: (_clue(words),) for i, words in own.items() if words}


def _clue(words: Sequence[str]) -> Clue:
    return Clue(min(MOST, WORTH * len(words)), f"no other event has {', '.join(words)}")
