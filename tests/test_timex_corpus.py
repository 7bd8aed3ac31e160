"""The tagger against the corpus of `tests/corpus/timex`: every case by family, and what must never match.

A case gives a text, the day that it is read on, the words of one time expression (`span`, the `nth` time they occur),
and what they mean: `type`, `value`, `earliest`, `latest`, `earliest_soft`, `latest_soft`. A bound that is missing is
no bound, a missing type or value is one on which annotators differ, `window = false` leaves the window open, `loose`
asks that the span be met rather than matched, and nothing else may be found in the text but with `others`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tracker import timex

CORPUS = Path(__file__).parent / "corpus" / "timex"
FAMILIES = tuple(sorted(path.stem for path in CORPUS.glob("*.toml") if path.stem != "never"))


@dataclass(frozen=True, slots=True)
class Case:
    """One time expression in its text, and what it means on the day `anchor`."""

    text: str
    anchor: date
    span: str
    nth: int = 1
    type: str | None = None
    value: str | None = None
    window: bool = True
    earliest: date | None = None
    latest: date | None = None
    earliest_soft: bool = False
    latest_soft: bool = False
    past: bool | None = None
    loose: bool = False
    others: bool = False

    @property
    def start(self) -> int:
        """The offset at which the `nth` occurrence of the span begins."""
        at = -1
        for _ in range(self.nth):
            at = self.text.index(self.span, at + 1)
        return at

    @property
    def bounds(self) -> tuple[date | None, date | None, bool, bool]:
        """The window as the case states it."""
        return self.earliest, self.latest, self.earliest_soft, self.latest_soft


def cases(family: str) -> list[Case]:
    return [Case(**table) for table in tomllib.loads((CORPUS / f"{family}.toml").read_text(encoding="utf-8"))["case"]]


def traps() -> list[tuple[str, str]]:
    tables = tomllib.loads((CORPUS / "never.toml").read_text(encoding="utf-8"))["trap"]
    return [(table["kind"], text) for table in tables for text in table["texts"]]


def nearest(case: Case, found: tuple[timex.Timex, ...]) -> timex.Timex | None:
    """Return the timex that shares most characters with the case's span; None where none does."""
    end = case.start + len(case.span)
    shared = {x: min(x.end, end) - max(x.start, case.start) for x in found}
    best = max(found, key=lambda x: shared[x], default=None)
    return best if best and shared[best] > 0 else None


def bounds(answer: timex.Timex) -> tuple[date | None, date | None, bool, bool]:
    w = answer.window
    return (w.earliest, w.latest, w.earliest_soft, w.latest_soft) if w else (None, None, False, False)


def faults(case: Case) -> list[str]:
    """Name what the tagger got wrong about a case, kind by kind."""
    found = timex.find(case.text, case.anchor)
    answer = nearest(case, found)
    if answer is None:
        return [f"missed: {case.span!r} in {case.text!r}"]
    wrong = [
        ("span", not case.loose and (answer.start, answer.text) != (case.start, case.span), case.span, answer.text),
        ("type", case.type is not None and answer.type != case.type, case.type, answer.type),
        ("value", case.value is not None and answer.value != case.value, case.value, answer.value),
        ("window", case.window and bounds(answer) != case.bounds, case.bounds, bounds(answer)),
        ("past", case.past is not None and answer.past != case.past, case.past, answer.past),
        ("others", not case.others and len(found) > 1, 1, [x.text for x in found]),
    ]
    return [f"{kind}: wanted {wanted}, got {got}" for kind, is_wrong, wanted, got in wrong if is_wrong]


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=f"{f}-{i}-{c.span}") for f in FAMILIES for i, c in enumerate(cases(f), 1)],
)
def test_the_tagger_reads_a_case_as_the_conventions_do(case: Case) -> None:
    assert faults(case) == [], f"{case.text!r} on {case.anchor}"


@pytest.mark.parametrize(("kind", "text"), traps())
def test_nothing_is_found_in_a_trap(kind: str, text: str) -> None:
    assert [x.text for x in timex.find(text, date(2026, 1, 31))] == [], kind


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_well_formed(family: str) -> None:
    """Each case's span stands in its text, its window is in order, and no two cases are the same."""
    stated = cases(family)
    assert all(case.start >= 0 for case in stated)
    assert all(case.earliest <= case.latest for case in stated if case.earliest and case.latest)
    assert len({(case.text, case.anchor, case.start) for case in stated}) == len(stated)


def test_the_corpus_is_as_large_and_as_various_as_promised() -> None:
    stated = [case for family in FAMILIES for case in cases(family)]
    anchors = {case.anchor for case in stated}
    assert len(stated) >= 600
    assert len(traps()) >= 250
    assert {date(2026, 1, 31), date(2028, 2, 29), date(2026, 12, 31)} <= anchors
    assert {day.weekday() for day in anchors} >= {0, 6}
    assert max(anchors).year > 2030
