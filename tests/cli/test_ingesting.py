"""`tracker ingest` as a stranger uses it: a folder of good and bad files, and a terminal that shows how far it is."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
GOOD = "date 2025-10-17 Ferries\n\nThe ferries will sail again on {}, the port said."


def mixed(folder: Path) -> dict[str, str]:
    """Fill a folder with two good texts and one good record, and with what goes wrong; return what is told of each."""
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(GOOD.format("Friday"))
    (folder / "sub" / "z.txt").write_text(GOOD.format("Monday"))
    (folder / "sub" / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / "turn.txt").symlink_to("turn.txt")
    record = json.dumps({"published_on": "2025-10-17", "text": "The vote will be held on Sunday, officials said."})
    for name, content in {
        "b.txt": b"",
        "c.txt": b" \n\n",
        "d.txt": b"\x00\x01\x02" * 99,
        "e.jsonl": record.encode() + b"\n" + record[:40].encode(),
        "f.txt": b"date 2025-13-45 Wrong\n\nThe ferries will sail on Friday.",
        "g.txt": b"date 2025-10-17 Encoded\n\n\x81\x8d will sail on Friday.",
        "h.txt": b"date 2025-10-17 Long\n\n" + b"It will open on Friday. " * 900_000,
        "i.txt": b"The ferries will sail on Friday, the port said.",
        "j.pdf.txt": b"%PDF-1.7",
    }.items():
        (folder / name).write_bytes(content)
    return {
        "b.txt": "there is no text in it",
        "c.txt": "there is no text in it",
        "d.txt": "it is a binary file, not a text",
        "e.jsonl:2": "it is not JSON, of which a line must hold one object",
        "f.txt": "its publication day is written “2025-13-45”, which is no day of the form YYYY-MM-DD",
        "g.txt": "it is in no encoding that is read here: UTF-8, UTF-16 and Windows-1252 are",
        "h.txt": "it is longer than 5 MB, the most that one article may be",
        "i.txt": "it gives no publication day, and none is guessed: put a line `date YYYY-MM-DD` first",
        "j.pdf.txt": "it is a PDF document, not a text",
        "turn.txt": "it cannot be read (Too many levels of symbolic links)",
    }


def test_each_bad_file_is_one_sentence_and_the_good_ones_are_stored(run: Run, tmp_path: Path) -> None:
    """Exit status 1; a pipe in a folder is waited for by nobody, and a link to a folder is not followed."""
    told = mixed(tmp_path / "in")
    done = run("ingest", tmp_path / "in")
    assert done.returncode == 1
    assert done.stdout.startswith("3 new articles with 3 predictions ")
    assert done.stderr.splitlines() == [f"{tmp_path / 'in' / name}: {why}." for name, why in told.items()]
    assert run("ingest", tmp_path / "in").stdout.startswith("0 new articles ")


def test_an_article_in_another_language_is_kept_and_named_once(run: Run, tmp_path: Path) -> None:
    """It is no fault: the status is 0."""
    text = (
        "Die Fähren werden am Freitag wieder fahren, sagte ein Sprecher des Hafens, weil der Sturm sich gelegt hat." * 2
    )
    path = tmp_path / "de.txt"
    path.write_text(f"date 2025-10-17 Hafen\n\n{text}")
    first, again = run("ingest", path), run("ingest", path)
    assert (first.returncode, first.stderr) == (0, f"{path}: it is not in English (de), and nothing is read in it.\n")
    assert first.stdout.startswith("1 new article ")
    assert (again.returncode, again.stderr) == (0, "")


def test_without_links_each_prediction_is_an_event_of_its_own(run: Run, tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(GOOD.format("Friday") + f" Report {number}.")
    assert "about 2 new events" in run("ingest", "--no-link", tmp_path / "0.txt", tmp_path / "1.txt").stdout


def test_a_terminal_is_shown_how_many_of_how_many(run: Run, tmp_path: Path) -> None:
    """The files and lines are counted beforehand; what is wrong with one stands on a line of its own."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.txt").write_text("")
    lines = [{"published_on": "2025-10-17", "text": f"The ferry number {n} will sail on Friday."} for n in range(150)]
    (tmp_path / "in" / "many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    shown = _in_a_terminal(tmp_path, "ingest", str(tmp_path / "in"))
    counted = [int(each) for each in re.findall(r"(\d+) of 151 articles", shown)]
    assert counted == sorted(counted)
    assert counted[-1] == 151
    assert "150 new, 150 predictions" in shown
    assert f"{tmp_path}/in/bad.txt: there is no text in it." in shown
    assert re.search(r"[\r\n]150 new articles with 150 predictions", shown)
    assert "150 of 150 articles" in _in_a_terminal(tmp_path, "reread")
    assert run("reread").stderr == ""


def _in_a_terminal(tmp_path: Path, *arguments: str) -> str:
    """Run the command in a terminal of its own, and return what is written there, without the control codes."""
    command = str(Path(sys.executable).with_name("tracker"))
    child, terminal = pty.fork()
    if child == 0:
        env = {**os.environ, "TRACKER_DATABASE": f"sqlite:///{tmp_path}/tracker.db", "COLUMNS": "200", "TERM": "xterm"}
        os.execve(command, [command, *arguments], env)  # noqa: S606 - our own command, in the child
    written = b""
    try:
        while piece := os.read(terminal, 65_536):
            written += piece
    except OSError:
        pass  # how Linux says that the other end has closed the terminal
    os.waitpid(child, 0)
    os.close(terminal)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written.decode())
