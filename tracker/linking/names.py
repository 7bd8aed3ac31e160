"""Who and where: the persons, countries, bodies and places that an article names, by whatever name.

Invariant: one person, country, body or place of an article has one key, however it is called there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tracker.grammar.sentences import sentences
from tracker.linking.capitals import capitalised
from tracker.linking.gazetteer import (
    Leader,
    capital_of,
    companies,
    fold,
    leader_of,
    leaders,
    office_words,
    ranks,
    titles,
)
from tracker.linking.named import Named, same_person

_OFTEN = 3
HOSTING = 2
"""As often as it is named, and so often more, the name of a host counts."""
_BODIES = frozenset(("un", "european commission"))
_KOREAS = re.compile(r"\bthe (?:two )?Koreas\b|\bboth Koreas\b")
_SEVERAL = re.compile(
    r"\b(?:both|the two|(?P<any>the)) (?:presidents|leaders|men|heads of state)\b(?! of\b)", re.IGNORECASE
)
_FIRMS = re.compile(
    r"\b(?:both|the two) (?:companies|firms|airlines|banks|groups|carriers|(?:car|drug|chip)makers)\b", re.IGNORECASE
)
_SHORT = frozenset(("person", "name"))  # sorts of names that may stand for a longer one
_BARE_OFFICE = re.compile(r"\bthe (?:president|prime minister|premier|chancellor|leader|pope|pontiff)\b(?! [A-Z])")


def names(text: str, published_on: date) -> tuple[Named, ...]:
    """Return the names in an article, in order; those who led then are known by surname, office and country."""
    bound = _bind(text, _resolve(list(_shortened(text, capitalised(text))), published_on))
    by_office = list(_by_office(text, bound, published_on))
    taken = [(n.start, n.end) for n in by_office]
    kept = [n for n in bound if not any(a <= n.start < b for a, b in taken)]
    named = sorted([*kept, *by_office], key=lambda n: n.start)
    return tuple(sorted([*named, *_referred(text, named)], key=lambda n: n.start))


def _shortened(text: str, found: Sequence[Named]) -> Iterator[Named]:
    """Give a body called by its last word alone the name it had before: "the Security Council", then "the Council"."""
    full: dict[str, Named] = {}
    for name in found:
        words = text[name.start : name.end].split()
        if name.sort == "body" and len(words) > 1:
            full[words[-1]] = name
        meant = full.get(words[0]) if len(words) == 1 and name.sort == "name" else None
        after_the = meant is not None and text[max(0, name.start - 4) : name.start].lower() == "the "
        yield replace(meant, start=name.start, end=name.end) if meant and after_the else name


def _resolve(found: Sequence[Named], published_on: date) -> list[Named]:
    """Give a bare surname the full name that the article has for it, or that of a leader of the day."""
    things = _never_short(found)
    found = [replace(n, sort="name") if n.key in things else n for n in found]
    full = {n.key for n in found if n.sort == "person"}
    firms = {n.key for n in found if n.sort == "body" and n.key.split()[-1] in companies()}
    countries = {n.country for n in found}
    # A bare surname is a leader's only where the article speaks of his country: "Johnson" is many people.
    serving = [x for x in leaders(published_on.year) if x.country in countries or x.key in full or x.country in _BODIES]
    alike = {
        key: {each for each in full if same_person(key, each)} for key in {n.key for n in found if n.sort in _SHORT}
    }
    return [_resolved(n, alike.get(n.key, set()), firms, serving) for n in found]


def _never_short(found: Sequence[Named]) -> set[str]:
    """Return the names of two words that an article repeats and never shortens: a person is soon called by the last."""
    count = Counter(n.key for n in found if n.sort == "person" and n.key.count(" ") == 1)
    short = {n.key.split()[-1] for n in found if n.sort == "name"}
    return {key for key, times in count.items() if times >= _OFTEN and key.split()[-1] not in short}


def _resolved(name: Named, candidates: set[str], firms: set[str], serving: Sequence[Leader]) -> Named:
    if name.sort not in _SHORT:
        return name
    firm = next((key for key in sorted(firms) if key.split()[0] == name.key), "")
    if firm:
        return replace(name, key=firm, sort="body")  # "American" beside "American Airlines"
    leader = next((x for x in serving if same_person(name.key, x.key)), None)
    if (
        name.sort == "name"
        and len(candidates) == 1
        and (leader is None or not same_person(leader.key, min(candidates)))
    ):
        return replace(name, key=min(candidates), sort="person")
    if leader is not None and len(candidates) <= 1:
        return replace(name, key=leader.key, sort="person", country=leader.country, rank="leader")
    return name


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
    for match in _FIRMS.finditer(text):
        yield from _most_named(found, match.start(), match.end())
    several = [m for m in _SEVERAL.finditer(text) if not (m["any"] and _body_acts(text, found, m.start()))]
    host = _host(text, found) if several else ""
    for match in several:
        yield from _last_leaders(found, match.start(), match.end(), 2, host)


def _body_acts(text: str, found: Sequence[Named], start: int) -> bool:
    """Whether a body stands before in the sentence: "the Commission reports before the leaders' summit" has its own."""
    since = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start))
    return any(n.sort == "body" and since < n.start < start for n in found)


def _most_named(found: Sequence[Named], start: int, end: int) -> Iterator[Named]:
    """Yield the two bodies that an article names most, where it names both again: "the two companies"."""
    count = Counter(n.key for n in found if n.sort in {"body", "name"})
    for key, times in count.most_common(2):
        if times > 1:
            yield replace(next(n for n in found if n.key == key), start=start, end=end)


def _host(text: str, found: Sequence[Named]) -> str:
    """Return the country that an article is sent from, nothing where it is from a capital: reporters sit there."""
    parted = sentences(text)
    sent = [n for n in found if n.sort == "place" and n.end <= parted[0].body] if parted else []
    return sent[0].country if sent and sent[0].key != capital_of(sent[0].country) else ""


def _last_leaders(found: Sequence[Named], start: int, end: int, count: int, host: str = "") -> Iterator[Named]:
    """Yield the leader named last before; two leaders together are those whom the article names most, then first.

    Who leads the country that an article is sent from, but for its capital, is there as a host.
    """
    leading = [n for n in found if n.sort == "person" and n.rank == "leader"]
    nearest = [*(n for n in reversed(leading) if n.start < start), *(n for n in leading if n.start > start)]
    hosts = [n.key for n in leading if n.country == host]
    most = [key for key, _ in Counter([*(n.key for n in leading), *hosts[:1] * HOSTING]).most_common()]
    keys = most if count > 1 else list(dict.fromkeys(n.key for n in nearest))
    for key in keys[:count]:
        yield replace(next(n for n in nearest if n.key == key), start=start, end=end)
