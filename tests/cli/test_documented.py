"""The documentation names every command, variable, format and column, and no other command."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from tracker.cli import app, archive, editions, outputs
from tracker.delivery.mail import VARIABLES
from tracker.exports import EDITIONS, EXPORTS
from tracker.imports.table import COLUMNS
from tracker.service.filtering import FIELDS
from tracker.sources import READERS

DOCS = Path(__file__).parents[2] / "docs"
CLI = (DOCS / "cli.md").read_text()
FORMATS = (DOCS / "formats.md").read_text()


def commands() -> set[str]:
    names = set()
    for name, command in typer.main.get_command(app).commands.items():
        below = getattr(command, "commands", {})
        names |= {f"{name} {each}" for each in below} | (
            {name} if not below or command.invoke_without_command else set()
        )
    return names


def test_every_command_is_documented_and_every_documented_command_is_one() -> None:
    """The tables' first column begins with `tracker NAME`."""
    rows = re.findall(
        r"^\| `tracker ((?:review|db|feeds|filters|links|speakers|copies) [a-z]+|[a-z]+)", CLI, re.MULTILINE
    )
    assert sorted(set(rows)) == sorted(commands())


def test_every_reader_and_export_is_documented() -> None:
    """Each with its name and suffixes in a row of its own."""
    for format_ in (*READERS, *EXPORTS, *EDITIONS):
        assert f"| `{format_.name}` |" in FORMATS
    for reader in READERS:
        assert all(f"`{suffix}`" in FORMATS for suffix in reader.suffixes)


def test_every_column_variable_and_filter_is_documented() -> None:
    """What a person writes in a table, in the environment and after --only."""
    assert [name for name in COLUMNS if f"`{name}`" not in FORMATS] == []
    assert [name for name in (*VARIABLES, *archive.FILTER_FIELDS) if f"`{name}`" not in CLI] == []


def test_the_commands_know_the_fields_of_filters() -> None:
    """They are written out, so that help opens without loading what reads them."""
    assert (*FIELDS, "saved") == archive.FILTER_FIELDS


def test_the_commands_know_the_formats_that_there_are() -> None:
    """Their names are written out in the commands, so that help opens without loading what writes them."""
    assert tuple(export.name for export in EXPORTS) == outputs.FORMATS
    assert tuple(export.name for export in EDITIONS) == editions.FORMATS
