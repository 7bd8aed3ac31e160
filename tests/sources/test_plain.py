"""Plain text: what is head line, title, publisher and body."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.sources import Article, Fault, SourceError, fault_of, read_bytes, read_path, read_text

TODAY = date(2026, 11, 24)
BODY = "The talks could begin within two weeks, a spokesman said.\n\nNothing more was said."

# what is written above the body -> (title, publisher)
HEADS = {
    "date 2025-10-17 Talks may begin soon\n\n": ("Talks may begin soon", None),
    "  date 2025-10-17 Talks may begin\n\n": ("Talks may begin", None),
    "date 2025-10-17 Will the talks begin?\n\n": ("Will the talks begin?", None),
    "date 2025-10-17 Talks to be held in U.S.\n\n": ("Talks to be held in U.S.", None),
    "date 2025-10-17 Gov. Smith and Corp. Moore to speak\n\n": ("Gov. Smith and Corp. Moore to speak", None),
    "date 2025-10-17 Talks may begin\npublisher Sample Wire\n\n": ("Talks may begin", "Sample Wire"),
    "date 2025-10-17\n\nTalks may begin\n\n": ("Talks may begin", None),
    "date 2025-10-17\npublisher Sample Wire\n\nTalks may begin\n\n": ("Talks may begin", "Sample Wire"),
    "date 2025-10-17 Talks may begin\n": ("Talks may begin", None),
    "\ufeffdate 2025-10-17 Talks may begin\r\n\r\n": ("Talks may begin", None),
    "date 2025-10-17 ///\n\n": ("The talks could begin within two weeks, a spokesman said.", None),
}

# the whole is body where the head line goes on with a sentence of it
SENTENCES = (
    "date 2025-10-17 The talks could begin within two weeks. Nobody said where.(Wire)\n\nMore followed.",
    "date 2025-10-17 The talks could begin within two weeks.",
    "date 2025-10-17 The talks could begin on Friday",
    "date 2025-10-17 The talks, a spokesman of the ministry said on Friday, could\nbegin within two weeks.",
    "date 2025-10-17 A spokesman said in October. Another one said in November\n\nMore followed.",
)


@pytest.mark.parametrize("head", HEADS)
def test_head_line_gives_day_title_and_publisher(head: str) -> None:
    """Whatever way the head is written, the text is the body alone."""
    article = read_text(head + BODY)
    assert (article.published_on, article.title, article.publisher) == (date(2025, 10, 17), *HEADS[head])
    assert article.text == BODY


@pytest.mark.parametrize("written", SENTENCES)
def test_first_words_on_the_head_line_are_text(written: str) -> None:
    """A sentence on the head line is no headline: a prediction in it must be found."""
    article = read_text(written)
    assert article.text == written.removeprefix("date 2025-10-17 ")
    assert article.text.startswith(article.title.removesuffix(" …"))


def test_an_article_without_a_head_has_no_day() -> None:
    """The day is never guessed, not even where the text names one."""
    article = read_text("Talks may begin\n\nThe talks were on October 3, 2025, the ministry said.")
    assert article.published_on is None
    fault = fault_of(article, TODAY)
    assert fault is not None
    assert "no publication day" in str(fault)


@pytest.mark.parametrize("written", ["17/10/2025", "2025-02-30", "2025-10", "20251017", "0000-01-01"])
def test_a_head_that_gives_no_day_is_refused(written: str) -> None:
    """A day in another order could be two days, so the sentence names what was written."""
    with pytest.raises(SourceError, match=written):
        read_text(f"date {written} Title\n\n{BODY}")


def test_a_headline_may_begin_with_the_word_date() -> None:
    """Only a number after the word makes a head line."""
    assert read_text(f"Date set for talks\n\n{BODY}").title == "Date set for talks"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no text"),
        (b"date 2025-10-17 \n\n", "no text"),
        (b"date 2027-01-01 Later\n\nThe talks will begin.", "in the future"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"date 2025-10-17 \x00\x01", "binary"),
        (b"date 2025-10-17 \x81\x8d text", "no encoding"),
        (b"x" * 5_000_001, "longer than 5 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_is_one_sentence(content: bytes, said: str) -> None:
    """The sentence names the input and its fault, on one line."""
    (item,) = read_bytes("news.txt", content)
    fault = item if isinstance(item, Fault) else fault_of(item, TODAY)
    assert said in str(fault)
    assert str(fault).startswith("news.txt: ")
    assert "\n" not in str(fault)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_text_in_any_encoding(encoding: str) -> None:
    """Old wire texts are in Windows-1252, exports of office programs in UTF-16."""
    (article,) = read_bytes(
        "a.txt", "date 2025-10-17 Café talks\n\nThe “talks” — in the café — will go on.".encode(encoding)
    )
    assert isinstance(article, Article)
    assert article.title == "Café talks"
    assert article.text == "The “talks” — in the café — will go on."


def test_a_path_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, a folder, an unknown kind and a name with a NUL are faults, never exceptions."""
    (tmp_path / "a.docx").write_bytes(b"x")
    for path, said in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "no article in it"),
        (tmp_path / "a.docx", "kind .docx"),
        (f"{tmp_path}/a\x00.txt", "cannot be read"),
    ):
        (fault,) = read_path(str(path))
        assert said in str(fault)


def test_an_upload_keeps_the_last_part_of_its_name() -> None:
    """Senders write what they like in the name of an upload."""
    (article,) = read_bytes("..\\../../etc/\x00x.txt", b"date 2025-10-17 T\n\nThe talks will begin.")
    assert isinstance(article, Article)
    assert (article.id, article.path) == ("x.txt", "x.txt")
