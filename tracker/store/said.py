"""Stored predictions, out of their table as rows.

Invariant: what comes out of a row of `prediction` is what the reader put in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.models import Act
from tracker.reading.values import Prediction
from tracker.state import Recorded, Statement, timing
from tracker.store import called
from tracker.store import tables as t
from tracker.store.claims import LISTS, SAME
from tracker.store.errors import UnknownError
from tracker.store.rows import ArticleRow, PredictionRow
from tracker.text import Span
from tracker.timex.values import Timex
from tracker.window import Window

LAST_PLACE = 2_000_000_000
"""The place of a prediction that is in no article: after all that were published that day."""


def window_of(row: Any) -> Window | None:  # noqa: ANN401 - any row with these columns
    """Return the window of a row of `prediction` as it was read; None where it has no bound."""
    if row.earliest is None and row.latest is None:
        return None
    return Window(row.earliest, row.latest, bool(row.earliest_soft), bool(row.latest_soft), row.tail_on)


def statement_of(row: Any) -> Statement:  # noqa: ANN401
    """Return what a row of `prediction` says, as the state is computed from it; its tail is that of the settings."""
    start = LAST_PLACE if row.start is None else row.start
    window = closing(row) if row.dated else None
    return Statement(row.id, row.published_on, start, row.anchor, window, str(row.polarity))


def closing(row: Any) -> Window | None:  # noqa: ANN401
    """Return the window of a row of `prediction`, which tells the end of its tail as the settings have it."""
    window = window_of(row)
    return window._replace(tail_end=row.closes_on) if window and window.latest_soft else window


def prediction_of(row: Any) -> Prediction:  # noqa: ANN401
    """Return a stored prediction as the reader's value; one made by hand has empty spans."""
    window = window_of(row)
    timex = None
    if row.timex_text is not None:
        begin = row.timex_start or 0
        end = row.timex_end or begin
        timex = Timex(begin, end, row.timex_text, row.timex_type, row.timex_value, row.anchor, window, row.rule)
    return Prediction(
        span=Span(row.start or 0, row.end or 0),
        event=Span(row.event_start or 0, row.event_end or 0),
        timex=timex,
        window=window,
        **values(row, SAME),
        **_lists(row, LISTS),
    )


def values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:  # noqa: ANN401
    """Return by their names the columns of a row that its value takes over as they are."""
    return {name: getattr(row, name) for name in names}


def _lists(row: Any, names: tuple[str, ...]) -> dict[str, Any]:  # noqa: ANN401
    return {name: tuple(getattr(row, name)) for name in names}


def _selection(day: date | None = None) -> sa.Select[Any]:
    e = t.events.c
    joined = t.predictions.outerjoin(t.events, t.predictions.c.event_id == t.events.c.id).outerjoin(
        t.articles, t.predictions.c.article_id == t.articles.c.id
    )
    return sa.select(
        t.predictions,
        (called.title_on(e, day) if day else e.title).label("event_title"),
        t.articles.c.title.label("article_title"),
        t.articles.c.publisher,
        t.articles.c.url,
        t.articles.c.path,
        _others(day).label("others"),
    ).select_from(joined)


def _others(day: date | None) -> sa.ScalarSelect[int]:
    """Count where else the report of a prediction was published, by `day` if one is given."""
    copies, d, p = t.articles.alias("copies"), t.addresses.c, t.predictions.c
    counted = sa.select(sa.func.count())
    same = counted.where(d.article_id == p.article_id)
    copied = counted.where(copies.c.copy_of == p.article_id, copies.c.denied_by.is_(None))
    if day:
        same = same.where(d.published_on.is_(None) | (d.published_on <= day))
        copied = copied.where(copies.c.published_on <= day)
    both = same.correlate(t.predictions).scalar_subquery() + copied.correlate(t.predictions).scalar_subquery()
    return sa.select(both).correlate(t.predictions).scalar_subquery()


def prediction_rows(
    connection: sa.Connection,
    *where: sa.ColumnElement[bool],
    recorded: dict[int, Recorded] | None = None,
    day: date | None = None,
) -> tuple[PredictionRow, ...]:
    """Return predictions with their articles, newest first.

    `recorded` has the outcome of each event; events have the titles that they had on `day`, if one is given.
    """
    p = t.predictions.c
    query = _selection(day).where(*where)
    found = connection.execute(query.order_by(p.published_on.desc(), p.start.desc(), p.id.desc())).all()
    fates = _fates(connection, [row.id for row in found])
    rows = (prediction_row(row, (recorded or {}).get(row.event_id or 0), fates) for row in found)
    return tuple(_then(row, day) for row in rows)


def _then(row: PredictionRow, day: date | None) -> PredictionRow:
    """Return a prediction as it stood on a day: a condition that was met later was not met yet."""
    return row if day is None or is_met(row, day) else replace(row, condition_met_on=None)


def is_said() -> sa.ColumnElement[bool]:
    """Select what somebody said: the new window that a person recorded ("moved") is an event's, and nobody's case."""
    return ~sa.exists().where(t.outcomes.c.moved_prediction_id == t.predictions.c.id)


def is_met(row: Any, day: date) -> bool:  # noqa: ANN401 - any row with the column
    """Whether the condition of a prediction was met on `day` or before it."""
    return row.condition_met_on is not None and row.condition_met_on <= day


def one_prediction(connection: sa.Connection, prediction_id: int) -> PredictionRow:
    """Return one prediction. Raises `UnknownError`."""
    rows = prediction_rows(connection, t.predictions.c.id == prediction_id)
    if not rows:
        message = f"there is no prediction {prediction_id} in the archive"
        raise UnknownError(message)
    return rows[0]


Fates = tuple[dict[int, Any], dict[int, int]]


def _fates(connection: sa.Connection, ids: list[int]) -> Fates:
    """Return the newest correction of each prediction, and what each replacement replaces."""
    c = t.corrections.c
    query = sa.select(t.corrections).where(c.prediction_id.in_(ids) | c.replacement_id.in_(ids)).order_by(c.id)
    newest: dict[int, Any] = {}
    replaces: dict[int, int] = {}
    for row in connection.execute(query):
        newest[row.prediction_id] = row
        if row.replacement_id is not None:
            replaces[row.replacement_id] = row.prediction_id
    return newest, replaces


def prediction_row(row: Any, recorded: Recorded | None = None, fates: Fates = ({}, {})) -> PredictionRow:  # noqa: ANN401
    """Return a selected prediction as a row."""
    fate = fates[0].get(row.id) if not row.standing else None
    when = timing(statement_of(row), recorded)
    return PredictionRow(
        **values(row, _COPIED),
        window=closing(row),
        **_lists(row, (*LISTS, "linked_because")),
        replaces_id=fates[1].get(row.id),
        fate=str(fate.act) if fate and fate.act != Act.RESTORE else None,
        fate_reason=fate.reason if fate else None,
        timeliness=when.timeliness if when else None,
        late_by=when.days if when else None,
    )


_COPIED = (
    *SAME,
    *[
        "id",
        "event_id",
        "event_title",
        "article_id",
        "article_title",
        "publisher",
        "url",
        "path",
        "others",
        "published_on",
        "start",
        "end",
        "event_start",
    ],
    *["event_end", "timex_start", "timex_end", "timex_text", "timex_type", "timex_value", "origin", "standing"],
    "condition_met_on",
)


def unstored_row(prediction: Prediction, article: ArticleRow, old: PredictionRow | None = None) -> PredictionRow:
    """Return a prediction that is only read (id 0) as a row; `old` is the stored one that it would stand for."""
    timex = prediction.timex
    where: dict[str, Any] = {"start": prediction.span.start, "end": prediction.span.end}
    where |= {"event_start": prediction.event.start, "event_end": prediction.event.end}
    timed: dict[str, Any] = {
        f"timex_{name}": getattr(timex, name) if timex else None for name in ("start", "end", "text", "type", "value")
    }
    return PredictionRow(
        id=0,
        event_id=old.event_id if old else None,
        event_title=old.event_title if old else None,
        article_id=article.id,
        article_title=article.title,
        publisher=article.publisher,
        url=article.url,
        path=article.path,
        published_on=article.published_on,
        window=prediction.window,
        origin="read",
        standing=old.standing if old else True,
        **values(prediction, SAME),
        **_lists(prediction, LISTS),
        **where,
        **timed,
    )
