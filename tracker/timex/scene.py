"""What a time expression is read against: the anchor, what the text is told from, and the verb around it.

Invariant: one scene a text; it knows the place of the expression that is being read, and changes only by `at`
and `saw`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tracker.grammar.words import takes_clause
from tracker.timex.lengths import DEFAULT, Lengths
from tracker.timex.meanings import Length, Span
from tracker.timex.mentions import Mentions, is_finer
from tracker.timex.narrative import in_order, is_told_from_before
from tracker.timex.values import Attempt

_FROM_MENTION = ("follow", "ensu", "subseq", "succee", "previous", "preced", "prior")
_SHORT_YEAR = re.compile(r"['’‘]\d\d\b")
_TELLING_ON = frozenset((None, "", "own", "in"))
# Nothing between a year at the head of a sentence and the date names another one.
_OPENED = re.compile(r"(?:^|[.!?][\"”]?\s|\n)In ((?:19|20)\d\d)\b([^.!?\n]*)$")
_YEAR, _SENTENCE = re.compile(r"\b(?:19|20)\d\d\b"), 160
_FULL_STOP = re.compile(r"[.!?][\"”]?\s+[A-Z“\"]|;")
_FINE = ("D", "M")
_A_YEAR = timedelta(days=365)
# Months that a report sums up, and where they lie: no "next nine months".
_REPORTED, _OF_REPORTS = (6, 9), frozenset(("", "first", "the"))


class Scene(Mentions):
    """The text, its anchor and what has been mentioned so far, which a history reads on from."""

    __slots__ = (
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
        self.quarter: tuple[int, int] | None = None
        self.is_longer = False
        self.before_christ = 0
        self.surnames: frozenset[str] | None = None  # the months that are last names in the text, once asked for
        self.trace: list[Attempt] | None = None

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
        day = mention.first if mention and not is_finer(unit, mention.grain) else self.last_day()
        return self.anchor if day > self.anchor and self.lean < 0 else day

    def saw(self, span: Span) -> None:
        """Note the last date that was mentioned, and the quarter that a report is about."""
        if not self.note(span):
            return
        self.before_christ = 0
        if span.name and span.name[0] == "Q" and span.last < self.anchor:
            self._reported(span.first.year, span.name[1])

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

    def gone_by(self) -> date | None:
        """Return the day long gone that the sentence goes on from: "fitted in October 2010, and by Thanksgiving"."""
        mention, words = self.mention, self.since_mention()
        if mention is None or self.history or self.forced or mention.grain not in _FINE or " and " not in words:
            return None
        is_over = self.anchor - mention.last > _A_YEAR and not self.sentence_ended() and " said" not in words
        return mention.first if is_over else None

    def _after_far_day(self, options: list[date]) -> date | None:
        """Return the first of the days behind a far one of the sentence: "open on May 3, 2031, and close on June 1"."""
        mention = self.mention
        if mention is None or mention.grain != "D" or mention.first - self.anchor < _A_YEAR:
            return None
        named = {(day.month, day.day) for day in options}  # one for a date, seven for a weekday
        if len(named) > 1:
            return None
        if self.sentence_ended() or self.lean < 0:
            return None
        self.clue = f"of the year of {mention.value} before it"
        month, day = named.pop()
        year = mention.first.year + ((month, day) < (mention.first.month, mention.first.day))
        return date(year, month, min(day, monthrange(year, month)[1]))

    def sentence_ended(self) -> bool:
        """Whether a sentence ends between the date mentioned last and the expression."""
        return _FULL_STOP.search(self.since_mention()) is not None

    def in_history(self, options: list[date]) -> date:
        """Return the option nearest to the last date mentioned, of that date's own year if need be."""
        mention = self.mention
        self.clue = f"a history: read after {mention.value}" if mention else "a history"
        if mention is None:
            return min(options, key=lambda x: abs(x - self.anchor))
        inside = self.in_summary(options, mention)
        if inside:
            return inside
        before = self.lead == "since" or is_told_from_before(self.text, self.start, self.lead)
        return in_order(options, mention, before=before)
