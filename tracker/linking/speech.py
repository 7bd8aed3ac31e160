"""Who "he", "I" and "our" are in what somebody says.

Invariant: what stands within quotation marks is never about its own speaker as "he" or "she".
"""

from __future__ import annotations

import re

_MARK = re.compile(r"[\"“”]")
_CLOSES = re.compile(r"[,.?!—-][\"”]")
_OWN = re.compile(r"\b(?:[Mm]y|[Oo]ur|us|we)\b")
_OTHERS = {"my": "their", "our": "their", "us": "them", "we": "they"}


def is_direct(quote: str, event: str) -> bool:
    """Whether an event's words stand within quotation marks, of which the first may stand in a sentence before."""
    at = quote.find(event)
    before = _MARK.findall(quote[: max(at, 0)])
    after = _MARK.search(quote, at + len(event))
    closes = after is not None and _CLOSES.match(quote, after.start() - 1) is not None
    return len(before) % 2 == 1 or (not before and closes)


def told(words: str) -> str:
    """Return a speaker's words as another one tells them: "our garden" as "their garden"."""
    return _OWN.sub(lambda found: _OTHERS[found[0].lower()], words)
