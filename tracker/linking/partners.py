"""With whom a bargain is made: "a pact with Japan" is no event of those who make one with Chile.

Invariant: only a country or a body that the lexicon knows is a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.linking.gazetteer import fold, known
from tracker.linking.values import Candidate, Clue, Mention

BARGAINS = frozenset(("deal", "sign"))
STRANGER = -2.0
"""What it takes away that a partner is none of the event's; twice as much where that is known by its own."""
_WITH = re.compile(r"[^,;:.]{0,40}?\bwith (?:the )?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})")


def stranger(new: Mention, event: Candidate) -> Iterator[Clue]:
    """Weigh that a bargain is made with somebody whom nothing that was said of the event's names."""
    other = partner(new)
    if other and not any(other in _about(m) for m in event.mentions):
        has_own = any(partner(m) for m in event.mentions)
        yield Clue(STRANGER * (1 + has_own), f"{other.title()} has no part in it")


def partner(mention: Mention) -> str:
    """Return the key of whom a statement's bargain is made with, nothing where it names none."""
    return _partner(mention.event, mention.quote) if BARGAINS & mention.act_set else ""


@lru_cache(maxsize=256)
def _partner(event: str, quote: str) -> str:
    found = _WITH.match(quote, max(0, quote.find(event)))
    entry = known().get(fold(found["name"])) if found else None
    return entry.key if entry is not None and entry.sort in {"country", "body"} and not entry.people else ""


def _about(mention: Mention) -> set[str]:
    return {*(a.key for a in (*mention.actors, *mention.others, *mention.places)), *mention.context}
