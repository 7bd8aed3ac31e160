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
from tracker.linking.gazetteer import fold, known
from tracker.linking.number import can_mean, is_plural
from tracker.linking.pieces import words
from tracker.reading.attribution import is_report
from tracker.reading.hedges import table as hedges

FAR = 40
"""So many tokens a relative clause looks back."""
_BESIDE = re.compile(r"[JAt!E]{0,3}|PN")
_OBJECT = re.compile(r"(?P<noun>[LJNXEG#p]*[NX#])t?,?$")
_NOUN_BEFORE = re.compile(r"(?P<noun>[LJXE#p]?[JNXE#p]*[NX](?:P[LJ]*[NX]+)*),?P?$")
_DIRECT = re.compile(r"[At]*(?P<noun>[LpJNXEG#]*[NX])")
_OF = re.compile(r"P[LpJNXEG#]*[NX]")
EMPTY = frozenset(("do", "be"))
"""What names nothing behind it: "we will do | it" takes up a deed, "is | valid"."""
_LOOSE = frozenset((Form.PARTICIPLE, Form.ING))


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
        to = (n for n, g in enumerate(found) if g.first == last + 1 and g.lemma == "be" and tagged.tags[g.first] == "B")
        inside = [n + 1 for n in to if _is_to(tagged, found, n)]
    if not inside:
        return None
    number = next((n for n in reversed(inside) if found[n].form not in _LOOSE), inside[-1])
    following = number + 1
    if _only_belongs(tagged, found[number], first):
        return None
    if following < len(found) and _is_wish(tagged, found[number], found[following]):
        return following
    return None if tagged.tags[found[number].head] == "M" else number


def _is_to(tagged: Tagged, found: Sequence[Group], number: int) -> bool:
    """Whether "is" leads an infinitive: "the three men | are due to come down"."""
    after = found[number + 1] if number + 1 < len(found) else None
    between = tagged.tags[found[number].last + 1 : after.first] if after else "-"
    return after is not None and after.form is Form.INFINITIVE and re.fullmatch("[AtJE]*", between) is not None


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
    before = (object_phrase(tagged, g) for g in reversed(found) if _leads(tagged, g, start) and not is_report(g.lemma))
    named += [thing for thing in before if thing and pronoun == "they" and tagged.tags[thing[0]] not in "RrWSM"]
    fitting = [doer for doer in named if can_mean(tagged, doer, pronoun)]
    alone = [doer for doer in named if pronoun == "they" and _is_group(tagged, doer)]
    return next(iter((*fitting, *alone)), None)


def _is_group(tagged: Tagged, doer: Phrase) -> bool:
    """Whether one that is named or made up of several can be "they": "the union", "Ostrava Motors"."""
    head = tagged.low(doer[0] + len(tagged.tags[doer[0] : doer[1] + 1].partition("P")[0]) - 1)
    named = tagged.tags[doer[1]] == "X" and "P" not in tagged.tags[doer[0] : doer[1]]
    return can_mean(tagged, doer, "it") and (named or head in load("linking")["phrase"]["groups"])


def _leads(tagged: Tagged, group: Group, start: int) -> bool:
    """Whether a finite verb stands before a pronoun that is not its object: "expects | it to work"."""
    is_object = group.last == start - 1 and (tagged.low(start + 1) == "to" or not is_report(group.lemma))
    return group.finite and group.last < start and not is_object


def _teller(tagged: Tagged, found: Sequence[Group], start: int) -> Phrase | None:
    """Return who says it before token `start`, where that is one: "he" is not what "aides said" of him."""
    for number in range(len(found) - 1, -1, -1):
        if found[number].first < start and found[number].finite and is_report(found[number].lemma):
            told = who(tagged, found, number)
            return told if told and tagged.tags[told[0]] not in "RrWS" and not is_plural(tagged, told) else None
    return None


def trimmed(tagged: Tagged, subject: Phrase | None) -> Phrase | None:
    """Return a subject from where its own noun phrase begins: "within the course of the meeting | the members"."""
    if subject is None:
        return None
    first, last = subject
    first = _behind_place(tagged, first, last) or _behind_frame(tagged, first, last) or first
    again = [n for n in range(first + 1, last) if tagged.tags[n] == "L" and tagged.tags[n - 1] in "NXt"]
    first = again[-1] if again else first
    wish = tagged.tokens[last].low in hedges("verb") and tagged.low(last + 1) == "to"
    if last > first and wish:  # "the operators plan | to rehearse"
        last -= 1
    if last > first and tagged.tokens[first].low in {"least", "most"} and tagged.tokens[first - 1].low == "at":
        first += 1
    if last > first and tagged.tags[first] in "EO" and is_report(tagged.low(first)):
        first += 1  # "said | Ada Lind, who"
    return _those(tagged, first), last


def _those(tagged: Tagged, first: int) -> int:
    """Return where "those" stands whom a subject only tells: "those | who lose their posts", "those | in charge"."""
    led = _THOSE.search(tagged.tags, max(0, first - FAR), first)
    return led.start() if led and tagged.low(led.start()) == "those" else first


_THOSE = re.compile(r"L(?:W[A!]*[VZOEMBH][A!bVEK]*[LJNXEG#p]*|P[LJNXEG#p]*)$")


def _behind_frame(tagged: Tagged, first: int, last: int) -> int | None:
    """Return where a name begins behind what only frames it: "under the agreement | India", "to be safe | NASA"."""
    named = re.fullmatch(r"(?:L[NJ]+|[NJ])(X+)", tagged.tags[first : last + 1])
    led = tagged.tags[first - 1] if first else ""
    long = tagged.tags[first] == "L"
    framed = led in ({"P", "B"} if long else {"b"})  # "if there is no deal | EADS"
    return first + named.start(1) if named and framed else None


def _behind_place(tagged: Tagged, first: int, last: int) -> int | None:
    """Return where a subject begins behind the place that opens its sentence: "in Oslo | sales will start"."""
    opens = first > 0 and tagged.tags[first - 1] == "P" and (first == 1 or tagged.tags[first - 2] in ',;"C')
    names = re.match(r"X+", tagged.tags[first : last + 1])
    if not opens or names is None or tagged.low(first - 1) not in {"in", "at", "on", "for"}:
        return None
    sizes = range(min(names.end(), last - first), 0, -1)
    known_to = next((n for n in sizes if fold(tagged.words(first, first + n - 1)) in known()), 0)
    return first + (known_to or (1 if names.end() <= last - first else 0)) or None


def object_of(tagged: Tagged, group: Group, subject: Phrase | None) -> tuple[str, ...]:
    """Return what a relative clause is about, as the object of its verb: "a summit, which he | attends"."""
    if subject is None or not group.finite or subject[0] == 0 or tagged.tags[subject[0] - 1] != "W":
        return ()
    relative = subject[0] - 1
    before = _NOUN_BEFORE.search(tagged.tags, max(0, relative - FAR), relative)
    return (words(tagged, before.start("noun"), before.end("noun") - 1),) if before else ()


def object_phrase(tagged: Tagged, group: Group) -> Phrase | None:
    """Return the object of a verb, with what it is of."""
    found = None if group.passive or group.lemma in EMPTY else _DIRECT.match(tagged.tags, group.last + 1)
    if found is None:
        return None
    behind = _OF.match(tagged.tags, found.end()) if tagged.low(found.end()) == "of" else None
    return found.start("noun"), (behind or found).end() - 1
