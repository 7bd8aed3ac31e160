"""Commands that carry the archive out and in: `export` and `import`.

Invariant: `export` overwrites no file; `import` stores all that a file holds, or nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from tracker.cli.archive import AsOf, By, Only, archive, filters, refusals
from tracker.cli.console import Exit, Output, hand_out, stop, warn
from tracker.wording import count_words

if TYPE_CHECKING:
    from tracker.service import Store

FORMATS = ("csv", "json", "jsonl", "ics", "atom")  # the names of EXPORTS, which is loaded only where it is used
_WHOLE = ("json", "jsonl")  # they are read back: with less in it, it would be another archive
_TABLE = ".csv"
_ARCHIVES = (".json", ".jsonl")


def export(  # noqa: PLR0913, PLR0917 - an option for each thing that narrows it
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    output: Output = None,
    as_of: AsOf = None,
    only: Only = None,
    address: Annotated[str, typer.Option(help="Where the dashboard is reached, for links.")] = "",
) -> None:
    """Write events as CSV, calendar or feed, or the whole archive as JSON."""
    from tracker import service

    if fault := _misused(form, "--as-of" if as_of else "--only" if only else ""):
        raise stop(fault, Exit.USAGE)
    with archive(context) as store:
        made = service.export(store, form, as_of=as_of, filters=filters(store, only), address=address)
    hand_out(made.content, output)


def _misused(form: str, narrowing: str) -> str | None:
    """Return why a format cannot be written so; `narrowing` is the option that leaves something out, if any."""
    if form not in FORMATS:
        return f"{form}: a format is one of {', '.join(FORMATS)}"
    if form in _WHOLE and narrowing:
        return f"{narrowing}: {form} holds the whole archive as it is; csv, ics and atom take it"
    return None


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="An exported archive (.json, .jsonl) or a table (.csv).")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check a table, store nothing.")] = False,  # noqa: FBT002
    by: By = None,
) -> None:
    """Read an exported archive into an empty one, or predictions and outcomes from a CSV table."""
    if file.suffix.lower() not in {_TABLE, *_ARCHIVES}:
        message = f"{file}: files of the kinds {_TABLE}, {', '.join(_ARCHIVES)} are imported"
        raise stop(message)
    left = _no_empty_archive_left(context)
    with _told_of(file), left, file.open("rb") as stream, archive(context, make=True) as store:
        said = _imported(store, file, stream, dry_run=dry_run, by=by)
        typer.echo(f"{said}. {'Nothing stored: a dry run' if dry_run else f'Stored in {store.url}'}")


@contextmanager
def _told_of(file: Path) -> Iterator[None]:
    """Let a file that is refused, or cannot be read, end the command with a line for each fault."""
    from tracker.imports import RefusedError

    try:
        yield
    except RefusedError as error:
        *others, last = error.faults
        for fault in others:
            warn(f"{file}: {fault}")
        message = f"{file}: {last} Nothing of it is stored"
        raise stop(message) from error
    except OSError as error:
        message = f"{file}: {error.strerror or error}"
        raise stop(message) from error


@contextmanager
def _no_empty_archive_left(context: typer.Context) -> Iterator[None]:
    """Leave none behind where there was none before and nothing was put into it: it was refused, or tried.

    Where the disk is full, one that was begun can be neither looked into nor used, and that fault is told already.
    """
    from tracker.service import StoreError, absent, drop_bare

    with refusals():
        new = absent(context.obj)
    try:
        yield
    finally:
        if new:
            with suppress(StoreError):
                drop_bare(context.obj)


def _imported(store: Store, file: Path, stream: BinaryIO, *, dry_run: bool, by: str | None) -> str:
    from tracker import service

    if file.suffix.lower() == _TABLE:
        done = service.import_table(store, stream, dry_run=dry_run, by=by)
        said = f"{count_words(done.predictions, 'prediction')} and {count_words(done.outcomes, 'outcome')}"
        return said + (f"; {count_words(done.known, 'prediction')} already there" if done.known else "")
    if dry_run:
        message = f"{file}: --dry-run is for tables; an archive is stored as a whole or not at all"
        raise stop(message, Exit.USAGE)
    counts = service.import_archive(store, stream)
    return ", ".join(f"{count} of {table}" for table, count in counts.items()) or "an empty archive"
