"""Every way out of the archive takes every filter and a past day: nothing published or known later is in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine
from starlette.requests import Request
from typer.testing import CliRunner

from tracker import asgi, service
from tracker.cli import app
from tracker.sources import read_text

TODAY, PAST = datetime(2030, 7, 31, 12, tzinfo=UTC), date(2030, 5, 20)
ARTICLES = {  # file: outlet, text
    "a.txt": (
        "Early Wire",
        (
            "date 2030-05-06\nAhead\n\nPrime Minister Nora Falk will visit Lisbon on June 20, Ida Lund said.\n\n"
            "The Alder Bridge will reopen on May 12, mayor Pavel Brandt said."
        ),
    ),
    "b.txt": (
        "Early Wire",
        "date 2030-05-15\nLater\n\nPrime Minister Nora Falk will visit Lisbon on June 28, Ida Lund said.",
    ),
    "c.txt": (
        "Late Wire",
        (
            "date 2030-06-03\nLater still\n\nPrime Minister Nora Falk will visit Lisbon on July 9, Ida Lund said.\n\n"
            "The Selby dam will open on August 30, engineer Mark Wren said."
        ),
    ),
}
LATER = ("Selby", "2030-07-09", "20300709", "9 Jul", "Late Wire", "2030-06-03")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[service.Store]:
    """Give an archive of three events: by the past day one has moved, one is settled, one is not heard of."""
    path = tmp_path_factory.mktemp("filters") / "archive.db"
    with time_machine.travel(TODAY):
        store = service.open_store(str(path))
        told = [replace(read_text(text, name), publisher=outlet) for name, (outlet, text) in ARTICLES.items()]
        service.ingest(store, told)
        for word, day in (("Bridge", date(2030, 5, 12)), ("Lisbon", date(2030, 7, 9))):
            came = {"occurred_from": day, "occurred_to": day, "known_on": day, "note": f"it came on {day}"}
            service.settle(store, _event(store, word), service.OutcomeIn(choice="happened", own_knowledge=True, **came))
        service.tag(store, _event(store, "Lisbon"), ["Diplomacy"])
        yield store
    store.close()


def _event(store: service.Store, word: str) -> int:
    (row,) = service.events(store, filters=service.Filters(search=word)).rows
    return row.id


Out = Callable[[service.Store, list[tuple[str, str]], date | None], str]


def _exported(form: str) -> Out:
    def out(store: service.Store, pairs: list[tuple[str, str]], day: date | None) -> str:
        return service.export(store, form, as_of=day, filters=service.filters_of(pairs)).content.decode()

    return out


def _command(*words: str) -> Out:
    def out(store: service.Store, pairs: list[tuple[str, str]], day: date | None) -> str:
        only = [word for field, value in pairs for word in ("--only", f"{field}={value}")]
        told = ["--as-of", day.isoformat()] if day else []
        return CliRunner().invoke(app, ["--database", str(store.path), *words, *only, *told]).stdout

    return out


def _asked(form: str, query: str) -> Request:
    scope = {"type": "http", "path": "/", "headers": [], "server": ("127.0.0.1", 80), "scheme": "http"}
    return Request(scope | {"query_string": query.encode(), "path_params": {"form": form}})


def _served(form: str) -> Out:
    def out(store: service.Store, pairs: list[tuple[str, str]], day: date | None) -> str:
        query = "&".join(f"{field}={value.replace(' ', '+')}" for field, value in pairs)
        query += f"&as_of={day}" if day else ""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(asgi, "_archive", lambda: store)
            return bytes(asgi.subscription(_asked(form, query)).body).decode()

    return out


WAYS: dict[str, Out] = {
    **{f"dashboard {form}": _exported(form) for form in ("csv", "ics", "atom")},
    **{f"export {form}": _command("export", form) for form in ("csv", "ics", "atom")},
    **{f"events {form}": _command("events", "--format", form) for form in ("table", "jsonl")},
    **{f"served {form}": _served(form) for form in ("ics", "atom")},
}


@pytest.mark.parametrize("way", WAYS)
def test_a_past_day_holds_nothing_that_was_published_or_known_later(archive: service.Store, way: str) -> None:
    then, today = (WAYS[way](archive, [], day) for day in (PAST, None))
    assert [word for word in ("Lisbon", "Bridge") if word not in then] == []
    assert [word for word in LATER if word in then] == []
    assert "Lisbon" in today
    assert any(word in today for word in LATER)


NARROWED = [
    ("topic", "Diplomacy"),
    ("speaker", "ida lund"),
    ("kind", "visit"),
    ("search", "Falk"),
    ("since", "2030-06-01"),
    ("state", "upcoming"),
]


@pytest.mark.parametrize("pair", NARROWED, ids=str)
@pytest.mark.parametrize("way", WAYS)
def test_every_filter_narrows_every_way_out_on_a_past_day(
    archive: service.Store, way: str, pair: tuple[str, str]
) -> None:
    found = WAYS[way](archive, [pair], PAST)
    assert "Lisbon" in found
    assert "Bridge" not in found


@pytest.mark.parametrize("way", WAYS)
def test_an_outlet_that_spoke_later_has_nothing_on_a_past_day(archive: service.Store, way: str) -> None:
    assert "Lisbon" not in WAYS[way](archive, [("publisher", "Late Wire")], PAST)
    assert "Lisbon" in WAYS[way](archive, [("publisher", "Early Wire")], PAST)


@pytest.mark.parametrize("query", ["as_of=yesterday", "as_of=2030-02-30", "colour=red"])
def test_an_address_that_asks_for_what_is_none_is_told(query: str) -> None:
    assert asgi.subscription(_asked("ics", query)).status_code == 400
