"""Facts about wrong words on the command line: one line that says which are right or where help is, exit status 2."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from typer.main import get_command

from tests.cli.conftest import Run
from tracker.cli import app, main

STATES = "upcoming, open, in_tail, due, overdue, undated, settled"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("events", "--as-of", "tomorrow"), "“tomorrow” is no day of the form YYYY-MM-DD"),
        (("events", "--as-of", ""), "“” is no day of the form YYYY-MM-DD"),
        (("events", "--as-of", "20260131"), "“20260131” is no day of the form YYYY-MM-DD"),
        (("explain", "by Friday", "--on", "2026-13-01"), "“2026-13-01” is no day of the form YYYY-MM-DD"),
        (("settle", "1", "happened", "--known-on", "1/2/2026"), "“1/2/2026” is no day of the form YYYY-MM-DD"),
        (("events", "--only", "state=late"), f"--only state=late: a state is one of {STATES}"),
        (("score", "--only", "verdict=yes"), "a verdict is one of happened, partly, did_not_happen, cannot_tell, void"),
        (("export", "csv", "--only", "kind"), "--only kind=: a kind is one of meeting, visit, vote"),
        (("events", "--only", "speaker="), "--only speaker=: say which speaker"),
        (("events", "--only", "colour=red"), "--only colour=red: a filter is FIELD=VALUE with one of search, state"),
        (("events", "--only", "since=May"), "--only since=May: write the day as YYYY-MM-DD"),
        (("export", "json", "--as-of", "2026-01-31"), "--as-of: json holds the whole archive as it is; csv, ics and"),
        (("export", "jsonl", "--only", "kind=vote"), "--only: jsonl holds the whole archive as it is; csv, ics and"),
        (("events", "--only", "since=20260131"), "--only since=20260131: write the day as YYYY-MM-DD"),
    ],
)
def test_wrong_words_are_told_with_the_right_ones(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def paths(command: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from paths(below, (*path, name))


def ended(monkeypatch: pytest.MonkeyPatch, *words: str) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["tracker", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code


@pytest.mark.parametrize("path", [*paths(get_command(app))], ids=" ".join)
def test_every_command_tells_an_unknown_option_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: tuple[str, ...]
) -> None:
    assert ended(monkeypatch, *path, "--colourless") == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        f"No such option: --colourless; see '{' '.join(('tracker', *path))} --help'\n",
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("settle",), "Missing argument 'EVENT'; see 'tracker settle --help'\n"),
        (("fly",), "No such command 'fly'; see 'tracker --help'\n"),
        (("db", "burn"), "No such command 'burn'; see 'tracker db --help'\n"),
        (("events", "--as-of"), "Option '--as-of' requires an argument; see 'tracker events --help'\n"),
        (("--database",), "Option '--database' requires an argument; see 'tracker --help'\n"),
    ],
)
def test_a_wrong_use_is_told_with_the_command_whose_help_tells_the_right_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    assert (ended(monkeypatch, *words), capsys.readouterr().err) == (2, told)


@pytest.mark.parametrize("words", [("settle", "one", "happened"), ("events", "--format", "\nxml"), ("watch", "1", "2")])
def test_a_wrong_value_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert ended(monkeypatch, *words) == 2
    told = capsys.readouterr().err
    assert (told.count("\n"), told.endswith(f"; see 'tracker {words[0]} --help'\n")) == (1, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("settle", "one", "happened"), "'EVENT': one is no number as lists print them"),
        (("settle", "9" * 30, "happened"), f"'EVENT': {'9' * 30} is no number as lists print them"),
        (("settle", "1", "happened", "--article", "-2"), "'--article': -2 is no number as lists print them"),
        (("links", "split", "1", "x"), "'PREDICTION...': x is no number as lists print them"),
        (("forecasts", "1.5"), "'EVENT': 1.5 is no number as lists print them"),
        (("serve", "--port", "0"), "'--port': 0 is no port; a port is a number from 1 to 65535"),
        (("serve", "--port", "9999999"), "'--port': 9999999 is no port; a port is a number from 1 to 65535"),
        (("serve", "--port", "0000180000"), "'--port': 0000180000 is no port; a port is a number from 1 to 65535"),
        (("events", "--format", "xml"), "'--format': 'xml' is not one of 'jsonl', 'table'"),
    ],
)
def test_a_wrong_number_is_told_in_our_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    assert ended(monkeypatch, *words) == 2
    assert capsys.readouterr().err.startswith(f"Invalid value for {told}; see 'tracker ")


@pytest.mark.parametrize(
    "words",
    [
        ("note", "1", "caf\udce9"),
        ("links", "rename", "1", "caf\udce9"),
        ("settle", "1", "happened", "--own-knowledge", "--by", "Zo\udceb"),
        ("review", "sign", "--by", "Ann", "--note", "caf\udce9"),
        ("filters", "save", "mine", "--only", "speaker=Zo\udceb"),
        ("events", "--only", "speaker=Zo\udceb"),
    ],
    ids=lambda words: words[0],
)
def test_words_in_another_encoding_are_told_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    """A terminal that writes Latin-1 hands over bytes that are no characters."""
    run("ingest", "-", stdin="date 2025-05-06\nParliament will vote on the budget on 20 May 2025, the speaker said.\n")
    done = run(*words)
    assert (done.returncode, done.stdout) == (2 if "--only" in words else 1, "")
    assert done.stderr.endswith(
        "the words hold bytes that are no text in UTF-8: see what encoding they are written in\n"
    )
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("words", "status"), [((), 2), (("db",), 2), (("--help",), 0), (("db", "--help"), 0)])
def test_help_is_printed_where_it_is_asked_for_or_no_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int
) -> None:
    assert ended(monkeypatch, *words) == status
    said = capsys.readouterr()
    assert "Usage: tracker" in said.out
    assert said.err == ""
