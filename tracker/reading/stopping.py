"""An event stopped or moved by somebody, or that falls through or slips by itself.

Invariant: what is stopped names an event, or has a day of its own.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent, following
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.discourse import Parse
from tracker.reading.kinds import kind_of_noun
from tracker.reading.telling import Told, after, begun, is_never, is_now, names_event, of_event, opening, table
from tracker.reading.values import Kind

KINDS = {Says.CALLED_OFF: "called_off", Says.PUT_OFF: "put_off"}
ALONE = {Says.CALLED_OFF: "collapses", Says.PUT_OFF: "slips"}
_OFF = re.compile(r"(?:is|are) (?:now )?off (?:[,.;]|and|but|for|after|because).*")
_DATED = re.compile(r"(?:[LJp]+t|tp)[JNX]")
_PARTICIPLES = frozenset("OEK")
_PARTICLES = frozenset(("off", "back", "out", "up"))
_BESIDE = re.compile(r",(?:[OEK]A*P?t+C)?A*$")  # "the vote, | planned for May and | called off"
_SIDEWAYS = re.compile(r"PW[^,;]*$")
_NEW_DAY = re.compile(r"[AJEK]*(?:P?L?t|TV[LJNXP]*t|TbE[LJNXP]*t)")
_NEAR = 20  # tokens from the subject to what it is to do, a relative clause between them
_DUE = frozenset(("due", "set", "likely"))
_NOT_BEFORE = ("before ", "until ", "till ")
_LASTING = ("by ", "until ", "till ", "to ", "through ", "into ", "for another ", "for a further ")
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
        verb = group.lemma in table(kind) and plain and (group.passive or group.lemma not in table("only_done_to"))
        phrase = _stopping_phrase(parse.tagged, group, kind)
        if verb or phrase:
            words = _stopped_words(parse, number, group, phrase)
            if words is None or _is_other(parse, number, group, phrase, words):
                return None
            sure = group.lemma in table("of_events_alone")
            named = words is not None and (sure or _is_due(parse, words) or phrase.endswith(" yet to"))
            return Told(says, words) if words and named else None
    return None


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
    return lifted or _is_sideways(parse, number)


def _is_sideways(parse: Parse, number: int) -> bool:
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
    return _object(tagged, group.last + 1 + (after(tagged, group) in _PARTICLES))


def _stopping_phrase(tagged: Tagged, group: Group, kind: str) -> str:
    """Return the phrase of stopping that a verb group begins, empty for none."""
    known = begun(f"{kind}_phrases").get(tagged.spelt[group.head], ())
    if not known:
        return ""
    said = opening(tagged, group)
    done_to = None if group.passive else _object(tagged, group.last + 1)
    parted = f"{tagged.tokens[group.head].low} {tagged.low(done_to[1] + 1)}" if done_to else ""
    if parted in known and parted.endswith((" off", " back", " up")):  # "pushed | the launch | back"
        return parted
    return max((p for p in known if said.startswith(f"{p} ")), key=len, default="")


def laid_aside(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell what a participle says of the noun before it: "the debate, planned for May and called off last week"."""
    tagged = parse.tagged
    if group.first != group.last or tagged.tags[group.first] not in _PARTICIPLES or _has_object(tagged, group):
        return None
    says = next((s for s, kind in KINDS.items() if _is_stopping(tagged, group, kind)), None)
    before = _BESIDE.search(tagged.tags[: group.first])
    words = antecedent(tagged, before.start()) if says and before else None
    return of_event(parse, says, words) if says else None


def _is_stopping(tagged: Tagged, group: Group, kind: str) -> bool:
    return group.lemma in table(kind) or _stopping_phrase(tagged, group, kind) != ""


def _has_object(tagged: Tagged, group: Group) -> bool:
    start = group.last + 1 + (after(tagged, group) in _PARTICLES)
    return _object(tagged, start) is not None


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
    return _object(parse.tagged, start) or who(parse.tagged, parse.groups, number)


def _object(tagged: Tagged, index: int) -> Phrase | None:
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
    words = _object(parse.tagged, group.last + 1)
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


def moved(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the vote was moved to May", "they moved the vote to May"."""
    if (group.lemma not in table("moves") and group.lemma != "bring") or group.negated or _is_sideways(parse, number):
        return None
    to_time = re.match(r"A*Pt|A*t|APt", parse.tagged.tags[group.last + 1 :])
    later = parse.tagged.low(group.last + 1) in {"forward", "back"}
    if group.passive and (to_time or later):
        words = who(parse.tagged, parse.groups, number)
        return _moved_into(parse, words, group.last + 1) or of_event(parse, Says.PUT_OFF, words)
    words = None if group.passive else _object(parse.tagged, group.last + 1)
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
    words = who(parse.tagged, parse.groups, number) if group.passive else _object(parse.tagged, group.last + 1)
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
    if group.form is Form.MODAL or (group.passive and group.lemma in table("planned")) or tagged.low(at) in _DUE:
        return True
    if tagged.tags[at : at + 1] == "T":  # "it is now to open" goes on with what was told before
        return group.form is Form.BE and tagged.tags[group.first - 1] != "R"
    return tagged.tags[at : at + 1] in _PARTICIPLES and lemma(tagged.low(at)) in table("planned")


def _to_come(parse: Parse, number: int, end: int) -> Told | None:
    """Return what is to be done on the new day, where the subject names no event: "the jet is now to be delivered"."""
    to = next((g for g in parse.groups[number + 1 :] if g.form is Form.INFINITIVE and g.last < end), None)
    words = who(parse.tagged, parse.groups, number) if to is not None else None
    if to is None or words is None or to.head - words[0] > _NEAR:
        return None
    return Told(Says.PUT_OFF, (words[0], events.complement(parse.tagged, to)))


def _beyond_now(tagged: Tagged, at: int) -> int:
    """Return the token behind "now" and "not" in what follows a verb: "is | now not | expected"."""
    while tagged.low(at) in {"now", "not"}:
        at += 1
    return at
