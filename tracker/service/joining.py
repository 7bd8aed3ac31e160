"""From what an article says to events: each statement joins one, is offered one, or makes a new one.

Invariant: a statement is compared with what an index finds, and with what was just added beside it; what is found
is read once for many statements, and what is new is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import sqlalchemy as sa

from tracker import linking
from tracker.linking import Candidate, Decision, Link, Mention
from tracker.reading.values import Prediction, Report
from tracker.store import linked

FORGET_DAYS = 60
"""So long after an event was settled an article may still speak of it."""
_REMEMBERED = 12  # statements of an event that a new one is compared with: what linking asks for


@dataclass(frozen=True, slots=True)
class Joined:
    """Where a statement went: the event, whether it is new, the reasons, and another event that it may be."""

    event_id: int
    new: bool
    reasons: tuple[str, ...]
    offered: int | None = None


@lru_cache(maxsize=8192)
def _load(line: str) -> Mention:
    return Mention.load(line)


@dataclass(slots=True)
class Neighbours:
    """The events that a handful of statements may be about, held while these are linked in one transaction.

    `found` has for each key the events that bear it, with the last day that they can be spoken of.
    """

    connection: sa.Connection
    found: dict[str, dict[int, date]] = field(default_factory=dict)
    said: dict[int, list[Mention]] = field(default_factory=dict)
    settled: dict[int, date | None] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)
    new_keys: dict[tuple[str, int], date] = field(default_factory=dict)
    named: dict[int, tuple[tuple[str, ...], str | None]] = field(default_factory=dict)

    def look_up(self, mentions: Iterable[Mention]) -> None:
        """Read what is stored near these statements."""
        keys = [linking.keys(mention) for mention in mentions]
        self.found |= linked.by_keys(self.connection, {key for each in keys for key in each} - self.found.keys())
        ids = sorted({i for each in keys for i in self._near(each)} - self.said.keys())
        self.settled |= linked.settled_days(self.connection, ids)
        for one, other in linked.kept_apart(self.connection, ids):
            self.apart.setdefault(one, set()).add(other)
        for event_id, lines in linked.remembered(self.connection, ids, date.max).items():
            self.said[event_id] = [_load(line) for line in lines]

    def _near(self, keys: Sequence[str]) -> list[int]:
        """Return the events that share most keys, the latest first among equals."""
        shared: dict[int, tuple[int, date]] = {}
        for key in keys:
            for event_id, active in self.found.get(key, {}).items():
                count, latest = shared.get(event_id, (0, active))
                shared[event_id] = (count + 1, max(active, latest))
        return sorted(shared, key=lambda i: (shared[i], i), reverse=True)[: linked.MOST]

    def candidates(self, mention: Mention) -> tuple[Candidate, ...]:
        """Return the events that a statement may be about; those settled long ago are left out."""
        horizon = mention.published_on - timedelta(days=FORGET_DAYS)
        return tuple(
            Candidate(i, tuple(self.said[i]), self.settled.get(i), frozenset(self.apart.get(i, ())))
            for i in self._near(linking.keys(mention))
            if i in self.said and not _long_ago(self.settled.get(i), horizon)
        )

    def join(self, prediction: Prediction, mention: Mention) -> Joined:
        """Find or make the event of a prediction, and let it be found by the prediction's words."""
        link = linking.link(mention, self.candidates(mention))
        if link.decision is Decision.JOIN and link.event_id is not None:
            self.named.setdefault(link.event_id, (prediction.participants, prediction.place))
            return self._added(Joined(link.event_id, new=False, reasons=link.reasons), mention)
        title = linking.title(mention, prediction.speaker)
        made = linked.add_event(self.connection, title, prediction.kind, prediction.participants, prediction.place)
        offered = link.event_id if link.decision is Decision.OFFER else None
        return self._added(Joined(made, new=True, reasons=link.reasons, offered=offered), mention)

    def _added(self, joined: Joined, mention: Mention) -> Joined:
        """Let what follows find the statement under its event."""
        active = max(filter(None, (mention.published_on, mention.window.tail if mention.window else None)))
        for key in linking.keys(mention):
            bearing = self.found.setdefault(key, {})
            if joined.event_id not in bearing:
                self.new_keys[key, joined.event_id] = active
            bearing[joined.event_id] = max(active, bearing.get(joined.event_id, active))
        said = [*self.said.get(joined.event_id, []), mention]
        self.said[joined.event_id] = sorted(said, key=lambda m: m.published_on, reverse=True)[:_REMEMBERED]
        return joined

    def join_reports(self, told: Sequence[Mention]) -> list[Link]:
        """Find the events that an article's reports are about; a report never makes one."""
        return linking.once(told, [linking.link_report(mention, self.candidates(mention)) for mention in told])

    def write(self) -> None:
        """Store the new keys, and who and where for events that did not name them."""
        linked.add_keys(self.connection, [(key, i, day) for (key, i), day in self.new_keys.items()])
        linked.complete(self.connection, self.named)
        self.new_keys, self.named = {}, {}


def _long_ago(settled_on: date | None, horizon: date) -> bool:
    return settled_on is not None and settled_on < horizon


def join(connection: sa.Connection, prediction: Prediction, mention: Mention) -> Joined:
    """Link a single prediction, and store what is new of it."""
    near = Neighbours(connection)
    near.look_up([mention])
    joined = near.join(prediction, mention)
    near.write()
    return joined


def mentions_of(text: str, predictions: Iterable[Prediction], published_on: date, source: str) -> tuple[Mention, ...]:
    """Return what linking remembers of each prediction, in their order; `source` is the same for one article."""
    given = list(predictions)
    order = sorted(range(len(given)), key=lambda n: (given[n].span.start, given[n].event.start, n))
    made = linking.mentions(text, [given[n] for n in order], published_on, source)
    placed = dict(zip(order, made, strict=True))
    return tuple(placed[n] for n in range(len(given)))


def report_mentions_of(
    text: str, reports: Iterable[Report], published_on: date, source: str, said: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """Return what linking remembers of each report, in their order; `said` are the article's own statements."""
    return linking.report_mentions(text, tuple(reports), published_on, source, said)
