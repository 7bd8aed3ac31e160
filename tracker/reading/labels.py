"""Times that date nothing: names, labels, the day that only tells which bond is meant.

Invariant: a test says true of a time that is no time of an event to come (docs/windows.md, section 1).
"""

from __future__ import annotations

import re

from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import screened
from tracker.reading.kinds import is_issued, is_scheduled, takes_place
from tracker.reading.scope import describes_subject
from tracker.reading.values import Certainty
from tracker.reading.which import tells_which

_DATE = re.compile(r"[a-z]+\.? \d{1,2}$")
_OF_SEASONS = ("the winter", "the summer", "the spring", "the autumn")
_PARTS = frozenset(("months", "season", "term", "quarter", "half"))
_SEASONS = frozenset(("winter", "summer", "spring", "autumn", "fall"))


def is_modifier(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a time only describes a noun: "his third Christmas", "Friday's delivery of parcels"."""
    if not _is_attribute(page, parse, at):
        return False
    return describes_subject(parse.tagged, parse.groups, parse.forces, at) is None


def _is_attribute(page: Discourse, parse: Parse, at: int) -> bool:
    tags = parse.tagged.tags
    if tags[at + 1 : at + 2] == "p":
        return _owns_no_event(page, parse, at)
    if tags[at - 1 : at] == "X" and _YEAR.fullmatch(parse.tagged.tokens[at].low):
        return True  # "Expo 2005"
    of_its_own = (
        _is_of_holiday(page, parse, at)
        or _is_of_set(page, parse, at)
        or _is_label(page, parse, at)
        or tells_which(parse, at)
    )
    return of_its_own or _is_capitalised_in_phrase(parse, at)


_YEAR = re.compile(r"\d{4}")
_OWNED = re.compile(r"[JNXEG#]*")


def _owns_no_event(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether what a time owns has no day by it: "Friday's mood", "last Thursday's figures"; not "Friday's vote"."""
    tagged = parse.tagged
    owned = _OWNED.match(tagged.tags, at + 2)
    nouns = tagged.spelt[at + 2 : owned.end()] if owned else ()
    past = page.times[tagged.tokens[at].timex].past and not _is_waited_for(parse, at)
    return not any(is_scheduled(low) or (is_issued(low) and not past) for low in nouns)


def _is_waited_for(parse: Parse, at: int) -> bool:
    """Whether somebody waits for what a time owns: "awaited Friday's figures", "are looking to Friday's figures"."""
    tagged = parse.tagged
    led = tagged.tokens[at].low.startswith(("for ", "to "))
    words = tagged.low(at - 1) if not led else f"{tagged.low(at - 1)} {tagged.tokens[at].low.partition(' ')[0]}"
    return words in screened("awaiting") or tagged.lows(at - 2, at - 1) in screened("awaiting")


def _is_capitalised_in_phrase(parse: Parse, at: int) -> bool:
    """Whether a time with a capital stands within a noun phrase: "his third Christmas", "a cold January morning"."""
    tags, token = parse.tagged.tags, parse.tagged.tokens[at]
    if not at or not parse.tagged.text[token.start].isupper():
        return False
    if tags[at - 1] == "L" and tags[at + 1 : at + 2] == "t":
        return True
    counted = tags[at - 1] == "#" and not _YEARS_OF_AGE.search(tags[:at])
    described = counted or _DESCRIBED.search(tags[:at]) is not None
    return described and not any(is_scheduled(low) for low in parse.tagged.spelt[at + 1 : at + 3])


_DESCRIBED = re.compile(r"[LpP#W]J+$")  # "is due Friday" describes no day
_OF_ANOTHER_DAY = re.compile(r"p?[JNXG]*[NX]t")
_YEARS_OF_AGE = re.compile(r"[XNR]Z#$")  # "the painter turns 80 | Monday"


def _is_label(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a time names the thing after it: "the Winter Games", "the June 5 attacks", "its third-quarter loss"."""
    tags, tokens = parse.tagged.tags, parse.tagged.tokens
    low = tokens[at].low
    if tags[at + 1 : at + 2] not in {"N", "X", "J", "G"} or any(is_scheduled(t.low) for t in tokens[at + 1 : at + 4]):
        return tags[at + 1 : at + 2] == "X" and low.split()[-1] in _SEASONS
    dated = _DATE.search(low) is not None and (low.startswith(("the ", "of the ")) or tags[:at].endswith("L"))
    named = dated or _is_months_own(page, parse, at)
    year = _YEAR.fullmatch(low) is not None and _PERIODS.isdisjoint(t.low for t in tokens[at + 1 : at + 4])
    period = is_quarter(parse, at) or year
    return (
        named
        or (period and not _is_awaited(page, parse, at))
        or (tags[at + 1] == "X" and low.split()[-1] in _SEASONS)
        or (
            low.endswith(_OF_SEASONS) and tags[at + 1] == "N" and tokens[at + 1].low not in _PARTS
        )  # "cannot fly in the autumn storms"
    )


def _is_months_own(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a bare month only tells which one is meant: "test its October high", "report November sales"."""
    token = parse.tagged.tokens[at]
    if " " in token.low or _MONTH.fullmatch(page.times[token.timex].value) is None:
        return False
    held = any(takes_place(t.low) for t in parse.tagged.tokens[at + 1 : at + 4])
    return not held and not _is_awaited(page, parse, at)


_MONTH = re.compile(r"\d{4}-\d\d")


def _is_of_holiday(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a holiday names what another day dates: "his New Year's address on Saturday"."""
    holiday = "<holiday>" in page.times[parse.tagged.tokens[at].timex].rule
    return holiday and _OF_ANOTHER_DAY.match(parse.tagged.tags, at + 1) is not None


def _is_of_set(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a day opens a set: "on Monday and Tuesday nights"."""
    if parse.tagged.tags[at + 1 : at + 3] != "Ct":
        return False
    return page.times[parse.tagged.tokens[at + 2].timex].type == "SET"


def is_quarter(parse: Parse, at: int) -> bool:
    """Whether a time is that of "a fourth-quarter loss", "first-half earnings"."""
    return parse.tagged.tokens[at].low.endswith(("-quarter", "-half"))


def _is_awaited(page: Discourse, parse: Parse, at: int) -> bool:
    """Whether a period dates what a verb foretells, as no other time does: "expects a fourth-quarter charge"."""
    before = [n for n, g in enumerate(parse.groups) if g.last < at]
    if page.times[parse.tagged.tokens[at].timex].past or not before:
        return False
    if any(page.is_to_come(parse.tagged.tokens[other].timex) for other in parse.tagged.times() if other != at):
        return False
    force, verb = parse.forces.get(before[-1]), parse.groups[before[-1]]
    near = re.search(r'[,;:"cSW]', parse.tagged.tags[verb.last + 1 : at]) is None
    if force is None or force.timetable or not near:
        return False
    return force.hedge.certainty is Certainty.PROBABLE or (is_quarter(parse, at) and verb.lemma not in _TOLD_LATER)


_PERIODS = frozenset(("year", "season", "half", "quarter"))  # "its 2012 business year" names no thing
_TOLD_LATER = frozenset(("report", "publish", "release", "announce", "disclose"))  # after the quarter is over
