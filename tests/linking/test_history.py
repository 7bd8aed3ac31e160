"""Facts about an event through time: moved, doubted, denied, revived, contradicted, silent."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking.history import Said, changes, contradictions, silence
from tracker.window import Window

NUMBER = iter(range(1, 10_000))


def said(on: str, latest: str, *, polarity: str = "+", certainty: str = "CT", voice: str = "kremlin") -> Said:
    day = date.fromisoformat(on)
    return Said(next(NUMBER), day, 0, Window(day, date.fromisoformat(latest)), polarity, certainty, voice)


def what(*spoken: Said, stopped_on: tuple[date, ...] = ()) -> list[str]:
    return [change.what for change in changes(spoken, stopped_on)]


def test_a_summit_is_said_moved_brought_forward_and_said_again() -> None:
    spoken = (
        said("2018-03-08", "2018-05-31"),
        said("2018-05-10", "2018-06-12"),
        said("2018-05-20", "2018-06-10"),
        said("2018-05-22", "2018-06-10"),
    )
    assert what(*spoken) == ["said", "moved", "brought_forward", "repeated"]
    assert [c.days for c in changes(spoken)] == [None, 12, -2, 0]


def test_a_denial_is_firm_or_a_doubt() -> None:
    spoken = (
        said("2025-10-17", "2025-10-31"),
        said("2025-10-20", "2025-11-30", polarity="-", certainty="PR"),
        said("2025-10-21", "2025-11-30", polarity="-"),
    )
    assert what(*spoken) == ["said", "doubted", "denied"]


def test_what_was_called_off_and_is_said_again_is_revived() -> None:
    spoken = (said("2018-05-10", "2018-06-12"), said("2018-05-27", "2018-06-12"), said("2018-06-01", "2018-06-12"))
    assert what(*spoken, stopped_on=(date(2018, 5, 24),)) == ["said", "revived", "repeated"]


def test_a_denied_event_is_revived_by_a_new_date() -> None:
    spoken = (
        said("2025-10-17", "2025-10-31"),
        said("2025-10-21", "2025-12-31", polarity="-"),
        said("2025-11-18", "2025-12-31"),
    )
    assert what(*spoken) == ["said", "denied", "revived"]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("2025-10-17", "2025-10-31"), ("2025-10-18", "2025-10-30"), None),
        (("2025-10-17", "2025-10-31"), ("2025-11-05", "2025-11-30"), "their windows share no day"),
    ],
)
def test_two_voices_disagree_where_their_windows_share_no_day(
    one: tuple[str, str], other: tuple[str, str], why: str | None
) -> None:
    found = contradictions([said(*one), said(*other, voice="white house")])
    assert [c.why for c in found] == ([why] if why else [])


def test_will_and_will_not_contradict() -> None:
    found = contradictions(
        [said("2025-10-17", "2025-10-31"), said("2025-10-21", "2025-11-30", polarity="-", voice="white house")]
    )
    assert [c.why for c in found] == ["one says that it will, the other that it will not"]


def test_one_voice_may_change_its_mind() -> None:
    assert contradictions([said("2025-10-17", "2025-10-31"), said("2025-11-05", "2025-11-30")]) == ()


def test_the_newest_contradiction_comes_first_and_each_statement_stands_once() -> None:
    """Of the earlier words that one contradicts, the newest denial is shown, and the others are counted."""
    kremlin = said("2025-10-17", "2025-10-31")
    doubter = said("2025-10-18", "2025-12-31", polarity="-", voice="envoy")
    host = said("2025-10-19", "2025-11-02", voice="host")
    again = said("2025-11-07", "2025-12-31", voice="wire")
    found = contradictions([again, host, doubter, kremlin])
    assert [(c.first, c.second, c.others) for c in found] == [
        (doubter.id, again.id, 2),
        (doubter.id, host.id, 0),
        (kremlin.id, doubter.id, 0),
    ]


def test_a_voice_counts_with_the_day_of_its_newest_word() -> None:
    first = said("2025-10-17", "2025-10-31")
    denial = said("2025-10-20", "2025-11-30", polarity="-", voice="white house")
    last = said("2025-10-25", "2025-11-05")
    assert [(c.first, c.second) for c in contradictions([first, denial, last])] == [(denial.id, last.id)]


def test_silence_is_told_after_the_window_and_its_tail() -> None:
    window = Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True)
    assert silence(window, date(2025, 10, 17), date(2025, 11, 7)) == ""
    assert silence(window, date(2025, 10, 17), date(2025, 11, 8)).startswith("window passed 1 day ago")
    assert silence(window, date(2025, 11, 18), date(2025, 12, 4)) == ""
    assert silence(None, date(2025, 11, 18), date(2025, 12, 4)) == ""
