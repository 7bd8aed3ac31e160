"""Which verbs of a sentence look forward, and how surely: modals, "be to", "is due to", "plans to", timetables.

Invariant: a force names a verb group of the sentence as its event and at least one hedge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.grammar.groups import Form, Group
from tracker.grammar.tagging import Tagged
from tracker.reading.hedges import Hedge, table, weaker

_GAP = re.compile(r"[A!t,]*$")
_OBJECT_GAP = re.compile(r"[A!LNXJ#rPpCE]*$")
_LONGEST_PREDICATE = 3  # words, "on the agenda"
_DROPPED = frozenset(("originally", "initially", "previously", "earlier", "once", "supposed"))
_UNREAL = frozenset(("would", "could", "might", "may", "'d", "’d"))
_STATIVE = frozenset(
    "be have do say know believe think seem appear remain include need want like own mean contain belong exist depend consist lack show suggest represent make cover account stand regard consider control live feel total".split()
)


@dataclass(frozen=True, slots=True)
class Force:
    """A forward-looking verb: `start` the group that carries the hedge, `event` the group that names the event.

    `words` are the first and last token of the hedge; `timetable` marks a present tense, which looks
    forward only with a time to come; `by_subject` that the event is what the subject names ("A decision is expected").
    """

    start: int
    event: int
    hedge: Hedge
    words: tuple[int, int]
    negated: bool
    timetable: bool = False
    by_subject: bool = False
    own_will: bool = False


def forces(tagged: Tagged, found: Sequence[Group]) -> dict[int, Force]:
    """Return the force of each group that looks forward, by the number of the group that names the event."""
    out: dict[int, Force] = {}
    for index in range(len(found)):
        if index in out:
            continue
        force = _force(tagged, found, index)
        if force is not None:
            force = _follow(tagged, found, force)
            out[force.event] = force
            for number in _coordinated(tagged, found, force.event):
                out[number] = replace(force, event=number)
    return out


def _force(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    group = found[index]
    if group.form is Form.MODAL:
        return _modal(tagged, group, index)
    if group.form is Form.BE:
        return _predicate(tagged, found, index) or _present(tagged, group, index)
    if group.form is Form.PARTICIPLE or group.form is Form.ING:
        return _participle(tagged, found, index)
    if group.form is Form.INFINITIVE:
        return _postposed(tagged, group, index)
    return _verb(tagged, found, index) or _present(tagged, group, index)


def _modal(tagged: Tagged, group: Group, index: int) -> Force | None:
    word = tagged.tokens[group.first].low
    hedge = table("modal").get(word)
    if hedge is None or (group.perfect and word in _UNREAL) or group.lemma in {"prefer"}:
        return None
    for token in tagged.tokens[group.first : group.last + 1]:
        hedge = weaker(hedge, table("adverb").get(token.low, hedge))
    if word in _UNREAL and group.lemma == "like":
        hedge = table("verb")["hope"]
    return Force(index, index, hedge, (group.first, group.first), group.negated)


def _predicate(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    group = found[index]
    if tagged.tokens[group.first].low in {"had", "has", "have"} or _dropped(tagged, group):
        return None
    at = group.first + 1
    while at < len(tagged.tags) and tagged.tags[at] in "A!tb" and not _phrase_at(tagged, at):
        at += 1
    if tagged.tags[at : at + 1] == "T":
        return Force(index, index, table("predicate")["to"], (group.first, at), group.negated)
    size = _phrase_at(tagged, at)
    if not size:
        return None
    hedge = table("predicate")[tagged.lows(at, at + size - 1)]
    return Force(index, index, hedge, (group.first, at + size - 1), group.negated, by_subject=True)


def _dropped(tagged: Tagged, group: Group) -> bool:
    return any(t.low in _DROPPED for t in tagged.tokens[group.first : group.last + 1])


def _phrase_at(tagged: Tagged, at: int) -> int:
    for size in range(_LONGEST_PREDICATE, 0, -1):
        words = tagged.lows(at, at + size - 1)
        if words in table("predicate") and words != "to" and at + size <= len(tagged.tokens):
            return size
    return 0


def _participle(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "expecting to cancel" and, after a noun, "planned for 1 p.m.", "due on Thursday"."""
    group = found[index]
    word = tagged.tokens[group.head].low
    if group.form is Form.ING:
        return _verb(tagged, found, index)
    if word not in table("predicate") or group.first == 0 or tagged.tags[group.first - 1] not in "NXG,":
        return None
    return Force(index, index, table("predicate")[word], (group.head, group.head), group.negated, by_subject=True)


def _postposed(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "a conference to be held in Nairobi"."""
    before = tagged.tags[: group.first].rstrip(",)(")
    held = "b" in tagged.tags[group.first : group.last + 1] and group.head > group.first + 1
    if not held or not before or before[-1] not in "NX":
        return None
    return Force(index, index, table("predicate")["to"], (group.first, group.first), group.negated, by_subject=True)


def _verb(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    group = found[index]
    hedge = table("verb").get(group.lemma)
    if hedge is None or index + 1 >= len(found) or group.passive:
        return None
    return (
        Force(index, index, hedge, (group.head, group.head), group.negated, own_will=True)
        if _takes(tagged, found, index)
        else None
    )


def _takes(tagged: Tagged, found: Sequence[Group], index: int) -> bool:
    """Whether an infinitive hangs on this verb, directly or, for "wants schools to be open", after its object."""
    group, after = found[index], found[index + 1]
    if after.form is not Form.INFINITIVE:
        return group.lemma in {"consider", "mull", "weigh", "contemplate"} and after.form is Form.ING
    between = tagged.tags[group.last + 1 : after.first]
    if _GAP.match(between):
        return True
    helped = group.lemma in {"expect", "want", "need"} and "b" in tagged.tags[after.first : after.last + 1]
    return helped and bool(_OBJECT_GAP.match(between))


def _present(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read a timetable: "the talks start on Monday", "is flying to Rome tomorrow"."""
    tag = tagged.tags[group.first]
    progressive = group.form is Form.BE and tagged.tags[group.last] == "G"
    word = tagged.tokens[group.first].low
    if group.form is Form.BE and not (progressive or group.last == group.first):
        return None
    if group.form not in {Form.BE, Form.PRESENT} or word in {"was", "were"} or tag in "HD":
        return None
    if group.form is Form.PRESENT and group.lemma in _STATIVE:
        return None
    hedge = table("scheduled")["a timetable"]
    if progressive and group.lemma == "expect":
        hedge = table("predicate")["expected"]
    return Force(index, index, hedge, (group.first, group.last), group.negated, timetable=True)


def _follow(tagged: Tagged, found: Sequence[Group], force: Force) -> Force:
    """Move to the infinitive that names the event: "is expected to travel", "would need to speak"."""
    while force.event + 1 < len(found):
        group, after = found[force.event], found[force.event + 1]
        link = _link(tagged, found, force.event)
        if after.form is not Form.INFINITIVE or link is None:
            break
        hedge = weaker(force.hedge, link) if not force.by_subject else force.hedge
        negated = force.negated ^ after.negated if after.negated else force.negated
        force = replace(force, event=force.event + 1, hedge=hedge, negated=negated, by_subject=False, timetable=False)
        if group is after:
            break
    return force


def _link(tagged: Tagged, found: Sequence[Group], index: int) -> Hedge | None:
    """Return the hedge that joins a group to the infinitive after it, or None where nothing does."""
    group, after = found[index], found[index + 1]
    between = tagged.tags[group.last + 1 : after.first]
    certain = table("predicate")["to"]
    if group.form is Form.BE and tagged.tags[group.last] != "G":
        words = [t.low for t in tagged.tokens[group.last : after.first]]
        plain = re.fullmatch(r"[AJtE!NPG,]*", between) is not None and any(w in _PREDICATE_WORDS() for w in words)
        return certain if plain or _GAP.fullmatch(between) else None
    if group.lemma in table("verb") and not group.passive and _takes(tagged, found, index):
        return table("verb")[group.lemma]
    if group.lemma == "be" and re.fullmatch(r"[AJE]+", between):
        return next(
            (
                table("predicate")[t.low]
                for t in tagged.tokens[group.last + 1 : after.first]
                if t.low in table("predicate") and t.low != "able"
            ),
            certain,
        )
    if tagged.tokens[group.head].low in table("predicate") and re.fullmatch(r"[A!t,]*", between):
        return table("predicate")[tagged.tokens[group.head].low]
    return None


def _PREDICATE_WORDS() -> frozenset[str]:  # noqa: N802
    return frozenset(words.split()[-1] for words in table("predicate"))


def _coordinated(tagged: Tagged, found: Sequence[Group], index: int) -> Iterator[int]:
    """Yield the bare verbs that share the helper: "will attend briefings and hold talks"."""
    for number in range(index + 1, len(found)):
        if found[number].finite:
            return
        if found[number].form is Form.BARE:
            yield number
