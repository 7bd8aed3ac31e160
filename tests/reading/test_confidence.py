"""Each reason against a reading has its words for a person."""

from __future__ import annotations

from tracker.reading.confidence import WEIGHT, in_words


def test_every_reason_is_told_in_a_persons_words() -> None:
    """None is shown by its short name."""
    assert [reason for reason in WEIGHT if in_words(reason) == reason] == []
