"""No page reads a table whole: every statement that the pages issue is explained, and each walk has its reason here.

A walk is a step of SQLite's plan that goes through a table or an index from end to end, or through one side of a bound
that nothing stops. `walks.toml` permits each by its step and by who asks, so that a new statement has none.
"""

from __future__ import annotations

import re
import sqlite3
import tomllib
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import time_machine
from issued import Issued, listen
from sqlalchemy.schema import CreateTable

from benchmarks.grown import grow
from tracker import service
from tracker.store import past_board, past_cases
from tracker.views import frame
from tracker.views.pages import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.testing.v1 import AppTest


class Permit(NamedTuple):
    """Why the statements of some askers may take some steps; `words` stand in each of them."""

    why: str
    steps: list[str]
    asked_by: list[str]
    words: str = ""


WALKS = tomllib.loads(Path(__file__).with_name("walks.toml").read_text(encoding="utf-8"))
PERMITS = [Permit(**walk) for walk in WALKS["walk"]]
# What narrows no further than to a half: few values share these columns, or one bound is open. ANY skips nothing.
COARSE = r"(?:ANY\(\w+\)|(?:standing|stage|answer|grouped_by)=\?)"
WIDE = re.compile(rf"SEARCH .*\((?:{COARSE}(?: AND {COARSE})*(?: AND \w+[<>]\?)?|\w+[<>]\?)\)(?: LEFT-JOIN)?", re.ASCII)
SORTED = "USE TEMP B-TREE FOR"
NO_TABLE = re.compile(r"SCAN (?:CONSTANT ROW|\w+_words VIRTUAL TABLE INDEX \d+:\w+)")  # the index of words, for a word
PREDICTIONS = 1_000
TODAY = date(2026, 11, 27)  # the planner sees the archive of one day, not of whichever the suite runs on
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
    ("events", {"e_speaker": "port authority", "e_publisher": "Sample Wire"}),
    ("timeline", {"t_speaker": "port authority", "t_publisher": "Sample Wire", "t_kind": "meeting"}),
    ("record", {"r_kind": "meeting", "r_speaker": "port authority", "r_publisher": "Sample Wire"}),
    ("record", {"r_kind": "meeting"}),
    ("record", {"r_publisher": "Sample Wire"}),
    ("events", {"e_publisher": "Sample Wire"}),
    ("timeline", {"t_speaker": "port authority"}),
    ("articles", {"a_search": "summit"}),
    ("record", {"r_by": "hedge"}),
    ("speakers", {"s_search": "port authority"}),
    ("speakers", {"s_order": "last heard"}),
    ("outlets", {"p_order": "name"}),
    ("speaker", {"key": "port authority"}),
    ("outlet", {"key": "Sample Wire"}),
)
VISITS = (*VISITS_TODAY, *((name, {**query, "as_of": PAST}) for name, query in VISITS_TODAY))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive as the benchmarks do, with the statistics of one that is much larger."""
    path = tmp_path_factory.mktemp("grown") / "archive.db"
    grow(path, PREDICTIONS, today=TODAY).close()
    with closing(sqlite3.connect(path)) as connection:
        for rowid, stat in connection.execute("SELECT rowid, stat FROM sqlite_stat1").fetchall():
            rows, *alike = stat.split()  # of one key there is still one row, but of a table with one row there are more
            scaled = (str(int(rows) * TIMES), *(str(int(n) * TIMES) if n != "1" else n for n in alike))
            connection.execute("UPDATE sqlite_stat1 SET stat = ? WHERE rowid = ?", (" ".join(scaled), rowid))
        connection.commit()
    return path


@pytest.fixture
def issued(grown: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Issued]]:
    """Give the statements that pages issue from here on."""
    opened = service.open_store(str(grown))
    monkeypatch.setattr(frame, "_opened", lambda _url: opened)
    yield listen(opened.engine)
    opened.close()


@pytest.mark.parametrize(("name", "query"), VISITS, ids=str)
def test_no_statement_of_a_page_reads_a_table_whole(
    issued: list[Issued], open_page: Callable[..., AppTest], grown: Path, name: str, query: dict[str, str]
) -> None:
    with time_machine.travel(TODAY):
        page = open_page("" if name == "week" else name, **query)
    assert not page.error
    assert query.keys() - {"as_of"} <= page.query_params.keys()  # what is no choice is dropped from the address
    found = {(step, one.asked_by, one.statement) for one in issued for step in _walks(grown, one)}
    assert [walk for walk in sorted(found) if not _permits(*walk)] == []


def test_a_statement_is_permitted_no_step_of_another(grown: Path) -> None:
    another = Issued("SELECT title FROM event ORDER BY last_said_on LIMIT 50", (), "board.titles < board.events")
    (step,) = _walks(grown, another)
    assert any(_one_of(permit.steps, step) for permit in PERMITS)
    assert not _permits(step, another.asked_by, another.statement)


def test_a_bound_that_halves_a_table_at_best_is_a_walk(grown: Path) -> None:
    def steps(where: str) -> list[str]:
        return _walks(grown, Issued(f"SELECT quote FROM prediction WHERE {where}", (), ""))  # noqa: S608

    assert steps("standing = 1")
    assert steps("standing = 1 AND published_on < '2020-01-01'")
    assert steps("id > 7")
    assert not steps("standing = 1 ORDER BY published_on DESC LIMIT 50")
    assert not steps("event_id = 7")
    assert not steps("standing = 1 AND published_on BETWEEN '2020-01-01' AND '2020-01-31'")


def _walks(grown: Path, one: Issued) -> list[str]:
    """Return the steps of a statement's plan that walk a table or an index."""
    if not one.statement.startswith(("SELECT", "WITH", "INSERT")):
        return []
    with closing(sqlite3.connect(grown)) as connection:
        for made in (past_board.MADE, past_cases.MADE):
            connection.execute(str(CreateTable(made)))
        plan = connection.execute(f"EXPLAIN QUERY PLAN {one.statement}", one.values)  # type: ignore[arg-type]  # as it was issued
        steps = [step for *_, step in plan]
    unstopped = "LIMIT" not in one.statement or any(step.startswith(SORTED) for step in steps)
    return [re.sub(r"\(subquery-\d+\)", "(subquery)", step) for step in steps if _walked(step, unstopped=unstopped)]


def _walked(step: str, *, unstopped: bool) -> bool:
    scanned = step.startswith("SCAN") and not NO_TABLE.fullmatch(step)
    return scanned or (unstopped and bool(WIDE.fullmatch(step)))


def _permits(step: str, asked_by: str, statement: str) -> list[Permit]:
    """Return what permits a statement one of its steps."""
    fitting = (permit for permit in PERMITS if _one_of(permit.steps, step) and permit.words in statement)
    return [permit for permit in fitting if _named(asked_by, permit.asked_by)]


def _one_of(steps: list[str], step: str) -> bool:
    """Whether it is one of these steps; a last "*" stands for whichever index the planner finds as short."""
    return any(step.startswith(each[:-1]) if each.endswith("*") else step == each for each in steps)


def _named(asked_by: str, names: list[str]) -> bool:
    """Whether one of the names is the asker's, or its part in the store; where there is none, anybody is meant."""
    return not names or any(f"{asked_by} <".startswith(f"{name} <") for name in names)
