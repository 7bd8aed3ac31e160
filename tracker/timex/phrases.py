"""Rules as phrases with holes, how a phrase becomes the shapes that it matches, and which rules fit a run.

Invariant: a shape belongs to one rule; the first rule that claims it keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

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


# A rule that fits some tokens: how many of them, the rule, and which of them fill its holes. A plain tuple, as it is
# taken apart for each phrase that is read.
Fit = tuple[int, Rule, Holes]


class Step:
    """A place in the tree of shapes: what may follow, and the rules whose shapes lie on the way here, longest first."""

    __slots__ = ("fits", "following")

    def __init__(self, fits: tuple[Fit, ...] = ()) -> None:
        """Make a place that nothing follows yet, behind the shapes of `fits`."""
        self.following: dict[str, Step] = {}
        self.fits = fits

    def fitting(self, tokens: Sequence[tuple[Any, ...]], i: int) -> tuple[Fit, ...]:
        """Return every rule that fits the tokens that lead here and go on at `i`, the longest first."""
        step = self
        for token in tokens[i:]:
            further = step.following.get(token[0])
            if further is None:
                break
            step = further
        return step.fits


class Grammar:
    """Rules as a tree of their shapes, `first` the kinds that they begin with and from each what follows."""

    __slots__ = ("first",)

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Grow the tree of the shapes of `rules`, short ones first: a step takes over the fits of those before it."""
        root = Step()
        for shape, (rule, holes) in sorted(shapes(rules).items(), key=lambda x: len(x[0])):
            step = root
            for kind in shape:
                step = step.following.setdefault(kind, Step(step.fits))
            step.fits = ((len(shape), rule, holes), *step.fits)
        self.first = root.following


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
