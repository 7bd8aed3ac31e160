"""Hostile text costs linear work and never raises; patterns of stdlib `re` hold no repeat within a repeat."""

from __future__ import annotations

import importlib
import pkgutil
import re
from datetime import date
from re import _constants, _parser
from typing import Any

import pytest
from work import calls

import tracker.timex
from tracker.timex import explain, find, resolve

ON = date(2026, 2, 28)
HOSTILE = {
    "digits": "1234567890",
    "next": "next ",
    "commas": "May, ",
    "no space": "x",
    "compounds": "two-year-",
    "ranges": "3 p.m. to ",
    "periods": "years of the year ",
    "quotes": "’s",
    "hyphens": "-",
    "numbers": "one hundred and ",
    "decades": "'90s ",
    "leads": "not until after ",
    "wide": "日",
    "slashes": "1/2/",
    "brackets": "2026, (1,(2,(3, ",
    "may": "May may ",
    "ordinals": "the first of ",
    "days": "Monday and ",
    "ends": "the end of ",
    "blanks": "May \t \n ",
    "emoji": "5 May 🙂",
    "alternatives": "in two or three or ",
    "sets": "each and every ",
    "eves": "on the eve of ",
    "halves": "a half and ",
    "quarters": "Q1Q2",
    "dots": "Sept. ",
    "events of a history": "The hill at Colenso fell on 15 December 1899. Two days after Colenso, it rained. ",
    "years of a history": "The hill at Colenso fell on 15 December 1899 and in May of that year. ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_length_and_no_faster(unit: str) -> None:
    """Four times the text takes about four times the calls: a square would take 16 times."""
    short, long = unit * (6_000 // len(unit)), unit * (24_000 // len(unit))
    find(short, ON)
    assert calls(lambda: find(long, ON)) <= 4.5 * calls(lambda: find(short, ON)) + 100


ODD = ["", "\x00", "\ud800 Friday", "May 99", "February 30, 2027", "0000", "9999-12-31", "in 99999999 years", "’", "Q9"]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("anchor", [date.min, ON, date.max], ids=str)
def test_no_text_raises(text: str, anchor: date) -> None:
    for timex in find(text, anchor):
        assert text[timex.start : timex.end] == timex.text
    resolve(text, anchor)
    explain(text, anchor)


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of stdlib `re` in the room."""
    names = [x.name for x in pkgutil.walk_packages(tracker.timex.__path__, "tracker.timex.")]
    rooms = [importlib.import_module(name) for name in names]
    return [(f"{m.__name__}.{k}", v) for m in rooms for k, v in vars(m).items() if isinstance(v, re.Pattern)]


def repeats(tree: Any, *, inside: bool = False) -> bool:  # noqa: ANN401 - a parse tree of the standard library
    """Whether an open repeat stands within an open repeat."""
    for operation, argument in tree:
        looped = operation in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and argument[1] is _constants.MAXREPEAT
        if looped and inside:
            return True
        for part in argument if isinstance(argument, tuple) else (argument,):
            for branch in part if isinstance(part, list) else (part,):
                if isinstance(branch, _parser.SubPattern) and repeats(branch, inside=inside or looped):
                    return True
    return False


@pytest.mark.parametrize(("name", "pattern"), patterns())
def test_no_pattern_repeats_a_repeat(name: str, pattern: re.Pattern[str]) -> None:
    assert not repeats(_parser.parse(pattern.pattern)), name


def test_the_check_of_repeats_finds_one() -> None:
    assert repeats(_parser.parse("(?:a+b)+"))
