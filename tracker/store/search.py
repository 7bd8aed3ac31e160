"""Full text over titles, quotes and speakers: SQLite's FTS5, PostgreSQL's own; kept in step by the database itself.

Invariant: what a person types is words to find, never syntax: only letters and digits reach the index.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

# The columns of each table that are searched; its index is called after it.
SEARCHED = {
    "article": ("title", "publisher"),
    "event": ("title",),
    "prediction": ("quote", "event_text", "speaker"),
}
_WORD = re.compile(r"[^\W_]+")
_MOST = 12  # words of one search: more narrow nothing further, and each costs a look at the index


def words_of(search: str) -> list[str]:
    r"""Return the words that a search looks for, folded to lower case and bare letters.

    >>> words_of("Orbán's SUMMIT"), words_of("%_'\";--")
    (['orban', 's', 'summit'], [])
    """
    return list(dict.fromkeys(_WORD.findall(_bare(search.lower()))))[:_MOST]


def _bare(text: str) -> str:
    """Take the accents off letters, as both indexes do."""
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


class has_word(FunctionElement[Any]):  # noqa: N801 - reads as a function of SQL: has_word(table.id, word)
    """The condition that some word of a row begins with `word`; `key` is the id column of a searched table."""

    type = sa.types.NULLTYPE  # a Boolean would be written "... IN (...) = 1", for which SQLite uses no index
    inherit_cache = True

    def __init__(self, key: sa.Column[Any], word: str) -> None:
        """Ask of the rows of the table that `key` is the id of."""
        super().__init__(key, sa.literal(word))


@compiles(has_word, "sqlite")
def _in_fts(element: has_word, compiler: Any, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's hook
    key, word = element.clauses
    index = f"{key.table.name}_words"
    asked = compiler.process(word, **options)
    found = f"SELECT rowid FROM {index} WHERE {index} MATCH '\"' || {asked} || '\"*'"  # noqa: S608 - names of our own schema
    return f"{compiler.process(key, **options)} IN ({found})"


@compiles(has_word, "postgresql")
def _in_gin(element: has_word, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    key, word = element.clauses
    columns = " || ' ' || ".join(
        f"coalesce({compiler.process(key.table.c[name], **options)}, '')" for name in SEARCHED[key.table.name]
    )
    return f"tracker_words({columns}) @@ to_tsquery('simple', {compiler.process(word, **options)} || ':*')"


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
    put = f"INSERT INTO {index}(rowid, {names}) VALUES (new.id, {_of('new', columns)});"  # noqa: S608
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.id, {_of('old', columns)});"  # noqa: S608
    for act, when, then in (
        ("insert", "INSERT", put),
        ("delete", "DELETE", take),
        ("update", f"UPDATE OF {names}", take + put),
    ):
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {index}_{act} AFTER {when} ON {table} BEGIN {then} END"
        )
    connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608


def _of(row: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{row}.{name}" for name in columns)


def _install_gin(connection: sa.Connection) -> None:
    """Make the function that PostgreSQL takes words with, and an index of its values for each table."""
    letters, bare = _folded()
    marks = "".join(_MARKS)
    pairs = (letters + marks, bare + " " * len(marks))
    quoted = ["'" + text.replace("'", "''") + "'" for text in pairs]
    connection.execution_options(no_parameters=True).exec_driver_sql(
        "CREATE OR REPLACE FUNCTION tracker_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE"
        f" AS $words$ SELECT to_tsvector('simple', translate($1, {', '.join(quoted)})) $words$"
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
    accented = [c for c in map(chr, range(0xC0, 0x250)) if _bare(c) != c and _bare(c).isascii()]
    return "".join(accented), "".join(map(_bare, accented))
