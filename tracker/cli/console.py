"""What every command says and how: results on standard output, everything else on standard error.

Invariant: a fault is one line; exit status 0 is done, 1 an error, 2 a wrong use, 3 nothing found, 130 stopped.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Exit(IntEnum):
    """The exit statuses, the same for every command."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    NOTHING = 3
    STOPPED = 130


class Format(StrEnum):
    """How a list is printed: for programs, a JSON object a line; for a person, a table."""

    JSONL = "jsonl"
    TABLE = "table"


class LinesOnly(StrEnum):
    """The one format of what only programs read."""

    JSONL = "jsonl"


def today() -> date:
    """Return the calendar day where the person sits."""
    return datetime.now().astimezone().date()


def warn(message: object) -> None:
    """Print one line on standard error, whatever line breaks and controls `message` carries."""
    typer.echo(" ".join("".join(c if c.isprintable() else " " for c in str(message)).split()), err=True)


def stop(message: object, status: Exit = Exit.ERROR) -> typer.Exit:
    """Print one line on standard error and return what to raise."""
    warn(message)
    return typer.Exit(status)


def print_line(line: Mapping[str, object]) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows in columns: as wide as the terminal, or unbroken and tab-separated into a file or a pipe."""
    if not sys.stdout.isatty():
        for row in (heads, *rows):
            sys.stdout.write("\t".join(" ".join(str(cell).split()) for cell in row) + "\n")
        return
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    columns = (Column(head, overflow="fold") for head in heads)  # a narrow terminal breaks words, and hides none
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    Console().print(table)


Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="A new file, instead of standard output.")
]


def hand_out(content: bytes, output: Path | None) -> None:
    """Write bytes to a new file, or without one to standard output."""
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_new(output, content)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all; one that is there stays as it is."""
    try:
        with path.open("xb") as file, _taken_away(path):
            file.write(content)
            file.flush()
    except FileExistsError:
        message = f"{path}: there is such a file already; it was left as it is"
        raise stop(message) from None
    except OSError as error:
        message = f"{path}: {error.strerror or error}"
        raise stop(message) from error
    warn(f"Written to {path}")


@contextmanager
def _taken_away(path: Path) -> Iterator[None]:
    """Leave no half of a file where writing it fails."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def written_out() -> Iterator[None]:
    """Let an output on a full disk end the command with one line, and one that was closed with none."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what Python still holds at its end
        if not isinstance(error, BrokenPipeError):
            warn(f"{error.filename or 'standard output'}: {error.strerror or error}")
        sys.exit(Exit.ERROR)


def open_streams() -> None:
    """Write UTF-8 wherever the output goes; half characters of a file's name come out as JSON escapes them.

    A stream that the caller closed leads nowhere: its number would go to the next file that is opened, an archive say.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as the command runs
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
