"""Commands of the weekly review: what awaits, signing an edition, its older ones; and the track record.

Invariant: an edition is shown as it was signed; `verify` tells where one no longer is.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import AsOf, By, Only, archive, filters
from tracker.cli.console import Exit, print_table, stop, warn
from tracker.wording import count_words, day_words, window_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.service import Store
    from tracker.service.agenda import Step
    from tracker.store.rows import EventRow

GROUPS = ("speaker", "hedge", "publisher", "kind")
review = typer.Typer(invoke_without_command=True, help="The weekly review: what awaits, and the signed editions.")


@review.callback()
def awaiting(context: typer.Context) -> None:
    """Show what awaits this week: new, due and overdue, suggested, coming, moved."""
    if context.invoked_subcommand is not None:
        return
    from tracker import service

    with archive(context) as store:
        week, steps = service.week(store), service.agenda(store).steps
        new, moved = (_of(store, steps[part]) for part in ("new", "moved"))
    parts = (
        ("new", new),
        ("overdue", week.overdue),
        ("due", week.due),
        ("suggested", week.suggested),
        ("moved", moved),
        ("coming", week.coming),
        ("settled", week.settled),
    )
    rows = [(part, row.id, window_words(row.window), row.title) for part, found in parts for row in found]
    if not rows:
        raise typer.Exit(Exit.NOTHING)
    print_table(("", "id", "window", "event"), rows)


def _of(store: Store, steps: Sequence[Step]) -> tuple[EventRow, ...]:
    """Return the events of some cards, in their order."""
    from tracker import service

    return service.events_by_id(store, [step.event_id for step in steps])


@review.command()
def sign(context: typer.Context, note: Annotated[str, typer.Option(help="A note.")] = "", by: By = None) -> None:
    """Sign off the sitting of this week: freeze the next edition."""
    from tracker import service

    with archive(context) as store:
        again = _said_already(store)
        try:
            edition = service.sign_off(store, note=note, by=by, token=uuid.uuid4().hex)
        except service.UnsignedError as error:
            message = f"{error}: say who with --by, or keep your name in the settings (my_name)"
            raise stop(message, Exit.USAGE) from error
        if again:
            warn(again)
        typer.echo(f"Edition {edition.number} of {day_words(edition.cutoff_on)} is signed. Stored in {store.url}")


def _said_already(store: Store) -> str:
    """Return a sentence where the edition of today is signed already, and nothing came since; else nothing."""
    from tracker import service

    agenda = service.agenda(store)
    before = service.edition_of(store, agenda.day)
    if before is None or agenda.news:
        return ""
    return f"Nothing is new since edition {before.number}, which was signed today: this one says the same again"


@review.command("list")
def list_(context: typer.Context) -> None:
    """List the signed editions, newest first."""
    from tracker import service

    with archive(context) as store:
        editions = service.editions(store)
    if not editions:
        raise typer.Exit(Exit.NOTHING)
    heads = ("edition", "cut-off", "signed by", "note")
    print_table(heads, ((e.number, day_words(e.cutoff_on), ", ".join(e.names), e.note) for e in editions))


@review.command()
def verify(context: typer.Context) -> None:
    """Check that every edition is as it was signed; exit status 1 where one is not."""
    from tracker import service

    with archive(context) as store:
        faults = service.verify_editions(store)
        count = len(service.editions(store))
    for fault in faults:
        warn(fault)
    if faults:
        raise typer.Exit(Exit.ERROR)
    typer.echo(f"{count_words(count, 'edition')}: as signed.")


def score(
    context: typer.Context,
    by: Annotated[str, typer.Option("--by", metavar="GROUP", help=f"Group by {', '.join(GROUPS)}.")] = "speaker",
    as_of: AsOf = None,
    only: Only = None,
) -> None:
    """Show hits and misses with their Wilson intervals, by speaker, hedge, publisher or kind."""
    from tracker import service

    if by not in GROUPS:
        message = f"--by {by}: group by {', '.join(GROUPS)}"
        raise stop(message, Exit.USAGE)
    with archive(context) as store:
        rows = service.track_record(store, by=by, as_of=as_of, filters=filters(store, only))
    if not rows:
        raise typer.Exit(Exit.NOTHING)
    heads = (by, "closed", "hits", "rate", "95 % interval", "waiting", "says")
    print_table(
        heads, ((r.label, r.closed, r.hits, _share(r.rate), _range(r.lower, r.upper), r.waiting, r.says) for r in rows)
    )


def _share(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.0%}"


def _range(lower: float | None, upper: float | None) -> str:
    return "–" if lower is None or upper is None else f"{lower:.0%} to {upper:.0%}"
