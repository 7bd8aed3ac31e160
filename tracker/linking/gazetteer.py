"""What is generally known of names: countries, capitals, peoples, seats, cities, bodies, and who led when.

Invariant: one country, body or leader has one key, whichever of its names is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from tracker.lexicon import load

Sort = Literal["person", "country", "body", "place", "occasion", "name"]
# Countries where the family name stands first, and alone means the person.
_FAMILY_FIRST = frozenset({"china", "north korea", "south korea", "taiwan", "vietnam"})


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for; `people` marks a name of the people ("Russian"), `capital` a seat of government."""

    key: str
    sort: Sort
    country: str = ""
    people: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Leader:
    """Who led a country or body, and in which years, both included."""

    key: str
    country: str
    terms: tuple[tuple[int, int], ...]
    called: str = ""

    def serves(self, year: int) -> bool:
        """Whether in office in some part of that year."""
        return any(first <= year <= last for first, last in self.terms)

    @property
    def family(self) -> str:
        """The part of the name that is used alone."""
        parts = self.key.removesuffix(" jr").split()
        return self.called or (parts[0] if self.country in _FAMILY_FIRST else parts[-1])


@lru_cache(maxsize=16_384)  # an article repeats its names, and many articles share theirs
def fold(name: str) -> str:
    """Return a name in plain lower-case letters, without accents and the possessive.

    >>> fold("Erdoğan’s"), fold("Zelenskyy"), fold("U.S.")
    ('erdogan', 'zelensky', 'u.s')
    """
    straight = name.replace("’", "'").replace("\u0131", "i")  # the dotless i has no plain form of its own
    plain = unicodedata.normalize("NFKD", straight).encode("ascii", "ignore").decode().lower()
    bare = plain.strip(" .,-'").removesuffix("'s").rstrip("'")
    return bare[:-2] + "y" if bare.endswith(("yy", "iy")) else bare


@cache
def known() -> dict[str, Known]:
    """Return what each folded name of the lexicon stands for."""
    table = load("actors")
    found: dict[str, Known] = {}
    for country, line in table["country"].items():
        found |= dict(_of_country(fold(country), line))
    for name, country in (table["also"] | table["seat"]).items():
        found[fold(name)] = Known(fold(country), "country", fold(country))
    for country, cities in table["city"].items():
        found |= {fold(city): Known(fold(city), "place", fold(country)) for city in cities}
    for spelling, capital in table["spelling"].items():
        found[fold(spelling)] = found[fold(capital)]
    for body, others in table["body"].items():
        found |= {fold(name): Known(fold(body), "body") for name in (body, *others)}
    for occasion, others in table["occasion"].items():
        found |= {fold(name): Known(fold(occasion), "occasion") for name in (occasion, *others)}
    return found


@cache
def peoples() -> frozenset[str]:
    """Return the words for the people of the countries, in lower case: "iraqi", "iraqis"."""
    return frozenset(word for word, name in known().items() if name.people)


@cache
def capital_of(country: str) -> str:
    """Return the key of a country's capital, or of the country itself where none is known.

    >>> capital_of("hungary")
    'budapest'
    """
    return next((e.key for e in known().values() if e.capital and e.country == country), country)


@cache
def seats() -> frozenset[str]:
    """Return the folded names of seats of power: the Kremlin, the Bundestag."""
    return frozenset(fold(name) for name in load("actors")["seat"])


@cache
def acronyms() -> frozenset[str]:
    """Return the folded names that are written in capitals alone: "UN" is a body, "Un" is not."""
    table = load("actors")
    spelt = [*table["body"], *(n for names in table["body"].values() for n in names), *table["also"]]
    return frozenset(fold(name) for name in spelt if name.isupper())


def _of_country(country: str, line: str) -> Iterator[tuple[str, Known]]:
    capital, _, peoples = line.partition("; ")
    yield fold(capital), Known(fold(capital), "place", country, capital=True)
    for people in map(fold, peoples.split(", ")):
        yield people, Known(country, "country", country, people=True)
        yield f"{people}s", Known(country, "country", country, people=True)
    yield country, Known(country, "country", country)


@cache
def leaders(year: int) -> tuple[Leader, ...]:
    """Return who is known to have led in that year."""
    return tuple(leader for leader in _all_leaders() if leader.serves(year))


@cache
def _all_leaders() -> tuple[Leader, ...]:
    lines = ((name, *line.split("; ")) for name, line in load("actors")["leader"].items())
    return tuple(
        Leader(fold(name), fold(country), _terms(years), *map(fold, called)) for name, country, years, *called in lines
    )


def _terms(years: str) -> tuple[tuple[int, int], ...]:
    ends = (term.partition("-") for term in years.split(", "))
    return tuple((int(first), int(last or date.max.year)) for first, _, last in ends)


@cache
def families() -> dict[str, str]:
    """Return the part of each leader's name that is used alone, by key."""
    return {leader.key: leader.family for leader in _all_leaders()}


@cache
def women() -> frozenset[str]:
    """Return the keys of the leaders who are women."""
    return frozenset(map(fold, load("actors")["women"]["leaders"]))


def family_first(parts: Sequence[str]) -> bool:
    """Whether the family name is the first of a person's names.

    >>> family_first(["li", "keqiang"]), family_first(["park", "geun-hye"]), family_first(["kim", "clijsters"])
    (True, True, False)
    """
    names = load("families")
    if len(parts) < _WHOLE or families().get(" ".join(parts), parts[0]) != parts[0]:
        return False
    return parts[0] in names["always"] or (
        parts[0] in names["before_two"] and ("-" in parts[-1] or len(parts) > _WHOLE)
    )


_WHOLE = 2
"""So many words a person's whole name has at least."""


def leader_of(country: str, on: date) -> str:
    """Return the key of the one leader known to be in office in a country that year, else nothing.

    >>> leader_of("russia", date(2025, 10, 17)), leader_of("utopia", date(2025, 10, 17))
    ('vladimir putin', '')
    """
    serving = [leader.key for leader in leaders(on.year) if leader.country == country]
    return serving[0] if len(serving) == 1 else ""


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a name and are no part of it: a storm keeps its own as it grows."""
    return frozenset((*load("reading/names")["titles"], *load("linking")["storm"]["words"]))


@cache
def trades() -> frozenset[str]:
    """Return the nouns for one person by office or trade."""
    return frozenset(load("reading/names")["persons"])


@cache
def bodies() -> frozenset[str]:
    """Return the last words by which a name is that of a body and not of a person."""
    return frozenset(load("reading/names")["bodies"])


@cache
def things() -> frozenset[str]:
    """Return the last words by which a name is that of a day, a water, a ground or a work."""
    return frozenset(load("actors")["thing"]["last"])


@cache
def companies() -> frozenset[str]:
    """Return the last words by which a name is that of a company: "airlines"."""
    return frozenset(load("actors")["company"]["last"])


@cache
def offices() -> dict[str, str]:
    """Return the rank of each office: leader, minister or official."""
    return {word: rank for rank, words in load("actors")["office"].items() for word in words}


@cache
def office_words() -> str:
    """Return a pattern of all offices, longer names first, so that a prime minister is no minister."""
    return "|".join(re.escape(word) for word in sorted(offices(), key=len, reverse=True))


@cache
def _office_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{office_words()})\b", re.IGNORECASE)


def ranks(text: str) -> frozenset[str]:
    """Return the ranks of the offices that the words name.

    >>> sorted(ranks("the two presidents")), sorted(ranks("their foreign ministers"))
    (['leader'], ['minister'])
    >>> sorted(ranks("the prime minister and her deputy prime minister"))
    ['leader', 'official']
    """
    return frozenset(offices()[m[0].lower()] for m in _office_pattern().finditer(text))
