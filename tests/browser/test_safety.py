"""Hostile words in every field of an article cause no request, no script and no link that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tracker import service
from tracker.sources import Article
from tracker.views.pages import ENTRIES

if TYPE_CHECKING:
    from datetime import date

    from watched import Watched

TRAP = (
    '![x](http://evil.example/x.png) <img src="http://evil.example/y.png" onerror="alert(1)"> '
    "<script>alert(2)</script> [go](javascript:alert(3)) :red[x] $x$"
)
WIDTHS = (390, 1024, 1440)


@pytest.fixture(scope="module")
def store(store: service.Store) -> service.Store:
    """Fill the archive with one article that is hostile in all its fields."""
    today = service.today()
    service.ingest(store, [hostile(today)], by=TRAP[:100])  # longer than that is no name
    return store


def hostile(today: date) -> Article:
    """Return an article whose title, text, outlet and path are traps."""
    text = f"President Anders Holm {TRAP} will meet President Mira Kovac within two weeks, {TRAP} Jan Berg said."
    return Article("trap", TRAP, TRAP, text, today, publisher=TRAP, url="http://evil.example/article")


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_page_with_hostile_words_asks_nobody_and_runs_nothing(
    watched: Watched, store: service.Store, name: str
) -> None:
    (event,) = service.events(store).rows[:1]
    (article,) = service.articles(store).rows[:1]
    number = {"event": event.id, "article": article.id}.get(name, 0)
    page = watched.turn_to("/" if name == "week" else f"/{name}?id={number}")
    for box in page.locator("details summary").all():
        box.click()
    watched.settle()
    assert page.locator("[data-testid=stMain] img").count() == 0
    leading_to = page.eval_on_selector_all("a[href]", "links => links.map(link => link.origin)")
    assert set(leading_to) <= {watched.address}


@pytest.mark.parametrize("path", ["/", "/review", "/_stcore/health"])
def test_every_answer_carries_the_headers(address: str, path: str) -> None:
    with urlopen(f"{address}{path}", timeout=10) as answer:  # noqa: S310  # the loopback address of the fixture
        assert "object-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(("form", "opening"), [("ics", b"BEGIN:VCALENDAR"), ("atom", b"<?xml")])
def test_the_calendar_and_the_feed_are_served(address: str, store: service.Store, form: str, opening: bytes) -> None:
    assert store
    with urlopen(f"{address}/feeds/events.{form}?search=Holm", timeout=30) as answer:  # noqa: S310  # loopback
        assert answer.read().startswith(opening)
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_there_is_no_other_feed(address: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{address}/feeds/events.json", timeout=30)  # noqa: S310  # loopback


def test_a_feed_narrowed_by_a_field_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(HTTPError, match="400"):
        urlopen(f"{address}/feeds/events.ics?colour=red", timeout=30)  # noqa: S310  # loopback


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES if not entry.hidden])
def test_no_page_is_wider_than_its_window(watched: Watched, store: service.Store, name: str) -> None:
    assert store
    assert watched.too_wide("/" if name == "week" else f"/{name}", WIDTHS) == {}
