"""What linking remembers of one statement, and what it decides.

Invariant: a `Mention` is complete: two of them can be compared without their articles.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from tracker.linking.keys import keys
from tracker.linking.words import RARE, acts, stems, weight
from tracker.window import Window


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or where: `key` as in the article's names, `sort` person, country, body, name or place."""

    key: str
    sort: str
    country: str = ""


@dataclass(frozen=True)
class Mention:
    """One prediction or report, as linking compares it.

    `source` names the article, `start` its place there in code points, `refers` the start of the earlier
    statement of the same article that it takes up again ("the meeting"). `actors` take part, `others` are
    named in the same sentence, `places` are where. `stems` are of the words for the event, `around` of the
    rest of its sentence; `topic` holds those of all these that the whole article is full of. `numbers` are its
    figures, `context` the names that the article has most. `marks` are of: further, preparing, dating, pointing,
    moved, itself, planned, went_by. `meant` is the subject of the sentence before, where the event's own is a pronoun
    for it; `done_to` is what a pronoun behind the event's verb stands for. `says` is what a report says of its event,
    None for a prediction.
    """

    source: str
    start: int
    published_on: date
    said_on: date
    window: Window | None
    polarity: str
    kind: str
    event: str
    quote: str
    actors: tuple[Actor, ...] = ()
    others: tuple[Actor, ...] = ()
    places: tuple[Actor, ...] = ()
    ranks: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    meant: str = ""
    done_to: str = ""
    refers: int | None = None
    says: str | None = None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """By which strings its event is found again."""
        return tuple(dict.fromkeys(keys(self)))

    @cached_property
    def persons(self) -> tuple[Actor, ...]:
        """The persons who take part."""
        return tuple(a for a in self.actors if a.sort == "person")

    @cached_property
    def own(self) -> tuple[Actor, ...]:
        """Who takes part, countries and places left out."""
        return tuple(a for a in self.actors if a.sort not in {"country", "place"})

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of all its names: two statements that share none share no name."""
        return frozenset(word for a in (*self.actors, *self.others) for word in a.key.split())

    @cached_property
    def act_set(self) -> frozenset[str]:
        """Its acts, to be compared."""
        return frozenset(self.acts)

    @cached_property
    def inside(self) -> frozenset[str]:
        """The stems of the words for the event, to be compared."""
        return frozenset(self.stems)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The telling stems of its event that name no act: there are many votes, and few of budgets."""
        named = stems(" ".join(w for w in re.findall(r"[\w'-]+", self.quote) if acts(w)))
        return frozenset(s for s in self.stems if weight(s) == RARE and s not in named)

    @cached_property
    def content(self) -> frozenset[str]:
        """What its event is of: its plain words, and the last word of each name and place."""
        return self.plain | {a.key.split()[-1] for a in (*self.actors, *self.places)}

    @cached_property
    def outside(self) -> frozenset[str]:
        """The stems of the rest of its sentence, to be compared."""
        return frozenset(self.around)

    def dump(self) -> str:
        """Return it as one line of JSON, for `load`."""
        told = {f.name: value for f in fields(self) if (value := getattr(self, f.name)) != f.default}
        return _line.encode(told | {"window": self.window and self.window._asdict()})

    @classmethod
    def load(cls, line: str) -> Mention:
        """Return what `dump` wrote."""
        read: dict[str, Any] = json.loads(line)
        for name in _NAMES & read.keys():
            read[name] = tuple(Actor(**actor) if isinstance(actor, dict) else Actor(*actor) for actor in read[name])
        for name in _WORDS & read.keys():
            read[name] = tuple(read[name])
        for name in _DAYS:
            read[name] = date.fromisoformat(read[name])
        read["window"] = _window(read["window"])
        return cls(**read)


_NAMES, _DAYS = frozenset(("actors", "others", "places")), ("published_on", "said_on")
_WORDS = frozenset(("ranks", "acts", "stems", "around", "numbers", "marks", "topic", "context"))


def _written(value: date | Actor) -> object:
    """Return a day or a name as JSON has it."""
    return value.isoformat() if isinstance(value, date) else [value.key, value.sort, value.country]


_line = json.JSONEncoder(default=_written, ensure_ascii=False, sort_keys=True)


def _window(read: dict[str, Any] | None) -> Window | None:
    if read is None:
        return None
    ends = {k: date.fromisoformat(read[k]) if read[k] else None for k in ("earliest", "latest", "tail_end")}
    return Window(**(read | ends))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that a statement may be about: its mentions, the day it was settled, and what it is not.

    `apart` holds the ids of events that a person said it is not the same as.
    """

    event_id: int
    mentions: tuple[Mention, ...]
    settled_on: date | None = None
    apart: frozenset[int] = frozenset()


class Decision(StrEnum):
    """What to do with a statement: join it to an event, ask whether it is the same, or make a new one."""

    JOIN = "join"
    OFFER = "offer"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that speaks for (points above 0) or against two statements being about one event."""

    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A decision with the event that it names (None for a new one), the reasons in words, and their sum."""

    decision: Decision
    event_id: int | None
    reasons: tuple[str, ...]
    points: float
