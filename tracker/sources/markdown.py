"""Markdown: front matter with date, title, url and publisher, and a text that is read without its markup.

Invariant: link targets, pictures and raw HTML never reach the text; without front matter the head line of plain text
serves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from tracker.sources.decoding import decode, take
from tracker.sources.language import language_of
from tracker.sources.links import web_address
from tracker.sources.plain import day, split_day
from tracker.sources.titles import first_words
from tracker.sources.values import Article, Fault, Reader, SourceError

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\s*---[ \t]*\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL | re.MULTILINE)
_DAY_KEYS = ("date", "published_on", "published", "date_published", "publication_date")
_PUBLISHER_KEYS = ("publisher", "outlet", "source")
_URL_KEYS = ("url", "link")
_BREAKS = {"softbreak": "\n", "hardbreak": "\n"}
_VERBATIM = {"text", "code_inline"}
_CODE = {"fence", "code_block"}


def read(name: str, stream: BinaryIO) -> Iterator[Article | Fault]:
    """Yield the one article of a Markdown text."""
    matter, body = _split_matter(decode(take(stream)))
    written = _first(matter, _DAY_KEYS)
    published_on, body = (day(written), body) if written else split_day(body)
    heading, text = _plain(body)
    yield Article(
        name,
        name,
        _first(matter, ("title",)) or heading or first_words(text),
        text,
        published_on,
        language_of(text),
        web_address(_first(matter, _URL_KEYS)),
        _first(matter, _PUBLISHER_KEYS),
        "markdown",
    )


def _split_matter(text: str) -> tuple[Mapping[str, object], str]:
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    return _fields(front["matter"]), text[front.end() :]


def _fields(matter: str) -> Mapping[str, object]:
    """Return the fields of the front matter, every scalar as the text that it was written as."""
    import yaml

    try:
        fields = yaml.load(matter, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts, lists and maps only
    except (yaml.YAMLError, RecursionError) as error:
        message = "its front matter is not YAML"
        raise SourceError(message) from error
    return fields if isinstance(fields, dict) else {}


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    values = (fields.get(key) for key in keys)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _plain(markdown: str) -> tuple[str | None, str]:
    """Return the first-level heading that opens the text, if one does, and the text's other blocks."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(markdown)
    blocks = [_block(token) for token in tokens]
    if len(tokens) > 1 and tokens[0].tag == "h1":
        return blocks[1], _joined(blocks[2:])
    return None, _joined(blocks)


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(block for block in blocks if block)


def _block(token: Token) -> str:
    """Return the words of a block token: "" for what only opens, closes or is raw HTML."""
    if token.type in _CODE:
        return token.content.strip()
    return "".join(_inline(child) for child in token.children or ()).strip()


def _inline(token: Token) -> str:
    return token.content if token.type in _VERBATIM else _BREAKS.get(token.type, "")


READER = Reader(
    "markdown",
    "Markdown with front matter (date, title, url, publisher)",
    (".md", ".markdown"),
    read,
    "put a line `date: YYYY-MM-DD` into its front matter",
)
