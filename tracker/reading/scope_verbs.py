"""The verb that a time belongs to: the one beside it, of the clause that it opens, or the last one before it.

Invariant: what is returned is the index of a group of `found`, that of an event where the group gives it its force.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tracker.grammar.groups import Form, Group, last_before
from tracker.grammar.tokens import Tagged
from tracker.lexicon.calendar import WEEKDAYS
from tracker.reading.attribution import is_report
from tracker.reading.force import Force, screened
from tracker.reading.kinds import is_scheduled

_OPENERS = frozenset('^cSWC;:"-')
_LED_BY_PLACE = re.compile(r"[AC]*P[LJNX#pG]+,")  # "In the second stage, in 2003, workers are to"
_OF_PLACE, _OF_COMMA = re.compile(r",[LJNXR#pA]{1,6}"), re.compile(r",|[LJNXR#pA]{0,6}")
_JOINED = re.compile(r"CA*")  # "may drift in June | but | warned"
_CLAUSE_ASIDE = re.compile(r',t?(?:S[^,;:"]{2,}|VCV),')  # "On May 5, unless it rains (win or lose), | the band will"
_SAID_ASIDE = re.compile(r",A*(?:(?:R|[LJNX#p]+(?:P[LJNX]+)?)A*[EOZV]t?|[EOZV][LJNX#p]+),")
_PARTING, _SUBJECT = re.compile(r"[;:\"cSW-]"), re.compile(r"[NXRWGL#]")
_RELATIVE = re.compile(r",P?W[^,;:\"]*,")  # "On Tuesday the mayor, | who is ill, | opens the fair"
_RELATIVE_ASIDE = re.compile(r",P?W[^,;:\"]*,$")  # "will close its mill, which employs 300, | in May"


def verb_of(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int, last: int) -> int | None:
    """Return the verb group that the time at tokens `at` to `last` belongs to, None where no verb can have it."""
    if tagged.tags[at + 1 : at + 2] == "," and tagged.low(at + 2) == "when":
        begun = any(g.first < at and number in strong for number, g in enumerate(found))
        if not begun:
            return next((event_of(strong, n) for n, g in enumerate(found) if g.first > at and g.finite), None)
    subject = _as_subject(tagged, found, strong, at)
    if subject is not None:
        return event_of(strong, subject)
    beside = _beside(tagged, found, at)
    if beside is not None:
        return event_of(strong, beside)
    opener = _opener(tagged, found, at)
    if opener is not None and not _closes_list(tagged, opener, at, last):
        right = _right(tagged, found, strong, at, last)
        if right is not None:
            return right
    return _left(tagged, found, strong, at)


def _as_subject(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int) -> int | None:
    """Return the verb that a time is the subject of: "Saturday should stay dry", "next week brings the vote"."""
    opens = not at or tagged.tags[at - 1] in _OPENERS - {"c", "W"}  # not "prayed that the new year might bring peace"
    verb = next((n for n, g in enumerate(found) if g.first == at + 1), None)
    if not opens or verb is None:
        return None
    plain = found[verb].form is Form.MODAL or (found[verb].form is Form.PRESENT and found[verb].lemma in _BRINGING)
    leads = any(force.start == verb and (plain or force.event != verb) for force in strong.values())  # "is to bring"
    return verb if leads else None


_BRINGING = frozenset(("bring", "see"))


def _beside(tagged: Tagged, found: Sequence[Group], at: int) -> int | None:
    """Return the group right behind an adverb and its subject: "said it eventually would sell"."""
    adverb = tagged.tags[at - 1 : at] == "R" and tagged.text[tagged.tokens[at].start].islower()
    return (
        next((n for n, g in enumerate(found) if g.first == at + 1 and g.form is Form.MODAL), None) if adverb else None
    )


def _closes_list(tagged: Tagged, opener: str, at: int, last: int) -> bool:
    """Whether "and" only joins nouns before the time: "will free a judge and a priest on Friday, he said"."""
    if opener != "C":
        return False
    if tagged.tags[last + 1 : last + 3] == ",C":  # "holds its last assembly on Monday, and"
        return True
    if is_scheduled(tagged.tokens[at - 1].low):
        return False
    over = re.match(r"[^MBHDZOVECcSW;:]*,", tagged.tags[last + 1 :]) is not None
    return over and re.search(r"[NX#r]", tagged.tags[tagged.tags.rfind("C", 0, at) : at]) is not None


def _opener(tagged: Tagged, found: Sequence[Group], at: int) -> str | None:
    """Return the boundary that the time opens a clause after, or None where a verb lies between them."""
    verb = last_before(found, at)
    for index in range(at - 1, -1, -1):
        tag = tagged.tags[index]
        if tag == '"' and tagged.tags.count('"', 0, index) % 2:
            continue  # the end of a quotation
        if tag in _OPENERS and not (tag == "S" and not any(index < g.first < at for g in found)):
            return tag
        if tag == ",":
            return ","
        if index <= verb:
            return None
    return "^"


def _right(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int, last: int) -> int | None:
    """Return the first finite verb behind the time, where nothing parts the two: "On Friday the court will rule"."""
    opener = _opener(tagged, found, at)
    aside = _aside(tagged, found, opener, last)
    last = aside.end() - 2 if aside else last + _is_label(tagged, at)
    told = [m.span() for m in _RELATIVE.finditer(tagged.tags, last + 1)]
    for number, group in enumerate(found):
        if group.first <= last or not group.finite or any(start < group.first < end for start, end in told):
            continue
        between = _RELATIVE.sub("", tagged.tags[last + 1 : group.first])
        if not between and not tagged.tags[:at].strip("A!") and group.form is Form.MODAL:
            return event_of(strong, number)  # "Only in May will the court rule", "Friday will bring rain"
        if not _reaches(between, opener, at, tagged):
            return None
        return event_of(strong, number)
    return None


def _is_label(tagged: Tagged, at: int) -> bool:
    """Whether a weekday heads an entry of a list of what is to come: "MONDAY - The boat show opens"."""
    return not at and _LABEL.match(tagged.tags) is not None and tagged.tokens[at].low.partition(",")[0] in WEEKDAYS


_LABEL = re.compile(r"t[-:][^-]*$")  # not "Friday - a day of mourning - is"


def _aside(tagged: Tagged, found: Sequence[Group], opener: str | None, last: int) -> re.Match[str] | None:
    """Return the condition or the saying in commas behind a time that opens a sentence or its second half."""
    opens = opener in {"^", "C", ";"}
    return _CLAUSE_ASIDE.match(tagged.tags, last + 1) or said_aside(tagged, found, last) if opens else None


def said_aside(tagged: Tagged, found: Sequence[Group], last: int) -> re.Match[str] | None:
    """Return the words in commas that only say who speaks: "For May, | the mill said, | output will fall"."""
    aside = _SAID_ASIDE.match(tagged.tags, last + 1)
    told = aside is not None and any(is_report(g.lemma) for g in found if last < g.first < aside.end())
    return aside if told else None


def _reaches(between: str, opener: str | None, at: int, tagged: Tagged) -> bool:
    """Whether a time reaches over the tags `between` to the verb behind them, from where its clause opens."""
    if opener == ",":
        led = _LED_BY_PLACE.fullmatch(tagged.tags, 0, at) is not None
        return tagged.tags[at - 1] == "," and (_OF_PLACE if led else _OF_COMMA).fullmatch(between) is not None
    commas = 1 + between.startswith(",")
    plain = between.lstrip(",")
    if _JOINED.fullmatch(between) or _PARTING.search(plain) or between.count(",") > commas + 1:
        return False
    return opener == "W" or tagged.tags[at - 1] in "NXR" or _SUBJECT.search(plain) is not None


def event_of(strong: Mapping[int, Force], number: int) -> int:
    """Return the group of the event that a verb leads to: of "expects to sell", that of "sell"."""
    for event, force in strong.items():
        if force.start == number:
            return event
    return number


def _left(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int) -> int | None:
    """Return the last verb before the time that it can belong to, a relative clause beside it left out."""
    aside = _RELATIVE_ASIDE.search(tagged.tags[:at])
    for number in range(len(found) - 1, -1, -1):
        group = found[number]
        if group.last >= at or (aside is not None and group.first > aside.start()):
            continue
        if ";" in tagged.tags[group.last + 1 : at]:
            return None
        if _has_own_time(tagged, group, at):
            continue
        if tagged.tags[at] != "t" and is_report(group.lemma) and _SAYING.search(tagged.tags[: group.last + 2]):
            continue
        if group.finite or number in strong:
            asking = _asking(tagged, found, strong, number, at)
            return event_of(strong, number) if asking is None else asking
        if group.form in {Form.INFINITIVE, Form.BARE} or _is_sequel(tagged, group):
            over = _asked_what(tagged, found, strong, number, at)
            return number if over is None else over
    return None


def _asked_what(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], number: int, at: int
) -> int | None:
    """Return the event whose question an infinitive is in: "will discuss what is needed to lift the ban | on May 5"."""
    over = number - 1
    if over < 0 or not found[over].finite or not _NEEDED.search(tagged.tags[: found[over].first]):
        return None
    return _asking(tagged, found, strong, over, at)


_NEEDED = re.compile(r"W$")  # the question word is the subject


def _has_own_time(tagged: Tagged, group: Group, at: int) -> bool:
    """Whether a past clause has its time: "will close the mill where it began in 1887 | by the end of the year"."""
    past = group.form is Form.PAST and _IN_RELATIVE.search(tagged.tags[: group.first]) is not None
    due = tagged.tokens[at].low.startswith(_DUE)
    return past and due and "t" in tagged.tags[group.last + 1 : at]


_DUE = ("by ", "until ", "within ", "next ", "in the next ")
_IN_RELATIVE = re.compile(r"W[LJNX#R]*A*$")
_SAYING = re.compile(r",[LJNX#p]+(?:P[LJNX]+)?[EOZV],$")  # "will be cut, a clerk said, | but only once it is"


def _asking(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], number: int, at: int) -> int | None:
    """Return the event of a verb whose question a verb is in: "will say how it is to be paid | before May"."""
    done = found[number].form in {Form.PAST, Form.HAVE, Form.DO}
    if done and not tagged.tokens[at].low.startswith(_DUE):  # "will explain what it did | on Friday"
        return None
    first = found[strong[number].start if number in strong else number].first
    for event, force in strong.items():
        after = found[event].last + 1
        after += tagged.low(after) in _PARTICLES
        if event < number and tagged.low(after) in screened("asking") and not _CLOSED.search(tagged.tags[after:first]):
            return event if not force.timetable else None
    return None


_PARTICLES = frozenset(("out", "up"))
# "how it will pay the sum | that is due in May" asks when nothing is due
_CLOSED = re.compile(r"[,;:\"]|C[^,]*[MBHDZO]|[MBHDZOEV][^,]*[NX#](?:W|c)A*$")


def _is_sequel(tagged: Tagged, group: Group) -> bool:
    """Whether "before" or "after" leads an "-ing" form that a time can belong to: "before leaving on Friday"."""
    return group.form is Form.ING and tagged.low(group.first - 1) in {"before", "after"}
