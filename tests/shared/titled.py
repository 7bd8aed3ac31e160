"""What the tests of titles ask: the title of the last prediction of a text."""

from __future__ import annotations

from datetime import date

from tracker.linking import mentions, title
from tracker.reading import read

DAY = date(2031, 4, 20)


def last_title(text: str, day: date = DAY) -> str:
    """Return the title of the last prediction of a text, read as published on `day`."""
    said = read(text, day).predictions
    return title(mentions(text, said, day, "a")[-1], said[-1].speaker)
