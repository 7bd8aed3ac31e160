"""Where a statement's words stand: its sentence, its clause, the name of its event, who acts before it.

Invariant: `event` lies in `clause`, and `clause` in `sentence`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from tracker.grammar.inflection import past, present_participle, third
from tracker.grammar.sentences import Sentence, sentences
from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.idle import idle
from tracker.linking.named import Named
from tracker.linking.names import names
from tracker.linking.words import stems
from tracker.text import Span

FREQUENT = 3
"""A word or name that three sentences of an article have is its topic, and tells little of one event in it."""
CONTEXT = 6
_ACTS = "will|would|shall|should|could|can|may|might|must|is|are|was|were|be|been|has|have|had|do|does|did|to"
VERBAL = re.compile(rf"\b(?:{_ACTS}|not)\b", re.IGNORECASE)
_MARKS = re.compile(r"[;:—]\s|,[\"”]|,\s+(?:and|but|which|who|where|while|although|though|as|after|because|when|if)\b")
_VERBS = frozenset("MBHDZOEV")
_AND = re.compile(rf"\s(?:and|but)\s+(?=(?:\w+\s+){{0,3}}(?:{_ACTS})\b)")


class Page:
    """An article taken apart once: its names, its sentences, and what it has most of."""

    def __init__(self, text: str, source: str, published_on: date) -> None:
        """Take `text` apart; `source` is the same for one article and no other."""
        self.text, self.source, self.published_on = text, source, published_on
        self.names = names(text, published_on)
        self.sentences: tuple[Sentence, ...] = sentences(text)
        self._at = [n.start for n in self.names]
        self._begin = [s.span.start for s in self.sentences]

    def named(self, span: Span) -> list[Named]:
        """Return the names that begin in a span."""
        return list(self.names[bisect_left(self._at, span.start) : bisect_left(self._at, span.end)])

    def index(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(0, bisect_right(self._begin, offset) - 1)

    def body(self, sentence: Sentence) -> Span:
        """Return a sentence without its dateline."""
        return Span(sentence.body, sentence.span.end)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems and names that at least three of its sentences have."""
        count: Counter[str] = Counter()
        for sentence in self.sentences:
            span = self.body(sentence)
            count.update(stems(without(self, span)) | {n.key for n in self.named(span)})
        return frozenset(word for word, n in count.items() if n >= FREQUENT)

    @cached_property
    def context(self) -> tuple[str, ...]:
        """The names that most of its sentences have, those of the first one counted double; places are none."""
        count: Counter[str] = Counter()
        for number, sentence in enumerate(self.sentences):
            here = dict.fromkeys(n.key for n in self.named(self.body(sentence)) if n.sort != "place")
            count.update([*here, *(here if number == 0 else ())])
        return tuple(key for key, n in count.most_common(CONTEXT) if n > 1)


@lru_cache(maxsize=1)  # an article's reports are looked at right after its predictions
def page_of(text: str, source: str, published_on: date) -> Page:
    """Return an article taken apart."""
    return Page(text, source, published_on)


def without(page: Page, span: Span, holes: Sequence[Span] = ()) -> str:
    """Return the words of a span without its names and the `holes`."""
    cut = sorted([*((n.start, n.end) for n in page.named(span)), *holes])
    kept, at = [], span.start
    for start, end in cut:
        kept.append(page.text[at : min(span.end, max(at, start))])
        at = min(span.end, max(at, end))
    return " ".join([*kept, page.text[at : span.end]])


@dataclass(frozen=True)
class Parts:
    """The spans of one statement in its page; `timex` is the event's own where no time is given.

    `others` are the events of further statements in the same sentence.
    """

    page: Page
    event: Span
    timex: Span
    sentence: Span
    clause: Span
    others: tuple[Span, ...] = ()

    @property
    def name(self) -> Span:
        """The event's words up to its first verb ("the visit" of "the visit was not expected"), or all of them."""
        verb = VERBAL.search(self.event.of(self.page.text))
        if verb is None or verb.start() == 0:
            return self.event
        return Span(self.event.start, self.event.start + verb.start())

    @property
    def before(self) -> Span:
        """The sentence up to the event."""
        return Span(self.sentence.start, self.event.start)

    @property
    def led_by(self) -> str:
        """The word before the event, in lower case: the article or the pronoun that belongs to its noun."""
        return self.of(self.before).lower().rpartition(" ")[0].rpartition(" ")[2]

    @property
    def after(self) -> Span:
        """The clause from the event on."""
        return Span(self.event.end, max(self.event.end, self.clause.end))

    def of(self, span: Span) -> str:
        """Return the words of a span."""
        return span.of(self.page.text)

    def words(self, span: Span) -> str:
        """Return the words of a span without names, the time expression and other events."""
        return without(self.page, span, [*self.others, *([self.timex] if self.timex != self.event else [])])

    def doing(self, span: Span) -> str:
        """Return the words of a span that can say what is done: as `words`, less those that name no act there."""
        other = [*self.others, *([self.timex] if self.timex != self.event else [])]
        return without(self.page, span, [*other, *idle(self.page.text, self.sentence)])

    def named(self, span: Span) -> list[Named]:
        """Return the names of a span; those in the time expression are another event's ("before the two have met")."""
        in_time = self.timex if self.timex != self.event else Span(0, 0)
        return [n for n in self.page.named(span) if not in_time.start <= n.start < in_time.end]


def parts(page: Page, sentence: Span, event: Span, timex: Span, events: Sequence[Span] = ()) -> Parts:
    """Return the spans of a statement: its clause ends where another begins, or who says it is named.

    `events` are those of all statements of the page.
    """
    body = page.sentences[page.index(event.start)].body if page.sentences else sentence.start
    whole = Span(min(max(sentence.start, body), event.start), max(sentence.end, event.end))
    begin, stop = min(event.start, timex.start), max(event.end, timex.end)
    cuts = [m for pattern in (_MARKS, _told()) for m in pattern.finditer(page.text, whole.start, whole.end)]
    cuts += [
        m for m in _AND.finditer(page.text, whole.start, whole.end) if _has_verb(page.text[whole.start : m.start()])
    ]
    left = max((m.end() for m in cuts if m.end() <= begin), default=whole.start)
    right = min((m.start() for m in cuts if m.start() >= stop), default=whole.end)
    others = tuple(e for e in events if e.overlaps(whole) and not e.overlaps(event))
    return Parts(page, event, timex, whole, Span(min(left, event.start), max(right, event.end)), others)


def _has_verb(words: str) -> bool:
    """Whether words before "and" are a clause of their own, and not the first of two who do something together."""
    return any(tags().get(word, "N")[0] in _VERBS for word in re.findall(r"(?<![\w'’-])[a-z]+", words))


@cache
def _told() -> re.Pattern[str]:
    """Match what reports a statement: ", a spokesman said", "said that"."""
    table = load("reading/reporting")
    bases = {*table["says"], *table["thinks"]} - {*table["seldom_aside"]}
    forms = {form for b in bases for form in (b, third(b), past(b), present_participle(b))}
    verbs = "|".join(sorted({*forms, *_IRREGULAR}, key=len, reverse=True))
    aside = rf",\s+(?:according to\b|(?:[^,;.]{{1,60}}?\s)?(?:{verbs})\b)"
    head = rf"\b(?:{verbs})(?:\s+[\w.]+){{0,3}}?\s+that\b"
    return re.compile(rf"{aside}|{head}|\b(?:said|says)\b")


_IRREGULAR = ("said", "told", "wrote", "thought", "knew", "felt", "hoped")
