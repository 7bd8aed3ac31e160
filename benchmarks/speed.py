"""Side by side: the tagger, dateparser's search and chrono-node's parse on the same articles, in turns.

Invariant: no tool sees an article twice in one reading, each reads as many others first, and all run on one core.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.articles import SEED
from benchmarks.corpus import load, size
from benchmarks.measure import seconds
from benchmarks.page import table
from benchmarks.peers import CHRONO, Chrono, dateparser_pass
from tracker import timex
from tracker.sources.values import Article

ROUNDS = 5
_FEW = 5  # articles that dateparser reads before it is timed; more would only cost minutes


@dataclass(frozen=True, slots=True)
class Reading:
    """How long a tool took for how many characters, and how many expressions it found."""

    seconds: float
    characters: int
    found: int

    @property
    def pace(self) -> float:
        """Millions of characters a second."""
        return self.characters / self.seconds / 1e6


def tagger_pass(articles: list[Article]) -> int:
    """Find the times of every article; return how many."""
    return sum(len(timex.find(x.text, x.published_on)) for x in articles if x.published_on)


def compare(path: Path | None, count: int, *, chrono: bool) -> str:
    """Return the table of one run: rounds in turns, the middle one of each tool."""
    peer = Chrono() if chrono else None
    readings: dict[str, list[Reading]] = {"the tagger": [], "chrono-node": [], "dateparser": []}
    for number in range(ROUNDS):
        articles = load(path, count, SEED + number)
        others = load(None, count, SEED - 1 - number)
        readings["the tagger"].append(_timed(tagger_pass, others, articles))
        if peer:
            spent, found = peer.read(others, articles)
            readings["chrono-node"].append(Reading(spent, size(articles), found))
        if number == 0:
            readings["dateparser"].append(_timed(dateparser_pass, others[:_FEW], articles))
    return _table({tool: _middle(own) for tool, own in readings.items() if own}, count)


def _timed(read, others: list[Article], articles: list[Article]) -> Reading:  # noqa: ANN001 - one of the passes
    read(others)
    found: list[int] = []
    spent = seconds(lambda: found.append(read(articles)))
    return Reading(spent, size(articles), found[0])


def _middle(readings: list[Reading]) -> Reading:
    pace = median(x.pace for x in readings)
    return min(readings, key=lambda x: abs(x.pace - pace))


def _table(readings: dict[str, Reading], count: int) -> str:
    slowest = readings["dateparser"].pace
    names = {"chrono-node": CHRONO.replace("@", " "), "dateparser": "dateparser `search_dates`"}
    rows = [
        [
            names.get(tool, tool),
            f"{x.seconds:.2f}",
            f"{count / x.seconds:,.0f}",
            f"{x.pace:.2f}",
            f"{x.found:,}",
            f"{x.pace / slowest:.1f}",
        ]
        for tool, x in sorted(readings.items(), key=lambda item: -item[1].pace)
    ]
    return table(("tool", "seconds", "articles a second", "MB a second", "found", "times dateparser"), rows)
