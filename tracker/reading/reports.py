"""Reports: sentences that say an event has happened, been called off or been put off, and on which day.

Invariant: a report is about what lies behind the publication day, in the article's own tense: no quotation, no plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from tracker.grammar.groups import Form
from tracker.grammar.phrases import Phrase
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.counted_days import counted_day
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.done import happened
from tracker.reading.event_kinds import kind_of
from tracker.reading.fallen import fell_through, named_stop, without
from tracker.reading.measured import followed, held, measured, resulting, since_done
from tracker.reading.recent import OLD, day_of, has_recent, is_recent
from tracker.reading.telling import Told, is_deed, own_words, table, words_of
from tracker.reading.undone import meant
from tracker.reading.values import Prediction, Report
from tracker.text import Span
from tracker.window import Window

_PARTED = re.compile(r";|,C")  # between two clauses of equal rank
_APART = re.compile(r";|,C|CA*[VZEOBHDM]")
_VERB_BEFORE_TIME = re.compile(r"[EKVO][AP]?(?=t)")  # "put off | from May 5"
_AHEAD = timedelta(days=300)
_LED = frozenset(("after", "following"))
_NAMED = re.compile(r"[NXR#]")
_WITHOUT_DAY = (measured, held, since_done, resulting, followed)


def reports(page: Discourse, number: int) -> Iterator[Report]:
    """Yield what a sentence reports: what fell through, what was done beside it, on a day just past or as planned."""
    parse = page.parse(number)
    failed = {} if _is_told_again(page, number) else _failed(page, parse)
    for told in {(t.words, t.says): t for t in failed.values()}.values():  # what is said last knows most of its days
        yield _report(page, parse, told, counted_day(page, parse, told) or _nearest_day(page, parse, told))
    seen = {told.words for told in failed.values()}
    if (barren := without(parse)) is not None and not _is_within(barren, seen):
        yield _report(page, parse, barren, None)
    if not has_recent(page, number):
        if failed:
            return
        undated = {told.words: told for rule in _WITHOUT_DAY for told in rule(page, parse) if _is_telling(parse, told)}
        yield from (_report(page, parse, told, counted_day(page, parse, told)) for told in undated.values())
        return
    for told in happened(page, parse):
        if told.words not in seen and _is_telling(parse, told) and not _with_failed(parse, told, failed):
            seen.add(told.words)
            yield _report(page, parse, told, _day_at(page, parse, told.at) or counted_day(page, parse, told))


def _is_within(told: Told, seen: Collection[Phrase]) -> bool:
    """Whether words are a part of others: "called off a departure | without a treaty"."""
    return any(first <= told.words[0] and told.words[1] <= last for first, last in seen)


def is_foretold(report: Report, predictions: Sequence[Prediction]) -> bool:
    """Whether its weekday is the next one, for which its sentence predicts something: "ahead of Sunday's game"."""
    if report.says is not Says.HAPPENED or report.on is None:
        return False
    ahead = report.on + timedelta(days=7)
    return any(p.span == report.span and p.window is not None and p.window.earliest == ahead for p in predictions)


def lead(page: Discourse, number: int) -> Iterator[Report]:
    """Yield what an opening sentence without a time tells in the past tense: the news of the day it is published."""
    parse = page.parse(number)
    if _failed(page, parse):  # "The flight test was abandoned": not done
        return
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


def _is_told_again(page: Discourse, number: int) -> bool:
    """Whether "the vote is now planned for May" only gives the day of what the sentence before told as put off."""
    if number == 0 or "now" not in page.parse(number).tagged.spelt:
        return False
    return any(told.says is Says.PUT_OFF for told in _failed(page, page.parse(number - 1)).values())


def _of_one(parse: Parse, told: dict[int, Told]) -> dict[int, Told]:
    """Return what fell through, where "it was called off; it is now planned for May" tells of one event put off."""
    again = [head for head, t in told.items() if t.says is Says.PUT_OFF and parse.tagged.tokens[t.words[1]].low == "it"]
    if not again or len(told) == len(again):
        return told
    return {head: t._replace(says=Says.PUT_OFF) for head, t in told.items() if head not in again}


def _unmet(page: Discourse, parse: Parse) -> dict[int, Told]:
    """Return what was meant for a day that lies behind the article by now."""
    if "t" not in parse.tagged.tags:
        return {}
    own = [(n, g) for n, g in enumerate(parse.groups) if own_words(page, parse, g)]
    return {g.head: told for n, g in own if (told := meant(parse, n, g)) and _is_behind(page, parse, g.head)}


def _is_behind(page: Discourse, parse: Parse, head: int) -> bool:
    """Whether the time nearest to a verb lies behind the article."""
    near = (i for i in parse.tagged.times() if not any(g.finite and head < g.first < i for g in parse.groups))
    nearest = min(near, key=lambda i: abs(i - head), default=-1)
    window = page.times[parse.tagged.tokens[nearest].timex].window if nearest >= 0 else None
    last = window.latest if window is not None else None
    return last is not None and page.published_on - OLD <= last < page.published_on


def _is_telling(parse: Parse, told: Told) -> bool:
    """Whether a deed has a day, or names anybody or anything: "whatever happened" has neither, "no vote" is none.

    Of "only a fifth of the mines were shut" the reader learns that it was not done as was planned; what so few came
    to on a day has been held.
    """
    low = parse.tagged.tokens[told.words[0]].low
    before = parse.tagged.lows(max(0, told.words[0] - 2), told.words[0]).split()
    if low in {"no", "nobody", "none"} or (not table("too_few").isdisjoint(before) and not _is_on_day(parse, told)):
        return False
    return told.at >= 0 or _NAMED.search(parse.tagged.tags, told.words[0], told.words[1] + 1) is not None


def _is_on_day(parse: Parse, told: Told) -> bool:
    """Whether a deed has a day of its own, and no limit: "on Monday", not "by Monday"."""
    return told.at >= 0 and parse.tagged.tokens[told.at].low.startswith("on ")


def _with_failed(parse: Parse, told: Told, failed: dict[int, Told]) -> bool:
    """Whether a deed stands in one clause with what fell through: "he called it off, days after he announced it"."""
    start, end = told.words
    named = not any(g.finite and start <= g.head <= end for g in parse.groups)  # not "after a valve had jammed"
    if named and _LED.intersection(parse.tagged.spelt[max(0, start - 2) : start]):
        return False  # "after his talk with her on Tuesday he called off the tour"
    parted = _PARTED if named else _APART  # two verbs are two clauses
    marks = ((min(told.words[1], at), max(told.words[0], at)) for at in failed if not _is_aside(parse, told, at))
    return any(parted.search(parse.tagged.tags, first, last + 1) is None for first, last in marks)


def _is_aside(parse: Parse, told: Told, at: int) -> bool:
    """Whether token `at` stands in a relative clause set in commas, and a deed outside it."""
    tags = parse.tagged.tags
    start, end = tags.rfind(",", 0, at), tags.find(",", at)
    return "W" in tags[start + 1 : at] and 0 <= start < end and not start < told.words[1] < end


def _nearest_day(page: Discourse, parse: Parse, told: Told) -> date | None:
    """Return the past day that stands nearest to what fell through, but for the one that it was planned for."""
    if "t" not in parse.tagged.tags:
        return None
    tokens, tags, to, due = parse.tagged.tokens, parse.tagged.tags, told.words[1], _due(page, parse, told, None)
    recent = (i for i in parse.tagged.times() if is_recent(page, tokens[i].timex))
    planned = _put_off_from(parse, told)
    times = [
        i
        for i in recent
        if i != planned and ";" not in tags[min(i, to) : max(i, to)] and page.times[tokens[i].timex].window != due
    ]
    return _day_at(page, parse, min(times, key=lambda i: abs(i - to))) if times else None


def _put_off_from(parse: Parse, told: Told) -> int:
    """Return the time that something is put off from, the day it was planned for: "delayed from May 5"; -1 for none."""
    if told.says is not Says.PUT_OFF:
        return -1
    behind_verb = (m.end() for m in _VERB_BEFORE_TIME.finditer(parse.tagged.tags, told.words[1]))
    return next((at for at in behind_verb if parse.tagged.tokens[at].low.startswith("from ")), -1)


def _day_at(page: Discourse, parse: Parse, at: int) -> date | None:
    """Return the day, or the first of a few days, that the time at token `at` names; -1 names none."""
    return day_of(page, parse.tagged.tokens[at].timex) if at >= 0 else None


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
        kind=kind_of(tagged, first, last),
        participants=events.participants_of(tagged, 0, len(tagged.tags) - 1, page.names),
        place=events.place_of(tagged, 0, len(tagged.tags) - 1, page.names),
        due=_due(page, parse, told, on),
        went_by=told.went_by,
    )


def _due(page: Discourse, parse: Parse, told: Told, on: date | None) -> Window | None:
    """Return the days that what fell through was planned for ("Saturday's vote"), or within which it happened."""
    if told.says is Says.HAPPENED:
        return page.times[parse.tagged.tokens[told.at].timex].window if told.at >= 0 and on is None else None
    tokens, planned = parse.tagged.tokens, _put_off_from(parse, told)
    if told.at >= 0:  # the day that went by without it
        return page.times[tokens[told.at].timex].window
    ahead = page.ahead(tokens[planned].timex) if planned >= 0 else None
    if ahead is not None and ahead.window and (day := ahead.window.earliest) and _is_near(page, Window(day, day)):
        return Window(day, day)
    first, last = told.words[0], max(told.words[1], told.verb - 1)
    owned = first - 2 if first > 1 and parse.tagged.tags[first - 1] == "p" else first
    times = (page.times[t.timex] for t in tokens[owned : last + 1] if t.timex >= 0)
    return next((time.window for time in times if time.window and _is_near(page, time.window)), None)


def _is_near(page: Discourse, window: Window) -> bool:
    """Whether what fell through can have been planned for these days: they are no year away from the article."""
    behind = window.latest is not None and window.latest < page.published_on - OLD
    ahead = window.earliest is not None and window.earliest > page.published_on + _AHEAD
    return not behind and not ahead
