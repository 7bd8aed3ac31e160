"""A compiled wheel beside the plain sources: the same answers to everything that is asked, and how much sooner.

Invariant: both read the same texts in turns on one core, and one answer that differs ends the benchmark.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from zipfile import BadZipFile, ZipFile

from benchmarks.articles import SEED
from benchmarks.page import table
from benchmarks.speed import ROUNDS

ROOT = Path(__file__).parents[1]
_STEPS = {"find": "the tagger alone", "read": "the whole reading"}


class Tree:
    """A process that reads by the modules of one folder, and answers one question a line (`benchmarks/worker.py`)."""

    def __init__(self, folder: Path) -> None:
        """Start it."""
        run = [sys.executable, "-P", "-m", "benchmarks.worker"]
        path = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}
        self._process = subprocess.Popen(run, env=path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - the arguments are ours

    def ask(self, *question: str | int) -> list[str]:
        """Return the answer to a question. Raises `SystemExit` where the process has ended."""
        asking, told = self._process.stdin, self._process.stdout
        assert asking  # noqa: S101 - a pipe
        assert told  # noqa: S101 - a pipe
        print(json.dumps(question), file=asking, flush=True)
        line = told.readline()
        if not line:
            raise SystemExit("a process that reads has ended")  # noqa: EM101, TRY003 - it has said why itself
        answer: list[str] = json.loads(line)
        return answer

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def built() -> Path | None:
    """Return the newest compiled wheel in dist/, None where there is none."""
    wheels = [wheel for wheel in (ROOT / "dist").glob("*.whl") if not wheel.stem.endswith("-none-any")]
    return max(wheels, key=lambda wheel: wheel.stat().st_mtime, default=None)


def compare(count: int) -> str:
    """Return the table: what the plain sources and a compiled wheel of them take for `count` articles a round."""
    wheel = built()
    if wheel is None:
        message = f"{ROOT / 'dist'} holds no compiled wheel: make wheel COMPILED=1 builds one"
        raise SystemExit(message)
    with tempfile.TemporaryDirectory(prefix="wheel-") as folder:
        _unpack(wheel, Path(folder))
        plain, compiled = Tree(ROOT), Tree(Path(folder))
        alike = sum(_alike(plain, compiled, kind, count) for kind in ("articles", "corpus", "salad"))
        rows = [[name, *_paces(plain, compiled, step, count)] for step, name in _STEPS.items()]
        plain.close()
        compiled.close()
    rows.append(["texts with the same answers", f"{alike:,}", f"{alike:,}", ""])
    return table(("step", "plain, MB a second", "compiled, MB a second", "times as fast"), rows)


def _unpack(wheel: Path, folder: Path) -> None:
    """Unpack a wheel. Raises `SystemExit` where it cannot be read or was built from other sources."""
    try:
        with ZipFile(wheel) as packed:
            packed.extractall(folder)
    except (OSError, BadZipFile) as error:
        message = f"{wheel} cannot be read as a wheel: {error}"
        raise SystemExit(message) from error
    sources = [path.relative_to(ROOT) for path in (ROOT / "tracker").rglob("*.py")]
    if changed := [x for x in sources if not (folder / x).exists() or not _same(folder / x, ROOT / x)]:
        message = f"{wheel} was built from another {changed[0]}: build it anew with make wheel COMPILED=1"
        raise SystemExit(message)


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _alike(plain: Tree, compiled: Tree, kind: str, count: int) -> int:
    """Return to how many texts of a kind both answer the same; one that they do not ends the benchmark."""
    ours, theirs = plain.ask("answers", kind, count), compiled.ask("answers", kind, count)
    if differing := [n for n, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]:
        at = differing[0]
        message = f"{kind} number {at} is answered in two ways:\nplain    {ours[at]}\ncompiled {theirs[at]}"
        raise SystemExit(message)
    return len(ours)


def _paces(plain: Tree, compiled: Tree, step: str, count: int) -> list[str]:
    """Return the middle pace of each, in millions of characters a second, and how many times faster the second is."""
    pairs = []
    for number in range(ROUNDS):
        trees = (plain, compiled) if number % 2 else (compiled, plain)
        paces = {tree: float(tree.ask(step, count, SEED + number)[0]) for tree in trees}
        pairs.append((paces[plain], paces[compiled]))
    middles = [median(x) for x in zip(*pairs, strict=True)]
    return [*(f"{x:.2f}" for x in middles), f"{median(b / a for a, b in pairs):.2f}"]
