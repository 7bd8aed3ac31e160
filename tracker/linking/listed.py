"""Names that the lexicon tells, of one word or of several: countries, peoples, bodies, companies.

Invariant: the longest name of the lexicon that begins at a word is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.gazetteer import acronyms, capital_of, companies, fold, known, seats
from tracker.linking.named import Named

Token = tuple[int, int, str]
"""A word of a text: its code points, end excluded, and how it is written."""
LONGEST = 6
"""The most words a name of the lexicon has."""
PAIR = 2
"""So many words the shortest name of several has: "New Zealand"."""
LEADING = frozenset(("Air", "Radio", "Banco", "Banque", "Credit", "Deutsche", "Team"))
"""What begins a company's name: "Air France" is no country."""
POSSESSIVE = re.compile(r"['’]s$")
_SMALL_BEHIND = re.compile(r" ([a-z]+)")
_TO_PLACE = re.compile(
    r"\b(?:in|to|at|for|from|near|via|into|outside|around|through|towards?"
    r"|(?<!victory )(?<!win )(?<!triumph )over|visit\w*|leav\w+|reach\w*|host\w*)"
    r"\s+(?:the\s+|nearby\s+|(?:[\w-]+\s+){0,3}(?:resort|city|port|town|capital)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_FINITE = frozenset("MBHDZO")


def listed_size(tokens: Sequence[Token], at: int) -> int:
    """Return of how many words a name is that the lexicon tells, of a company or its own; 0 for none."""
    if at + 1 < len(tokens) and (_is_company(tokens[at][2], tokens[at + 1][2]) or _is_place(tokens, at)):
        return PAIR
    return known_size(tokens, at)


def listed(text: str, tokens: Sequence[Token]) -> Named:
    """Return the name that `listed_size` found: `tokens` are its words."""
    if len(tokens) == PAIR and _is_company(tokens[0][2], tokens[1][2]):
        return Named(tokens[0][0], tokens[1][1], fold(f"{tokens[0][2]} {tokens[1][2]}"), "body")
    if len(tokens) == PAIR and _is_place(tokens, 0):
        return Named(tokens[0][0], tokens[1][1], fold(f"{tokens[0][2]} {tokens[1][2]}"), "place")
    return _from_lexicon(text, tokens)


def _is_company(word: str, after: str) -> bool:
    """Whether two words name a company: "Air France" is no country, "American Airlines" nobody's first name."""
    return word in LEADING or (fold(word) in known() and fold(after) in companies())


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether two words name a water, a mountain or a headland, each by its first word: "Lake Geneva" is no Geneva."""
    longer = known_size(tokens, at) > 1 or POSSESSIVE.search(tokens[at][2])
    return fold(tokens[at][2]) in _place_heads() and not longer and tokens[at + 1][2][:1].isupper()


@cache
def _place_heads() -> frozenset[str]:
    return frozenset(load("actors")["thing"]["first"])


def known_size(tokens: Sequence[Token], at: int) -> int:
    """Return how many words from `at` on are a name of the lexicon's own, the most there can be; 0 for none."""
    sizes = range(min(LONGEST, len(tokens) - at), 0, -1)
    return next((n for n in sizes if _is_known(" ".join(t[2] for t in tokens[at : at + n]))), 0)


def _is_known(name: str) -> bool:
    return fold(name) in known() and (fold(name) not in acronyms() or POSSESSIVE.sub("", name).isupper())


def _from_lexicon(text: str, tokens: Sequence[Token]) -> Named:
    start, end = tokens[0][0], tokens[-1][1]
    entry = known()[fold(" ".join(t[2] for t in tokens))]
    if entry.people and not _is_people(text, end):
        return Named(start, end, fold(tokens[0][2]), "name")
    if entry.people and text[end : end + len(" capital")] == " capital":
        return Named(start, end, capital_of(entry.country), "place", entry.country)
    governs = entry.capital or entry.sort == "country"
    placed = _TO_PLACE.search(text[max(0, start - 40) : start]) or _taken_up().match(text, end)
    if governs and not entry.people and placed:
        seat = fold(" ".join(t[2] for t in tokens)) in seats()  # the White House is in Washington
        return Named(start, end, capital_of(entry.country) if seat else entry.key, "place", entry.country)
    return (
        Named(start, end, entry.country, "country", entry.country)
        if governs
        else Named(start, end, entry.key, entry.sort, entry.country)
    )


def _is_people(text: str, end: int) -> bool:
    """Whether a people's name is one: before a verb in the singular it is a company's ("American will fly")."""
    return text[end - 1] == "s" or not acts_behind(text, end)


def acts_behind(text: str, end: int) -> bool:
    """Whether a finite verb stands behind a name: "American | will fly"."""
    return tag_behind(text, end) in _FINITE


def tag_behind(text: str, end: int) -> str:
    """Return the first tag of the word in small letters behind a name, "N" for one of no list; "" where none stands."""
    following = _SMALL_BEHIND.match(text, end, end + 20)
    return tags().get(following[1], "N")[0] if following is not None else ""


@cache
def _taken_up() -> re.Pattern[str]:
    """Match the name of an event after that of its place: "the Budapest summit"."""
    nouns = [*load("linking")["taken_up"]["nouns"], *load("actors")["occasion"]]
    return re.compile(rf" (?:{'|'.join(nouns)}|Games)\b")
