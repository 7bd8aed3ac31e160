"""Putting events in order from the terminal, by the real commands."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
STORY = Path(__file__).parents[2] / "seeds" / "budapest-summit-2025"


def test_topics_notes_chances_watching_and_filters(run: Run) -> None:
    """Each is stored, listed, used to narrow, and taken back."""
    nothing = [run(name) for name in ("topics", "watched", "forecasts", "filters")]
    assert [(done.returncode, done.stdout) for done in nothing] == [(3, "")] * 4
    run("ingest", STORY)
    first = json.loads(run("events", "--format", "jsonl").stdout.split("\n")[0])["id"]
    assert "bears summits" in run("tag", first, "summits").stdout
    assert run("topics").stdout.splitlines()[1] == "summits\t1"
    assert "by Ada" in run("note", first, "Ask the Hungarian side.", "--by", "Ada").stdout
    assert "40%" in run("forecast", first, "40%", "--by", "Ada").stdout
    assert run("forecasts", first).stdout.rstrip().endswith("Ada\t40%")
    assert run("watch", first, "--by", "Ada").returncode == 0
    assert "nothing new" in run("watched", "--by", "Ada", "--seen").stdout
    assert run("unwatch", first, "--by", "Ada").returncode == 0
    saved = run("filters", "save", "Summits", "--only", "topic=summits")
    assert "(1 event now)" in saved.stdout
    narrowed = run("events", "--only", "saved=Summits", "--format", "jsonl").stdout.strip().split("\n")
    assert [json.loads(line)["id"] for line in narrowed] == [first]
    assert run("filters", "remove", "Summits").returncode == 0
    assert "no topic" in run("untag", first, "summits").stdout


def test_a_speaker_is_named_as_lists_print_the_name(run: Run) -> None:
    """Capitals and a part of the name find the same events as the key, in lists, exports and kept filters."""
    told = "date 2025-10-17\nTalks\n\nMinisters will meet in Vienna on December 1, Mayor Kim Lund said.\n"
    assert run("ingest", "-", stdin=told).returncode == 0
    listed = run("events", "--only", "speaker=Kim Lund").stdout
    assert "Vienna" in listed
    assert (
        listed == run("events", "--only", "speaker=kim lund").stdout == run("events", "--only", "speaker=LUND").stdout
    )
    assert "Vienna" in run("export", "csv", "--only", "speaker=Lund").stdout
    assert "(1 event now)" in run("filters", "save", "Lund", "--only", "speaker=Lund").stdout
    assert run("events", "--only", "speaker=Nobody").returncode == 3


def test_a_setting_without_a_name_is_none(run: Run) -> None:
    """As of a variable of a script that is empty: the value is not thrown away in silence."""
    done = run("settings", "", "3")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("there is no setting “”; these are: my_name, ")


def test_what_cannot_be_is_one_sentence(run: Run) -> None:
    """And stores nothing."""
    run("ingest", STORY)
    for command in (("note", 1, ""), ("tag", 999, "x"), ("events", "--only", "saved=none")):
        done = run(*command)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
    for chance in ("likely", "1.5", "70", "170%", "nan"):
        done = run("forecast", 1, chance)
        assert (done.returncode, done.stderr) == (2, f"{chance}: write a chance as 0.7 or as 70%, from 0 to 1\n")
