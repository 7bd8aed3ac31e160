"""The terminal's way in: the same verbs as the dashboard's, a file a group of commands.

Invariant: every command that stores calls verbs of `tracker.service`; `extract` needs no database and loads none.
"""

from __future__ import annotations

import sys
from typing import Annotated, cast

import typer
from typer.main import get_command

import tracker
from tracker.cli import (
    board,
    conditions,
    editions,
    explaining,
    feeds,
    ingesting,
    links,
    organising,
    outputs,
    reading,
    reviews,
    serving,
    upkeep,
)
from tracker.cli.console import Exit, open_streams, warn, written_out

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
COMMANDS = (
    reading.extract,
    ingesting.ingest,
    ingesting.samples,
    explaining.explain,
    board.events,
    board.due,
    editions.remind,
    board.settle,
    board.undo,
    conditions.condition,
    organising.tag,
    organising.untag,
    organising.topics,
    organising.note,
    organising.forecast,
    organising.forecasts,
    organising.watch,
    organising.unwatch,
    organising.watched,
    reviews.score,
    outputs.export,
    upkeep.settings,
    upkeep.reread,
    upkeep.doctor,
    serving.serve,
)
for command in COMMANDS:
    app.command()(command)
app.command("import")(outputs.import_)
reviews.review.command()(editions.show)
reviews.review.command()(editions.mail)
app.add_typer(reviews.review, name="review")
app.add_typer(feeds.feeds, name="feeds")
app.add_typer(organising.filter_, name="filters")
app.add_typer(links.links, name="links")
app.add_typer(links.speakers, name="speakers")
app.add_typer(links.copies, name="copies")
app.add_typer(upkeep.db, name="db")

# Every wrong use: click's class of them, which one typer takes from click and another keeps to itself.
_WrongUse = cast("type[typer.BadParameter]", typer.BadParameter.__base__)

Database = Annotated[
    str | None,
    typer.Option(metavar="URL", help="A SQLAlchemy URL or a SQLite file, instead of the variable TRACKER_DATABASE."),
]


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"tracker {tracker.__version__}")
        raise typer.Exit


@app.callback()
def globals_(
    context: typer.Context,
    database: Database = None,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,  # noqa: FBT002
) -> None:
    """Note who said that what would happen and when, follow each event, and keep the score."""
    context.obj = database


def main() -> None:
    """Run the command that the arguments name, and end with its exit status."""
    open_streams()
    with written_out():
        sys.exit(_status())


def _status() -> int:
    try:
        status = int(app(prog_name="tracker", standalone_mode=False) or Exit.DONE)
    except typer.Abort:
        warn("Aborted")
        return Exit.ERROR
    except _WrongUse as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # which has printed the help
            told = error.format_message().rstrip(".").replace(": Value error, ", ": ")  # what pydantic puts before
            warn(f"{told}; see '{_named(sys.argv[1:])} --help'")
        return Exit.USAGE
    if status == Exit.STOPPED:
        warn("Stopped; what was stored until now stays")
    return status


def _named(words: list[str]) -> str:
    """Return the command that the words name, as far as there is one: not every fault carries it."""
    command, path = get_command(app), ["tracker"]
    for word in words:
        if below := getattr(command, "commands", {}).get(word):
            command, path = below, [*path, word]
    return " ".join(path)
