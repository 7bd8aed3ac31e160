"""Clauses that give a time: "once the ballots are counted", "until the dam, which leaks, is mended".

Invariant: the clause's own verb looks ahead, or tells within reported speech what was ahead.
"""

from __future__ import annotations

import re

from tracker.grammar.groups import WAS, Form, Group
from tracker.grammar.phrases import subject
from tracker.grammar.tokens import Tagged
from tracker.reading.attribution import credited
from tracker.reading.hedges import table
from tracker.reading.ties import Relative, Side, clause_cues, cues

_OPENING = frozenset("LNXRJ#A")  # the tags that a clause can begin with
_WOULD = frozenset(("would", "wouldn't", "wouldn’t", "could", "might", "'d", "’d"))
_HAD = frozenset(("'d had", "’d had", "'d been", "’d been"))
_OF_WAITING = frozenset(("until", "till", "once", "as soon as", "before", "by the time"))
# One or two words may be in quotation marks, and an aside behind the subject: "until the dam, which leaks, is mended".
_WITHIN = re.compile(r'(?:[LJ#]*[NX]+(?P<aside>,W[^,;:"\-.]*,)(?=A*[ZBHMD]))?(?:[^,;:"\-.]|"[^,;:"\-.]{1,3}")*')
_DATED = re.compile(r"(?:,X+)?,t")  # "in Windsor, Canada, from June 4 to 6"


def clause(tagged: Tagged, found: tuple[Group, ...], first: int, start: int, cue: str) -> Relative | None:
    """Read the clause from token `start` on that a cue at token `first` leads; None where it gives no time to come."""
    is_notice = tagged.lows(start, start + 1) == "further notice"
    if is_notice or cue not in clause_cues() or tagged.tags[start : start + 1] not in _OPENING:
        return None
    verbs, end = _extent(tagged, found, first, start)
    if not verbs or _is_general(tagged, cue, start, end) or not _is_ahead(tagged, found, first, cue, verbs[0]):
        return None
    time = tagged.tags.find("t", verbs[0].last, end)
    side = cues().get(cue, Side.DURING if time >= 0 or cue.endswith("moment") else Side.AFTER)
    return Relative(first, end - 1, side, cue, (start, end - 1), "", time)


def _extent(tagged: Tagged, found: tuple[Group, ...], first: int, start: int) -> tuple[list[Group], int]:
    """Return the finite verbs of a clause, but those of an aside, and the token behind it."""
    within = _WITHIN.match(tagged.tags, start)
    aside, end = (within.span("aside"), within.end()) if within is not None else ((-1, -1), start)
    dated = _DATED.match(tagged.tags, end)
    end = dated.end() if dated else end
    verbs = [g for g in found if g.finite and start <= g.first < end and not aside[0] < g.first < aside[1]]
    verbs = [g for g in verbs if tagged.tags[g.first - 1] != "W"]  # "before a man who cannot walk" waits for nobody
    opens = first == 0 or tagged.tags[first - 1] in 'c"'
    if opens and len(verbs) > 1 and (who := subject(tagged, verbs[1])) and who[0] > verbs[0].last:
        end = who[0]  # "Once the ballots are counted | the court will rule"
    return verbs, end


def _is_general(tagged: Tagged, cue: str, start: int, end: int) -> bool:
    """Whether a clause tells no one time: "when prices fall", "when it may snow"."""
    tags = tagged.tags[start:end]
    return cue == "when" and ("M" in tags or (tags.startswith("N") and "t" not in tags))


def _is_ahead(tagged: Tagged, found: tuple[Group, ...], first: int, cue: str, verb: Group) -> bool:
    """Whether a clause's verb tells what is to come, by its form or as reported speech has it."""
    opening = tagged.tokens[verb.first].low
    if cue == "after" and (opening == "had" or tagged.lows(verb.first, verb.first + 1) in _HAD):
        return False  # "the parts would go back after the others had come"
    past = (verb.form is Form.PAST and not _is_unchanged(tagged, found, first, verb)) or opening in WAS
    waits = cue in _OF_WAITING or (cue == "when" and tagged.tags[verb.last + 1 :].find("t") >= 0)
    return not past or (waits and _is_backshifted(tagged, found, first))


UNCHANGED = frozenset(("set", "cut", "put", "hit", "quit", "shut", "let", "split", "spread", "burst", "cast", "shed"))


def _is_unchanged(tagged: Tagged, found: tuple[Group, ...], first: int, verb: Group) -> bool:
    """Whether a verb that looks past is present after one to come: "is to be shipped before the gales set in"."""
    over = next((g for g in reversed(found) if g.finite and g.last < first), None)
    if tagged.tokens[verb.head].low not in UNCHANGED or over is None or over.form is Form.PAST:
        return False
    return tagged.tokens[over.first].low not in _WOULD | WAS


def _is_backshifted(tagged: Tagged, found: tuple[Group, ...], first: int) -> bool:
    """Whether the clause hangs on reported speech: "said they would not leave until he was gone", "promised"."""
    over = next((g for g in reversed(found) if g.finite and g.last < first), None)
    if over is None:
        return False
    opening = tagged.tokens[over.first].low
    likely = opening in WAS and tagged.low(over.last + 1) in table("predicate")
    return likely or opening in _WOULD or over.lemma in credited()
