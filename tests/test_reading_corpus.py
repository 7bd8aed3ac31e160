"""The reader held to its corpus: sentences by phenomenon, decided by docs/windows.md before the reader was run.

Invariant: `FLOORS` and `CEILINGS` only ever move towards perfection; a case marked `solid` comes out exactly.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from measured import Case, Floor, answered, exact, figures, per_cent, place, shares_words

from tracker.reading import read

CORPUS = Path(__file__).parent / "corpus" / "reading"
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["case"] for path in sorted(CORPUS.glob("*.toml"))}


# What is reached today, in per cent; raise a figure when the reader passes it, never lower one.
FLOORS = {
    "agendas": Floor(98, 98, 98, 98, 98, 98, 98, 98, 98),
    "agency": Floor(87, 98, 96, 95, 94, 98, 98, 98, 96),
    "anchors": Floor(95, 98, 98, 98, 92, 98, 98, 95, 98),
    "conditionals": Floor(98, 98, 98, 98, 98, 91, 98, 98, 98),
    "constructions": Floor(98, 98, 98, 98, 98, 98, 98, 98, 98),
    "event_relative": Floor(85, 98, 83, 98, 98, 98, 98, 98, 93),
    "future_in_past": Floor(98, 98, 98, 98, 98, 98, 98, 98, 98),
    "hedges": Floor(92, 98, 98, 98, 91, 98, 98, 98, 98),
    "modals": Floor(98, 98, 98, 98, 98, 98, 98, 98, 98),
    "negatives_predicted": Floor(87, 98, 95, 95, 98, 95, 98, 98, 98),
    "orders": Floor(84, 98, 98, 94, 98, 98, 98, 98, 98),
    "plans": Floor(95, 98, 95, 98, 98, 92, 98, 98, 98),
    "pointing": Floor(98, 98, 98, 98, 98, 98, 98, 98, 98),
    "present_schedules": Floor(90, 95, 98, 90, 98, 98, 98, 98, 98),
    "quotes": Floor(78, 98, 98, 98, 83, 98, 98, 98, 98),
    "reports": Floor(98, 73, 98, 98, 98, 98, 98, 98, 98),
    "scheduled_nouns": Floor(78, 94, 98, 98, 98, 98, 98, 98, 98),
    "scope": Floor(87, 98, 94, 98, 98, 94, 98, 98, 98),
    "semi_modals": Floor(93, 98, 98, 98, 98, 98, 98, 98, 98),
    "speakers": Floor(89, 98, 98, 93, 88, 98, 98, 98, 98),
    "windows": Floor(95, 98, 98, 98, 98, 98, 98, 98, 98),
}

# Sentences that predict nothing dated and yet yield a dated prediction today; lower a figure, never raise one.
CEILINGS = {
    "agendas": 0,
    "not_agency": 6,
    "not_constructions": 0,
    "not_demands": 6,
    "not_dropped": 5,
    "not_habits": 8,
    "not_headings": 1,
    "not_history": 4,
    "not_known": 3,
    "not_lengths": 1,
    "not_lookalikes": 1,
    "not_names": 2,
    "not_opinions": 2,
    "not_past": 2,
    "not_pointing": 1,
    "not_reporting_time": 1,
    "not_unreal": 1,
    "outcomes": 0,
    "reports": 1,
    "undated": 1,
}

REPORT_RECALL, REPORT_DAY = 90, 96
UNDATED_RECALL = 93


def predicting(name: str) -> list[Case]:
    return [case for case in FILES[name] if case["predictions"]]


def silent(name: str) -> list[Case]:
    return [case for case in FILES[name] if not case["predictions"]]


@pytest.mark.parametrize("name", FLOORS)
def test_a_phenomenon_is_read_at_least_as_well_as_before(name: str) -> None:
    """Recall, precision and every field of a file stay at or above what has been reached."""
    reached, floor = figures(predicting(name)), FLOORS[name]
    fallen = {
        f: (getattr(reached, f), getattr(floor, f)) for f in Floor.__slots__ if getattr(reached, f) < getattr(floor, f)
    }
    assert not fallen


@pytest.mark.parametrize("name", CEILINGS)
def test_what_predicts_nothing_is_left_alone_as_well_as_before(name: str) -> None:
    """No more sentences of a file yield a false dated prediction than before."""
    false = [case["text"] for case in silent(name) if read(case["text"], case["published_on"]).predictions]
    assert len(false) <= CEILINGS[name], false


@pytest.mark.parametrize("name", FILES)
def test_a_solid_case_comes_out_exactly(name: str) -> None:
    """Every prediction of the sentence and every field of it, and nothing else."""
    assert [case["text"] for case in FILES[name] if case.get("solid") and not exact(case)] == []


def test_reports_are_found_with_their_day_as_well_as_before() -> None:
    """Sentences that tell what became of an event give a report of that event, and the day where they name it."""
    days = [
        (want.get("on"), answered(case, want, read(case["text"], case["published_on"])))
        for cases in FILES.values()
        for case in cases
        for want in case.get("reports", [])
    ]
    heard = [(day, said) for day, said in days if said]
    assert per_cent(len(heard), len(days)) >= REPORT_RECALL
    assert per_cent(sum(day in said for day, said in heard), len(heard)) >= REPORT_DAY


def test_what_tells_no_outcome_gives_no_report() -> None:
    """A condition and a mere possibility are no news of an event."""
    silent_ones = [case for cases in FILES.values() for case in cases if case.get("reports") == []]
    assert silent_ones
    assert [c["text"] for c in silent_ones if read(c["text"], c["published_on"]).reports] == []


def test_undated_predictions_are_found_as_well_as_before() -> None:
    """A prediction without a time is kept apart from the dated ones, and found where it is asked for."""
    wanted = [(case, words) for cases in FILES.values() for case in cases for words in case.get("undated", [])]
    found = [
        any(shares_words(case["text"], words, p.event) for p in readings)
        for case, words in wanted
        for readings in [read(case["text"], case["published_on"], undated=True).undated]
    ]
    assert per_cent(sum(found), len(found)) >= UNDATED_RECALL


def test_every_file_of_the_corpus_is_held_to_a_figure() -> None:
    """A phenomenon without a floor or a ceiling would be measured by nobody."""
    assert {name for name in FILES if predicting(name)} <= set(FLOORS)
    assert {name for name in FILES if silent(name)} <= set(CEILINGS)


def test_the_corpus_is_large_and_repeats_nothing() -> None:
    """At least 300 sentences that predict and 300 that do not, each of them once."""
    cases = [case for several in FILES.values() for case in several]
    assert sum(bool(case["predictions"]) for case in cases) >= 300
    assert sum(not case["predictions"] for case in cases) >= 300
    assert len({case["text"] for case in cases}) == len(cases)


def test_a_case_quotes_its_own_text() -> None:
    """Event, time and speaker stand in the sentence, the time once; no window ends before it begins."""
    for case in (case for several in FILES.values() for case in several):
        text = case["text"]
        for want in case["predictions"]:
            quoted = (want["event"], want.get("speaker"), want.get("relative_to"))
            assert all(place(text, words) for words in quoted if words), text
            assert len(place(text, want["timex"])) == 1, text
            assert want.get("earliest", date.min) <= want.get("latest", date.max), text
