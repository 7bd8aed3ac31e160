"""The words that name a predicted event, who takes part, and where.

Invariant: the words are one stretch of the sentence and leave out the time expression.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent, following, subject
from tracker.grammar.subjects import who as doer
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.reading.force import Force
from tracker.reading.kinds import is_happening
from tracker.reading.names import Names, as_said

_LONGEST_SUBJECT = 7  # tokens; a longer one names the event without its verb
_FAR = 8  # tokens from a subject to the end of its verb
_COMPLEMENT = re.compile(r"[Ar]*(?:(?:[LJNXpEGVK]|u?#u?)+)?(?:P(?:[LJNXp]|u?#u?)+){0,2}")
_PLACED = re.compile(r"PL?(X+)(?![XNJ])")  # not "in the Hungarian capital"
_NAME_RUN = re.compile(r"X+")
_HAPPEN = frozenset(("happen", "occur", "begin", "start", "continue", "end", "follow", "close", "conclude", "resume"))
_PLACE_WORDS = frozenset(("in", "at", "to", "from", "into"))


def words_of(tagged: Tagged, found: Sequence[Group], force: Force) -> Phrase:
    """Return the tokens that name the event of a force: a verb with its object, or a subject with its verb."""
    first, last = _words_of(tagged, found, force)
    verb = found[force.event]
    return first, last + 1 if last == verb.last and verb.lemma != "be" and _ends_in_particle(tagged, last) else last


def _ends_in_particle(tagged: Tagged, last: int) -> bool:
    """Whether a particle behind a verb belongs to it: "is to take | off from Seville", "will be sworn | in"."""
    low, after = tagged.low(last + 1), tagged.tags[last + 2 : last + 3]
    if low in {"in", "on", "by"}:
        return tagged.spelt[last] in _WITH_IN and after in _ENDING
    return low in load("reading/outcomes")["after"]["particles"] and after in _ENDING


_WITH_IN, _ENDING = (
    frozenset(("sworn", "moved", "voted", "brought")),
    frozenset(("", "t", "P", "S", "C", ",", ".", ";")),
)


def _words_of(tagged: Tagged, found: Sequence[Group], force: Force) -> Phrase:
    if (own := _own_words(tagged, found, force)) is not None:
        return own
    group, start = found[force.event], found[force.start]
    who = _subject(tagged, found, force)
    if force.by_subject:
        named = who is not None and tagged.tags[who[0]] not in "RW"
        return (_arrival(tagged, force, named=named) if start.form is Form.BE else None) or _named(tagged, group, who)
    last = _happening_end(tagged, group) or complement(tagged, group)
    bare = last == group.last or tagged.spelt[last] in {"place", "effect"}
    if who is not None and (group.passive or bare or group.lemma in {"be", "do"}):
        return _told(tagged, who, group, last if not group.passive else group.last)
    if group.form is Form.ING and who is not None and start.last < who[0]:
        return (who[0], last)  # "sees | sales rising"
    alone = group.form in {Form.INFINITIVE, Form.MODAL, Form.BE, Form.BARE} and group.lemma != "be"
    first = group.head if alone else start.first
    return (min(first, group.head), last)


def _own_words(tagged: Tagged, found: Sequence[Group], force: Force) -> Phrase | None:
    """Return the words of an event that needs no subject: an object, what follows, a verb behind "and"."""
    group = found[force.event]
    if force.noun is not None:
        return force.noun
    shared = force.event != force.start and not force.moved
    if tagged.tags[group.head] in "EK" and tagged.tags[group.first - 1] == "C" and shared:
        return (group.head, complement(tagged, group))  # "will be tried on Thursday and | sentenced"
    if group.form is Form.BARE and tagged.tags[group.first - 2 : group.first] == "tC":
        last = complement(tagged, group)  # "will start on Thursday and | end in Cape Town"
        return (group.head, last) if last > group.last else None
    return _follower(tagged, group) if group.lemma == "follow" and group.passive else None


def _arrival(tagged: Tagged, force: Force, *, named: bool) -> Phrase | None:
    """Return the words of a coming that a predicate and its place tell: "is due home", "is expected in Oslo".

    Where nothing is `named` that is to come, whatever the predicate leads to tells it: "is expected before a judge".
    """
    said = force.words[1]
    place = (_PLACE if named else _ANYWHERE).match(tagged.tags, said + 1)
    if place is None or tagged.tokens[said].low not in _COMING:
        return None
    home = tagged.tokens[said + 1].low in {"home", "back"}
    return (said, place.end() - 1) if home or tagged.tags[said + 1] in "PS" else None


_COMING = frozenset(("due", "expected"))
_ANYWHERE = re.compile(r"A(?=[tP.,])|[PS]L?J?[NX]+(?:PL?J?[NX]+)*")
_PLACE = re.compile(r"A(?=[tP.,])|[NA](?=t)|P(?:L?N)?X+|PL?N(?=t)")


def _told(tagged: Tagged, who: Phrase, group: Group, last: int) -> Phrase:
    """Return a subject with its verb; where it is long, alone, without its place; where the verb is far, the verb."""
    first, end = who
    if last - end > _FAR and not group.passive and group.lemma not in _HAPPEN:
        return (group.head, max(last, group.head))
    if end - first < _LONGEST_SUBJECT and last - end <= _FAR:
        return (first, last)
    if last - end > _FAR and not any(is_happening(low) for low in tagged.spelt[first : end + 1]):
        return (group.head, last)  # "Clerks, who have waited since June, will be | paid"
    places = [i for i in range(first + 1, end) if tagged.tags[i] == "P" and tagged.tokens[i].low in _PLACE_WORDS]
    return (first, places[0] - 1 if places else end)


def _follower(tagged: Tagged, group: Group) -> Phrase | None:
    """Return the event of "to be followed by a second round"."""
    by = tagged.low(group.last + 1) == "by"
    return following(tagged, group.last + 2) if by else None


def _happening_end(tagged: Tagged, group: Group) -> int | None:
    """Return the end of a verb that says only that its subject happens: "take place", "begin"; None for others."""
    if group.lemma == "take" and tagged.low(group.last + 1) in {"place", "effect"}:
        return group.last + 1
    if group.lemma not in _HAPPEN or (not group.passive and _OBJECT.match(tagged.tags, group.last + 1)):
        return None
    return complement(tagged, group) if tagged.tags[group.last + 1 : group.last + 2] == "G" else group.last


_OBJECT = re.compile(r"[LJ#pEG]*[NX]")  # "begins | a tour of the north"


def _subject(tagged: Tagged, found: Sequence[Group], force: Force) -> Phrase | None:
    start = found[force.start]
    who = _expected(tagged, start, found[force.event]) or subject(tagged, start)
    if who is None and tagged.tags[start.first - 1 : start.first] == "C" and _happening_end(tagged, found[force.event]):
        earlier = [g for g in found[: force.start] if g.finite]
        who = subject(tagged, earlier[-1]) if earlier else None
    alone = tagged.tags[force.words[1] + 1 : force.words[1] + 2] == "t"  # not "is due | out in May"
    if who is None and force.by_subject and alone:  # "has been held back and is not expected before July"
        who = doer(tagged, found, force.start)
    if who is not None and tagged.tags[who[0]] == "W":
        who = antecedent(tagged, who[0])
        thing = force.by_subject or force.timetable  # "at the summit in Riga, which opens"
        who = (_event_before(tagged, who) or who) if who is not None and thing else who
    if who is None:
        return None
    first, last = who
    while first < last and tagged.tags[first] in "LAtPp":
        first += 1
    return (first, last)


_PHRASE = re.compile(r"[JNXEG#]*[NXG]P[LJ]*$")


def _event_before(tagged: Tagged, who: Phrase) -> Phrase | None:
    """Return the event that a phrase only describes: "a ruling on | the case, which is expected in May"."""
    led = _PHRASE.search(tagged.tags[: who[0]]) if not is_happening(tagged.tokens[who[1]].low) else None
    head = tagged.tags.rfind("P", 0, who[0]) - 1
    return (led.start(), head) if led is not None and is_happening(tagged.tokens[head].low) else None


_WHAT = re.compile(r"[LJNX#][LJNXpt#PCEG]*")
_EXPECTING = frozenset(
    (
        "expect",
        "want",
        "need",
        "like",
        "allow",
        "order",
        "permit",
        "prefer",
        "see",
        "forecast",
        "predict",
        "foresee",
        "project",
        "anticipate",
    )
)


def _expected(tagged: Tagged, start: Group, event: Group) -> Phrase | None:
    """Return what stands between a verb and its infinitive: "expects | the bridge | to be opened"."""
    between = tagged.tags[start.last + 1 : event.first]
    told = event.form in {Form.INFINITIVE, Form.ING} and start.lemma in _EXPECTING and _WHAT.fullmatch(between)
    return (start.last + 1, event.first - 1) if told else None


def _named(tagged: Tagged, group: Group, who: Phrase | None) -> Phrase:
    if who is None or tagged.tags[who[0]] in "RW":
        return (group.first, group.last)
    return (who[0], group.last) if group.form is Form.INFINITIVE else who


def complement(tagged: Tagged, group: Group) -> int:
    """Return the last token of what follows a verb as its object or direction."""
    match = _COMPLEMENT.match(tagged.tags, group.last + 1)
    last = match.end() - 1 if match else group.last
    the_day = tagged.spelt[last] == "day" and tagged.low(last - 1) == "the"
    if the_day and tagged.low(last + 1) in {"after", "before", "following"}:
        last -= 2  # a time: "will reopen the day after the vote"
    trimmed = "LAP" if group.lemma in {"be", "become"} else "LAPJ"
    while last > group.last and tagged.tags[last] in trimmed:
        last -= 1
    return max(last, group.last)


def participants_of(tagged: Tagged, first: int, last: int, names: Names) -> tuple[str, ...]:
    """Return the names in tokens `first` to `last`, each once, in its full form where the article has it."""
    found: dict[str, None] = {}
    for match in _NAME_RUN.finditer(tagged.tags, first, last + 1):
        said = as_said(tagged.words(match.start(), match.end() - 1), names)
        found[names.full.get(said.lower(), said)] = None
    return tuple(found)


def place_of(tagged: Tagged, first: int, last: int, names: Names) -> str | None:
    """Return the name after "in", "at" or "to" in tokens `first` to `last` that is no person's."""
    for match in _PLACED.finditer(tagged.tags, first, last + 1):
        name = tagged.words(match.start(1), match.end(1) - 1)
        if tagged.spelt[match.start()] in _PLACE_WORDS and name.split()[-1].lower() not in names.full:
            return name
    return None


def noun_words(tagged: Tagged, noun: Phrase) -> Phrase:
    """Return a noun phrase without its article."""
    first, last = noun
    while first < last and tagged.tags[first] in "Lp":
        first += 1
    return (first, last)


__all__ = ["complement", "noun_words", "participants_of", "place_of", "words_of"]


def tells_age(tagged: Tagged, verb: Group) -> bool:
    """Whether a verb only tells how old somebody is then: "in 2031, when she will be 80"."""
    return verb.lemma in {"be", "turn"} and tagged.tags[verb.last + 1 : verb.last + 2] == "#"
