"""Attribution: which words of a sentence are credited to whom, and when they were said.

Invariant: an attribution covers tokens of its own sentence and never its own verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, subject
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import reporting
from tracker.reading.reach import aside_end, condition_end, object_end, reach, sentence_end
from tracker.reading.sayer import according, actor, inverse_subject, is_inverted, sayer, time_said

_ENDS = frozenset(',."-)u')


class Attribution(NamedTuple):
    """A reporting verb: what it covers (tokens `first` … `last`), its subject, and the token of its time, -1 for none.

    `thinks` marks "believes", "expects" and their like, which weaken what they report.
    """

    group: int
    first: int
    last: int
    who: Phrase | None
    time: int
    thinks: bool


def is_report(lemma: str) -> bool:
    """Whether a verb credits its subject with what follows.

    >>> is_report("announce"), is_report("arrive")
    (True, False)
    """
    return lemma in reporting("says", "thinks")


def is_speaker(noun: str) -> bool:
    """Whether a noun names people or a body that can speak and act.

    >>> is_speaker("ministers"), is_speaker("prices")
    (True, False)
    """
    return noun in reporting("speakers")


def credited() -> frozenset[str]:
    """Return the verbs whose subject is credited with its own plan: "vowed to", "hopes to"."""
    return reporting("credited")


def own_saying(tagged: Tagged, found: Sequence[Group], number: int) -> Attribution:
    """Return the attribution of a plan to the subject of its verb, dated where the verb is."""
    group = found[number]
    time = time_said(tagged, found, group) if group.form is not Form.PRESENT else -1
    return Attribution(number, group.last + 1, len(tagged.tags) - 1, actor(tagged, found, number), time, thinks=False)


def attributions(tagged: Tagged, found: Sequence[Group]) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence in order."""
    return (*_spoken(tagged, found), *_according(tagged), *_introduced(tagged, found))


def _spoken(tagged: Tagged, found: Sequence[Group]) -> Iterator[Attribution]:
    for number, group in enumerate(found):
        if group.lemma in _SHOWING:
            if _makes_clear(tagged, group) or _is_sure(tagged, group):
                yield from _of(tagged, found, number)
        elif _reports_here(tagged, group):
            warned = _warned(tagged, found, number) if group.passive else None
            if warned is not None:
                yield warned
            elif _credits_subject(tagged, group):
                yield from _of(tagged, found, number)


def _reports_here(tagged: Tagged, group: Group) -> bool:
    """Whether a verb is one of saying or thinking where it stands; "hear" and "learn" are with "that" only."""
    if not is_report(group.lemma) or group.form is Form.BARE:
        return False
    return group.lemma not in _HEARING or _that_follows(tagged, group)


def _credits_subject(tagged: Tagged, group: Group) -> bool:
    """Whether it credits its subject: "officials say", not "to say", "is said" nor "the plan announced on Friday"."""
    if group.form is Form.PARTICIPLE and not is_inverted(tagged, group):
        return False
    if group.passive and group.lemma != "quote":
        return False
    return group.form not in {Form.INFINITIVE, Form.MODAL} or _that_follows(tagged, group)


_HEARING = frozenset(("hear", "learn"))
_SHOWING = frozenset(("be", "let", "make"))
_CLEAR = re.compile(r"make (?:it )?(?:clear|known|plain)")
_SURE = reporting("sure")


def _is_sure(tagged: Tagged, group: Group) -> bool:
    """Whether "be" with an adjective reports: "is nevertheless sure that", not "it is certain that"."""
    if group.lemma != "be" or _SURE.isdisjoint(tagged.spelt) or tagged.lows(0, group.first - 1).endswith("it"):
        return False
    at = group.last + 1 + len(tagged.tags[group.last + 1 :]) - len(tagged.tags[group.last + 1 :].lstrip("A"))
    at = group.last if tagged.tokens[group.last].low in _SURE else at
    return tagged.low(at) in _SURE and tagged.tags[at + 1 : at + 2] in {"c", "L", "X", "R"}


def _makes_clear(tagged: Tagged, group: Group) -> bool:
    """Whether a verb with its adjective reports: "has made it clear that"."""
    if group.lemma == "let" and not group.passive:
        return tagged.lows(group.last + 1, group.last + 3) == "it be known"
    if group.lemma != "make" or group.passive:
        return False
    return _CLEAR.match(f"make {tagged.lows(group.last + 1, group.last + 2)}") is not None


_BY = re.compile(r"t?P(?P<who>[LJNXG#p]+)t?c")


def _warned(tagged: Tagged, found: Sequence[Group], number: int) -> Attribution | None:
    """Read "was told by the agency on Wednesday that": who spoke stands behind "by"."""
    group = found[number]
    match = _BY.match(tagged.tags, group.last + 1)
    if match is None or tagged.tokens[match.start("who") - 1].low != "by":
        return None
    who = (match.start("who"), match.end("who") - 1)
    return Attribution(number, match.end(), len(tagged.tags) - 1, who, time_said(tagged, found, group), thinks=False)


def _that_follows(tagged: Tagged, group: Group) -> bool:
    return re.match(r"[rALNXJ#pt]*c", tagged.tags[group.last + 1 :]) is not None and group.lemma in reporting("says")


def _of(tagged: Tagged, found: Sequence[Group], number: int) -> Iterator[Attribution]:
    group = found[number]
    thinks = group.lemma in reporting("thinks")
    if is_inverted(tagged, group):
        who, since = inverse_subject(tagged, group), _clause_start(tagged, group.first)
        yield Attribution(number, since, group.first - 1, who, time_said(tagged, found, group, group.first), thinks)
        return
    who = actor(tagged, found, number)
    ahead = (
        who if who is None or who[0] < group.first else subject(tagged, group)
    )  # "the agency quoted | her as saying"
    start = ahead[0] if ahead else group.first
    if _takes_clause(tagged, found, number):
        last = reach(tagged, found, number) if thinks else sentence_end(tagged, group)
        last = min(last, aside_end(tagged, group), object_end(tagged, group), condition_end(tagged, group))
        yield Attribution(number, group.last + 1, last, who, time_said(tagged, found, group), thinks)
    if start > 0 and tagged.tags[start - 1] in ',"-' and _closes(tagged, group):
        since = _clause_start(tagged, start)
        yield Attribution(number, since, start - 1, who, time_said(tagged, found, group, start), thinks)
        if tagged.tags[start - 1] == "," and _GOES_ON.match(tagged.tags, group.last + 1):
            yield Attribution(
                number, group.last + 1, len(tagged.tags) - 1, who, time_said(tagged, found, group, start), thinks
            )


def _clause_start(tagged: Tagged, end: int) -> int:
    """Return where what is said before token `end` begins: with its sentence, or behind a semicolon."""
    return tagged.tags.rfind(";", 0, end) + 1


_KNOWN = 3  # tokens: "the club has let | it be known"
_GOES_ON = re.compile(r"[^,;]*,")  # "…, he said on Monday, and"


def _takes_clause(tagged: Tagged, found: Sequence[Group], number: int) -> bool:
    """Whether what is said follows the verb: "that …", a clause of its own, a quotation, an object."""
    group = found[number]
    rest = tagged.tags[group.last + 1 :]
    if (
        not rest
        or re.match(r"[t,]*\.?$", rest)
        or (rest[0] == "," and tagged.tags[group.first - 1 : group.first] != ",")
        or (tagged.tokens[group.last + 1].low in _ABOUT and not re.match(r"[^,;]*c|.#", rest))  # "said about 90 would"
    ):
        return False
    return bool(re.match(r"[^.;]*[c:\"]", rest)) or any(g.first > group.last for g in found)


_ABOUT = frozenset(("over", "about", "against", "with", "yes", "so"))  # "argued over the draft" reports nothing


def _closes(tagged: Tagged, group: Group) -> bool:
    known = _KNOWN if tagged.lows(group.last + 1, group.last + _KNOWN) == "it be known" else 0
    rest = tagged.tags[group.last + 1 + known :]
    timed = _WHEN_SAID.match(tagged.lows(group.last + 1, group.last + 3)) is not None and "c" not in rest
    return rest[:1] in _ENDS or rest == "" or timed or _TO_END.match(rest) is not None


_WHEN_SAID = re.compile(rf"(?:(?:on |late |early )?\S+day )?(?:{'|'.join(sorted(reporting('when_said')))}) ")
_TO_END = re.compile(r"[tALJNX#rpPSG]*(?:[EO][AP]?[LNX]*t)?(?:[,.;\"]|$)")  # "said in a report | released Wednesday"


def _introduced(tagged: Tagged, found: Sequence[Group]) -> Iterator[Attribution]:
    """Read a quotation or, after a name's own deed, a statement behind a colon."""
    colon = tagged.tags.find(":")
    before = [n for n, g in enumerate(found) if g.finite and g.last < colon]
    if colon < 0 or not before:
        return
    group = found[before[0]]
    who = sayer(tagged, group)
    quoted = tagged.tags[colon + 1 : colon + 2] == '"'
    if (
        who is not None
        and not is_report(group.lemma)
        and (quoted or (group.form is Form.PAST and tagged.tags[who[1]] == "X"))
    ):
        yield Attribution(
            before[0], colon + 1, len(tagged.tags) - 1, who, time_said(tagged, found, group), thinks=False
        )


def _according(tagged: Tagged) -> Iterator[Attribution]:
    for index, who, last in according(tagged):
        if not tagged.tags[:index].rstrip(",").endswith("C"):  # "will meet and, according to a clerk, reject it"
            yield Attribution(-1, 0, index - 1, who, -1, thinks=False)
        yield Attribution(-1, last + 1, len(tagged.tags) - 1, who, -1, thinks=False)
