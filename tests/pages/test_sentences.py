"""How things stand, in sentences that a person would say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tracker.outcome import CHOICES, Disposition, Status, Timeliness, Verdict
from tracker.store.rows import EventRow, OutcomeRow, WeekRow
from tracker.views.sentences import event_line, event_sentence, listed, outcome_words, week_sentence
from tracker.window import Window

SAID, LAST = date(2025, 10, 17), date(2025, 10, 31)


def outcome(verdict: Verdict | None, disposition: Disposition = Disposition.NONE, on: date | None = None) -> OutcomeRow:
    """Return an outcome, confirmed by a reader on 22 Oct 2025."""
    empty = dict.fromkeys(OutcomeRow.__slots__)
    at = datetime(2025, 10, 22, tzinfo=UTC)
    given = {"verdict": verdict, "disposition": disposition, "occurred_from": on, "occurred_to": on, "recorded_at": at}
    return OutcomeRow(**{**empty, **given, "known_on": date(2025, 10, 22), "status": Status.CONFIRMED})


def event(state: str, newest: OutcomeRow | None = None, timeliness: Timeliness | None = None) -> EventRow:
    """Return a summit said to come within two weeks or a little later."""
    empty = dict.fromkeys(EventRow.__slots__)
    given = {
        "id": 1,
        "title": "Summit in Budapest",
        "state": state,
        "window": Window(SAID, LAST, latest_soft=True),
        "anchor": SAID,
        "said_on": SAID,
        "speaker": "Dmitry Peskov",
        "outcome": newest,
        "timeliness": timeliness,
    }
    return EventRow(**{**empty, **given})


def week(**lists: tuple[EventRow, ...]) -> WeekRow:
    """Return a week with these lists, the others empty."""
    names = ("due", "overdue", "coming", "settled", "fresh", "suggested")
    rows = {name: lists.get(name, ()) for name in names}
    return WeekRow(day=SAID, counts={}, articles=1, events=1, predictions=1, **rows)


ONE, TWO = (event("due"),), (event("due"), event("overdue"))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (week(), "Nothing waits for a verdict, and nothing comes in the next 14 days."),
        (week(due=ONE), "1 event waits for a verdict."),
        (
            week(due=ONE, overdue=ONE, settled=ONE, coming=TWO),
            "2 events wait for a verdict, 1 was settled in the last 7 days and 2 come in the next 14 days.",
        ),
        (week(settled=TWO), "2 events were settled in the last 7 days."),
        (week(coming=ONE), "1 event comes in the next 14 days."),
    ],
)
def test_the_week_in_one_sentence(row: WeekRow, sentence: str) -> None:
    assert week_sentence(row) == sentence


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (event("open"), "Its time is running: by 31 Oct 2025, or a little later."),
        (event("undated"), "No day stands for it."),
        (
            event("settled", outcome(Verdict.DID_NOT_HAPPEN, Disposition.CALLED_OFF), Timeliness.NEVER),
            "It was said to come by 31 Oct 2025, or a little later, and it was called off, as known on 22 Oct 2025.",
        ),
        (
            event("settled", outcome(Verdict.HAPPENED, on=LAST), Timeliness.ON_TIME),
            "It was said to come by 31 Oct 2025, or a little later, and it happened on 31 Oct 2025, on time.",
        ),
        (event("undated", outcome(None, Disposition.PUT_OFF)), "No day stands for it."),
    ],
)
def test_an_event_in_one_sentence(row: EventRow, sentence: str) -> None:
    assert event_sentence(row) == sentence


def test_a_line_for_a_list_keeps_the_names_of_months() -> None:
    settled = event("settled", outcome(Verdict.HAPPENED, on=LAST), Timeliness.ON_TIME)
    assert event_line(settled) == "Happened on 31 Oct 2025, on time"
    said = "By 31 Oct 2025, or a little later · said 17 Oct 2025"
    assert event_line(event("open")) == said


@pytest.mark.parametrize("choice", CHOICES)
def test_every_choice_can_be_said(choice: object) -> None:
    words = outcome_words(outcome(choice.verdict, choice.disposition))  # type: ignore[attr-defined]  # a Choice
    assert words.startswith(("it ", "nobody "))


def test_an_undo_that_leaves_nothing_says_so() -> None:
    assert outcome_words(outcome(None)) == "what was recorded was taken back"


def test_parts_of_a_sentence_are_joined() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
