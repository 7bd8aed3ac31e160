"""Times that only tell which paper, accord or event is meant: "the statement of Sept. 19", "bonds due March 1, 2015".

Invariant: a test says true of a time that is no time of an event to come (docs/windows.md, section 1).
"""

from __future__ import annotations

import re

from tracker.grammar.groups import Form
from tracker.grammar.words import reporting
from tracker.reading.discourse import Parse
from tracker.reading.force import screened
from tracker.reading.kinds import accords

_DATE = re.compile(r"[a-z]+\.? \d{1,2}$")


def tells_which(parse: Parse, at: int) -> bool:
    """Whether a time only tells which paper, accord, figure or event is meant."""
    return any(test(parse, at) for test in (_is_of_accord, _is_of_saying, _is_of_paper, _is_of_estimate, _marks))


def _is_of_accord(parse: Parse, at: int) -> bool:
    """Whether a month only tells which accord is meant: "under a June agreement with the heirs"."""
    if parse.tagged.low(at + 1) not in accords():
        return False
    led = _LED.search(parse.tagged.tags[:at])
    return led is not None and parse.tagged.spelt[led.start()] in {"under", "by", "in"}


_LED = re.compile(r"P[LJ]*$")


def _is_of_saying(parse: Parse, at: int) -> bool:
    """Whether a day only tells which paper or accord is meant: "abide by the joint statement of Sept. 19"."""
    told = parse.tagged.low(at - 1)
    of = parse.tagged.tokens[at].low.startswith("of ")
    return of and (told in accords() or told in reporting("sayings", "nouns"))


def _marks(parse: Parse, at: int) -> bool:
    """Whether a date tells which event a verb of the present looks back to: "follows the attacks of September 11"."""
    if not parse.tagged.tokens[at].low.startswith("of "):
        return False
    over = next((g for g in reversed(parse.groups) if g.last < at), None)
    back = over is not None and over.form is Form.PRESENT and over.lemma in screened("looking_back")
    return back and _DATE.search(parse.tagged.tokens[at].low) is not None


def _is_of_paper(parse: Parse, at: int) -> bool:
    """Whether a day only tells which paper is meant: "holders of record May 5", "bonds due March 1, 2015"."""
    before = parse.tagged.low(at - 1)
    if before not in {"record", "due"}:
        return False
    kind = parse.tagged.low(at - 2 - (parse.tagged.low(at - 2) == ","))
    if before == "record":
        return kind == "of"
    return kind in screened("papers") or kind.removesuffix("s") in screened("papers")


def _is_of_estimate(parse: Parse, at: int) -> bool:
    """Whether a period is what figures are about: "cut its estimate for next year", "a budget for 2012"."""
    if not parse.tagged.tokens[at].low.startswith("for ") or parse.tagged.tags[at - 1 : at] != "N":
        return False
    return parse.tagged.tokens[at - 1].low in screened("figures")
