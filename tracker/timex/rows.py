"""What is known of a token, as one row, and a line of such rows.

Invariant: a row is a plain tuple, read by the names below: a text has hundreds of them, and making objects would be
most of reading it.
"""

from __future__ import annotations

from typing import Any, Final

from tracker.timex.phrases import Rule

# A word or, once rules have rewritten it, an item: its kind; its value or meaning; the lead of a word; where it starts
# and ends; of an item the rule that made it, the clue that decided, and where the two ends of a range part.
Token = tuple[str, Any, str | None, int, int, Rule | None, str, tuple[int, int] | None]
Line = list[Token]
KIND: Final = 0
VALUE: Final = 1
LEAD: Final = 2
START: Final = 3
END: Final = 4
RULE: Final = 5
CLUE: Final = 6
JOIN: Final = 7


def word_token(kind: str, value: Any, lead: str | None, start: int, end: int) -> Token:  # noqa: ANN401 - whatever a word stands for
    """Return the row of a word."""
    return kind, value, lead, start, end, None, "", None
