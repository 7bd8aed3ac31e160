"""The tracker held to mini-stories: which outcome a later article suggests, from reading to the archive.

Invariant: a story that is not `open` comes out exactly: each told outcome on its event, from its sentence, with its
day, and nothing else. `FLOORS` are what has been reached over all stories, the open ones too; they only ever rise.
Run as a script, it prints what is missing and what is too many in each open story, or in those named.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tracker import service
from tracker.exports.contract import event_line
from tracker.sources import read_bytes
from tracker.store.opening import open_database

Record = dict[str, Any]
CORPUS = Path(__file__).parents[1] / "corpus" / "linking" / "ministories.toml"
STORIES: list[Record] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["story"]
NAMES = [story["name"] for story in STORIES]
AFTERWARDS = date(2026, 11, 1)
SAYS = {("happened", "none"): "happened", ("did_not_happen", "called_off"): "called_off", (None, "put_off"): "put_off"}

# What is reached today, in per cent, over all stories; raise a figure when the tracker passes it.
FLOORS = {"precision": 94, "recall": 70, "day": 98}


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the tracker would record, from which sentence: each foretold time, from just before."""

    says: str
    foretold: tuple[str, ...]
    sentence: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a story came out: what of `told` was suggested, on the same day or not, and what else was."""

    told: int
    right: int
    day: int
    missing: tuple[str, ...]
    wrong: tuple[Suggested, ...]

    @property
    def exact(self) -> bool:
        """Whether all that is told was suggested, with its day, and nothing else was."""
        return self.day == self.told and not self.wrong


def body(told: Record) -> str:
    """Give the text of an article in one line."""
    return " ".join(told["text"].split())


def article(told: Record, name: str) -> Any:  # noqa: ANN401 - what the reader of files yields
    """Give an article as the file that a newspaper's text would be."""
    return read_bytes(f"{name}.txt", f"date {told['on']} {told['head']}\n\n{body(told)}\n".encode())


def suggested(story: Record, archive: Path) -> list[Suggested]:
    """Ingest both articles of a story, one after the other, and give what is suggested of its events."""
    store = service.open_store(f"sqlite:///{archive}")
    for name in ("earlier", "later"):
        service.ingest(store, article(story[name], name), today=AFTERWARDS)
    events = [event_line(view) for view in service.all_events(store, as_of=AFTERWARDS)]
    store.close()
    return [made for event in events for made in suggestions(event, body(story["earlier"]))]


def suggestions(event: Record, text: str) -> list[Suggested]:
    """Give what is suggested of one event, some of whose statements stand in the text of the earlier article."""
    times = [row["timex"] for row in event["predictions"] if row["path"] == "earlier.txt"]
    foretold = tuple(text[max(0, when["start"] - 10) : when["end"]] for when in times)
    return [
        Suggested(
            SAYS[made["verdict"], made["disposition"]],
            foretold,
            made["quote"],
            date.fromisoformat(made["occurred_on"]) if made["occurred_on"] else None,
        )
        for made in event["suggestions"]
    ]


def answers(row: Record, made: Suggested) -> bool:
    """Say whether a suggestion is the one that a row tells of."""
    says = row["says"] if isinstance(row["says"], list) else [row["says"]]
    return made.says in says and row["words"] in made.sentence and any(timed in row["event"] for timed in made.foretold)


def outcome(story: Record, made: list[Suggested]) -> Outcome:
    """Compare what was suggested with what is told, one to one."""
    free, right, day, missing = list(made), 0, 0, []
    for row in story.get("told", []):
        hit = next((one for one in free if answers(row, one)), None)
        if hit is None:
            missing.append(row["words"])
            continue
        free.remove(hit)
        right, day = right + 1, day + (hit.on == row.get("on"))
    return Outcome(len(story.get("told", [])), right, day, tuple(missing), tuple(free))


def outcomes(archives: Path, template: Path, names: Collection[str] = ()) -> dict[str, Outcome]:
    """Give how each story, or each of those named, came out in an archive of its own."""
    result = {}
    for story in (one for one in STORIES if not names or one["name"] in names):
        archive = Path(shutil.copy(template, archives / f"{story['name']}.db"))
        result[story["name"]] = outcome(story, suggested(story, archive))
    return result


def measured(found: dict[str, Outcome]) -> dict[str, int]:
    """Return every figure of `FLOORS`, in per cent, over all stories together."""
    count: Counter[str] = Counter()
    for one in found.values():
        count.update(told=one.told, right=one.right, day=one.day, made=one.right + len(one.wrong))
    pairs = {"precision": ("right", "made"), "recall": ("right", "told"), "day": ("day", "right")}
    return {name: int(100 * count[part] / max(1, count[whole])) for name, (part, whole) in pairs.items()}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, template: Path) -> dict[str, Outcome]:
    """Give how each story came out."""
    return outcomes(tmp_path_factory.mktemp("ministories"), template)


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_the_words_named_stand_in_the_articles(story: Record) -> None:
    """What a row names is said: by the earlier article, and by the text or the headline of the later one."""
    earlier, later = (" ".join(f"{story[name]['head']} {story[name]['text']}".split()) for name in ("earlier", "later"))
    assert all(row["event"] in earlier and row["words"] in later for row in story.get("told", []))


@pytest.mark.parametrize("name", [story["name"] for story in STORIES if not story.get("open")])
def test_a_story_comes_out(found: dict[str, Outcome], name: str) -> None:
    assert found[name].exact, found[name]


def test_no_open_story_comes_out(found: dict[str, Outcome]) -> None:
    """A story that begins to come out is no longer `open`."""
    left = [story["name"] for story in STORIES if story.get("open")]
    sys.stdout.write(f"{len(left)} of {len(STORIES)} stories are open\n")
    assert [name for name in left if found[name].exact] == [], "take `open` from these"


@pytest.mark.parametrize("name", FLOORS)
def test_the_stories_are_followed_at_least_as_well_as_before(found: dict[str, Outcome], name: str) -> None:
    assert measured(found)[name] >= FLOORS[name]


def main() -> None:
    """Print what is missing and what is too many, then the figures."""
    with TemporaryDirectory() as place:
        template = Path(place, "template.db")
        open_database(str(template)).close()
        found = outcomes(Path(place), template, sys.argv[1:])
    for name, one in found.items():
        if not one.exact:
            sys.stdout.write(f"{name}: {one.right} of {one.told}, {one.day} with the day\n")
            sys.stdout.writelines(f"  missing {words}\n" for words in one.missing)
            sys.stdout.writelines(f"  {made.says} {made.on} {made.foretold}: {made.sentence}\n" for made in one.wrong)
    sys.stdout.write(f"{sum(one.exact for one in found.values())} of {len(found)} come out; {measured(found)}\n")


if __name__ == "__main__":
    main()
