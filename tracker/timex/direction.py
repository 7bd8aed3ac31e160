"""Which way an expression is read, ahead of the anchor or back: what the verb and the words around it say.

Invariant: the verb is looked for once an expression, and only where something asks for the direction.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from tracker.grammar.day_subjects import is_of_subject
from tracker.grammar.tense import NONE, Lean, is_told, lean
from tracker.lexicon import load
from tracker.text import POSSESSIVE
from tracker.timex.called_off import is_day, is_of_dropped, was_for_dropped
from tracker.timex.chosen_days import is_chosen, is_promised, is_supposed
from tracker.timex.looking_ahead import looks_ahead
from tracker.timex.place import Place
from tracker.timex.vocabulary import context

# Prepositions of deadlines look ahead whatever the verb ("gave them until Tuesday").
_UNTIL = frozenset(("until", "until after"))
_AHEAD = frozenset(("by", *_UNTIL, "early as", "to", "before"))
_AT_EVENTS = frozenset(("own", "start", "before", "after", "in", "for", "until after"))
# Clues that do not hold against a day of last month ("from Oct. 13" behind "to close").
_TO_POINT = frozenset(("own", "by", "until", "before", "after", "about"))
_WEAK_CLUES = frozenset(("to", "could", "can", "may", "might", *_AHEAD))
# What is told to start on a day is mostly still to come ("declared a curfew starting Monday"), but behind these.
_RAN = context("lasting") | {"was", "were", "ran", "been"}
# What went on through or until a day is over ("worked through the weekend"), what was put off until it is not.
_GOING_ON = context("going_on")
# What is done for a day behind these is still to come, and what a day so many words behind them describes.
_FIXING = context("fixing")
_NAMED_BEHIND = 2
# Behind a verb of the past these may tell of the past ("sold out before Thanksgiving").
_NO_DEADLINE = frozenset(("by", "before"))
_HAD = re.compile(r",?(?: [\w'’-]+){1,4} had (?!to )")  # "by October the slugs had eaten half of it"
_CLOSING = frozenset(("to", "through", "until"))
_LENGTHS = frozenset(("days", "weeks", "months", "year", "years", "quarter", "half", "period"))
_OWNED = tuple(f"{part}{s}" for part in ("", " night", " evening", " morning", " afternoon") for s in POSSESSIVE)
# Nouns of what is held on a day that was set.
_SCHEDULED = frozenset(load("reading/kinds")["scheduled"]["nouns"]) - context("told_events")
_ISSUED = frozenset(load("reading/kinds")["scheduled"]["issued"])
_AHEAD_OF = ("ahead of ", "ahead of the ")
# "gave it up five days before Christmas": the verb tells which one.
_MEASURED = ("day before ", "days before ", "week before ", "weeks before ", "month before ", "months before ")
_BEFORE_DAY = frozenset((None, "own", "in", ""))
_ONCE_DONE = re.compile(r"(?i:\b(?:once|when|until|as soon as)) (?:[^\s.,;:]+ ){1,8}(?:has|have) (?:[^\s.,;:]+ ){1,5}$")
_REACH = 120  # code points
# "Is expected to show a gain of 160,000, against 155,000 in December": what is compared with is known.
_COMPARED = re.compile(r"\b(?:against|compared (?:with|to)|versus|vs\.?) [^\s;]*\d[^\s;]*(?: \w+){0,3} $")
_BESIDE = 60  # code points
_WANTED = re.compile(r"\b(?:want|need|demand|require|order|ask|seek)s? (?:[^\s.,;:]+ ){1,9}$")
_SIDES = {1: "ahead", -1: "back", 0: "the nearer side"}
_OPEN = Lean(0, "called off")
_CLOSE = 3  # words between a verb and its day ("went off on January 2")
_NEAR_BY = 5  # the same with an object between, where "on" or "in" ties the day to the verb
_ON = frozenset(("own", "in", ""))  # "" for what "early" or "the" stands in front of
_MOST_OF_A_YEAR = timedelta(days=300)
# How far off a month or a day may lie on the other side before the tense is doubted.
_FAR, _NEAR = timedelta(days=250), timedelta(days=115)


class Direction(Place):
    """The expression at hand with the preposition `lead` in front of it, and which way it is read from `anchor`.

    `clue` says in words what decided the direction, "" where nothing had to.
    `forced` sets the reading direction (1 ahead, -1 back) whatever the verb; `history` says that the text is the
    history of a war, which tells one date after the other.
    """

    __slots__ = ("_lean", "anchor", "clue", "forced", "history", "lead")

    def __init__(self, text: str, anchor: date, forced: int) -> None:
        """Stand at the start of `text`."""
        super().__init__(text)
        self.anchor, self.forced = anchor, forced
        self.history = False
        self.lead: str | None = None
        self._lean: Lean | None = None
        self.clue = ""

    def at(self, start: int, end: int, lead: str | None = None) -> None:
        """Look at the expression from `start` to `end`, behind the preposition `lead`."""
        self.start, self.end, self.lead = start, end, lead
        self._lean, self.clue = None, ""

    @property
    def lean(self) -> int:
        """Which way the sentence looks here: 1 ahead, -1 back, 0 unknown."""
        if self._lean is None:
            self._lean = self._read_lean()
            self.clue = self.clue or _clue_of(self._lean)
        return self._lean.way

    def _read_lean(self) -> Lean:
        if self.forced:
            return Lean(self.forced, "the words alone")
        found = self._of_verb()
        if self.lead == "before" and found.way <= 0 and self._is_over():
            return Lean(-1, "'s")
        if self.lead == "start" and not self.history and found.clue not in _RAN:
            return found if found.way > 0 else Lean(1, "starting")
        if self.lead in _AHEAD and not self.history and not self._ends_period() and not self._is_object():
            past = not self.comes_behind(_AHEAD_OF) and (
                found.after
                or (self.lead in _UNTIL and self._went_on(found))
                or (self.lead == "by" and _HAD.match(self.text, self.end) is not None)
                or found.clue.startswith("had ")
                or (self.lead == "before" and self.comes_behind(_MEASURED))
                or (self.lead in _NO_DEADLINE and found.words <= _CLOSE + 1 and not self._is_wanted())
            )
            return found if found.way > 0 or (found.way < 0 and past) else Lean(1, str(self.lead))
        if self.text.startswith(_OWNED, self.end):
            told = self.lead == "after" and self._is_scheduled(_ISSUED)  # "after Friday's report"
            return found if self.lead in _AT_EVENTS and not told else self._of_event(found)
        return self._of_day(self._of_present(found))

    def _of_verb(self) -> Lean:
        """Return what the verb says, of what is only thought of that it is to come."""
        found = lean(self.text, self.start, self.end)
        supposed = found.way < 0 and is_supposed(self.text, self.start, self.end)
        return Lean(1, found.clue) if supposed else found

    def _of_day(self, found: Lean) -> Lean:
        """Read a day against its verb, which some words around the two turn to the other side."""
        if was_for_dropped(self.text, self.start, self.end, self.lead, found):
            return _OPEN
        if found.way > 0 and self.lead in _ON and self._is_compared():
            return Lean(-1, "against")
        if found.way <= 0 and not self.history and not found.after and self._is_ahead(found):
            return Lean(1, found.clue or "set")
        opens = found is NONE and self.text.endswith("From ", 0, self.start)  # "From Sunday adults pay more"
        return Lean(1, "from") if opens else found

    def _is_ahead(self, found: Lean) -> bool:
        """Whether a day behind a verb of the past, or behind none, is still to come."""
        if is_chosen(self.text, self.start, self.end, found.clue.rpartition(" ")[2]):
            return True
        return found.way < 0 and (self._is_fixed(found) or (self.lead in _ON and self._is_to_be_done()))

    def _of_present(self, found: Lean) -> Lean:
        """Read a day that words in front say is to come, though a verb behind or far in front tells of the past."""
        if found.way > 0 or self.history or self.lead not in _BEFORE_DAY:
            return found
        clue = looks_ahead(self.text, self.start, found)
        return Lean(1, clue) if clue else found

    def _is_wanted(self) -> bool:
        """Whether the participle in front is what somebody wants: "wants every village supplied before December"."""
        return _WANTED.search(self.text, max(0, self.start - _REACH), self.start) is not None

    def _is_compared(self) -> bool:
        return _COMPARED.search(self.text, max(0, self.start - _BESIDE), self.start) is not None

    def _is_to_be_done(self) -> bool:
        """Whether the verb tells what must come first: "once owners have voted on May 3"; no perfect has a past day."""
        first = max(0, self.start - _REACH)
        has = self.text.find(" has ", first, self.start) >= 0 or self.text.find(" have ", first, self.start) >= 0
        return has and _ONCE_DONE.search(self.text, first, self.start) is not None

    def _is_fixed(self, found: Lean) -> bool:
        """Whether a day was fixed ahead: "has called a session for Friday", "announced a May release"."""
        verb = found.clue.rpartition(" ")[2]
        if self.lead == "own" and is_promised(self.text, self.start, verb):
            return True
        if verb not in _FIXING:
            return False
        named = self.text.endswith((" a", " an"), 0, self.start - 1) and found.words <= _NAMED_BEHIND
        return named or (self.lead == "for" and is_day(self.text, self.start))

    def _went_on(self, found: Lean) -> bool:
        """Whether what was to end then is over: "worked until Friday", "snow fell as late as April"."""
        return found.way < 0 and (found.clue in _GOING_ON or self.comes_behind(("as late as ",)))

    def _is_object(self) -> bool:
        """Whether "to" leads to an event and to no day: "reacting to Monday's vote"."""
        return self.lead == "to" and self.text.startswith(_OWNED, self.end)

    def _ends_period(self) -> bool:
        """Whether the day closes a length named before it ("sales fell in the three months to December 31")."""
        words = self.text[max(0, self.start - 30) : self.start].lower().split()[-2:]
        return len(words) > 1 and words[1] in _CLOSING and words[0] in _LENGTHS

    def _is_over(self) -> bool:
        """Whether the day names what is over ("before Friday's purchases"), not what was set ("... vote")."""
        return self.text.startswith(_OWNED, self.end) and not self._is_scheduled() and not self.comes_behind(_AHEAD_OF)

    def _is_scheduled(self, nouns: frozenset[str] = _SCHEDULED) -> bool:
        """Whether one of the words behind "Friday's" is of `nouns`, those of what is held on a day that was set."""
        words = self.text[self.end + 3 : self.end + 43].replace(",", " ,").split()[: _CLOSE + 1]
        return any(x.strip(".;:") in nouns for x in words)

    def _of_event(self, found: Lean) -> Lean:
        """Read "Tuesday's ruling" as told, "Tuesday's talks" as its verb says, "Tuesday's game was put off" as open."""
        if is_of_dropped(self.text, self.end, found):
            return _OPEN
        if found.after and (found.words <= _CLOSE + 1 or found.way < 0):
            return found
        if self._is_scheduled(_ISSUED):
            return found if found.way > 0 and not found.after else Lean(-1, "'s")
        if (found.way >= 0 or is_of_subject(self.text, self.end)) and self._is_scheduled():
            return found if found.way > 0 else Lean(1, "'s")
        return Lean(-1, "'s")

    @property
    def leads_to_point(self) -> bool:
        """Whether the preposition in front leads to a point of time ("at", "by", "until")."""
        return self.lead in _TO_POINT

    @property
    def is_close(self) -> bool:
        """Whether the verb that decided stands close in front ("collapsed in November", "killed six in March")."""
        reach = _NEAR_BY if self.lead in _ON else _CLOSE
        return self._lean is not None and 0 < self._lean.words <= reach and not self._lean.after

    @property
    def is_open(self) -> bool:
        """Whether the day may lie on either side: a game that was called off was due yesterday or tomorrow."""
        return self.lean == 0 and self._lean is _OPEN

    @property
    def is_weak(self) -> bool:
        """Whether the clue is one that does not hold against a near day behind."""
        return not self.forced and self._lean is not None and self._lean.clue in _WEAK_CLUES

    def toward(self, options: Sequence[date], unknown: int) -> date:
        """Return the one of some days in order that the direction points to; `unknown` where no verb tells."""
        way = self.lean or unknown
        ahead = options[min(bisect_left(options, self.anchor), len(options) - 1)]
        back = options[max(bisect_right(options, self.anchor) - 1, 0)]
        if way > 0:
            return back if self._is_behind(back, ahead) else ahead
        if way < 0 and not self._is_doubtful(back, ahead):
            return back
        return min(back, ahead, key=lambda x: abs(x - self.anchor))

    def _is_behind(self, back: date, ahead: date) -> bool:
        """Whether a weak clue gives way to a day just gone by, the next of which is most of a year off."""
        return self.is_weak and ahead - self.anchor > _MOST_OF_A_YEAR and self.anchor - back < _NEAR / 2

    def _is_doubtful(self, back: date, ahead: date) -> bool:
        """Whether to doubt the verb: a day without a year is seldom one of last year where the next is near."""
        is_far = self.anchor - back > _FAR and ahead - self.anchor < _NEAR
        return (
            is_far and not self.forced and not (self.is_close and self._lean is not None and is_told(self._lean.clue))
        )


def _clue_of(found: Lean) -> str:
    if found == NONE:
        return "no verb tells: the usual direction"
    return f"{_SIDES[found.way]}: {found.clue}"
