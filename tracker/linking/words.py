"""Words as linking compares them: stems, acts and numbers.

Invariant: a stem is lower case, and forms of one verb, or a noun and its plural, share it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracker.grammar.words import lemmas, tags
from tracker.lexicon import load

STEM = 6
"""Longer words are known by their first letters: "vaccine" and "vaccinated", "announce" and "announcement"."""
RARE, COMMON = 1.0, 0.35
"""What a shared word is worth: a telling one, and one that every other article has."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_UNITS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12}
_NUMBER = re.compile(
    r"(?<![\w.])(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:[-\s](?P<unit>hundred|thousand|million|billion|trillion)(?:th)?s?\b)?"
    r"|\b(?P<word>[a-z]+)(?:[-\s](?P<units>(?:(?:hundred|thousand|million|billion|trillion)(?:th)?\b[-\s]?)+))",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?P<root>[a-z]*[aeiouy][a-z]*[^aeou\W])(?:ed|ing)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_each_word = lru_cache(maxsize=32_768)
"""Remembers what was worked out of a word, of so many words: the vocabulary of a language, not of an archive."""


@cache
def stopped() -> re.Pattern[str]:
    """Return the pattern of the words that say that an event was stopped, and are no act of its own."""
    told = load("linking")["stopped"]
    parted = (r" (?:[\w'-]+ ){0,3}".join(words.split(" ", 1)) for words in told["parted"])
    words = "|".join((rf"(?:{'|'.join(told['roots'])})\w*", *told["phrases"], *parted))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _acts() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for act, words in load("linking")["act"].items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {act}
    return found


@cache
def stop() -> frozenset[str]:
    """Return the words that say nothing of what an event is, in lower case."""
    return frozenset(load("linking")["stop"]["words"])


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in load("linking")["common"]["words"])


@_each_word
def base(word: str) -> str:
    """Return the base form of a word in lower case: a verb's lemma, else a noun's singular.

    >>> base("met"), base("summits"), base("countries"), base("talks"), base("docked")
    ('meet', 'summit', 'country', 'talk', 'dock')
    """
    low = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    for form in (low, low.removesuffix("s")):
        if form in lemmas():
            return lemmas()[form]
    if low.endswith("ies") and len(low) > len("lies"):
        return low[:-3] + "y"
    if (ended := _ENDED.fullmatch(low)) is not None and low not in tags():
        return _root(ended["root"])
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > len("gas") else low


def _root(root: str) -> str:
    """Return the base form of a verb that no list has, less its ending: "dock" of "dock|ed", "pin" of "pinn|ed"."""
    if root.endswith("i"):
        return root[:-1] + "y"
    return root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root


@_each_word
def stem(word: str) -> str:
    """Return what a word is known by.

    >>> stem("vaccination") == stem("vaccinated"), stem("Agreements")
    (True, 'agreem')
    """
    known = base(word)
    return _alike().get(known, known)[:STEM]


@cache
def _alike() -> dict[str, str]:
    """Return for each word of a row of the lexicon its first: soldiers are troops."""
    return {base(word): base(row[0]) for row in load("linking")["alike"]["words"] for word in row[1:]}


def acts(text: str) -> frozenset[str]:
    """Return the acts that the words name.

    >>> sorted(acts("confer in Sochi")), sorted(acts("the talks"))
    (['meet'], ['meet'])
    >>> sorted(acts("spoke by phone")), sorted(acts("the new phones"))
    (['call', 'speech'], [])
    >>> sorted(acts("a pact was struck")), sorted(acts("struck at dawn"))
    (['deal'], ['attack', 'walkout'])
    """
    words = _WORD.findall(_NO_CALL.sub(" ", _STRUCK.sub(lambda m: m["made"] or " ", text)))
    together = [_of_phrase(w, words[n + 1 : n + _LONGEST]) for n, w in enumerate(words)]
    pairs = zip(words, together, strict=True)
    return frozenset(act for w, named in pairs for act in named | (_acts_of(w) - _GOING if named else _acts_of(w)))


_NO_CALL = re.compile(
    r"\b(?:(?:tele)?phones"
    r"|(?:an?|the|his|her|its|their|this|that|each|every|new|mobile) (?:tele)?phone(?! (?:call|talk))"
    r"|call(?:s|ed|ing)? (?:for|on|upon|in|it|an?|the|its|their|this|that))\b"
)
"""Phones as things, by which nobody is called, and calls that are no talks: "the new phones", "called for a vote"."""
_DEALS = f"(?:{'|'.join(load('linking')['bargain']['words'])})s?"
_STRUCK = re.compile(
    rf"\bstr(?:ikes?|iking|uck)\b(?= (?:[\w-]+ ){{0,3}}{_DEALS}\b)|(?P<made>\b{_DEALS}(?: [\w-]+){{0,8}}?) struck\b",
    re.IGNORECASE,
)
"""A bargain that is struck, by which nobody is hit and no work stops."""
_GOING = frozenset(("visit",))  # nobody comes where something "came into force"


def phrase_acts(text: str) -> frozenset[str]:
    """Return the acts that verbs name only together with the words behind them.

    >>> sorted(phrase_acts("came into force")), sorted(phrase_acts("came to Oslo"))
    (['effect'], [])
    """
    words = _WORD.findall(text)
    return frozenset(act for n, w in enumerate(words) for act in _of_phrase(w, words[n + 1 : n + _LONGEST]))


_LONGEST = 5
"""So many words of a phrase are looked at: "take to the sky"."""


@cache
def _phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return by its verb what each phrase goes on with, and its act."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for act, phrases in load("linking")["phrasal"].items():
        for verb, _, rest in (phrase.partition(" ") for phrase in phrases):
            found[verb] = (*found.get(verb, ()), (f"{rest} ", act))
    return found


def _of_phrase(word: str, after: list[str]) -> frozenset[str]:
    """Return the acts that a verb names together with the words behind it: "took off", "came into force"."""
    told = _phrases().get(base(word))
    if told is None:
        return frozenset()
    rest = " ".join(after).lower() + " "
    return frozenset(act for words, act in told if rest.startswith(words))


@_each_word
def _acts_of(word: str) -> frozenset[str]:
    table, low = _acts(), word.lower()
    return table.get(low, table.get(base(low), frozenset()))


def stems(text: str) -> frozenset[str]:
    """Return the stems of the telling words; function words, days and bare reporting are left out."""
    return frozenset(filter(None, map(_telling, _WORD.findall(text))))


def spelled(shared: frozenset[str], quote: str) -> list[str]:
    """Return words for these stems as a quote that has them spells them, in small letters, by the alphabet.

    >>> spelled(frozenset(("stadiu", "electi")), "Elections in the stadium wait; a second election follows.")
    ['elections', 'stadium']
    """
    found = _spellings(quote)
    return sorted(found.get(s, s) for s in shared)


@lru_cache(maxsize=256)
def _spellings(quote: str) -> dict[str, str]:
    """Return by its stem the first word of each: one statement is compared with many."""
    return {_telling(word): word.lower() for word in reversed(_WORD.findall(quote))}


@_each_word
def _telling(word: str) -> str:
    """Return the stem of a word that tells something of an event, else nothing."""
    says_nothing = len(word) == 1 or word.lower() in stop() or base(word) in stop()
    return "" if says_nothing else stem(word)


def weight(stemmed: str) -> float:
    """Return what sharing this stem is worth."""
    return COMMON if stemmed in _common() else RARE


def numbers(text: str) -> frozenset[str]:
    """Return the quantities of ten or more named in the text, as plain figures; years and days of a month are none.

    >>> sorted(numbers("100 million doses, the hundred-millionth shot, 50,000 tonnes in 2021"))
    ['100000000', '50000']
    """
    return frozenset(str(n) for m in _NUMBER.finditer(_dates().sub(" ", text)) for n in _figure(m))


@cache
def _dates() -> re.Pattern[str]:
    """Return the pattern of a day of a month: the 27 of "March 27" is no figure that two events could share."""
    months = "|".join(sorted(load("time/calendar")["month"], key=len, reverse=True))
    return re.compile(rf"\b(?:{months})\.? \d{{1,2}}(?![\d,.]*\d)\b|\b\d{{1,2}} (?:{months})\b", re.IGNORECASE)


def _figure(match: re.Match[str]) -> tuple[int, ...]:
    if match["digits"] is None:
        factors = [part.lower().removesuffix("th") for part in re.split(r"[-\s]+", f"{match['word']} {match['units']}")]
        first = _small(factors[0])
        scale = [_UNITS[f] for f in factors[1:] if f in _UNITS]
        return _kept(first if first is not None else 1, scale)
    if match["unit"] is None and _YEAR.fullmatch(match["digits"]):
        return ()
    return _kept(float(match["digits"].replace(",", "")), [_UNITS[match["unit"].lower()]] if match["unit"] else [])


def _small(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    known: dict[str, dict[str, int]] = load("time/numbers")
    return known["number"].get(word, known["tens"].get(word))


def _kept(first: float, scale: list[int]) -> tuple[int, ...]:
    figure = first
    for unit in scale:
        figure *= unit
    return (round(figure),) if figure >= 10 else ()  # noqa: PLR2004 - two digits: "six countries" tells little
