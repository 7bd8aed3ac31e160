"""The command `extract`: prints what articles say, and stores nothing.

Invariant: a fault costs the input that it is about; the others are still read, and the exit status is 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.console import Exit, LinesOnly, print_line, stop, today, warn
from tracker.sources import Article, Fault, called, expand, fault_of, is_web_address, read_path, unread

if TYPE_CHECKING:
    from tracker.reading.readers import Reader

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; '-' is standard input.")]

Reads = Annotated[
    str | None,
    typer.Option("--reader", metavar="NAME", help="An installed reader, instead of the one in force."),
]


def extract(
    paths: Paths,
    form: Annotated[LinesOnly, typer.Option("--format", help="One JSON object a line.")] = LinesOnly.JSONL,  # noqa: ARG001 - the contract names it
    reader: Reads = None,
) -> None:
    """Read articles and print what they say, an article a line; nothing is stored."""
    from tracker.reading.readers import ReaderError

    faults: list[Fault] = []
    read = _reader(reader)
    for article in sound(articles(paths), faults, today()):
        try:
            _print_reading(article, read)
        except ReaderError as error:
            faults.append(Fault(called(article), str(error)))
            warn(faults[-1])
    raise typer.Exit(Exit.ERROR if faults else Exit.DONE)


def articles(paths: list[str]) -> Iterator[Article | Fault]:
    """Yield what the files and folders hold, in the order given."""
    for path in paths:
        if is_web_address(path):
            yield Fault(path, "it is a web address; `tracker ingest --fetch` reads those")
            continue
        for file in expand(path):
            yield from read_path(file)


def sound(items: Iterator[Article | Fault], faults: list[Fault], day: date) -> Iterator[Article]:
    """Yield the articles that can be taken in on `day`; tell each fault as it is met, and keep it in `faults`."""
    for item in items:
        fault = item if isinstance(item, Fault) else fault_of(item, day)
        if fault:
            warn(fault)
            faults.append(fault)
        elif isinstance(item, Article):
            yield item


def _reader(name: str | None) -> Reader:
    from tracker.reading.readers import ReaderError, reader
    from tracker.reading.values import RULES

    try:
        return reader(name or RULES)
    except ReaderError as error:
        raise stop(error) from error


def _print_reading(article: Article, read: Reader) -> None:
    from tracker.exports.contract import article_line

    known = article.published_on if article.language == "en" else None
    reading = read(article.text, known, title=article.title, undated=True) if known else None
    for reason in reading.refused if reading else filter(None, (unread(article),)):
        warn(Fault(called(article), reason))
    print_line(article_line(article, reading))
