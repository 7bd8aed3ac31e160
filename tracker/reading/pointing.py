"""Times that point at a day told before: "by then", "on the second day of the talks".

Invariant: what points at nothing to come has no window of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from tracker.grammar.tokens import Tagged
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force
from tracker.reading.known import Known, match
from tracker.reading.ties import Relative, Side
from tracker.window import Window

THEN = "then"
_THEN = re.compile(
    r"(?:well |long )?(?P<cue>by|before|until|till|between now and) (?:then|that (?:time|point|date|deadline))"
    r"(?= [^\w\s]| (?!of\b|when\b)\w|$)"
)
_DAYS = {"opening": 0, "first": 0, "second": 1, "third": 2, "fourth": 3, "final": -1, "last": -1, "closing": -1}
_NTH = re.compile(rf"on the (?:very )?(?P<nth>{'|'.join(_DAYS)}) (?P<part>day|morning|afternoon|evening|night)(?= |$)")
_WHAT = re.compile(r"[Lp][JNX#p]*[NX](?![NXGJ])")
_PERIOD = re.compile(r"\d{4}(?:-\d\d|-[QH]\d|-[A-Z]{2})?")
_NTH_DAY = "nth day"


def pointer(tagged: Tagged, index: int) -> Relative | None:
    """Return what the words at token `index` point at: the day told last, or one of the days of an event."""
    lows = tagged.lows(index, index + 5)
    then, nth = _THEN.match(lows), _NTH.match(lows)
    last = index + len(then[0].removeprefix("between ").split()) - 1 if then else index  # "between now" is one token
    if then is not None and tagged.tags[last + 1 : last + 2] != "X":
        cue = "before" if then["cue"] == "before" else "by then"
        return Relative(index, last, Side.BEFORE, cue, (index + 1, last), THEN)
    return _nth(tagged, index, nth) if nth is not None else None


def _nth(tagged: Tagged, index: int, nth: re.Match[str]) -> Relative:
    last = index + len(nth[0].split()) - 1
    what = _WHAT.match(tagged.tags, last + 2) if tagged.low(last + 1) == "of" else None
    other = (last + 2, what.end() - 1) if what is not None else (index + 1, last)
    return Relative(index, other[1], Side.DURING, nth[0], other, _NTH_DAY)


def points(tie: Relative) -> bool:
    """Whether a tie points at a day told before."""
    return tie.noun in {THEN, _NTH_DAY}


def pointed_at(page: Discourse, parse: Parse, tie: Relative, known: list[Known]) -> Known | None:
    """Return the day that a tie points at, as an event of that day; None where nothing to come is told before it."""
    return _told_last(page, parse, tie) if tie.noun == THEN else _day_of(parse, tie, known)


def points_at_nothing(page: Discourse, parse: Parse, tie: Relative, force: Force | None) -> bool:
    """Whether no day to come was told for "by then", or only minds are spoken of: "nobody will want it by then"."""
    if tie.noun != THEN:
        return False
    minds = force is not None and parse.groups[force.event].lemma in _MINDS
    return minds or _told_last(page, parse, tie) is None


_MINDS = frozenset(
    ("want", "like", "need", "care", "mind", "know", "remember", "believe", "think", "feel", "guess", "wonder")
)


def _told_last(page: Discourse, parse: Parse, tie: Relative) -> Known | None:
    """Return the time named last before "then", in its sentence or the one before, if it is to come."""
    offset = parse.tagged.tokens[tie.first].start
    reach = page.sentences[max(parse.number - 1, 0)].body
    before = bisect_left(page.times, offset, key=lambda time: time.start)
    numbers = [n for n in range(before - 1, -1, -1) if page.times[n].start >= reach]
    while len(numbers) > 1 and _is_today(page, numbers[0]):
        del numbers[0]  # "opens on May 2, they said on Monday. By then"
    time = page.ahead(numbers[0]) if numbers and page.is_to_come(numbers[0]) else None
    if time is None or time.window is None or time.window.earliest is None:
        return None
    window, ahead = time.window, time.window.earliest > page.published_on
    if ahead and _PERIOD.fullmatch(time.value):  # by "May" is by its first day
        window = Window(window.earliest, window.earliest)
    return Known(frozenset(), frozenset(), time.start, window, spans=ahead)


def _is_today(page: Discourse, number: int) -> bool:
    """Whether a time names the day of publication, on which things are said, or no day at all."""
    time = page.ahead(number) or page.times[number]
    return time.window is None or time.window.earliest == time.window.latest == page.published_on


def _day_of(parse: Parse, tie: Relative, known: list[Known]) -> Known | None:
    """Return the second or last day of the event named behind "of", else of the article's own."""
    offset = parse.tagged.tokens[tie.first].start
    named = tie.other[0] > tie.first + 1
    noun = parse.tagged.low(tie.other[1])
    of = match(tie._replace(noun=noun), parse.tagged, known) if named else _main(known, offset)
    nth = next(n for word, n in _DAYS.items() if word in tie.cue.split())
    if of is None or of.window.earliest is None:
        return None
    day = of.window.earliest + timedelta(days=nth) if nth >= 0 else of.window.latest if of.spans else None
    return of._replace(window=Window(day, day)) if day is not None else None


def _main(known: list[Known], offset: int) -> Known | None:
    """Return the event that an article is about: the first of several days, else the first of all."""
    before = [k for k in known if k.offset < offset]
    return max(before, key=lambda k: (k.spans, -k.offset, -(k.window.earliest or date.max).toordinal()), default=None)
