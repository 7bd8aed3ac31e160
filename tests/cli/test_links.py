"""Events, speakers and copies are put in order from the terminal, and each act is taken back."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.conftest import Run

REPORT = (
    "The harbour authority of Meridia will reopen the northern bridge on {day}, its director Ada Lund said on Monday. "
    "Engineers replaced two of the four bearings that had cracked in the frost of last winter and tested them. "
    "The ferry that carried commuters across the bay in the meantime was sold to a company on the southern shore."
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"date 2025-05-06\n{name}\n\n{text}\n")
    return path


def events(run: Run) -> dict[int, str]:
    return {row["id"]: row["title"] for row in map(json.loads, run("events", "--format", "jsonl").stdout.splitlines())}


def act_of(stdout: str) -> str:
    found = re.match(r"Act (\d+):", stdout)
    assert found
    return found[1]


def test_events_are_joined_split_renamed_kept_apart_and_each_is_undone(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "one.txt", "The bridge will reopen on May 14. The parliament of Carpatia will vote on June 3.")
    assert run("ingest", tmp_path / "one.txt").returncode == 0
    one, two = events(run)
    merged = act_of(run("links", "merge", two, one, "--by", "Ada").stdout)
    assert list(events(run)) == [one]
    ids = [line.split("\t")[0] for line in run("links", "show", one).stdout.splitlines() if re.match(r"\d+\t", line)]
    assert len(ids) == 2
    assert run("links", "undo", merged).returncode == 0
    assert list(events(run)) == [one, two]
    renamed = act_of(run("links", "rename", one, "The northern bridge").stdout)
    assert events(run)[one] == "The northern bridge"
    apart = act_of(run("links", "apart", one, two).stdout)
    for act in (renamed, apart):
        assert run("links", "undo", act).returncode == 0
    assert run("links", "undo", renamed).returncode == 1
    assert run("links").stdout.count("\tAda\t") == 1
    assert run("links", "offers").returncode == 3
    act_of(run("links", "merge", two, one).stdout)
    assert "about event" in run("links", "split", ids[1], "--title", "The vote").stdout
    assert "The vote" in events(run).values()


def test_a_statement_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "one.txt", "The bridge will reopen on May 14.")
    run("ingest", tmp_path / "one.txt")
    done = run("links", "split", 1, 99)
    assert (done.returncode, done.stderr) == (1, "there is no standing prediction 99 in the archive\n")


def test_taking_back_the_first_of_two_merges_leaves_each_statement_one_case(run: Run, tmp_path: Path) -> None:
    """The first event went with the second into the third; by itself again, it is counted there and nowhere else."""
    said = ("bridge will reopen on May 14", "ferry will sail to Holm on May 20", "tower will be demolished on May 22")
    for number, words in enumerate(said):
        run("ingest", write(tmp_path, f"{number}.txt", f"The {words}, Ada Lund said."))
    first, second, third = sorted(events(run))
    act, later = (act_of(run("links", "merge", *pair).stdout) for pair in ((first, second), (second, third)))
    run("settle", third, "happened", "--on", "2025-05-20", "--own-knowledge")
    assert run("links", "undo", act).returncode == 0
    (line,) = (line.split("\t") for line in run("score").stdout.splitlines()[1:])
    assert line[:3] == ["Ada Lund", "1", "1"]  # of the ferry, which was said next to come on that day
    assert run("links", "undo", later).returncode == 0
    kept = [len(run("links", "show", event).stdout.splitlines()) - 2 for event in (first, second, third)]
    assert kept == [1, 1, 1]


def test_a_recorded_move_is_listed_as_one(run: Run, tmp_path: Path) -> None:
    run("ingest", write(tmp_path, "one.txt", "The bridge will reopen on May 14, Ada Lund said."))
    (event,) = events(run)
    run("settle", event, "moved", "--moved-to", "May 20", "--known-on", "2025-05-08", "--own-knowledge")
    for listed in (("links", "show", event), ("export", "csv")):
        assert run(*listed).stdout.count("(recorded by a person)") == 1


def test_a_speaker_is_listed_under_the_whole_name_wherever_a_part_was_written_last(run: Run, tmp_path: Path) -> None:
    said = "The bridge will reopen on May 14, Ada Lund said.\n\nThe ferry will sail to Holm on May 20, Lund said."
    run("ingest", write(tmp_path, "one.txt", said))
    assert run("speakers").stdout.splitlines()[1:] == ["ada lund\tAda Lund\t2\t"]
    for only in ((), ("--only", "speaker=ada lund")):
        assert [line.split("\t")[0] for line in run("score", *only).stdout.splitlines()] == ["speaker", "Ada Lund"]


def test_speakers_are_joined_and_parted(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "full.txt", "The bridge will reopen on May 14, Ada Lund said.")
    write(tmp_path, "bare.txt", "The harbour will close on May 20, Lund said.")
    run("ingest", tmp_path / "full.txt", tmp_path / "bare.txt")
    assert run("speakers", "join", "lund", "ada lund").returncode == 0
    assert re.search(r"^ada lund\t.*\t2\tlund$", run("speakers").stdout, re.MULTILINE)
    for only in ((), ("--only", "speaker=ada lund")):  # whichever was written last
        assert [line.split("\t")[0] for line in run("score", *only).stdout.splitlines()] == ["speaker", "Ada Lund"]
    assert run("speakers", "undo", "lund").returncode == 0
    assert run("speakers", "apart", "lund").returncode == 0
    assert len(run("speakers").stdout.splitlines()) == 3
    refused = run("speakers", "join", "nobody", "lund")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)


def test_copies_are_listed_denied_and_taken_back(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", REPORT.format(day="May 14"))
    write(tmp_path, "b.txt", "MERIDIA (Outlet) - " + REPORT.format(day="May 14"))
    assert "1 copy of a report" in run("ingest", tmp_path / "a.txt", tmp_path / "b.txt").stdout
    article = run("copies").stdout.splitlines()[-1].split("\t")[0]
    assert run("copies", "deny", article).returncode == 0
    assert run("copies").returncode == 3
    assert run("copies", "undo", article).returncode == 0
    assert run("copies", "undo", article).returncode == 1


def test_the_very_words_of_a_report_in_another_outlet_are_listed(run: Run, tmp_path: Path) -> None:
    """They are a further address of the one article, which has no number of its own."""
    text = REPORT.format(day="May 14")
    for name, outlet in (("a", "Sample Wire"), ("b", "Sample Post")):
        line = {"id": name, "published_on": "2025-05-06", "title": "A port", "text": text, "publisher": outlet}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line))
    run("ingest", tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    (listed,) = run("copies").stdout.splitlines()[1:]
    assert listed.split("\t") == ["", "1", "6 May 2025", "Sample Post", "A port"]
