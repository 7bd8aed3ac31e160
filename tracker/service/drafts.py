"""Reading without storing: what an article says, for a person to keep, edit, drop or add to.

Invariant: a draft is a value; each act returns a new one, and nothing is stored before `add`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tracker import timex
from tracker.reading.confidence import in_words
from tracker.reading.readers import Reader, ReaderError
from tracker.reading.values import Certainty, Confidence, Kind, Polarity, Prediction, Reading
from tracker.service.clock import today as clock
from tracker.service.settings import lengths_of, reader_of
from tracker.sources import Fault, called, fault_of
from tracker.sources.values import Article
from tracker.store import InputError, Store, library
from tracker.text import Span
from tracker.timex import Lengths
from tracker.timex.values import Explanation, Timex
from tracker.wording import day_words, window_words

EMPTY = Reading((), (), (), ())


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person changes of a prediction; None leaves a field as it is.

    `time` is a time expression in words ("by the end of next month"), read against the prediction's anchor.
    """

    event_text: str | None = None
    time: str | None = None
    speaker: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    kind: str | None = None
    participants: tuple[str, ...] | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One prediction of a draft: whether it is kept, its window in words, and why it was read so.

    `origin` is `read`, or `person` where it was edited or added; `why` names the rule, the anchor and the
    reasons, a sentence each; `dropped_because` is a person's reason.
    """

    prediction: Prediction
    keep: bool
    window_words: str
    why: tuple[str, ...]
    origin: str = "read"
    dropped_because: str = ""
    original: Prediction | None = None


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
    remark = f"{article.path}: it is already in the archive" if known_id else _foreign(article)
    items = tuple(_item(p, keep=p.confidence is not Confidence.DOUBTFUL) for p in found.predictions)
    return Draft(article, found, items, tuple(_item(p, keep=False) for p in found.undated), known_id, remark=remark)


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


def _foreign(article: Article) -> str | None:
    if article.language == "en":
        return None
    return f"{article.path}: it is not in English ({article.language}): it is kept and marked, and not read"


def _item(prediction: Prediction, *, keep: bool, origin: str = "read", original: Prediction | None = None) -> Item:
    words = window_words(prediction.window, prediction.anchor)
    return Item(prediction, keep, words, why(prediction), origin, original=original)


def why(prediction: Prediction) -> tuple[str, ...]:
    """Say how a prediction came to its window: the rule, the anchor, the trace and the named reasons."""
    said = f"rule {prediction.rule}, counted from {day_words(prediction.anchor)}"
    reasons = (
        (f"{prediction.confidence}: {'; '.join(map(in_words, prediction.reasons))}",) if prediction.reasons else ()
    )
    return (said, *prediction.trace, *reasons)


def time_in_words(words: str, anchor: date, *, store: Store | None = None) -> Timex | None:
    """Read one time expression as a person types it ("by late March"), against `anchor`; None if it is none.

    The window is that of a statement about the future.
    """
    return timex.resolve(words.strip(), anchor, lengths=lengths_of(store))


def explain(words: str, anchor: date, *, store: Store | None = None) -> Explanation:
    """Say how a time expression is read: the rule that won, and those that were tried and lost."""
    return timex.explain(words, anchor, lengths=lengths_of(store))


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
    changed = changed_by(item.prediction, change, store)
    original = item.original or (item.prediction if item.origin == "read" else None)
    return _put(draft, item, _item(changed, keep=True, origin="person", original=original))


def changed_by(prediction: Prediction, change: Edit, store: Store | None) -> Prediction:
    """Return a prediction with a person's change. Raises `InputError` for a time or a token not understood."""
    try:
        made = replace(
            prediction,
            event_text=change.event_text or prediction.event_text,
            speaker=_other(change.speaker, prediction.speaker),
            speaker_key=_speaker_key(change.speaker, prediction),
            certainty=Certainty(change.certainty) if change.certainty else prediction.certainty,
            polarity=Polarity(change.polarity) if change.polarity else prediction.polarity,
            kind=Kind(change.kind) if change.kind else prediction.kind,
            participants=prediction.participants if change.participants is None else change.participants,
            place=_other(change.place, prediction.place),
            confidence=Confidence.CLEAR,
        )
    except ValueError as error:
        raise InputError(str(error)) from error
    return with_time(made, change.time, store) if change.time else made


def _other(new: str | None, old: str | None) -> str | None:
    """Return a person's word; an empty one takes the field away."""
    return old if new is None else new.strip() or None


def _speaker_key(speaker: str | None, prediction: Prediction) -> str | None:
    if speaker is None or speaker == prediction.speaker:
        return prediction.speaker_key
    return speaker.strip().casefold() or None


def with_time(prediction: Prediction, words: str, store: Store | None) -> Prediction:
    """Return a prediction with the window of `words`; its place in the text stays that of the words there."""
    found = understood(words, prediction.anchor, store)
    old = prediction.timex
    where = old.phrase if old else (prediction.event.start, prediction.event.end)
    moved = found._replace(start=where[0], end=where[1], phrase_start=-1)
    trace = (f'a person gave the time as "{words.strip()}"',)
    return replace(prediction, timex=moved, window=found.window, rule=found.rule, trace=trace)


def understood(words: str, anchor: date, store: Store | None) -> Timex:
    """Return the time expression of a person's words. Raises `InputError` where it has no window."""
    found = time_in_words(words, anchor, store=store)
    if found is None or found.window is None:
        message = f'"{words.strip()}" is not understood as a time'
        raise InputError(message)
    return found


def missed(draft: Draft, sentence: Span, event_text: str, time: str, *, store: Store | None = None) -> Draft:
    """Return `draft` with a prediction that the rules missed, behind the others, which keep their places.

    `sentence` is a span of the article's text, `event_text` words for the event (those of the sentence where
    they are in it), `time` the time in words. Raises `InputError` where the time is not understood.
    """
    anchor = draft.article.published_on or clock()
    made = marked(draft.article.text, sentence, event_text, time, anchor, store)
    return replace(draft, items=(*draft.items, _item(made, keep=True, origin="person")))


def marked(  # noqa: PLR0913, PLR0917 - what a person points at, field by field
    text: str, sentence: Span, event_text: str, time: str, anchor: date, store: Store | None
) -> Prediction:
    """Return the prediction that a person marked in a text. Raises `InputError`."""
    if not 0 <= sentence[0] < sentence[1] <= len(text) or not event_text.strip():
        message = "choose a sentence of the article, and say what is to happen"
        raise InputError(message)
    quote = text[sentence[0] : sentence[1]]
    found = understood(time, anchor, store)
    event, spot = _place(quote, event_text.strip(), sentence), _place(quote, found.text, sentence)
    return Prediction(
        span=Span(*sentence),
        quote=quote,
        event=event,
        event_text=event_text.strip(),
        timex=found._replace(start=spot.start, end=spot.end, phrase_start=-1),
        anchor=anchor,
        window=found.window,
        speaker=None,
        speaker_key=None,
        hedge=None,
        hedge_grade=None,
        probability=None,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
        relative_to=None,
        kind=Kind.OTHER,
        participants=(),
        place=None,
        confidence=Confidence.CLEAR,
        reasons=("marked by a person",),
        rule=found.rule,
        reader="",
    )


def _place(quote: str, words: str, sentence: Span) -> Span:
    """Return where `words` stand in the sentence; the whole sentence where they are a person's own."""
    found = re.search(re.escape(words), quote, re.IGNORECASE)
    return Span(sentence[0] + found.start(), sentence[0] + found.end()) if found else Span(*sentence)


def dated(draft: Draft, published_on: date, *, store: Store | None = None, today: date | None = None) -> Draft:
    """Return the draft read anew with another publication day."""
    return preview(replace(draft.article, published_on=published_on), store=store, today=today)
