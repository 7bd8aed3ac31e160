"""What an outcome must keep to: the design's table, the order of its days, and evidence.

Invariant: what passes here breaks no CHECK of the table; what does not is told in one sentence.
"""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from tracker.models import OutcomeIn
from tracker.outcome import CHOICES, Choice, Status, Verdict
from tracker.store import InputError
from tracker.store.rows import EventRow, EventView
from tracker.wording import day_words

LONGEST_NOTE = 20_000
"""Characters: some ten pages; a longer text is an article."""
LONGEST_TITLE = 300
"""Characters: longer than any line of a page."""
_HAPPENED = frozenset({Verdict.HAPPENED, Verdict.PARTLY})


def choice_of_token(token: str) -> Choice:
    """Return the choice that a token stands for. Raises `InputError`."""
    found = next((choice for choice in CHOICES if choice.token == token), None)
    if found is None:
        message = f"{token!r} is no outcome; choose one of {', '.join(c.token for c in CHOICES)}"
        raise InputError(message)
    return found


def check_note(note: str) -> None:
    """Raise `InputError` for a note that is too long to be one."""
    if len(note) > LONGEST_NOTE:
        message = f"a note has at most {LONGEST_NOTE:,} characters, and this one has {len(note):,}: nothing was stored"
        raise InputError(message)


def titled(words: str) -> str:
    """Return a title as it is kept, on one line. Raises `InputError` for none, and for one that is too long."""
    title = " ".join(words.split())
    if not 1 <= len(title) <= LONGEST_TITLE:
        message = f"a title has between 1 and {LONGEST_TITLE} characters"
        raise InputError(message)
    return title


def validated(outcome: OutcomeIn, day: date) -> OutcomeIn:
    """Return the outcome with what follows from it filled in. Raises `InputError` for a field out of range."""
    try:
        given = OutcomeIn.model_validate(outcome.model_dump())
    except ValidationError as error:
        message = f"{error.errors()[0]['loc'][0]}: {error.errors()[0]['msg']}"
        raise InputError(message) from error
    check_note(given.note)
    check_note(given.evidence_quote or "")
    given.known_on = given.known_on or given.occurred_to or given.occurred_from or day
    given.occurred_from = given.occurred_from or given.occurred_to
    given.occurred_to = given.occurred_to or given.occurred_from
    return given


def check(event: EventRow, given: OutcomeIn, day: date) -> None:
    """Raise `InputError` with the first rule that the outcome breaks."""
    choice = choice_of_token(given.choice)
    for broken, sentence in _rules(event, given, choice, day):
        if broken:
            raise InputError(sentence)


_NO_DAY = '"{}" has no day on which it happened: give the day on which it became known (--known-on)'


def _rules(event: EventRow, given: OutcomeIn, choice: Choice, day: date) -> tuple[tuple[bool, str], ...]:
    known, first, last = given.known_on or day, given.occurred_from, given.occurred_to
    proof = given.evidence_article_id or given.evidence_url or given.evidence_quote or given.evidence_title
    url = given.evidence_url or ""
    return (
        (known > day, f"it cannot have become known on {day_words(known)}: that day is yet to come"),
        (bool(first and last and last < first), "it cannot have ended before it began"),
        (
            bool(last and last > known),
            f"it cannot have happened on {day_words(last)} and become known on {day_words(known)}",
        ),
        (first is not None and choice.verdict not in _HAPPENED, _NO_DAY.format(choice.words)),
        (_too_early(event, choice, given, known), _EARLY.format(_end_of(event))),
        (bool(url) and not url.startswith(("http://", "https://")), "a link begins with http:// or https://"),
        (
            given.status is Status.CONFIRMED and not proof and not given.own_knowledge,
            "a confirmed outcome needs evidence (an article, a link, a quote), or your word that you know it yourself",
        ),
    )


def before_said(view: EventView, day: date | None) -> str:
    """Return a sentence where an event is to have come on a day before anybody said that it would; "" else.

    That can be so, of a report that was found later; most often the day, or the event, is another one.
    """
    first = min((row.anchor for row in view.predictions if row.standing), default=None)
    if day is None or first is None or day >= first:
        return ""
    return f"{day_words(day)} is before the event was first said to come, on {day_words(first)}: is that the day?"


_EARLY = 'its time runs until {}: "did not happen" cannot be said before, unless it has become impossible'


def _end_of(event: EventRow) -> str:
    end = event.window.latest if event.window else None
    return day_words(end) if end else "a day that nobody has named"


def _too_early(event: EventRow, choice: Choice, given: OutcomeIn, known: date) -> bool:
    """Whether "did not happen" is said while it still can; without a window's end there is no such day."""
    if choice.token != Verdict.DID_NOT_HAPPEN or given.impossible or event.window is None:
        return False
    return event.window.latest is not None and known <= event.window.latest
