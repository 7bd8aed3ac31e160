"""Rules as phrases with holes, how a phrase becomes the shapes that it matches, and which rules fit a run.

Invariant: a shape belongs to one rule; the first rule that claims it keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tracker.timex.remembered import Remembered
from tracker.timex.vocabulary import KINDS

_PART = re.compile(r"\[|\]|[^\s\[\]]+")
Holes = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase with holes and what it means.

    `<kind>` is a hole, `<a|b>` one of two kinds, `[...]` may be missing, other words stand for their kind.
    `build(scene, *holes)` returns the meaning, with None for a missing hole, or None where the phrase makes
    no sense after all (a 31st of June). `windows` says in words what the window is; `examples` are phrases.
    """

    name: str
    family: str
    build: Callable[..., Any]
    examples: tuple[str, ...]
    windows: str = ""
    also: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase that the rule reads."""
        return (self.name, *self.also)


class Fit(NamedTuple):
    """A rule that fits some tokens: how many of them, its holes, and these as a stretch if they are neighbours."""

    length: int
    rule: Rule
    holes: Holes
    stretch: tuple[int, int] | None


class Step:
    """A place in the tree of shapes: what may follow, and the rule that fits where a shape ends here."""

    __slots__ = ("fit", "following")

    def __init__(self) -> None:
        """Make a place where no shape ends and nothing follows yet."""
        self.following: dict[str, Step] = {}
        self.fit: Fit | None = None


# Shapes that are kept, and how many tokens they have; 140,000 words of news and histories have some twelve hundred.
_SHAPES, _LONGEST = 4096, 16


class Grammar:
    """Rules as a tree of their shapes, `first` the kinds that they begin with and from each what follows."""

    __slots__ = ("first", "fits")

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Grow the tree of the shapes of `rules`."""
        root = Step()
        for shape, (rule, holes) in shapes(rules).items():
            step = root
            for kind in shape:
                step = step.following.setdefault(kind, Step())
            step.fit = Fit(len(shape), rule, holes, _stretch(holes))
        self.first = root.following
        self.fits = Remembered(self._fits, _SHAPES, _LONGEST)

    def fitting(self, kinds: Sequence[str], i: int) -> list[Fit]:
        """Return every rule that fits the tokens at `i`, that which takes the most of them first."""
        found, known = [], self.first
        for at in range(i, len(kinds)):
            step = known.get(kinds[at])
            if step is None:
                break
            if step.fit is not None:
                found.append(step.fit)
            known = step.following
        found.reverse()
        return found

    def _fits(self, shape: str) -> tuple[tuple[int, list[Fit]], ...]:
        """Return each place of a run of this shape at which rules fit, with those rules."""
        fits = ((i, self.fitting(shape, i)) for i in range(len(shape)))
        return tuple(x for x in fits if x[1])


def _stretch(holes: Holes) -> tuple[int, int] | None:
    first = holes[0] if holes else 0
    if first is None or holes != tuple(range(first, first + len(holes))):
        return None
    return first, first + len(holes)


def shapes(rules: Iterable[Rule]) -> dict[str, tuple[Rule, Holes]]:
    """Return each shape with its rule and where in it the holes are."""
    found: dict[str, tuple[Rule, Holes]] = {}
    for rule in rules:
        for phrase in rule.phrases:
            for shape, holes in _expand(_PART.findall(phrase)):
                found.setdefault(shape, (rule, holes))
    return found


def _expand(parts: list[str]) -> list[tuple[str, Holes]]:
    """Every shape of a phrase, with the places of its holes."""
    grown, rest = _from(parts, 0)
    if rest != len(parts):
        message = f"unbalanced brackets in {' '.join(parts)}"
        raise ValueError(message)
    return grown


def _from(parts: list[str], i: int) -> tuple[list[tuple[str, Holes]], int]:
    grown: list[tuple[str, Holes]] = [("", ())]
    while i < len(parts) and parts[i] != "]":
        if parts[i] == "[":
            inner, i = _from(parts, i + 1)
            missing = ("", (None,) * len(inner[0][1]))
            grown = [_joined(a, b) for a in grown for b in (*inner, missing)]
        else:
            kinds = parts[i].strip("<>").split("|")
            hole = parts[i][0] == "<"
            grown = [_joined(a, (KINDS[k], (0,) if hole else ())) for a in grown for k in kinds]
        i += 1
    return grown, i


def _joined(left: tuple[str, Holes], right: tuple[str, Holes]) -> tuple[str, Holes]:
    shift = len(left[0])
    return left[0] + right[0], left[1] + tuple(None if x is None else x + shift for x in right[1])
