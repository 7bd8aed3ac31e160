"""Answers of an installed reader, held against the article before they count as predictions.

Invariant: every word of a prediction stands in the article, and its window is what our own tagger makes of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from tracker.reading import event as events
from tracker.reading.anchor import day_at
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.event_kinds import kind_of
from tracker.reading.hedges import named
from tracker.reading.names import as_said
from tracker.reading.quoted import Quoted
from tracker.reading.speaker_keys import lasting_key
from tracker.reading.values import Certainty, Confidence, Kind, Polarity, Prediction, Reading
from tracker.reading.windows import Dated, dated
from tracker.text import Span
from tracker.timex import Lengths

Answer = Mapping[str, object]
"""`quote`, `event` and, where there is one, `time`, `speaker`, `said`, `hedge`: words of the article; `certainty`,
`polarity`, `kind`, `confidence`: tokens; other keys are left alone."""
_SHOWN = 60  # code points of an answer that a message repeats
_Token = TypeVar("_Token", bound=StrEnum)


class RefusedError(ValueError):
    """An answer that the article does not bear out, and why."""


def checked(  # noqa: PLR0913, PLR0917 - the article, what the rules say of it, and who else answered
    answers: Iterable[object],
    told: Reading,
    text: str,
    published_on: date,
    reader: str,
    lengths: Lengths,
    undated: bool,  # noqa: FBT001 - asked for or not, as `read` does
) -> Reading:
    """Return the answers that hold as predictions; times and reports are those of the rules, `told`.

    `refused` says of each other answer, in one sentence, why it does not count. `undated` answers come only where
    they are asked for.
    """
    page = _Page(Discourse(text, published_on, lengths, told.timexes), told, reader)
    found: dict[tuple[int, int], Prediction] = {}
    refused: list[str] = []
    for number, answer in enumerate(answers, start=1):
        try:
            made = page.prediction(answer)
        except RefusedError as error:
            refused.append(f"answer {number} of the reader “{reader}” does not count: {error}")
        else:
            found.setdefault((made.event.start, made.timex.start if made.timex else -1), made)
    ordered = [found[place] for place in sorted(found)]
    timed = tuple(p for p in ordered if p.timex)
    bare = tuple(p for p in ordered if not p.timex) if undated else ()
    return Reading(told.timexes, timed, bare, told.reports, tuple(refused))


@dataclass
class _Page:
    """An article, what the rules say of it, and who answers."""

    page: Discourse
    told: Reading
    reader: str

    @cached_property
    def words(self) -> Quoted:
        """The article's words, to look up."""
        return Quoted(self.page.text)

    def prediction(self, answer: object) -> Prediction:
        """Return the prediction that an answer points at. Raises `RefusedError`."""
        if not isinstance(answer, Mapping):
            message = "it is no object with a quote and an event"
            raise RefusedError(message)
        quote = self._found(answer, "quote", None, "the article")
        event = self._found(answer, "event", quote, "its quote")
        time = self._found(answer, "time", quote, "its quote") if answer.get("time") else None
        parse = self._sentence(event)
        span = self._span(event, time)
        anchor = self._anchor(answer)
        polarity = _token(answer, "polarity", Polarity, Polarity.POSITIVE)
        twin = self._twin(event, time, polarity, anchor)
        when = self._when(time, anchor or self.page.published_on, polarity, twin) if time else None
        return replace(
            self._bare(answer, parse, event, polarity),
            span=span,
            quote=span.of(self.page.text),
            timex=when.timex if when else None,
            window=when.window if when else None,
            anchor=twin.anchor if twin else anchor or self.page.published_on,
            relative_to=twin.relative_to if twin else None,
            rule=when.timex.rule if when else "undated",
            trace=when.trace if when else ("no time is given",),
        )

    def _bare(self, answer: Answer, parse: Parse, event: Span, polarity: Polarity) -> Prediction:
        """Return what does not depend on the time."""
        tagged, text = parse.tagged, self.page.text
        inside = [n for n, t in enumerate(tagged.tokens) if event.overlaps(Span(t.start, t.end))]
        first, last = (inside[0], inside[-1]) if inside else (0, 0)
        speaker = as_said(said.of(text), self.page.names) if (said := self._optional(answer, "speaker", None)) else None
        hedge = said.of(text) if (said := self._optional(answer, "hedge", parse.sentence.span)) else None
        certainty = _token(answer, "certainty", Certainty, Certainty.CERTAIN)
        known = named(hedge) if hedge else None
        worth = known if known and known.certainty is certainty else None
        return Prediction(
            span=event,
            quote="",
            event=event,
            event_text=event.of(text),
            timex=None,
            anchor=self.page.published_on,
            window=None,
            speaker=speaker,
            speaker_key=lasting_key(speaker, self.page.names),
            hedge=hedge,
            hedge_grade=worth.grade if worth else None,
            probability=worth.chance(polarity) if worth else None,
            certainty=certainty,
            polarity=polarity,
            relative_to=None,
            kind=_token(answer, "kind", Kind, kind_of(tagged, first, last)),
            participants=events.participants_of(tagged, first, last, self.page.names),
            place=events.place_of(tagged, first, len(tagged.tags) - 1, self.page.names),
            confidence=_token(answer, "confidence", Confidence, Confidence.LIKELY),
            reasons=(f"read by “{self.reader}”",),
            rule="",
            reader=self.reader,
        )

    def _found(self, answer: Answer, field: str, within: Span | None, where: str) -> Span:
        """Return where the words of a field stand. Raises `RefusedError` where they do not, or are no words."""
        words = answer.get(field)
        if not isinstance(words, str) or not words.strip():
            message = f"it gives no {field}"
            raise RefusedError(message)
        found = self.words.find(words, within)
        if found is None:
            message = f"its {field} “{_short(words)}” is not in {where}"
            raise RefusedError(message)
        return found

    def _optional(self, answer: Answer, field: str, within: Span | None) -> Span | None:
        where = "the sentence" if within else "the article"
        return self._found(answer, field, within, where) if answer.get(field) else None

    def _sentence(self, words: Span) -> Parse:
        """Return the sentence that the words begin in. Raises `RefusedError` for a heading, which predicts nothing."""
        for number, sentence in enumerate(self.page.sentences):
            if words.start < sentence.span.end:
                if sentence.heading:
                    break
                return self.page.parse(number)
        message = f"“{_short(words.of(self.page.text))}” stands in a heading"
        raise RefusedError(message)

    def _span(self, event: Span, time: Span | None) -> Span:
        """Return the sentence, or the few of them, that hold the event and its time."""
        held = [s.span for s in self.page.sentences if s.span.overlaps(event) or (time and s.span.overlaps(time))]
        return Span(held[0].start, held[-1].end)

    def _anchor(self, answer: Answer) -> date | None:
        """Return the day that `said` names, None where it is not given. Raises `RefusedError` where it names none."""
        said = self._optional(answer, "said", None)
        if said is None:
            return None
        parse = self._sentence(said)
        inside = (n for n, t in enumerate(parse.tagged.tokens) if t.timex >= 0 and said.overlaps(Span(t.start, t.end)))
        day = next((day for n in inside if (day := day_at(self.page, parse, n))), None)
        if day is None:
            message = f"its “{_short(said.of(self.page.text))}” names no day up to the publication"
            raise RefusedError(message)
        return day

    def _twin(self, event: Span, time: Span | None, polarity: Polarity, anchor: date | None) -> Prediction | None:
        """Return the rules' own reading of the same event with the same time, whose window then holds here too."""
        same = (
            p
            for p in self.told.predictions
            if time and p.timex and p.timex.phrase.overlaps(time) and p.span.overlaps(event) and p.polarity is polarity
        )
        fitting = [p for p in same if anchor in {None, p.anchor}]
        return max(fitting, key=lambda p: p.event.overlaps(event), default=None)

    def _when(self, time: Span, anchor: date, polarity: Polarity, twin: Prediction | None) -> Dated:
        """Return time and window as our own tagger has them. Raises `RefusedError` where it has none to come."""
        words = _short(time.of(self.page.text))
        if twin and twin.timex and twin.window:
            return Dated(twin.timex, twin.window, twin.trace)
        near = [n for n, each in enumerate(self.page.times) if each.phrase.overlaps(time)]
        read = (self.page.ahead(n) for n in near)
        negated = polarity is Polarity.NEGATIVE
        made = (dated(self.page, each, anchor, negated=negated, awaited=False) for each in read if each)
        when = next((each for each in made if each), None)
        if when is None:
            message = f"its time “{words}” is none that the tracker can date"
            raise RefusedError(message)
        if when.window.latest is not None and when.window.latest < self.page.published_on:
            message = f"its time “{words}” is over when the article appears"
            raise RefusedError(message)
        return when


def _token(answer: Answer, field: str, kind: type[_Token], default: _Token) -> _Token:
    """Return a field of a closed vocabulary. Raises `RefusedError` for any other word."""
    value = answer.get(field)
    if value is None or value == "":
        return default
    if value not in list(kind):
        message = f"its {field} {_short(str(value))!r} is none of {', '.join(kind)}"
        raise RefusedError(message)
    return kind(str(value))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"
