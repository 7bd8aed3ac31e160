"""The verbs: what a person, a page or a program asks of the tracker, in the words of the design.

Each takes the open `Store` first; `today` defaults to the clock, `by` to the name in the settings, and `as_of`
looks at a past day with what was known by then.
"""

from tracker.models import OutcomeIn
from tracker.outcome import CHOICES
from tracker.service.adding import Added, Fault, add, ingest, load_samples
from tracker.service.articles import article, articles, delete_article, imports, redate, undo_import
from tracker.service.board import (
    SORTS,
    bars,
    density,
    events,
    predictions,
    publishers,
    speakers,
    timeline,
    week,
)
from tracker.service.clock import now, today
from tracker.service.corrections import Changes, add_missed, correct, drop, reread, restore
from tracker.service.drafts import Draft, Edit, Item, dated, edit, explain, keep, missed, preview, time_in_words
from tracker.service.entering import Entry, EntryError, enter
from tracker.service.exporting import Exported, export
from tracker.service.importing import import_archive, import_table
from tracker.service.keeping import check, dump, load, restore_backup
from tracker.service.linking import keep_apart, merge, rename, split, undo_link
from tracker.service.one_event import all_events, event
from tracker.service.opening import database_url, open_store
from tracker.service.reviewing import (
    decide,
    decisions,
    edition,
    editions,
    mark_sent,
    open_sitting,
    sent_at,
    sign_off,
    verify_editions,
)
from tracker.service.scoring import RecordRow, headline, track_record
from tracker.service.settings import backup, change_setting, setting, settings
from tracker.service.settling import dismiss, history, settle, suggested, undo_outcome
from tracker.store import InputError, StaleError, Store, StoreError, UnknownError
from tracker.store.rows import Filters, Page

__all__ = [
    "CHOICES",
    "SORTS",
    "Added",
    "Changes",
    "Draft",
    "Edit",
    "Entry",
    "EntryError",
    "Exported",
    "Fault",
    "Filters",
    "InputError",
    "Item",
    "OutcomeIn",
    "Page",
    "RecordRow",
    "StaleError",
    "Store",
    "StoreError",
    "UnknownError",
    "add",
    "add_missed",
    "all_events",
    "article",
    "articles",
    "backup",
    "bars",
    "change_setting",
    "check",
    "correct",
    "database_url",
    "dated",
    "decide",
    "decisions",
    "delete_article",
    "density",
    "dismiss",
    "drop",
    "dump",
    "edit",
    "edition",
    "editions",
    "enter",
    "event",
    "events",
    "explain",
    "export",
    "headline",
    "history",
    "import_archive",
    "import_table",
    "imports",
    "ingest",
    "keep",
    "keep_apart",
    "load",
    "load_samples",
    "mark_sent",
    "merge",
    "missed",
    "now",
    "open_sitting",
    "open_store",
    "predictions",
    "preview",
    "publishers",
    "redate",
    "rename",
    "reread",
    "restore",
    "restore_backup",
    "sent_at",
    "setting",
    "settings",
    "settle",
    "sign_off",
    "speakers",
    "split",
    "suggested",
    "time_in_words",
    "timeline",
    "today",
    "track_record",
    "undo_import",
    "undo_link",
    "undo_outcome",
    "verify_editions",
    "week",
]
