"""From what an article says to events: each statement joins one, is offered one, or makes a new one.

Invariant: a statement is compared with what an index finds, the article's own earlier statements among it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import sqlalchemy as sa

from tracker import linking
from tracker.linking import Candidate, Decision, Link, Mention
from tracker.reading.values import Prediction, Report
from tracker.store import linked

FORGET_DAYS = 60
"""So long after an event was settled an article may still speak of it."""


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


def candidates(connection: sa.Connection, mention: Mention, day: date) -> tuple[Candidate, ...]:
    """Return the events that a statement of an article of `day` may be about."""
    ids = linked.candidate_ids(connection, linking.keys(mention))
    if not ids:
        return ()
    settled = linked.settled_days(connection, ids)
    apart = linked.kept_apart(connection, ids)
    kept = [i for i in ids if not _long_ago(settled.get(i), day)]
    said = linked.remembered(connection, kept, date.max)
    return tuple(
        Candidate(i, tuple(map(_load, said[i])), settled.get(i), frozenset(b for a, b in apart if a == i))
        for i in kept
        if i in said
    )


def _long_ago(settled_on: date | None, day: date) -> bool:
    return settled_on is not None and settled_on < day - timedelta(days=FORGET_DAYS)


def join(connection: sa.Connection, prediction: Prediction, mention: Mention, day: date) -> Joined:
    """Find or make the event of a prediction, and index it under the prediction's words."""
    link = linking.link(mention, candidates(connection, mention, day))
    if link.decision is Decision.JOIN and link.event_id is not None:
        linked.complete(connection, link.event_id, prediction.participants, prediction.place)
        return _indexed(connection, Joined(link.event_id, new=False, reasons=link.reasons), mention, day)
    made = linked.add_event(
        connection, linking.title(mention), prediction.kind, prediction.participants, prediction.place
    )
    offered = link.event_id if link.decision is Decision.OFFER else None
    return _indexed(connection, Joined(made, new=True, reasons=link.reasons, offered=offered), mention, day)


def _indexed(connection: sa.Connection, joined: Joined, mention: Mention, day: date) -> Joined:
    window = mention.window
    active = max(filter(None, (day, window.tail if window else None)))
    linked.add_keys(connection, joined.event_id, linking.keys(mention), active)
    return joined


def join_report(connection: sa.Connection, mention: Mention, day: date) -> Link:
    """Find the event that a report is about; a report never makes one."""
    return linking.link_report(mention, candidates(connection, mention, day))


def mentions_of(text: str, predictions: Iterable[Prediction], published_on: date, source: str) -> tuple[Mention, ...]:
    """Return what linking remembers of each prediction, in their order; `source` is the same for one article."""
    given = list(predictions)
    order = sorted(range(len(given)), key=lambda n: (given[n].span.start, given[n].event.start, n))
    made = linking.mentions(text, [given[n] for n in order], published_on, source)
    placed = dict(zip(order, made, strict=True))
    return tuple(placed[n] for n in range(len(given)))


def report_mentions_of(text: str, reports: Iterable[Report], published_on: date, source: str) -> tuple[Mention, ...]:
    """Return what linking remembers of each report, in their order."""
    return linking.report_mentions(text, tuple(reports), published_on, source)
