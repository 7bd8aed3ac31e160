"""The verbs: what a person, a page or a program asks of the tracker, in the words of the design.

Each takes the open `Store` first; `today` defaults to the clock, `by` to the name in the settings, and `as_of`
looks at a past day with what was known by then.
"""

from tracker.delivery.mail import VARIABLES as MAIL_VARIABLES
from tracker.delivery.mail import MailError
from tracker.exports import EDITIONS
from tracker.exports.edition_page import document
from tracker.models import OutcomeIn
from tracker.outcome import CHOICES
from tracker.review import likely_days
from tracker.service.adding import SAMPLES, Added, Fault, add, ingest, load_samples, sample_stories
from tracker.service.agenda import MOST_AT_A_TIME, PARTS, Agenda, Step, agenda, part_card
from tracker.service.articles import article, articles, delete_article, imported, imports, redate, undo_import
from tracker.service.board import (
    BEST,
    SORTS,
    bars,
    density,
    empty,
    events,
    events_by_id,
    predictions,
    speakers,
    timeline,
    week,
)
from tracker.service.changing import Edit, explain, time_in_words
from tracker.service.clock import day_at, now, today
from tracker.service.conditions import (
    answer_of,
    conditions,
    fail_condition,
    make_conditional,
    make_unconditional,
    meet_condition,
    unmeet_condition,
)
from tracker.service.copying import a_copy_again, copies, not_a_copy, reprints
from tracker.service.corrections import add_missed, correct, drop, restore
from tracker.service.drafts import Draft, Item, dated, edit, keep, missed, preview
from tracker.service.entering import Entered, Entry, EntryError, enter
from tracker.service.exporting import Exported, export
from tracker.service.filtering import filters_of, narrowing_of, pairs_of
from tracker.service.finding import asks, nothing_asked, sentences_found
from tracker.service.importing import import_archive, import_table
from tracker.service.keeping import backups, check, delete_everything, drop_bare, dump, load, put_back, restore_backup
from tracker.service.linking import keep_apart, links, merge, offers, rename, split, undo_link
from tracker.service.mailing import mail_edition, receivers, remind, send_trial, written
from tracker.service.one_event import all_events, event
from tracker.service.opening import absent, database_url, open_store
from tracker.service.organising import (
    forecast,
    forecasters,
    forecasts,
    news_words,
    note,
    remove_filter,
    remove_note,
    save_filter,
    saved_filter,
    saved_filters,
    seen,
    tag,
    topics,
    untag,
    unwatch,
    watch,
    watched,
    watchers,
)
from tracker.service.renewing import Changes, reread
from tracker.service.reviewing import (
    UnsignedError,
    edition,
    edition_of,
    editions,
    sent_at,
    sign_off,
    verify_editions,
)
from tracker.service.rules import LONGEST_NOTE, before_said
from tracker.service.scoring import (
    NEWEST,
    Calibration,
    RecordRow,
    calibration,
    headline,
    promises,
    record_page,
    track_record,
)
from tracker.service.settings import NOBODY, Said, backup, change_setting, said_by, setting, settings, week_start, who
from tracker.service.settling import history, is_undone, settle, timing_of, undo_outcome
from tracker.service.sitting import decide, decisions, open_sitting, take_back
from tracker.service.sources import (
    SourceRow,
    SourceView,
    keys_named,
    meant,
    most_heard,
    narrowed_to,
    source,
    sources_page,
)
from tracker.service.subscribing import add_feed, feeds, may_fetch, read_feeds, remove_feed
from tracker.service.suggesting import dismiss, reopen, suggested, suggestions
from tracker.service.together import MOST_TOGETHER, Clear, clear_cards, take_together
from tracker.service.voices import join_speakers, keep_speaker_apart, perhaps_same, undo_speaker, voices_said
from tracker.store import InputError, StaleError, Store, StoreError, UnknownError
from tracker.store.rows import Filters, Page

__all__ = [
    "BEST", "CHOICES", "EDITIONS", "LONGEST_NOTE", "MAIL_VARIABLES", "MOST_AT_A_TIME", "MOST_TOGETHER", "NEWEST",
    "NOBODY", "PARTS", "SAMPLES", "SORTS", "Added", "Agenda", "Calibration", "Changes", "Clear", "Draft", "Edit",
    "Entered", "Entry", "EntryError", "Exported", "Fault", "Filters", "InputError", "Item", "MailError", "OutcomeIn",
    "Page", "RecordRow", "Said", "SourceRow", "SourceView", "StaleError", "Step", "Store", "StoreError", "UnknownError",
    "UnsignedError", "a_copy_again", "absent", "add", "add_feed", "add_missed", "agenda", "all_events", "answer_of",
    "article", "articles", "asks", "backup", "backups", "bars", "before_said", "calibration", "change_setting", "check",
    "clear_cards", "conditions", "copies", "correct", "database_url", "dated", "day_at", "decide", "decisions",
    "delete_article",
    "delete_everything", "density", "dismiss", "document", "drop", "drop_bare", "dump", "edit", "edition", "edition_of",
    "editions", "empty", "enter", "event", "events", "events_by_id", "explain", "export", "fail_condition", "feeds",
    "filters_of", "forecast", "forecasters", "forecasts", "headline", "history", "import_archive", "import_table",
    "imported", "imports", "ingest", "is_undone", "join_speakers", "keep", "keep_apart", "keep_speaker_apart",
    "keys_named", "likely_days", "links", "load", "load_samples", "mail_edition", "make_conditional",
    "make_unconditional", "may_fetch", "meant", "meet_condition", "merge", "missed", "most_heard", "narrowed_to",
    "narrowing_of", "news_words", "not_a_copy", "note", "nothing_asked", "now", "offers", "open_sitting", "open_store",
    "pairs_of", "part_card", "perhaps_same", "predictions", "preview", "promises", "put_back",
    "read_feeds", "receivers", "record_page", "redate", "remind", "remove_feed", "remove_filter", "remove_note",
    "rename", "reopen", "reprints", "reread", "restore", "restore_backup", "said_by", "sample_stories", "save_filter",
    "saved_filter", "saved_filters", "seen", "send_trial", "sent_at", "sentences_found", "setting", "settings",
    "settle", "sign_off", "source", "sources_page", "speakers", "split", "suggested", "suggestions", "tag", "take_back",
    "take_together", "time_in_words", "timeline", "timing_of", "today", "topics", "track_record", "undo_import",
    "undo_link", "undo_outcome", "undo_speaker", "unmeet_condition", "untag", "unwatch", "verify_editions",
    "voices_said", "watch", "watched", "watchers", "week", "week_start", "who", "written",
]  # fmt: skip
