"""Commands of signed editions: `show` one, `mail` it; and `remind`, the weekly mail of what is due.

Invariant: an edition is mailed once; a mail that failed is sent by the same command again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import archive, read_number
from tracker.cli.console import Exit, Output, hand_out, stop
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from tracker.service import Store
    from tracker.store.rows import EditionRow

FORMATS = ("html", "markdown", "text")  # the names of EDITIONS, which is loaded only where it is used
Number = Annotated[
    int | None, typer.Argument(parser=read_number, metavar="NUMBER", help="The edition; the newest if left out.")
]


def show(
    context: typer.Context,
    number: Number = None,
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")] = "text",
    output: Output = None,
) -> None:
    """Print an edition as it was signed."""
    if form not in FORMATS:
        message = f"--format {form}: one of {', '.join(FORMATS)}"
        raise stop(message, Exit.USAGE)
    from tracker import service

    with archive(context) as store:
        content = service.written(_edition(store, number), form)
    hand_out(content, output)


def mail(
    context: typer.Context,
    number: Number = None,
    again: Annotated[bool, typer.Option("--again", help="Though it was sent already.")] = False,  # noqa: FBT002 - a switch
) -> None:
    """Send an edition by mail, once; where that failed, the same command sends it again."""
    from tracker import service

    with archive(context) as store, _mail_refusals():
        edition = _edition(store, number)
        sent = service.mail_edition(store, edition.number, again=again)
        day = service.sent_at(store, edition.number)
    if sent:
        typer.echo(f"Edition {edition.number} is sent.")
    else:
        on = day_words(service.day_at(day)) if day else "before"
        typer.echo(f"Edition {edition.number} was sent on {on} already; --again sends it again.")


def remind(context: typer.Context) -> None:
    """Mail what is due and overdue; exit status 3, and no mail, where nothing is. For a weekly timer."""
    from tracker import service

    with archive(context) as store, _mail_refusals():
        count = service.remind(store)
    if not count:
        raise typer.Exit(Exit.NOTHING)
    typer.echo(f"A reminder of {count_words(count, 'event')} is sent.")


@contextmanager
def _mail_refusals() -> Iterator[None]:
    """Let a mail that was not sent end the command with one line."""
    from tracker.service import MailError

    try:
        yield
    except MailError as error:
        raise stop(error) from error


def _edition(store: Store, number: int | None) -> EditionRow:
    from tracker import service

    if number is not None:
        return service.edition(store, number)
    editions = service.editions(store)
    if not editions:
        message = "no edition is signed yet"
        raise stop(message, Exit.NOTHING)
    return editions[0]
