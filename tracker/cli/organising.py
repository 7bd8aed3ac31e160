"""Commands that put events in order for oneself: topics, notes, probabilities, the watch list, filters with a name.

Invariant: all of it stands beside an event; none of these commands says what became of one.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from tracker.cli.archive import By, Only, archive, filters, read_number
from tracker.cli.board import EventId
from tracker.cli.console import Exit, print_table, stop
from tracker.wording import count_words, day_words

filter_ = typer.Typer(help="Keep filters under a name.", invoke_without_command=True)
Topics = Annotated[list[str], typer.Argument(metavar="TOPIC...", help="One topic or several.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The filter's name.")]


def tag(context: typer.Context, event: EventId, names: Topics) -> None:
    """Let an event bear topics."""
    from tracker import service

    with archive(context) as store:
        service.tag(store, event, names)
        typer.echo(f"Event {event} bears {', '.join(service.event(store, event).event.topics)}. Stored in {store.url}")


def untag(context: typer.Context, event: EventId, names: Topics) -> None:
    """Take topics from an event."""
    from tracker import service

    with archive(context) as store:
        service.untag(store, event, names)
        left = ", ".join(service.event(store, event).event.topics) or "no topic"
        typer.echo(f"Event {event} bears {left}. Stored in {store.url}")


def topics(context: typer.Context) -> None:
    """List the topics with the number of events that bear them; exit status 3 where there is none."""
    from tracker import service

    with archive(context) as store:
        rows = service.topics(store)
    if rows:
        print_table(("topic", "events"), ((row.name, row.events) for row in rows))
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


def note(
    context: typer.Context, event: EventId, text: Annotated[str, typer.Argument(help="The note.")], by: By = None
) -> None:
    """Write a note on an event."""
    from tracker import service

    with archive(context) as store:
        made = service.note(store, event, text, by=by)
        typer.echo(f"Note {made.id} on event {event} by {made.written_by}. Stored in {store.url}")


def forecast(
    context: typer.Context,
    event: EventId,
    chance: Annotated[str, typer.Argument(metavar="CHANCE", help="That it happens: 0.7, or 70%.")],
    by: By = None,
) -> None:
    """Note your own probability that an event happens."""
    from tracker import service

    probability = _chance(chance)
    with archive(context) as store:
        row = service.forecast(store, event, probability, by=by)
        typer.echo(f"{row.person} gives event {event} {row.probability:.0%}. Stored in {store.url}")


def _chance(words: str) -> float:
    number, percent = words.removesuffix("%"), words.endswith("%")
    with suppress(ValueError):
        if 0 <= (chance := float(number) / (100 if percent else 1)) <= 1:
            return chance
    message = f"{words}: write a chance as 0.7 or as 70%, from 0 to 1"
    raise stop(message, Exit.USAGE)


def forecasts(
    context: typer.Context,
    event: Annotated[
        int | None, typer.Argument(parser=read_number, metavar="EVENT", help="The event's number.")
    ] = None,
) -> None:
    """List the probabilities given for an event; without one, how well each person's turned out."""
    from tracker import service

    with archive(context) as store:
        if event is None:
            people = service.forecasters(store)
            if people:
                print_table(("person", "events", "Brier"), ((x.person, x.events, f"{x.brier:.3f}") for x in people))
            raise typer.Exit(Exit.DONE if people else Exit.NOTHING)
        rows = service.forecasts(store, event)
    if rows:
        print_table(
            ("day", "person", "chance"), ((day_words(x.made_on), x.person, f"{x.probability:.0%}") for x in rows)
        )
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


def watch(context: typer.Context, event: EventId, by: By = None) -> None:
    """Put an event on your watch list."""
    from tracker import service

    with archive(context) as store:
        service.watch(store, event, by=by)
        typer.echo(f"Event {event} is watched. Stored in {store.url}")


def unwatch(context: typer.Context, event: EventId, by: By = None) -> None:
    """Take an event from your watch list."""
    from tracker import service

    with archive(context) as store:
        service.unwatch(store, event, by=by)
        typer.echo(f"Event {event} is not watched any more. Stored in {store.url}")


def watched(
    context: typer.Context,
    seen: Annotated[bool, typer.Option("--seen", help="Count what is listed as seen.")] = False,  # noqa: FBT002
    by: By = None,
) -> None:
    """List the events you watch with what is new of each; exit status 3 where you watch none."""
    from tracker import service

    with archive(context) as store:
        rows = service.watched(store, by=by)
        if rows:
            lines = ((x.event.id, x.event.state, service.news_words(x) or "nothing new", x.event.title) for x in rows)
            print_table(("id", "state", "since you looked", "event"), lines)
        for row in rows if seen else ():
            service.seen(store, row.event.id, by=by)
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


@filter_.callback()
def list_filters(context: typer.Context) -> None:
    """List the filters with a name; exit status 3 where there is none."""
    if context.invoked_subcommand:
        return
    from tracker import service

    with archive(context) as store:
        rows = service.saved_filters(store)
    if rows:
        print_table(("name", "filter", "by"), ((row.name, row.query, row.saved_by) for row in rows))
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


@filter_.command("save")
def save_filter(context: typer.Context, name: Name, only: Only = None, by: By = None) -> None:
    """Keep a filter under a name, for `--only saved=NAME` and the dashboard."""
    from tracker import service

    with archive(context, make=True) as store:
        row = service.save_filter(store, name, filters(store, only), by=by)
        fits = count_words(service.events(store, filters=row.filters, size=1).total, "event")
        typer.echo(f"{row.name}: {row.query} ({fits} now). Stored in {store.url}")


@filter_.command("remove")
def remove_filter(context: typer.Context, name: Name) -> None:
    """Forget a filter."""
    from tracker import service

    with archive(context) as store:
        service.remove_filter(store, name)
        typer.echo(f"The filter {name} is forgotten.")
