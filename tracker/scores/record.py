"""The track record: of what was said, how much came true, by speaker, outlet, hedge or kind.

Invariant: only first statements on an event count, only once their window has ended and a condition of theirs was
met, and only by confirmed outcomes; what is running or unsettled is counted beside, never as a miss.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tracker.outcome import Status
from tracker.scores.accuracy import brier
from tracker.scores.shares import wilson, word
from tracker.scores.values import Case, Record, Scored
from tracker.state import AFFIRMED, came_true, ended, timing

Named = tuple[str, str]
"""A group's key and its label."""


def _speaker(row: Scored) -> Named | None:
    return (row.speaker_key, row.speaker or row.speaker_key) if row.speaker_key else None


def _publisher(row: Scored) -> Named | None:
    return (row.publisher, row.publisher) if row.publisher else None


def _hedge(row: Scored) -> Named | None:
    return (row.hedge.casefold(), row.hedge.casefold()) if row.hedge else None


def _kind(row: Scored) -> Named | None:
    return row.kind, row.kind


def source_of(row: Scored) -> str | None:
    """Return the key of who said it: a speaker, else the outlet."""
    return row.speaker_key or row.publisher


GROUPS: dict[str, Callable[[Scored], Named | None]] = {
    "speaker": _speaker,
    "publisher": _publisher,
    "hedge": _hedge,
    "kind": _kind,
}
"""What a record can be kept by; a statement that names no such thing is in none of its lines."""


def cases(rows: Iterable[Scored]) -> tuple[Case, ...]:
    """Return the cases that one event's statements make for the records by each of `GROUPS`, and by source.

    The days of a case do not hang on the day it is looked at, so that they can be kept: see `Case`.
    """
    told = _in_order(rows)
    first = [(by, key, row) for by, of in _KEPT.items() for key, row in _first_of_each(told, of).items()]
    judged = {i: _judged(row) for i, row in {row.said.id: row for _, _, row in first}.items()}  # once for all groups
    return tuple(Case(by, key, row.said.id, *judged[row.said.id]) for by, key, row in first)


def _first_of_each(told: Sequence[Scored], group: Callable[[Scored], Named | None]) -> dict[str, Scored]:
    first: dict[str, Scored] = {}
    for row in told:
        if named := group(row):
            first.setdefault(named[0], row)
    return first


def _judged(row: Scored) -> tuple[date, bool | None, float | None, str | None]:
    """Return the end of a statement's window, whether it came true, the chance it gave, and how timely it was."""
    assert row.said.window is not None  # noqa: S101 - `_in_order` returns statements with an end
    assert row.said.window.latest is not None  # noqa: S101
    when = timing(row.said, row.outcome)
    return row.said.window.latest, _came_true(row, date.max), chance(row), str(when.timeliness) if when else None


_KEPT: dict[str, Callable[[Scored], Named | None]] = {**GROUPS, "source": lambda row: (source_of(row) or "", "")}


def firsts(rows: Iterable[Scored], key: Callable[[Scored], object]) -> tuple[Scored, ...]:
    """Return the first statement with an end of each `key` on each event, in order of being said.

    Six repetitions of one forecast are one case, and a source that revises keeps its first word.
    """
    first: dict[tuple[object, int], Scored] = {}
    for row in _in_order(rows):
        first.setdefault((key(row), row.event_id), row)
    return tuple(first.values())


def _in_order(rows: Iterable[Scored]) -> list[Scored]:
    """Return the statements with an end that wait for no condition, in order of being said."""
    ending = (r for r in rows if not r.waits and r.said.window is not None and r.said.window.latest is not None)
    return sorted(ending, key=lambda r: (r.said.published_on, r.said.start, r.said.id))


def cohort(rows: Iterable[Scored], today: date) -> tuple[tuple[Scored, bool], ...]:
    """Return the closed cohort: statements whose window has ended, with whether they came true.

    An open window can be settled early only by its coming, so counting what is settled early flatters.
    """
    closed = ((r, _came_true(r, today)) for r in rows if ended(r.said, today))
    return tuple((row, came) for row, came in closed if came is not None)


def _came_true(row: Scored, today: date) -> bool | None:
    if row.outcome is None or row.outcome.status is not Status.CONFIRMED:
        return None
    return came_true(row.said, row.outcome, today)


def chance(row: Scored) -> float | None:
    """Return the chance that the statement gives to its own being right: for a denial, that it will not be."""
    if row.probability is None or row.said.polarity == AFFIRMED:
        return row.probability
    return 1 - row.probability


def record(rows: Iterable[Scored], by: str, today: date) -> tuple[Record, ...]:
    """Return the track record by one of `GROUPS`, the longest record first. Raises `KeyError` for another name."""
    group, lines = GROUPS[by], defaultdict[str, list[Scored]](list)
    for row in firsts((r for r in rows if group(r)), lambda r: (group(r) or ("",))[0]):
        lines[(group(row) or ("",))[0]].append(row)
    table = [_line(key, (group(members[-1]) or ("", key))[1], members, today) for key, members in lines.items()]
    return tuple(sorted(table, key=lambda r: (-r.n, -r.unsettled, r.key)))


def _line(key: str, label: str, members: Sequence[Scored], today: date) -> Record:
    settled = cohort(members, today)
    over = sum(ended(m.said, today) for m in members)
    return line(
        key,
        label,
        n=len(settled),
        hits=sum(came for _, came in settled),
        running=len(members) - over,
        unsettled=over - len(settled),
        timeliness=_timeliness(settled),
        brier=_brier(settled),
    )


def line(  # noqa: PLR0913 - the counts of a line, by keyword
    key: str,
    label: str,
    *,
    n: int,
    hits: int,
    running: int,
    unsettled: int,
    timeliness: dict[str, int],
    brier: float | None,
) -> Record:
    """Return a line of the record from its counts, with the share's interval and what may be concluded."""
    counts = {"n": n, "hits": hits, "misses": n - hits, "running": running, "unsettled": unsettled}
    return Record(key, label, **counts, timeliness=timeliness, rate=wilson(hits, n), word=word(n), brier=brier)


def _timeliness(settled: Sequence[tuple[Scored, bool]]) -> dict[str, int]:
    timings = (timing(row.said, row.outcome) for row, _ in settled)
    return dict(Counter(str(t.timeliness) for t in timings if t is not None))


def weighed(settled: Sequence[tuple[Scored, bool]]) -> tuple[list[float], list[bool]]:
    """Return the chances that settled statements gave, and whether each came true; those without one are left out."""
    pairs = [(chance(row), came) for row, came in settled]
    return [p for p, _ in pairs if p is not None], [came for p, came in pairs if p is not None]


def _brier(settled: Sequence[tuple[Scored, bool]]) -> float | None:
    chances, came = weighed(settled)
    return brier(chances, came) if chances else None
