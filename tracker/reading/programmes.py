"""What a programme provides for: "The plan calls for work to start in May", "the treaty calls for a vote by June".

Invariant: the subject is a plan or a rule, for the call of a person on others is a demand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import following, subject
from tracker.grammar.tokens import Tagged
from tracker.reading.force import Force, screened
from tracker.reading.hedges import Hedge, table

_OBJECT = re.compile(r"[LJNXG#pPAE]+")


def called_for(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "calls for" and "provides for" with an infinitive, a noun or an "-ing" form, where a programme calls."""
    group = found[index]
    hedge = _hedge(tagged, group)
    if hedge is None or tagged.low(group.last + 1) != "for":
        return None
    words, after = (group.head, group.last + 1), group.last + 2
    number = next((n for n in range(index + 1, len(found)) if found[n].form is Form.INFINITIVE), -1)
    if number > 0 and _OBJECT.fullmatch(tagged.tags, after, found[number].first):
        return Force(index, number, hedge, words, group.negated)
    noun = following(tagged, after)
    return Force(index, index, hedge, words, group.negated, noun=noun) if noun else None


def _hedge(tagged: Tagged, group: Group) -> Hedge | None:
    """Return how surely a programme brings what it calls for; None where something else calls."""
    who = subject(tagged, group) if group.lemma in {"call", "provide"} and not group.passive else None
    if who is None:
        return None
    noun = next((low for low in tagged.spelt[who[0] : who[1] + 1] if low in screened("programmes")), "")
    return table("intent").get(noun, table("predicate")["scheduled"]) if noun else None
