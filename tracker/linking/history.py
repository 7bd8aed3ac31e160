"""An event through time: what each statement changed, which statements contradict, and whether silence fell.

Invariant: a change is told of a statement against those published before it, nothing later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from tracker.state import AFFIRMED, TAIL_SHARE, days_over
from tracker.window import Window
from tracker.wording import count_words

CERTAIN = "CT"
"""FactBank's token of a certain statement: a denial below it is a doubt."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as its event's history needs it; `voice` is the speaker's key, else whom one outlet calls so."""

    id: int
    published_on: date
    start: int
    window: Window | None
    polarity: str
    certainty: str
    voice: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a statement changed, and by how many days it moved the last day; None where that cannot be counted.

    `what` is said, repeated, moved, brought_forward, doubted, denied or revived.
    """

    id: int
    what: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both be right, the earlier one first, with why.

    `others` counts the earlier ones beside the first that the second contradicts as well.
    """

    first: int
    second: int
    why: str
    others: int = 0


def changes(said: Iterable[Said], stopped_on: Sequence[date] = ()) -> tuple[Change, ...]:
    """Return what each statement changed, in order of being said.

    `stopped_on` are the days on which the event was called off or put off, by a report or a recorded outcome:
    the first affirmation after one of them, or after a denial, revives it.
    """
    ordered = sorted(said, key=lambda s: (s.published_on, s.start, s.id))
    return tuple(_change(s, ordered[:n], stopped_on) for n, s in enumerate(ordered))


def _change(said: Said, before: Sequence[Said], stopped_on: Sequence[date]) -> Change:
    if said.polarity != AFFIRMED:
        return Change(said.id, "denied" if said.certainty == CERTAIN else "doubted")
    days = _moved(said, before)
    if _revives(said, before, stopped_on):
        return Change(said.id, "revived", days)
    if days is None:
        return Change(said.id, "said")
    return Change(said.id, "repeated" if days == 0 else "moved" if days > 0 else "brought_forward", days)


def _moved(said: Said, before: Sequence[Said]) -> int | None:
    latest = said.window.latest if said.window else None
    affirmed = (s.window for s in reversed(before) if s.polarity == AFFIRMED and s.window)
    end = next((window.latest for window in affirmed if window.latest), None)
    return (latest - end).days if end and latest else None


def _revives(said: Said, before: Sequence[Said], stopped_on: Sequence[date]) -> bool:
    """Whether the event was stopped since it was last affirmed; what was said `before` is looked at no further back."""
    affirmed = next((s.published_on for s in reversed(before) if s.polarity == AFFIRMED), None)
    if affirmed is None:
        return False
    since = takewhile(lambda s: s.published_on >= affirmed, reversed(before))
    denied = (s.published_on for s in since if s.polarity != AFFIRMED and s.certainty == CERTAIN)
    return any(affirmed <= day < said.published_on for day in (*denied, *stopped_on))


def contradictions(said: Iterable[Said]) -> tuple[Contradiction, ...]:
    """Return where the newest words of two voices on the event cannot both be right, the newest first.

    One voice may change its mind: only its newest dated word counts. Each of these words stands beside one earlier
    one, a denial before a word of another time, and counts the others: seven voices are no twenty pairs to read.
    """
    newest: dict[str, Said] = {}
    for s in sorted(said, key=lambda s: (s.published_on, s.start, s.id)):
        if s.window is not None:
            newest.pop(s.voice, None)
            newest[s.voice] = s
    ordered = list(newest.values())
    found = (_against(s, ordered[:n]) for n, s in enumerate(ordered))
    return tuple(filter(None, found))[::-1]


def _against(new: Said, before: Sequence[Said]) -> Contradiction | None:
    """Return what a statement contradicts of those before it: the newest denial, else the newest other word."""
    against = [s for s in before if _why(s, new)]
    if not against:
        return None
    denials = [s for s in against if s.polarity != new.polarity]
    old = (denials or against)[-1]
    return Contradiction(old.id, new.id, _why(old, new), len(against) - 1)


def _why(one: Said, other: Said) -> str:
    if one.window is None or other.window is None:
        return ""
    meet, signs = one.window.overlaps(other.window), {one.polarity, other.polarity}
    if len(signs) > 1:
        return "one says that it will, the other that it will not" if meet else ""
    return "" if meet or AFFIRMED not in signs else "their windows share no day"


def silence(window: Window | None, last_on: date, today: date, share: float = TAIL_SHARE) -> str:
    """Return that the window has passed and nothing was heard since, in words; else nothing.

    `last_on` is the day of the last article that mentions the event, by a statement or a report.

    >>> silence(Window(date(2025, 10, 17), date(2025, 10, 31)), date(2025, 10, 17), date(2025, 12, 4))
    'window passed 34 days ago, no later article in your archive mentions it'
    """
    over = days_over(window, today, share) if window else 0
    if not over or (today - last_on).days < over:
        return ""
    return f"window passed {count_words(over, 'day')} ago, no later article in your archive mentions it"
