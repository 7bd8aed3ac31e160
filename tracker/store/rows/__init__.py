"""What the store hands to pages, exports and the terminal: frozen rows, complete without a further query."""

from tracker.store.rows.articles import AddressRow, ArticleRow, FeedRow, ImportRow, ReprintRow
from tracker.store.rows.events import DensityRow, EventRow, TimelineRow, WeekRow
from tracker.store.rows.one_event import (
    ArticleView,
    ContradictionRow,
    EventView,
    LineRow,
    LinkRow,
    NoteRow,
    OfferRow,
    SlipRow,
)
from tracker.store.rows.organised import ForecasterRow, ForecastRow, SavedFilterRow, TopicRow, WatchedRow
from tracker.store.rows.outcomes import OutcomeRow, SuggestionRow
from tracker.store.rows.pages import Filters, FoundRow, Page, page_within
from tracker.store.rows.sittings import CorrectionRow, DecisionRow, EditionRow, SettingRow, SittingRow
from tracker.store.rows.statements import ConditionRow, PredictionRow, ReportRow, SpeakerRow

__all__ = [
    "AddressRow",
    "ArticleRow",
    "ArticleView",
    "ConditionRow",
    "ContradictionRow",
    "CorrectionRow",
    "DecisionRow",
    "DensityRow",
    "EditionRow",
    "EventRow",
    "EventView",
    "FeedRow",
    "Filters",
    "ForecastRow",
    "ForecasterRow",
    "FoundRow",
    "ImportRow",
    "LineRow",
    "LinkRow",
    "NoteRow",
    "OfferRow",
    "OutcomeRow",
    "Page",
    "PredictionRow",
    "ReportRow",
    "ReprintRow",
    "SavedFilterRow",
    "SettingRow",
    "SittingRow",
    "SlipRow",
    "SpeakerRow",
    "SuggestionRow",
    "TimelineRow",
    "TopicRow",
    "WatchedRow",
    "WeekRow",
    "page_within",
]
