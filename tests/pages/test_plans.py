"""No page reads a table whole: every statement that the pages issue is explained, and each scan has its reason here."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
import time_machine

from benchmarks.grown import TODAY, grow
from tracker import service
from tracker.views import frame
from tracker.views.pages import ENTRIES

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

# What may be walked from end to end, by the step of SQLite's plan, and why.
ALLOWED = {
    "SCAN (subquery-1)": "what SQLAlchemy writes for an empty list",
    "SCAN CONSTANT ROW": "no table",
    "SCAN setting": "one row a setting that was changed",
    "SCAN import_batch": "one row an import",
    "SCAN edition": "one row a week",
    "SCAN sitting": "one row a week",
    "SCAN sitting_decision": "what a person has put off, one press a row",
    "SCAN topic USING COVERING INDEX sqlite_autoindex_topic_1": "the topics that people have named",
    "SCAN saved_filter USING INDEX sqlite_autoindex_saved_filter_1": "the filters that people have kept",
    "SCAN page": "the lines of one page of the record, which were counted in an index",
    "SCAN article USING COVERING INDEX ix_article_external_id": "counts articles, and asks whether there is one",
    "SCAN article USING COVERING INDEX ix_article_batch_id": "the same, where the planner finds this one as short",
    "SCAN correction": "what people corrected: nothing in this archive",
    "SCAN speaker_alias USING INDEX sqlite_autoindex_speaker_alias_1": "the names that people have joined",
    "SCAN article USING INDEX ix_article_published_on_id": "articles in their order: it ends with the page",
    "SCAN event USING COVERING INDEX ix_event_stage_closes_on_earliest_latest_bars": "counts events, bars, densities",
    "SCAN event USING COVERING INDEX ix_event_stage_latest_id": "counts events",
    "SCAN event USING INDEX ix_event_last_said_on_id": "events in their order: it ends with the page",
    "SCAN event USING INDEX ix_event_title_id": "events in their order: it ends with the page",
    "SCAN event USING INDEX ix_event_closes_on_id": "events in their order: it ends with the page",
}
# The same, for one statement alone.
ALLOWED_ONCE = {
    "SCAN prediction": ("ORDER BY prediction.id DESC", "the newest one stored by an instant: it ends at the first"),
    "SCAN outcome": ("ORDER BY outcome.id DESC", "the newest one recorded by an instant: it ends at the first"),
    "SCAN outcome USING INDEX sqlite_autoindex_outcome_1": (
        "ORDER BY outcome.event_id, outcome.ordinal",
        "the record of a past day is made of every outcome known by then",
    ),
}
# Today's board is kept in the rows of events; that of a past day is made from the statements and outcomes of all
# events known by then, the newest of each ranked anew. It does read them whole, and takes longer in a large archive.
PAST_BOARD = "AS told ON told.event_id = event.id"
OF_PAST_BOARD = re.compile(
    r"SCAN (\(subquery-\d+\)|said|spans|outcome USING INDEX sqlite_autoindex_outcome_1)", re.ASCII
)
# What a search found is ranked whole: as many rows as the index of words gave.
FOUND, OF_FOUND = "AS said_hit", re.compile(r"SCAN (\(subquery-\d+\)|best|both|ranked)", re.ASCII)
OF_WORDS = re.compile(r"SCAN \w+_words VIRTUAL TABLE INDEX \d+:\w")  # the index of words, asked for a word
PREDICTIONS = 1_000
TIMES = 100  # the planner is told that there is so much more of everything: small tables it reads whole, and rightly
PAST = (TODAY - timedelta(days=150)).isoformat()
# A visit to each page as it opens, and as its filters leave it.
VISITS_TODAY: tuple[tuple[str, dict[str, str]], ...] = (
    *((entry.name, {"id": "1"} if entry.hidden else {}) for entry in ENTRIES),
    ("events", {"e_search": "budget vienna"}),
    ("events", {"e_state": "overdue", "e_order": "soonest end"}),
    ("events", {"e_kind": "meeting", "e_order": "title"}),
    ("timeline", {"t_span": "ten years"}),
    ("timeline", {"t_search": "budget", "t_show": "settled"}),
    ("events", {"e_speaker": "ministry", "e_publisher": "Sample Wire"}),
    ("timeline", {"t_speaker": "ministry", "t_publisher": "Sample Wire", "t_kind": "meeting"}),
    ("record", {"r_kind": "meeting", "r_speaker": "ministry", "r_publisher": "Sample Wire"}),
    ("articles", {"a_search": "summit"}),
    ("record", {"r_by": "hedge"}),
    ("speakers", {"s_search": "ministry"}),
    ("speaker", {"key": "ministry"}),
    ("outlet", {"key": "Sample Wire"}),
)
VISITS = (*VISITS_TODAY, *((name, {**query, "as_of": PAST}) for name, query in VISITS_TODAY))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive as the benchmarks do, with the statistics of one that is much larger."""
    path = tmp_path_factory.mktemp("grown") / "archive.db"
    grow(path, PREDICTIONS).close()
    with closing(sqlite3.connect(path)) as connection:
        for rowid, stat in connection.execute("SELECT rowid, stat FROM sqlite_stat1").fetchall():
            scaled = (str(int(n) * TIMES) if n != "1" else n for n in stat.split())
            connection.execute("UPDATE sqlite_stat1 SET stat = ? WHERE rowid = ?", (" ".join(scaled), rowid))
        connection.commit()
    return path


@pytest.fixture
def issued(grown: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, object]]]:
    """Give the statements that pages issue from here on."""
    opened = service.open_store(str(grown))
    monkeypatch.setattr(frame, "_opened", lambda _url: opened)
    found: list[tuple[str, object]] = []
    sa.event.listen(opened.engine, "after_cursor_execute", lambda *told: found.append((told[2], told[3])))
    yield found
    opened.close()


@pytest.mark.parametrize(("name", "query"), VISITS, ids=str)
def test_no_statement_of_a_page_reads_a_table_whole(
    issued: list[tuple[str, object]], open_page: Callable[..., AppTest], grown: Path, name: str, query: dict[str, str]
) -> None:
    with time_machine.travel(TODAY):
        page = open_page("" if name == "week" else name, **query)
    assert not page.error
    scans = [(step, statement) for statement, values in issued for step in _scans(grown, statement, values)]
    assert {step: statement for step, statement in scans if not _permitted(step, statement)} == {}


def _scans(grown: Path, statement: str, values: object) -> list[str]:
    """Return the steps of a statement's plan that walk a table or an index from end to end."""
    if not statement.startswith(("SELECT", "WITH")):
        return []
    with closing(sqlite3.connect(grown)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]  # as it was issued
        return [step for *_, step in plan if step.startswith("SCAN") and not OF_WORDS.match(step)]


def _permitted(step: str, statement: str) -> bool:
    once, _ = ALLOWED_ONCE.get(step, ("", ""))
    past = PAST_BOARD in statement and OF_PAST_BOARD.fullmatch(step)
    past = past or (FOUND in statement and OF_FOUND.fullmatch(step))
    return step in ALLOWED or bool(past) or (bool(once) and once in statement)
