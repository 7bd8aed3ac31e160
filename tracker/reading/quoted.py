"""Finding a reader's words in an article: the same words, whatever their white space, quotation marks and dashes.

Invariant: what is found is a span of the article's own text; words that are not there are never guessed at.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from tracker.text import Span

_ALIKE = str.maketrans("’‘“”–—\N{NON-BREAKING HYPHEN}", "''\"\"---")
_WORD = re.compile(r"\S+")


class Quoted:
    """An article whose words can be looked up."""

    def __init__(self, text: str) -> None:
        """Fold `text` once: single spaces, plain quotation marks and dashes, each code point with its old place."""
        pieces: list[str] = []
        places: list[int] = []
        for word in _WORD.finditer(text):
            pieces.append(word[0])
            places += range(word.start(), word.end() + 1)  # one more for the space behind it
        self._folded = " ".join(pieces).translate(_ALIKE)
        self._places = places

    def find(self, words: str, within: Span | None = None) -> Span | None:
        r"""Return the first place of `words` in the text (in the part `within`), or None.

        >>> text = "The ministers’ talks\nopen on May 3."
        >>> Quoted(text).find("ministers' talks open"), Quoted(text).find("talks close")
        (Span(start=4, end=25), None)
        """
        wanted = " ".join(words.split()).translate(_ALIKE)
        first, last = self._part(within)
        at = self._folded.find(wanted, first, last) if wanted else -1
        while at >= 0 and self._cuts_a_word(at, at + len(wanted)):
            at = self._folded.find(wanted, at + 1, last)
        return Span(self._places[at], self._places[at + len(wanted) - 1] + 1) if at >= 0 else None

    def _part(self, within: Span | None) -> tuple[int, int]:
        if within is None:
            return 0, len(self._folded)
        return bisect_left(self._places, within.start), bisect_right(self._places, within.end - 1)

    def _cuts_a_word(self, start: int, end: int) -> bool:
        """Whether a place begins or ends inside a word, as "May" does in "Mayor"."""
        edges = (self._folded[max(0, start - 1) : start + 1], self._folded[end - 1 : end + 1])
        return any(len(edge) == 2 and edge.isalnum() for edge in edges)  # noqa: PLR2004 - the two sides of an edge
