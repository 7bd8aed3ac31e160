"""An event stopped or put off by somebody, or that falls through or slips by itself.

Invariant: what is stopped names an event, or has a day of its own.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent, following
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.discourse import Parse
from tracker.reading.telling import Told, after, begun, is_never, names_event, of_event, opening, table

KINDS = {Says.CALLED_OFF: "called_off", Says.PUT_OFF: "put_off"}
ALONE = {Says.CALLED_OFF: "collapses", Says.PUT_OFF: "slips"}
_OFF = re.compile(r"(?:is|are) (?:now )?off (?:[,.;]|and|but|for|after|because).*")
_DATED = re.compile(r"(?:[LJp]+t|tp)[JNX]")
PARTICIPLES = frozenset("OEK")
_PARTICLES = frozenset(("off", "back", "out", "up"))
_BESIDE = re.compile(r",(?:[OEK]A*P?t+C)?A*$")  # "the vote, | planned for May and | called off"
_SIDEWAYS = re.compile(r"PW[^,;]*$")
_GOVERNING = (
    " of",
    " with",
    " from",
    " on",
    " halt",
)  # what ends a phrase whose object follows: "did away with the vote"


def stopped(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "was cancelled", "called off its talks", "has yet to sign"."""
    if _is_denied(parse.tagged, group):
        return None
    for says, kind in KINDS.items():
        plain = group.form not in {Form.PRESENT, Form.MODAL} or is_settled(parse.tagged, group)
        verb = group.lemma in table(kind) and plain
        phrase = _stopping_phrase(parse.tagged, group, kind)
        if verb or phrase:
            words = _stopped_words(parse, number, group, phrase)
            if words is None or _is_other(parse, number, group, phrase, words) or _goes_on(parse, group, words):
                return None
            sure = group.lemma in table("of_events_alone")
            named = words is not None and (sure or _is_due(parse, words) or phrase.endswith(" yet to"))
            return Told(says, words) if words and named else None
    return None


def _goes_on(parse: Parse, group: Group, words: Phrase) -> bool:
    """Whether only the work on a thing is stopped, and no event: "halted the work on it", but "the countdown"."""
    named = table("halted").intersection(parse.tagged.spelt[words[0] : words[1] + 1])
    return group.lemma in table("only_done_to") and not group.passive and not named


def _is_denied(tagged: Tagged, group: Group) -> bool:
    """Whether it was not stopped: "the show has not been called off"."""
    return group.negated or is_never(tagged, group)


def is_settled(tagged: Tagged, group: Group) -> bool:
    """Whether "will" says what has been decided: "will be put off until May", "will slip from June 28"."""
    dated = re.match(r"A*Pt|A*t", tagged.tags[group.last + 1 :]) is not None
    slides = group.lemma in table("slips") and dated
    return tagged.tokens[group.first].low in {"will", "'ll", "’ll"} and not group.negated and (group.passive or slides)


def _is_other(parse: Parse, number: int, group: Group, phrase: str, words: Phrase) -> bool:
    """Whether nothing was stopped: who "lost to" others did play, a cup was held up, "for whose sake it was moved"."""
    if phrase == "lost to":
        return not group.passive
    lows = {t.low for t in parse.tagged.tokens[words[0] : words[1] + 1]}
    lifted = phrase.startswith(("held up", "holding up")) and not lows.isdisjoint(table("lifted"))
    return lifted or is_sideways(parse, number)


def is_sideways(parse: Parse, number: int) -> bool:
    """Whether a verb only gives the reason for something else: "a ship for whose sake the flight was moved"."""
    return _SIDEWAYS.search(parse.tagged.tags[: parse.groups[number].first]) is not None


def brought_about(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "was forced to cancel its tour", "the fault made them scrub the launch", "agreed to put the vote off"."""
    to = parse.groups[number + 1] if number + 1 < len(parse.groups) else None
    if group.lemma not in table("brings_about") or group.negated or to is None or to.finite:
        return None
    between = parse.tagged.tags[group.last + 1 : to.first]
    if to.form not in {Form.INFINITIVE, Form.BARE} or set(between) - set("LJNX#AtP"):
        return None
    if (apart := parted(parse, number + 1, to)) is not None:
        return apart
    says = next((s for s, kind in KINDS.items() if not to.negated and _is_stopping(parse.tagged, to, kind)), None)
    words = who(parse.tagged, parse.groups, number) if to.passive else _done_to(parse.tagged, to)
    return Told(says, words) if says and words and _is_due(parse, words) else None


def _done_to(tagged: Tagged, group: Group) -> Phrase | None:
    """Return the object of a verb, past its particle: "call | off | the vote"."""
    return object_of(tagged, group.last + 1 + (after(tagged, group) in _PARTICLES))


def _stopping_phrase(tagged: Tagged, group: Group, kind: str) -> str:
    """Return the phrase of stopping that a verb group begins, empty for none."""
    known = begun(f"{kind}_phrases").get(tagged.spelt[group.head], ())
    if not known:
        return ""
    said = opening(tagged, group)
    done_to = None if group.passive else object_of(tagged, group.last + 1)
    parted = f"{tagged.tokens[group.head].low} {tagged.low(done_to[1] + 1)}" if done_to else ""
    if parted in known and parted.endswith((" off", " back", " up")):  # "pushed | the launch | back"
        return parted
    return max((p for p in known if said.startswith(f"{p} ")), key=len, default="")


def laid_aside(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell what a participle says of the noun before it: "the debate, planned for May and called off last week"."""
    tagged = parse.tagged
    if group.first != group.last or tagged.tags[group.first] not in PARTICIPLES or _has_object(tagged, group):
        return None
    says = next((s for s, kind in KINDS.items() if _is_stopping(tagged, group, kind)), None)
    before = _BESIDE.search(tagged.tags[: group.first])
    words = antecedent(tagged, before.start()) if says and before else None
    return of_event(parse, says, words) if says else None


def _is_stopping(tagged: Tagged, group: Group, kind: str) -> bool:
    return group.lemma in table(kind) or _stopping_phrase(tagged, group, kind) != ""


def _has_object(tagged: Tagged, group: Group) -> bool:
    start = group.last + 1 + (after(tagged, group) in _PARTICLES)
    return object_of(tagged, start) is not None


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
    start = group.last + 1 + (lows.split(" ")[0] in _PARTICLES)
    if phrase.endswith(_GOVERNING):
        start = group.head + len(phrase.split())
        start += parse.tagged.low(start) == "to"
    return object_of(parse.tagged, start) or who(parse.tagged, parse.groups, number)


def object_of(tagged: Tagged, index: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, past a time: "the | October | marathon", "Saturday's | vote"."""
    dated = _DATED.match(tagged.tags, index)
    rest = following(tagged, dated.end() - 1) if dated else None
    return (index, rest[1]) if rest else following(tagged, index)


def _is_due(parse: Parse, words: Phrase) -> bool:
    """Whether words name an event, or anything that has a day: "Saturday's marathon"."""
    return names_event(parse, words) or any(t.timex >= 0 for t in parse.tagged.tokens[words[0] : words[1] + 1])


def parted(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell what closes around its object: "put | the vote | off", "declared | the season | dead"."""
    known = {says: begun(f"{kind}_apart").get(group.lemma, ()) for says, kind in KINDS.items()}
    if group.passive or group.negated or not any(known.values()):
        return None
    words = object_of(parse.tagged, group.last + 1)
    for at in range(words[0] + 1, words[1] + 2) if words else ():
        said = f"{group.lemma} {parse.tagged.lows(at, at + 1)} "
        for says, phrases in known.items():
            if any(said.startswith(f"{p} ") for p in phrases):
                return of_event(parse, says, (words[0], at - 1)) if words else None
    return None


def by_itself(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the talks collapsed", "the launch has slipped"."""
    if group.negated or group.passive or (group.form is Form.MODAL and not is_settled(parse.tagged, group)):
        return None
    phrase = opening(parse.tagged, group)
    if " off " in phrase and re.fullmatch(_OFF, f"{phrase}{parse.tagged.low(group.last + 3)}"):
        says = Says.PUT_OFF if "for now" in parse.tagged.lows(group.last + 1, group.last + 4) else Says.CALLED_OFF
        return of_event(parse, says, who(parse.tagged, parse.groups, number))
    for says, kind in ALONE.items():
        longer = _longer(kind).get(parse.tagged.spelt[group.head])
        if group.lemma in table(kind) or (longer and phrase.startswith(longer)):
            words = who(parse.tagged, parse.groups, number)
            if words and parse.tagged.tags[words[1]] in "NX" and _is_of_plans(parse.tagged, group, phrase):
                return Told(says, words)
            return of_event(parse, says, who(parse.tagged, parse.groups, number))
    return None


def _is_of_plans(tagged: Tagged, group: Group, phrase: str) -> bool:
    """Whether what is told is said of plans alone, whatever they are called: "fell through | over the price"."""
    said = next((p for p in table("of_plans_alone") if phrase.startswith(f"{p} ")), "")
    return said != "" and tagged.tags[group.last + len(said.split()) :][:1] not in {*"LJNXpR#"}


@cache
def _longer(kind: str) -> dict[str, tuple[str, ...]]:
    """Return what begins a phrase of more than one word, by its first word."""
    return {first: tuple(f"{p} " for p in phrases if " " in p) for first, phrases in begun(kind).items()}
