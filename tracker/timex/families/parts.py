"""Parts of longer periods: early, mid, late, the end of, later in, the rest of.

Invariant: a part lies inside the period it is a part of.
"""

from __future__ import annotations

from tracker.timex import calendar
from tracker.timex.families.periods import next_such
from tracker.timex.families.portions import part_of
from tracker.timex.meanings import Length, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import period, quarter_span


def _part(scene: Scene, part: str, whole: Span) -> Span | None:
    """Read "early next week"; where the part is over and the sentence looks ahead, that of the next such period.

    "The turn of the year" is over once the year has begun.
    """
    found = part_of(whole, part)
    if found and whole.grain == "D" and whole.name == ("this", "D"):
        return whole  # "the end of the day | tomorrow"
    begun = found and part == "start" and found.first <= scene.anchor and _TURN in scene.text[scene.start : scene.end]
    if found and (found.last < scene.anchor or begun) and not scene.history:
        following = next_such(scene, whole)
        return part_of(following, part) if following and scene.lean > 0 else found
    return found


_TURN = "turn of "


def _part_of_unit(scene: Scene, part: str, unit: str) -> Span | None:
    """Read "mid-week", "mid-year", "the end of year" of the anchor's own."""
    found = period_of(scene, unit) if part in ("mid", "start", "end") else None
    return _part(scene, part, found._replace(name=("this", unit))) if found else None


def _parts_of(_: Scene, first: str, late: Span) -> Span | None:
    """Read "early to mid July": from the start of the one part to the end of the other."""
    whole = period(late.first, late.grain) if late.part in ("mid", "late") else None
    early = part_of(whole, first) if whole else None
    return late._replace(first=early.first) if early and early.first < late.first else None


def _hyphened_end(scene: Scene, _: str, span: Span) -> Span | None:
    """Read "end-December", "by end March"; elsewhere "end" is a verb ("the strike will end Monday")."""
    hyphen = scene.text[scene.start + 3 : scene.start + 4] == "-"
    return part_of(span, "end") if span.grain in ("M", "Q", "Y") and (hyphen or scene.lead is not None) else None


def _some_of(_: Scene, length: Length, span: Span) -> Span | None:
    """Read "the first two months of 2027", "the last ten days of May", "the opening weeks of the year"."""
    way = {"first": 1, "final": -1, "last": -1}.get(length.ahead)
    if way is None or span.grain not in ("M", "Q", "HY", "Y", "E", "C"):
        return None
    if length.vague:
        ends = ("start", "end") if length.unit in ("D", "W") else ("early", "late")
        found = part_of(span, ends[way < 0])
        grain = (
            "M" if length.unit == "D" and span.grain == "Y" else span.grain
        )  # "the last days of 1939" are of a month
        return found._replace(value=length.value, type="DURATION", grain=grain) if found else None
    if (length.low, length.high, length.unit, span.grain) == (3, 3, "M", "Y"):
        return quarter_span(span.first.year, 1 if way > 0 else 4)  # "the last three months of 2012"
    inside = calendar.add(span.first, length.high, length.unit) - calendar.DAY
    first = span.first if way > 0 else calendar.add(span.last + calendar.DAY, -length.high, length.unit)
    last = inside if way > 0 else span.last
    part = "early" if way > 0 else "late"
    return Span(length.value, first, last, span.grain, part=part, type="DURATION") if last <= span.last else None


def _later(scene: Scene, way: int, span: Span) -> Span | None:
    """Read "later this week": from tomorrow to its end, all of it where it lies ahead; "earlier this week"."""
    now = scene.now
    if span.grain == "D":  # "Earlier Friday, they met": an adverb of the sentence
        is_adverb = span.name is not None and span.name[0] == "w" and (way < 0 or scene.text[scene.start].isupper())
        return None if is_adverb else span
    if way > 0:
        first = now + calendar.DAY if span.first <= now < span.last else span.first
        return span._replace(first=max(span.first, first), name=None, part="later")
    last = now - calendar.DAY if span.first < now <= span.last else span.last
    return span._replace(last=max(last, span.first), name=None, back=True)


def _year_end(scene: Scene, unit: str, _: str) -> Span | None:
    """Read "year-end", "month's end", "EOY", of what is told the last one that has come; "EOD" names a day."""
    found = period_of(scene, unit)
    if found and unit == "D":
        return found._replace(name=("this", unit))
    if found and _is_over(scene, found):
        found = period(scene.now, unit, -1)  # "orders rose to 890 million at year-end"
    return part_of(found, "end") if found else None


def _is_over(scene: Scene, found: Span) -> bool:
    ahead = found.last > scene.anchor and not scene.history
    return ahead and scene.lead not in _DEADLINES and scene.lean < 0


_DEADLINES = frozenset(("by", "before", "until"))


def _end_of(_: Scene, unit: str, __: str, span: Span) -> Span | None:
    """Read "year-end 2027"."""
    return part_of(span, "end") if span.grain == unit else None


def period_of(scene: Scene, unit: str) -> Span | None:
    """Return the anchor's own period of a unit."""
    return period(scene.now, unit) if unit in ("D", "W", "M", "Q", "Y", "E", "C") else None


def _span_end(_: Scene, span: Span, __: str) -> Span | None:
    """Read "2026 year-end" and "this year's end"."""
    return part_of(span, "end")


def _rest_of(scene: Scene, span: Span) -> Span:
    """Read "the rest of 2027": from the anchor, where it is inside."""
    return span._replace(first=max(span.first, min(scene.now, span.last)), name=None)


WORD_RULES: tuple[Rule, ...] = (
    Rule("<mid_unit>", "parts", lambda s, u: _part_of_unit(s, "mid", u), ("midweek", "by midyear"), "as mid-week"),
    Rule("<end_unit>", "parts", lambda s, u: _year_end(s, u, ""), ("by yearend",), "as year-end"),
)
RULES: tuple[Rule, ...] = (
    Rule(
        "[the] <early> [the|this] <time>",
        "parts",
        _part,
        ("early next week", "in mid-March", "late 2027", "the end of the month"),
        "of a week Mon–Wed, Tue–Thu, Thu–Sun; of a month 1–10, 11–20, 21–; of a year four months each",
        (),
    ),
    Rule(
        "<later|earlier> [in|on|of] <time>",
        "parts",
        _later,
        ("later this month", "later in 2027"),
        "from the day after the anchor to its end",
    ),
    Rule("<early> <unit>", "parts", _part_of_unit, ("mid-week", "by end of year"), "that part of the anchor's own"),
    Rule(
        "[the] <early> to|or|and|- <time>",
        "parts",
        _parts_of,
        ("in early to mid July",),
        "from the start of the one to the end of the other",
    ),
    Rule("<end> <time>", "parts", _hyphened_end, ("by end-2027",), "its end"),
    Rule(
        "<length> of|in <time>",
        "parts",
        _some_of,
        ("in the first two months of 2027", "in the last ten days of December"),
        "that many of it; without a number its start or end in days, else its early or late part",
    ),
    Rule(
        "<unit> ['s] <end>",
        "parts",
        _year_end,
        ("by year-end",),
        "the last day",
    ),
    Rule("[the] <unit> <end> [of] <time>", "parts", _end_of, ("by year-end 2027",), "its end"),
    Rule("<time> ['s] <end>", "parts", _span_end, ("by 2027's end",), "its end"),
    Rule(
        "[the] rest of <time>",
        "parts",
        _rest_of,
        ("the rest of 2027",),
        "from the anchor to its end",
    ),
)
