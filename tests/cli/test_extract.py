"""`tracker extract`: the contract that other programs rely on, held by running the real command."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
HEAD = "date 2025-10-17 Summit may be near\n\n"
BODY = (
    "The Kremlin said on Friday that the summit could take place within two weeks or a little later.\n\n"
    "The foreign ministers met on October 3. The leaders’ teams plan to hold a meeting in Vienna — the venue is open."
)
KEYS = ("id", "path", "title", "published_on", "language", "text", "timexes", "predictions", "undated", "reports")
TIMEX_KEYS = {"start", "end", "text", "type", "value"}
WINDOW_KEYS = {"earliest", "latest", "earliest_soft", "latest_soft"}
SAID_KEYS = {
    "start", "end", "event", "anchor", "speaker", "hedge", "probability", "certainty", "polarity", "relative_to",
    "kind", "participants", "confidence", "rule",
}  # fmt: skip


def written(folder: Path, name: str = "a.txt", content: str = HEAD + BODY) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.split("\n") if line]


def test_one_object_a_line_with_the_keys_of_the_contract(run_installed: Run, tmp_path: Path) -> None:
    """Every key of the contract is there, in every list, and no other."""
    done = run_installed("extract", written(tmp_path), "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = lines(done.stdout)
    assert tuple(line) == KEYS
    assert (line["published_on"], line["language"], line["title"]) == ("2025-10-17", "en", "Summit may be near")
    assert line["text"] == BODY
    assert all(set(timex) == TIMEX_KEYS | WINDOW_KEYS for timex in line["timexes"])
    assert line["predictions"]
    assert all(set(said) == SAID_KEYS | WINDOW_KEYS | {"timex"} for said in line["predictions"])
    assert all(set(said["timex"]) == TIMEX_KEYS for said in line["predictions"])
    assert all(set(said) == SAID_KEYS for said in line["undated"])
    assert all(set(said) == {"start", "end", "event", "says", "on"} for said in line["reports"])


def test_what_timex3_does_not_mark_dates_a_prediction_all_the_same(run: Run, tmp_path: Path) -> None:
    """The word eventually stands in the prediction, with its window, and not among the time expressions."""
    path = written(tmp_path, content=HEAD + "The ministers will eventually sign the treaty in Vienna.")
    (line,) = lines(run("extract", path).stdout)
    assert line["timexes"] == []
    (said,) = line["predictions"]
    assert (said["timex"]["text"], said["earliest"], said["latest"]) == ("eventually", "2025-10-17", None)


def test_the_summit_within_two_weeks_or_a_little_later(run: Run, tmp_path: Path) -> None:
    """The prediction that the tracker began with comes out with both ends and the soft one."""
    (line,) = lines(run("extract", written(tmp_path)).stdout)
    (said,) = [each for each in line["predictions"] if "two weeks" in each["timex"]["text"]]
    assert (said["earliest"], said["latest"]) == ("2025-10-17", "2025-10-31")
    assert (said["earliest_soft"], said["latest_soft"]) == (False, True)
    assert said["timex"]["text"] == "within two weeks or a little later"
    assert (said["speaker"], said["certainty"], said["polarity"]) == ("The Kremlin", "PS", "+")


def test_offsets_are_code_points_of_the_text(run: Run, tmp_path: Path) -> None:
    """What stands between two offsets is what is quoted, also behind characters beyond the first plane."""
    done = run("extract", written(tmp_path, content=HEAD + "😀 🏛 “quote” — " + BODY))
    (line,) = lines(done.stdout)
    parts = [*line["timexes"], *(each["timex"] for each in line["predictions"])]
    parts += [each["event"] for key in ("predictions", "undated", "reports") for each in line[key]]
    assert parts
    assert [line["text"][part["start"] : part["end"]] for part in parts] == [part["text"] for part in parts]


def test_a_bad_input_is_one_line_and_the_others_are_read(run: Run, tmp_path: Path) -> None:
    """Order is kept, each fault is named on a line of its own, and the status is 1."""
    good = written(tmp_path)
    bad = [
        tmp_path / "none.txt",
        written(tmp_path, "undated.txt", "No day here.\n\nThe talks will begin on Friday, a spokesman said."),
        written(tmp_path, "later.txt", "date 2999-01-01 Later\n\nThe talks will begin."),
        written(tmp_path, "empty.txt", ""),
        written(tmp_path, "a.pdf", "%PDF-1.7"),
        written(tmp_path, "bad\nname.txt", "x"),
        "https://wire.example/a",
    ]
    done = run("extract", good, *bad, good)
    assert done.returncode == 1
    assert [line["path"] for line in lines(done.stdout)] == [str(good), str(good)]
    assert len(done.stderr.splitlines()) == len(bad)
    for path, told in zip(bad, done.stderr.splitlines(), strict=True):
        assert told.startswith(" ".join(str(path).split()))
        assert "Traceback" not in told


def test_standard_input_is_a_text_or_records(run_installed: Run) -> None:
    """'-' reads one text, or records where the first character opens an object."""
    (line,) = lines(run_installed("extract", "-", stdin=HEAD + BODY).stdout)
    assert (line["id"], line["path"]) == ("-", "-")
    record = json.dumps({"id": "r1", "published_on": "2025-10-17", "text": BODY, "timexes": [{"extra": 1}]})
    (line,) = lines(run_installed("extract", "-", stdin=record + "\n").stdout)
    assert (line["id"], line["text"]) == ("r1", BODY)


def test_another_language_is_kept_marked_and_not_read(run: Run, tmp_path: Path) -> None:
    """The line is there with its language, its lists are empty."""
    german = (
        "Der Sprecher sagte am Freitag, dass das Treffen innerhalb von zwei Wochen stattfinden könnte, und dass "
        "nichts aufgeschoben werden solle, wie er den Reportern am 3. Oktober 2025 in Moskau mitteilte."
    )
    done = run("extract", written(tmp_path, content=f"date 2025-10-17 Gipfel\n\n{german}"))
    assert (done.returncode, done.stderr.endswith(": it is not in English (de), and nothing is read in it.\n")) == (
        0,
        True,
    )
    (line,) = lines(done.stdout)
    assert (line["language"], line["text"]) == ("de", german)
    assert [line[key] for key in KEYS[-4:]] == [[], [], [], []]


def test_nothing_is_stored(run: Run, tmp_path: Path) -> None:
    """Reading makes no database, not even an empty one."""
    run("extract", written(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_sample_stories_are_read(run: Run) -> None:
    """A folder is read whole, each article by the order of its name."""
    done = run("extract", ROOT / "seeds")
    assert (done.returncode, done.stderr) == (0, "")
    paths = [line["path"] for line in lines(done.stdout)]
    assert paths == sorted(paths)
    assert len(paths) == len(list((ROOT / "seeds").glob("*/*.txt")))


def test_wrong_use_is_status_2(run: Run) -> None:
    """No path, or a format that there is none of."""
    assert run("extract").returncode == 2
    assert run("extract", "-", "--format", "xml").returncode == 2
