"""The screen: which forward-looking words are no prediction: habits, demands, dropped plans, unreal conditions.

Invariant: a refusal is a reason of docs/windows.md section 1, in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.bygone import (
    dates_a_finding,
    is_among_old_days,
    is_of_then,
    is_told_in_court,
    is_told_of,
    was_going_to,
    was_hoped,
    was_said_then,
)
from tracker.reading.disclaimed import is_denied
from tracker.reading.discourse import Discourse
from tracker.reading.habits import is_any_such_day, is_habit, is_so_quick, is_whenever
from tracker.reading.history import is_history, is_let_go_by, is_old_belief
from tracker.reading.imagined import is_fiction, is_imagined, is_reproach
from tracker.reading.overtaken import did_otherwise, ran_out, something_came_first
from tracker.reading.past import (
    dates_the_move,
    dates_the_promise,
    dates_what_came_first,
    had_been_moved,
    is_done_late,
    is_name,
    is_past_form,
    is_record,
    is_tried,
)
from tracker.reading.past_due import did_not_come
from tracker.reading.past_nouns import dates_the_past
from tracker.reading.present import is_going_on, is_no_timetable, is_state, is_together, is_told_of_state
from tracker.reading.unasserted import is_demand, is_open_question, is_opinion
from tracker.reading.unsaid import dates_the_order, is_changed, is_dropped, is_overdue

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


def is_prediction(page: Discourse, candidate: Candidate) -> bool:
    """Whether a candidate says that something is to happen."""
    return refusal(page, candidate) is None


def refusal(page: Discourse, candidate: Candidate) -> str | None:
    """Return why a candidate is no prediction, None where it is one."""
    for test, reason in _TESTS:
        if test(page, candidate):
            return reason
    return None


_TESTS = (
    (is_state, "a state, no event"),
    (had_been_moved, "the new day of what has been since"),
    (dates_the_move, "the day of the putting off, not the new day"),
    (is_habit, "a habit"),
    (is_any_such_day, "any such day"),
    (did_not_come, "told of a day that is over"),
    (is_past_form, "a past tense"),
    (is_told_of_state, "a state told in the passive"),
    (is_no_timetable, "no timetable"),
    (is_going_on, "going on already"),
    (is_together, "together, at no time"),
    (is_whenever, "a general truth"),
    (is_so_quick, "how fast it is done"),
    (is_tried, "tried already"),
    (is_record, "a rank among what lies behind"),
    (dates_the_promise, "the time dates the promise"),
    (is_done_late, "the time dates the promise"),
    (dates_the_past, "the noun's verb is past"),
    (dates_a_finding, "the noun's verb is past"),
    (dates_what_came_first, "the time dates what came before"),
    (is_name, "a name"),
    (is_open_question, "an open question or a condition"),
    (is_dropped, "a plan dropped in the same sentence"),
    (is_changed, "a plan dropped in the same sentence"),
    (is_overdue, "a day gone by"),
    (dates_the_order, "the day of the order"),
    (is_demand, "a demand on others"),
    (is_opinion, "an opinion with nothing to check"),
    (is_denied, "denied, or not said"),
    (is_history, "long past"),
    (is_old_belief, "believed once"),
    (was_hoped, "hoped for once"),
    (was_said_then, "said at a time gone by"),
    (is_of_then, "said at a time gone by"),
    (was_going_to, "came to nothing"),
    (is_told_in_court, "a tale of what is past"),
    (is_among_old_days, "told among days long past"),
    (is_told_of, "kept or broken by now"),
    (is_let_go_by, "over since yesterday"),
    (did_otherwise, "somebody did otherwise"),
    (something_came_first, "told of a plan from before"),
    (ran_out, "its time ran out"),
    (is_fiction, "told of a story"),
    (is_imagined, "an imagined condition"),
    (is_reproach, "what ought to have been done"),
)
