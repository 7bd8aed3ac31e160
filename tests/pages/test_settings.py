"""Settings: about me, lengths that show what they would mean, hedges, mail, and what is done to the archive."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine

from tracker import service
from tracker.reading.hedges import hedges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def _at_home() -> Iterator[None]:
    yield
    from tracker.service.clock import sit_in

    sit_in("")


def test_a_length_shows_what_it_would_mean_before_it_is_saved(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = open_page("settings")
    page.text_input(key="set_soon").set_value("10").run()
    told = " ".join(line.value for line in page.markdown).replace("\\", "")
    assert "“soon”, said today: by 20 Dec 2025, or a little later" in told
    assert "would be: by 30 Nov 2025, or a little later" in told
    assert service.setting(archive, "soon") == "30"
    page.button(key="save_lengths").click().run()
    assert service.setting(archive, "soon") == "10"


@pytest.mark.usefixtures("archive")
def test_a_length_that_cannot_be_is_one_sentence(open_page: Callable[..., AppTest]) -> None:
    page = open_page("settings")
    page.text_input(key="set_soon").set_value("never").run()
    assert "Soon, shortly" in page.error[0].value.replace("\\", "")
    assert not page.exception


def test_a_day_begins_by_the_time_zone_that_is_set(archive: service.Store) -> None:
    with time_machine.travel(datetime(2025, 11, 20, 23, 30, tzinfo=UTC), tick=False):
        service.change_setting(archive, "time_zone", "Pacific/Auckland")
        assert service.today() == date(2025, 11, 21)
        service.change_setting(archive, "time_zone", "America/Lima")
        assert service.today() == date(2025, 11, 20)
        with pytest.raises(service.InputError):
            service.change_setting(archive, "time_zone", "Mars/Base")


@pytest.mark.usefixtures("archive")
def test_every_hedge_is_shown_with_its_worth(open_page: Callable[..., AppTest]) -> None:
    page = open_page("settings")
    assert list(page.dataframe[0].value["Hedge"]) == [hedge.name for hedge in hedges()]


@pytest.mark.usefixtures("archive")
def test_mail_says_what_is_missing_and_to_whom_it_goes(
    open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any("No mail is set up" in note.value.replace("\\", "") for note in open_page("settings").info)
    for name in ("TRACKER_SMTP_HOST", "TRACKER_MAIL_FROM", "TRACKER_MAIL_TO"):
        monkeypatch.setenv(name, "desk@example.org")
    told = " ".join(line.value for line in open_page("settings").markdown).replace("\\", "")
    assert "go to desk@example.org" in told.replace("\u2060", "")  # so that no address becomes a link


def test_a_backup_is_put_back(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    page = open_page("settings")
    page.button(key="backup").click().run()
    article = service.articles(archive).rows[0]
    service.delete_article(archive, article.id)
    page = open_page("settings")
    page.button(key="put_back").click().run()
    assert not page.exception
    assert not page.error
    opened = service.open_store()
    assert service.articles(opened).total == 2
    opened.close()


def test_everything_is_deleted_after_a_backup_and_a_typed_word(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    for choice in ("called_off", "happened"):
        outcome = service.OutcomeIn(choice=choice, own_knowledge=True, known_on=date(2025, 11, 1))
        service.settle(archive, summit, outcome, by="A reader")
    service.change_setting(archive, "my_name", "Ann Reader")
    page = open_page("settings")
    assert page.button(key="delete_all").disabled
    page.text_input(key="delete_typed").set_value("delete everything").run()
    page.button(key="delete_all").click().run()
    assert not page.exception
    assert service.empty(archive)
    assert service.setting(archive, "my_name") == "Ann Reader"
    (copy,) = service.backups(archive)
    kept = service.open_store(copy)
    assert service.articles(kept).total == 2
    assert Path(copy).name.startswith("archive-")
    kept.close()


@pytest.mark.usefixtures("archive")
def test_labels_are_read_out_without_the_marks_of_escaping(open_page: Callable[..., AppTest]) -> None:
    """Streamlit takes a label for the accessible name as it is written."""
    page = open_page("settings")
    assert [field.label for field in (*page.text_input, *page.selectbox) if "\\" in field.label] == []
