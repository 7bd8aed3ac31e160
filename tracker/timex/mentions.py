"""The dates that a text has mentioned so far, which times without one of their own are told from.

Invariant: mentions are kept in the order of the text; of those the expression at hand asks only what stands in front.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from tracker.timex.direction import Direction
from tracker.timex.event_days import REACH, day_of_event
from tracker.timex.meanings import HOLIDAY, Pair, Span
from tracker.timex.narrative import is_aside, is_in_brackets, opens_sentence, years_later
from tracker.timex.spans import year_span

# What reports, in front of the day on which it was said, and how many mentions to look back over.
_SAID, _BACK = re.compile(r"\b(?:said|says|told \w+(?: \w+)?)(?: on| late| early)? $"), 4
_REACH = 40  # code points
_A_MONTH, _A_YEAR = timedelta(days=31), timedelta(days=365)
_AGES = frozenset(("E", "C", "L"))
_YEARS = _AGES | {"Y"}
_NOT_TOLD = ("today", "T")
_OF_THESE_DAYS = (*_NOT_TOLD, "w", "this")  # "he said on Friday" names no year
_OF_WHOLE = re.compile(r"(?:[^\s,;:]+ ){1,4}(?:of|in) ")


class Mentions(Direction):
    """The expression at hand with the dates mentioned in front of it."""

    __slots__ = ("_brackets", "_places", "_seen", "_summary")

    def __init__(self, text: str, anchor: date, forced: int) -> None:
        """Stand at the start of `text`, where nothing was mentioned yet."""
        super().__init__(text, anchor, forced)
        self._seen: list[Span] = []
        self._places: list[int] = []
        self._summary: Pair | None = None
        self._brackets = "(" in text  # most articles have none

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
        found = next(told, -1)
        mention = self._seen[found] if found >= 0 else None
        if mention is None or mention.grain != "D" or self._is_behind_verb(mention.first):
            return self.anchor
        return self.anchor if self._is_far_off(mention.first, self._places[found]) else mention.first

    def _is_far_off(self, day: date, place: int) -> bool:
        """Whether a day of another paragraph lies more than a month off: no hour is told of it there."""
        return not self.history and abs(day - self.anchor) > _A_MONTH and "\n" in self.text[place : self.start]

    def _is_behind_verb(self, day: date) -> bool:
        """Whether a day lies where the verb does not look: of a deadline none of the past ("by midnight")."""
        is_over = day < self.anchor and self.lead == "by" and not self.history and self.lean > 0
        return is_over or (day > self.anchor and self.lean < 0)

    def last_day(self) -> date:
        """Return the last single day mentioned in front of the expression, else the anchor."""
        for at in range(bisect_left(self._places, self.start) - 1, -1, -1):
            if self._seen[at].grain == "D":
                return self._seen[at].first
        return self.anchor

    def last_as_fine(self, unit: str) -> date:
        """Return the first day of what was mentioned last by the unit or finer: "three years later … That month"."""
        at = bisect_left(self._places, self.start)
        seen = (x for x in self._seen[:at][::-1] if not is_finer(unit, x.grain))
        found = next(seen, None)
        return found.first if found else self.now

    def year_owner(self) -> Span | None:
        """Return what "that year" of "in May of that year" is the year of: the date mentioned before that May."""
        at = bisect_left(self._places, self.start)
        if at < 2 or not _OF_WHOLE.fullmatch(self.text, self._places[at - 1], self.start):  # noqa: PLR2004 - May and its year
            return None
        before = reversed(self._seen[max(0, at - 1 - _BACK) : at - 1])
        return next((x for x in before if not x.name or x.name[0] not in _OF_THESE_DAYS), None)

    def day_of_event(self) -> Span | None:
        """Return the day of the event named right behind the expression, where the text has given it one."""
        near = slice(bisect_left(self._places, self.start - REACH), bisect_left(self._places, self.start))
        return day_of_event(self.text, self.end, self._places[near], self._seen[near])

    def since_mention(self) -> str:
        """Return the words from the date mentioned last to the expression; "" where none was."""
        at = bisect_left(self._places, self.start)
        return self.text[self._places[at - 1] : self.start] if at else ""

    def note(self, span: Span) -> bool:
        """Note a date that the text goes on from, and return whether it does.

        A history quotes what "today" was said without being told then.
        """
        if self.history:
            if self._is_quoted(span):
                return False
        elif (self._brackets or self.lead == "since") and self._is_beside(span):
            return False
        places, start = self._places, self.start
        if not places or places[-1] < start:
            places.append(start)
            self._seen.append(span)
        else:
            first, last = bisect_left(places, start), bisect_left(places, self.end)
            places[first:last], self._seen[first:last] = [start], [span]
        return True

    def _is_beside(self, span: Span) -> bool:
        """Whether a report does not go on from a date: one in brackets, or that of a record ("since April 2006")."""
        is_mark = self.lead == "since" and span.grain != "Y" and self.anchor - span.last > _A_YEAR
        return is_mark or (self._brackets and is_in_brackets(self.text, self.start))

    def _is_quoted(self, span: Span) -> bool:
        """Whether a history does not go on from a date."""
        if span.grain in _AGES or (span.grain == "SE" and not span.dated and self.lead is None):
            return True  # "guns of the 19th century", "the winter offensive"
        if span.back or (span.name and span.name[0] in _NOT_TOLD):
            return True
        if span.name == HOLIDAY and self.lead != "own" and not opens_sentence(self.text, self.start, self.lead):
            return True  # "the Christmas truce"; "on Christmas Day", "By Christmas" the story goes on
        mention = self.mention
        return mention is not None and is_aside(self.text, self.start, self.lead, span, mention)

    def summed_up(self, pair: Pair) -> None:
        """Note a range that a history is told within: "The siege lasted from August to May. On 3 September"."""
        self._summary = pair

    def in_summary(self, options: list[date], mention: Span) -> date | None:
        """Return the first option within the range that the text has just named."""
        pair = self._summary
        if pair is None or type(pair.left) is not Span or pair.right != mention:
            return None
        first, last = pair.left.first, mention.last
        return next((x for x in options if first <= x <= last), None)


def _is_said(text: str, place: int) -> bool:
    return _SAID.search(text, max(0, place - _REACH), place) is not None


# Units from the finest to the coarsest, by their first letters.
_ORDER = "SDWFMQHYECL"


def is_finer(unit: str, grain: str) -> bool:
    """Whether a unit is finer than what was mentioned by a grain."""
    return _ORDER.find(unit[0]) < _ORDER.find(grain[0].replace("S", "Q"))
