"""The condition of a prediction is recorded from the terminal as met, listed and taken back."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

SAID = "The ferry line would close on May 20 if the council cuts its grant, Ada Falk said."
TEXT = f"date 2025-05-06\nThe ferries\n\n{SAID}\n"


def test_a_condition_is_met_listed_and_taken_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    assert run("ingest", tmp_path / "one.txt").returncode == 0
    (event,) = map(json.loads, run("events", "--format", "jsonl").stdout.splitlines())
    number = event["predictions"][0]["id"]
    assert run("condition", number).returncode == 3
    settled = ("settle", event["id"], "happened", "--on", "2025-05-20", "--own-knowledge")
    assert run(*settled).returncode == 0
    assert "Ada Falk" not in run("score").stdout
    met = run("condition", number, "--met", "2025-05-12", "--note", "It was cut.", "--by", "Ann")
    assert (met.returncode, "met on 12 May 2025" in met.stdout) == (0, True)
    assert "Ada Falk" in run("score").stdout
    assert run("condition", number, "--take-back").returncode == 0
    assert "Ada Falk" not in run("score").stdout
    assert "not met" in run("condition", number, "--not-met").stdout
    _, failed, back, first = run("condition", number).stdout.splitlines()
    assert (failed.split("\t")[0], back.split("\t")[0]) == ("not met", "taken back")
    assert (first.split("\t")[:2], first.split("\t")[3]) == (["met on 12 May 2025", "Ann"], "It was cut.")


def test_a_condition_that_was_not_read_is_marked_and_the_mark_taken_back(run: Run, tmp_path: Path) -> None:
    """Each act prints the number of the prediction that stands from then on."""
    (tmp_path / "one.txt").write_text(TEXT.replace(" if the council cuts its grant", "").replace("would", "will"))
    run("ingest", tmp_path / "one.txt")
    run("settle", 1, "happened", "--on", "2025-05-20", "--own-knowledge")
    assert "Ada Falk" in run("score").stdout
    assert "prediction 2, which hangs on a condition" in run("condition", 1, "--mark", "--note", "The grant.").stdout
    assert "Ada Falk" not in run("score").stdout
    assert "prediction 3, which hangs on no condition" in run("condition", 2, "--unmark").stdout
    assert "Ada Falk" in run("score").stdout


def test_a_wrong_use_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    run("ingest", tmp_path / "one.txt")
    for status, options in (
        (2, ("--met", "2025-05-12", "--take-back")),
        (2, ("--mark", "--unmark")),
        (2, ("--not-met", "--take-back")),
        (1, ("--mark",)),
        (1, ("--take-back",)),
        (1, ("--met", "2025-05-01")),
    ):
        refused = run("condition", 1, *options)
        assert (refused.returncode, len(refused.stderr.splitlines())) == (status, 1), options
