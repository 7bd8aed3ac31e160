"""What can be set: the name of each setting, its words, its default, its unit, and which values it takes.

Invariant: a default passes its own check.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from zoneinfo import available_timezones

from tracker.reading import readers
from tracker.reading.values import RULES, Confidence
from tracker.state import TAIL_SHARE
from tracker.store.rows import SettingRow
from tracker.timex import DEFAULT, Lengths

_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is called, its default, its unit, and a check that raises `ValueError`.

    `choices` are the values that there are, where they can be listed.
    """

    name: str
    words: str
    default: str
    unit: str
    check: Callable[[str], object]
    choices: Callable[[], tuple[str, ...]] = tuple

    def row(self, value: str) -> SettingRow:
        """Return the setting with a value, for a page."""
        return SettingRow(self.name, self.words, value, self.default, self.unit, self.choices())


LONGEST_NAME = 100
"""Characters: the width of a line on a page."""


def _name(value: str) -> str:
    if len(value) > LONGEST_NAME or not value.isprintable():
        message = f"a name has at most {LONGEST_NAME} printable characters"
        raise ValueError(message)
    return value


def _zone(value: str) -> str:
    if value and value not in zones():
        message = "there is no time zone of this name"
        raise ValueError(message)
    return value


@cache
def zones() -> tuple[str, ...]:
    """Return the names of time zones; the empty one stands for the machine's own."""
    return ("", *sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc")), "UTC")


def _day_of_week(value: str) -> int:
    if value not in WEEK_STARTS:
        message = f"a week begins on {' or '.join(WEEK_STARTS)}"
        raise ValueError(message)
    return WEEK_STARTS[value]


WEEK_STARTS = {"Monday": 0, "Sunday": 6, "Saturday": 5}
"""The days that a week can begin with, and their numbers as `date.weekday` counts them."""


def _share(value: str) -> float:
    with suppress(ValueError):
        if 0 < (share := float(value)) <= 2:  # noqa: PLR2004 - a tail longer than two windows says nothing any more
            return share
    message = "a share lies above 0 and not above 2"
    raise ValueError(message)


def _reader(value: str) -> str:
    if value not in readers.names():
        message = f"installed are {', '.join(readers.names())}"
        raise ValueError(message)
    return value


def length_in(value: str) -> int | tuple[int, int]:
    """Return a length as it is written: a number, or a lower and an upper one ("3-7"). Raises `ValueError`."""
    low, _, high = value.partition("-")
    with suppress(ValueError):
        pair = (int(low), int(high or low))
        if 0 < pair[0] <= pair[1] <= _LONGEST:
            return pair if high else pair[0]
    message = f"a length is a whole number from 1 to {_LONGEST:,}, or a lower and an upper one (3-7)"
    raise ValueError(message)


def _confidence(value: str) -> Confidence:
    if value not in set(Confidence):
        message = f"choose one of {', '.join(Confidence)}"
        raise ValueError(message)
    return Confidence(value)


_UNITS = {"coming_months": "months", "coming_years": "years", "few_months": "months", "few_years": "years",
          "medium_term_years": "years"}  # fmt: skip
_WORDS = {
    "soon": "soon, shortly",
    "imminent": "imminent, any day now",
    "immediately": "immediately, at once",
    "near_future": "in the near future",
    "medium_term_years": "in the medium term",
    **{f"coming_{unit}": f"in the coming {unit}" for unit in ("days", "weeks", "months", "years")},
    **{f"few_{unit}": f"in a few {unit}" for unit in ("days", "weeks", "months", "years")},
}


def _written(value: int | tuple[int, int]) -> str:
    return str(value) if isinstance(value, int) else "-".join(map(str, value))


SETTINGS = (
    Setting("my_name", "My name, as it stands beside what I record", "", "", _name),
    Setting("time_zone", "Time zone, by which a day begins", "", "", _zone, zones),
    Setting("week_starts", "First day of the week on display", "Monday", "", _day_of_week, lambda: tuple(WEEK_STARTS)),
    Setting("reader", "Who reads the articles", RULES, "", _reader, readers.names),
    Setting("tail_share", "Tail of a loose end, as a share of the window", str(TAIL_SHARE), "", _share),
    Setting(
        "keep_from",
        "Least confidence that an import keeps",
        Confidence.LIKELY.value,
        "",
        _confidence,
        lambda: tuple(Confidence),
    ),
    *(
        Setting(
            f.name,
            _WORDS.get(f.name, f.name),
            _written(getattr(DEFAULT, f.name)),
            _UNITS.get(f.name, "days"),
            length_in,
        )
        for f in fields(Lengths)
    ),
)
"""Every setting, in the order of the page."""
BY_NAME = {each.name: each for each in SETTINGS}
"""The same, by name."""
