"""From the words of a candidate run to tokens: kinds, values and places, numbers already put together.

Invariant: one pass over the words; a token's kind is a character of the run's shape.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any, NamedTuple

from tracker.timex.numerals import coded, merge_numbers, numeral
from tracker.timex.vocabulary import DOTTED, KINDS, NUMERIC, PHRASES, PROPER, RANGED, SHORT, UNKNOWN, WORDS, Word

# Every character of a run falls into one piece, so that places are sums of lengths; words of two letters and
# more come first because they are most of it. No quantifier is nested, so the time is linear.
_PIECE = re.compile(
    r"[^\W\d_]{2,}|\s+|\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z(?![^\W_])|[+-]\d\d:?\d\d(?!\d))?(?![\d:])"
    r"|\d{4}/\d\d?/\d\d?(?!\d)|[1-4][qh]\d{0,4}(?![^\W_])|\d{4}-\d\d?-\d\d?(?![\d-])|\d{1,3}[¼½¾]|\(\d{1,3}\)|\d\d?/\d\d?/(?:\d{4}|\d\d)(?![\d/])|\d\d?\.\d\d?\.\d{4}(?!\d)"
    r"|\d+(?:st|nd|rd|th|s)(?![^\W_])|\d\d?:\d\d(?!\d)|\d\d?\.\d\d?(?!\d)|\d{1,3},\d{3}(?!\d)|\d+"
    r"|[ap]\.m\b\.?|[qh][1-4](?![^\W_])|b\.c\b(?:\.e\b)?\.?|a\.d\b\.?|o['’]clock|['’`‘]\d\ds?(?!\d)|['’]s(?![^\W_])|.",
    re.DOTALL,
)
_CODED = re.compile(r"[1-4][qh]")
_HYPHEN = KINDS["-"]
_MONTH = KINDS["month"]
_DIGITS = frozenset("0123456789")
_DIGITAL = "0123456789'’-"
_BLANKS = " \t\n\xa0"


class Tokens(NamedTuple):
    """The tokens of one run; `shape` has one character a token, the other lists one entry each."""

    shape: str
    values: list[Any]
    leads: list[str | None]
    starts: list[int]
    ends: list[int]


def tokens(run: str, offset: int = 0) -> Tokens:
    """Return the tokens of `run`, their places counted from `offset`.

    >>> tokens("in two hundred and fifty days").values
    ['in', 250, 'D']
    """
    pieces = _PIECE.findall(run.lower())
    ends_of = [*accumulate(map(len, pieces), initial=offset)]
    read: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    i, n = 0, len(pieces)
    numeric = False
    while i < n:
        piece = pieces[i]
        if piece[0] in _BLANKS:
            i += 1
            continue
        if piece[0] == "(" and len(piece) > 1 and read and read[-1].kind in NUMERIC:
            i += 1  # the figure that repeats a number word: "two (2) weeks"
            continue
        took, word = _entry(run, pieces, i, ends_of[i] - offset)
        if word is None:
            ends[-1] = ends_of[i + 1]  # the dot of an abbreviation
        else:
            kind = word.kind
            if read and read[-1].kind == _HYPHEN and not (kind in RANGED and len(read) > 1 and read[-2].kind in RANGED):
                del read[-1], starts[-1], ends[-1]  # a hyphen inside a compound ("two-week") is no range
            numeric = numeric or kind in NUMERIC
            read.append(word)
            starts.append(ends_of[i])
            ends.append(ends_of[i + took])
        i += took
    if numeric and len(read) > 1:
        merge_numbers(read, starts, ends)
    return Tokens("".join([w.kind for w in read]), [w.value for w in read], [w.lead for w in read], starts, ends)


def _entry(run: str, pieces: list[str], i: int, at: int) -> tuple[int, Word | None]:
    """How many pieces the entry at `i` takes, and what it is; None for a dot that belongs to the word before."""
    piece = pieces[i]
    if piece in PHRASES:
        found = _phrase(pieces, i)
        if found:
            return found
    word = WORDS.get(piece)
    if word is not None:
        if (piece in PROPER and run[at].islower()) or (piece in SHORT and not _dated(pieces, i)):
            return 1, UNKNOWN
        return 1, word
    if piece == ".":
        return 1, None if i and pieces[i - 1] in DOTTED else UNKNOWN
    return _numeric(pieces, i, piece)


def _numeric(pieces: list[str], i: int, piece: str) -> tuple[int, Word]:
    last = piece[-1]
    if piece[0] in "0123456789'’`‘" and not _CODED.match(piece) and (len(piece) > 1 or piece.isdigit()):
        return 1, numeral(piece)
    if last.isdigit() or piece[-1] in "qh":
        return 1, coded(piece)
    return _fiscal(pieces, i) if piece == "fy" else (1, UNKNOWN)


def _fiscal(pieces: list[str], i: int) -> tuple[int, Word]:
    """Read "FY27" and "FY 2027"."""
    took = 2 if "".join(pieces[i + 1 : i + 2]).strip() else 3
    year = "".join(pieces[i + 1 : i + took]).strip(" '’")
    return (took, coded("f" + year)) if year.isdigit() else (1, UNKNOWN)


def _phrase(pieces: list[str], i: int) -> tuple[int, Word] | None:
    """Return the longest entry of several words that begins here."""
    second = i + 2 if i + 1 < len(pieces) and pieces[i + 1][0] in _BLANKS else i + 1
    if second >= len(pieces):
        return None
    for rest, entry in PHRASES[pieces[i]].get(pieces[second], ()):
        j = second + 1
        for word in rest:
            if j < len(pieces) and pieces[j][0] in _BLANKS:
                j += 1
            if j >= len(pieces) or pieces[j] != word:
                break
            j += 1
        else:
            return j - i, entry
    return None


def _dated(pieces: list[str], i: int) -> bool:
    """Whether a short name has a dot, a number or a month beside it: "Sat.", "Mar 5", "5 Dec", "Sun Jan 3"."""
    after = [x for x in pieces[i + 1 : i + 3] if x.strip()][:1]
    before = [x for x in pieces[max(0, i - 2) : i] if x.strip()][-1:]
    if after and (after[0] in ".,-" or after[0][:2].strip("'’")[:1] in _DIGITS or _is_month(after[0])):
        return True
    return bool(before and before[0][0] in _DIGITAL)


def _is_month(piece: str) -> bool:
    word = WORDS.get(piece)
    return word is not None and word.kind == _MONTH
