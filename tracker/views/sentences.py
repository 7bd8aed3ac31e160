"""The sentences that say how things stand: the week's one sentence, an event's, an outcome's.

Invariant: pure; every number has its unit, and nothing is said that a row does not hold.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.outcome import CHOICES, Disposition, Status, Timeliness, Verdict, choice_of
from tracker.window import Window
from tracker.wording import count_words, day_words, span_words, window_words

if TYPE_CHECKING:
    from tracker.scores import Moved
    from tracker.service import RecordRow, SourceView
    from tracker.store.rows import EventRow, OutcomeRow, PredictionRow, SuggestionRow, WeekRow
    from tracker.timex.values import Timex


def week_sentence(week: WeekRow) -> str:
    """Say the week in one sentence; the first number carries the word "event", each verb agrees with its number."""
    counted = [
        (week.size("due") + week.size("overdue"), "waits", "wait", "for a verdict"),
        (week.size("settled"), "was", "were", "settled in the last 7 days"),
        (week.size("coming"), "comes", "come", "in the next 14 days"),
    ]
    said = [f"{n:,} {one if n == 1 else many} {rest}" for n, one, many, rest in counted if n]
    if not said:
        return "Nothing waits for a verdict, and nothing comes in the next 14 days."
    number, words = listed(said).split(" ", 1)
    return f"{number} {'event' if number == '1' else 'events'} {words}."


def listed(parts: list[str]) -> str:
    """Join parts of a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""


_STATES = {
    "upcoming": "It is still to come: {window}.",
    "open": "Its time is running: {window}.",
    "in_tail": "Its time, {window}, has passed, but was put loosely: it may still come.",
    "due": "Its time, {window}, is up: somebody should say what came of it.",
    "overdue": "Its time, {window}, passed more than two weeks ago, and nobody has said what came of it.",
    "undated": "No day stands for it.",
}


_DENIED = {
    "upcoming": "It was said not to come {window}, which is still ahead.",
    "open": "It was said not to come {window}, and that time is running.",
    "in_tail": "It was said not to come {window}; that time has just passed.",
    "due": "It was said not to come {window}: that time is up, and somebody should say whether it did.",
    "overdue": "It was said not to come {window}; that passed more than two weeks ago, and nobody has said what came.",
    "undated": _STATES["undated"],
}


def event_sentence(event: EventRow) -> str:
    """Say how an event stands, in one sentence."""
    window = window_words(event.window, event.anchor)
    if not settled(event):
        return (_DENIED if event.denied else _STATES)[event.state].format(window=window)
    return f"It was said {'not ' if event.denied else ''}to come {window}, and {settled_words(event)}."


def settled_words(event: EventRow) -> str:
    """Say what became of a settled event, and when against its window."""
    outcome = event.outcome
    if outcome is None:
        return "nothing is recorded"
    unsure = " (provisional)" if outcome.status is Status.PROVISIONAL else ""
    return f"{outcome_words(outcome)}{timing_words(event.timeliness, event.late_by)}{unsure}"


_SAID = {
    Verdict.HAPPENED: "it happened",
    Verdict.PARTLY: "it happened in part",
    Verdict.DID_NOT_HAPPEN: "it did not happen",
    Verdict.CANNOT_TELL: "nobody can tell whether it happened",
    Verdict.VOID: "it never was a prediction",
}


def outcome_words(outcome: OutcomeRow) -> str:
    """Say one recorded outcome with its day."""
    choice = choice_of(outcome.verdict, outcome.disposition)
    if choice is None:
        return "what was recorded was taken back"
    if outcome.disposition is Disposition.NONE and outcome.verdict:
        return _SAID[outcome.verdict] + _on(outcome)
    return f"it was {choice.words}{f', as known on {day_words(outcome.known_on)}'}"


def _on(outcome: OutcomeRow) -> str:
    if outcome.occurred_from is None:
        return ""
    last = outcome.occurred_to or outcome.occurred_from
    return f" {'on' if last == outcome.occurred_from else 'between'} {span_words(outcome.occurred_from, last, ' and ')}"


def timing_words(timeliness: Timeliness | None, late_by: int | None) -> str:
    """Say when it came against the window.

    >>> timing_words(Timeliness.LATE, 28)
    ', 28 days late'
    """
    if timeliness is Timeliness.LATE and late_by:
        return f", {count_words(late_by, 'day')} late"
    return _TIMING.get(timeliness, "") if timeliness else ""


_TIMING = {
    Timeliness.EARLY: ", earlier than said",
    Timeliness.ON_TIME: ", on time",
    Timeliness.IN_TAIL: ", a little later, as allowed for",
    Timeliness.LATE: ", late",
}


def source_sentence(view: SourceView) -> str:
    """Say in one sentence how much of what a speaker or outlet said came true, and what follows from it."""
    record = view.record
    if record is None or not record.closed:
        return "Of what was said, nothing is both over and settled yet."
    time = "its window" if record.closed == 1 else "their windows"
    share = f"{record.hits} of {count_words(record.closed, 'closed case')} came true in {time}"
    return f"{share}{_SAYS.get(record.says, '.')}"


_SAYS = {"no conclusion": ": too few to conclude anything from.", "weak": ": few, so take it as a hint."}


def record_words(record: RecordRow | None) -> str:
    """Say a record short enough for a list: hits with their count, the interval where there are enough."""
    if record is None or not record.closed:
        return "no closed case"
    share = f"{record.hits} of {record.closed} came true"
    if record.says or record.lower is None or record.upper is None:
        return f"{share}, {record.says}"
    return f"{share} [{record.lower:.0%} – {record.upper:.0%}]"


def cases_words(record: RecordRow) -> str:
    """Say how many cases of a hedge are closed, and how many wait."""
    return f"{record.closed} closed, {record.waiting} waiting"


def hits_words(record: RecordRow) -> str:
    """Say how many of a hedge's closed cases came true, and whether that says anything."""
    if not record.closed:
        return "–"
    return " · ".join(filter(None, (f"{record.hits} of {record.closed}", record.says)))


def moved_words(moved: Moved) -> str:
    """Say how a speaker's or outlet's own dates moved.

    >>> from tracker.scores import Moved
    >>> moved_words(Moved(3, 2, 1, 14))
    'Of 3 events that were dated more than once, 2 moved later and 1 moved sooner; the middle move is 14 days.'
    """
    if not moved.events or moved.days is None:
        return "No event was dated more than once."
    ways = [f"{n} moved {way}" for n, way in ((moved.later, "later"), (moved.sooner, "sooner")) if n]
    told = f"Of {count_words(moved.events, 'event')} that {'was' if moved.events == 1 else 'were'} dated more than once"
    if not ways:
        return f"{told}, none moved."
    return f"{told}, {listed(ways)}; the middle move is {count_words(round(moved.days), 'day')}."


def said_words(row: PredictionRow) -> str:
    """Say who made a prediction, where and when; a day of its own where it was not made on publication."""
    who = " in ".join(filter(None, (row.speaker, row.publisher)))
    return " · ".join(filter(None, (when_words(row), who, also_words(row))))


def also_words(row: PredictionRow) -> str:
    """Say in how many other outlets a prediction's report was printed; nothing where in none."""
    return f"also in {count_words(row.others, 'other')}" if row.others else ""


def when_words(row: PredictionRow) -> str:
    """Say the day that a prediction was made, and the day it was printed where that is another."""
    printed = f", printed {day_words(row.published_on)}" if row.anchor != row.published_on else ""
    by = "" if row.speaker or row.publisher or row.article_id else " · by hand"
    return f"{day_words(row.anchor)}{printed}{by}"


def reported_words(row: SuggestionRow) -> str:
    """Say what a report says became of an event, with the day where it gives one: "happened on 8 Jan 2022"."""
    words = next(choice.words for choice in CHOICES if choice.token == row.choice)
    return f"{words} on {day_words(row.occurred_on)}" if row.occurred_on else words


def event_line(event: EventRow) -> str:
    """Say an event's window and when it was given, or what came of it, short enough for a list."""
    if settled(event):
        return opened(settled_words(event).removeprefix("it "))
    return when_said(event)


def when_said(event: EventRow) -> str:
    """Say for when an event was said, and on which day."""
    said = f"said {day_words(event.said_on)}" if event.said_on else ""
    window = f"{'not ' if event.denied and event.window else ''}{window_words(event.window, event.anchor)}"
    return " · ".join(filter(None, (opened(window), said)))


def settled(event: EventRow) -> bool:
    """Say whether an event has a verdict."""
    return event.outcome is not None and event.outcome.verdict is not None


def opened(words: str) -> str:
    """Begin with a capital, and leave the other letters as they are.

    >>> opened("by 31 Oct 2025")
    'By 31 Oct 2025'
    """
    return words[:1].upper() + words[1:]


def time_words(read: Timex) -> str:
    """Say how a time in words was read: as a person says it, and its days."""
    if read.window is None:
        return f"“{read.text}” names no day of its own"
    days = window_days(read.window, read.anchor)
    return window_words(read.window, read.anchor) + (f" ({days})" if days else "")


def window_days(window: Window | None, anchor: date | None) -> str:
    """Say the days that the words of a window leave open: from when a "by" counts, and where a tail ends.

    >>> window_days(Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True), date(2025, 10, 17))
    '17 Oct 2025 to 31 Oct 2025, tail to 7 Nov 2025'
    >>> window_days(Window(date(2025, 10, 31), date(2025, 10, 31)), date(2025, 10, 17))
    ''
    """
    if window is None or window.latest is None:
        return ""
    by = window.earliest == anchor != window.latest
    days = f"{day_words(window.earliest)} to {day_words(window.latest)}" if by else ""
    tail = f"tail to {day_words(window.tail)}" if window.latest_soft else ""
    return ", ".join(filter(None, (days, tail)))


def file_words(path: str | None) -> str:
    """Return the name of a file: the folders above it are this machine's business.

    >>> file_words("seeds/budapest/01.txt"), file_words(None)
    ('01.txt', '')
    """
    return (path or "").rsplit("/", 1)[-1]
