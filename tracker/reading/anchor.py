"""Anchors: the day that a statement was made, where the words that report it are dated.

Invariant: an anchor is never after the publication day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from tracker.grammar.groups import Form
from tracker.lexicon import load
from tracker.reading.attribution import Attribution
from tracker.reading.bearer import who_is
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.kinds import accords
from tracker.reading.speaker import Source
from tracker.reading.speaker_keys import key
from tracker.timex import Timex, resolve

_WEEK = timedelta(days=7)


def anchor_of(page: Discourse, parse: Parse, source: Source, event: int) -> date:
    """Return the day of the saying: by its verb, accord, occasion or the sentence after it, else the publication's."""
    day = (
        _dated(page, source)
        or _under(page, parse, event)
        or _occasion(page, parse, event)
        or _told_after(page, parse, source)
    )
    return day if day is not None and day <= page.published_on else page.published_on


def day_at(page: Discourse, parse: Parse, token: int) -> date | None:
    """Return the single day up to publication that the time at `token` names, or None."""
    number = parse.tagged.tokens[token].timex
    return _past_day(page, number) if number >= 0 else None


def _past_day(page: Discourse, number: int) -> date | None:
    window = page.times[number].window
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
    if said is None:
        return None
    if said.time >= 0:
        parse = page.parse(source.sentence)
        return day_at(page, parse, said.time) or _days_before(page, parse, said.time)
    return _carried(page, source) or _told_before(page, source) if source.quoted else _of_outer(page, source)


def _of_outer(page: Discourse, source: Source) -> date | None:
    """Return the day of "said on Saturday that she is confident": that of the verb over the verb of opinion."""
    said, parse = source.attribution, page.parse(source.sentence)
    if said is None or said.group < 0:
        return None
    head = parse.groups[said.group].head
    over = (a for a in parse.over(head) if a.time >= 0 and a.group != said.group)
    return next((day for a in over if (day := day_at(page, parse, a.time)) is not None), None)


def _days_before(page: Discourse, parse: Parse, at: int) -> date | None:
    """Return the day of "came on Friday, a day after the ministry said": counted back from the sentence's own day."""
    counted = _DAYS.match(parse.tagged.tokens[at].low)
    if counted is None or parse.tagged.low(at + 1) != "after":
        return None
    own = [day for i in range(at) if (day := day_at(page, parse, i)) is not None]
    days = _NUMBERS.get(counted[1]) or int(counted[1])
    return (own[-1] if own else page.published_on) - timedelta(days=days)


_NUMBERS = {"a": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAYS = re.compile(rf"({'|'.join(_NUMBERS)}|\d) days?$")


def _under(page: Discourse, parse: Parse, event: int) -> date | None:
    """Return the day of "under the accord signed on May 3 they must leave within a month": the accord's."""
    tagged = parse.tagged
    if accords().isdisjoint(tagged.spelt):
        return None
    for match in _SIGNED.finditer(tagged.tags, 0, event):
        noun, at = match.start("noun"), match.end() - 1
        led = tagged.lows(match.start(), match.start()) in {"under", "by", "in"}
        if led and tagged.tokens[noun].low in accords():
            return _past_date(page, tagged.tokens[at].timex)
    return None


_SIGNED = re.compile(r"P[LJNX]*(?P<noun>N)[EO][PLNX]*t")


def _past_date(page: Discourse, number: int) -> date | None:
    """Return the day of a time read as past, however long ago."""
    back = resolve(page.times[number].text, page.published_on, lengths=page.lengths, future=False)
    window = back.window if back is not None else None
    return window.earliest if window is not None and window.earliest == window.latest else None


def _told_after(page: Discourse, parse: Parse, source: Source) -> date | None:
    """Return the day that the next sentence gives: "The announcement came on Tuesday"."""
    number = max(parse.number, source.sentence) + 1
    if source.who is None or number >= len(page.sentences) or page.sentences[number].heading:
        return None
    start = page.sentences[number].body
    if _came().match(page.text, start, start + 60) is None:
        return None
    after = page.parse(number)
    days = [day for i in range(min(8, len(after.tagged.tokens))) if (day := day_at(page, after, i)) is not None]
    return days[0] if days else None


@cache
def _came() -> re.Pattern[str]:
    nouns = "|".join(load("reading/reporting")["nouns"])
    return re.compile(rf"(?:The|His|Her|Its|Their|That) (?:{nouns}) (?:came|followed|was made|were made|was issued)\b")


def _carried(page: Discourse, source: Source) -> date | None:
    """Return the day of what the same speaker "had promised on Tuesday" one paragraph before the quotation."""
    before = page.paragraph_of(source.sentence)[0] - 1
    if before < 0 or page.sentences[before].heading:
        return None
    parse = page.parse(before)
    return _said_on(page, parse, source, [a for a in parse.attributions if a.group >= 0 and _is_had(parse, a)])


def _is_had(parse: Parse, said: Attribution) -> bool:
    return parse.groups[said.group].form is Form.HAVE


def _told_before(page: Discourse, source: Source) -> date | None:
    """Return the day on which the same speaker "told reporters on Thursday", one sentence before the quotation."""
    before = source.sentence - 1
    if before < 0 or page.sentences[before].heading:
        return None
    parse = page.parse(before)
    return _said_on(page, parse, source, parse.attributions)


def _said_on(page: Discourse, parse: Parse, source: Source, options: Sequence[Attribution]) -> date | None:
    """Return the day of the first dated saying of some that is by the speaker of a quotation."""
    speaker = key(source.who, page.names) if source.who is not None else None
    for said in options:
        if speaker and said.time >= 0 and key(who_is(page, parse, said.who), page.names) == speaker:
            return day_at(page, parse, said.time)
    return None


def _occasion(page: Discourse, parse: Parse, event: int) -> date | None:
    """Return the day of the call, talks or speech that a quotation is about, where another sentence dates it."""
    if page.quote_at(parse.tagged.tokens[event].start) is None:
        return None
    mentioned = _mentioned(page, parse.number)
    recent = page.published_on - 2 * _WEEK
    days = {day for noun, day in _dated_occasions(page) if noun in mentioned and day >= recent} if mentioned else set()
    return days.pop() if len(days) == 1 else None


def _mentioned(page: Discourse, number: int) -> frozenset[str]:
    """Return the occasions that the paragraph of a quotation and the lead-in before it name."""
    here = page.paragraph_of(number)
    first, last = max(0, here[0] - 2), here[-1]
    start, end = page.sentences[first].span.start, page.sentences[last].span.end
    return _occasions() & set(_WORD.findall(page.text[start:end].lower()))


@cache
def _occasions() -> frozenset[str]:
    return frozenset(load("reading/reporting")["occasions"])


_WORD = re.compile(r"[a-z]+")
_BEFORE = re.compile(r"([a-z]+) $", re.IGNORECASE)


def _is_ahead(page: Discourse, number: int) -> bool:
    """Whether a day was read as to come by the verb beside it: "opens its conference on Monday"."""
    time = page.times[number]
    return not time.past and time.window is not None and (time.window.earliest or date.min) > page.published_on


def _dated_occasions(page: Discourse) -> list[tuple[str, date]]:
    """Return the occasions that a day up to publication follows at once: "during the call on Thursday"."""
    if page.occasions is not None:
        return page.occasions
    out = page.occasions = []
    for number, times in enumerate(page.times_of):
        for start, _, time in times if not page.sentences[number].heading else ():
            noun = _BEFORE.search(page.text, max(0, start - 20), start)
            told = noun is not None and noun[1].lower() in _occasions() and not _is_ahead(page, time)
            day = _past_day(page, time) if told else None
            if noun is not None and day is not None:
                out.append((noun[1].lower(), day))
    return out
