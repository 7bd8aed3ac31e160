"""Commands about feeds of the web: `feeds` lists them, and its commands add, remove and read them.

Invariant: nothing is fetched without `--fetch` or the variable TRACKER_FETCH.
"""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.archive import By, archive
from tracker.cli.console import Exit, print_table, stop
from tracker.cli.ingesting import Fetch, finish, progressing, tell
from tracker.wording import day_words

feeds = typer.Typer(help="Feeds of the web to read articles from.", invoke_without_command=True)
Summaries = Annotated[bool, typer.Option("--summaries", help="Store what the feeds hold; fetch no pages behind them.")]
Url = Annotated[str, typer.Argument(metavar="URL", help="The feed's address.")]


@feeds.callback()
def listed(context: typer.Context) -> None:
    """List the feeds with when they were last read; exit status 3 where there is none."""
    if context.invoked_subcommand:
        return
    from tracker import service

    with archive(context) as store:
        rows = service.feeds(store)
    if rows:
        read_on = [service.day_at(row.read_at) if row.read_at else None for row in rows]
        lines = ((day_words(on), r.fault or "", r.title or "", r.url) for on, r in zip(read_on, rows, strict=True))
        print_table(("last read", "fault", "title", "address"), lines)
    raise typer.Exit(Exit.DONE if rows else Exit.NOTHING)


@feeds.command()
def add(context: typer.Context, url: Url, by: By = None) -> None:
    """Subscribe to a feed."""
    from tracker import service

    with archive(context, make=True) as store:
        service.add_feed(store, url, by=by)
        typer.echo(f"{url} is subscribed to. Stored in {store.url}")


@feeds.command()
def remove(context: typer.Context, url: Url) -> None:
    """End a subscription; what was read from it stays."""
    from tracker import service

    with archive(context) as store:
        service.remove_feed(store, url)
        typer.echo(f"{url} is not read any more.")


@feeds.command()
def read(
    context: typer.Context,
    fetch: Fetch = False,  # noqa: FBT002 - a switch of the terminal
    summaries: Summaries = False,  # noqa: FBT002
    by: By = None,
) -> None:
    """Read every feed and store the articles that are new."""
    from tracker import service

    if not fetch:
        message = "fetching over the network is switched off; --fetch allows it"
        raise stop(message, Exit.USAGE)
    with archive(context) as store, progressing() as progress:
        added = service.read_feeds(store, whole=not summaries, by=by, progress=progress)
    tell(added, store.url)
    finish(added, 0)
