"""Text as the tracker counts in it: Unicode code points, no control characters, one kind of line end.

Invariant: offsets are half-open spans into `clean(text)`, and `clean` is idempotent.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# PostgreSQL refuses NUL, and calendars pass NUL and \x0b through: no control but newline and tab is kept.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")

POSSESSIVE = ("'s", "’s")
"""The endings of a possessive, as texts spell them."""
OWNING = tuple(f"{ending} " for ending in POSSESSIVE)
"""The same with a word behind that is owned."""


class Span(NamedTuple):
    """Code points `start` to `end`, the end not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` in this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


def clean(text: str) -> str:
    r"""Return `text` with one kind of line end and without control characters.

    >>> clean("a\r\nb\x00c")
    'a\nbc'
    """
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))
