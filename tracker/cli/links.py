"""Commands about what belongs together: events (`links`), speakers under several names (`speakers`), copies (`copies`).

Invariant: each act is remembered, later articles respect it, and another command takes it back.
"""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.archive import By, archive, read_number
from tracker.cli.board import EventId
from tracker.cli.console import Exit, print_table
from tracker.wording import BY_HAND, day_words

links = typer.Typer(help="Which predictions are about one event.", invoke_without_command=True)
speakers = typer.Typer(help="Speakers under several names.", invoke_without_command=True)
copies = typer.Typer(help="One report in many outlets.", invoke_without_command=True)
Other = Annotated[int, typer.Argument(parser=read_number, metavar="OTHER", help="The other event's number.")]
Speaker = Annotated[str, typer.Argument(metavar="SPEAKER", help="As `tracker speakers` lists it.")]
ArticleId = Annotated[int, typer.Argument(parser=read_number, metavar="ARTICLE", help="The article's number.")]


@links.callback()
def decided(context: typer.Context) -> None:
    """List what was decided about events, the newest first; exit status 3 where nothing was."""
    if context.invoked_subcommand:
        return
    from tracker import service

    with archive(context) as store:
        rows = service.links(store)
    if rows:
        heads = ("act", "what", "event", "other", "by", "on", "undone by")
        cells = (
            (r.id, r.act, r.event_id, r.other_id, r.made_by, day_words(service.day_at(r.made_at)), r.undone_by)
            for r in rows
        )
        print_table(heads, (tuple("" if cell is None else cell for cell in row) for row in cells))
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


@links.command()
def offers(context: typer.Context) -> None:
    """List events that may be the same, with the reasons; exit status 3 where there are none."""
    from tracker import service

    with archive(context) as store:
        rows = service.offers(store)
    if rows:
        print_table(("event", "same as", "because"), ((a, b, "; ".join(because)) for a, b, because in rows))
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


@links.command()
def show(context: typer.Context, event: EventId) -> None:
    """List an event's statements with their numbers, which `split` takes."""
    from tracker import service

    with archive(context) as store:
        view = service.event(store, event)
        rows = (
            (p.id, day_words(p.published_on), p.speaker or p.publisher or "", p.quote or BY_HAND)
            for p in view.predictions
        )
        typer.echo(f"{view.event.title}: {view.event.state}")
        print_table(("prediction", "published", "by", "words"), rows)


@links.command()
def merge(context: typer.Context, event: EventId, into: Other, by: By = None) -> None:
    """Join an event into another."""
    from tracker import service

    with archive(context) as store:
        act = service.merge(store, event, into, by=by)
        _done(act, f"event {event} is part of event {into}", store.url)


@links.command()
def split(
    context: typer.Context,
    predictions: Annotated[
        list[int], typer.Argument(parser=read_number, metavar="PREDICTION...", help="Numbers that `show` lists.")
    ],
    title: Annotated[str, typer.Option(help="The new event's title.")] = "",
    by: By = None,
) -> None:
    """Move statements to an event of their own."""
    from tracker import service

    with archive(context) as store:
        act = service.split(store, tuple(predictions), title=title, by=by)
        (made,) = (row.other_id for row in service.links(store) if row.id == act)
        _done(act, f"they are about event {made}", store.url)


@links.command()
def apart(context: typer.Context, event: EventId, other: Other, by: By = None) -> None:
    """Say that two events are not the same: they are not offered or joined again."""
    from tracker import service

    with archive(context) as store:
        _done(service.keep_apart(store, event, other, by=by), f"events {event} and {other} are two", store.url)


@links.command()
def rename(
    context: typer.Context, event: EventId, title: Annotated[str, typer.Argument(help="Its title.")], by: By = None
) -> None:
    """Give an event a title of one's own."""
    from tracker import service

    with archive(context) as store:
        act = service.rename(store, event, title, by=by)
        _done(act, f"event {event} is called {service.event(store, event).event.title}", store.url)


@links.command("undo")
def undo_link(
    context: typer.Context,
    act: Annotated[
        int, typer.Argument(parser=read_number, metavar="ACT", help="The act's number, as `tracker links` lists it.")
    ],
    by: By = None,
) -> None:
    """Take one of these back."""
    from tracker import service

    with archive(context) as store:
        service.undo_link(store, act, by=by)
        typer.echo(f"Act {act} is taken back. Stored in {store.url}")


def _done(act: int, what: str, where: str) -> None:
    typer.echo(f"Act {act}: {what}; `tracker links undo {act}` takes it back. Stored in {where}")


@speakers.callback()
def heard(context: typer.Context) -> None:
    """List the speakers, the most heard first, with the names that stand under each; exit status 3 where none is."""
    if context.invoked_subcommand:
        return
    from tracker import service

    with archive(context) as store:
        rows, said = service.speakers(store), service.voices_said(store)
    under = {row.key: ", ".join(v.key for v in said if v.same_as == row.key != v.key) for row in rows}
    if rows:
        heads = ("speaker", "as written", "predictions", "also")
        print_table(heads, ((row.key, row.name, row.predictions, under[row.key]) for row in rows))
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


@speakers.command("join")
def join_speaker(context: typer.Context, speaker: Speaker, into: Speaker, by: By = None) -> None:
    """Let all that one speaker said stand under another; scores, filters and later articles follow."""
    from tracker import service

    with archive(context) as store:
        service.join_speakers(store, speaker, into, by=by)
        typer.echo(f"{speaker} is {into}; `tracker speakers undo` takes it back. Stored in {store.url}")


@speakers.command("apart")
def speaker_apart(context: typer.Context, speaker: Speaker, by: By = None) -> None:
    """Say that a speaker is nobody else."""
    from tracker import service

    with archive(context) as store:
        service.keep_speaker_apart(store, speaker, by=by)
        typer.echo(f"{speaker} is nobody else. Stored in {store.url}")


@speakers.command("undo")
def undo_speaker(context: typer.Context, speaker: Speaker, by: By = None) -> None:
    """Take back what was said of a speaker."""
    from tracker import service

    with archive(context) as store:
        service.undo_speaker(store, speaker, by=by)
        typer.echo(f"{speaker} stands as it was read. Stored in {store.url}")


@copies.callback()
def printed(context: typer.Context) -> None:
    """List the copies of a report, then where its very words stand again; exit status 3 where there is none.

    What has the very words is kept as a further address of the report, and has no number of its own.
    """
    if context.invoked_subcommand:
        return
    from tracker import service

    with archive(context) as store:
        copied, again = service.copies(store), service.reprints(store)
    rows = [
        *((r.id, r.copy_of or "", day_words(r.published_on), r.publisher or "", r.title or "") for r in copied),
        *(("", r.reprint_of, day_words(r.published_on), r.place, r.title or "") for r in again),
    ]
    if rows:
        print_table(("article", "copy of", "published", "by", "title"), rows)
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


@copies.command("deny")
def not_a_copy(context: typer.Context, article: ArticleId, by: By = None) -> None:
    """Say that an article is a report of its own: what it says counts."""
    from tracker import service

    with archive(context) as store:
        service.not_a_copy(store, article, by=by)
        typer.echo(
            f"Article {article} is a report of its own; `tracker copies undo` takes it back. Stored in {store.url}"
        )


@copies.command("undo")
def copy_again(context: typer.Context, article: ArticleId, by: By = None) -> None:
    """Take back that an article is no copy."""
    from tracker import service

    with archive(context) as store:
        service.a_copy_again(store, article, by=by)
        typer.echo(f"Article {article} is a copy again. Stored in {store.url}")
