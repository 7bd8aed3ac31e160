"""Reports: sentences that say an event has happened, been called off or been put off, and on which day.

Invariant: a report is about what lies behind the publication day, in the article's own tense: no quotation, no plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, following, subject
from tracker.lexicon import load
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.attribution import is_report
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.kinds import is_scheduled, kind_of, kind_of_noun
from tracker.reading.scope import governor
from tracker.reading.values import Report
from tracker.text import Span
from tracker.window import Window

_OLD = timedelta(days=60)  # what lies further back is background
_LONGEST_SPAN = 8  # days; a longer past time tells no event's day
_KINDS = {Says.CALLED_OFF: "called_off", Says.PUT_OFF: "put_off"}
_NEAR = 6  # tokens between subject and verb


@cache
def _verbs(says: str) -> frozenset[str]:
    return frozenset(load("reading/outcomes")[says])


@dataclass(frozen=True, slots=True)
class _Found:
    says: Says
    words: Phrase
    at: int = -1


def reports(page: Discourse, number: int) -> Iterator[Report]:
    """Yield the reports of a sentence: what fell through, and what a past time belongs to."""
    parse = page.parse(number)
    failed = next((f for g in parse.groups if (f := _fell_through(page, parse, g))), None)
    if failed is not None:
        yield _report(page, parse, failed, _nearest_day(page, parse, failed.words[1]))
        return
    seen: set[Phrase] = set()
    for found in _happened(page, parse):
        if found.words not in seen:
            seen.add(found.words)
            yield _report(page, parse, found, _day_at(page, parse, found.at))


def _tells(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb group can tell an outcome: finite, of the past, in the article's own words."""
    if page.quote_at(parse.tagged.tokens[group.head].start) is not None or _conditional(parse, group):
        return False
    if group.form is Form.BE:
        return group.passive or parse.tagged.tokens[group.first].low in {"is", "are"}
    if group.form is Form.MODAL:
        return group.negated
    return group.form in {Form.PAST, Form.HAVE, Form.PRESENT}


def _conditional(parse: Parse, group: Group) -> bool:
    before = parse.tagged.tokens[: group.first]
    return any(t.low in {"if", "unless", "whether", "until", "before"} for t in before[-6:])


@cache
def _heads() -> frozenset[str]:
    """Return the first words of all phrases and all verbs, in any form, that say that something fell through."""
    said = {p.split()[0] for kind in _KINDS.values() for p in _verbs(f"{kind}_phrases")}
    return frozenset(said | {verb for kind in _KINDS.values() for verb in _verbs(kind)} | {"take"})


def _fell_through(page: Discourse, parse: Parse, group: Group) -> _Found | None:
    tagged = parse.tagged
    if not ({group.lemma, tagged.tokens[group.head].low} & _heads()) or not _tells(page, parse, group):
        return None
    phrase = f"{tagged.tokens[group.head].low} {tagged.lows(group.last + 1, group.last + 2)} "
    for says, kind in _KINDS.items():
        if _says(group, phrase, says, kind):
            words = _subject_or_object(parse, group)
            sure = group.passive and group.lemma in _verbs("of_events_alone")
            return _Found(says, words) if words and (sure or _names_event(parse, words)) else None
    return None


def _says(group: Group, phrase: str, says: Says, kind: str) -> bool:
    if group.form is Form.MODAL:
        return says is Says.CALLED_OFF and group.lemma == "take" and "place" in phrase
    verb = group.lemma in _verbs(kind) and not group.negated and group.form is not Form.PRESENT
    return verb or any(phrase.startswith(f"{p} ") for p in _verbs(f"{kind}_phrases"))


def _subject_or_object(parse: Parse, group: Group) -> Phrase | None:
    if group.passive or group.form is Form.MODAL:
        return subject(parse.tagged, group)
    after = group.last + 1 + (parse.tagged.lows(group.last + 1, group.last + 1) in {"off", "back", "out"})
    return following(parse.tagged, after) or subject(parse.tagged, group)


def _names_event(parse: Parse, words: Phrase) -> bool:
    lows = [t.low for t in parse.tagged.tokens[words[0] : words[1] + 1]]
    return any(is_scheduled(w) or kind_of_noun(w) or w in {"plan", "plans", "it"} for w in lows)


def _happened(page: Discourse, parse: Parse) -> Iterator[_Found]:
    """Yield each deed of the sentence with its time, and each event noun that a past time names."""
    tagged = parse.tagged
    at_of: dict[int, int] = {}
    for at, token in enumerate(tagged.tokens):
        if token.timex < 0 or not is_recent(page, token.timex):
            continue
        place = governor(tagged, parse.groups, parse.forces, at)
        if place is not None and place.noun is not None:
            if page.times[token.timex].past and page.quote_at(token.start) is None:
                yield _Found(Says.HAPPENED, events.noun_words(tagged, place.noun), at)
        elif place is not None:
            at_of.setdefault(place.group, at)
    for number, group in enumerate(parse.groups):
        if _is_deed(page, parse, group):
            yield _Found(Says.HAPPENED, _words(parse, group), at_of.get(number, -1))


def is_recent(page: Discourse, number: int) -> bool:
    """Whether a time names days that lie behind publication, but not long."""
    time = page.times[number]
    if time.window is None or time.window.latest is None:
        return False
    return (
        page.published_on - _OLD <= time.window.latest <= page.published_on
        and (time.window.latest - _first(time.window)).days < _LONGEST_SPAN
    )


def _first(window: Window) -> date:
    return window.earliest or window.latest or date.min


def _is_deed(page: Discourse, parse: Parse, group: Group) -> bool:
    """Whether a verb of the past tells something done: no saying, no state, no denial."""
    past = group.form in {Form.PAST, Form.HAVE} or (group.form is Form.BE and group.passive)
    known = group.lemma in _stative() or is_report(group.lemma)
    return (
        past and not known and not group.negated and not _conditional(parse, group) and _own_words(page, parse, group)
    )


def _own_words(page: Discourse, parse: Parse, group: Group) -> bool:
    return page.quote_at(parse.tagged.tokens[group.head].start) is None


@cache
def _stative() -> frozenset[str]:
    return frozenset(load("reading/screen")["stative"])


def _words(parse: Parse, group: Group) -> Phrase:
    """Return the verb with its object, and its subject where that stands near."""
    last = events.complement(parse.tagged, group)
    who = subject(parse.tagged, group)
    near = who is not None and group.head - who[1] <= _NEAR and parse.tagged.tags[who[0]] not in "RW"
    return (who[0] if who is not None and near else group.first, last)


def _nearest_day(page: Discourse, parse: Parse, to: int) -> date | None:
    """Return the past day that stands nearest to token `to`."""
    times = [i for i, t in enumerate(parse.tagged.tokens) if t.timex >= 0 and is_recent(page, t.timex)]
    return _day_at(page, parse, min(times, key=lambda i: abs(i - to))) if times else None


def _day_at(page: Discourse, parse: Parse, at: int) -> date | None:
    """Return the day, or the first of a few days, that the time at token `at` names."""
    window = page.times[parse.tagged.tokens[at].timex].window if at >= 0 else None
    if window is None or window.earliest is None or window.latest is None:
        return None
    named = (window.latest - window.earliest).days == 0 or "/" in page.times[parse.tagged.tokens[at].timex].value
    return window.earliest if named else None


def _report(page: Discourse, parse: Parse, found: _Found, on: date | None) -> Report:
    first, last = found.words
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
        says=found.says,
        on=on,
        kind=kind_of([t.low for t in tagged.tokens[first : last + 1]]),
        participants=events.participants_of(tagged, 0, len(tagged.tags) - 1, page.names),
        place=events.place_of(tagged, 0, len(tagged.tags) - 1, page.names),
    )
