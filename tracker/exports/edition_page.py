"""An edition laid out: the words of each part, before any format writes them.

Invariant: laid out from the frozen contents alone; every word of an article or a person is plain text here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.outcome import CHOICES, Disposition, Timeliness
from tracker.store.rows import EditionRow
from tracker.text import clean
from tracker.window import Window
from tracker.wording import count_words, day_words, span_words, window_words

_LISTS = (
    ("settled", "Settled this week"),
    ("moved", "Moved to another day"),
    ("overdue", "Overdue"),
    ("due", "Due"),
    ("suggested", "With a suggested outcome"),
    ("fresh", "First predicted this week"),
    ("coming", "In the next 14 days"),
)
_CHOICES = {choice.token: choice.words for choice in CHOICES}
_TIMING = {
    Timeliness.EARLY: "early",
    Timeliness.ON_TIME: "on time",
    Timeliness.IN_TAIL: "a little later",
    Timeliness.LATE: "late",
}
# The hue of a tag, as the dashboard has it: green came, violet did not, red and orange need somebody, blue waits.
_TONES = {
    "happened": "came", "partly": "came", "did_not_happen": "not", "called_off": "not",
    "overdue": "late", "due": "due", "upcoming": "waits", "open": "waits", "in_tail": "tail",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One event in a list: its title, how it stands, when it is predicted for, and the words, with who said them."""

    title: str
    words: str
    quote: str = ""
    said: str = ""
    tag: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its events."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the track record: who, hits of closed cases, what that says, and the share from 0 to 1."""

    who: str
    hits: str
    says: str
    share: float | None


@dataclass(frozen=True, slots=True)
class Document:
    """An edition laid out: what every format writes. `figures` has each number with what it counts."""

    title: str
    week: str
    byline: str
    note: str
    figures: tuple[tuple[str, str], ...]
    archive: str
    sections: tuple[Section, ...]
    record: tuple[Score, ...]
    seal: tuple[str, str]


def document(edition: EditionRow) -> Document:
    """Return the edition laid out. Raises ValueError where its contents are no longer JSON."""
    told: Mapping[str, Any] = json.loads(edition.contents)
    lists, figures = told.get("lists", {}), told.get("figures", {})
    sections = [Section(head, tuple(map(_item, lists.get(name, ())))) for name, head in _LISTS]
    sections.append(Section("Corrections of earlier editions", tuple(map(_correction, told.get("corrections", ())))))
    return Document(
        title=f"Predictions, edition {edition.number}",
        week=f"Week up to {day_words(edition.cutoff_on)}",
        byline=f"Signed by {', '.join(map(_line, edition.names)) or 'nobody'} on {day_words(edition.signed_at.date())}",
        note=clean(edition.note).strip(),
        figures=tuple(_figures(figures, lists)),
        archive=_counted(figures),
        sections=tuple(section for section in sections if section.items),
        record=tuple(_score(row) for row in told.get("record", ()) if row.get("closed")),
        seal=(edition.hash, edition.previous_hash),
    )


def _figures(figures: Mapping[str, Any], lists: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the numbers of the week, those that an older edition did not keep counted from its lists."""
    for name, words, listed in (
        ("new", "new", "fresh"),
        ("settled", "settled", "settled"),
        ("moved", "moved", "moved"),
    ):
        yield f"{figures.get(name, len(lists.get(listed, ()))):,}", words
    yield f"{len(lists.get('due', ())) + len(lists.get('overdue', ())):,}", "waiting"
    yield f"{len(lists.get('coming', ())):,}", "coming"


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        title=_line(row.get("title")),
        words=_words(row),
        quote=_line(row.get("quote")),
        said=_said(row),
        tag=_tag(row),
        tone=_TONES.get(_outcome(row).get("choice") or row.get("state", ""), ""),
    )


def _outcome(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return row.get("outcome") or {}


def _said(row: Mapping[str, Any]) -> str:
    speaker, day = _line(row.get("speaker")), _day(row.get("said_on"))
    return ", ".join(filter(None, (speaker, day_words(day) if day else "")))


def _tag(row: Mapping[str, Any]) -> str:
    """Return how an event stands in a word or two: its verdict with the timing, else its state."""
    choice = _outcome(row).get("choice")
    if not choice:
        return str(row.get("state") or "").replace("_", " ")
    timing, late_by = row.get("timeliness"), row.get("late_by")
    late = f"{count_words(late_by, 'day')} late" if timing == Timeliness.LATE and late_by else ""
    unsure = "provisional" if _outcome(row).get("status") == "provisional" else ""
    when = late or (_TIMING.get(Timeliness(timing), "") if timing else "")
    return ", ".join(filter(None, (_choice(choice), when, unsure)))


def _choice(token: str) -> str:
    return _CHOICES.get(token, token.replace("_", " ")).partition(":")[0]


def _words(row: Mapping[str, Any]) -> str:
    """Return what became of the event, else when it is predicted for; for one that moved, from when to when."""
    outcome = _outcome(row)
    predicted = window_words(_window(row.get("window")), _day(row.get("anchor")))
    by_hand = outcome.get("choice") == _MOVED
    if outcome.get("choice") and not by_hand:
        return f"{_recorded(outcome)}; predicted {predicted}"
    who = _line(outcome.get("recorded_by")) or "a person"
    if "moved_by" in row:
        before, days = window_words(_window(row.get("window_before"))), int(row["moved_by"])
        predicted += f", before: {before} ({count_words(abs(days), 'day')} {'later' if days > 0 else 'sooner'})"
    return f"{predicted}; moved there by {who}" if by_hand else predicted  # no article gave that day


_MOVED = str(Disposition.MOVED)


def _recorded(outcome: Mapping[str, Any]) -> str:
    first, last = _day(outcome.get("occurred_from")), _day(outcome.get("occurred_to"))
    when = f" {'on' if first == last else 'in'} {span_words(first, last)}" if first and last else ""
    return f"{_choice(outcome['choice'])}{when}" if outcome.get("choice") else "nothing recorded"


_ACTS = {"drop": "dropped: it is no prediction that counts", "replace": "read otherwise"}


def _correction(row: Mapping[str, Any]) -> Item:
    """Return what was put right: an outcome with what was said before, or a statement that counts no longer."""
    if row.get("before") and row.get("now"):
        words = f"{_recorded(row['now'])}; an earlier edition had: {_recorded(row['before'])}"
    else:
        words = f"a statement was {_ACTS.get(row.get('act', ''), 'changed')}"
    reason = f" ({_line(row['reason'])})" if row.get("reason") else ""
    return Item(
        _line(row.get("title")), words + reason, _line(row.get("quote")), _line(row.get("made_by")), "corrected", "due"
    )


def _window(fields: Mapping[str, Any] | None) -> Window | None:
    if not fields:
        return None
    days = (_day(fields.get("earliest")), _day(fields.get("latest")))
    return Window(
        *days, bool(fields.get("earliest_soft")), bool(fields.get("latest_soft")), _day(fields.get("tail_end"))
    )


def _score(row: Mapping[str, Any]) -> Score:
    hits, closed = row.get("hits", 0), row.get("closed", 0)
    return Score(
        _line(row.get("label")), f"{hits} of {closed}", _line(row.get("says")), hits / closed if closed else None
    )


def _counted(figures: Mapping[str, Any]) -> str:
    counts = (count_words(figures.get(f"{one}s", 0), one) for one in ("article", "event", "prediction"))
    return f"In the archive: {', '.join(counts)}."


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _line(text: object) -> str:
    return " ".join(clean(str(text or "")).split())
