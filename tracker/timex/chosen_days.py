"""Days of something to come behind a verb of the past: "set a deadline of Friday", "promised a strike on Friday".

Invariant: only a bounded stretch in front of a day and the few words behind it are read.
"""

from __future__ import annotations

import re

from tracker.grammar.pointers import HOUR
from tracker.lexicon import load
from tracker.timex.vocabulary import context

_LIMITING = context("fixing") | {"", "gave", "given", "has", "have", "imposed"}
_CHOOSING = context("choosing") | {""}
_KINDS = "release|launch|start|starting|opening|closing|completion|delivery|due|target|election|expiry|expiration"
_LIMIT = re.compile(rf"\b(?:deadline|target|cut-?off|time limit|(?:{_KINDS}) date) of (?:{HOUR},? ){{0,5}}$")
_AS_DATE = re.compile(r",? as (?:the|its|their|a|his|her) (?:\w+ )?(?:date|day|deadline|start|time)\b")
_PROMISING = context("promising")
_HELD = frozenset(load("reading/kinds")["scheduled"]["nouns"])
_ANY = re.compile(
    r"\b(?:[Aa]n?|[Aa]ny) (?:[^\s.,;:]+ ){1,4}(?:that|which) [a-z]+ (?:into|until|till|through|past|beyond) $"
)
_WOULD = re.compile(r" (?:could|would|might|may|will)\b")
_REACH = 60  # code points


def is_chosen(text: str, start: int, end: int, verb: str) -> bool:
    """Whether words around the day at `text[start:end]` say that it was chosen, behind a verb that may choose.

    `verb` is the nearest verb of the past, "" for none: a target that was missed lies back.

    >>> is_chosen("The board fixed Nov. 12 as the date of the vote.", 16, 23, "fixed")
    True
    >>> is_chosen("They missed a deadline of Friday.", 26, 32, "missed")
    False
    """
    if _AS_DATE.match(text, end) and (verb in _CHOOSING or _word_before(text, start) in _CHOOSING):
        return True
    return verb in _LIMITING and _LIMIT.search(text, max(0, start - _REACH), start) is not None


def _word_before(text: str, start: int) -> str:
    """Return the word in front of the day: "had ruled for the union and | set | Friday as the deadline"."""
    return text[max(0, start - _REACH) : start].rpartition(" ")[0].rpartition(" ")[2]


def is_promised(text: str, start: int, verb: str) -> bool:
    """Whether "on" and the day at `start` stand right behind an event that somebody promised or threatened.

    >>> is_promised("The union promised a strike on Friday.", 31, "promised")
    True
    >>> is_promised("The union promised on Friday to strike.", 22, "promised")
    False
    """
    return verb in _PROMISING and not _HELD.isdisjoint(text[max(0, start - _REACH) : start].split()[-2:-1])


def is_supposed(text: str, start: int, end: int) -> bool:
    """Whether what lasted until the time at `text[start:end]` is only thought of.

    >>> is_supposed("A strike that ran into May could shut it.", 23, 26)
    True
    """
    behind = _WOULD.match(text, end)
    return behind is not None and _ANY.search(text, max(0, start - _REACH), start) is not None
