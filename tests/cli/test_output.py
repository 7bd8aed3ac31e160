"""Facts about where results go when there is no room for them: one line, status 1, no half of a file."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tracker import service
from tracker.cli import main
from tracker.cli.console import print_table, write_new

TEXT = "date 2025-10-17 Ferries\n\nThe ferries will sail again on Friday, the port said."
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full is Linux's")
@pytest.mark.parametrize("number", [1, 400])
def test_an_output_that_is_full_is_one_line(number: int, tmp_path: Path) -> None:
    """Whether it is noticed at the end, or while much is printed."""
    paths = [str(tmp_path / "a.txt")] * number
    Path(paths[0]).write_text(TEXT)
    command = [str(Path(sys.executable).with_name("tracker")), "extract", *paths]
    with FULL.open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603 - ours
    assert (done.returncode, done.stderr) == (1, "standard output: No space left on device\n")


def test_an_output_that_is_closed_ends_the_command_quietly(tmp_path: Path) -> None:
    """As behind `| head -1`."""
    (tmp_path / "a.txt").write_text(TEXT)
    command = [str(Path(sys.executable).with_name("tracker")), "extract", *[str(tmp_path / "a.txt")] * 400]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as done:  # noqa: S603 - ours
        assert done.stdout is not None
        assert done.stderr is not None
        assert done.stdout.readline().startswith("{")
        done.stdout.close()
        assert done.stderr.read() == ""
    assert done.returncode == 1


def test_an_output_that_was_closed_before_is_no_fault(tmp_path: Path) -> None:
    """As with `>&-`: its number does not go to the archive, in which the output would then stand."""
    (tmp_path / "a.txt").write_text(TEXT)
    program = Path(sys.executable).with_name("tracker")
    command = f'"{program}" --database "{tmp_path}/t.db" ingest "{tmp_path}/a.txt" >&- 2>&-'
    assert subprocess.run(command, shell=True, check=False).returncode == 0  # noqa: S602 - ours
    assert (tmp_path / "t.db").read_bytes().startswith(b"SQLite format 3")


def test_ctrl_c_ends_a_command_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(_: object, *, make: bool) -> None:  # noqa: ARG001 - as it is called
        raise KeyboardInterrupt

    monkeypatch.setattr(service, "open_store", pressed)
    monkeypatch.setattr(sys, "argv", ["tracker", "events"])
    with pytest.raises(SystemExit) as end:
        main()
    assert (end.value.code, capsys.readouterr().err) == (130, "Stopped; what was stored until now stays\n")


def test_a_narrow_terminal_hides_no_part_of_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_table(("state",), [("undatedundated",)])
    assert "".join(capsys.readouterr().out.split()).endswith("undatedundated")


def test_a_file_that_cannot_be_written_whole_is_not_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is room for a part of it only, the next try finds nothing in its way."""
    path = tmp_path / "half.json"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(typer.Exit):
            write_new(path, b"x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert capsys.readouterr().err == f"{path}: File too large\n"
    assert not path.exists()


def test_an_import_onto_a_full_disk_is_one_line_and_leaves_no_archive(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("title,published_on,time\nBridge opens,2026-01-05,by the end of May\n")
    program = Path(sys.executable).with_name("tracker")
    command = f'ulimit -f 64; "{program}" --database "{tmp_path}/t.db" import "{tmp_path}/t.csv"'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - ours
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
