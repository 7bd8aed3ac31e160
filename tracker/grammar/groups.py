"""Verb groups: the verbs of a sentence with their helpers, each with its form.

Invariant: groups are in order and do not overlap; `head` lies in `first` … `last`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import NamedTuple

from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma, reporting
from tracker.lexicon import load


class Form(StrEnum):
    """How a verb group is built."""

    MODAL = "modal"
    BE = "be"
    HAVE = "have"
    DO = "do"
    PRESENT = "present"
    PAST = "past"
    INFINITIVE = "infinitive"
    BARE = "bare"
    ING = "ing"
    PARTICIPLE = "participle"

    __hash__ = str.__hash__  # that of an enum is Python's own, and every "form in {...}" asks for it


_FORMS = {form.value: form for form in Form}
FINITE = frozenset((Form.MODAL, Form.BE, Form.HAVE, Form.DO, Form.PRESENT, Form.PAST))
WAS = frozenset(("was", "were"))

_GROUP = re.compile(
    r"(?P<modal>(?:(?<=t)M[LJNX#p]*[NX](?:P[LJNX#p]+)?(?=[AVbH!])|M)(?:[A!t]|,t,|PLJN(?=[AVb])|\"(?=[AVb!]))*(?:[HbD][A!t]*)*[VEKGOZ]?)"
    r"|(?P<infinitive>T(?:[A!t]|\"(?=[AVb!]))*(?:[Hb][A!]*)*[VEKG]?)"
    r"|(?P<be>B(?:[A!]|t(?=!))*(?:b[A!]*)?[EKGO]?)"
    r"|(?P<have>H[A!t]*(?:b[A!]*)*[EKGO]?)"
    r"|(?P<do>D[A!]*V?)"
    r"|(?P<participle>b[A!]*[EKG])"
    r"|(?P<bare>(?<=[C,])b)"
    r"|(?P<verb>[VZOEKG])"
)
_WORD = re.compile(r"[VZOEKGbBHD]")
_PASSIVE = re.compile(r"[Bb][A!t]*[EKO]$")
_PERFECT = re.compile(r"H[A!t]*[bEKO]")
_ASIDE = re.compile(r"(?:[NXR)]|X#)(?:,[^,]*,|-+[^-]*-+)$")
_JOINED = re.compile(r"E[LJNX#pPAtu]*C$")  # "-- started in May and | expected to spread --"
_HELPED = re.compile(r"[MBHTD][A!t]*[bH]?[A!]*$")
_PLAIN = {"Z": Form.PRESENT, "O": Form.PAST, "K": Form.PARTICIPLE, "G": Form.ING}


class Group(NamedTuple):
    """A verb group of tokens `first` … `last`; `head` is the verb that names what is done, `lemma` its base form.

    `finite` says that the group can be the verb of a clause.
    """

    first: int
    last: int
    head: int
    form: Form
    lemma: str
    negated: bool
    passive: bool
    perfect: bool
    finite: bool


_made = partial(tuple.__new__, Group)  # without Python's own call


def groups(tagged: Tagged) -> tuple[Group, ...]:
    """Return the verb groups of a sentence in order.

    >>> from tracker.grammar.tagging import tag
    >>> [(g.form.value, g.lemma) for g in groups(tag("They said talks would not be held.", 0, 34))]
    [('past', 'say'), ('modal', 'hold')]
    """
    return tuple([_group(tagged, m) for m in _GROUP.finditer(tagged.tags)])


def last_before(found: Sequence[Group], at: int, *, finite: bool = False) -> int:
    """Return the last token before `at` that is one of a verb group, of a finite one if so asked; -1 for none."""
    last = -1
    for group in found:
        if group.first >= at:
            break
        if group.finite or not finite:
            last = group.last
    return min(last, at - 1)


def _group(tagged: Tagged, match: re.Match[str]) -> Group:
    first, last = match.start(), match.end() - 1
    while last > first and tagged.tags[last] in "At,":
        last -= 1
    head, passive, perfect = _shape(tagged.tags[first : last + 1])
    form, spelt = _form(match, tagged, first), tagged.spelt[first : last + 1]
    negated = "!" in match[0] or _denies(spelt)
    return _made((first, last, first + head, form, lemma(spelt[head]), negated, passive, perfect, form in FINITE))


@lru_cache(maxsize=1024)  # verbs stand in few shapes
def _shape(tags: str) -> tuple[int, bool, bool]:
    """Return where the last verb of a group stands in it, and whether the group is passive, and perfect."""
    head = max((m.start() for m in _WORD.finditer(tags)), default=0)
    return head, _PASSIVE.search(tags) is not None, _PERFECT.search(tags) is not None


def _denies(spelt: Sequence[str]) -> bool:
    """Whether one of the words of a verb group denies it."""
    for low in spelt:  # noqa: SIM110 - a generator costs as much as all it asks
        if low.endswith(("n't", "n’t")) or low == "cannot":
            return True
    return False


def _form(match: re.Match[str], tagged: Tagged, first: int) -> Form:
    kind = match.lastgroup or ""
    if kind != "verb":
        return Form.ING if match[0][-1] == "G" and kind == "participle" else _FORMS[kind]
    tag = match[0]
    if tag == "V":
        return _bare(tagged, first)
    if tag == "E":
        return Form.PAST if _is_finite_past(tagged, first) else Form.PARTICIPLE
    return _PLAIN[tag]


def _bare(tagged: Tagged, index: int) -> Form:
    before = tagged.tags[:index].rstrip("A!")
    compared = before.endswith("S") and tagged.tokens[len(before) - 1].low == "than"  # "better than break even"
    led = before.endswith("C") or _PARTED.search(before) is not None
    return Form.BARE if compared or led or _is_helped(tagged, before) else Form.PRESENT


_PARTED = re.compile(r'M[A!t]*,[^,;:"]*[EOZV][^,;:"]*,$')  # "will, the ministry said, | open"
_OF_ANOTHER = re.compile(r"(?P<verb>[VZEKGO])(?:[rR]|[LJNX#p]+(?:P[LJNX#p]+)?)?$")


def _is_helped(tagged: Tagged, before: str) -> bool:
    """Whether a verb hangs on "help", "let", "make" or "see": "could help cut costs", "let the talks begin"."""
    match = _OF_ANOTHER.search(before)
    return match is not None and lemma(tagged.tokens[match.start()].low) in _HELPING


_HELPING = frozenset(("help", "let", "make", "see", "watch"))


_FLOATING = frozenset(("each", "all", "both", "neither"))  # "the three camps each claimed"
_ADJECTIVES = frozenset(("due", "effective", "payable"))  # they stand behind a noun as participles do


def _is_finite_past(tagged: Tagged, index: int) -> bool:
    """Whether an "-ed" form is the verb of a clause and no participle."""
    before = tagged.tags[:index].rstrip("A!")
    if before.endswith(("NL", "RL")) and tagged.tokens[index - 1].low in _FLOATING:
        before = before[:-1]
    if before.endswith("t"):
        before = before.rstrip("t")
    surely = _surely_finite(tagged, index, before)
    if surely is not None:
        return surely
    if before.endswith("C"):
        joined = _JOINED.search(before)
        return joined is None or _is_finite_past(tagged, joined.start())
    if before.endswith((",", "-")):
        return _ASIDE.search(before) is not None
    if not before.endswith(("N", "X", ")", "#", '"', "t", "G")):
        return False
    rest = _NEXT_FINITE.match(tagged.tags, index + 1)
    if rest is not None and _INVERTED.match(tagged.tags, rest.end("verb") - 1):
        return True  # "vowed to resign | should his party lose"
    return rest is None or (rest["verb"] == "E" and tagged.tags[rest.end("verb") - 2] in "PL")


def _surely_finite(tagged: Tagged, index: int, before: str) -> bool | None:
    """Return whether a neighbour settles that the form is finite, None where it does not."""
    low, after = tagged.tokens[index].low, tagged.tags[index + 1 : index + 2]
    if before.endswith(("HR", "THR")) and tagged.tokens[index - 1].low == "it":
        return False  # "to have it replaced"
    if low not in _ADJECTIVES and (before.endswith(("R", "W", "^")) or low in {"said", "told", "added"}):
        return True
    behind = tagged.tags[index + 1 :].lstrip("t")[:1]  # "the merger, announced in January, is" has none
    inverted = before.endswith((",", '"')) and behind in set("LXNJ#")
    if inverted and lemma(low) in reporting("says"):
        return True
    done_by = after == "P" and tagged.tokens[index + 1].low == "by" and not _is_margin(tagged, index)
    if low in _ADJECTIVES or done_by or _is_beside(tagged, before):
        return False
    crediting = before.endswith(("N", "X")) and after in set("LRcX") and lemma(low) in reporting("says", "thinks")
    who = before.endswith(("N", "X")) or (before.endswith("L") and tagged.tokens[len(before) - 1].low in _SOME)
    transitive = who and after == "L" and lemma(low) not in _naming()
    if crediting or transitive or _TAKEN.search(before):
        return True
    return False if _has_verb(tagged, before) else None


def _is_beside(tagged: Tagged, before: str) -> bool:
    """Whether "with" leads what stands before a verb: ", with an auction | expected"."""
    led = _BESIDE.search(before)
    return led is not None and tagged.tokens[led.start() + 1].low == "with"


def _is_margin(tagged: Tagged, index: int) -> bool:
    """Whether "by" behind a verb says by how much: "passed by four votes", "by 118 to 112", "by a majority of two"."""
    tags = tagged.tags
    if tags.startswith("#P#", index + 2):
        return tagged.low(index + 3) in {"to", "against"}
    counted = tags.startswith("#N", index + 2) and tagged.low(index + 3) in _MARGINS
    return counted or (lemma(tagged.low(index)) in _WON and not _SHARES.isdisjoint(tagged.spelt[index + 3 : index + 6]))


@cache
def _naming() -> frozenset[str]:
    """Return the verbs whose passive still has an object: "a man called the fox"; other participles have none."""
    return frozenset(load("reading/screen")["naming"])


_BESIDE = re.compile(r",P[LJNX#p]+$")
_SOME = frozenset(("many", "some", "most", "few", "both", "several", "others", "all"))
_TAKEN = re.compile(r"[NX],?c[LJ#p]*[NX]+$")  # "the treaty | that the two presidents | signed"
_MARGINS = frozenset(("vote", "votes", "percent", "points", "goals", "lengths", "seats", "seconds"))
_WON, _SHARES = frozenset(("pass", "win", "carry", "lose", "fail")), frozenset(("majority", "margin", "vote"))
_HAS_OBJECT = re.compile(r"(?P<verb>[VKEOZH])(?:[LJNXG#pPAtu]|C(?=A*[JN#]))+$")


def _has_verb(tagged: Tagged, before: str) -> bool:
    """Whether the noun before is the object of a verb that reports nothing: "will dominate a summit set for April"."""
    match = _HAS_OBJECT.search(before)
    if match is None or not _HELPED.search(before[: match.start()]):
        return False
    return lemma(tagged.tokens[match.start()].low) not in reporting("says")


_INVERTED = re.compile(r"M[LXNJR#]")
_NEXT_FINITE = re.compile(r"[^,;:\"cSWCRMBHDZOE.]*(?P<verb>[MBHDZOE])")
