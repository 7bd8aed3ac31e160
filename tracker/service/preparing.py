"""What of an article is worked out before the database is locked: its key, its statements, and what linking needs.

Invariant: nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.linking import Mention
from tracker.reading.values import Prediction, Reading, Report
from tracker.service import copying, joining
from tracker.service.copying import Text
from tracker.service.drafts import Draft, Item
from tracker.sources.values import Article
from tracker.store import library

Place = tuple[int | None, int | None]
"""Where the event and the time of a prediction begin in its article; None where it has none."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft with its key and what linking needs, worked out before the database is locked."""

    draft: Draft
    key: str
    items: tuple[tuple[Item, Mention | None], ...]
    reports: tuple[tuple[Report, Mention | None], ...]
    text: Text


def prepared(draft: Draft, key: str, *, link: bool = True) -> Prepared:
    """Work out all that needs no database; `key` is the text's own, without `link` nothing is kept for linking."""
    article = draft.article
    day = library.day_of(article)
    items = _distinct((*draft.items, *(item for item in draft.undated if item.keep)))
    told = tuple(told_once(draft.reading.reports).values())
    text = copying.sketched(article.text, day)
    if not link:
        alone, untold = tuple((item, None) for item in items), tuple((report, None) for report in told)
        return Prepared(draft, key, alone, untold, text)
    said = joining.mentions_of(article.text, [i.prediction for i in items], day, key)
    reported = joining.report_mentions_of(article.text, told, day, key, said)
    return Prepared(draft, key, tuple(zip(items, said, strict=True)), tuple(zip(told, reported, strict=True)), text)


def told_once(reports: Iterable[Report]) -> dict[tuple[int, int, str], Report]:
    """Return the reports by where they and their events begin, and what they say.

    Of two that begin alike ("who landed on Monday and stayed for a day") the one that has a day is kept.
    """
    ordered = sorted(reports, key=lambda r: (r.on is not None, r.due is not None))
    kept = {(r.span.start, r.event.start, str(r.says)): r for r in ordered}
    return dict(sorted(kept.items()))


def _distinct(items: Iterable[Item]) -> list[Item]:
    """Return the items in text order, one for each event and time expression."""
    found: dict[tuple[int, int, str], Item] = {}
    for item in items:
        timex = item.prediction.timex
        found.setdefault((item.prediction.event.start, timex.start if timex else -1, item.origin), item)
    return sorted(found.values(), key=lambda i: i.prediction.span)


@dataclass(frozen=True)
class Again:
    """A stored article that was read again: what it is now, and what is found in it."""

    article_id: int
    source: Article
    found: Reading

    @property
    def day(self) -> date:
        """The day that it was published."""
        return library.day_of(self.source)

    @cached_property
    def _key(self) -> str:
        return library.key_of(self.source.text)

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return joining.mentions_of(self.source.text, self.found.predictions, self.day, self._key)

    @cached_property
    def _by_place(self) -> dict[Place, Mention]:
        return dict(zip(map(place_of, self.found.predictions), self._mentions, strict=True))

    def mention_of(self, prediction: Prediction) -> Mention:
        """Return what linking remembers of one of the predictions found."""
        return self._by_place[place_of(prediction)]

    def mentions_of_reports(self, reports: Sequence[Report]) -> tuple[Mention, ...]:
        """Return what linking remembers of some of the reports found."""
        return joining.report_mentions_of(self.source.text, reports, self.day, self._key, self._mentions)


def place_of(prediction: Prediction) -> Place:
    """Return where the event and the time of a prediction begin, by which it is known again."""
    return prediction.event.start, prediction.timex.phrase.start if prediction.timex else None
