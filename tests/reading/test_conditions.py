"""A prediction says of itself whether its words make it hang on a condition."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.reading import read

DAY = date(2030, 5, 6)
HANGING = (
    "The ferry line would close on May 20 if the council cuts its grant.",
    "Unless the river falls, the gates will stay shut until Friday.",
    "A second round will be held on June 2, provided no candidate wins outright.",
    "Should the vote fail, the mayor will resign on Friday.",
    "Barring a strike, the trains will run again on Monday.",
)
FREE = (
    "The ferry line will close on May 20.",
    "The ferry line may close on May 20.",
    "The council will rule on Friday, but if it cannot agree the case goes to a judge.",
)


@pytest.mark.parametrize(("text", "hangs"), [*((t, True) for t in HANGING), *((t, False) for t in FREE)])
def test_a_condition_marks_the_prediction_that_hangs_on_it(text: str, hangs: bool) -> None:  # noqa: FBT001 - a case
    first = read(text, DAY).predictions[0]
    assert first.conditional is hangs
