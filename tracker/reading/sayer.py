"""Sayers: whose words a verb of saying gives, and which time in its sentence dates the saying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent, following, subject
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import reporting

_WHILE = frozenset(("after", "before", "while", "when"))  # "wound up talks after agreeing to raise output"
_SUBJECT_BEFORE_COMMA = re.compile(r"[NX)],[^,]*,$")
_PLAIN = frozenset(("say", "tell", "add"))
_RELATIVE_ASIDE = re.compile(r",P?W[^,]*,[A]*$")
_NO_DAY = re.compile(  # a length, or a time that says until when
    r"^overnight$"
    r"|^(?!last |this |earlier )(?:[\w-]+ ){1,3}(?:hour|day|week|month|year)s?$|^(?:to|until|till|by|from|within|for) "
)
_OBJECT = re.compile(r"(?:[rtA]|[AP]?[LJNXp#]+|[EO](?=t))*")


def actor(tagged: Tagged, found: Sequence[Group], number: int) -> Phrase | None:
    """Return the subject of a verb group; that of "adding" is the subject of the verb before it."""
    group = found[number]
    if (quoted := _quoted(tagged, found, number)) is not None:
        return quoted
    loose = tagged.tags[: group.first].endswith((",", "P", "t")) or tagged.low(group.first - 1) in _WHILE
    if group.form is Form.ING and loose:
        earlier = [g for g in found[:number] if g.finite]
        return sayer(tagged, earlier[-1]) if earlier else None
    who = subject(tagged, group)
    if who is None and tagged.tags[: group.first].rstrip("A").endswith("C"):
        earlier = [g for g in found[:number] if g.finite]
        main = [g for g in earlier if not _is_subordinate(tagged, g)] or earlier
        if group.lemma in reporting("says"):  # "said the offering won't do, and added that"
            main = [g for g in main if g.lemma in reporting("says")] or main
        return next((who for g in reversed(main) if (who := _of_first(tagged, g)) is not None), None)
    if who is not None and tagged.tags[who[0]] == "W":
        return _named_before(tagged, found, who[0]) or antecedent(tagged, who[0])
    return who


def _quoted(tagged: Tagged, found: Sequence[Group], number: int) -> Phrase | None:
    """Return whose words "was quoted as saying", "the agency quoted her as saying" give."""
    group, before = found[number], found[number - 1] if number else None
    if group.lemma in _QUOTING and not group.passive:
        at = group.last + 1
        whom = (at, at) if tagged.tags[at : at + 1] in {"r", "R"} else following(tagged, at)
        return whom if whom is not None and _AS_SAYING.match(tagged.tags, whom[1] + 1) else None
    if group.form is not Form.ING or tagged.low(group.first - 1) != "as" or before is None:
        return None
    return subject(tagged, before) if before.passive and before.lemma in _QUOTING | {"report"} else None


_QUOTING, _AS_SAYING = frozenset(("quote", "cite")), re.compile(r"t?[SP]G")


def _of_first(tagged: Tagged, group: Group) -> Phrase | None:
    """Return the subject that a verb shares with the one behind "and"; only a verb of saying may stand before it."""
    return sayer(tagged, group) if group.lemma in reporting("says") else subject(tagged, group)


def _named_before(tagged: Tagged, found: Sequence[Group], at: int) -> Phrase | None:
    """Return the speaker whom "who" takes up over an office: "said Ada Holt, a clerk at the mill, who expects"."""
    said = next((g for g in reversed(found) if g.last < at and g.finite), None)
    if tagged.tokens[at].low != "who" or said is None or not is_inverted(tagged, said):
        return None
    who = inverse_subject(tagged, said)
    return who if who is not None and _OFFICE.fullmatch(tagged.tags, who[1] + 1, at) else None


_OFFICE = re.compile(r",[LJNXG#pPCAt]+,")


def _is_subordinate(tagged: Tagged, group: Group) -> bool:
    return _SUBORDINATE.search(tagged.tags[: group.first]) is not None


# "as all but two economists | had said it would, and hinted": what goes on in commas as well
_SUBORDINATE = re.compile(r"[SWc][LJNX#pPRAC]*$|,S[^,;:\"]*$")


def sayer(tagged: Tagged, group: Group) -> Phrase | None:
    """Return the subject of a verb of saying, whether it stands before or behind."""
    return inverse_subject(tagged, group) if is_inverted(tagged, group) else subject(tagged, group)


def is_inverted(tagged: Tagged, group: Group) -> bool:
    """Whether the subject follows: '…", said the minister'."""
    before = tagged.tags[: group.first].rstrip("A")[-1:]
    if before not in {",", '"'} or group.passive or group.form is Form.ING:
        return False
    after = tagged.tags[group.last + 1 :].lstrip("tA")
    if (
        before == ","
        and _SUBJECT_BEFORE_COMMA.search(tagged.tags[: group.first])
        and not _quote_before(tagged, group.first)
    ):
        inverse = group.lemma in {"say", "report", "write"} and _parenthesis(tagged, group) is False
        return inverse and after[:1] in {"L", "X", "N", "J", "#"}
    return after[:1] in {"L", "X", "N", "J", "#"} and not after.startswith("Xc")


def _quote_before(tagged: Tagged, index: int) -> bool:
    return '"' in tagged.tags[max(0, index - 2) : index]


def _parenthesis(tagged: Tagged, group: Group) -> bool:
    """Whether the commas before the verb enclose an aside after its subject."""
    opening = tagged.tags.rfind(",", 0, group.first - 1)
    aside = tagged.tags[opening + 1 : group.first - 1]
    if _MAIN.match(aside):
        return False
    return not re.search(r"[MBHDZO]", tagged.tags[:opening]) or bool(re.match(r"[W#]", aside))


_MAIN = re.compile(r"A*[MBHDZO]")  # "The mill, on the Aln, | will close, said Ada Holt"


def inverse_subject(tagged: Tagged, group: Group) -> Phrase | None:
    """Return the phrase behind a verb: '…", said the minister on Friday'."""
    at = group.last + 1
    while at < len(tagged.tags) and tagged.tags[at] in "tA":
        at += 1
    who = following(tagged, at)
    named = _NAMED.match(tagged.tags, who[1] + 1) if who is not None and tagged.low(who[0]) in _SOME else None
    return (named.start() + 1, named.end() - 1) if named else who


_SOME = frozenset(("one", "a", "an", "his", "her", "their", "its"))
_NAMED = re.compile(r",X{2,3}(?=[,.]|$)")  # "said a prosecutor, | Jose Arbizu"


def time_said(tagged: Tagged, found: Sequence[Group], group: Group, since: int = 0) -> int:
    """Return the token of the time that dates the saying: right after the verb, else before it, from `since` on."""
    after = _OBJECT.match(tagged.tags, group.last + 1)
    for at in range(*after.span()) if after is not None else ():
        if tagged.tags[at] in "EO" and tagged.tokens[at].low not in reporting("issued"):
            break  # "said men | killed on Sunday"; "in a statement | released on Sunday" dates the saying
        if tagged.tags[at] == "t" and not _NO_DAY.search(tagged.tokens[at].low):
            return at
    before = [g for g in found if g.finite and g.last < group.first]
    if group.form is Form.ING and before and before[-1].form in _AHEAD:
        return -1  # "talks resume on Monday, with both sides saying"
    earlier = [g.last for g in before]
    since = max(max(earlier, default=-1) + 1, since)
    between = tagged.tags[since : group.first]
    if tagged.tags[: group.first].endswith(",W"):
        return -1  # "lost a billion last year, as did its partner, which | said"
    if (group.lemma in _PLAIN or group.form is Form.HAVE) and _RELATIVE_ASIDE.search(tagged.tags[: group.first]):
        return -1  # the day is that of the aside: "who wrote on Thursday, said"
    since += max(between.rfind('"'), between.rfind(";"), between.rfind("C") if earlier else -1) + 1
    at = tagged.tags.rfind("t", since, group.first)
    if at >= 0 and earlier and tagged.tokens[at].low.startswith("of "):
        return -1
    named = at >= 0 and tagged.tags[at + 1] in "NJ" and tagged.tokens[at + 1].low not in reporting("sayings")
    return -1 if named else at  # "in its July 1 bulletin the agency said"


_AHEAD = frozenset((Form.PRESENT, Form.MODAL))


def according(tagged: Tagged) -> Iterator[tuple[int, Phrase | None, int]]:
    """Yield each "according to" and its like: its first token, who is named, and the last token of both."""
    if _CREDITING.isdisjoint(tagged.spelt):
        return
    for index, token in enumerate(tagged.tokens[:-2]):
        size = _crediting(tagged, index) if token.low in _CREDITING_FIRST else 0
        if size:
            who = _with_tie(tagged, following(tagged, index + size))
            yield index, who, who[1] if who else index + size - 1


def _with_tie(tagged: Tagged, who: Phrase | None) -> Phrase | None:
    """Add what ties a speaker to the matter: "people | familiar with the plan", "a diplomat | close to it"."""
    if who is None:
        return None
    at = who[1] + (tagged.low(who[1]) not in reporting("tied"))
    tie = _TO_MATTER.match(tagged.tags, at + 1) if tagged.low(at) in reporting("tied") else None
    return (who[0], tie.end() - 1) if tie is not None else who


_TO_MATTER = re.compile(r"[PT](?:[Rr]|[LJNXV#p]+)")


_CREDITING, _CREDITING_FIRST = frozenset(("according", "view", "opinion", "words")), frozenset(("according", "in"))


def _crediting(tagged: Tagged, index: int) -> int:
    """Return how many words from a token credit what follows them: "according to", "in the view of"; 0 for none."""
    return next((n for n in (2, 4) if tagged.lows(index, index + n - 1) in reporting("according")), 0)
