"""The command `explain`: how the words of a time are read, and why.

Invariant: it reads nothing but its arguments and, where a database is named, the lengths set in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.archive import archive, day_option
from tracker.cli.console import Exit, stop, today
from tracker.wording import day_words, window_words

if TYPE_CHECKING:
    from tracker.timex.values import Explanation, Timex


def explain(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help='A time in words, as in "by the end of next month".')],
    on: Annotated[date | None, day_option("--on", "The day it was said; today if left out.")] = None,
) -> None:
    """Say what a time expression means, by which rule, and which other rules were tried."""
    explanation = _explained(context, words, on)
    if explanation.timex is None:
        message = f"“{words}”: no time expression is found in it"
        raise stop(message, Exit.NOTHING)
    for name, value in _lines(explanation.timex):
        typer.echo(f"{name:9} {value}")
    for attempt in explanation.tried:
        typer.echo(f"{'not':9} {attempt.rule}: {attempt.reason}")


def _explained(context: typer.Context, words: str, on: date | None) -> Explanation:
    if not (context.obj or os.environ.get("TRACKER_DATABASE")):
        from tracker.timex import explain

        return explain(words, on or today())
    from tracker import service

    with archive(context) as store:
        return service.explain(words, on or service.today(), store=store)


def _lines(timex: Timex) -> Iterator[tuple[str, str]]:
    yield "words", timex.text
    yield "rule", timex.rule
    yield "anchor", f"{timex.anchor.isoformat()} ({timex.anchor:%A})"
    yield "value", f"{timex.type} {timex.value}"
    if timex.clue:
        yield "clue", timex.clue
    if timex.window is None:
        yield "window", "none: the words name no day of their own"
        return
    yield "window", f"{timex.window.earliest or '…'} to {timex.window.latest or '…'}: {window_words(timex.window)}"
    if timex.window.latest_soft:
        yield "tail", f"to {day_words(timex.window.tail)}"
