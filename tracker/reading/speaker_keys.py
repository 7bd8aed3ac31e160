"""The key under which what a speaker said is kept over all articles: only who is named has one.

Invariant: words that another article says of somebody else ("a spokesman", "the company") are nobody's key.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from tracker.lexicon import load
from tracker.reading.names import ARTICLES, Names, alone, is_person, plain

_TELLING = 2
"""So many words tell one body from the next: "the harbour authority"."""
_HEAD = re.compile(r"(?:^| )(?:of|at|in|on|for|from|to|with|by|close|familiar|briefed|who|there|here)\b")


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(load("reading/words")["subject_pronoun"])


def key(speaker: str | None, names: Names) -> str | None:
    """Return the normal form that joins "Peskov" with "Dmitry Peskov"; None for the article's own voice and for nobody.

    A pronoun whose bearer the article does not name is nobody: "she" of one article is not "she" of another.

    >>> from tracker.reading.names import names_of
    >>> key("Peskov", names_of("Kremlin spokesman Dmitry Peskov spoke."))
    'dmitry peskov'
    >>> key("The Kremlin", Names())
    'kremlin'
    >>> key("she", Names())
    >>> key("Lula", Names()), key("Recep Tayyip Erdoğan", Names())
    ('luiz inacio lula da silva', 'recep tayyip erdogan')
    """
    if speaker is None or speaker.lower() in _pronouns():
        return None
    words = [w for w in plain(speaker).split() if w not in ARTICLES]
    full = {plain(word): name for word, name in names.full.items()} if len(words) == 1 else {}
    named = plain(full[words[0]]) if len(words) == 1 and words[0] in full else " ".join(words)
    return alone().get(named, named) or None


def lasting_key(speaker: str | None, names: Names) -> str | None:
    """Return the key of a speaker whom other articles can mean too; None for one whom `names` does not name.

    >>> lasting_key("Turkish officials", Names()), lasting_key("the harbour authority", Names())
    ('turkish officials', 'harbour authority')
    >>> lasting_key("The company", Names())
    """
    return None if speaker is None or is_unnamed(speaker) else key(speaker, names)


def is_unnamed(speaker: str) -> bool:
    """Whether words tell who speaks by a trade, by whose they are, or by one common noun, and name nobody.

    >>> is_unnamed("one of his aides"), is_unnamed("Officials"), is_unnamed("the interior ministry")
    (True, True, True)
    >>> is_unnamed("Lund"), is_unnamed("an aide to Lund"), is_unnamed("the harbour authority")
    (False, False, False)
    >>> is_unnamed("a diplomat in Oslo"), is_unnamed("the government in Oslo")
    (True, False)
    """
    who, _, where = speaker.partition(" in ")
    words = who.split()
    led = list(takewhile(_leads, words))
    rest = words[len(led) :]
    if any(map(_is_capital, rest[1:])) or (rest and _is_capital(rest[0]) and (led or not _is_common(rest[0]))):
        return False
    head = _HEAD.split(" ".join(rest).lower(), maxsplit=1)[0].split()
    if {*map(str.lower, led)} - {"the"} or not head or is_somebody(head[-1]):
        return True
    placed = bool(led) and any(map(_is_capital, where.split()))  # "the government in Paris"
    return not placed and (len(head) < _TELLING or head[-1] in _words()["of_states"])


def _leads(word: str) -> bool:
    return word.lower() in _leading() or word.isdecimal()


def _is_common(opening: str) -> bool:
    """Whether a word that opens a sentence is no name: "Officials", and not "US"."""
    return opening[1:].islower() and is_somebody(opening.lower())


def is_somebody(noun: str) -> bool:
    """Whether a noun names persons by office or trade, one or several.

    >>> is_somebody("spokeswoman"), is_somebody("economists"), is_somebody("lobbyist"), is_somebody("harbour")
    (True, True, True, False)
    """
    one = re.sub(r"men$", "man", noun.removesuffix("s"))
    return any(map(is_person, (noun, one))) or one.endswith("ist") or noun in _words()["people"]


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _words() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load("reading/names")
    return table


@cache
def _leading() -> frozenset[str]:
    """Return what leads a noun and is no name where it opens a sentence: "The", "Several", "Two"."""
    words = load("reading/words")
    return frozenset((*words["determiner"], *words["number"], "one"))
