"""Facts about the collector of cycles while much is made: it waits, and is as it was afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest

from tracker import timex
from tracker.sweeping import SweepingLater


@pytest.fixture(params=[True, False], ids=["it was on", "it was off"])
def was_on(request: pytest.FixtureRequest) -> Iterator[bool]:
    (gc.enable if request.param else gc.disable)()
    yield request.param
    gc.enable()


def test_the_collector_is_as_it_was_once_a_text_is_read(was_on: bool) -> None:  # noqa: FBT001 - a fixture
    assert timex.find("They meet on Friday.", date(2026, 1, 31))
    assert gc.isenabled() is was_on


def test_the_collector_is_as_it_was_after_a_fault(was_on: bool) -> None:  # noqa: FBT001 - a fixture
    with pytest.raises(ZeroDivisionError), SweepingLater():
        assert 1 / gc.isenabled()
    assert gc.isenabled() is was_on
