"""The command about conditions that predictions hang on: whether and when they were met.

Invariant: nothing recorded is changed by it: taking back is a further row.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import By, archive, day_option, read_number
from tracker.cli.console import Exit, print_table, stop
from tracker.wording import day_words

if TYPE_CHECKING:
    from tracker.store.rows import ConditionRow

_BOTH = "give either --met or --take-back: a condition cannot be both"


def condition(  # noqa: PLR0913, PLR0917 - an option for each thing that can be said
    context: typer.Context,
    prediction: Annotated[
        int, typer.Argument(parser=read_number, metavar="PREDICTION", help="A number that `tracker links show` lists.")
    ],
    met: Annotated[date | None, day_option("--met", "The day on which its condition was met.")] = None,
    back: Annotated[bool, typer.Option("--take-back", help="It was not met after all.")] = False,  # noqa: FBT002
    note: Annotated[str, typer.Option(help="A note.")] = "",
    by: By = None,
) -> None:
    """Record that the condition of a prediction was met, or take that back; else list what was recorded of it."""
    from tracker import service

    if met is not None and back:
        raise stop(_BOTH, Exit.USAGE)
    with archive(context) as store:
        if met is None and not back:
            raise typer.Exit(_listed(service.conditions(store, prediction)))
        if met is None:
            service.unmeet_condition(store, prediction, note=note, by=by)
        else:
            service.meet_condition(store, prediction, met, note=note, by=by)
        told = "not met: scores do not count it" if met is None else f"met on {day_words(met)}: scores count it"
        typer.echo(f"The condition of prediction {prediction} is {told}. Stored in {store.url}")


def _listed(rows: tuple[ConditionRow, ...]) -> Exit:
    heads = ("condition", "by", "on", "note")
    cells = (
        (
            f"met on {day_words(r.met_on)}" if r.met_on else "taken back",
            r.recorded_by,
            day_words(r.recorded_at.date()),
            r.note,
        )
        for r in rows
    )
    if rows:
        print_table(heads, cells)
    return Exit.DONE if rows else Exit.NOTHING
