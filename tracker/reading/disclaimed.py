"""What is denied or not said: "denied that the ship would sail", "would not comment before the hearing".

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force, screened
from tracker.reading.hedges import table

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


def is_denied(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "denied that the ship would sail", "has not said what it will do", "declined to comment on"."""
    parse, force = candidate.parse, candidate.force
    if force is not None and parse.groups[force.start].lemma in table("refusal"):
        return parse.groups[force.event].lemma in screened("telling")
    if force is not None and _keeps_quiet(parse, force):
        return True
    if _is_groundless(candidate):
        return True
    for said in parse.attributions:
        if said.group >= 0 and said.first <= candidate.head <= said.last:
            group = parse.groups[said.group]
            denies = group.lemma in screened("denial")
            if denies or (group.negated and group.lemma in {"say", "confirm", "announce"}):
                return not _says_after_all(candidate, said.group)
    return False


def _says_after_all(candidate: Candidate, denial: int) -> bool:
    """Whether another verb of saying follows the denial: "denied a rift but said that it would vote in May"."""
    groups, tags = candidate.parse.groups, candidate.parse.tagged.tags
    later = [groups[a.group] for a in candidate.parse.attributions if denial < a.group]
    return any(g.last < candidate.head and re.search(r"C[A]*$", tags[: g.first]) for g in later)


_NO_GROUND = re.compile(
    r"\bno (?:reason to (?:believe|think|suppose|expect|suspect)"
    rf"|(?:\w+ )?(?:{'|'.join(sorted(screened('grounds')))})(?: yet)?)"
    r" (?:that|the|he|she|they|it|any)\b"
)


def _is_groundless(candidate: Candidate) -> bool:
    """Whether nothing points to the event: "there is no sign that the strike will end soon"."""
    tagged = candidate.parse.tagged
    return "no" in tagged.spelt and _NO_GROUND.search(tagged.lows(0, candidate.head)) is not None


_NOBODY = frozenset(("neither", "nobody", "none"))
_NOT_EVEN = re.compile(r"not even|no one|hardly (?:any|anybody|anyone)")
_WILLING = frozenset(("will", "wo", "ca", "can", "cannot", "am", "is", "are", "'m", "’m"))


def _keeps_quiet(parse: Parse, force: Force) -> bool:
    """Whether nobody would talk: "would not comment before the hearing", "neither side could say when"."""
    start = parse.groups[force.start]
    spelt = parse.tagged.spelt
    refused = (
        start.negated or not _NOBODY.isdisjoint(spelt[: start.last + 1]) or _NOT_EVEN.match(parse.tagged.lows(0, 1))
    )
    word = spelt[start.first].removesuffix("n't").removesuffix("n’t")
    event = parse.groups[force.event].lemma
    quiet = word in {"would", "could"} and event in screened("telling") | screened("vouching")
    return bool(refused) and (quiet or (word in _WILLING and event in screened("vouching")))
