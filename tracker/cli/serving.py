"""The command `serve`: the dashboard on this machine, from a checkout or from an installed package alike.

Invariant: it listens on the loopback address unless told otherwise, and asks no other host for anything.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.archive import archive
from tracker.cli.console import warn

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_LAST_PORT = 65535
_DIGITS = len(str(_LAST_PORT))
_PACKAGE = Path(__file__).parents[1]


def _port(words: str) -> int:
    """Return the port of an option."""
    numeral = words.isascii() and words.isdigit() and len(words) <= _DIGITS
    if not (numeral and 1 <= int(words) <= _LAST_PORT):
        message = f"{words} is no port; a port is a number from 1 to {_LAST_PORT}"
        raise typer.BadParameter(message)
    return int(words)


def serve(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(parser=_port, metavar="PORT", help="The port; 8501 or the next free one.")
    ] = None,
    address: Annotated[str, typer.Option(help="The address to listen on.")] = LOOPBACK[0],
) -> None:
    """Open the dashboard, with the calendar and the feed at fixed addresses."""
    with archive(context, make=True) as store:  # refuses here, in one line, what the page could not open
        where = store.path or context.obj or os.environ["TRACKER_DATABASE"]
    os.environ["TRACKER_DATABASE"] = str(Path(where).resolve()) if store.path else where
    if address not in LOOPBACK:
        warn(f"{address}: whoever reaches this address can read and change the archive")
    os.chdir(_settings_folder())
    command = [sys.executable, "-m", "streamlit", "run", str(_PACKAGE / "asgi.py"), *_options(address, port)]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606 - signals then reach the server itself


def _options(address: str, port: int | None) -> list[str]:
    """Return what must hold even where the shipped settings are not found."""
    options = {"server.address": address, "server.headless": "true", "browser.gatherUsageStats": "false"}
    if port:
        options["server.port"] = str(port)
    return [part for name, value in options.items() for part in (f"--{name}", value)]


def _settings_folder() -> Path:
    """Return the folder with the dashboard's `.streamlit`: the package where installed, else the checkout."""
    return _PACKAGE if (_PACKAGE / ".streamlit").is_dir() else _PACKAGE.parent
