"""Tables of one connection's own, made like a part of one that is kept, for what is worked out of a past day.

Invariant: such a table goes with the transaction that looks at it, or with the next one made of its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import DropTable


def like(kept: sa.Table, name: str, columns: Iterable[str], key: str = "") -> sa.Table:
    """Return a temporary table with some columns of a kept one, `key` its primary key; `anew` makes it."""
    made = (_column(kept.c[each], key=each == key) for each in columns)
    return sa.Table(name, sa.MetaData(), *made, prefixes=["TEMPORARY"])


def _column(kept: sa.Column[Any], *, key: bool) -> sa.Column[Any]:
    kind = sa.String() if isinstance(kept.type, sa.Enum) else kept.type  # what is checked where it is kept
    return sa.Column(kept.name, kind, primary_key=key, autoincrement=False)


def anew(connection: sa.Connection, table: sa.Table) -> None:
    """Make the table, empty; it takes the place of one made before in this transaction."""
    connection.execute(DropTable(table, if_exists=True))
    table.create(connection, checkfirst=False)
