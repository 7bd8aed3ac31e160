"""The archive as a file in any of the formats of `tracker.exports`.

Invariant: nothing is stored; what a filter or a past day leaves out is in no format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.exports import Content, Export, export_named
from tracker.service.clock import day_of, now
from tracker.service.keeping import dump
from tracker.service.one_event import all_events
from tracker.store import InputError, Store, UnknownError
from tracker.store.rows import Filters


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as it leaves: what it is called, its media type and its bytes."""

    filename: str
    media_type: str
    content: bytes


def export(  # noqa: PLR0913 - options by keyword
    store: Store,
    name: str,
    today: date | None = None,
    *,
    as_of: date | None = None,
    filters: Filters | None = None,
    address: str = "",
) -> Exported:
    """Return the events that `filters` leave, or the whole archive, in the format of that name.

    `address` is where the dashboard is reached, for links. Raises `UnknownError` for a name that is none, `InputError`
    for a whole archive that should be filtered.
    """
    form, day = _known(name), day_of(today, as_of)
    if not form.whole:
        events = all_events(store, today, as_of=as_of, filters=filters)
        content = Content(day, events, made_at=now(), address=address)
    elif as_of or (filters and filters != Filters()):
        message = f"{name} holds the whole archive and is never filtered; csv, ics and atom are"
        raise InputError(message)
    else:
        content = Content(day, rows=dump(store), made_at=now())
    return Exported(form.filename(day), form.media_type, form.write(content))


def _known(name: str) -> Export:
    form = export_named(name)
    if form is None:
        message = f"there is no export called {name!r}"
        raise UnknownError(message)
    return form
