"""Articles of newswire length, made from the words and frames of `frames.toml`.

Invariant: the same seed gives the same articles, no two of them have the same text, and every name in them is invented.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tracker.sources.values import Article

SEED = 20251017
_HOLE = re.compile(r"\{(\w+)\}")
# Who an article is about: most of its holes of these names are filled alike.
_CAST = ("first", "last", "country", "firm", "city")
_FIRST_DAY = date(2012, 1, 1)
_DAYS = 5_000
# Every fourth or fifth sentence bears a time expression or two: 3 to 4 in a kilobyte, as newswire has.
_DATED_SHARE = 0.22


def as_line(article: Article) -> str:
    """Return an article as the line of JSON that `tracker extract` reads, without the line end."""
    day = article.published_on
    record = {"id": article.id, "published_on": day and day.isoformat(), "title": article.title, "text": article.text}
    return json.dumps(record, ensure_ascii=False)


@cache
def _frames() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("frames.toml").read_text(encoding="utf-8"))


class _Writer:
    """Fills frames for one article: its country, firm and people stay the same, its times do not."""

    def __init__(self, chance: random.Random, published_on: date) -> None:
        self.chance = chance
        self.year = published_on.year
        self.cast = {name: chance.choice(_frames()["words"][name]) for name in _CAST}

    def write(self, frame: str) -> str:
        """Return `frame` with its holes filled, those in what fills them too."""
        while _HOLE.search(frame):
            frame = _HOLE.sub(lambda hole: self.fill(hole[1]), frame)
        return frame[0].upper() + frame[1:]

    def fill(self, hole: str) -> str:
        """Return the words for one hole; a trailing digit or `_cap` asks for another of the same list."""
        name = hole.lower().removesuffix("_cap").rstrip("2")
        if name in self.cast and not hole.endswith("2") and self.chance.random() < 0.7:  # noqa: PLR2004 - mostly the same cast
            return self.cast[name]
        numbers = {
            "day": self.chance.randint(1, 12),
            "day_after": self.chance.randint(13, 28),
            "past_year": self.year - self.chance.randint(1, 30),
            "future_year": self.year + self.chance.randint(1, 12),
        }
        if name in numbers:
            return str(numbers[name])
        kind = "times" if name in _frames()["times"] else "words"
        words = self.chance.choice(_frames()[kind][name])
        return words[0].upper() + words[1:] if hole[0].isupper() or hole.endswith("_cap") else words


def _article(number: int, seed: int, first_day: date, days: int) -> Article:
    chance = random.Random(f"{seed}-{number}")  # noqa: S311 - reproducible, not secret
    published_on = first_day + timedelta(days=chance.randrange(days))
    writer = _Writer(chance, published_on)
    sentences = [writer.write(frame) for frame in _choose(chance)]
    paragraphs = [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]
    title = writer.write(chance.choice(_frames()["frames"]["title"]))
    name = f"made-{seed}-{number:06}"
    return Article(name, name, title, "\n\n".join(paragraphs), published_on)


def _choose(chance: random.Random) -> list[str]:
    """Draw the frames of one article, none of them twice, in any order."""
    count = chance.randint(20, 34)
    dated = round(count * _DATED_SHARE)
    frames = _frames()["frames"]
    chosen = chance.sample(frames["dated"], dated) + chance.sample(frames["plain"], count - dated)
    chance.shuffle(chosen)
    return chosen


def make(count: int, seed: int = SEED, first_day: date = _FIRST_DAY, days: int = _DAYS) -> Iterator[Article]:
    """Make `count` distinct articles of about 2 kB, one at a time, published within `days` from `first_day` on.

    >>> first, second = make(2)
    >>> first.text != second.text
    True
    """
    return (_article(number, seed, first_day, days) for number in range(count))
