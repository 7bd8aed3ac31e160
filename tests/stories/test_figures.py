"""The tracker held to the stories: what it reads, which statements it joins, and which outcomes it suggests.

Invariant: the figures in `FLOORS` are what has been reached on the six stories together; they only ever rise.
A found prediction answers the one of the gold whose time expression it overlaps; linking is scored by B-cubed
over the found ones (Bagga and Baldwin 1998).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tracker import service
from tracker.exports.contract import event_line
from tracker.sources import read_path
from tracker.text import Span

Record = dict[str, Any]
STORIES = sorted(path.parent for path in Path(__file__).parent.glob("*/predictions.jsonl"))
AFTERWARDS = date(2026, 6, 1)

# What is reached today, in per cent, over all stories; raise a figure when the tracker passes it.
FLOORS = {
    "found": 92,
    "precision": 96,
    "window": 96,
    "link_precision": 97,
    "link_recall": 76,
    "suggestion_precision": 94,
    "suggestion_recall": 66,
    "day": 98,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A story that was ingested: its gold, and the events that the tracker made of it, with spans as in the files."""

    gold: list[Record]
    reports: list[Record]
    events: list[Record]
    found: dict[int, int] = field(default_factory=dict)

    def topic(self, event: Record) -> str | None:
        """Give the event of the gold that most predictions of a tracker's event are about."""
        about = Counter(self.gold[i]["event_id"] for i, made in self.found.items() if made == event["id"])
        return about.most_common(1)[0][0] if about else None


def records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def placed(row: Record, path: str) -> tuple[str, Span]:
    """Give the article of a row and its span in the article's file, whose body follows a head line and a blank one."""
    body = Path(path).read_text(encoding="utf-8").index("\n\n") + 2
    return Path(path).name, Span(row["start"] + body, row["end"] + body)


def answers(told: Told) -> Iterator[tuple[int, int]]:
    """Yield each gold prediction that was found, one to one, with the event that it was put under."""
    free = set(range(len(told.gold)))
    for event in told.events:
        for said in event["predictions"]:
            doc, span = placed(said["timex"], said["path"])
            rows = (i for i in sorted(free) if told.gold[i]["doc"] == doc)
            hit = next((i for i in rows if span.overlaps(Span(*told.gold[i]["timex_span"]))), None)
            if hit is not None:
                free.remove(hit)
                told.gold[hit]["window_found"] = (said["earliest"], said["latest"])
                yield hit, event["id"]


def told_of(folder: Path, archive: Path) -> Told:
    """Ingest a story into an archive of its own, an article at a time, and ask for its events."""
    store = service.open_store(f"sqlite:///{archive}/tracker.db")
    for path in sorted(folder.glob("*.txt")):
        service.ingest(store, read_path(str(path)), today=AFTERWARDS)
    events = [event_line(view) for view in service.all_events(store, as_of=AFTERWARDS)]
    store.close()
    told = Told(records(folder / "predictions.jsonl"), records(folder / "reports.jsonl"), events)
    told.found.update(answers(told))
    return told


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Give every story as the tracker follows it."""
    return [told_of(folder, tmp_path_factory.mktemp(folder.name)) for folder in STORIES]


def b_cubed(told: Told) -> Iterator[tuple[float, float]]:
    """Yield the precision and the recall of each found prediction's company."""
    topics = {i: told.gold[i]["event_id"] for i in told.found}
    for i, made in told.found.items():
        together = {j for j, other in told.found.items() if other == made}
        belonging = {j for j, topic in topics.items() if topic == topics[i]}
        both = len(together & belonging)
        yield both / len(together), both / len(belonging)


def says(suggestion: Record) -> str:
    """Give the report's word for what a suggestion would record."""
    if suggestion["verdict"] in {"happened", "partly"}:
        return "happened"
    return "put_off" if suggestion["disposition"] in {"put_off", "moved"} else "called_off"


def heard(told: Told) -> Iterator[tuple[bool, bool]]:
    """Yield for each suggestion whether a report of the gold bears it out, and whether the day is the same."""
    free = list(told.reports)
    for event in told.events:
        for made in event["suggestions"]:
            doc, span = placed(made, made["path"])
            same = (r for r in free if (r["doc"], r["event_id"], r["says"]) == (doc, told.topic(event), says(made)))
            hit = next((row for row in same if span.overlaps(Span(*row["sentence_span"]))), None)
            if hit is not None:
                free.remove(hit)
            yield hit is not None, hit is not None and hit["on"] == made["occurred_on"]


def per_cent(part: float, whole: float) -> int:
    return int(100 * part / whole) if whole else 0


def measured(stories: list[Told]) -> dict[str, int]:
    """Return every figure of `FLOORS`, in per cent, over some stories together."""
    gold = [row for told in stories for row in told.gold]
    made = sum(len(event["predictions"]) for told in stories for event in told.events)
    right = [row for row in gold if row.get("window_found") == (row["earliest"], row["latest"])]
    linked = [pair for told in stories for pair in b_cubed(told)]
    suggested = [pair for told in stories for pair in heard(told)]
    found, hits = len(linked), sum(hit for hit, _ in suggested)
    return {
        "found": per_cent(found, len(gold)),
        "precision": per_cent(found, made),
        "window": per_cent(len(right), found),
        "link_precision": per_cent(sum(p for p, _ in linked), found),
        "link_recall": per_cent(sum(r for _, r in linked), found),
        "suggestion_precision": per_cent(hits, len(suggested)),
        "suggestion_recall": per_cent(hits, sum(len(told.reports) for told in stories)),
        "day": per_cent(sum(day for _, day in suggested), hits),
    }


@pytest.fixture(scope="module")
def figures(stories: list[Told]) -> dict[str, int]:
    """Give the figures over all stories."""
    return measured(stories)


@pytest.mark.parametrize("name", FLOORS)
def test_the_stories_are_followed_at_least_as_well_as_before(figures: dict[str, int], name: str) -> None:
    """Reading, linking and suggesting stay at or above what has been reached."""
    assert figures[name] >= FLOORS[name]


def test_the_page_tells_what_is_held() -> None:
    """docs/linking.md gives each figure that the stories are held to."""
    page = (Path(__file__).parents[2] / "docs" / "linking.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (\d+) \|$", page, re.MULTILINE))
    assert {name: int(held) for name, held in rows.items()} == FLOORS


def main(folders: Sequence[str]) -> None:
    """Print the figures over the stories of some folders, or over those beside this file."""
    with TemporaryDirectory() as archives:
        places = [Path(archives, str(n)) for n, _ in enumerate(folders or STORIES)]
        for place in places:
            place.mkdir()
        told = [told_of(Path(folder), place) for folder, place in zip(folders or STORIES, places, strict=True)]
    for name, figure in measured(told).items():
        sys.stdout.write(f"{name:22} {figure}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
