"""Mail: an edition, once; a reminder of what is due, each time it is asked for.

Invariant: an edition is claimed before it is sent and given back where that failed, so that two who send it at once
send one mail, and a mail that failed can be sent by the same command again.
"""

from __future__ import annotations

import os
from datetime import date

from tracker.delivery.mail import Letter, MailError, RefusedError, send, server_of
from tracker.exports import EDITIONS
from tracker.exports.edition_mail import as_mail
from tracker.service.board import week
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.reviewing import edition
from tracker.store import Store, StoreError
from tracker.store import editions as kept
from tracker.store.rows import EditionRow, EventRow
from tracker.wording import count_words, day_words, window_words


def mail_edition(store: Store, number: int, *, again: bool = False) -> bool:
    """Send an edition by the mail server of the environment; return False where it was sent before.

    Raises `MailError` where it was not sent: the edition stays, and the same call sends it again. A `RefusedError`
    names those who did not get it; the others have it, and it counts as sent. Raises `UnknownError`, `StoreError`.
    """
    row = edition(store, number)
    if kept.digest(row) != row.hash:
        message = f"edition {number} is not as it was signed and is not sent; `tracker review verify` says more"
        raise StoreError(message)
    letter = _edition_letter(row)
    server = server_of(os.environ)
    with store.write() as connection:
        if again:
            kept.mark_sent(connection, number, None)
        if not kept.claim_sending(connection, number, now()):
            return False
    try:
        send(server, letter)
    except RefusedError:
        raise
    except MailError:
        with store.write() as connection:
            kept.mark_sent(connection, number, None)
        raise
    return True


def written(row: EditionRow, form: str) -> bytes:
    """Return an edition in one of the formats of `EDITIONS`. Raises `StoreError` where it is not as it was signed."""
    try:
        return next(each for each in EDITIONS if each.name == form).write(row)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"edition {row.number} is not as it was signed and cannot be shown; `tracker review verify` says more"
        raise StoreError(message) from error


def _edition_letter(row: EditionRow) -> Letter:
    text, page = written(row, "text").decode(), as_mail(row).decode()
    subject = f"Predictions, edition {row.number}: {day_words(row.cutoff_on)}"
    return Letter(f"edition-{row.number}-{row.hash[:16]}", subject, text, page, row.signed_at)


def receivers() -> tuple[str, ...]:
    """Return to whom mail goes by the environment. Raises `MailError` where no mail is set up."""
    return server_of(os.environ).receivers


def send_trial() -> None:
    """Send a letter that says that mail works. Raises `MailError`."""
    at = now()
    text = "Mail from the prediction tracker reaches you: editions and reminders will come this way.\n"
    send(server_of(os.environ), Letter(f"trial-{at:%Y%m%d%H%M%S}", "The tracker can write to you", text, None, at))


def remind(store: Store, today: date | None = None) -> int:
    """Mail what is due and overdue; return how many events that are: 0 where nothing is, and then no mail goes out.

    It says so each time until each is settled. Raises `MailError`.
    """
    day = today or clock()
    board = week(store, day)
    rows = (*board.overdue, *board.due)
    if rows:
        send(server_of(os.environ), _reminder(rows, day))
    return len(rows)


def _reminder(rows: tuple[EventRow, ...], day: date) -> Letter:
    lines = [f"* {row.title}: {window_words(row.window)} (event {row.id})" for row in rows]
    text = "\n".join(("What became of these?", "", *lines, "", "Answer with `tracker settle`, or in the dashboard."))
    return Letter(f"due-{day.isoformat()}", f"{count_words(len(rows), 'prediction')} to settle", text, None, now())
