"""Predictions: a candidate with its speaker, day, window, hedge and the reasons for and against it.

Invariant: a prediction's window does not end before the publication day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.grammar.groups import Form
from tracker.grammar.phrases import subject
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.reading import event as events
from tracker.reading.anchor import anchor_of
from tracker.reading.candidates import Candidate
from tracker.reading.conditions import is_conditional
from tracker.reading.confidence import confidence
from tracker.reading.denial import is_awaited, is_negated
from tracker.reading.discourse import Discourse
from tracker.reading.event_kinds import kind_of
from tracker.reading.force import screened
from tracker.reading.hedges import Hedge
from tracker.reading.kinds import event_nouns, noun_of_verb
from tracker.reading.known import Known, counted_from, is_span, lasting, match, singulars, window_of
from tracker.reading.pointing import THEN, pointed_at, points
from tracker.reading.reasons import reasons_of
from tracker.reading.relative import relatives
from tracker.reading.scope import Governor
from tracker.reading.screen import is_prediction
from tracker.reading.speaker import Source, source_of
from tracker.reading.speaker_keys import lasting_key
from tracker.reading.strength import hedge_of
from tracker.reading.ties import Relative
from tracker.reading.values import Polarity, Prediction
from tracker.reading.windows import Dated, dated, moved_to
from tracker.text import Span
from tracker.timex import Timex, resolve
from tracker.window import Window


class _Said(NamedTuple):
    """Who said it and when, how surely, and whether it is denied; `awaited` is for "not expected before"."""

    source: Source
    anchor: date
    hedge: Hedge
    polarity: Polarity
    negated: bool
    awaited: bool

    @staticmethod
    def of(page: Discourse, candidate: Candidate) -> _Said:
        parse = candidate.parse
        source = _source(page, candidate)
        negated = is_negated(candidate)
        awaited = negated and is_awaited(candidate)
        hedge = hedge_of(candidate, source, parse)
        denied = (negated and not awaited) != (hedge.polarity is Polarity.NEGATIVE)
        polarity = Polarity.NEGATIVE if denied else Polarity.POSITIVE
        return _Said(source, anchor_of(page, parse, source, candidate.head), hedge, polarity, negated, awaited)


def _source(page: Discourse, candidate: Candidate) -> Source:
    """Return who said it; a noun with its day is the article's own unless it is quoted."""
    quoted = page.quote_at(candidate.parse.tagged.tokens[candidate.head].start) is not None
    if candidate.governor.noun is not None and not quoted:
        return Source(None)
    return source_of(page, candidate.parse, candidate.head, candidate.force)


def prediction(page: Discourse, candidate: Candidate, known: list[Known]) -> Prediction | None:
    """Return the prediction with all its fields, or None where its window is not to come."""
    said = _Said.of(page, candidate)
    when = _when(page, candidate, said, known)
    if when is None or (when.window.latest is not None and when.window.latest < page.published_on):
        return None
    return _made(page, candidate, said, when, known)


def _made(page: Discourse, candidate: Candidate, said: _Said, when: Dated | None, known: list[Known]) -> Prediction:
    parse, tagged, tie = candidate.parse, candidate.parse.tagged, candidate.relative
    first, last = candidate.words
    span = _without_times(tagged, first, last)
    today = when is not None and when.window.latest == page.published_on
    reasons = reasons_of(page, candidate, known, today=today)
    return Prediction(
        span=parse.sentence.span,
        quote=parse.sentence.span.of(page.text),
        event=span,
        event_text=span.of(page.text),
        timex=when.timex if when else None,
        anchor=said.anchor,
        window=when.window if when else None,
        speaker=said.source.who,
        speaker_key=lasting_key(said.source.who, page.names),
        hedge=_hedge_words(candidate, said.hedge),
        hedge_grade=said.hedge.grade,
        probability=said.hedge.chance(said.polarity),
        certainty=said.hedge.certainty,
        polarity=said.polarity,
        relative_to=tagged.words(*tie.other) if tie and tie.noun != THEN else None,
        kind=kind_of(tagged, first, last),
        participants=events.participants_of(tagged, min(first, _subject_start(candidate)), last, page.names),
        place=events.place_of(tagged, first, len(tagged.tags) - 1, page.names),
        confidence=confidence(reasons),
        reasons=reasons,
        rule=when.timex.rule if when else "undated",
        trace=when.trace if when else ("no time is given",),
        conditional=is_conditional(candidate),
    )


def _subject_start(candidate: Candidate) -> int:
    if candidate.force is None:
        return candidate.words[0]
    who = subject(candidate.parse.tagged, candidate.parse.groups[candidate.force.start])
    return who[0] if who else candidate.words[0]


def _hedge_words(candidate: Candidate, hedge: Hedge) -> str:
    if candidate.force is None or hedge.grade == "stated":
        return hedge.name
    return candidate.parse.tagged.words(*candidate.force.words)


def _without_times(tagged: Tagged, first: int, last: int) -> Span:
    while last > first and tagged.tags[last] == "t":
        last -= 1
    while first < last and tagged.tags[first] == "t":
        first += 1
    return Span(tagged.tokens[first].start, tagged.tokens[last].end)


def _when(page: Discourse, candidate: Candidate, said: _Said, known: list[Known]) -> Dated | None:
    """Return the time and window of a candidate, None where the words give none."""
    if candidate.relative is not None:
        return _when_tied(page, candidate, candidate.relative, said, known)
    time = page.ahead(candidate.parse.tagged.tokens[candidate.at].timex)
    if _is_put_off(candidate) and (new := moved_to(page, time, said.anchor)):
        return new
    when = dated(page, time, said.anchor, negated=said.negated and not said.awaited, awaited=said.awaited)
    if when is not None and _goes_on(candidate):
        return when._replace(window=when.window._replace(earliest=said.anchor))
    return when


def _is_put_off(candidate: Candidate) -> bool:
    """Whether the event gets a new day: "put off until Friday"."""
    return candidate.force is not None and candidate.force.moved and not _goes_on(candidate)


def _goes_on(candidate: Candidate) -> bool:
    """Whether the event lasts up to its new day: "extended until Friday"."""
    force = candidate.force
    return force is not None and force.moved and candidate.parse.groups[force.start].lemma in screened("extending")


def _when_tied(page: Discourse, candidate: Candidate, tie: Relative, said: _Said, known: list[Known]) -> Dated:
    tagged = candidate.parse.tagged
    other = _other(page, candidate, known)
    window = window_of(tie, other, said.anchor)
    if tie.counted >= 0 and other is not None:
        window = counted_from(tagged.tokens[tie.counted].low, tie.side, other, said.anchor, page.lengths)
    if said.awaited and other is not None and other.window.earliest is not None:
        window = Window(max(said.anchor, other.window.earliest), None)
    first, last = (tie.time, tie.time) if tie.first > tie.time >= 0 else (tie.first, tie.last)  # before "at which"
    start, end = tagged.tokens[first].start, tagged.tokens[last].end
    rule = f"{tie.side.value} <event>"
    time = Timex(
        start,
        end,
        page.text[start:end],
        "DATE",
        "FUTURE_REF",
        said.anchor,
        window,
        rule,
        phrase_start=start,
        phrase_end=end,
    )
    told = (
        "which the article does not date"
        if other is None
        else f"dated {other.window.earliest} to {other.window.latest}"
    )
    return Dated(time, window, (f"“{tie.cue}” ties it to “{tagged.words(*tie.other)}”", told))


def _other(page: Discourse, candidate: Candidate, known: list[Known]) -> Known | None:
    tie, tagged = candidate.relative, candidate.parse.tagged
    if tie is None:
        return None
    if points(tie):
        return pointed_at(page, candidate.parse, tie, known)
    if tie.time < 0:
        return match(tie, tagged, known)
    number = tagged.tokens[tie.time].timex
    time = page.ahead(number) or page.times[number]
    bare = resolve(time.text, page.published_on, lengths=page.lengths)
    window = bare.window if bare is not None and tie.noun else time.window
    return (
        Known(singulars([tie.noun]), frozenset(), tagged.tokens[tie.first].start, window, is_span(time.text))
        if window
        else None
    )


def undated_of(page: Discourse, number: int) -> Iterator[Prediction]:
    """Yield the predictions of a sentence that bear no time at all."""
    parse = page.parse(number)
    if "t" in parse.tagged.tags or relatives(parse.tagged, parse.groups):
        return
    for index, force in parse.forces.items():
        if force.timetable or parse.groups[index].form is Form.BARE:
            continue
        words = events.words_of(parse.tagged, parse.groups, force)
        candidate = Candidate.of(parse, words[1], Governor(index), force, force.hedge, words)
        if is_prediction(page, candidate):
            yield _made(page, candidate, _Said.of(page, candidate), None, [])


def _dated_subject(candidate: Candidate) -> Sequence[str]:
    """Return the words of a subject that has the day itself: "the meeting of shareholders on May 3 | will elect"."""
    at, tags = candidate.at, candidate.parse.tagged.tags
    start = max(tags.rfind(mark, 0, at) for mark in ',;:"') + 1
    plain = at < candidate.head and not any(start <= g.first < at for g in candidate.parse.groups)
    return candidate.parse.tagged.spelt[start:at] if plain else ()


_BESIDE = 2  # tokens before the words of an event that can hold its length: "the five-day | visit"


def known_of(candidate: Candidate, window: Window, words_of_time: str) -> Known:
    """Return the dated event that a prediction makes known to the others of its article."""
    tagged = candidate.parse.tagged
    words = tagged.spelt[candidate.words[0] : candidate.words[1] + 1]
    nouns = [noun_of_verb(tagged.tokens[candidate.head].low), *(w for w in words if w in event_nouns())]
    nouns += [w for w in _dated_subject(candidate) if w in event_nouns()]
    whole = lasting(window, tagged.spelt[max(0, candidate.words[0] - _BESIDE) : candidate.words[1] + 1])
    return Known(
        singulars(filter(None, nouns)),
        frozenset(words),
        tagged.tokens[candidate.words[0]].start,
        whole or window,
        whole is not None or is_span(words_of_time),
        begins=whole is None
        and candidate.force is not None
        and lemma(tagged.tokens[candidate.head].low) in {"begin", "start", "open", "convene", "arrive"},
    )
