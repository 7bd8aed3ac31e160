"""Editions: as they were signed, in three formats, with no word of an article run or fetched."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tracker import service
from tracker.exports import EDITIONS
from tracker.exports.edition import document
from tracker.exports.edition_mail import as_mail
from tracker.sources.values import Article
from tracker.store.rows import EditionRow

TODAY = date(2025, 11, 30)
HOSTILE = "</p><script>alert(1)</script> ![x](https://x.org/p.png) [y](https://x.org) <img src=//x.org>"


@pytest.fixture(scope="module")
def edition(store: service.Store) -> EditionRow:
    """Return an edition of the story, signed with a hostile name and note."""
    return service.sign_off(store, note=HOSTILE, by=HOSTILE, today=TODAY, token="t")  # noqa: S106 - stands for one press


class Tags(HTMLParser):
    """Every element of a page, with its attributes."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))


def written(edition: EditionRow, name: str) -> str:
    return next(each for each in EDITIONS if each.name == name).write(edition).decode()


def test_html_is_one_file_that_asks_nobody(edition: EditionRow) -> None:
    """No script, picture, link or frame, whatever stands in notes and quotes."""
    page = written(edition, "html")
    found = Tags(page).found
    assert {tag for tag, _ in found} <= {
        "html", "head", "meta", "title", "style", "body", "header", "h1", "p", "dl", "div", "dt", "dd", "section", "h2",
        "span", "ul", "li", "b", "h3", "blockquote", "cite", "table", "tr", "th", "td", "i", "footer", "code",
    }  # fmt: skip
    assert not any(name in {"src", "href"} or name.startswith("on") for _, attrs in found for name in attrs)
    assert not any(word in page for word in ("url(", "@import", "<script", "http://", "https://")) or HOSTILE


def test_markdown_has_no_markup_of_others(edition: EditionRow) -> None:
    """Read as Markdown, it has no picture, no link and no raw HTML."""
    tokens = MarkdownIt("commonmark").parse(written(edition, "markdown"))
    kinds = {child.type for token in tokens for child in token.children or ()} | {token.type for token in tokens}
    assert not kinds & {"image", "link_open", "html_inline", "html_block", "code_inline"}
    assert "alert(1)" in "".join(child.content for token in tokens for child in token.children or ())


@pytest.mark.parametrize("name", [each.name for each in EDITIONS])
def test_every_format_says_what_was_signed(edition: EditionRow, name: str) -> None:
    """Number, cut-off day, every list that has something, and the seal with the one before."""
    page = written(edition, name)
    lists, laid_out = page.partition("Track record")[0], document(edition)
    assert f"edition {edition.number}" in page
    assert edition.hash in page
    assert edition.previous_hash in page
    assert laid_out.sections
    for section in laid_out.sections:
        assert section.heading in page
    assert sum(len(section.items) for section in laid_out.sections) == lists.count(_bullet(name))


def _bullet(name: str) -> str:
    return {"html": "<li", "markdown": "\n- **", "text": "\n* "}[name]


def test_an_edition_stays_as_it_was_signed(store: service.Store, edition: EditionRow) -> None:
    """What is settled later does not reach it."""
    before = written(edition, "text")
    row = next(row for row in service.events(store, TODAY).rows if row.outcome is None)
    service.settle(store, row.id, service.OutcomeIn(choice="cannot_tell", own_knowledge=True), today=TODAY)
    assert written(service.edition(store, edition.number), "text") == before


def test_a_mail_bears_its_colours_and_no_variable(edition: EditionRow) -> None:
    """Each rule has its colour in the light and another in the dark; the words are those of the page."""
    mail = as_mail(edition).decode()
    assert "var(" not in mail
    assert "--" not in mail.partition("<style>")[2].partition("</style>")[0]
    light, _, dark = mail.partition("@media (prefers-color-scheme:dark)")
    assert ".came{color:#00664a}" in light
    assert ".came{color:#6ed8b8!important}" in dark
    assert '<body style="color:#12171a;background:#fff">' in mail
    assert mail.partition("</header>")[2] == written(edition, "html").partition("</header>")[2]


def test_a_move_that_a_person_recorded_says_so_with_the_day_before(tmp_path: Path) -> None:
    """No article gave the new day: the reader is told who did, and from which day."""
    store, text = service.open_store(f"sqlite:///{tmp_path}/a.db"), "The bridge will reopen on May 14, Ada Lund said."
    service.ingest(
        store, [Article("a", "a.txt", "A bridge", text, published_on=date(2025, 5, 1))], today=date(2025, 5, 1)
    )
    service.sign_off(store, by="Ida", today=date(2025, 5, 5), token="1")  # noqa: S106 - stands for one press
    (view,) = service.all_events(store, date(2025, 5, 8))
    told = {"choice": "moved", "moved_to": "June 3", "known_on": date(2025, 5, 8), "own_knowledge": True}
    service.settle(store, view.event.id, service.OutcomeIn.model_validate(told), by="Ole", today=date(2025, 5, 8))
    page = document(service.sign_off(store, by="Ida", today=date(2025, 5, 12), token="2"))  # noqa: S106
    (item,) = next(section for section in page.sections if section.heading == "Moved to another day").items
    assert item.words == "on 3 Jun 2025, before: on 14 May 2025 (20 days later); moved there by Ole"
    store.close()
