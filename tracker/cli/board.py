"""Commands about events: `events` lists them, `due` asks what awaits an answer, `settle` and `undo` answer it.

Invariant: nothing recorded is changed by a command: a further answer is a further row.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import AsOf, By, Only, archive, day_option, filters, read_number
from tracker.cli.console import Exit, Format, print_line, print_table, stop, warn
from tracker.outcome import CHOICES, Status
from tracker.wording import day_words, window_words

if TYPE_CHECKING:
    from tracker.store.rows import EventRow

_HEADS = ("id", "state", "window", "last said", "predictions", "event")
_TOKENS = ", ".join(choice.token for choice in CHOICES)
FormatOption = Annotated[Format, typer.Option("--format", help="For programs, or for a person.")]
EventId = Annotated[int, typer.Argument(parser=read_number, metavar="EVENT", help="The event's number.")]


def events(context: typer.Context, form: FormatOption = Format.TABLE, as_of: AsOf = None, only: Only = None) -> None:
    """List the events as they stand, with their predictions and suggested outcomes (jsonl) or in a table."""
    from tracker import service
    from tracker.exports.contract import event_line

    with archive(context) as store:
        views = service.all_events(store, as_of=as_of, filters=filters(store, only))
        if form is Format.JSONL:
            for view in views:
                print_line(event_line(view))
        elif views:
            _print_events(view.event for view in views)
    raise typer.Exit(Exit.DONE if views else Exit.NOTHING)


def due(context: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """List what is due or overdue; exit status 3 where nothing is, for cron and login shells."""
    from tracker import service
    from tracker.exports.contract import event_line

    with archive(context) as store:
        week = service.week(store)
        rows = (*week.due, *week.overdue)
        if form is Format.JSONL:
            for row in rows:
                print_line(event_line(service.event(store, row.id)))
        elif rows:
            _print_events(rows)
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


On = Annotated[date | None, day_option("--on", "The day it happened.")]
Until = Annotated[date | None, day_option("--until", "The last day, where it was a period.")]
KnownOn = Annotated[date | None, day_option("--known-on", "The day it became known; today if left out.")]
Link = Annotated[str | None, typer.Option(help="A web address as evidence.")]
InArticle = Annotated[
    int | None, typer.Option(parser=read_number, help="The number of an article of the archive as evidence.")
]
Quote = Annotated[str | None, typer.Option(help="The words of the evidence.")]
OwnKnowledge = Annotated[bool, typer.Option("--own-knowledge", help="You know it yourself.")]
Provisional = Annotated[bool, typer.Option("--provisional", help="Not sure yet; kept out of scores.")]
Impossible = Annotated[bool, typer.Option("--impossible", help="It cannot happen any more.")]
MovedTo = Annotated[str | None, typer.Option(help="The new time in words, after 'moved'.")]


def settle(  # noqa: PLR0913, PLR0917 - an option for each thing that an outcome can say
    context: typer.Context,
    event: EventId,
    choice: Annotated[str, typer.Argument(metavar="OUTCOME", help=f"One of {_TOKENS}.")],
    on: On = None,
    until: Until = None,
    known_on: KnownOn = None,
    link: Link = None,
    article: InArticle = None,
    quote: Quote = None,
    own_knowledge: OwnKnowledge = False,  # noqa: FBT002 - a switch of the terminal, as the next two
    provisional: Provisional = False,  # noqa: FBT002
    impossible: Impossible = False,  # noqa: FBT002
    moved_to: MovedTo = None,
    note: Annotated[str, typer.Option(help="A note.")] = "",
    by: By = None,
) -> None:
    """Record what became of an event."""
    if choice not in {each.token for each in CHOICES}:
        message = f"{choice}: an outcome is one of {_TOKENS}"
        raise stop(message, Exit.USAGE)
    days = {"occurred_from": on, "occurred_to": until or on, "known_on": known_on}
    evidence = {"evidence_url": link, "evidence_article_id": article, "evidence_quote": quote}
    status = Status.PROVISIONAL if provisional else Status.CONFIRMED
    plain = {"own_knowledge": own_knowledge, "impossible": impossible, "moved_to": moved_to, "note": note}
    _record(context, event, {"choice": choice, "status": status, **days, **evidence, **plain}, by)


def _record(context: typer.Context, event: int, said: Mapping[str, object], by: str | None) -> None:
    from tracker import service

    outcome = service.OutcomeIn.model_validate(said)
    with archive(context) as store:
        service.settle(store, event, outcome, by=by, token=uuid.uuid4().hex)
        view = service.event(store, event)
        _confirm(view.event, store.url)
        if doubt := service.before_said(view, outcome.occurred_to):
            warn(f"{doubt} If not, `tracker undo {event}` takes it back")


def undo(
    context: typer.Context,
    event: EventId,
    note: Annotated[str, typer.Option(help="Why.")] = "",
    redo: Annotated[bool, typer.Option("--redo", help="Bring back what was undone last.")] = False,  # noqa: FBT002 - a switch
    by: By = None,
) -> None:
    """Take back the newest outcome of an event, by a further row; with --redo bring back what was taken back last."""
    from tracker import service

    with archive(context) as store:
        told = service.history(store, event)
        undone = service.is_undone(told)
        if told and undone != redo:
            message = _UNDONE.format(event) if undone else f"nothing was undone of event {event} that could be redone"
            raise stop(message)
        seen = told[0].id if told else None  # whoever undoes it meanwhile would have this one bring it back
        service.undo_outcome(store, event, note=note, by=by, token=uuid.uuid4().hex, expects=seen)
        _confirm(service.event(store, event).event, store.url)


_UNDONE = "the newest outcome of event {0} was taken back already; `tracker undo {0} --redo` brings it back"


def _confirm(row: EventRow, where: str) -> None:
    firmly = f" ({Status.PROVISIONAL})" if row.outcome and row.outcome.status is Status.PROVISIONAL else ""
    typer.echo(f"Event {row.id} ({row.title}) is now {_state(row)}{firmly}. Stored in {where}")


def _state(row: EventRow) -> str:
    return f"{row.state}: {row.outcome.choice}" if row.outcome and row.outcome.choice else row.state


def _print_events(rows: Iterable[EventRow]) -> None:
    print_table(
        _HEADS,
        (
            (row.id, _state(row), window_words(row.window), day_words(row.last_said_on), row.predictions, row.title)
            for row in rows
        ),
    )
