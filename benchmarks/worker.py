"""The other end of `benchmarks/compiled.py`: reads by whichever modules Python finds, and answers a question a line.

Invariant: an answer is told whole, so that one in which two ways of building the tracker differ can be seen.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from benchmarks.articles import SEED
from benchmarks.corpus import load, size
from benchmarks.measure import seconds
from benchmarks.reading import reading_pass
from benchmarks.speed import tagger_pass
from tracker.reading import read
from tracker.timex.vocabulary import PHRASES, WORDS

_CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
_DAY = date(2026, 11, 26)
_WORDS_A_SALAD = 14
_SHOWN = 2_000  # code points of an answer that are told; of the rest its hash
_PASSES = {"find": tagger_pass, "read": reading_pass}


def answers(kind: str, count: int) -> list[str]:
    """Return what is read of each text of a kind, or the fault that reading it ends with."""
    return [_answer(text, day) for text, day in _TEXTS[kind](count)]


def _answer(text: str, day: date) -> str:
    try:
        told = repr(read(text, day, undated=True))
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other must do the same
        told = repr(fault)
    return told if len(told) <= _SHOWN else told[:_SHOWN] + sha256(told.encode()).hexdigest()


def _articles(count: int) -> Iterator[tuple[str, date]]:
    yield from ((x.text, x.published_on) for x in load(None, count, SEED) if x.published_on)


def _corpus(_: int) -> Iterator[tuple[str, date]]:
    """Yield every string of the corpora: a sentence of each rule at least."""
    for file in sorted(_CORPUS.rglob("*.toml")):
        yield from ((text, _DAY) for text in _strings(tomllib.loads(file.read_text(encoding="utf-8"))))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _salads(count: int) -> Iterator[tuple[str, date]]:
    """Yield words of time in no order at all, which meet in ways that no writer thought of."""
    draw = random.Random(SEED)  # noqa: S311 - nothing is kept secret
    words = sorted({*WORDS, *PHRASES, "3", "21st", "1,460", "2.5", "1998", "'90s", "17:30", ",", "-", "and", "of"})
    yield from ((" ".join(draw.choices(words, k=_WORDS_A_SALAD)), _DAY) for _ in range(10 * count))


_TEXTS: dict[str, Callable[[int], Iterator[tuple[str, date]]]] = {
    "articles": _articles,
    "corpus": _corpus,
    "salad": _salads,
}


def pace(step: str, count: int, seed: int) -> list[str]:
    """Return how many millions of characters a second a step reads, warmed up on as many other articles."""
    others, articles = load(None, count, seed + SEED), load(None, count, seed)
    _PASSES[step](others)
    return [str(size(articles) / seconds(lambda: _PASSES[step](articles)) / 1e6)]


def main() -> None:
    """Answer until there are no more questions."""
    for line in sys.stdin:
        what, *rest = json.loads(line)
        print(json.dumps(answers(*rest) if what == "answers" else pace(what, *rest)), flush=True)


if __name__ == "__main__":
    main()
