"""Words in front of a day that say it is still to come where no verb of the future does.

Invariant: pure; at most 100 code points in front of the day are read, and none behind it.
"""

from __future__ import annotations

import re

from tracker.grammar.pointers import CUES, NOUNS
from tracker.grammar.tense import NONE, Lean
from tracker.grammar.words import lemma, reporting, tags, takes_clause, timetable
from tracker.lexicon import load
from tracker.timex.vocabulary import context

_REACH = 100  # code points
# "Ahead of a meeting with bankers on Friday": nothing closes the phrase between the two.
_AHEAD_OF = re.compile(
    r"\b(?:[Aa]head of|[Pp]ending|[Ii]n the run-up to|(?:ready|readied|braced|bracing|preparing) for)"
    r" (?:[^\s.,;:]+ ){1,8}$"
)
_EVENT_WORDS = ("head of ", "ending ", "run-up to ", "ready for ", "readied for ", "braced for ", "ing for ")
# "The firm, which files its accounts on Thursday", "if it rains on Sunday", "we play them Sunday".
_PRESENT = re.compile(
    r"\b(?:(?:which|who|[Hh]e|[Ss]he|[Ii]t) (?P<third>[a-z]+[a-rt-z]s)|(?:[Ww]e|[Tt]hey|I|[Yy]ou) (?P<base>[a-z]{3,}))"
    r" (?:[^\s.,;:]+ ){0,6}$"
)
_SAYS = frozenset(f"{verb}s" for verb in load("reading/reporting")["says"])
_NO_VERBS = context("no_present")
# What a noun can be the subject of, right in front of its verb: "the rocket | reaches Mars in June".
_BOUNDARY = re.compile(r"[,;:]\s|[\"“”()—\n]|''|``|[.!?]\s(?=\s*[A-Z])|\.$")  # "at about 6:30 a.m. on Friday" goes on
_PLURALS = context("plurals")
_SCREEN = load("reading/screen")
_STATES = context("no_event") | (
    (frozenset(_SCREEN["stative"]) | reporting("says", "thinks")) - frozenset(_SCREEN["timetable"])
)
_TIMETABLE = frozenset(_SCREEN["timetable"])
_FEW_WORDS = 9
_HEADLINE = re.compile(r"[^\n.!?:]*\n")
_OF_ADJECTIVES = ("ous", "al", "ive", "ible", "able", "ful", "less", "ic", "ish", "ly")
# "The figures are out Friday", "the lease is up in May", "the report is released Tuesday".
_IS_OUT = re.compile(
    r"\b(?:is|are) (?:also )?(?:out|up|over|back|open|closed|shut|(?P<done>held|sold|shown|sworn|[a-z]+ed)(?: in)?)"
    r" (?:on |in |early |late |from )?$"
)
_DAY_NEXT = frozenset(("on", "in", "at", "early", "late"))


def looks_ahead(text: str, start: int, found: Lean) -> str:
    """Return the words in front of a day that make it one to come, "" for none, given the verb that was `found`.

    >>> looks_ahead("He spoke ahead of talks on Friday.", 27, Lean(-1, "spoke", 5))
    'ahead of'
    >>> looks_ahead("If it rains on Sunday, the parade is off.", 15, Lean(0, ""))
    'rains'
    >>> looks_ahead("The probe reaches Mars on Sunday.", 26, Lean(0, ""))
    'reaches'
    """
    first = max(0, start - _REACH)
    for word in _EVENT_WORDS:
        if text.find(word, first, start) >= 0 and _AHEAD_OF.search(text, first, start):
            return "ahead of"
    if found.way == 0 or found.after:
        found = NONE
        out = _IS_OUT.search(text, first, start)
        if out and (out["done"] is None or lemma(out["done"]) in _TIMETABLE):
            return "is"
        if verb := _present(text, first, start) or _of_noun(text, first, start, _FEW_WORDS):
            return verb
    if verb := _behind_aside(text, first, start, found):
        return verb
    if found.words <= 2 or not takes_clause(found.clue):  # noqa: PLR2004 - a subject and a verb stand between
        return ""
    verb = _of_noun(text, first, start, found.words - 1)
    return "" if verb in NOUNS or tags().get(verb, "")[:1] == "N" else verb  # "announced price cuts Monday"


def _present(text: str, first: int, start: int) -> str:
    """Return the verb in the present whose subject is a pronoun; a verb of the past has no -s and few a bare stem."""
    found = _PRESENT.search(text, first, start)
    verb = (found["third"] or found["base"]) if found else ""
    is_none = verb in _SAYS or verb in _NO_VERBS or CUES.get(verb, 0) < 0 or verb.endswith(("ed", "ly"))
    return "" if is_none else verb


def _of_noun(text: str, first: int, start: int, reach: int) -> str:
    """Return the verb in the present whose subject is a noun: "schools follow Thursday", "Rome hosts them in May".

    It stands among the last `reach` words, in no headline, which tells of the past in the present.
    """
    if reach < 2 or text.startswith("later", start):  # noqa: PLR2004 - a subject and a verb; "the rest comes later" sets no day
        return ""
    words = _BOUNDARY.split(text[first:start])[-1].split()[-reach:]
    at = (i for i in range(len(words) - 1, 0, -1) if words[i].islower() and words[i].isalpha() and _is_verb(words, i))
    verb = next((words[i] for i in at), "")
    return "" if verb and _HEADLINE.match(text, start) else verb


def _is_verb(words: list[str], i: int) -> bool:
    """Whether a word is a verb of an event in the present, by its form and the subject in front of it."""
    word, subject = words[i], words[i - 1]
    kinds = tags().get(word, "")
    third = "Z" in kinds
    if not third and "V" not in kinds:
        return False
    behind = words[i + 1] if i + 1 < len(words) else ""
    is_state = lemma(word) in _STATES and behind != "down"  # "sit down for talks"
    is_shown = words[0] in _ONE and lemma(word) not in _ARRANGED  # "A man rides his bicycle": below a picture
    if is_state or is_shown or (kinds[0] == "N" and word not in timetable()):
        return False
    if not (_can_be_subject(subject) and (third or _is_plural(subject))):
        return False
    return word not in _TIED or not behind or behind in _DAY_NEXT or behind in _TURNS


def _behind_aside(text: str, first: int, start: int, found: Lean) -> str:
    """Return the verb behind an aside: "The heir, who was born in 2004, reaches Rome on Friday"."""
    if text.count(", ", first, start) < 2:  # noqa: PLR2004 - those around it
        return ""
    parts = text[first:start].split(", ")
    words = parts[-1].split()
    if not words or len(words) > min(_FEW_WORDS, found.words or _FEW_WORDS):
        return ""
    is_verb = tags().get(words[0], "")[:1] == "Z" and lemma(words[0]) in _ARRANGED and words[0] not in _TIED
    return words[0] if is_verb and not _BOUNDARY.search(parts[-1]) and not _HEADLINE.match(text, start) else ""


_ARRANGED = frozenset(_SCREEN["timetable"])
_ONE = frozenset(("A", "An"))
_TURNS = frozenset(("into", "out", "up", "down"))  # "comes into force Saturday"
_TIED = frozenset(("follows", "follow", "comes", "come"))  # "the sale follows a dispute", "schools follow Thursday"


def _can_be_subject(word: str) -> bool:
    """Whether a word can end a subject: a noun or a name."""
    plain = word.strip("'’")
    if not plain[:1].isalpha():
        return False
    kinds = tags().get(plain.lower(), "")
    return plain[0].isupper() or kinds[:1] == "N" or "G" in kinds or (not kinds and not plain.endswith(_OF_ADJECTIVES))


def _is_plural(word: str) -> bool:
    """Whether a subject takes a verb without -s."""
    return word in _PLURALS or (word.endswith(("s", "men")) and not word.endswith(("ss", "us", "is")))
