"""What a person types into a search box: words, "words in a row", and -words that must not be there.

Invariant: pure; whatever is typed gives terms of letters and digits alone, or none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TYPED = 2_000
"""How many characters of a search are looked at."""
MOST = 12
"""Terms of one search: more narrow nothing further, and each costs a look at the index."""
WORDS = 32
"""Words of one quotation."""
LONGEST = 64
"""Letters of a word that are looked for: PostgreSQL's own limit is 2,046 bytes."""

_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'(-?)"([^"]*)("?)|(-?)([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
# Letters of Latin script that have no accent to take off, and what is typed where the keyboard lacks them.
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
_BARE = str.maketrans(
    {**LETTERS, **{letter.upper(): bare.upper() for letter, bare in LETTERS.items() if letter != "ß"}}
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row; where it `begins` so, the last may go on ("budap"); `without` leaves out what has them."""

    words: tuple[str, ...]
    begins: bool = True
    without: bool = False


def bare(text: str) -> str:
    """Return letters without their accents, as both indexes keep them.

    >>> bare("Orbán, Wałęsa, Støre")
    'Orban, Walesa, Store'
    """
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c))).translate(_BARE)


def terms_of(search: str) -> tuple[Term, ...]:
    """Return what a search asks for.

    >>> terms_of('Orbán "peace talks" -vienna')
    (Term(words=('orban',), begins=True, without=False), Term(words=('peace', 'talks'), begins=False, without=False), \
Term(words=('vienna',), begins=True, without=True))
    >>> terms_of('"peace ta')  # a quotation that is still being typed
    (Term(words=('peace', 'ta'), begins=True, without=False),)
    >>> terms_of('* " --'), terms_of("NEAR(")
    ((), (Term(words=('near',), begins=True, without=False),))
    """
    return tuple(dict.fromkeys(_read(bare(search[:TYPED].translate(_QUOTES).lower()))))[:MOST]


def _read(typed: str) -> Iterator[Term]:
    for match in _TYPED.finditer(typed):
        minus, quoted, closed, dash, word = match.groups()
        words = tuple(_WORD.findall(quoted if word is None else word))[:WORDS]
        if words:
            cut = len(words[-1]) > LONGEST
            yield Term(tuple(w[:LONGEST] for w in words), not closed or cut, bool(minus or dash))


def wanted(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms that must be there."""
    return tuple(term for term in terms if not term.without)


def found_in(text: str, terms: Iterable[Term]) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in a text: pairs of code points, end excluded, in order, apart from each other.

    >>> found_in("Viktor Orbán's Budapest", terms_of("orban budap"))
    ((7, 12), (15, 23))
    """
    letters, at = _folded(text)
    words = [(match.group(), at[match.start()], at[match.end() - 1] + 1) for match in _WORD.finditer(letters)]
    spans = sorted(span for term in wanted(terms) for span in _spans(words, term))
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text as the index keeps it, and for each of its letters where it came from."""
    letters = [(letter, place) for place, each in enumerate(text) for letter in bare(each.lower())]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]


def _spans(words: list[tuple[str, int, int]], term: Term) -> Iterator[tuple[int, int]]:
    *before, last = term.words
    for n in range(len(words) - len(before)):
        end = n + len(before)
        ends_so = words[end][0].startswith(last) if term.begins else words[end][0] == last
        if ends_so and [word for word, _, _ in words[n:end]] == before:
            yield words[n][1], words[end][2]


def around(text: str, spans: Iterable[tuple[int, int]], most: int = 240) -> tuple[int, int]:
    """Return the part of a text, `most` code points long and cut between words, that shows the first of the spans.

    >>> text = "one two three four five six"
    >>> text[slice(*around(text, [(14, 18)], 14))]
    'four five'
    """
    if len(text) <= most:
        return 0, len(text)
    first = next(iter(spans), (0, 0))[0]
    start = min(max(0, first - most // 3), len(text) - most)
    end = start + most
    if start and " " in text[start:first]:
        start = text.index(" ", start) + 1
    if end < len(text) and " " in text[first:end]:
        end = text.rindex(" ", first, end)
    return start, end
