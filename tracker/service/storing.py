"""One article into the archive: its text, its predictions, its reports, and the events that they are about.

Invariant: everything of one article happens in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from tracker.linking import Decision, Mention
from tracker.models import Act, Origin
from tracker.reading.values import Confidence, Prediction
from tracker.service import joining
from tracker.service.clock import now
from tracker.service.drafts import Draft, Item
from tracker.service.settings import lengths_of
from tracker.store import Store, claims, library, linked, summaries
from tracker.timex import Lengths

_DOUBT = "the reader doubts that it is a prediction"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one article: its id, whether it was there, and what is new."""

    article_id: int
    known: bool = False
    predictions: int = 0
    joined: int = 0
    events: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft with its key and what linking needs, worked out before the database is locked."""

    draft: Draft
    key: str
    items: tuple[tuple[Item, Mention], ...]
    reports: tuple[Mention, ...]


def prepared(draft: Draft) -> Prepared:
    """Work out all that needs no database."""
    article, key = draft.article, library.key_of(draft.article.text)
    assert article.published_on is not None  # noqa: S101 - a draft without a day has a fault, and is not stored
    items = _distinct((*draft.items, *(item for item in draft.undated if item.keep)))
    mentions = joining.mentions_of(article.text, [i.prediction for i in items], article.published_on, key)
    reports = joining.report_mentions_of(article.text, draft.reading.reports, article.published_on, key)
    return Prepared(draft, key, tuple(zip(items, mentions, strict=True)), reports)


def _distinct(items: Iterable[Item]) -> list[Item]:
    """Return the items in text order, one for each event and time expression."""
    found: dict[tuple[int, int, str], Item] = {}
    for item in items:
        timex = item.prediction.timex
        found.setdefault((item.prediction.event.start, timex.start if timex else -1, item.origin), item)
    return sorted(found.values(), key=lambda i: i.prediction.span)


@dataclass(slots=True)
class Desk:
    """Where articles are stored: who does it, from what source, and what is kept unasked.

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

    def store_all(self, ready: Iterable[Prepared]) -> list[Kept]:
        """Store articles in one transaction, and return what became of each."""
        batch = self.batch_id
        try:
            with self.store.write() as connection:
                at = now()
                return [self._article(connection, each, at) for each in ready]
        except BaseException:
            self.batch_id = batch  # the import that was begun in this transaction is not there
            raise

    def _article(self, connection: sa.Connection, ready: Prepared, at: datetime) -> Kept:
        article = ready.draft.article
        found = library.known(connection, ready.key)
        if found is not None:
            if library.needs_address(connection, found.id, article):
                library.add_address(connection, found.id, article, self._batch(connection, at))
            return Kept(found.id, known=True)
        batch = self._batch(connection, at)
        article_id = library.add_article(connection, article, key=ready.key, batch_id=batch, at=at)
        return Sheet(self, connection, article_id, ready, at).store()

    def _batch(self, connection: sa.Connection, at: datetime) -> int:
        if self.batch_id is None:
            self.batch_id = library.add_batch(connection, self.source, self.by, at)
        return self.batch_id

    def doubts(self, item: Item) -> bool:
        """Whether nobody has looked at a prediction that the reader is not sure enough of."""
        if not self.keep_from:
            return False
        order = list(Confidence)
        return order.index(item.prediction.confidence) > order.index(Confidence(self.keep_from))


@dataclass(slots=True)
class Sheet:
    """One article being stored."""

    desk: Desk
    connection: sa.Connection
    article_id: int
    ready: Prepared
    at: datetime
    counts: dict[str, int] = field(default_factory=lambda: {"predictions": 0, "joined": 0, "events": 0})
    touched: set[int] = field(default_factory=set)

    def store(self) -> Kept:
        """Store all that the article says, and bring the summaries of its events up to date."""
        for item, mention in self.ready.items:
            self._item(item, mention)
        reports = self._reports()
        summaries.refresh(self.connection, self.touched, self.desk.share)
        c = self.counts
        return Kept(
            self.article_id, predictions=c["predictions"], joined=c["joined"], events=c["events"], reports=reports
        )

    def _item(self, item: Item, mention: Mention) -> None:
        if not (item.keep or self.desk.keep_from) or self.desk.doubts(item):
            self._dropped(item, mention)
            return
        made = self._standing(item.prediction, mention, Origin(item.origin))
        if item.original is not None:
            values = self._values(item.original, mention, Origin.READ)
            old = claims.add_prediction(self.connection, {**values, "standing": False})
            self._correct(old, Act.REPLACE, "corrected before it was stored", made)

    def _dropped(self, item: Item, mention: Mention) -> None:
        values = self._values(item.original or item.prediction, mention, Origin.READ)
        made = claims.add_prediction(self.connection, {**values, "standing": False})
        self._correct(made, Act.DROP, item.dropped_because or (_DOUBT if self.desk.keep_from else ""), None)

    def _correct(self, prediction_id: int, act: Act, reason: str, replacement_id: int | None) -> None:
        claims.correct(
            self.connection,
            prediction_id,
            act,
            by=self.desk.by,
            at=self.at,
            reason=reason,
            replacement_id=replacement_id,
        )

    def _standing(self, prediction: Prediction, mention: Mention, origin: Origin) -> int:
        day = mention.published_on
        joined = joining.join(self.connection, prediction, mention, day)
        values = {"event_id": joined.event_id, "linked_because": list(joined.reasons)}
        made = claims.add_prediction(self.connection, {**self._values(prediction, mention, origin), **values})
        if joined.offered is not None:
            linked.add_offer(self.connection, made, joined.offered, joined.reasons)
        self.touched.add(joined.event_id)
        self.counts["predictions"] += 1
        self.counts["events" if joined.new else "joined"] += 1
        return made

    def _values(self, prediction: Prediction, mention: Mention, origin: Origin) -> dict[str, object]:
        return {
            **claims.prediction_values(prediction, self.desk.share),
            "article_id": self.article_id,
            "published_on": mention.published_on,
            "mention": mention.dump(),
            "origin": origin,
            "standing": True,
            "linked_because": [],
            "created_at": self.at,
        }

    def _reports(self) -> int:
        seen: set[tuple[int, int, str]] = set()
        for report, mention in zip(self.ready.draft.reading.reports, self.ready.reports, strict=True):
            place = (report.span.start, report.event.start, report.says.value)
            if place in seen:
                continue
            seen.add(place)
            link = joining.join_report(self.connection, mention, mention.published_on)
            event_id = link.event_id if link.decision is Decision.JOIN else None
            claims.add_report(
                self.connection,
                report,
                article_id=self.article_id,
                event_id=event_id,
                published_on=mention.published_on,
                mention=mention.dump(),
                linked_because=list(link.reasons),
                answer_reason="",
            )
            self.touched |= {event_id} if event_id else set()
        return len(seen)
