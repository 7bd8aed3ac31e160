"""The `tracker` command in a process of its own, with a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from commands import PATIENCE, obeyed

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give the variables of a command: an archive and a home of the test's own."""
    return {**os.environ, "TRACKER_DATABASE": f"sqlite:///{tmp_path}/tracker.db", "HOME": str(tmp_path), "TZ": "UTC"}


@pytest.fixture
def run(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a function that runs the command with arguments and returns what came of it."""
    folder, numbers = tmp_path_factory.mktemp("streams"), count()

    def call(*arguments: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return obeyed([*map(str, arguments)], stdin, {**environment, **more}, folder / str(next(numbers)))

    return call


@pytest.fixture
def run_installed(environment: dict[str, str]) -> Run:
    """Return the same by the program that was installed, which takes seconds to load."""
    command = str(Path(sys.executable).with_name("tracker"))

    def call(*arguments: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        words, env = [command, *map(str, arguments)], {**environment, **more}
        return subprocess.run(  # noqa: S603 - our own command
            words, input=stdin, capture_output=True, text=True, env=env, timeout=PATIENCE, check=False
        )

    return call
