"""A name with the key it is known by, and which names can be one's.

Invariant: nothing here looks at a text; two keys are compared as words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracker.linking.gazetteer import Sort, companies, families, family_first


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
        first = long[0] in _family_names() or family_first(long)
        alone = families().get(" ".join(long)) == short[0]  # "Lula" of "Luiz Inacio Lula da Silva"
        return alone or short[0] == long[-1] or (short[0] == long[0] and first)
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
    return one == other or inner or (long[: len(short)] == short and long[-1] in companies())


@cache
def _family_names() -> frozenset[str]:
    """Return the family names that stand first."""
    return frozenset(family for key, family in families().items() if key.startswith(family))
