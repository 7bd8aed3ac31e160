"""Predictions of one sentence: each time expression with the event it belongs to.

Invariant: one event with one time expression makes one prediction at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.grammar.phrases import Phrase, subject
from tracker.reading import event as events
from tracker.reading.anchor import anchor_of
from tracker.reading.attribution import Attribution
from tracker.reading.confidence import confidence
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force
from tracker.reading.hedges import Hedge, table, weaker
from tracker.reading.kinds import kind_of
from tracker.reading.names import key
from tracker.reading.relative import Known, Relative, match, relatives, window_of
from tracker.reading.scope import Governor, governor
from tracker.reading.screen import is_prediction
from tracker.reading.speaker import Source, source_of
from tracker.reading.values import Polarity, Prediction
from tracker.reading.windows import dated
from tracker.text import Span
from tracker.timex import Timex
from tracker.window import Window

_NONE_OF = frozenset(("no", "nothing", "nobody", "none", "neither", "never"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event of a sentence with what says its time: a time expression (token `at`), or a tie to another event."""

    parse: Parse
    at: int
    governor: Governor
    force: Force | None
    hedge: Hedge
    words: Phrase
    relative: Relative | None = None

    @property
    def head(self) -> int:
        """The token that stands for the event when its place in the sentence is asked."""
        if self.force is not None:
            return self.parse.groups[self.force.event].head
        return self.words[1]


def candidates(page: Discourse, number: int) -> tuple[Candidate, ...]:
    """Return the events of a sentence that have a time and pass the screen."""
    parse = page.parse(number)
    ties = relatives(parse.tagged, parse.groups)
    absolute = [c for c in _absolute(page, parse, ties) if is_prediction(page, c)]
    tied = [c for c in _tied(parse, ties) if is_prediction(page, c)]
    taken = {c.head for c in absolute}
    return tuple(_distinct([*absolute, *(c for c in tied if c.head not in taken)]))


def _distinct(found: list[Candidate]) -> Iterator[Candidate]:
    seen: set[tuple[int, int]] = set()
    for candidate in sorted(found, key=lambda c: c.at):
        mark = (candidate.head, -1 if candidate.relative is None else 0)
        if mark not in seen:
            seen.add(mark)
            yield candidate


def _absolute(page: Discourse, parse: Parse, ties: tuple[Relative, ...]) -> Iterator[Candidate]:
    for at, token in enumerate(parse.tagged.tokens):
        if token.timex >= 0 and _ahead(page, page.ahead(token.timex)):
            candidate = _candidate(parse, at, None)
            if candidate is not None:
                yield candidate


def _tied(parse: Parse, ties: tuple[Relative, ...]) -> Iterator[Candidate]:
    for tie in ties:
        candidate = _candidate(parse, tie.first, tie)
        if candidate is not None and not tie.first <= candidate.head <= tie.last:
            yield candidate


def _ahead(page: Discourse, time: Timex | None) -> bool:
    if time is None or time.window is None or time.type == "SET":
        return False
    return time.window.latest is None or time.window.latest >= page.published_on


def _candidate(parse: Parse, at: int, tie: Relative | None) -> Candidate | None:
    tagged, found = parse.tagged, parse.groups
    place = governor(tagged, found, parse.forces, at)
    if place is None or (tie is not None and place.noun is not None):
        return None
    if place.noun is not None:
        words = events.noun_words(tagged, place.noun)
        return Candidate(parse, at, place, None, table("scheduled")["a scheduled noun"], words, tie)
    force = parse.forces.get(place.group) or _purpose(parse, place.group, at)
    if force is None:
        return None
    words = events.words_of(tagged, found, force)
    return Candidate(parse, at, place, force, force.hedge, words, tie)


def _purpose(parse: Parse, group: int, at: int) -> Force | None:
    """Let an infinitive of purpose pass its time to the verb before it: "will fly to Delhi to attend".

    Where that verb has a time of its own the infinitive keeps it, with the verb's force.
    """
    if parse.groups[group].finite:
        return None
    before = [n for n in parse.forces if n < group and not parse.forces[n].timetable]
    if not before or any(parse.groups[n].finite for n in range(before[-1] + 1, group)):
        return None
    force = parse.forces[before[-1]]
    main = parse.groups[force.event]
    if "t" not in parse.tagged.tags[parse.groups[force.start].first : parse.groups[group].first]:
        return force
    return Force(force.start, group, force.hedge, force.words, force.negated) if main.last < at else None


def prediction(page: Discourse, candidate: Candidate, known: list[Known]) -> Prediction | None:
    """Return the prediction with all its fields, or None where its window is not to come."""
    parse, tagged = candidate.parse, candidate.parse.tagged
    source = (
        source_of(page, parse, candidate.head, candidate.force)
        if candidate.force is None or not candidate.force.by_subject or True
        else Source(None)
    )
    if candidate.governor.noun is not None and page.quote_at(tagged.tokens[candidate.head].start) is None:
        source = Source(None)
    anchor = anchor_of(page, parse, source, candidate.head)
    hedge = _hedge(candidate, source, parse)
    negated = _negated(candidate)
    awaited = negated and candidate.force is not None and _is_awaited(candidate)
    time, window, relative_to, trace = _when(
        page, candidate, anchor, known, negated=negated and not awaited, awaited=awaited
    )
    if window is None or time is None or (window.latest is not None and window.latest < page.published_on):
        return None
    if hedge.polarity is Polarity.NEGATIVE:
        negated = not negated
    first, last = candidate.words
    span = _without_times(tagged, first, last)
    polarity = Polarity.NEGATIVE if negated and not awaited else Polarity.POSITIVE
    reasons = _reasons(candidate, known)
    sentence = parse.sentence.span
    who = source.who
    return Prediction(
        span=sentence,
        quote=sentence.of(page.text),
        event=span,
        event_text=span.of(page.text),
        timex=time,
        anchor=anchor,
        window=window,
        speaker=who,
        speaker_key=key(who, page.names),
        hedge=_hedge_words(candidate, hedge),
        hedge_grade=hedge.grade,
        probability=hedge.probability if hedge.polarity is polarity else round(1 - hedge.probability, 2),
        certainty=hedge.certainty,
        polarity=polarity,
        relative_to=relative_to,
        kind=kind_of([t.low for t in tagged.tokens[first : last + 1]]),
        participants=events.participants_of(tagged, min(first, _subject_start(candidate)), last, page.names),
        place=events.place_of(tagged, first, len(tagged.tags) - 1, page.names),
        confidence=confidence(reasons),
        reasons=reasons,
        rule=time.rule,
        trace=trace,
    )


def _subject_start(candidate: Candidate) -> int:
    if candidate.force is None:
        return candidate.words[0]
    who = subject(candidate.parse.tagged, candidate.parse.groups[candidate.force.start])
    return who[0] if who else candidate.words[0]


def _hedge_words(candidate: Candidate, hedge: Hedge) -> str:
    if candidate.force is None:
        return hedge.name
    return candidate.parse.tagged.words(*candidate.force.words)


def _without_times(tagged, first: int, last: int) -> Span:  # type: ignore[no-untyped-def]
    while last > first and tagged.tags[last] == "t":
        last -= 1
    while first < last and tagged.tags[first] == "t":
        first += 1
    return Span(tagged.tokens[first].start, tagged.tokens[last].end)


def _negated(candidate: Candidate) -> bool:
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None:
        return False
    negated = force.negated
    who = None if force.by_subject else subject(tagged, candidate.parse.groups[force.start])
    if who is not None and tagged.tokens[who[0]].low in _NONE_OF:
        return True
    after = candidate.parse.groups[force.event].last + 1
    if (
        tagged.tokens[after : after + 1]
        and tagged.tokens[after].low == "no"
        and candidate.parse.groups[force.event].lemma == "be"
    ):
        return True
    if candidate.at > 0 and tagged.tags[candidate.at - 1] == "!":
        return True
    return negated


def _is_awaited(candidate: Candidate) -> bool:
    """Whether "not" belongs to "expected before": the event comes, only not earlier."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None:
        return False
    group = candidate.parse.groups[force.start]
    expects = "expect" in {candidate.parse.groups[force.start].lemma} or any(
        t.low in {"expected", "likely", "due", "scheduled", "anticipated", "expect", "planned"}
        for t in tagged.tokens[group.first : force.words[1] + 1]
    )
    phrase = tagged.tokens[candidate.at].low
    return expects and phrase.startswith(("before", "until", "till"))


def _hedge(candidate: Candidate, source: Source, parse: Parse) -> Hedge:
    hedge = candidate.hedge
    said = source.attribution
    if said is not None and source.sentence == parse.number and said.group >= 0:
        hedge = weaker(hedge, table("weakens").get(parse.groups[said.group].lemma, hedge))
    if _is_conditional(candidate):
        hedge = weaker(hedge, table("modal")["could"])
    for other in parse.attributions:
        if other.first <= candidate.head <= other.last and other.group >= 0:
            hedge = weaker(hedge, table("weakens").get(parse.groups[other.group].lemma, hedge))
    return hedge


def _is_conditional(candidate: Candidate) -> bool:
    """Whether the sentence makes the event depend on a condition: "if no candidate wins"."""
    tokens = candidate.parse.tagged.tokens
    for index, token in enumerate(tokens):
        real = token.low in {"if", "unless"} and (index == 0 or tokens[index - 1].low not in {"even", "as", "only", "ask", "asked"})
        if real:
            return True
    return bool(_INVERTED_CONDITION.search(candidate.parse.tagged.tags) and ", should " in f" {candidate.parse.tagged.lows(0, len(tokens) - 1)}".replace(" ,", ","))


_INVERTED_CONDITION = re.compile(r",M[LXNJ]")


def _when(
    page: Discourse,
    candidate: Candidate,
    anchor,
    known: list[Known],
    *,
    negated: bool,
    awaited: bool,  # type: ignore[no-untyped-def]
) -> tuple[Timex | None, Window | None, str | None, tuple[str, ...]]:
    tagged = candidate.parse.tagged
    tie = candidate.relative
    if tie is None:
        found = dated(page, page.ahead(tagged.tokens[candidate.at].timex), anchor, negated=negated, awaited=awaited)
        return (found.timex, found.window, None, found.trace) if found else (None, None, None, ())
    other = match(tie, tagged, known)
    window = window_of(tie, other, anchor)
    if awaited and other is not None and other.window.earliest is not None:
        window = Window(max(anchor, other.window.earliest), None)
    start, end = tagged.tokens[tie.first].start, tagged.tokens[tie.last].end
    text = page.text[start:end]
    time = Timex(
        start,
        end,
        text,
        "DATE",
        "FUTURE_REF",
        anchor,
        window,
        f"{tie.side.value} <event>",
        phrase_start=start,
        phrase_end=end,
    )
    trace = (
        f"“{tie.cue}” ties it to “{tagged.words(*tie.other)}”",
        "which the article does not date"
        if other is None
        else f"dated {other.window.earliest} to {other.window.latest}",
    )
    return time, window, tagged.words(*tie.other), trace


def _reasons(candidate: Candidate, known: list[Known]) -> tuple[str, ...]:
    out: list[str] = []
    force = candidate.force
    if force is None:
        out.append("a noun with its day, no verb")
    elif force.timetable:
        out.append("present tense read as a timetable")
    elif force.event not in candidate.parse.forces:
        out.append("an infinitive of purpose")
    if candidate.relative is not None:
        out.append("time given by another event")
        if match(candidate.relative, candidate.parse.tagged, known) is None:
            out.append("the other event has no date")
    if abs(candidate.head - candidate.at) > 14:
        out.append("time and verb stand far apart")
    return tuple(out)


def known_of(candidate: Candidate, window: Window, value: str) -> Known:
    """Return the dated event that a prediction makes known to the others of its article."""
    tagged = candidate.parse.tagged
    words = [t.low for t in tagged.tokens[candidate.words[0] : candidate.words[1] + 1]]
    from tracker.reading.kinds import is_scheduled, kind_of_noun

    noun = next(
        (w for w in reversed(words) if is_scheduled(w)), next((w for w in reversed(words) if kind_of_noun(w)), "")
    )
    return Known(noun, frozenset(words), tagged.tokens[candidate.words[0]].start, window, "/" in value)


__all__ = ["Attribution", "Candidate", "candidates", "known_of", "prediction"]
