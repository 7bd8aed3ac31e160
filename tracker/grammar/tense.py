"""Reading direction: whether the verb that governs a place in a sentence looks back or ahead.

Invariant: only a bounded stretch around the place is read, so that a text's time expressions cost linear time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tracker.lexicon import load


class Lean(NamedTuple):
    """-1 for back, 1 for ahead, 0 where no verb tells; the word that decided and how many words off it is.

    `after` says that it stands behind the place: no verb of the sentence stands before it.
    """

    way: int
    clue: str
    words: int = 0
    after: bool = False


def _words(table: str) -> frozenset[str]:
    return frozenset(load("tense")[table]["words"])


_CUES: dict[str, int] = {**dict.fromkeys(_words("back"), -1), **dict.fromkeys(_words("ahead"), 1)}
_HELPERS, _NO_VERBS, _TITLES = _words("helpers"), _words("not_verbs"), _words("abbreviations")
_WITH_TO, _DESCRIBERS = _words("nouns_without_to"), _words("describers")
# What is still to come where an infinitive follows ("agreed to meet"), and what is over ("failed to meet").
_PROSPECTS, _DONE = _words("prospects"), _words("done")
_CLAUSES, _NOT_NOUNS, _NOUNS = _words("clauses"), _words("not_nouns"), _words("nouns_too")
_GOVERNORS = _PROSPECTS | {"told", "warned", "advised"}
_MODALS = frozenset(("would", "may", "might", "could", "should", "must", "couldn't"))
_PLANNED, _AS_BEFORE = (
    frozenset(("planned", "scheduled", "expected")),
    frozenset(("previously", "originally", "hastily", "as")),
)
_BE, _ON_DAY = ("is", "are"), ("on", "for", "by", "in", "until")
_RELATIVES = ("which", "who", "whose", "where")
_FOR = ("for", "to")
_VERBAL = ("ed", "ng", "to")  # last letters of "agreed", "meeting", "to": of the words that tell beside the cues
_REACH = 220  # code points
_COUNT = 26  # words
_REMEMBERED = 8192  # words: most of a text are those of any other
_OPENING = '"“`'
_STRIP = "\"'`“”‘’()[],;:"
_CLOSERS = "\"'”’)"
_ENDS = frozenset(_CLOSERS + ".!?")
NONE = Lean(0, "")


def lean(text: str, start: int, end: int) -> Lean:
    """Return which way the sentence around `text[start:end]` looks: its last verb before, else its first after.

    >>> text = "The ministers will sign on Friday."
    >>> lean(text, 24, 33)
    Lean(way=1, clue='will', words=2, after=False)
    >>> lean("He resigned on Friday.", 15, 21)
    Lean(way=-1, clue='resigned', words=2, after=False)
    """
    found = _back(text[max(0, start - _REACH) : start].rsplit(None, _COUNT)[-_COUNT:])
    return found if found.way else _on(text[end : end + _REACH].split(None, _COUNT)[:_COUNT])


def is_told(clue: str) -> bool:
    """Whether the verb of a clue is in the past for certain: "collapsed", not "had been due to expire"."""
    verb = clue.rsplit(maxsplit=1)[-1] if clue else ""
    return verb.endswith("ed") or (_CUES.get(verb, 0) < 0 and verb not in _NO_TELLERS)


_NO_TELLERS = frozenset(("has", "have", "had", "been", "since", "ago"))


def _back(words: list[str]) -> Lean:
    """Look from the end of `words` to the start of their sentence for the nearest verb that tells.

    One that may be no finite verb after all ("to mark their entry", "preferred shares", "reports") gives way to
    a finite verb of its own clause.
    """
    if words and words[-1 - (words[-1] in _ON_DAY and len(words) > 1)] in _BE:
        return Lean(1, "is", 1)  # "the deadline is Friday"
    later, kept = "", NONE
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        plain, tells, closes = seen = _seen(word)
        if seen is _NOTHING and kept is NONE:
            later = word
            continue
        if closes or (kept.way and _parts_clauses(word, kept)):
            break
        way = _way(words, i, plain, later) if tells else 0
        if way:
            found = Lean(way, _clue(words, i, plain, way), len(words) - i)
            if kept.way:
                return _of_two(kept, found)
            if not _is_unsure(words, i, plain, way, later):
                return found
            kept = found
        if word[0] in _OPENING and not any(_ends_quotation(x) for x in words[i:]):
            break  # a quotation has verbs of its own
        later = word
    return kept


def _is_unsure(words: list[str], i: int, word: str, way: int, later: str) -> bool:
    """Whether a verb may be a purpose ("came to protest"), an adjective ("preferred shares") or a noun ("reports")."""
    if word == "to":
        return not i or _plain(words[i - 1]) not in _GOVERNORS
    noun = word in _NOUNS and words[max(0, i - 1)] not in _PASSIVE  # no noun: "is forecast", "were put"
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
        return found if found.way < 0 and word not in _PROSPECTS and kept.words > 1 else kept
    return found if found.way != kept.way else kept


def _clue(words: list[str], i: int, word: str, way: int) -> str:
    """Return the word that decided, with the helper that makes it stronger: "had filed", "is to", "will meet"."""
    if way < 0:
        return f"had {word}" if "had" in words[max(0, i - 3) : i] else word
    before = _plain(words[i - 1]) if i else ""
    helped = before in _CUES or (word == "to" and before in _BE)
    return f"{before} {word}" if helped and before != "have" else word


def _on(words: list[str]) -> Lean:
    """Look on to the end of the sentence for its first verb that tells, past that of a relative clause."""
    aside = False
    for i, word in enumerate(words):
        plain, tells, closes = _seen(word)
        aside = aside or (word in _RELATIVES and i > 0 and words[i - 1][-1] == ",")
        way = _way(words, i, plain, words[i + 1] if i + 1 < len(words) else "") if tells else 0
        if way and not aside:
            return Lean(way, plain, i + 1, after=True)
        if closes:
            break
        aside = aside and not (way or word[-1] == ",")
    return NONE


_NOTHING = ("", False, False)


@lru_cache(_REMEMBERED)
def _seen(word: str) -> tuple[str, bool, bool]:
    """Return the plain form of a word, whether it may be a verb that tells, and whether a sentence ends behind it.

    Of a word that says nothing of the kind and opens no quotation, `_NOTHING`.
    """
    closes = word[-1] in _ENDS and _closes(word)
    plain = _plain(word).rstrip(".!?") if closes else _plain(word)
    tells = plain in _CUES or plain[-2:] in _VERBAL
    return (plain, tells, closes) if tells or closes or word[0] in _OPENING else _NOTHING


def _plain(word: str) -> str:
    return word.strip(_STRIP).lower()


def _closes(word: str) -> bool:
    """Whether a sentence ends behind a word: no dot of an abbreviation or an initial."""
    tail = word.rstrip(_CLOSERS)
    if tail[-1:] not in (".", "!", "?"):
        return False
    initial = len(tail) == 2 and tail[0].isupper()  # noqa: PLR2004 - a letter and its dot
    return not initial and "." not in tail[:-1] and _plain(tail) not in _TITLES


def _way(words: list[str], i: int, word: str, later: str) -> int:
    """Which way one word points, given its plain form, those before it and the one behind."""
    way = _CUES.get(word, 0) if words[i] != "May" else 0
    if way > 0:
        return _ahead(words, i, word, later)
    if way < 0:
        return _of_group(words, i)
    if word == "to":
        return _infinitive(words, i, later)
    ending = word[-2:]
    if ending == "ed":
        return _of_group(words, i) if _is_past(words, i, word) else 0
    return int(ending == "ng" and len(word) > 4 and word.endswith("ing") and i > 0 and words[i - 1] in _BE)  # noqa: PLR2004 - "king"


def _ahead(words: list[str], i: int, word: str, later: str) -> int:
    """Read a word that looks ahead as a verb: not "the plan", "due to losses", "set aside"."""
    if i and words[i - 1] == "to":
        return _infinitive(words, i - 1, word)
    if _is_over(words, i, word) or (word in _MODALS and _is_told(words, i, later)):
        return -1
    if i and word == "forecast" and words[i - 1] in _PASSIVE:
        return 1
    if (
        (i and _is_other(words[i - 1], word))
        or (word in _WITH_TO and later != "to")
        or (word == "due" and later == "to")
    ):
        return 0
    return int(word != "set" or later in _FOR or words[-1] in _FOR)


def _is_other(before: str, word: str) -> bool:
    """Whether a word is a noun ("a vote") or compares with a plan ("as planned")."""
    return (word in _NOUNS and before.lower() in _ARTICLES) or (word in _PLANNED and _plain(before) in _AS_BEFORE)


def _is_over(words: list[str], i: int, word: str) -> bool:
    """Whether a plan is told as one that was changed ("originally due Friday"), not compared ("as originally due")."""
    return word in _SET and words[i - 1 : i] in _ONCE and words[i - 2 : i - 1] not in (["as"], ["than"])


_ONCE, _SET = (["originally"], ["initially"]), frozenset(("due", "set", "slated", *_PLANNED))
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "its", "their", "this", "that", "another"))
_PASSIVE = frozenset(("is", "are", "was", "were", "been", "be"))


def _is_told(words: list[str], i: int, later: str) -> bool:
    """Whether a modal tells of the past: "could not be reached", "could have emerged"."""
    if words[i] == "could" and (later == "not" or "neither" in [w.lower() for w in words[max(0, i - 9) : i]]):
        return True
    if later != "have" or words[i] in ("will", "shall", "can") or i + 2 >= len(words):
        return False
    done = _plain(words[i + 2]).rstrip(".")
    return done == "been" or done.endswith(("ed", "en")) or _CUES.get(done, 0) < 0


def _is_past(words: list[str], i: int, word: str) -> bool:
    """Whether a word in -ed is a verb: no name, no adjective ("a still unspecified date")."""
    if len(word) < 4 or word in _NO_VERBS:  # noqa: PLR2004 - "red"
        return False
    return i == 0 or (words[i][0].islower() and words[i - 1] not in _DESCRIBERS and not _is_compared(words, i))


def _is_compared(words: list[str], i: int) -> bool:
    """Whether a participle only compares ("later than previously announced", "as originally planned")."""
    return i > 1 and words[i - 1] in _AS_BEFORE and words[i - 2] in ("than", "as")


def _infinitive(words: list[str], i: int, later: str) -> int:
    """Read "to meet" as ahead, "had been due to meet" as back, "to the" as nothing."""
    if not later or not later[0].islower() or later.endswith(("ing", "ly")) or later in _NO_VERBS:
        return 0
    before = [w.lower() for w in words[max(0, i - 5) : i]]
    if before and (before[-1] in ("according", "used") or _is_first_to(before) or _is_hard_to(before)):
        return 0
    return -1 if "had" in before or (before and _plain(before[-1]) in _DONE) else 1


def _is_first_to(before: list[str]) -> bool:
    """Whether an infinitive only says which one is meant ("the first three countries to accede")."""
    if before[-1] in _PROSPECTS or before[-1][-1] in ",;":
        return False
    at = max((i for i, x in enumerate(before) if x in _SINGLED_OUT), default=-1)
    return at >= 0 and not any(x in _CUES or x in _BE for x in before[at + 1 :])


def _is_hard_to(before: list[str]) -> bool:
    """Whether an infinitive only says what was hard or easy ("made it difficult for growers to harvest")."""
    return before[-1] in _HARD or (len(before) > 2 and before[-2] == "for" and before[-3] in _HARD)  # noqa: PLR2004 - "hard for"


_HARD = frozenset(("difficult", "hard", "harder", "tough", "tougher", "impossible", "easy", "easier", "possible"))
_SINGLED_OUT = frozenset(("first", "second", "third", "last", "latest", "only", "youngest", "oldest"))


def _of_group(words: list[str], i: int) -> int:
    """Read a participle with its helpers: "will be released" looks ahead, "are held" nowhere."""
    for j in range(i - 1, max(-1, i - 4), -1):
        helper = _plain(words[j])
        if helper in _HELPERS:
            ahead = _CUES.get(helper, 0)
            if ahead > 0 or helper == "to":
                return -1 if helper in _MODALS and _is_told(words, j, words[j + 1]) else 1
            if ahead < 0:
                return -1
            if helper in _BE:
                return 0
        elif not helper.endswith("ly"):
            break
    return -1
