"""Addresses that an article carries: http and https alone, as every page shows them as links."""

from __future__ import annotations

from urllib.parse import urlsplit

from tracker.sources.values import SourceError

_SHOWN = 80  # characters of a refused address in the message


def web_address(written: str | None) -> str | None:
    """Return `written` stripped, None for an empty one. Raises `SourceError` where it is not http(s).

    >>> web_address(" https://wire.example/a ")
    'https://wire.example/a'
    """
    address = (written or "").strip()
    if not address:
        return None
    if not is_web_address(address):
        message = f"its address “{address[:_SHOWN]}” is not one of http or https"
        raise SourceError(message)
    return address


def is_web_address(address: str) -> bool:
    """Return whether `address` is an http(s) URL with a host and without white space or control characters."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and address.isprintable() and " " not in address
