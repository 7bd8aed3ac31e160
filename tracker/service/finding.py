"""What a search finds beside the rows of a list: the sentence that shows why, and what to say of none.

Invariant: nothing that can be typed is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.service.clock import day_of
from tracker.store import Store, found
from tracker.store.rows import FoundRow
from tracker.store.terms import terms_of, wanted


def sentences_found(  # noqa: PLR0913 - options by keyword
    store: Store,
    search: str,
    ids: Sequence[int],
    today: date | None = None,
    *,
    by: str = "event",
    as_of: date | None = None,
) -> dict[int, FoundRow]:
    """Return for each of these events (or by "article") the statement that fits a search best, by its id.

    One that is found by its title or outlet alone is left out.
    """
    with store.read() as connection:
        return found.sentences(connection, search, day_of(today, as_of), ids, by=by)


def asks(search: str) -> bool:
    """Say whether a search asks for a word, so that one thing can fit it better than another.

    >>> asks("Vienna"), asks("-Vienna"), asks(" * ")
    (True, False, False)
    """
    return bool(wanted(terms_of(search)))


def nothing_asked(search: str) -> str:
    """Say in one sentence that a search has no word in it; empty where it has one, or where nothing is typed.

    >>> nothing_asked(" * "), nothing_asked("-Vienna"), nothing_asked("")
    ('There is no word in the search: type letters or digits.', '', '')
    """
    return "There is no word in the search: type letters or digits." if search.strip() and not terms_of(search) else ""
