"""Which predictions are about one event: what a person says of it is remembered and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.store import Store


def rename(store: Store, event_id: int, title: str, *, by: str | None = None) -> None:
    """Give an event a title of one's own, which later articles leave alone."""
    raise NotImplementedError


def merge(store: Store, event_id: int, into_id: int, *, by: str | None = None) -> int:
    """Join one event into another; return the id of the act, for `undo_link`."""
    raise NotImplementedError


def split(store: Store, prediction_ids: tuple[int, ...], *, title: str = "", by: str | None = None) -> int:
    """Move predictions to an event of their own; return the id of the act, for `undo_link`."""
    raise NotImplementedError


def keep_apart(store: Store, event_id: int, other_id: int, *, by: str | None = None) -> int:
    """Say that two events are not the same: they are not offered or joined again; return the act's id."""
    raise NotImplementedError


def undo_link(store: Store, act_id: int, *, by: str | None = None) -> None:
    """Take back a merge, a split or a "not the same"."""
    raise NotImplementedError
