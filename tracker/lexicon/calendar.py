"""The names of weekdays and months, in lower case, for those who look for them in a sentence.

Invariant: each stands in `time/calendar.toml`; weekdays are those written in full, months the short ones too.
"""

from __future__ import annotations

from tracker.lexicon import load

WEEKDAYS: dict[str, int] = {name: day for name, day in load("time/calendar")["weekday"].items() if name.endswith("day")}
"""Each weekday with its number, Monday being 1."""
WEEKDAY = "|".join(map(str.capitalize, WEEKDAYS))
"""The weekdays for a pattern, each as it is written."""
MONTHS: dict[str, int] = load("time/calendar")["month"]
"""Each name of a month with its number."""
