"""Times that take up another and date nothing anew: "since May", "on the same day", "a day before" Friday's vote.

Invariant: each test says true of a time that is no time of an event to come (docs/windows.md, section 1).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.grammar.groups import Form
from tracker.reading.bounded import bound_of
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import screened
from tracker.reading.past import is_rank

_BACK = ("since", "earlier")
_COMPARING = frozenset(f"on the {unit}" for unit in ("week", "month", "quarter", "year"))  # "2 percent up on the year"
_OF_DECADE = re.compile(r"of the (?:\d\d)?\d0s$")  # "the boom of the 1980s is ending"


def looks_back(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a time takes up another: "since May", "on the same day", "a day before" Friday's vote."""
    low = parse.tagged.tokens[at].low
    if low.startswith(_BACK) or low in _COMPARING or _OF_DECADE.match(low):
        return True
    if any(sign(parse, at, low) for sign in _SIGNS):
        return True
    return _is_told_again(page, parse, at) or _is_of_deed(page, parse, at)


_DEGREES = frozenset(("how", "too", "so"))
_BESIDE = frozenset(("than", "as"))
_IN = ("in ", "on ", "at ", "for ")


def _is_measured(parse: Parse, at: int, low: str) -> bool:
    """Whether a time is one of how much or of a comparison: "how | soon", "more than | in April"."""
    before = parse.tagged.low(at - 1)
    return (low == "soon" and before in _DEGREES) or (before in _BESIDE and low.startswith(_IN))


_NEAR = 8  # tokens
_COMPARED = re.compile(
    r"\b(?:up|down) (?:\S+ ){0,2}from (?:[$#] )?\d[^,;]*$|\bcompared (?:with|to) [^,;]*$"
    r"|\b(?:against|versus|vs) (?:[$#] )?\d[^,;]*$"
)


def _is_compared(parse: Parse, at: int, _: str) -> bool:
    """Whether a figure is held against that of a time: "up from 41 million | in May"."""
    return _COMPARED.search(parse.tagged.lows(max(0, at - _NEAR), at - 1)) is not None


_OVER = re.compile(r"(?:just )?(?:ended|finished|completed|gone)\b")
_TAKEN_UP = frozenset(f"{lead}the quarter" for lead in ("", "in ", "during ", "for ", "of "))


def _is_over(parse: Parse, at: int, low: str) -> bool:
    """Whether a period is one that is told of: "in the year just ended", "in the quarter"."""
    if _OVER.match(parse.tagged.lows(at + 1, at + 2)):
        return True
    return low in _TAKEN_UP and bound_of(parse.tagged, at) is None


_COUNTED = re.compile(r"(?:an?|the|one|two|three|\d+) \w+ (?:before|after)\b")
_MORE = re.compile(r"(?:another|\w+ more) ")
_AGES = frozenset(("year", "years", "month", "months", "week", "weeks", "day", "days"))


def _is_counted(parse: Parse, at: int, low: str) -> bool:
    """Whether time is only counted: "a day before Friday's vote", "another year of losses", "four years old in May"."""
    if _MORE.match(low) and parse.tagged.low(at + 1) == "of":
        return True
    if parse.tagged.low(at - 1) == "old" and parse.tagged.low(at - 2) in _AGES:
        return True
    return _COUNTED.match(low) is not None and parse.tagged.tags[at + 1 : at + 2] == "p"


def _is_of_calamity(parse: Parse, at: int, low: str) -> bool:
    """Whether a time tells which calamity is spoken of: "the crash of June 5"."""
    calamity = low.startswith("of ") and parse.tagged.low(at - 1) in screened("ends_badly")
    return calamity and "M" not in parse.tagged.tags


def _is_itself_told(parse: Parse, at: int, low: str) -> bool:
    """Whether a day that was named before is the subject: "that day would come sooner"."""
    tags = parse.tagged.tags
    alone = not at or tags[at - 1] in ',"cCS;-'
    return alone and low.startswith("that ") and tags[at + 1 : at + 2] in set("MBHDZO")


_OF_PERIOD = re.compile(r"of (?:the|this) (?:year|season|quarter|month|week|decade|century)$")
_RANKED = re.compile(r"[LJNX#pEG]+$")


def _is_of_ranked(parse: Parse, at: int, low: str) -> bool:
    """Whether a period is what something is the first or greatest of: "the busiest day of the year"."""
    ranked = _RANKED.search(parse.tagged.tags[:at]) if _OF_PERIOD.match(low) else None
    return ranked is not None and any(is_rank(t.low) for t in parse.tagged.tokens[ranked.start() : at])


_SIGNS: tuple[Callable[[Parse, int, str], bool], ...] = (
    _is_measured,
    _is_compared,
    _is_over,
    _is_counted,
    _is_of_calamity,
    _is_itself_told,
    _is_of_ranked,
)


def _is_told_again(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether "on the same day" takes up a day that is past."""
    token = parse.tagged.tokens[at]
    return "the same " in token.low and "t" not in parse.tagged.tags[:at] and page.times[token.timex].past


_ONLY = frozenset(("only", "just", "late", "early"))
_BOUNDS = ("by ", "until ", "till ", "before ", "after ", "from ", "for ")


def _is_of_deed(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a past day stands right behind the participle it dates: "the loan signed only Wednesday"."""
    token = parse.tagged.tokens[at]
    if token.low.startswith(_BOUNDS) or not page.times[token.timex].past:
        return False
    behind = at - 1 - (parse.tagged.low(at - 1) in _ONLY)
    deed = next((n for n, g in enumerate(parse.groups) if g.last == behind and g.form is Form.PARTICIPLE), None)
    return deed is not None and deed not in parse.forces
