"""The track record: a point a group with its interval and count, and no look of certainty without cases."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.charts.record import figures, record


@dataclass(frozen=True)
class Row:
    """One group of the worked example of docs/scores.md: 18 of 24, and 3 of 4."""

    label: str
    closed: int
    hits: int
    rate: float | None
    lower: float | None
    upper: float | None
    says: str


PESKOV = Row("Dmitry Peskov", 24, 18, 0.75, 0.551, 0.88, "")
FEW = Row("Somebody else", 4, 3, 0.75, 0.3006, 0.9544, "no conclusion")
NONE = Row("Nobody yet", 0, 0, None, None, None, "no conclusion")


def test_a_group_is_an_interval_and_a_point_on_it() -> None:
    interval, point = record([PESKOV]).to_plotly_json()["data"]
    assert interval["x"] == [0.551, 0.88]
    assert point["x"] == [0.75]
    assert interval["y"] == [point["y"][0]] * 2


def test_without_a_conclusion_the_point_is_hollow() -> None:
    symbols = [trace["marker"]["symbol"] for trace in record([PESKOV, FEW]).data if trace.mode == "markers"]
    assert symbols == ["circle", "circle-open"]


def test_a_group_without_a_closed_case_is_left_out() -> None:
    assert not record([NONE]).data


def test_the_count_stands_beside_the_name() -> None:
    notes = [note["text"] for note in record([FEW]).to_plotly_json()["layout"]["annotations"]]
    assert notes == ["<b>Somebody else</b> · 3 of 4 · no conclusion"]


def test_the_shares_say_what_they_are_of() -> None:
    assert record([FEW]).layout.xaxis.title.text == "share of closed cases that came true in their window"


def test_figures_in_words_carry_count_and_interval() -> None:
    assert figures(PESKOV) == "18 of 24 cases: 75% [55% – 88%]"
    assert figures(FEW) == "3 of 4 cases: 75% [30% – 95%], no conclusion"
    assert figures(NONE) == "no case closed yet"
