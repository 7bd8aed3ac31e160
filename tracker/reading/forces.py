"""Which verbs of a sentence look forward, and how surely: modals, "be to", "is due to", "plans to", timetables.

Invariant: a force names a verb group of the sentence as its event and at least one hedge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import WAS, Form, Group
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import reporting
from tracker.reading.chains import coordinated, follow, helped, refusing
from tracker.reading.chances import chance, left_open, ruled_out
from tracker.reading.force import Force, screened
from tracker.reading.foretold import expected, moved_also, moved_to_day, moving, predicting
from tracker.reading.hedges import Hedge, table, weaker
from tracker.reading.infinitives import bound_until, granted, ordering, subjunctive, verb
from tracker.reading.predicates import arranged, meant_for, participle, postposed, predicate, seeming, was_dropped
from tracker.reading.scope_verbs import said_aside

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


def _force(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    group = found[index]
    special = ruled_out(tagged, group, index) or left_open(tagged, found, index) or granted(tagged, found, index)
    moved = moved_to_day(tagged, group, index) if group.finite and special is None else None
    moved = moved or (moved_also(tagged, found, index) if group.form is Form.PAST else None)
    return special or moved or _BY_FORM.get(group.form, _of_verb)(tagged, found, index)


def _of_verb(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read a verb that says itself what is to come: "plans to sell", "seems set to", "expects a verdict"."""
    return (
        seeming(tagged, found, index)
        or verb(tagged, found, index)
        or expected(tagged, found[index], index)
        or _present(tagged, found[index], index)
    )


def _of_be(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "is due on Friday", "are predicting", "is a chance of", and the timetable in "is on Friday"."""
    group = found[index]
    dropped = was_dropped(tagged, group)
    due = None if dropped else meant_for(tagged, found, index) or predicate(tagged, found, index)
    foretold = (
        due or _waiting(tagged, group, index) or predicting(tagged, found, index) or ordering(tagged, found, index)
    )
    return foretold or chance(tagged, group, index) or _present(tagged, group, index)


def _of_have(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "has been set for May"; what "had" to be done by a day was told then, but for "had until noon to file"."""
    group = found[index]
    if tagged.spelt[group.first] != "had":
        return arranged(tagged, group, index) or _of_verb(tagged, found, index) or bound_until(tagged, found, index)
    told = tagged.low(group.last + 1).startswith("until ") or _is_told_to_be_bound(tagged, found, index)
    if not told:
        return None
    reported = any(g.form is Form.PAST and g.lemma in reporting("says") for g in found[:index])
    return verb(tagged, found, index) or (bound_until(tagged, found, index) if reported else None)


def _is_told_to_be_bound(tagged: Tagged, found: Sequence[Group], index: int) -> bool:
    """Whether "had" only shifts back what somebody says of a promise: "said the firm had agreed to meet them"."""
    group, described = found[index], tagged.tags[: found[index].first].endswith("W")  # "a clerk who had agreed to"
    bound = group.lemma in _BINDING and not (group.passive or group.negated or described)
    return bound and any(g.form is Form.PAST and g.lemma in reporting("says") for g in found if g is not group)


_BINDING = frozenset(("agree", "promise", "pledge", "vow", "undertake", "swear", "threaten", "decide", "resolve"))


def _of_participle(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    return moved_also(tagged, found, index) or subjunctive(tagged, found, index) or participle(tagged, found, index)


def _of_bare(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    return moved_also(tagged, found, index) or _of_verb(tagged, found, index)


def _of_infinitive(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    return postposed(tagged, found[index], index)


def _of_modal(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    group = found[index]
    if group.lemma in _EXPECTING and not (group.negated or group.passive):  # "I would expect a cut in May"
        now = group._replace(form=Form.PRESENT)
        return verb(tagged, found, index) or expected(tagged, now, index) or _modal(tagged, found, index)
    force = _modal(tagged, found, index)
    return refusing(tagged, found, force) if force is not None else None


_EXPECTING = frozenset(("expect", "anticipate", "foresee"))
# What reads a verb group of each form; `_of_verb` the others.
_BY_FORM = {
    Form.MODAL: _of_modal,
    Form.BE: _of_be,
    Form.HAVE: _of_have,
    Form.PARTICIPLE: _of_participle,
    Form.BARE: _of_bare,
    Form.ING: _of_participle,
    Form.INFINITIVE: _of_infinitive,
}


def _modal(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    group = found[index]
    word = tagged.tokens[group.first].low
    hedge = table("modal").get(word)
    if hedge is None or (group.perfect and word in _UNREAL) or group.lemma == "prefer":
        return None
    if group.negated and tagged.tokens[group.head].low == "surprised":  # "wouldn't be surprised if they won"
        return Force(index, index, table("modal")["could"], (group.first, group.last), negated=False)
    number = _apart(tagged, found, index)
    verb = found[number]
    moved = verb.passive and verb.lemma in moving() - screened("moved_with_particle") and not group.negated
    hedge = _weakest(tagged, group, word, hedge)
    return Force(index, number, hedge, (group.first, group.first), group.negated, moved=moved)


def _apart(tagged: Tagged, found: Sequence[Group], index: int) -> int:
    """Return the verb that an aside parts from its modal: "could, officials said, | be towed"; else `index`."""
    aside = said_aside(tagged, found, found[index].last)
    behind = (n for n, g in enumerate(found) if aside and g.first == aside.end() and g.form in _UNFINISHED)
    return next(behind, index)


_UNFINISHED = frozenset((Form.BARE, Form.PARTICIPLE, Form.ING))


def _waiting(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read what is not being done before something else: "we are not leaving the hall until we are paid"."""
    denied = group.negated and tagged.tags[group.last] == "G" and tagged.tokens[group.first].low not in WAS
    if not denied or _UNTIL.match(tagged.lows(group.last + 1, group.last + _NEAR)) is None:
        return None
    return Force(index, index, table("modal")["will"], (group.first, group.first), negated=True)


_UNTIL = re.compile(r"(?:[^,;:.]+ )?(?:until|till)\b")
_NEAR = 6  # tokens


def _weakest(tagged: Tagged, group: Group, word: str, hedge: Hedge) -> Hedge:
    """Return the hedge of a modal with its adverbs: "could possibly"; "cannot" is as sure as "will not"."""
    if word in _UNREAL and group.lemma == "like":  # "would like to"
        return table("verb")["hope"]
    if word in _ABLE and group.negated:
        return table("modal")["will"]
    if word in _ABLE and group.passive and group.lemma in _EXPECTING:  # "snow can be expected"
        return table("foretell")["expect"]
    for token in tagged.tokens[group.first : group.last + 1]:
        hedge = weaker(hedge, table("adverb").get(token.low, hedge))
    return hedge


_ABLE = frozenset(("can", "cannot", "can't", "can’t"))


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
    if word in WAS and not (progressive and group.lemma in screened("motion")):
        return None
    bounded = group.lemma in screened("bounded_states") and group.form is Form.PRESENT  # "remains shut until May"
    bounded = bounded and tagged.tags[group.last + 1 : group.last + 2] != "T"  # not "remains to be seen"
    if group.lemma in screened("stative") and group.lemma != "be" and not bounded:
        return None
    return Force(
        index, index, table("scheduled")["a timetable"], (group.first, group.last), group.negated, timetable=True
    )
