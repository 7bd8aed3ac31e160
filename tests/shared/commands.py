"""The `tracker` command in processes that begin with its modules loaded: most of a short command's time goes there.

Invariant: a process obeys one command, and shares nothing with the test or with another command.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess

from tracker.cli import main

PATIENCE = 120  # seconds: machines are busy
STREAMS = {"stdin": os.O_RDONLY, "stdout": os.O_WRONLY | os.O_CREAT, "stderr": os.O_WRONLY | os.O_CREAT}
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tracker.cli", "tracker.service", "tracker.imports"])


def obeyed(words: Sequence[str], stdin: str, environment: Mapping[str, str], folder: Path) -> CompletedProcess[str]:
    """Run `tracker` with these words, its streams files of a new folder, and return what came of it."""
    folder.mkdir()
    (folder / "stdin").write_text(stdin, encoding="utf-8")
    process = FORKS.Process(target=_obey, args=(words, dict(environment), folder))
    process.start()
    process.join(PATIENCE)
    process.kill()  # where it is still at work
    process.join()
    said = [(folder / name).read_text(encoding="utf-8") for name in ("stdout", "stderr")]
    return CompletedProcess(["tracker", *words], process.exitcode, *said)


def _obey(words: Sequence[str], environment: dict[str, str], folder: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for number, (name, how) in enumerate(STREAMS.items()):
        os.dup2(os.open(folder / name, how), number)
        setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", encoding="utf-8"))
    sys.argv = ["tracker", *words]
    try:
        main()
    finally:
        gc.collect()  # closes the archive, as the end of a whole program would
