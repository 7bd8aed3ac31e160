"""Readers installed as a person would install them, and a stand-in for an endpoint, on loopback."""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from web import served

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "chat_reader"
Install = Callable[..., Path]


def installed(folder: Path, name: str, target: str, module: str = "", package: str = "") -> Path:
    """Put a package with one reader into `folder`, as an installer would; `module` is its source."""
    where = folder / f"{package or name}_package-1.0.dist-info"
    where.mkdir()
    (where / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package or name}-package\nVersion: 1.0\n")
    (where / "entry_points.txt").write_text(f"[tracker.readers]\n{name} = {target}\n")
    if module:
        (folder / f"{target.partition(':')[0]}.py").write_text(module)
    return folder


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a reader for this test: its name, what it names, and its module's source."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield partial(installed, folder)
    for name in set(sys.modules) - before:
        if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.fixture
def example(install: Install) -> str:
    """Install the example of docs/readers.md by what its own pyproject.toml says, and return its name."""
    ((name, target),) = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]["entry-points"][
        "tracker.readers"
    ].items()
    install(name, target, (EXAMPLE / "chat_reader.py").read_text())
    return name


@dataclass
class Endpoint:
    """A stand-in for an endpoint: `answer` is what the model says, as text; the rest is how it misbehaves."""

    url: str = ""
    answer: str = '{"predictions": []}'
    status: int = 200
    raw: bytes | None = None
    delay: float = 0
    drip: float = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def says(self, *predictions: object) -> None:
        """Let the model answer with these predictions."""
        self.answer = json.dumps({"predictions": predictions})


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """Start a stand-in on loopback, and set the example's variables to it."""
    stand_in = Endpoint()
    with served(_handler(stand_in)) as address:
        stand_in.url = f"{address}/v1"
        monkeypatch.setenv("CHAT_READER_URL", stand_in.url)
        monkeypatch.setenv("CHAT_READER_MODEL", "stand-in")
        monkeypatch.setenv("CHAT_READER_TIMEOUT", "10")
        monkeypatch.delenv("CHAT_READER_KEY", raising=False)
        yield stand_in


def _handler(stand_in: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            stand_in.asked.append(json.loads(body))
            stand_in.keys.append(self.headers["Authorization"])
            stand_in.paths.append(self.path)
            time.sleep(stand_in.delay)
            content = {"choices": [{"message": {"role": "assistant", "content": stand_in.answer}}]}
            self._send(stand_in.raw if stand_in.raw is not None else json.dumps(content).encode())

        def _send(self, content: bytes) -> None:
            try:
                self.send_response(stand_in.status)
                if 300 <= stand_in.status < 400:
                    self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                for at in range(0, len(content), 20) if stand_in.drip else [0]:
                    self.wfile.write(content[at : at + 20] if stand_in.drip else content)
                    self.wfile.flush()
                    time.sleep(stand_in.drip)
            except OSError:
                return  # who asked has gone, which is what some tests are about

    return Handler
