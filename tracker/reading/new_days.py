"""An event that gets another day: moved, extended, or due now on a day that it was not due on before.

Invariant: what is moved names an event, or has a day of its own.
"""

from __future__ import annotations

import re

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.discourse import Parse
from tracker.reading.kinds import kind_of_noun
from tracker.reading.stopping import PARTICIPLES, is_sideways, object_of
from tracker.reading.telling import Told, is_now, of_event, table, words_of
from tracker.reading.values import Kind

_LASTING = ("by ", "until ", "till ", "to ", "through ", "into ", "for another ", "for a further ")
_NOT_BEFORE = ("before ", "until ", "till ")
_WILL = frozenset(("will", "'ll", "’ll", "would", "must", "should"))
_DUE = frozenset(("due", "set", "likely"))
_NEAR = 20  # tokens from the subject to what it is to do, a relative clause between them
_NEW_DAY = re.compile(r"[AJEK]*(?:P?L?t|TV[LJNXP]*t|TbE[LJNXP]*t)")


def moved(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the vote was moved to May", "they moved the vote to May"."""
    if (group.lemma not in table("moves") and group.lemma != "bring") or group.negated or is_sideways(parse, number):
        return None
    to_time = re.match(r"A*Pt|A*t|APt", parse.tagged.tags[group.last + 1 :])
    later = parse.tagged.low(group.last + 1) in {"forward", "back"}
    if group.passive and (to_time or later):
        words = who(parse.tagged, parse.groups, number)
        return _moved_into(parse, words, group.last + 1) or of_event(parse, Says.PUT_OFF, words)
    words = None if group.passive else object_of(parse.tagged, group.last + 1)
    after_it = parse.tagged.tags[words[1] + 1 :] if words else ""
    if words and after_it.startswith("tt") and parse.tagged.low(words[1] + 1).startswith("from "):
        return Told(Says.PUT_OFF, words)  # from one day to another only an event is moved
    if words and (told := _moved_into(parse, words, words[1] + 1)):
        return told
    return of_event(parse, Says.PUT_OFF, words) if re.match(r"A*Pt|A*t|APt", after_it) else None


def _moved_into(parse: Parse, words: Phrase | None, at: int) -> Told | None:
    """Tell "pushed the game into next year": only what has a day, whatever it is called, is moved into another."""
    at += parse.tagged.low(at) == "back"
    into = parse.tagged.tags[at : at + 1] == "t" and parse.tagged.low(at).startswith(("to ", "into ", "until "))
    return Told(Says.PUT_OFF, words) if words and into and parse.tagged.tags[words[1]] in "NX" else None


def extended(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "extended its deadline", "prolonged the mandate by a month"; what else is extended goes on."""
    if group.lemma not in table("extends") or group.negated or group.form is Form.MODAL:
        return None
    words = who(parse.tagged, parse.groups, number) if group.passive else object_of(parse.tagged, group.last + 1)
    lows = parse.tagged.spelt[words[0] : words[1] + 1] if words else ()
    deadline = not table("lasting").isdisjoint(lows) or any(kind_of_noun(low) is Kind.DEADLINE for low in lows)
    at = words[1] + 1 if words and not group.passive else group.last + 1
    longer = "t" in parse.tagged.tags[at : at + 1] and parse.tagged.low(at).startswith(_LASTING)
    return Told(Says.PUT_OFF, words) if words and (deadline or longer) else None


def has_new_day(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the verdict will now come in October", "it is now set for May": another day than was told before."""
    tagged = parse.tagged
    if not is_now(tagged, group):
        return None
    at = _beyond_now(tagged, group.last + 1)
    dated = _NEW_DAY.match(tagged.tags, at)
    if dated is None or not _is_coming(tagged, group, at):
        return None
    if group.negated and not tagged.low(dated.end() - 1).startswith(_NOT_BEFORE):
        return None
    return of_event(parse, Says.PUT_OFF, who(tagged, parse.groups, number)) or _to_come(parse, number, dated.end())


def _is_coming(tagged: Tagged, group: Group, at: int) -> bool:
    """Whether a verb, or what stands behind its "now" at token `at`, looks ahead: "will", "is set", "is to open"."""
    coming = group.form is Form.MODAL and tagged.spelt[group.first] in _WILL
    if coming or (group.passive and group.lemma in table("planned")) or tagged.low(at) in _DUE:
        return True
    if tagged.tags[at : at + 1] == "T":  # "it is now to open" goes on with what was told before
        return group.form is Form.BE and tagged.tags[group.first - 1] != "R" and _was_due(tagged)
    if group.form is Form.PRESENT:
        return _was_due(tagged)
    return tagged.tags[at : at + 1] in PARTICIPLES and lemma(tagged.low(at)) in table("planned")


def _to_come(parse: Parse, number: int, end: int) -> Told | None:
    """Return what is to be done on the new day, where the subject names no event: "the jet is now to be delivered"."""
    if parse.groups[number].form is Form.PRESENT and parse.groups[number].lemma != "be":
        return Told(Says.PUT_OFF, words_of(parse, number))
    to = next((g for g in parse.groups[number + 1 :] if g.form is Form.INFINITIVE and g.last < end), None)
    words = who(parse.tagged, parse.groups, number) if to is not None else None
    if to is None or words is None or to.head - words[0] > _NEAR:
        return None
    return Told(Says.PUT_OFF, (words[0], events.complement(parse.tagged, to)))


def _was_due(tagged: Tagged) -> bool:
    """Whether a sentence tells of an earlier day: "which had been due in May", "late by a year", "instead"."""
    return not table("earlier").isdisjoint(tagged.spelt) or _WAS_DUE.search(" ".join(tagged.spelt)) is not None


_WAS, _DUE_THEN = ("|".join(sorted(table(kind))) for kind in ("was", "was_due"))
_WAS_DUE = re.compile(rf"\b(?:(?:{_WAS}) (?:{_DUE_THEN})|should have)\b")


def _beyond_now(tagged: Tagged, at: int) -> int:
    """Return the token behind "now" and "not" in what follows a verb: "is | now not | expected"."""
    while tagged.low(at) in {"now", "not"}:
        at += 1
    return at
