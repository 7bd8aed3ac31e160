"""Fetching an article from the web, never from the machine or the network that the tracker runs in.

Invariant: a connection goes only to an address that was looked at and found public, on each step of a redirect anew;
bytes and time are bounded. Nobody fetches unless a person switched it on.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urljoin, urlsplit

from tracker.sources import Article, Fault, is_web_address, read_bytes

LIMIT = 5_000_000  # bytes, also after decompression
SECONDS = 20.0  # for a whole fetch, redirects included
REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# IPv4 addresses written in IPv6 ones that `is_global` calls public: NAT64 (RFC 6052, RFC 8215), 6to4, Teredo.
_TRANSLATED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allows = Callable[[Address], bool]


class FetchError(Exception):
    """A web address that is not fetched; its text is one clear sentence."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the address after redirects, the media type without parameters, and the bytes."""

    url: str
    media_type: str
    content: bytes


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the public internet.

    >>> is_public(ipaddress.ip_address("93.184.215.14")), is_public(ipaddress.ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    if mapped is not None:
        return is_public(mapped)
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special and not any(address in network for network in _TRANSLATED)


def fetch_article(url: str, *, allows: Allows = is_public) -> Iterator[Article | Fault]:
    """Yield what the page at `url` holds, or why it was not fetched."""
    try:
        fetched = fetch(url, allows=allows)
        suffix = _suffix(fetched.media_type)
    except FetchError as error:
        yield Fault(url, str(error))
        return
    for item in read_bytes(f"page{suffix}", fetched.content):
        if isinstance(item, Fault):
            yield replace(item, path=url)
        else:
            own = item.id != item.path and not item.id.startswith(item.path)
            yield replace(item, id=item.id if own else url, path=url, url=item.url or fetched.url)


def fetch(url: str, *, allows: Allows = is_public) -> Fetched:
    """Return what `url` holds. Raises `FetchError`, one sentence, for whatever is refused or fails."""
    until = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        try:
            answer = _one(url, until, allows)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            message = f"it cannot be fetched ({str(error) or type(error).__name__})"
            raise FetchError(message) from error
        if isinstance(answer, Fetched):
            return answer
        url = answer
    message = f"it redirects more than {REDIRECTS} times"
    raise FetchError(message)


def _suffix(media_type: str) -> str:
    if media_type not in _SUFFIXES:
        message = f"it is {media_type or 'of no stated kind'}, not a text"
        raise FetchError(message)
    return _SUFFIXES[media_type]


def _one(url: str, until: float, allows: Allows) -> Fetched | str:
    """Return the answer of one host, or the address that it redirects to."""
    parts = _checked(url)
    connection = _connection(parts, until, allows)
    alarm = threading.Timer(_left(until), connection.hang_up)  # a server may send a byte a second for ever
    alarm.start()
    try:
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("GET", target, headers={"User-Agent": "prediction-tracker", "Accept-Encoding": "identity"})
        response = connection.getresponse()
        if response.status in _REDIRECTS and (location := response.headers.get("Location")):
            return urljoin(url, location)
        if response.status != http.client.OK:
            message = f"the server answers {response.status} {response.reason}"
            raise FetchError(message)
        return Fetched(url, response.headers.get_content_type(), _body(response, until))
    finally:
        alarm.cancel()
        connection.close()


def _checked(url: str) -> SplitResult:
    if not is_web_address(url) or not url.isascii():
        message = "it is not an address of http or https"
        raise FetchError(message)
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        message = "it carries a name or a password"
        raise FetchError(message)
    return parts


class _Connection(http.client.HTTPConnection):
    """A connection to one of the addresses that were looked at, whatever the name says by now."""

    def __init__(self, parts: SplitResult, port: int, addresses: Sequence[Address], until: float) -> None:
        super().__init__(parts.hostname or "", port, timeout=_left(until))
        self._addresses, self._secure, self._until = addresses, parts.scheme == "https", until

    def connect(self) -> None:
        """Connect to the first address that answers, and let a secure server prove the name."""
        self.sock = self._reached()
        if self._secure:
            secure = ssl.create_default_context()
            self.sock = secure.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock.do_handshake()  # by now `hang_up` can end it

    def _reached(self) -> socket.socket:
        """Return a socket; a machine without a way to IPv6 may be told such an address first."""
        *others, last = self._addresses
        for address in others:
            with suppress(OSError):
                return socket.create_connection((str(address), self.port), _left(self._until))
        return socket.create_connection((str(last), self.port), _left(self._until))

    def hang_up(self) -> None:
        """End the conversation from another thread; whoever waits for the server gets an error."""
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def _connection(parts: SplitResult, until: float, allows: Allows) -> _Connection:
    port = parts.port or _PORTS[parts.scheme]
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(where[0]).partition("%")[0]) for *_, where in found]
    if not addresses or not all(allows(address) for address in addresses):
        message = "it leads into this machine or its own network, which is not fetched from"
        raise FetchError(message)
    return _Connection(parts, port, addresses, until)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        message = f"it takes longer than {SECONDS:.0f} seconds"
        raise FetchError(message)
    return left


def _body(response: http.client.HTTPResponse, until: float) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding not in {"identity", "gzip"}:
        message = f"it is compressed as {encoding[:20]}, which is not read"
        raise FetchError(message)
    unpack = zlib.decompressobj(31) if encoding == "gzip" else None
    content = b""
    while chunk := response.read1(_CHUNK):
        _left(until)
        content += unpack.decompress(chunk, LIMIT + 1 - len(content)) if unpack else chunk
        if len(content) > LIMIT:
            message = f"it is longer than {LIMIT // 1_000_000} MB"
            raise FetchError(message)
    return content
