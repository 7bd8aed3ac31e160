"""Reading without storing: what an article says, for a person to keep, edit, drop or add to.

Invariant: a draft is a value; each act returns a new one, and nothing is stored before `add`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tracker.reading.confidence import in_words
from tracker.reading.readers import Reader, ReaderError
from tracker.reading.values import Confidence, Prediction, Reading
from tracker.service.changing import Edit, changed_by, marked
from tracker.service.clock import today as clock
from tracker.service.settings import lengths_of, reader_of
from tracker.sources import Fault, called, fault_of, unread
from tracker.sources.values import Article
from tracker.store import InputError, Store, library
from tracker.text import Span
from tracker.timex import Lengths
from tracker.wording import day_words, window_words

EMPTY = Reading((), (), (), ())


@dataclass(frozen=True, slots=True)
class Item:
    """One prediction of a draft, and whether it is kept.

    `origin` is `read`, or `person` where it was edited or added; `dropped_because` is a person's reason.
    """

    prediction: Prediction
    keep: bool
    origin: str = "read"
    dropped_because: str = ""
    original: Prediction | None = None

    @property
    def window_words(self) -> str:
        """Its window in words."""
        return window_words(self.prediction.window, self.prediction.anchor)

    @property
    def why(self) -> tuple[str, ...]:
        """Why it was read so: the rule, the anchor, the trace and the named reasons, a sentence each."""
        return why(self.prediction)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read and not yet stored.

    `items` are the dated predictions in text order, then those that a person marked (the doubtful ones not kept at
    first), `undated` the others (none kept at first). `known_id` is the stored article of the same text. `fault` is
    one sentence where the article cannot be stored as it is (no date, a date in the future, no text, its reader
    failed); `remark` one where it can, but something should be known (not in English: kept, marked, not read; already
    in the archive).
    """

    article: Article
    reading: Reading
    items: tuple[Item, ...]
    undated: tuple[Item, ...] = ()
    known_id: int | None = None
    fault: str | None = None
    remark: str | None = None


def preview(
    article: Article,
    *,
    store: Store | None = None,
    today: date | None = None,
    lengths: Lengths | None = None,
    reader: Reader | None = None,
) -> Draft:
    """Read `article` without storing it; `store` lends its settings and says whether it is known already.

    An article without a day, or with one after `today`, or whose reader fails, comes back with a `fault` and nothing
    read. `lengths` are those of the vague words, where an import has them at hand: undated predictions are then not
    looked for. `reader` is the one in force if left out.
    """
    fault = fault_of(article, today or clock())
    if fault is not None:
        return Draft(article, EMPTY, (), fault=str(fault))
    known_id = _known_id(store, article)
    try:
        found = read(article, lengths or lengths_of(store), reader or reader_of(store), undated=lengths is None)
    except (ReaderError, InputError) as error:
        return Draft(article, EMPTY, (), known_id=known_id, fault=str(Fault(called(article), str(error))))
    remark = f"{article.path}: it is already in the archive" if known_id else _unread(article)
    items = tuple(Item(p, keep=p.confidence is not Confidence.DOUBTFUL) for p in found.predictions)
    return Draft(article, found, items, tuple(Item(p, keep=False) for p in found.undated), known_id, remark=remark)


def read(article: Article, lengths: Lengths, reader: Reader, *, undated: bool = False) -> Reading:
    """Read an article that has a day; one that is not in English says nothing that we can read.

    Raises `ReaderError` where an installed reader fails.
    """
    if article.published_on is None or article.language != "en":
        return EMPTY
    return reader(article.text, article.published_on, title=article.title, lengths=lengths, undated=undated)


def _known_id(store: Store | None, article: Article) -> int | None:
    if store is None:
        return None
    with store.read() as connection:
        found = library.known(connection, library.key_of(article.text))
    return found.id if found else None


def _unread(article: Article) -> str | None:
    reason = unread(article)
    return str(Fault(called(article), reason)) if reason else None


def why(prediction: Prediction) -> tuple[str, ...]:
    """Say how a prediction came to its window: the rule, the anchor, the trace and the named reasons."""
    said = f"rule {prediction.rule}, counted from {day_words(prediction.anchor)}"
    reasons = (
        (f"{prediction.confidence}: {'; '.join(map(in_words, prediction.reasons))}",) if prediction.reasons else ()
    )
    return (said, *prediction.trace, *reasons)


def keep(draft: Draft, item: Item, *, kept: bool = True, reason: str = "") -> Draft:
    """Return `draft` with `item` (one of its items or undated ones) kept or dropped."""
    return _put(draft, item, replace(item, keep=kept, dropped_because="" if kept else reason))


def _put(draft: Draft, item: Item, other: Item) -> Draft:
    items = tuple(other if each is item or each == item else each for each in draft.items)
    undated = tuple(other if each is item or each == item else each for each in draft.undated)
    return replace(draft, items=items, undated=undated)


def edit(draft: Draft, item: Item, change: Edit, *, store: Store | None = None) -> Draft:
    """Return `draft` with `item` changed and kept; what was read stays in `original`.

    Raises `InputError` where the time in words is not understood.
    """
    original = item.original or (item.prediction if item.origin == "read" else None)
    before = None if original is None or original.conditional else original
    changed = changed_by(item.prediction, change, store, before)
    return _put(draft, item, Item(changed, keep=True, origin="person", original=original))


def missed(draft: Draft, sentence: Span, event_text: str, time: str, *, store: Store | None = None) -> Draft:
    """Return `draft` with a prediction that the rules missed, behind the others, which keep their places.

    `sentence` is a span of the article's text, `event_text` words for the event (those of the sentence where
    they are in it), `time` the time in words. Raises `InputError` where the time is not understood.
    """
    anchor = draft.article.published_on or clock()
    made = marked(draft.article.text, sentence, event_text, time, anchor, store)
    return replace(draft, items=(*draft.items, Item(made, keep=True, origin="person")))


def dated(draft: Draft, published_on: date, *, store: Store | None = None, today: date | None = None) -> Draft:
    """Return the draft read anew with another publication day."""
    return preview(replace(draft.article, published_on=published_on), store=store, today=today)
