"""Feeds that are subscribed to, read from a real server on the loopback address."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from ipaddress import IPv4Address, IPv6Address

import pytest
from web import served

from tracker import service
from tracker.store import Store

ITEM = (
    "<item><title>{0}</title><link>{1}/{0}</link><pubDate>Fri, 17 Oct 2025 10:00:00 GMT</pubDate>"
    "<description>The {0} will open on Friday.</description></item>"
)
PAGE = (
    "<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>The Harlow bridge will open on Friday, "
    "the city said, and the mayor will cut the ribbon at noon.</p><p>Traffic will be let onto it within two weeks, an "
    "engineer said, once the load tests are over and the signs are up.</p></article></body></html>"
)


class Wire(BaseHTTPRequestHandler):
    """A feed of two entries, of which one has a page behind it."""

    def do_GET(self) -> None:
        """Answer with the feed, the page, or 404."""
        here = f"http://{self.headers['Host']}"
        entries = "".join(ITEM.format(name, here) for name in ("bridge", "tunnel"))
        feed = f"<rss version='2.0'><channel><title>Sample Wire</title>{entries}</channel></rss>"
        kind, body = {"/feed": ("application/rss+xml", feed), "/bridge": ("text/html", PAGE)}.get(self.path, ("", ""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture(scope="module")
def wire() -> Iterator[str]:
    with served(Wire) as address:
        yield address


def loopback(address: IPv4Address | IPv6Address) -> bool:
    return address.is_loopback


def texts(store: Store) -> list[str]:
    rows = service.articles(store).rows
    return sorted(service.article(store, row.id).text for row in rows)


def test_new_entries_are_stored_with_the_page_behind_them(store: Store, wire: str) -> None:
    """The page where there is one, else what the feed holds; the entry's own day; and again adds nothing."""
    service.add_feed(store, f"{wire}/feed", by="Ada")
    added = service.read_feeds(store, allows=loopback)
    assert (added.new, added.faults) == (2, ())
    bridge, tunnel = texts(store)
    assert "load tests" in bridge
    assert tunnel == "The tunnel will open on Friday."
    assert {str(row.published_on) for row in service.articles(store).rows} == {"2025-10-17"}
    (feed,) = service.feeds(store)
    assert (feed.title, feed.fault, feed.added_by) == ("Sample Wire", None, "Ada")
    assert feed.read_at is not None
    again = service.read_feeds(store, allows=loopback)
    assert (again.new, again.known) == (0, 0)


def test_summaries_alone_fetch_no_page(store: Store, wire: str) -> None:
    service.add_feed(store, f"{wire}/feed")
    service.read_feeds(store, whole=False, allows=loopback)
    assert texts(store) == ["The bridge will open on Friday.", "The tunnel will open on Friday."]


def test_a_feed_that_fails_is_told_and_costs_no_other(store: Store, wire: str) -> None:
    for path in ("gone", "bridge", "feed"):
        service.add_feed(store, f"{wire}/{path}")
    added = service.read_feeds(store, allows=loopback)
    assert added.new == 2
    assert [fault.path for fault in added.faults] == [f"{wire}/gone", f"{wire}/bridge"]
    gone, page, _ = service.feeds(store)
    assert "404" in (gone.fault or "")
    assert "no RSS or Atom feed" in (page.fault or "")


def test_without_leave_the_machines_own_network_is_not_read(store: Store, wire: str) -> None:
    service.add_feed(store, f"{wire}/feed")
    assert "its own network" in service.read_feeds(store).faults[0].reason


def test_a_subscription_is_made_once_and_ended(store: Store) -> None:
    service.add_feed(store, " https://wire.example/feed ")
    for wrong in ("https://wire.example/feed", "ftp://wire.example/feed", "", "javascript:alert(1)"):
        with pytest.raises(service.InputError):
            service.add_feed(store, wrong)
    service.remove_feed(store, "https://wire.example/feed")
    assert service.feeds(store) == ()
    with pytest.raises(service.UnknownError):
        service.remove_feed(store, "https://wire.example/feed")
