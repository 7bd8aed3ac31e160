"""The statements that pages issue, each with who asks: told by the call stack, so that no query must name itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from types import FrameType

_ROOMS = ("tracker.store.", "tracker.service.")


@dataclass(frozen=True, slots=True)
class Issued:
    """One statement with its values; `asked_by` is "function of the store < function of the service"."""

    statement: str
    values: object
    asked_by: str


def listen(engine: sa.Engine) -> list[Issued]:
    """Return a list that grows with each statement that goes to this engine's database."""
    issued: list[Issued] = []
    sa.event.listen(
        engine,
        "after_cursor_execute",
        lambda _connection, _cursor, statement, values, *_: issued.append(Issued(statement, values, _asked_by())),
    )
    return issued


def _asked_by() -> str:
    """Return the innermost function of each room that is at work; the service has no part in some statements."""
    found: dict[str, str] = {}
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - inspect.stack reads source files for each frame
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        room = next((room for room in _ROOMS if module.startswith(room)), None)
        if room:
            found.setdefault(room, f"{module.removeprefix(room)}.{frame.f_code.co_qualname.split('.')[0]}")
        frame = frame.f_back
    return " < ".join(found[room] for room in _ROOMS if room in found)
