"""How far a length reaches over the words behind it: "six weeks' time", and in a history "three weeks of fighting".

Invariant: pure; at most 90 code points behind the length are read, and no other time expression is run over.
"""

from __future__ import annotations

import re

from tracker.grammar.pointers import CUES
from tracker.lexicon import load
from tracker.timex.scan import runs

_TIME = re.compile(r"['’](?:s )? ?time\b")
# "Ten days after the battle began, the army withdrew": to the comma that closes the clause; "a year after Gettysburg",
# "the day after Gettysburg | he withdrew, leaving".
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
# Behind a name these make a clause of it: "a few hours | before Governor Hunt gave in".
_TOLD = "|".join(sorted(load("tense")["back"]["words"]))
_BESIDE = re.compile(
    r"(?: (?:after|before|following)|(?<= after)|(?<= before)) "
    rf"(?:{_NAME}(?= (?:he|she|it|they|the|his|her|its|their) )|(?!(?:and|but|or) )[^.,;:()\n]{{3,80}}(?=,(?!\d))"
    rf"|(?:the |his |her |its |their )?[\w'’-]+(?=[.;])|(?>{_NAME})(?! (?:\w+ly )?(?:\w+ed|{_TOLD})\b))"
)
_WORD = re.compile(r" ([^\W\d_][\w'’-]*)")
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our"))
# Words that no noun group goes on over.
_STOPS = frozenset(load("tense")["not_nouns"]["words"]) | frozenset(CUES)
_MOST = 5  # words of a noun group


def reach(text: str, end: int, *, history: bool) -> int:
    """Return where a length that ends at `end` ends by TIMEX3, which takes in what belongs to its noun.

    The annotators of histories take in what the time was filled with, or counted from; those of news do not.

    >>> text = "It fell after three weeks of bitter fighting in May."
    >>> text[14 : reach(text, 25, history=True)]
    'three weeks of bitter fighting'
    """
    found = _TIME.match(text, end)
    if found or not history:
        return found.end() if found else end
    return clause_end(text, end) or _clear(text, end, _over_noun(text, end)) or end


def clause_end(text: str, end: int) -> int:
    """Return where the words close that a length ending at `end` is counted from, 0 where it is counted from none.

    >>> text = "Ten days after the battle began, the army withdrew."
    >>> text[: clause_end(text, 8)]
    'Ten days after the battle began'
    """
    found = _BESIDE.match(text, end)
    return _clear(text, end, found.end()) if found else 0


def _clear(text: str, end: int, stop: int) -> int:
    """Return `stop`, 0 where a time of its own may stand in front of it ("after the siege of May began,")."""
    return 0 if runs(text[end:stop].replace(" fall of ", " ")) else stop  # no season


def _over_noun(text: str, end: int) -> int:
    """Return where the noun group behind " of" ends, `end` where there is none."""
    if not text.startswith(" of ", end):
        return end
    at, nouns = end + 3, 0
    while nouns < _MOST and (word := _WORD.match(text, at)):
        is_article = word[1].lower() in _ARTICLES
        if word[1].lower() in _STOPS and (nouns or not is_article):
            break
        at, nouns = word.end(), nouns + (not is_article)
    return at if nouns else end
