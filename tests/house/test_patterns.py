"""Every pattern that the standard library's `re` runs is held to hostile text made of the pattern's own parts."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import _constants as sre
from re import _parser
from typing import Any

import pytest

from benchmarks.patterns import Pattern, collected
from tracker.grammar.sentences import sentences

PATTERNS = collected()
LONGEST = 1000  # code points that a sentence has at most, which is what patterns are asked of
ENOUGH = 0.25  # seconds: a quadratic pattern needs a tenth of it, a cubic or an exponential one an age
PATIENCE = 5  # seconds by the clock on the wall, after which a pattern is not waited for
ENDS = ("", "\x00", "t", "a ")
PAGE = Path(__file__).parents[2] / "docs" / "performance.md"


def sample(tree: Any) -> str:  # noqa: ANN401 - a parse tree of the standard library
    """Return a text that a part of a pattern reads."""
    return "".join(_of(operation, argument) for operation, argument in tree)


def _of_class(choices: list[Any]) -> str:
    if choices[0][0] is sre.NEGATE:
        taken = re.compile("[^" + "".join(re.escape(chr(a)) for o, a in choices if o is sre.LITERAL) + "]")
        return next(x for x in "aA 1,." if taken.match(x))
    kind, argument = choices[0]
    if kind is sre.LITERAL:
        return chr(argument)
    if kind is sre.RANGE:
        return chr(argument[0])
    return {sre.CATEGORY_SPACE: " ", sre.CATEGORY_DIGIT: "1"}.get(argument, "a")


def _repeated(argument: Any) -> str:  # noqa: ANN401
    return sample(argument[2]) * max(1, argument[0])


REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
SAMPLES = {
    sre.LITERAL: chr,
    sre.ANY: lambda _: "a",
    sre.NOT_LITERAL: lambda _: "a",
    sre.IN: _of_class,
    sre.BRANCH: lambda argument: sample(argument[1][0]),
    sre.SUBPATTERN: lambda argument: sample(argument[3]),
    **dict.fromkeys(REPEATS, _repeated),
}


def _of(operation: object, argument: Any) -> str:  # noqa: ANN401
    return SAMPLES[operation](argument) if operation in SAMPLES else ""


def repeats(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield a text for each repeat of a pattern, and for each choice within one."""
    for operation, argument in tree:
        if operation in REPEATS:
            yield sample(argument[2])
            yield from choices(argument[2])
        for part in argument if isinstance(argument, tuple) else (argument,):
            for branch in part if isinstance(part, list) else (part,):
                if isinstance(branch, _parser.SubPattern):
                    yield from repeats(branch)


def choices(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for operation, argument in tree:
        if operation is sre.BRANCH:
            yield from map(sample, argument[1])
        if operation is sre.IN and argument[0][0] is not sre.NEGATE:
            yield from (_of_class([x]) for x in argument)
        if operation is sre.SUBPATTERN:
            yield from choices(argument[3])


def hostile(pattern: str, length: int) -> Iterator[str]:
    """Texts of `length` that repeat a part of a pattern, or two parts in turns, and end as it does not."""
    parts = [x for x in dict.fromkeys(repeats(_parser.parse(pattern))) if x][:5]
    units = [*parts, *(a + b for a in parts for b in parts if a != b)]
    yield from (unit * (length // len(unit)) + end for unit in units for end in ENDS)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Break off what takes so long, though it be one call of the engine."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def slowest(pattern: Pattern, length: int, patience: float = PATIENCE) -> float:
    """Return the most seconds that a pattern takes for one hostile text; raise TimeoutError beyond `patience`."""
    compiled = re.compile(pattern.text, re.IGNORECASE if pattern.any_case else 0)
    ask = compiled.match if pattern.anchored else compiled.search
    spent = 0.0
    for text in hostile(pattern.text, length):
        began = time.process_time()
        with within(patience):
            ask(text)
        spent = max(spent, time.process_time() - began)
    return spent


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.where)
def test_no_pattern_takes_long_for_hostile_text(pattern: Pattern) -> None:
    assert slowest(pattern, 24) < ENOUGH
    assert slowest(pattern, LONGEST) < ENOUGH


@pytest.mark.parametrize("text", [r"(?:[aL]|GL?)*(?:[,.]|$)x", r"(?:\w+)*-"])
def test_the_hostile_text_finds_an_exponential_pattern(text: str) -> None:
    with pytest.raises((TimeoutError, AssertionError)):
        assert slowest(Pattern("here", text, any_case=False, anchored=True), 60, patience=0.5) < ENOUGH


def test_patterns_are_found_wherever_they_stand() -> None:
    rooms = {x.where.split(".")[1] for x in PATTERNS}
    assert {"timex", "grammar", "reading", "linking", "sources", "service"} <= rooms
    assert any(x.anchored for x in PATTERNS), "patterns that are only matched at one place"
    assert any("abcd" in x.text for x in PATTERNS), "patterns with words that only their call knows"


def test_recheck_found_no_exponential_pattern() -> None:
    shown = PAGE.read_text(encoding="utf-8").split("<!-- begin patterns -->")[1].split("<!-- end patterns -->")[0]
    assert "| safe |" in shown
    assert "exponential" not in shown


def test_no_sentence_is_longer_than_patterns_are_asked() -> None:
    for text in ("a" * 5_000, "word " * 5_000, "Mr. " * 5_000):
        assert max(s.span.end - s.span.start for s in sentences(text)) <= LONGEST
