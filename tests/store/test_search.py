"""Full text search: words of titles, quotes and speakers, whatever is typed, in step with what is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tracker import service
from tracker.sources import read_text
from tracker.store import Store, upgrading
from tracker.store import tables as t
from tracker.store.engine import engine_of
from tracker.store.matching import having
from tracker.store.terms import terms_of

ARTICLES = (
    "date 2025-10-17\nPort of Ostrava\n\nThe port will reopen within two weeks, said Jörg Šimek, who runs it.",
    "date 2025-10-18\nA vote\n\nMembers will vote on the budget on November 3, chairwoman Ada O'Brien said.",
)
TODAY = date(2025, 11, 20)


@pytest.fixture
def filled(store: Store) -> Store:
    """Give an archive of two short articles."""
    service.ingest(store, [read_text(text) for text in ARTICLES], by="A reader", today=TODAY)
    return store


def found(store: Store, words: str) -> int:
    return service.events(store, TODAY, filters=service.Filters(search=words)).total


@pytest.mark.parametrize(
    ("words", "events"),
    [
        ("budget", 1),
        ("BUDG", 1),  # a word is found by how it begins
        ("udget", 0),
        ("simek", 1),  # accents are left out on both sides
        ("Šimek reopen", 1),  # each word somewhere: the speaker, the quote
        ("Šimek budget", 0),
        ("o'brien", 1),
        ("", 2),
        ("%", 0),
        ("%_'\";--", 0),
        ('budget" OR "port', 0),
        ("NEAR(budget vote)", 0),
        ("quote: budget*", 0),
        ("budget & !vote", 1),
        ('"within two weeks"', 1),
        ('"two within"', 0),
        ('"will reop', 1),  # a quotation that is still being typed
        ('"will reop"', 0),  # one that is closed has whole words
        ("“ON the budget”", 1),
        ('"', 0),
        ("-budget", 1),
        ("will -budget", 1),
        ("will -budg", 1),  # what a word finds, it leaves out
        ('will -"within two weeks"', 1),
        ("-budget -port", 0),
        ("-", 0),
        ("reopen*", 1),
        ("\N{PARTY POPPER}", 0),
        ("b" * 10_000, 0),
        ("budget " * 2_000, 1),
        ('"' * 10_000, 0),
        ("-" * 10_000, 0),
    ],
    ids=lambda value: str(value)[:20],
)
def test_words_are_found_and_marks_are_no_syntax(filled: Store, words: str, events: int) -> None:
    assert found(filled, words) == events


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
@example('"" AND * ^ {a b}: + - \\ \x00')
def test_nothing_that_can_be_typed_breaks_a_search(filled: Store, words: str) -> None:
    assert found(filled, words) <= 2
    assert service.articles(filled, search=words).total <= 2
    assert service.predictions(filled, TODAY, filters=service.Filters(search=words)).total <= 2


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='abdeortv "-*', max_size=12))
def test_a_word_and_its_leaving_out_part_the_archive(filled: Store, words: str) -> None:
    """What has a term and what is without it are all there is; best match is another order, no other list."""
    terms = [term for term in terms_of(words) if not term.without]
    for term in terms:
        quoted = f'"{" ".join(term.words)}' + ("" if term.begins else '"')
        assert found(filled, quoted) + found(filled, f"-{quoted}") == found(filled, "")
    asked = service.Filters(search=words)
    rows = service.events(filled, TODAY, filters=asked, sort=service.BEST)
    assert {row.id for row in rows.rows} == {row.id for row in service.events(filled, TODAY, filters=asked).rows}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [("stor", "Støre"), ("Store", "Støre"), ("walesa", "Wałęsa"), ("Wałęsa", "Wałęsa"), ("strasse", "Straße")],
)
def test_letters_without_an_accent_are_found_by_what_is_typed_for_them(store: Store, words: str, speaker: str) -> None:
    text = f"date 2025-10-17\nA port\n\nThe port will reopen within two weeks, Ann {speaker} said."
    service.ingest(store, [read_text(text)], by="A reader", today=TODAY)
    assert found(store, words) == 1
    (event,) = service.events(store, TODAY).rows
    sentence = service.sentences_found(store, words, [event.id], TODAY)[event.id]
    assert [sentence.quote[a:b] for a, b in sentence.spans] == [speaker]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("simek", ["jorg simek"]),
        ("Šimek Jörg", ["jorg simek"]),
        ("port", []),
        ("-simek", ["ada obrien"]),
        ("o'brien", ["ada obrien"]),
        ('"ada ob"', []),
    ],
)
def test_speakers_are_found_by_their_printed_names(filled: Store, words: str, keys: list[str]) -> None:
    assert [row.key for row in service.sources_page(filled, TODAY, search=words).rows] == keys


def test_an_outlet_is_found_by_its_printed_name(store: Store) -> None:
    service.ingest(store, [replace(read_text(text), publisher="El País") for text in ARTICLES], by="A", today=TODAY)
    found = (
        service.sources_page(store, TODAY, by="publisher", search=words).total for words in ("pais", "País", "port")
    )
    assert list(found) == [1, 1, 0]


FERRY = (
    "date 2025-10-17\nOn the water\n\nThe new ferry to Capri will sail on December 1, Carla Neri said.",
    "date 2025-10-18\nFares\n\nThe council will vote on fares, that of the ferry, too, on December 2, Carla Neri said.",
    "date 2025-10-19\nA concert\n\nFerrylake Orchestra will play in Vienna on December 3, Otto Lang said.",
)


def test_the_best_match_comes_first(store: Store) -> None:
    """A title counts for more than a sentence, a whole word for more than a beginning, whatever was said last."""
    service.ingest(store, [read_text(text) for text in FERRY], by="A reader", today=TODAY)
    asked = service.Filters(search="ferry")
    rows = service.events(store, TODAY, filters=asked, sort=service.BEST).rows
    assert "Capri" in (rows[0].quote or "")
    assert len(rows) == 3
    first = service.events(store, TODAY, filters=asked, sort=service.BEST, page=2, size=2)
    assert [row.id for row in first.rows] == [rows[2].id]
    newest = service.events(store, TODAY, filters=service.Filters(search="-vienna"), sort=service.BEST).rows
    assert [row.said_on for row in newest] == sorted((row.said_on for row in newest if row.said_on), reverse=True)


def test_an_article_is_found_by_what_was_read_from_it(store: Store) -> None:
    service.ingest(store, [read_text(text) for text in FERRY], by="A reader", today=TODAY)
    found = service.articles(store, search="neri ferry", best=True)
    assert [row.title for row in found.rows] == ["On the water", "Fares"]
    assert service.articles(store, search="neri -fares").total == 1
    sentences = service.sentences_found(store, "neri", [row.id for row in found.rows], TODAY, by="article")
    assert {sentences[row.id].named for row in found.rows} == {((6, 10),)}


def test_the_sentence_of_a_past_day_is_one_of_that_day(filled: Store) -> None:
    (row,) = service.events(filled, TODAY, filters=service.Filters(search="port")).rows
    assert service.sentences_found(filled, "port", [row.id], TODAY)[row.id].published_on == date(2025, 10, 17)
    assert service.sentences_found(filled, "port", [row.id], TODAY, as_of=date(2025, 10, 16)) == {}
    assert service.sentences_found(filled, "-budget", [row.id], TODAY) == {}


def test_what_is_deleted_or_renamed_is_no_longer_found(filled: Store) -> None:
    row = service.events(filled, TODAY, filters=service.Filters(search="budget")).rows[0]
    service.rename(filled, row.id, "The treasury's spending plan", by="A reader")
    assert found(filled, "treasury") == 1
    article = service.event(filled, row.id, TODAY).predictions[0].article_id
    service.delete_article(filled, article or 0)
    assert found(filled, "budget") == 0
    assert found(filled, "treasury") == 0
    assert service.articles(filled, search="vote").total == 0


def test_an_article_is_found_by_its_outlet(store: Store) -> None:
    service.ingest(store, [read_text(ARTICLES[0])], by="A reader", today=TODAY)
    with store.write() as connection:
        connection.execute(t.articles.update().values(publisher="Harbour Gazette"))
    assert service.articles(store, search="gazette port").total == 1


def test_a_rebuilt_table_is_searched_again(filled: Store) -> None:
    """A migration that rebuilds a table of SQLite drops its triggers: the next upgrade makes them anew."""
    with filled.write() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER event_words_update")
        connection.execute(t.events.update().values(title="A harvest festival"))
    upgrading.upgrade(engine_of(filled.engine.url, foreign_keys=False))
    assert found(filled, "harvest") == 2


def test_the_index_is_what_answers(filled: Store) -> None:
    """No search reads a table whole."""
    if filled.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL reads a table of two rows whole, and rightly")
    p = t.predictions.c
    query = sa.select(p.event_id).where(*having(p.id, "budget"))
    with filled.read() as connection:
        sql = str(query.compile(filled.engine, compile_kwargs={"literal_binds": True}))
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    assert not [step for step in plan if step.startswith("SCAN prediction") and "VIRTUAL" not in step]


def test_an_older_archive_is_searched_after_its_upgrade(url: str) -> None:
    engine = engine_of(sa.make_url(url), foreign_keys=False)
    upgrading.upgrade(engine, to="0001")
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        row = {"source": "x", "imported_at": datetime(2025, 1, 1, tzinfo=UTC), "imported_by": "x"}
        batch = t.insert(connection, t.batches, **row)
        values = {"key": "k" * 64, "title": "An old tale", "text": "x", "published_on": TODAY, "language": "en"}
        t.insert(connection, t.articles, batch_id=batch, added_at=row["imported_at"], **values)
    upgrading.upgrade(engine)
    with engine.connect() as connection:
        ids = connection.scalars(sa.select(t.articles.c.id).where(*having(t.articles.c.id, "tale"))).all()
    assert len(ids) == 1
