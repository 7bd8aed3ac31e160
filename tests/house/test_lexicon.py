"""The lexicon holds no list that nothing asks for, and no word twice in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tracker.lexicon import load, names

CODE = "\n".join(path.read_text() for path in (Path(__file__).parents[2] / "tracker").rglob("*.py"))
# A list is asked for by its name in quotation marks, or as a hole of a pattern: "in <number> <units>".
ASKED = {*re.findall(r"[\"']([\w-]+)[\"']", CODE), *re.findall(r"(?<=[<|])\w+(?=[|>])", CODE)}
# Names put together of a kind and what is told of it, and those of lists that are asked for all at once.
KINDS, TOLD = ("called_off", "put_off"), ("phrases", "states", "apart")
ASKED |= {f"{kind}_{told}" for kind in KINDS for told in TOLD} | set(load("families"))
FILES = ("families", "grammar", "tense", "linking", "actors", *names("reading"), *names("time"))


@pytest.mark.parametrize("name", sorted({*FILES} - {"time/holidays"}))  # its entries are the holidays themselves
def test_every_list_of_the_lexicon_is_asked_for(name: str) -> None:
    assert set(load(name)) - ASKED == set()


def lists(table: Any, path: str) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 - a table of TOML
    """Yield the lists of words in a table, but those of irregular verbs, whose two past forms may be one."""
    for name, value in table.items() if isinstance(table, dict) and not path.endswith(".irregular") else ():
        yield from lists(value, f"{path}.{name}")
    if isinstance(table, list):
        yield path, [word for word in table if isinstance(word, str)]


@pytest.mark.parametrize("name", FILES)
def test_no_list_has_a_word_twice(name: str) -> None:
    assert [path for path, words in lists(load(name), name) if len(set(words)) < len(words)] == []
