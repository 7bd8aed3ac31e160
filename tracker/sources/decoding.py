"""Bytes to characters: UTF-8, UTF-16 by its mark, else Windows-1252; a file that is no text is refused by kind.

Invariant: what `decode` and `tidy` return is `tracker.text.clean` and can be encoded again.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from tracker.sources.values import SourceError
from tracker.text import clean

LIMIT = 5_000_000  # bytes of one article: the longest newspaper issue is a tenth of it
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def take(stream: BinaryIO, what: str = "article") -> bytes:
    """Return all bytes of one article, or of `what` it is. Raises `SourceError` for more than `LIMIT` of them."""
    content = stream.read(LIMIT + 1)
    if len(content) > LIMIT:
        message = f"it is longer than {LIMIT // 1_000_000} MB, the most that one {what} may be"
        raise SourceError(message)
    return content


def refuse_other_kinds(content: bytes) -> None:
    """Raise `SourceError` where the first bytes are those of a file that is no text."""
    for signature, words in _SIGNATURES:
        if content.startswith(signature):
            message = f"it is {words}, not a text"
            raise SourceError(message)


def decode(content: bytes) -> str:
    r"""Return the cleaned text of `content`. Raises `SourceError` where it is not text.

    >>> decode(b"the President\x92s visit")
    'the President’s visit'
    """
    return tidy(characters(content))


def characters(content: bytes) -> str:
    """Return `content` as characters, not one of them changed. Raises `SourceError` where it is not text."""
    refuse_other_kinds(content)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content, "utf-16")
    if b"\x00" in content:
        message = "it is a binary file, not a text"
        raise SourceError(message)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def tidy(text: str) -> str:
    """Return `text` cleaned, with half characters (lone surrogates, which nothing can store) replaced."""
    return clean(_SURROGATES.sub("\ufffd", text))


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = "it is in no encoding that is read here: UTF-8, UTF-16 and Windows-1252 are"
        raise SourceError(message) from error
