"""What a person sets once: their name, the lengths of the vague words, the tail, the day a week begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.store import Store
    from tracker.store.rows import SettingRow


def settings(store: Store) -> tuple[SettingRow, ...]:
    """Return every setting with its words, value, default and unit, in the order of the page."""
    raise NotImplementedError


def setting(store: Store, name: str) -> str:
    """Return the value in force. Raises `UnknownError` for a name that is none."""
    raise NotImplementedError


def change_setting(store: Store, name: str, value: str, *, by: str | None = None) -> SettingRow:
    """Set a value; an empty one restores the default. Raises `InputError` where it is out of range."""
    raise NotImplementedError


def backup(store: Store, path: str | None = None) -> str:
    """Copy the whole archive to a file (beside the database by default), and return its path."""
    raise NotImplementedError
