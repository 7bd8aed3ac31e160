"""Chances and intentions named by a noun: "a chance of rain", "has no intention of leaving", "cannot be ruled out".

Invariant: what a chance is of is a noun phrase, which stands behind "of" or "for" or is ruled in or out.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import following, subject
from tracker.grammar.tokens import Tagged
from tracker.reading.force import Force, screened
from tracker.reading.hedges import table

_REACH = 7  # tokens between the verb and "a chance of"


def chance(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "there is a chance of rain", "did not rule out an early vote"."""
    after = group.last + 1
    if group.lemma == "exclude" or (group.lemma == "rule" and tagged.low(after) == "out"):
        return _excluded(tagged, group, index)
    for at in range(after, min(after + _REACH, len(tagged.tokens) - 2)):
        if tagged.spelt[at] in _INTENTIONS and tagged.spelt[at + 1] == "of":
            return None if group.lemma in screened("dashing") else _intended(tagged, group, index, at)
        if tagged.spelt[at] in _PLANS and tagged.spelt[at + 1] == "for" and group.form is Form.HAVE:
            return _intended(tagged, group, index, at)
        counted = 2 * (tagged.spelt[at + 1] == "in" and tagged.tags[at + 2] == "#")  # "one chance | in five | of rain"
        if tagged.spelt[at] in table("noun") and tagged.low(at + 1 + counted) in _LINKS:
            return _chance_of(tagged, group, index, at, at + 2 + counted)
        figured = group.lemma == "put" and tagged.spelt[at] == "at"  # "put at ten percent the chance of"
        if tagged.tags[at] not in "LJN#XAr" and tagged.spelt[at] not in {"in", "%"} and not figured:
            break
    return _odds(tagged, group, index)


def _excluded(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "rules out a strike" as a denial, "has not ruled out a strike" as a possibility."""
    noun = following(tagged, group.last + 1 + (group.lemma == "rule"))
    hedge = table("noun")["possibility"] if group.negated else table("denial")["exclude"]
    return noun and Force(index, index, hedge, (group.first, group.last), negated=False, own_will=True, noun=noun)


def _chance_of(tagged: Tagged, group: Group, index: int, at: int, start: int) -> Force | None:
    """Return the force of a chance, the noun at `at`, of what begins at `start`."""
    noun, hedge = following(tagged, start), table("noun")[tagged.spelt[at]]
    return noun and Force(index, index, hedge, (at, at), group.negated, own_will=True, noun=noun)


_LINKS = frozenset(("of", "for"))
_FIGURES = frozenset(("goal", "target", "aim", "objective"))
_PLANS = frozenset(("plan", "plans"))
# How what is meant can open: "its target of 2 percent growth next year", "has plans for a new mill in 1995".
_OPENING = {**dict.fromkeys(_FIGURES, "GN#J"), **dict.fromkeys(_PLANS, "GN#JL")}
_INTENTIONS = _FIGURES | {"intention", "intentions", "hope", "hopes", "way", "ambition"}


def _intended(tagged: Tagged, group: Group, index: int, at: int) -> Force | None:
    """Read "has every intention of leaving", "has no intention of leaving": the latter denies it."""
    noun, refused = following(tagged, at + 2), tagged.low(at - 1) == "no"
    hedge = table("modal")["will"] if refused else table("intent").get(tagged.tokens[at].low, table("intent")["plan"])
    if noun is None or tagged.tags[noun[0]] not in _OPENING.get(tagged.spelt[at], "GN"):
        return None
    return Force(index, index, hedge, (at - refused, at), group.negated != refused, own_will=True, noun=noun)


def ruled_out(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "a strike cannot be ruled out", "a vote was ruled out": the subject is the event."""
    out = group.lemma == "rule" and tagged.low(group.last + 1) == "out"
    if not group.passive or not (out or (group.lemma == "exclude" and group.negated)):
        return None
    hedge = table("noun")["possibility"] if group.negated else table("denial")["exclude"]
    return Force(index, index, hedge, (group.first, group.last + out), negated=False, by_subject=True)


def left_open(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "would not rule out a strike", "declined to rule out further cuts": what is not denied may come."""
    group, after = found[index], found[index + 1 : index + 2]
    refuses = group.lemma in table("refusal") and bool(after) and after[0].form is Form.INFINITIVE
    verb = after[0] if refuses else group
    denies = group.negated != refuses and (refuses or group.form is Form.MODAL) and not verb.passive
    if not denies or verb.lemma != "rule" or tagged.low(verb.last + 1) != "out":
        return None
    noun = following(tagged, verb.last + 2)
    if noun is None:
        return None
    words = (group.first, group.last)
    return Force(index, index, table("noun")["possibility"], words, negated=False, own_will=True, noun=noun)


def _odds(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "the odds of a strike in May are slim", "hopes of a truce this week have faded"."""
    if table("noun").keys().isdisjoint(tagged.spelt) and _FIGURES.isdisjoint(tagged.spelt):
        return None
    who = subject(tagged, group)
    told = group.form is Form.BE or (group.finite and who is not None and "t" in tagged.tags[who[0] : group.first])
    if who is None or not told or tagged.tags[who[0]] in "RW":
        return None
    if group.form is Form.BE and tagged.tokens[who[1]].low in _FIGURES:
        return _aimed_at(tagged, group, index, who[1])
    for at in range(who[0], who[1]):
        if tagged.spelt[at] in table("noun") and tagged.spelt[at + 1] in _LINKS:
            return _chance_of(tagged, group, index, at, at + 2)
    return None


def _aimed_at(tagged: Tagged, group: Group, index: int, at: int) -> Force | None:
    """Read "their target is a tenth of the market within three years"; "was" tells of one given up."""
    noun = following(tagged, group.last + 1)
    if noun is None or tagged.tokens[group.first].low != "is" or tagged.tags[noun[0]] == "A":
        return None
    hedge = table("intent").get(tagged.tokens[at].low, table("intent")["aim"])
    return Force(index, index, hedge, (at, group.last), group.negated, own_will=True, noun=noun)
