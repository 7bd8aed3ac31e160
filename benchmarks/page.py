"""The tables of `docs/performance.md`: printed, and with `--write` put between the marks of their name.

Invariant: nothing outside the marks is touched, and a table without its marks is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table: the first column to the left, the others to the right.

    >>> print(table(["tool", "s"], [["ours", "1"]]))
    | tool | s |
    | --- | ---: |
    | ours | 1 |
    """
    names = list(header)
    ruler = ["---", *["---:"] * (len(names) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [names, ruler, *rows])


def show(name: str, text: str, *, write: bool) -> None:
    """Print a named table; put it into the page where asked to."""
    print(f"\n{name}\n\n{text}", flush=True)
    if write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_placed(page, name, text), encoding="utf-8")


def _placed(page: str, name: str, text: str) -> str:
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    marked = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not marked.search(page):
        message = f"{PAGE.name} has no place named {name}"
        raise SystemExit(message)
    return marked.sub(lambda _: f"{begin}\n{text}\n{end}", page)
