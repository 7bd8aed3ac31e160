"""Whether a subject is one or several, as its verb or a pronoun has to agree with it.

Invariant: a phrase is (first, last) token, both included.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Group
from tracker.grammar.phrases import Phrase
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.linking.gazetteer import families, fold, known, peoples
from tracker.reading.names import is_person

_ALL_OF = frozenset((share, "of") for share in ("all", "most", "some", "none"))
_SINGULARS = re.compile(r"(?:ss|us|is|news)$")
_HEAD = re.compile(r"[tLJEGNX#pA]*")
_JOINED = re.compile(r"[NX]t?C[LJ#]*[NX]")
_MODIFIERS = re.compile(r"[LJ]*NCN+(?<=NN)$")
_SURNAME = 5
"""Letters of the longest surname that ends as a people's name does: "Evans"."""
_FINITE = {"is": False, "was": False, "has": False, "does": False, "are": True, "were": True, "have": True, "do": True}
"""Whether a verb's form is that of several; what these do not show is shown by the subject."""


def agreement(tagged: Tagged, found: Sequence[Group], number: int, doer: Phrase) -> bool:
    """Whether the doer of a verb is several, as the finite verb before it or it itself tells, else as the doer looks.

    >>> from tracker.grammar.groups import groups
    >>> from tracker.grammar.tagging import tag
    >>> tagged = tag("Torvik Motors is to open a plant.", 0, 33)
    >>> agreement(tagged, groups(tagged), 1, (0, 1))
    False
    """
    finite = _finite(tagged, found, number)
    if finite is None or finite.first <= doer[1] or _apart(tagged, found, doer, finite):
        return is_plural(tagged, doer)
    shown = _FINITE.get(tagged.low(finite.first))
    if shown is None or (shown and doer[0] == doer[1]):  # "Ole Berg, 21, and | Cody Lind, 22, were"
        return tagged.tags[finite.first] != "Z" and is_plural(tagged, doer)
    return shown


def _finite(tagged: Tagged, found: Sequence[Group], number: int) -> Group | None:
    """Return the finite verb that a verb hangs on, the first of those that share a subject: "is calm and | could"."""
    finite = [g for g in found[: number + 1] if g.finite]
    while len(finite) > 1 and tagged.tags[: finite[-1].first].rstrip("At!").endswith("C"):
        finite.pop()
    return finite[-1] if finite else None


def _apart(tagged: Tagged, found: Sequence[Group], doer: Phrase, finite: Group) -> bool:
    """Whether another subject stands between a doer and a finite verb: "the yard, which it | is to sell"."""
    inner = any(g.finite and doer[1] < g.first < finite.first for g in found)
    return inner or "R" in tagged.tags[doer[1] + 1 : finite.first]


def can_mean(tagged: Tagged, doer: Phrase, pronoun: str) -> bool:
    """Whether "it" or "they" agrees with a subject in number, and "it" is no person."""
    if is_plural(tagged, doer):
        return pronoun == "they"
    last = doer[0] + _last_of_head(tagged.tags[doer[0] : doer[1] + 1])
    return pronoun == "it" and not is_person(tagged.tokens[last].low)


def is_plural(tagged: Tagged, subject: Phrase) -> bool:
    """Whether a subject looks as if it takes a plural verb."""
    first, last = subject
    while first < last and tagged.tags[first] in "!t":
        first += 1
    tags = tagged.tags[first : last + 1].partition("P")[0]
    if first + 1 < last and (tagged.tokens[first].low, tagged.low(first + 1)) in _ALL_OF:
        return is_plural(tagged, (first + 2, last))
    if tagged.low(first) == "those" or tagged.tags[last] == "p":
        return tagged.tags[last] != "p"  # "Moody's" is one
    if _is_compound(tagged, first, tags):
        return _shows_several(tagged, first, first + len(tags) - 1)
    joined = _JOINED.search(tags) is not None and "&" not in tagged.lows(first, last)
    return joined or _shows_several(tagged, first, _head(tagged, first, tags))


def _is_compound(tagged: Tagged, first: int, tags: str) -> bool:
    """Whether nouns are joined only before another: "an air and sea blockade"."""
    joined = first + tags.find("C") - 1
    return _MODIFIERS.match(tags) is not None and not tagged.low(joined).endswith("s")


def _head(tagged: Tagged, first: int, tags: str) -> int:
    at = first + _last_of_head(tags)
    while at > first and (tagged.tags[at] in "tA" or re.match("[NX][JE]|[NXE]#", tagged.tags[at - 1 : at + 1])):
        at -= 1  # "winds | high above the coast", "talks | led by the mayor", "boys | aged 9"
    doing = (
        at > first and tagged.tags[at] == "G" and tagged.tags[at + 1 : at + 2] == "P" and tagged.tags[at - 1] in "NX"
    )
    return at - 1 if doing else at  # "the parties | dealing with it"


def _last_of_head(tags: str) -> int:
    """Return where the noun phrase that opens some tags ends, 0 for one that none opens."""
    head = _HEAD.match(tags)
    return max(head.end() if head else 0, 1) - 1


def _shows_several(tagged: Tagged, first: int, at: int) -> bool:
    """Whether the head of a phrase, token `at`, is several by its form or its number."""
    low, name, table = tagged.tokens[at].low, tagged.tags[at] == "X", load("linking")["phrase"]
    if low in table["plurals"] or (low in table["unchanging"] and "#" in tagged.tags[first:at]):
        return True
    if tagged.tags[at] == "#":
        return not re.search(r"[a-z]-?\d|\d-?[a-z]|\d-\d", low)  # "67P" is a comet
    people = low in peoples() or (at > first and tagged.lows(at - 1, at) in peoples())
    people = people or (name and low.endswith("ans") and len(low) > _SURNAME)  # "Europeans"
    if not people and at == first and (fold(low) in known() or (name and low in families().values())):
        return False  # "Athens", "Santos"
    if low.endswith("men") and tagged.tokens[first].low == "the":
        return True  # "the Orangemen"
    shown = low.endswith("s") and (people or not _SINGULARS.search(low))
    return shown and (not name or people or low in table["several"] or tagged.tokens[first].low == "the")
