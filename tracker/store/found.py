"""Which events and articles fit a search best, and the sentence that shows why.

Invariant: only standing predictions published by the day are looked at; without a word nothing is best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.store import tables as t
from tracker.store.matching import hits
from tracker.store.rows import FoundRow
from tracker.store.terms import Term, found_in, terms_of, wanted

Ranked = Any  # a subquery of `id` and `score`; SQLAlchemy types it as FromClause without its columns
_TITLE = 2  # a word of a title says more of what it is about than one of a sentence


def best_events(dialect: str, search: str, day: date) -> Ranked | None:
    """Return how well events fit a search by `day`: the best of their statements, and the title."""
    return _best(dialect, search, day, t.predictions.c.event_id, t.events.c.id)


def best_articles(dialect: str, search: str, day: date) -> Ranked | None:
    """Return how well articles fit a search: the best of what was read from them, and the title."""
    return _best(dialect, search, day, t.predictions.c.article_id, t.articles.c.id)


def _best(dialect: str, search: str, day: date, of: sa.Column[Any], titled: sa.Column[Any]) -> Ranked | None:
    terms = wanted(terms_of(search))
    if not terms:
        return None
    said = _statements(dialect, terms, day).with_only_columns(of.label("id"), sa.func.max(_score()).label("score"))
    title = hits(dialect, titled, terms).subquery("title_hit")
    both = said.group_by(of).union_all(sa.select(title.c.id, _TITLE * title.c.score)).subquery("both")
    return sa.select(both.c.id, sa.func.sum(both.c.score).label("score")).group_by(both.c.id).subquery("best")


def _statements(dialect: str, terms: Sequence[Term], day: date) -> sa.Select[Any]:
    """Return the statements that have any of the terms, each with its `_score`."""
    p, hit = t.predictions.c, hits(dialect, t.predictions.c.id, terms).subquery("said_hit")
    return sa.select(p.id).join_from(hit, t.predictions, p.id == hit.c.id).where(p.standing, p.published_on <= day)


def _score() -> sa.ColumnElement[float]:
    return sa.literal_column("said_hit.score", sa.Float)


def best_ids(  # noqa: PLR0913 - a page is by keyword
    connection: sa.Connection,
    listed: Any,  # noqa: ANN401 - a table, or a subquery
    where: Iterable[sa.ColumnElement[bool]],
    fits: Ranked,
    *,
    newest: sa.ColumnElement[date],
    limit: int,
    offset: int = 0,
) -> list[int]:
    """Return a page of ids of what is listed, the best first; of those that fit as well the `newest`."""
    order = (fits.c.score.desc(), newest.desc(), listed.c.id.desc())
    query = sa.select(listed.c.id).join_from(listed, fits, fits.c.id == listed.c.id).where(*where)
    return list(connection.scalars(query.order_by(*order).limit(limit).offset(offset)))


def sentences(
    connection: sa.Connection, search: str, day: date, ids: Sequence[int], *, by: str = "event"
) -> dict[int, FoundRow]:
    """Return for each of these events (or articles) the statement that fits a search best, its words marked.

    One whose title or outlet alone has the words is left out.
    """
    terms = wanted(terms_of(search))
    if not (terms and ids):
        return {}
    p = t.predictions.c
    of = {"event": p.event_id, "article": p.article_id}[by]
    query = (
        _statements(connection.dialect.name, terms, day)
        .where(of.in_(ids))
        .add_columns(
            of.label("of"),
            p.quote,
            p.speaker,
            p.speaker_key,
            p.published_on,
            sa.func.row_number()
            .over(partition_by=of, order_by=(_score().desc(), p.published_on.desc(), p.id))
            .label("place"),
        )
        .subquery("ranked")
    )
    rows = connection.execute(sa.select(query).where(query.c.place == 1))
    return {row.of: _found(row, terms) for row in rows}


def _found(row: Any, terms: Sequence[Term]) -> FoundRow:  # noqa: ANN401
    same = {name: getattr(row, name) for name in ("quote", "speaker", "speaker_key", "published_on")}
    return FoundRow(
        prediction_id=row.id, spans=found_in(row.quote, terms), named=found_in(row.speaker or "", terms), **same
    )
