"""Anchors: the day that a statement was made, where the words that report it are dated.

Invariant: an anchor is never after the publication day.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.lexicon import load
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.speaker import Source
from tracker.timex import Timex, resolve

_WEEK = timedelta(days=7)


def anchor_of(page: Discourse, parse: Parse, source: Source, event: int) -> date:
    """Return the day of the saying: dated by its verb, by its occasion, else the publication day."""
    day = _dated(page, source) or _occasion(page, parse, source, event)
    return day if day is not None and day <= page.published_on else page.published_on


def day_at(page: Discourse, parse: Parse, token: int) -> date | None:
    """Return the single day up to publication that the time at `token` names, or None."""
    number = parse.tagged.tokens[token].timex
    window = page.times[number].window if number >= 0 else None
    if window is not None and window.earliest is not None and window.earliest > page.published_on:
        back = resolve(page.times[number].text, page.published_on, lengths=page.lengths, future=False)
        window = back.window if back is not None and not _is_old(back, page.published_on) else None
    if window is None or window.earliest is None or window.earliest != window.latest:
        return None
    return window.earliest if window.earliest <= page.published_on else None


def _is_old(time: Timex, published_on: date) -> bool:
    return time.window is None or time.window.earliest is None or time.window.earliest < published_on - _WEEK


def _dated(page: Discourse, source: Source) -> date | None:
    said = source.attribution
    if said is None or said.time < 0:
        return None
    return day_at(page, page.parse(source.sentence), said.time)


def _occasion(page: Discourse, parse: Parse, source: Source, event: int) -> date | None:
    """Return the day of the call, talks or speech that a quotation is about, where another sentence dates it."""
    if page.quote_at(parse.tagged.tokens[event].start) is None:
        return None
    mentioned = _mentioned(page, parse.number)
    days = {day for noun, day in _dated_occasions(page) if noun in mentioned}
    return days.pop() if len(days) == 1 else None


def _mentioned(page: Discourse, number: int) -> frozenset[str]:
    """Return the occasions that the words around the quotation name: its paragraph and the lead-in before it."""
    occasions = frozenset(load("reading/reporting")["occasions"])
    here = page.paragraph_of(number)
    words = {t.low for n in here for t in page.parse(n).tagged.tokens}
    first = here[0] - 1
    lead = {t.low for n in range(max(0, first - 1), here[0]) for t in page.parse(n).tagged.tokens}
    return occasions & (words | lead)


def _dated_occasions(page: Discourse) -> list[tuple[str, date]]:
    occasions = frozenset(load("reading/reporting")["occasions"])
    out: list[tuple[str, date]] = []
    for number, times in enumerate(page.times_of):
        if not times or page.sentences[number].heading:
            continue
        parse = page.parse(number)
        for index, token in enumerate(parse.tagged.tokens):
            before = parse.tagged.tokens[index - 1].low if index else ""
            day = day_at(page, parse, index) if token.timex >= 0 else None
            if day is not None and before in occasions:
                out.append((before, day))
    return out
