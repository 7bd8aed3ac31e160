"""Memory over many articles: resident memory after each tenth of them.

Invariant: articles are made one at a time and let go, so what grows is the tagger's.
"""

from __future__ import annotations

from benchmarks.articles import make
from benchmarks.measure import memory
from benchmarks.page import table
from tracker import timex


def flat(count: int) -> str:
    """Return the table of resident memory in MB over `count` articles."""
    rows = []
    step = max(1, count // 10)
    for number, article in enumerate(make(count), 1):
        assert article.published_on  # noqa: S101 - the maker gives every article a day
        timex.find(article.text, article.published_on)
        if number % step == 0 or number == 1:
            rows.append([f"{number:,}", f"{memory():.0f}"])
    return table(("articles read", "resident memory, MB"), rows)
