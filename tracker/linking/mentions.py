"""From what was read of an article to mentions: who takes part, where, in which act, and what "the talks" are.

Invariant: one mention for each prediction or report, in the order given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.lexicon import load
from tracker.linking.antecedents import antecedent, same_event, subject
from tracker.linking.event_acts import acts_of, behind, done_by
from tracker.linking.gazetteer import fold, ranks, seats
from tracker.linking.last_sentence import by_last_sentence
from tracker.linking.named import Named
from tracker.linking.objects import stood_for
from tracker.linking.parts import Parts, page_of, parts, without
from tracker.linking.report_clause import own_clause, sets_day
from tracker.linking.report_pronouns import with_meant
from tracker.linking.subjects import meant
from tracker.linking.values import Actor, Mention
from tracker.linking.words import acts, base, numbers, stem, stems
from tracker.outcome import Says
from tracker.text import Span
from tracker.window import Window

if TYPE_CHECKING:
    # What a reader hands out is only named here, so that comparing two mentions loads no reader.
    from tracker.reading.values import Prediction, Report

_PLACED = re.compile(r"\b(?:second|third|fourth|fifth) (?:place|time)\b")
_ELLIPTIC = re.compile(
    r"\b(?:it|its|they|them|their|he|him|she|ones?|those|these|both|others?|the (?:pair|duo|trio|couple))\b",
    re.IGNORECASE,
)
_FIRST_NAMED = frozenset(("a", "an", "another"))  # "a decision would be made": none that was spoken of
OPENING = 25
"""A place named within so many code points of a sentence's start is where all of it plays."""


def mentions(text: str, predictions: Sequence[Prediction], published_on: date, source: str) -> tuple[Mention, ...]:
    """Return the mention of each prediction; those given must come in the order of the text.

    `source` is the same for one article and no other: statements of one article are compared more boldly.
    """
    page, made, events = page_of(text, source, published_on), list[Mention](), [p.event for p in predictions]
    for p in predictions:
        timex = Span(p.timex.start, p.timex.end) if p.timex else p.event
        found = parts(page, p.span, p.event, timex, events)
        plain = _mention(found, p.event_text, p.anchor, p.window, str(p.kind))
        plain = replace(plain, polarity=str(p.polarity), meant=meant(found), done_to=stood_for(found))
        made.append(_taken_up(plain, found, made))
    return tuple(made)


def report_mentions(
    text: str, reports: Sequence[Report], published_on: date, source: str, said: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """Return the mention of each report, its day as a window of one day where the report gives one.

    A report tells its event in a whole clause ("set out from Odesa on Saturday"), so all of it is compared; `said` are
    the article's own statements, which it may take up ("the summit was put off").
    """
    page, made, events = page_of(text, source, published_on), list[Mention](), [r.event for r in reports]
    for r in reports:
        near = own_clause(parts(page, r.span, r.event, r.event, events))
        whole = replace(near, event=near.clause, timex=near.clause)
        plain = _mention(whole, r.event_text, r.on or published_on, days_told(r), str(r.kind))
        deed = done_by(near, plain.actors) or (plain.acts if r.says is not Says.HAPPENED else ())
        marks = _marks(near) - ({"preparing"} if "meet" not in deed else set())
        marks |= {mark for mark, told in (("dating", sets_day(r, said)), ("went_by", r.went_by)) if told}
        plain = replace(
            plain, says=str(r.says), start=r.event.start, marks=tuple(sorted(marks)), acts=tuple(sorted(deed))
        )
        plain = with_meant(plain, near)
        taken = _taken_up(plain, near, [m for m in said if m.start < r.event.start])
        made.append(by_last_sentence(taken, near) if taken.refers is None and r.says is not Says.HAPPENED else taken)
    return tuple(made)


def days_told(report: Report) -> Window | None:
    """Return the day or days that something happened, or that what fell through was planned for."""
    return Window(report.on, report.on) if report.on and report.says is Says.HAPPENED else report.due


def _mention(found: Parts, event: str, said_on: date, window: Window | None, kind: str) -> Mention:
    core, others, places = _who(found)
    named_by = Span(found.clause.start, found.event.end)
    inside, around = stems(found.words(named_by)) | _seats(found, named_by), stems(found.words(found.sentence))
    inside = inside or stems(behind(found))
    around |= _before(found, named_by)
    act = acts_of(found, core)
    named = {a.key for a in (*core, *others, *places)} | {p.country for p in places}
    return Mention(
        source=found.page.source,
        start=found.event.start,
        published_on=found.page.published_on,
        said_on=said_on,
        window=window,
        polarity="+",
        kind=kind,
        event=event,
        quote=found.of(found.sentence),
        actors=core,
        others=others,
        places=places,
        ranks=tuple(sorted(_ranks(found))),
        acts=tuple(sorted(act)),
        stems=tuple(sorted(inside)),
        around=tuple(sorted(around - inside)),
        numbers=tuple(sorted(numbers(found.words(found.clause)))),
        marks=tuple(sorted(_marks(found))),
        topic=tuple(sorted(found.page.topic & (inside | around | named))),
        context=found.page.context,
    )


def _before(found: Parts, named_by: Span) -> frozenset[str]:
    """Return the stems of the sentence before one whose event is named by a pronoun: "a second one will follow"."""
    index = found.page.index(found.sentence.start)
    if index == 0 or not _ELLIPTIC.search(found.of(named_by)):
        return frozenset()
    return stems(without(found.page, found.page.body(found.page.sentences[index - 1])))


def _seats(found: Parts, span: Span) -> set[str]:
    """Return the stems of the seats of power named: the Bundestag is Germany's, and tells more than Germany does."""
    named = (fold(found.of(Span(n.start, n.end))) for n in found.named(span) if n.sort == "country")
    return {stem(name) for name in named if name in seats()}


def _who(found: Parts) -> tuple[tuple[Actor, ...], tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who takes part, who else is named in the sentence, and where.

    Of those named after the event only persons take part: the rest is what it is about, or for.
    """
    inside, after = found.named(found.event), found.named(found.after)
    opening = Span(found.sentence.start, found.sentence.start + OPENING)
    core = [*subject(found), *inside, *(n for n in after if n.sort == "person")]
    where = next(
        (p for p in map(_in_place, (inside, after, found.named(found.clause), found.named(opening))) if p),
        [],
    )
    actors = _actors(n for n in core if n.sort != "place")
    rest = _actors(n for n in found.named(found.sentence) if n.sort != "place")
    return actors, tuple(a for a in rest if a not in actors), _actors(where)


def _in_place(named: Iterable[Named]) -> list[Named]:
    return [n for n in named if n.sort == "place"]


def _actors(found: Iterable[Named]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(Actor(n.key, n.sort, n.country) for n in found))


def _ranks(found: Parts) -> set[str]:
    who = [*subject(found), *found.named(found.event), *found.named(found.after)]
    return {n.rank for n in who if n.rank} | set(ranks(found.words(found.clause)))


def _marks(found: Parts) -> set[str]:
    table, event, clause = load("linking"), _low(found.of(found.name)), _low(found.of(found.clause))
    told = (("preparing", {*event}), ("dating", {*event}), ("moved", {*clause, *map(base, clause)}))
    marks = {mark for mark, words in told if words & set(table[mark]["words"])}
    ordinals = set(_low(found.words(found.name))[:2]) & set(table["further"]["before_noun"])
    if set(event) & set(table["further"]["words"]) or (ordinals and not _PLACED.search(found.of(found.name))):
        marks.add("further")
    if _is_occasion(found):
        marks.add("itself")
    if _planned().search(found.of(found.sentence)):
        marks.add("planned")
    return marks | _ordinals(found) | ({"pointing"} if same_event(found) or _points_back(found) else set())


def _ordinals(found: Parts) -> set[str]:
    """Return the ordinals of what an event is of, each with its noun: "third round"."""
    table = load("linking")["ordinal"]
    phrases = (_low(found.words(span)) for span in (found.name, found.event, found.after))
    pairs = (pair for words in phrases for pair in pairwise(words))
    return {f"{nth} {stem(noun)}" for nth, noun in pairs if nth in table["words"] and noun not in table["not_before"]}


@cache
def _planned() -> re.Pattern[str]:
    """Return the pattern of what measures a deed by a plan: "a day behind schedule"."""
    phrases = (r"\s+".join(phrase.split()) for phrase in sorted(load("linking")["planned"]["phrases"]))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


def _is_occasion(found: Parts) -> bool:
    """Whether the statement is of an occasion as a whole: "the Games will open", "will be held"."""
    who = [*subject(found), *found.named(found.event)]
    own = stems(found.words(found.event)) - _whole()
    closes = acts(found.words(found.event)) & {"end", "close"}
    return any(n.sort == "occasion" for n in who) and not own and not closes


@cache
def _whole() -> frozenset[str]:
    """Return the stems of what an occasion does as a whole: it is held, opens, follows, goes ahead."""
    return frozenset(stem(word) for word in load("linking")["whole"]["words"])


def _low(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower())


def _points_back(found: Parts) -> bool:
    """Whether the event is only taken up again: "that visit", "Monday's talks", "they will shake hands"."""
    table = load("linking")
    nouns = set(table["taken_up"]["nouns"])
    words = _low(found.words(found.name))
    own = [w for w in words if w not in nouns and w not in table["stop"]["words"] and w != "s"]
    named = found.named(found.name)
    if nouns & set(words) and found.led_by in _FIRST_NAMED:
        return False
    if nouns & set(words):
        does = acts(found.words(Span(found.name.end, found.event.end))) - acts(found.words(found.name))
        return not own and not named and not does
    who = Span(found.clause.start, found.event.end)
    return not found.named(who) and bool(_pronoun().search(found.of(who)))


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"\b(?:they|it|this|that)\b", re.IGNORECASE)


def _taken_up(plain: Mention, found: Parts, before: Sequence[Mention]) -> Mention:
    """Give a statement that points back the people and the place of what it takes up."""
    if "pointing" not in plain.marks:
        return plain
    own = _actors(_in_place([*found.named(found.event), *found.named(found.after)]))
    plain = replace(plain, places=own)
    earlier, actors, places = antecedent(plain, found, before)
    if earlier is not None:
        actors, places = earlier.actors, earlier.places
    return replace(
        plain,
        actors=plain.actors or actors if earlier is None else tuple(dict.fromkeys((*actors, *plain.actors))),
        places=plain.places or places,
        ranks=plain.ranks or (earlier.ranks if earlier else ()),
        refers=earlier.start if earlier else None,
    )
