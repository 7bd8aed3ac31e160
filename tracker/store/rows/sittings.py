"""The weekly sitting, what it was signed off as, and settings.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A weekly sitting in progress, or signed off (`edition` then has its number)."""

    id: int
    cutoff_on: date
    opened_at: datetime
    opened_by: str
    edition: int | None
    decided: int
    cursor: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A signed edition; `contents` is the frozen JSON text, `hash` covers it and the edition before."""

    number: int
    cutoff_on: date
    signed_at: datetime
    names: tuple[str, ...]
    note: str
    contents: str
    hash: str
    previous_hash: str


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: its token, words for a person, the value in force, the default and its unit."""

    name: str
    words: str
    value: str
    default: str
    unit: str
