"""Archives of many events: some made articles are ingested as any are, and their rows are then copied over and over.

Invariant: a copy keeps every reference among its own rows and is moved back by some days, so that a grown archive
spreads as news does and differs from an ingested one only in that its texts come again. Most of what is over was
settled, as it would be in a newsroom. SQLite only.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import SQLModel

from benchmarks.articles import SEED, make
from tracker import service
from tracker.store import summaries

TODAY = datetime.now(UTC).date()  # the dashboard is looked at today: so must the archive's news be of these days
BACK, DAYS = timedelta(days=365), 330  # the first article's day, before today, and the days of all
_FORWARD = 30  # days that a copy is moved on at most; nothing may then be known only after today
_SEEDS = 300  # articles that are really ingested: some 1,000 predictions
_STEP = 1_000_000  # between the numbers of a row and of its copy
_COPIED = ("article", "article_run", "event", "event_key", "prediction", "report", "outcome")
# Numbers that refer to rows of these tables without a foreign key.
_LOOSE = {"event": ("said_id", "outcome_id")}
_OUTLETS = ("Sample Wire", "Meridian Post", "Harbour Gazette", "The Evening Ledger", "Northern Courier")
_SETTLED = 0.6  # of the events whose time is over by the last day: newsrooms do not catch up
_NAMES = 40  # of each speaker, the copies have so many: most people are heard a few times, some offices often
_OFTEN = 20  # predictions of one speaker among the ingested ones


def grow(path: Path, predictions: int, years: int = 1, today: date = TODAY) -> service.Store:
    """Make an archive of about `predictions` predictions, said within `years` by `today`, at `path`, and open it."""
    store = service.open_store(f"sqlite:///{path}")
    wanted = min(_SEEDS, max(1, predictions * _SEEDS // 1_000))
    articles = (
        replace(article, publisher=_OUTLETS[number % len(_OUTLETS)])
        for number, article in enumerate(make(wanted, first_day=today - BACK, days=DAYS))
    )
    made = service.ingest(store, articles, by="benchmark", source="made", today=today)
    _settle(store, today)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for number in range(1, round(predictions / made.predictions)):
            for name in _COPIED:
                connection.execute(
                    sa.text(_copy(SQLModel.metadata.tables[name], number, number * 37 % (365 * years) - _FORWARD))
                )
    with engine.begin() as connection:
        summaries.refresh(connection, connection.scalars(sa.text("SELECT id FROM event")).all())
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()
    return store


def much_told(store: service.Store, statements: int = 200) -> int:
    """Join the events that were told most often, and are not settled, until one has so many; return its id."""
    rows = service.events(store, TODAY, sort="-predictions", size=statements).rows
    told, *others = (event for event in rows if event.outcome is None)
    count = told.predictions
    for event in others:
        if count >= statements:
            break
        service.merge(store, event.id, told.id, by="benchmark")
        count += event.predictions
    return told.id


def _settle(store: service.Store, today: date) -> None:
    """Record what came of most events whose time is over: mostly in time, some late, called off or not at all."""
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    day, over = today - timedelta(days=_FORWARD), service.Filters(states=("due", "overdue"))
    for event in service.events(store, day, filters=over, sort="title", size=10_000).rows:
        if chance.random() < _SETTLED and event.window and event.window.latest:
            _settle_one(store, event.id, event.window.latest, day, chance)


def _settle_one(store: service.Store, event_id: int, latest: date, today: date, chance: random.Random) -> None:
    choice = chance.choices(("happened", "did_not_happen", "called_off"), (70, 20, 10))[0]
    late = chance.choices((0, 5, 40), (70, 15, 15))[0]
    day = min(latest + timedelta(days=late), today)
    on = day if choice == "happened" else None
    told = service.OutcomeIn(choice=choice, known_on=day, occurred_from=on, occurred_to=on, own_knowledge=True)
    with suppress(service.InputError):  # a day before it was said: the draw is left out
        service.settle(store, event_id, told, by="benchmark", today=today)


def _copy(table: sa.Table, number: int, back: int) -> str:
    """Return the statement that copies the ingested rows of a table once more."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join(_value(column, number, back) for column in table.columns)
    own = next(name for name in ("id", "event_id", "article_id") if name in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) SELECT {values} FROM "{table.name}" WHERE {own} < {_STEP}'  # noqa: S608 - names of our own schema


def _value(column: sa.Column[object], number: int, back: int) -> str:
    name, table = f'"{column.name}"', column.table
    refers = {key.column.table.name for key in column.foreign_keys}
    if column.name == "run":
        return f"{name} + {number}"  # every text is one of its own
    if column.name == "id" or refers & set(_COPIED) or column.name in _LOOSE.get(str(table), ()):
        return f"{name} + {number * _STEP}"
    if isinstance(column.type, sa.Date):
        return f"date({name}, '{-back} days')"
    if column.unique:
        return "lower(hex(randomblob(32)))"
    if column.name in {"speaker", "speaker_key"}:
        rare = f"SELECT count(*) FROM prediction AS p WHERE p.speaker_key = prediction.speaker_key AND p.id < {_STEP}"  # noqa: S608
        return f"{name} || CASE WHEN ({rare}) > {_OFTEN} THEN '' ELSE ' {number % _NAMES}' END"
    return f"{name} || ' {number}'" if column.name == "title" else name
