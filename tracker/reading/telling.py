"""What a verb tells of an event: that it was done, and which words name it.

Invariant: what is told is finite, of the past or present, and in the article's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.lexicon import load
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.attribution import is_report
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.kinds import event_nouns, kind_of_noun
from tracker.reading.values import Kind

_DONE_TO = re.compile(r"A?(?:r?P?[LJNX#]|P)[^c]")
_ON_DAY = re.compile(r"A*tP")
_SHOWN = re.compile(r"A*(?:P[LJ]*[NX]|J|N)")
NEAR = 12  # tokens from the subject to the verb, within which they are named together


class Told(NamedTuple):
    """What is told of the event that `words` (first and last token) name.

    `at` is the token of its time, `verb` that of the verb whose subject it is, each -1 for none. `went_by` says that
    nothing is told but that the day, or a deadline, is over.
    """

    says: Says
    words: Phrase
    at: int = -1
    verb: int = -1
    went_by: bool = False


@cache
def table(name: str) -> frozenset[str]:
    """Return a table of the lexicon of outcomes."""
    return frozenset(load("reading/outcomes")[name])


@cache
def begun(name: str) -> dict[str, tuple[str, ...]]:
    """Return the entries of a table of the lexicon of outcomes by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for words in sorted(table(name)):
        first = words.partition(" ")[0]
        found[first] = (*found.get(first, ()), words)
    return found


def conditional(parse: Parse, group: Group) -> bool:
    """Whether a condition, or a time to come, opens the clause of a verb."""
    spelt, tags = parse.tagged.spelt, parse.tagged.tags
    inverted = _INVERTED.match(tags) is not None and spelt[0] == "had" and "," not in tags[: group.first]
    if inverted or _OPENING.isdisjoint(spelt):
        return inverted
    start = max(tags.rfind(mark, 0, group.first) for mark in ',;:"') + 1
    near = spelt[max(start, group.first - 6) : group.first]
    opened = not _CONDITIONS.isdisjoint(spelt[start : group.first]) or not _WAITING.isdisjoint(near)
    return opened or _is_backshifted(parse, group, near)


def _is_backshifted(parse: Parse, group: Group, near: Sequence[str]) -> bool:
    """Whether a clause of time hangs on what was to come: "would raise it when he met her on Friday"."""
    if _MOMENTS.isdisjoint(near):
        return False
    over = next((g for g in reversed(parse.groups) if g.finite and g.last < group.first), None)
    return over is not None and not over.perfect and parse.tagged.spelt[over.first] in _WOULD


_INVERTED = re.compile(r"H[LRXNJ]")  # "Had the vote been held"
_CONDITIONS = frozenset(("if", "unless", "whether"))
_WAITING, _MOMENTS = frozenset(("until", "before")), frozenset(("when", "once", "after"))
_OPENING = _CONDITIONS | _WAITING | _MOMENTS
_WOULD = frozenset(("would", "could", "might", "will"))


def own_words(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb stands in no quotation."""
    return page.quote_at(parse.tagged.tokens[group.head].start) is None


def refuted(parse: Parse, group: Group) -> bool:
    """Whether somebody denies it: "he denied that the vote had been put off"."""
    for before in reversed(parse.groups):
        if before.finite and before.last < group.first:
            return before.lemma in table("refutes") and not before.negated
    return False


def names_event(parse: Parse, words: Phrase) -> bool:
    """Whether words name a thing with a day of its own, or a plan."""
    lows = parse.tagged.spelt[words[0] : words[1] + 1]
    return not all(known.isdisjoint(lows) for known in (event_nouns(), table("things"), table("awaited")))


def is_never(tagged: Tagged, group: Group) -> bool:
    """Whether "never" denies a verb."""
    return "never" in tagged.spelt[max(0, group.first - 1) : group.last + 1]


def of_event(parse: Parse, says: Says, words: Phrase | None) -> Told | None:
    """Return what is told of words, where these name an event."""
    return Told(says, words) if words is not None and names_event(parse, words) else None


def opening(tagged: Tagged, group: Group) -> str:
    """Return a verb with the two words behind it, and a space."""
    return f"{tagged.tokens[group.head].low} {tagged.lows(group.last + 1, group.last + 2)} "


def after(tagged: Tagged, group: Group) -> str:
    """Return the word behind a verb."""
    return tagged.low(group.last + 1)


def is_now(tagged: Tagged, group: Group) -> bool:
    """Whether "now" stands in a verb or beside it: "will now come", "now meets"."""
    return "now" in tagged.spelt[max(0, group.first - 1) : group.last + 2]


def is_deed(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb of the past tells something done: no saying, no state, no denial."""
    was = group.form is Form.BE and group.passive and parse.tagged.spelt[group.first] not in _IS
    past = group.form in {Form.PAST, Form.HAVE} or was or _did(parse, group)
    denied = group.negated or is_never(parse.tagged, group) or _comes_and_goes(parse.tagged, group)
    if not past or denied or conditional(parse, group) or refuted(parse, group) or not own_words(page, parse, group):
        return False
    if group.lemma == "have":  # "had its premiere", not "has its premiere"
        now = parse.tagged.spelt[group.head] in {"has", "have"}
        return not now and names_event(parse, (group.last, events.complement(parse.tagged, group)))
    if group.passive and group.lemma in table("announces") and _comes_later(parse, group):
        return False
    if group.lemma == "make":  # "made landfall", "made him speaker": what "made it clear" or "made of wood" is no deed
        return after(parse.tagged, group) not in table("makes_no_deed")
    return _does(parse.tagged, group) if is_report(group.lemma) else group.lemma not in _stative()


def _comes_and_goes(tagged: Tagged, group: Group) -> bool:
    """Whether a verb is part of "came and went", which tells of no deed."""
    here = f"{group.lemma} {tagged.lows(group.last + 1, group.last + 2)}"
    behind = f"{lemma(tagged.low(group.first - 2))} {tagged.lows(group.first - 1, group.first)}"
    return not table("goes_by").isdisjoint((here, behind))


_IS = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re"))


def _did(parse: Parse, group: Group) -> bool:
    """Whether "did" only stresses what was done: "when they did meet"; a question has its subject behind "did"."""
    spelt = parse.tagged.spelt
    return group.form is Form.DO and spelt[group.first] == "did" and "?" not in spelt[-1:]


def _comes_later(parse: Parse, group: Group) -> bool:
    """Whether the subject of a verb takes place on a day of its own: a summit that is announced has not been held."""
    words = who(parse.tagged, parse.groups, parse.groups.index(group))
    lows = [t.low for t in parse.tagged.tokens[words[0] : words[1] + 1]] if words else []
    return any(kind_of_noun(low) in _TAKES_PLACE for low in lows)


_TAKES_PLACE = frozenset((Kind.MEETING, Kind.VISIT, Kind.VOTE, Kind.LAUNCH))


def _does(tagged: Tagged, group: Group) -> bool:
    """Whether a verb that can report does something here: "confirmed the judge", "agreed on the clause"."""
    settles = group.lemma in table("settles") and _ON_DAY.match(tagged.tags, group.last + 1)
    after = settles or _DONE_TO.match(tagged.tags, group.last + 1)
    alone = group.lemma in table("does_alone") or f"{group.lemma} {tagged.low(group.last + 1)}" in table("does_alone")
    return alone or (group.lemma not in table("only_says") and (group.passive or after is not None))


@cache
def _stative() -> frozenset[str]:
    """Return the verbs of the past that tell of no deed: of a state, a plan or a try."""
    screen = load("reading/screen")
    return frozenset((*screen["stative"], *screen["intending"], *screen["trying"]))


def is_state(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb tells where somebody was, or how something was: what is told of a past day."""
    tagged = parse.tagged
    past = group.form is Form.HAVE or tagged.tokens[group.first].low in {"was", "were"}
    shown = _SHOWN.match(tagged.tags, group.last + 1)
    plain = group.lemma == "be" and not group.negated and not conditional(parse, group)
    return bool(plain and past and shown) and own_words(page, parse, group)


def words_of(parse: Parse, number: int) -> Phrase:
    """Return a verb with its particle and object, and its subject where that stands near."""
    group = parse.groups[number]
    last, subject_ = _end(parse.tagged, group), who(parse.tagged, parse.groups, number)
    if subject_ is None or parse.tagged.tags[subject_[0]] in "RW" or is_further(parse, number):
        return (group.first, last)
    taken = _taken(parse.tagged, subject_, group)
    if taken is not None:
        return (taken, last)
    if group.head - subject_[0] <= NEAR:
        return (subject_[0], last)
    return subject_ if names_event(parse, subject_) else (group.first, last)  # "the summit of … at … | ended"


def is_further(parse: Parse, number: int) -> bool:
    """Whether the subject of a verb does another thing before it: "they met on Friday | and signed it on Monday"."""
    group, subject_ = parse.groups[number], who(parse.tagged, parse.groups, number)
    if subject_ is None or _JOINED.search(parse.tagged.tags[: group.first]) is None:
        return False
    return any(g.finite and subject_[1] < g.first and g.last < group.first for g in parse.groups)


_JOINED = re.compile(r",?CA*$")


def _taken(tagged: Tagged, subject_: Phrase, group: Group) -> int | None:
    """Return the first token of what a relative clause does something to: "the count, which the office published"."""
    at = subject_[0] - 1
    if at < 1 or tagged.tokens[at].low not in {"which", "that", "whom"} or after(tagged, group) in {"that", "the"}:
        return None
    words = antecedent(tagged, at)
    return words[0] if words is not None and group.head - words[0] <= NEAR and tagged.tags[words[1]] in "NX" else None


def _end(tagged: Tagged, group: Group) -> int:
    """Return the last token of what follows a verb: "set out | from Odesa"."""
    if after(tagged, group) not in load("reading/outcomes")["after"]["particles"]:
        return events.complement(tagged, group)
    moved = group._replace(last=group.last + 1)
    return max(events.complement(tagged, group), events.complement(tagged, moved))
