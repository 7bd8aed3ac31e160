"""Articles stored by an installed reader: who read what, what a failure costs, and what reading again leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tracker import service
from tracker.reading import readers
from tracker.reading.readers import ReaderError
from tracker.reading.values import RULES
from tracker.service import InputError, Store
from tracker.sources.values import Article

TODAY = date(2030, 7, 1)
SAID = "Minister Ada Falk will meet Governor Tom Reyes in Lindau on May 20, an aide said. Trams could follow in June."
TRAMS = {"quote": "Trams could follow in June.", "event": "Trams could follow", "time": "in June"}
INVENTED = TRAMS | {"quote": "Trams will never come."}
Maker = Callable[..., Article]


class Oracle:
    """A reader that finds the trams, and fails on an article that says so."""

    def __init__(self) -> None:
        """Begin with the trams."""
        self.read: list[str] = []
        self.answers: list[dict[str, str]] = [TRAMS]

    def __call__(self, text: str, _day: date, _title: str) -> list[dict[str, str]]:
        """Answer as an installed reader does."""
        self.read.append(text)
        if "fails here" in text:
            message = "the oracle is asleep"
            raise RuntimeError(message)
        return self.answers


@pytest.fixture
def oracle(monkeypatch: pytest.MonkeyPatch) -> Iterator[Oracle]:
    """Install a reader by its entry point."""
    made = Oracle()

    class Entry:
        name, value = "oracle", "oracle:read"

        def load(self) -> Oracle:
            return made

    def entries(*, group: str, name: str = "oracle") -> list[Entry]:
        return [Entry()] if (group, name) == (readers.GROUP, "oracle") else []

    monkeypatch.setattr(readers, "entry_points", entries)
    return made


def stored(store: Store) -> list[tuple[str, str]]:
    view = service.article(store, 1)
    return [(row.event_text, row.reader) for row in view.predictions if row.standing]


@pytest.mark.usefixtures("oracle")
def test_each_prediction_says_who_read_it(store: Store, article: Maker) -> None:
    """By the option, by the setting, by the rules, and nobody where a person marked it."""
    service.ingest(store, [article(SAID)], today=TODAY, reader="oracle")
    assert stored(store) == [("Trams could follow", "oracle")]
    (port,) = service.ingest(store, [article("The port will reopen on June 3.", name="b")], today=TODAY).articles
    assert {row.reader for row in service.article(store, port).predictions} == {RULES}
    service.change_setting(store, "reader", "oracle")
    (item,) = service.preview(article(SAID), store=store, today=TODAY).items
    assert item.prediction.reader == "oracle"
    assert any("oracle" in reason for reason in item.why)
    text = service.article(store, port).text
    made = service.add_missed(store, port, (0, len(text)), "The port", "by June 20")
    assert (made.reader, made.origin) == ("", "person")


def test_a_failure_costs_one_article_which_is_tried_again(store: Store, article: Maker, oracle: Oracle) -> None:
    """The others are stored, the answers that do not count are told, and what is stored is not asked about again."""
    oracle.answers = [INVENTED, TRAMS]
    news = [
        article(SAID, name="a.txt"),
        article("It fails here.", name="b.txt"),
        article("The council of Lindau has spoken of it for years. Trams could follow in June.", name="c.txt"),
    ]
    added = service.ingest(store, news, today=TODAY, reader="oracle")
    assert (added.new, added.predictions) == (2, 2)
    assert [(f.path, f.reason) for f in added.faults] == [
        ("b.txt", "the reader “oracle” failed: the oracle is asleep.")
    ]
    assert [f.path for f in added.remarks] == ["a.txt", "c.txt"]
    assert "“Trams will never come.” is not in the article" in added.remarks[0].reason
    asked = len(oracle.read)
    again = service.ingest(store, news, today=TODAY, reader="oracle")
    assert (again.new, again.known, len(again.faults), len(oracle.read) - asked) == (0, 2, 1, 1)


def test_a_reader_that_is_not_there_is_told_before_anything_is_read(store: Store, article: Maker) -> None:
    with pytest.raises(InputError, match="there is no reader “oracle”"):
        service.ingest(store, [article(SAID)], today=TODAY, reader="oracle")
    with pytest.raises(InputError, match="installed are rules"):
        service.change_setting(store, "reader", "oracle")
    assert service.articles(store).total == 0


def test_a_reader_that_was_taken_away_is_told(
    store: Store, article: Maker, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting is shown as it was; reading says what is missing, and the rules can be chosen again."""
    service.ingest(store, [article(SAID)], today=TODAY)
    service.change_setting(store, "reader", "oracle")
    monkeypatch.undo()
    assert oracle.read == []
    assert service.setting(store, "reader") == "oracle"
    draft = service.preview(article(SAID), store=store, today=TODAY)
    assert draft.fault == "report.txt: there is no reader “oracle”; installed: rules."
    for act in (lambda: service.reread(store), lambda: service.redate(store, 1, date(2030, 5, 1), today=TODAY)):
        with pytest.raises(InputError, match="there is no reader “oracle”"):
            act()
    service.change_setting(store, "reader", "")
    assert service.preview(article(SAID), store=store, today=TODAY).fault is None


def test_reading_again_leaves_an_article_as_it_is_where_the_reader_fails(
    store: Store, article: Maker, oracle: Oracle
) -> None:
    """A failure never looks as if the article said nothing."""
    news = [article(SAID), article("The port will reopen on June 3, unless it fails here.", name="b.txt")]
    service.ingest(store, news, today=TODAY)
    changes = service.reread(store, apply=True, reader="oracle")
    assert changes.faults == ("b.txt: the reader “oracle” failed: the oracle is asleep",)
    assert changes.counts == {"appeared": 0, "vanished": 1, "altered": 1}
    assert stored(store) == [("Trams could follow", "oracle")]
    assert len([row for row in service.article(store, 2).predictions if row.standing]) == 1
    assert len(oracle.read) == 2
    with pytest.raises(ReaderError):
        readers.reader("oracle")("It fails here.", TODAY)


def test_an_archive_of_an_earlier_version_is_loaded(store: Store, article: Maker, tmp_path: Path) -> None:
    """Its predictions say nothing of a reader: the rules read them."""
    service.ingest(store, [article(SAID)], today=TODAY)
    rows = [(table, {k: v for k, v in row.items() if k != "reader"}) for table, row in service.dump(store)]
    other = service.open_store(str(tmp_path / "other.db"))
    service.load(other, rows)
    assert list(service.dump(other)) == list(service.dump(store))
