"""From the words of a candidate run to tokens: kinds, values and places, numbers already put together.

Invariant: one pass over the words; a token's kind is a character of the run's shape.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tracker.timex.vocabulary import BREAK, DOTTED, KINDS, PHRASES, PROPER, RANGED, SHORT, WORDS, Word

PIECE = re.compile(
    r"[ap]\.m\b\.?|[qh][1-4](?![^\W_])|fy ?['’]?\d{2,4}(?!\d)|b\.c\b(?:\.e\b)?\.?|a\.d\b\.?|o['’]clock|\d{4}-\d\d?-\d\d?(?![\d-])"
    r"|\d\d?/\d\d?/(?:\d{4}|\d\d)(?![\d/])|\d\d?\.\d\d?\.\d{4}(?!\d)"
    r"|['’`]\d\ds?(?!\d)|\d+(?:st|nd|rd|th|s)(?![^\W\d_])|\d+[.:,]\d+(?:[.:,]\d+)?(?!\d)|\d+"
    r"|['’]s(?![^\W_])|[^\W\d_]+|\S",
    re.IGNORECASE,
)
# A year of two digits is of this century up to here, as newspapers write it.
_CENTURY_TURN = 40
_NUMBER, _TENS, _SCALE, _ORDINAL = (KINDS[x] for x in ("number", "tens", "scale", "ordinal"))
_YEAR, _DECADE, _CLOCK, _DATE, _HYPHEN, _AND = (KINDS[x] for x in ("year", "decade", "clock", "date", "-", "and"))
_A, _HALF, _FEW = KINDS["a"], KINDS["half"], KINDS["few"]
_NUMERIC = frozenset((_NUMBER, _TENS, _SCALE))
_UNKNOWN = Word(BREAK, None, None)


class Tokens(NamedTuple):
    """The tokens of one run; `shape` has one character a token, the other lists one entry each."""

    shape: str
    values: list[Any]
    leads: list[str | None]
    starts: list[int]
    ends: list[int]


def tokens(run: str, offset: int = 0) -> Tokens:
    """Return the tokens of `run`, their places counted from `offset`."""
    words, starts, ends = [], [], []
    for match in PIECE.finditer(run):
        words.append(match[0])
        starts.append(match.start() + offset)
        ends.append(match.end() + offset)
    return _merged(*_read(words, starts, ends))


def _read(words: list[str], starts: list[int], ends: list[int]) -> tuple[list[Word], list[int], list[int]]:
    lower = [w.lower() for w in words]
    read: list[Word] = []
    begin: list[int] = []
    end: list[int] = []
    i = 0
    while i < len(words):
        took, word = _entry(words, lower, i)
        last = i + took - 1
        if word is not None:
            # a hyphen inside a compound ("two-week") is no range
            if read and read[-1].kind == _HYPHEN and not (
                word.kind in RANGED and len(read) > 1 and read[-2].kind in RANGED
            ):
                del read[-1], begin[-1], end[-1]
            read.append(word)
            begin.append(starts[i])
            end.append(ends[last])
        elif end:
            end[-1] = ends[last]  # the dot of an abbreviation
        i += took
    return read, begin, end


def _entry(words: list[str], lower: list[str], i: int) -> tuple[int, Word | None]:
    """How many words the entry at `i` takes, and what it is; None for a dot that belongs to the word before."""
    word = lower[i]
    if word in PHRASES:
        for rest, entry in PHRASES[word]:
            if lower[i + 1 : i + 1 + len(rest)] == rest:
                return 1 + len(rest), entry
    if word[-1].isdigit() and word[0] in "qhf":
        return 1, coded(word)
    found = WORDS.get(word)
    if found is not None:
        if word in PROPER and words[i].islower():
            return 1, _UNKNOWN
        if word in SHORT and not _dated(lower, i):
            return 1, _UNKNOWN
        return 1, found
    if word == "." and i and lower[i - 1] in DOTTED:
        return 1, None
    if word[0] in "0123456789'’`" and len(word) > 1 or word.isdigit():
        return 1, numeral(word)
    return 1, _UNKNOWN


def _dated(lower: list[str], i: int) -> bool:
    """Whether a short name has a dot or a number beside it: "Sat.", "Mar 5", "5 Dec"."""
    after = lower[i + 1] if i + 1 < len(lower) else ""
    before = lower[i - 1] if i else ""
    return after == "." or after[:1].isdigit() or before[:1].isdigit() or (after == "," and i + 2 < len(lower))


def numeral(word: str) -> Word:
    """Return the kind and value of a word of digits: a number, an ordinal, a year, a decade, a clock time, a date."""
    if word.isdigit():
        value = int(word[:9])
        return Word(_YEAR if len(word) == 4 and 1000 <= value < 2200 else _NUMBER, value, None) if len(word) < 8 else _UNKNOWN  # noqa: PLR2004, E501
    if word[0] in "'’`":
        return _apostrophe(word[1:])
    if word[-1] == "s":
        return Word(_DECADE, int(word[:-1][:4]), None) if word[-2] == "0" else _UNKNOWN
    if word[-1] in "tdh":
        return Word(_ORDINAL, int(word[:-2][:4]), None)
    return _compound(word)


def coded(word: str) -> Word:
    """Return what "q3", "h1" or "fy2026" stands for."""
    if word[0] == "f":
        return Word(KINDS["coded"], ("Y", full_year(int(re.sub(r"\D", "", word)))), None)
    return Word(KINDS["coded"], (word[0].upper(), int(word[1:])), None)


def _apostrophe(word: str) -> Word:
    if word[-1] == "s":
        return Word(_DECADE, int(word[:2]), None) if word[1] == "0" else _UNKNOWN
    return Word(_YEAR, full_year(int(word)), None)


def full_year(number: int) -> int:
    """Return the year that two digits stand for.

    >>> full_year(98), full_year(12)
    (1998, 2012)
    """
    if number > 99:  # noqa: PLR2004 - more than two digits is the year itself
        return number
    return number + (2000 if number < _CENTURY_TURN else 1900)


def _compound(word: str) -> Word:
    for sign, read in (("/", _slashes), (":", _clock), ("-", _iso)):
        if sign in word:
            return read(word.split(sign))
    if "," in word:
        groups = word.split(",")
        return Word(_NUMBER, int("".join(groups)[:9]), None) if all(len(x) == 3 for x in groups[1:]) else _UNKNOWN  # noqa: PLR2004
    dotted = word.split(".")
    if len(dotted) == 3:  # noqa: PLR2004 - day, month, year
        return Word(_DATE, (full_year(int(dotted[2])), int(dotted[1]), int(dotted[0])), None)
    return Word(_NUMBER, float(".".join(dotted)[:12]), None)


def _iso(parts: list[str]) -> Word:
    return Word(_DATE, (int(parts[0]), int(parts[1]), int(parts[2])), None)


def _slashes(parts: list[str]) -> Word:
    """Read month/day/year as American papers write it, day/month/year where the first cannot be a month."""
    month, day, year = int(parts[0]), int(parts[1]), full_year(int(parts[2]))
    return Word(_DATE, (year, day, month) if month > 12 else (year, month, day), None)  # noqa: PLR2004 - months


def _clock(parts: list[str]) -> Word:
    hour, minute = int(parts[0][:3]), int(parts[1][:3])
    return Word(_CLOCK, (hour, minute), None) if hour <= 24 and minute < 60 else _UNKNOWN  # noqa: PLR2004 - a day


def _merged(read: list[Word], starts: list[int], ends: list[int]) -> Tokens:
    if len(read) > 1 and not _NUMERIC.isdisjoint([w.kind for w in read]):
        _merge_numbers(read, starts, ends)
    return Tokens(
        "".join([w.kind for w in read]), [w.value for w in read], [w.lead for w in read], starts, ends
    )


def _merge_numbers(read: list[Word], starts: list[int], ends: list[int]) -> None:
    """Put the words of one number together, in place: "two hundred and fifty", "2 1/2", "nineteen ninety-four"."""
    i = 0
    while i < len(read):
        if read[i].kind in _NUMERIC or (read[i].kind == _A and i + 1 < len(read) and read[i + 1].kind == _SCALE):
            took, word = _number(read, i)
            read[i : i + took] = [word]
            ends[i : i + took] = [ends[i + took - 1]]
            starts[i : i + took] = [starts[i]]
        i += 1


def _number(read: list[Word], i: int) -> tuple[int, Word]:
    first = read[i]
    if first.kind == _NUMBER and isinstance(first.value, float):
        return 1, first
    total, group, j = 0.0, 0.0, i
    last_kind = ""
    while j < len(read):
        kind, value = read[j].kind, read[j].value
        if kind == _A and j == i:
            group = 1
        elif kind == _NUMBER and not last_kind:
            group = value
        elif kind == _NUMBER and last_kind == _TENS and value < 10:  # noqa: PLR2004 - twenty-five
            group += value
        elif kind == _NUMBER and last_kind == _SCALE:
            total, group = total + group, value
        elif kind == _TENS and last_kind in ("", _SCALE):
            total, group = total + group, value
        elif kind == _TENS and last_kind == _NUMBER and 10 < group < 22 and not total:  # noqa: PLR2004 - nineteen ninety
            total, group = group * 100, value
        elif kind == _SCALE:
            total, group = 0, (total + group or 1) * value
        elif kind == _AND and last_kind == _SCALE and j + 1 < len(read) and read[j + 1].kind in (_NUMBER, _TENS):
            j += 1
            continue
        else:
            break
        last_kind = kind if kind != _A else _NUMBER
        j += 1
    value = int(total + group)
    took = j - i
    if took == 1:
        return 1, Word(_NUMBER, value, None) if first.kind == _TENS else first
    kind = _YEAR if 1000 < value < 2200 and read[i].kind == _NUMBER and _SCALE not in [w.kind for w in read[i:j]] else _NUMBER  # noqa: E501, PLR2004
    return took, Word(kind, value, None)
