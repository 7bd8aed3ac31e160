"""Predictions of one sentence: each time expression with the event it belongs to.

Invariant: one event with one time expression makes one prediction at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tracker.grammar.groups import Form
from tracker.grammar.phrases import Phrase, subject
from tracker.reading import event as events
from tracker.reading.anchor import anchor_of
from tracker.reading.attribution import Attribution
from tracker.reading.confidence import confidence
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force
from tracker.reading.hedges import Hedge, table, weaker
from tracker.reading.kinds import is_scheduled, kind_of, kind_of_noun, noun_of_verb
from tracker.reading.names import key
from tracker.reading.relative import Known, Relative, is_span, match, relatives, singulars, window_of
from tracker.reading.scope import Governor, governor
from tracker.reading.screen import is_prediction
from tracker.reading.speaker import Source, in_aside, source_of
from tracker.reading.values import Polarity, Prediction
from tracker.reading.windows import Dated, dated
from tracker.text import Span
from tracker.timex import Timex, resolve
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
    free = [c for c in tied if c.head not in taken and not (c.relative and c.relative.cue == "at" and absolute)]
    return tuple(_distinct([*absolute, *free]))


def _distinct(found: list[Candidate]) -> Iterator[Candidate]:
    seen: dict[tuple[int, bool], int] = {}
    for candidate in sorted(found, key=lambda c: c.at):
        mark = (candidate.head, candidate.relative is None)
        if mark not in seen:
            yield candidate
        elif (other := _elliptic(candidate, seen[mark])) is not None:
            yield other
        seen[mark] = candidate.at


def _elliptic(candidate: Candidate, before: int) -> Candidate | None:
    """Return what "and to Helsinki on Thursday" adds to "will fly to Oslo on Tuesday", None where it adds nothing."""
    tags = candidate.parse.tagged.tags[before + 1 : candidate.at]
    match = re.fullmatch(r",?C?(P?[LJNX#R]+(?:P[LJNX]+)?)", tags)
    if match is None or not (tags.startswith((",", "C"))) or candidate.relative is not None:
        return None
    first = before + 1 + match.start(1)
    return replace(candidate, words=(first, candidate.at - 1))


def _absolute(page: Discourse, parse: Parse, ties: tuple[Relative, ...]) -> Iterator[Candidate]:
    inside = {tie.time for tie in ties}
    for at, token in enumerate(parse.tagged.tokens):
        if at in inside:
            yield from _inner(page, parse, next(tie for tie in ties if tie.time == at))
        elif token.timex >= 0 and not _is_modifier(parse, at) and not token.low.startswith(("since", "earlier")):
            candidate = _candidate(parse, at, None)
            if candidate is not None and _ahead(page, page.ahead(token.timex)):
                yield candidate


def _is_modifier(parse: Parse, at: int) -> bool:
    """Whether a time without preposition only describes a noun: "his third Christmas", "Friday's delivery of parcels"."""
    tags = parse.tagged.tags
    if tags[at + 1 : at + 2] == "p":
        match = re.match(r"[JNXEG#]*", tags[at + 2 :])
        nouns = parse.tagged.tokens[at + 2 : at + 2 + match.end()] if match else ()
        return not any(is_scheduled(t.low) for t in nouns)
    token = parse.tagged.tokens[at]
    if not at or not parse.tagged.text[token.start].isupper():
        return False
    if tags[at - 1] == "L" and tags[at + 1 : at + 2] == "t":
        return True
    return tags[at - 1] in "J#" and not any(is_scheduled(t.low) for t in parse.tagged.tokens[at + 1 : at + 3])


def _inner(page: Discourse, parse: Parse, tie: Relative) -> Iterator[Candidate]:
    """Yield the other event itself, which the phrase dates: "ahead of Thursday's summit"."""
    if _ahead(page, page.ahead(parse.tagged.tokens[tie.time].timex)):
        head = next((i for i in range(tie.last, tie.other[0], -1) if parse.tagged.tokens[i].low == tie.noun), tie.last)
        first = tie.time + 1 if tie.time < head else tie.other[0]
        noun = events.noun_words(parse.tagged, (first, head))
        yield Candidate(parse, tie.time, Governor(noun=noun), None, table("scheduled")["a scheduled noun"], noun)


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
    place = governor(tagged, found, parse.forces, at, tie.last if tie else at)
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


@dataclass(frozen=True, slots=True)
class _Said:
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
        negated = _negated(candidate)
        awaited = negated and _is_awaited(candidate)
        hedge = _hedge(candidate, source, parse)
        denied = (negated and not awaited) != (hedge.polarity is Polarity.NEGATIVE)
        polarity = Polarity.NEGATIVE if denied else Polarity.POSITIVE
        return _Said(source, anchor_of(page, parse, source, candidate.head), hedge, polarity, negated, awaited)


def _source(page: Discourse, candidate: Candidate) -> Source:
    """A noun with its day is the article's own unless it is quoted."""
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
    tie = candidate.relative
    relative_to = candidate.parse.tagged.words(*tie.other) if tie else None
    return _made(page, candidate, said, when, relative_to, known, when.trace)


def _made(  # noqa: PLR0913, PLR0917 - a prediction has this many sources
    page: Discourse,
    candidate: Candidate,
    said: _Said,
    when: Dated | None,
    relative_to: str | None,
    known: list[Known] | None,
    trace: tuple[str, ...],
) -> Prediction:
    parse, tagged = candidate.parse, candidate.parse.tagged
    first, last = candidate.words
    span = _without_times(tagged, first, last)
    reasons = _reasons(candidate, known or [])
    return Prediction(
        span=parse.sentence.span,
        quote=parse.sentence.span.of(page.text),
        event=span,
        event_text=span.of(page.text),
        timex=when.timex if when else None,
        anchor=said.anchor,
        window=when.window if when else None,
        speaker=said.source.who,
        speaker_key=key(said.source.who, page.names),
        hedge=_hedge_words(candidate, said.hedge),
        hedge_grade=said.hedge.grade,
        probability=_probability(said),
        certainty=said.hedge.certainty,
        polarity=said.polarity,
        relative_to=relative_to,
        kind=kind_of([t.low for t in tagged.tokens[first : last + 1]]),
        participants=events.participants_of(tagged, min(first, _subject_start(candidate)), last, page.names),
        place=events.place_of(tagged, first, len(tagged.tags) - 1, page.names),
        confidence=confidence(reasons),
        reasons=reasons,
        rule=when.timex.rule if when else "undated",
        trace=trace,
    )


def _probability(said: _Said) -> float:
    """The chance that the event happens: a denied "will" leaves what is left of it."""
    turned = said.polarity is Polarity.NEGATIVE and said.hedge.polarity is Polarity.POSITIVE
    return round(1 - said.hedge.probability, 2) if turned else said.hedge.probability


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
    start = candidate.parse.groups[force.start]
    who = None if start.form is Form.INFINITIVE else subject(tagged, start)
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
    hedge = _doubt(candidate, hedge)
    if _is_conditional(candidate):
        hedge = weaker(hedge, table("modal")["could"])
    for other in parse.attributions:
        if (
            other.first <= candidate.head <= other.last
            and other.group >= 0
            and not in_aside(parse, other, candidate.head)
        ):
            hedge = weaker(hedge, table("weakens").get(parse.groups[other.group].lemma, hedge))
    return hedge


_DOUBTS = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(table("adverb"), key=len, reverse=True)))


def _doubt(candidate: Candidate, hedge: Hedge) -> Hedge:
    """Weaken by "perhaps", "it is possible that", "in all likelihood" in the clause before the event."""
    tagged = candidate.parse.tagged
    earlier = [g.last for g in candidate.parse.groups if g.finite and g.last < _start(candidate) and g.lemma != "be"]
    first = max(earlier, default=-1) + 1
    found = _DOUBTS.search(tagged.lows(first, candidate.head))
    return weaker(hedge, table("adverb")[found[0]]) if found and "," not in tagged.tags[candidate.head :][:1] else hedge


def _start(candidate: Candidate) -> int:
    return candidate.parse.groups[candidate.force.start].first if candidate.force else candidate.words[0]


def _is_conditional(candidate: Candidate) -> bool:
    """Whether the sentence makes the event depend on a condition: "if no candidate wins"."""
    tokens = candidate.parse.tagged.tokens
    for index, token in enumerate(tokens):
        real = token.low in {"if", "unless"} and (
            index == 0 or tokens[index - 1].low not in {"even", "as", "only", "ask", "asked"}
        )
        if real:
            return True
    return bool(
        _INVERTED_CONDITION.search(candidate.parse.tagged.tags)
        and ", should " in f" {candidate.parse.tagged.lows(0, len(tokens) - 1)}".replace(" ,", ",")
    )


_INVERTED_CONDITION = re.compile(r",M[LXNJ]")


def _when(page: Discourse, candidate: Candidate, said: _Said, known: list[Known]) -> Dated | None:
    """Return the time and window of a candidate, None where the words give none."""
    if candidate.relative is not None:
        return _when_tied(page, candidate, candidate.relative, said, known)
    time = page.ahead(candidate.parse.tagged.tokens[candidate.at].timex)
    return dated(page, time, said.anchor, negated=said.negated and not said.awaited, awaited=said.awaited)


def _when_tied(page: Discourse, candidate: Candidate, tie: Relative, said: _Said, known: list[Known]) -> Dated:
    tagged = candidate.parse.tagged
    other = _other(page, candidate, known)
    window = window_of(tie, other, said.anchor)
    if said.awaited and other is not None and other.window.earliest is not None:
        window = Window(max(said.anchor, other.window.earliest), None)
    start, end = tagged.tokens[tie.first].start, tagged.tokens[tie.last].end
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
    if tie.time < 0:
        return match(tie, tagged, known)
    number = tagged.tokens[tie.time].timex
    time = page.ahead(number) or page.times[number]
    bare = resolve(time.text, page.published_on, lengths=page.lengths)
    window = bare.window if bare is not None else time.window
    return (
        Known(singulars([tie.noun]), frozenset(), tagged.tokens[tie.first].start, window, is_span(time.text))
        if window
        else None
    )


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
        if candidate.relative.time < 0 and match(candidate.relative, candidate.parse.tagged, known) is None:
            out.append("the other event has no date")
    if abs(candidate.head - candidate.at) > 14:
        out.append("time and verb stand far apart")
    return tuple(out)


def undated_of(page: Discourse, number: int) -> Iterator[Prediction]:
    """Yield the predictions of a sentence that bear no time at all."""
    parse = page.parse(number)
    if "t" in parse.tagged.tags or relatives(parse.tagged, parse.groups):
        return
    for index, force in parse.forces.items():
        if force.timetable or parse.groups[index].form is Form.BARE:
            continue
        words = events.words_of(parse.tagged, parse.groups, force)
        candidate = Candidate(parse, words[1], Governor(index), force, force.hedge, words)
        if is_prediction(page, candidate):
            yield _made(page, candidate, _Said.of(page, candidate), None, None, None, ("no time is given",))


def known_of(candidate: Candidate, window: Window, words_of_time: str) -> Known:
    """Return the dated event that a prediction makes known to the others of its article."""
    tagged = candidate.parse.tagged
    words = [t.low for t in tagged.tokens[candidate.words[0] : candidate.words[1] + 1]]

    nouns = [w for w in words if is_scheduled(w) or kind_of_noun(w)] or [
        noun_of_verb(tagged.tokens[candidate.head].low)
    ]
    return Known(
        singulars(filter(None, nouns)),
        frozenset(words),
        tagged.tokens[candidate.words[0]].start,
        window,
        is_span(words_of_time),
    )


__all__ = ["Attribution", "Candidate", "candidates", "known_of", "prediction"]
