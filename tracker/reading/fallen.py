"""Which events of a sentence fell through or were put off, as a verb or a noun tells it.

Invariant: what is told is finite, of the past or present, and in the article's own words.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, following
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.lexicon import load
from tracker.outcome import Says
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.kinds import event_nouns
from tracker.reading.let_go import (
    kept_from,
    missed,
    stayed,
    thought_better,
    turned_back,
    unspoken,
    waited_for,
)
from tracker.reading.new_days import extended, has_new_day, moved
from tracker.reading.not_then import PASSES, RUNS, in_vain, instead, none_until, not_on_day, overran, went_by
from tracker.reading.past_due import past_due
from tracker.reading.stopping import (
    ALONE,
    KINDS,
    brought_about,
    by_itself,
    is_settled,
    laid_aside,
    parted,
    stopped,
)
from tracker.reading.telling import (
    Told,
    after,
    conditional,
    is_now,
    names_event,
    of_event,
    own_words,
    refuted,
    table,
)
from tracker.reading.undone import absent, denied, failed, is_event_verb, not_before, not_done, stated


def fell_through(page: Discourse, parse: Parse, number: int) -> Told | None:
    """Return that an event was called off or put off, as verb group `number` tells it."""
    group = parse.groups[number]
    if not _may_tell(parse.tagged, group) or not _is_told(page, parse, group):
        return None
    told = past_due(page, parse, group) or next((t for rule in _RULES if (t := rule(parse, number, group))), None)
    if told is None:
        return None
    says = Says.PUT_OFF if _is_try(parse.tagged, told.words) else told.says
    return told._replace(says=says, verb=group.first if told.words[1] < group.first else told.verb)


def _is_try(tagged: Tagged, words: Phrase) -> bool:
    """Whether one go at something was given up, and not the thing: "scrapped its second attempt"."""
    nouns = _NOUNS.search(tagged.tags, words[0], words[1] + 1)
    return nouns is not None and tagged.spelt[nouns.end() - 1] in table("tries")


_NOUNS = re.compile(r"N+")


_NONE = frozenset(("no", "never"))
_INSTEAD = frozenset(("instead", "rather", "not"))  # of another day
_NEAR = 6  # tokens from "no" to its verb: "no vote on the law was held"
_RULES = (
    *(stopped, laid_aside, parted, brought_about, by_itself, moved, extended, has_new_day),
    *(went_by, in_vain, not_before, none_until, denied, not_on_day, absent, stated, failed, not_done),
    *(unspoken, overran, instead, waited_for, missed, kept_from, turned_back, stayed, thought_better),
)


@cache
def _bases() -> frozenset[str]:
    """Return the verbs, in base form, that the rules below ask for."""
    kinds = (*KINDS.values(), *ALONE.values(), "moves", "fails", "brings_about", "extends", "speaks", "keeps_from")
    return frozenset(word for kind in kinds for word in table(kind)) | {*_OTHERS, *_parting()}


_OTHERS = PASSES | RUNS | {"bring", "miss", "wait", "turn", "stay", "remain", "let"}


@cache
def _parting() -> frozenset[str]:
    return frozenset(words.split()[0] for kind in KINDS.values() for words in table(f"{kind}_apart"))


@cache
def _heads() -> frozenset[str]:
    """Return the first words of the phrases that the rules below ask for."""
    kinds = (*(f"{kind}_phrases" for kind in KINDS.values()), *ALONE.values(), "gives_up_doing")
    states = (words.removeprefix("not ") for kind in KINDS.values() for words in table(f"{kind}_states"))
    return frozenset(words.split()[0] for words in (*states, *(p for kind in kinds for p in table(kind))))


@cache
def _behind_helpers() -> frozenset[str]:
    """Return the words behind "be" and "have" that the rules below ask for."""
    states = (words.removeprefix("not ") for kind in KINDS.values() for words in table(f"{kind}_states"))
    phrases = (words.split() for kind in KINDS.values() for words in table(f"{kind}_phrases"))
    seconds = (words[1] for words in phrases if lemma(words[0]) in _HELPERS)
    return frozenset((*(words.split()[0] for words in states), *seconds, "off", "wait", "no"))


_HELPERS = frozenset(("be", "have"))


def _may_tell(tagged: Tagged, group: Group) -> bool:
    """Whether a verb group has a word, or a denial, that one of the rules asks for: most have none."""
    if group.negated or is_now(tagged, group) or not _INSTEAD.isdisjoint(tagged.spelt):
        return True
    if not _NONE.isdisjoint(tagged.spelt[max(0, group.first - _NEAR) : group.last + 2]):
        return True
    if group.lemma in _HELPERS:
        return not _behind_helpers().isdisjoint(tagged.spelt[group.last + 1 :])
    return group.lemma in _bases() or tagged.spelt[group.head] in _heads()


_OWNED = frozenset(("its", "their", "his", "her", "the"))  # "went without their match" is told of others' match


def named_stop(parse: Parse) -> Told | None:
    """Return that an event was called off or put off, as a noun tells it: "the postponement of the vote"."""
    tagged = parse.tagged
    if (described := _described(parse)) is not None:
        return described
    if _nouns().keys().isdisjoint(tagged.spelt):
        return None
    for at, low in enumerate(tagged.spelt[:-2]):
        if low not in _nouns() or tagged.spelt[at + 1] != "of" or not _is_known(tagged, at):
            continue
        words = following(tagged, at + 2)
        if words is not None and names_event(parse, words):
            return Told(_nouns()[low], words)
    return None


def _described(parse: Parse) -> Told | None:
    """Tell "the time that the postponed trial gave them": an event that was stopped, and of which no more is told."""
    tagged = parse.tagged
    if table("stopped").isdisjoint(tagged.spelt):
        return None
    for at, low in enumerate(tagged.spelt[:-2]):
        known = at > 0 and (tagged.spelt[at - 1] in _OWNED or tagged.tags[at - 1] in "pt")
        words = following(tagged, at) if low in table("stopped") and known else None
        if words is None or words[1] == at or not names_event(parse, words) or {"M", "S"} & set(tagged.tags):
            continue
        words = (words[0], _last_of_event(tagged, words))
        verb = next((g for g in parse.groups if g.first == words[1] + 1 and g.finite), None)
        if verb is None or not (is_event_verb(tagged, verb) or verb.lemma == "be"):
            says = Says.PUT_OFF if lemma(low) in table("put_off") else Says.CALLED_OFF
            return Told(says, (at - 2 if tagged.tags[at - 1] == "p" else at, words[1]))
    return None


def _last_of_event(tagged: Tagged, words: Phrase) -> int:
    """Return the first noun of an event in a phrase: "cancelled concert | cost the city a million"."""
    return next((at for at in range(words[0] + 1, words[1] + 1) if tagged.spelt[at] in event_nouns()), words[1])


@cache
def _nouns() -> dict[str, Says]:
    """Return what each noun says of the event that follows it."""
    nouns = load("reading/outcomes")["nouns"]
    return {noun: says for says, kind in reversed(KINDS.items()) for noun in nouns[kind]}


def _is_known(tagged: Tagged, at: int) -> bool:
    """Whether a noun has happened for the reader: "the postponement", no "possible postponement"."""
    return at > 0 and tagged.spelt[at - 1] == "the" and not {"M", "S"} & set(tagged.tags)


def _is_told(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb group can tell an outcome: finite, of the past, in the article's own words."""
    if not own_words(page, parse, group) or conditional(parse, group) or refuted(parse, group):
        return False
    if group.form is Form.BE:
        present = parse.tagged.tokens[group.first].low in {"is", "are"}
        return group.passive or group.negated or present or after(parse.tagged, group) == "no"
    if group.form is Form.MODAL:
        other_day = is_now(parse.tagged, group) or not _INSTEAD.isdisjoint(parse.tagged.spelt)
        told = group.negated or group.lemma in {"have", "wait"} or other_day
        return told or after(parse.tagged, group) == "no" or is_settled(parse.tagged, group)
    return group.form in {Form.PAST, Form.HAVE, Form.PRESENT, Form.DO}


def without(parse: Parse) -> Told | None:
    """Return that no deal came of it: "the two sides parted | without an agreement"."""
    tagged = parse.tagged
    if "without" not in tagged.spelt:
        return None
    at = tagged.spelt.index("without")
    named = at > 0 and tagged.tags[at + 1 : at + 2] != "G" and tagged.low(at + 1) not in _OWNED
    words = following(tagged, at + 1) if named else None
    told = any(g.form in {Form.PAST, Form.HAVE} and g.last < at for g in parse.groups)
    if words is not None and (tagged.low(words[1] + 1) == "against" or tagged.low(words[1]) in table("days_set")):
        return None  # "passed without a vote against", "urged them to hold a vote, without a date"
    return of_event(parse, Says.CALLED_OFF, words) if told else None
