"""The whole journey in the terminal, each step by the real command."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker import service
from tracker.cli import app
from tracker.store.rows import OutcomeRow

Run = Callable[..., subprocess.CompletedProcess[str]]
STORY = Path(__file__).parents[2] / "seeds" / "budapest-summit-2025"


def test_ingest_settle_review_score_export_import(run: Run, tmp_path: Path) -> None:
    """What goes in is listed, settled, signed, scored, exported, and read back the same."""
    first = run("ingest", STORY)
    assert first.returncode == 0, first.stderr
    assert "tracker.db" in first.stdout
    again = run("ingest", STORY)
    assert again.returncode == 0
    assert again.stdout.startswith("0 new articles")
    events = [json.loads(line) for line in run("events", "--format", "jsonl").stdout.split("\n") if line]
    summit = next(
        event for event in events
        if any((p["earliest"], p["latest"]) == ("2025-10-17", "2025-10-31") for p in event["predictions"])
    )  # fmt: skip
    assert {
        "id",
        "title",
        "kind",
        "state",
        "participants",
        "place",
        "window",
        "predictions",
        "suggestions",
        "outcome",
    } <= set(summit)
    unproved = run("settle", summit["id"], "called_off", "--impossible")
    assert unproved.returncode == 1
    assert len(unproved.stderr.splitlines()) == 1
    assert (
        "settled: called_off (provisional)."
        in run("settle", summit["id"], "called_off", "--impossible", "--provisional").stdout
    )
    assert run("settle", summit["id"], "called_off", "--impossible", "--own-knowledge", "--by", "Ada").returncode == 0
    assert f"{summit['id']}\tsettled: called_off" in run("events", "--only", "verdict=did_not_happen").stdout
    assert run("undo", summit["id"], "--redo").returncode == 1
    assert run("undo", summit["id"], "--by", "Ada").returncode == 0
    again = run("undo", summit["id"])
    assert (again.returncode, again.stdout) == (1, "")
    assert "was taken back already; `tracker undo" in again.stderr
    assert "settled: called_off" in run("undo", summit["id"], "--redo").stdout
    assert run("undo", summit["id"]).returncode == 0
    assert run("review", "sign", "--by", "Ada", "--note", "First").returncode == 0
    assert "Edition 1" in run("review", "list").stdout or "1\t" in run("review", "list").stdout
    assert run("review", "verify").returncode == 0
    assert "edition 1" in run("review", "show").stdout
    assert "Nothing is new since edition 1" in run("review", "sign", "--by", "Ada").stderr
    assert run("score").returncode in {0, 3}
    exported = tmp_path / "a.jsonl"
    assert run("export", "jsonl", "--output", exported).returncode == 0
    assert run("export", "jsonl", "--output", exported).returncode == 1
    other = f"sqlite:///{tmp_path}/other.db"
    assert run("import", exported, TRACKER_DATABASE=other).returncode == 0
    assert run("export", "jsonl", TRACKER_DATABASE=other).stdout == exported.read_text(encoding="utf-8")
    assert "empty" in run("import", exported, TRACKER_DATABASE=other).stderr


def test_a_day_before_anybody_said_it_would_come_is_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("date 2025-05-02\n\nThe ferry line will close on May 20, Ada Falk said.\n")
    run("ingest", tmp_path / "one.txt")
    early = run("settle", 1, "happened", "--on", "2025-04-20", "--own-knowledge")
    assert (early.returncode, len(early.stderr.splitlines())) == (0, 1)
    assert "20 Apr 2025 is before the event was first said to come, on 2 May 2025: is that the day?" in early.stderr
    assert run("undo", 1).returncode == 0
    moved = ("settle", 1, "moved", "--moved-to", "May 28", "--known-on", "2025-05-18", "--own-knowledge")
    assert run(*moved).returncode == 0
    assert "(recorded by a person)" in run("links", "show", 1).stdout
    assert run("undo", 1).returncode == 0
    assert run("settle", 1, "happened", "--on", "2025-05-20", "--own-knowledge").stderr == ""


def test_each_bad_input_of_ingest_is_one_line_and_the_good_one_is_kept(run: Run, tmp_path: Path) -> None:
    """Each is one line and status 1; the good one is kept."""
    good = tmp_path / "a.txt"
    good.write_text("date 2025-10-17 Talks near\n\nThe ministers will meet on Friday, a spokesman said.")
    done = run("ingest", good, tmp_path / "none.txt", "ftp://wire.example/a", "https://wire.example/a")
    assert done.returncode == 1
    assert done.stdout.startswith("1 new article ")
    assert [line.rpartition(": ")[2] for line in done.stderr.splitlines()] == [
        "there is no such file.",
        "it is not an address of http or https.",
        "fetching over the network is switched off; --fetch allows it.",
    ]


def test_a_foreign_database_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    """It is left byte for byte as it was."""
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"not a database at all")
    for command in (("events",), ("due",), ("serve",), ("db", "check")):
        done = run("--database", foreign, *command)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
    assert foreign.read_bytes() == b"not a database at all"


def test_a_slip_in_the_path_of_an_archive_makes_no_empty_one(run: Run, tmp_path: Path) -> None:
    """Commands with which an archive begins do make it, and the place that the variable names is no slip."""
    missing = tmp_path / "sub" / "arhcive.db"
    for command in (("events",), ("due",), ("score",), ("export", "csv"), ("settings",), ("db", "check"), ("undo", 1)):
        done = run("--database", missing, *command)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"{missing}: there is no such archive; adding articles to it would make it\n"
    assert not missing.parent.exists()
    assert run("--database", missing, "settings", "my_name", "Ann").returncode == 0
    assert run("--database", missing, "events").returncode == 3


def test_an_empty_file_is_no_archive_until_something_is_put_into_it(run: Run, tmp_path: Path) -> None:
    (empty := tmp_path / "notes.txt").touch()
    done = run("--database", empty, "events")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{empty}: the file is empty; adding articles to it would make it an archive\n"
    assert not empty.stat().st_size
    assert run("--database", empty, "settings", "my_name", "Ann").returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", "not an archive\n", "row 1: it is not JSON. Nothing of it is stored"),
        ("a.csv", "colour\nred\n", "Nothing of it is stored"),
        ("none.json", None, "No such file or directory"),
    ],
)
def test_a_refused_import_is_one_line_and_leaves_no_empty_archive(
    run: Run, tmp_path: Path, name: str, content: str | None, told: str
) -> None:
    if content:
        (tmp_path / name).write_text(content)
    done = run("import", tmp_path / name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"{tmp_path / name}: ")
    assert done.stderr.endswith(f"{told}\n")
    assert not [*tmp_path.glob("*.db*")]


def test_a_table_that_is_only_tried_leaves_no_archive(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("published_on,title,time\n2026-01-05,The dam opens,by the end of May\n")
    done = run("import", "--dry-run", tmp_path / "a.csv")
    assert (done.returncode, done.stdout) == (0, "1 prediction and 0 outcomes. Nothing stored: a dry run\n")
    assert not [*tmp_path.glob("*.db*")]


def test_a_refused_import_leaves_an_archive_that_was_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("not an archive")
    run("settings", "my_name", "Ada")
    assert run("import", tmp_path / "a.jsonl").returncode == 1
    assert run("settings", "my_name").stdout == "Ada\n"


def test_an_archive_that_only_looking_made_is_told_of(run: Run, tmp_path: Path) -> None:
    """What the variable names may be a slip: the first look says that it found nothing there, and where it looked."""
    where = f"sqlite:///{tmp_path / 'arhcive.db'}"
    first, again = (run("events", TRACKER_DATABASE=where) for _ in range(2))
    assert (first.returncode, first.stdout) == (again.returncode, again.stdout) == (3, "")
    assert first.stderr == f"There was no archive yet: an empty one was made. It is {where}\n"
    assert again.stderr == ""
    assert run("ingest", STORY, TRACKER_DATABASE=f"{where}.other").stderr == ""


def test_an_undo_takes_back_what_stood_when_it_began_or_nothing(
    run: Run, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two people undo at one moment: the second must not bring back what the first has taken back."""
    (tmp_path / "one.txt").write_text("date 2025-05-02\n\nThe ferry line will close on May 20, Ada Falk said.\n")
    run("ingest", tmp_path / "one.txt")
    run("settle", 1, "happened", "--on", "2025-05-20", "--own-knowledge")
    looked = service.is_undone

    def and_another_undoes(told: tuple[OutcomeRow, ...]) -> bool:
        assert run("undo", "1", "--by", "Ben").returncode == 0
        return looked(told)

    monkeypatch.setattr(service, "is_undone", and_another_undoes)
    monkeypatch.setenv("TRACKER_DATABASE", environment["TRACKER_DATABASE"])
    assert CliRunner().invoke(app, ["undo", "1"]).exit_code == 1
    (event,) = map(json.loads, run("events", "--format", "jsonl").stdout.splitlines())
    assert event["outcome"] is None


def test_an_edition_is_signed_by_somebody(run: Run) -> None:
    """Without a name nothing is signed; the one kept in the settings will do."""
    run("ingest", STORY)
    for words in ((), ("--by", " , ")):
        refused = run("review", "sign", *words)
        assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
        assert "--by" in refused.stderr
    assert run("review", "list").returncode == 3
    assert run("settings", "my_name", "Ada").returncode == 0
    assert run("review", "sign").returncode == 0
    assert "\tAda\t" in run("review", "list").stdout


def test_an_empty_archive_says_nothing_is_found(run: Run) -> None:
    """Status 3, which cron and scripts can ask for."""
    assert [run(*words).returncode for words in (("events",), ("due",), ("review",), ("review", "list"))] == [
        3,
        3,
        3,
        3,
    ]


def test_wrong_filters_are_a_wrong_use(run: Run) -> None:
    """Status 2, with the fields that there are."""
    done = run("events", "--only", "colour=red")
    assert done.returncode == 2
    assert "speaker" in done.stderr
    assert run("events", "--only", "since=yesterday").returncode == 2


def test_a_backup_put_back_holds_what_it_held(run: Run, tmp_path: Path) -> None:
    """A backup put back holds what it held; what it replaced stays beside it."""
    run("ingest", STORY / min(path.name for path in STORY.iterdir()))
    before = run("export", "jsonl").stdout
    assert run("db", "backup", tmp_path / "b.db").returncode == 0
    run("ingest", STORY)
    assert run("export", "jsonl").stdout != before
    assert run("db", "restore", tmp_path / "b.db").returncode == 0
    assert run("export", "jsonl").stdout == before
    assert run("db", "check").returncode == 0
    assert list(tmp_path.glob("tracker.db.before*"))


def test_explain_says_rule_anchor_value_and_window(run: Run) -> None:
    """And what is no time expression is status 3."""
    done = run("explain", "by the end of next month", "--on", "2026-01-31", TRACKER_DATABASE="")
    assert done.returncode == 0
    assert "2026-01-31 to 2026-02-28" in done.stdout
    assert {"words", "rule", "anchor", "value", "window"} <= {line.split()[0] for line in done.stdout.splitlines()}
    assert run("explain", "a spokesman", TRACKER_DATABASE="").returncode == 3


def test_explain_counts_from_the_day_where_the_person_sits(run: Run) -> None:
    """Two islands whose calendars never show the same day."""

    def today(zone: str) -> str:
        assert run("settings", "time_zone", zone).returncode == 0
        return run("explain", "today").stdout.partition("anchor")[2].split()[0]

    assert today("Pacific/Kiritimati") > today("Pacific/Niue")
