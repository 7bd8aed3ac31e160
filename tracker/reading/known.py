"""Events whose time an article gives, and the windows of times that are tied to them.

Invariant: a window never begins before the anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.lexicon import load
from tracker.lexicon.calendar import WEEKDAYS
from tracker.reading.kinds import is_scheduled, kind_of_noun, noun_of_verb
from tracker.reading.ties import Relative, Side
from tracker.timex import Lengths, resolve
from tracker.timex.calendar import days_to_weekday
from tracker.window import Window

_DAY = timedelta(days=1)


class Known(NamedTuple):
    """An event whose time the article gives: `spans` says that it fills its window, `begins` that it begins there."""

    nouns: frozenset[str]
    words: frozenset[str]
    offset: int
    window: Window
    spans: bool
    begins: bool = False


def window_of(relative: Relative, other: Known | None, anchor: date) -> Window:
    """Return the window of docs/windows.md for an event-relative time; `other` None where nothing dates it."""
    if other is None:
        return Window(anchor, None)
    if relative.cue.startswith("by "):  # "by the day of the vote"
        return _clipped(anchor, other.window.latest, anchor)
    if relative.side is Side.BEFORE:
        return _before(other, anchor)
    if relative.side is Side.AFTER:
        return _after(other, anchor)
    end = None if other.begins and relative.cue in _WHILE else other.window.latest
    return _clipped(other.window.earliest, end, anchor)


_WHILE = frozenset(("during", "throughout", "in the course of", "over the course of"))
_LEAD = re.compile(
    r"(?P<within>within|up to|no (?:more|later) than|less than|not more than)|(?P<least>at least)"
    r"|(?P<soft>about|around|some)"
)


_SAME_DAY = re.compile(r"\b(?:hour|minute)s?$")  # "an hour before kickoff" is that day


def counted_from(length: str, side: Side, other: Known, anchor: date, lengths: Lengths) -> Window:
    """Return the window of "two days after the vote", "within a week of the ruling", counted from the other event."""
    lead = _LEAD.match(length)
    bare = length[lead.end() :].strip() if lead else length
    if (weekday := WEEKDAYS.get(bare)) is not None:
        return _on_weekday(weekday, side, other, anchor)
    if _SAME_DAY.search(bare):
        last = other.window.latest
        last = last + _DAY if last is not None and bare == "hours" and side is Side.AFTER else last
        return _clipped(other.window.earliest, last, anchor)
    if bare.startswith("the ") or bare == "day":
        return _beside(f"a {bare.removeprefix('the ')}", side, other, anchor, lengths)
    first, last = (_moved(day, bare, side, lengths) for day in (other.window.earliest, other.window.latest))
    if lead and lead["within"]:
        first, last = (first, other.window.latest) if side is Side.BEFORE else (other.window.earliest, last)
    if lead and lead["least"]:
        first, last = (anchor, last) if side is Side.BEFORE else (first, None)
    soft = bool(lead and lead["soft"])
    first = max(anchor, first or anchor)
    last = last if last is None or last >= first else None
    return Window(first, last, earliest_soft=soft, latest_soft=soft and last is not None)


def _beside(length: str, side: Side, other: Known, anchor: date, lengths: Lengths) -> Window:
    """Return the window of "the day after the vote", "the week before the summit": all of it."""
    near, far = (other.window.earliest, other.window.latest)[:: 1 if side is Side.AFTER else -1]
    near = far if other.spans else near
    way = _DAY if side is Side.AFTER else -_DAY
    ends = sorted(x for x in (near and near + way, _moved(far, length, side, lengths)) if x and x >= anchor)
    return Window(ends[0], ends[-1]) if ends else Window(anchor, None)


def _on_weekday(weekday: int, side: Side, other: Known, anchor: date) -> Window:
    """Return the window of "the Monday after the ruling": the first such day after the other event, or last before."""
    way = 1 if side is Side.AFTER else -1
    ends = (other.window.earliest, other.window.latest)
    ends = ((ends[1],) * 2 if side is Side.AFTER else (ends[0],) * 2) if other.spans else ends
    first, last = (day and day + timedelta(days=way * days_to_weekday(day, weekday, way)) for day in ends)
    return _clipped(first, last, anchor)


def _moved(day: date | None, length: str, side: Side, lengths: Lengths) -> date | None:
    """Return the day that lies a length ("two weeks") before or after `day`."""
    ahead = resolve(f"within {length}", day, lengths=lengths) if day is not None else None
    if day is None or ahead is None or ahead.window is None or ahead.window.latest is None:
        return None
    return ahead.window.latest if side is Side.AFTER else day - (ahead.window.latest - day)


def _before(other: Known, anchor: date) -> Window:
    end = other.window.earliest if other.spans else other.window.latest
    soft = other.window.latest_soft and not other.spans
    return Window(anchor, end - _DAY, latest_soft=soft) if end and end - _DAY >= anchor else Window(anchor, None)


def _after(other: Known, anchor: date) -> Window:
    start = other.window.latest if other.spans else other.window.earliest
    return Window(max(anchor, start + _DAY), None) if start else Window(anchor, None)


def _clipped(earliest: date | None, latest: date | None, anchor: date) -> Window:
    start = max(anchor, earliest) if earliest else anchor
    return Window(start, latest if latest and latest >= start else None)


_FAR = 100_000  # code points, as long as the longest articles: in a book, "the vote" is one of the same chapter


def match(relative: Relative, tagged: Tagged, known: list[Known]) -> Known | None:
    """Return the event of the article that the phrase is about: the same head noun, most words shared, the nearest."""
    words = frozenset(t.low for t in tagged.tokens[relative.other[0] : relative.other[1] + 1])
    at = tagged.tokens[relative.first].start
    names = frozenset(
        t.low
        for i, t in enumerate(tagged.tokens)
        if relative.other[0] <= i <= relative.other[1] and tagged.tags[i] == "X"
    )
    noun = _noun_of_turn(relative, tagged) or relative.noun or _noun_of(relative, tagged)
    ended = relative.noun in _ENDS
    known = [k for k in known if abs(k.offset - at) <= _FAR and not (ended and k.begins)]
    same = [k for k in known if noun and (_singular(noun) in k.nouns or noun in k.words or _akin(k, noun, names))]
    behind = tagged.tokens[relative.last].end
    same = same or _called_otherwise(known, _singular(noun), behind) or _told_again(relative, tagged, known)
    return max(same, key=lambda k: (len(k.words & words), -abs(k.offset - at)), default=None)


def _told_again(relative: Relative, tagged: Tagged, known: list[Known]) -> list[Known]:
    """Return the events whose verb a clause repeats, of the same thing: "after it is signed", "once the dam opens"."""
    clause = range(relative.other[0], relative.other[1] + 1) if not relative.noun else range(0)
    verbs = {lemma(tagged.tokens[i].low) for i in clause if tagged.tags[i] in _VERBS} - _HELPERS
    acts = singulars(filter(None, map(noun_of_verb, verbs)))
    things = {tagged.tokens[i].low for i in clause if tagged.tags[i] in "NX"}
    pointing = tagged.low(relative.other[0]) in {"it", "they"}
    told = [k for k in known if not verbs.isdisjoint(map(lemma, k.words)) or not acts.isdisjoint(k.nouns)]
    return [k for k in told if pointing or not things.isdisjoint(k.words)]


_VERBS, _HELPERS = frozenset("EKOZV"), frozenset(("be", "have", "do"))


def _called_otherwise(known: list[Known], noun: str, behind: int) -> list[Known]:
    """Return the events that other nouns for the same name, where all these fall on one day: "poll" for "election".

    One right `behind` the words is the event itself: "the summit of the league, which meets on May 3".
    """
    names = next((names for names in _alike() if noun in names), frozenset())
    found = [k for k in known if not names.isdisjoint(k.nouns)]
    if len({k.window for k in found}) != 1:
        return [k for k in found if 0 <= k.offset - behind <= _BESIDE]
    return found


_BESIDE = 10  # code points: ", which "


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, load("reading/relative")["alike"]))


def is_span(words: str) -> bool:
    """Whether a time names the days that an event lasts, first and last, and no single uncertain one.

    >>> is_span("from Dec. 10 to 13"), is_span("in April")
    (True, False)
    >>> is_span("from Thursday to Aug. 25")
    True
    """
    return (
        re.search(r"\d\b.*\b(?:to|and|through|until|-|–)\b.*\d|day\b.*\b(?:to|and|through)\b.*(?:day\b|\d)", words)
        is not None
    )


_DAYS_LONG = re.compile(r"(?:^| )([a-z]+|\d+)-day$")


def lasting(window: Window, words: Iterable[str]) -> Window | None:
    """Return the days, first and last, of an event that begins on a day and whose words state its length, else None.

    >>> lasting(Window(date(1998, 1, 21), date(1998, 1, 21)), ["five-day", "visit"]).latest.isoformat()
    '1998-01-25'
    """
    stated = next((m[1] for m in map(_DAYS_LONG.search, words) if m), None)
    if stated is None or window.earliest is None or window.earliest != window.latest:
        return None
    after = resolve(f"within {stated} days", window.earliest)
    last = after.window.latest if after is not None and after.window is not None else None
    return Window(window.earliest, last - _DAY) if last is not None and last > window.earliest else None


_TURNING = frozenset(("open", "begin", "start", "end", "close", "resume", "convene", "conclude", "finish"))


def _noun_of(relative: Relative, tagged: Tagged) -> str:
    """Return the event that a clause says begins or ends, "" for none: "until the talks resume"."""
    first, last = relative.other
    turns = any(lemma(t.low) in _TURNING for t in tagged.tokens[first + 1 : last + 1])
    nouns = [t.low for i, t in enumerate(tagged.tokens[first : last + 1], first) if tagged.tags[i] in "NXG"]
    return next((noun for noun in nouns if turns and is_scheduled(noun)), "")


def _noun_of_turn(relative: Relative, tagged: Tagged) -> str:
    """Return the event whose opening or closing is named, "" for none: "within hours of the closing of the polls"."""
    first, last = relative.other
    at = next((i for i in range(first, last) if tagged.tokens[i].low == relative.noun), last)
    if relative.noun not in _TURNS or tagged.low(at + 1) != "of":
        return ""
    return next((t.low for t in tagged.tokens[at + 2 : last + 1] if is_scheduled(t.low)), "")


_ENDS = frozenset(("closing", "close"))
_TURNS = frozenset(("opening", "start", "beginning", *_ENDS))


def _akin(one: Known, noun: str, names: frozenset[str]) -> bool:
    """Whether two nouns of one kind bear the same name: "the APEC forum", "the APEC summit"."""
    kind = kind_of_noun(noun)
    return bool(names & one.words) and kind is not None and any(kind_of_noun(noun) is kind for noun in one.nouns)


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


def singulars(nouns: Iterable[str]) -> frozenset[str]:
    """Return nouns as `Known` holds them, so that "talk" and "talks" are one."""
    return frozenset(map(_singular, nouns))
