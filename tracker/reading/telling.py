"""What a verb tells of an event: that it was done, fell through, or was put off, and which words name it.

Invariant: what is told is finite, of the past or present, and in the article's own words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent, following
from tracker.grammar.subjects import who
from tracker.grammar.tagging import Tagged
from tracker.lexicon import load
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.attribution import is_report
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.kinds import is_scheduled, kind_of_noun, kind_of_verb

_KINDS = {Says.CALLED_OFF: "called_off", Says.PUT_OFF: "put_off"}
_ALONE = {Says.CALLED_OFF: "collapses", Says.PUT_OFF: "slips"}
_NEAR = 12  # tokens from the subject to the verb, within which they are named together
_OFF = re.compile(r"(?:is|are) (?:now )?off (?:[,.;]|and|but|for good|after|because).*")
_DATED = re.compile(r"(?:[LJp]+t|tp)[JNX]")
_PARTICIPLES = frozenset("OEK")
_BESIDE = re.compile(r",(?:[OEK]A*P?t+C)?A*$")  # "the vote, | planned for May and | called off"
_GOVERNING = (" of", " with", " from", " on")  # what ends a phrase whose object follows: "did away with the vote"


class Told(NamedTuple):
    """What is told of the event that `words` (first and last token) name.

    `at` is the token of its time, `verb` that of the verb whose subject it is, each -1 for none.
    """

    says: Says
    words: Phrase
    at: int = -1
    verb: int = -1


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load("reading/outcomes")[name])


def fell_through(page: Discourse, parse: Parse, number: int) -> Told | None:
    """Return that an event was called off or put off, as verb group `number` tells it."""
    group = parse.groups[number]
    if not _may_tell(parse.tagged, group) or not _is_told(page, parse, group):
        return None
    rules = (_stopped, _laid_aside, _by_itself, _moved, _denied, _absent, _not_done)
    told = next((told for rule in rules if (told := rule(parse, number, group))), None)
    return told._replace(verb=group.first) if told is not None and told.words[1] < group.first else told


@cache
def _bases() -> frozenset[str]:
    """Return the verbs, in base form, that the rules below ask for."""
    kinds = (*_KINDS.values(), *_ALONE.values(), "moves")
    return frozenset(word for kind in kinds for word in _table(kind)) | {"bring"}


@cache
def _heads() -> frozenset[str]:
    """Return the first words of the phrases that the rules below ask for."""
    kinds = (*(f"{kind}_phrases" for kind in _KINDS.values()), *_ALONE.values())
    return frozenset(phrase.split()[0] for kind in kinds for phrase in _table(kind)) | {"is", "are"}


def _may_tell(tagged: Tagged, group: Group) -> bool:
    """Whether a verb group has a word, or a denial, that one of the rules asks for: most have none."""
    if group.negated or group.lemma in _bases() or tagged.tokens[group.head].low in _heads():
        return True
    return any(t.low in {"no", "never"} for t in tagged.tokens[max(0, group.first - 1) : group.last + 2])


def _stopped(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "was cancelled", "called off its talks", "has yet to sign"."""
    for says, kind in _KINDS.items():
        verb = group.lemma in _table(kind) and not group.negated and group.form not in {Form.PRESENT, Form.MODAL}
        phrase = _stopping_phrase(parse.tagged, group, kind)
        if verb or phrase:
            words = _stopped_words(parse, number, group, phrase)
            sure = group.lemma in _table("of_events_alone")
            named = words is not None and (sure or _is_due(parse, words) or phrase.endswith(" yet to"))
            return Told(says, words) if words and named else None
    return None


def _stopping_phrase(tagged: Tagged, group: Group, kind: str) -> str:
    """Return the phrase of stopping that a verb group begins, empty for none."""
    said, known = _phrase(tagged, group), _table(f"{kind}_phrases")
    done_to = None if group.passive else _object(tagged, group.last + 1)
    parted = f"{tagged.tokens[group.head].low} {tagged.lows(done_to[1] + 1, done_to[1] + 1)}" if done_to else ""
    if parted in known and parted.endswith((" off", " back", " up")):  # "pushed | the launch | back"
        return parted
    return max((p for p in known if said.startswith(f"{p} ")), key=len, default="")


def _laid_aside(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell what a participle says of the noun before it: "the debate, planned for May and called off last week"."""
    tagged = parse.tagged
    if group.first != group.last or tagged.tags[group.first] not in _PARTICIPLES or _has_object(tagged, group):
        return None
    says = next((s for s, kind in _KINDS.items() if _is_stopping(tagged, group, kind)), None)
    before = _BESIDE.search(tagged.tags[: group.first])
    words = antecedent(tagged, before.start()) if says and before else None
    return _of_event(parse, says, words) if says else None


def _is_stopping(tagged: Tagged, group: Group, kind: str) -> bool:
    return group.lemma in _table(kind) or _stopping_phrase(tagged, group, kind) != ""


def _has_object(tagged: Tagged, group: Group) -> bool:
    after = group.last + 1 + (_after(tagged, group) in {"off", "back", "out"})
    return _object(tagged, after) is not None


def _stopped_words(parse: Parse, number: int, group: Group, phrase: str) -> Phrase | None:
    """Return what a verb of stopping is done to: the subject of a passive, else the object."""
    if group.passive:
        return who(parse.tagged, parse.groups, number)
    lows = parse.tagged.lows(group.last + 1, group.last + 2)
    if lows == "yet to":
        later = next((g for g in parse.groups if g.first > group.last), None)
        if later is None or later.passive:
            return who(parse.tagged, parse.groups, number)  # "the third ballot has yet to be held"
        return (later.head, events.complement(parse.tagged, later))
    after = group.last + 1 + (lows.split(" ")[0] in {"off", "back", "out"})
    if phrase.endswith(_GOVERNING):
        after = group.head + len(phrase.split())
    return _object(parse.tagged, after) or who(parse.tagged, parse.groups, number)


def _object(tagged: Tagged, index: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, past a time: "the | October | marathon", "Saturday's | vote"."""
    dated = _DATED.match(tagged.tags, index)
    rest = following(tagged, dated.end() - 1) if dated else None
    return (index, rest[1]) if rest else following(tagged, index)


def _by_itself(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the talks collapsed", "the launch has slipped"."""
    if group.negated or group.passive or group.form is Form.MODAL:
        return None
    phrase = _phrase(parse.tagged, group)
    if re.fullmatch(_OFF, f"{phrase}{parse.tagged.lows(group.last + 3, group.last + 3)}"):
        return _of_event(parse, Says.CALLED_OFF, who(parse.tagged, parse.groups, number))
    for says, table in _ALONE.items():
        if group.lemma in _table(table) or any(phrase.startswith(f"{p} ") for p in _table(table) if " " in p):
            return _of_event(parse, says, who(parse.tagged, parse.groups, number))
    return None


def _moved(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the vote was moved to May"."""
    to_time = re.match(r"A*Pt|A*t|APt", parse.tagged.tags[group.last + 1 :])
    later = parse.tagged.lows(group.last + 1, group.last + 1) in {"forward", "back"}
    if group.lemma in _table("moves") | {"bring"} and group.passive and not group.negated and (to_time or later):
        return _of_event(parse, Says.PUT_OFF, who(parse.tagged, parse.groups, number))
    return None


def _denied(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "will not take place", "did not go ahead", "will no longer be held"."""
    tagged = parse.tagged
    verb = next((g for g in parse.groups[number:] if g.first >= group.first), group)
    no_longer = tagged.lows(group.last + 1, group.last + 2) == "no longer"
    if no_longer:
        verb = next((g for g in parse.groups if g.first > group.last), group)
    never = _is_never(parse.tagged, group)
    words = who(parse.tagged, parse.groups, number)
    none = words is not None and tagged.tokens[words[0]].low == "no"  # "no vote was held"
    if not (group.negated or no_longer or never or none) or group.form not in {
        Form.MODAL,
        Form.DO,
        Form.BE,
        Form.HAVE,
        Form.PAST,
    }:
        return None
    said = f"be {tagged.tokens[verb.head].low}" if verb.passive else f"{verb.lemma} {_after(tagged, verb)}".strip()
    happens = said in _table("happens") or verb.lemma in _table("happens")
    return _of_event(parse, Says.CALLED_OFF, words) if happens else None


def _is_never(tagged: Tagged, group: Group) -> bool:
    return "never" in tagged.lows(max(0, group.first - 1), group.last).split()


def _absent(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell "there was no vote", "there will be no concert"."""
    there = group.first > 0 and parse.tagged.tokens[group.first - 1].low == "there"
    if not there or group.lemma != "be" or _after(parse.tagged, group) != "no":
        return None
    words = following(parse.tagged, group.last + 2)
    return _of_event(parse, Says.CALLED_OFF, words) if words and _is_dated_after(parse.tagged, words[1]) else None


def _is_dated_after(tagged: Tagged, at: int) -> bool:
    """Whether a time follows a token: there was no vote | on Tuesday."""
    return re.match(r"[PA]*t", tagged.tags[at + 1 :]) is not None or tagged.tags[at] == "t"


def _not_done(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the two did not meet": what a verb of events denies of the past; "the verdict did not come" is late."""
    past = parse.tagged.tokens[group.first].low.startswith("did")
    if group.lemma in _table("comes") and (_is_never(parse.tagged, group) or (past and group.negated)):
        awaited = who(parse.tagged, parse.groups, number)
        if awaited is not None and names_event(parse, awaited):
            return Told(Says.PUT_OFF, words_of(parse, number))
    if group.form is Form.DO and group.negated and past and kind_of_verb(group.lemma) is not None:
        return Told(Says.CALLED_OFF, words_of(parse, number))
    return None


def _of_event(parse: Parse, says: Says, words: Phrase | None) -> Told | None:
    return Told(says, words) if words is not None and names_event(parse, words) else None


def _phrase(tagged: Tagged, group: Group) -> str:
    return f"{tagged.tokens[group.head].low} {tagged.lows(group.last + 1, group.last + 2)} "


def _after(tagged: Tagged, group: Group) -> str:
    return tagged.lows(group.last + 1, group.last + 1)


def named_stop(parse: Parse) -> Told | None:
    """Return that an event was called off or put off, as a noun tells it: "the postponement of the vote"."""
    tagged, table = parse.tagged, load("reading/outcomes")["nouns"]
    for at, token in enumerate(tagged.tokens[:-2]):
        says = next((says for says, kind in _KINDS.items() if token.low in table[kind]), None)
        if says is None or tagged.tokens[at + 1].low != "of" or not _is_known(tagged, at):
            continue
        words = following(tagged, at + 2)
        if words is not None and names_event(parse, words):
            return Told(says, words)
    return None


def _is_known(tagged: Tagged, at: int) -> bool:
    """Whether a noun has happened for the reader: "the postponement", no "possible postponement"."""
    return at > 0 and tagged.tokens[at - 1].low == "the" and not {"M", "S"} & set(tagged.tags)


def _is_told(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb group can tell an outcome: finite, of the past, in the article's own words."""
    if not own_words(page, parse, group) or conditional(parse, group):
        return False
    if group.form is Form.BE:
        present = parse.tagged.tokens[group.first].low in {"is", "are"}
        return group.passive or group.negated or present or _after(parse.tagged, group) == "no"
    if group.form is Form.MODAL:
        return group.negated or _after(parse.tagged, group) == "no"
    return group.form in {Form.PAST, Form.HAVE, Form.PRESENT, Form.DO}


def conditional(parse: Parse, group: Group) -> bool:
    """Whether a condition, or a time to come, opens the clause of a verb."""
    tokens, tags = parse.tagged.tokens, parse.tagged.tags
    start = max(tags.rfind(mark, 0, group.first) for mark in ',;:"')
    near = tokens[max(start + 1, group.first - 6) : group.first]
    opens = any(t.low in {"if", "unless", "whether"} for t in tokens[start + 1 : group.first])
    return opens or any(t.low in {"if", "unless", "whether", "until", "before"} for t in near)


def own_words(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb stands in no quotation."""
    return page.quote_at(parse.tagged.tokens[group.head].start) is None


def names_event(parse: Parse, words: Phrase) -> bool:
    """Whether words name a thing with a day of its own, or a plan."""
    lows = [t.low for t in parse.tagged.tokens[words[0] : words[1] + 1]]
    return any(is_scheduled(w) or kind_of_noun(w) or w in _table("things") for w in lows)


def _is_due(parse: Parse, words: Phrase) -> bool:
    """Whether words name an event, or anything that has a day: "Saturday's marathon"."""
    return names_event(parse, words) or any(t.timex >= 0 for t in parse.tagged.tokens[words[0] : words[1] + 1])


def is_deed(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb of the past tells something done: no saying, no state, no denial."""
    past = group.form in {Form.PAST, Form.HAVE} or (group.form is Form.BE and group.passive)
    denied = group.negated or _is_never(parse.tagged, group)
    if not past or denied or conditional(parse, group) or not own_words(page, parse, group):
        return False
    if group.lemma == "have":  # "had its premiere"
        return names_event(parse, (group.last, events.complement(parse.tagged, group)))
    return _does(parse.tagged, group) if is_report(group.lemma) else group.lemma not in _stative()


def _does(tagged: Tagged, group: Group) -> bool:
    """Whether a verb that can report does something here: "confirmed the judge", "agreed on the clause"."""
    after = re.match(r"A?(?:r?P?[LJNX#]|P)[^c]", tagged.tags[group.last + 1 :])
    return group.lemma not in _table("only_says") and (group.passive or after is not None)


@cache
def _stative() -> frozenset[str]:
    return frozenset(load("reading/screen")["stative"])


def is_state(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb tells where somebody was, or how something was: what is told of a past day."""
    tagged = parse.tagged
    past = group.form is Form.HAVE or tagged.tokens[group.first].low in {"was", "were"}
    shown = re.match(r"A*(?:P[LJ]*[NX]|J|N)", tagged.tags[group.last + 1 :])
    plain = group.lemma == "be" and not group.negated and not conditional(parse, group)
    return bool(plain and past and shown) and own_words(page, parse, group)


def words_of(parse: Parse, number: int) -> Phrase:
    """Return a verb with its particle and object, and its subject where that stands near."""
    group = parse.groups[number]
    last, subject_ = _end(parse.tagged, group), who(parse.tagged, parse.groups, number)
    if subject_ is None or parse.tagged.tags[subject_[0]] in "RW":
        return (group.first, last)
    if group.head - subject_[0] <= _NEAR:
        return (subject_[0], last)
    return subject_ if names_event(parse, subject_) else (group.first, last)  # "the summit of … at … | ended"


def _end(tagged: Tagged, group: Group) -> int:
    """Return the last token of what follows a verb: "set out | from Odesa"."""
    if _after(tagged, group) not in load("reading/outcomes")["after"]["particles"]:
        return events.complement(tagged, group)
    moved = group._replace(last=group.last + 1)
    return max(events.complement(tagged, group), events.complement(tagged, moved))
