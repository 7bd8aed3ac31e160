"""What a time expression is read against: the anchor, what was mentioned before, and the verb around it.

Invariant: one scene a text; it knows the place of the expression that is being read, and changes only by `at`
and `saw`.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from tracker.grammar.tense import NONE, Lean, is_told, lean
from tracker.lexicon import load
from tracker.timex.lengths import DEFAULT, Lengths
from tracker.timex.meanings import Length, Span
from tracker.timex.narrative import in_order, is_aside, is_in_brackets, is_told_from_before
from tracker.timex.place import Place
from tracker.timex.values import Attempt
from tracker.timex.vocabulary import context

# Prepositions of deadlines look ahead whatever the verb ("gave them until Tuesday").
_AHEAD = frozenset(("by", "until", "early as", "to", "before"))
_AT_EVENTS = frozenset(("own", "before", "after", "in", "for", "until after"))
# Clues that do not hold against a day of last month ("from Oct. 13" behind "to close").
_WEAK_CLUES = frozenset(("to", "could", "can", "may", "might", *_AHEAD))
# Behind a verb of the past these may tell of the past ("sold out before Thanksgiving").
_NO_DEADLINE = frozenset(("by", "before"))
_CLOSING = frozenset(("to", "through", "until"))
_LENGTHS = frozenset(("days", "weeks", "months", "year", "years", "quarter", "half", "period"))
_POSSESSIVE = ("'s", "’s")
# Nouns of what is held on a day that was set.
_SCHEDULED = frozenset(load("reading/kinds")["scheduled"]["nouns"]) - context("told_events")
_CLOSE = 3  # words between a verb and its day ("went off on January 2")
_MOST_OF_A_YEAR = timedelta(days=300)
_FROM_MENTION = ("follow", "ensu", "subseq", "succee", "previous", "preced", "prior")
_NOT_TOLD = ("today", "T")
# How far off a month or a day may lie on the other side before the tense is doubted.
_FAR, _NEAR = timedelta(days=250), timedelta(days=115)
# Months that a report sums up, and where they lie: no "next nine months".
_REPORTED, _OF_REPORTS = (6, 9), frozenset(("", "first", "the"))


class Scene(Place):
    """The text, its anchor and what has been mentioned so far.

    `forced` sets the reading direction (1 ahead, -1 back) whatever the verb; `history` reads against the last
    date mentioned, as histories of wars are written.
    """

    __slots__ = (
        "_lean",
        "_places",
        "_seen",
        "_told",
        "anchor",
        "forced",
        "history",
        "is_longer",
        "lead",
        "lengths",
        "quarter",
        "trace",
    )

    def __init__(self, text: str, anchor: date, lengths: Lengths = DEFAULT, forced: int = 0) -> None:
        """Open a scene at the start of `text`."""
        super().__init__(text)
        self.anchor, self.lengths, self.forced = anchor, lengths, forced
        self.history = False
        self._seen: list[Span] = []
        self._places: list[int] = []
        self.quarter: tuple[int, int] | None = None
        self.is_longer = False
        self.lead: str | None = None
        self._lean: Lean | None = None
        self._told = ""
        self.trace: list[Attempt] | None = None

    def at(self, start: int, end: int, lead: str | None = None) -> None:
        """Look at the expression from `start` to `end`, behind the preposition `lead`."""
        self.start, self.end, self.lead = start, end, lead
        self._lean, self._told = None, ""

    @property
    def lean(self) -> int:
        """Which way the sentence looks here: 1 ahead, -1 back, 0 unknown."""
        if self._lean is None:
            self._lean = self._read_lean()
        return self._lean.way

    def _read_lean(self) -> Lean:
        if self.forced:
            return Lean(self.forced, "the words alone")
        found = lean(self.text, self.start, self.end)
        if found.way <= 0 and self._is_before_told():
            return Lean(-1, "'s")
        if self.lead in _AHEAD and not self.history and not self._ends_period():
            past = (
                found.after
                or found.clue.startswith("had ")
                or (self.lead in _NO_DEADLINE and found.words <= _CLOSE + 1)
            )
            return found if found.way > 0 or (found.way < 0 and past) else Lean(1, str(self.lead))
        if self.text.startswith(_POSSESSIVE, self.end) and self.lead not in _AT_EVENTS:
            return self._of_event(found)
        return found

    def _ends_period(self) -> bool:
        """Whether the day closes a length named before it ("sales fell in the three months to December 31")."""
        words = self.text[max(0, self.start - 30) : self.start].lower().split()[-2:]
        return len(words) > 1 and words[1] in _CLOSING and words[0] in _LENGTHS

    def _is_before_told(self) -> bool:
        """Whether the day names what is over ("before Friday's purchases"), not what was set ("... vote")."""
        if self.lead != "before" or not self.text.startswith(_POSSESSIVE, self.end):
            return False
        return not self._is_scheduled()

    def _is_scheduled(self) -> bool:
        """Whether one of the nouns behind "Friday's" names what is held on a day that was set."""
        nouns = self.text[self.end + 3 : self.end + 43].replace(",", " ,").split()[: _CLOSE + 1]
        return any(x.strip(".;:") in _SCHEDULED for x in nouns)

    def _of_event(self, found: Lean) -> Lean:
        """Read "Tuesday's ruling" as told, "Tuesday's talks" as its verb says."""
        if found.after and (found.words <= _CLOSE + 1 or found.way < 0):
            return found
        if found.way >= 0 and self._is_scheduled():
            return found if found.way else Lean(1, "'s")
        return Lean(-1, "'s")

    @property
    def is_close(self) -> bool:
        """Whether the verb that decided stands right in front ("collapsed in November")."""
        return self._lean is not None and 0 < self._lean.words <= _CLOSE and not self._lean.after

    @property
    def is_weak(self) -> bool:
        """Whether the clue is one that does not hold against a near day behind."""
        return not self.forced and self._lean is not None and self._lean.clue in _WEAK_CLUES

    @property
    def clue(self) -> str:
        """What decided the reading direction, in words; "" where nothing had to."""
        if self._lean is None or self._told:
            return self._told
        if self._lean == NONE:
            return "no verb tells: the usual direction"
        return f"{'ahead' if self._lean.way > 0 else 'back'}: {self._lean.clue}"

    @property
    def mention(self) -> Span | None:
        """The date mentioned last in front of the expression."""
        at = bisect_left(self._places, self.start)
        return self._seen[at - 1] if at else None

    @property
    def now(self) -> date:
        """The day that words such as "later that year" are read from."""
        return self.mention.first if self.history and self.mention else self.anchor

    @property
    def day(self) -> date:
        """The day of a clock time without one: that mentioned last, of what has happened none ahead of the anchor."""
        mention = self.mention
        if mention is None or mention.grain != "D" or (mention.first > self.anchor and self.lean < 0):
            return self.anchor
        return mention.first

    @property
    def base(self) -> date:
        """The day that "the following May" is told from: the date mentioned last; "next May" is told from `now`."""
        words = self.text[self.start : self.end].lower()
        return self.mention.first if self.mention and any(x in words for x in _FROM_MENTION) else self.now

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
        if self._is_quoted(span) if self.history else is_in_brackets(self.text, self.start):
            return
        places, start = self._places, self.start
        if not places or places[-1] < start:
            places.append(start)
            self._seen.append(span)
        else:
            first, last = bisect_left(places, start), bisect_left(places, self.end)
            places[first:last], self._seen[first:last] = [start], [span]
        if span.name and span.name[0] == "Q" and span.last < self.anchor:
            self._reported(span.first.year, span.name[1])

    def _is_quoted(self, span: Span) -> bool:
        """Whether a history does not go on from a date."""
        if span.back or (span.name and (span.name[0] in _NOT_TOLD or span.name == ("holiday", 0))):
            return True
        mention = self.mention
        return mention is not None and is_aside(self.text, self.start, self.lead, span, mention)

    def _reported(self, year: int, number: int) -> None:
        """Note the quarter that a report is about, the last one named: it is compared with those before it."""
        self.is_longer = False
        self.quarter = max(self.quarter or (year, number), (year, number))

    def measured(self, length: Length) -> None:
        """Note the nine months or the half year of a report, which "a year earlier" behind them compares."""
        if length.unit == "M" and length.low in _REPORTED and length.ahead in _OF_REPORTS:
            self.is_longer = True

    def nearest(self, options: list[date], *, unknown: int = -1) -> date | None:
        """Return the option that the sentence's direction points to, of days in order around `now`.

        A history takes the option nearest to the last date mentioned. `unknown` is the direction where no verb
        tells: 0 for the nearest day.
        """
        if not options:
            return None
        if self.history and self.mention:
            return self.in_history(options)
        way = self.lean or unknown
        ahead = next((x for x in options if x >= self.anchor), options[-1])
        back = next((x for x in reversed(options) if x <= self.anchor), options[0])
        if way > 0:
            return (
                back
                if self.is_weak and ahead - self.anchor > _MOST_OF_A_YEAR and self.anchor - back < _NEAR / 2
                else ahead
            )
        if way < 0 and not self._doubtful(back, ahead):
            return back
        return min(back, ahead, key=lambda x: abs(x - self.anchor))

    def in_history(self, options: list[date]) -> date:
        """Return the option nearest to the last date mentioned, of that date's own year if need be."""
        mention = self.mention
        self._told = f"a history: read after {mention.value}" if mention else "a history"
        if mention is None:
            return min(options, key=lambda x: abs(x - self.anchor))
        return in_order(options, mention, before=is_told_from_before(self.text, self.start, self.lead))

    def _doubtful(self, back: date, ahead: date) -> bool:
        """Whether to doubt the verb: a day without a year is seldom one of last year where the next is near."""
        is_far = self.anchor - back > _FAR and ahead - self.anchor < _NEAR
        return (
            is_far and not self.forced and not (self.is_close and self._lean is not None and is_told(self._lean.clue))
        )


# Units from the finest to the coarsest, by their first letters.
_ORDER = "SDWFMQHYECL"


def _is_finer(unit: str, grain: str) -> bool:
    return _ORDER.find(unit[0]) < _ORDER.find(grain[0].replace("S", "Q"))
