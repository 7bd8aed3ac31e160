"""Times tied to another event: "ahead of the summit", "once the ballots are counted".

Invariant: the words that name the other event are words of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tracker.grammar.groups import Group
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.lexicon.calendar import WEEKDAYS
from tracker.reading.kinds import is_happening, is_scheduled
from tracker.reading.pointing import THEN, pointer
from tracker.reading.tied_clauses import clause
from tracker.reading.ties import Relative, Side, clause_cues, cues

_OF_NAMES = frozenset(("during", "ahead of", "after", "before"))  # "during the CSOM": an event by its initials
_PLACES = frozenset(("clinic", "service"))  # "at the clinic" is a place


def relatives(tagged: Tagged, found: tuple[Group, ...]) -> tuple[Relative, ...]:
    """Return the event-relative times of a sentence in order."""
    return tuple(_all(tagged, found))


def _all(tagged: Tagged, found: tuple[Group, ...]) -> Iterator[Relative]:
    over = -1
    for index, tag in enumerate(tagged.tags):
        leads = tag in "PSAG" or tagged.low(index) == "between now" or tagged.lows(index, index + 1) == "the moment"
        relative = _at(tagged, found, index) if index > over and leads else None
        if relative is not None:
            yield _counted(tagged, relative)
            over = relative.last


_FIRST_DAY = re.compile(
    r"on (?:(?:his|her|their|its) (?:very )?first day(?: in (?:office|power))?"
    r"|the (?:very )?first day in (?:office|power))(?![\w-])"
)
_LENGTH = re.compile(
    r"(?:(?:from|within|about|around|some|up to|at least|no (?:more|later) than|less than|not more than) )?"
    r"(?:within|(?:an?|\d+|[a-z]+(?:-[a-z]+)?)) (?:minutes?|hours?|days?|weeks?|months?|years?)$"
)


def _counted(tagged: Tagged, tie: Relative) -> Relative:
    """Add the length or the weekday that stands before "after the vote" to the phrase: "two days", "the Monday"."""
    at = tie.first - 1
    leads = {"after", "following", "before", "ahead of"} if tie.noun else {"after"}  # "a year before the dam reopens"
    if at < 0 or tie.cue not in leads or tie.noun == THEN:
        return tie
    low = tagged.tokens[at].low
    if tagged.low(at - 1) == "the" and (low == "day" or low in WEEKDAYS):
        return tie._replace(first=at - 1, counted=at)
    if tagged.tags[at] != "t":
        return tie
    return tie._replace(first=at, counted=at) if _LENGTH.match(low) else tie


@cache
def _lengths() -> dict[str, list[int]]:
    """Return how many words the cues have that begin with a word, the longest first."""
    longest_first = sorted({*cues(), *clause_cues()}, key=lambda cue: (-len(cue.split()), cue))
    found: dict[str, dict[int, None]] = {}
    for words in map(str.split, longest_first):
        found.setdefault(words[0], {})[len(words)] = None
    return {word: list(lengths) for word, lengths in found.items()}


def _at(tagged: Tagged, found: tuple[Group, ...], index: int) -> Relative | None:
    low = tagged.spelt[index]
    if low == "of" and index and tagged.spelt[index - 1].startswith("within "):
        return _phrase(tagged, index, index + 1, "after") or _of_any(tagged, index)
    if (pointed := pointer(tagged, index)) is not None:
        return pointed
    if low == "on" and (own := _FIRST_DAY.match(tagged.lows(index, index + 5))) is not None:
        last = index + len(own[0].split()) - 1
        return Relative(index, last, Side.DURING, "on", (index + 1, last), "inauguration")
    if low == "on" and tagged.low(index + 2) == "day" and is_scheduled(tagged.low(index + 1)):  # "on polling day"
        return Relative(index, index + 2, Side.DURING, "on", (index + 1, index + 2), tagged.low(index + 1))
    behind = len(tagged.spelt) - index - 1  # a cue leads to something
    for size in _lengths().get(low, ()):
        cue = tagged.lows(index, index + size - 1)
        if size <= behind and (cue in cues() or cue in clause_cues()):
            return (
                _which(tagged, index, cue)
                or _phrase(tagged, index, index + size, cue)
                or clause(tagged, found, index, index + size, cue)
            )
    return None


_ANY = re.compile(r"[LJX#p]*[NXG](?:[LJNX#pG]|P(?=[LJNX#]))*")


def _of_any(tagged: Tagged, of: int) -> Relative | None:
    """Read "within two weeks of the result", "within days of taking office": whatever it is counts as an event."""
    match = _ANY.match(tagged.tags, of + 1)
    if match is None:
        return None
    other = (of + 1, match.end() - 1)
    return Relative(of, other[1], Side.AFTER, "after", other, tagged.tokens[other[1]].low)


def _which(tagged: Tagged, first: int, cue: str) -> Relative | None:
    """Read "the summit on Thursday, at which": the event before it gives the time."""
    side = cues().get(cue)
    if side is None or tagged.low(first + 1) != "which" or " " in cue:
        return None
    last = first - 2 if tagged.tags[first - 1] == "," else first - 1
    reach = _ANTECEDENT.search(tagged.tags[: last + 1])
    nouns = [i for i in range(reach.start(), last + 1) if is_scheduled(tagged.tokens[i].low)] if reach else []
    if not nouns:
        return None
    begin = nouns[0]
    while begin > 0 and tagged.tags[begin - 1] in "LJNX#pG":
        begin -= 1
    time = tagged.tags.find("t", begin, first)
    return Relative(first, first + 1, side, cue, (begin, last), tagged.tokens[nouns[0]].low, time)


_ANTECEDENT = re.compile(r"[LJNX#pPEGt]+$")


_OTHER = re.compile(r"(?P<own>[LJNX#pAEG]*(?:tp?)?[LJNX#pEG]*)(?:\([NX]+\)[NXJ]*)?(?P<rest>(?:P[LJNXG#p]+)*t?)")


def _phrase(tagged: Tagged, first: int, start: int, cue: str) -> Relative | None:
    """Read a cue before a noun phrase whose head names an event."""
    side = cues().get(cue)
    found = _OTHER.match(tagged.tags, start) if side else None
    if side is None or found is None or tagged.tags[start : start + 1] == "R":
        return None
    behind = found.end("own") if found.start("rest") == found.end("own") else found.start("rest")
    while cue == "during" and tagged.tags[behind - 1] == "A":
        behind -= 1  # "during his stay | here"
    head = _head(tagged, start, behind)
    if head is None or not (_fits(tagged, cue, start, head) or _is_turn(tagged, head, found.end())):
        return None
    last = found.end() - 1 if found.start("rest") == head + 1 else head + (tagged.tags[head + 1 :][:1] == "t")
    while last > head and tagged.tags[last] in "LPA":
        last -= 1
    last += last == head and tagged.low(head + 1) == "day"  # "before polling | day"
    after = tagged.tags[last + 1 :].lstrip("A")[:1]
    if after and after in "MBHDZOE" and cue in clause_cues() and not _PROVIDED.match(tagged.tags, last + 1):
        return None
    time = tagged.tags.find("t", start, last + 1)
    if time >= 0 and cue in {"at", "during", "upon"}:
        if cue != "during" or _LONG.search(tagged.tokens[time].low) is None:
            return None
        time = -1  # "during the three-day visit"
    return Relative(first, last, side, cue, (start, last), tagged.tokens[head].low, time)


_PROVIDED = re.compile(r"M[LXNJR#p]")  # "after the vote | should his party lose"
_LONG = re.compile(r"-(?:(?:hour|day|night|week|month|year)s?|long)$")


def _is_turn(tagged: Tagged, head: int, end: int) -> bool:
    """Whether a noun names where an event begins or ends: "until the end of the siege"."""
    if tagged.tokens[head].low not in _turns() or "t" in tagged.tags[head:end]:
        return False
    if tagged.tags[head - 1] == "p":  # "before the season's end"
        return is_scheduled(tagged.low(head - 2)) or is_happening(tagged.low(head - 2))
    if tagged.low(head + 1) != "of":
        return False
    return any(is_scheduled(t.low) or is_happening(t.low) for t in tagged.tokens[head + 2 : end])


def _head(tagged: Tagged, start: int, end: int) -> int | None:
    """Return the head noun: the first scheduled noun that no other noun follows, else the last event noun."""
    nouns = [i for i in range(start, end) if tagged.tags[i] in "NXG"]
    for index in nouns:
        ends = index + 1 == end or tagged.tags[index + 1] not in "NG" or tagged.low(index + 1) == "day"
        if is_scheduled(tagged.tokens[index].low) and ends:
            return index
    return nouns[-1] if nouns and nouns[-1] == end - 1 else None


def _fits(tagged: Tagged, cue: str, start: int, head: int) -> bool:
    noun = tagged.tokens[head].low
    definite = tagged.tags[start] in "Lt"
    if cue in _OF_NAMES and tagged.tags[start] == "L" and set(tagged.tags[start + 1 : head + 1]) == {"X"}:
        return tagged.text[tagged.tokens[head].start : tagged.tokens[head].end].isupper() or is_scheduled(noun)
    if cue == "during" and noun in _stays():
        return True
    if cue in {"at", "upon"} and noun in _bare() and start == head:
        return True
    if cue in {"at", "upon", "throughout"}:
        vague = tagged.tokens[start].low in {"a", "an"} and "t" not in tagged.tags[head : head + 2]
        return definite and not vague and is_scheduled(noun) and not (cue == "at" and noun in _PLACES)
    return is_scheduled(noun) or (is_happening(noun) and (definite or _is_bare(tagged, start, head)))


@cache
def _bare() -> frozenset[str]:
    """Return the nouns that "at" can tie to without an article: "at closing"."""
    return frozenset(load("reading/relative")["bare"])


@cache
def _stays() -> frozenset[str]:
    """Return the nouns that only "during" can tie to: "during his stay"."""
    return frozenset(load("reading/relative")["stays"])


@cache
def _turns() -> frozenset[str]:
    """Return the nouns that name a moment of an event: "the end of the siege"."""
    return frozenset(load("reading/relative")["turns"])


def _is_bare(tagged: Tagged, start: int, head: int) -> bool:
    """Whether a happening stands without article and alone: "shortly before takeoff", "pending completion"."""
    return start == head and not tagged.tokens[head].low.endswith("s")
