"""The names in an article by their capitals: runs of capitalised words, parted where the lexicon knows a part of them.

Invariant: a word that only opens a sentence, a date or a title is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.gazetteer import (
    Sort,
    acronyms,
    bodies,
    capital_of,
    companies,
    families,
    fold,
    known,
    offices,
    things,
    titles,
    trades,
)
from tracker.linking.named import Named
from tracker.linking.words import stop

LONGEST = 6
"""The most words a name of the lexicon has."""
_WITHIN = re.compile(
    r"(?<!shares )(?<!stake )(?<!interest )(?<!confidence )(?<!trust )(?<!faith )(?<!holding )"
    r"\b(?:in|near|outside|in the \w+ of|on the (?:island|shores?|outskirts) of) $",
    re.IGNORECASE,
)
_NEAR = 30  # code points before a name
_TRADED = 3  # "Baker Lindqvist" may be a name, "Baker Ada Lindqvist" begins with what she does
_PAIR = 2  # "New Zealand" begins a sentence as it stands within one
_LINKS = "of|de|da|der|den|do|bin|al|van|von|the|and|for"
_WORD = (
    r"(?:\d{2,4}(?= (?!GMT|UTC|[BCEP][DES]?T\b)[A-Z]{2,}\b)|(?:[A-Z]\.){2,}|[A-Z]\.|[A-Z]{1,2}&[A-Z]{1,2}\b"
    r"|(?:St|Gov|Sen|Rep|Gen|Mr|Mrs|Ms|Dr|Jr|Lt|Col)\."
    r"|[A-ZÀ-Þ][\w’'+-]*(?<![-’']))"
)
_RUN = re.compile(rf"\b{_WORD}(?:(?: (?:{_LINKS}))*(?: {_WORD}| (?<=of )\d+| & {_WORD}))*")
_INNER = frozenset(("of", "de", "da", "der", "den", "do", "bin", "al", "van", "von", "&"))
_OUTER = frozenset(("the", "and", "for"))
_TOKEN = re.compile(r"\S+")
_ANY, _INSIDE = re.compile(r"\w+"), re.compile(r"(?<=[a-z,] )\w+")
_EDGE = r"\b"
_MONTHLY = re.compile(
    r"\b(?:in|by|of|until|till|since|from|last|next|this|late|early|mid|before|after|to|on|through|during|for|every"
    r"|\d+)[ -]$",
    re.IGNORECASE,
)
_COMMON_PLURAL = re.compile(r"[^oiuas]s$")
_LEADING = frozenset(("Air", "Radio", "Banco", "Banque", "Credit", "Deutsche", "Team"))
_POSSESSIVE = re.compile(r"['’]s$")
_LOW_NEXT = re.compile(r" (?!and [A-Z]|(?:von|van|der|den|de|da|do|bin|al) )[a-z]")
_TO_PLACE = re.compile(
    r"\b(?:in|to|at|for|from|near|via|into|outside|around|through|towards?"
    r"|(?<!victory )(?<!win )(?<!triumph )over|visit\w*|leav\w+|reach\w*|host\w*)"
    r"\s+(?:the\s+|nearby\s+|(?:[\w-]+\s+){0,3}(?:resort|city|port|town|capital)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|\n\s*|[\"“‘(]\s*|(?:--|-|–|—) )$")
_DATELIKE = re.compile(
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|easter|ramadan|i|\w+'(?:ll|ve|d|re|m)"
)


_Token = tuple[int, int, str]
"""A word of a text: its code points, end excluded, and how it is written."""


def capitalised(text: str) -> list[Named]:
    """Return the names in a text, in order, each as it stands there: whom a bare surname means is not asked."""
    found = [_placed(text, name) for run in _RUN.finditer(text) for name in _of_run(text, run.start(), run[0])]
    return sorted([*found, *_like_months(text, found)], key=lambda n: n.start)


def _like_months(text: str, found: Sequence[Named]) -> Iterator[Named]:
    """Yield the persons called by a last name that is a month too, where the text has the whole name: "Theresa May"."""
    persons = {n.key.split()[-1] for n in found if n.sort == "person"}
    named = {n.end for n in found}
    for last in sorted(m for m in persons if _DATELIKE.fullmatch(m)):
        for m in re.finditer(rf"\b{last.capitalize()}\b", text):
            if m.end() not in named and not _is_month(text, m.start(), m.end()):
                yield Named(m.start(), m.end(), last, "name")


def _of_run(text: str, offset: int, run: str) -> Iterator[Named]:
    """Yield the names of a run of capitalised words: those of the lexicon, and what stands between them."""
    tokens = [(offset + m.start(), offset + m.end(), m[0]) for m in _TOKEN.finditer(run)]
    tokens = tokens[_opening(text, offset, tokens) :]
    at, pending = 0, list[_Token]()
    while at < len(tokens):
        size = _listed_size(tokens, at)
        if size:
            yield from _unknown(pending)
            yield _listed(text, tokens[at : at + size])
        elif _parts(tokens[at][2], pending) and not _is_may(text, *tokens[at][:2]):
            yield from _unknown(pending)
        else:
            pending.append(tokens[at])
            if not _owns(pending):
                at += 1
                continue
            yield from _unknown(pending)
        pending, at = [], at + max(1, size)
    yield from _unknown(pending)


def _opening(text: str, offset: int, tokens: Sequence[_Token]) -> int:
    """Return how many words only open a sentence, 0 or 1: "The Kestrel", "Astronaut Ada Lindqvist"."""
    if not _SENTENCE_START.search(text[max(0, offset - 4) : offset]):
        return 0
    if not _begins_name(tokens, text) and _opens_only(tokens[0][2], text, tokens[0][1]):
        return 1
    return int(len(tokens) >= _TRADED and fold(tokens[0][2]) in trades())


def _listed_size(tokens: Sequence[_Token], at: int) -> int:
    """Return of how many words a name is that the lexicon tells, of a company or its own; 0 for none."""
    if at + 1 < len(tokens) and _is_company(tokens[at][2], tokens[at + 1][2]):
        return _PAIR
    return _known_size(tokens, at)


def _listed(text: str, tokens: Sequence[_Token]) -> Named:
    if len(tokens) == _PAIR and _is_company(tokens[0][2], tokens[1][2]):
        return Named(tokens[0][0], tokens[1][1], fold(f"{tokens[0][2]} {tokens[1][2]}"), "body")
    return _from_lexicon(text, tokens)


def _owns(pending: Sequence[_Token]) -> bool:
    """Whether a name ends as the owner of the next one: "Ada Lindqvist's | Liberal Party"."""
    return len(pending) > 1 and pending[0][2] != "St." and _POSSESSIVE.search(pending[-1][2]) is not None


def _begins_name(tokens: Sequence[_Token], text: str) -> bool:
    """Whether the first two words are one name: "New Zealand", or what the article has within a sentence too."""
    if _known_size(tokens, 0) >= _PAIR:
        return True
    return len(tokens) > 1 and _stands(f"{tokens[0][2]} {tokens[1][2]}", text, inside=True)  # "Time Warner said"


def _placed(text: str, name: Named) -> Named:
    """Return a name that no list knows as a place, where something is "in" it: "the line at Renton" is of Renton."""
    before = text[max(0, name.start - _NEAR) : name.start]
    inside = name.sort == "name" and _WITHIN.search(before) and not _POSSESSIVE.search(text[name.start : name.end + 2])
    return replace(name, sort="place") if inside else name


def _is_company(word: str, after: str) -> bool:
    """Whether two words name a company: "Air France" is no country, "American Airlines" nobody's first name."""
    return word in _LEADING or (fold(word) in known() and fold(after) in companies())


def _opens_only(word: str, text: str, end: int) -> bool:
    """Whether a capitalised word at a sentence's start is a word like others, and no name.

    A name has its capital within a sentence too, or a verb at once behind it.
    """
    low = fold(word)
    leads = word in _LEADING and text[end : end + 2].strip().isupper()
    if "&" in low or low in known() or low[:1].isdigit() or low in titles() or low in families().values() or leads:
        return False
    if low in offices() or low.removesuffix("s") in offices():
        return True
    if low in tags() or low in stop() or _stands(low, text):
        return True
    if _POSSESSIVE.search(word):
        return False
    acted = _is_verb(text, end) or (_is_past(text, end) and not _COMMON_PLURAL.search(low))
    alone = _LOW_NEXT.match(text, end) and not acted
    return bool(alone) and not _stands(_POSSESSIVE.sub("", word), text, inside=True)


def _is_past(text: str, end: int) -> bool:
    following = re.match(r" ([a-z]+)", text[end : end + 20])
    return following is not None and tags().get(following[1], "N")[0] == "E"


def _stands(word: str, text: str, *, inside: bool = False) -> bool:
    """Whether the text has this very word; `inside` a sentence means behind a small letter or a comma."""
    if not word.isalnum():
        return re.search(rf"{'[a-z,] ' if inside else _EDGE}{re.escape(word)}\b", text) is not None
    return word in _words(text)[inside]


@lru_cache(maxsize=1)  # all names of one article are looked for before those of the next
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a text, and those that stand inside its sentences."""
    return frozenset(_ANY.findall(text)), frozenset(_INSIDE.findall(text))


def _known_size(tokens: Sequence[_Token], at: int) -> int:
    sizes = range(min(LONGEST, len(tokens) - at), 0, -1)
    return next((n for n in sizes if _is_known(" ".join(t[2] for t in tokens[at : at + n]))), 0)


def _is_known(name: str) -> bool:
    return fold(name) in known() and (
        fold(name) not in acronyms() or name.removesuffix("'s").removesuffix("’s").isupper()
    )


def _is_may(text: str, start: int, end: int) -> bool:
    """Whether "May" is somebody's name: no day or year follows it, and nothing before it makes it a month."""
    may = text[start:end].removesuffix("'s").removesuffix("’s") == "May"
    return may and not _is_month(text, start, end)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether a day or year follows a name, or what stands before it makes it a month."""
    return bool(_MONTHLY.search(text[:start][-12:])) or re.match(r",? \d", text[end : end + 3]) is not None


def _parts(word: str, pending: Sequence[_Token]) -> bool:
    """Whether a word ends the name before it and begins none: a title, a day, a link between two names."""
    low = fold(word)
    if word == "of" and len(pending) > 1:
        last = fold(pending[-1][2])
        return last not in bodies() and last not in things()  # "Ada Lindqvist of Norway"
    return bool(low in titles() or _DATELIKE.fullmatch(low) or word in _OUTER or (word in _INNER and not pending))


def _from_lexicon(text: str, tokens: Sequence[_Token]) -> Named:
    start, end = tokens[0][0], tokens[-1][1]
    entry = known()[fold(" ".join(t[2] for t in tokens))]
    if entry.people and not _is_people(text, end):
        return Named(start, end, fold(tokens[0][2]), "name")
    if entry.people and text[end : end + len(" capital")] == " capital":
        return Named(start, end, capital_of(entry.country), "place", entry.country)
    governs = entry.capital or entry.sort == "country"
    placed = _TO_PLACE.search(text[max(0, start - 40) : start]) or _taken_up().match(text, end)
    if governs and not entry.people and placed:
        return Named(start, end, entry.key, "place", entry.country)
    return (
        Named(start, end, entry.country, "country", entry.country)
        if governs
        else Named(start, end, entry.key, entry.sort, entry.country)
    )


def _is_people(text: str, end: int) -> bool:
    """Whether a people's name is one: before a verb in the singular it is a company's ("American will fly")."""
    return text[end - 1] == "s" or not _is_verb(text, end)


def _is_verb(text: str, end: int) -> bool:
    following = re.match(r" ([a-z]+)", text[end : end + 20])
    return following is not None and tags().get(following[1], "N")[0] in "MBHDZO"


@cache
def _taken_up() -> re.Pattern[str]:
    """Match the name of an event after that of its place: "the Budapest summit"."""
    nouns = [*load("linking")["taken_up"]["nouns"], *load("actors")["occasion"]]
    return re.compile(rf" (?:{'|'.join(nouns)}|Games)\b")


def _unknown(tokens: Sequence[_Token]) -> Iterator[Named]:
    words = [t for t in tokens if t[2] not in _OUTER]
    while words and words[-1][2] in _INNER:
        words = words[:-1]
    if not words:
        return
    key = fold(" ".join(t[2] for t in words))
    last = fold(words[-1][2])
    if len(key) > 1 and key not in stop():
        yield Named(words[0][0], words[-1][1], key, _sort(last, len(words), "&" in key))


def _sort(last: str, count: int, company: bool) -> Sort:  # noqa: FBT001 - a fact about the name
    if company or (count > 1 and last in bodies()):
        return "body"
    return "name" if count == 1 or last in things() else "person"
