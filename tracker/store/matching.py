"""Asking the indexes of words: whether a row has the words of a term, and which rows fit a search best.

Invariant: what a person types is words to find, never syntax: only letters and digits reach the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from tracker.store.search import SEARCHED
from tracker.store.terms import Term, terms_of


class has_term(FunctionElement[Any]):  # noqa: N801 - reads as a function of SQL: has_term(table.id, term)
    """The condition that a row has the words of a term; `key` is the id column of a searched table."""

    type = sa.types.NULLTYPE  # a Boolean would be written "... IN (...) = 1", for which SQLite uses no index
    inherit_cache = True

    def __init__(self, key: sa.Column[Any], *terms: Term) -> None:
        """Ask of the rows of the table that `key` is the id of; of several terms one is enough."""
        super().__init__(key, sa.literal(asked_of_fts(terms)), sa.literal(asked_of_gin(terms)))


def asked_of_fts(terms: Iterable[Term]) -> str:
    """Return terms in the words of FTS5, which takes any of them.

    >>> asked_of_fts(terms_of('"peace talks" vien'))
    '"peace talks" OR "vien"*'
    """
    return " OR ".join(f'"{" ".join(term.words)}"{"*" if term.begins else ""}' for term in terms)


def asked_of_gin(terms: Iterable[Term]) -> str:
    """Return terms in the words of PostgreSQL, which takes any of them.

    >>> asked_of_gin(terms_of('"peace talks" vien'))
    '(peace <-> talks) | (vien:*)'
    """
    return " | ".join(f"({' <-> '.join(term.words)}{':*' if term.begins else ''})" for term in terms)


def having(key: sa.Column[Any], search: str) -> list[sa.ColumnElement[bool]]:
    """Return the conditions that a row has what a search asks for, and not what it leaves out; none fits no word."""
    terms = terms_of(search)
    return [sa.not_(has_term(key, t)) if t.without else has_term(key, t) for t in terms] or [sa.false()]


@compiles(has_term, "sqlite")
def _in_fts(element: has_term, compiler: Any, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's hook
    key, asked, _ = element.clauses
    return _in_index(key, compiler.process(asked, **options), compiler, options)


def _in_index(key: Any, asked: str, compiler: Any, options: Any) -> str:  # noqa: ANN401
    index = f"{key.table.name}_words"
    found = f"SELECT rowid FROM {index} WHERE {index} MATCH {asked}"  # noqa: S608 - names of our own schema
    return f"{compiler.process(key, **options)} IN ({found})"


@compiles(has_term, "postgresql")
def _in_gin(element: has_term, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    key, _, asked = element.clauses
    return f"{_words_of_row(key, compiler, options)} @@ to_tsquery('simple', {compiler.process(asked, **options)})"


class has_name(FunctionElement[Any]):  # noqa: N801 - reads as a function of SQL
    """The condition that one column of a row, say its speaker, has the words of a term."""

    type = sa.types.NULLTYPE
    inherit_cache = True

    def __init__(self, column: sa.Column[Any], term: Term) -> None:
        """Ask of a column that is searched."""
        asked = sa.literal(f"{column.name} : {asked_of_fts([term])}"), sa.literal(asked_of_gin([term]))
        super().__init__(column.table.c.id, column, *asked)


@compiles(has_name, "sqlite")
def _in_column_of_fts(element: has_name, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    key, _, asked, _ = element.clauses
    return _in_index(key, compiler.process(asked, **options), compiler, options)


@compiles(has_name, "postgresql")
def _in_column_of_gin(element: has_name, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    key, column, _, asked = element.clauses
    query = f"to_tsquery('simple', {compiler.process(asked, **options)})"
    words = f"tracker_words(coalesce({compiler.process(column, **options)}, ''))"
    return f"({_words_of_row(key, compiler, options)} @@ {query} AND {words} @@ {query})"  # the index knows whole rows


class relevance(FunctionElement[float]):  # noqa: N801 - reads as a function of SQL
    """How well a row that has some of the terms fits them: the more, the better; only in a query of `hits`."""

    type = sa.Float()
    inherit_cache = True


@compiles(relevance, "postgresql")
def _ts_rank(element: relevance, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    key, asked = element.clauses
    words = _words_of_row(key, compiler, options)
    return f"ts_rank({words}, to_tsquery('simple', {compiler.process(asked, **options)}), {_BY_LENGTH})"


_BY_LENGTH = 1  # divides by 1 + the logarithm of the length, as bm25 does in its own way


def _words_of_row(key: Any, compiler: Any, options: Any) -> str:  # noqa: ANN401
    columns = " || ' ' || ".join(
        f"coalesce({compiler.process(key.table.c[name], **options)}, '')" for name in SEARCHED[key.table.name]
    )
    return f"tracker_words({columns})"


def hits(dialect: str, key: sa.Column[Any], terms: Sequence[Term]) -> sa.Select[tuple[int, float]]:
    """Return the ids of the rows of `key`'s table that have any of the terms, each with its relevance."""
    exact = [replace(term, begins=False) for term in terms if term.begins]  # what is the very word counts for more
    if dialect == "sqlite":
        index = sa.table(f"{key.table.name}_words", sa.column("rowid", sa.Integer), sa.column("rank", sa.Float))
        asked = sa.literal_column(index.name).bool_op("MATCH")(asked_of_fts([*terms, *exact]))
        return sa.select(index.c.rowid.label("id"), (-index.c.rank).label("score")).where(asked)
    score = relevance(key, sa.literal(asked_of_gin([*terms, *exact])))
    return sa.select(key.label("id"), score.label("score")).where(has_term(key, *terms))
