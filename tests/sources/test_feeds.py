"""RSS and Atom as articles: each entry with its own day, and nothing of a feed run, opened or fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.sources import Article, Fault, read_bytes

ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate><description>{text}</description></item>"
DAY = "Fri, 17 Oct 2025 23:30:00 -0400"
TEXT = "&lt;p&gt;The ministers will meet on Monday.&lt;/p&gt;&lt;p&gt;A vote follows.&lt;/p&gt;"


def rss(*items: str) -> bytes:
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Sample Wire</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def item(title: str = "Talks near", link: str = "https://wire.example/a", day: str = DAY, text: str = TEXT) -> str:
    return ITEM.format(title=title, link=link, day=day, text=text)


def one(content: bytes, name: str = "wire.rss") -> Article | Fault:
    (found,) = read_bytes(name, content)
    return found


@pytest.mark.parametrize("name", ["wire.rss", "wire.xml", "wire"])
def test_an_entry_is_an_article_of_its_own_day(name: str) -> None:
    """The evening of the 17th in New York is the 17th, though it is the 18th in UTC."""
    article = one(rss(item()), name)
    assert isinstance(article, Article)
    assert (article.title, article.publisher, str(article.published_on)) == ("Talks near", "Sample Wire", "2025-10-17")
    assert (article.id, article.url) == ("https://wire.example/a", "https://wire.example/a")
    assert article.text == "The ministers will meet on Monday.\n\nA vote follows."


def test_atom_gives_its_longest_text() -> None:
    """The whole content rather than its summary."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><entry><title>Vote set</title>'
        '<link href="https://harbour.example/v"/><published>2025-10-17T01:00:00+09:00</published>'
        "<summary>A vote.</summary><content>The council votes on Tuesday, the mayor said.</content></entry></feed>"
    )
    article = one(atom.encode(), "harbour.atom")
    assert isinstance(article, Article)
    assert article.text == "The council votes on Tuesday, the mayor said."
    assert (article.publisher, str(article.published_on)) == ("Harbour Gazette", "2025-10-17")


def test_scripts_pictures_and_addresses_that_are_none_leave_nothing() -> None:
    """Neither in the text nor as the article's link."""
    hostile = "&lt;script&gt;steal()&lt;/script&gt;&lt;img src='http://x.example/p.png'&gt;Talks begin."
    article = one(rss(item(link="javascript:alert(1)", text=hostile)))
    assert isinstance(article, Article)
    assert (article.text, article.url) == ("Talks begin.", None)


def test_an_entity_opens_no_file(tmp_path: Path) -> None:
    """XML can name a file of the machine: it is not read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    content = bomb.encode() + rss(item(text="&x;"))[len('<?xml version="1.0"?>') :]
    assert all("hidden" not in str(found) for found in read_bytes("wire.rss", content))


@pytest.mark.parametrize(
    ("link", "name"), [("https://wire.example/a", "wire.rss (https://wire.example/a)"), ("", "wire.rss:1")]
)
def test_a_bad_entry_costs_itself_alone(link: str, name: str) -> None:
    """A day that is none is a fault under the feed and the entry's address or number; the next entry is read."""
    bad, good = read_bytes("wire.rss", rss(item(link=link, day="some day"), item(link="https://wire.example/b")))
    assert isinstance(bad, Fault)
    assert str(bad).startswith(f"{name}: its publication day is written “some day”")
    assert isinstance(good, Article)


def test_an_entry_without_a_day_is_given_none() -> None:
    found = one(rss(item(day="")))
    assert isinstance(found, Article)
    assert found.published_on is None


@pytest.mark.parametrize("content", [b"<html><body>no feed</body></html>", b"", b"<?xml version='1.0'?><r/>"])
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    assert "no RSS or Atom feed" in str(one(content))
