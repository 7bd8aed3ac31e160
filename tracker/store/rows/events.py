"""Events as lists, the timeline and the board show them on a day.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tracker.outcome import Disposition, Status, Timeliness, Verdict
from tracker.store.rows.outcomes import OutcomeRow
from tracker.window import Window


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as it stands on a day; `state` is a token of the design's states.

    `window` is that of the newest dated prediction. `said_on` is the day of that prediction, `anchor` its
    anchor, `denied` says that it is a denial: nobody says that the event will come. `timeliness` and `late_by` are
    against that window, None unless settled, and for a denial, which names no day to keep. `outcome` is the newest one
    known by then.
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
    speaker_key: str | None = None
    suggestions: int = 0
    slips: int = 0
    topics: tuple[str, ...] = ()
    watched: bool = False
    denied: bool = False

    def goes_by(self, published_on: date, window: Window | None) -> bool:
        """Whether a prediction of this day and window is the one whose window the event goes by."""
        return window is not None and (self.said_on, self.window) == (published_on, window)


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
    topics: tuple[str, ...] = ()
    speaker_key: str | None = None

    @property
    def topic(self) -> str:
        """The topics of the event as one name, empty where it bears none."""
        return ", ".join(self.topics)


@dataclass(frozen=True, slots=True)
class DensityRow:
    """How many events in `state` have a window that touches the step of days `begins` to `ends`."""

    begins: date
    ends: date
    state: str
    count: int


@dataclass(frozen=True, slots=True)
class WeekRow:
    """The board of one day.

    `counts` is events per state token. `settled` were settled in the last 7 days, `coming` open or end
    within the next 14, `fresh` were first predicted in the last 7. A list may be cut: `sizes` has how many there
    are, by its name.
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
    sizes: dict[str, int] = field(default_factory=dict)

    def size(self, name: str) -> int:
        """Return how many events there are of a list, shown or not."""
        return self.sizes.get(name, len(getattr(self, name)))

    @property
    def empty(self) -> bool:
        """Whether there is no article and no event at all."""
        return not (self.articles or self.events)
