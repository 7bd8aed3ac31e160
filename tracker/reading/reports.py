"""Reports: sentences that say an event has happened, been called off or been put off, and on which day.

Invariant: a report is about what lies behind the publication day, in the article's own tense: no quotation, no plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tracker.grammar.groups import Form
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.fallen import fell_through, named_stop, without
from tracker.reading.kinds import kind_of
from tracker.reading.scope import governor
from tracker.reading.telling import Told, is_deed, is_state, own_words, words_of
from tracker.reading.undone import meant
from tracker.reading.values import Report
from tracker.text import Span
from tracker.window import Window

_OLD = timedelta(days=90)  # what lies further back is background
_BACKGROUND = timedelta(days=30)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PARTED = re.compile(r";|,C")  # between two clauses of equal rank
_AHEAD = timedelta(days=300)
_NAMED = re.compile(r"[NXR#]")
_LONGEST_SPAN = 8  # days; a longer past time tells no event's day


def reports(page: Discourse, number: int) -> Iterator[Report]:
    """Yield the reports of a sentence: what fell through, and what was done beside it or on a day just past."""
    parse = page.parse(number)
    failed = _failed(page, parse)
    for told in {(t.words, t.says): t for t in failed.values()}.values():  # what is said last knows most of its days
        yield _report(page, parse, told, _nearest_day(page, parse, told))
    seen = {told.words for told in failed.values()}
    if (barren := without(parse)) is not None and barren.words not in seen:
        yield _report(page, parse, barren, None)
    if not failed and not has_recent(page, number):
        return
    for told in _happened(page, parse):
        if told.words not in seen and _is_telling(parse, told) and not _with_failed(parse, told, failed):
            seen.add(told.words)
            yield _report(page, parse, told, _day_at(page, parse, told.at))


def lead(page: Discourse, number: int) -> Iterator[Report]:
    """Yield what an opening sentence without a time tells in the past tense: the news of the day it is published."""
    parse = page.parse(number)
    first = next((n for n, g in enumerate(parse.groups) if g.finite), None)
    if first is not None and parse.groups[first].form is not Form.HAVE and is_deed(page, parse, parse.groups[first]):
        told = Told(Says.HAPPENED, words_of(parse, first))
        yield _report(page, parse, told, page.published_on)


def _failed(page: Discourse, parse: Parse) -> dict[int, Told]:
    """Return what fell through or was put off, by the token of its verb or noun."""
    by_verb = {g.head: told for n, g in enumerate(parse.groups) if (told := fell_through(page, parse, n))}
    if by_verb:
        return _of_one(parse, by_verb)
    by_noun = named_stop(parse)
    return {by_noun.words[0]: by_noun} if by_noun else _unmet(page, parse)


def _of_one(parse: Parse, told: dict[int, Told]) -> dict[int, Told]:
    """Return what fell through, where "it was called off; it is now planned for May" tells of one event put off."""
    again = [head for head, t in told.items() if t.says is Says.PUT_OFF and parse.tagged.tokens[t.words[1]].low == "it"]
    if not again or len(told) == len(again):
        return told
    return {head: t._replace(says=Says.PUT_OFF) for head, t in told.items() if head not in again}


def _unmet(page: Discourse, parse: Parse) -> dict[int, Told]:
    """Return what was meant for a day that lies behind the article by now."""
    told = {
        g.head: told for n, g in enumerate(parse.groups) if own_words(page, parse, g) and (told := meant(parse, n, g))
    }
    return {head: told for head, told in told.items() if _is_behind(page, parse, head)}


def _is_behind(page: Discourse, parse: Parse, head: int) -> bool:
    """Whether the time nearest to a verb lies behind the article."""
    times = [i for i, t in enumerate(parse.tagged.tokens) if t.timex >= 0]
    nearest = min(times, key=lambda i: abs(i - head), default=-1)
    window = page.times[parse.tagged.tokens[nearest].timex].window if nearest >= 0 else None
    last = window.latest if window is not None else None
    return last is not None and page.published_on - _OLD <= last < page.published_on


def _is_telling(parse: Parse, told: Told) -> bool:
    """Whether a deed has a day, or names anybody or anything: "whatever happened" has neither, "no vote" is none."""
    if parse.tagged.tokens[told.words[0]].low in {"no", "nobody", "none"}:
        return False
    return told.at >= 0 or _NAMED.search(parse.tagged.tags, told.words[0], told.words[1] + 1) is not None


def _with_failed(parse: Parse, told: Told, failed: dict[int, Told]) -> bool:
    """Whether a deed stands in one clause with what fell through: "he called it off, days after he announced it"."""
    marks = ((min(told.words[1], at), max(told.words[0], at)) for at in failed)
    return any(_PARTED.search(parse.tagged.tags, first, last) is None for first, last in marks)


def _happened(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield each deed of the sentence with its time, and each event noun that a past time names."""
    tagged = parse.tagged
    at_of: dict[int, int] = {}
    old: set[int] = set()
    for at, token in enumerate(tagged.tokens):
        if token.timex < 0 or not (is_recent(page, token.timex) or _is_old(page, token.timex)):
            continue
        place = governor(tagged, parse.groups, parse.forces, at)
        if place is not None and place.noun is not None:
            if page.times[token.timex].past and page.quote_at(token.start) is None and is_recent(page, token.timex):
                yield Told(Says.HAPPENED, events.noun_words(tagged, place.noun), at)
        elif place is not None and is_recent(page, token.timex):
            if _is_hour(page, at_of.get(place.group, -1), parse):
                at_of[place.group] = at
        elif place is not None:
            old.add(place.group)
    for number, group in enumerate(parse.groups):
        at = at_of.get(number, _time_beside(page, parse, number))
        if (at >= 0 or number not in old) and (
            is_deed(page, parse, group) or (number in at_of and is_state(page, parse, group))
        ):
            yield Told(Says.HAPPENED, words_of(parse, number), at)


def _is_hour(page: Discourse, at: int, parse: Parse) -> bool:
    """Whether the time at token `at`, -1 for none, is only an hour of today: "before sunrise | on Wednesday"."""
    time = page.times[parse.tagged.tokens[at].timex] if at >= 0 else None
    return time is None or (time.type == "TIME" and time.value.startswith(page.published_on.isoformat()))


def _is_old(page: Discourse, number: int) -> bool:
    """Whether a time lies so far back that what it belongs to is background."""
    window = page.times[number].window
    old = window is not None and window.latest is not None and window.latest < page.published_on - _BACKGROUND
    return old and not is_recent(page, number)


def _time_beside(page: Discourse, parse: Parse, number: int) -> int:
    """Return the recent time that stands between a verb and the next, or right before it: "on Thursday confirmed"."""
    group, tokens = parse.groups[number], parse.tagged.tokens
    end = next((g.first for g in parse.groups[number + 1 :] if g.finite), len(tokens))
    near = [group.first - 1, *range(group.last + 1, end)]
    return next((i for i in near if i >= 0 and tokens[i].timex >= 0 and is_recent(page, tokens[i].timex)), -1)


def has_recent(page: Discourse, number: int) -> bool:
    """Whether a sentence has a time just past."""
    return any(is_recent(page, time) for *_, time in page.times_of[number])


def is_recent(page: Discourse, number: int) -> bool:
    """Whether a time names days that lie behind publication, but not long, or the week of publication."""
    window = page.times[number].window
    if window is None or window.latest is None or (window.latest - _first(window)).days >= _LONGEST_SPAN:
        return False
    this_week = _first(window) <= page.published_on < window.latest
    return this_week or page.published_on - _OLD <= window.latest <= page.published_on


def _first(window: Window) -> date:
    return window.earliest or window.latest or date.min


def _nearest_day(page: Discourse, parse: Parse, told: Told) -> date | None:
    """Return the past day that stands nearest to what fell through, but for the one that it was planned for."""
    tokens, tags, to, due = parse.tagged.tokens, parse.tagged.tags, told.words[1], _due(page, parse, told, None)
    recent = (i for i, t in enumerate(tokens) if t.timex >= 0 and is_recent(page, t.timex))
    times = [
        i for i in recent if ";" not in tags[min(i, to) : max(i, to)] and page.times[tokens[i].timex].window != due
    ]
    return _day_at(page, parse, min(times, key=lambda i: abs(i - to))) if times else None


def _day_at(page: Discourse, parse: Parse, at: int) -> date | None:
    """Return the day, or the first of a few days, that the time at token `at` names."""
    time = page.times[parse.tagged.tokens[at].timex] if at >= 0 else None
    window = time.window if time is not None else None
    if time is None or window is None or window.earliest is None or window.latest is None:
        return None
    several = "/" in time.value or _DAY.match(time.value) is not None  # "August 5 and 6" are two times of two days
    return window.earliest if several or window.earliest == window.latest else None


def _report(page: Discourse, parse: Parse, told: Told, on: date | None) -> Report:
    first, last = told.words
    tagged, sentence = parse.tagged, parse.sentence.span
    while last > first and tagged.tags[last] == "t":
        last -= 1
    if last > first and tagged.tokens[first].low in {"'s", "’s"}:  # "this year's | relay"
        first += 1
    span = Span(tagged.tokens[first].start, tagged.tokens[last].end)
    return Report(
        span=sentence,
        quote=sentence.of(page.text),
        event=span,
        event_text=span.of(page.text),
        says=told.says,
        on=on,
        kind=kind_of([t.low for t in tagged.tokens[first : last + 1]]),
        participants=events.participants_of(tagged, 0, len(tagged.tags) - 1, page.names),
        place=events.place_of(tagged, 0, len(tagged.tags) - 1, page.names),
        due=_due(page, parse, told, on),
    )


def _due(page: Discourse, parse: Parse, told: Told, on: date | None) -> Window | None:
    """Return the days that what fell through was planned for ("Saturday's vote"), or within which it happened."""
    if told.says is Says.HAPPENED:
        return page.times[parse.tagged.tokens[told.at].timex].window if told.at >= 0 and on is None else None
    tokens = parse.tagged.tokens
    first, last = told.words[0], max(told.words[1], told.verb - 1)
    owned = first - 2 if first > 1 and parse.tagged.tags[first - 1] == "p" else first
    times = (page.times[t.timex] for t in tokens[owned : last + 1] if t.timex >= 0)
    return next((time.window for time in times if time.window and _is_near(page, time.window)), None)


def _is_near(page: Discourse, window: Window) -> bool:
    """Whether what fell through can have been planned for these days: they are no year away from the article."""
    behind = window.latest is not None and window.latest < page.published_on - _OLD
    ahead = window.earliest is not None and window.earliest > page.published_on + _AHEAD
    return not behind and not ahead
