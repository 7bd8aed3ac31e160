"""From the words of a candidate run to a line of tokens: kinds, values and places, numbers already put together.

Invariant: one pass over the words; the kinds of a run's tokens are its shape.
"""

from __future__ import annotations

import re

from tracker.timex.numerals import coded, merge_numbers, numeral
from tracker.timex.rows import END, KIND, Line, word_token
from tracker.timex.vocabulary import (
    DOTTED,
    GROWING,
    KINDS,
    NUMERIC,
    PHRASES,
    PLAIN,
    PROPER,
    RANGED,
    SHORT,
    UNKNOWN,
    WORDS,
    Word,
)

# Every character of a run falls into one piece, so that places are sums of lengths; words of two letters and
# more come first because they are most of it. No quantifier is nested, so the time is linear.
_PIECE = re.compile(
    r"[^\W\d_]{2,}|\s+|\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z(?![^\W_])|[+-]\d\d:?\d\d(?!\d))?(?![\d:])"
    r"|\d{4}/\d\d?/\d\d?(?!\d)|(?:[1-4][qh]|[qh][1-4])(?:[fc]y)?(?:\d{2}|\d{4})?(?![^\W_])|\d{4}-?[qh][1-4](?![^\W_])|\d{4}-\d\d?-\d\d?(?![\d-])|\d{1,3}[¼½¾]"
    r"|\(\d{1,3}\)|(?:9/11|24/7)(?![\d/])|\d\d?/\d\d?/(?:\d{4}|\d\d)(?![\d/])|\d\d?\.\d\d?\.\d{4}(?!\d)"
    r"|\d+(?:st|nd|rd|th|s)(?![^\W_])|\d\d?:\d\d(?::\d\d)?(?:\.\d{1,3})?(?!\d)|\d\d?\.\d\d?(?!\d)|\d{1,3},\d{3}(?!\d)|\d+"
    r"|[ap]\.m\b\.?|b\.c\b(?:\.e\b)?\.?|a\.d\b\.?|o['’]clock|['’`‘]\d\ds?(?!\d)|['’]s(?![^\W_])|.",
    re.DOTALL,
)
_CODED = re.compile(r"(?:[1-4]|\d{4}-?)[qh]")
_FISCAL = ("fy", "cy")
_HYPHEN = KINDS["-"]
_MONTH = KINDS["month"]
_EARLY = KINDS["early"]
_OPENS_RANGE = RANGED | {_EARLY}  # "late March-early April", "mid/late May"
_DIGITS = frozenset("0123456789")
_YEAR = re.compile(r"\d{4}")
_DIGITAL = "0123456789'’-"
_BLANKS = " \t\n\xa0"


# Figures of days and years; with the words, what most of a run is without a closer look.
_ORDINALS = (f"{day}{ending}" for day in range(32) for ending in ("st", "nd", "rd", "th"))
_FIGURES = (*map(str, (*range(100), *range(1900, 2100))), *_ORDINALS)
_PLAIN = {**PLAIN, **{x: (*numeral(x), frozenset(PHRASES.get(x, ()))) for x in _FIGURES}}
_SIMPLE = {word: entry for word, entry in _PLAIN.items() if word.isalnum() and entry[0] not in GROWING}
# A short name with its dot is one word ("Sept. 5"), but where the sun may end a sentence.
_DOT = {f"{x}.": (*WORDS[x], frozenset[str]()) for x in DOTTED - {"sun"} if x in WORDS and x not in PHRASES}
_SIMPLE |= {word: entry for word, entry in _DOT.items() if word[:-1] not in PROPER}
_PROPER = {x: (*WORDS[x], frozenset(PHRASES.get(x, ()))) for x in PROPER - SHORT}
_PROPER |= {word: entry for word, entry in _DOT.items() if word[:-1] in PROPER}
# Words that need a capital, as they may be written.
_WRITTEN = {form: entry for word, entry in _PROPER.items() for form in (word.capitalize(), word.upper())}


def line_of(run: str, start: int = 0) -> Line:
    """Return the tokens of `run`, which begins at `start` of a text, with their places there.

    >>> [value for _, value, *_ in line_of("in two hundred and fifty days")]
    ['in', 250, 'D']
    """
    low = run.lower()
    return _simple_line(run, low, start) or _any_line(run, low, start)


def _simple_line(run: str, low: str, start: int) -> Line | None:
    """Return the tokens of a run of plain words with a blank between two, None for any other: a short cut for most."""
    words = low.removesuffix(".").split(" ")
    if words[-1] in DOTTED:
        return None
    line: Line = []
    i, n, first = 0, len(words), start
    while i < n:
        word = words[i]
        entry = _SIMPLE.get(word) or _WRITTEN.get(run[start - first : start - first + len(word)])
        if entry is None:
            return None
        kind, value, lead, seconds = entry
        end = start + len(word)
        i += 1
        if seconds and i < n and words[i] in seconds and (longer := _longer(words, i)):
            kind, value, lead = longer[1]
            behind = i + 1 + len(longer[0])
            end = start + len(" ".join(words[i - 1 : behind]))
            i = behind
        line.append((kind, value, lead, start, end, None, "", None))
        start = end + 1
    return line


def _longer(words: list[str], i: int) -> tuple[list[str], Word] | None:
    """Return the longest entry of the word in front of `i` and those from `i` on: its third word on, and what it is."""
    for longer in PHRASES[words[i - 1]][words[i]]:
        if words[i + 1 : i + 1 + len(longer[0])] == longer[0]:
            return longer
    return None


def _any_line(run: str, low: str, start: int) -> Line:
    pieces = _PIECE.findall(low)
    line: Line = []
    i, n, end = 0, _count(pieces), start
    while i < n:
        piece, at = pieces[i], end
        i += 1
        end += len(piece)
        if piece == " ":
            continue
        word = _PLAIN.get(piece)
        if word is None or (word[3] and i < n and (pieces[i] != " " or i + 1 == n or pieces[i + 1] in word[3])):
            if piece[0] in _BLANKS or (piece[0] == "(" and len(piece) > 1 and line and line[-1][KIND] in NUMERIC):
                continue  # a blank, or the figure that repeats a number word: "two (2) weeks"
            took, entry = _entry(run, pieces, i - 1, at - start)
            if entry is None:
                line[-1] = word_token(*line[-1][:END], end)  # the dot of an abbreviation
                continue
            kind, value, lead = entry
            if took > 1:
                end += sum(map(len, pieces[i : i + took - 1]))
                i += took - 1
        else:
            kind, value, lead, _ = word
        if line and line[-1][KIND] == _HYPHEN and not _is_range(line, kind):
            del line[-1]  # inside a compound ("two-week") it is no range
        line.append(word_token(kind, value, lead, at, end))
    if len(line) > 1 and not GROWING.isdisjoint([token[KIND] for token in line]):
        merge_numbers(line)
    return line


def _is_range(line: Line, kind: str) -> bool:
    """Whether the hyphen that `line` ends with makes a range with a token of a kind behind it."""
    if len(line) < 2 or kind not in _OPENS_RANGE:  # noqa: PLR2004 - a hyphen and what stands in front of it
        return False
    return line[-2][KIND] in RANGED or line[-2][KIND] == kind == _EARLY


def _count(pieces: list[str]) -> int:
    """How many pieces to read: all but a last dot that only ends the sentence."""
    return len(pieces) - (pieces[-1] == "." and len(pieces) > 1 and pieces[-2] not in DOTTED)


def _entry(run: str, pieces: list[str], i: int, at: int) -> tuple[int, Word | None]:
    """How many pieces the entry at `i` takes, and what it is; None for a dot that belongs to the word before."""
    piece = pieces[i]
    seconds = PHRASES.get(piece)
    if seconds is not None:
        j = i + 2 if i + 1 < len(pieces) and pieces[i + 1][0] in _BLANKS else i + 1
        if j < len(pieces) and pieces[j] in seconds:
            found = _phrase(pieces, i, j, seconds[pieces[j]])
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
    if last.isdigit() or last in "qh":
        return 1, coded(piece)
    return _fiscal(pieces, i) if piece in _FISCAL else (1, UNKNOWN)


def _fiscal(pieces: list[str], i: int) -> tuple[int, Word]:
    """Read "FY27", "FY 2027" and "CY27"."""
    took = 2 if "".join(pieces[i + 1 : i + 2]).strip() else 3
    year = "".join(pieces[i + 1 : i + took]).strip(" '’")
    return (took, coded("f" + year)) if year.isdigit() else (1, UNKNOWN)


def _phrase(pieces: list[str], i: int, second: int, entries: list[tuple[list[str], Word]]) -> tuple[int, Word] | None:
    """Return the longest of the entries of several words that share the pieces at `i` and `second`."""
    for rest, entry in entries:
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
    if pieces[i] == "sun" and before == ["the"]:
        return False  # "away from the Sun."
    if after and (after[0] in ".,-" or after[0][:2].strip("'’")[:1] in _DIGITS or _is_month(after[0])):
        return True
    return bool(before and before[0][0] in _DIGITAL and not _YEAR.fullmatch(before[0]))  # "In 1901 Jan Smuts led"


def _is_month(piece: str) -> bool:
    word = WORDS.get(piece)
    return word is not None and word.kind == _MONTH
