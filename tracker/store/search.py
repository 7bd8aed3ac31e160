"""The indexes of words over titles, quotes and speakers: SQLite's FTS5, PostgreSQL's own.

Invariant: the database itself keeps them in step, and both keep a word in lower case and bare letters.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from tracker.store.terms import LETTERS, bare

# The columns of each table that are searched; its index is called after it.
SEARCHED = {
    "article": ("title", "publisher"),
    "event": ("title",),
    "prediction": ("quote", "event_text", "speaker"),
}


def install(connection: sa.Connection) -> None:
    """Make the indexes and what keeps them in step, where they are missing.

    A migration that rebuilds a table of SQLite takes its triggers away: they are then made again, and the index anew.
    """
    if connection.dialect.name == "sqlite":
        for table, columns in SEARCHED.items():
            _install_fts(connection, table, columns)
    else:
        _install_gin(connection)


def remove(connection: sa.Connection) -> None:
    """Take the indexes away."""
    for table in SEARCHED:
        if connection.dialect.name == "sqlite":
            for act in _ACTS:
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_words_{act}")
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}_words")
        else:
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS ix_{table}_words")
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS tracker_words(text)")


def ours(name: str | None) -> bool:
    """Whether a table or index of the database belongs to the search, which no model knows."""
    return any((name or "").removeprefix("ix_").startswith(f"{table}_words") for table in SEARCHED)


_ACTS = ("insert", "delete", "update")


def _install_fts(connection: sa.Connection, table: str, columns: tuple[str, ...]) -> None:
    index, names = f"{table}_words", ", ".join(columns)
    known = set(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name LIKE ?", (f"{index}%",)).scalars()
    )
    if {index, *(f"{index}_{act}" for act in _ACTS)} <= known:
        return
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5({names}, content='{table}', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')"
    )
    put = f"INSERT INTO {index}(rowid, {names}) VALUES (new.id, {_bare_of('new', columns)});"  # noqa: S608
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.id, {_bare_of('old', columns)});"  # noqa: S608
    for act, when, then in (
        ("insert", "INSERT", put),
        ("delete", "DELETE", take),
        ("update", f"UPDATE OF {names}", take + put),
    ):
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {index}_{act} AFTER {when} ON {table} BEGIN {then} END"
        )
    connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('delete-all')")  # noqa: S608
    connection.exec_driver_sql(
        f"INSERT INTO {index}(rowid, {names}) SELECT id, {_bare_of(table, columns)} FROM {table}"  # noqa: S608
    )


def _bare_of(row: str, columns: tuple[str, ...]) -> str:
    """Return the columns of a row with the letters replaced that FTS5 knows no bare one for."""
    return ", ".join(_replaced(f"{row}.{name}") for name in columns)


def _replaced(column: str, letters: Iterable[str] = LETTERS) -> str:
    for letter in letters:
        for each in (letter, letter.upper()):
            if len(each) == 1 and not each.isascii():
                column = f"replace({column}, '{each}', '{LETTERS[letter]}')"
    return column


def _install_gin(connection: sa.Connection) -> None:
    """Make the function that PostgreSQL takes words with, and an index of its values for each table."""
    letters, plain = _folded()
    marks = "".join(_MARKS)
    pairs = (letters + marks, plain + " " * len(marks))
    quoted = ["'" + each.replace("'", "''") + "'" for each in pairs]
    unfolded = _replaced("$1", [letter for letter, plain in LETTERS.items() if len(plain) > 1])
    connection.execution_options(no_parameters=True).exec_driver_sql(
        "CREATE OR REPLACE FUNCTION tracker_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE"
        f" AS $words$ SELECT to_tsvector('simple', translate({unfolded}, {', '.join(quoted)})) $words$"
    )
    for table, columns in SEARCHED.items():
        words = " || ' ' || ".join(f"coalesce({name}, '')" for name in columns)
        connection.exec_driver_sql(
            f"CREATE INDEX IF NOT EXISTS ix_{table}_words ON {table} USING gin (tracker_words({words}))"
        )


# What stands between words: PostgreSQL would take "example.com" or "-5" for words of their own kinds.
_MARKS = (*(c for c in map(chr, range(33, 127)) if not c.isalnum()), *map(chr, range(0x2010, 0x2028)))


def _folded() -> tuple[str, str]:
    """Return the letters with accents that Latin script has in one piece, and the letter that each becomes."""
    accented = [c for c in map(chr, range(0xC0, 0x250)) if bare(c) != c and len(bare(c)) == 1 and bare(c).isascii()]
    return "".join(accented), "".join(map(bare, accented))
