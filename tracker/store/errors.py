"""What can go wrong with the archive, each said in one sentence that a person understands."""

from __future__ import annotations


class StoreError(Exception):
    """The database cannot be used, and was left as it was."""


class InputError(ValueError):
    """What a person asked for cannot be so; nothing was stored."""


class UnknownError(InputError):
    """There is no such thing in the archive."""


class StaleError(InputError):
    """Somebody else has changed it since it was shown; look again."""
