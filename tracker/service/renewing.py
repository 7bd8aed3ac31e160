"""The whole archive read again, article by article: what would change, or the change itself.

Invariant: each article changes in one transaction of its own, so a kill leaves whole articles, and running it again
goes on from there; no article is read while the database is locked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tracker.reading.readers import Reader, ReaderError
from tracker.reading.values import Reading
from tracker.service.drafts import read
from tracker.service.rereading import Reread, compared, reread_article
from tracker.service.settings import lengths_of, reader_of, setting, share_of, who
from tracker.store import Store, library, summaries
from tracker.store.rows import PredictionRow
from tracker.store.said import one_prediction, unstored_row
from tracker.timex import Lengths

Progress = Callable[[int, int], None]
"""Called with the number of articles read so far, and that of all."""
_MOST_FAULTS = 1000


@dataclass(frozen=True, slots=True)
class Changes:
    """What reading the archive again changes (or, where `applied`, has changed).

    `appeared`, `vanished` and `altered` (before, after) are examples, at most `limit` of each; what is not stored
    has the id 0. `counts` has how many there are of each, by the same names. `reports` counts reports (from
    which outcomes are suggested) that are new, gone or on another day; answered ones stay. `faults` says of each
    article that its reader failed on, in one sentence, why: such an article stays as it is.
    """

    articles: int
    same: int
    appeared: tuple[PredictionRow, ...]
    vanished: tuple[PredictionRow, ...]
    altered: tuple[tuple[PredictionRow, PredictionRow], ...]
    counts: dict[str, int]
    applied: bool
    reports: int = 0
    faults: tuple[str, ...] = ()


def reread(  # noqa: PLR0913 - options by keyword
    store: Store,
    *,
    apply: bool = False,
    by: str | None = None,
    limit: int = 200,
    reader: str | None = None,
    progress: Progress | None = None,
) -> Changes:
    """Read the archive anew with the reader and settings of today: show what would change, or apply it.

    Corrections, drops, links and outcomes are kept. At most `limit` examples of each kind are returned. `reader` is
    the one in force if left out; raises `InputError` where it is missing or broken.
    """
    hand = _Rereading(
        store, who(store, by), lengths_of(store), share_of(store), reader_of(store, reader), apply=apply, limit=limit
    )
    with store.read() as connection:
        total = library.count_articles(connection)
    for article_id in _ids(store):
        hand.article(article_id)
        if progress is not None:
            progress(hand.articles, total)
    return hand.changes()


def _ids(store: Store) -> Iterator[int]:
    """Walk the archive in bounded memory; what comes in meanwhile is met as well."""
    after = 0
    while True:
        with store.read() as connection:
            ids = library.article_ids(connection, after)
        if not ids:
            return
        yield from ids
        after = ids[-1]


@dataclass(slots=True)
class _Rereading:
    """The archive being read again."""

    store: Store
    by: str
    lengths: Lengths
    share: float
    reader: Reader
    apply: bool
    limit: int
    keep_from: str = field(init=False)
    reports: int = 0
    articles: int = 0
    same: int = 0
    counts: dict[str, int] = field(default_factory=lambda: {"appeared": 0, "vanished": 0, "altered": 0})
    examples: dict[str, list[Any]] = field(default_factory=lambda: {"appeared": [], "vanished": [], "altered": []})
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take from the settings how sure a reader must be, once for the whole archive."""
        self.keep_from = setting(self.store, "keep_from")

    def article(self, article_id: int) -> None:
        """Read one article again, and apply what changes where that is asked."""
        self.articles += 1
        found = self._read(article_id)
        if found is None:
            return
        with self.store.read() as connection:
            changes = compared(connection, article_id, found, self.keep_from)
            self._note(connection, article_id, changes)
        if self.apply and not changes.empty:
            self._apply(article_id, found)

    def _read(self, article_id: int) -> Reading | None:
        """Return what an article says now; None where it was deleted meanwhile or its reader fails, which is told."""
        with self.store.read() as connection:
            if not library.has_article(connection, article_id):
                return None
            source = library.source_of(connection, article_id)
        try:
            return read(source, self.lengths, self.reader)
        except ReaderError as error:
            self.faults += [f"{source.path or source.title}: {error}"] if len(self.faults) < _MOST_FAULTS else []
            return None

    def _apply(self, article_id: int, found: Reading) -> None:
        with self.store.write() as connection:
            if library.has_article(connection, article_id):
                done = reread_article(
                    connection,
                    article_id,
                    found,
                    by=self.by,
                    lengths=self.lengths,
                    share=self.share,
                    keep_from=self.keep_from,
                )
                summaries.refresh(connection, done.events, self.share)

    def _note(self, connection: sa.Connection, article_id: int, found: Reread) -> None:
        self.same += found.same
        self.reports += found.retold.count
        if not (found.appeared or found.vanished or found.altered):
            return
        row = library.one_article(connection, article_id)
        olds = [(one_prediction(connection, i), new) for i, new in found.altered]
        self._keep("appeared", [unstored_row(new, row) for new in found.appeared])
        self._keep("vanished", [one_prediction(connection, i) for i in found.vanished])
        self._keep("altered", [(old, unstored_row(new, row, old)) for old, new in olds])

    def _keep(self, kind: str, found: list[Any]) -> None:
        self.counts[kind] += len(found)
        self.examples[kind] += found[: max(0, self.limit - len(self.examples[kind]))]

    def changes(self) -> Changes:
        """Return all that was noted."""
        examples: dict[str, Any] = {kind: tuple(found) for kind, found in self.examples.items()}
        return Changes(
            self.articles,
            self.same,
            counts=self.counts,
            applied=self.apply,
            reports=self.reports,
            faults=tuple(self.faults),
            **examples,
        )
