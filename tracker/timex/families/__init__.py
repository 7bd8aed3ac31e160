"""The families of rules, one file each: words to meanings first, then meanings to longer ones.

Invariant: a family reads words or spans into a meaning; none of them looks at prepositions.
"""

from __future__ import annotations

from tracker.timex.families import (
    antiquity,
    clock,
    compounds,
    dayparts,
    days,
    durations,
    figures,
    fiscal,
    holidays,
    inside,
    months,
    neighbours,
    paired,
    parts,
    periods,
    ranges,
    relative,
    reported,
    seasons,
    sets,
    spoken_hours,
    stretches,
    this_or_next,
    two_parts,
    vague,
    weekdays,
    weekends,
    years,
)
from tracker.timex.phrases import Rule

WORD_RULES: tuple[Rule, ...] = (
    *ranges.RULES,
    *days.RULES,
    *weekdays.RULES,
    *months.RULES,
    *seasons.RULES,
    *periods.RULES,
    *this_or_next.RULES,
    *weekends.RULES,
    *figures.RULES,
    *fiscal.RULES,
    *years.RULES,
    *antiquity.RULES,
    *clock.RULES,
    *spoken_hours.RULES,
    *dayparts.RULES,
    *durations.RULES,
    *compounds.RULES,
    *stretches.RULES,
    *reported.RULES,
    *parts.WORD_RULES,
    *sets.RULES,
    *holidays.RULES,
    *vague.RULES,
)
ITEM_RULES: tuple[Rule, ...] = (
    *clock.SPAN_RULES,
    *spoken_hours.SPAN_RULES,
    *relative.RULES,
    *neighbours.RULES,
    *inside.RULES,
    *two_parts.RULES,
    *parts.RULES,
    *antiquity.ITEM_RULES,
)
RANGE_RULES: tuple[Rule, ...] = (*ranges.SPAN_RULES, *paired.RULES)
