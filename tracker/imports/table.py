"""CSV to predictions and outcomes: the columns of `COLUMNS`, in any order, and no others.

Invariant: a table is read whole or refused with every fault in it, each with its row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from pydantic import ValidationError

from tracker.day import read_day
from tracker.imports.values import RefusedError, Row, RowFault
from tracker.models import OutcomeIn
from tracker.outcome import CHOICES, Status
from tracker.reading.values import Certainty, Kind, Polarity
from tracker.sources.decoding import decode, take
from tracker.sources.links import web_address
from tracker.sources.values import SourceError

_DELIMITERS = ",;\t"  # spreadsheets of many countries write semicolons
_GUARDED = ("'=", "'+", "'-", "'@")
_YES_NO = {"yes": True, "no": False}


def _text(written: str) -> str:
    return written


def _day(written: str) -> date:
    try:
        return read_day(written)
    except ValueError:
        message = f"it is “{written[:40]}”; write a day as YYYY-MM-DD"
        raise ValueError(message) from None


def _number(written: str) -> int:
    if not written.isascii() or not written.isdigit() or len(written) > 18:  # noqa: PLR2004 - digits of a 64-bit number
        message = f"it is “{written[:40]}”; write a number"
        raise ValueError(message)
    return int(written)


def _one_of(*tokens: str) -> Callable[[str], str]:
    def read(written: str) -> str:
        if written not in tokens:
            message = f"it is “{written[:40]}”; write one of {', '.join(tokens)}"
            raise ValueError(message)
        return written

    return read


def _yes_or_no(written: str) -> bool:
    return _YES_NO[_one_of(*_YES_NO)(written.lower())]


def _address(written: str) -> str | None:
    return web_address(written)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, in words, and how a filled cell of it is read."""

    words: str
    read: Callable[[str], Any]
    needed: bool = False


COLUMNS: Mapping[str, Column] = {
    "title": Column("what is predicted, in a few words", _text, needed=True),
    "published_on": Column("the day it was said", _day, needed=True),
    "time": Column("when, in words, as in “by the end of May”; or the two days that follow", _text),
    "earliest": Column("the first day of the window", _day),
    "latest": Column("the last day of the window", _day),
    "event": Column("the number of an event that it is about", _number),
    "quote": Column("the words that were said", _text),
    "speaker": Column("who said it", _text),
    "publisher": Column("the outlet", _text),
    "url": Column("where it was published", _address),
    "certainty": Column("CT certain, PR probable or PS possible", _one_of(*Certainty)),
    "polarity": Column("+ it will happen, - it will not", _one_of(*Polarity)),
    "kind": Column("the sort of event", _one_of(*Kind)),
    "outcome": Column("what became of it", _one_of(*(choice.token for choice in CHOICES))),
    "status": Column("how firmly: provisional or confirmed", _one_of(*Status)),
    "occurred_from": Column("the day it happened, or the first", _day),
    "occurred_to": Column("the last day, where it was a period", _day),
    "known_on": Column("the day it became known", _day),
    "evidence_url": Column("a web address as evidence", _address),
    "evidence_title": Column("the title of the evidence", _text),
    "evidence_publisher": Column("the outlet of the evidence", _text),
    "evidence_quote": Column("the words of the evidence", _text),
    "own_knowledge": Column("yes where you know it yourself", _yes_or_no),
    "impossible": Column("yes where it cannot happen any more", _yes_or_no),
    "moved_to": Column("the new time in words, after moved", _text),
    "note": Column("a note on the outcome", _text),
}
_OF_OUTCOME = tuple(COLUMNS)[tuple(COLUMNS).index("status") :]
Cells = Mapping[str, Any]


def read(stream: BinaryIO) -> tuple[Row, ...]:
    """Return the rows of a CSV. Raises `RefusedError` with every fault where there is one."""
    rows, faults = parsed(stream)
    if faults:
        raise RefusedError(tuple(faults))
    return tuple(rows)


def parsed(stream: BinaryIO) -> tuple[list[Row], list[RowFault]]:
    """Return the rows of a CSV that are sound, and the faults of all others.

    Raises `RefusedError` for a file that is no table of ours.
    """
    rows: list[Row] = []
    faults: list[RowFault] = []
    for number, cells in _records(stream):
        made = _row(number, cells)
        if isinstance(made, Row):
            rows.append(made)
        else:
            faults += made
    return rows, faults or ([] if rows else [RowFault(0, "", "there are no rows below the heads")])


def _records(stream: BinaryIO) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield each row's number and its filled cells."""
    table = _table(stream)
    heads: list[str] = []
    number = 0
    while True:
        number += 1
        try:
            cells = next(table, None)
        except csv.Error as error:
            raise _refused(number, f"it cannot be read as CSV ({error})") from error
        if cells is None:
            return
        if not heads:
            heads = _heads(cells)
        elif any(cell.strip() for cell in cells):
            if len(cells) > len(heads):
                raise _refused(number, f"it has {len(cells)} cells, and there are {len(heads)} heads")
            yield number, {head: _plain(cell) for head, cell in zip(heads, cells, strict=False) if cell.strip()}


def _table(stream: BinaryIO) -> Iterator[list[str]]:
    try:
        text = decode(take(stream, "table"))
    except SourceError as error:
        raise _refused(0, str(error)) from error
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _heads(cells: list[str]) -> list[str]:
    heads = [cell.strip().lower() for cell in cells]
    for head in heads:
        if head not in COLUMNS:
            raise _refused(1, f"there is no column “{head[:40]}”; these are: {', '.join(COLUMNS)}")
        if heads.count(head) > 1:
            raise _refused(1, f"the column {head} is there twice")
    missing = [name for name, column in COLUMNS.items() if column.needed and name not in heads]
    if missing:
        raise _refused(1, f"the column {missing[0]} is missing")
    return heads


def _refused(row: int, reason: str) -> RefusedError:
    return RefusedError((RowFault(row, "", reason),))


def _plain(cell: str) -> str:
    """Return a cell without the mark that guards it from being run as a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _row(number: int, written: Mapping[str, str]) -> Row | tuple[RowFault, ...]:
    cells: dict[str, Any] = {}
    faults: list[RowFault] = []
    for name, text in written.items():
        try:
            cells[name] = COLUMNS[name].read(text)
        except ValueError as error:
            faults.append(RowFault(number, name, str(error)))
    faults += [RowFault(number, name, "it is empty") for name, c in COLUMNS.items() if c.needed and name not in written]
    faults += [RowFault(number, name, reason) for name, reason in _at_odds(cells) if not faults]
    return tuple(faults) or _made(number, cells)


def _at_odds(cells: Cells) -> Iterator[tuple[str, str]]:
    """Yield what cells say against each other."""
    days = [cells[name] for name in ("earliest", "latest") if name in cells]
    if ("time" in cells) == bool(days):
        yield "time", "write the time in words, or the days earliest and latest, one of the two"
    if days != sorted(days):
        yield "latest", "the window ends before it begins"
    if "outcome" not in cells and (odd := next((name for name in _OF_OUTCOME if name in cells), None)):
        yield odd, "it is about an outcome, and none is given"


def _made(number: int, cells: Cells) -> Row | tuple[RowFault, ...]:
    try:
        outcome = _outcome(cells)
    except ValidationError as error:
        first = error.errors()[0]
        return (RowFault(number, str(first["loc"][0]) if first["loc"] else "outcome", str(first["msg"]).lower()),)
    return Row(row=number, outcome=outcome, **{name: cells.get(name, blank) for name, blank in _OF_PREDICTION.items()})


_OF_PREDICTION = {
    **dict.fromkeys(tuple(COLUMNS)[: tuple(COLUMNS).index("outcome")]),
    "quote": "",
    "certainty": Certainty.CERTAIN.value,
    "polarity": Polarity.POSITIVE.value,
    "kind": Kind.OTHER.value,
}
"""The columns that tell of a prediction, with what an empty cell says."""


def _outcome(cells: Cells) -> OutcomeIn | None:
    if "outcome" not in cells:
        return None
    said = {name: cells[name] for name in _OF_OUTCOME if name in cells}
    if "occurred_from" in said:
        said.setdefault("occurred_to", said["occurred_from"])
    return OutcomeIn.model_validate({"choice": cells["outcome"], **said})
