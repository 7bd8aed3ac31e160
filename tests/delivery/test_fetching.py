"""Fetching: what is refused whatever it is written as, and what a real server's answers come to."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler

import pytest
from web import served

from tracker.delivery import fetching
from tracker.delivery.fetching import FetchError, fetch, fetch_article, is_public
from tracker.sources import Article, Fault

INSIDE = (
    "127.0.0.1", "127.1.2.3", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
    "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1",
)  # fmt: skip
REFUSED = (
    "http://127.0.0.1/", "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://0x7f000001/",
    "http://127.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest",
    "http://0/", "http://user@127.0.0.1/", "http://name:word@wire.example/", "ftp://wire.example/", "file:///etc/passwd",
    "gopher://127.0.0.1/", "http:///etc/passwd", "//127.0.0.1/", "http://", "javascript:alert(1)", "http://exa mple/",
    "http://wire.example:99999/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://127.0.0.1\\@wire.example/", "http://wire.example\n/",
)  # fmt: skip
PAGE = (
    b'<html><head><title>Talks near</title><meta name="date" content="2025-10-17"></head><body><article><h1>Talks near'
    b"</h1><p>The ministers will meet on Friday to prepare the talks, which could begin within two weeks or so, a "
    b"spokesman said on Thursday.</p></article></body></html>"
)


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address: str) -> None:
    """Private, shared, local, reserved and translated addresses, IPv6 forms of IPv4 included."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_an_address_outside_is_public(address: str) -> None:
    """The rule is no wall around everything."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_refused_is_one_sentence(url: str) -> None:
    """However loopback is written, and whatever is no plain address of the web."""
    with pytest.raises(FetchError) as told:
        fetch(url)
    assert "\n" not in str(told.value)


# path -> status, headers, body
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {}, PAGE),
    "/there": (301, {"Location": "/page"}, b""),
    "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 50_000_000)),
    "/long": (200, {}, b"0" * 6_000_000),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/gone": (410, {}, b""),
    "/slow": (200, {}, b"x" * 50),
}


class Answers(BaseHTTPRequestHandler):
    """A server whose paths each misbehave in their own way."""

    def do_GET(self) -> None:
        """Answer by the table; `/slow` a byte at a time."""
        status, headers, content = ANSWERS[self.path]
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        step = 1 if self.path == "/slow" else len(content) or 1
        for start in range(0, len(content), step):
            self.wfile.write(content[start : start + step])
            self.wfile.flush()
            threading.Event().wait(0.1 if step == 1 else 0)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with served(Answers) as address:
        yield address


def loopback_too(address: fetching.Address) -> bool:
    """Let the test's own server be reached, and nothing else inside."""
    return address.is_loopback or is_public(address)


@pytest.mark.parametrize("path", ["/page", "/there", "/gzip"])
def test_a_page_becomes_an_article(server: str, path: str) -> None:
    """With its address as where it is from, after redirects."""
    (article,) = fetch_article(server + path, allows=loopback_too)
    assert isinstance(article, Article)
    assert (article.title, article.id, article.path) == ("Talks near", server + path, server + path)
    assert article.url == server + (path if path == "/gzip" else "/page")
    assert str(article.published_on) == "2025-10-17"


def test_the_next_address_of_a_name_is_tried_where_the_first_does_not_answer(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without IPv6 may be told an address of it first."""
    port = int(server.rpartition(":")[2])
    told = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (host, port)) for host in ("127.0.0.9", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: told)
    assert fetch(f"{server}/page", allows=loopback_too).content == PAGE


def test_a_server_that_never_proves_its_name_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the connection, and sends now and then a byte that proves nothing."""
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent, dripping(silent):
        begun = time.monotonic()
        with pytest.raises(FetchError):
            fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", allows=loopback_too)
        assert time.monotonic() - begun < 3


@contextmanager
def dripping(listening: socket.socket) -> Iterator[None]:
    """Answer one connection with a byte each tenth of a second, for five seconds at most."""
    over = threading.Event()

    def drip() -> None:
        with listening.accept()[0] as taken, suppress(OSError):
            head = b"\x16\x03\x03\x40\x00"  # a record that says it will be long
            for byte in head + bytes(50):
                taken.send(bytes([byte]))
                if over.wait(0.1):
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


FAULTS = {
    "/inside": "its own network",
    "/file": "not an address of http",
    "/round": "redirects more than",
    "/bomb": "longer than 5 MB",
    "/long": "longer than 5 MB",
    "/picture": "image/png",
    "/gone": "410",
}


@pytest.mark.parametrize("path", FAULTS)
def test_a_bad_answer_is_one_sentence(server: str, path: str) -> None:
    """Redirects inside, endless ones, bombs, pictures and errors are told under the address that was asked for."""
    (fault,) = fetch_article(server + path, allows=loopback_too)
    assert isinstance(fault, Fault)
    assert fault.path == server + path
    assert FAULTS[path] in str(fault)


def test_a_slow_server_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then does not keep the tracker waiting."""
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    (fault,) = fetch_article(f"{server}/slow", allows=loopback_too)
    assert isinstance(fault, Fault)


def test_without_leave_the_same_server_is_refused(server: str) -> None:
    """The rule in force refuses the test's own server."""
    (fault,) = fetch_article(f"{server}/page")
    assert "its own network" in str(fault)
