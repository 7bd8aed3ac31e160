"""Which verbs of a sentence look forward, and how surely: modals, "be to", "is due to", "plans to", timetables.

Invariant: a force names a verb group of the sentence as its event and at least one hedge.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.grammar.groups import Form, Group
from tracker.grammar.tokens import Tagged
from tracker.reading.force import Force, screened
from tracker.reading.foretold import chance, expected, moved_to_day, moving, predicting, ruled_out
from tracker.reading.hedges import table, weaker
from tracker.reading.infinitives import coordinated, follow, helped, ordering, refusing, subjunctive, verb
from tracker.reading.predicates import arranged, meant_for, participle, postposed, predicate, seeming, was_dropped

_UNREAL = frozenset(("would", "could", "might", "may", "'d", "’d"))


def forces(tagged: Tagged, found: Sequence[Group]) -> dict[int, Force]:
    """Return the force of each group that looks forward, by the number of the group that names the event."""
    out: dict[int, Force] = {}
    for index in range(len(found)):
        if index in out:
            continue
        force = _force(tagged, found, index)
        if force is not None:
            force = follow(tagged, found, force)
            out[force.event] = force
            for number in (*coordinated(tagged, found, force.event), *helped(tagged, found, force.event)):
                out[number] = force._replace(event=number)
    return out


def _force(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:  # noqa: PLR0911 - one form of verb a line
    group = found[index]
    if special := ruled_out(tagged, group, index) or (group.finite and moved_to_day(tagged, group, index)):
        return special
    if group.form is Form.MODAL:
        force = _modal(tagged, group, index)
        return refusing(tagged, found, force) if force is not None else None
    if group.form is Form.BE:
        due = None if was_dropped(tagged, group) else meant_for(tagged, found, index) or predicate(tagged, found, index)
        foretold = None if due else predicting(tagged, found, index) or ordering(tagged, found, index)
        return due or foretold or chance(tagged, group, index) or _present(tagged, group, index)
    if group.form is Form.PARTICIPLE or group.form is Form.ING:
        return subjunctive(tagged, found, index) or participle(tagged, found, index)
    if group.form is Form.INFINITIVE:
        return postposed(tagged, group, index)
    if group.form is Form.HAVE and tagged.tokens[group.first].low == "had":
        until = tagged.low(group.last + 1).startswith("until ")  # "had until noon to file"
        return verb(tagged, found, index) if until else None
    if group.form is Form.HAVE and (settled := arranged(tagged, group, index)):
        return settled
    return (
        seeming(tagged, found, index)
        or verb(tagged, found, index)
        or expected(tagged, group, index)
        or _present(tagged, group, index)
    )


def _modal(tagged: Tagged, group: Group, index: int) -> Force | None:
    word = tagged.tokens[group.first].low
    hedge = table("modal").get(word)
    if hedge is None or (group.perfect and word in _UNREAL) or group.lemma == "prefer":
        return None
    for token in tagged.tokens[group.first : group.last + 1]:
        hedge = weaker(hedge, table("adverb").get(token.low, hedge))
    if word in {"can", "cannot", "can't", "can’t"} and group.negated:
        hedge = table("modal")["will"]
    if group.negated and tagged.tokens[group.head].low == "surprised":  # "wouldn't be surprised if they won"
        return Force(index, index, table("modal")["could"], (group.first, group.last), negated=False)
    if word in _UNREAL and group.lemma == "like":
        hedge = table("verb")["hope"]
    moved = group.passive and group.lemma in moving() - screened("moved_with_particle") and not group.negated
    return Force(index, index, hedge, (group.first, group.first), group.negated, moved=moved)


def _present(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read a timetable: "the talks start on Monday", "is flying to Rome tomorrow"."""
    progressive = group.form is Form.BE and tagged.tags[group.last] == "G"
    word = tagged.tokens[group.first].low
    told = group.passive and word in {"is", "are"} and not group.negated  # "the winner is announced on Friday"
    if group.form is Form.BE and not (progressive or told or group.last == group.first):
        return None
    not_yet = group.form is Form.DO and group.negated and not word.startswith("did")  # "does not open until Monday"
    if group.form not in {Form.BE, Form.PRESENT} and not not_yet:
        return None
    if word in {"was", "were"} and group.lemma not in screened("motion"):
        return None
    if word in {"was", "were"} and not progressive:
        return None
    if group.lemma in screened("stative") and group.lemma != "be":
        return None
    return Force(
        index, index, table("scheduled")["a timetable"], (group.first, group.last), group.negated, timetable=True
    )
