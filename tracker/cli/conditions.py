"""The command about conditions that predictions hang on: whether there is one, and when it was met.

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
    from tracker.store import Store
    from tracker.store.rows import ConditionRow

_ONE = "give one of --mark, --unmark, --met, --not-met and --take-back: each says something else"


Prediction = Annotated[
    int, typer.Argument(parser=read_number, metavar="PREDICTION", help="A number that `tracker links show` lists.")
]
Mark = Annotated[bool, typer.Option("--mark", help="It hangs on one that was not read.")]
Unmark = Annotated[bool, typer.Option("--unmark", help="It hangs on none.")]
Met = Annotated[date | None, day_option("--met", "The day on which its condition was met.")]
NotMet = Annotated[bool, typer.Option("--not-met", help="Its condition was not met.")]
TakeBack = Annotated[bool, typer.Option("--take-back", help="Take back what was said of its condition.")]


def condition(  # noqa: PLR0913, PLR0917 - an option for each thing that can be said
    context: typer.Context,
    prediction: Prediction,
    mark: Mark = False,  # noqa: FBT002 - a switch of the terminal, as the others
    unmark: Unmark = False,  # noqa: FBT002
    met: Met = None,
    failed: NotMet = False,  # noqa: FBT002
    back: TakeBack = False,  # noqa: FBT002
    note: Annotated[str, typer.Option(help="A note.")] = "",
    by: By = None,
) -> None:
    """Say that a prediction hangs on a condition, or that this was met, or take that back; else list what was said."""
    if sum((mark, unmark, met is not None, failed, back)) > 1:
        raise stop(_ONE, Exit.USAGE)
    with archive(context) as store:
        if mark or unmark:
            told = _marked(store, prediction, reason=note, by=by, hangs=mark)
        elif met or failed or back:
            told = _answered(store, prediction, met, note=note, by=by, failed=failed)
        else:
            raise typer.Exit(_listed(store, prediction))
        typer.echo(f"{told}. Stored in {store.url}")


def _marked(store: Store, prediction: int, *, reason: str, by: str | None, hangs: bool) -> str:
    from tracker import service

    act = service.make_conditional if hangs else service.make_unconditional
    made = act(store, prediction, reason=reason, by=by).id
    counted = "a condition: scores count it once that is met" if hangs else "no condition: scores count it as any other"
    return f"Prediction {prediction} is corrected to prediction {made}, which hangs on {counted}"


def _answered(  # noqa: PLR0913 - options by keyword
    store: Store, prediction: int, met: date | None, *, note: str, by: str | None, failed: bool
) -> str:
    from tracker import service

    if met:
        service.meet_condition(store, prediction, met, note=note, by=by)
        return f"The condition of prediction {prediction} is met on {day_words(met)}: scores count it"
    act, said = (service.fail_condition, "not met") if failed else (service.unmeet_condition, "open again")
    act(store, prediction, note=note, by=by)
    return f"The condition of prediction {prediction} is {said}: scores do not count it"


_SAID = {False: "not met", None: "taken back"}


def _listed(store: Store, prediction: int) -> Exit:
    from tracker import service

    rows = service.conditions(store, prediction)
    if not rows:
        return Exit.NOTHING
    days = [day_words(service.day_at(row.recorded_at)) for row in rows]
    cells = ((_said(row), row.recorded_by, day, row.note) for row, day in zip(rows, days, strict=True))
    print_table(("condition", "by", "on", "note"), cells)
    return Exit.DONE


def _said(row: ConditionRow) -> str:
    return f"met on {day_words(row.met_on)}" if row.met_on else _SAID[row.met]
