"""Storing articles with their predictions: one transaction an article, again is a no-op.

Invariant: an article is stored with all it says, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from tracker.service.drafts import Draft
    from tracker.sources.values import Article
    from tracker.store import Store


@dataclass(frozen=True, slots=True)
class Fault:
    """An article that was not stored: the name it came by, and why in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did.

    `new` and `known` count articles stored and already there; `predictions` and `events` count what is new;
    `joined` predictions joined to an event that was there. `articles` are the ids of new ones and, for a
    known one, of the one that was there, in the order given (at most the first 1000).
    """

    batch_id: int | None
    new: int
    known: int
    predictions: int
    joined: int
    events: int
    reports: int
    faults: tuple[Fault, ...]
    articles: tuple[int, ...]


def add(store: Store, drafts: Iterable[Draft], *, by: str | None = None, source: str = "by hand") -> Added:
    """Store drafts as the person left them, one batch; the same text again adds nothing and says so.

    `by` is who does it, else the name set in the settings. Faulty drafts are told in `faults`, the rest stored.
    """
    raise NotImplementedError


def ingest(  # noqa: PLR0913 - options by keyword
    store: Store,
    articles: Iterable[Article],
    *,
    by: str | None = None,
    source: str = "",
    today: date | None = None,
    progress: Callable[[Added], None] | None = None,
) -> Added:
    """Read and store a stream of articles in bounded memory; kill it at any moment, run it again.

    `progress` is called with the running total after each article.
    """
    raise NotImplementedError


def load_samples(store: Store, *, by: str | None = None, progress: Callable[[Added], None] | None = None) -> Added:
    """Read and store the sample stories that come with the tracker, as one batch that can be undone."""
    raise NotImplementedError
