"""Infinitives that verbs foretell: "plans to close", "ordered the firm to pay", "is expected to travel".

Invariant: an event reached through an infinitive carries the weakest hedge on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import subject
from tracker.grammar.tokens import Tagged
from tracker.reading.attribution import is_speaker
from tracker.reading.force import Force, screened
from tracker.reading.foretold import provided
from tracker.reading.hedges import Hedge, table, weaker

PLACES = frozenset(("here", "there", "away", "back"))  # "is here to see" tells a purpose
_GAP = re.compile(r'[A!t,"]*')
_OBJECT_GAP = re.compile(r"(?:AS(?=#)|S[LA]S(?=#)|[A!LNXJ#rPpCEGt])*")  # "more than 200 buses", "as many as 200 buses"
_TAKES_GERUND = frozenset(("consider", "mull", "weigh", "contemplate"))
_OBJECT = re.compile(r"(?:[ALNXJ#rPpCtEG]|R(?=t|$))+")
_WITH_OBJECT = frozenset(("expect", "want", "need", "forecast"))


def verb(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read the verbs that take an infinitive: "plans to close", "ordered the firm to pay"."""
    group = found[index]
    if group.passive or group.lemma not in _leading() or (number := _target(tagged, found, index)) >= len(found):
        return None
    hedge = table("verb").get(group.lemma)
    if hedge is not None and _takes(tagged, group, found[number]):
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


def ordering(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read the progressive of an order: "are requiring the bank to submit a plan", "is giving them a week to pay"."""
    group = found[index]
    now = tagged.tokens[group.first].low in {"is", "are"} and tagged.tags[group.last] == "G"
    return verb(tagged, found, index) if now and group.lemma in table("order") else None


def _ordered(tagged: Tagged, group: Group, after: Group) -> Hedge | None:
    """Return the hedge of "ordered the firm to pay", "gave them until Friday to leave"."""
    between = _ASIDES.sub("", tagged.tags[group.last + 1 : after.first])  # "gave the firm, which is owed, until May to"
    object_does = after.form is Form.INFINITIVE and _OBJECT.fullmatch(between)
    return table("order").get(group.lemma) if object_does else None


def _looked_for(tagged: Tagged, group: Group, after: Group) -> Hedge | None:
    """Return the hedge of "looks for profit to rise", "the plan calls for it to close", "calls for closing it"."""
    between = tagged.tags[group.last + 2 : after.first]
    object_does = after.form is Form.INFINITIVE and _OBJECT.fullmatch(between) is not None
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


def _target(tagged: Tagged, found: Sequence[Group], index: int) -> int:
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


def _takes(tagged: Tagged, group: Group, after: Group) -> bool:
    """Whether an infinitive hangs on this verb, directly or, for "wants schools to be open", after its object."""
    between = tagged.tags[group.last + 1 : after.first]
    aside = _WITH_ASIDE.fullmatch(between)
    between = aside["object"] if aside else between
    if group.lemma == "look" and after.form is Form.ING:
        return tagged.lows(group.last + 1, after.first - 1) == "forward to"
    if after.form is not Form.INFINITIVE:
        return group.lemma in _TAKES_GERUND and after.form is Form.ING and not between
    if _GAP.fullmatch(between) or (group.lemma == "have" and between == "tPW"):  # "has 60 days in which to report"
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


def follow(tagged: Tagged, found: Sequence[Group], force: Force) -> Force:
    """Move to the infinitive that names the event: "is expected to travel", "would need to speak"."""
    while (number := _target(tagged, found, force.event)) < len(found):
        after = found[number]
        link = _link(tagged, found[force.event], after)
        if link is None or after.form not in {Form.INFINITIVE, Form.ING} or _is_closed(tagged, found, force.event):
            break
        hedge = weaker(force.hedge, link) if not force.by_subject else force.hedge
        between = tagged.tags[found[force.event].last + 1 : after.first]
        negated = force.negated != (after.negated or "!" in between)
        timetable = force.timetable and found[force.event].lemma in _ASPECTS
        force = force._replace(
            event=number, hedge=hedge, negated=negated, by_subject=False, timetable=timetable, noun=None
        )
    return force


def _is_closed(tagged: Tagged, found: Sequence[Group], event: int) -> bool:
    """Whether commas enclose a participle with its time: "expect the report, due Friday, | to show"."""
    group = found[event]
    own = group.form is Form.PARTICIPLE and tagged.tags[group.first - 1 : group.first] == ","
    return own and tagged.tags[group.last + 1 : group.last + 3] == "t,"


def refusing(tagged: Tagged, found: Sequence[Group], force: Force) -> Force:
    """Move to what is refused: "will refuse to debate" denies the debate."""
    verb, number = found[force.event], force.event + 1
    if verb.lemma not in table("refusal") or number >= len(found) or found[number].form is not Form.INFINITIVE:
        return force
    if not _GAP.fullmatch(tagged.tags[verb.last + 1 : found[number].first]):
        return force
    return force._replace(event=number, negated=not force.negated)


def _link(tagged: Tagged, group: Group, after: Group) -> Hedge | None:
    """Return the hedge that joins a group to the infinitive after it, or None where nothing does."""
    between = tagged.tags[group.last + 1 : after.first]
    word = tagged.tokens[group.head].low
    if group.lemma in table("verb") and not group.passive and _takes(tagged, group, after):
        return table("verb")[group.lemma]
    if after.form is not Form.INFINITIVE:
        seen = word == "seen" and after.form is Form.ING and not between  # "is seen dipping below"
        return table("predicate")[word] if seen else None
    if group.lemma in table("order") and not group.passive and _OBJECT.fullmatch(between):
        return table("order")[group.lemma]
    if word in table("predicate") or f"{word} to" in table("predicate"):
        plain = _GAP.fullmatch(between) or (tagged.low(group.last + 1) == "by" and _BY_WHOM.fullmatch(between))
        return table("predicate").get(word, table("predicate")["to"]) if plain else None
    if group.lemma in _ASPECTS or group.lemma == "be" or group.lemma in screened("copulas") | {"get"}:
        return _through_predicate(tagged, group, after, between)
    return None


_BY_WHOM = re.compile(r"P[LJNX#p]+(?:J?P[LJNX#prR]+)?[A,]?")  # "is expected by those close to the talks to quit"
_ASPECTS = frozenset(("begin", "start", "cease", "continue", "stop"))  # "cease to be valid on May 5"


def _through_predicate(tagged: Tagged, group: Group, after: Group, between: str) -> Hedge | None:
    certain = table("predicate")["to"]
    if group.lemma in _ASPECTS:  # "begins to thaw"
        return None if between else certain
    if not between or not re.fullmatch(r"[AJtE!NPG,]*", between):
        return None if between else certain
    words = [t.low for t in tagged.tokens[group.last + 1 : after.first]]
    if not PLACES.isdisjoint(words):
        return None
    known = [table("predicate")[w] for w in words if w in table("predicate") and w != "able"]
    if known:
        return known[0]
    joined = _last_words() & set(words)
    return certain if joined or re.fullmatch(r"[AJEt]+", between) else None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in table("predicate"))


def coordinated(tagged: Tagged, found: Sequence[Group], index: int) -> Iterator[int]:
    """Yield the verbs that share the helper: "will attend briefings and hold talks", "will be tried and jailed"."""
    for number in range(index + 1, len(found)):
        joined_be = found[number].lemma == "be" and found[number].form is Form.BARE  # "and be home by May"
        if found[number].lemma in screened("stative") and not joined_be:
            return
        shared = found[index].passive and _SHARED.search(tagged.tags, 0, found[number].last + 2) is not None
        if found[number].finite and not shared:
            return
        if found[number].form is Form.BARE or shared:
            yield number


_SHARED = re.compile(r"[^,]CA*[EK][PtA,.]$")  # a participle without an object, joined by "and"


def helped(tagged: Tagged, found: Sequence[Group], index: int) -> Iterator[int]:
    """Yield the bare verb that an event helps, lets or sees happen: "could help cut the deficit"."""
    after = index + 1
    if after >= len(found) or found[after].form is not Form.BARE or found[index].lemma not in _LETTING:
        return
    if "C" not in tagged.tags[found[index].last : found[after].first]:
        yield after


_LETTING = frozenset(("help", "see", "let", "make"))
