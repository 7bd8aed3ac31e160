"""Headlines: telling a title from the first words of a text, by its form alone.

Invariant: title and body together are the text that came in, but for white space.
"""

from __future__ import annotations

import re

_LONGEST = 200  # characters; the longest of many thousand newswire headlines has 150
_MOST_WORDS = 25
_CREDIT = re.compile(r"\s*\([^()]{1,40}\)$")  # "(AFP)" after the last sentence
_SENTENCE_END = re.compile(r"[.!…;:,][\"”’')\]]*$")
_INITIALISM_END = re.compile(r"\b(?:[A-Z]\.){2,}[\"”’')\]]*$")  # "… in the U.S." may end a headline
_INNER_END = re.compile(r"[a-z]{4}\.[\"”’')\]]*\s+[\"“‘'(]?[A-Z]")  # four letters: not "Gov." or "Corp."
_WORDS_FOR_TITLE = 12
_LETTER = re.compile(r"[^\W\d_]")  # a wire's "///" is stripped like a title, and names nothing


def split_title(text: str) -> tuple[str, str]:
    r"""Return the title of `text` and its body: its first line where that is a headline, else its first words.

    >>> split_title("Summit in doubt\n\nThe Kremlin said no.")
    ('Summit in doubt', 'The Kremlin said no.')
    >>> split_title("The Kremlin said no.")
    ('The Kremlin said no.', 'The Kremlin said no.')
    """
    text = text.strip()
    line, _, rest = text.partition("\n")
    if rest.strip() and is_title(line) and not _runs_on(rest):
        return (line.strip() if _LETTER.search(line) else first_words(rest)), rest.strip()
    return first_words(text), text


def is_title(line: str) -> bool:
    """Return whether `line` has the form of a headline: short, one clause, no full stop at its end."""
    line = _CREDIT.sub("", line.strip())
    if not line or len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or _INNER_END.search(line):
        return False
    return bool(_INITIALISM_END.search(line)) or not _SENTENCE_END.search(line)


def first_words(text: str) -> str:
    """Return the first words of `text`, to call it by where it has no title."""
    line = text.strip().partition("\n")[0]
    words = line.split()
    return " ".join(words[:_WORDS_FOR_TITLE]) + (" …" if len(words) > _WORDS_FOR_TITLE else "")


def _runs_on(rest: str) -> bool:
    """Return whether the line after the first one goes on with its sentence."""
    return rest[0] != "\n" and rest.lstrip(" \t")[:1].islower()
