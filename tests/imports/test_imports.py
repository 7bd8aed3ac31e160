"""Imports: an archive without loss, a table as a whole or not at all."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from tracker import service
from tracker.imports import RefusedError, archive, table

TODAY = date(2026, 11, 24)
HEADS = "title,published_on,time,polarity,outcome,occurred_from,own_knowledge,note"
GOOD = f"""{HEADS}
Treaty signed,2026-01-10,by the end of March,+,happened,2026-03-02,yes,Seen myself
Rate cut,2026-02-01,in June,-,,,,
"""


@pytest.fixture
def store(tmp_path: Path) -> service.Store:
    return service.open_store(str(tmp_path / "t.db"))


def told(content: str | bytes) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        table.read(io.BytesIO(content.encode() if isinstance(content, str) else content))
    return [str(fault) for fault in refused.value.faults]


def test_a_table_is_stored(store: service.Store) -> None:
    """Predictions and outcomes, their windows read from the words."""
    assert service.import_table(store, io.BytesIO(GOOD.encode()), today=TODAY) == (2, 1, 0)
    rows = {row.title: row for row in service.events(store, TODAY).rows}
    assert rows["Treaty signed"].outcome is not None
    window = rows["Treaty signed"].window
    assert window is not None
    assert (window.earliest, window.latest) == (date(2026, 1, 10), date(2026, 3, 31))


def test_outlet_and_address_of_a_row_are_told_of_its_prediction(store: service.Store) -> None:
    rows = "title,published_on,time,publisher,url\nTreaty signed,2026-01-10,in May,Sample Wire,https://wire.example/a\n"
    service.import_table(store, io.BytesIO(rows.encode()), today=TODAY)
    (view,) = service.all_events(store, TODAY)
    (said,) = view.predictions
    assert said.reasons == ("entered by a person, printed by Sample Wire, at https://wire.example/a",)


def test_a_dry_run_checks_and_stores_nothing(store: service.Store) -> None:
    """The counts are those of the real run."""
    assert service.import_table(store, io.BytesIO(GOOD.encode()), today=TODAY, dry_run=True) == (2, 1, 0)
    assert service.events(store, TODAY).total == 0


def test_the_same_table_again_adds_nothing_and_says_so(store: service.Store) -> None:
    """A row that was changed is new; an outcome that came since goes to the event that is there."""
    service.import_table(store, io.BytesIO(GOOD.encode()), today=TODAY)
    before = service.events(store, TODAY).rows
    assert service.import_table(store, io.BytesIO(GOOD.encode()), today=TODAY) == (0, 0, 2)
    assert service.events(store, TODAY).rows == before
    settled = GOOD.replace("in June,-,,,,", "in June,-,did_not_happen,,yes,") + "New bridge,2026-02-01,in June,+,,,,\n"
    assert service.import_table(store, io.BytesIO(settled.encode()), today=TODAY) == (1, 1, 2)
    assert service.import_table(store, io.BytesIO(GOOD.encode()), today=TODAY) == (0, 0, 2)
    assert service.events(store, TODAY).total == 3


def test_faults_of_form_and_of_rules_are_named_together(store: service.Store) -> None:
    rows = (
        "A,10/01/2026,in May,+,,,,",
        "B,2026-01-10,in May,+,happened,2027-03-02,yes,",
        "C,2026-01-10,whenever,+,,,,",
        "D,2026-01-10,in May,+,happened,2026-03-02,,",
    )
    with pytest.raises(RefusedError) as refused:
        service.import_table(store, io.BytesIO("\n".join((HEADS, *rows)).encode()), today=TODAY)
    assert [fault.row for fault in refused.value.faults] == [2, 3, 4, 5]


def test_one_bad_row_stores_nothing(store: service.Store) -> None:
    """What only the archive can see is named by its row too."""
    bad = f"{GOOD}Late,2026-03-01,no time at all,,,,,\n"
    with pytest.raises(RefusedError, match="row 4"):
        service.import_table(store, io.BytesIO(bad.encode()), today=TODAY)
    assert service.events(store, TODAY).total == 0


def test_every_fault_is_named_with_its_row() -> None:
    """All of them at once, as a spreadsheet numbers rows, cells over several lines counted as one row."""
    rows = (
        '"Over\ntwo lines",2026-01-10,in May,+,,,,',
        ",2026-01-10,in May,+,,,,",
        "A,10/01/2026,in May,maybe,,,,",
        "B,2026-01-10,,+,,,,",
        "C,2026-01-10,in May,+,won,,,",
        "D,2026-01-10,in May,+,,2026-03-02,,",
    )
    faults = told("\n".join((HEADS, *rows)))
    where = (fault.split(":")[0].removeprefix("row ") for fault in faults)
    assert list(where) == ["3, title", "4, published_on", "4, polarity", "5, time", "6, outcome", "7, occurred_from"]


MALFORMED = {
    "colour,title,published_on\n": "no column “colour”",
    "title,title,published_on\n": "twice",
    "title\nA\n": "published_on is missing",
    f"{HEADS}\n": "no rows",
    f"{HEADS}\nA,b,c,d,e,f,g,h,i\n": "9 cells",
    f'{HEADS}\n"A,2026-01-10\n': "cannot be read as CSV",
    f"{HEADS}\n{'x' * 200_000},2026-01-10,in May,+,,,,\n": "cannot be read as CSV",
    "%PDF-1.7": "a PDF document",
    "": "no rows",
}


@pytest.mark.parametrize("content", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_table_is_one_sentence(content: str) -> None:
    """Columns, quotes and lengths that cannot be."""
    (fault,) = told(content)
    assert MALFORMED[content] in fault


def test_a_table_that_is_too_long_is_told_so() -> None:
    assert told(b"x" * 5_000_001) == ["it is longer than 5 MB, the most that one table may be."]


def test_semicolons_and_guarded_cells_are_read() -> None:
    """As spreadsheets of many countries write them, and as our own CSV guards them."""
    (row,) = table.read(
        io.BytesIO(
            "\ufefftitle;published_on;earliest;latest;quote\nA;2026-01-10;2026-02-01;2026-02-02;'=1+1\n".encode()
        )
    )
    assert (row.quote, row.earliest, row.latest) == ("=1+1", date(2026, 2, 1), date(2026, 2, 2))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_an_archive_comes_back_to_the_byte(store: service.Store, tmp_path: Path, name: str) -> None:
    """Outcomes, an undo and an edition included."""
    service.import_table(store, io.BytesIO(GOOD.encode()), today=TODAY)
    first = service.events(store, TODAY).rows[0].id
    service.settle(store, first, service.OutcomeIn(choice="void", own_knowledge=True), today=TODAY)
    service.undo_outcome(store, first)
    service.sign_off(store, today=TODAY, by="Ann Reader")
    exported = service.export(store, name, TODAY).content
    other = service.open_store(str(tmp_path / "other.db"))
    service.import_archive(other, io.BytesIO(exported))
    assert service.export(other, name, TODAY).content == exported
    assert service.check(other) == ()


def test_a_damaged_archive_stores_nothing(store: service.Store, tmp_path: Path) -> None:
    """Cut short, another file, a newer format, a row of no table: one sentence, an archive that stays empty."""
    service.import_table(store, io.BytesIO(GOOD.encode()), today=TODAY)
    whole = service.export(store, "jsonl", TODAY).content
    other = service.open_store(str(tmp_path / "other.db"))
    head = whole.splitlines(keepends=True)[0]
    for content in (
        whole[:-40],
        b"[]",
        b"",
        b'{"a": 1}\n',
        head.replace(b"1}", b"9}"),
        head + b'{"table": "x", "row": {}}\n',
    ):
        with pytest.raises((RefusedError, service.InputError)):
            service.import_archive(other, io.BytesIO(content))
        assert service.events(other, TODAY).total == 0


def test_rows_come_out_as_they_went_in() -> None:
    """Both forms, without a database."""
    rows = [("a", {"x": 1}), ("b", {"y": None})]
    head = {"format": archive.FORMAT, "version": archive.VERSION}
    lines = "\n".join(map(json.dumps, (head, *({"table": name, "row": row} for name, row in rows))))
    assert list(archive.read(io.BytesIO(lines.encode()))) == rows
    whole = json.dumps({**head, "tables": {name: [row] for name, row in rows}}, indent=1)
    assert list(archive.read(io.BytesIO(whole.encode()))) == rows
