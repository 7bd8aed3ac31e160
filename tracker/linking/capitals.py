"""The names in an article by their capitals: runs of capitalised words, parted where the lexicon knows a part of them.

Invariant: a word that only opens a sentence, a date or a title is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.lexicon.calendar import MONTHS, WEEKDAYS
from tracker.linking.gazetteer import Sort, bodies, fold, things, titles
from tracker.linking.listed import POSSESSIVE, Token, listed, listed_size
from tracker.linking.named import Named
from tracker.linking.openings import opening
from tracker.linking.words import stop

_WITHIN = re.compile(
    r"(?<!shares )(?<!stake )(?<!interest )(?<!confidence )(?<!trust )(?<!faith )(?<!holding )"
    r"\b(?:in|near|outside|in the \w+ of|on the (?:island|shores?|outskirts) of) $",
    re.IGNORECASE,
)
_NEAR = 30  # code points before a name
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
_MONTHLY = re.compile(
    r"\b(?:in|by|of|until|till|since|from|last|next|this|late|early|mid|before|after|to|on|through|during|for|every"
    r"|\d+)[ -]$",
    re.IGNORECASE,
)
_DATELIKE = re.compile(
    rf"(?:{'|'.join(MONTHS)})\.?|(?:{'|'.join(WEEKDAYS)})s?|christmas|easter|ramadan|i|\w+'(?:ll|ve|d|re|m)"
)


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
    tokens = tokens[opening(text, offset, tokens) :]
    at, pending = 0, list[Token]()
    while at < len(tokens):
        size = listed_size(tokens, at)
        if size:
            yield from _unknown(pending)
            yield listed(text, tokens[at : at + size])
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


def _owns(pending: Sequence[Token]) -> bool:
    """Whether a name ends as the owner of the next one: "Ada Lindqvist's | Liberal Party"."""
    return len(pending) > 1 and pending[0][2] != "St." and POSSESSIVE.search(pending[-1][2]) is not None


def _placed(text: str, name: Named) -> Named:
    """Return a name that no list knows as a place, where something is "in" it: "the line at Renton" is of Renton."""
    before = text[max(0, name.start - _NEAR) : name.start]
    inside = name.sort == "name" and _WITHIN.search(before) and not POSSESSIVE.search(text[name.start : name.end + 2])
    return replace(name, sort="place") if inside else name


def _is_may(text: str, start: int, end: int) -> bool:
    """Whether "May" is somebody's name: no day or year follows it, and nothing before it makes it a month."""
    may = POSSESSIVE.sub("", text[start:end]) == "May"
    return may and not _is_month(text, start, end)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether a day or year follows a name, or what stands before it makes it a month."""
    return bool(_MONTHLY.search(text[:start][-12:])) or re.match(r",? \d", text[end : end + 3]) is not None


def _parts(word: str, pending: Sequence[Token]) -> bool:
    """Whether a word ends the name before it and begins none: a title, a day, a link between two names."""
    low = fold(word)
    if word == "of" and len(pending) > 1:
        last = fold(pending[-1][2])
        return last not in bodies() and last not in things()  # "Ada Lindqvist of Norway"
    return bool(low in titles() or _DATELIKE.fullmatch(low) or word in _OUTER or (word in _INNER and not pending))


def _unknown(tokens: Sequence[Token]) -> Iterator[Named]:
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
