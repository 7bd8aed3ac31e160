"""Predicates that look forward: "is to", "is due on Friday", "planned for May", "a conference to be held".

Invariant: a predicate is a line of the lexicon's hedges; a plan called "originally" so is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.groups import WAS, Form, Group
from tracker.grammar.phrases import Phrase, following, subject
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.reading.chains import PLACES
from tracker.reading.force import Force, screened
from tracker.reading.hedges import Hedge, table, weaker
from tracker.reading.infinitives import verb

_LONGEST_PREDICATE = 3  # words, "on the agenda"
_DROPPED = frozenset(("originally", "initially", "previously", "earlier", "once"))


def predicate(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read what stands after "be": "is to", "is due", "are in talks to", "is planning a vigil"."""
    group = found[index]
    at = (group.first if group.form is Form.BE else group.last) + 1
    while at < len(tagged.tags) and tagged.tags[at] in "A!tb" and not _phrase_at(tagged, at):
        at += 1
    if tagged.tags[at : at + 1] == "T":
        return _to_be(tagged, found, index, at)
    size = _phrase_at(tagged, at)
    words, last = tagged.lows(at, at + size - 1), at + size - 1
    if not size or _says_otherwise(tagged, found, index, words, last):
        return None
    hedge = table("predicate")[words]
    return Force(index, index, hedge, (group.first, last), group.negated, by_subject=True, noun=_object(tagged, last))


def _to_be(tagged: Tagged, found: Sequence[Group], index: int, to: int) -> Force | None:
    """Read "is to open"; "was there to open" tells where somebody was."""
    group = found[index]
    if not PLACES.isdisjoint(tagged.spelt[group.first : to]):
        return None
    hedge = _of_intent(tagged, found, index) or table("predicate")["to"]
    return Force(index, index, hedge, (group.first, to), group.negated)


def _says_otherwise(tagged: Tagged, found: Sequence[Group], index: int, words: str, last: int) -> bool:
    """Whether a predicate that ends at `last` foretells nothing here: "was able", "was seen to glare", "is told"."""
    past = tagged.spelt[found[index].first] in {"was", "were"}
    watched = past and words == "seen" and index + 1 < len(found) and found[index + 1].form is Form.INFINITIVE
    if watched or (past and words in _DONE_IN_PAST) or (words == "set" and tagged.low(last + 1) in _PARTICLES_OF_SET):
        return True
    followed = index + 1 < len(found) and found[index + 1].form in {Form.INFINITIVE, Form.ING}
    figure = not past and tagged.tags[last + 1 : last + 3] == "P#" and tagged.low(last + 1) == "at"
    return words in screened("only_with_infinitive") and not (followed or figure)  # "is seen at 5 percent"


_DONE_IN_PAST = frozenset(("able", "possible"))
_PARTICLES_OF_SET = frozenset(("up", "off", "out", "aside"))


def _of_intent(tagged: Tagged, found: Sequence[Group], index: int) -> Hedge | None:
    """Return the hedge of the noun whose content "is to" gives: "The plan is to sell", not "is to be debated"."""
    who = subject(tagged, found[index])
    passive = index + 1 < len(found) and found[index + 1].passive
    return table("intent").get(tagged.spelt[who[1]]) if who and not passive else None


_FOR_WHOM = re.compile(r"PA*[LJNX#p]+(?:P[LJNX#p]+)?")


def meant_for(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "the plan is for the troops to leave", "the forecast is for the wind to drop"."""
    group, who = found[index], subject(tagged, found[index])
    past = tagged.spelt[group.first] in {"was", "were"}
    if past or who is None or index + 1 >= len(found) or found[index + 1].form is not Form.INFINITIVE:
        return None
    whom = _FOR_WHOM.fullmatch(tagged.tags, group.last + 1, found[index + 1].first)
    if whom is None or tagged.low(group.last + 1) != "for":
        return None
    known = table("intent") | dict.fromkeys(screened("prospects"), table("foretell")["expect"])
    hedge = next((known[low] for low in tagged.spelt[who[0] : who[1] + 1] if low in known), None)
    return Force(index, index + 1, hedge, (group.first, group.last), group.negated) if hedge is not None else None


def seeming(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read the predicate behind a verb that joins as "be" does: "looks certain to", "remains on course to"."""
    group = found[index]
    ready = group.lemma == "get" and tagged.low(group.last + 1) in {"ready", "set"}
    reported = group.lemma == "remain" and "c" in tagged.tags[: group.first]  # "said that it remained on course"
    joins = group.lemma in screened("copulas") and (group.form is not Form.PAST or reported)
    if tagged.tags[group.last + 1 : group.last + 2] == "T" or not (ready or joins):
        return None
    force = predicate(tagged, found, index)
    if force is None:
        return None
    weakest = weaker(force.hedge, table("verb")["stand"]) if group.lemma in screened("appearing") else force.hedge
    inside = index + 1 < len(found) and found[index + 1].last == force.words[1]  # "set" in "looks set to"
    return force._replace(hedge=weakest, event=index + inside)


def _object(tagged: Tagged, last: int) -> Phrase | None:
    """Return what is planned in "planning a vigil", "considering reopening the embassy", "slated for completion"."""
    after = last + 1 + (tagged.low(last + 1) == "for")
    progressive = tagged.tags[last] == "G" or tagged.tags[last - 1 : last + 1] == "GP"  # "thinking of"
    if after == last + 1 and not (progressive or tagged.tokens[last].low == "for"):  # "up for"
        return None
    return following(tagged, after) if tagged.tags[after : after + 1] not in {"", "t"} else None


def was_dropped(tagged: Tagged, group: Group) -> bool:
    """Return whether a plan is told as one that no longer holds: "was originally due"."""
    words = {t.low for t in tagged.tokens[group.first : group.last + 1]}
    return not words.isdisjoint(_DROPPED) or (
        not words.isdisjoint(("supposed", "meant")) and not words.isdisjoint(("was", "were", "had"))
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in table("predicate"))


def _phrase_at(tagged: Tagged, at: int) -> int:
    if at >= len(tagged.tokens) or tagged.tokens[at].low not in _first_words():
        return 0
    for size in range(_LONGEST_PREDICATE, 0, -1):
        words = tagged.lows(at, at + size - 1)
        cause = words == "due" and tagged.tags[at + 1 : at + 2] == "P" and tagged.tokens[at + 1].low == "to"
        if words in table("predicate") and words != "to" and at + size <= len(tagged.tokens) and not cause:
            return size
    return 0


def participle(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "expecting to cancel" and, after a noun, "planned for 1 p.m.", "due on Thursday"."""
    group = found[index]
    word = tagged.tokens[group.head].low
    if _begins(tagged, group.head) and group.first and tagged.tags[group.first - 1] in "NX,":
        hedge = table("scheduled")["a timetable"]
        return Force(index, index, hedge, (group.head, group.head), group.negated, by_subject=True)
    if word == "followed":
        return _sequel(tagged, found, index)
    if group.form is Form.ING:
        return _in_view(tagged, group, index) or _beside(tagged, group, index) or verb(tagged, found, index)
    joined = index > 0 and tagged.tags[group.first - 1] == "C" and found[index - 1].form is Form.PARTICIPLE
    beside = group.first > 0 and (joined or tagged.tags[group.first - 1] in "NXG,")
    if word not in screened("postposed") or not beside:
        return None
    return Force(index, index, table("predicate")[word], (group.head, group.head), group.negated, by_subject=True)


def _begins(tagged: Tagged, at: int) -> bool:
    """Whether a participle, alone or with what follows, says that something begins: "rules | taking effect"."""
    return any(tagged.lows(at, at + more) in screened("starting") for more in range(_LONGEST_PREDICATE))


def _sequel(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "flies to Delhi on Friday, followed next week by a deputy", where what goes before is to come."""
    group, main = found[index], [g for g in found[:index] if g.finite]
    by = group.last + 1 + (tagged.tags[group.last + 1 : group.last + 2] == "t")
    ahead = bool(main) and tagged.low(main[-1].first) not in WAS and main[-1].form in _AHEAD
    noun = following(tagged, by + 1) if ahead and tagged.low(by) == "by" else None
    hedge = table("scheduled")["a timetable"]
    return noun and Force(index, index, hedge, (group.head, group.head), negated=False, noun=noun)


_AHEAD = frozenset((Form.PRESENT, Form.BE, Form.MODAL))


def _in_view(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "met with a view to signing the treaty in May": what is done for it tells no more than a wish."""
    if tagged.lows(max(0, group.first - 4), group.first - 1) not in _VIEWS:
        return None
    return Force(index, index, table("verb")["aim"], (group.first - 2, group.first - 1), group.negated)


_VIEWS = frozenset(("with a view to", "with the aim of", "with the intention of"))
_WITH = re.compile(r"P[LJNX#p]+A*$")


def _beside(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "with the last ferry leaving on Sunday": a clause beside the main one, with a subject of its own."""
    led = _WITH.search(tagged.tags[: group.first])
    if led is None or tagged.tokens[led.start()].low != "with" or group.lemma not in screened("timetable"):
        return None
    return Force(
        index, index, table("scheduled")["a timetable"], (group.head, group.head), group.negated, timetable=True
    )


_RANKS = frozenset(("first", "second", "third", "fourth", "last", "next", "other", "latest"))
_BESIDE_TO = frozenset(("likely", "unlikely", "certain", "sure", "bound", "poised", "ready", "set"))
_DUE_TO = frozenset(("due", "scheduled", "slated"))
_WITH_WHOM = re.compile(r"P[LJNX#pGA]+(?:P[LJNX#p]+)?A*$")


_THAT = re.compile(r"[LJNX#pPrt,]*c")  # "has been told, on May 5, | that it may go"


def arranged(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "has been set for January 15", "has been pencilled in for May"."""
    word = tagged.tokens[group.head].low
    hedge = table("predicate").get(word) or table("predicate").get(tagged.lows(group.head, group.head + 1))
    if word in screened("convoked") and tagged.low(group.last + 1).startswith("for "):
        hedge = table("predicate")["scheduled"]
    elif word == "told" and _THAT.match(tagged.tags, group.last + 1):
        return None
    if hedge is None or not group.passive or tagged.tokens[group.first].low == "had" or was_dropped(tagged, group):
        return None
    return Force(index, index, hedge, (group.first, group.last), group.negated, by_subject=True)


def postposed(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "a conference to be held in Nairobi"."""
    before = tagged.tags[: group.first].rstrip(",)(")
    noun = tagged.tokens[group.first - 1].low if group.first else ""
    if noun in table("intent") and tagged.tags[group.first - 1] in "NVZ":
        refused = "no" in {t.low for t in tagged.tokens[max(0, group.first - 4) : group.first - 1]}
        hedge = table("modal")["will"] if refused else table("intent")[noun]
        return Force(index, index, hedge, (group.first - 1, group.first), group.negated != refused)
    if noun in _BESIDE_TO and (led := _WITH_WHOM.search(tagged.tags[: group.first - 1])) is not None:
        beside = tagged.tokens[led.start()].low == "with"  # "with the first pits | likely to close in May"
        words = (group.first - 1, group.first)
        return Force(index, index, table("predicate")[noun], words, group.negated) if beside else None
    if noun in _DUE_TO and tagged.tags[group.first - 2 : group.first - 1] in {"N", "X"}:  # "a court | due to rule"
        return Force(index, index, table("predicate")[noun], (group.first - 1, group.first), group.negated)
    if (task := _task(tagged, group, index)) is not None:
        return task
    held = "b" in tagged.tags[group.first : group.last + 1] and group.head > group.first + 1
    counted = before[-1:] in {"r", "R", "#"} and "," in before  # ", the first two | to be built"
    counted = counted or (
        noun == "," and tagged.low(group.first - 2) in _RANKS
    )  # "The first, | to be built by May, is"
    if not held or not before or not (counted or before[-1] in "NX"):
        return None
    return Force(index, index, table("predicate")["to"], (group.first, group.first), group.negated, by_subject=True)


def _task(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "set up a panel to report within 15 days", "named a judge to rule by May": a body with its day."""
    led = _FOUNDED.search(tagged.tags[: group.first])
    founds = led is not None and lemma(tagged.spelt[led.start("verb")]) in screened("founding")
    until = tagged.tags.find("t", group.last + 1)
    if not founds or until < 0 or not _DUE.match(tagged.spelt[until]) or "," in tagged.tags[group.last : until]:
        return None
    return Force(index, index, table("predicate")["to"], (group.first, group.first), group.negated, by_subject=True)


_FOUNDED = re.compile(r"(?P<verb>[EOVK])[PA]?[LJ#]*[NXG]+$")
_DUE = re.compile(r"(?:by|within|before|no later than) ")
