"""From what was read of an article to mentions: who takes part, where, in which act, and what "the talks" are.

Invariant: one mention for each prediction or report, in the order given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tracker.grammar.sentences import Sentence, sentences
from tracker.lexicon import load
from tracker.linking.gazetteer import ranks
from tracker.linking.names import Named, names
from tracker.linking.values import Actor, Mention
from tracker.linking.words import acts, numbers, stems
from tracker.text import Span
from tracker.window import Window

if TYPE_CHECKING:
    # What a reader hands out is only named here, so that comparing two mentions loads no reader.
    from tracker.reading.values import Prediction, Report

_BREAK = re.compile(
    r"[;:—]\s|,[\"”]|,\s+(?:and|but|which|who|where|while|although|though|adding|saying|as|after|because|when)\b"
    r"|\s(?:and|but)\s+(?=(?:\w+\s+){0,3}(?:will|would|is|are|was|were|has|have|had|may|might|could|should)\b)"
    r"|\b(?:said|says|told|announced|reported|believes?|forecast)\b(?:\s+(?:\w+\s+){0,4}that\b)?"
)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article taken apart once: its text, names and sentences."""

    text: str
    source: str
    published_on: date
    names: tuple[Named, ...]
    sentences: tuple[Sentence, ...]

    def named(self, start: int, end: int) -> list[Named]:
        return [n for n in self.names if start <= n.start < end]

    def index(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max((i for i, s in enumerate(self.sentences) if s.span.start <= offset), default=0)


def mentions(text: str, predictions: Sequence[Prediction], published_on: date, source: str) -> tuple[Mention, ...]:
    """Return the mention of each prediction; those given must come in the order of the text.

    `source` is the same for one article and no other: statements of one article are compared more boldly.
    """
    article = _Article(text, source, published_on, names(text, published_on), sentences(text))
    made: list[Mention] = []
    for p in predictions:
        timex = Span(p.timex.start, p.timex.end) if p.timex else p.event
        parts = _Parts(article, p.span, p.event, timex, p.speaker)
        plain = _mention(parts, p.event_text, p.anchor, p.window, str(p.polarity), str(p.kind))
        made.append(_with_antecedent(article, plain, parts, made))
    return tuple(made)


def report_mentions(text: str, reports: Sequence[Report], published_on: date, source: str) -> tuple[Mention, ...]:
    """Return the mention of each report, its day as a window of one day where the report gives one."""
    article = _Article(text, source, published_on, names(text, published_on), sentences(text))
    made: list[Mention] = []
    for r in reports:
        parts = _Parts(article, r.span, r.event, r.event, None)
        window = Window(r.on, r.on) if r.on else None
        plain = _mention(parts, r.event_text, r.on or published_on, window, "+", str(r.kind))
        made.append(_with_antecedent(article, plain, parts, []))
    return tuple(made)


class _Parts:
    """Where a statement's words stand: the event, its clause and its sentence, with the names in each."""

    def __init__(self, article: _Article, sentence: Span, event: Span, timex: Span, speaker: str | None) -> None:
        self.article, self.event, self.timex = article, event, timex
        start = (
            max(sentence.start, article.sentences[article.index(event.start)].body)
            if article.sentences
            else sentence.start
        )
        self.sentence = Span(min(start, event.start), sentence.end)
        self.clause = self._clause()
        self.speaker = speaker

    def _clause(self) -> Span:
        text, (first, last) = self.article.text, self.sentence
        begin, stop = min(self.event.start, self.timex.start), max(self.event.end, self.timex.end)
        left = max((m.end() for m in _BREAK.finditer(text, first, begin) if m.end() <= begin), default=first)
        right = next((m.start() for m in _BREAK.finditer(text, stop, last)), last)
        return Span(left, right)

    def words(self, span: Span) -> str:
        """Return the words of a span without names and the time expression."""
        holes = [(n.start, n.end) for n in self.article.named(*span)] + [tuple(self.timex)] * (self.timex != self.event)
        text, at = [], span.start
        for start, end in sorted(holes):
            text.append(self.article.text[at : max(at, start)])
            at = max(at, end)
        return " ".join([*text, self.article.text[at : span.end]])

    def plain(self, span: Span) -> str:
        return span.of(self.article.text)


def _mention(parts: _Parts, event: str, said_on: date, window: Window | None, polarity: str, kind: str) -> Mention:  # noqa: PLR0913, PLR0917 - a statement's fields
    core, others, places = _who(parts)
    inside, clause = parts.words(parts.event), parts.words(parts.clause)
    return Mention(
        source=parts.article.source,
        start=parts.event.start,
        published_on=parts.article.published_on,
        said_on=said_on,
        window=window,
        polarity=polarity,
        kind=kind,
        event=event,
        quote=parts.plain(parts.sentence),
        actors=core,
        others=others,
        places=places,
        ranks=tuple(sorted(_ranks(parts))),
        acts=tuple(sorted(acts(parts.plain(parts.event)) or acts(clause))),
        stems=tuple(sorted(stems(inside))),
        around=tuple(sorted(stems(parts.words(parts.sentence)) - stems(inside))),
        numbers=tuple(sorted(numbers(clause))),
        marks=tuple(sorted(_marks(parts))),
    )


def _who(parts: _Parts) -> tuple[tuple[Actor, ...], tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who takes part, who else is named in the sentence, and where."""
    article = parts.article
    inside = article.named(*parts.event)
    after = article.named(parts.event.end, parts.clause.end)
    core = [*_subject(parts), *inside, *after]
    rest = [n for n in article.named(*parts.sentence) if n not in core]
    where = [n for n in [*inside, *after] if n.sort == "place"] or [
        n for n in article.named(*parts.clause) if n.sort == "place"
    ]
    core_actors = _actors(n for n in core if n.sort != "place")
    return core_actors, tuple(a for a in _actors(rest) if a not in core_actors), _actors(where)


def _actors(found: Iterable[Named]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(Actor(n.key, n.sort, n.country) for n in found))


def _subject(parts: _Parts) -> list[Named]:
    """Return who does it: named before the event in its sentence, or pointed back to from there."""
    article, before = parts.article, Span(parts.sentence.start, parts.event.start)
    named = [n for n in article.named(*before) if n.sort != "place"]
    head = parts.plain(Span(named[-1].end if named else before.start, parts.event.end))
    if (
        named
        and named[-1].start < parts.clause.start
        and _pronoun().search(parts.plain(Span(parts.clause.start, parts.event.end)))
    ):
        return _first_actor(named)
    if not named and _pronoun().search(head):
        return _antecedent(article, parts.sentence.start)
    if not any(n.start >= parts.clause.start for n in named) and any(
        n.sort != "place" for n in article.named(*parts.event)
    ):
        return []
    return _last_group(article.text, named)


def _first_actor(named: Sequence[Named]) -> list[Named]:
    persons = [n for n in named if n.sort == "person"]
    return [(persons or list(named))[0]]


def _last_group(text: str, named: Sequence[Named]) -> list[Named]:
    """Return the last name, with those joined to it by "and" and commas."""
    group = list(named[-1:])
    for n in reversed(named[:-1]):
        between = text[n.end : group[0].start]
        if n.start != group[0].start and not _joined().fullmatch(between):
            break
        group.insert(0, n)
    return group


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"(?:['’]s)?(?:,|,? and|,? with)(?:\s+[\w.'’-]+){0,4}\s*")


def _antecedent(article: _Article, start: int) -> list[Named]:
    """Return whom a pronoun at the head of a sentence points to: who acts in the sentences just before."""
    index = article.index(start)
    for sentence in reversed(article.sentences[max(0, index - 2) : index]):
        found = [
            n
            for n in article.named(sentence.body, sentence.span.end)
            if n.sort in {"person", "country", "body", "name"}
        ]
        if found:
            return _first_actor(found)
    return []


def _ranks(parts: _Parts) -> set[str]:
    core = [
        *_subject(parts),
        *parts.article.named(*parts.event),
        *parts.article.named(parts.event.end, parts.clause.end),
    ]
    return {n.rank for n in core if n.rank} | set(ranks(parts.words(parts.clause)))


def _marks(parts: _Parts) -> set[str]:
    table = load("linking")
    words = [w.lower() for w in re.findall(r"[\w-]+", parts.plain(parts.clause))]
    event = [w.lower() for w in re.findall(r"[\w-]+", parts.plain(parts.event))]
    found = {name for name in ("preparing", "moved") if set(words) & set(table[name]["words"])}
    if set(event) & set(table["further"]["words"]) or set(event[:2]) & set(table["further"]["before_noun"]):
        found.add("further")
    if _points_back(parts):
        found.add("pointing")
    return found


def _points_back(parts: _Parts) -> bool:
    """Whether the event is only taken up again ("that visit", "the talks"), with nothing of its own."""
    table, event = load("linking"), [w.lower() for w in re.findall(r"[\w-]+", parts.words(parts.event))]
    nouns = [w for w in event if w in table["taken_up"]["nouns"]]
    own = [w for w in event if w not in table["taken_up"]["nouns"] and w not in table["stop"]["words"]]
    named = parts.article.named(*parts.event)
    if nouns and not own and not named:
        return True
    return (
        not named
        and not _named_before(parts)
        and bool(_pronoun().search(parts.plain(Span(parts.clause.start, parts.event.end))))
    )


def _named_before(parts: _Parts) -> bool:
    return bool(parts.article.named(parts.clause.start, parts.event.start))


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join([*load('linking')['pointing']['pronouns'], 'his', 'their'])})\b", re.IGNORECASE)


def _with_antecedent(article: _Article, plain: Mention, parts: _Parts, before: Sequence[Mention]) -> Mention:
    """Give a statement that points back the people and the place of what it takes up."""
    if "pointing" not in plain.marks:
        return plain
    earlier = _earlier(plain, before)
    if earlier is not None:
        return _filled(plain, earlier.actors, earlier.places, earlier.ranks, earlier.start)
    for sentence in reversed(article.sentences[: article.index(parts.sentence.start)]):
        body = Span(sentence.body, sentence.span.end)
        if acts(body.of(article.text)) & set(plain.acts):
            found = article.named(*body)
            return _filled(
                plain,
                _actors(n for n in found if n.sort == "person"),
                _actors(n for n in found if n.sort == "place")[:1],
                (),
                None,
            )
    return plain


def _earlier(plain: Mention, before: Sequence[Mention]) -> Mention | None:
    """Return the statement that it takes up: one of the same act, of the same day before any other."""
    alike = [m for m in before if set(m.acts) & set(plain.acts)]
    same_day = [m for m in before if m.window and m.window == plain.window and m.window.days == 0 and m.window.latest]
    for group in (
        [m for m in alike if m in same_day],
        [m for m in alike if _meets(m, plain)],
        same_day if not plain.acts or "meet" in plain.acts else [],
    ):
        if group:
            return group[-1]
    return None


def _meets(one: Mention, other: Mention) -> bool:
    return one.window is None or other.window is None or one.window.overlaps(other.window)


def _filled(
    plain: Mention, actors: tuple[Actor, ...], places: tuple[Actor, ...], found: tuple[str, ...], refers: int | None
) -> Mention:
    return replace(
        plain,
        actors=plain.actors or actors,
        places=plain.places or places,
        ranks=plain.ranks or found,
        refers=refers,
    )
