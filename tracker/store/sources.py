"""Who is heard and where: speakers and outlets with what they said.

Invariant: only standing predictions published by the day are counted.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.store import tables as t
from tracker.store import voices
from tracker.store.matching import has_name
from tracker.store.rows import Page, SpeakerRow, page_within
from tracker.store.terms import Term, terms_of

PARTICLE = 3
"""A word of a name that is no longer may begin small: "von der"."""


def heard(  # noqa: PLR0913 - a page is by keyword
    connection: sa.Connection,
    by: str,
    day: date,
    *,
    search: str = "",
    sort: str = "heard",
    page: int = 1,
    size: int = 50,
) -> Page[SpeakerRow]:
    """Return a page of speakers or outlets whose name has the words of `search`, in one of the `ORDERS`."""
    key, query = _heard(by, day)
    where = [_named_so(by, term) for term in terms_of(search)]
    if search.strip() and not where:
        where = [sa.false()]
    grouped = query.where(*where).group_by(key)
    total = (
        connection.scalar(sa.select(sa.func.count()).select_from(grouped.with_only_columns(key).subquery("names"))) or 0
    )
    number = page_within(page, total, size)
    if sort == "newest":
        grouped = grouped.add_columns(sa.func.max(_days(by)).label("newest"))
    ordered = grouped.order_by(*map(sa.desc, ORDERS[sort]), "key").limit(size).offset((number - 1) * size)
    return Page(_named(connection, by, ordered, ORDERS[sort]), total, number, size)


ORDERS = {"heard": ("heard",), "name": (), "newest": ("newest", "heard")}
"""The orders of a list, each by columns of which the most comes first, then by the key, which is its name."""


def of_one_name(connection: sa.Connection, key: str) -> tuple[SpeakerRow, ...]:
    """Return the speakers who may be called by this key or by a part of it, itself too, the most heard first.

    Those are who end with the same word, and a name in which one of the two is a single word: "lula" of four names.
    """
    column, query = _heard("speaker", date.max)
    *first, last = key.split()
    ends = (column == last) | column.endswith(f" {last}", autoescape=True)
    starts, inside = column.startswith(f"{last} ", autoescape=True), column.contains(f" {last} ", autoescape=True)
    parts = column.in_(first) if first else starts | inside
    found = _named(connection, "speaker", query.where(ends | parts).group_by(column))
    return tuple(row for row in found if row.key.split()[-1] == last or _is_name(row.name))


def _is_name(printed: str) -> bool:
    """Whether a speaker is printed as a person's name is: "Liang Zhongwei", not "the Santos government"."""
    return all(word[:1].isupper() or len(word) <= PARTICLE for word in printed.split()) and " of " not in printed


def _named_so(by: str, term: Term) -> sa.ColumnElement[bool]:
    """Return the condition that a speaker or outlet has a term in its name as it was printed, or has it not."""
    p, a = t.predictions.c, t.articles.c
    key, printed = (p.speaker_key, p.speaker) if by == "speaker" else (a.publisher, a.publisher)
    having = sa.select(key).where(has_name(printed, term), key.is_not(None))
    return key.not_in(having) if term.without else key.in_(having)


def _heard(by: str, day: date) -> tuple[sa.Column[Any], sa.Select[Any]]:
    """Return the key, and the query that counts what it has: predictions of a speaker, articles of an outlet."""
    p, a = t.predictions.c, t.articles.c
    key, where = (p.speaker_key, [p.standing]) if by == "speaker" else (a.publisher, [])
    counted = sa.select(key.label("key"), sa.func.count().label("heard"))
    return key, counted.where(key.is_not(None), *where, _days(by) <= day)


def _days(by: str) -> sa.Column[Any]:
    """Return the day of what is counted."""
    return t.predictions.c.published_on if by == "speaker" else t.articles.c.published_on


def _named(
    connection: sa.Connection, by: str, heard: sa.Select[Any], order: tuple[str, ...] = ("heard",)
) -> tuple[SpeakerRow, ...]:
    """Return keys and counts as rows, each with its name: a speaker's as last written, an outlet's is its key."""
    found = heard.subquery("found")
    name = _newest_name(found.c.key) if by == "speaker" else found.c.key
    query = sa.select(found.c.key, sa.func.coalesce(name, found.c.key), found.c.heard)
    rows = connection.execute(query.order_by(*(found.c[each].desc() for each in order), found.c.key))
    return tuple(SpeakerRow(*row) for row in rows)


def _newest_name(key: sa.ColumnElement[str] | str) -> sa.ColumnElement[str | None]:
    p = t.predictions.c
    said = sa.select(p.speaker).where(p.speaker_key == key, p.standing)
    newest = said.order_by(p.published_on.desc(), p.id.desc()).limit(1)
    return voices.name_among(newest)


def name_of(connection: sa.Connection, key: str) -> str | None:
    """Return a speaker's name as last written, rather than that of somebody joined; None where nobody has this key."""
    return connection.scalar(sa.select(_newest_name(key)))


def known(connection: sa.Connection, by: str, key: str) -> str | None:
    """Return the name of a speaker or outlet of the archive, None where there is none."""
    if by == "speaker":
        return name_of(connection, key)
    a = t.articles.c
    return connection.scalar(sa.select(a.publisher).where(a.publisher == key).limit(1))


def spread(connection: sa.Connection, by: str, key: str, day: date) -> tuple[int, int, date | None, date | None]:
    """Return how many dated predictions one made by `day`, on how many events, and the days of the first and last."""
    p, a = t.predictions.c, t.articles.c
    mine = p.speaker_key == key if by == "speaker" else p.article_id.in_(sa.select(a.id).where(a.publisher == key))
    days = (sa.func.min(p.published_on), sa.func.max(p.published_on))
    query = sa.select(sa.func.count(), sa.func.count(p.event_id.distinct()), *days)
    row = connection.execute(query.where(mine, p.standing, p.dated, p.published_on <= day)).one()
    return row[0], row[1], row[2], row[3]
