"""What the store hands to pages, exports and the terminal: frozen rows, complete without a further query.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date, datetime

    from tracker.outcome import Disposition, Says, Status, Timeliness, Verdict
    from tracker.window import Window

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a longer list: `number` counts from 1, `total` counts rows on all pages."""

    rows: tuple[T, ...]
    total: int
    number: int
    size: int

    @property
    def last(self) -> int:
        """The number of the last page; 1 where there is nothing."""
        return max(1, -(-self.total // self.size))


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrows a list to; an empty field narrows nothing, filled ones must all hold.

    `search` is matched literally, ignoring case, in titles, quotes and speakers. `since` and `until` are
    days that an event's window (or, where settled, its outcome) must touch.
    """

    search: str = ""
    states: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()  # speaker keys
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list of the archive; the counts are of standing predictions and of reports."""

    id: int
    title: str
    published_on: date
    publisher: str | None
    url: str | None
    path: str | None
    language: str
    batch_id: int
    added_at: datetime
    predictions: int
    reports: int


@dataclass(frozen=True, slots=True)
class PredictionRow:
    """A stored prediction with the article it is from.

    `article_id` and the offsets are None where it was made by hand ("moved to a new date"). `origin` is
    `read` (by the rules) or `person`. `standing` is False where a person dropped or replaced it, or a later
    reading superseded it; `fate` then says which (`drop`, `replace`, `reread`) and `fate_reason` why.
    `timeliness` is of this prediction against the event's newest outcome, None while there is none;
    `late_by` days after `latest`. `event_id` is None only for one that was dropped before it was linked.
    """

    id: int
    event_id: int | None
    event_title: str | None
    article_id: int | None
    article_title: str | None
    publisher: str | None
    url: str | None
    path: str | None
    published_on: date
    start: int | None
    end: int | None
    quote: str
    event_start: int | None
    event_end: int | None
    event_text: str
    timex_start: int | None
    timex_end: int | None
    timex_text: str | None
    timex_type: str | None
    timex_value: str | None
    anchor: date
    window: Window | None
    speaker: str | None
    speaker_key: str | None
    hedge: str | None
    hedge_grade: str | None
    probability: float | None
    certainty: str
    polarity: str
    relative_to: str | None
    kind: str
    participants: tuple[str, ...]
    place: str | None
    confidence: str
    reasons: tuple[str, ...]
    rule: str
    trace: tuple[str, ...]
    origin: str
    standing: bool
    replaces_id: int | None = None
    fate: str | None = None
    fate_reason: str | None = None
    linked_because: tuple[str, ...] = ()
    timeliness: Timeliness | None = None
    late_by: int | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A sentence that says what became of an event; `answer` is None, `accepted` or `dismissed`."""

    id: int
    event_id: int | None
    article_id: int
    article_title: str
    publisher: str | None
    url: str | None
    path: str | None
    published_on: date
    start: int
    end: int
    quote: str
    event_text: str
    says: Says
    on: date | None
    kind: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One row of an event's history of outcomes; the newest counts, `replaces_id` names the one before.

    `choice` is the token of `tracker.outcome.CHOICES`, None for an undo that leaves nothing recorded.
    `undoes_id` names the row that this one takes back.
    """

    id: int
    event_id: int
    choice: str | None
    status: Status
    verdict: Verdict | None
    disposition: Disposition
    occurred_from: date | None
    occurred_to: date | None
    known_on: date
    recorded_at: datetime
    recorded_by: str
    replaces_id: int | None
    undoes_id: int | None
    evidence_article_id: int | None
    evidence_url: str | None
    evidence_title: str | None
    evidence_publisher: str | None
    evidence_quote: str | None
    own_knowledge: bool
    note: str


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """An outcome that a report proposes, for a person to accept, edit or dismiss."""

    report_id: int
    article_id: int
    article_title: str
    publisher: str | None
    url: str | None
    path: str | None
    published_on: date
    start: int
    end: int
    quote: str
    verdict: Verdict | None
    disposition: Disposition
    choice: str
    occurred_on: date | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as it stands on a day; `state` is a token of the design's states.

    `window` is that of the newest dated prediction. `said_on` is the day of that prediction, `anchor` its
    anchor. `timeliness` and `late_by` are against that window, None unless settled. `outcome` is the newest
    one known by then. `articles` counts the articles that mention it, `addresses` also their copies.
    """

    id: int
    title: str
    kind: str
    participants: tuple[str, ...]
    place: str | None
    state: str
    window: Window | None
    anchor: date | None
    said_on: date | None
    first_said_on: date | None
    last_said_on: date | None
    predictions: int
    outcome: OutcomeRow | None
    timeliness: Timeliness | None = None
    late_by: int | None = None
    speaker: str | None = None
    quote: str | None = None
    suggestions: int = 0
    slips: int = 0
    topics: tuple[str, ...] = ()
    watched: bool = False


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One bar of the timeline: a prediction's window, with its event's state and outcome on that day.

    `current` marks the prediction whose window the event goes by.
    """

    prediction_id: int
    event_id: int
    event_title: str
    kind: str
    state: str
    window: Window
    anchor: date
    published_on: date
    speaker: str | None
    publisher: str | None
    quote: str
    timex_text: str | None
    hedge: str | None
    probability: float | None
    certainty: str
    polarity: str
    current: bool
    verdict: Verdict | None
    disposition: Disposition | None
    status: Status | None
    occurred_from: date | None
    occurred_to: date | None
    known_on: date | None
    timeliness: Timeliness | None


@dataclass(frozen=True, slots=True)
class DensityRow:
    """How many events in `state` have a window that touches the step of days `begins` to `ends`."""

    begins: date
    ends: date
    state: str
    count: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """One readable line of an event's history: what changed on a day, with its quote.

    `what` is `said`, `moved`, `brought_forward`, `repeated`, `doubted`, `denied`, `reported` or `outcome`;
    `days` is by how many days `latest` moved, None where that cannot be counted.
    """

    on: date
    what: str
    words: str
    days: int | None = None
    prediction_id: int | None = None
    report_id: int | None = None
    outcome_id: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One statement of an event's slip: what was said on a day, and how far it moved the window's end."""

    prediction_id: int
    said_on: date
    window: Window
    speaker: str | None
    quote: str
    days: int | None  # by how much `latest` moved since the statement before; None for the first


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Two standing predictions of one event that cannot both be right, and why."""

    first: PredictionRow
    second: PredictionRow
    why: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Another event that may be the same one, for a person to join or keep apart."""

    event_id: int
    title: str
    prediction_id: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything that an event's page shows on a day; predictions and outcomes newest first.

    `velocity` is the slip in days a day (Theil-Sen over three statements or more), else None.
    """

    event: EventRow
    predictions: tuple[PredictionRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    suggestions: tuple[SuggestionRow, ...]
    reports: tuple[ReportRow, ...]
    history: tuple[LineRow, ...]
    slips: tuple[SlipRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    offers: tuple[OfferRow, ...]
    notes: tuple[NoteRow, ...]
    velocity: float | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A person's note on an event."""

    id: int
    text: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its text and everything stored of it, predictions and reports in text order."""

    article: ArticleRow
    text: str
    predictions: tuple[PredictionRow, ...]
    reports: tuple[ReportRow, ...]
    addresses: tuple[AddressRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressRow:
    """Another place where the very same text was published."""

    publisher: str | None
    url: str | None
    path: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class WeekRow:
    """The board of one day.

    `counts` is events per state token. `settled` were settled in the last 7 days, `coming` open or end
    within the next 14, `fresh` were first predicted in the last 7.
    """

    day: date
    counts: dict[str, int]
    due: tuple[EventRow, ...]
    overdue: tuple[EventRow, ...]
    coming: tuple[EventRow, ...]
    settled: tuple[EventRow, ...]
    fresh: tuple[EventRow, ...]
    suggested: tuple[EventRow, ...]
    articles: int
    events: int
    predictions: int

    @property
    def empty(self) -> bool:
        """Whether there is no article and no event at all."""
        return not (self.articles or self.events)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import: where from, when, by whom, and what of it is in the archive now."""

    id: int
    source: str
    imported_at: datetime
    imported_by: str
    articles: int
    predictions: int
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A weekly sitting in progress, or signed off (`edition` then has its number)."""

    id: int
    cutoff_on: date
    opened_at: datetime
    opened_by: str
    edition: int | None
    decided: int
    cursor: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A signed edition; `contents` is the frozen JSON text, `hash` covers it and the edition before."""

    number: int
    cutoff_on: date
    signed_at: datetime
    names: tuple[str, ...]
    note: str
    contents: str
    hash: str
    previous_hash: str


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: its token, words for a person, the value in force, the default and its unit."""

    name: str
    words: str
    value: str
    default: str
    unit: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in lists: the key that joins variants, the name as last written, how often it was heard."""

    key: str
    name: str
    predictions: int
