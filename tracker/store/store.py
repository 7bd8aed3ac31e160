"""A handle on one archive; cheap to keep, safe to share between threads."""

from __future__ import annotations


class Store:
    """An open archive; `url` names it without its password."""

    url: str
