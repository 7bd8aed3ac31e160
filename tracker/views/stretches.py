"""A long text is looked at in stretches: a browser does not bear thousands of cards and millions of letters at once.

Invariant: the stretches of a text are all of it, and each begins where the one before ends.
"""

from __future__ import annotations

import streamlit as st

from tracker.wording import count_words

LONGEST = 40_000  # code points: some twenty pages of a book; the longest article of a newspaper is shorter
_ENDS = ("\n\n", "\n", ". ", " ")  # where a stretch may end, the best first
_QUICK = 400_000  # code points that are read within seconds, of which nothing need be said
_TENS = 9  # tens of seconds: what takes longer is told in minutes
_FEW = 300  # predictions that are saved within seconds
_SAVED = 2_000  # predictions a minute, on the same machine
_A_SECOND = 100_000  # code points, on a machine of the year 2020


def stretches(text: str, longest: int) -> list[slice]:
    r"""Cut a text at the ends of paragraphs, else lines, sentences or words.

    >>> [("One two. Three four."[part]) for part in stretches("One two. Three four.", longest=12)]
    ['One two. ', 'Three four.']
    """
    found, start = [], 0
    while len(text) - start > longest:
        end = _end_of(text, start, start + longest)
        found.append(slice(start, end))
        start = end
    return [*found, slice(start, len(text))]


def _end_of(text: str, start: int, last: int) -> int:
    """Return where a stretch that may go on to `last` ends; it is at least half as long."""
    half = start + (last - start) // 2
    ends = ((text.rfind(mark, half, last), len(mark)) for mark in _ENDS)
    return next((at + length for at, length in ends if at >= 0), last)


def chosen(text: str, key: str) -> slice:
    """Let a person turn to a stretch of a long text, and return it; all of a shorter one."""
    parts = stretches(text, LONGEST)
    if len(parts) == 1:
        return parts[0]
    st.caption(
        f"It is long ({len(text):,} characters): it is shown in {count_words(len(parts), 'part')}, each beside what "
        "was read in it."
    )
    number: int = st.pagination(len(parts), key=key)
    return parts[number - 1]


def within(part: slice, start: int | None) -> bool:
    """Whether what begins at `start` stands in the part; what has no place in the text stands in the first."""
    return bool(part.start <= (start or 0) < max(part.stop, 1))


def reading_words(characters: int) -> str:
    """Say that a text is being read, and of a long one how long that takes.

    >>> reading_words(9_000), reading_words(2_900_000)
    ('Reading …', 'Reading 2,900,000 characters: it takes some 30 seconds …')
    >>> reading_words(9_100_000)
    'Reading 9,100,000 characters: it takes some 2 minutes …'
    """
    if characters < _QUICK:
        return "Reading …"
    tens = -(-characters // (10 * _A_SECOND))
    long = f"{tens}0 seconds" if tens <= _TENS else count_words(-(-tens // 6), "minute")
    return f"Reading {characters:,} characters: it takes some {long} …"


def saving_words(predictions: int) -> str:
    """Say that predictions are being saved, each joined to an event; of many say how long that takes.

    >>> saving_words(12), saving_words(3_700)
    ('Saving …', 'Saving 3,700 predictions: it takes some 2 minutes …')
    """
    if predictions < _FEW:
        return "Saving …"
    return f"Saving {predictions:,} predictions: it takes some {count_words(-(-predictions // _SAVED), 'minute')} …"
