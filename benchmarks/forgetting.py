"""What the tagger remembers from one article to the next, and how to make it forget.

Invariant: only tables of bounded size are emptied; the unbounded ones hold the lexicon, whatever was read.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable

_ROOMS = ("tracker.timex", "tracker.grammar")


@functools.cache
def memories() -> list[Callable[[], None]]:
    """Return for each table that the tagger fills as it reads what empties it; looked for once, which takes a while."""
    caches = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))  # noqa: SLF001 - its only name
    return [each.cache_clear for each in caches if _is_filled(each)]


def _is_filled(cache: functools._lru_cache_wrapper[object]) -> bool:
    """Whether reading fills a cache: one of a bounded size, in a room that the tagger works in."""
    return cache.__module__.startswith(_ROOMS) and cache.cache_parameters()["maxsize"] is not None
