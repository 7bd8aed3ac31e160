"""Which predictions are about one event: what a person says of it is remembered and can be undone.

Invariant: every act keeps what is needed to take it back, and later articles respect it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.linking import Mention
from tracker.models import Answer, LinkAct
from tracker.service.clock import now
from tracker.service.joining import called_by
from tracker.service.rules import titled
from tracker.service.settings import share_of, who
from tracker.store import InputError, Store, UnknownError, called, claims, linked, relinked, summaries
from tracker.store import tables as t
from tracker.store.called import Called
from tracker.store.rows import LinkRow


def rename(store: Store, event_id: int, title: str, *, by: str | None = None) -> int:
    """Give an event a title of one's own, which later articles leave alone; return the act's id."""
    name, words = who(store, by), titled(title)
    with store.write() as connection:
        known = linked.exists(connection, event_id)
        moved = {"title": relinked.title_of(connection, known)}
        called.name(connection, known, words)
        return relinked.decide(connection, LinkAct.RENAME, known, None, moved=moved, made_by=name, made_at=now())


def merge(store: Store, event_id: int, into_id: int, *, by: str | None = None) -> int:
    """Join one event into another; return the id of the act, for `undo_link`.

    Raises `InputError` where both have recorded outcomes: one is to be undone and kept apart first.
    """
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        old, into = linked.exists(connection, event_id), linked.exists(connection, into_id)
        if old == into:
            message = "an event cannot be joined with itself"
            raise InputError(message)
        if all(relinked.has_outcome(connection, i) for i in (old, into)):
            message = "both events have a recorded outcome: they cannot be joined without losing one's history"
            raise InputError(message)
        moved: dict[str, Any] = relinked.move(connection, old, into)
        moved["keys"] = relinked.copy_keys(connection, old, into)
        moved["lent"] = relinked.lend(connection, old, into)
        relinked.merged(connection, old, into)
        relinked.answer_offers(connection, old, into, Answer.ACCEPTED)
        summaries.refresh(connection, [old, into], share)
        return relinked.decide(connection, LinkAct.MERGE, old, into, moved=moved, made_by=name, made_at=now())


def split(store: Store, prediction_ids: tuple[int, ...], *, title: str = "", by: str | None = None) -> int:
    """Move predictions to an event of their own; return the id of the act, for `undo_link`.

    Raises `UnknownError` for one that is not there or was withdrawn, `InputError` where they are not all of one
    event, are all that it has, or the title is too long.
    """
    name, share, words = who(store, by), share_of(store), titled(title) if title.strip() else ""
    with store.write() as connection:
        event_id, first = _one_event(connection, prediction_ids)
        named = _called(first)
        made = linked.add_event(connection, words or named.title, first.kind, named.participants, named.place)
        relinked.copy_keys(connection, event_id, made)
        moved = {t.predictions.name: _with_versions(connection, prediction_ids)}
        relinked.hand_over(connection, t.predictions.name, moved[t.predictions.name], made, event_id)
        if words:
            called.name(connection, made, words)
        summaries.refresh(connection, [event_id, made], share)
        apart = {"moved": {}, "made_by": name, "made_at": now()}
        relinked.decide(connection, LinkAct.APART, event_id, made, **apart)
        return relinked.decide(connection, LinkAct.SPLIT, event_id, made, **{**apart, "moved": moved})


def _with_versions(connection: sa.Connection, ids: Iterable[int]) -> list[int]:
    """Return predictions and what they replaced: whichever version a person brings back is about the same event."""
    return sorted({each for i in ids for each in (i, *claims.versions(connection, i))})


def _called(first: Any) -> Called:  # noqa: ANN401 - a row of `prediction`
    """Return what a statement would have an event of its own called: as when it is linked, where it can be."""
    if not first.mention:  # made by hand: its words are a person's
        return Called(first.event_text, tuple(first.participants), first.place)
    return called_by(Mention.load(first.mention), first.speaker, first.participants, first.place)


def _one_event(connection: sa.Connection, ids: tuple[int, ...]) -> tuple[int, Any]:
    p = t.predictions.c
    rows = _standing(connection, ids)
    events = {row.event_id for row in rows}
    if len(events) != 1:
        message = "choose standing predictions of one event"
        raise InputError(message)
    (event_id,) = events
    rest = connection.scalar(sa.select(sa.func.count()).where(p.event_id == event_id, p.standing, p.id.not_in(ids)))
    if not rest:
        message = "that is all the event has: nothing would be left to split it from"
        raise InputError(message)
    return int(event_id), rows[0]


def _standing(connection: sa.Connection, ids: tuple[int, ...]) -> Sequence[Any]:
    p = t.predictions.c
    chosen = sa.select(t.predictions).where(p.id.in_(ids), p.standing).order_by(p.published_on, p.id)
    rows = connection.execute(chosen).all()
    if missing := sorted(set(ids) - {row.id for row in rows}):
        message = f"there is no standing prediction {missing[0]} in the archive"
        raise UnknownError(message)
    return rows


def links(store: Store, event_id: int | None = None) -> tuple[LinkRow, ...]:
    """Return what was decided about one event, or about all, the newest first."""
    with store.read() as connection:
        return relinked.decisions(connection, event_id)


def offers(store: Store) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return the pairs of events that may be the same, with the reasons, for a person to say."""
    with store.read() as connection:
        return relinked.open_offers(connection)


def keep_apart(store: Store, event_id: int, other_id: int, *, by: str | None = None) -> int:
    """Say that two events are not the same: they are not offered or joined again; return the act's id."""
    name = who(store, by)
    with store.write() as connection:
        one, other = linked.exists(connection, event_id), linked.exists(connection, other_id)
        if one == other:
            message = "an event cannot be kept apart from itself"
            raise InputError(message)
        relinked.answer_offers(connection, one, other, Answer.DISMISSED)
        return relinked.decide(connection, LinkAct.APART, one, other, moved={}, made_by=name, made_at=now())


def undo_link(store: Store, act_id: int, *, by: str | None = None) -> None:
    """Take back a merge, a split, a new title or a "not the same". Raises `UnknownError`."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        row = relinked.undo_decision(connection, act_id, name, now())
        held = linked.exists(connection, row.other_id or row.event_id)  # what was handed over may have gone on since
        home = _TAKEN_BACK[row.act](connection, row, held, name)
        summaries.refresh(connection, [i for i in (row.event_id, row.other_id, held, home) if i], share)


def _unname(connection: sa.Connection, row: Any, _held: int, _by: str) -> int:  # noqa: ANN401 - a row of `link_decision`, as in all of these
    called.unname(connection, row.event_id, row.moved["title"])
    return int(row.event_id)


def _unmerge(connection: sa.Connection, row: Any, held: int, _by: str) -> int:  # noqa: ANN401
    relinked.merged(connection, row.event_id, None)
    _hand_back(connection, row.moved, held, row.event_id)
    relinked.restore_keys(connection, row.event_id, row.moved.get("keys", {}))
    relinked.take_back(connection, row.other_id, row.moved.get("lent", {}))
    return _ask_again(connection, row, held, _by)


def _unsplit(connection: sa.Connection, row: Any, held: int, by: str) -> int:  # noqa: ANN401
    home = relinked.home(connection, row.event_id, row.moved[t.predictions.name])
    _hand_back(connection, row.moved, held, home)
    relinked.undo_apart(connection, row.event_id, row.other_id, by, now())
    return home


def _ask_again(connection: sa.Connection, row: Any, _held: int, _by: str) -> int:  # noqa: ANN401
    relinked.answer_offers(connection, row.event_id, row.other_id, None)
    return int(row.event_id)


_TAKEN_BACK: dict[LinkAct, Callable[[sa.Connection, Any, int, str], int]] = {
    LinkAct.RENAME: _unname,
    LinkAct.MERGE: _unmerge,
    LinkAct.SPLIT: _unsplit,
    LinkAct.APART: _ask_again,
}
"""What takes each act back, and returns the event where its statements are now."""


def _hand_back(connection: sa.Connection, moved: dict[str, Any], held: int, event_id: int) -> None:
    """Hand to an event what went from it into the one where it is `held`; what was taken from there since stays."""
    for name in relinked.HANDED:
        relinked.hand_over(connection, name, moved.get(name, []), event_id, held)
