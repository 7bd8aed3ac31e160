"""A run of tokens while rules rewrite it: words to meanings, meanings to longer ones.

Invariant: the lists of a line shrink together; a rule reads at most as many tokens as its longest phrase has.
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from tracker.timex.meanings import Clock, Length, Meaning, Other, Pair, Span
from tracker.timex.phrases import Holes, Rule, beginnings, shapes
from tracker.timex.scene import Scene
from tracker.timex.tokens import Tokens
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
_JOINS = frozenset(KINDS[x] for x in ("to", "-", "and", "or", "through", "until"))
_DEADLINES = frozenset(("by", "until", "early as", "before"))
_CLOCKWORK = frozenset(KINDS[x] for x in ("hour", "noon", "ampm", "zone", "number", "clock"))


class Line(NamedTuple):
    """Parallel lists, an entry a token or item; `joins` says where the two ends of a range part."""

    kinds: list[str]
    values: list[Any]
    leads: list[str | None]
    starts: list[int]
    ends: list[int]
    rules: list[Rule | None]
    clues: list[str]
    joins: list[tuple[int, int] | None]


class Grammar(NamedTuple):
    """Shapes with their rules, the beginnings of all of them, and the kinds they begin with."""

    shapes: dict[str, tuple[Rule, Holes]]
    beginnings: frozenset[str]
    firsts: frozenset[str]
    longest: int


def grammar(rules: tuple[Rule, ...]) -> Grammar:
    """Return what a search for the phrases of `rules` needs."""
    found = shapes(rules)
    return Grammar(found, beginnings(found), frozenset(x[0] for x in found), max(map(len, found)))


def line_of(tokens: Tokens) -> Line:
    """Return the line of a run's tokens."""
    n = len(tokens.starts)
    kinds = list(tokens.shape)
    return Line(kinds, tokens.values, tokens.leads, tokens.starts, tokens.ends, [None] * n, [""] * n, [None] * n)


def read_words(line: Line, scene: Scene, words: Grammar) -> None:
    """Turn words into items from left to right, the longest first."""
    kinds, i = line.kinds, 0
    while i < len(kinds):
        if kinds[i] in words.firsts:
            rewrite(line, scene, i, words)
        i += 1


def read_items(line: Line, scene: Scene, items: Grammar) -> None:
    """Turn items into longer items from right to left, until nothing changes ("the end of | next month")."""
    kinds = line.kinds
    i = len(kinds) - 2
    while i >= 0:
        if (
            (i and kinds[i - 1] == THE and rewrite(line, scene, i - 1, items))
            or kinds[i] not in items.firsts
            or not rewrite(line, scene, i, items)
        ):
            i -= 1


def rewrite(line: Line, scene: Scene, i: int, known: Grammar) -> bool:
    """Replace the tokens at `i` by what the longest rule makes of them; False where none does."""
    for shape in reversed(_matching(line, i, known)):
        rule, holes = known.shapes[shape]
        n = len(shape)
        scene.at(line.starts[i], line.ends[i + n - 1], _near_lead(line, i))
        meaning = _built(rule, scene, [None if h is None else line.values[i + h] for h in holes])
        if meaning is not None:
            _replace(line, scene, (i, n), meaning, rule)
            return True
        _note(scene, rule, "it makes no sense here")
    return False


def _matching(line: Line, i: int, known: Grammar) -> list[str]:
    """Every shape that the tokens at `i` have, the shortest first."""
    found, shape = [], ""
    for kind in line.kinds[i : i + known.longest]:
        shape += kind
        if shape not in known.beginnings:
            break
        if shape in known.shapes:
            found.append(shape)
    return found


def _near_lead(line: Line, i: int) -> str | None:
    """Return the lead in front of a token; that of a deadline through a clock time too ("until noon on Sunday")."""
    near = line.leads[i - 1] if i else None
    for k in range(i - 1, max(-1, i - 6), -1):
        lead = line.leads[k]
        if lead in _DEADLINES:
            return lead
        if lead is None and line.kinds[k] not in _CLOCKWORK:
            break
    return near


def _built(rule: Rule, scene: Scene, holes: list[Any]) -> Meaning | None:
    try:
        return cast("Meaning | None", rule.build(scene, *holes))
    except (ValueError, OverflowError):  # a day that the calendar does not have
        return None


def _replace(line: Line, scene: Scene, place: tuple[int, int], meaning: Meaning, rule: Rule) -> None:
    i, n = place
    if scene.trace is not None:
        _note_parts(line, i, n, scene)
    if type(meaning) is Span:
        scene.saw(meaning)
    kind, clue = _ITEM[type(meaning)], scene.clue
    if n == 1:  # most are of one word, and slices cost
        line.kinds[i], line.values[i], line.leads[i], line.rules[i], line.clues[i] = kind, meaning, None, rule, clue
        return
    join_at = _join_of(line, i, n) if type(meaning) is Pair else None
    end = i + n
    line.kinds[i:end], line.values[i:end], line.leads[i:end] = [kind], [meaning], [None]
    line.starts[i:end], line.ends[i:end] = [line.starts[i]], [line.ends[end - 1]]
    line.clues[i:end] = [clue or next(filter(None, line.clues[i:end]), "")]
    line.rules[i:end], line.joins[i:end] = [rule], [join_at]


def _join_of(line: Line, i: int, n: int) -> tuple[int, int]:
    """Where the first end of a range ends and the second begins."""
    at = next(k for k in range(i + 1, i + n - 1) if line.kinds[k] in _JOINS)
    return line.ends[at - 1], line.starts[at + 1]


def _note_parts(line: Line, i: int, n: int, scene: Scene) -> None:
    """Note the readings that a longer one takes in."""
    for k in range(i, i + n):
        rule = line.rules[k]
        if rule is not None:
            words = scene.text[line.starts[k] : line.ends[k]]
            _note(scene, rule, f"it reads only “{words}”, a longer rule takes it in")


def _note(scene: Scene, rule: Rule, reason: str) -> None:
    if scene.trace is not None:
        scene.trace.append(Attempt(rule.name, reason))
