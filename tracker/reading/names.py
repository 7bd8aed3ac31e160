"""Names: who is meant by "Peskov", "the US President" and "he".

Invariant: who is named without a first name is the one whom the article names with it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import chain

from tracker.grammar.words import tags
from tracker.lexicon import load

_SHORT = ("Gov", "Sen", "Rep", "Gen", "Mr", "Mrs", "Ms", "Dr", "Lt", "Col", "Prof")  # written with a dot
_WORD = rf"(?:(?:{'|'.join(_SHORT)}|[A-Z])\.|[A-Z][\w’'-]*|[a-z]{{1,3}}-[A-Z][\w-]+)"
# The first word of a run, which is _WORD with its capital first: the engine leaps from capital to capital. It has an
# end, as a run may begin at each capital of "AaAaAa…".
_FIRST = rf"[A-Z](?:(?:{'|'.join(f'(?<={x[0]}){x[1:]}' for x in _SHORT)})?\.|[\w’'-]{{0,60}})"
_RUN = re.compile(rf"{_FIRST}(?: (?:{_WORD}|al|bin|ibn|van|von|der|de|da|di|du|del|la|el)(?=\W|$))+")
_CAPITALISED = re.compile(r"[A-Z](?<!\w[A-Z])[\w-]*")
_PLAIN = re.compile(r"[^\w\s&-]")
ARTICLES = frozenset(("the", "a", "an"))
_LEADS = frozenset(
    ("in", "on", "at", "from", "for", "but", "and", "last", "next", "south", "north", "new", "west", "east", "black")
)
_REMEMBERED = 8192  # words: most of a text are those of any other
_NO_FIRST_NAMES = ARTICLES | _LEADS


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("reading/names")[table])


@lru_cache(_REMEMBERED)
def is_title(word: str) -> bool:
    """Whether a word stands before a name as a title or office."""
    return word.lower().strip(".,") in _words("titles")


@dataclass(frozen=True)
class Names:
    """The names of one article, `text`: full names by the word that is used alone, titles by the words before them."""

    full: dict[str, str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    text: str = ""

    @cached_property
    def places(self) -> tuple[tuple[int, str], ...]:
        """Where each name stands, in order."""
        return _places(self.text, self.full)

    def person_before(self, offset: int, since: int) -> str | None:
        """Return the person named last between `since` and `offset`."""
        index = bisect_left(self.places, (offset, ""))
        return self.places[index - 1][1] if index and self.places[index - 1][0] >= since else None


def names_of(text: str) -> Names:
    """Collect the names of people in `text`.

    >>> names_of("Kremlin spokesman Dmitry Peskov spoke. Peskov left.").full
    {'peskov': 'Dmitry Peskov'}
    >>> names_of("Deputy director Wang Liqun spoke. Wang left.").full
    {'wang': 'Wang Liqun'}
    """
    full: dict[str, str] = {}
    offices: dict[str, str] = {}
    found = [(match, *_split(match[0])) for match in _RUN.finditer(text)]
    runs = Counter(name for _, _, name in found)
    whole = _Text(text)
    for match, office, name in found:
        if not name:
            continue
        last = _used_alone(whole, runs, name)
        before = text[max(0, match.start() - 30) : match.start()].rsplit(maxsplit=1)[-1:]
        titled = bool(office) or any(map(is_title, before)) or _is_told_of(text, match, name, before)
        if titled and last.lower() not in _words("bodies"):
            full.setdefault(last.lower(), name)
            if office:
                offices.setdefault(office.lower(), name)
        elif before not in _THE and looks_personal(name) and _recurs(whole, runs[name], last):
            full.setdefault(last.lower(), name)
    return Names(full, offices, text)


_THE = (["the"], ["The"], ["THE"])
_BEHIND_NAME = re.compile(r", (?:who\b|aged \d|\d\d[,.])")


@cache
def _families() -> frozenset[str]:
    """Return the family names that stand before the given name."""
    return frozenset(chain.from_iterable(load("families").values()))


@cache
def leaders() -> frozenset[str]:
    """Return the last names of those who led a country, by which an article may call them alone."""
    return frozenset(name.split()[-1].lower() for name in load("actors")["leader"])


def _used_alone(whole: _Text, runs: Counter[str], name: str) -> str:
    """Return the word by which a person is called again: the last, or a family name that stands first.

    A family name that two of them share, as Kim is, tells neither.
    """
    words = name.split()
    first, last = words[0], words[-1]
    if first.lower() not in _families() or any(n.startswith(f"{first} ") for n in runs if n != name):
        return _called(name) or last
    return first if _recurs(whole, runs[name], first) and not _recurs(whole, runs[name], last) else last


def _is_told_of(text: str, run: re.Match[str], name: str, before: list[str]) -> bool:
    """Whether the words around a name make it a person's: "worker Ada Holt", "said Ada Holt", "Ada Holt, 34,"."""
    word = before[0].lower() if before else ""
    led = word in _words("persons") or word in {"said", "says"}
    return (led or _BEHIND_NAME.match(text, run.end()) is not None) and looks_personal(name)


def _split(run: str) -> tuple[str, str]:
    words = run.split()
    last = next((n for n in range(len(words), 0, -1) if is_title(words[n - 1])), 0)
    last += _roles(words[last:])
    return " ".join(words[:last]), " ".join(words[last:])


def _roles(words: list[str]) -> int:
    """Return 1 where a trade stands before a first and a last name, else 0: "Engineer Mara Dunleavy"."""
    return int(words[0].lower() in _words("persons") and looks_personal(" ".join(words[1:]))) if words else 0


def is_person(noun: str) -> bool:
    """Whether a noun names one person by office or trade: "the mayor", "a spokesman"."""
    return noun in _words("persons") or is_title(noun)


def looks_personal(name: str) -> bool:
    """Whether a phrase has the shape of a first name and a last name.

    >>> looks_personal("Mira Tolland"), looks_personal("the Kremlin"), looks_personal("Sample Bank")
    (True, False, False)
    """
    words = name.split()
    if len(words) not in {2, 3} or words[0].lower() in _NO_FIRST_NAMES:
        return False
    return all(map(str.isupper, [word[0] for word in words])) and _words("bodies").isdisjoint(name.lower().split())


def _called(name: str) -> str:
    """Return the part of a leader's name that the lexicon knows to stand alone: "Lula" of four names."""
    return next((word for word in name.split()[1:-1] if plain(name) == alone().get(plain(word))), "")


@cache
def alone() -> dict[str, str]:
    """Return who is called by one word that is not the last, by that word."""
    lines = load("actors")["leader"].items()
    return {plain(line.split("; ")[2]): plain(name) for name, line in lines if line.count(";") > 1}


def plain(words: str) -> str:
    """Return a name in small letters without marks: "Erdoğan" as "erdogan"."""
    marked = unicodedata.normalize("NFKD", words.replace("\u0131", "i"))
    return _PLAIN.sub("", "".join(c for c in marked if not unicodedata.combining(c))).lower()


@dataclass(frozen=True)
class _Text:
    """A text whose capitalised words are counted once, where they are asked for."""

    text: str

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(_CAPITALISED.findall(self.text))


def _recurs(whole: _Text, runs: int, last: str) -> bool:
    """Whether the last word of a name stands elsewhere than in its `runs`, as the second mention of a person does."""
    return whole.counts[last] > runs


def _places(text: str, full: dict[str, str]) -> tuple[tuple[int, str], ...]:
    if not full:
        return ()
    alone = "|".join(re.escape(word) for word in full)
    found = re.finditer(rf"\b(?:{alone})\b", text, re.IGNORECASE)
    return tuple((m.start(), full[m[0].lower()]) for m in found if m[0][0].isupper())


def as_said(phrase: str, names: Names) -> str:
    """Return who a phrase credits: the bare name of a person, else the phrase itself.

    >>> as_said("Kremlin spokesman Dmitry Peskov", Names())
    'Dmitry Peskov'
    >>> as_said("a Turkish official", Names())
    'a Turkish official'
    """
    whose = _OF_BODY.sub("", phrase)
    bare = as_said(whose, names) if whose != phrase else ""  # "analyst Ada Holt of Sample Bank"
    if bare in names.full.values() or _is_full_name(bare):
        return bare
    words = phrase.split()
    if words and words[0].lower() == "the" and (office := _office(words)) in names.offices:
        return names.offices[office]
    cut = len(words) - 1
    while cut >= 0 and (words[cut] in _PARTICLES or not (words[cut].islower() or is_title(words[cut]))):
        cut -= 1
    cut += _roles(words[cut + 1 :])
    tail = words[cut + 1 :]
    if cut < 0 or not tail or not _can_be_trade(words[cut], tail) or not _starts_name(tail):
        return phrase
    lower = [w for w in words[: cut + 1] if w.islower() and not is_title(w) and w not in ARTICLES]
    return phrase if lower and lower[-1] in _OF_PLACE else " ".join(tail)


def _can_be_trade(word: str, name: list[str]) -> bool:
    """Whether a word before a name tells who it is; before a whole name any noun does: "the rower Ada Holt"."""
    open_class = "".join(tags().get(word, "N")).strip("PCSLWRTMBHDAc!")
    return is_person(word.lower()) or (bool(open_class) and looks_personal(" ".join(name)))


def _is_full_name(words: str) -> bool:
    """Whether two words have the shape of a person's name and are no office: "Ada Holt", not "Prime Minister"."""
    return words.count(" ") == 1 and looks_personal(words) and not any(map(is_title, words.split()))


_PARTICLES = frozenset(("al", "bin", "ibn", "van", "von", "der", "de", "da", "di", "du", "del", "la", "el"))
_OF_BODY = re.compile(r" (?:of|at|with|from) .*")
_OF_PLACE = frozenset(("of", "in", "at", "for", "with", "from"))


def _office(words: list[str]) -> str:
    return " ".join(w for w in words if w.lower() not in ARTICLES).lower()


def _starts_name(tail: list[str]) -> bool:
    return all(w[:1].isupper() or "-" in w or w in _PARTICLES for w in tail)
