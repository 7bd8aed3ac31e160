"""The open archive for a command, and what narrows a list to a part of it.

Invariant: what the archive refuses is one line on standard error and exit status 1, never a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.console import Exit, stop

if TYPE_CHECKING:
    from tracker.service import Filters, Store

_DAY_FORMATS = ["%Y-%m-%d"]
_LISTS = {
    "state": "states",
    "verdict": "verdicts",
    "kind": "kinds",
    "speaker": "speakers",
    "publisher": "publishers",
    "topic": "topics",
}
_DAYS = ("since", "until")
FILTER_FIELDS = ("search", *_LISTS, *_DAYS)

Only = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=VALUE", help=f"Only what fits; may be repeated. FIELD: {', '.join(FILTER_FIELDS)}."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=_DAY_FORMATS, metavar="DAY", help="The board as it stood on a past day."),
]
By = Annotated[str | None, typer.Option("--by", help="Who does it, instead of the name in the settings.")]


def day_option(name: str, words: str) -> typer.models.OptionInfo:
    """Return an option that takes a day, YYYY-MM-DD."""
    option: typer.models.OptionInfo = typer.Option(name, formats=_DAY_FORMATS, metavar="DAY", help=words)
    return option


def day_of(moment: datetime | None) -> date | None:
    """Return the day that an option gave, None where it was not given."""
    return moment.date() if moment else None


@contextmanager
def refusals() -> Iterator[None]:
    """Let what the archive refuses end the command with one line."""
    from tracker.service import InputError, StoreError

    try:
        yield
    except (StoreError, InputError) as error:
        raise stop(error) from error


@contextmanager
def archive(context: typer.Context) -> Iterator[Store]:
    """Yield the archive that the command line names."""
    from tracker.service import open_store

    with refusals(), closing(open_store(context.obj)) as store:
        yield store


def filters(only: list[str] | None) -> Filters:
    """Return the filters that `--only` options say. A wrong field or day is a wrong use of the command."""
    from tracker.service import Filters

    fields: dict[str, object] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for each in only or ():
        name, given, value = each.partition("=")
        if not given or name not in FILTER_FIELDS:
            message = f"--only {each}: write FIELD=VALUE with one of {', '.join(FILTER_FIELDS)}"
            raise stop(message, Exit.USAGE)
        if name in _LISTS:
            lists[_LISTS[name]] = (*lists.get(_LISTS[name], ()), value)
        else:
            fields[name] = _day(each, value) if name in _DAYS else value
    return Filters(**fields, **lists)  # type: ignore[arg-type]  # the names are those of the tables above


def _day(option: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        message = f"--only {option}: write the day as YYYY-MM-DD"
        raise stop(message, Exit.USAGE) from None
