"""Which language a text is in, so that what is not English is kept, marked and not read.

Invariant: a text too short to tell counts as English; the statistical model is loaded only where common words do not
decide.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

_SAMPLE = 4000  # characters looked at
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST = 20  # words; on fewer a guess is wrong too often to withhold a text for it
_ENGLISH_SHARE = 0.2  # of the words; English news has about 0.4, its nearest neighbours under 0.1
_SURE = 0.9
_LATIN_END = "\u024f"
_COMMON = (
    "the of and to a in that is was for on it with as by at from be this have had has are were will would an not "
    "but which or they their his its he she we who been said after before could may than there when more about"
)
_FUNCTION_WORDS = frozenset(_COMMON.split())


class _Model(Protocol):
    def classify(self, instance: str) -> tuple[str, float]: ...


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language that `text` is in.

    >>> language_of("The ministers will meet on Friday, and the leaders after that.")
    'en'
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if _foreign_script(words):
        return _guess(text)[0]
    if len(words) < _SHORTEST or _share(words) >= _ENGLISH_SHARE:
        return "en"
    code, sure = _guess(text)
    return code if sure >= _SURE else "en"


def _share(words: list[str]) -> float:
    return sum(word in _FUNCTION_WORDS for word in words) / len(words)


def _foreign_script(words: list[str]) -> bool:
    """Return whether most words are in another script than the Latin one."""
    return sum(word[0] > _LATIN_END for word in words) * 2 > len(words)


def _guess(text: str) -> tuple[str, float]:
    return _model().classify(text[:_SAMPLE])


@cache
def _model() -> _Model:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast("_Model", LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
