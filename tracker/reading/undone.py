"""An event that did not come: denied, absent, not done, not brought about, dead or on hold.

Invariant: what is told lies behind the article or was given up; "has not been signed" alone is open.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, following
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.discourse import Parse
from tracker.reading.kinds import kind_of_verb
from tracker.reading.telling import NEAR, Told, after, is_never, names_event, of_event, table, words_of

_BESIDE = 2  # tokens: "had been | due | to"
_LATE = frozenset(("still", "yet"))
_SURE = frozenset(
    (
        "will",
        "won't",
        "won’t",
        "would",
        "wouldn't",
        "wouldn’t",
        "could",
        "couldn't",
        "couldn’t",
        "can",
        "cannot",
        "can't",
        "can’t",
    )
)
_ABLE = frozenset(("could", "couldn't", "couldn’t"))
_LENGTH = re.compile(r"A*(?:[tL#][#N]*)?")  # "was | now | six months | late"


def denied(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "will not take place", "did not go ahead", "will no longer be held", "no vote was held"."""
    tagged = parse.tagged
    if group.form not in _FINITE:
        return None
    no_longer = tagged.low(group.last + 1) == "no" and tagged.low(group.last + 2) == "longer"
    verb = next((g for g in parse.groups if g.first > group.last), group) if no_longer else group
    told = group.negated or no_longer or is_never(tagged, group)
    if not told and "no" not in tagged.spelt[: group.first]:
        return None
    words = who(tagged, parse.groups, number)
    none = words is not None and "no" in tagged.spelt[max(0, words[0] - 1) : words[0] + 1]
    unsure = group.form is Form.MODAL and tagged.tokens[group.first].low not in _SURE
    if unsure or not (told or none):
        return None
    if group.form is Form.HAVE and group.negated and not is_never(tagged, group):
        awaited = _is_late(tagged, group) and (verb.lemma in table("comes") or _happens(tagged, verb))
        return of_event(parse, Says.PUT_OFF, words) if awaited else None
    came = none and group.form in {Form.PAST, Form.BE, Form.HAVE} and group.lemma not in table("planned")
    if words is not None and not none and verb.lemma == "happen" and tagged.tags[words[1]] in "NX":
        return Told(Says.CALLED_OFF, words)  # only events happen, whatever they are called
    return of_event(parse, Says.CALLED_OFF, words) if came or _happens(tagged, verb) else None


_FINITE = frozenset((Form.MODAL, Form.DO, Form.BE, Form.HAVE, Form.PAST))


def _happens(tagged: Tagged, verb: Group) -> bool:
    """Whether a verb says that an event comes, or is done: "take place", "be played"."""
    said = f"be {tagged.tokens[verb.head].low}" if verb.passive else f"{verb.lemma} {after(tagged, verb)}".strip()
    done = verb.passive and verb.lemma in table("done")
    return done or said in table("happens") or verb.lemma in table("happens")


def _is_late(tagged: Tagged, group: Group) -> bool:
    return any(t.low in _LATE for t in tagged.tokens[max(0, group.first - 1) : group.last + 1])


def absent(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell "there was no vote", "there will be no concert"."""
    there = group.first > 0 and parse.tagged.tokens[group.first - 1].low == "there"
    if not there or group.lemma != "be" or after(parse.tagged, group) != "no":
        return None
    words = following(parse.tagged, group.last + 2)
    if words is None or not names_event(parse, words):
        return None
    dated = _TO_DAY.match(parse.tagged.tags, words[1] + 1)
    if group.form is Form.MODAL and (dated or limit(parse.tagged, group) >= 0):  # only the day is denied
        return Told(Says.PUT_OFF, words, dated.end() - 1 if dated else -1)
    return Told(Says.CALLED_OFF, words) if _is_dated_after(parse.tagged, words[1]) else None


_TO_DAY = re.compile(r"[PA]*t")


def not_before(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "will not be ready before June", "will not come until May": it comes later than was said.

    What will not be repeated before a day is told of as done, and as nothing that was awaited.
    """
    sure = group.form is Form.MODAL and parse.tagged.tokens[group.first].low in _SURE and group.negated
    comes = (
        (group.passive and group.lemma not in table("done_again") and group.lemma not in table("perceives"))
        or group.lemma in table("comes")
        or group.lemma == "be"
        or _happens(parse.tagged, group)
    )
    if not (sure and comes and limit(parse.tagged, group) >= 0):
        return None
    words = who(parse.tagged, parse.groups, number)
    named = of_event(parse, Says.PUT_OFF, words)
    return named or (
        Told(Says.PUT_OFF, words_of(parse, number)) if _is_thing(parse, words) and group.lemma != "be" else None
    )


def _is_thing(parse: Parse, words: Phrase | None) -> bool:
    return words is not None and parse.tagged.tags[words[1]] == "N"


def limit(tagged: Tagged, group: Group) -> int:
    """Return the token of "before May 10" in the rest of a verb's clause, -1 for none."""
    times = (n for n, t in enumerate(tagged.tokens) if n > group.last and t.timex >= 0)
    at = next((n for n in times if tagged.tokens[n].low.startswith(("before ", "until ", "till "))), -1)
    return at if not re.search(r"[,;:S]", tagged.tags[group.last + 1 : max(at, 0)]) else -1


def _is_dated_after(tagged: Tagged, at: int) -> bool:
    """Whether a time follows a token, or "after all": there was no vote | on Tuesday."""
    dated = re.match(r"[PA]*t", tagged.tags[at + 1 :]) is not None or tagged.tags[at] == "t"
    return dated or tagged.lows(at + 1, at + 2) == "after all"


def stated(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell what is said of an event as it stands: "the deal is dead", "the plan is on hold", "was not ready"."""
    if group.lemma == "have" and parse.tagged.lows(group.last + 1, group.last + 2) == "to wait":
        return of_event(parse, Says.PUT_OFF, who(parse.tagged, parse.groups, number))
    if group.form not in {Form.BE, Form.HAVE} or not (group.lemma == "be" or group.passive):
        return None
    at = group.head if group.passive else group.last + 1
    rest = _LENGTH.match(parse.tagged.tags, at) if not group.passive else None
    said = f"{'not ' if group.negated else ''}{parse.tagged.lows(at, at + 4)} ".replace("not longer", "no longer")
    later = f"{parse.tagged.lows(rest.end(), rest.end() + 3)} " if rest and not group.negated else said
    for says in (Says.CALLED_OFF, Says.PUT_OFF):
        if said.startswith(_states(says)) or later.startswith(_states(says)):
            return of_event(parse, says, who(parse.tagged, parse.groups, number))
    return None


@cache
def _states(says: Says) -> tuple[str, ...]:
    return tuple(f"{state} " for state in table(f"{says}_states"))


def failed(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "failed to reach a deal", "refused to sign the treaty"."""
    to = parse.groups[number + 1] if number + 1 < len(parse.groups) else None
    if group.lemma not in table("fails") or group.negated or group.passive or group.form is Form.MODAL:
        return None
    if to is None or to.form is not Form.INFINITIVE or set(parse.tagged.tags[group.last + 1 : to.first]) - set("At"):
        return None
    subject, last = who(parse.tagged, parse.groups, number), events.complement(parse.tagged, to)
    return Told(
        Says.CALLED_OFF, (subject[0] if subject is not None and to.head - subject[0] <= NEAR else to.head, last)
    )


def not_done(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the two did not meet": what a verb of events denies of the past; "the verdict did not come" is late."""
    past = parse.tagged.spelt[group.first].startswith("did") or _had_by_then(parse.tagged, group)
    if group.lemma in table("comes") and (is_never(parse.tagged, group) or (past and group.negated)):
        awaited = who(parse.tagged, parse.groups, number)
        if awaited is not None and names_event(parse, awaited):
            return Told(Says.PUT_OFF, words_of(parse, number))
    if group.form is Form.MODAL and after(parse.tagged, group) != "no" and _no_longer(parse.tagged, group):
        return Told(Says.CALLED_OFF, words_of(parse, number))
    able = group.form is Form.MODAL and group.negated and parse.tagged.tokens[group.first].low in _ABLE
    never = group.form is Form.PAST and is_never(parse.tagged, group)
    if able and group.passive and group.lemma in _SOUGHT:  # "the owner could not be reached", not "a deal"
        words = who(parse.tagged, parse.groups, number)
        able = words is not None and names_event(parse, words)
    if (able or never or (past and group.negated)) and is_event_verb(parse.tagged, group):
        return Told(Says.CALLED_OFF, words_of(parse, number))
    return None


_SOUGHT = frozenset(("reach", "find"))


def _had_by_then(tagged: Tagged, group: Group) -> bool:
    """Whether it was still not done on a day: "had not come | on Monday"."""
    return group.negated and tagged.spelt[group.first] == "had" and tagged.tags[group.last + 1 : group.last + 2] == "t"


def _no_longer(tagged: Tagged, group: Group) -> bool:
    """Whether a plan is given up: "would no longer buy the mill"."""
    return " no longer " in f" {tagged.lows(group.first, group.last)} "


def is_event_verb(tagged: Tagged, group: Group) -> bool:
    """Whether a verb says what events are: "met", "opened", "was held"."""
    said = f"{group.lemma} {after(tagged, group)}"
    if group.passive and group.lemma == "call" and tagged.tags[group.last + 1 : group.last + 2] in {*"LJN"}:
        return False  # "could hardly be called neutral"
    return kind_of_verb(group.lemma) is not None or group.lemma in table("done") or said in table("done")


def meant(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "on Saturday, when the final was to be played", "should have opened on Monday": it was only meant to.

    Whether the day lies behind the article is for the caller to see.
    """
    to = parse.groups[number + 1] if number + 1 < len(parse.groups) else None
    was = parse.tagged.tokens[group.first].low in {"was", "were"} or (
        parse.tagged.spelt[group.first] == "had" and parse.tagged.low(group.first + 1) == "been"
    )
    planned = group.lemma == "be" or group.lemma in table("planned") or after(parse.tagged, group) == "due"
    if (
        was
        and planned
        and not group.negated
        and to is not None
        and to.form is Form.INFINITIVE
        and _is_near(parse.tagged, group, to)
    ):
        return _of_verb(parse, number, to)
    should = parse.tagged.tokens[group.first].low == "should" and group.perfect and not group.negated
    return _of_verb(parse, number, group) if should else None


def _is_near(tagged: Tagged, group: Group, to: Group) -> bool:
    return to.first - group.last <= _BESIDE and not set(tagged.tags[group.last + 1 : to.first]) - set("AtJ")


def _of_verb(parse: Parse, number: int, verb: Group) -> Told:
    words, last = who(parse.tagged, parse.groups, number), events.complement(parse.tagged, verb)
    return Told(Says.PUT_OFF, (words[0] if words is not None and verb.head - words[0] <= NEAR else verb.first, last))
