"""The way back in: an exported archive, or a table of predictions and outcomes that somebody made by hand.

Invariant: of a table that is wrong anywhere nothing is handed out; an archive's rows are stored all, or none.
"""

from __future__ import annotations

from tracker.imports import archive, table
from tracker.imports.values import RefusedError, Row, RowFault

__all__ = ["RefusedError", "Row", "RowFault", "archive", "table"]
