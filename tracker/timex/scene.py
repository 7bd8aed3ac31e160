"""What a time expression is read against: the anchor, what was mentioned before, and the verb around it.

Invariant: one scene a text; it knows the place of the expression that is being read, and changes only by `at`
and `saw`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta

from tracker.grammar.words import takes_clause
from tracker.timex.direction import Direction
from tracker.timex.lengths import DEFAULT, Lengths
from tracker.timex.meanings import Length, Pair, Span
from tracker.timex.narrative import in_order, is_aside, is_in_brackets, is_told_from_before, years_later
from tracker.timex.spans import year_span
from tracker.timex.values import Attempt

_FROM_MENTION = ("follow", "ensu", "subseq", "succee", "previous", "preced", "prior")
# What reports, in front of the day on which it was said, and how many mentions to look back over.
_SAID, _BACK = re.compile(r"\b(?:said|says|told \w+(?: \w+)?)(?: on| late| early)? $"), 4
_SHORT_YEAR = re.compile(r"['’‘]\d\d\b")
_REACH = 40  # code points
_TELLING_ON = frozenset((None, "", "own", "in"))
# Nothing between a year at the head of a sentence and the date names another one.
_OPENED = re.compile(r"(?:^|[.!?][\"”]?\s|\n)In ((?:19|20)\d\d)\b([^.!?\n]*)$")
_YEAR, _SENTENCE = re.compile(r"\b(?:19|20)\d\d\b"), 160
_FULL_STOP = re.compile(r"[.!?][\"”]?\s+[A-Z“\"]|;")
_A_YEAR = timedelta(days=365)
_AGES = frozenset(("E", "C", "L"))
_YEARS = _AGES | {"Y"}
_NOT_TOLD, _HOLIDAY = ("today", "T"), ("holiday", 0)
# Months that a report sums up, and where they lie: no "next nine months".
_REPORTED, _OF_REPORTS = (6, 9), frozenset(("", "first", "the"))


class Scene(Direction):
    """The text, its anchor and what has been mentioned so far, which a history reads on from."""

    __slots__ = (
        "_brackets",
        "_places",
        "_seen",
        "_summary",
        "before_christ",
        "is_longer",
        "lengths",
        "quarter",
        "surnames",
        "trace",
    )

    def __init__(self, text: str, anchor: date, lengths: Lengths = DEFAULT, forced: int = 0) -> None:
        """Open a scene at the start of `text`."""
        super().__init__(text, anchor, forced)
        self.lengths = lengths
        self._seen: list[Span] = []
        self._places: list[int] = []
        self._summary: Pair | None = None
        self._brackets = "(" in text  # most articles have none
        self.quarter: tuple[int, int] | None = None
        self.is_longer = False
        self.before_christ = 0
        self.surnames: frozenset[str] | None = None  # the months that are last names in the text, once asked for
        self.trace: list[Attempt] | None = None

    @property
    def mention(self) -> Span | None:
        """The date mentioned last in front of the expression."""
        at = bisect_left(self._places, self.start)
        seen = self._seen[at - 1] if at else None
        years = years_later(self.text, self.start) if seen and self.history else 0
        return year_span(seen.first.year + years) if seen and years else seen

    @property
    def now(self) -> date:
        """The day that words such as "later that year" are read from."""
        return self.mention.first if self.history and self.mention else self.anchor

    @property
    def day(self) -> date:
        """The day of a clock time without one: that mentioned last, of what has happened none ahead of the anchor.

        "Police said Tuesday" tells when they spoke, not the day that their story goes on from.
        """
        at = bisect_left(self._places, self.start)
        last = range(at - 1, max(-1, at - 1 - _BACK), -1)
        told = (i for i in last if self._seen[i].grain not in _YEARS and not _is_said(self.text, self._places[i]))
        mention = next((self._seen[i] for i in told), None)
        if mention is None or mention.grain != "D" or self._is_behind_verb(mention.first):
            return self.anchor
        return mention.first

    def _is_behind_verb(self, day: date) -> bool:
        """Whether a day lies where the verb does not look: of a deadline none of the past ("by midnight")."""
        is_over = day < self.anchor and self.lead == "by" and not self.history and self.lean > 0
        return is_over or (day > self.anchor and self.lean < 0)

    @property
    def base(self) -> date:
        """The day that "the following May" is told from: the date mentioned last; "next May" is told from `now`."""
        words = self.text[self.start : self.end].lower()
        follows = any(x in words for x in _FROM_MENTION) or (words.startswith("the next ") and self.tells_on())
        return self.mention.first if self.mention and follows else self.now

    def follows_year(self) -> bool:
        """Whether "the following spring" follows on a year: that of the year after it."""
        mention = self.mention
        return mention is not None and mention.grain == "Y" and self.base == mention.first

    def tells_on(self) -> bool:
        """Whether a report tells on from a date long gone: "It was given up in 1989. They came the next spring"."""
        mention = self.mention
        if mention is None or self.history or self.forced or self.anchor - mention.last < _A_YEAR:
            return False
        return self.lead in _TELLING_ON and self.lean < 0 and not takes_clause(self.clue.rpartition(" ")[2])

    def told_from(self, unit: str) -> date:
        """Return the day that "the following week", "two days earlier" are told from.

        That is the date mentioned last; in a report not one that is coarser than the unit, and of what has happened
        none ahead of the anchor.
        """
        if self.history:
            return self.now
        mention = self.mention
        day = mention.first if mention and not _is_finer(unit, mention.grain) else self._last_day()
        return self.anchor if day > self.anchor and self.lean < 0 else day

    def _last_day(self) -> date:
        """Return the last single day mentioned in front of the expression, else the anchor."""
        for at in range(bisect_left(self._places, self.start) - 1, -1, -1):
            if self._seen[at].grain == "D":
                return self._seen[at].first
        return self.anchor

    def saw(self, span: Span) -> None:
        """Note the last date that was mentioned; a history quotes what "today" was said without being told then."""
        if self.history:
            if self._is_quoted(span):
                return
        elif (self._brackets or self.lead == "since") and self._is_beside(span):
            return
        self.before_christ = 0
        places, start = self._places, self.start
        if not places or places[-1] < start:
            places.append(start)
            self._seen.append(span)
        else:
            first, last = bisect_left(places, start), bisect_left(places, self.end)
            places[first:last], self._seen[first:last] = [start], [span]
        if span.name and span.name[0] == "Q" and span.last < self.anchor:
            self._reported(span.first.year, span.name[1])

    def _is_beside(self, span: Span) -> bool:
        """Whether a report does not go on from a date: one in brackets, or that of a record ("since April 2006")."""
        is_mark = self.lead == "since" and span.grain != "Y" and self.anchor - span.last > _A_YEAR
        return is_mark or (self._brackets and is_in_brackets(self.text, self.start))

    def _is_quoted(self, span: Span) -> bool:
        """Whether a history does not go on from a date."""
        if span.grain in _AGES or (span.grain == "SE" and not span.dated and self.lead is None):
            return True  # "guns of the 19th century", "the winter offensive"
        if span.back or (span.name and span.name[0] in _NOT_TOLD) or (span.name == _HOLIDAY and self.lead != "own"):
            return True  # "the Christmas truce"; "on Christmas Day" the story goes on
        mention = self.mention
        return mention is not None and is_aside(self.text, self.start, self.lead, span, mention)

    def summed_up(self, pair: Pair) -> None:
        """Note a range that a history is told within: "The siege lasted from August to May. On 3 September"."""
        self._summary = pair

    def _reported(self, year: int, number: int) -> None:
        """Note the quarter that a report is about, the last one named: it is compared with those before it."""
        self.is_longer = False
        self.quarter = max(self.quarter or (year, number), (year, number))

    def measured(self, length: Length) -> None:
        """Note the nine months or the half year of a report, which "a year earlier" behind them compares."""
        if length.unit == "M" and length.low in _REPORTED and length.ahead in _OF_REPORTS:
            self.is_longer = True

    def written_year(self, year: int) -> int:
        """Return the year of the expression: of "'64" in a history that of the century it has come to."""
        if not self.history or self.mention is None or not _SHORT_YEAR.search(self.text, self.start, self.end):
            return year
        return self.mention.first.year // 100 * 100 + year % 100

    def nearest(self, options: list[date], *, unknown: int = -1) -> date | None:
        """Return the option that the sentence's direction points to, of days in order around `now`.

        A history takes the option nearest to the last date mentioned. `unknown` is the direction where no verb
        tells: 0 for the nearest day.
        """
        if not options:
            return None
        if self.history and self.mention:
            return self.in_history(options)
        return self._after_far_day(options) or self.toward(options, unknown)

    def opened_year(self) -> int:
        """Return the year that the sentence opens with, 0 for none: "In 1978 the first one met in late August"."""
        first = max(0, self.start - _SENTENCE)
        if self.history or self.text.find("In ", first, self.start) < 0:
            return 0
        found = _OPENED.search(self.text, first, self.start)
        year = int(found[1]) if found and not _YEAR.search(found[2]) else 0
        return year if 0 < year < self.anchor.year and self.lean < 0 else 0

    def _after_far_day(self, options: list[date]) -> date | None:
        """Return the first of the days behind a far one of the sentence: "open on May 3, 2031, and close on June 1"."""
        mention = self.mention
        if mention is None or mention.grain != "D" or mention.first - self.anchor < _A_YEAR:
            return None
        named = {(day.month, day.day) for day in options}  # one for a date, seven for a weekday
        if len(named) > 1:
            return None
        between = self.text[self._places[bisect_left(self._places, self.start) - 1] : self.start]
        if _FULL_STOP.search(between) or self.lean < 0:
            return None
        self.clue = f"of the year of {mention.value} before it"
        month, day = named.pop()
        year = mention.first.year + ((month, day) < (mention.first.month, mention.first.day))
        return date(year, month, min(day, monthrange(year, month)[1]))

    def in_history(self, options: list[date]) -> date:
        """Return the option nearest to the last date mentioned, of that date's own year if need be."""
        mention = self.mention
        self.clue = f"a history: read after {mention.value}" if mention else "a history"
        if mention is None:
            return min(options, key=lambda x: abs(x - self.anchor))
        inside = self._in_summary(options, mention)
        if inside:
            return inside
        return in_order(options, mention, before=is_told_from_before(self.text, self.start, self.lead))

    def _in_summary(self, options: list[date], mention: Span) -> date | None:
        """Return the first option within the range that the text has just named."""
        pair = self._summary
        if pair is None or type(pair.left) is not Span or pair.right != mention:
            return None
        first, last = pair.left.first, mention.last
        return next((x for x in options if first <= x <= last), None)

    def last_as_fine(self, unit: str) -> date:
        """Return the first day of what was mentioned last by the unit or finer: "three years later … That month"."""
        at = bisect_left(self._places, self.start)
        seen = (x for x in reversed(self._seen[:at]) if not _is_finer(unit, x.grain))
        found = next(seen, None)
        return found.first if found else self.now


def _is_said(text: str, place: int) -> bool:
    return _SAID.search(text, max(0, place - _REACH), place) is not None


# Units from the finest to the coarsest, by their first letters.
_ORDER = "SDWFMQHYECL"


def _is_finer(unit: str, grain: str) -> bool:
    return _ORDER.find(unit[0]) < _ORDER.find(grain[0].replace("S", "Q"))
