"""What articles say: predictions, reports, and who is credited with them.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.outcome import Says, Timeliness
from tracker.window import Window


@dataclass(frozen=True, slots=True)
class PredictionRow:
    """A stored prediction with the article it is from.

    `article_id` and the offsets are None where it was made by hand ("moved to a new date"). `origin` is
    `read` (by `reader`) or `person`. `standing` is False where a person dropped or replaced it, or a later
    reading superseded it; `fate` then says which (`drop`, `replace`, `reread`) and `fate_reason` why.
    `timeliness` is of this prediction against the event's newest outcome, None while there is none, and
    for a denial; `late_by` days after `latest`. One that is `conditional` counts in scores from `condition_met_on`,
    None while nobody has recorded that its condition was met. `event_id` is None only for one that was dropped before
    it was linked.
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
    reader: str
    trace: tuple[str, ...]
    origin: str
    standing: bool
    replaces_id: int | None = None
    fate: str | None = None
    fate_reason: str | None = None
    linked_because: tuple[str, ...] = ()
    timeliness: Timeliness | None = None
    late_by: int | None = None
    others: int = 0
    conditional: bool = False
    condition_met_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """What a person recorded of a prediction's condition: `met` is None where the answer before was taken back.

    `met_on` is the day of a condition that was met, None else.
    """

    met: bool | None
    met_on: date | None
    note: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A sentence that says what became of an event; `answer` is None, `accepted` or `dismissed`.

    `new_date` says of an event called off that the article names days for it which nobody had named before.
    """

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
    new_date: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in lists: the key that joins variants, the name as last written, how often it was heard."""

    key: str
    name: str
    predictions: int
