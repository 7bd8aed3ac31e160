"""What a word agrees with: the one subject of its clause, what a relative pronoun stands for, what is kept open.

Invariant: nothing here gives a tag.
"""

from __future__ import annotations

import re

from tracker.grammar.neighbours import Neighbours, words_of
from tracker.grammar.words import lemma, reporting, timetable

_COLLECTIVES, _STAYING = words_of("collectives"), words_of("staying")
_FINDING, _KEEPING = words_of("finding"), words_of("keeping")
POLLED = re.compile(r"[\^,\"SWcC][LJ#]*N(?:EP(?:L?[JNX]*[NX]|X+))?$")  # "analysts (polled by the paper) | forecast"
ITSELF = frozenset(("itself", "himself", "herself", "themselves", "ourselves", "myself"))
"""The pronouns of who does something to itself."""
_JOINED = re.compile(r"[NX]C[LJ]*[NX]+$")
_RECKONING, _PLAYING = words_of("reckoning"), words_of("playing")
_OBJECT = re.compile(r"(?P<verb>[EOK]|(?<=T)H)[LJp]+[NX]+(?:P[LJ]*[NX]+)?$")


def is_sole(near: Neighbours, index: int, verb: str) -> bool:
    """Whether no other word can be the verb of a clause with a day: "Krell reports full-year figures on Feb. 16"."""
    subject = _SUBJECT.search(near.out)
    compared = subject is not None and near.low(subject.start("over") - 2) == "than"  # "fewer than 80 Labour | votes"
    if subject is None or compared or near.low(index + 1) in _BINDING or not _is_known(near, index):
        return False
    if verb == "V" and (subject["led"] or "")[-1:] in _MARKS and near.options(index + 1) in _NOTHING:
        return False  # "Friday: jobs | report."
    over = near.tokens[subject.end("over") - 2].low
    plural = over.endswith("s") and not over.endswith("ss")
    one = subject["over"][-1] in "XL" or (_THE_ONE.fullmatch(subject["over"]) is not None and not plural)
    team = over in _COLLECTIVES or (subject["over"][-1] == "X" and near.tokens[index].low in _PLAYING)
    agrees = plural or team if verb == "V" else subject["aside"] or (one and not subject["more"])
    return bool(agrees) and _is_dated_without_verb(near, index + 1, led=subject["led"] is not None)


def _is_known(near: Neighbours, index: int) -> bool:
    """Whether a word is a verb, one of a timetable, or has an object, as no noun has: "Voss parades | its new bike"."""
    low = near.tokens[index].low
    acts = near.low(index + 1) in _DETERMINERS and lemma(low) not in reporting("says", "thinks")
    return near.options(index) == "V" or low in timetable() or acts


def _is_dated_without_verb(near: Neighbours, index: int, *, led: bool) -> bool:
    """Whether a time leads the clause or stands in the rest of it, and no word there can only be a verb."""
    dated = led
    while (options := near.options(index)) != "." and near.low(index) not in _STOPS:
        if options[:1] in _ONLY_VERBS and near.tokens[index].timex < 0:
            return False
        dated = dated or options == "t" or (near.low(index - 1), near.low(index)) == ("by", "then")
        index += 1
    return dated


_SUBJECT = re.compile(
    r"(?:^\^(?P<led>t[,:-]?)?|[;S]|,C)(?P<over>[LJ#p]*[NX]+|(?<=\^)L)"
    r"(?P<more>(?:P[LJ#NXpr]+)*)(?P<aside>,(?:W[^,]*|[LJNX#pP]+),)?$"
)  # "Sales of masks, which began in May, | end", "Another | opens on May 5"
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_THE_ONE = re.compile(r"LJ*N")  # "The company | reports earnings on April 24"
_MARKS, _NOTHING = frozenset((":", "-")), frozenset(("", ".", ";"))
_BINDING = frozenset(("of", "and", "or", "'s", "’s"))
_STOPS = frozenset((",", ";", ":", "-", "--", '"', "“", "and", "but", "that"))
_ONLY_VERBS = frozenset("MBHDOEK")


def is_of_one(near: Neighbours) -> bool:
    """Whether a relative pronoun stands for one thing, of which a verb without -s is past: "the yard, which | cut"."""
    over = _ONE.search(near.out)
    if over is None:
        return False
    low = near.tokens[over.end("head") - 2].low
    return near.out[over.end("head") - 1] == "X" or not (low.endswith("s") or low in _COLLECTIVES)


_ONE = re.compile(r"(?<![NXC])[LJp#]*(?P<head>[NX]+),?W$")


def is_kept(near: Neighbours, index: int) -> bool:
    """Whether a word tells how something stayed: "the schools stayed | shut"."""
    if near.tokens[index].low not in _STAYING:
        return False
    if near.out[-1] == "E":
        return lemma(near.low(index - 1)) in _KEEPING
    over = _OBJECT.search(near.out)  # "found the window | open"
    return over is not None and lemma(near.low(over.start("verb") - 1)) in _FINDING


def agrees(near: Neighbours, index: int, verb: str) -> bool:
    """Whether the word before can be the subject of a verb in this form."""
    subject = near.tokens[index - 1]
    return (
        (verb == "Z" and _SEVERAL.search(near.out) is None)
        or subject.low in _COLLECTIVES
        or subject.low.endswith("s")
        or (subject.timex >= 0 and not subject.low.startswith("for "))  # "rises for its summer | break"
        or (near.options(index + 1) == "t" and near.is_many())
        or _JOINED.search(near.out) is not None
        or (near.tokens[index].low in _RECKONING and POLLED.search(near.out) is not None)
        or _is_of_many(near)
        or (near.tokens[index].low in _PLAYING and near.is_named(index - 1) and near.is_named(index + 1))
    )


# "counted fewer than 80 Republican | votes", "with 155 mph | winds": several of them, for which a verb has no -s.
_SEVERAL = re.compile(r"[PSVEOKGJ,]#(?:[JN]|X(?!X))+$")


def _is_of_many(near: Neighbours) -> bool:
    """Whether the subject is a plural with a place behind it: "rebels in the south | start to"."""
    match = _PLACED.search(near.out)
    return match is not None and near.tokens[match.start("many") - 1].low.endswith("s")


_PLACED = re.compile(r"^\^[LJ#]*(?P<many>N)(?:P[LJNXp]+)+$")


def goes_on(near: Neighbours, index: int, verb: str) -> bool:
    """Whether a word behind "and" has an object: "is to dry and | blow itself out", "but | hands the keys"."""
    if verb == "Z":
        return near.low(index + 1) in _DETERMINERS and _SINGULAR.search(near.out) is not None
    return near.low(index + 1) in ITSELF and "TV" in near.out


_SINGULAR = re.compile(r"(?:R|[LX]J*[NX]?)A*[EOZBH]")  # "He kept his seat but | hands the keys to her in March"
