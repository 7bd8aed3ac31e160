"""Speakers and outlets: lists, one page each, links from where they are named, and no conclusion from too few."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tracker import service

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def linked(page: AppTest) -> list[tuple[str, str]]:
    """Return where the links of a page lead, and their query."""
    return [(link.proto.page, link.proto.query_string) for link in page.get("page_link")]


def key_of(store: service.Store, name: str) -> str:
    return next(row.key for row in service.sources_page(store).rows if name in row.name)


def test_speakers_are_listed_with_their_record(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    page = open_page("speakers")
    told = " ".join(line.value for line in page.markdown).replace("\\", "")
    assert "1 prediction · no closed case" in told
    assert any(f"key={key_of(archive, 'Berg').split()[0]}" in query for _, query in linked(page))


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("search", "found"), [("berg", True), ("BERG jan", True), ("nobody", False), ("%_'\";--", False)]
)
def test_speakers_are_searched_by_name(open_page: Callable[..., AppTest], search: str, *, found: bool) -> None:
    page = open_page("speakers", s_search=search)
    assert bool(page.info) is not found


@pytest.mark.parametrize(("order", "first"), [("most heard", "ida"), ("name", "ada"), ("last heard", "pavel")])
def test_speakers_stand_in_the_order_that_is_chosen(
    empty: service.Store, open_page: Callable[..., AppTest], order: str, first: str
) -> None:
    said = (
        (date(2025, 10, 1), "Ferry", "in two days", "Ada Falk"),
        (date(2025, 10, 2), "Dam", "in June 2026", "Ida Lund"),
        (date(2025, 10, 3), "Rail", "in June 2026", "Ida Lund"),
        (date(2025, 10, 4), "Pier", "in June 2026", "Pavel Brandt"),
    )
    service.enter(empty, [service.Entry(what, on, time=time, speaker=who) for on, what, time, who in said])
    for as_of in ("2025-11-20", "2025-10-30"):
        page = open_page("speakers", s_order=order, as_of=as_of)
        assert page.selectbox(key="s_order").value == order
        assert linked(page)[0][1].startswith(f"key={first}")


def test_one_speaker_says_what_follows_from_few_cases(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    service.settle(archive, summit, service.OutcomeIn(choice="called_off", own_knowledge=True), by="A reader")
    page = open_page("speaker", key=key_of(archive, "Berg"))
    assert "Berg" in page.title[0].value
    told = " ".join(line.value for line in page.markdown).replace("\\", "")
    assert "0 of 1 closed case came true in its window: too few to conclude anything from." in told
    assert "no conclusion" in told


@pytest.mark.usefixtures("archive")
def test_an_unknown_speaker_is_one_sentence(open_page: Callable[..., AppTest]) -> None:
    page = open_page("speaker", key="no one")
    assert page.title[0].value == "No such speaker"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("name", ["article", "edition", "event", "outlet", "speaker"])
def test_an_address_that_was_cut_short_says_what_it_lacks(name: str, open_page: Callable[..., AppTest]) -> None:
    """A link that lost its end in a message names nothing: there is no "speaker ''", nor an article 0."""
    page = open_page(name)
    assert page.title[0].value == f"No such {name}"
    assert f"The address names no {name}." in [line.value.replace("\\", "") for line in page.markdown]


def test_a_speaker_is_found_by_the_name_that_only_one_has(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    assert "Berg" in open_page("speaker", key="BERG").title[0].value
    assert key_of(archive, "Berg") != "BERG"


def test_a_speaker_is_linked_from_the_event_and_the_article(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    first = service.event(archive, summit).predictions[-1]
    for page in (open_page("event", id=str(summit)), open_page("article", id=str(first.article_id))):
        assert any("speaker" in where and "key=" in query for where, query in linked(page))


def test_an_outlet_has_a_page(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    with archive.write() as connection:
        connection.exec_driver_sql("UPDATE article SET publisher = 'Sample Wire'")
    assert "2 articles" in " ".join(line.value for line in open_page("outlets").markdown).replace("\\", "")
    page = open_page("outlet", key="Sample Wire")
    assert page.title[0].value == "Sample Wire"
    assert any("What was said" in head.value for head in page.header)


def test_the_record_leads_to_the_speakers(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    service.settle(archive, 1, service.OutcomeIn(choice="called_off", own_knowledge=True), by="A reader")
    assert any("speaker" in where for where, _ in linked(open_page("record")))
