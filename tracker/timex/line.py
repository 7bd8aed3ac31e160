"""A run of tokens while rules rewrite it: words to meanings, meanings to longer ones.

Invariant: the lists of a line shrink together; a rule reads at most as many tokens as its longest phrase has.
"""

from __future__ import annotations

from tracker.timex.meanings import Clock, Length, Meaning, Other, Pair, Span
from tracker.timex.phrases import Fit, Grammar, Rule
from tracker.timex.scene import Scene
from tracker.timex.tokens import Line
from tracker.timex.values import Attempt
from tracker.timex.vocabulary import KINDS

THE = KINDS["the"]
_ITEM: dict[type, str] = {
    Span: KINDS["time"],
    Length: KINDS["length"],
    Clock: KINDS["hour"],
    Other: KINDS["word"],
    Pair: KINDS["range"],
}
ITEMS = frozenset(_ITEM.values())
_JOINS = frozenset(KINDS[x] for x in ("to", "-", "and", "or", "through", "until", "into"))
_DEADLINES = frozenset(("by", "until", "early as", "before"))
_CLOCKWORK = frozenset(KINDS[x] for x in ("hour", "noon", "ampm", "zone", "number", "clock"))


def read_words(line: Line, scene: Scene, places: tuple[tuple[int, list[Fit]], ...]) -> None:
    """Turn words into items from left to right, at each of `places` by the longest of the rules that fit there."""
    gone = end = 0  # tokens that items have taken in, and where the last item ended before that
    for place, fits in places:
        if place >= end:
            took = rewrite(line, scene, place - gone, fits)
            if took:
                end, gone = place + took, gone + took - 1


def read_items(line: Line, scene: Scene, items: Grammar) -> None:
    """Turn items into longer items from right to left, until nothing changes ("the end of | next month")."""
    kinds, first = line.kinds, items.first
    behind_the = first[THE].following
    i = len(kinds) - 2
    while i >= 0:
        took = 0
        if i > 0 and kinds[i - 1] == THE and kinds[i] in behind_the:
            took = rewrite(line, scene, i - 1, items.fitting(kinds, i - 1))
        if not took and i + 1 < len(kinds):
            step = first.get(kinds[i])
            if step is not None and kinds[i + 1] in step.following:
                took = rewrite(line, scene, i, items.fitting(kinds, i))
        if not took:
            i -= 1


def read_ranges(line: Line, scene: Scene, ranges: Grammar) -> None:
    """Turn two items into a range, once both are as long as they get."""
    kinds, first = line.kinds, ranges.first
    for i in range(len(kinds) - 3, -1, -1):
        if i < len(kinds) and kinds[i] in first:
            rewrite(line, scene, i, ranges.fitting(kinds, i))


def rewrite(line: Line, scene: Scene, i: int, fits: list[Fit]) -> int:
    """Replace the tokens at `i` by what the first rule that makes sense of them says; return how many it took."""
    _, values, _, starts, ends, _ = line
    for n, rule, holes, stretch in fits:
        scene.at(starts[i], ends[i + n - 1], _near_lead(line, i) if i else None)
        if stretch is None:
            filling = [None if h is None else values[i + h] for h in holes]
        else:
            filling = values[i + stretch[0] : i + stretch[1]]
        try:
            meaning = rule.build(scene, *filling)
        except (ValueError, OverflowError):  # a day that the calendar does not have
            meaning = None
        if meaning is not None:
            _replace(line, scene, i, n, meaning, rule)
            return n
        _note(scene, rule, "it makes no sense here")
    return 0


def _near_lead(line: Line, i: int) -> str | None:
    """Return the lead in front of a token; that of a deadline through a clock time too ("until noon on Sunday")."""
    near = line.leads[i - 1]
    if i == 1:
        return near
    for k in range(i - 1, max(-1, i - 6), -1):
        lead = line.leads[k]
        if lead in _DEADLINES:
            return lead
        if lead is None and line.kinds[k] not in _CLOCKWORK:
            break
    return near


def _replace(line: Line, scene: Scene, i: int, n: int, meaning: Meaning, rule: Rule) -> None:  # noqa: PLR0913, PLR0917 - one object more for each would cost
    if scene.trace is not None:
        _note_parts(line, i, n, scene)
    what = type(meaning)
    if what is Span:
        scene.saw(meaning)  # type: ignore[arg-type] # mypy does not see through `what`
    elif what is Length:
        scene.measured(meaning)  # type: ignore[arg-type]
    elif type(meaning) is Pair and type(meaning.right) is Span and line.kinds[i] not in ITEMS:
        scene.saw(meaning.right)  # days in words; where a range is made of items, each was seen
    clue, kinds, values, leads, starts, ends, made = scene.clue, *line
    if n == 1:
        kinds[i], values[i], leads[i], made[i] = _ITEM[what], meaning, None, (rule, clue, None)
        return
    join, end = _join_of(line, i, n) if what is Pair else None, i + n
    parts = made[i:end]
    if not clue and any(parts):
        clue = next((x[1] for x in parts if x and x[1]), "")
    made[i:end] = ((rule, clue, join),)
    kinds[i:end], values[i:end], leads[i:end] = (_ITEM[what],), (meaning,), (None,)
    ends[i] = ends[end - 1]
    del starts[i + 1 : end], ends[i + 1 : end]


def _join_of(line: Line, i: int, n: int) -> tuple[int, int]:
    """Where the first end of a range ends and the second begins."""
    at = next(k for k in range(i + 1, i + n - 1) if line.kinds[k] in _JOINS)
    left = i if line.kinds[i] in ITEMS else at - 1  # "June 19, 20 and 21" ends its first at the comma
    return line.ends[left], line.starts[at + 1]


def _note_parts(line: Line, i: int, n: int, scene: Scene) -> None:
    """Note the readings that a longer one takes in."""
    for k in range(i, i + n):
        made = line.made[k]
        if made is not None:
            words = scene.text[line.starts[k] : line.ends[k]]
            _note(scene, made[0], f"it reads only “{words}”, a longer rule takes it in")


def _note(scene: Scene, rule: Rule, reason: str) -> None:
    if scene.trace is not None:
        scene.trace.append(Attempt(rule.name, reason))
