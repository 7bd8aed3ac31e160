"""Nonsense cannot be stored: every rule of the tables is a rule of the database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from tracker.store import Store
from tracker.store import tables as t

AT = datetime(2025, 10, 17, 9, tzinfo=UTC)
DAY = date(2025, 10, 17)
BATCH = {"source": "a test", "imported_at": AT, "imported_by": "Ana"}
ARTICLE = {"key": "a" * 64, "title": "T", "text": "Words.", "published_on": DAY, "language": "en", "batch_id": 1}
ARTICLE |= {"added_at": AT}
EVENT = {"title": "Summit", "titled_by_hand": False, "kind": "meeting", "participants": [], "stage": "undated"}
PREDICTION = {"article_id": 1, "event_id": 1, "published_on": DAY, "start": 0, "end": 9, "quote": "A quote."}
PREDICTION |= {"event_start": 0, "event_end": 4, "event_text": "meet", "timex_start": 5, "timex_end": 9}
PREDICTION |= {"anchor": DAY, "dated": True, "earliest": DAY, "latest": DAY, "closes_on": DAY, "certainty": "CT"}
PREDICTION |= {"polarity": "+", "kind": "meeting", "participants": [], "confidence": "clear", "reasons": []}
PREDICTION |= {"rule": "on", "trace": [], "origin": "read", "standing": True, "linked_because": [], "mention": ""}
PREDICTION |= {"created_at": AT}
OUTCOME = {"event_id": 1, "ordinal": 1, "token": "t", "status": "confirmed", "verdict": "happened"}
OUTCOME |= {"disposition": "none", "occurred_from": DAY, "occurred_to": DAY, "known_on": DAY, "recorded_at": AT}
OUTCOME |= {"recorded_by": "Ana", "own_knowledge": True, "note": ""}
REPORT = {"article_id": 1, "event_id": 1, "published_on": DAY, "start": 0, "end": 9, "quote": "Q", "event_start": 0}
REPORT |= {"event_end": 3, "event_text": "met", "says": "happened", "kind": "meeting", "participants": []}
REPORT |= {"linked_because": [], "mention": "", "answer_reason": ""}
GOOD = {"import_batch": BATCH, "article": ARTICLE, "event": EVENT, "prediction": PREDICTION}
GOOD |= {"outcome": OUTCOME, "report": REPORT}
TABLES = {table.name: table for table in t.ordered()}

LATER = date(2025, 10, 18)
NONSENSE = [
    ("article", {"key": "short"}),
    ("article", {"text": ""}),
    ("article", {"published_on": None}),
    ("article", {"batch_id": 99}),
    ("event", {"stage": "soon"}),
    ("event", {"kind": "party"}),
    ("event", {"stage": "dated"}),
    ("event", {"stage": "settled"}),
    ("event", {"merged_into": 99}),
    ("event", {"earliest": LATER, "latest": DAY, "closes_on": DAY}),
    ("event", {"latest": LATER, "closes_on": DAY}),
    ("prediction", {"start": 9, "end": 9}),
    ("prediction", {"start": -1}),
    ("prediction", {"end": None}),
    ("prediction", {"event_start": 4}),
    ("prediction", {"timex_start": 9}),
    ("prediction", {"earliest": LATER}),
    ("prediction", {"probability": 1.5}),
    ("prediction", {"probability": -0.1}),
    ("prediction", {"certainty": "sure"}),
    ("prediction", {"polarity": "?"}),
    ("prediction", {"confidence": "so-so"}),
    ("prediction", {"origin": "wind"}),
    ("prediction", {"earliest": None, "latest": None, "closes_on": None}),
    ("prediction", {"closes_on": None, "latest": LATER, "earliest": DAY, "event_id": None}),
    ("prediction", {"event_id": None}),
    ("prediction", {"article_id": None, "start": None, "end": None}),
    ("prediction", {"article_id": 99}),
    ("outcome", {"verdict": "maybe"}),
    ("outcome", {"disposition": "moved"}),
    ("outcome", {"verdict": None}),
    ("outcome", {"verdict": None, "disposition": "put_off"}),
    ("outcome", {"verdict": None, "disposition": "called_off", "occurred_from": None, "occurred_to": None}),
    ("prediction", {"closes_on": None}),
    ("prediction", {"event_end": None}),
    ("prediction", {"timex_end": None}),
    ("event", {"latest": LATER}),
    ("outcome", {"verdict": "did_not_happen"}),
    ("outcome", {"verdict": "void", "disposition": "called_off", "occurred_from": None, "occurred_to": None}),
    ("outcome", {"status": "firm"}),
    ("outcome", {"occurred_to": None}),
    ("outcome", {"occurred_from": LATER}),
    ("outcome", {"occurred_to": LATER}),
    ("outcome", {"own_knowledge": False}),
    ("outcome", {"ordinal": 0}),
    ("outcome", {"ordinal": 2}),
    ("outcome", {"replaces_id": 1}),
    ("outcome", {"token": None}),
    ("outcome", {"evidence_article_id": 99}),
    ("report", {"says": "perhaps"}),
    ("report", {"end": 0}),
    ("report", {"answer": "accepted"}),
]


def _fill(connection: sa.Connection, until: str) -> None:
    for name, row in GOOD.items():
        connection.execute(TABLES[name].insert().values(**row))
        if name == until:
            return


@pytest.mark.parametrize("name", GOOD)
def test_what_is_sound_can_be_stored(store: Store, name: str) -> None:
    with store.write() as connection:
        _fill(connection, name)
        assert connection.scalar(sa.select(sa.func.count()).select_from(TABLES[name])) == 1


@pytest.mark.parametrize(("name", "wrong"), NONSENSE, ids=[f"{n}-{'-'.join(w)}" for n, w in NONSENSE])
def test_nonsense_is_refused_by_the_database(store: Store, name: str, wrong: dict[str, object]) -> None:
    before = list(GOOD)[: list(GOOD).index(name)]
    with store.write() as connection:
        for each in before:
            connection.execute(TABLES[each].insert().values(**GOOD[each]))
    with pytest.raises((sa.exc.IntegrityError, sa.exc.StatementError, LookupError)), store.write() as connection:
        connection.execute(TABLES[name].insert().values(**{**GOOD[name], **wrong}))
    with store.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(TABLES[name])) == 0


UNIQUE = [
    ("article", {}),
    ("outcome", {"token": "t", "ordinal": 2, "replaces_id": 1}),
    ("outcome", {"token": "u"}),
    ("report", {}),
    ("prediction", {}),
]


@pytest.mark.parametrize(("name", "change"), UNIQUE)
def test_what_is_one_thing_is_stored_once(store: Store, name: str, change: dict[str, object]) -> None:
    with store.write() as connection:
        _fill(connection, "report")
    with pytest.raises(sa.exc.IntegrityError), store.write() as connection:
        connection.execute(TABLES[name].insert().values(**{**GOOD[name], **change}))


def test_instants_come_back_in_utc(store: Store) -> None:
    with store.write() as connection:
        _fill(connection, "import_batch")
        at = connection.scalar(sa.select(t.batches.c.imported_at))
    assert at == AT
    assert at.tzinfo is not None


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(sa.exc.IntegrityError), store.write() as connection:  # noqa: PT012 - what came before it counts
        _fill(connection, "event")
        _fill(connection, "article")
    with store.read() as connection:
        assert connection.execute(t.events.select()).all() == []


def test_deleting_an_article_takes_what_was_read_of_it_and_leaves_outcomes(store: Store) -> None:
    with store.write() as connection:
        _fill(connection, "report")
        connection.execute(t.outcomes.update().values(evidence_article_id=1))
        connection.execute(t.articles.delete())
    with store.read() as connection:
        assert connection.execute(t.predictions.select()).all() == []
        assert connection.execute(t.reports.select()).all() == []
        assert connection.execute(t.outcomes.select()).one().evidence_article_id is None
