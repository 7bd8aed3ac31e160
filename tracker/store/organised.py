"""What people keep beside events: topics, notes, probabilities of their own, watch lists, filters with a name.

Invariant: what is asked of many events is asked once; nothing here changes an event or what was said of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from tracker.outcome import Status, Verdict
from tracker.store import tables as t
from tracker.store.rows import ForecastRow, NoteRow, TopicRow


def topics(connection: sa.Connection) -> tuple[TopicRow, ...]:
    """Return every topic that an event bears, by name."""
    topic, et = t.topics.c, t.event_topics.c
    query = sa.select(topic.name, sa.func.count()).join(t.event_topics, et.topic_id == topic.id)
    return tuple(TopicRow(*row) for row in connection.execute(query.group_by(topic.name).order_by(topic.name)))


def spelled(connection: sa.Connection, names: Iterable[str]) -> list[str]:
    """Return names as the topics that there are write them, whose capitals may differ; a new one as it first comes."""
    there = list(connection.scalars(sa.select(t.topics.c.name).order_by(t.topics.c.name)))
    written = {name.casefold(): name for name in reversed(there)} | {name: name for name in there}
    return [written.get(name) or written.setdefault(name.casefold(), name) for name in names]


def add_topics(connection: sa.Connection, event_id: int, names: Iterable[str]) -> None:
    """Let an event bear topics; those that it bears already stay."""
    wanted = sorted(set(spelled(connection, names)))
    if not wanted:
        return
    connection.execute(t.unless_there(connection, t.topics), [{"name": name} for name in wanted])
    ids = connection.scalars(sa.select(t.topics.c.id).where(t.topics.c.name.in_(wanted)))
    bear_topics(connection, event_id, ids)


def bear_topics(connection: sa.Connection, event_id: int, topic_ids: Iterable[int]) -> None:
    """Let an event bear topics that are known by number."""
    rows = [{"event_id": event_id, "topic_id": i} for i in topic_ids]
    if rows:
        connection.execute(t.unless_there(connection, t.event_topics), rows)


def remove_topics(connection: sa.Connection, event_id: int, names: Iterable[str]) -> None:
    """Take topics from an event; a topic that no event bears any more is gone."""
    et, topic = t.event_topics.c, t.topics.c
    ids = list(connection.scalars(sa.select(topic.id).where(topic.name.in_(spelled(connection, names)))))
    drop_topics(connection, event_id, ids)
    borne = sa.exists().where(et.topic_id == topic.id)
    connection.execute(t.topics.delete().where(topic.id.in_(ids), ~borne))


def drop_topics(connection: sa.Connection, event_id: int, topic_ids: Iterable[int]) -> None:
    """Take topics that are known by number from an event."""
    et = t.event_topics.c
    connection.execute(t.event_topics.delete().where(et.event_id == event_id, et.topic_id.in_(list(topic_ids))))


def note_rows(
    connection: sa.Connection, event_ids: Iterable[int], until: datetime | None = None
) -> dict[int, tuple[NoteRow, ...]]:
    """Return the notes on each event, newest first; of those only the ones written by an instant, if one is given."""
    n = t.notes.c
    found: dict[int, list[NoteRow]] = {}
    query = sa.select(n.event_id, n.id, n.text, n.written_by, n.written_at).where(n.event_id.in_(list(event_ids)))
    if until is not None:
        query = query.where(n.written_at <= until)
    for event_id, *rest in connection.execute(query.order_by(n.id.desc())):
        found.setdefault(event_id, []).append(NoteRow(*rest))
    return {event_id: tuple(rows) for event_id, rows in found.items()}


def add_note(connection: sa.Connection, event_id: int, text: str, by: str, at: datetime) -> NoteRow:
    """Store a note."""
    made = t.insert(connection, t.notes, event_id=event_id, text=text, written_by=by, written_at=at)
    return NoteRow(made, text, by, at)


def remove_note(connection: sa.Connection, note_id: int) -> Any:  # noqa: ANN401 - a row of `note`
    """Delete a note and return its row; None where there is none."""
    row = connection.execute(sa.select(t.notes).where(t.notes.c.id == note_id)).first()
    connection.execute(t.notes.delete().where(t.notes.c.id == note_id))
    return row


_TOLD = (Verdict.HAPPENED, Verdict.DID_NOT_HAPPEN)
_FORECAST = "id event_id person probability made_on recorded_at".split()  # noqa: SIM905


def forecasts(connection: sa.Connection, event_id: int, day: date) -> tuple[ForecastRow, ...]:
    """Return what people gave for an event by `day`, newest first."""
    f = t.forecasts.c
    query = sa.select(*(f[name] for name in _FORECAST)).where(f.event_id == event_id, f.made_on <= day)
    return tuple(ForecastRow(*row) for row in connection.execute(query.order_by(f.id.desc())))


def add_forecast(connection: sa.Connection, **values: object) -> int:
    """Store a probability and return its id."""
    return t.insert(connection, t.forecasts, **values)


def last_words(connection: sa.Connection) -> list[Any]:
    """Return person, probability and verdict of what each gave last before an event was known to be over.

    Only confirmed verdicts count, and a probability given on the day that it became known is too late.
    """
    f, e, o = t.forecasts.c, t.events.c, t.outcomes.c
    place = sa.func.row_number().over(partition_by=(f.person, f.event_id), order_by=f.id.desc()).label("place")
    settled = t.forecasts.join(t.events, e.id == f.event_id).join(t.outcomes, o.id == e.outcome_id)
    query = sa.select(f.person, f.probability, o.verdict, place).select_from(settled)
    in_time = query.where(o.status == Status.CONFIRMED, o.verdict.in_(_TOLD), f.made_on < o.known_on).subquery()
    c = in_time.c
    return list(connection.execute(sa.select(c.person, c.probability, c.verdict).where(c.place == 1)))


def watchers(connection: sa.Connection, event_id: int) -> tuple[str, ...]:
    """Return who watches an event."""
    w = t.watches.c
    return tuple(connection.scalars(sa.select(w.person).where(w.event_id == event_id).order_by(w.person)))


def add_watch(connection: sa.Connection, event_id: int, person: str, at: datetime) -> None:
    """Let a person watch an event from now on; one who does already goes on."""
    row = {"person": person, "event_id": event_id, "since_at": at, "seen_at": at}
    connection.execute(t.unless_there(connection, t.watches), row)


def remove_watch(connection: sa.Connection, event_id: int, person: str) -> None:
    """Let a person watch an event no longer."""
    w = t.watches.c
    connection.execute(t.watches.delete().where(w.event_id == event_id, w.person == person))


def seen(connection: sa.Connection, event_id: int, person: str, at: datetime) -> None:
    """Note that a person has looked at an event that they watch."""
    w = t.watches.c
    connection.execute(t.watches.update().where(w.event_id == event_id, w.person == person).values(seen_at=at))


def watched(connection: sa.Connection, person: str) -> list[Any]:
    """Return for each event that a person watches: since when, last seen, and how much came since of each kind."""
    w, p, r, o, a = t.watches.c, t.predictions.c, t.reports.c, t.outcomes.c, t.articles.c
    said = sa.select(sa.func.count()).where(p.event_id == w.event_id, p.standing, p.created_at > w.seen_at)
    told = sa.select(sa.func.count()).where(r.event_id == w.event_id, r.article_id == a.id, a.added_at > w.seen_at)
    known = sa.select(sa.func.count()).where(o.event_id == w.event_id, o.recorded_at > w.seen_at)
    counts = (said.scalar_subquery(), told.scalar_subquery(), known.scalar_subquery())
    columns = (w.event_id, w.since_at, w.seen_at, *(c.label(f"new_{n}") for n, c in enumerate(counts)))
    return list(connection.execute(sa.select(*columns).where(w.person == person).order_by(w.event_id)))


def saved_filters(connection: sa.Connection) -> list[Any]:
    """Return the filters with a name, by name."""
    return list(connection.execute(sa.select(t.saved_filters).order_by(t.saved_filters.c.name)))


def save_filter(connection: sa.Connection, name: str, query: str, by: str, at: datetime) -> None:
    """Keep a filter under a name; what stood under it is replaced."""
    remove_filter(connection, name)
    t.insert(connection, t.saved_filters, name=name, query=query, saved_by=by, saved_at=at)


def remove_filter(connection: sa.Connection, name: str) -> bool:
    """Forget a filter; False where there was none of the name."""
    gone = connection.execute(t.saved_filters.delete().where(t.saved_filters.c.name == name))
    return bool(gone.rowcount)
