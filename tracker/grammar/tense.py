"""Reading direction: whether the verb that governs a place in a sentence looks back or ahead.

Invariant: only a bounded stretch around the place is read, so that a text's time expressions cost linear time.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from tracker.grammar.day_subjects import is_subject
from tracker.grammar.pointers import (
    BE,
    CUES,
    NOUNS,
    OPENING,
    PASSIVE,
    PROSPECTS,
    VERBAL,
    looked_at,
    plain_form,
    way_of,
)
from tracker.lexicon import load


class Lean(NamedTuple):
    """-1 for back, 1 for ahead, 0 where no verb tells; the word that decided and how many words off it is.

    `after` says that it stands behind the place: no verb of the sentence stands before it.
    """

    way: int
    clue: str
    words: int = 0
    after: bool = False


_CLAUSES, _NOT_NOUNS = (frozenset(load("tense")[table]["words"]) for table in ("clauses", "not_nouns"))
_GOVERNORS = PROSPECTS | {"told", "warned", "advised"}
_ON_DAY = ("on", "for", "by", "in", "until")
_RELATIVES = ("which", "who", "whose", "where")
_NO_TELLERS = frozenset(("has", "have", "had", "been", "since", "ago"))
_REACH = 220  # code points
_COUNT = 26  # words
NONE = Lean(0, "")
_new = partial(tuple.__new__, Lean)  # every verb that is met is made one: without Python's own call


def lean(text: str, start: int, end: int) -> Lean:
    """Return which way the sentence around `text[start:end]` looks: its last verb before, else its first after.

    >>> text = "The ministers will sign on Friday."
    >>> lean(text, 24, 33)
    Lean(way=1, clue='will', words=2, after=False)
    >>> lean("He resigned on Friday.", 15, 21)
    Lean(way=-1, clue='resigned', words=2, after=False)
    """
    if is_subject(text, start, end):  # "years after the war began, June will bring", "said Friday would be too late"
        return Lean(1, text[end + 1 :].split(None, 1)[0], 1, after=True)
    found = _back(text[max(0, start - _REACH) : start].rsplit(None, _COUNT)[-_COUNT:])
    return found if found.way else _on(text[end : end + _REACH].split(None, _COUNT)[:_COUNT])


def is_told(clue: str) -> bool:
    """Whether the verb of a clue is in the past for certain: "collapsed", not "had been due to expire"."""
    verb = clue.rsplit(maxsplit=1)[-1] if clue else ""
    return verb.endswith("ed") or (CUES.get(verb, 0) < 0 and verb not in _NO_TELLERS)


def _back(words: list[str]) -> Lean:
    """Look from the end of `words` to the start of their sentence for the nearest verb that tells.

    One that may be no finite verb after all ("to mark their entry", "preferred shares", "reports") gives way to
    a finite verb of its own clause.
    """
    if words and words[-1 - (words[-1] in _ON_DAY and len(words) > 1)] in BE:
        return Lean(1, "is", 1)  # "the deadline is Friday"
    later, kept, i = "", NONE, len(words)
    for word in reversed(words):
        i -= 1
        plain, closes = word.lower(), False
        if plain.isalpha():
            tells = plain in CUES or plain[-2:] in VERBAL
            if not tells and kept is NONE:
                later = word  # most words say nothing at all
                continue
        else:
            plain, tells, closes = looked_at(word)
        if closes or (kept.way and _parts_clauses(word, kept)):
            break
        way = way_of(words, i, plain, later) if tells else 0
        if way:
            found = _new((way, _clue(words, i, plain, way), len(words) - i, False))
            if kept.way:
                return _of_two(kept, found)
            if not _is_unsure(words, i, plain, way, later):
                return found
            kept = found
        elif (tells and _follows_aside(words, i)) or (word[0] in OPENING and _is_quoted(words, i)):
            break
        later = word
    return kept


def _follows_aside(words: list[str], i: int) -> bool:
    """Whether an aside stands in front of "is released": "the report, put off since May, is released"."""
    return i > 1 and words[i - 1] in BE and words[i - 2][-1] == ","


def _is_quoted(words: list[str], i: int) -> bool:
    """Whether a quotation that goes on begins with a word: it has verbs of its own."""
    return not any(_ends_quotation(x) for x in words[i:])


def _is_unsure(words: list[str], i: int, word: str, way: int, later: str) -> bool:
    """Whether a verb may be a purpose ("came to protest"), an adjective ("preferred shares") or a noun ("reports")."""
    if word == "to":
        return not i or plain_form(words[i - 1]) not in _GOVERNORS
    noun = word in NOUNS and words[max(0, i - 1)] not in PASSIVE  # no noun: "is forecast", "were put"
    return (way < 0 and word.endswith("ed") and _is_noun(later)) or noun


def _ends_quotation(word: str) -> bool:
    return len(word) > 1 and word.rstrip(".,;:!?)").endswith(('"', "”", "''"))


def _is_noun(word: str) -> bool:
    """Whether a word can be a noun that one in -ed describes: no article, preposition, adverb, name or figure."""
    return word.isalpha() and word.islower() and not word.endswith(("ly", "ing")) and word not in _NOT_NOUNS


def _parts_clauses(word: str, kept: Lean) -> bool:
    """Whether a word parts clauses; a purpose reaches back over a comma."""
    if word.lower() in _CLAUSES or word[-1] == ";":
        return True
    return word[-1] == "," and not kept.clue.endswith("to")


def _of_two(kept: Lean, found: Lean) -> Lean:
    """Choose between a verb that may be none and a finite one of its clause in front of it."""
    if kept.clue.endswith("to"):
        word = found.clue.split()[-1]
        return found if found.way < 0 and word not in PROSPECTS and kept.words > 1 else kept
    return found if found.way != kept.way else kept


def _clue(words: list[str], i: int, word: str, way: int) -> str:
    """Return the word that decided, with the helper that makes it stronger: "had filed", "is to", "will meet"."""
    if way < 0:
        return f"had {word}" if "had" in words[max(0, i - 3) : i] else word
    before = plain_form(words[i - 1]) if i else ""
    helped = before in CUES or (word == "to" and before in BE)
    return f"{before} {word}" if helped and before != "have" else word


def _on(words: list[str]) -> Lean:
    """Look on to the end of the sentence for its first verb that tells, past that of a relative clause."""
    aside = False
    for i, word in enumerate(words):
        plain, tells, closes = looked_at(word)
        aside = aside or (word in _RELATIVES and i > 0 and words[i - 1][-1] == ",")
        way = way_of(words, i, plain, words[i + 1] if i + 1 < len(words) else "") if tells else 0
        if way and not aside:
            return Lean(way, plain, i + 1, after=True)
        if closes:
            break
        aside = aside and not (way or word[-1] == ",")
    return NONE
