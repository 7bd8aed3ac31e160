"""The terminal's way in: the same verbs as the dashboard's, a file a group of commands.

Invariant: every command only calls verbs of `tracker.service`; `extract` needs no database and imports none.
"""

from __future__ import annotations

import typer

from tracker.cli import reading
from tracker.cli.console import open_streams

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command()(reading.extract)


@app.callback()
def tracker() -> None:
    """Note who said that what would happen and when, follow each event, and keep the score."""


def main() -> None:
    """Run the command that the arguments name."""
    open_streams()
    app()
