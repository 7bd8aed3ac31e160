"""Run the benchmarks: `make bench`, or `python -m benchmarks [PART...]` from the project's root.

Invariant: every table that `docs/performance.md` shows was printed by this command.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from benchmarks.articles import as_line, make
from benchmarks.measure import stay_on_one_core
from benchmarks.page import show

NAMES = (
    "speed",
    "growth",
    "hostile",
    "patterns",
    "memory",
    "extract",
    "ingest",
    "command",
    "reread",
    "adding",
    "pages",
    "compiled",
)


def main() -> None:
    """Run the parts that are named, or all of them."""
    asked = _arguments()
    if asked.make is not None:
        for article in make(asked.make):
            sys.stdout.write(as_line(article) + "\n")
        return
    stay_on_one_core()
    parts = _parts(asked)
    for part in asked.parts or parts:
        show(part, parts[part](), write=asked.write)
    if asked.write:
        show("machine", _machine(), write=True)


def _parts(asked: argparse.Namespace) -> dict[str, Callable[[], str]]:
    from benchmarks import adding, archive, compiled, endurance, growth, pages, patterns, reading, speed

    parts = {
        "speed": partial(speed.compare, asked.corpus, asked.articles, chrono=asked.chrono),
        "growth": growth.newswire,
        "hostile": growth.hostile,
        "patterns": patterns.recheck,
        "memory": partial(endurance.flat, asked.many),
        "extract": partial(reading.compare, asked.corpus, asked.articles),
        "ingest": partial(archive.ingest, asked.stored),
        "command": partial(archive.command, asked.stored),
        "reread": partial(archive.reread, asked.stored // 2),
        "adding": partial(adding.compare, (1_000, asked.archive)),
        "pages": partial(pages.compare, (1_000, 10_000, asked.archive)),
        "compiled": partial(compiled.compare, asked.articles),
    }
    if not (asked.parts or compiled.built()):
        del parts["compiled"]  # which measures a wheel that few will have built
    return parts


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument(
        "parts", nargs="*", choices=(*NAMES, []), metavar="PART", help=f"of {', '.join(NAMES)}; all by default"
    )
    parser.add_argument("--corpus", type=Path, help="a folder or file of articles instead of made ones")
    parser.add_argument("--articles", type=int, default=500, help="how many of them are read (500)")
    parser.add_argument("--many", type=int, default=100_000, help="articles over which memory is watched (100000)")
    parser.add_argument("--stored", type=int, default=10_000, help="articles that are ingested (10000)")
    parser.add_argument("--archive", type=int, default=100_000, help="predictions of the largest archive (100000)")
    parser.add_argument(
        "--chrono", action="store_true", help="measure chrono-node too, installed through npm for this run"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument(
        "--make", type=int, metavar="N", help="print N made articles as JSON lines, and do nothing else"
    )
    return parser.parse_args()


def _machine() -> str:
    today = datetime.now(tz=UTC).date()
    where = f"{platform.system()} on {platform.machine()}"
    return f"Measured on {today} with Python {platform.python_version()}, {where}, one core."


if __name__ == "__main__":
    main()
