"""What stands around an item: the preposition in front of it and the tail behind.

Invariant: at most five tokens to the left and one to the right are read, and the words in front for an event.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from tracker.text import OWNING
from tracker.timex.events import event_lead
from tracker.timex.line import THE
from tracker.timex.meanings import Other, Span
from tracker.timex.rows import END, KIND, START, VALUE, Line
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import KINDS

_A, _COMMA, _TAIL = KINDS["a"], KINDS[","], KINDS["tail"]
_BOUNDS = ("until", "early as")
_TOGETHER = {("until", "after"): "until after", ("early as", "after"): "until after"}
# Prepositions that give way to a stronger one in front of them ("by | around | November 5").
WEAK = frozenset(("in", "own", "start", "about", "for", "over", "of", "to"))


class Around(NamedTuple):
    """The lead and the tail of an item, how far they reach, and the event between lead and date, if any.

    `end` takes in a tail that belongs to the expression by TIMEX3 ("or so"); `of_event` says that the window is
    one before or after an event on that date.
    """

    lead: str
    tail: str
    phrase_start: int
    end: int
    phrase_end: int
    event: str = ""
    of_event: bool = False


# An item of the text each: made without a look at the arguments, which costs as much as all the rest here.
_new = partial(tuple.__new__, Around)


def around(line: Line, i: int, scene: Scene) -> Around:
    """Return what stands around the item at `i`."""
    _, meaning, _, start, end, _, _, _ = line[i]
    lead = ""
    if i:
        start, lead = _lead(line, i)
    tail, phrase_end, of_event = "", end, False
    if i + 1 < len(line) and (at := _tail(line, i)):
        tail, phrase_end = line[at][VALUE], line[at][END]
        end = phrase_end if "soft" in tail else end
    if type(meaning) is Span and meaning.last >= scene.anchor:
        if lead not in WEAK:
            of_event = lead != "" and _names_event(line, i, scene)
        elif (event := event_lead(scene.text, start)) is not None:
            return _new((event.lead, tail, event.start, end, phrase_end, event.event, True))
    return _new((lead, tail, start, end, phrase_end, "", of_event))


def _tail(line: Line, i: int) -> int:
    """Where the tail of an item stands, 0 for none; behind a comma only one that bounds: "on July 1, at the latest"."""
    if line[i + 1][KIND] != _COMMA:
        return i + 1 if line[i + 1][KIND] == _TAIL else 0
    bounds = i + 2 < len(line) and line[i + 2][KIND] == _TAIL and line[i + 2][VALUE] in _BOUNDS
    return i + 2 if bounds else 0


def _names_event(line: Line, i: int, scene: Scene) -> bool:
    """Whether a noun follows that the time only describes ("before the November elections", "next week's talks")."""
    end = line[i][END]
    after = scene.text[end : end + 3]
    if after.startswith(OWNING):
        return True
    article = i > 0 and line[i - 1][KIND] in (THE, _A)
    return article and after[:1] == " " and after[1:2].isalpha()


# Particles of a verb that lead no time: "is over | in May", "takes over | on May 1", "was sworn in | on Friday".
_PAIRS = ("in of", "in for", "for in", "for own", "for on", "in over", "on over", "own over", "own in", "in in")
_APART = frozenset(tuple(pair.split()) for pair in _PAIRS)


def _lead(line: Line, i: int) -> tuple[int, str]:
    """Where the prepositions in front of an item start, and the strongest of them."""
    lead, start = "", line[i][START]
    for k in range(i - 1, max(-1, i - 6), -1):
        _, _, word, at, _, _, _, _ = line[k]
        if word is None:  # as of any item
            break
        if word in ("", "not"):
            continue
        if word == "to" and type(line[i][VALUE]) is Other:
            break  # "is expected to soon fall": that of an infinitive
        if not lead:
            lead, start = word if word != "of" else "", at
            continue
        together = _TOGETHER.get((word, lead))
        if together is None and (lead not in WEAK or (lead, word) in _APART):
            break
        lead = together or (word if word != "of" else lead)
        start = at
    return start, lead
