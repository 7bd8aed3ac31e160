"""Rules rewriting a line of tokens: words to meanings, meanings to longer ones.

Invariant: a line only shrinks; a rule reads at most as many tokens as its longest phrase has.
"""

from __future__ import annotations

from tracker.timex.meanings import Clock, Length, Meaning, Other, Pair, Span
from tracker.timex.phrases import Fit, Grammar, Rule
from tracker.timex.rows import CLUE, END, KIND, LEAD, RULE, START, VALUE, Line
from tracker.timex.scene import Scene
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
_JOINS = frozenset(KINDS[x] for x in ("to", "-", "and", "or", "through", "until", "into", "on", "in"))
_DEADLINES = frozenset(("by", "until", "early as"))
_NUMBER = KINDS["number"]
_CLOCKWORK = frozenset(KINDS[x] for x in ("hour", "noon", "ampm", "zone", "number", "clock"))


def read_words(line: Line, scene: Scene, words: Grammar) -> None:
    """Turn words into items from left to right, at each place by the longest of the rules that fit there."""
    first, i = words.first, 0
    while i < len(line):
        step = first.get(line[i][KIND])
        i += 1
        if step and (fits := step.fitting(line, i)):
            rewrite(line, scene, i - 1, fits)


def read_items(line: Line, scene: Scene, items: Grammar) -> None:
    """Turn items into longer items from right to left, until nothing changes ("the end of | next month")."""
    first, behind_the = items.first, items.first[THE].following
    i = len(line) - 2
    while i >= 0:
        kind, took = line[i][KIND], 0
        if kind in behind_the and i > 0 and line[i - 1][KIND] == THE:
            took = rewrite(line, scene, i - 1, behind_the[kind].fitting(line, i + 1))
        if not took and (step := first.get(kind)) and i + 1 < len(line) and line[i + 1][KIND] in step.following:
            took = rewrite(line, scene, i, step.fitting(line, i + 1))
        if not took or i >= len(line):
            i -= 1


def read_ranges(line: Line, scene: Scene, ranges: Grammar) -> None:
    """Turn two items into a range, once both are as long as they get."""
    for i in range(len(line) - 3, -1, -1):
        if i < len(line) and (step := ranges.first.get(line[i][KIND])):
            rewrite(line, scene, i, step.fitting(line, i + 1))


def rewrite(line: Line, scene: Scene, i: int, fits: tuple[Fit, ...]) -> int:
    """Replace the tokens at `i` by what the first rule that makes sense of them says; return how many it took."""
    start, lead = line[i][START], _near_lead(line, i) if i else None
    for n, rule, holes in fits:
        scene.at(start, line[i + n - 1][END], lead)
        filling = []
        for hole in holes:
            filling.append(None if hole is None else line[i + hole][VALUE])  # noqa: PERF401 - a comprehension is one more call
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
    """Return the lead in front of a token; through a clock time too that of a deadline ("until noon on Sunday")."""
    near = line[i - 1][LEAD]
    if i == 1:
        return near
    for k in range(i - 1, max(-1, i - 6), -1):
        lead = line[k][LEAD]
        if lead in _DEADLINES or (lead == "for" and line[k + 1][KIND] != _NUMBER):  # "a table for two on Sunday"
            return lead
        if lead == "to" or (lead is None and line[k][KIND] not in _CLOCKWORK):  # "by eight to one | on Sunday"
            break
    return near


def _replace(line: Line, scene: Scene, i: int, n: int, meaning: Meaning, rule: Rule) -> None:  # noqa: PLR0913, PLR0917 - one object more for each would cost
    if scene.trace is not None:
        _note_parts(line[i : i + n], scene)
    what = type(meaning)
    if what is Span:
        scene.saw(meaning)  # type: ignore[arg-type] # mypy does not see through `what`
    elif what is Length:
        scene.measured(meaning)  # type: ignore[arg-type]
    elif type(meaning) is Pair and type(meaning.right) is Span:
        if line[i][KIND] not in ITEMS:
            scene.saw(meaning.right)  # days in words; where a range is made of items, each was seen
        elif scene.history:
            scene.summed_up(meaning)
    clue, join = scene.clue, None
    if n > 1:
        parts = line[i : i + n]
        clue = clue or _clue_of(parts)
        join = _join_of(parts) if what is Pair else None
        del line[i + 1 : i + n]
    line[i] = (_ITEM[what], meaning, None, scene.start, scene.end, rule, clue, join)


def _clue_of(parts: Line) -> str:
    """Return the clue of the first part that has one."""
    for part in parts:
        if part[CLUE]:
            return part[CLUE]
    return ""


def _join_of(parts: Line) -> tuple[int, int]:
    """Where the first end of a range ends and the second begins."""
    at = next(k for k, part in enumerate(parts[1:-1], 1) if part[KIND] in _JOINS)
    left = 0 if parts[0][KIND] in ITEMS else at - 1  # "June 19, 20 and 21" ends its first at the comma
    right = at + 1 if parts[at + 1][LEAD] is None or len(parts) == at + 2 else at + 2  # "in May and | in | June"
    return parts[left][END], parts[right][START]


def _note_parts(parts: Line, scene: Scene) -> None:
    """Note the readings that a longer one takes in."""
    for part in parts:
        if part[RULE] is not None:
            words = scene.text[part[START] : part[END]]
            _note(scene, part[RULE], f"it reads only “{words}”, a longer rule takes it in")


def _note(scene: Scene, rule: Rule, reason: str) -> None:
    if scene.trace is not None:
        scene.trace.append(Attempt(rule.name, reason))
