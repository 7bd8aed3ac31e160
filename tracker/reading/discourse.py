"""One article while it is read: its sentences, quotations, times and names, each sentence parsed once, when asked for.

Invariant: nothing here is read from outside the article and its publication day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from tracker.grammar.groups import Group, groups
from tracker.grammar.quotes import quotation_at, quotations
from tracker.grammar.sentences import Sentence, sentences
from tracker.grammar.tagging import tag
from tracker.grammar.tokens import Tagged
from tracker.reading.alongside import along
from tracker.reading.attribution import Attribution, attributions
from tracker.reading.force import Force
from tracker.reading.forces import forces
from tracker.reading.kinds import is_issued, is_scheduled
from tracker.reading.names import Names, names_of
from tracker.text import OWNING, Span
from tracker.timex import Lengths, Timex, resolve

_TIE = re.compile(
    r"(?:(?:just|shortly|soon|well) )?(?:ahead of|before|after|following|until|since|prior to|during|at)\b",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"(?:['’]s)?(?! (?:any|the|an?|all|its|his|her|their|some|no) )"
    r"(?: (?!(?:to|and|or|but|with|in|on|at|by|for)\b)[\w-]+){1,3}"
)  # not "before June | to report"
_LED = re.compile(r"\b(?:in|on|at|from|for|of) (?:the )?$")
_ON_THE_SUBJECT = re.compile(r"(?:about|around) ", re.IGNORECASE)  # "reporters asked about Monday's handover"
_COMING = re.compile(r"\b(?:coming|next)\b", re.IGNORECASE)  # no window where the clause before tells of the past
_OVER = re.compile(r"(?:.*\s)?(?:last \w+|ago|yesterday|[12]\d{3})$|earlier ", re.IGNORECASE)  # whatever the verb
_ANOTHER = re.compile(r"^another (?=(\S+ )?)")  # "another two weeks", "another month"
_AS_SOON_AS = re.compile(r"soon as (?!possible)", re.IGNORECASE)


@dataclass
class Parse:
    """A sentence with tags and verb groups; its forces (by group) and attributions are worked out when asked for."""

    number: int
    sentence: Sentence
    tagged: Tagged
    groups: tuple[Group, ...]

    @cached_property
    def forces(self) -> dict[int, Force]:
        """What looks forward, by the number of the group that names the event."""
        return forces(self.tagged, self.groups)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is credited with which stretch of the sentence."""
        return attributions(self.tagged, self.groups)

    def over(self, at: int) -> list[Attribution]:
        """Return the attributions that a token stands under: "she said | that the vote would come"."""
        return [each for each in self.attributions if each.first <= at <= each.last]


@dataclass
class Discourse:
    """An article under reading; `times` are its time expressions."""

    text: str
    published_on: date
    lengths: Lengths
    times: tuple[Timex, ...]
    _parsed: dict[int, Parse] = field(default_factory=dict)
    leads: dict[int, str] = field(default_factory=dict)
    occasions: list[tuple[str, date]] | None = None  # with their days, once they were asked for
    _bare: dict[int, tuple[int, int]] = field(default_factory=dict)  # by the end of the time
    _ahead: dict[int, Timex | None] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        return sentences(self.text)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """The quotations in order."""
        return quotations(self.text)

    @cached_property
    def names(self) -> Names:
        """The people named."""
        return names_of(self.text)

    @cached_property
    def times_of(self) -> list[list[tuple[int, int, int]]]:
        """For each sentence its times as (start, end, number), prepositions included."""
        bodies = [sentence.body for sentence in self.sentences]
        out: list[list[tuple[int, int, int]]] = [[] for _ in bodies]
        for number, time in enumerate(self.times):
            at = bisect_right(bodies, time.start) - 1
            inside = at >= 0 and time.start < self.sentences[at].span.end
            if inside and not _opens_clause(self.text, time):
                out[at].append((*self._taken(time), number))
        return out

    def _taken(self, time: Timex) -> tuple[int, int]:
        """Return the words that count as the time: without "ahead of" where these go on to name an event."""
        start, end = time.phrase
        if self.text.startswith(OWNING, time.end) and _ON_THE_SUBJECT.match(self.text, start):
            return self._barely(time.start, time.end)
        if time.relative_to:
            led = _LED.search(self.text, start, time.start)
            return self._barely(led.start() if led else time.start, time.end)
        following = _NOUN_AFTER.match(self.text, time.end) if _TIE.match(self.text, start, time.start) else None
        if following and any(map(_is_held, following[0].lower().split())):
            return self._barely(time.start, time.end)
        return start, end

    def _barely(self, start: int, end: int) -> tuple[int, int]:
        self._bare[end] = start, end
        return start, end

    def parse(self, number: int) -> Parse:
        """Return sentence `number`, parsed."""
        if number not in self._parsed:
            self._parsed[number] = self._parse(number)
        return self._parsed[number]

    def _parse(self, number: int) -> Parse:
        sentence = self.sentences[number]
        tagged = tag(self.text, sentence.body, sentence.span.end, self.times_of[number])
        return Parse(number, sentence, tagged, groups(tagged))

    def ahead(self, number: int) -> Timex | None:
        """Return time `number` read as to come, None where its words cannot mean that ("last week", "in 2001")."""
        if number not in self._ahead:
            self._ahead[number] = along(self, number) or self._read_ahead(self.times[number])
        return self._ahead[number]

    def is_to_come(self, number: int) -> bool:
        """Whether time `number`, read as to come, has days from the publication on."""
        time = self.ahead(number)
        if time is None or time.window is None or time.type == "SET":
            return False
        return time.window.latest is None or time.window.latest >= self.published_on

    def is_length(self, number: int) -> bool:
        """Whether time `number` is a length, which may count from the day of the saying."""
        time = self.times[number]
        return time.type == "DURATION" or time.text.lower().startswith("a ")  # "a week" alone is read as a rate

    def grant(self, number: int, lead: str) -> bool:
        """Read the bare length `number` with `lead` before it, "within" or "in at least"; return whether it is one."""
        time = self.times[number]
        words = time.text if not time.text.lower().startswith("at least ") else time.text[len("at least ") :]
        words = _ANOTHER.sub(lambda m: "" if m[1] else "a ", words).replace(" or more", " or so")
        return self.is_length(number) and self.take_as(number, f"{lead} {words}")

    def take_as(self, number: int, words: str) -> bool:
        """Read time `number` as if it were told by `words`; return whether they have a window."""
        time, limit = self.times[number], resolve(words, self.published_on, lengths=self.lengths)
        if limit is None or limit.window is None:
            return False
        self.leads[time.start] = words
        self._ahead[number] = limit._replace(
            start=time.start, end=time.end, text=time.text, phrase_start=time.start, phrase_end=time.end
        )
        return True

    def _read_ahead(self, time: Timex) -> Timex | None:
        if time.past and _OVER.match(time.text):
            return None
        phrase = time.phrase
        start, end = self._bare.get(time.end, phrase)
        told = not time.past and (start, end) == phrase
        if told and (time.window is not None or not _COMING.search(self.text, start, end)):
            return time if time.window is not None else None
        again = resolve(self.text[start:end], self.published_on, lengths=self.lengths)
        again = self._quarter_ahead(time, start) or again
        if again is None or again.past or again.window is None or again.window.earliest is None:
            return None
        if again.window.earliest < self.published_on:
            return None
        places = (time.start, time.end, start, end)
        return again._replace(
            start=places[0], end=places[1], text=time.text, phrase_start=places[2], phrase_end=places[3]
        )

    def _quarter_ahead(self, time: Timex, start: int) -> Timex | None:
        """Return the quarter about to begin where it opens a sentence: "For the third quarter, | they expect"."""
        if not (_QUARTER.fullmatch(time.text) and self.text.startswith("For ", start)):
            return None
        bare = resolve(time.text, self.published_on, lengths=self.lengths)
        first = bare.window.earliest if bare is not None and bare.window is not None else None
        return bare if first is not None and first - self.published_on <= _A_QUARTER else None

    def quote_at(self, offset: int) -> Span | None:
        """Return the quotation that holds `offset`, or None."""
        return quotation_at(self.quotes, offset) if self.quotes else None

    def paragraph_of(self, number: int) -> Sequence[int]:
        """Return the numbers of the sentences in the paragraph of sentence `number`."""
        paragraph = self.sentences[number].paragraph
        first = last = number
        while first > 0 and self.sentences[first - 1].paragraph == paragraph:
            first -= 1
        while last + 1 < len(self.sentences) and self.sentences[last + 1].paragraph == paragraph:
            last += 1
        return range(first, last + 1)


def _is_held(word: str) -> bool:
    """Whether a word names what is held on a day or goes on for some: "before the summer | recess"."""
    return is_scheduled(word) or is_issued(word) or word in _BREAKS


_BREAKS = frozenset(("recess",))
_QUARTER, _A_QUARTER = re.compile(r"the \w+ quarter"), timedelta(days=92)


def _opens_clause(text: str, time: Timex) -> bool:
    """Whether "soon" is that of "as soon as the votes are counted"."""
    return time.text.lower() == "soon" and _AS_SOON_AS.match(text, time.start) is not None
