"""What the timeline shows: a bar a window, a hatched tail, a stroke for the day it was said, a mark for what came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tracker.charts.timeline import GROUPS, LANES, LINE, blocks_of, sheets, standing, timeline
from tracker.outcome import Disposition, Timeliness, Verdict
from tracker.window import Window

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from tracker.charts.sheet import Look
    from tracker.store.rows import TimelineRow

DAY = 86_400_000


def facts(figure: go.Figure) -> dict[str, list[dict[str, Any]]]:
    """Return what each trace draws, by its name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for trace in figure.to_plotly_json()["data"]:
        found.setdefault(trace["name"], []).append(trace)
    return found


def test_a_window_is_a_bar_of_whole_days_and_its_tail_is_hatched(look: Look, open_row: TimelineRow) -> None:
    drawn = facts(timeline([open_row], look))
    (bar,), (tail,) = drawn["open"], drawn["open, tail"]
    assert (bar["base"], bar["x"]) == (["2025-10-17"], [15 * DAY])
    assert (tail["base"], tail["x"]) == (["2025-11-01"], [7 * DAY])
    assert tail["marker"]["pattern"]["shape"] == "/"


def test_a_hard_end_has_no_tail(look: Look, open_row: TimelineRow) -> None:
    hard = replace(open_row, window=Window(date(2025, 10, 31), date(2025, 10, 31)))
    drawn = facts(timeline([hard], look))
    assert "open, tail" not in drawn
    assert drawn["open"][0]["x"] == [DAY]


def test_a_window_without_end_is_filled_up_to_today_and_hatched_beyond_the_edge(
    look: Look, endless: TimelineRow
) -> None:
    drawn = facts(timeline([endless], look))
    assert drawn["open"][0]["x"] == [(look.today - date(2025, 8, 16)).days * DAY + DAY]
    assert drawn["open, tail"][0]["base"] == ["2025-11-21"]
    assert drawn["open, tail"][0]["x"][0] > (look.last - look.today).days * DAY


def test_a_stroke_stands_on_the_day_it_was_said_and_a_dotted_line_leads_to_the_window(
    look: Look, signing: list[TimelineRow]
) -> None:
    drawn = facts(timeline(signing, look))
    assert drawn["said"][0]["x"] == ["2025-11-24", "2025-12-19", "2026-01-09"]
    assert drawn["until it opens"][0]["x"][:2] == ["2025-11-24", "2025-12-20"]


def test_each_statement_is_coloured_by_its_own_timing_and_the_event_has_one_mark(
    look: Look, signing: list[TimelineRow]
) -> None:
    drawn = facts(timeline(signing, look))
    assert drawn["late"][0]["base"] == ["2025-12-20", "2026-01-12"]
    marks = [trace for trace in drawn["on time"] if trace["type"] == "scatter"]
    assert [trace["x"] for trace in marks] == [["2026-01-17"], ["2026-01-17"]]
    assert marks[-1]["marker"]["symbol"] == "diamond"


def test_called_off_is_marked_on_the_day_it_became_known(look: Look, called_off: TimelineRow) -> None:
    drawn = facts(timeline([called_off], look))
    mark = drawn["called off"][-1]
    assert (mark["x"], mark["marker"]["symbol"]) == (["2025-10-22"], "x-open")


def test_today_has_a_line_with_its_label(look: Look, open_row: TimelineRow) -> None:
    layout = timeline([open_row], look).to_plotly_json()["layout"]
    assert layout["shapes"][0]["x0"] == "2025-11-20"
    assert "today" in [note["text"] for note in layout["annotations"]]


def test_every_mark_carries_the_id_of_its_event(look: Look, open_row: TimelineRow, signing: list[TimelineRow]) -> None:
    drawn = facts(timeline([open_row, *signing], look))
    assert drawn["said"][0]["customdata"] == [[1], [2], [2], [2]]


def test_a_title_from_an_article_is_escaped(look: Look, open_row: TimelineRow) -> None:
    hostile = replace(open_row, event_title='<a href="x">talks</a>', quote="<b>soon</b>")
    figure = timeline([hostile], look).to_plotly_json()
    assert "&lt;a href=" in figure["layout"]["annotations"][-1]["text"]
    assert "<b>soon" not in figure["data"][0]["hovertext"][0]


@pytest.mark.parametrize("by", GROUPS)
def test_rows_are_stacked_in_blocks_that_do_not_overlap(
    by: str, open_row: TimelineRow, signing: list[TimelineRow]
) -> None:
    blocks = blocks_of([open_row, *signing], by)
    assert sum(len(block.rows) for block in blocks) == 4
    assert all(above.bottom <= below.top for above, below in pairwise(blocks))


def test_a_long_title_has_two_lines_and_the_rest_of_it_at_the_pointer(look: Look, open_row: TimelineRow) -> None:
    """The bars stand below both lines."""
    two = "The ministers of both republics sign the agreement on the harbour"
    long = f"{two} and on the railway that leads to it from the north"
    short, middle, cut = (timeline([replace(open_row, event_title=title)], look) for title in ("Talks", two, long))
    (label,) = [each for each in middle.layout.annotations if "ministers" in each.text]
    assert label.text.startswith("<b>The ministers of both republics sign the<br>agreement on the harbour</b>")
    assert label.hovertext is None
    (label,) = [each for each in cut.layout.annotations if "ministers" in each.text]
    assert label.text.count("<br>") == 1
    assert "…</b>" in label.text
    assert label.hovertext == long
    assert middle.layout.height == cut.layout.height == short.layout.height + LINE
    assert middle.data[0].y[0] == short.data[0].y[0] + LINE


def test_an_event_says_its_standing_beside_its_title(look: Look, called_off: TimelineRow) -> None:
    notes = timeline([called_off], look).to_plotly_json()["layout"]["annotations"]
    assert notes[-1]["text"] == "<b>Summit in Budapest</b> · called off"


def test_nothing_to_draw_is_an_empty_chart(look: Look) -> None:
    assert timeline([], look).to_plotly_json()["data"] == []


STANDINGS = [
    ("upcoming", None, None, None, "upcoming"),
    ("in_tail", None, None, None, "in_the_tail"),
    ("settled", Verdict.HAPPENED, Disposition.NONE, Timeliness.IN_TAIL, "in_tail"),
    ("settled", Verdict.HAPPENED, Disposition.NONE, None, "happened"),
    ("settled", Verdict.PARTLY, Disposition.NONE, Timeliness.LATE, "partly"),
    ("settled", Verdict.DID_NOT_HAPPEN, Disposition.NONE, Timeliness.NEVER, "did_not_happen"),
    ("settled", Verdict.VOID, Disposition.NONE, None, "void"),
    ("undated", None, Disposition.PUT_OFF, None, "undated"),
]


@pytest.mark.parametrize(("state", "verdict", "disposition", "timeliness", "token"), STANDINGS)
def test_the_standing_of_a_prediction(
    state: str, verdict: Verdict | None, disposition: Disposition | None, timeliness: Timeliness | None, token: str
) -> None:
    assert standing(state, verdict, disposition, timeliness) == token


def test_a_speaker_who_is_printed_under_two_names_has_one_block(open_row: TimelineRow) -> None:
    """The page of the speaker has what was said under both; so has the block, under the whole name."""
    short = replace(open_row, speaker="Peskov", speaker_key="dmitry peskov")
    whole = replace(open_row, speaker="Dmitry Peskov", speaker_key="dmitry peskov", prediction_id=2, event_id=2)
    other = replace(open_row, speaker="A spokesman", speaker_key="a spokesman", prediction_id=3, event_id=3)
    blocks = blocks_of([short, other, whole], "speaker")
    assert [(block.title, len(block.rows)) for block in blocks] == [("Dmitry Peskov", 2), ("A spokesman", 1)]


def test_a_block_of_hundreds_of_bars_goes_on_on_the_next_sheet(look: Look, open_row: TimelineRow) -> None:
    """A speaker who is heard daily would fill a dozen screens; each sheet says of how many bars it shows a part."""
    many = [replace(open_row, prediction_id=n, event_id=n) for n in range(2 * LANES + 30)]
    few = [replace(open_row, prediction_id=n, event_id=n, speaker="Ada Lund") for n in range(300, 340)]
    leaves = sheets([*many, *few], "speaker")
    assert [len(leaf) for leaf in leaves] == [LANES, LANES, 70]
    assert [row for leaf in leaves for row in leaf] == [*many, *few]
    labels = [
        note.text
        for leaf in leaves
        for note in timeline(leaf, look, "speaker", [*many, *few]).layout.annotations
        if "<b>" in note.text
    ]
    peskov = "<b>Dmitry Peskov</b> · "
    assert labels == [f"{peskov}100 of 230", f"{peskov}100 of 230", f"{peskov}30 of 230", "<b>Ada Lund</b> · 40"]


def test_a_bar_that_ended_before_the_days_shown_has_no_lane_but_for_its_mark(
    look: Look, called_off: TimelineRow
) -> None:
    """What came of it is marked in the lane of the newest statement alone: of the others nothing would be seen."""
    over = Window(date(2025, 6, 1), date(2025, 6, 5))
    before = replace(called_off, anchor=date(2025, 5, 2), window=over, current=False)
    newest = replace(called_off, anchor=date(2025, 5, 9), window=over, prediction_id=2)
    drawn = facts(timeline([before, newest], look))
    assert [len(trace["y"]) for trace in drawn["called off"]] == [1, 1, 1]  # one bar, and the two strokes of its mark
    two = [replace(before, speaker="Ada Lund"), replace(newest, speaker="Vera Holm")]
    assert [len(trace["y"]) for trace in facts(timeline(two, look, "speaker"))["called off"]] == [2, 2, 2]
