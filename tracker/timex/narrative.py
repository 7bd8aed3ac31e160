"""How a history goes on from date to date: which mentions it goes on from, and which year a bare date is of.

Invariant: pure; only the stretch of text in front of a date is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tracker.timex.calendar import Number
from tracker.timex.meanings import Span
from tracker.timex.vocabulary import NUMERIC, WORDS

_REACH = 60  # code points in front of a date
# "who had spent the spring": told from further back.
_PLUPERFECT = re.compile(
    r"\bhad (?:\w+ly |last |first |already |once |long |also )?(?:been )?"
    r"(?:\w+(?:ed|en|nt|un|ld|lt|ft|ne|ut|ht|id|de|ck|wn|rn)|lost|met|set|won|come|become|hit|led)\b[^.;:,()]*$"
)
# "lasted until the fall of the city in February 1945": told from further on.
_OUTLOOK = re.compile(r"\b(?:until|till) (?:the|his|her|its|their) [^.;:,()]*$")
_WOULD = re.compile(r"\bwould\b[^.;:()]*$")
# "This followed the election in December 2005", "up from a low of 200 in May": told of what had been before.
_BACKGROUND = re.compile(
    r"\b(?:followed|following|after|succeeded|replaced) (?:the|an?|his|her|its|their) [^.;:,()]*$"
    r"|\b(?:opposed to|compared (?:to|with)|than|from an? (?:high|low|peak) of|surpassing) [^.;:()]*$"
)
_BY = re.compile(r"\bBy (?:[\w-]+ ){0,4}$")  # at the head of its sentence it moves the story on: "By 1941 the war"
_DEADLINES = frozenset(("by", "until", "after", "before"))
# "had been repulsed by January" tells of January, "had landed in May" of a May gone by.
_IN = frozenset((None, "", "in", "own", "for", "of", "over"))
_MOST_OF_A_YEAR = timedelta(days=300)
_LONG = timedelta(days=400)
_LATE = frozenset(("late", "end"))
_FINE = ("D", "W", "WE", "M", "SE", "Q")
# What going back costs, and what leaving the year: a story seldom turns back over the turn of a year.
_BACK, _NEXT_YEAR, _LAST_YEAR = 1.5, 180, 250


def is_told_from_before(text: str, start: int, lead: str | None) -> bool:
    """Whether the clause in front of a date tells of what came before ("had invaded Burma in late 1943").

    >>> is_told_from_before("The army that had landed in May", 28, "in")
    True
    """
    return lead in _IN and _PLUPERFECT.search(text, max(0, start - _REACH), start) is not None


# "Three years later, on 10 August": the day is of the year that the length leads to.
_LATER = re.compile(r"\b(\w+) years? later, (?:on|in|by|at) (?:the )?$")


def years_later(text: str, start: int) -> int:
    """Return how many years on from what was mentioned the words right in front of a date lead, 0 for none.

    >>> years_later("Two years later, in May", 20)
    2
    """
    found = _LATER.search(text, max(0, start - _REACH), start)
    word = WORDS.get(found[1].lower()) if found else None
    if found is None or found[1].isdigit():
        return int(found[1]) if found else 0
    return {"a": 1}.get(found[1].lower(), word.value if word and word.kind in NUMERIC else 0)


def is_in_brackets(text: str, start: int) -> bool:
    """Whether a bracket is open in front of a date.

    >>> is_in_brackets("at 4 a.m. (2000 GMT Thursday)", 20)
    True
    """
    at = text.rfind("(", max(0, start - _REACH), start)
    return at >= 0 and text.find(")", at, start) < 0


_FROM_HEAD = re.compile(r"(?:^|[.!?][\"”]? |\n)[A-Z][a-z]+ (?:[a-z]+ )?$")


def opens_sentence(text: str, start: int, lead: str | None) -> bool:
    """Whether a preposition of time leads a sentence to a date: "By Christmas the coast was taken".

    >>> opens_sentence("By Christmas it fell.", 3, "by"), opens_sentence("fell by Christmas", 8, "by")
    (True, False)
    """
    return bool(lead) and _FROM_HEAD.search(text, max(0, start - _REACH), start) is not None


def is_aside(text: str, start: int, lead: str | None, span: Span, mention: Span) -> bool:
    """Whether a history does not go on from a date: one in brackets, a comparison, a flashback, an outlook.

    A year that only repeats the year of the day mentioned last says nothing new either.
    """
    if span.grain == "Y" and mention.grain in _FINE and mention.first.year == span.first.year:
        return True
    if lead == "before" and span.grain == "SE" and mention.grain == "D":
        return True  # "to end it before winter"
    is_far = lead in _DEADLINES and span.first - mention.first > _LONG
    if lead == "since" or (is_far and not _BY.search(text, max(0, start - _REACH), start)):
        return True
    if span.grain != "Y" and is_in_brackets(text, start):
        return True
    if span.first > mention.first and _is_outlook(text, start, span, mention):
        return True
    is_named = lead == "of" and span.grain == "Y" and _names_event(text, start)
    is_back = is_named or is_told_from_before(text, start, lead) or _is_background(text, start)
    return is_back and span.last < mention.first


def _names_event(text: str, start: int) -> bool:
    """Whether "of" and a year name an event: "denounced the treaty of 1932", not "the second half of 1784"."""
    words = text[max(0, start - _REACH) : start].split()
    return len(words) > 1 and words[-2].lower() not in WORDS


def _is_background(text: str, start: int) -> bool:
    return _BACKGROUND.search(text, max(0, start - _REACH), start) is not None


def _is_outlook(text: str, start: int, span: Span, mention: Span) -> bool:
    """Whether the words in front look far ahead of the story ("who would be elected in 1961")."""
    base = max(0, start - _REACH)
    is_far = span.first - mention.first > _LONG
    return _OUTLOOK.search(text, base, start) is not None or (is_far and _WOULD.search(text, base, start) is not None)


def in_order(options: Sequence[date], mention: Span, *, before: bool) -> date:
    """Return the day, of those that a bare date can be, that follows best on the date mentioned last.

    `before` says that the clause tells of what came before it.
    """
    if mention.grain == "Y":
        late = mention.part in _LATE and not before  # behind "late 1938" July is that of 1939
        rest = [x for x in options if x >= mention.first] if late else options
        return min(rest or options, key=lambda x: (x.year != mention.first.year, x))
    month = (mention.first.year, mention.first.month)
    if mention.grain == "M" and (inside := [x for x in options if (x.year, x.month) == month]):
        return inside[0]
    earlier = [x for x in options if x <= mention.first]
    if before and earlier and mention.first - earlier[-1] < _MOST_OF_A_YEAR:
        return earlier[-1]
    return min(options, key=lambda x: _from_mention(x, mention.first))


def _from_mention(option: date, mention: date) -> Number:
    """Return how far off an option is: a history goes on rather than back, and keeps to its year."""
    gap = (option - mention).days
    if gap >= 0:
        return gap + _NEXT_YEAR * (option.year > mention.year)
    return _BACK * -gap + _LAST_YEAR * (option.year < mention.year)
