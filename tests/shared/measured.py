"""How near the reader comes to a case of its corpus: which predictions it finds, and which of their fields are right.

A case names words of the text; a prediction answers it where their time expressions overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.reading import read
from tracker.reading.values import Prediction, Reading
from tracker.text import Span

Case = dict[str, Any]
WINDOW = {"earliest": None, "latest": None, "earliest_soft": False, "latest_soft": False}
"""The fields of a window, with what they are where a case does not tell."""
FIELDS = ("window", "event", "speaker", "certainty", "polarity", "anchor", "relative_to")


@dataclass(frozen=True, slots=True)
class Floor:
    """Per cent that a file has reached: predictions found, found rightly, and each field of those found."""

    recall: int
    precision: int
    window: int
    event: int
    speaker: int
    certainty: int
    polarity: int
    anchor: int
    relative_to: int


def place(text: str, words: str) -> list[Span]:
    """Where `words` stand in `text` as whole words."""
    return [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def shares_words(text: str, words: str, span: Span) -> bool:
    """Whether `span` holds a part of `words`."""
    return any(found.overlaps(span) for found in place(text, words))


def last_word(name: str | None) -> str:
    """Give the word that a speaker is known by, as titles and first names vary."""
    return re.findall(r"[^\W_]+", name.lower())[-1] if name else ""


def pairs(case: Case, found: tuple[Prediction, ...]) -> list[tuple[Case, Prediction]]:
    """Join expected and found predictions whose time expressions overlap, one to one, nearest event words first."""
    text, out, used = case["text"], [], (set[int](), set[int]())
    options = sorted(
        (abs(place(text, want["event"])[0].start - got.event.start), i, j)
        for i, want in enumerate(case["predictions"])
        for j, got in enumerate(found)
        if got.timex and shares_words(text, want["timex"], Span(got.timex.start, got.timex.end))
    )
    for _, i, j in options:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((case["predictions"][i], found[j]))
    return out


def right(case: Case, want: Case, got: Prediction) -> dict[str, bool]:
    """Which fields of a found prediction are as expected."""
    ends = {name: getattr(got.window, name, blank) for name, blank in WINDOW.items()}
    return {
        "window": ends == {name: want.get(name, blank) for name, blank in WINDOW.items()},
        "event": shares_words(case["text"], want["event"], got.event),
        "speaker": last_word(got.speaker) == last_word(want.get("speaker")),
        "certainty": got.certainty == want.get("certainty", "CT"),
        "polarity": got.polarity == want.get("polarity", "+"),
        "anchor": got.anchor == want.get("anchor", case["published_on"]),
        "relative_to": bool(got.relative_to) == bool(want.get("relative_to")),
    }


def exact(case: Case) -> bool:
    """Whether the reader gives the predictions of a case, all of them, no others, and every field."""
    found = read(case["text"], case["published_on"]).predictions
    matched = pairs(case, found)
    whole = len(matched) == len(found) == len(case["predictions"])
    return whole and all(all(right(case, want, got).values()) for want, got in matched)


def per_cent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100


def figures(cases: list[Case]) -> Floor:
    """Measure the cases of one file that predict something."""
    wanted = found = matched = 0
    good = dict.fromkeys(FIELDS, 0)
    for case in cases:
        predictions = read(case["text"], case["published_on"]).predictions
        both = pairs(case, predictions)
        wanted, found, matched = wanted + len(case["predictions"]), found + len(predictions), matched + len(both)
        for want, got in both:
            for field, ok in right(case, want, got).items():
                good[field] += ok
    shares = {field: per_cent(n, matched) for field, n in good.items()}
    return Floor(per_cent(matched, wanted), per_cent(matched, found), **shares)


def answered(case: Case, want: Case, reading: Reading) -> list[date | None]:
    """Give the days of the reports of a reading that say what the case says of its event."""
    same = (r for r in reading.reports if r.says == want["says"] and shares_words(case["text"], want["event"], r.event))
    return [report.on for report in same]
