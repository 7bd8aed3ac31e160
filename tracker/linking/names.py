"""Who and where: the persons, countries, bodies and places that an article names, by whatever name.

Invariant: one person, country, body or place of an article has one key, however it is called there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.gazetteer import (
    Leader,
    Sort,
    acronyms,
    bodies,
    capital_of,
    families,
    fold,
    known,
    leader_of,
    leaders,
    office_words,
    offices,
    ranks,
    things,
    titles,
)
from tracker.linking.words import stop

LONGEST = 6
"""The most words a name of the lexicon has."""
_WITHIN = re.compile(
    r"(?<!shares )(?<!stake )(?<!interest )(?<!confidence )(?<!trust )(?<!faith )(?<!holding )"
    r"\b(?:in|near|outside|in the \w+ of|on the (?:island|shores?|outskirts) of) $",
    re.IGNORECASE,
)
_NEAR = 30  # code points before a name
_PAIR = 2  # "New Zealand" begins a sentence as it stands within one
_LINKS = "of|de|da|der|den|do|bin|al|van|von|the|and|for"
_WORD = (
    r"(?:\d{2,4}(?= [A-Z]{2,}\b)|(?:[A-Z]\.){2,}|[A-Z]\.|(?:St|Gov|Sen|Rep|Gen|Mr|Mrs|Ms|Dr|Jr|Lt|Col)\."
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
    r"\b(?:in|to|at|for|from|near|via|into|outside|around|through|towards?|over|visit\w*|leav\w+|reach\w*|host\w*)"
    r"\s+(?:the\s+|nearby\s+|(?:[\w-]+\s+){0,3}(?:resort|city|port|town|capital)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|\n\s*|[\"“‘(]\s*|(?:--|-|–|—) )$")
_DATELIKE = re.compile(
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|easter|ramadan|i|\w+'(?:ll|ve|d|re|m)"
)
_BODIES = frozenset(("un", "european commission"))
_KOREAS = re.compile(r"\bthe (?:two )?Koreas\b|\bboth Koreas\b")
_SEVERAL = re.compile(r"\b(?:both|the two|the) (?:presidents|leaders|men|heads of state)\b", re.IGNORECASE)
_BARE_OFFICE = re.compile(r"\bthe (?:president|prime minister|premier|chancellor|leader|pope|pontiff)\b(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Named:
    """A name found between two code points, the end excluded.

    `key` is what it is known by ("vladimir putin", "russia", "g20", "sochi"), `country` where it belongs,
    `rank` what a person is: "leader", "minister", "official" or empty.
    """

    start: int
    end: int
    key: str
    sort: Sort
    country: str = ""
    rank: str = ""


def names(text: str, published_on: date) -> tuple[Named, ...]:
    """Return the names in an article, in order; those who led then are known by surname, office and country."""
    found = [_placed(text, name) for run in _RUN.finditer(text) for name in _of_run(text, run.start(), run[0])]
    bound = _bind(text, _resolve(found, published_on))
    by_office = list(_by_office(text, bound, published_on))
    taken = [(n.start, n.end) for n in by_office]
    kept = [n for n in bound if not any(a <= n.start < b for a, b in taken)]
    named = sorted([*kept, *by_office], key=lambda n: n.start)
    return tuple(sorted([*named, *_referred(text, named)], key=lambda n: n.start))


def _of_run(text: str, offset: int, run: str) -> Iterator[Named]:
    """Yield the names of a run of capitalised words: those of the lexicon, and what stands between them."""
    tokens = [(offset + m.start(), offset + m.end(), m[0]) for m in _TOKEN.finditer(run)]
    opens = _SENTENCE_START.search(text[max(0, offset - 4) : offset])
    if tokens and opens and _known_size(tokens, 0) < _PAIR and _opens_only(tokens[0][2], text, tokens[0][1]):
        tokens = tokens[1:]
    at, pending = 0, list[tuple[int, int, str]]()
    while at < len(tokens):
        if at + 1 < len(tokens) and _is_company(tokens[at][2], tokens[at + 1][2]):
            yield from _unknown(pending)
            pending, both = [], tokens[at : at + 2]
            yield Named(both[0][0], both[1][1], fold(f"{both[0][2]} {both[1][2]}"), "body")
            at += 2
            continue
        size = _known_size(tokens, at)
        if size:
            yield from _unknown(pending)
            pending = []
            yield _from_lexicon(text, tokens[at : at + size])
            at += size
            continue
        if _parts(tokens[at][2], pending) and not _is_may(text, *tokens[at][:2]):
            yield from _unknown(pending)
            pending = []
        else:
            pending.append(tokens[at])
        at += 1
    yield from _unknown(pending)


def _placed(text: str, name: Named) -> Named:
    """Return a name that no list knows as a place, where something is "in" it: "the line at Renton" is of Renton."""
    before = text[max(0, name.start - _NEAR) : name.start]
    inside = name.sort == "name" and _WITHIN.search(before) and not _POSSESSIVE.search(text[name.start : name.end + 2])
    return replace(name, sort="place") if inside else name


def _is_company(word: str, after: str) -> bool:
    """Whether two words name a company: "Air France" is no country, "American Airlines" nobody's first name."""
    return word in _LEADING or (fold(word) in known() and fold(after) in _companies())


@cache
def _companies() -> frozenset[str]:
    return frozenset(load("actors")["company"]["last"])


def _opens_only(word: str, text: str, end: int) -> bool:
    """Whether a capitalised word at a sentence's start is a word like others, and no name.

    A name has its capital within a sentence too, or a verb at once behind it.
    """
    low = fold(word)
    leads = word in _LEADING and text[end : end + 2].strip().isupper()
    if low in known() or low[:1].isdigit() or low in titles() or low in families().values() or leads:
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


def _known_size(tokens: Sequence[tuple[int, int, str]], at: int) -> int:
    sizes = range(min(LONGEST, len(tokens) - at), 0, -1)
    return next((n for n in sizes if _is_known(" ".join(t[2] for t in tokens[at : at + n]))), 0)


def _is_known(name: str) -> bool:
    return fold(name) in known() and (
        fold(name) not in acronyms() or name.removesuffix("'s").removesuffix("’s").isupper()
    )


def _is_may(text: str, start: int, end: int) -> bool:
    """Whether "May" is somebody's name: no day or year follows it, and nothing before it makes it a month."""
    if text[start:end].removesuffix("'s").removesuffix("’s") != "May":
        return False
    return _MONTHLY.search(text[:start][-12:]) is None and re.match(r",? \d", text[end : end + 3]) is None


def _parts(word: str, pending: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a word ends the name before it and begins none: a title, a day, a link between two names."""
    low = fold(word)
    if word == "of" and len(pending) > 1:
        last = fold(pending[-1][2])
        return last not in bodies() and last not in things()  # "Ada Lindqvist of Norway"
    return bool(low in titles() or _DATELIKE.fullmatch(low) or word in _OUTER or (word in _INNER and not pending))


def _from_lexicon(text: str, tokens: Sequence[tuple[int, int, str]]) -> Named:
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


def _unknown(tokens: Sequence[tuple[int, int, str]]) -> Iterator[Named]:
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


def _resolve(found: Sequence[Named], published_on: date) -> list[Named]:
    """Give a bare surname the full name that the article has for it, or that of a leader of the day."""
    full = {n.key for n in found if n.sort == "person"}
    firms = {n.key for n in found if n.sort == "body" and n.key.split()[-1] in _companies()}
    countries = {n.country for n in found}
    # A bare surname is a leader's only where the article speaks of his country: "Johnson" is many people.
    serving = [x for x in leaders(published_on.year) if x.country in countries or x.key in full or x.country in _BODIES]
    return [_resolved(n, full, firms, serving) for n in found]


def _resolved(name: Named, full: set[str], firms: set[str], serving: Sequence[Leader]) -> Named:
    if name.sort not in {"person", "name"}:
        return name
    firm = next((key for key in sorted(firms) if key.split()[0] == name.key), "")
    if firm:
        return replace(name, key=firm, sort="body")  # "American" beside "American Airlines"
    leader = next((x for x in serving if same_person(name.key, x.key)), None)
    candidates = {key for key in full if same_person(name.key, key)}
    if (
        name.sort == "name"
        and len(candidates) == 1
        and (leader is None or not same_person(leader.key, min(candidates)))
    ):
        return replace(name, key=min(candidates), sort="person")
    if leader is not None and len(candidates) <= 1:
        return replace(name, key=leader.key, sort="person", country=leader.country, rank="leader")
    return name


def same_person(one: str, other: str) -> bool:
    """Whether two folded names can be one person's: the surname agrees, and given names where both have them.

    >>> same_person("fidan", "hakan fidan"), same_person("sergei lavrov", "sergey lavrov")
    (True, True)
    >>> same_person("barack obama", "michelle obama")
    False
    >>> same_person("xi", "xi jinping"), same_person("kim jong un", "kim jong il")
    (True, False)
    """
    if one == other:
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    if len(short) == 1:
        return short[0] == long[-1] or (short[0] == long[0] and long[0] in _family_names())
    return short[-1] == long[-1] and (short[0][0] == long[0][0] or short[0] in long)


def same_name(one: str, other: str) -> bool:
    """Whether two folded names of things or bodies can be one's: the short one is part of the long, and not its head.

    >>> same_name("american", "american airlines")
    True
    >>> same_name("webb", "james webb space telescope"), same_name("boeing", "boeing 737 max")
    (True, False)
    """
    short, long = sorted((one.split(), other.split()), key=len)
    inner = any(long[i : i + len(short)] == short for i in range(1, len(long) - len(short) + 1))
    return one == other or inner or (long[: len(short)] == short and long[-1] in _companies())


@cache
def _family_names() -> frozenset[str]:
    """Return the family names that stand first."""
    return frozenset(family for key, family in families().items() if key.startswith(family))


def _bind(text: str, found: Sequence[Named]) -> list[Named]:
    """Give a person the country and rank that stand before the name; that country then acts by him alone."""
    kept: list[Named] = []
    for name in found:
        person = name
        if name.sort in {"person", "name"}:
            between = text[kept[-1].end : name.start] if kept else ""
            rank = name.rank or _rank_before(text[max(0, name.start - 40) : name.start])
            if kept and kept[-1].sort == "country" and _only_titles(between):
                country = kept.pop().country
                person = replace(name, country=name.country or country, rank=rank, sort="person")
            else:
                person = replace(name, rank=rank, sort="person" if rank else name.sort)
        kept.append(person)
    return _same_everywhere(kept)


def _only_titles(between: str) -> bool:
    words = [fold(w) for w in between.split()]
    return len(between) <= 40 and not re.search(r"[.!?;:\n]", between) and all(w in titles() or not w for w in words)  # noqa: PLR2004 - "Deputy Prime Minister and "


def _rank_before(before: str) -> str:
    match = re.search(rf"\b({office_words()})(?:,? )$", before, re.IGNORECASE)
    return next(iter(ranks(match[1])), "") if match else ""


def _same_everywhere(found: Sequence[Named]) -> list[Named]:
    """Carry what one mention tells of a person (country, rank) to the others."""
    country = {n.key: n.country for n in reversed(found) if n.sort == "person" and n.country}
    rank = {n.key: n.rank for n in reversed(found) if n.sort == "person" and n.rank}
    return [
        replace(n, country=country.get(n.key, n.country), rank=rank.get(n.key, n.rank), sort="person")
        if n.sort == "person" or n.key in rank
        else n
        for n in found
    ]


def _by_office(text: str, found: Sequence[Named], published_on: date) -> Iterator[Named]:
    """Yield the persons called by country and office: "the Russian president", "the Kremlin leader"."""
    for place in found:
        match = _office_after().match(text, place.end) if place.sort == "country" else None
        if match is None:
            continue
        rank = next(iter(ranks(match[1])))
        here = [n.key for n in found if n.sort == "person" and n.country == place.country and n.rank == rank]
        key = (here[0] if here else "") or (leader_of(place.country, published_on) if rank == "leader" else "")
        yield Named(place.start, match.end(), key or f"{place.country} {rank}", "person", place.country, rank)


@cache
def _office_after() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)? ({office_words()})\b(?!,? (?:[A-Z]\w+ )*[A-Z])")


def _referred(text: str, found: Sequence[Named]) -> Iterator[Named]:
    """Yield whom "the president" and "the two leaders" point back to: the last of that rank."""
    for match in _BARE_OFFICE.finditer(text):
        yield from _last_leaders(found, match.start(), match.end(), 1)
    for match in _KOREAS.finditer(text):
        yield from (Named(match.start(), match.end(), key, "country", key) for key in ("north korea", "south korea"))
    for match in _SEVERAL.finditer(text):
        yield from _last_leaders(found, match.start(), match.end(), 2)


def _last_leaders(found: Sequence[Named], start: int, end: int, count: int) -> Iterator[Named]:
    """Yield the leader named last before; two leaders together are those whom the article names most, then first."""
    leading = [n for n in found if n.sort == "person" and n.rank == "leader"]
    nearest = [*(n for n in reversed(leading) if n.start < start), *(n for n in leading if n.start > start)]
    most = [key for key, _ in Counter(n.key for n in leading).most_common()]
    keys = most if count > 1 else list(dict.fromkeys(n.key for n in nearest))
    for key in keys[:count]:
        yield replace(next(n for n in nearest if n.key == key), start=start, end=end)
