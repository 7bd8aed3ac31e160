"""Dealing with many cards of a sitting at once: those that are clear are taken in one act, which has one undo.

Invariant: what is done with each card is what its main key does; a card that asks for more than that is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tracker.reading.values import Confidence
from tracker.service.agenda import Agenda, Step
from tracker.service.one_event import event
from tracker.service.rules import before_said
from tracker.service.settling import settle
from tracker.service.sitting import decide
from tracker.service.suggesting import suggested
from tracker.store import InputError, Store
from tracker.store import editions as kept
from tracker.store.rows import EventView, PredictionRow, SuggestionRow

MOST_TOGETHER = 20
"""So many cards are taken at once at the most: each is to be read before."""
_LOOKED_AT = 100  # cards of a part among which the clear ones are sought: each costs a look at its event
_CAME = ("happened", "partly")


@dataclass(frozen=True, slots=True)
class Clear:
    """A card that one key would deal with: its event, and the statement to accept or the report to record."""

    step: Step
    view: EventView
    statement: PredictionRow
    report: SuggestionRow | None = None


def clear_cards(store: Store, agenda: Agenda, part: str) -> tuple[Clear, ...]:
    """Return the clear cards of the part `new` or `due`, in their order; of other parts none.

    A new statement is clear where the reader was sure of it, it waits for no condition and may be about no other
    event; a report where it is the only answer that reports give and, of what came, names the day, which lies not
    before the first statement.
    """
    return tuple(islice(_clear(store, agenda, part), MOST_TOGETHER))


def _clear(store: Store, agenda: Agenda, part: str) -> Iterator[Clear]:
    for step in agenda.steps.get(part, ())[:_LOOKED_AT]:
        view = event(store, step.event_id, agenda.day)
        found = _new(step, view) if part == "new" else _reported(step, view) if step.why == "suggested" else None
        if found is not None:
            yield found


def _new(step: Step, view: EventView) -> Clear | None:
    number = int(step.card.partition(":")[2])
    row = next((row for row in view.predictions if row.id == number and row.standing), None)
    if row is None or view.offers or row.confidence != Confidence.CLEAR or row.conditional:
        return None
    return Clear(step, view, row)


def _reported(step: Step, view: EventView) -> Clear | None:
    row = next((row for row in view.predictions if row.standing), None)
    answers = {report.choice for report in view.suggestions}
    if row is None or len(answers) != 1:
        return None
    report = view.suggestions[0]
    dayless = report.choice in _CAME and report.occurred_on is None
    return None if dayless or before_said(view, report.occurred_on) else Clear(step, view, row, report)


def take_together(store: Store, sitting_id: int, cards: Sequence[Clear], *, by: str | None = None) -> tuple[str, ...]:
    """Accept or record each of these cards; return a sentence for each that could not be, which stays as it was."""
    with store.read() as connection:
        mark = kept.newest_decision(connection, sitting_id) + 1
    faults: list[str] = []
    for card in cards:
        try:
            with store.together() as whole:
                _take(whole, sitting_id, card, mark, by)
        except InputError as error:
            faults.append(f"{card.view.event.title}: {error}")
    return tuple(faults)


def _take(store: Store, sitting_id: int, card: Clear, mark: int, by: str | None) -> None:
    made = {"event": card.step.event_id, "together": mark}
    if card.report is None:
        decide(store, sitting_id, card.step.card, "accept", made=made, by=by)
        return
    outcome = card.view.event.outcome
    row = settle(
        store,
        card.step.event_id,
        suggested(store, card.report.report_id),
        by=by,
        token=f"together-{sitting_id}-{mark}-{card.report.report_id}",
        expects=outcome.id if outcome else None,
    )
    made |= {"outcome": row.id, "report": card.report.report_id}
    decide(store, sitting_id, card.step.card, "settle", made=made, by=by)
