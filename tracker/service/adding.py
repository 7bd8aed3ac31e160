"""Storing articles with their predictions: whole articles only, and the same text again is a no-op.

Invariant: an article is stored with all it says, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TypeVar

from tracker.service.clock import today as clock
from tracker.service.drafts import Draft, preview
from tracker.service.settings import setting, share_of, who
from tracker.service.storing import Desk, Kept, prepared
from tracker.sources import expand, read_path
from tracker.sources.values import Article
from tracker.sources.values import Fault as Unread
from tracker.store import Store, StoreError

T = TypeVar("T")
CHUNK = 32
"""So many articles are stored in one transaction: few enough to hold, enough to spare the disk's waiting."""
_MOST_IDS = 1000


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


_COUNTED: tuple[str, ...] = ("new", "known", "predictions", "joined", "events", "reports")


@dataclass(slots=True)
class _Tally:
    """The running total of an import."""

    batch_id: int | None = None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTED, 0))
    faults: list[Fault] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)

    def count(self, kept: Kept) -> None:
        self.counts["known" if kept.known else "new"] += 1
        for name in _COUNTED[2:]:
            self.counts[name] += getattr(kept, name)
        if len(self.articles) < _MOST_IDS:
            self.articles.append(kept.article_id)

    def total(self) -> Added:
        return Added(batch_id=self.batch_id, faults=tuple(self.faults), articles=tuple(self.articles), **self.counts)


def add(store: Store, drafts: Iterable[Draft], *, by: str | None = None, source: str = "by hand") -> Added:
    """Store drafts as the person left them, one batch; the same text again adds nothing and says so.

    `by` is who does it, else the name set in the settings. Faulty drafts are told in `faults`, the rest stored.
    """
    desk = Desk(store, who(store, by), source, share_of(store))
    tally = _Tally()
    for chunk in _chunks(drafts):
        _store(desk, chunk, tally)
    return tally.total()


def ingest(  # noqa: PLR0913 - options by keyword
    store: Store,
    articles: Iterable[Article | Unread],
    *,
    by: str | None = None,
    source: str = "",
    today: date | None = None,
    link: bool = True,
    progress: Callable[[Added], None] | None = None,
) -> Added:
    """Read and store a stream of articles in bounded memory; kill it at any moment, run it again.

    A `sources.Fault` in the stream is passed on in `faults`. Predictions below the setting `keep_from` are
    stored as dropped, to be restored on the article's page. `progress` is called with the running total after
    each few articles. Without `link` each prediction is an event of its own, for archives that are only searched.
    """
    desk = Desk(store, who(store, by), source, share_of(store), keep_from=setting(store, "keep_from"))
    tally, day = _Tally(), today or clock()
    for chunk in _chunks(articles):
        read = (preview(each, today=day, lengths=desk.lengths) for each in _sound(chunk, tally))
        _store(desk, read, tally, link=link)
        if progress is not None:
            progress(tally.total())
    return tally.total()


def _chunks(stream: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(stream)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _sound(chunk: Iterable[Article | Unread], tally: _Tally) -> Iterator[Article]:
    for each in chunk:
        if isinstance(each, Article):
            yield each
        else:
            tally.faults.append(Fault(each.path, str(each)))


def _store(desk: Desk, drafts: Iterable[Draft], tally: _Tally, *, link: bool = True) -> None:
    """Read the drafts before the database is locked, then store them in one transaction."""
    ready = []
    for draft in drafts:
        if draft.fault is not None:
            tally.faults.append(Fault(draft.article.path, draft.fault))
        else:
            ready.append(prepared(draft, link=link))
    if ready:
        for kept in desk.store_all(ready):
            tally.count(kept)
        tally.batch_id = desk.batch_id


def load_samples(store: Store, *, by: str | None = None, progress: Callable[[Added], None] | None = None) -> Added:
    """Read and store the sample stories that come with the tracker, as one batch that can be undone.

    Raises `StoreError` where the installation has none.
    """
    paths = sorted(_sample_paths())
    if not paths:
        message = "the sample stories are not part of this installation"
        raise StoreError(message)
    articles = (each for path in paths for each in read_path(path))
    in_order = sorted(
        articles, key=lambda a: (a.published_on or date.max, a.path) if isinstance(a, Article) else (date.max, "")
    )
    return ingest(store, in_order, by=by, source="sample stories", progress=progress)


def _sample_paths() -> Iterator[str]:
    """Yield the files of the sample stories: in the package as installed, beside it in a checkout."""
    package = Path(str(files("tracker")))
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            yield from expand(str(folder))
            return
