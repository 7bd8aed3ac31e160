"""Markdown, HTML and JSON Lines, hostile ones included."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.sources import READERS, Article, Fault, Reader, count, expand, fault_of, read_bytes, read_path
from tracker.text import clean

DAY = date(2025, 10, 17)
TEXT = "The ministers will meet on Friday to prepare the talks, which could begin within two weeks or so."


def only(name: str, content: str | bytes) -> Article:
    (item,) = read_bytes(name, content.encode() if isinstance(content, str) else content)
    assert isinstance(item, Article), item
    return item


def fault(name: str, content: str | bytes) -> str:
    (item,) = read_bytes(name, content.encode() if isinstance(content, str) else content)
    assert isinstance(item, Fault), item
    return str(item)


def test_markdown_front_matter_and_text_without_markup() -> None:
    """Links, emphasis, pictures and raw HTML leave their words only."""
    article = only(
        "a.md",
        "---\ntitle: Talks near\ndate: 2025-10-17T22:00:00+02:00\nurl: https://wire.example/a\npublisher: Sample Wire\n"
        "tags: [a, b]\n---\n\n# Talks near\n\nThe **ministers** will [meet](https://x.example/?q=1)\non Friday. "
        "![face](https://x.example/p.png) <script>x</script>Then &amp; there.\n\n- one\n- two\n",
    )
    assert (article.title, article.published_on) == ("Talks near", DAY)
    assert (article.url, article.publisher) == ("https://wire.example/a", "Sample Wire")
    assert article.text == "The ministers will meet\non Friday.  xThen & there.\n\none\n\ntwo"


def test_markdown_with_the_head_line_of_plain_text() -> None:
    """Without front matter the head line serves, and the first heading is the title."""
    article = only("a.md", f"date 2025-10-17\n\n# Talks near\n\n{TEXT}\n")
    assert (article.published_on, article.title, article.text) == (DAY, "Talks near", TEXT)


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        ("date: [", "not YAML"),
        ("date: 17 October 2025", "17 October 2025"),
        ("date: 2025-10-17\nurl: javascript:alert(1)", "http"),
        ("date: " + "[" * 5000, "not YAML"),
    ],
)
def test_front_matter_that_cannot_be_trusted_is_refused(matter: str, said: str) -> None:
    """Front matter that cannot be trusted is refused, with what was written."""
    assert said in fault("a.md", f"---\n{matter}\n---\n\n{TEXT}\n")


def page(head: str = "", foot: str = "") -> str:
    return (
        f'<html lang="en"><head><title>Talks near - Sample Wire</title>{head}</head><body><nav>Home | World</nav>'
        f"<div class='cookie'>We use cookies.</div><article><h1>Talks near</h1><p>{TEXT}</p><p>{TEXT[::1]} Again.</p>"
        f"</article><script>alert(1)</script>{foot}</body></html>"
    )


# what the page says of its day -> what is read
PAGE_DAYS = {
    '<meta property="article:published_time" content="2025-10-17T23:30:00-04:00">': DAY,
    '<meta name="date" content="2025-10-17">': DAY,
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-10-17T01:30:00+03:00", '
    '"dateModified": "2026-01-02"}</script>': DAY,
    "": None,
}


@pytest.mark.parametrize("head", PAGE_DAYS)
def test_a_pages_day_is_its_own_or_none(head: str) -> None:
    """The day of publication, never the day of change, and none from a copyright line."""
    article = only("a.html", page(head, "<footer>Copyright 2026 Sample Wire</footer>"))
    assert article.published_on == PAGE_DAYS[head]
    assert article.title == "Talks near"
    assert article.text.startswith(TEXT)
    assert "cookies" not in article.text
    assert "alert" not in article.text


def test_a_page_of_the_future_says_so() -> None:
    """A day after today is told as that, not lost on the way."""
    article = only("a.html", page('<meta name="date" content="2031-10-17">'))
    assert "in the future" in str(fault_of(article, DAY))


@pytest.mark.parametrize(
    "content",
    [b"", b"<html></html>", b"<div>" * 20_000, b"\xff\xfe<html>", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"],
    ids=["empty", "bare", "nested", "half a mark", "entity"],
)  # fmt: skip
def test_a_page_without_an_article_is_a_fault(content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    """No text, no crash, no word of a library on the terminal, nothing read from the disk."""
    for item in read_bytes("a.html", content):
        assert isinstance(item, Fault) or not item.text or "root:" not in item.text
    assert capfd.readouterr() == ("", "")


def test_a_faulty_record_costs_that_record_only(tmp_path: Path) -> None:
    """Every line but the bad ones is read, each bad one is named by its number."""
    lines = [
        json.dumps({"id": "one", "published_on": "2025-10-17", "title": "T", "text": TEXT, "url": None, "extra": [1]}),
        "{not json",
        "",
        "[1, 2]",
        json.dumps({"published_on": "17.10.2025", "text": TEXT}),
        json.dumps({"published_on": "2025-10-17", "text": 5.5}),
        json.dumps({"published_on": "2025-10-17", "text": TEXT, "url": "file:///etc/passwd"}),
        json.dumps({"id": 8, "published_on": "2025-10-17", "text": "Half a \ud800 pair, a line\u2028end\x00. " + TEXT}),
        "[" * 100_000,
        json.dumps({"text": TEXT}),
        json.dumps({"published_on": "2025-10-17", "text": 5}),
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    items = list(read_path(str(path)))
    assert [item.record for item in items if isinstance(item, Fault)] == [2, 4, 5, 6, 7, 9, 11]
    one, eight, last = [item for item in items if isinstance(item, Article)]
    assert (one.id, one.title, one.text, one.path) == ("one", "T", TEXT, str(path))
    assert eight.id == "8"
    assert eight.text.startswith("Half a \ufffd pair, a line\nend. ")
    assert last.id == f"{path}:10"
    assert str(fault_of(last, DAY)).startswith(f"{path}:10: it gives no publication day")


# what gives no day -> how a person gives it one
UNDATED = {
    "a.txt": (TEXT, "a line `date YYYY-MM-DD` first"),
    "a.md": (TEXT, "`date: YYYY-MM-DD` into its front matter"),
    "a.html": (page(), '<meta name="date"'),
    "a.jsonl": (json.dumps({"text": TEXT}), '"published_on"'),
    "-": (json.dumps({"text": TEXT}), '"published_on"'),
    "a.rss": (
        f"<rss version='2.0'><channel><item><title>T</title><description>{TEXT}</description></item></channel></rss>",
        "`pubDate`",
    ),
}


@pytest.mark.parametrize("name", UNDATED)
def test_an_article_without_a_day_is_told_how_its_own_format_gives_one(name: str) -> None:
    """Also from standard input, which no suffix names."""
    content, said = UNDATED[name]
    told = fault_of(only(name, content), DAY)
    assert said in str(told)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps({"text": TEXT}).encode("utf-16"), "UTF-16"),
        (b"\x1f\x8b\x08\n\n\x00\n", "a compressed file"),
        (b"\x00\x01\n\x02\x00\n", "a binary file"),
    ],
)
def test_a_file_that_holds_no_records_is_one_fault(content: bytes, said: str) -> None:
    """Not one for each of its lines; a file with one damaged record is another matter."""
    assert fault("a.jsonl", content).startswith("a.jsonl: it is ")
    assert said in fault("a.jsonl", content)
    damaged, good = read_bytes(
        "a.jsonl", b'{"\x00\n' + json.dumps({"published_on": "2025-10-17", "text": TEXT}).encode()
    )
    assert str(damaged) == "a.jsonl:1: it is a binary file, not a text."
    assert isinstance(good, Article)


def test_a_record_keeps_its_text_but_for_white_space() -> None:
    """Offsets into the text can be carried back to the record."""
    article = only("a.jsonl", json.dumps({"published_on": "2025-10-17", "text": f"\n {TEXT}\r\n\r\n{TEXT} \n"}) + "\n")
    assert article.text == f"{TEXT}\n\n{TEXT}"


def test_a_line_beyond_the_limit_is_skipped(tmp_path: Path) -> None:
    """A line of any length costs bounded memory, and the next one is read."""
    path = tmp_path / "news.jsonl"
    with path.open("w") as file:
        file.write('{"text": "' + "x" * 12_000_000 + '"}\n')
        file.write(json.dumps({"id": "two", "published_on": "2025-10-17", "text": TEXT}) + "\n")
    first, second = read_path(str(path))
    assert isinstance(first, Fault)
    assert isinstance(second, Article)
    assert second.id == "two"


def test_no_records_is_a_fault() -> None:
    """An empty file is told, not passed over."""
    assert "no text" in fault("a.jsonl", b"\n\n")


def test_a_folder_is_its_articles(tmp_path: Path) -> None:
    """Known kinds in order of name, folders within too; not hidden ones, not a README."""
    for name in ("b.txt", "a/2.md", "a/1.html", "README.md", ".hidden.txt", "note.pdf", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [Path(path).relative_to(tmp_path).as_posix() for path in expand(str(tmp_path))] == [
        "b.txt",
        "a/1.html",
        "a/2.md",
    ]


def test_a_folder_without_an_article_is_told(tmp_path: Path) -> None:
    """As what it is, with the kinds that are read: a folder of PDFs is not passed over as if all were done."""
    (tmp_path / "note.pdf").write_text("x")
    (path,) = expand(str(tmp_path))
    (told,) = read_path(path)
    assert str(told).startswith(f"{tmp_path}: there is no article in it; these kinds are read: .txt, ")


LANGUAGES = {
    "de": "Der Sprecher sagte am Freitag, dass das Treffen innerhalb von zwei Wochen stattfinden könnte, und dass "
    "nichts aufgeschoben werden solle, wie er den Reportern in Moskau mitteilte.",
    "fr": "Le porte-parole a déclaré vendredi que la rencontre pourrait avoir lieu dans les deux semaines, et que "
    "rien ne devait être reporté, selon les journalistes présents sur place à Moscou.",
    "ru": "Представитель заявил в пятницу, что встреча может состояться в течение двух недель.",
    "en": f"{TEXT} {TEXT} Putin Trump Peskov Lavrov Rubio Budapest Moskva Kyiv.",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_is_told(code: str) -> None:
    """What is not English is kept and marked; the day and the title are read all the same."""
    assert only("a.txt", f"date 2025-10-17 Titel\n\n{LANGUAGES[code]}").language == code


def test_a_short_text_counts_as_english() -> None:
    """Names and figures alone say nothing of the language."""
    assert only("a.txt", "date 2025-10-17 T\n\nPutin, Budapest.").language == "en"


OPENINGS = st.sampled_from(["", "---\n", "{", "<p>", "date 2025-10-17 "])
CONTENTS = st.binary(max_size=600) | st.builds(
    lambda head, tail: (head + tail).encode(), OPENINGS, st.text(max_size=300)
)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(max_examples=60, deadline=None)
@given(content=CONTENTS)
def test_any_bytes_give_articles_or_faults(reader: Reader, content: bytes) -> None:
    """No reader raises, and every text that comes out is clean and can be stored."""
    for item in read_bytes(f"x{reader.suffixes[0]}", content):
        if isinstance(item, Article):
            assert clean(item.text) == item.text == item.text.strip()
            item.text.encode()
            item.title.encode()


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not passed over as if nothing were in it; the others are read."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("x")
    scan = os.scandir

    def refusing(folder: str) -> object:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied", folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert list(expand(str(tmp_path))) == [str(tmp_path / "open.txt"), str(tmp_path / "closed")]
    (told,) = read_path(str(tmp_path / "closed"))
    assert "it cannot be read" in str(told)


@pytest.mark.parametrize(("name", "content", "number"), [
    ("a.jsonl", "{}\n\n{}\n", 2),
    ("a.txt", "one\ntwo\n", 1),
    ("a.rss", "<rss/>", None),
    ("a", "{}\n", None),
    ("missing.ndjson", None, 1),
])  # fmt: skip
def test_the_articles_of_a_file_are_counted_beforehand(
    name: str, content: str | None, number: int | None, tmp_path: Path
) -> None:
    """By the lines of records; None where only reading tells."""
    if content is not None:
        (tmp_path / name).write_text(content)
    assert count(str(tmp_path / name)) == number
