"""Times that only describe what stands beside them, where a sentence has another for its event.

Invariant: a time that describes gives way to any other time of the same event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.tokens import Tagged
from tracker.reading.discourse import Discourse
from tracker.reading.kinds import is_issued, is_scheduled

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate

_PERIOD = re.compile(r"\d{4}(?:-\d\d|-[QH]\d)?")
_THIS = re.compile(r"this (?:year|season|month|week)")  # "the fifth storm this year is to land on Monday"
_SEASON = re.compile(r"for (?:the )?(?:summer|winter|spring|autumn|fall|year|season|holidays|christmas|easter)")
_YEAR = re.compile(r"(?:the )?\d{4}")  # "the 2014 Games open in May"
_PLACED = re.compile(r"(?:.*[,;S])?[LJNXG#p]*[NXJ]P[LJNX#]*[NX]$")  # "The low over Nevada | this morning | is to move"
_CLOCK = re.compile(r"(?:until|till) (?:midnight|noon|[\d.:]+ ?[ap]\.?m\.?)")  # "stays open till noon | through May 5"


def describes(page: Discourse, candidate: Candidate) -> bool:
    """Whether a time describes a noun: "names its player of the year", "the plans for 2018 should be ready in May"."""
    tagged, at = candidate.parse.tagged, candidate.at
    low, before_time = tagged.tokens[at].low, tagged.tags[at + 1 : at + 2] == "t"
    pause = _SEASON.fullmatch(low) is not None and before_time  # "home | for the summer | on"
    hour = _CLOCK.fullmatch(low) is not None and before_time
    described = at < candidate.head and _is_of_subject(tagged, at, low)
    return low.startswith("of ") or described or pause or hour or _is_reported_on(page, candidate)


def _is_of_subject(tagged: Tagged, at: int, low: str) -> bool:
    """Whether a time belongs to a noun before the verb: "holders of | Friday | tickets", "a low over Utah | today"."""
    named = _YEAR.fullmatch(low) is not None or (low.startswith("for ") and tagged.tags[:at][-1:] in {"", "N"})
    period = _THIS.fullmatch(low) is not None and tagged.tags[at + 1 : at + 2] in {"B", "M", "H", "Z"}
    since = low.startswith(("after this ", "after next "))  # "After this week they convene on May 10"
    ticket = tagged.tags[at - 1 : at + 2] in {"NtN", "GtN"} and not is_scheduled(tagged.low(at + 1))
    about = low.startswith("about ") and tagged.tags[at - 1 : at] == "N"  # "A decision about Thursday is to be made by"
    placed = about or _PLACED.match(tagged.tags[:at]) is not None
    return named or period or since or ticket or (placed and tagged.tags[at + 1 : at + 2] in {"B", "M"})


def _is_reported_on(page: Discourse, candidate: Candidate) -> bool:
    """Whether a period is what is reported on, before its day: "publish figures for May | on", "its quarter | on"."""
    tagged, at = candidate.parse.tagged, candidate.at
    token = tagged.tokens[at]
    within = token.low.startswith("in ") and any(map(is_issued, tagged.spelt[candidate.head : at]))
    told = tagged.tags[at - 1 : at] == ("N" if within or token.low.startswith("for ") else "L")
    dated = told and token.timex >= 0 and tagged.tags[at + 1 : at + 2] == "t"
    return dated and _PERIOD.fullmatch(page.times[token.timex].value) is not None
