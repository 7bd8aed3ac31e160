"""One report in many outlets: found when it is added, counted once, and a report of its own where a person says so.

Invariant: a copy keeps its text, publisher and address; what it only repeats is kept with it, and counts elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice

import sqlalchemy as sa

from tracker import linking
from tracker.models import Act, Answer
from tracker.reading.values import Prediction, Report
from tracker.service import joining
from tracker.service.clock import now
from tracker.service.corrections import brought_back
from tracker.service.settings import share_of, who
from tracker.store import Store, alike, batches, claims, library, summaries
from tracker.store import tables as t
from tracker.store.rows import ArticleRow, ReprintRow
from tracker.store.said import prediction_of

REPEATED = "it stands in the report that this one is a copy of"
"""Why a statement of a copy counts nowhere."""
_MOSTLY = 0.5  # of a sentence's runs of words: a dateline or a changed word breaks some of them
_BEFORE = re.compile(r"(?:\b[a-z]+ ){1,3}$")  # "will not": small words, as a dateline has none
_LISTED = 1000  # copies in one list
_LOOKED_AT, _COMPARED = 32, 8  # of the articles that share most runs: so many sketches, and so many whole texts


@dataclass(frozen=True)
class Text:
    """A text as copies are told by: its day, itself, and for a new one the few runs of words that it is found by."""

    published_on: date
    text: str
    sketch: tuple[int, ...] = ()

    @cached_property
    def words(self) -> str:
        """Its words in order."""
        return linking.plain(self.text)

    @cached_property
    def runs(self) -> linking.Runs:
        """All runs of its words, kept as each statement of its copies is looked for among them."""
        return linking.runs(self.words)


def sketched(text: str, published_on: date) -> Text:
    """Take a new article's text for finding what it may be a copy of."""
    return Text(published_on, text, linking.sketch(linking.plain(text)))


@dataclass(slots=True)
class Originals:
    """The reports that articles of one transaction may be copies of: those stored, and those just added."""

    connection: sa.Connection
    stored: dict[Text, list[int]] = field(default_factory=dict)
    bearing: alike.Bearing = field(default_factory=dict)
    sketches: dict[int, Collection[int]] = field(default_factory=dict)
    texts: dict[int, Text] = field(default_factory=dict)
    new: dict[int, Text] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)

    def look_up(self, texts: Iterable[Text]) -> None:
        """Read which stored articles of the same days are near to these, and what of them is to be compared."""
        given = list(texts)
        spans = ((text.sketch, _days(text.published_on)) for text in given)
        wanted = ((run, days[0], days[-1]) for sketch, days in spans for run in sketch)
        bearing = alike.bearing(self.connection, wanted)
        sharing = {text: ids for text in given if (ids := _sharing(text, bearing))}
        self.sketches = alike.sketches(self.connection, {i for ids in sharing.values() for i in ids})
        self.stored = {text: self._near(text, ids) for text, ids in sharing.items()}
        found = library.texts(self.connection, {i for ids in self.stored.values() for i in ids})
        self.texts = {i: Text(day, text) for i, (text, day) in found.items()}

    def _near(self, text: Text, sharing: Iterable[int]) -> list[int]:
        """Return those that share runs with a text whose sketch is so near that the texts are compared."""
        near = (i for i in sharing if linking.near(text.sketch, self.sketches[i]))
        return list(islice(near, _COMPARED))

    def of(self, text: Text) -> int | None:
        """Return the article that a text is a copy of."""
        near = [*self.stored.get(text, ()), *self._near(text, _sharing(text, self.bearing))]
        if not near:
            return None
        runs = linking.runs(text.words)
        first = next((i for i in near if linking.copies(runs, linking.runs(self.texts[i].words))), None)
        if first is None or first in self.firsts:
            return first and self.firsts[first]
        return alike.original_of(self.connection, first)

    def text(self, article_id: int) -> Text:
        """Return a stored or just added article's text, to be compared."""
        if article_id not in self.texts:
            source = library.source_of(self.connection, article_id)
            self.texts[article_id] = Text(library.day_of(source), source.text)
        return self.texts[article_id]

    def added(self, article_id: int, text: Text, original: int | None) -> None:
        """Let what follows find an article, and through it the one that it is a copy of."""
        self.firsts[article_id] = original or article_id
        self.texts[article_id] = self.new[article_id] = text
        self.sketches[article_id] = text.sketch
        for run in text.sketch:
            self.bearing.setdefault(run, {}).setdefault(text.published_on, []).append(article_id)

    def write(self) -> None:
        """Store by what the new articles are found."""
        alike.add_sketches(self.connection, {i: (text.published_on, text.sketch) for i, text in self.new.items()})
        self.new = {}


@lru_cache(4096)
def _days(day: date) -> tuple[date, ...]:
    """Return the days, first to last, on which a copy of what was printed on a day may stand."""
    return tuple(sorted(linking.days_of_copies([day])))


def _sharing(text: Text, bearing: alike.Bearing) -> list[int]:
    """Return the articles that share most runs with a text, and enough of them."""
    borne = [by_day for run in text.sketch if (by_day := bearing.get(run))]
    if len(borne) < linking.NEAR:
        return []
    days = _days(text.published_on)
    shared = Counter(i for by_day in borne for day in days for i in by_day.get(day, ()))
    return [i for i, count in shared.most_common(_LOOKED_AT) if count >= linking.NEAR]


def repeats(quote: str, core: str, original: Text) -> bool:
    """Whether a statement stands in the original too: its sentence for the most part, and word for word its `core`."""
    if f" {linking.plain(core)} " not in f" {original.words} ":
        return False
    runs = linking.runs(linking.plain(quote))
    return linking.shared(runs, original.runs) >= _MOSTLY * len(runs)


def core_of(said: Prediction | Report) -> str:
    """Return the words of a statement that may not differ: from its event to its time, with what stands before."""
    timex = said.timex.phrase if isinstance(said, Prediction) and said.timex else said.event
    begin = min(said.event.start, timex.start) - said.span.start
    before = _BEFORE.search(said.quote[:begin])
    return said.quote[before.start() if before else begin : max(said.event.end, timex.end) - said.span.start]


def copies(store: Store) -> tuple[ArticleRow, ...]:
    """Return the articles that count as copies, newest publication first."""
    with store.read() as connection:
        return library.article_rows(connection, alike.is_copy(), limit=_LISTED)


def reprints(store: Store) -> tuple[ReprintRow, ...]:
    """Return where the very text of an article was printed again, newest publication first."""
    with store.read() as connection:
        return batches.reprints(connection, _LISTED)


def not_a_copy(store: Store, article_id: int, *, by: str | None = None) -> None:
    """Say that an article is a report of its own: what it says counts from now on.

    Raises `UnknownError`, and `InputError` where it was not taken for a copy.
    """
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        alike.copied_from(connection, article_id, denied=False)
        alike.deny(connection, article_id, name, now())
        summaries.refresh(connection, _count(connection, article_id, name), share)


def a_copy_again(store: Store, article_id: int, *, by: str | None = None) -> None:
    """Take back that an article is no copy. Raises `UnknownError`, and `InputError` where nobody said so."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        original_id = alike.copied_from(connection, article_id, denied=True)
        alike.deny(connection, article_id, None, None)
        summaries.refresh(connection, _uncount(connection, article_id, original_id, name), share)


def release(connection: sa.Connection, article_ids: Iterable[int], by: str) -> set[int]:
    """Let the first copy of each article that goes away be the report; return the events that this touches."""
    gone, touched = set(article_ids), set[int]()
    for article_id, copies in alike.copies_of(connection, gone).items():
        heir = next((i for i in copies if i not in gone), None)
        if heir is not None:
            alike.hand_on(connection, article_id, heir)
            touched |= _count(connection, heir, by)
    return touched


def _count(connection: sa.Connection, article_id: int, by: str) -> set[int]:
    """Let what a copy repeats stand, and link it; return the events."""
    p, c = t.predictions.c, t.corrections.c
    repeated = sa.select(c.prediction_id).where(c.reason == REPEATED)
    fallen = sa.select(p.id).where(p.article_id == article_id, ~p.standing, p.id.in_(repeated)).order_by(p.id)
    touched = {event for i in connection.scalars(fallen).all() for event in brought_back(connection, i, by)}
    return touched | _reports_count(connection, article_id)


def _reports_count(connection: sa.Connection, article_id: int) -> set[int]:
    r = t.reports.c
    aside = sa.select(t.reports).where(r.article_id == article_id, r.answer_reason == REPEATED, r.mention != "")
    rows = connection.execute(aside).all()
    near, mentions = joining.Neighbours(connection), [linking.Mention.load(row.mention) for row in rows]
    near.look_up(mentions)
    for row, link in zip(rows, near.join_reports(mentions), strict=True):
        values = {"event_id": link.event_id, "linked_because": list(link.reasons), **OPEN}
        connection.execute(t.reports.update().where(r.id == row.id).values(values))
    return library.events_of(connection, [article_id])


def _uncount(connection: sa.Connection, article_id: int, original_id: int, by: str) -> set[int]:
    """Let what a copy repeats stand no more; return the events."""
    source = library.source_of(connection, original_id)
    original = Text(library.day_of(source), source.text)
    touched = library.events_of(connection, [article_id])
    p, r = t.predictions.c, t.reports.c
    said = connection.execute(sa.select(t.predictions).where(p.article_id == article_id, p.standing)).all()
    for row in said:
        if repeats(row.quote, core_of(prediction_of(row)), original):
            claims.correct(connection, row.id, Act.DROP, by=by, at=now(), reason=REPEATED)
    told = connection.execute(sa.select(t.reports).where(r.article_id == article_id, r.answer.is_(None))).all()
    ids = [row.id for row in told if repeats(row.quote, row.event_text, original)]
    connection.execute(t.reports.update().where(r.id.in_(ids)).values(**set_aside(by)))
    return touched


OPEN: dict[str, object] = {"answer": None, "answer_reason": "", "answered_by": None, "answered_at": None}
"""The columns of a report that nobody has answered."""


def set_aside(by: str) -> dict[str, object]:
    """Return the columns of a report that only repeats another."""
    answered = {"answer": Answer.DISMISSED, "answer_reason": REPEATED, "answered_by": by, "answered_at": now()}
    return {"event_id": None, "linked_because": [], **answered}
