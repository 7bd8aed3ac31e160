"""Which verb of a sentence says what an event is, and who does it.

Invariant: a doer is (first, last) token, both included.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Form, Group, groups
from tracker.grammar.phrases import Phrase
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.linking.gazetteer import peoples
from tracker.linking.pieces import words
from tracker.reading.attribution import is_report
from tracker.reading.hedges import table as hedges
from tracker.reading.names import is_person

FAR = 40
"""So many tokens a relative clause looks back."""
_BESIDE = re.compile(r"[JAt!E]{0,3}|PN")
_OBJECT = re.compile(r"(?P<noun>[LJNXEG#p]*[NX#])t?,?$")
_NOUN_BEFORE = re.compile(r"(?P<noun>[LJXE#p]?[JNXE#p]*[NX](?:P[LJ]*[NX]+)*),?P?$")
_LOOSE = frozenset((Form.PARTICIPLE, Form.ING))
_ALL_OF = frozenset((share, "of") for share in ("all", "most", "some", "none"))
_SINGULARS = re.compile(r"(?:ss|us|is|news)$")


def verbs(tagged: Tagged, first: int, last: int) -> tuple[Group, ...]:
    """Return the verb groups, with a verb that the lexicon does not know: "was expected to | cripple the port"."""
    found = groups(tagged)
    modal = next((g for g in found if g.first <= last and g.last >= first and tagged.tags[g.head] == "M"), None)
    head = first if modal is None and first > 0 and tagged.tokens[first - 1].low == "to" else None
    head = modal.last + 1 if modal is not None and modal.last < last else head
    if head is None or any(g.first <= head <= g.last for g in found):
        return found
    if tagged.tags[head] not in "JN" and tagged.lows(head, head + 1) != "like to":
        return found
    form, start = (Form.MODAL, modal.first) if modal else (Form.INFINITIVE, head - 1)
    low, finite = tagged.tokens[head].low, modal is not None
    verb = Group(start, head, head, form, low, negated=False, passive=False, perfect=False, finite=finite)
    return tuple(sorted((*(g for g in found if g is not modal), verb)))


def deed(tagged: Tagged, found: Sequence[Group], first: int, last: int) -> int | None:
    """Return the verb group that says what is done: the last of the event's words, or what that one is a wish for."""
    inside = [n for n, g in enumerate(found) if g.first <= last and g.last >= first]
    if not inside and tagged.tags[first] == "R":
        inside = [n for n, g in enumerate(found) if g.first > last][:1]  # "there | should be enough"
    if not inside:
        inside = [n for n, g in enumerate(found) if g.first == last + 1 and tagged.tags[g.first] == "M"]
    if not inside:
        return None
    number = next((n for n in reversed(inside) if found[n].form not in _LOOSE), inside[-1])
    following = number + 1
    if _only_belongs(tagged, found[number], first):
        return None
    if following < len(found) and _is_wish(tagged, found[number], found[following]):
        return following
    return None if tagged.tags[found[number].head] == "M" else number


def _only_belongs(tagged: Tagged, group: Group, first: int) -> bool:
    """Whether a participle only says whose the event is: "talks | led by the mayor"."""
    led = group.form is Form.PARTICIPLE and tagged.low(group.last + 1) == "by"
    return led and group.first > first and tagged.tags[group.first - 1] in "NX"


def _is_wish(tagged: Tagged, group: Group, following: Group) -> bool:
    """Whether a verb only says that another is meant to be done: "hopes to sign", "would like to see"."""
    between = tagged.tags[group.last + 1 : following.first]
    if following.form is not Form.INFINITIVE or not re.fullmatch(r"[At]*", between):
        return False
    return group.lemma in hedges("verb") or group.lemma in load("linking")["phrase"]["begins"]


def doer_of(tagged: Tagged, found: Sequence[Group], number: int) -> Phrase | None:
    """Return the subject of a verb, that of what it hangs on, or an object: "expects | the deal | to be signed"."""
    while number > 0 and not found[number].finite:
        group, before = found[number], found[number - 1]
        between = tagged.tags[before.last + 1 : group.first]
        if between in {"R", "r"} and before.lemma in load("linking")["phrase"]["expects"]:
            return (group.first - 1, group.first - 1)  # "expects | it | to work"
        owned = _OBJECT.search(between)
        wants = before.lemma in load("linking")["phrase"]["expects"] or group.passive
        if group.form is Form.INFINITIVE and owned and wants and not re.fullmatch(r"[JAt]+|PN", between):
            return (before.last + 1 + owned.start("noun"), before.last + owned.end("noun"))
        hangs = group.form is Form.INFINITIVE or between.rstrip("At").endswith("C")
        if not hangs or not (_BESIDE.fullmatch(between) or between.rstrip("At").endswith("C") or owned):
            return None
        number -= 1
    return who(tagged, found, number)


def meant(tagged: Tagged, found: Sequence[Group], start: int, pronoun: str) -> Phrase | None:
    """Return the nearest subject before token `start` that "it" or "they" can mean: "the union said | it would strike".

    A union may be "they", one person is neither.
    """
    doers = (who(tagged, found, n) for n in range(len(found) - 1, -1, -1) if _leads(tagged, found[n], start))
    named = [doer for doer in doers if doer and tagged.tags[doer[0]] not in "RrWSM"]
    if pronoun not in {"it", "they"}:
        return _teller(tagged, found, start)
    fitting = [doer for doer in named if can_mean(tagged, doer, pronoun)]
    alone = [doer for doer in named if pronoun == "they" and can_mean(tagged, doer, "it")]
    return next(iter((*fitting, *alone)), None)


def _leads(tagged: Tagged, group: Group, start: int) -> bool:
    """Whether a finite verb stands before a pronoun that is not its object: "expects | it to work"."""
    is_object = group.last == start - 1 and (tagged.low(start + 1) == "to" or not is_report(group.lemma))
    return group.finite and group.last < start and not is_object


def _teller(tagged: Tagged, found: Sequence[Group], start: int) -> Phrase | None:
    """Return who says it before token `start`."""
    for number in range(len(found) - 1, -1, -1):
        if found[number].first < start and found[number].finite and is_report(found[number].lemma):
            told = who(tagged, found, number)
            return told if told and tagged.tags[told[0]] not in "RrWS" else None
    return None


def can_mean(tagged: Tagged, doer: Phrase, pronoun: str) -> bool:
    """Whether "it" or "they" agrees with a subject in number, and "it" is no person."""
    if is_plural(tagged, doer):
        return pronoun == "they"
    head = re.match(r"[tLJEGNX#pA]*", tagged.tags[doer[0] : doer[1] + 1])
    last = doer[0] + max(head.end() if head else 1, 1) - 1
    return pronoun == "it" and not is_person(tagged.tokens[last].low)


def trimmed(tagged: Tagged, subject: Phrase | None) -> Phrase | None:
    """Return a subject from where its own noun phrase begins: "within the course of the meeting | the members"."""
    if subject is None:
        return None
    first, last = subject
    named = re.fullmatch(r"L[NJ]+(X+)", tagged.tags[first : last + 1])
    if named and first > 0 and tagged.tags[first - 1] == "P":  # "under the agreement | India"
        return first + named.start(1), last
    again = [n for n in range(first + 1, last) if tagged.tags[n] == "L" and tagged.tags[n - 1] in "NXt"]
    first = again[-1] if again else first
    wish = tagged.tokens[last].low in hedges("verb") and tagged.low(last + 1) == "to"
    if last > first and wish:  # "the operators plan | to rehearse"
        last -= 1
    if last > first and tagged.tokens[first].low in {"least", "most"} and tagged.tokens[first - 1].low == "at":
        first += 1
    return first, last


def object_of(tagged: Tagged, group: Group, subject: Phrase | None) -> tuple[str, ...]:
    """Return what a relative clause is about, as the object of its verb: "a summit, which he | attends"."""
    if subject is None or not group.finite or subject[0] == 0 or tagged.tags[subject[0] - 1] != "W":
        return ()
    relative = subject[0] - 1
    before = _NOUN_BEFORE.search(tagged.tags, max(0, relative - FAR), relative)
    return (words(tagged, before.start("noun"), before.end("noun") - 1),) if before else ()


def is_plural(tagged: Tagged, subject: Phrase) -> bool:
    """Whether a subject takes a plural verb."""
    first, last = subject
    while first < last and tagged.tags[first] in "!t":
        first += 1
    tags = tagged.tags[first : last + 1].partition("P")[0]
    if first + 1 < last and (tagged.tokens[first].low, tagged.low(first + 1)) in _ALL_OF:
        return is_plural(tagged, (first + 2, last))
    several = re.search(r"[NX]t?C[LJ#]*[NX]", tags)
    if several and "&" not in tagged.lows(first, last):
        return True
    head = re.match(r"[tLJEGNX#pA]*", tags)
    at = first + max(head.end() if head else 1, 1) - 1
    while at > first and (tagged.tags[at] in "tA" or re.match("[NX][JE]", tagged.tags[at - 1 : at + 1])):
        at -= 1  # "winds | high above the coast", "talks | led by the mayor"
    low, name = tagged.tokens[at].low, tagged.tags[at] == "X"
    if low in load("linking")["phrase"]["plurals"] or (tagged.tags[at] == "#" and tagged.tags[at - 1] != "X"):
        return True
    shown = low.endswith("s") and (low in peoples() or not _SINGULARS.search(low))
    return shown and (not name or low in load("linking")["phrase"]["several"] or tagged.tokens[first].low == "the")
