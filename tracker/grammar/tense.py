"""Reading direction: whether the verb that governs a place in a sentence looks back or ahead.

Invariant: only a bounded stretch around the place is read, so that a text's time expressions cost linear time.
"""

from __future__ import annotations

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


_CUES: dict[str, int] = {w: way for way, key in ((-1, "back"), (1, "ahead")) for w in load("tense")[key]["words"]}
_HELPERS = frozenset(load("tense")["helpers"]["words"])
_NO_VERBS = frozenset(load("tense")["not_verbs"]["words"])
_TITLES = frozenset(load("tense")["abbreviations"]["words"])
# Nouns as well as verbs: verbs where "to" follows.
_WITH_TO = frozenset(("plan", "plans", "hope", "hopes", "aims", "forecast", "forecasts", "set", "promises", "due", "threatens", "pledges"))
_REACH = 220
_WORDS = 26
_STRIP = "\"'`“”‘’()[],;:"
NONE = Lean(0, "")


def lean(text: str, start: int, end: int) -> Lean:
    """Return which way the sentence around `text[start:end]` looks: its last verb before, else its first after.

    >>> text = "The ministers will meet on Friday."
    >>> lean(text, 24, 33)
    Lean(way=1, clue='will', words=2, after=False)
    >>> lean("He resigned on Friday.", 15, 21)
    Lean(way=-1, clue='resigned', words=1, after=False)
    """
    before = text[max(0, start - _REACH) : start].split()[-_WORDS:]
    found = _back(before)
    if found.way:
        return found
    return _on(text[end : end + _REACH].split()[:_WORDS])


def _back(words: list[str]) -> Lean:
    """Look from the end of `words` to the start of their sentence for the nearest verb that tells."""
    later = ""
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if _closes(word, later):
            break
        way = _way(words, i, later)
        if way:
            had = "had " if way < 0 and "had" in words[max(0, i - 3) : i] else ""
            return Lean(way, had + word.strip(_STRIP).lower(), len(words) - i)
        later = word
    return NONE


def _on(words: list[str]) -> Lean:
    for i, word in enumerate(words):
        later = words[i + 1] if i + 1 < len(words) else ""
        way = _way(words, i, later)
        if way:
            return Lean(way, word.strip(_STRIP).lower(), i + 1, after=True)
        if _closes(word, later):
            break
    return NONE


def _closes(word: str, later: str) -> bool:
    """Whether a sentence ends between two words."""
    tail = word.rstrip("\"'”’)")
    if tail[-1:] not in (".", "!", "?"):
        return False
    return tail.strip(_STRIP).lower() not in _TITLES and "." not in tail[:-1] and not (len(tail) == 2 and tail[0].isupper())  # noqa: PLR2004 - an initial


def _way(words: list[str], i: int, later: str) -> int:
    word = words[i].strip(_STRIP).lower()
    way = _CUES.get(word, 0)
    if word == "to":
        return _infinitive(words, i, later)
    if way > 0 and i and words[i - 1] == "to":
        return _infinitive(words, i - 1, word)
    if word in _WITH_TO and later != "to":
        return 0
    if not way and len(word) > 4 and word.endswith("ing"):  # noqa: PLR2004 - "king" is none
        return 1 if i and words[i - 1].lower() in ("is", "are", "am") else 0
    if not way and len(word) > 3 and word.endswith("ed") and word not in _NO_VERBS:  # noqa: PLR2004 - "red", "led" is a cue
        way = -1
    if way < 0:
        return _of_group(words, i, way)
    return way


def _infinitive(words: list[str], i: int, later: str) -> int:
    """Read "to meet" as ahead, "had been due to meet" as back, "to the" as nothing."""
    if not later or not later[0].islower() or later.endswith(("ing", "ly")) or later in _NO_VERBS:
        return 0
    before = [w.lower() for w in words[max(0, i - 5) : i]]
    if before and before[-1] in ("according", "used"):
        return 0
    return -1 if "had" in before else 1


def _of_group(words: list[str], i: int, way: int) -> int:
    """Read a participle with its helpers: "will be released" looks ahead, "is expected" too."""
    for j in range(i - 1, max(-1, i - 4), -1):
        helper = words[j].strip(_STRIP).lower()
        if helper in _HELPERS:
            ahead = _CUES.get(helper, 0)
            if ahead > 0 or helper == "to":
                return 1
            if ahead < 0:
                return way
            if helper in ("is", "are"):
                return 0
        elif not helper.endswith("ly"):
            break
    return way
