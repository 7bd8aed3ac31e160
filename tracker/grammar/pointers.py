"""Which way one word of a sentence points by itself and its neighbours: "will" ahead, "met" back, "the plan" nowhere.

Invariant: pure; at most nine words in front of a word and three behind it are read.
"""

from __future__ import annotations

import re

from tracker.lexicon import load


def _words(table: str) -> frozenset[str]:
    return frozenset(load("tense")[table]["words"])


CUES: dict[str, int] = {**dict.fromkeys(_words("back"), -1), **dict.fromkeys(_words("ahead"), 1)}
_HELPERS, _NO_VERBS, _TITLES = _words("helpers"), _words("not_verbs"), _words("abbreviations")
_WITH_TO, _DESCRIBERS = _words("nouns_without_to"), _words("describers")
# What is still to come where an infinitive follows ("agreed to meet"), and what is over ("failed to meet").
PROSPECTS, _DONE = _words("prospects"), _words("done")
_TO_HAVE_DONE = PROSPECTS - _words("having_done")
NOUNS = _words("nouns_too")
_NAMES = _words("names")
_TOLD_MODALS = _words("told_modals")
_SET, _PLANNED, _AS_BEFORE, _AT_FIRST = _words("set_for"), _words("planned"), _words("as_before"), _words("at_first")
_A_ONE = _words("a_one")  # "plans a strike"; who "forecast an eruption" may have told
_BEFORE_NOUN, _A_NOUN = _words("before_nouns"), _words("a_noun")  # "Sunday's vote brought"
_HARD, _SINGLED_OUT = _words("how_hard"), _words("singled_out")
BE = ("is", "are")
PASSIVE = frozenset(("is", "are", "was", "were", "been", "be"))
_OPEN_STAYS, _STAYS = PASSIVE | _words("open_stays"), _words("stays")
_FOR = ("for", "to")
_SET_UP = _words("set_up")
_NO_SUBJECTS = _HELPERS | PASSIVE | _words("no_subjects")
HOUR = rf"(?:\d{{1,2}}(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|[ap]\.?m\.?|{'|'.join(sorted(_words('of_hours')))})"
"""A word of the hour in front of a day: each of "about 5 p.m. on" Friday."""
_HOUR = re.compile(HOUR)
VERBAL = ("ed", "ng", "to")  # last letters of "agreed", "meeting", "to": of the words that tell beside the cues
_REACH = 7  # words in front of an infinitive: "the first three former republics to accede"
OPENING = '"“`'
_STRIP = "\"'`“”‘’()[],;:"
_CLOSERS = "\"'”’)"
_ENDS = frozenset(_CLOSERS + ".!?")


def looked_at(word: str) -> tuple[str, bool, bool]:
    """Return the plain form of a word, whether it may be a verb that tells, and whether a sentence ends behind it."""
    closes = word[-1] in _ENDS and _closes(word)
    plain = plain_form(word).rstrip(".!?") if closes else plain_form(word)
    return plain, plain in CUES or plain[-2:] in VERBAL, closes


def plain_form(word: str) -> str:
    """Return a word in lower case without the quotation marks, brackets and commas around it."""
    return word.strip(_STRIP).lower()


def _closes(word: str) -> bool:
    """Whether a sentence ends behind a word: no dot of an abbreviation or an initial."""
    tail = word.rstrip(_CLOSERS)
    if tail[-1:] not in (".", "!", "?"):
        return False
    initial = len(tail) == 2 and tail[0].isupper()  # noqa: PLR2004 - a letter and its dot
    return not initial and "." not in tail[:-1] and plain_form(tail) not in _TITLES


def way_of(words: list[str], i: int, word: str, later: str) -> int:
    """Which way one word points, given its plain form, those before it and the one behind."""
    way = CUES.get(word, 0) if words[i] not in _NAMES else 0
    if way > 0:
        return _ahead(words, i, word, later)
    if way < 0:
        noun = i and word in NOUNS and words[i - 1].lower() in _A_NOUN  # "see a cut by May"
        return 0 if noun else _of_group(words, i)
    if word == "to":
        return _infinitive(words, i, later)
    ending = word[-2:]
    if ending == "ed":
        return _of_group(words, i) if _is_past(words, i, word) else 0
    return int(ending == "ng" and len(word) > 4 and word.endswith("ing") and i > 0 and words[i - 1] in BE)  # noqa: PLR2004 - "king"


def _ahead(words: list[str], i: int, word: str, later: str) -> int:
    """Read a word that looks ahead as a verb: not "the plan", "due to losses", "set aside"."""
    if i and words[i - 1] == "to":
        return _infinitive(words, i - 1, word)
    if _is_over(words, i, word) or (word in _TOLD_MODALS and _is_told(words, i, later)):
        return -1
    if i and word == "forecast" and words[i - 1] in PASSIVE:
        return 1
    if (
        (i and _is_other(words[i - 1], word))
        or (word in _WITH_TO and later != "to" and (word == "forecast" or later not in _A_ONE))
        or (word == "due" and later == "to")
    ):
        return 0
    if word == "set" and later in _SET_UP and i and _may_be_one(words[i - 1]):
        return -1
    return int(word != "set" or later in _FOR or _is_led_by_for(words))


def _may_be_one(word: str) -> bool:
    """Whether a word can end a subject that takes -s in the present, so that "set" behind it is the past."""
    return word.isalpha() and word[-1] != "s" and word.lower() not in _NO_SUBJECTS


def _is_led_by_for(words: list[str]) -> bool:
    """Whether "for" leads to the time behind the words, or to the hour in front of it: "for 11 a.m. | Friday"."""
    last = next((w for w in words[:-5:-1] if not _HOUR.fullmatch(w)), "")
    return last in _FOR


def _is_other(before: str, word: str) -> bool:
    """Whether a word is a noun ("a vote"), a state ("was open") or compares with a plan ("as planned")."""
    if word == "open" and plain_form(before) in _OPEN_STAYS:
        return True
    return (word in NOUNS and before.lower() in _BEFORE_NOUN) or (word in _PLANNED and plain_form(before) in _AS_BEFORE)


def _is_over(words: list[str], i: int, word: str) -> bool:
    """Whether a plan is told as one that was changed ("originally due Friday"), not compared ("as originally due")."""
    return (
        word in _SET
        and not _AT_FIRST.isdisjoint(words[max(0, i - 1) : i])
        and words[i - 2 : i - 1] not in (["as"], ["than"])
    )


def _is_told(words: list[str], i: int, later: str) -> bool:
    """Whether a modal tells of the past: "could not be reached", "could have emerged"."""
    if words[i] == "could" and (later == "not" or "neither" in [w.lower() for w in words[max(0, i - 9) : i]]):
        return True
    if later != "have" or words[i] in ("will", "shall", "can") or i + 2 >= len(words):
        return False
    done = plain_form(words[i + 2]).rstrip(".")
    return done == "been" or done.endswith(("ed", "en")) or CUES.get(done, 0) < 0


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
    if (
        not later
        or not later[0].islower()
        or later.startswith("mid-")
        or later.endswith(("ing", "ly"))
        or later in _NO_VERBS
    ):
        return 0
    before = [w.lower() for w in words[max(0, i - _REACH) : i]]
    if before and (before[-1] in ("according", "used") or _is_first_to(before) or _is_hard_to(before)):
        return 0
    return -1 if "had" in before or (before and plain_form(before[-1]) in _DONE) else 1


def _is_first_to(before: list[str]) -> bool:
    """Whether an infinitive only says which one is meant ("the first three countries to accede")."""
    if _SINGLED_OUT.isdisjoint(before) or before[-1] in PROSPECTS or before[-1][-1] in ",;":
        return False
    at = max(i for i, x in enumerate(before) if x in _SINGLED_OUT)
    return not any(x in CUES or x in BE for x in before[at + 1 :])


def _is_hard_to(before: list[str]) -> bool:
    """Whether an infinitive only says what was hard or easy ("made it difficult for growers to harvest")."""
    return before[-1] in _HARD or (len(before) > 2 and before[-2] == "for" and before[-3] in _HARD)  # noqa: PLR2004 - "hard for"


def _to_have(words: list[str], i: int) -> int:
    """Read "to have", with "have" at `i`: "hopes to have paid" looks ahead, "was to have sailed" tells of the past."""
    before = plain_form(words[i - 2]) if i > 1 else ""
    return 1 if before in _TO_HAVE_DONE else -1


def _of_group(words: list[str], i: int) -> int:
    """Read a participle with its helpers: "will be released" looks ahead, "are held" nowhere."""
    if words[i - 1 : i + 1] == ["to", "have"]:
        return _to_have(words, i)
    for j in range(i - 1, max(-1, i - 4), -1):
        helper = plain_form(words[j])
        if helper in _HELPERS:
            ahead = CUES.get(helper, 0)
            if ahead > 0 or helper == "to":
                return -1 if helper in _TOLD_MODALS and _is_told(words, j, words[j + 1]) else 1
            if ahead < 0:
                return _to_have(words, j) if words[max(0, j - 1) : j + 1] == ["to", "have"] else -1
            if helper in BE:
                return 0
        elif not helper.endswith("ly") and helper not in _STAYS:
            break
    return -1
