"""`--reader` with the real command: the example against a stand-in endpoint, and readers that are not there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from web import served

Run = Callable[..., subprocess.CompletedProcess[str]]
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "chat_reader" / "chat_reader.py"
ARTICLES = {
    "a.txt": "date 2025-10-17 Trams\n\nMayor Ada Falk said the new tram line could open within two weeks.",
    "b.txt": "date 2025-10-17 Ferries\n\nThe ferries will sail again on Friday, port chief Mira Tolland said.",
    "c.txt": "date 2025-10-17 Bridges\n\nThe old bridge is to reopen next month, an engineer said.",
}
TRAM = {"quote": "the new tram line could open within two weeks", "event": "new tram line", "time": "within two weeks"}


class Handler(BaseHTTPRequestHandler):
    """Answers for the trams with one true and one invented quote, and breaks down over the ferries."""

    def do_POST(self) -> None:
        """Answer."""
        article = self.rfile.read(int(self.headers["Content-Length"])).decode()
        found = [TRAM, TRAM | {"quote": "It opens today."}] if "tram" in article else []
        content = json.dumps({"choices": [{"message": {"content": json.dumps({"predictions": found})}}]}).encode()
        self.send_response(500 if "ferries" in article else 200)
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def variables(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Install the example where the command finds it, and start a stand-in endpoint for it."""
    site = tmp_path / "site"
    info = site / "chat_reader-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: chat-reader\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[tracker.readers]\nchat = chat_reader:read\n")
    (site / "chat_reader.py").write_text(EXAMPLE.read_text())
    with served(Handler) as address:
        yield {"PYTHONPATH": str(site), "CHAT_READER_URL": f"{address}/v1", "CHAT_READER_MODEL": "stand-in"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the articles."""
    for name, text in ARTICLES.items():
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    return tmp_path / "in"


def test_extract_tells_what_does_not_count_and_what_failed(
    run_installed: Run, folder: Path, variables: dict[str, str]
) -> None:
    done = run_installed("extract", folder, "--reader", "chat", **variables)
    assert done.returncode == 1
    said = [(line["path"], len(line["predictions"])) for line in map(json.loads, done.stdout.splitlines())]
    assert said == [(str(folder / "a.txt"), 1), (str(folder / "c.txt"), 0)]
    refused, failed = done.stderr.splitlines()
    assert refused == (
        f"{folder / 'a.txt'}: answer 2 of the reader “chat” does not count: "
        "its quote “It opens today.” is not in the article."
    )
    assert failed == f"{folder / 'b.txt'}: the reader “chat” failed: the endpoint answered with status 500."


def test_ingest_stores_the_others_and_says_who_read(
    run_installed: Run, folder: Path, variables: dict[str, str]
) -> None:
    """The failed one is stored when the rules read it afterwards; the setting holds for all commands."""
    assert run_installed("settings", "reader", "chat", **variables).stdout == "chat\n"
    done = run_installed("ingest", folder, **variables)
    assert done.returncode == 1
    assert done.stdout.startswith("2 new articles with 1 prediction ")
    assert len(done.stderr.splitlines()) == 2
    again = run_installed("ingest", folder, "--reader", "rules", **variables)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.startswith("1 new article with 1 prediction ")
    rows = [json.loads(line) for line in run_installed("export", "jsonl", **variables).stdout.splitlines()[1:]]
    assert [row["row"]["reader"] for row in rows if row["table"] == "prediction"] == ["chat", "rules"]
    shown = run_installed("reread", "--reader", "rules", **variables)
    assert "3 articles read" in shown.stdout
    assert "Nothing stored; --apply does." in shown.stdout


@pytest.mark.parametrize("command", ["extract", "ingest", "reread"])
def test_a_reader_that_is_not_installed_is_one_sentence(command: str, run_installed: Run, folder: Path) -> None:
    done = run_installed(command, *([] if command == "reread" else [folder]), "--reader", "oracle")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "there is no reader “oracle”; installed: rules\n"
