"""Articles into the archive: their texts, their predictions, their reports, and the events that these are about.

Invariant: everything of one article happens in one transaction, which some articles share; what is found is read once
for all of them, and what is new is written once for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import zip_longest

import sqlalchemy as sa

from tracker.linking import Link, Mention
from tracker.models import Act, Origin
from tracker.reading.values import Prediction, Report
from tracker.service import copying, joining
from tracker.service.clock import now
from tracker.service.copying import Text
from tracker.service.drafts import Item
from tracker.service.joining import Joined
from tracker.service.preparing import Prepared
from tracker.service.settings import DOUBT, doubted, lengths_of
from tracker.store import Store, added, batches, cases, claims, library, summaries, voices
from tracker.store import tables as t
from tracker.timex import Lengths


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one article: its id, whether it was there, and what is new."""

    article_id: int
    known: bool = False
    predictions: int = 0
    joined: int = 0
    events: int = 0
    reports: int = 0
    copies: int = 0


def _in(said: Prediction, original: Text) -> bool:
    return copying.repeats(said.quote, copying.core_of(said), original)


@dataclass(slots=True)
class Importer:
    """What stores articles: for whom, from what source, and what is kept unasked.

    `keep_from` is the least confidence that stands; empty where a person has chosen.
    """

    store: Store
    by: str
    source: str
    share: float
    keep_from: str = ""
    batch_id: int | None = None
    lengths: Lengths = field(init=False)

    def __post_init__(self) -> None:
        """Take the lengths of the vague words from the settings, once for the whole import."""
        self.lengths = lengths_of(self.store)

    def store_all(self, ready: Sequence[Prepared]) -> list[Kept]:
        """Store articles in one transaction, and return what became of each."""
        batch = self.batch_id
        try:
            with self.store.write() as connection:
                if batch is not None and batches.is_undone(connection, batch):
                    self.batch_id = None  # what comes now belongs to another, so that it can be taken back, too
                return _Transaction(self, connection, now()).store(ready)
        except BaseException:
            self.batch_id = batch  # the import that was begun in this transaction is not there
            raise

    def doubts(self, item: Item) -> bool:
        """Whether nobody has looked at a prediction that the reader is not sure enough of."""
        return bool(self.keep_from) and doubted(item.prediction, self.keep_from)


@dataclass(slots=True)
class _Transaction:
    """Some articles being stored: what is found is read once for all, what is new is written once for all."""

    importer: Importer
    connection: sa.Connection
    at: datetime
    near: joining.Neighbours = field(init=False)
    originals: copying.Originals = field(init=False)
    article_ids: Iterator[int] = field(init=False)
    prediction_ids: Iterator[int] = field(init=False)
    rows: added.Rows = field(default_factory=added.Rows)
    touched: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with no neighbours known."""
        self.near = joining.Neighbours(self.connection)
        self.originals = copying.Originals(self.connection)
        self.article_ids = t.ids(self.connection, t.articles)
        self.prediction_ids = t.ids(self.connection, t.predictions)

    def store(self, ready: Sequence[Prepared]) -> list[Kept]:
        """Store all articles, with the summaries of their events."""
        there = library.known_ids(self.connection, [each.key for each in ready])
        new = [each for each in ready if each.key not in there]
        self.originals.look_up(each.text for each in new)
        self.near.look_up(m for each in new for _, m in (*each.items, *each.reports) if m)
        kept = [self._article(each, there) for each in ready]
        self._write()
        return kept

    def _write(self) -> None:
        """Write what is new, what others refer to first; then bring older events up to date."""
        rows, made = self.rows, set(self.near.made)
        rows.predictions = voices.under(self.connection, rows.predictions)
        rows.write_articles(self.connection)
        fresh = added.said_of(made, rows)
        self.near.write(added.summaries_of(fresh, rows.reports, self.importer.share))
        rows.write(self.connection)
        self.originals.write()
        cases.add(self.connection, fresh)
        summaries.refresh(self.connection, self.touched - made, self.importer.share)

    def _article(self, ready: Prepared, there: dict[str, int]) -> Kept:
        article, known = ready.draft.article, there.get(ready.key)
        if known is not None:
            self.rows.write_articles(self.connection)  # it may be one of them
            if batches.needs_address(self.connection, known, article):
                batches.add_address(self.connection, known, article, self._batch())
            return Kept(known, known=True)
        original, made = self.originals.of(ready.text), next(self.article_ids)
        there[ready.key] = made
        values = library.article_values(article, key=ready.key, batch_id=self._batch(), at=self.at, copy_of=original)
        self.rows.articles.append({"id": made, **values})
        self.originals.added(made, ready.text, original)
        return self._said(made, ready) if original is None else self._repeated(made, ready, original)

    def _batch(self) -> int:
        importer = self.importer
        if importer.batch_id is None:
            importer.batch_id = batches.add_batch(self.connection, importer.source, importer.by, self.at)
        return importer.batch_id

    def _repeated(self, article_id: int, ready: Prepared, original_id: int) -> Kept:
        """Store what a copy says; what stands in the original too is kept aside."""
        original = self.originals.text(original_id)
        base: dict[str, object] = {"article_id": article_id, "published_on": ready.draft.article.published_on}
        again = [each for each in ready.items if _in(each[0].prediction, original)]
        told = [each for each in ready.reports if copying.repeats(each[0].quote, each[0].event_text, original)]
        for item, mention in again:
            self._dropped(base, item, mention, copying.REPEATED)
        for report, mention in told:
            self._report(base, report, mention, None, copying.set_aside(self.importer.by))
        items = tuple(each for each in ready.items if each not in again)
        reports = tuple(each for each in ready.reports if each not in told)
        return replace(self._said(article_id, replace(ready, items=items, reports=reports)), copies=1)

    def _said(self, article_id: int, ready: Prepared) -> Kept:
        base: dict[str, object] = {"article_id": article_id, "published_on": ready.draft.article.published_on}
        went = [joined for item, mention in ready.items if (joined := self._item(base, item, mention))]
        links = self.near.join_reports([mention for _, mention in ready.reports if mention])
        for (report, mention), link in zip_longest(ready.reports, links):
            self._report(base, report, mention, link)
        new = sum(joined.new for joined in went)
        return Kept(article_id, predictions=len(went), joined=len(went) - new, events=new, reports=len(ready.reports))

    def _item(self, base: dict[str, object], item: Item, mention: Mention | None) -> Joined | None:
        if not (item.keep or self.importer.keep_from) or self.importer.doubts(item):
            self._dropped(base, item, mention, item.dropped_because or (DOUBT if self.importer.keep_from else ""))
            return None
        joined = self.near.join(item.prediction, mention)
        self.touched.add(joined.event_id)
        link = {"event_id": joined.event_id, "linked_because": list(joined.reasons)}
        made = self._prediction(base, item.prediction, mention, Origin(item.origin), **link)
        self.rows.offer(made, joined.offered, joined.reasons)
        if item.original is not None:
            old = self._prediction(base, item.original, mention, Origin.READ, standing=False)
            self._correct(old, Act.REPLACE, "corrected before it was stored", made)
        return joined

    def _dropped(self, base: dict[str, object], item: Item, mention: Mention | None, reason: str) -> None:
        fallen = self._prediction(base, item.original or item.prediction, mention, Origin.READ, standing=False)
        self._correct(fallen, Act.DROP, reason, None)

    def _correct(self, prediction_id: int, act: Act, reason: str, replacement_id: int | None) -> None:
        self.rows.corrections.append(
            claims.correction(prediction_id, act, self.importer.by, self.at, replacement_id, reason)
        )

    def _prediction(
        self, base: dict[str, object], read: Prediction, mention: Mention | None, origin: Origin, **more: object
    ) -> int:
        """Let a prediction's row be written, that of a standing one unless said otherwise, and return its id."""
        made = next(self.prediction_ids)
        kept = {"id": made, **base, "mention": mention.dump() if mention else "", "origin": origin, **more}
        self.rows.predictions.append(claims.new_row(read, self.importer.share, created_at=self.at, **kept))
        return made

    def _report(
        self,
        base: dict[str, object],
        report: Report,
        mention: Mention | None,
        link: Link | None,
        aside: dict[str, object] = copying.OPEN,
    ) -> None:
        row = joining.report_row(base, report, mention, link)
        self.touched |= {i} if isinstance(i := row["event_id"], int) else set()
        self.rows.reports.append(row | aside)
