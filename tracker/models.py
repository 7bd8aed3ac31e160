"""The validated inputs and the tables of the archive."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field, SQLModel

from tracker.outcome import Status


class OutcomeIn(SQLModel):
    """What a person says became of an event; `choice` is a token of `tracker.outcome.CHOICES`.

    `occurred_from` and `occurred_to` are the day (twice) or the period of what happened. `impossible` says that
    it became impossible before the window's end. `moved_to` is the new time in words ("by the end of May"), or
    `moved_earliest` and `moved_latest` are its days.
    """

    choice: str
    status: Status = Status.CONFIRMED
    occurred_from: date | None = None
    occurred_to: date | None = None
    known_on: date | None = None
    evidence_article_id: int | None = None
    evidence_url: str | None = None
    evidence_title: str | None = None
    evidence_publisher: str | None = None
    evidence_quote: str | None = None
    own_knowledge: bool = False
    impossible: bool = False
    moved_to: str | None = None
    moved_earliest: date | None = None
    moved_latest: date | None = None
    note: str = Field(default="", max_length=20_000)
    report_id: int | None = None
