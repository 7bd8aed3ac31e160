"""The archive: the only room that speaks SQL, on SQLite and PostgreSQL alike."""

from tracker.store.errors import InputError, StaleError, StoreError, UnknownError
from tracker.store.store import Store

__all__ = ["InputError", "StaleError", "Store", "StoreError", "UnknownError"]
