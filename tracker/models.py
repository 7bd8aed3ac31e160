"""The tables of the archive, one place for all, and the inputs that are validated before they reach one.

Invariant: table models validate nothing (SQLModel skips it), so every rule that rows must keep is a CHECK, NOT NULL,
UNIQUE or FOREIGN KEY here, and a database with nonsense in it cannot be made.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.outcome import Disposition, Says, Status, Timeliness, Verdict
from tracker.reading.values import RULES, Certainty, Confidence, Kind, Polarity

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Archives of tens of millions of rows outgrow 32 bits; SQLite counts rows only in a column called INTEGER.
BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class Origin(StrEnum):
    """Who made a prediction: a reader, reading an article, or a person."""

    READ = "read"
    PERSON = "person"


class Act(StrEnum):
    """What a correction does to a prediction."""

    DROP = "drop"
    REPLACE = "replace"
    RESTORE = "restore"
    REREAD = "reread"


class Stage(StrEnum):
    """What an event's state can be on some day; `gone` is merged into another, or left with nothing."""

    DATED = "dated"
    UNDATED = "undated"
    SETTLED = "settled"
    GONE = "gone"


class LinkAct(StrEnum):
    """What a person decided about which predictions are about one event."""

    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"
    RENAME = "rename"


class Grouping(StrEnum):
    """What the track record is kept by; a source is a speaker, else an outlet."""

    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    HEDGE = "hedge"
    KIND = "kind"
    SOURCE = "source"


class Answer(StrEnum):
    """What a person said to a suggestion or an offer."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


def _id() -> Any:  # noqa: ANN401 - SQLModel's Field is typed so
    return Field(default=None, sa_column=sa.Column(BigId, primary_key=True, autoincrement=True))


def _refers(to: str, *, ondelete: str = "RESTRICT", nullable: bool = False, **options: Any) -> Any:  # noqa: ANN401
    column = sa.Column(BigId, sa.ForeignKey(f"{to}.id", ondelete=ondelete), nullable=nullable, **options)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def _number() -> Any:  # noqa: ANN401
    return Field(default=None, sa_column=sa.Column(BigId, nullable=True))


def _one_of(members: type[StrEnum], name: str, *, nullable: bool = False) -> Any:  # noqa: ANN401
    """Return a column that holds one of these values."""
    return Field(default=None, sa_column=sa.Column(_enum(members, name), nullable=nullable))


def _enum(members: type[StrEnum], name: str) -> sa.Enum:
    """Return a VARCHAR with a CHECK: the same on both databases, and it stores values, not member names."""
    return sa.Enum(
        members,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda enum: [member.value for member in enum],
    )


def _json() -> Any:  # noqa: ANN401
    return Field(default_factory=list, sa_column=sa.Column(sa.JSON(none_as_null=True), nullable=False))


def _long(*, nullable: bool = False) -> Any:  # noqa: ANN401
    return Field(default=None if nullable else "", sa_column=sa.Column(sa.Text(), nullable=nullable))


def _check(name: str, rule: str) -> sa.CheckConstraint:
    """Return a CHECK; one whose rule comes out as NULL lets a row pass, so that rules say what NULL means."""
    return sa.CheckConstraint(rule, name=name)


_WINDOW = _check("window", "earliest IS NULL OR latest IS NULL OR earliest <= latest")


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
    note: str = ""
    report_id: int | None = None


class ImportBatch(SQLModel, table=True):
    """One import: what `undo` takes back as a whole."""

    __tablename__ = "import_batch"

    id: int | None = _id()
    source: str
    imported_at: datetime
    imported_by: str
    undone_at: datetime | None = None


_SOME_COPY = sa.text("copy_of IS NOT NULL")
_SOME_MOVE = sa.text("moved_prediction_id IS NOT NULL")


class Article(SQLModel, table=True):
    """A text with its publication day; `key` is the digest of its words, so that one text is stored once.

    `copy_of` is the article whose report it prints with another head or a cut tail; what it repeats counts there.
    `denied_by` is who said that it is no copy.
    """

    __tablename__ = "article"
    __table_args__ = (
        _check("key", "length(key) = 64"),
        _check("text", "length(text) > 0"),
        _check("copy", "copy_of <> id"),
        _check("denied", "(denied_by IS NULL) = (denied_at IS NULL)"),
        sa.Index(None, "published_on", "id"),
        sa.Index(None, "publisher", "published_on"),
        sa.Index(None, "copy_of", sqlite_where=_SOME_COPY, postgresql_where=_SOME_COPY),  # of most articles NULL
    )

    id: int | None = _id()
    key: str = Field(unique=True, max_length=64)
    external_id: str | None = Field(default=None, index=True)
    path: str | None = None
    title: str
    text: str = _long()
    published_on: date
    language: str = Field(max_length=16)
    url: str | None = None
    publisher: str | None = None
    batch_id: int = _refers("import_batch", index=True)
    added_at: datetime
    copy_of: int | None = _refers("article", ondelete="SET NULL", nullable=True)
    denied_by: str | None = None
    denied_at: datetime | None = None


class ArticleRun(SQLModel, table=True):
    """One of the runs of words by which an article is found again in other outlets, within days of `published_on`.

    The day is its article's: what every report of an outlet says would else be looked through in all of them.
    """

    __tablename__ = "article_run"
    __table_args__ = (sa.Index(None, "article_id"), {"sqlite_with_rowid": False})

    run: int = Field(sa_column=sa.Column(sa.BigInteger(), primary_key=True, autoincrement=False))
    published_on: date = Field(primary_key=True)
    article_id: int = Field(
        sa_column=sa.Column(BigId, sa.ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    )


class ArticleAddress(SQLModel, table=True):
    """Another place where the same text was published: ten copies of a report are one with ten addresses."""

    __tablename__ = "article_address"
    __table_args__ = (sa.UniqueConstraint("article_id", "publisher", "url"),)

    id: int | None = _id()
    article_id: int = _refers("article", ondelete="CASCADE")
    publisher: str = ""
    url: str = ""
    path: str = ""
    published_on: date | None = None
    batch_id: int = _refers("import_batch", index=True)


# What a list of events can be ordered by.
_SORTED = ("last_said_on", "title", "closes_on", "earliest", "first_said_on", "predictions", "known_on")


class Event(SQLModel, table=True):
    """What predictions are about; below `merged_into`, a summary that the store keeps for paging.

    The summary says what the newest statement and the newest outcome are today: `closes_on` is the end of the
    window and its tail, `stage` what the state can be.
    """

    __tablename__ = "event"
    __table_args__ = (
        _WINDOW,
        _check("merged", "merged_into <> id"),
        _check("dated", "stage <> 'dated' OR said_id IS NOT NULL"),
        _check("settled", "stage <> 'settled' OR verdict IS NOT NULL"),
        _check("closes", "latest IS NULL OR (closes_on IS NOT NULL AND closes_on >= latest)"),
        sa.Index(None, "stage", "closes_on", "id"),
        sa.Index(None, "stage", "closes_on", "earliest", "latest", "bars"),  # what counts of a board read, and no more
        sa.Index(None, "stage", "earliest", "id"),
        sa.Index(None, "stage", "latest", "id"),
        sa.Index(None, "stage", "last_said_on", "id"),
        sa.Index(None, "stage", "known_on", "id"),
        sa.Index(None, "stage", "first_said_on", "id"),
        *(sa.Index(None, name, "id") for name in _SORTED),
        sa.Index(None, "kind", "last_said_on", "id"),
        sa.Index(None, "ask_on", "id"),
    )

    id: int | None = _id()
    title: str
    titled_by_hand: bool = False
    kind: Kind = _one_of(Kind, "kind")
    participants: list[str] = _json()
    place: str | None = None
    merged_into: int | None = _refers("event", nullable=True, index=True)
    stage: Stage = _one_of(Stage, "stage")
    said_id: int | None = _number()  # the prediction it goes by; no foreign key: the two tables would need each other
    said_on: date | None = None
    anchor: date | None = None
    earliest: date | None = None
    latest: date | None = None
    earliest_soft: bool = False
    latest_soft: bool = False
    tail_on: date | None = None
    closes_on: date | None = None
    first_said_on: date | None = None
    last_said_on: date | None = None
    predictions: int = 0
    bars: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # of them, those with a window
    slips: int = 0
    outcome_id: int | None = _number()
    verdict: Verdict | None = _one_of(Verdict, "verdict", nullable=True)
    known_on: date | None = None
    suggestions: int = 0
    ask_on: date | None = None


class FormerName(SQLModel, table=True):
    """What an event was called until `until_on`, the day of the article that named it better; in the order of ids."""

    __tablename__ = "former_name"
    __table_args__ = (sa.Index(None, "event_id", "id"),)

    id: int | None = _id()
    event_id: int = _refers("event", ondelete="CASCADE")
    until_on: date
    title: str
    participants: list[str] = _json()
    place: str | None = None


class EventKey(SQLModel, table=True):
    """A word by which an event is found again; `active_on` is the day by which it stands among those that bear it.

    That is the publication day of a statement with this word, the last one or, as the index is left alone while the
    event stands high enough to be found, an earlier one.
    """

    __tablename__ = "event_key"
    __table_args__ = (sa.Index(None, "key", "active_on", "event_id"), sa.Index(None, "event_id"))

    key: str = Field(primary_key=True)
    event_id: int = Field(sa_column=sa.Column(BigId, sa.ForeignKey("event.id", ondelete="CASCADE"), primary_key=True))
    active_on: date


class Prediction(SQLModel, table=True):
    """What was read, or made by a person; never edited, only superseded (`standing` false).

    `published_on` is its article's day, or for one made by hand the day it was made known. `mention` is what
    linking remembers of it. `reader` is who read it, "" for one that a person marked or made. `read_key` is the
    speaker's key as it was read, where a person joined it with another. `tail_on` is the end of the tail where the
    words name it, `closes_on` the end of window and tail, as the settings have it.
    """

    __tablename__ = "prediction"
    __table_args__ = (
        _WINDOW,
        _check("span", 'start < "end" AND start >= 0'),
        _check("event_span", "(event_start IS NULL) = (event_end IS NULL) AND event_start < event_end"),
        _check("timex_span", "(timex_start IS NULL) = (timex_end IS NULL) AND timex_start < timex_end"),
        _check("placed", '(article_id IS NULL) = (start IS NULL) AND (start IS NULL) = ("end" IS NULL)'),
        _check("linked", "NOT standing OR event_id IS NOT NULL"),
        _check("by_hand", "article_id IS NOT NULL OR origin = 'person'"),
        _check("dated", "NOT dated OR earliest IS NOT NULL OR latest IS NOT NULL"),
        _check("closes", "latest IS NULL OR (closes_on IS NOT NULL AND closes_on >= latest)"),
        _check("probability", "probability BETWEEN 0 AND 1"),
        sa.Index(None, "event_id", "standing", "published_on", "start"),
        sa.Index(None, "article_id", "start"),
        sa.Index(None, "speaker_key", "standing", "published_on", "id"),
        sa.Index(None, "standing", "published_on", "id"),
        sa.Index(None, "kind", "standing", "published_on"),
        sa.Index(
            "uq_prediction_standing",
            "article_id",
            "event_start",
            "timex_start",
            unique=True,
            sqlite_where=sa.text("standing AND origin = 'read'"),
            postgresql_where=sa.text("standing AND origin = 'read'"),
        ),
    )

    id: int | None = _id()
    article_id: int | None = _refers("article", ondelete="CASCADE", nullable=True)
    event_id: int | None = _refers("event", nullable=True)  # one that was dropped unread is about no event yet
    published_on: date
    start: int | None = None
    end: int | None = None
    quote: str = _long()
    event_start: int | None = None
    event_end: int | None = None
    event_text: str
    timex_start: int | None = None
    timex_end: int | None = None
    timex_text: str | None = None
    timex_type: str | None = Field(default=None, max_length=8)
    timex_value: str | None = None
    anchor: date
    dated: bool
    earliest: date | None = None
    latest: date | None = None
    earliest_soft: bool = False
    latest_soft: bool = False
    tail_on: date | None = None
    closes_on: date | None = None
    speaker: str | None = None
    speaker_key: str | None = None
    read_key: str | None = Field(default=None, index=True)
    hedge: str | None = None
    hedge_grade: str | None = Field(default=None, max_length=8)
    probability: float | None = None
    certainty: Certainty = _one_of(Certainty, "certainty")
    polarity: Polarity = _one_of(Polarity, "polarity")
    relative_to: str | None = None
    kind: Kind = _one_of(Kind, "kind")
    participants: list[str] = _json()
    place: str | None = None
    confidence: Confidence = _one_of(Confidence, "confidence")
    reasons: list[str] = _json()
    rule: str
    reader: str = Field(default=RULES, sa_column_kwargs={"server_default": RULES})
    trace: list[str] = _json()
    origin: Origin = _one_of(Origin, "origin")
    standing: bool = True
    linked_because: list[str] = _json()
    mention: str = _long()
    conditional: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    condition_met_on: date | None = None
    created_at: datetime


class RecordCase(SQLModel, table=True):
    """The first statement with an end of one speaker, outlet, hedge, kind or source on an event: what scores count.

    The store keeps it with the event's summary. `came` is whether it came true by the newest confirmed outcome,
    `chance` what its words gave to that.
    """

    __tablename__ = "record_case"
    __table_args__ = (sa.Index(None, "grouped_by", "key", "latest", "came", "chance", "timeliness"),)

    event_id: int = Field(sa_column=sa.Column(BigId, sa.ForeignKey("event.id", ondelete="CASCADE"), primary_key=True))
    grouped_by: Grouping = Field(sa_column=sa.Column(_enum(Grouping, "grouped_by"), primary_key=True))
    key: str = Field(primary_key=True)
    prediction_id: int = Field(sa_column=sa.Column(BigId, nullable=False))
    latest: date
    came: bool | None = None
    chance: float | None = None
    timeliness: Timeliness | None = _one_of(Timeliness, "timeliness", nullable=True)


class Correction(SQLModel, table=True):
    """What was done to a prediction, why and by whom; the newest one counts."""

    __tablename__ = "correction"
    __table_args__ = (_check("replacement", "(act IN ('replace', 'reread')) OR replacement_id IS NULL"),)

    id: int | None = _id()
    prediction_id: int = _refers("prediction", ondelete="CASCADE", index=True)
    act: Act = _one_of(Act, "act")
    replacement_id: int | None = _refers("prediction", ondelete="CASCADE", nullable=True, index=True)
    reason: str = ""
    made_by: str
    made_at: datetime


class Condition(SQLModel, table=True):
    """What a person recorded of the condition that a prediction hangs on; the newest row counts.

    `met_on` is the day on which it was met; None takes back the answer before, and where none stands says that it was
    not met.
    """

    __tablename__ = "condition"

    id: int | None = _id()
    prediction_id: int = _refers("prediction", ondelete="CASCADE", index=True)
    met_on: date | None = Field(default=None, index=True)
    note: str = ""
    recorded_by: str
    recorded_at: datetime


class Report(SQLModel, table=True):
    """A sentence that says what became of an event; a suggestion until a person has answered it."""

    __tablename__ = "report"
    __table_args__ = (
        _check("span", 'start < "end" AND start >= 0'),
        _check("event_span", "event_start < event_end"),
        _check("answered", "(answer IS NULL) = (answered_by IS NULL)"),
        sa.UniqueConstraint("article_id", "start", "event_start", "says"),
        sa.Index(None, "event_id", "published_on"),
        sa.Index(None, "answer", "published_on"),
    )

    id: int | None = _id()
    article_id: int = _refers("article", ondelete="CASCADE")
    event_id: int | None = _refers("event", ondelete="SET NULL", nullable=True)
    published_on: date
    start: int
    end: int
    quote: str = _long()
    event_start: int
    event_end: int
    event_text: str
    says: Says = _one_of(Says, "says")
    happened_on: date | None = None
    kind: Kind = _one_of(Kind, "kind")
    participants: list[str] = _json()
    place: str | None = None
    linked_because: list[str] = _json()
    mention: str = _long()
    answer: Answer | None = _one_of(Answer, "answer", nullable=True)
    answer_reason: str = ""
    answered_by: str | None = None
    answered_at: datetime | None = None


class Outcome(SQLModel, table=True):
    """What became of an event, as somebody recorded it; `ordinal` counts an event's rows from 1, without gaps.

    A pair of verdict and disposition is one of the design's table, or both empty: an undo that leaves nothing.
    """

    __tablename__ = "outcome"
    __table_args__ = (
        sa.UniqueConstraint("event_id", "ordinal"),
        _check(
            "pair",
            "(verdict IS NOT NULL AND disposition = 'none')"
            " OR (COALESCE(verdict, '') = 'did_not_happen' AND disposition = 'called_off')"
            " OR (verdict IS NULL AND disposition IN ('put_off', 'moved'))"
            " OR (verdict IS NULL AND disposition = 'none' AND undoes_id IS NOT NULL)",
        ),
        _check("period", "(occurred_from IS NULL) = (occurred_to IS NULL) AND occurred_from <= occurred_to"),
        _check("known", "occurred_to IS NULL OR occurred_to <= known_on"),
        _check("occurred", "occurred_from IS NULL OR COALESCE(verdict, '') IN ('happened', 'partly')"),
        _check(
            "evidence",
            "status = 'provisional' OR undoes_id IS NOT NULL OR own_knowledge"
            " OR evidence_url IS NOT NULL OR evidence_title IS NOT NULL OR evidence_quote IS NOT NULL",
        ),
        _check("chain", "(ordinal = 1) = (replaces_id IS NULL) AND ordinal >= 1"),
        sa.Index(None, "known_on", "event_id"),
        sa.Index(None, "moved_prediction_id", sqlite_where=_SOME_MOVE, postgresql_where=_SOME_MOVE),  # of most NULL
    )

    id: int | None = _id()
    event_id: int = _refers("event")
    ordinal: int
    replaces_id: int | None = _refers("outcome", nullable=True, unique=True)
    undoes_id: int | None = _refers("outcome", nullable=True)
    token: str = Field(unique=True, max_length=200)
    status: Status = _one_of(Status, "status")
    verdict: Verdict | None = _one_of(Verdict, "verdict", nullable=True)
    disposition: Disposition = _one_of(Disposition, "disposition")
    occurred_from: date | None = None
    occurred_to: date | None = None
    known_on: date
    recorded_at: datetime
    recorded_by: str
    evidence_article_id: int | None = _refers("article", ondelete="SET NULL", nullable=True, index=True)
    evidence_url: str | None = None
    evidence_title: str | None = None
    evidence_publisher: str | None = None
    evidence_quote: str | None = _long(nullable=True)
    own_knowledge: bool = False
    note: str = _long()
    moved_prediction_id: int | None = _refers("prediction", ondelete="SET NULL", nullable=True)


class Offer(SQLModel, table=True):
    """Another event that a prediction may be about, until a person says yes or no."""

    __tablename__ = "offer"
    __table_args__ = (sa.UniqueConstraint("prediction_id", "event_id"),)

    id: int | None = _id()
    prediction_id: int = _refers("prediction", ondelete="CASCADE")
    event_id: int = _refers("event", ondelete="CASCADE", index=True)
    reasons: list[str] = _json()
    answer: Answer | None = _one_of(Answer, "answer", nullable=True)


class LinkDecision(SQLModel, table=True):
    """A merge, a split, a "not the same" or a new title, with what is needed to take it back."""

    __tablename__ = "link_decision"
    __table_args__ = (_check("undone", "(undone_at IS NULL) = (undone_by IS NULL)"),)

    id: int | None = _id()
    act: LinkAct = _one_of(LinkAct, "act")
    event_id: int = _refers("event", ondelete="CASCADE", index=True)
    other_id: int | None = _refers("event", ondelete="CASCADE", nullable=True, index=True)
    moved: dict[str, Any] = Field(default_factory=dict, sa_column=sa.Column(sa.JSON(none_as_null=True), nullable=False))
    made_by: str
    made_at: datetime
    undone_by: str | None = None
    undone_at: datetime | None = None


class SpeakerAlias(SQLModel, table=True):
    """A person's word that one speaker key is another's, or is nobody's but its own."""

    __tablename__ = "speaker_alias"

    key: str = Field(primary_key=True)
    same_as: str = Field(index=True)
    made_by: str
    made_at: datetime


class Sitting(SQLModel, table=True):
    """A weekly sitting; open until its edition is signed."""

    __tablename__ = "sitting"

    id: int | None = _id()
    cutoff_on: date
    opened_at: datetime
    opened_by: str
    cursor: str = ""
    closed_at: datetime | None = None


class SittingDecision(SQLModel, table=True):
    """What was done with one card of a sitting; `until` is the day to ask again, `made` what an undo takes back."""

    __tablename__ = "sitting_decision"
    __table_args__ = (sa.Index(None, "card", "id"), _check("later", "act <> 'later' OR until IS NOT NULL"))

    id: int | None = _id()
    sitting_id: int = _refers("sitting", ondelete="CASCADE", index=True)
    card: str = Field(max_length=64)
    act: str = Field(max_length=32)
    until: date | None = None
    made: dict[str, int] | None = Field(default=None, sa_column=sa.Column(sa.JSON(none_as_null=True), nullable=True))
    made_by: str
    made_at: datetime
    undone_at: datetime | None = None


class Edition(SQLModel, table=True):
    """A signed review: `hash` covers its contents and `previous_hash`, so that a change to an old one shows."""

    __tablename__ = "edition"
    __table_args__ = (
        _check("number", "number >= 1"),
        _check("hash", "length(hash) = 64"),
        _check("chain", "length(previous_hash) = 64 AND previous_hash <> hash"),
    )

    number: int = Field(sa_column=sa.Column(sa.Integer(), primary_key=True, autoincrement=False))
    sitting_id: int = _refers("sitting", unique=True)
    cutoff_on: date
    signed_at: datetime
    names: list[str] = _json()
    note: str = _long()
    contents: str = _long()
    hash: str = Field(unique=True, max_length=64)
    previous_hash: str = Field(unique=True, max_length=64)
    token: str = Field(unique=True, max_length=200)
    sent_at: datetime | None = None


class Setting(SQLModel, table=True):
    """One setting that differs from its default."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True, max_length=64)
    value: str = _long()
    changed_by: str
    changed_at: datetime


class Topic(SQLModel, table=True):
    """A tag for events."""

    __tablename__ = "topic"
    __table_args__ = (_check("name", "length(name) > 0"),)

    id: int | None = _id()
    name: str = Field(unique=True, max_length=100)


class EventTopic(SQLModel, table=True):
    """That an event bears a topic."""

    __tablename__ = "event_topic"

    event_id: int = Field(sa_column=sa.Column(BigId, sa.ForeignKey("event.id", ondelete="CASCADE"), primary_key=True))
    topic_id: int = Field(
        sa_column=sa.Column(BigId, sa.ForeignKey("topic.id", ondelete="CASCADE"), primary_key=True, index=True)
    )


class Note(SQLModel, table=True):
    """A person's note on an event."""

    __tablename__ = "note"

    id: int | None = _id()
    event_id: int = _refers("event", ondelete="CASCADE", index=True)
    text: str = _long()
    written_by: str
    written_at: datetime


class Forecast(SQLModel, table=True):
    """A person's own probability for an event, on a day; a newer one stands beside it."""

    __tablename__ = "forecast"
    __table_args__ = (
        _check("probability", "probability BETWEEN 0 AND 1"),
        sa.Index(None, "event_id", "person", "made_on"),
    )

    id: int | None = _id()
    event_id: int = _refers("event", ondelete="CASCADE")
    person: str
    probability: float
    made_on: date
    recorded_at: datetime


class Watch(SQLModel, table=True):
    """That a person watches an event, and when they last looked."""

    __tablename__ = "watch"

    person: str = Field(primary_key=True, max_length=200)
    event_id: int = Field(
        sa_column=sa.Column(BigId, sa.ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, index=True)
    )
    since_at: datetime
    seen_at: datetime


class SavedFilter(SQLModel, table=True):
    """A filter with a name and a link."""

    __tablename__ = "saved_filter"

    id: int | None = _id()
    name: str = Field(unique=True, max_length=100)
    query: str = _long()
    saved_by: str
    saved_at: datetime


class Feed(SQLModel, table=True):
    """A feed of the web that is read again and again; `fault` is why the last reading failed."""

    __tablename__ = "feed"
    __table_args__ = (_check("url", "length(url) > 0"),)

    id: int | None = _id()
    url: str = Field(unique=True, max_length=2000)
    title: str | None = None
    added_by: str
    added_at: datetime
    read_at: datetime | None = None
    fault: str | None = None
