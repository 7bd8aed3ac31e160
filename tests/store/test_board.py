"""What the database calls a state is what `tracker.state` calls it, for summaries and for past days alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker import scores
from tracker.reading.values import Kind
from tracker.service.changing import without_article
from tracker.state import TAIL_SHARE, State
from tracker.store import Store, cases, claims, linked, recorded, records, summaries
from tracker.store import board as boards
from tracker.store import tables as t
from tracker.store.event_rows import event_rows
from tracker.store.opening import open_database
from tracker.store.rows import Filters
from tracker.window import Window

DAY = date(2030, 3, 1)
AT = datetime(2030, 3, 1, tzinfo=UTC)
DAYS = st.integers(-40, 40).map(lambda n: DAY + timedelta(days=n))
ENDS = st.tuples(DAYS, st.integers(0, 60), st.booleans(), st.sampled_from(["both", "earliest", "latest", "none"]))
PAIRS = st.sampled_from([("happened", "none"), ("did_not_happen", "called_off"), (None, "put_off"), ("void", "none")])


def _window(first: date, days: int, soft: bool, bounds: str) -> Window | None:  # noqa: FBT001 - drawn by hypothesis
    last = first + timedelta(days=days)
    if bounds == "none":
        return None
    return Window(first if bounds != "latest" else None, last if bounds != "earliest" else None, latest_soft=soft)


SAID = st.lists(st.tuples(ENDS, DAYS, st.sampled_from(["+", "-"])), min_size=1, max_size=4)
TOLD = st.lists(st.tuples(PAIRS, DAYS), max_size=3)


@contextmanager
def rolled_back(connection: sa.Connection) -> Iterator[None]:
    """Take back all that is done within, so that each example begins with an empty archive."""
    transaction = connection.execution_options(writes=True).begin()
    try:
        yield
    finally:
        transaction.rollback()


def _store(connection: sa.Connection, said: list, told: list) -> int:
    event_id = linked.add_event(connection, "An event", Kind.OTHER, (), None)
    for ends, on, polarity in said:
        window = _window(*ends)
        one = without_article("told", None, event_text="it", quote="", anchor=on, window=window, polarity=polarity)
        claims.add_prediction(connection, claims.entered_row(one, TAIL_SHARE, created_at=AT, event_id=event_id))
    for (verdict, disposition), on in told:
        token = f"{event_id}-{recorded.newest(connection, event_id)[0]}"
        row = {"verdict": verdict, "disposition": disposition, "known_on": on, "token": token, "status": "confirmed"}
        base = {"recorded_at": AT, "recorded_by": "Ana", "own_knowledge": True, "note": ""}
        recorded.add_outcome(connection, event_id, {**row, **base})
    summaries.refresh(connection, [event_id])
    return event_id


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.tuples(SAID, TOLD), min_size=1, max_size=4), day=DAYS)
def test_the_database_and_the_pure_state_agree_on_every_day(store: Store, events: list, day: date) -> None:
    with store.engine.connect() as connection, rolled_back(connection):
        for said, told in events:
            _store(connection, said, told)
        for on in (day, DAY + timedelta(days=400)):
            b = boards.board(connection, on)
            states = dict(connection.execute(sa.select(b.c.id, boards.state_on(b, on))).all())
            rows = event_rows(connection, list(states), on)
            assert {row.id: str(row.state) for row in rows} == states
            assert boards.counts(connection, b, on, [])[State.SETTLED] == sum(s == "settled" for s in states.values())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.tuples(SAID, TOLD), min_size=1, max_size=4), day=DAYS)
def test_the_board_of_a_past_day_is_what_was_kept_on_that_day(store: Store, events: list, day: date) -> None:
    """Whether an event was touched since or not, its row says what its summary said when that day was the last."""
    with store.engine.connect() as connection, rolled_back(connection):
        ids = [_store(connection, said, told) for said, told in events]
        b = boards.board(connection, day)
        rows = {row.id: row._mapping for row in connection.execute(sa.select(b))}  # noqa: SLF001 - its public name
        said, told = summaries.statements(connection, ids, day), summaries.outcomes(connection, ids)
        wanted = {i: summaries.summary(said[i], [r for _, r in told[i] if r.known_on <= day]) for i in ids if said[i]}
        kept = "stage said_id earliest latest closes_on first_said_on last_said_on predictions bars verdict".split()  # noqa: SIM905
        assert {i: [row[name] for name in kept] for i, row in rows.items()} == {
            i: [row[name] for name in kept] for i, row in wanted.items()
        }


def test_a_page_of_a_list_reads_an_index(template: Path) -> None:
    """The lists of the board are walked in the order of an index, not read whole and sorted."""
    store = open_database(str(template))
    with store.read() as connection:
        b = boards.board(connection, DAY)
        query = sa.select(b.c.id).where(boards.in_state(b, State.DUE, DAY)).order_by(b.c.closes_on, b.c.id).limit(50)
        sql = str(query.compile(store.engine, compile_kwargs={"literal_binds": True}))
        plan = " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"))
    assert "INDEX ix_event_stage_closes_on_id" in plan
    assert "SCAN" not in plan


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.tuples(SAID, TOLD), min_size=1, max_size=4), step=st.integers(1, 20))
def test_a_density_counts_each_window_in_every_step_that_it_touches(store: Store, events: list, step: int) -> None:
    since, count = DAY - timedelta(days=30), 5
    with store.engine.connect() as connection, rolled_back(connection):
        ids = [_store(connection, said, told) for said, told in events]
        for on in (DAY, DAY + timedelta(days=400)):
            b = boards.board(connection, on)
            rows = boards.density(connection, b, on, [], since, step, count)
            told = {(row.begins, row.state): row.count for row in rows}
            wanted: Counter[tuple[date, str]] = Counter()
            for event in event_rows(connection, ids, on):
                for begins in (since + timedelta(days=n * step) for n in range(count)):
                    ends = begins + timedelta(days=step - 1)
                    window = event.window
                    if window and (window.earliest or ends) <= ends and (window.latest or begins) >= begins:
                        wanted[begins, str(event.state)] += 1
            assert told == wanted
            assert boards.bars(connection, b, []) == sum(
                s.window is not None for said in summaries.statements(connection, ids, on).values() for s in said
            )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    events=st.lists(st.tuples(SAID, TOLD, st.sampled_from("abc")), min_size=1, max_size=5), days=st.integers(-80, 90)
)
def test_the_kept_cases_add_up_to_the_record(store: Store, events: list, days: int) -> None:
    """By each grouping, on any day, the lines are those that the statements and outcomes known by then give."""
    with store.engine.connect() as connection, rolled_back(connection):
        for said, told, name in events:
            event_id = _store(connection, said, told)
            p = t.predictions.c
            named = {"speaker": name.upper(), "speaker_key": name, "hedge": "may", "probability": 0.4}
            connection.execute(t.predictions.update().where(p.event_id == event_id, p.polarity == "+").values(**named))
            summaries.refresh(connection, [event_id])
        day = DAY + timedelta(days=40 + days)
        statements = records.scored(connection, day, Filters())
        for by in scores.GROUPS:
            assert list(cases.lines(connection, cases.on(connection, by, day), by, day)) == [
                line if line.brier is None else replace(line, brier=pytest.approx(line.brier))
                for line in scores.record(statements, by, day)
            ]
        head = scores.headline(statements, day)
        kept = cases.chances(connection, cases.on(connection, "source", day), day)
        assert {chance: (n, hits) for chance, n, hits in kept} == scores.chances(statements, day)
        assert scores.added_up(scores.chances(statements, day)) == head
