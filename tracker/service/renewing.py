"""The whole archive read again, some articles at a time: what would change, or the change itself.

Invariant: an article changes in one transaction, which some articles share, so a kill leaves whole articles, and
running it again goes on from there; no article is read while the database is locked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import sqlalchemy as sa

from tracker.reading.readers import Reader, ReaderError
from tracker.reading.values import RULES
from tracker.service.drafts import read
from tracker.service.preparing import Again
from tracker.service.rereading import Reread, compared, stored
from tracker.service.settings import lengths_of, reader_name, reader_of, setting, share_of, who
from tracker.service.superseding import Terms, supersede
from tracker.sources.values import Article
from tracker.store import Store, library, summaries
from tracker.store.rows import PredictionRow
from tracker.store.said import one_prediction, unstored_row

Progress = Callable[[int, int], None]
"""Called with the number of articles read so far, and that of all."""
_AT_ONCE = 64
"""So many articles share a transaction: one alone where reading takes so long that none of it should be lost."""
_MOST_FAULTS = 1000


@dataclass(frozen=True, slots=True)
class Changes:
    """What reading the archive again changes (or, where `applied`, has changed).

    `appeared`, `vanished` and `altered` (before, after) are examples, at most `limit` of each; what is not stored
    has the id 0. `counts` has how many there are of each, by the same names. `reports` counts reports (from
    which outcomes are suggested) that are new, gone or of other days; answered ones stay. `faults` says of each
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
    name = reader or reader_name(store)
    terms = Terms(who(store, by), lengths_of(store), share_of(store), setting(store, "keep_from"))
    with store.read() as connection:
        total = library.count_articles(connection)
    told = partial(_told, progress, total) if progress else None
    hand = _Rereading(store, terms, reader_of(store, name), apply, limit, told)
    for ids in _some(store, _AT_ONCE if name == RULES else 1):
        hand.articles(ids)
    return hand.changes()


def _told(progress: Progress, total: int, done: int) -> None:
    progress(done, total)


def _some(store: Store, most: int) -> Iterator[list[int]]:
    """Walk the archive in bounded memory; what comes in meanwhile is met as well."""
    after = 0
    while True:
        with store.read() as connection:
            ids = library.article_ids(connection, after, most)
        if not ids:
            return
        yield ids
        after = ids[-1]


@dataclass(slots=True)
class _Rereading:
    """The archive being read again."""

    store: Store
    terms: Terms
    reader: Reader
    apply: bool
    limit: int
    progress: Callable[[int], None] | None
    reports: int = 0
    read: int = 0
    same: int = 0
    counts: dict[str, int] = field(default_factory=lambda: {"appeared": 0, "vanished": 0, "altered": 0})
    examples: dict[str, list[Any]] = field(default_factory=lambda: {"appeared": [], "vanished": [], "altered": []})
    faults: list[str] = field(default_factory=list)

    def articles(self, ids: list[int]) -> None:
        """Read some articles again, and apply what changes where that is asked."""
        with self.store.read() as connection:
            sources = library.sources(connection, ids)
        found = [again for i in ids if (again := self._read(i, sources.get(i)))]
        with self.store.read() as connection:
            known = stored(connection, ids)
            changed = [(again, compared(known, again, self.terms.keep_from)) for again in found]
            for again, changes in changed:
                self._note(connection, again, changes)
        if self.apply:
            self._apply([again for again, changes in changed if not changes.empty])

    def _read(self, article_id: int, source: Article | None) -> Again | None:
        """Return what an article says now; None where it was deleted meanwhile or its reader fails, which is told."""
        try:
            return Again(article_id, source, read(source, self.terms.lengths, self.reader)) if source else None
        except ReaderError as error:
            told = f"{(source and (source.path or source.title)) or article_id}: {error}"
            self.faults += [told] if len(self.faults) < _MOST_FAULTS else []
            return None
        finally:
            self.read += 1
            if self.progress is not None:
                self.progress(self.read)

    def _apply(self, changed: list[Again]) -> None:
        if changed:
            with self.store.write() as connection:
                now = library.sources(connection, [again.article_id for again in changed])
                as_read = [again for again in changed if now.get(again.article_id) == again.source]
                touched = supersede(connection, as_read, self.terms)
                summaries.refresh(connection, touched, self.terms.share)

    def _note(self, connection: sa.Connection, again: Again, found: Reread) -> None:
        """Count what differs, and keep it for an example while there is room."""
        self.same += found.same
        self.reports += found.retold.count
        for kind, examples in self.examples.items():
            differing = getattr(found, kind)
            self.counts[kind] += len(differing)
            if some := differing[: max(0, self.limit - len(examples))]:
                examples.extend(_EXAMPLES[kind](connection, again.article_id, some))

    def changes(self) -> Changes:
        """Return all that was noted."""
        examples: dict[str, Any] = {kind: tuple(found) for kind, found in self.examples.items()}
        return Changes(
            self.read,
            self.same,
            counts=self.counts,
            applied=self.apply,
            reports=self.reports,
            faults=tuple(self.faults),
            **examples,
        )


def _appeared(connection: sa.Connection, article_id: int, new: list[Any]) -> list[PredictionRow]:
    article = library.one_article(connection, article_id)
    return [unstored_row(each, article) for each in new]


def _vanished(connection: sa.Connection, _: int, rows: list[Any]) -> list[PredictionRow]:
    return [one_prediction(connection, row.id) for row in rows]


def _altered(connection: sa.Connection, article_id: int, pairs: list[Any]) -> list[tuple[PredictionRow, PredictionRow]]:
    article = library.one_article(connection, article_id)
    olds = [one_prediction(connection, row.id) for row, _ in pairs]
    return [(old, unstored_row(new, article, old)) for old, (_, new) in zip(olds, pairs, strict=True)]


_EXAMPLES: dict[str, Callable[[sa.Connection, int, list[Any]], list[Any]]] = {
    "appeared": _appeared,
    "vanished": _vanished,
    "altered": _altered,
}
