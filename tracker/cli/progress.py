"""A progress bar on standard error: how many of how many, how many a second, how long still.

Invariant: nothing is written where standard error is no terminal, so that logs and pipes stay clean.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Show(Protocol):
    """Shows how far a work is: the number done, that of all where it is known, and what came of it in a few words."""

    def __call__(self, done: int, total: int | None, words: str = "") -> None:
        """Draw it anew."""


@contextmanager
def bar(what: str = "articles") -> Iterator[Show | None]:
    """Show a bar, or only count and rate while no total is known; None where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("Reading …", total=None)

        def show(done: int, total: int | None, words: str = "") -> None:
            spent = shown.tasks[0].elapsed or 0
            counted = f"{done:,} of {total:,} {what}" if total else f"{done:,} {what}"
            rate = f"{done / spent:,.0f} a second" if spent >= 1 else ""
            said = ", ".join(filter(None, (counted, rate, words)))
            shown.update(task, completed=done, total=max(done, total) if total else None, description=said)

        yield show
