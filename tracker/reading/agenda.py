"""Agendas: what a list sets for a day without a verb: "On the agenda Monday: a vote", "Friday: jobs report".

Invariant: an item is a noun phrase with one day, its own or that of the words before the colon, and has no finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import re2

from tracker.grammar.phrases import Phrase, following
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.lexicon.spelling import one_of
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.event import noun_words
from tracker.reading.kinds import is_happening, is_issued, is_scheduled

_LED = re.compile(r"^(?P<lead>[^:\"-]{1,8})(?P<mark>:|-)(?=[LJNX#EGt])")
MARK = re.compile(r":\s| (?:-|–|—|--) ")
"""What parts the day or the words of an agenda from its items."""
_DAY = "<day>"
_ENDS = re.compile(r"[;.?!]|$")
_OF_PERIOD = re.compile(r"(?:for|of) ")  # "Due Thursday: retail sales | for April"


class Item(NamedTuple):
    """What a list sets for a day: the noun phrase, and the token of its time."""

    noun: Phrase
    at: int


def items(page: Discourse, parse: Parse) -> Iterator[Item]:
    """Yield the items of a sentence that is a list: words or a day before a colon or dash, nouns behind it."""
    tagged = parse.tagged
    led = _LED.match(tagged.tags)
    if led is None:
        return
    day = tagged.tags.find("t", 0, led.end("lead"))
    named = _is_cue(tagged, led)
    if not named and not _is_dated_list(page, parse, led):
        return
    start = led.end()
    while start < len(tagged.tags):
        end = next(_ENDS.finditer(tagged.tags, start)).start()
        item = _item(parse, start, end, day)
        if item is not None and (named or _is_held(tagged, item.noun)) and _may_come(page, tagged, item.at):
            yield item
        start = end + 1


def _item(parse: Parse, start: int, end: int, day: int) -> Item | None:
    """Return the item between two tokens, None where it has a verb, or no day or several."""
    tagged = parse.tagged
    times = [
        at for at in tagged.times() if start <= at < end and not (day >= 0 and _OF_PERIOD.match(tagged.tokens[at].low))
    ]
    noun = following(tagged, start)
    if noun is None or len(times) > 1 or any(g.finite and start <= g.first < end for g in parse.groups):
        return None
    if times and not (day < 0 and noun[1] < times[0]):
        return None  # "Still to come this week: the report on Friday" has its day
    at = times[0] if times else day
    return Item(noun_words(tagged, noun), at) if at >= 0 else None


def _is_cue(tagged: Tagged, led: re.Match[str]) -> bool:
    """Whether the words before the mark say that something is to come: "Also on Thursday's calendar", "Farther out"."""
    if led["lead"].count("t") > 1 or led["mark"] == "-":
        return False
    words = (
        f" {_DAY} " if tag == "t" else low
        for tag, low in zip(led["lead"], tagged.spelt[led.start("lead") :], strict=False)
    )
    return _cues().fullmatch(" ".join(" ".join(words).split())) is not None


@cache
def _cues() -> re.Pattern[str]:
    rows = load("reading/agenda")
    papers, ahead, days = (one_of(rows[part], {}) for part in ("papers", "ahead", "of_days"))
    first = "(?:(?:also|still|next|and|other items?|main events?) )?"
    owned = rf"(?:{_DAY} ['’]s|the|his|her|its|their|our)(?: [a-z]+)?"
    return re.compile(
        rf"{first}(?:(?:on|in) {owned} {papers}(?: for)?|{_DAY} ['’]s {papers}|{ahead}(?: (?:in|at|for) [a-z]+)?)"
        rf"(?: {_DAY})?|{first}{days} {_DAY}|{_DAY},? {first}{ahead}|{_DAY},? (?:on|in) the {papers}"
    )


def _is_dated_list(page: Discourse, parse: Parse, led: re.Match[str]) -> bool:
    """Whether a day alone opens the line and lies ahead: by itself, by a verb of the line, or in a diary."""
    if led["lead"] != "t":
        return False
    time = page.times[parse.tagged.tokens[led.start("lead")].timex]
    return not time.past or _of_diary().search(page.text[: time.start].lower()) is not None


@cache
def _of_diary() -> re2._Regexp:
    return re2.compile(rf"\b(?:{one_of(load('reading/agenda')['diaries'], {})})\b")


def _is_held(tagged: Tagged, noun: Phrase) -> bool:
    """Whether one of the words is of what has a day of its own: "jobs report", "French vote"."""
    return any(is_scheduled(low) or is_issued(low) or is_happening(low) for low in tagged.spelt[noun[0] : noun[1] + 1])


def _may_come(page: Discourse, tagged: Tagged, at: int) -> bool:
    return page.is_to_come(tagged.tokens[at].timex)
