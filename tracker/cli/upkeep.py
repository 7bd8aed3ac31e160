"""Commands that keep the archive well: `db`, `settings`, `reread`, `doctor`.

Invariant: nothing is overwritten: a backup never replaces a file, and a restored archive leaves the old one beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import By, archive, refusals
from tracker.cli.console import Exit, print_table, warn
from tracker.cli.progress import bar
from tracker.cli.reading import Reads
from tracker.wording import count_words

if TYPE_CHECKING:
    from tracker.service import Changes
    from tracker.store.rows import PredictionRow

db = typer.Typer(no_args_is_help=True, help="The database: where it is, copies of it, whether it is well.")
_SHOWN = 20  # examples of each kind of change


@db.command()
def path(context: typer.Context) -> None:
    """Print the database that is used, and nothing else."""
    from tracker import service

    typer.echo(service.database_url(context.obj))


@db.command()
def backup(
    context: typer.Context,
    to: Annotated[str | None, typer.Argument(metavar="FILE", help="Beside the database if left out.")] = None,
) -> None:
    """Copy the whole archive to a file, while others may go on writing."""
    from tracker import service

    with archive(context) as store:
        typer.echo(service.backup(store, to))


@db.command()
def restore(context: typer.Context, file: Annotated[str, typer.Argument(help="A backup.")]) -> None:
    """Put a backup in the place of the database; what was there is kept beside it."""
    from tracker import service

    with refusals():
        typer.echo(service.restore_backup(file, context.obj))


@db.command()
def check(context: typer.Context) -> None:
    """Check that the archive is whole; exit status 1 where it is not."""
    from tracker import service

    with archive(context) as store:
        faults = service.check(store)
    for fault in faults:
        warn(fault)
    if faults:
        raise typer.Exit(Exit.ERROR)
    typer.echo(f"{store.url}: whole")


@db.command()
def upgrade(context: typer.Context) -> None:
    """Bring the database to this version's tables; every command does so, with a copy put beside it."""
    with archive(context, make=True) as store:
        typer.echo(f"{store.url}: up to date")


def settings(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="A setting; all of them if left out.")] = None,
    value: Annotated[str | None, typer.Argument(help="Its new value; an empty one restores the default.")] = None,
    by: By = None,
) -> None:
    """Show the settings, or change one."""
    from tracker import service

    with archive(context, make=value is not None) as store:
        if name is not None and value is not None:
            service.change_setting(store, name, value, by=by)
        if name is not None:
            typer.echo(service.setting(store, name))
        else:
            rows = service.settings(store)
            print_table(("setting", "value", "unit", "what"), ((r.name, r.value, r.unit, r.words) for r in rows))


def reread(
    context: typer.Context,
    apply: Annotated[bool, typer.Option("--apply", help="Store what changes.")] = False,  # noqa: FBT002 - a switch
    reader: Reads = None,
    by: By = None,
) -> None:
    """Read the archive anew with the rules of today; show what would change, or store it with --apply."""
    from tracker import service

    with archive(context) as store, bar() as show:
        changes = service.reread(store, apply=apply, by=by, limit=_SHOWN, reader=reader, progress=show)
    rows = [("appears", row.timex_text, _days(row), row.quote) for row in changes.appeared]
    rows += [("vanishes", row.timex_text, _days(row), row.quote) for row in changes.vanished]
    rows += [("changes", new.timex_text, f"{_days(old)} → {_days(new)}", new.quote) for old, new in changes.altered]
    if rows:
        print_table(("", "time", "window", "sentence"), rows)
    _tell(changes)
    for fault in changes.faults:
        warn(fault)
    if changes.faults:
        raise typer.Exit(Exit.ERROR)


def _days(row: PredictionRow) -> str:
    window = row.window
    return f"{window.earliest or '…'} to {window.latest or '…'}" if window else ""


def _tell(changes: Changes) -> None:
    """Say how many predictions change in which way, and whether that is stored."""
    counts = changes.counts
    done = "Stored." if changes.applied else "Nothing stored; --apply does."
    typer.echo(
        f"{count_words(changes.articles, 'article')} read: {count_words(changes.same, 'prediction')} the same, "
        f"{counts['altered']:,} changed, {counts['appeared']:,} new, {counts['vanished']:,} gone; "
        f"{count_words(changes.reports, 'report')} changed. {done}"
    )


def doctor(context: typer.Context) -> None:
    """Say what this installation is made of, and whether each part works."""
    for name, said in _examined(context):
        typer.echo(f"{name:12} {said}")


def _examined(context: typer.Context) -> Iterator[tuple[str, str]]:
    import sqlite3

    from tracker import service

    yield "tracker", version("prediction-tracker")
    yield "python", sys.version.split()[0]
    yield "sqlite", sqlite3.sqlite_version
    yield "streamlit", version("streamlit")
    with archive(context) as store:
        yield "database", store.url
        week = service.week(store)
        counted = (count_words(week.articles, "article"), count_words(week.events, "event"))
        yield "archive", ", ".join((*counted, count_words(week.predictions, "prediction")))
        yield "whole", "; ".join(service.check(store)) or "yes"
