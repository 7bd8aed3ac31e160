"""What a person sets once: their name, the lengths of the vague words, the tail, what is kept unasked.

Invariant: a value that is stored was found good; what was never set has its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from tracker import timex
from tracker.reading import readers
from tracker.reading.readers import Reader, ReaderError
from tracker.reading.values import RULES, Confidence, Prediction
from tracker.service.clock import now, sit_in
from tracker.service.offered import BY_NAME, LONGEST_NAME, SETTINGS, WEEK_STARTS, Setting, length_in
from tracker.store import InputError, Store, StoreError, UnknownError, preferences, tails
from tracker.store.copying import copy_to
from tracker.store.rows import SettingRow
from tracker.timex import DEFAULT, Lengths, Timex

NOBODY = "unnamed"
"""Who did something, where no name was set."""
_SHOWN = 40  # letters of a wrong value, by which it is known again
DOUBT = "the reader doubts that it is a prediction"
"""Why an import, or a reading anew, drops what it is not sure enough of."""


def settings(store: Store) -> tuple[SettingRow, ...]:
    """Return every setting with its words, value, default and unit, in the order of the page."""
    with store.read() as connection:
        stored = preferences.stored(connection)
    return tuple(each.row(stored.get(each.name, each.default)) for each in SETTINGS)


def setting(store: Store, name: str) -> str:
    """Return the value in force. Raises `UnknownError` for a name that is none."""
    spec = _known(name)
    with store.read() as connection:
        return preferences.stored(connection).get(name, spec.default)


def _known(name: str) -> Setting:
    if name not in BY_NAME:
        message = f"there is no setting “{name}”; these are: {', '.join(BY_NAME)}"
        raise UnknownError(message)
    return BY_NAME[name]


def change_setting(store: Store, name: str, value: str, *, by: str | None = None) -> SettingRow:
    """Set a value; an empty one restores the default. Raises `InputError` where it is out of range.

    New lengths hold for what is read from now on: `reread` applies them to the archive. A new tail holds for all.
    """
    spec, value = _known(name), value.strip()
    _checked(name, value)
    with store.write() as connection:
        kept = value if value and value != spec.default else None
        preferences.store(connection, name, kept, who(store, by), now())
        if name == "tail_share":
            tails.stretch(connection, float(value or spec.default))
    if name == "time_zone":
        sit_in(value)
    return spec.row(value or spec.default)


@dataclass(frozen=True, slots=True)
class Said:
    """What a vague word, said on a day, would mean by another length: the window now, and the one it would get."""

    words: str
    now: Timex
    then: Timex


def said_by(store: Store, changed: Mapping[str, str], day: date) -> tuple[Said, ...]:
    """Return for each changed length how its words, said on `day`, are read now and would be. Raises `InputError`."""
    before = lengths_of(store)
    after = replace(before, **{name: _checked(name, value) for name, value in changed.items()})  # type: ignore[arg-type] # checked
    found = []
    for name in changed:
        words = _known(name).words.split(",")[0]
        read, would = (timex.resolve(words, day, lengths=lengths) for lengths in (before, after))
        if read and would:
            found.append(Said(words, read, would))
    return tuple(found)


def _checked(name: str, value: str) -> object:
    spec = _known(name)
    try:
        return spec.check(value.strip() or spec.default)
    except ValueError as error:
        message = f"{spec.words}: “{value[:_SHOWN]}” cannot be: {error}"
        raise InputError(message) from error


def who(store: Store, by: str | None = None) -> str:
    """Return who acts: `by`, else the name that was set. Raises `InputError` for what is too long to be a name.

    Several who act together are separated by commas.
    """
    if any(len(name.strip()) > LONGEST_NAME for name in (by or "").split(",")):
        message = f"a name has at most {LONGEST_NAME} characters"
        raise InputError(message)
    return by or setting(store, "my_name") or NOBODY


def lengths_of(store: Store | None) -> Lengths:
    """Return the lengths of the vague words in force."""
    if store is None:
        return DEFAULT
    with store.read() as connection:
        stored = preferences.stored(connection)
    names = {f.name for f in fields(Lengths)}
    return Lengths(**{name: length_in(value) for name, value in stored.items() if name in names})  # type: ignore[arg-type] # checked when it was set


def reader_of(store: Store | None, name: str | None = None) -> Reader:
    """Return the reader of that name, else the one in force. Raises `InputError` where it is missing or broken."""
    try:
        return readers.reader(name or reader_name(store))
    except ReaderError as error:
        raise InputError(str(error)) from error


def reader_name(store: Store | None) -> str:
    """Return the name of the reader in force."""
    return setting(store, "reader") if store else RULES


def doubted(prediction: Prediction, keep_from: str) -> bool:
    """Whether a reader is less sure of a prediction than the setting `keep_from` asks for."""
    return _DOUBTS[prediction.confidence] > _DOUBTS[Confidence(keep_from)]


_DOUBTS = {confidence: place for place, confidence in enumerate(Confidence)}


def week_start(store: Store) -> int:
    """Return the day that a week begins with on display, as `date.weekday` counts it."""
    return WEEK_STARTS[setting(store, "week_starts")]


def share_of(store: Store) -> float:
    """Return the share of a window that its tail lasts."""
    return float(setting(store, "tail_share"))


def backup(store: Store, path: str | None = None) -> str:
    """Copy the whole archive to a new file (beside the database by default), and return its path.

    Raises `StoreError` where there is such a file already, or the archive is on a server (use its own tools).
    """
    if store.path is None:
        message = f"{store.url}: an archive on a server is backed up with the server's own tools (pg_dump)"
        raise StoreError(message)
    source = Path(store.path)
    target = Path(path) if path else source.with_name(f"{source.stem}-{now():%Y%m%d-%H%M%S}.db")
    copy_to(source, target)
    return str(target)
