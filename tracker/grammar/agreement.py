"""What a word agrees with: the one subject of its clause, what a relative pronoun stands for, what is kept open.

Invariant: nothing here gives a tag.
"""

from __future__ import annotations

import re

from tracker.grammar.neighbours import Neighbours, words_of
from tracker.grammar.words import lemma, timetable

_COLLECTIVES, _STAYING = words_of("collectives"), words_of("staying")
_FINDING, _KEEPING = words_of("finding"), words_of("keeping")
POLLED = re.compile(r"[\^,\"SWcC][LJ#]*N(?:EP(?:L?[JNX]*[NX]|X+))?$")  # "analysts (polled by the paper) | forecast"
_JOINED = re.compile(r"[NX]C[LJ]*[NX]+$")
_RECKONING, _PLAYING = words_of("reckoning"), words_of("playing")
_OBJECT = re.compile(r"(?P<verb>[EOK]|(?<=T)H)[LJp]+[NX]+(?:P[LJ]*[NX]+)?$")


def is_sole(near: Neighbours, index: int, verb: str) -> bool:
    """Whether no other word can be the verb of a clause with a day: "Krell reports full-year figures on Feb. 16"."""
    subject = _SUBJECT.search(near.out)
    known = near.options(index) == "V" or near.tokens[index].low in timetable()
    compared = subject is not None and near.low(subject.start("over") - 2) == "than"  # "fewer than 80 Labour | votes"
    if subject is None or not known or compared or near.low(index + 1) in _BINDING:
        return False
    over = near.tokens[subject.end("over") - 2].low
    plural = over.endswith("s") and not over.endswith("ss")
    one = subject["over"][-1] == "X" or (_THE_ONE.fullmatch(subject["over"]) is not None and not plural)
    agrees = plural if verb == "V" else subject["aside"] or (one and not subject["more"])
    return bool(agrees) and _is_dated_without_verb(near, index + 1)


def _is_dated_without_verb(near: Neighbours, index: int) -> bool:
    """Whether a time stands at `index` or behind it in the clause, and no word that can only be a verb."""
    dated = False
    while (options := near.options(index)) != "." and near.low(index) not in _STOPS:
        if options[:1] in _ONLY_VERBS and near.tokens[index].timex < 0:
            return False
        dated = dated or options == "t" or (near.low(index - 1), near.low(index)) == ("by", "then")
        index += 1
    return dated


_SUBJECT = re.compile(
    r"(?:^\^|[;S])(?P<over>[LJ#p]*[NX]+)(?P<more>(?:P[LJ#NXpr]+)*)(?P<aside>,(?:W[^,]*|[LJNX#pP]+),)?$"
)  # "Sales of masks, which began in May, | end"
_THE_ONE = re.compile(r"LJ*N")  # "The company | reports earnings on April 24"
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
