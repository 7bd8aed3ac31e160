"""Storing articles with their predictions: whole articles only, and the same text again is a no-op.

Invariant: an article is stored with all it says, or not at all.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TypeVar

from tracker.reading.values import RULES
from tracker.service.clock import today as clock
from tracker.service.drafts import EMPTY, Draft, preview
from tracker.service.preparing import prepared
from tracker.service.settings import reader_name, reader_of, setting, share_of, who
from tracker.service.storing import Importer, Kept
from tracker.sources import called, expand, fault_of, read_path, unread
from tracker.sources.values import Article
from tracker.sources.values import Fault as Unread
from tracker.store import Store, StoreError, library

T = TypeVar("T")
CHUNK, UNLINKED = 32, 1024
"""So many articles are stored in one transaction, and where they are not linked, which takes most of the time in which
others wait: few enough to hold, enough to spare the disk's waiting and the indexes' merging."""
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
    `joined` predictions joined to an event that was there; `copies` new articles that print a report which is there.
    `articles` are the ids of new ones and, for a known one, of the one that was there, in the order given (at most
    the first 1000). `remarks` are what is to be known of articles that were stored: answers of an installed reader
    that do not count, or that it is in another language and nothing was read in it (at most as many).
    """

    batch_id: int | None
    new: int
    known: int
    predictions: int
    joined: int
    events: int
    reports: int
    copies: int
    faults: tuple[Fault, ...]
    articles: tuple[int, ...]
    remarks: tuple[Fault, ...] = ()


_COUNTED: tuple[str, ...] = ("new", "known", "predictions", "joined", "events", "reports", "copies")


@dataclass(slots=True)
class _Tally:
    """The running total of an import."""

    batch_id: int | None = None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTED, 0))
    faults: list[Fault] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)

    def count(self, kept: Kept) -> None:
        self.counts["known" if kept.known else "new"] += 1
        for name in _COUNTED[2:]:
            self.counts[name] += getattr(kept, name)
        if len(self.articles) < _MOST_IDS:
            self.articles.append(kept.article_id)

    def remark(self, draft: Draft) -> None:
        """Note what of a new article was not read, and why."""
        foreign = unread(draft.article) if draft.known_id is None else None
        reasons = (*draft.reading.refused, *filter(None, (foreign,)))
        room = _MOST_IDS - len(self.remarks)
        self.remarks += [Fault(called(draft.article), reason) for reason in reasons[:room]]

    def total(self) -> Added:
        told = {"faults": tuple(self.faults), "articles": tuple(self.articles), "remarks": tuple(self.remarks)}
        return Added(batch_id=self.batch_id, **told, **self.counts)  # type: ignore[arg-type] # named as the fields are


def add(store: Store, drafts: Iterable[Draft], *, by: str | None = None, source: str = "by hand") -> Added:
    """Store drafts as the person left them, one batch; the same text again adds nothing and says so.

    `by` is who does it, else the name set in the settings. Faulty drafts are told in `faults`, the rest stored.
    """
    importer = Importer(store, who(store, by), source, share_of(store))
    tally = _Tally()
    for chunk in _chunks(drafts):
        _store(importer, ((draft, library.key_of(draft.article.text)) for draft in chunk), tally)
    return tally.total()


def ingest(  # noqa: PLR0913 - options by keyword
    store: Store,
    articles: Iterable[Article | Unread],
    *,
    by: str | None = None,
    source: str = "",
    today: date | None = None,
    link: bool = True,
    reader: str | None = None,
    progress: Callable[[Added], None] | None = None,
) -> Added:
    """Read and store a stream of articles in bounded memory; kill it at any moment, run it again.

    A `sources.Fault` in the stream is passed on in `faults`. Predictions below the setting `keep_from` are
    stored as dropped, to be restored on the article's page. `progress` is called with the running total after
    each few articles. Without `link` each prediction is an event of its own, for archives that are only searched.
    `reader` names who reads, the one in force if left out; raises `InputError` where it is missing or broken. An
    article that it fails on is told in `faults` and not stored, so that running it again tries again.
    """
    name = reader or reader_name(store)
    by_whom = reader_of(store, name)
    importer = Importer(store, who(store, by), source, share_of(store), keep_from=setting(store, "keep_from"))
    tally, day = _Tally(), today or clock()
    size = (CHUNK if link else UNLINKED) if name == RULES else 1
    read = partial(preview, today=day, lengths=importer.lengths, reader=by_whom)
    for chunk in _chunks(articles, size):
        with _sweeping_later():
            sound = list(_sound(chunk, tally))
            keys = [library.key_of(each.text) for each in sound]
            there = _there(store, sound, keys, day)
            drafts = (there.get(n) or read(each) for n, each in enumerate(sound))
            _store(importer, zip(drafts, keys, strict=True), tally, link=link)
        if progress is not None:
            progress(tally.total())
    return tally.total()


@contextmanager
def _sweeping_later() -> Iterator[None]:
    """Let the collector of cycles wait: articles and rows make none, and it would look through them over and over."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _there(store: Store, articles: list[Article], keys: list[str], day: date) -> dict[int, Draft]:
    """Return drafts of those articles, by their place, that are stored: they need not be read again."""
    with store.read() as connection:
        known = library.known_ids(connection, keys)
    there = {n: known[key] for n, key in enumerate(keys) if key in known and fault_of(articles[n], day) is None}
    return {n: Draft(articles[n], EMPTY, (), known_id=known_id) for n, known_id in there.items()}


def _chunks(stream: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield a few at a time; one at a time where reading takes so long that none of it should be lost."""
    rest = iter(stream)
    while chunk := list(islice(rest, size)):
        yield chunk


def _sound(chunk: Iterable[Article | Unread], tally: _Tally) -> Iterator[Article]:
    for each in chunk:
        if isinstance(each, Article):
            yield each
        else:
            tally.faults.append(_told(each.name, str(each)))


def _told(name: str, sentence: str) -> Fault:
    """Return a fault whose sentence does not say its name again."""
    return Fault(name, sentence.removeprefix(f"{name}: "))


def _store(importer: Importer, drafts: Iterable[tuple[Draft, str]], tally: _Tally, *, link: bool = True) -> None:
    """Read the drafts, each with its key, before the database is locked, then store them in one transaction."""
    ready = []
    for draft, key in list(drafts):  # all are read first: one by one, each step finds the processor's caches cold
        if draft.fault is not None:
            tally.faults.append(_told(called(draft.article), draft.fault))
        else:
            tally.remark(draft)
            ready.append(prepared(draft, key, link=link))
    if ready:
        for kept in importer.store_all(ready):
            tally.count(kept)
        tally.batch_id = importer.batch_id


def load_samples(store: Store, *, by: str | None = None, progress: Callable[[Added], None] | None = None) -> Added:
    """Read and store the sample stories that come with the tracker, as one batch that can be undone.

    Raises `StoreError` where the installation has none.
    """
    return ingest(store, sample_stories(), by=by, source=SAMPLES, progress=progress)


SAMPLES = "sample stories"
"""The name of the batch that the sample stories are stored as."""


def sample_stories() -> list[Article | Unread]:
    """Return the articles of the sample stories that come with the tracker, by day.

    Raises `StoreError` where the installation has none.
    """
    paths = sorted(_sample_paths())
    if not paths:
        message = "the sample stories are not part of this installation"
        raise StoreError(message)
    articles = (each for path in paths for each in read_path(path))
    return sorted(
        articles, key=lambda a: (a.published_on or date.max, a.path) if isinstance(a, Article) else (date.max, "")
    )


def _sample_paths() -> Iterator[str]:
    """Yield the files of the sample stories: in the package as installed, beside it in a checkout."""
    package = Path(str(files("tracker")))
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            yield from expand(str(folder))
            return
