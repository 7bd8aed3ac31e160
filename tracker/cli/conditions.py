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


def condition(  # noqa: PLR0913, PLR0917 - an option for each thing that can be said
    context: typer.Context,
    prediction: Annotated[
        int, typer.Argument(parser=read_number, metavar="PREDICTION", help="A number that `tracker links show` lists.")
    ],
    mark: Annotated[bool, typer.Option("--mark", help="It hangs on one that was not read.")] = False,  # noqa: FBT002
    unmark: Annotated[bool, typer.Option("--unmark", help="It hangs on none.")] = False,  # noqa: FBT002
    met: Annotated[date | None, day_option("--met", "The day on which its condition was met.")] = None,
    failed: Annotated[bool, typer.Option("--not-met", help="Its condition was not met.")] = False,  # noqa: FBT002
    back: Annotated[bool, typer.Option("--take-back", help="Take back what was said of its condition.")] = False,  # noqa: FBT002
    note: Annotated[str, typer.Option(help="A note.")] = "",
    by: By = None,
) -> None:
    """Say that a prediction hangs on a condition, or that this was met, or take that back; else list what was said."""
    from tracker import service

    given = sum((mark, unmark, met is not None, failed, back))
    if given > 1:
        raise stop(_ONE, Exit.USAGE)
    with archive(context) as store:
        if not given:
            raise typer.Exit(_listed(service.conditions(store, prediction)))
        if mark or unmark:
            told = _marked(store, prediction, reason=note, by=by, hangs=mark)
        elif met:
            service.meet_condition(store, prediction, met, note=note, by=by)
            told = f"The condition of prediction {prediction} is met on {day_words(met)}: scores count it"
        else:
            act, said = (service.fail_condition, "not met") if failed else (service.unmeet_condition, "open again")
            act(store, prediction, note=note, by=by)
            told = f"The condition of prediction {prediction} is {said}: scores do not count it"
        typer.echo(f"{told}. Stored in {store.url}")


def _marked(store: Store, prediction: int, *, reason: str, by: str | None, hangs: bool) -> str:
    from tracker import service

    act = service.make_conditional if hangs else service.make_unconditional
    made = act(store, prediction, reason=reason, by=by).id
    counted = "a condition: scores count it once that is met" if hangs else "no condition: scores count it as any other"
    return f"Prediction {prediction} is corrected to prediction {made}, which hangs on {counted}"


_SAID = {False: "not met", None: "taken back"}


def _listed(rows: tuple[ConditionRow, ...]) -> Exit:
    from tracker import service

    heads = ("condition", "by", "on", "note")
    cells = (
        (
            f"met on {day_words(r.met_on)}" if r.met_on else _SAID[r.met],
            r.recorded_by,
            day_words(service.day_at(r.recorded_at)),
            r.note,
        )
        for r in rows
    )
    if rows:
        print_table(heads, cells)
    return Exit.DONE if rows else Exit.NOTHING
