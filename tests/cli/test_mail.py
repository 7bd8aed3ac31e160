"""Editions and reminders by mail, each by the real command to a real SMTP server on this machine."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from post_office import Box, free_port, post_office

Run = Callable[..., subprocess.CompletedProcess[str]]
TODAY = datetime.now().astimezone().date()
ARTICLE = f"""date {TODAY - timedelta(days=40)}
What the weeks hold

Governor Ida Lund will resign within three weeks, her spokesman Tom Vale said.
"""


@pytest.fixture
def box() -> Iterator[Box]:
    with post_office() as kept:
        yield kept


@pytest.fixture
def signed(run: Run, tmp_path: Path) -> Run:
    """Give the command with an article of weeks ago stored, and an edition signed."""
    (tmp_path / "weeks.txt").write_text(ARTICLE)
    assert run("ingest", tmp_path / "weeks.txt").returncode == 0
    assert run("review", "sign", "--by", "Ada", "--note", "A calm week.").returncode == 0
    return run


def test_an_edition_is_mailed_once_as_text_and_html(signed: Run, box: Box) -> None:
    first, second = (signed("review", "mail", **box.environment()) for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == "Edition 1 is sent.\n"
    assert "already" in second.stdout
    (letter,) = box.letters
    text, page = (part.get_content() for part in letter.iter_parts())
    assert "A calm week." in text
    assert "resign within three weeks" in text
    assert page.startswith("<!doctype html>")
    assert letter["To"] == "desk@wire.example"
    assert "edition 1" in letter["Subject"]


def test_again_sends_it_again_with_the_same_id(signed: Run, box: Box) -> None:
    for more in ((), ("--again",)):
        assert signed("review", "mail", *more, **box.environment()).stdout == "Edition 1 is sent.\n"
    assert len({letter["Message-ID"] for letter in box.letters}) == 1
    assert len(box.kept) == 2


def test_where_the_server_cannot_be_reached_the_edition_stays_and_the_command_sends_it_later(
    signed: Run, box: Box
) -> None:
    nowhere = {**box.environment(), "TRACKER_SMTP_PORT": str(free_port())}
    failed = signed("review", "mail", **nowhere)
    assert (failed.returncode, failed.stdout, len(failed.stderr.splitlines())) == (1, "", 1)
    assert "it can be sent again" in failed.stderr
    assert signed("review", "verify").stdout == "1 edition: as signed.\n"
    assert signed("review", "mail", **box.environment()).stdout == "Edition 1 is sent.\n"
    assert len(box.kept) == 1


def test_a_refused_receiver_is_told_and_the_others_get_it_once(signed: Run, box: Box) -> None:
    both = box.environment(to="desk@wire.example, nobody@wire.example")
    told = signed("review", "mail", **both)
    assert (told.returncode, "nobody@wire.example" in told.stderr) == (1, True)
    assert "already" in signed("review", "mail", **both).stdout
    assert len(box.kept) == 1


def test_without_a_server_one_line_says_what_is_missing(signed: Run) -> None:
    said = signed("review", "mail", TRACKER_SMTP_HOST="")
    assert (said.returncode, said.stderr) == (1, "no mail is set up: the variable TRACKER_SMTP_HOST is empty\n")


def test_a_reminder_comes_each_time_until_it_is_settled(signed: Run, box: Box) -> None:
    for weeks in (1, 2):
        assert signed("remind", **box.environment()).stdout == "A reminder of 1 event is sent.\n"
        assert len(box.kept) == weeks
    assert "Lund" in box.letters[1].get_content()
    due = signed("due")
    assert (due.returncode, due.stdout.count("\n")) == (0, 2)
    number = due.stdout.splitlines()[1].partition("\t")[0]
    assert signed("settle", number, "did_not_happen", "--own-knowledge", "--by", "Ada").returncode == 0
    for command in ("due", "remind"):
        nothing = signed(command, **box.environment())
        assert (nothing.returncode, nothing.stderr) == (3, "")
    assert len(box.kept) == 2


def test_an_edition_that_was_tampered_with_is_told_and_not_sent(signed: Run, box: Box, tmp_path: Path) -> None:
    for change, commands in (("note = 'wild'", ["mail"]), ("contents = '{'", ["mail", "show"])):
        with sqlite3.connect(tmp_path / "tracker.db") as connection:
            connection.execute(f"UPDATE edition SET {change}")  # noqa: S608 - the words of the line above
        told = signed("review", "verify")
        assert (told.returncode, told.stderr) == (1, "edition 1 was changed after it was signed\n")
        for command in commands:
            said = signed("review", command, **box.environment())
            assert (said.returncode, said.stdout, len(said.stderr.splitlines())) == (1, "", 1)
            assert "not as it was signed" in said.stderr
    assert box.kept == []


def test_a_note_that_is_a_book_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "weeks.txt").write_text(ARTICLE)
    run("ingest", tmp_path / "weeks.txt")
    said = run("review", "sign", "--by", "Ada", "--note", "x" * 100_000)
    assert (said.returncode, len(said.stderr.splitlines())) == (1, 1)
    assert "at most 20,000 characters" in said.stderr
    assert run("review", "list").returncode == 3
