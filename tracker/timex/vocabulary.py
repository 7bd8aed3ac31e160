"""The words of time, each with its kind and value, as the lexicon gives them.

Invariant: a word has one kind; a kind is one character, so that a run of words is a short string (its shape).
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tracker.lexicon import load

# Later tables do not change a word's kind: a preposition that is also an approximator stays the latter,
# and is still a lead.
_FILES = ("calendar", "units", "numbers", "deixis", "vague", "leads")
# Kinds that the reader of tokens makes itself, with no table of words.
_MADE = ("year", "clock", "date", "instant", "coded", "time", "length", "hour", "word", "range", "bare_year")
_LITERALS, _LEADS = "literals", "lead"
BREAK = " "  # the kind of a word that no rule knows


class Word(NamedTuple):
    """What the lexicon says of a word: its kind, what it stands for, and which window it leads to, if any."""

    kind: str
    value: Any
    lead: str | None


def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for name in _FILES:
        tables.update(load(f"time/{name}"))
    tables["holiday"] = {word: key for key, x in load("time/holidays").items() for word in x["names"]}
    return tables


_TABLES = _tables()
_NAMES = sorted({*_TABLES, *_MADE, *_TABLES[_LITERALS].values()} - {_LITERALS})
# Letters from a block of its own, so that no kind is a blank or a sign that patterns give a meaning.
KINDS = {name: chr(0x100 + i) for i, name in enumerate(_NAMES)}
# Kinds of which one word is enough to make a run worth reading.
TELLING = frozenset(
    KINDS[x]
    for x in [
        "month",
        "weekday",
        "weekdays",
        "season",
        "mid_season",
        "mid_unit",
        "end_unit",
        "dayparts",
        "daypart",
        "dark",
        "noon",
        "oclock",
        "unit",
        "units",
        "long_unit",
        "long_units",
        "weekend",
        "weekends",
        "today",
        "tonight",
        "overnight",
        "now",
        "later",
        "past_ref",
        "history_ref",
        "future_ref",
        "set",
        "holiday",
        "recent",
        "current",
        "period",
        "past",
        "decade",
        "fiscal",
        "ampm",
        "past_hour",
        "era",
        "half_name",
    ]
)
# Kinds that close an expression behind the word that tells ("two weeks ago", "by Friday at the latest").
CLOSING = frozenset(
    KINDS[x]
    for x in [
        "ago",
        "earlier",
        "later",
        "hence",
        "tail",
        "end",
        "zone",
        "ordinal",
        "number",
        "tens",
        "scale",
        "half",
        "ahead",
        "previous",
        "period",
        "date_word",
        "next",
        "before",
        "after",
        "before_last",
        "long",
        "old",
    ]
)
# Kinds between which a hyphen makes a range ("May 5-7", "Monday-Friday"); elsewhere it makes a compound.
RANGED = frozenset(
    KINDS[x] for x in ("number", "year", "month", "weekday", "clock", "date", "ordinal", "decade", "season", "coded")
)


def context(table: str) -> frozenset[str]:
    """Return a list of words that say of a time expression what it is, or that it is none."""
    return frozenset(load("time/context")[table]["words"])


def _words() -> dict[str, Word]:
    leads = _TABLES[_LEADS]
    words: dict[str, Word] = {}
    for kind, table in sorted(_TABLES.items(), key=lambda x: x[0] == _LEADS):
        for word, value in table.items():
            name = value if kind == _LITERALS else kind
            words.setdefault(word, Word(KINDS[name], value, leads.get(word, _literal_lead(kind, word))))
    return words


def _literal_lead(kind: str, word: str) -> str | None:
    return _LITERAL_LEADS.get(word) if kind == _LITERALS else None


_LITERAL_LEADS = {
    "a": "", "an": "", "a single": "", "in": "in", "on": "own", "at": "own", "for": "for", "from": "own",
    "before": "before", "after": "after", "through": "until", "until": "until", "till": "until", "til": "until",
    "not": "not", "to": "to", "between": "between", "of": "of", "the": "",
}  # fmt: skip
WORDS = _words()
UNKNOWN = Word(BREAK, None, None)
NUMERIC = frozenset(KINDS[x] for x in ("number", "tens", "scale"))
# Those of which a number of several words has at least one ("thirty-first", "two hundred", "nineteen ninety").
GROWING = NUMERIC - {KINDS["number"]}
# Written with a capital only: in lower case they are other words.
PROPER = context("proper")
# Names of months and weekdays cut short that are names of people and papers too, unless a dot or a date follows.
SHORT = context("short")


# A dot behind these belongs to them.
DOTTED = context("dotted")
_PIECES = re.compile(r"[^\W\d_]{2,}|b\.c\b(?:\.e\b)?\.?|a\.d\b\.?|[ap]\.m\b\.?|o['’]clock|['’]s(?![^\W_])|\S")


def _by_first_words() -> dict[str, dict[str, list[tuple[list[str], Word]]]]:
    several: dict[str, dict[str, list[tuple[list[str], Word]]]] = {}
    for word, entry in WORDS.items():
        parts = _PIECES.findall(word)
        if len(parts) > 1:
            several.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts[2:], entry))
    for seconds in several.values():
        for entries in seconds.values():
            entries.sort(key=lambda x: -len(x[0]))
    return several


# Entries of several words by their first and second one, the longest first.
PHRASES = _by_first_words()
# Words that are the same however they are written and whatever stands around them, but for those behind them with
# which they begin a longer entry: each as kind, value, lead and these second words.
PLAIN = {
    word: (*WORDS.get(word, UNKNOWN), frozenset(PHRASES.get(word, ())))
    for word in (*WORDS, *PHRASES)
    if word not in {*PROPER, *SHORT} and len(_PIECES.findall(word)) == 1
}
