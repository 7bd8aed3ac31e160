"""Numbers in figures and in words: counts, ordinals, years, decades, clock times and dates in digits.

Invariant: a word of figures has exactly one kind; what is no number of the calendar is unknown.
"""

from __future__ import annotations

import re
from typing import Any

from tracker.timex.calendar import Number
from tracker.timex.rows import END, KIND, START, VALUE, Line, word_token
from tracker.timex.vocabulary import KINDS, NUMERIC, UNKNOWN, Word

# A year of two digits is of this century up to here, as newspapers write it.
_CENTURY_TURN = 40
_NUMBER, _TENS, _SCALE, _ORDINAL = (KINDS[x] for x in ("number", "tens", "scale", "ordinal"))
_YEAR, _DECADE, _CLOCK, _DATE, _AND, _A = (KINDS[x] for x in ("year", "decade", "clock", "date", "and", "a"))
_SUFFIX = "tdh"  # the last letters of st, nd, rd, th
_MILLION = 1_000_000
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_YEARS = range(1000, 2200)
_CODE = re.compile(r"(\d{4})?-?([1-4](?=[qh]))?([qh])([1-4])?(?:[fc]y)?(\d\d(?:\d\d)?)?")


def full_year(number: int) -> int:
    """Return the year that two digits stand for.

    >>> full_year(98), full_year(12)
    (1998, 2012)
    """
    if number > 99:  # noqa: PLR2004 - more than two digits is the year itself
        return number
    return number + (2000 if number < _CENTURY_TURN else 1900)


def numeral(word: str) -> Word:
    """Return the kind and value of a word of digits: a number, an ordinal, a year, a decade, a clock time, a date.

    >>> numeral("1998").value, numeral("21st").value, numeral("1,460").value, numeral("'90s").value
    (1998, 21, 1460, 90)
    """
    if word.isdigit():
        return _digits(word)
    if word[0] in "'’`‘":
        return _apostrophe(word[1:])
    if word[-1] == "s" and word[:-1].isdigit():
        return Word(_DECADE, int(word[:-1][:4]), None) if word[-2] == "0" and len(word) in (3, 5) else UNKNOWN
    if word[-1] in _FRACTIONS:
        return Word(_NUMBER, int(word[:-1]) + _FRACTIONS[word[-1]], None)
    if word[-1] in _SUFFIX or word[-2:] == "st":
        return Word(_ORDINAL, int(word[:-2][:4]), None)
    return _compound(word)


def _digits(word: str) -> Word:
    if len(word) > 7:  # noqa: PLR2004 - longer ones count or name something
        return UNKNOWN
    value = int(word)
    return Word(_YEAR if len(word) == 4 and value in _YEARS else _NUMBER, value, None)  # noqa: PLR2004 - of a year


def coded(word: str) -> Word:
    """Return what "q3", "2h", "1q27", "h1fy27", "2027q3" or "f2026" (a fiscal year) stands for.

    >>> coded("q3").value, coded("1q27").value, coded("h1fy27").value, coded("2027-q3").value
    (('Q', 3), ('Q', 1, 2027), ('H', 1, 2027), ('Q', 3, 2027))
    """
    if word[0] == "f":
        return Word(KINDS["coded"], ("Y", full_year(int(word[1:5]))), None)
    found = _CODE.fullmatch(word)
    if found is None:
        return UNKNOWN
    before, first, letter, last, behind = found.groups()
    year = before or behind
    code = (letter.upper(), int(first or last))
    return Word(KINDS["coded"], (*code, full_year(int(year))) if year else code, None)


def _apostrophe(word: str) -> Word:
    if word[-1] == "s":
        return Word(_DECADE, int(word[:2]), None) if word[1] == "0" else UNKNOWN
    return Word(_YEAR, full_year(int(word)), None)


def _compound(word: str) -> Word:
    if "/" in word:
        return _slashes(*map(int, word.split("/")))
    if ":" in word:
        return _instant(word) if "t" in word else _clock(word)
    if "-" in word:
        year, month, day = map(int, word.split("-"))
        return Word(_DATE, (year, month, day), None)
    if "," in word:
        return Word(_NUMBER, int(word.replace(",", "")), None)
    if word.count(".") == 2:  # noqa: PLR2004 - day, month, year
        day, month, year = map(int, word.split("."))
        return Word(_DATE, (year, month, day), None)
    return Word(_NUMBER, float(word), None)


def _slashes(month: int, day: int, year: int) -> Word:
    """Read month/day/year as American papers write it, day/month/year where the first cannot be a month."""
    if month in _YEARS:
        return Word(_DATE, (month, day, year), None)
    year = full_year(year)
    return Word(_DATE, (year, day, month) if month > 12 else (year, month, day), None)  # noqa: PLR2004 - months


def _instant(word: str) -> Word:
    """Read "2033-08-19t20:00z"; TIMEX3 values of news leave seconds and zone out."""
    day, clock = word.split("t")
    hour, minute = int(clock[:2]), int(clock[3:5])
    return Word(KINDS["instant"], (day, f"T{hour:02d}:{minute:02d}"), None) if hour <= 24 and minute < 60 else UNKNOWN  # noqa: PLR2004 - a day


def _clock(word: str) -> Word:
    """Read "17:30" and "04:12:33"; "2:04:33" and "4:12.5" are the lengths of races."""
    if "." in word or (word.count(":") > 1 and word[1] == ":"):
        return UNKNOWN
    hour, minute = map(int, word.split(":")[:2])
    return Word(_CLOCK, (hour, minute), None) if hour <= 24 and minute < 60 else UNKNOWN  # noqa: PLR2004 - a day


def merge_numbers(line: Line) -> None:
    """Put the words of one number together, in place: "two hundred and fifty", "nineteen ninety-four"."""
    for i in range(len(line)):
        if i >= len(line):
            return
        kind = line[i][KIND]
        if kind in NUMERIC or (kind == _A and i + 1 < len(line) and line[i + 1][KIND] == _SCALE):
            took, kind, value = _ordinal(line, i) or _number(line, i)
            line[i : i + took] = (word_token(kind, value, None, line[i][START], line[i + took - 1][END]),)


def _ordinal(line: Line, i: int) -> tuple[int, str, Any] | None:
    """Put "thirty-first" together."""
    tens, ordinal = line[i], line[i + 1] if i + 1 < len(line) else line[i]
    if tens[KIND] != _TENS or ordinal[KIND] != _ORDINAL or ordinal[VALUE] > 9:  # noqa: PLR2004 - twenty-ninth
        return None
    return 2, _ORDINAL, tens[VALUE] + ordinal[VALUE]


def _number(line: Line, i: int) -> tuple[int, str, Any]:
    """How many words the number at `i` takes, and the kind and value that they make."""
    if isinstance(line[i][VALUE], float):
        return _fraction(line, i)
    total: Number = 0
    group: Number = 0
    last, j = "", i
    while j < len(line):
        kind = line[j][KIND]
        if kind == _AND and last == _SCALE and j + 1 < len(line) and line[j + 1][KIND] in (_NUMBER, _TENS):
            j += 1
            continue
        grown = _grown(total, group, last, kind, line[j][VALUE] if kind in NUMERIC else 0)
        if grown is None:
            break
        (total, group), last, j = grown, kind, j + 1
    value = int(total + group)
    spoken_year = value in _YEARS and j - i > 1 and all(token[KIND] != _SCALE for token in line[i:j])
    return j - i, _YEAR if spoken_year else _NUMBER, value


def _fraction(line: Line, i: int) -> tuple[int, str, Any]:
    """Read "2.5 million", and "2.5" for itself."""
    if i + 1 < len(line) and line[i + 1][KIND] == _SCALE:
        return 2, _NUMBER, round(line[i][VALUE] * line[i + 1][VALUE])
    return 1, line[i][KIND], line[i][VALUE]


def _grown(total: Number, group: Number, last: str, kind: str, value: Number) -> tuple[Number, Number] | None:
    """Add one more word to a number of `total` and the `group` under way; None where it does not belong to it."""
    if kind == _A:
        return (0, 1) if not last else None
    if kind == _SCALE:
        return 0, (total + group or 1) * value
    if not last:
        return (0, value) if kind in NUMERIC else None
    return _grown_more(total, group, last, kind, value)


def _grown_more(total: Number, group: Number, last: str, kind: str, value: Number) -> tuple[Number, Number] | None:
    """Add a number behind another word of one."""
    if kind == _NUMBER and last == _TENS and value < 10:  # noqa: PLR2004 - twenty-five
        return total, group + value
    if kind in (_NUMBER, _TENS) and last == _SCALE and group < _MILLION:  # "took $1 million | three days before"
        return total + group, value
    if last == _TENS and group == 20 and not total and kind in (_NUMBER, _TENS) and value >= 10:  # noqa: PLR2004 - twenty thirty
        return 2000, value
    if kind == _TENS and last == _NUMBER and not total and 10 < group < 22:  # noqa: PLR2004 - nineteen ninety
        return group * 100, value
    return None
