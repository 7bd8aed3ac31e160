"""Commands of signed editions: `show` one, `mail` it; and `remind`, the weekly mail of what is due.

Invariant: an edition is mailed once; a mail that failed is sent by the same command again.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import archive
from tracker.cli.console import Exit, stop, today, write_new
from tracker.wording import count_words, day_words, window_words

if TYPE_CHECKING:
    from tracker.delivery.mail import Letter
    from tracker.service import Store
    from tracker.store.rows import EditionRow, EventRow

FORMATS = ("html", "markdown", "text")  # the names of EDITIONS, which is loaded only where it is used
Number = Annotated[int | None, typer.Argument(metavar="NUMBER", help="The edition; the newest if left out.")]


def show(
    context: typer.Context,
    number: Number = None,
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A new file, instead of standard output.")
    ] = None,
) -> None:
    """Print an edition as it was signed."""
    if form not in FORMATS:
        message = f"--format {form}: one of {', '.join(FORMATS)}"
        raise stop(message, Exit.USAGE)
    with archive(context) as store:
        content = _written(_edition(store, number), form)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_new(output, content)


def mail(
    context: typer.Context,
    number: Number = None,
    again: Annotated[bool, typer.Option("--again", help="Though it was sent already.")] = False,  # noqa: FBT002 - a switch
) -> None:
    """Send an edition by mail, once; where that failed, the same command sends it again."""
    from tracker import service

    with archive(context) as store:
        edition = _edition(store, number)
        sent_at = service.sent_at(store, edition.number)
        if sent_at and not again:
            typer.echo(
                f"Edition {edition.number} was sent on {day_words(sent_at.date())} already; --again sends it again."
            )
            return
        _send(_edition_letter(edition))
        service.mark_sent(store, edition.number)
    typer.echo(f"Edition {edition.number} is sent.")


def remind(context: typer.Context) -> None:
    """Mail what is due and overdue; exit status 3, and no mail, where nothing is. For a weekly timer."""
    from tracker import service

    with archive(context) as store:
        week = service.week(store)
    rows = (*week.due, *week.overdue)
    if not rows:
        raise typer.Exit(Exit.NOTHING)
    _send(_reminder(rows))
    typer.echo(f"A reminder of {count_words(len(rows), 'event')} is sent.")


def _edition(store: Store, number: int | None) -> EditionRow:
    from tracker import service

    if number is not None:
        return service.edition(store, number)
    editions = service.editions(store)
    if not editions:
        message = "no edition is signed yet"
        raise stop(message, Exit.NOTHING)
    return editions[0]


def _written(edition: EditionRow, form: str) -> bytes:
    from tracker.exports import EDITIONS

    try:
        return next(each for each in EDITIONS if each.name == form).write(edition)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"edition {edition.number} is not as it was signed and cannot be shown; `review verify` says more"
        raise stop(message) from error


def _edition_letter(edition: EditionRow) -> Letter:
    from tracker.delivery.mail import Letter

    text, page = (_written(edition, form).decode() for form in ("text", "html"))
    subject = f"Predictions, edition {edition.number}: {day_words(edition.cutoff_on)}"
    return Letter(f"edition-{edition.number}-{edition.hash[:16]}", subject, text, page, edition.signed_at)


def _reminder(rows: tuple[EventRow, ...]) -> Letter:
    from tracker.delivery.mail import Letter

    lines = [f"* {row.title}: {window_words(row.window)} (event {row.id})" for row in rows]
    text = "\n".join(("What became of these?", "", *lines, "", "Answer with `tracker settle`, or in the dashboard."))
    subject = f"{count_words(len(rows), 'prediction')} to settle"
    return Letter(f"due-{today().isoformat()}", subject, text, None, datetime.now(UTC))


def _send(letter: Letter) -> None:
    from tracker.delivery.mail import MailError, send, server_of

    try:
        send(server_of(os.environ), letter)
    except MailError as error:
        raise stop(error) from error
