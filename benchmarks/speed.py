"""Side by side: the tagger, dateparser's search and chrono-node's parse on the same articles, in turns.

Invariant: no tool sees an article twice in one reading, each reads as many others first, and all run on one core.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.articles import SEED
from benchmarks.corpus import load, size
from benchmarks.forgetting import memories
from benchmarks.measure import seconds
from benchmarks.page import table
from benchmarks.peers import CHRONO, Chrono, dateparser_pass
from tracker import timex
from tracker.sources.values import Article

ROUNDS = 5
_LONG_ROUNDS = 3
_TIMES = 10  # as many articles has the longer corpus
_FORGETFUL = "the tagger, each article as if the first"
_FEW = 5  # articles that dateparser reads before it is timed; more would only cost minutes


@dataclass(frozen=True, slots=True)
class Reading:
    """How long a tool took for how many articles and characters, and how many expressions it found."""

    seconds: float
    articles: int
    characters: int
    found: int

    @property
    def pace(self) -> float:
        """Millions of characters a second."""
        return self.characters / self.seconds / 1e6


def tagger_pass(articles: list[Article]) -> int:
    """Find the times of every article; return how many."""
    return sum(len(timex.find(x.text, x.published_on)) for x in articles if x.published_on)


def forgetful_pass(articles: list[Article]) -> int:
    """Find the times of every article as if it were the first; return how many."""
    found = 0
    for article in articles:
        for forget in memories():
            forget()
        found += tagger_pass([article])
    return found


def compare(path: Path | None, count: int, *, chrono: bool) -> str:
    """Return the table of one run, on `count` articles and on ten times as many: the middle round of each tool.

    dateparser reads the shorter corpus once: it needs minutes.
    """
    peer = Chrono() if chrono else None
    short = _rounds(path, count, ROUNDS, peer)
    others, articles = load(None, _FEW, SEED - 1), load(path, count, SEED)
    slowest = _timed(dateparser_pass, others, articles)
    long = _rounds(path, count * _TIMES, _LONG_ROUNDS, peer)
    rows = [*_rows({**short, "dateparser `search_dates`": slowest}, slowest.pace), *_rows(long, slowest.pace)]
    return table(("tool", "articles", "seconds", "articles a second", "MB a second", "found", "times dateparser"), rows)


def _rounds(path: Path | None, count: int, rounds: int, peer: Chrono | None) -> dict[str, Reading]:
    """Let the tagger, with what it remembers and without, and chrono-node read in turns, other articles each round."""
    readings: dict[str, list[Reading]] = {"the tagger": [], _FORGETFUL: [], CHRONO.replace("@", " "): []}
    for number in range(rounds):
        articles = load(path, count, SEED + number)
        others = load(None, count, SEED - 1 - number)
        readings["the tagger"].append(_timed(tagger_pass, others, articles))
        readings[_FORGETFUL].append(_timed(forgetful_pass, others, articles))
        if peer:
            spent, found = peer.read(others, articles)
            readings[CHRONO.replace("@", " ")].append(Reading(spent, len(articles), size(articles), found))
    return {tool: _middle(own) for tool, own in readings.items() if own}


def _timed(read, others: list[Article], articles: list[Article]) -> Reading:  # noqa: ANN001 - one of the passes
    read(others)
    found: list[int] = []
    spent = seconds(lambda: found.append(read(articles)))
    return Reading(spent, len(articles), size(articles), found[0])


def _middle(readings: list[Reading]) -> Reading:
    pace = median(x.pace for x in readings)
    return min(readings, key=lambda x: abs(x.pace - pace))


def _rows(readings: dict[str, Reading], slowest: float) -> list[list[str]]:
    return [
        [
            tool,
            f"{x.articles:,}",
            f"{x.seconds:.2f}",
            f"{x.articles / x.seconds:,.0f}",
            f"{x.pace:.2f}",
            f"{x.found:,}",
            f"{x.pace / slowest:.1f}",
        ]
        for tool, x in sorted(readings.items(), key=lambda item: -item[1].pace)
    ]
