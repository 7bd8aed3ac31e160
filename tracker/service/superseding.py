"""What reading stored articles again changes, stored: what is the same stays, what differs is put beside it.

Invariant: a person's corrections, drops and links survive; no prediction that was read is deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tracker import timex
from tracker.models import Act, Origin
from tracker.reading.values import Prediction
from tracker.service import joining, retelling
from tracker.service.changing import words_given
from tracker.service.clock import now
from tracker.service.preparing import Again
from tracker.service.rereading import Reread, Stored, compared, stored
from tracker.service.settings import DOUBT, doubted
from tracker.store import added, claims, conditions, relinked, voices
from tracker.store import tables as t
from tracker.store.said import prediction_of
from tracker.timex import Lengths
from tracker.timex.values import Timex

READ_NO_MORE, SURE_NOW, REDATED = "not read any more", "read without doubt now", "the article's day was corrected"


@dataclass(frozen=True, slots=True)
class Terms:
    """By whom articles are read again, and what the settings say.

    `share` is the length of a tail, `keep_from` the least confidence that stands unasked.
    """

    by: str
    lengths: Lengths
    share: float
    keep_from: str


def supersede(connection: sa.Connection, articles: Sequence[Again], terms: Terms) -> set[int]:
    """Apply what new readings of articles change, and return the events that this touches.

    What appears with less confidence than asked for is stored as dropped, as an import does.
    """
    known = stored(connection, [again.article_id for again in articles])
    superseding = _Superseding(connection, terms, known, now())
    changed = [(again, compared(known, again, terms.keep_from)) for again in articles]
    superseding.replace(changed)
    superseding.join()
    return superseding.events | retelling.apply(connection, [(again, changes.retold) for again, changes in changed])


def turn_own_times(connection: sa.Connection, again: Again, terms: Terms) -> None:
    """Read the times that a person gave in words anew, where an article's day has changed."""
    p = t.predictions.c
    own = sa.select(t.predictions).where(p.article_id == again.article_id, p.origin == Origin.PERSON, p.standing)
    superseding = _Superseding(connection, terms, stored(connection, []), now())
    for row in connection.execute(own.order_by(p.id)).all():
        superseding.turn(again, row)
    superseding.write()


@dataclass(slots=True)
class _Superseding:
    """What applies the changes of some articles, written at once.

    `newer` has the id of the newer reading by that of the superseded one; `unread` are predictions that were not read
    before, each with the id of one that a reading doubted or missed, if any.
    """

    connection: sa.Connection
    terms: Terms
    known: Stored
    at: datetime
    events: set[int] = field(default_factory=set)
    rows: added.Rows = field(default_factory=added.Rows)
    fallen: list[int] = field(default_factory=list)
    newer: dict[int, int] = field(default_factory=dict)
    unread: list[tuple[Again, Prediction, int | None]] = field(default_factory=list)
    ids: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        """Take ids for what is new."""
        self.ids = t.ids(self.connection, t.predictions)

    def replace(self, changed: Sequence[tuple[Again, Reread]]) -> None:
        """Put new readings beside the old ones, and let those stand no more that are read no more."""
        for again, changes in changed:
            for row, new in changes.altered:
                self._alter(again, row, new, cleared=row.id in changes.cleared)
            for row in changes.vanished:
                self._note(row.id, Act.REREAD, None, READ_NO_MORE)
                self.events |= {row.event_id} if row.event_id else set()
            self.unread += [(again, new, None) for new in changes.appeared]
        self.write()

    def _alter(self, again: Again, row: Any, new: Prediction, *, cleared: bool) -> None:  # noqa: ANN401 - a prediction
        """Put the new reading beside the old one: linked as it was, and standing if it was."""
        if cleared and row.event_id is None:
            self.unread.append((again, new, row.id))
            return
        standing = row.standing or cleared
        kept = {"event_id": row.event_id, "linked_because": row.linked_because, "standing": standing}
        mention = again.mention_of(new).dump() if row.mention else ""
        made = self._insert(again, new, **kept, mention=mention, condition_met_on=row.condition_met_on)
        self._supersede(row, made)
        if not standing:
            self._hand_on(row.id, made)

    def _supersede(self, row: Any, made: int, reason: str = "") -> None:  # noqa: ANN401 - a prediction
        """Put the newer reading, stored as `made`, in the place of a prediction."""
        self._note(row.id, Act.REREAD, made, reason)
        self.newer[row.id] = made
        self.events |= {row.event_id} if row.event_id else set()

    def _hand_on(self, old_id: int, made: int) -> None:
        """Let a person's drop or replacement of the old reading hold for the new one."""
        done = self.known.corrections.get(old_id, [])
        if done and done[-1].act != Act.RESTORE:
            replaced = [each.replacement_id for each in done if each.act == Act.REPLACE]
            act = Act.REPLACE if replaced and replaced[-1] else Act.DROP
            self._note(made, act, replaced[-1] if replaced else None, done[-1].reason)

    def join(self) -> None:
        """Store predictions that were not read before, and link them, or drop them in doubt."""
        near = joining.Neighbours(self.connection)
        sure = [each for each in self.unread if not doubted(each[1], self.terms.keep_from)]
        near.look_up(again.mention_of(new) for again, new, _ in sure)
        for again, new, old_id in self.unread:
            made = self._doubtful(again, new) if doubted(new, self.terms.keep_from) else self._sure(near, again, new)
            if old_id is not None:
                self._note(old_id, Act.REREAD, made, SURE_NOW)
        near.write()
        self.write()

    def _doubtful(self, again: Again, new: Prediction) -> int:
        made = self._insert(again, new, event_id=None, standing=False, mention=again.mention_of(new).dump())
        self._note(made, Act.DROP, None, DOUBT)
        return made

    def _sure(self, near: joining.Neighbours, again: Again, new: Prediction) -> int:
        mention = again.mention_of(new)
        joined, because = near.join(new, mention), {"mention": mention.dump()}
        made = self._insert(again, new, event_id=joined.event_id, linked_because=list(joined.reasons), **because)
        self.rows.offer(made, joined.offered, joined.reasons)
        self.events.add(joined.event_id)
        return made

    def turn(self, again: Again, row: Any) -> None:  # noqa: ANN401 - a prediction
        """Put beside a prediction of a person the same, its time read anew."""
        old = prediction_of(row)
        found = _timed_anew(old, again, self.terms.lengths)
        if found is None or found.window is None or old.timex is None or found.window == old.window:
            return
        moved = found._replace(start=old.timex.start, end=old.timex.end, phrase_start=-1)
        new = replace(old, timex=moved, window=found.window, anchor=again.day, rule=found.rule)
        same = {"event_id": row.event_id, "mention": row.mention, "condition_met_on": row.condition_met_on}
        made = self._insert(again, new, origin=Origin.PERSON, **same)
        self._supersede(row, made, REDATED)

    def _insert(self, again: Again, new: Prediction, **values: object) -> int:
        made = next(self.ids)
        kept = {"id": made, "article_id": again.article_id, "published_on": again.day, **values}
        self.rows.predictions.append(claims.new_row(new, self.terms.share, created_at=self.at, **kept))
        return made

    def _note(self, prediction_id: int, act: Act, replacement_id: int | None, reason: str = "") -> None:
        self.fallen.append(prediction_id)
        self.rows.corrections.append(
            claims.correction(prediction_id, act, self.terms.by, self.at, replacement_id, reason)
        )

    def write(self) -> None:
        """Let stand no more what was superseded, and store what is new, with all that hung on the older readings."""
        claims.stand(self.connection, self.fallen, standing=False)
        self.rows.predictions = voices.under(self.connection, self.rows.predictions)
        self.rows.write(self.connection)
        conditions.copy(self.connection, self.newer)
        relinked.follow(self.connection, self.newer, self.events)
        self.rows, self.fallen, self.newer = added.Rows(), [], {}


def _timed_anew(old: Prediction, again: Again, lengths: Lengths) -> Timex | None:
    """Return the time of a person's prediction from the article's day: by the words they gave, else as read there.

    The words that are stored lack the preposition, so that alone they are trusted only where the same rule reads them.
    """
    if (given := words_given(old)) is not None:
        return timex.resolve(given, again.day, lengths=lengths)
    if old.timex is None:
        return None
    for read in again.found.predictions:
        if read.timex and read.timex.phrase.start == old.timex.start:
            return read.timex._replace(window=read.window)
    alone = timex.resolve(old.timex.text, again.day, lengths=lengths)
    return alone if alone and alone.rule == old.rule else None
