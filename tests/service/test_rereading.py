"""The archive read again under other rules: what a person did stays, links stay, a kill loses nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker import service
from tracker.outcome import Says
from tracker.reading import read, readers
from tracker.reading.values import Confidence, Reading
from tracker.service import Edit, OutcomeIn, Store
from tracker.sources.values import Article
from tracker.text import Span

TODAY = date(2030, 7, 1)
Maker = Callable[..., Article]
FIRST = (
    "The port could reopen soon, the union said. Minister Ada Falk will meet Governor Tom Reyes in Lindau on May 20."
)
SECOND = "The port in the north could reopen shortly, the union said. A new bridge is to open soon, an engineer said."
HAPPENED = OutcomeIn(choice="happened", occurred_from=date(2030, 5, 20), own_knowledge=True)


@pytest.fixture
def archive(store: Store, article: Maker) -> Store:
    """Store two articles with vague words."""
    news = [article(FIRST, name="a.txt"), article(SECOND, "2030-05-08", name="b.txt")]
    service.ingest(store, news, today=TODAY)
    return store


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    return [row for name, row in service.dump(store) if name == table]


def said(store: Store, words: str) -> dict[str, Any]:
    """Return the newest standing prediction whose event has these words."""
    return [row for row in rows(store, "prediction") if words in row["event_text"] and row["standing"]][-1]


def renewed(store: Store) -> service.Changes:
    """Set another length for "soon", and apply it."""
    service.change_setting(store, "soon", "60")
    return service.reread(store, apply=True)


def test_a_changed_window_stays_with_its_event_and_all_that_hangs_on_it(archive: Store) -> None:
    """Link, reasons for it, what linking remembers; nothing is changed twice."""
    before = said(archive, "bridge")
    assert renewed(archive).counts == {"appeared": 0, "vanished": 0, "altered": 3}
    after = said(archive, "bridge")
    assert (before["latest"], after["latest"]) == ("2030-06-07", "2030-07-07")
    assert after["id"] != before["id"]
    for kept in ("event_id", "linked_because", "published_on", "reader", "origin"):
        assert after[kept] == before[kept], kept
    assert after["mention"]
    assert service.reread(archive, apply=True).counts == {"appeared": 0, "vanished": 0, "altered": 0}
    assert service.check(archive) == ()


def test_an_article_that_comes_later_is_still_linked_to_a_changed_one(archive: Store, article: Maker) -> None:
    renewed(archive)
    later = article("The new bridge is to open on June 20, the engineer said.", "2030-05-15", name="c.txt")
    added = service.ingest(archive, [later], today=TODAY)
    assert (added.joined, added.events) == (1, 0)


def test_what_a_person_corrected_or_dropped_stays_so(archive: Store) -> None:
    """The correction stands beside the new reading; what was dropped stays so, for the reason given."""
    bridge, port = said(archive, "bridge"), said(archive, "port in the north")
    service.correct(archive, bridge["id"], Edit(time="by June 30"), reason="the engineer told me", by="Ann")
    service.drop(archive, port["id"], reason="only a wish", by="Ann")
    renewed(archive)
    assert said(archive, "bridge")["latest"] == "2030-06-30"
    assert [
        row["origin"] for row in rows(archive, "prediction") if "bridge" in row["event_text"] and row["standing"]
    ] == ["person"]
    view = service.article(archive, 2)
    dropped = [row for row in view.predictions if "port" in row.event_text and row.fate == "drop"]
    assert [(row.standing, row.fate_reason) for row in dropped] == [(False, "only a wish")]
    assert service.restore(archive, dropped[0].id).window.latest == date(2030, 7, 7)


def test_outcomes_joined_events_and_their_undo_stay(archive: Store) -> None:
    """Joined events stay joined, and an undo after the new reading hands each its own statements back."""
    meeting, bridge, port = (said(archive, w)["event_id"] for w in ("meet Governor", "bridge", "port in the north"))
    service.settle(archive, meeting, HAPPENED, today=TODAY)
    act = service.merge(archive, bridge, port)
    outcomes, events = rows(archive, "outcome"), {row["id"] for row in rows(archive, "event")}
    renewed(archive)
    assert rows(archive, "outcome") == outcomes
    assert {row["id"] for row in rows(archive, "event")} == events
    assert said(archive, "bridge")["event_id"] == port
    service.undo_link(archive, act)
    assert said(archive, "bridge")["event_id"] == bridge
    assert service.check(archive) == ()


def test_a_time_of_ones_own_goes_back_to_its_event_after_the_article_was_redated(archive: Store) -> None:
    """What is counted anew from the corrected day is handed back like all else, where joining is undone."""
    own = service.correct(archive, said(archive, "bridge")["id"], Edit(time="within three weeks"))
    bridge, port = own.event_id or 0, said(archive, "port in the north")["event_id"]
    act = service.merge(archive, bridge, port)
    service.redate(archive, own.article_id or 0, date(2030, 5, 10), today=TODAY)
    moved = said(archive, "bridge")
    assert (moved["event_id"], moved["latest"], moved["id"] == own.id) == (port, "2030-05-31", False)
    service.undo_link(archive, act)
    assert said(archive, "bridge")["event_id"] == bridge
    assert service.check(archive) == ()


def test_an_offer_to_join_goes_with_the_new_reading(archive: Store) -> None:
    first = said(archive, "bridge")
    with archive.write() as connection:
        from tracker.store import added

        new = added.Rows()
        new.offer(first["id"], said(archive, "port could")["event_id"], ["the same day"])
        new.write(connection)
    renewed(archive)
    assert [row["prediction_id"] for row in rows(archive, "offer")] == [said(archive, "bridge")["id"]]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Reading], Reading]], None]:
    """Return a function that changes what the rules find from now on."""

    def change(how: Callable[[Reading], Reading]) -> None:
        monkeypatch.setattr(readers, "read", lambda *given, **more: how(read(*given, **more)))

    return change


def test_other_rules_are_shown_and_then_applied(archive: Store, rules: Callable[..., None]) -> None:
    """What is read no more stands no more, and is kept; what is read again later comes back as one."""
    rules(lambda found: replace(found, predictions=found.predictions[1:]))
    shown = service.reread(archive)
    assert (shown.counts, shown.applied) == ({"appeared": 0, "vanished": 2, "altered": 0}, False)
    assert len(rows(archive, "prediction")) == 4
    service.reread(archive, apply=True)
    assert len(rows(archive, "prediction")) == 4
    assert sum(row["standing"] for row in rows(archive, "prediction")) == 2
    assert service.check(archive) == ()
    rules(lambda found: found)
    events = {row["id"] for row in rows(archive, "event")}
    service.reread(archive, apply=True)
    assert sum(row["standing"] for row in rows(archive, "prediction")) == 4
    assert {row["id"] for row in rows(archive, "event")} == events
    assert service.reread(archive).counts == {"appeared": 0, "vanished": 0, "altered": 0}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("speaker_key", "mara engel"),
        ("probability", 0.25),
        ("hedge_grade", "a grade"),
        ("participants", ("Lindau",)),
        ("place", "Torvik"),
        ("relative_to", "the vote"),
    ],
)
def test_whatever_is_read_otherwise_is_a_change(
    archive: Store, rules: Callable[..., None], name: str, told: object
) -> None:
    """A speaker's normal form or the worth of a hedge: else what was stored before would be counted by the old one."""
    rules(lambda found: replace(found, predictions=tuple(replace(p, **{name: told}) for p in found.predictions)))
    assert service.reread(archive, apply=True).counts["altered"] == 4
    now = [row[name] for row in rows(archive, "prediction") if row["standing"]]
    assert now == [list(told) if isinstance(told, tuple) else told] * 4
    assert service.reread(archive).counts["altered"] == 0


def test_a_joined_speaker_is_no_change(store: Store, article: Maker) -> None:
    texts = ("The bridge will reopen on May 14, Ada Lund said.", "The pier will close on June 2, Bo Falk said.")
    service.ingest(store, [article(text, name=str(n)) for n, text in enumerate(texts)], today=TODAY)
    service.join_speakers(store, "ada lund", "bo falk")
    assert service.reread(store).counts["altered"] == 0


def renamed(found: Reading) -> Reading:
    """Return a reading that names each event by one word more to the left, as a better rule may."""
    moved = []
    for said in found.predictions:
        start = said.span.start
        words = said.quote[: said.event.end - start]
        moved.append(replace(said, event=Span(start, said.event.end), event_text=words))
    return replace(found, predictions=tuple(moved))


def test_an_event_that_is_named_by_other_words_is_the_same_one(archive: Store, rules: Callable[..., None]) -> None:
    """It is no new prediction: what a person dropped or corrected does not come back."""
    bridge, port = said(archive, "bridge"), said(archive, "port in the north")
    service.correct(archive, bridge["id"], Edit(time="by June 30"))
    service.drop(archive, port["id"], reason="only a wish")
    rules(renamed)
    counts = service.reread(archive, apply=True).counts
    assert (counts["appeared"], counts["vanished"]) == (0, 0)
    standing = [row for row in rows(archive, "prediction") if row["standing"] and row["article_id"] == 2]
    assert [row["origin"] for row in standing] == ["person"]
    assert service.check(archive) == ()


def doubtful(found: Reading) -> Reading:
    doubted = tuple(replace(p, confidence=Confidence.DOUBTFUL) for p in found.predictions)
    return replace(found, predictions=doubted)


def test_what_appears_in_doubt_is_dropped_as_an_import_does(
    store: Store, article: Maker, rules: Callable[..., None]
) -> None:
    rules(lambda found: replace(found, predictions=()))
    service.ingest(store, [article(FIRST)], today=TODAY)
    rules(doubtful)
    assert service.reread(store, apply=True).counts["appeared"] == 2
    assert [row["standing"] for row in rows(store, "prediction")] == [False, False]
    assert service.week(store, TODAY).events == 0


def test_what_was_doubted_stands_once_the_rules_are_sure(
    store: Store, article: Maker, rules: Callable[..., None]
) -> None:
    """Only what nobody has looked at: what a person dropped stays dropped."""
    rules(doubtful)
    service.ingest(store, [article(FIRST)], today=TODAY)
    port, meeting = rows(store, "prediction")
    assert [port["standing"], meeting["standing"]] == [False, False]
    service.restore(store, port["id"])
    service.drop(store, port["id"], reason="only a wish")
    rules(lambda found: found)
    assert service.reread(store, apply=True).counts["altered"] == 1
    standing = [row for row in rows(store, "prediction") if row["standing"]]
    assert ["meet Governor" in row["event_text"] for row in standing] == [True]
    assert service.reread(store).counts["altered"] == 0
    assert service.check(store) == ()


def test_reports_are_read_again_and_answers_stay(store: Store, article: Maker, rules: Callable[..., None]) -> None:
    """A new report suggests an outcome; one that is gone suggests none, unless a person has answered it."""
    told = article(
        "Minister Ada Falk met Governor Tom Reyes in Lindau on May 20, an aide said.", "2030-05-21", name="b"
    )
    rules(lambda found: replace(found, reports=()))
    service.ingest(store, [article(FIRST), told], today=TODAY)
    meeting = said(store, "meet Governor")["event_id"]
    assert service.event(store, meeting, TODAY).suggestions == ()
    rules(lambda found: found)
    assert service.reread(store).reports == 1
    assert service.reread(store, apply=True).reports == 1
    (suggestion,) = service.event(store, meeting, TODAY).suggestions
    assert suggestion.occurred_on == date(2030, 5, 20)
    assert [row["event_id"] for row in rows(store, "report")] == [meeting]
    rules(lambda found: replace(found, reports=tuple(replace(r, says=Says.CALLED_OFF) for r in found.reports)))
    service.reread(store, apply=True)
    assert [row["says"] for row in rows(store, "report")] == ["called_off"]
    service.dismiss(store, rows(store, "report")[0]["id"], reason="a mistake")
    rules(lambda found: replace(found, reports=()))
    service.reread(store, apply=True)
    assert [row["answer"] for row in rows(store, "report")] == ["dismissed"]


def test_a_day_that_went_by_is_told_of_in_an_archive_of_before(
    store: Store, article: Maker, rules: Callable[..., None]
) -> None:
    """What an earlier version read without that mark was about no event; read anew, it is about the one due then."""
    plans = "The towing trials of the lifeboat Vesna are due on May 12. The mayor will name the ship on May 20."
    told = article("The lifeboat Vesna is home. Monday came and went.", "2030-05-22", name="b")
    rules(lambda found: replace(found, reports=tuple(replace(r, went_by=False) for r in found.reports)))
    service.ingest(store, [article(plans, name="a"), told], today=TODAY)
    (before,) = rows(store, "report")
    assert before["event_id"] is None
    rules(lambda found: found)
    assert [service.reread(store, apply=True).reports for _ in range(2)] == [1, 0]
    (after,) = rows(store, "report")
    assert (after["id"], after["event_id"]) == (before["id"], said(store, "name the ship")["event_id"])
    assert [each.choice for each in service.event(store, after["event_id"], TODAY).suggestions] == ["put_off"]


def test_reports_that_were_stored_without_links_are_compared_by_their_day(store: Store, article: Maker) -> None:
    told = article("Minister Ada Falk met Governor Tom Reyes in Lindau on May 20, an aide said.", "2030-05-21")
    service.ingest(store, [told], today=TODAY, link=False)
    assert [row["mention"] for row in rows(store, "report")] == [""]
    assert service.reread(store, apply=True).reports == 0


def test_progress_counts_articles_of_all(archive: Store) -> None:
    seen: list[tuple[int, int]] = []
    service.reread(archive, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


REREAD = """
import sys
from tracker import service
changes = service.reread(service.open_store(sys.argv[1]), apply=True)
print(changes.counts["altered"])
"""


def test_a_kill_in_the_middle_leaves_whole_articles_and_loses_nothing(tmp_path: Path, article: Maker) -> None:
    """Killed at random moments and run again, each prediction is read anew once, and none is lost or doubled."""
    path, chance, count = tmp_path / "a.db", random.Random(5), 150  # noqa: S311 - moments, no secrets
    store = service.open_store(str(path))
    news = [article(f"Bridge number {n} could open soon, the union said.", name=str(n)) for n in range(count)]
    service.ingest(store, news, today=TODAY)
    service.change_setting(store, "soon", "60")
    store.close()
    command = [sys.executable, "-c", REREAD, str(path)]
    for _ in range(6):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ.copy())  # noqa: S603 - our own
        time.sleep(chance.uniform(0.8, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        with closing(sqlite3.connect(path)) as connection:
            standing = "SELECT count(*), count(DISTINCT article_id) FROM prediction WHERE standing"
            assert connection.execute(standing).fetchone() == (count, count)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    subprocess.check_call(command, stdout=subprocess.DEVNULL)  # noqa: S603
    store = service.open_store(str(path))
    assert service.reread(store).counts == {"appeared": 0, "vanished": 0, "altered": 0}
    assert len(rows(store, "prediction")) == 2 * count
    assert service.check(store) == ()


def otherwise(found: Reading) -> Reading:
    """Return a reading that leaves out each first prediction, names the others' events otherwise, and is in doubt."""
    left = renamed(replace(found, predictions=found.predictions[1:]))
    return replace(left, predictions=doubtful(left).predictions[:1] + left.predictions[1:], reports=())


def turned(path: Path, news: list[Article], rules: Callable[..., None]) -> list[tuple[str, dict[str, Any]]]:
    """Return all rows, but for instants, of an archive that was read under rules that changed and changed back."""
    store = service.open_store(str(path))
    service.ingest(store, news, today=TODAY)
    service.correct(store, said(store, "bridge")["id"], Edit(time="by June 30"), by="Ann")
    service.settle(store, said(store, "meet Governor")["event_id"], HAPPENED, today=TODAY)
    for how in (otherwise, renamed, lambda found: found):
        rules(how)
        service.reread(store, apply=True, by="Bob")
    told = [(name, {k: v for k, v in row.items() if not k.endswith("_at")}) for name, row in service.dump(store)]
    return [(name, row) for name, row in told if name != "outcome"]  # it has a token of its own


def test_some_articles_at_once_are_read_again_as_one_by_one(
    tmp_path: Path, article: Maker, rules: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [FIRST, SECOND, "Minister Ada Falk met Governor Tom Reyes in Lindau on May 20, an aide said."]
    news = [
        article(f"{text} It was read {n} times.", f"2030-05-{n + 6:02}", name=str(n)) for n, text in enumerate(texts)
    ]
    together = turned(tmp_path / "together.db", news, rules)
    monkeypatch.setattr("tracker.service.renewing._AT_ONCE", 1)
    rules(lambda found: found)
    assert turned(tmp_path / "one by one.db", news, rules) == together
