"""Reading a stored article again: what is the same stays, what differs is put beside it.

Invariant: a person's corrections, drops and links survive; no prediction that was read is deleted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tracker import timex
from tracker.linking import Mention
from tracker.models import Act, Origin
from tracker.reading.values import Prediction, Reading
from tracker.service import joining, retelling
from tracker.service.clock import now
from tracker.service.retelling import Retold
from tracker.service.settings import DOUBT, doubted
from tracker.store import claims, library, linked, relinked
from tracker.store import tables as t
from tracker.store.rows import PredictionRow
from tracker.store.said import one_prediction, prediction_of
from tracker.text import Span
from tracker.timex import Lengths

Place = tuple[int | None, int | None]


@dataclass(slots=True)
class Reread:
    """What reading one article again changes, by ids of predictions; `events` are those it touches.

    `cleared` are predictions that a reading doubted or missed, and that this one finds without doubt; they are among
    `altered`, too.
    """

    same: int = 0
    appeared: list[Prediction] = field(default_factory=list)
    vanished: list[int] = field(default_factory=list)
    altered: list[tuple[int, Prediction]] = field(default_factory=list)
    cleared: set[int] = field(default_factory=set)
    retold: Retold = field(default_factory=Retold)
    events: set[int] = field(default_factory=set)

    @property
    def empty(self) -> bool:
        """Whether nothing changes at all."""
        return not (self.appeared or self.vanished or self.altered or self.retold.count)


def compared(connection: sa.Connection, article_id: int, found: Reading, keep_from: str) -> Reread:
    """Say what differs in a new reading of an article from what is stored as read (standing or not)."""
    new = {_place_of(p): p for p in found.predictions}
    changes = Reread(retold=retelling.compared(connection, article_id, found))
    rows = _stored(connection, article_id)
    for row, again in _paired(rows, new):
        if again is None:
            changes.vanished += [row.id] if row.standing else []
        elif not row.standing and _waits(connection, row.id) and not doubted(again, keep_from):
            changes.altered.append((row.id, again))
            changes.cleared.add(row.id)
        elif _says(again) == _says(prediction_of(row)):
            changes.same += 1
        else:
            changes.altered.append((row.id, again))
    changes.appeared = list(new.values())
    return changes


def _paired(rows: dict[Place, Any], new: dict[Place, Prediction]) -> list[tuple[Any, Prediction | None]]:
    """Take from `new` the reading of each stored prediction: at its place, else of its time in its sentence.

    Rules that name an event by other words move its place; what a person did of it goes with it all the same.
    """
    exact = {place: new.pop(place, None) for place in rows}
    pairs: list[tuple[Any, Prediction | None]] = []
    for place, row in rows.items():
        again = exact[place]
        if again is None:
            near = [p for p in new.values() if _place_of(p)[1] == place[1] and p.span.start == row.start]
            again = max(near, key=lambda p: p.event.overlaps(Span(row.event_start, row.event_end)), default=None)
            if again is not None:
                del new[_place_of(again)]
        pairs.append((row, again))
    return pairs


def _waits(connection: sa.Connection, prediction_id: int) -> bool:
    """Whether a prediction stands not because an import doubted it or a reading missed it, and by nobody's word."""
    c = t.corrections.c
    query = sa.select(c.act, c.reason, c.replacement_id).where(c.prediction_id == prediction_id)
    newest = connection.execute(query.order_by(c.id.desc()).limit(1)).first()
    if newest is None or newest.replacement_id is not None:
        return False
    return bool(newest.act == Act.REREAD or (newest.act == Act.DROP and newest.reason == DOUBT))


def _place_of(prediction: Prediction) -> Place:
    return prediction.event.start, prediction.timex.phrase.start if prediction.timex else None


def _stored(connection: sa.Connection, article_id: int) -> dict[Place, sa.Row[tuple[object, ...]]]:
    """Return the newest reading of each prediction of an article; one that a later reading superseded is left out."""
    p, c = t.predictions.c, t.corrections.c
    superseded = sa.select(c.prediction_id).where(c.act == Act.REREAD, c.replacement_id.is_not(None))
    query = sa.select(t.predictions).where(p.article_id == article_id, p.origin == Origin.READ, p.dated)
    rows = connection.execute(query.where(p.id.not_in(superseded)).order_by(p.id))
    return {(row.event_start, row.timex_start): row for row in rows}


def _says(prediction: Prediction) -> tuple[object, ...]:
    p = prediction
    timex_ = (p.timex.phrase.end, p.timex.value) if p.timex else None
    return (
        p.span,
        p.event_text,
        timex_,
        p.anchor,
        p.window,
        p.speaker,
        p.certainty,
        p.polarity,
        p.hedge,
        p.kind,
        p.rule,
    )


def reread_article(  # noqa: PLR0913 - options by keyword
    connection: sa.Connection,
    article_id: int,
    found: Reading,
    *,
    by: str,
    lengths: Lengths,
    share: float,
    keep_from: str,
    turned: bool = False,
) -> Reread:
    """Apply what a new reading of an article changes; `turned` where its day has changed with it.

    What appears with less confidence than `keep_from` is stored as dropped, as an import does.
    """
    changes = compared(connection, article_id, found, keep_from)
    hand = _Hand(connection, article_id, by, now(), lengths, share, keep_from, changes)
    for old_id, new in changes.altered:
        hand.alter(old_id, new)
    for old_id in changes.vanished:
        hand.vanish(old_id)
    for new in changes.appeared:
        hand.appear(new)
    changes.events |= retelling.apply(connection, article_id, found, changes.retold)
    if turned:
        hand.turn_own_times()
    return changes


@dataclass(slots=True)
class _Hand:
    """What applies the changes of one article."""

    connection: sa.Connection
    article_id: int
    by: str
    at: datetime
    lengths: Lengths
    share: float
    keep_from: str
    changes: Reread

    def alter(self, old_id: int, new: Prediction) -> None:
        """Put the new reading beside the old one: linked as it was, and standing if it was."""
        cleared = old_id in self.changes.cleared
        if cleared and self._row(old_id).event_id is None:
            self._note(old_id, Act.REREAD, self.appear(new), "read without doubt now")
            return
        old, row = one_prediction(self.connection, old_id), self._row(old_id)
        claims.stand(self.connection, [old_id], standing=False)
        standing = old.standing or cleared
        kept = {"linked_because": row.linked_because, "condition_met_on": row.condition_met_on, "standing": standing}
        mention = self._mention(new).dump() if row.mention else ""
        made = self._insert(new, Origin.READ, event_id=old.event_id, mention=mention, **kept)
        self._note(old_id, Act.REREAD, made)
        if not standing and old.fate:
            self._hand_on(old, made)
        if old.event_id:
            relinked.follow(self.connection, old_id, made, old.event_id)
            self.changes.events.add(old.event_id)

    def _hand_on(self, old: PredictionRow, made: int) -> None:
        """Let a person's drop or replacement of the old reading hold for the new one."""
        c = t.corrections.c
        replaced = sa.select(c.replacement_id).where(c.prediction_id == old.id, c.act == Act.REPLACE)
        replacement = self.connection.scalar(replaced.order_by(c.id.desc()))
        act = Act.REPLACE if replacement else Act.DROP
        self._note(made, act, replacement, old.fate_reason or "")

    def vanish(self, old_id: int) -> None:
        """Let a prediction that is read no more stand no more."""
        old = one_prediction(self.connection, old_id)
        self._note(old_id, Act.REREAD, None, "not read any more")
        self.changes.events |= {old.event_id} if old.event_id else set()

    def appear(self, new: Prediction) -> int:
        """Store a prediction that was not read before, and link it, or drop it in doubt; return its id."""
        mention = self._mention(new)
        if doubted(new, self.keep_from):
            made = self._insert(new, Origin.READ, event_id=None, standing=False, mention=mention.dump())
            self._note(made, Act.DROP, None, DOUBT)
            return made
        joined = joining.join(self.connection, new, mention)
        because = {"linked_because": list(joined.reasons), "mention": mention.dump()}
        made = self._insert(new, Origin.READ, event_id=joined.event_id, standing=True, **because)
        if joined.offered is not None:
            linked.add_offer(self.connection, made, joined.offered, joined.reasons)
        self.changes.events.add(joined.event_id)
        return made

    def _mention(self, new: Prediction) -> Mention:
        source = library.source_of(self.connection, self.article_id)
        (mention,) = joining.mentions_of(source.text, [new], library.day_of(source), library.key_of(source.text))
        return mention

    def _row(self, prediction_id: int) -> sa.Row[Any]:
        return self.connection.execute(sa.select(t.predictions).where(t.predictions.c.id == prediction_id)).one()

    def turn_own_times(self) -> None:
        """Read the times that a person gave in words anew, against the article's new day."""
        p = t.predictions.c
        own = sa.select(p.id).where(p.article_id == self.article_id, p.origin == Origin.PERSON, p.standing)
        for old_id in list(self.connection.scalars(own)):
            self._turn(old_id)

    def _turn(self, old_id: int) -> None:
        row = self._row(old_id)
        old, day = prediction_of(row), row.published_on
        found = timex.resolve(old.timex.text, day, lengths=self.lengths) if old.timex else None
        if found is None or found.window is None or old.timex is None or found.window == old.window:
            return
        moved = found._replace(start=old.timex.start, end=old.timex.end, phrase_start=-1)
        new = replace(old, timex=moved, window=found.window, anchor=day)
        claims.stand(self.connection, [old_id], standing=False)
        made = self._insert(new, Origin.PERSON, event_id=row.event_id, standing=True, mention=row.mention)
        self._note(old_id, Act.REREAD, made, "the article's day was corrected")

    def _insert(self, new: Prediction, origin: Origin, **values: object) -> int:
        day = library.one_article(self.connection, self.article_id).published_on
        base = {"article_id": self.article_id, "published_on": day, "created_at": self.at, "origin": origin}
        return claims.add_prediction(
            self.connection,
            {**claims.prediction_values(new, self.share), **base, "linked_because": [], "mention": "", **values},
        )

    def _note(self, prediction_id: int, act: Act, replacement_id: int | None, reason: str = "") -> None:
        claims.correct(
            self.connection, prediction_id, act, by=self.by, at=self.at, replacement_id=replacement_id, reason=reason
        )
