"""Reading without storing: what an article says, for a person to keep, edit, drop or add to.

Invariant: a draft is a value; each act returns a new one, and nothing is stored before `add`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tracker.reading.values import Prediction, Reading
    from tracker.sources.values import Article
    from tracker.store import Store
    from tracker.text import Span
    from tracker.timex.values import Explanation, Timex


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

    `items` are the dated predictions in text order (the doubtful ones not kept at first), `undated` the
    others (none kept at first). `known_id` is the stored article of the same text. `fault` is one sentence
    where the article cannot be stored as it is (no date, a date in the future, no text); `remark` one where it
    can, but something should be known (not in English: kept, marked, not read; already in the archive).
    """

    article: Article
    reading: Reading
    items: tuple[Item, ...]
    undated: tuple[Item, ...] = ()
    known_id: int | None = None
    fault: str | None = None
    remark: str | None = None


def preview(article: Article, *, store: Store | None = None, today: date | None = None) -> Draft:
    """Read `article` without storing it; `store` lends its settings and says whether it is known already.

    An article without a day, or with one after `today`, comes back with a `fault` and nothing read.
    """
    raise NotImplementedError


def time_in_words(words: str, anchor: date, *, store: Store | None = None) -> Timex | None:
    """Read one time expression as a person types it ("by late March"), against `anchor`; None if it is none.

    The longest expression in `words` counts. The window is that of a statement about the future.
    """
    raise NotImplementedError


def explain(words: str, anchor: date, *, store: Store | None = None) -> Explanation:
    """Say how a time expression is read: the rule that won, and those that were tried and lost."""
    raise NotImplementedError


def keep(draft: Draft, item: Item, *, kept: bool = True, reason: str = "") -> Draft:
    """Return `draft` with `item` (one of its items or undated ones) kept or dropped."""
    raise NotImplementedError


def edit(draft: Draft, item: Item, change: Edit, *, store: Store | None = None) -> Draft:
    """Return `draft` with `item` changed and kept; what was read stays in `original`.

    Raises `InputError` where the time in words is not understood.
    """
    raise NotImplementedError


def missed(draft: Draft, sentence: Span, event_text: str, time: str, *, store: Store | None = None) -> Draft:
    """Return `draft` with a prediction that the rules missed.

    `sentence` is a span of the article's text, `event_text` words for the event (those of the sentence where
    they are in it), `time` the time in words. Raises `InputError` where the time is not understood.
    """
    raise NotImplementedError


def dated(draft: Draft, published_on: date, *, store: Store | None = None, today: date | None = None) -> Draft:
    """Return the draft read anew with another publication day."""
    raise NotImplementedError
