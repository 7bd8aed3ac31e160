"""Article text reaches a page escaped, marked in the right places, and with no markup but our own."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.views.frame import plain
from tracker.views.text import Marked, marked

OURS = re.compile(r"</?(?:mark|b|br)(?: [^<>]*)?>")
TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)) | st.sampled_from("<>&\"'\n![]()"), max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Marked]]:
    """Draw a text, and marks that may overlap anyhow."""
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place, st.booleans()), max_size=6))
    return text, [Marked(min(a, b), max(a, b), strong, title='"<b>') for a, b, strong in pairs]


@given(marked_texts())
def test_without_our_markup_the_text_is_itself(drawn: tuple[str, list[Marked]]) -> None:
    text, marks = drawn
    shown = marked(text, marks).replace("<br>", "\n")
    assert html.unescape(OURS.sub("", shown)) == text


@given(marked_texts())
def test_our_markup_is_the_only_one_and_closes_what_it_opens(drawn: tuple[str, list[Marked]]) -> None:
    shown = marked(*drawn)
    assert "<" not in OURS.sub("", shown)
    assert shown.count("<mark") == shown.count("</mark>")
    assert len(re.findall(r"<b[ >]", shown)) == shown.count("</b>")


def test_a_mark_covers_its_words_and_its_strong_ones() -> None:
    shown = marked("They will meet soon.", [Marked(0, 20), Marked(10, 14, strong=True)])
    assert re.search(r"<mark[^>]*><b[^>]*>meet</b></mark>", shown)


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://a.example", "www.a.example", "x@a.example"])
def test_no_address_is_left_whole_for_a_link(address: str) -> None:
    assert address not in re.sub(r"\\(.)", r"\1", plain(address))


HOSTILE = [
    "![x](http://a.example/x.png)",
    "[x](javascript:alert(1))",
    "<img src=http://a.example/x.png>",
    "$x$ :red[y] :material/home: :smile:",
    "# a\n\n> b",
    "`code` *b* _i_ ~s~ | t |",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_every_mark_of_markdown_is_escaped(words: str) -> None:
    safe = plain(words).replace("\u2060", "")
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\.", "", safe))
    assert re.sub(r"\\(.)", r"\1", safe) == " ".join(words.split())
