"""Tokens of a sentence made into words again, cut where phrases end.

Invariant: what comes out holds no time expression, but one that is somebody's own ("its Independence Day").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.inflection import present_participle, third
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemmas, tags

PARTICLES = frozenset(
    ("out", "off", "up", "down", "back", "away", "over", "ahead", "together", "apart", "again", "through", "aside")
)
"""What ends a verb without a noun behind it: "sets out"."""
_ENTERING = frozenset(
    ("sworn", "move", "moves", "moved", "step", "steps", "stepped", "set", "sets", "kick", "kicks", "usher", "ushered")
)
_LASTING = frozenset(
    form
    for verb in ("go", "carry", "live", "press", "drag", "stay")
    for form in (verb, third(verb), present_participle(verb))
)
LEAST = {"T": 2, "C": 1}
"""A phrase of so few tokens is none: "to", "to have"; "and"."""
_BARE = frozenset(("TV", "TVA", "Tb"))
_GOES_ON = frozenset("AJNXL#pPGTKEVrCt!bR&")
_ENDS = frozenset("NXGVrEKJ#")
_ALSO = frozenset(("it", "there", "here", "something", "anything", "%", "$", "€", "£"))
_BESIDE_EVENT = frozenset(f"the {time} {side}" for time in ("day", "week", "morning") for side in ("before", "after"))
_PAST_TIME = frozenset(("of", "and", "early", "late"))
"""What does not go on behind a time: "within days | of the first", "in May | and the rest in June", "a day | early"."""
_VAGUE_TIME = frozenset(("sometime", "someday"))
_OPENS_ASIDE = frozenset((("rather", "than"), ("instead", "of"), ("some", "time"), ("first", "thing")))
_ENDED = frozenset(("", "t", ",", ".", ";", "C", '"'))
_OWN = frozenset(("its", "their", "his", "her"))


def words(tagged: Tagged, first: int, last: int) -> str:
    """Return tokens as words, without what determines them, times, and what is left open at their end."""
    kept = [n for n in range(first, last + 1) if tagged.tags[n] != "t"]
    while kept and (tagged.tags[kept[0]] in "LACP,p" or _is_left(tagged, kept)) and not _names(tagged, kept[0]):
        kept.pop(0)
    firm = tagged.tags[last] == "p" and tagged.tags[last - 1] == "X" and tagged.tags[last + 1 : last + 2] in _DOES
    while kept and tagged.tags[kept[-1]] not in _ENDS and first < last and not firm:
        kept.pop()
    return joined(tagged, kept)


_DOES = frozenset("MBHDZO")


def _is_left(tagged: Tagged, kept: Sequence[int]) -> bool:
    """Whether "own" has lost whose it is, and a noun stands behind it: "its | own experts"."""
    return len(kept) > 1 and tagged.low(kept[0]) == "own"


def _names(tagged: Tagged, at: int) -> bool:
    """Whether a determiner is told: of a name ("All Nippon Airways"), or of whom nothing names ("those who sell")."""
    low, after = tagged.low(at), tagged.tags[at + 1 : at + 2]
    if low == "all":
        return at > 0 and after == "X" and tagged.text[tagged.tokens[at].start].isupper()
    return low == "those" and after in {"P", "W"}


def joined(tagged: Tagged, kept: Sequence[int]) -> str:
    """Return tokens with the spaces that they have in the text; one where something is left out between them."""
    parts = []
    for n in kept:
        token = tagged.tokens[n]
        gap = tagged.text[tagged.tokens[n - 1].end : token.start] if n - 1 in kept else " "
        parts += [" " if gap.strip() or gap else "", tagged.text[token.start : token.end]]
    return " ".join("".join(parts).split())


def parts_after(tagged: Tagged, start: int) -> tuple[str, ...]:
    """Return what follows a verb, parted before each preposition, infinitive and conjunction."""
    asked = _asked(tagged, start)
    if asked:
        return asked
    end, parts = start, list[list[int]]([])
    while end < len(tagged.tokens) and _follows(tagged, end):
        joined_on = tagged.tags[end - 1] == "P" or (tagged.tokens[end].low == "of" and tagged.tags[end - 1] == "L")
        bare = bool(parts) and tagged.tags[parts[-1][0] : end] in _BARE  # "to look | for a way", "to lift | out"
        if (tagged.tags[end] in "PTC" and not joined_on and not bare) or not parts:  # "on with it", "half of them"
            parts.append([])
        parts[-1].append(end)
        end += 1
    told = (piece(tagged, part) for part in parts)
    return tuple(words for words in told if words)


def _asked(tagged: Tagged, start: int) -> tuple[str, ...]:
    """Return the question that a verb answers: "will decide on Friday | whether to sell | to the bank"."""
    begin = start + len(tagged.tags[start:]) - len(tagged.tags[start:].lstrip("t"))
    inside = _QUESTION.match(tagged.tags, begin)
    if tagged.low(begin) not in _ASKS or inside is None:
        return ()
    verb = max(n for n in range(begin, inside.end()) if tagged.tags[n] in _VERBS)
    cuts = [n for n in range(verb + 1, inside.end()) if tagged.tags[n] == "P" and tagged.tags[n - 1] != "P"]
    ends = [*cuts, inside.end()]
    told = (piece(tagged, range(a, b)) for a, b in zip([begin, *cuts], ends, strict=True))
    return tuple(words for words in told if words)


_ASKS = frozenset(("who", "what", "whether", "how", "where", "which", "why"))
_VERBS = frozenset("VZOBHMbEK")
_QUESTION = re.compile(r"[WSA][^,;:.\"()ScWM-]*?(?=[VZOBHMbEK])[^,;:.\"()ScCW-]*")


def _follows(tagged: Tagged, at: int) -> bool:
    mark = tagged.tags[at]
    low, behind_time = tagged.tokens[at].low, tagged.tags[at - 1] == "t"
    if (behind_time and (low in _PAST_TIME or mark == "p")) or _breaks_off(tagged, at):
        return False
    if mark == "C":
        return low == "and" and _is_listed(tagged, at)
    if mark == "E" and tagged.tags[at - 1] in "NX":
        return tagged.tags[at - 1 : at + 2] in {"XEN", "XEX"}  # "American | liquefied gas"
    if tagged.lows(at, at + 1) == "a little" and tagged.tags[at + 2 : at + 3] == "t":
        return False
    return mark in _GOES_ON or tagged.tokens[at].low in _ALSO


def _is_listed(tagged: Tagged, at: int) -> bool:
    """Whether a noun follows "and", not a verb that may be one: "rain and wind", but "stands on the roof | and cry"."""
    after = tagged.tags[at + 1 : at + 6].lstrip("At")
    determined = re.search(r"[Lp][JNX]*$", tagged.tags[:at])
    doing = determined and after[:1] == "N" and tagged.low(at + 1) in bases()
    return not doing and re.match(r"p?L?[J#p]*[NX](?!L)", after) is not None and "M" not in after[:4]


def _breaks_off(tagged: Tagged, at: int) -> bool:
    """Whether a word opens what is no part of a verb's phrases: "sometime", "rather | than", "come | what may"."""
    low, following = tagged.tokens[at].low, tagged.low(at + 1)
    return low in _VAGUE_TIME or (low, following) in _OPENS_ASIDE or (low == "come" and tagged.tags[at - 1] == "t")


@cache
def bases() -> frozenset[str]:
    """Return the base forms of the verbs in the lexicon."""
    return frozenset(lemmas().values())


def piece(tagged: Tagged, part: Sequence[int]) -> str:
    """Return the words of one phrase, nothing where too little of it is left."""
    kept = [n for n in part if tagged.tags[n] != "t" or _is_own(tagged, n)]
    while kept and not _closes(tagged, kept):
        kept.pop()
    if kept and tagged.lows(kept[-1] - 1, kept[-1] + 1) in _BESIDE_EVENT:
        return ""
    short = bool(kept) and len(kept) <= LEAST.get(tagged.tags[kept[0]], 0)
    return "" if short else joined(tagged, kept)


def enters(verb: str, particle: str) -> bool:
    """Whether "in" or "on" belongs to the verb before it, and waits for no place: "sworn in", "goes on"."""
    return verb in {"in": _ENTERING, "on": _LASTING}.get(particle, ())


def _is_own(tagged: Tagged, at: int) -> bool:
    """Whether a time is somebody's own: "its Independence Day", not "elects her | on April 22"."""
    leads = tags().get(tagged.tokens[at].low.split()[0], "N")[0] == "P"
    return tagged.tokens[at - 1].low in _OWN and not leads


def _closes(tagged: Tagged, kept: Sequence[int]) -> bool:
    """Whether the last of some tokens can end a phrase; a preposition can that ends a verb ("sets out")."""
    mark, before = tagged.tags[kept[-1]], tagged.tags[kept[-1] - 1]
    if mark == "G":
        return before not in "NX"
    if mark in _ENDS or tagged.tokens[kept[-1]].low in _ALSO:
        return True
    low, led_by = tagged.tokens[kept[-1]].low, tagged.tokens[kept[-1] - 1].low
    particle = low in PARTICLES or enters(led_by, low)
    alone = before not in "NXLJ" or tagged.tags[kept[-1] + 1 : kept[-1] + 2] in _ENDED  # "take the plane | up"
    return mark == "t" or low == "her" or (particle and alone)
