"""The indexes of words over titles, quotes and speakers: SQLite's FTS5, PostgreSQL's own.

Invariant: the database itself keeps them in step, and both keep a word in lower case and bare letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    if {index, *(f"{index}_{act}" for act in _ACTS)} <= _named_like(connection, index):
        return
    make = (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5({names}, content='{table}', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')"
    )
    for statement in (
        make,
        *_triggers(table, columns),
        f"INSERT INTO {index}({index}) VALUES ('delete-all')",  # noqa: S608
        f"INSERT INTO {index}(rowid, {names}) SELECT id, {_bare_of(table, columns)} FROM {table}",  # noqa: S608
    ):
        connection.exec_driver_sql(statement)


def _named_like(connection: sa.Connection, index: str) -> set[str]:
    query = "SELECT name FROM sqlite_master WHERE name LIKE ?"
    return set(connection.exec_driver_sql(query, (f"{index}%",)).scalars())


def _triggers(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    """Yield what makes the triggers: a new row is put into the index, an old one taken out, by its own words."""
    index, names = f"{table}_words", ", ".join(columns)
    put = f"INSERT INTO {index}(rowid, {names}) VALUES (new.id, {_bare_of('new', columns)});"  # noqa: S608
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.id, {_bare_of('old', columns)});"  # noqa: S608
    whens = ("INSERT", "DELETE", f"UPDATE OF {names}")
    for act, when, then in zip(_ACTS, whens, (put, take, take + put), strict=True):
        yield f"CREATE TRIGGER IF NOT EXISTS {index}_{act} AFTER {when} ON {table} BEGIN {then} END"


def _bare_of(row: str, columns: tuple[str, ...]) -> str:
    """Return the columns of a row with the letters replaced that FTS5 knows no bare one for."""
    return ", ".join(_replaced(f"{row}.{name}") for name in columns)


def _replaced(column: str, letters: Iterable[str] = LETTERS) -> str:
    """Return SQL for a column with letters, small and capital, replaced by what is typed for them.

    SQL replaces one text at a time, so that each call stands around the one before.

    >>> _replaced("new.title", ["ø", "ß"])  # the capital of the second is two letters that need no replacing
    "replace(replace(replace(new.title, 'ø', 'o'), 'Ø', 'o'), 'ß', 'ss')"
    """
    for letter in letters:
        for case in (letter, letter.upper()):
            if not case.isascii():
                column = f"replace({column}, '{case}', '{LETTERS[letter]}')"
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
