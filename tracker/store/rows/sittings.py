"""The weekly sitting, what it was signed off as, and settings.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.store.rows.outcomes import OutcomeRow


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
class DecisionRow:
    """What was done with one card; `made` names what came of it (`event`, `outcome`, `link` …) by its id."""

    id: int
    card: str
    act: str
    until: date | None
    made: Mapping[str, int]
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What was put right since an edition: `act` is `outcome` (with its rows before and now), `drop` or `replace`."""

    event_id: int
    title: str
    act: str
    before: OutcomeRow | None
    now: OutcomeRow | None
    quote: str
    reason: str
    made_by: str
    made_at: datetime


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
    """One setting: its token, words for a person, the value in force, the default and its unit.

    `choices` are the values that there are; empty where a person writes what they like.
    """

    name: str
    words: str
    value: str
    default: str
    unit: str
    choices: tuple[str, ...] = ()
