"""Commands that read: `extract` prints what articles say, `ingest` stores it, `explain` says why.

Invariant: a fault costs the input that it is about; the others are still read, and the exit status is 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from tracker.cli.console import Exit, LinesOnly, print_line, today, warn
from tracker.sources import Article, Fault, expand, fault_of, read_path

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; '-' is standard input.")]


def extract(
    paths: Paths,
    form: Annotated[LinesOnly, typer.Option("--format", help="One JSON object a line.")] = LinesOnly.JSONL,  # noqa: ARG001 - the contract names it
) -> None:
    """Read articles and print what they say, an article a line; nothing is stored."""
    faults: list[Fault] = []
    for article in sound(articles(paths), faults):
        _print_reading(article)
    raise typer.Exit(Exit.ERROR if faults else Exit.DONE)


def articles(paths: list[str]) -> Iterator[Article | Fault]:
    """Yield what the files and folders hold, in the order given."""
    for path in paths:
        for file in expand(path):
            yield from read_path(file)


def sound(items: Iterator[Article | Fault], faults: list[Fault]) -> Iterator[Article]:
    """Yield the articles that can be taken in; tell each fault as it is met, and keep it in `faults`."""
    day = today()
    for item in items:
        fault = item if isinstance(item, Fault) else fault_of(item, day)
        if fault:
            warn(fault)
            faults.append(fault)
        elif isinstance(item, Article):
            yield item


def _print_reading(article: Article) -> None:
    from tracker.exports.contract import article_line
    from tracker.reading import read

    known = article.published_on if article.language == "en" else None
    reading = read(article.text, known, title=article.title, undated=True) if known else None
    print_line(article_line(article, reading))
