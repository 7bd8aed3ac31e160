"""Infinitives that verbs foretell: "plans to close", "ordered the firm to pay", "sees sales rising".

Invariant: who foretells is the verb's subject, and who is to act that or the verb's object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import subject
from tracker.grammar.tokens import Tagged
from tracker.reading.attribution import is_speaker
from tracker.reading.force import Force, screened
from tracker.reading.foretold import provided
from tracker.reading.hedges import Hedge, table

GAP = re.compile(r'[A!t,"]*')
"""The tags between a verb and an infinitive that hangs on it directly."""
OBJECT = re.compile(r"(?:[ALNXJ#rPpCtEG]|R(?=t|$))+")
"""The tags of an object between them, which is to act."""
_OBJECT_GAP = re.compile(r"(?:AS(?=#)|S[LA]S(?=#)|[A!LNXJ#rPpCEGt])*")  # "more than 200 buses", "as many as 200 buses"
_TAKES_GERUND = frozenset(("consider", "mull", "weigh", "contemplate"))
_WITH_OBJECT = frozenset(("expect", "want", "need", "forecast"))


def verb(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read the verbs that take an infinitive: "plans to close", "ordered the firm to pay"."""
    group = found[index]
    if group.passive or group.lemma not in _leading() or (number := target(tagged, found, index)) >= len(found):
        return None
    hedge = table("verb").get(group.lemma)
    if hedge is not None and takes(tagged, group, found[number]):
        return Force(index, index, hedge, (group.head, group.head), group.negated, own_will=True)
    if _is_seen(tagged, found, index):
        hedge = table("foretell")["expect"]
        return Force(index, index + 1, hedge, (group.head, group.head), group.negated, own_will=True)
    hedge = table("refusal").get(group.lemma)
    if hedge is not None and found[number].form is Form.INFINITIVE:
        return Force(index, number, hedge, (group.head, group.head), negated=False, own_will=True)
    hedge = _ordered(tagged, group, found[number]) or _looked_for(tagged, group, found[number])
    if hedge is None:
        return None
    return Force(index, number, hedge, (group.head, group.head), group.negated, own_will=True)


def bound_until(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "has until Friday", "have time until June to decide": what is to be done by then may stand elsewhere."""
    group = found[index]
    rest = _TIME_LEFT.match(tagged.tags, group.last + 1)
    if group.lemma != "have" or group.passive or group.negated or rest is None:
        return None
    if rest["time"] and tagged.low(rest.start("time")) != "time":
        return None
    if not tagged.low(rest.end() - 1).startswith(_LAST_DAY):
        return None
    return Force(index, index, table("verb")["have"], (group.head, group.head), negated=False)


_TIME_LEFT = re.compile(r"A*(?P<time>N)?t")
_LAST_DAY = ("until ", "till ", "'til ")


def ordering(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read the progressive of an order: "are requiring the bank to submit a plan", "is giving them a week to pay"."""
    group = found[index]
    now = tagged.tokens[group.first].low in {"is", "are"} and tagged.tags[group.last] == "G"
    return verb(tagged, found, index) if now and group.lemma in table("order") else None


def granted(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "was given until Friday to pay", "have been given 48 hours to leave": whom a deadline is set."""
    group = found[index]
    if not group.passive or group.lemma != "give" or index + 1 >= len(found) or tagged.low(group.first) == "had":
        return None
    after = found[index + 1]
    if after.form is not Form.INFINITIVE or not _TIME_ALONE.fullmatch(tagged.tags, group.last + 1, after.first):
        return None
    return Force(index, index + 1, table("order")["give"], (group.head, group.head), group.negated)


_TIME_ALONE = re.compile(r"[AP]?t")


def _ordered(tagged: Tagged, group: Group, after: Group) -> Hedge | None:
    """Return the hedge of "ordered the firm to pay", "gave them until Friday to leave"."""
    between = _ASIDES.sub("", tagged.tags[group.last + 1 : after.first])  # "gave the firm, which is owed, until May to"
    if tagged.low(after.first - 1) == "then":
        between = between.removesuffix("SA")  # "gave it until then to"
    object_does = after.form is Form.INFINITIVE and OBJECT.fullmatch(between)
    return table("order").get(group.lemma) if object_does else None


def _looked_for(tagged: Tagged, group: Group, after: Group) -> Hedge | None:
    """Return the hedge of "looks for profit to rise", "the plan calls for it to close", "calls for closing it"."""
    between = tagged.tags[group.last + 2 : after.first]
    object_does = after.form is Form.INFINITIVE and OBJECT.fullmatch(between) is not None
    if tagged.low(group.last + 1) != "for" or not (object_does or (after.form is Form.ING and not between)):
        return None
    if group.lemma == "call":
        return provided(tagged, group)
    known = group.form is Form.PAST and tagged.low(group.last + 2) not in {"a", "an"}  # "looked for a man to help"
    forecasts = group.lemma == "look" and (group.form is Form.PRESENT or known or _is_foretold(tagged, group))
    return table("foretell")["expect"] if forecasts and object_does else None


@cache
def _leading() -> frozenset[str]:
    """Return the verbs that an infinitive, or what their object does, can follow."""
    return frozenset((*table("verb"), *table("refusal"), *table("order"), *_SEEING, "call"))


def target(tagged: Tagged, found: Sequence[Group], index: int) -> int:
    """Return the number of the group a verb can govern, past participles in its object: "expects homes built … to"."""
    number = index + 1
    if found[index].lemma in _WITH_OBJECT or found[index].lemma in table("order"):
        aside = _WITH_ASIDE.match(tagged.tags, found[index].last + 1)
        while aside and number < len(found) and found[number].first < aside.end():
            number += 1
        while number < len(found) and tagged.tags[found[number].first : found[number].last + 1] in {"G", "E"}:
            number += 1
    return number


# "expect the number of cases, which stood at 9 on Friday, | to rise"
_WITH_ASIDE = re.compile(r"(?P<object>[ALNXJ#pPC]+),P?W[^,;:\"]*,")
_ASIDES = re.compile(r",P?W[^,;:\"]*,")
_SEEING = frozenset(
    ("see", "foresee", "envision", "envisage", "anticipate", "predict", "forecast", "expect", "project")
)


def _is_seen(tagged: Tagged, found: Sequence[Group], index: int) -> bool:
    """Whether a verb foretells what its object does: "sees sales rising next year", not "saw them leaving"."""
    group, after = found[index], found[index + 1]
    told = group.form in {Form.PAST, Form.HAVE} and group.lemma == "see"
    if group.lemma not in _SEEING or told or after.form is not Form.ING:
        return False
    return _SEEN.fullmatch(tagged.tags[group.last + 1 : after.first]) is not None


_SEEN = re.compile(r"[rR]|[ALNXJ#pu]+(?:P[LNXJ#p]+)?")


def takes(tagged: Tagged, group: Group, after: Group) -> bool:
    """Whether an infinitive hangs on this verb, directly or, for "wants schools to be open", after its object."""
    between = tagged.tags[group.last + 1 : after.first]
    aside = _WITH_ASIDE.fullmatch(between)
    between = aside["object"] if aside else between
    if group.lemma == "look" and after.form is Form.ING:
        return tagged.lows(group.last + 1, after.first - 1) == "forward to"
    if after.form is not Form.INFINITIVE:
        return group.lemma in _TAKES_GERUND and after.form is Form.ING and not between
    if GAP.fullmatch(between) or (group.lemma == "have" and between == "tPW"):  # "has 60 days in which to report"
        return True
    passive = "b" in tagged.tags[after.first : after.last + 1]
    it = tagged.lows(group.last + 1, after.first - 1) == "it"
    named = between.partition("P")[0]  # "the merger | with Lantern"
    things = (it or not re.search(r"[XRr]", named)) and not any(
        is_speaker(low) for low in tagged.spelt[group.last + 1 : group.last + 1 + len(named)]
    )
    helped = group.lemma in _WITH_OBJECT and (
        passive
        or ((things or "#" in between or group.negated or _is_foretold(tagged, group)) and group.lemma in _FORECASTING)
    )
    return helped and (it or bool(_OBJECT_GAP.fullmatch(between)))


_FORECASTING = frozenset(("expect", "forecast"))  # "expects the ice to melt", "expected 5,000 people to come"


def _is_foretold(tagged: Tagged, group: Group) -> bool:
    """Whether who expects has no say in it: "analysts expect the bank to cut rates" asks nothing of the bank."""
    who = subject(tagged, group)
    return who is not None and any(t.low in screened("forecasters") for t in tagged.tokens[who[0] : who[1] + 1])


def subjunctive(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "ordered that the vote be held again"."""
    group = found[index]
    orders = [n for n, g in enumerate(found[:index]) if g.lemma in table("order") and not g.passive]
    if tagged.tokens[group.first].low != "be" or not orders:
        return None
    order = found[orders[-1]]
    if not re.fullmatch(r"t?c[LJNX#pPRrA]+", tagged.tags[order.last + 1 : group.first]):
        return None
    hedge = table("order")[order.lemma]
    return Force(index, index, hedge, (order.head, order.head), group.negated)
