"""Commands that store articles: `ingest` files, folders and addresses, `samples` the stories that come along.

Invariant: again is a no-op; what was stored is counted, and where is said.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import archive
from tracker.cli.console import Exit, warn
from tracker.cli.progress import Show, bar
from tracker.cli.reading import Reads, sound
from tracker.sources import Article, Fault, count, expand, is_web_address, read_path
from tracker.wording import count_words

if TYPE_CHECKING:
    from tracker.service import Added

Sources = Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, '-' or web addresses.")]
Fetch = Annotated[
    bool, typer.Option("--fetch", envvar="TRACKER_FETCH", help="Allow web addresses to be fetched over the network.")
]
Linked = Annotated[
    bool,
    typer.Option("--link/--no-link", help="Whether predictions of one event are joined; without, each is its own."),
]
_SHOWN_SOURCES = 3  # names of sources that an import is called by


def ingest(
    context: typer.Context,
    sources: Sources,
    fetch: Fetch = False,  # noqa: FBT002 - a switch of the terminal
    reader: Reads = None,
    link: Linked = True,  # noqa: FBT002
) -> None:
    """Read articles and store them with their predictions; the same again adds nothing."""
    from tracker import service

    faults: list[Fault] = []
    with archive(context, make=True) as store, progressing(_total(sources), faults) as progress:
        items = sound(_items(sources, allowed=fetch), faults, service.today())
        added = service.ingest(store, items, source=_called(sources), link=link, reader=reader, progress=progress)
    tell(added, store.url)  # once the bar is gone
    finish(added, len(faults))


def samples(context: typer.Context) -> None:
    """Store the sample stories that come with the tracker."""
    from tracker import service

    with archive(context, make=True) as store, progressing() as progress:
        added = service.load_samples(store, progress=progress)
    tell(added, store.url)
    finish(added, 0)


def _items(sources: list[str], *, allowed: bool) -> Iterator[Article | Fault]:
    for source in sources:
        if "://" in source:
            yield from _fetched(source, allowed=allowed)
        else:
            for path in expand(source):
                yield from read_path(path)


def _fetched(url: str, *, allowed: bool) -> Iterator[Article | Fault]:
    if not is_web_address(url):
        yield Fault(url, "it is not an address of http or https")
    elif not allowed:
        yield Fault(url, "fetching over the network is switched off; --fetch allows it")
    else:
        from tracker.delivery.fetching import fetch_article

        yield from fetch_article(url)


def _called(sources: list[str]) -> str:
    more = len(sources) - _SHOWN_SOURCES
    return ", ".join(sources[:_SHOWN_SOURCES]) + (f" and {more} more" if more > 0 else "")


@contextmanager
def progressing(total: int | None = None, faults: Sized = ()) -> Iterator[Callable[[Added], None] | None]:
    """Show how far an import is where somebody looks; `faults` are those met before it."""
    with bar() as show:
        yield partial(_show, show, total, faults) if show else None


def _show(show: Show, total: int | None, faults: Sized, added: Added) -> None:
    done = added.new + added.known + len(added.faults) + len(faults)
    show(done, total, f"{added.new:,} new, {count_words(added.predictions, 'prediction')}")


def _total(sources: list[str]) -> int | None:
    """Return how many articles the sources hold; None where that cannot be known beforehand, or nobody looks."""
    if not sys.stderr.isatty():
        return None
    counts = [None if "://" in source else count(path) for source in sources for path in expand(source)]
    return sum(each or 0 for each in counts) if None not in counts else None


def tell(added: Added, where: str) -> None:
    """Say what was stored, and where."""
    copies = f" ({count_words(added.copies, 'copy', 'copies')} of a report)" if added.copies else ""
    typer.echo(
        f"{count_words(added.new, 'new article')}{copies} with {count_words(added.predictions, 'prediction')} "
        f"about {count_words(added.events, 'new event')} and {added.joined} joined to known ones; "
        f"{count_words(added.known, 'article')} already there. Stored in {where}"
    )


def finish(added: Added, faults: int) -> None:
    """Name what was not stored, and end with status 1 where there is any, or were `faults` before.

    What was stored and not read, or not whole, is named as well.
    """
    for fault in (*added.remarks, *added.faults):
        warn(Fault(fault.path, fault.reason))
    raise typer.Exit(Exit.ERROR if faults or added.faults else Exit.DONE)
