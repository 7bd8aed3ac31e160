"""Facts about where a prediction is to happen."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.reading import read


@pytest.mark.parametrize(
    ("where", "expected"),
    [("in Torvik", "Torvik"), ("in New York", "New York"), ("in the Norwegian capital", None), ("at noon", None)],
)
def test_a_place_is_a_name_of_its_own(where: str, expected: str | None) -> None:
    """A word for a people before a noun is none."""
    (told,) = read(f"The envoys will meet {where} on Friday.", date(2030, 5, 20)).predictions
    assert told.place == expected
