"""Events that an object names: "expects a verdict", "set Friday for the vote", "put the vote off until May 5".

Invariant: the noun of such a force is one phrase of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent, following, subject
from tracker.grammar.tokens import Tagged
from tracker.reading.chances import chance
from tracker.reading.force import Force, screened
from tracker.reading.hedges import Hedge, table
from tracker.reading.kinds import accords, is_scheduled

_TELLING = frozenset((Form.PRESENT, Form.BE, Form.DO, Form.PAST, Form.HAVE))
_PARTICLES = frozenset(("off", "back", "forward", "up"))


def expected(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read a verb whose object is the event: "expects the president in late August", "promised an album"."""
    aimed = _AIMING.get(group.lemma) == tagged.low(group.last + 1)
    hedge = _aim(tagged, group) if aimed else table("foretell").get(group.lemma)
    if group.lemma == "see" and _sees(tagged, group):
        hedge = None if chance(tagged, group, index) else table("foretell")["forecast"]
    if group.lemma == "want" and (wished := _wished(tagged, group, index)):
        return wished
    if hedge is None:
        held = _held(tagged, group, index) or _convoked(tagged, group, index)
        return held or _put(tagged, group, index) or chance(tagged, group, index)
    if group.lemma == "set" and (aim := chance(tagged, group, index)):  # "has set itself a target of"
        return aim
    aside = group.lemma == "set" and tagged.low(group.last + 1) in {"aside", "up", "off", "out"}
    if aside or group.form not in _TELLING or group.passive:
        return None
    after = group.last + 1 + aimed + (group.lemma == "agree" and tagged.low(group.last + 1) in {"to", "on"})
    if tagged.tags[after : after + 1] == "r" and tagged.tags[after + 1 : after + 2] in {"L", "#"}:
        after += 1  # "promised | them | two salaries before Easter"
    noun = _named_by(tagged, after) or _timed(tagged, after, group) or _fronted(tagged, group)
    awaited = group.lemma == "expect" and noun is not None and noun[0] == noun[1]  # "expects it in July"
    if noun is None or (tagged.tags[noun[0]] == "R" and not awaited) or _is_idiom(tagged, group, noun):
        return None
    return Force(index, index, hedge, (group.head, group.head), group.negated, own_will=True, noun=noun)


def _wished(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "wants the law passed by June", "wants it out in May": how somebody would have a thing by a day."""
    match = _WISHED.match(tagged.tags, group.last + 1) if group.form in _TELLING and not group.passive else None
    if match is None or not (tagged.tags[match.end() - 1] in "EK" or tagged.low(match.end() - 1) in _STATES):
        return None
    done = index + (tagged.tags[match.end() - 1] in "EKV")  # a participle is a group of its own
    hedge, noun = table("foretell")["want"], (group.last + 1, match.end() - 1)
    return Force(index, done, hedge, (group.head, group.head), group.negated, own_will=True, noun=noun)


_WISHED = re.compile(r"(?:[rR]|[LJX#pN]*[NX](?:PL?[JNX]+)?)[EKPAJV](?=[tPS])")
_STATES = frozenset(
    ("out", "in", "back", "open", "shut", "closed", "ready", "over", "off", "down", "up", "home", "gone")
)


def _sees(tagged: Tagged, group: Group) -> bool:
    """Whether somebody sees what is to come: "economists see", "sees 3.5 percent", "others saw no change until May"."""
    if group.form is Form.PAST:
        none = tagged.low(group.last + 1) == "no" and tagged.tags[: group.first].find("W") < 0
        return none and not screened("forecasters").isdisjoint(tagged.spelt[: group.first])
    return group.form is Form.PRESENT and (_is_forecaster(tagged, group) or _figured(tagged, group))


def _is_forecaster(tagged: Tagged, group: Group) -> bool:
    """Whether the subject foretells by trade: "economists see growth of 4 percent next year"."""
    who = subject(tagged, group)
    return who is not None and not screened("forecasters").isdisjoint(tagged.spelt[who[0] : who[1] + 1])


def _figured(tagged: Tagged, group: Group) -> bool:
    """Whether a figure is what somebody sees: "sees the rate at 4 percent by May", "sees 3.5 percent by May"."""
    figure = _AT_FIGURE.match(tagged.tags, group.last + 1)
    at = figure is not None and tagged.low(figure.start("at")) == "at"
    measured = figure is not None and tagged.low(figure.end()) in _MEASURES  # "sees growth of 3 percent"
    at = at or (measured and figure is not None and tagged.low(figure.start("at")) == "of")
    alone = _FIGURE.match(tagged.tags, group.last + 1)
    return at or (alone is not None and (tagged.tags[alone.end()] in "uP" or tagged.low(alone.end()) in _MEASURES))


_AT_FIGURE = re.compile(r"[LJNX#pG]+(?:P[LJNXG]+)?(?P<at>P)u?#")
_FIGURE = re.compile(r"(?:u#|#(?=[NPu]))")  # "$80", "3.5 | percent", "eight | to the dollar"; no "eight patients"
_MEASURES = frozenset(("percent", "per", "pc", "point", "points", "cents", "dollars"))


def _held(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "has its premiere in Lisbon on Tuesday", "have talks on Monday": whoever has an event will hold it."""
    alone = tagged.spelt[group.first] in _HAVING and group.first == group.last
    noun = following(tagged, group.last + 1) if alone else None
    if noun is None or not any(is_scheduled(low) for low in tagged.spelt[noun[0] : noun[1] + 1]):
        return None
    hedge = table("scheduled")["a timetable"]
    return Force(index, index, hedge, (group.head, group.head), group.negated, noun=noun)


def _convoked(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "has summoned its executive for Saturday": who calls a body together sets the day."""
    calls = group.lemma in screened("convoking") and group.form in {Form.PAST, Form.HAVE} and not group.passive
    noun = following(tagged, group.last + 1) if calls else None
    if noun is None or not tagged.low(noun[1] + 1).startswith("for ") or tagged.tags[noun[1] + 1] != "t":
        return None
    hedge = table("foretell")["schedule"]
    return Force(index, index, hedge, (group.head, group.head), group.negated, own_will=True, noun=noun)


_HAVING = frozenset(("have", "has"))


def _put(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "puts growth at 2 percent next year", "pegs the deficit at": a figure foretold of its object."""
    noun = following(tagged, group.last + 1) if group.lemma in _PUTTING and not group.passive else None
    if noun is None or "at" not in tagged.spelt[noun[0] : noun[1] + 2]:
        return None
    at = tagged.spelt.index("at", noun[0])
    if at == noun[0] or tagged.tags[at + 1 : at + 2] not in {"#", "u"}:
        return None
    hedge = table("foretell")["forecast"]
    return Force(index, index, hedge, (group.head, at), group.negated, own_will=True, noun=(noun[0], at - 1))


_PUTTING = frozenset(("put", "peg"))


def _is_idiom(tagged: Tagged, group: Group, noun: Phrase) -> bool:
    """Whether "set" fixes no day: "has set its sights on a merger this year"."""
    return group.lemma == "set" and not screened("set_idioms").isdisjoint(tagged.spelt[noun[0] : noun[1] + 1])


def predicting(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "are predicting slower growth next year": the progressive of a verb that foretells."""
    group = found[index]
    now = tagged.tokens[group.first].low not in {"was", "were"}
    known = group.lemma == "call" or (now and group.lemma in screened("predicting"))
    foretells = known and tagged.tags[group.last] == "G"
    return expected(tagged, group, index) if foretells else None


def _aim(tagged: Tagged, group: Group) -> Hedge | None:
    """Return the hedge of "hopes for an end by June", "looks for a rise", "the accord calls for a vote"."""
    if group.lemma in _PROVIDING:
        return provided(tagged, group)
    expects = table("foretell")["expect"]
    return expects if group.lemma == "look" else table("verb").get(group.lemma, expects)


def provided(tagged: Tagged, group: Group) -> Hedge | None:
    """Return the hedge of what a paper or the weather service calls for, None for a demand: "farmers call for"."""
    who = subject(tagged, group)
    if who is not None and not screened("weather").isdisjoint(tagged.spelt[who[0] : who[1] + 1]):
        return table("foretell")["forecast"]
    head = tagged.tokens[who[1]].low if who is not None else ""
    if head in accords():
        return table("foretell")["schedule"]
    return table("foretell")["plan"] if head in screened("providing") else None


_PROVIDING = frozenset(("call", "provide"))  # "the accord provides for a pullout"
_AIMING = {
    **dict.fromkeys(("hope", "aim", "wish", "bid", "look", "guide", "brace", "call", "provide"), "for"),
    **dict.fromkeys(("bet", "count", "bank"), "on"),
    "point": "to",
}
_DAY_FOR = re.compile(r"(?:LN)?A?t,?[PS](?=[LJN])")  # "a date of May 5 | for the vote"


def _named_by(tagged: Tagged, start: int) -> Phrase | None:
    """Return the event of "has set Friday as the deadline for bids", "fixed May 5 for the vote"."""
    day = _DAY_FOR.match(tagged.tags, start)
    if day is None or tagged.tokens[day.end() - 1].low not in {"as", "for"}:
        return None
    if tagged.tags[start] == "L" and tagged.low(start + 1) != "date":  # "a deadline of noon | for the missing files"
        return None
    return following(tagged, day.end())


_FRONTED = re.compile(r"(?:(?:,?P?(?P<which>W|(?<=[NX])c))(?:[LJNX#]+|R)|[NX](?P<bare>R))(?:A?H?A?[EKOVZ]c?R)?A*$")


def _fronted(tagged: Tagged, group: Group) -> Phrase | None:
    """Return what a relative clause takes up: "the sale, which it expects by May", "a vote he expects soon"."""
    fixed = group.form is not Form.PRESENT and tagged.low(group.last + 1).startswith("for ")  # "has called for May 5"
    if tagged.tags[group.last + 1 : group.last + 2] != "t" or not (fixed or group.form is Form.PRESENT):
        return None
    led = _FRONTED.search(tagged.tags[: group.first])
    if led is None:
        return None
    return antecedent(tagged, led.start("which") if led["which"] else led.start("bare"))


_LENGTH_BEFORE = re.compile(r"[LJA]*t(?=[JNXG])")  # "a 24-hour strike"
_TO_TIME = re.compile(r"[uALNXJ#pPC]*\"?[tPS]")


_TIME_FIRST = re.compile(r'["CA]*t+,')  # "For the third quarter, analysts expect a profit of 30 cents"


def _timed(tagged: Tagged, start: int, group: Group) -> Phrase | None:
    """Return the noun phrase at `start` where a time or preposition follows it, or a time opens the sentence."""
    length = _LENGTH_BEFORE.match(tagged.tags, start)
    noun = following(tagged, length.end() if length else start)
    if noun is None or _TO_TIME.match(tagged.tags, noun[1] + 1):
        return noun
    return noun if group.form is Form.PRESENT and _TIME_FIRST.match(tagged.tags) else None


def moved_to_day(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "put the vote off until May 5", "was moved to June": an event with a new day; "until" names that day."""
    if group.lemma not in moving() or group.form not in _TELLING:
        return None
    after = group.last + 1
    particle = after < len(tagged.tokens) and tagged.tokens[after].low in _PARTICLES
    if group.lemma in screened("moved_with_particle") and not particle and not _particle_later(tagged, after):
        return None
    hedge, words = table("scheduled")["a timetable"], (group.first, group.last + particle)
    if group.passive:
        return Force(index, index, hedge, words, negated=False, by_subject=True, moved=True)
    day = tagged.tags[after + particle : after + particle + 1] == "t"  # "put off until Friday any vote on the reform"
    noun = following(tagged, after + particle + day)
    return noun and Force(index, index, hedge, words, negated=False, noun=noun, moved=True)


def moved_also(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read the new day behind "and": "was called off on Monday and moved to May 5", "and put back to Thursday"."""
    group, over = found[index], found[index - 1] if index else None
    joined = over is not None and over.passive and tagged.tags[: group.first].rstrip("A").endswith("C")
    if not joined or group.lemma not in moving():
        return None
    particle = tagged.low(group.last + 1) in _PARTICLES
    if group.lemma in screened("moved_with_particle") and not particle:
        return None
    if group.form is Form.PAST and tagged.tags[group.last + 1 + particle : group.last + 2 + particle] != "t":
        return None
    hedge, words = table("scheduled")["a timetable"], (group.first, group.last + particle)
    return Force(index - 1, index, hedge, words, negated=False, by_subject=True, moved=True)


def _particle_later(tagged: Tagged, after: int) -> bool:
    noun = following(tagged, after)
    return noun is not None and any(t.low in _PARTICLES for t in tagged.tokens[noun[1] : noun[1] + 3])


@cache
def moving() -> frozenset[str]:
    """Return the verbs that give an event a new day, some with "off", "back" or "forward" only."""
    return screened("moved") | screened("moved_with_particle")
