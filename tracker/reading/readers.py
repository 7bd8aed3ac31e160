"""Readers: the built-in rules, and those that a person installs beside them (docs/readers.md).

Invariant: an installed reader only points at words; its answers pass `tracker.reading.answers` before they count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from itertools import islice
from typing import Protocol

from tracker.reading import read
from tracker.reading.answers import Answer, checked
from tracker.reading.values import RULES, Reading
from tracker.timex import DEFAULT, Lengths

GROUP = "tracker.readers"
"""The group of entry points that readers are installed under."""
MOST = 500
"""So many answers are taken from a reader for one article; an article of a page has some twenty."""
_LONGEST = 200  # code points of a plug-in's own message


class ReaderError(Exception):
    """A reader is not there, is broken, or failed on an article; its text is one sentence for a person."""


class Reader(Protocol):
    """What reads an article: the rules, or an installed reader with the checks around it.

    Raises `ReaderError` where an installed one fails; its single answers that are no good are in `Reading.refused`.
    """

    def __call__(
        self, text: str, published_on: date, *, title: str = "", lengths: Lengths = DEFAULT, undated: bool = False
    ) -> Reading:
        """Return what is read of an article."""


Installed = Callable[[str, date, str], Iterable[Answer]]
"""What an entry point names: called with text, publication day and title, it returns answers (docs/readers.md)."""


def names() -> tuple[str, ...]:
    """Return the readers that can be chosen, the rules first."""
    return (RULES, *sorted({entry.name for entry in entry_points(group=GROUP)} - {RULES}))


def reader(name: str) -> Reader:
    """Return the reader of that name. Raises `ReaderError` where there is none, or it cannot be loaded."""
    if name == RULES:
        return read
    entry = _entry(name)
    try:
        installed = entry.load()
    except Exception as error:
        message = f"the reader “{name}” cannot be loaded ({_said(error)})"
        raise ReaderError(message) from error
    if not callable(installed):
        message = f"the reader “{name}” cannot be used: {entry.value} is nothing that can be called"
        raise ReaderError(message)
    return partial(_read_by, name, installed)


def _entry(name: str) -> EntryPoint:
    found = {entry.value: entry for entry in entry_points(group=GROUP, name=name)}
    if not found:
        message = f"there is no reader “{name}”; installed: {', '.join(names())}"
        raise ReaderError(message)
    if len(found) > 1:
        message = f"the reader “{name}” is installed more than once: {', '.join(sorted(found))}"
        raise ReaderError(message)
    return next(iter(found.values()))


def _read_by(  # noqa: PLR0913 - a reader's own arguments, and which one it is
    name: str,
    installed: Installed,
    text: str,
    published_on: date,
    *,
    title: str = "",
    lengths: Lengths = DEFAULT,
    undated: bool = False,
) -> Reading:
    """Let an installed reader answer, and keep what the article and our own tagger bear out."""
    try:
        given = installed(text, published_on, title)
        answers = None if isinstance(given, str | bytes | Mapping) else list(islice(given, MOST))
    except Exception as error:
        message = f"the reader “{name}” failed: {_said(error)}"
        raise ReaderError(message) from error
    if answers is None:
        message = f"the reader “{name}” failed: it gave no list of answers"
        raise ReaderError(message)
    return checked(answers, read(text, published_on, lengths=lengths), text, published_on, name, lengths, undated)


def _said(error: Exception) -> str:
    """Return a plug-in's message on one line of bounded length; its type where it says nothing."""
    words = " ".join(str(error).split())[:_LONGEST].rstrip(".")
    return words or type(error).__name__
