"""Days of holidays that the corpus cannot show: those of years that the calendar of a country does not reach."""

from __future__ import annotations

import pytest

from tracker.timex.families.holidays import holiday


def test_a_year_that_the_library_does_not_reach_has_no_day_and_warns_nobody(recwarn: pytest.WarningsRecorder) -> None:
    assert holiday("dussehra", 1957) is None
    assert not recwarn.list
