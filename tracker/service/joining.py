"""From what an article says to events: each statement joins one, is offered one, or makes a new one.

Invariant: a statement is compared with what an index finds, and with what was just added beside it; what is found
is read once for many statements, and what is new is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from heapq import nlargest

import sqlalchemy as sa

from tracker import linking
from tracker.linking import Candidate, Decision, Link, Mention
from tracker.reading.values import Prediction, Report
from tracker.store import claims, linked
from tracker.store import tables as t
from tracker.store.called import Called, Naming, name_better
from tracker.window import days_after

FORGET_DAYS = 60
"""So long after an event was settled an article may still speak of it."""
MOST = 24
"""So many events are compared with a statement, however large the archive."""
_HIGH = linked.BEARERS // 2  # an event that sinks further among the bearers of a key is lifted when spoken of again
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

    `bearing` has for each key the events that bear it, and whether they stand high enough in the index to be found by
    it again; `events` has what is remembered of those that were looked at.
    """

    connection: sa.Connection
    bearing: dict[str, dict[int, bool]] = field(default_factory=dict)
    events: dict[int, Candidate] = field(default_factory=dict)
    new_keys: dict[tuple[str, int], date] = field(default_factory=dict)
    namings: dict[int, list[Naming]] = field(default_factory=dict)
    made: dict[int, dict[str, object]] = field(default_factory=dict)
    ids: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing known."""
        self.ids = t.ids(self.connection, t.events)

    def look_up(self, mentions: Iterable[Mention]) -> None:
        """Read what is stored near these statements."""
        given = [mention.keys for mention in mentions]
        found = linked.by_keys(self.connection, {key for keys in given for key in keys} - self.bearing.keys())
        self.bearing |= {key: {i: n < _HIGH for n, i in enumerate(ids)} for key, ids in found.items()}
        ids = sorted({i for keys in given for i in self._near(keys)} - self.events.keys())
        settled, apart = linked.settled_days(self.connection, ids), linked.kept_apart(self.connection, ids)
        said = linked.remembered(self.connection, ids, date.max)
        for i in said:
            mentions = tuple(map(_load, said[i]))
            self.events[i] = Candidate(i, mentions, settled.get(i), frozenset(b for a, b in apart if a == i))

    def _near(self, keys: Sequence[str]) -> list[int]:
        """Return the events that share most keys; one that few events bear counts for more than one of many.

        Those of the statement's own article are always there.
        """
        shared: dict[int, float] = {}
        for key in keys:
            bearing = self.bearing.get(key, ())
            worth = 1 / max(1, len(bearing)) if not key.startswith(linking.OWN) else 1
            for event_id in bearing:
                shared[event_id] = shared.get(event_id, 0) + worth
        return nlargest(MOST, shared, key=lambda i: (shared[i], i))

    def candidates(self, mention: Mention) -> Iterator[Candidate]:
        """Yield the events that a statement may be about; those settled long ago are left out."""
        horizon = days_after(mention.published_on, -FORGET_DAYS)
        for event_id in self._near(mention.keys):
            event = self.events.get(event_id)
            if event is not None and not _long_ago(event.settled_on, horizon):
                yield event

    def join(self, prediction: Prediction, mention: Mention | None) -> Joined:
        """Find or make the event of a prediction, and let it be found by the prediction's words.

        Without a mention nothing is linked: the event is one of its own.
        """
        if mention is None:
            plain = Called(prediction.event_text, prediction.participants, prediction.place)
            return Joined(self._make(plain, prediction), new=True, reasons=())
        link = linking.link(mention, self.candidates(mention))
        name = called_by(mention, prediction.speaker, prediction.participants, prediction.place)
        if link.decision is Decision.JOIN and link.event_id is not None:
            self.namings.setdefault(link.event_id, []).append(Naming(name, mention.published_on))
            return self._added(Joined(link.event_id, new=False, reasons=link.reasons), mention)
        offered = link.event_id if link.decision is Decision.OFFER else None
        made = self._make(name, prediction)
        return self._added(Joined(made, new=True, reasons=link.reasons, offered=offered), mention)

    def _make(self, called: Called, p: Prediction) -> int:
        made = next(self.ids)
        self.made[made] = linked.event_values(called.title, p.kind, called.participants, called.place)
        return made

    def _added(self, joined: Joined, mention: Mention) -> Joined:
        """Let what follows find the statement under its event."""
        i = joined.event_id
        for key in mention.keys:
            bearing = self.bearing.setdefault(key, {})
            if not bearing.get(i):
                bearing[i] = True
                self.new_keys[key, i] = mention.published_on
        event = self.events.get(i) or Candidate(i, ())
        said = sorted((*event.mentions, mention), key=lambda m: m.published_on, reverse=True)
        self.events[i] = replace(event, mentions=tuple(said[:_REMEMBERED]))
        return joined

    def join_reports(self, told: Sequence[Mention]) -> list[Link]:
        """Find the events that an article's reports are about; a report never makes one."""
        return linking.once(told, [linking.link_report(mention, self.candidates(mention)) for mention in told])

    def write(self, summaries: Mapping[int, dict[str, object]] | None = None) -> None:
        """Store the new events, with their summaries where these are known, and what is new of older ones.

        That is keys, who and where for events that did not name them, and titles that name them better.
        """
        known = summaries or {}
        linked.add_events(self.connection, [{"id": i, **row, **known.get(i, {})} for i, row in self.made.items()])
        linked.add_keys(self.connection, [(key, i, day) for (key, i), day in self.new_keys.items()])
        name_better(self.connection, self.namings, linking.better)
        self.made, self.new_keys, self.namings = {}, {}, {}


def called_by(mention: Mention, speaker: str | None, participants: Iterable[str], place: str | None) -> Called:
    """Return what a statement would have its event called, who takes part in it, and where it is."""
    title = linking.title(mention, speaker)
    return Called(title, linking.participants(mention, title, participants), linking.place(mention, place))


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


def report_row(
    article: Mapping[str, object], report: Report, mention: Mention | None, link: Link | None
) -> dict[str, object]:
    """Return the columns of a report, beside those that tell its article, with the event that it was linked to."""
    event_id = link.event_id if link and link.decision is Decision.JOIN else None
    said = {"mention": mention.dump() if mention else "", "linked_because": list(link.reasons) if link else []}
    return {**claims.report_values(report), **article, "event_id": event_id, **said}
