"""The open archive for a command, and what narrows a list to a part of it.

Invariant: what the archive refuses is one line on standard error and exit status 1, never a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.console import Exit, stop, warn
from tracker.day import read_day

if TYPE_CHECKING:
    from tracker.service import Filters, Store

# The fields of `service.filters_of`, which is loaded only where it is used, and a filter kept under a name.
FILTER_FIELDS = (
    *("search", "state", "verdict", "kind", "speaker", "publisher", "topic", "since", "until"),
    "saved",
)

Only = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=VALUE", help=f"Only what fits; may be repeated. FIELD: {', '.join(FILTER_FIELDS)}."),
]
By = Annotated[str | None, typer.Option("--by", help="Who does it, instead of the name in the settings.")]


def _day(words: str) -> date:
    """Return the day of an option."""
    try:
        return read_day(words)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def day_option(name: str, words: str) -> typer.models.OptionInfo:
    """Return an option that takes a day, YYYY-MM-DD."""
    option: typer.models.OptionInfo = typer.Option(name, parser=_day, metavar="DAY", help=words)
    return option


def read_number(words: str) -> int:
    """Return the number of an argument or an option, of 64 bits at most.

    >>> read_number("12")
    12
    """
    if not words.isascii() or not words.isdigit() or len(words) > _DIGITS:
        message = f"{words} is no number as lists print them"
        raise typer.BadParameter(message)
    return int(words)


_DIGITS = 18
AsOf = Annotated[date | None, day_option("--as-of", "The board as it stood on a past day.")]


@contextmanager
def refusals() -> Iterator[None]:
    """Let what the archive refuses end the command with one line."""
    from tracker.service import InputError, StoreError

    try:
        yield
    except (StoreError, InputError) as error:
        raise stop(error) from error


@contextmanager
def archive(context: typer.Context, *, make: bool = False) -> Iterator[Store]:
    """Yield the archive that the command line names.

    A file that `--database` names must be there, so that a slip in it makes no empty archive; commands with which one
    begins `make` it. Any other makes the one that the environment names, and says so once it has done its work: a slip
    there is seen, and a fault stays one line.
    """
    from tracker.service import absent, open_store

    with refusals():
        new = not make and absent(context.obj)
        with closing(open_store(context.obj, make=make or not context.obj)) as store, _told_of(store, new=new):
            yield store


@contextmanager
def _told_of(store: Store, *, new: bool) -> Iterator[None]:
    """Say that an empty archive was made, once the command has done its work: a fault stays one line."""
    told = f"There was no archive yet: an empty one was made. It is {store.url}"
    try:
        yield
    except typer.Exit as end:
        if new and end.exit_code in {Exit.DONE, Exit.NOTHING}:
            warn(told)
        raise
    if new:
        warn(told)


def filters(store: Store, only: list[str] | None) -> Filters:
    """Return the filters that `--only` options say. A wrong field or day is a wrong use of the command."""
    from tracker.service import InputError, filters_of, meant, pairs_of, saved_filter

    pairs: list[tuple[str, str]] = []
    for each in only or ():
        name, _, value = each.partition("=")
        pairs += pairs_of(saved_filter(store, value)) if name == "saved" else [(name, value)]
    try:
        return meant(store, filters_of(pairs))
    except InputError as error:
        message = f"--only {error}"
        raise stop(message, Exit.USAGE) from error
