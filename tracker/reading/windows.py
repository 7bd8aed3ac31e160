"""The window of a dated prediction: its phrase read again from the day it was said, and what a denial does to it.

Invariant: a window lies at or after its anchor, and the trace says each step in words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from tracker.reading.discourse import Discourse
from tracker.timex import Timex, resolve
from tracker.window import Window

_UNTIL = re.compile(r"\b(?:until|till|before)\b", re.IGNORECASE)
_UNTIL_AFTER = re.compile(r"\b(?:until|till) after\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = timedelta(days=1)


class Dated(NamedTuple):
    """A time with its window and the steps that led there."""

    timex: Timex
    window: Window
    trace: tuple[str, ...]


_NEW_DAY = re.compile(r"(?:.*[ \n])?\b(?:to|until|till) (?=\S)", re.IGNORECASE | re.DOTALL)


_AT_LEAST = re.compile(r"at least (?=\S)")  # "delayed until at least May"


def moved_to(page: Discourse, time: Timex | None, anchor: date) -> Dated | None:
    """Return the window of the new day that "put off from May 3 until May 10" gives, None where none is named."""
    if time is None:
        return None
    start, stop = time.phrase
    lead = _NEW_DAY.match(page.text, start, stop)
    if lead is None:
        return None
    begin = max(lead.end(), time.start)
    bare = resolve(page.text[begin:stop], anchor, lengths=page.lengths)
    if bare is None or bare.window is None:
        return None
    end = begin + bare.end - bare.start
    new = bare._replace(start=begin, end=end, phrase_start=start, phrase_end=begin + bare.end)
    least = _AT_LEAST.search(page.text, lead.end(), new.start) or _AT_LEAST.match(page.text, lead.end())
    after = _UNTIL_AFTER.search(page.text, start, new.start) is not None  # "put off until after May 3"
    window = Window(_opens(bare.window, after=after), None) if least or after else bare.window
    return Dated(new, window, (f"“{bare.text}” is the new day, read from {anchor}",))


def dated(page: Discourse, time: Timex | None, anchor: date, *, negated: bool, awaited: bool) -> Dated | None:
    """Return the window of `time` said on `anchor`; `awaited` is for "is not expected before", which is no denial."""
    if time is None:
        return None
    trace = [f"“{time.text}” by the rule {time.rule}, read from {time.anchor}"]
    if (again := _read_from(page, time, anchor)) is not None:
        time = again
        trace.append(f"said on {anchor}, so read from that day")
    turned = _turned(page, time, anchor, awaited=awaited) if negated or awaited else None
    if turned is not None:
        trace.append("“not … before”: not earlier" if awaited else "“not … before”: up to the day before")
    window = turned or time.window
    return Dated(time, window, tuple(trace)) if window is not None else None


def _read_from(page: Discourse, time: Timex, anchor: date) -> Timex | None:
    """Return a time read again from the day it was said on, None where that day or its words change nothing."""
    if anchor == time.anchor or time.value[:1] == "1" or not _deictic(time):
        return None
    phrase = page.leads.get(time.start) or phrase_of(page, time)  # a bare length counts from now by a lead of ours
    again = resolve(phrase, anchor, lengths=page.lengths)
    if again is None or again.window is None:
        return None
    shift = time.start - again.start
    phrase_start, phrase_end = again.phrase_start + shift, again.phrase_end + shift
    return again._replace(
        start=time.start, end=time.end, text=time.text, phrase_start=phrase_start, phrase_end=phrase_end
    )


def phrase_of(page: Discourse, time: Timex) -> str:
    """Return the words of a time with its preposition and tail."""
    return time.phrase.of(page.text)


def _deictic(time: Timex) -> bool:
    """Whether the words mean another day when they are said on another day; "May 1, 2027" never does."""
    return _YEAR.search(time.text) is None


def _opens(window: Window, *, after: bool) -> date | None:
    """Return the first day that "until" leaves open: that of its time, for "until after Easter" the one behind it."""
    if after:
        return window.latest and window.latest + _DAY
    return window.earliest


def _alone(page: Discourse, time: Timex, anchor: date) -> Timex | None:
    """Return a time without the word that leads it; a season alone is no time: "before | summer"."""
    bare = resolve(time.text, anchor, lengths=page.lengths)
    return bare or resolve(f"in {time.text}", anchor, lengths=page.lengths)


def _turned(page: Discourse, time: Timex, anchor: date, *, awaited: bool) -> Window | None:
    """Return what "not before" and "not until" make of a time's window, None without such a word."""
    phrase = phrase_of(page, time)
    if time.window is None or not _UNTIL.search(phrase):
        return None
    bare = _alone(page, time, anchor)
    first = _opens(bare.window, after=_UNTIL_AFTER.search(phrase) is not None) if bare and bare.window else None
    if first is None:
        return None
    if awaited:
        return Window(max(first, anchor), None)
    return Window(anchor, first - _DAY) if first > anchor else None
