"""One agency report in many outlets is found when it is added, counts once, and a person may say that it is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa

from tracker import service
from tracker.service import InputError, UnknownError
from tracker.sources.values import Article
from tracker.store import Store, dumping, summaries
from tracker.store import tables as t

TODAY = date(2030, 5, 20)
Maker = Callable[..., Article]
HEAD = "MERIDIA, May 6 (Sample Wire) -- "
REPORT = (
    "The harbour authority of Meridia will reopen the northern bridge on May 14, its director Ada Lund said on Monday. "
    "Engineers replaced two of the four bearings that had cracked in the frost of last winter and tested them. "
    "The ferry that carried commuters across the bay in the meantime was sold to a company on the southern shore. "
    "Lund said that the authority expects to finish the road leading to the bridge by the end of June. "
    "Traders in the old town, who lost a third of their custom, had asked the council for a lower rent. "
    "The council has not answered them, and a spokesman declined to say whether it intends to do so. "
    "The bridge, built ninety years ago by a firm that no longer exists, is the longest of the province."
)
ADDED = " A second bridge will open on September 3, the paper has learned from two people in the ministry."


@pytest.fixture
def outlets(article: Maker) -> list[Article]:
    """Print the report in ten outlets: whole, with other heads and datelines, cut, added to, slightly edited."""
    body = REPORT.split(". ")
    texts = [
        HEAD + REPORT,
        "By a reporter in Meridia\n\n" + REPORT,
        ". ".join(body[:5]) + ".",
        REPORT + ADDED,
        REPORT.replace("The ferry that carried", "The boat which had carried"),
        *(f"MERIDIA (Outlet {n}) - {REPORT} (Reporting by desk {n})" for n in range(5, 10)),
    ]
    days = ["2030-05-06"] * 8 + ["2030-05-07"] * 2
    return [
        article(text, day, publisher=f"Outlet {n}", url=f"https://example.org/{n}", name=f"{n}.txt")
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


def test_ten_outlets_that_print_one_report_are_one_statement_with_ten_addresses(
    store: Store, outlets: list[Article]
) -> None:
    """Cut, added to or edited: each is kept with its outlet and address, and asked about once."""
    added = service.ingest(store, outlets, today=TODAY)
    assert (added.new, added.copies) == (10, 9)
    first = service.article(store, added.articles[0])
    assert [a.publisher for a in first.addresses] == [f"Outlet {n}" for n in range(1, 10)]
    assert first.addresses[0].url == "https://example.org/1"
    assert len(first.predictions) == 2
    events = service.all_events(store, TODAY)
    said = sorted((p.quote[:30], p.publisher, p.others) for view in events for p in view.predictions)
    assert [(publisher, others) for _, publisher, others in said] == [("Outlet 3", 0), ("Outlet 0", 9), ("Outlet 0", 9)]
    assert len(service.week(store, TODAY).due + service.week(store, TODAY).overdue) == 1


def test_another_day_in_the_same_words_is_no_repetition(store: Store, article: Maker) -> None:
    """An outlet that corrects the day of a report says something of its own, and so does one that denies it."""
    texts = [REPORT, REPORT.replace("May 14", "May 21"), REPORT.replace("will reopen", "will not reopen")]
    copies = [article(text, publisher=f"Outlet {n}", name=str(n)) for n, text in enumerate(texts)]
    assert service.ingest(store, copies, today=TODAY).copies == 2
    rows = {p.id: p for view in service.all_events(store, TODAY) for p in view.predictions if "bridge" in p.quote[:70]}
    said = {(p.publisher, str(p.window.latest if p.window else None), str(p.polarity)) for p in rows.values()}
    assert said == {
        ("Outlet 0", "2030-05-14", "+"),
        ("Outlet 1", "2030-05-21", "+"),
        ("Outlet 2", "2030-05-14", "-"),
    }


def test_copies_are_found_one_by_one_as_in_one_import(store: Store, outlets: list[Article]) -> None:
    """Each of its own import: the first one added is the report, whichever of them is found again."""
    ids = [service.ingest(store, [each], today=TODAY).articles[0] for each in outlets]
    rows = [service.article(store, i).article for i in ids]
    assert [row.copy_of for row in rows] == [None, *[ids[0]] * 9]


def test_a_later_article_that_quotes_a_brief_is_no_copy(store: Store, article: Maker) -> None:
    """A brief within a long report, the same words a week later, and two short notices stand by themselves."""
    more = " ".join(f"Sentence {n} tells something else about the harbour of street {n * 7}." for n in range(60))
    texts = [
        (REPORT, "2030-05-06"),
        (f"{REPORT} {more}", "2030-05-06"),
        (f"{REPORT} Again.", "2030-05-13"),
        ("The bridge opens on May 14.", "2030-05-06"),
        ("The bridge opens on May 14, at last.", "2030-05-06"),
    ]
    added = service.ingest(store, [article(t, d, name=str(n)) for n, (t, d) in enumerate(texts)], today=TODAY)
    assert added.copies == 0


def test_a_person_says_that_it_is_no_copy_and_takes_it_back(store: Store, outlets: list[Article]) -> None:
    """What it says counts then, in the event of the report; taken back, it counts once again; both are remembered."""
    copy = service.ingest(store, outlets[:2], today=TODAY).articles[1]
    service.not_a_copy(store, copy, by="ada")
    views = service.all_events(store, TODAY)
    assert sorted(p.publisher or "" for view in views for p in view.predictions) == ["Outlet 0"] * 2 + ["Outlet 1"] * 2
    assert len(views) == 2
    assert service.article(store, copy).article.copy_of is None
    with pytest.raises(InputError, match="no copy"):
        service.not_a_copy(store, copy)
    service.a_copy_again(store, copy, by="ada")
    standing = [p for view in service.all_events(store, TODAY) for p in view.predictions if p.standing]
    assert [p.publisher for p in standing] == ["Outlet 0"] * 2
    with pytest.raises(InputError, match="no copy"):
        service.a_copy_again(store, copy)
    with pytest.raises(UnknownError):
        service.not_a_copy(store, 999)


def test_where_the_report_is_deleted_its_first_copy_stands_in_for_it(store: Store, outlets: list[Article]) -> None:
    """No statement is lost with the outlet that happened to come first."""
    ids = service.ingest(store, outlets[:3], today=TODAY).articles
    service.delete_article(store, ids[0], by="ada")
    assert [service.article(store, i).article.copy_of for i in ids[1:]] == [None, ids[1]]
    standing = [p for view in service.all_events(store, TODAY) for p in view.predictions if p.standing]
    assert [p.publisher for p in standing] == ["Outlet 1"] * 2


def test_a_report_of_what_happened_is_suggested_once(store: Store, article: Maker) -> None:
    """Ten outlets that print that the bridge reopened make one suggestion."""
    told = REPORT.replace("will reopen the northern bridge on May 14", "reopened the northern bridge on Tuesday")
    service.ingest(store, [article(HEAD + REPORT, publisher="Outlet 0", name="first")], today=TODAY)
    copies = [article(f"{told} ({n})", "2030-05-15", publisher=f"Outlet {n}", name=f"t{n}") for n in range(4)]
    service.ingest(store, copies, today=TODAY)
    suggested = [s for view in service.all_events(store, TODAY) for s in view.suggestions]
    assert len(suggested) == 1


@pytest.mark.parametrize("link", [True, False])
def test_what_is_written_at_once_is_what_a_refresh_would_make(store: Store, outlets: list[Article], link: bool) -> None:  # noqa: FBT001
    service.ingest(store, outlets, by="me", today=date(2031, 1, 1), link=link)
    with store.write() as connection:
        written = [sorted(map(repr, connection.execute(sa.select(table)))) for table in (t.events, t.cases)]
        summaries.refresh(connection, connection.scalars(sa.select(t.events.c.id)).all())
        again = [sorted(map(repr, connection.execute(sa.select(table)))) for table in (t.events, t.cases)]
    assert written[0]
    assert written == again


def test_a_copy_is_found_by_the_day_that_its_report_was_corrected_to(store: Store, article: Maker) -> None:
    first = service.ingest(store, [article(HEAD + REPORT, "2030-04-01")], today=TODAY)
    service.redate(store, first.articles[0], date(2030, 5, 6), today=TODAY)
    assert service.ingest(store, [article(REPORT, "2030-05-07", name="again.txt")], today=TODAY).copies == 1
    assert service.ingest(store, [article(REPORT + ADDED, "2030-04-01", name="then.txt")], today=TODAY).copies == 0


def test_a_copy_of_a_report_that_was_dumped_and_loaded_is_found(store: Store, article: Maker) -> None:
    service.ingest(store, [article(HEAD + REPORT)], today=TODAY)
    with store.write() as connection:
        rows = list(dumping.dump(connection))
        dumping.clear(connection)
        dumping.load(connection, rows)
    assert service.ingest(store, [article(REPORT, name="again.txt")], today=TODAY).copies == 1
