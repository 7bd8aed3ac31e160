"""The real `tracker` command in a process of its own, with a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs the command with arguments and returns what came of it."""
    command = Path(sys.executable).with_name("tracker")
    env = {**os.environ, "TRACKER_DATABASE": f"sqlite:///{tmp_path}/tracker.db", "HOME": str(tmp_path), "TZ": "UTC"}

    def call(*arguments: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        words = [str(command), *map(str, arguments)]
        return subprocess.run(  # noqa: S603 - our own command
            words, input=stdin, capture_output=True, text=True, env={**env, **more}, timeout=120, check=False
        )

    return call
