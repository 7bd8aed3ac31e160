"""Exports, each read back by the library that its readers use."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

import feedparser
import pytest
from icalendar import Calendar

from tracker import service
from tracker.exports import EXPORTS, Content, export_named
from tracker.exports.calendar import write as write_calendar
from tracker.exports.spreadsheet import HEADS, guarded
from tracker.window import Window

TODAY = date(2025, 11, 30)
FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\uff1d1", "|cmd", "%x")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever a spreadsheet might run is guarded, and can be read back."""
    assert guarded(text) == f"'{text}"


def test_csv_has_a_row_for_each_prediction(store: service.Store) -> None:
    """With a mark for Excel, heads, and no formula in any cell."""
    content = service.export(store, "csv", TODAY).content
    assert content.startswith(b"\xef\xbb\xbf")
    heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert tuple(heads) == HEADS
    views = service.all_events(store, TODAY)
    assert len(rows) == sum(row.standing for view in views for row in view.predictions)
    for row in rows:
        assert len(row) == len(HEADS)
        assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in row)


def read_calendar(content: bytes) -> dict[str, object]:
    return {str(entry["uid"]): entry for entry in Calendar.from_ical(content).walk("VEVENT")}


def test_calendar_has_an_entry_for_each_window_with_two_ends(store: service.Store) -> None:
    """All-day, the end not included, the status by what is known, and hostile titles add nothing."""
    entries = read_calendar(service.export(store, "ics", TODAY, address="http://127.0.0.1:8501").content)
    for view in service.all_events(store, TODAY):
        row, entry = view.event, entries.pop(f"event-{view.event.id}@prediction-tracker", None)
        if row.outcome and row.outcome.choice == "happened":
            assert (entry["status"], entry["dtstart"].dt, entry["dtend"].dt) == (
                "CONFIRMED",
                TODAY,
                TODAY + timedelta(1),
            )
        elif row.window and row.window.latest and row.window.earliest:
            assert entry["dtstart"].dt == row.window.earliest
            assert entry["dtend"].dt == row.window.latest + timedelta(days=1)
            assert entry["status"] == ("CANCELLED" if row.outcome else "TENTATIVE")
        if entry is not None:
            assert entry["url"] == f"http://127.0.0.1:8501/event?id={row.id}"
            assert str(entry["transp"]) == "TRANSPARENT"
            assert str(entry["summary"]).isprintable()
    assert entries == {}


def test_calendar_follows_a_slip(store: service.Store) -> None:
    """A new date keeps the UID and raises the SEQUENCE; an event put off is cancelled, not lost."""
    view = next(
        v for v in service.all_events(store, TODAY) if v.event.window and v.event.window.latest and not v.event.outcome
    )
    later = Window(date(2026, 1, 1), date(2026, 1, 10))
    moved = replace(view, event=replace(view.event, window=later), predictions=(view.predictions[0], *view.predictions))
    put_off = replace(moved, event=replace(view.event, window=None, state="undated"))
    written = [read_calendar(write_calendar(Content(TODAY, (each,)))) for each in (view, moved, put_off)]
    uid = f"event-{view.event.id}@prediction-tracker"
    before, after, gone = (entries[uid] for entries in written)
    assert after["sequence"] > before["sequence"]
    assert (after["dtstart"].dt, after["dtend"].dt) == (date(2026, 1, 1), date(2026, 1, 11))
    assert gone["status"] == "CANCELLED"


def test_an_open_end_is_no_entry(store: service.Store) -> None:
    """A date without an end must not become a day in somebody's calendar."""
    view = service.all_events(store, TODAY)[-1]
    endless = replace(
        view, event=replace(view.event, window=Window(date(2026, 1, 1), None), outcome=None), predictions=()
    )
    assert read_calendar(write_calendar(Content(TODAY, (endless,)))) == {}


def test_feed_tells_what_was_settled_and_what_moved(store: service.Store) -> None:
    """Stable ids, absolute instants, newest first, nothing a reader would run."""
    content = service.export(store, "atom", TODAY, address="http://127.0.0.1:8501").content
    feed = feedparser.parse(io.BytesIO(content))
    assert not feed.bozo
    assert feed.version == "atom10"
    told = [line for view in service.all_events(store, TODAY) for line in view.history]
    outcomes = [entry for entry in feed.entries if ":outcome/" in entry.id]
    assert len(outcomes) == sum(line.what == "outcome" for line in told)
    assert outcomes
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    times = [entry.updated_parsed for entry in feed.entries]
    assert times == sorted(times, reverse=True)
    assert all(entry.link.startswith("http://127.0.0.1:8501/event?id=") for entry in feed.entries)
    again = feedparser.parse(io.BytesIO(service.export(store, "atom", TODAY, address="http://127.0.0.1:8501").content))
    assert [entry.id for entry in again.entries] == [entry.id for entry in feed.entries]


@pytest.mark.parametrize("name", [export.name for export in EXPORTS if not export.whole])
def test_a_past_day_and_filters_apply(store: service.Store, name: str) -> None:
    """What nobody could know on a past day is in no format, and neither is what a filter leaves out."""
    whole = service.export(store, name, TODAY).content
    past = service.export(store, name, as_of=date(2025, 10, 16)).content
    none = service.export(
        store, name, TODAY, filters=service.Filters(kinds=("launch",), search="no such words")
    ).content
    assert len(none) < len(past) < len(whole)


@pytest.mark.parametrize("name", [export.name for export in EXPORTS if export.whole])
def test_the_whole_archive_is_never_filtered(store: service.Store, name: str) -> None:
    """It would be no archive, and reading it back would lose what was left out."""
    with pytest.raises(service.InputError, match="never filtered"):
        service.export(store, name, TODAY, filters=service.Filters(search="x"))


def test_the_whole_archive_has_every_row_of_every_table(store: service.Store) -> None:
    """Both forms hold the same rows."""
    head, *lines = map(json.loads, service.export(store, "jsonl", TODAY).content.splitlines())
    whole = json.loads(service.export(store, "json", TODAY).content)
    rows = [(line["table"], line["row"]) for line in lines]
    assert rows == list(service.dump(store))
    assert [(table, row) for table, rows in whole.pop("tables").items() for row in rows] == rows
    assert whole == head


def test_names_are_told_apart() -> None:
    """A name finds its export, another one finds none."""
    assert [export_named(export.name) for export in EXPORTS] == list(EXPORTS)
    assert export_named("xls") is None
    assert len({export.name for export in EXPORTS}) == len({export.suffix for export in EXPORTS}) == len(EXPORTS)
