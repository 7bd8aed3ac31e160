"""Which verbs of a sentence look forward, and how surely: modals, "be to", "is due to", "plans to", timetables.

Invariant: a force names a verb group of the sentence as its event and at least one hedge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, following, subject
from tracker.grammar.tagging import Tagged
from tracker.lexicon import load
from tracker.reading.attribution import is_speaker
from tracker.reading.hedges import Hedge, table, weaker

_PLACES = frozenset(("here", "there", "away", "back"))  # "is here to see" tells a purpose
_GAP = re.compile(r"[A!t,]*")
_OBJECT_GAP = re.compile(r"[A!LNXJ#rPpCE]*")
_LONGEST_PREDICATE = 3  # words, "on the agenda"
_DROPPED = frozenset(("originally", "initially", "previously", "earlier", "once", "supposed"))
_UNREAL = frozenset(("would", "could", "might", "may", "'d", "’d"))
_TELLING = frozenset((Form.PRESENT, Form.BE, Form.DO, Form.PAST, Form.HAVE))
_TAKES_GERUND = frozenset(("consider", "mull", "weigh", "contemplate"))
_REACH = 7  # tokens between the verb and "a chance of"
_OBJECT = re.compile(r"[ALNXJ#rPpCt]+")


@dataclass(frozen=True, slots=True)
class Force:
    """A forward-looking verb: `start` the group that carries the hedge, `event` the group that names the event.

    `words` are the first and last token of the hedge; `timetable` marks a present tense, which looks
    forward only with a time to come; `by_subject` that the event is what the subject names ("A decision is expected");
    `own_will` that the subject speaks of itself; `noun` is the event where an object names it ("planning a vigil");
    `moved` that an event gets a new day ("put off until May 5").
    """

    start: int
    event: int
    hedge: Hedge
    words: tuple[int, int]
    negated: bool
    timetable: bool = False
    by_subject: bool = False
    own_will: bool = False
    noun: Phrase | None = None
    moved: bool = False


def forces(tagged: Tagged, found: Sequence[Group]) -> dict[int, Force]:
    """Return the force of each group that looks forward, by the number of the group that names the event."""
    out: dict[int, Force] = {}
    for index in range(len(found)):
        if index in out:
            continue
        force = _force(tagged, found, index)
        if force is not None:
            force = _follow(tagged, found, force)
            out[force.event] = force
            for number in _coordinated(found, force.event):
                out[number] = replace(force, event=number)
    return out


def _force(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:  # noqa: PLR0911 - one form of verb a line
    group = found[index]
    if group.form is Form.MODAL:
        return _modal(tagged, group, index)
    if group.form is Form.BE and (moved := _moved(tagged, group, index)):
        return moved
    if group.form is Form.BE:
        if _dropped(tagged, group):
            return _chance(tagged, group, index) or _present(tagged, group, index)
        return _predicate(tagged, found, index) or _chance(tagged, group, index) or _present(tagged, group, index)
    if group.form is Form.PARTICIPLE or group.form is Form.ING:
        return _subjunctive(tagged, found, index) or _participle(tagged, found, index)
    if group.form is Form.INFINITIVE:
        return _postposed(tagged, group, index)
    if moved := _moved(tagged, group, index):
        return moved
    if group.form is Form.HAVE and tagged.tokens[group.first].low == "had":
        return None
    if group.form is Form.HAVE and (arranged := _arranged(tagged, group, index)):
        return arranged
    return _verb(tagged, found, index) or _expected(tagged, group, index) or _present(tagged, group, index)


def _modal(tagged: Tagged, group: Group, index: int) -> Force | None:
    word = tagged.tokens[group.first].low
    hedge = table("modal").get(word)
    if hedge is None or (group.perfect and word in _UNREAL) or group.lemma == "prefer":
        return None
    for token in tagged.tokens[group.first : group.last + 1]:
        hedge = weaker(hedge, table("adverb").get(token.low, hedge))
    if word in {"can", "cannot", "can't", "can’t"} and group.negated:
        hedge = table("modal")["will"]
    if word in _UNREAL and group.lemma == "like":
        hedge = table("verb")["hope"]
    moved = group.passive and group.lemma in _moving() - _moving_with_particle() and not group.negated
    return Force(index, index, hedge, (group.first, group.first), group.negated, moved=moved)


def _predicate(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read what stands after "be": "is to", "is due", "are in talks to", "is planning a vigil"."""
    group = found[index]
    at = group.first + 1
    while at < len(tagged.tags) and tagged.tags[at] in "A!tb" and not _phrase_at(tagged, at):
        at += 1
    if tagged.tags[at : at + 1] == "T":
        placed = not _PLACES.isdisjoint(t.low for t in tagged.tokens[group.first : at])
        return None if placed else Force(index, index, table("predicate")["to"], (group.first, at), group.negated)
    size = _phrase_at(tagged, at)
    if not size:
        return None
    words = tagged.lows(at, at + size - 1)
    last = at + size - 1
    followed = index + 1 < len(found) and found[index + 1].form in {Form.INFINITIVE, Form.ING}
    past = tagged.tokens[group.first].low in {"was", "were"}
    if (words in _infinitive_only() and not followed) or (past and words in {"able", "possible"}):
        return None
    if words == "set" and tagged.lows(last + 1, last + 1) in {"up", "off", "out", "aside"}:
        return None
    hedge = table("predicate")[words]
    return Force(index, index, hedge, (group.first, last), group.negated, by_subject=True, noun=_object(tagged, last))


def _object(tagged: Tagged, last: int) -> Phrase | None:
    """Return what is planned in "planning a vigil", "considering reopening the embassy", "slated for completion"."""
    after = last + 1 + (tagged.lows(last + 1, last + 1) == "for")
    progressive = tagged.tags[last] == "G"
    if after == last + 1 and not progressive:
        return None
    return following(tagged, after) if tagged.tags[after : after + 1] not in {"", "t"} else None


def _dropped(tagged: Tagged, group: Group) -> bool:
    return any(t.low in _DROPPED for t in tagged.tokens[group.first : group.last + 1])


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


def _participle(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read "expecting to cancel" and, after a noun, "planned for 1 p.m.", "due on Thursday"."""
    group = found[index]
    word = tagged.tokens[group.head].low
    if word in _gerunds() and group.first and tagged.tags[group.first - 1] in "NX,":
        hedge = table("scheduled")["a timetable"]
        return Force(index, index, hedge, (group.head, group.head), group.negated, by_subject=True)
    if group.form is Form.ING:
        return _verb(tagged, found, index)
    if word not in _postposables() or group.first == 0 or tagged.tags[group.first - 1] not in "NXG,":
        return None
    return Force(index, index, table("predicate")[word], (group.head, group.head), group.negated, by_subject=True)


def _subjunctive(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
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


_PARTICLES = frozenset(("off", "back", "forward", "up"))


def _moved(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "put the vote off until May 5", "was moved to June": an event with a new day; "until" names that day."""
    if group.lemma not in _moving() or group.form not in _TELLING:
        return None
    after = group.last + 1
    particle = after < len(tagged.tokens) and tagged.tokens[after].low in _PARTICLES
    if group.lemma in _moving_with_particle() and not particle and not _particle_later(tagged, after):
        return None
    hedge, words = table("scheduled")["a timetable"], (group.first, group.last + particle)
    if group.passive:
        return Force(index, index, hedge, words, negated=False, by_subject=True, moved=True)
    noun = following(tagged, after + particle)
    return noun and Force(index, index, hedge, words, negated=False, noun=noun, moved=True)


def _particle_later(tagged: Tagged, after: int) -> bool:
    noun = following(tagged, after)
    return noun is not None and any(t.low in _PARTICLES for t in tagged.tokens[noun[1] : noun[1] + 3])


def _arranged(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "has been set for January 15"."""
    word = tagged.tokens[group.head].low
    hedge = table("predicate").get(word)
    if hedge is None or not group.passive or tagged.tokens[group.first].low == "had" or _dropped(tagged, group):
        return None
    return Force(index, index, hedge, (group.first, group.last), group.negated, by_subject=True)


def _postposed(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "a conference to be held in Nairobi"."""
    before = tagged.tags[: group.first].rstrip(",)(")
    noun = tagged.tokens[group.first - 1].low if group.first else ""
    if noun in table("intent") and tagged.tags[group.first - 1] in "NVZ":
        refused = "no" in {t.low for t in tagged.tokens[max(0, group.first - 4) : group.first - 1]}
        hedge = table("modal")["will"] if refused else table("intent")[noun]
        return Force(index, index, hedge, (group.first - 1, group.first), group.negated != refused)
    held = "b" in tagged.tags[group.first : group.last + 1] and group.head > group.first + 1
    if not held or not before or before[-1] not in "NX":
        return None
    return Force(index, index, table("predicate")["to"], (group.first, group.first), group.negated, by_subject=True)


def _verb(tagged: Tagged, found: Sequence[Group], index: int) -> Force | None:
    """Read the verbs that take an infinitive: "plans to close", "ordered the firm to pay"."""
    group = found[index]
    if index + 1 >= len(found) or group.passive:
        return None
    hedge = table("verb").get(group.lemma)
    if hedge is not None and _takes(tagged, found, index):
        return Force(index, index, hedge, (group.head, group.head), group.negated, own_will=True)
    hedge = table("refusal").get(group.lemma)
    if hedge is not None and found[index + 1].form is Form.INFINITIVE:
        return Force(index, index + 1, hedge, (group.head, group.head), negated=False, own_will=True)
    hedge = table("order").get(group.lemma)
    ordered = hedge is not None and found[index + 1].form is Form.INFINITIVE
    if hedge is not None and ordered and _OBJECT.fullmatch(tagged.tags[group.last + 1 : found[index + 1].first]):
        return Force(index, index + 1, hedge, (group.head, group.head), group.negated, own_will=True)
    return None


def _takes(tagged: Tagged, found: Sequence[Group], index: int) -> bool:
    """Whether an infinitive hangs on this verb, directly or, for "wants schools to be open", after its object."""
    group, after = found[index], found[index + 1]
    between = tagged.tags[group.last + 1 : after.first]
    if after.form is not Form.INFINITIVE:
        return group.lemma in _TAKES_GERUND and after.form is Form.ING and not between
    if _GAP.fullmatch(between):
        return True
    passive = "b" in tagged.tags[after.first : after.last + 1]
    things = not re.search(r"[XRr]", between) and not any(
        is_speaker(t.low) for t in tagged.tokens[group.last + 1 : after.first]
    )
    helped = group.lemma in {"expect", "want", "need", "forecast"} and (
        passive or ((things or group.negated) and group.lemma in {"expect", "forecast"})
    )
    return helped and bool(_OBJECT_GAP.fullmatch(between))


def _expected(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read a verb whose object is the event: "expects the president in late August", "promised an album"."""
    hedge = table("foretell").get(group.lemma)
    if hedge is None and (chance := _chance(tagged, group, index)):
        return chance
    if hedge is None or group.form not in _TELLING or group.passive:
        return None
    noun = following(tagged, group.last + 1)
    ends = noun is not None and tagged.tags[noun[1] + 1 : noun[1] + 2] in {"t", "P"}
    if not ends or noun is None or tagged.tags[noun[0]] == "R":
        return None
    return Force(index, index, hedge, (group.head, group.head), group.negated, own_will=True, noun=noun)


def _chance(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "there is a chance of rain", "did not rule out an early vote"."""
    after = group.last + 1
    if group.lemma == "exclude" or (group.lemma == "rule" and tagged.lows(after, after) == "out"):
        noun = following(tagged, after + (group.lemma == "rule"))
        hedge = table("noun")["possibility"] if group.negated else table("denial")["exclude"]
        return (
            Force(index, index, hedge, (group.first, group.last), negated=False, own_will=True, noun=noun)
            if noun
            else None
        )
    for at in range(after, min(after + _REACH, len(tagged.tokens) - 2)):
        counted = 2 * (tagged.lows(at + 1, at + 1) == "in" and tagged.tags[at + 2 : at + 3] == "#")
        if tagged.tokens[at].low in table("noun") and tagged.lows(at + 1 + counted, at + 1 + counted) in {"of", "for"}:
            noun = following(tagged, at + 2 + counted)
            hedge = table("noun")[tagged.tokens[at].low]
            return Force(index, index, hedge, (at, at), group.negated, own_will=True, noun=noun) if noun else None
        if tagged.tags[at] not in "LJN#XA" and tagged.tokens[at].low not in {"in", "%"}:
            return None
    return _odds(tagged, group, index)


def _odds(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read "the odds of a strike in May are slim"."""
    who = subject(tagged, group)
    if who is None or group.form is not Form.BE:
        return None
    for at in range(who[0], who[1]):
        if tagged.tokens[at].low in table("noun") and tagged.tokens[at + 1].low in {"of", "for"}:
            noun = following(tagged, at + 2)
            hedge = table("noun")[tagged.tokens[at].low]
            return noun and Force(index, index, hedge, (at, at), group.negated, own_will=True, noun=noun)
    return None


def _present(tagged: Tagged, group: Group, index: int) -> Force | None:
    """Read a timetable: "the talks start on Monday", "is flying to Rome tomorrow"."""
    progressive = group.form is Form.BE and tagged.tags[group.last] == "G"
    word = tagged.tokens[group.first].low
    if group.form is Form.BE and not (progressive or group.last == group.first):
        return None
    if group.form not in {Form.BE, Form.PRESENT} or (word in {"was", "were"} and group.lemma not in _gone()):
        return None
    if word in {"was", "were"} and not progressive:
        return None
    if group.lemma not in _timetabled() and group.lemma != "be":
        return None
    return Force(
        index, index, table("scheduled")["a timetable"], (group.first, group.last), group.negated, timetable=True
    )


def _follow(tagged: Tagged, found: Sequence[Group], force: Force) -> Force:
    """Move to the infinitive that names the event: "is expected to travel", "would need to speak"."""
    while force.event + 1 < len(found):
        after = found[force.event + 1]
        link = _link(tagged, found, force.event)
        if link is None or after.form not in {Form.INFINITIVE, Form.ING}:
            break
        hedge = weaker(force.hedge, link) if not force.by_subject else force.hedge
        between = tagged.tags[found[force.event].last + 1 : after.first]
        negated = force.negated != (after.negated or "!" in between)
        force = replace(
            force, event=force.event + 1, hedge=hedge, negated=negated, by_subject=False, timetable=False, noun=None
        )
    return force


def _link(tagged: Tagged, found: Sequence[Group], index: int) -> Hedge | None:
    """Return the hedge that joins a group to the infinitive after it, or None where nothing does."""
    group, after = found[index], found[index + 1]
    between = tagged.tags[group.last + 1 : after.first]
    word = tagged.tokens[group.head].low
    if group.lemma in table("verb") and not group.passive and _takes(tagged, found, index):
        return table("verb")[group.lemma]
    if after.form is not Form.INFINITIVE:
        return None
    if group.lemma in table("order") and not group.passive and _OBJECT.fullmatch(between):
        return table("order")[group.lemma]
    if word in table("predicate") or f"{word} to" in table("predicate"):
        return table("predicate").get(word, table("predicate")["to"]) if _GAP.fullmatch(between) else None
    if group.lemma == "be":
        return _through_predicate(tagged, group, after, between)
    return None


def _through_predicate(tagged: Tagged, group: Group, after: Group, between: str) -> Hedge | None:
    certain = table("predicate")["to"]
    if not between or not re.fullmatch(r"[AJtE!NPG,]*", between):
        return None if between else certain
    words = [t.low for t in tagged.tokens[group.last + 1 : after.first]]
    if not _PLACES.isdisjoint(words):
        return None
    known = [table("predicate")[w] for w in words if w in table("predicate") and w != "able"]
    if known:
        return known[0]
    joined = _last_words() & set(words)
    return certain if joined or re.fullmatch(r"[AJEt]+", between) else None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in table("predicate"))


@cache
def _infinitive_only() -> frozenset[str]:
    return frozenset(load("reading/screen")["only_with_infinitive"])


@cache
def _gone() -> frozenset[str]:
    return frozenset(load("reading/screen")["motion"])


@cache
def _postposables() -> frozenset[str]:
    return frozenset(load("reading/screen")["postposed"])


@cache
def _gerunds() -> frozenset[str]:
    return frozenset(load("reading/screen")["starting"])


@cache
def _moving() -> frozenset[str]:
    return frozenset(load("reading/screen")["moved"]) | _moving_with_particle()


@cache
def _moving_with_particle() -> frozenset[str]:
    return frozenset(load("reading/screen")["moved_with_particle"])


@cache
def _timetabled() -> frozenset[str]:
    return frozenset(load("reading/screen")["timetable"])


@cache
def _stative() -> frozenset[str]:
    return frozenset(load("reading/screen")["stative"])


def _coordinated(found: Sequence[Group], index: int) -> Iterator[int]:
    """Yield the bare verbs that share the helper: "will attend briefings and hold talks"."""
    for number in range(index + 1, len(found)):
        if found[number].lemma in _stative():
            return
        if found[number].finite:
            return
        if found[number].form is Form.BARE:
            yield number
