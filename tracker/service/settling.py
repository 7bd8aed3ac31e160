"""Saying what became of an event: checked, append-only, once for each press of the button.

Invariant: nothing recorded is ever changed; the newest row counts, and an undo is a further row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tracker.models import OutcomeIn
    from tracker.store import Store
    from tracker.store.rows import OutcomeRow


def settle(  # noqa: PLR0913 - options by keyword
    store: Store,
    event_id: int,
    outcome: OutcomeIn,
    *,
    by: str | None = None,
    today: date | None = None,
    token: str | None = None,
    expects: int | None = -1,
) -> OutcomeRow:
    """Record an outcome and return its row.

    `token` is any text that stands for one press of the button: the same token again returns the row that it
    made. `expects` is the id of the newest outcome that the person saw (None for none, -1 not to check):
    `StaleError` is raised where somebody else has recorded another since. Raises `InputError`, one sentence for
    a person, where the outcome cannot be so: known after today, occurred after it was known, "did not happen"
    before the window's end without `impossible`, confirmed without evidence or own knowledge, moved without
    a new window.
    """
    raise NotImplementedError


def undo_outcome(  # noqa: PLR0913 - options by keyword
    store: Store,
    event_id: int,
    *,
    by: str | None = None,
    note: str = "",
    token: str | None = None,
    expects: int | None = -1,
) -> OutcomeRow:
    """Take back the newest outcome by a further row that repeats what stood before it, or says nothing.

    Undoing an undo brings back what it took away. Raises `InputError` where there is nothing to undo.
    """
    raise NotImplementedError


def history(store: Store, event_id: int) -> tuple[OutcomeRow, ...]:
    """Return every outcome recorded of an event, newest first."""
    raise NotImplementedError


def dismiss(store: Store, report_id: int, *, by: str | None = None, reason: str = "") -> None:
    """Say that a report's suggestion is wrong: it is not shown again."""
    raise NotImplementedError


def suggested(store: Store, report_id: int) -> OutcomeIn:
    """Return the outcome that a report suggests, filled in, for a person to accept or edit before `settle`."""
    raise NotImplementedError
