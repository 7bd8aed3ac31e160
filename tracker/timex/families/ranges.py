"""Two ends of one range: from X to Y, between X and Y, X or Y, X–Y.

Invariant: a range keeps both ends as expressions of their own, and its first end is not after its second.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.timex.calendar import DAY, Number, add_months
from tracker.timex.families.days import stands_alone
from tracker.timex.meanings import Clock, Pair, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import day_span, month_span

# No range of the news runs longer where only its ends stand side by side.
_LONGEST = timedelta(days=3700)


def _days(scene: Scene, _: int | None, month: int, low: Number, high: Number, year: int | None) -> Pair | None:
    """Read "June 3–7", "Nov. 15 to 26, 2027"."""
    counts = year is None and not stands_alone(scene) and _DASHES.isdisjoint(scene.text[scene.start : scene.end])
    return None if counts else _within_month(scene, low, high, month, year)


def _within_month(scene: Scene, low: Number, high: Number, month: int, year: int | None) -> Pair | None:
    """Read "3–7 June 2027"; without a year, those days of the nearest such month."""
    if not 1 <= low < high <= 31:  # noqa: PLR2004 - days of a month
        return None
    if year is not None:
        first = date(full_year(year), month, int(low))
    else:
        options = [date(y, month, int(low)) for y in range(max(1, scene.now.year - 1), scene.now.year + 2)]
        first = scene.nearest(options, unknown=0) or options[0]
    return Pair(day_span(first), day_span(first.replace(day=int(high))))


_DASHES = frozenset("-–—")


def _pair(scene: Scene, left: Span, right: Span) -> Pair | None:
    """Put two spans together, the second moved on where it was read as one before the first."""
    left = _gone_before(scene, left, right)
    if "TIME" in (left.type, right.type) and not (_are_parts(left, right) or _are_hours(scene, left, right)):
        return None
    left = _of_week(_of_year(left, right), right)
    between = scene.text[scene.start : scene.end]
    if _are_apart(scene, left, right, between):
        return None
    if _kind(right) == "w" != _kind(left):
        right = _with_verb(scene, right)
    elif right.first < left.first or _EITHER.isdisjoint(between.split()):
        right = _moved_on(right, left)
    if right.first <= left.first or right.first - left.last > _LONGEST or "" in (left.grain, right.grain):
        return None
    return Pair(left, right)


_EITHER = frozenset(("and", "or", "nor"))


def _gone_before(scene: Scene, left: Span, right: Span) -> Span:
    """Read the Monday of "from Monday to the early hours of Friday" as the last one before that Friday."""
    is_late = _kind(left) == "w" and right.type == "TIME" and right.first < left.first and scene.lean < 0
    return day_span(left.first - timedelta(days=7), left.name) if is_late else left


def _are_parts(left: Span, right: Span) -> bool:
    """Whether a night or a morning is the end of a range of days ("Thursday night or early Friday"): no hours are."""
    return left.first < right.first and ":" not in left.value + right.value


def _are_hours(scene: Scene, left: Span, right: Span) -> bool:
    """Whether two times of day are the ends of one range: "closed from noon Thursday to 6 a.m. Saturday"."""
    alike = left.type == right.type or {left.grain, right.grain} == {"D"}  # "from Saturday until noon on Monday"
    return left.first < right.first and alike and scene.word_before().lower() in _OPENING


_OPENING = frozenset(("from", "between"))


def _hours(scene: Scene, clock: Clock, right: Span) -> Pair | None:
    """Read "from 8 a.m. until 9:30 p.m. on Saturday": the first hour is of the day of the second."""
    if right.type != "TIME" or right.first != right.last or scene.word_before().lower() not in _OPENING:
        return None
    return Pair(right._replace(value=right.value[:10] + clock.value), right)


def _days_after(scene: Scene, left: Span, number: Number, last: Number) -> Pair | None:
    """Read "June 19, 20 and 21" from its first day to its last."""
    if left.grain != "D" or not left.first.day < number < last <= 31 or not stands_alone(scene):  # noqa: PLR2004 - of a month
        return None
    return Pair(left, day_span(left.first.replace(day=int(last))))


def _kind(span: Span) -> str:
    return str(span.name[0]) if span.name else ""


def _are_apart(scene: Scene, left: Span, right: Span, between: str) -> bool:
    """Whether two times stand side by side by chance: "on Friday and Thursday", "a revision Friday to June's rate"."""
    if right.first < left.first and " and " in between and scene.lean < 0 and not _is_next_month(left, right):
        return not scene.forced
    if ", until " in between and scene.word_before().lower() != "from":
        return True  # "expires on Thursday, until May 1 nothing changes"
    return left.grain != right.grain and " to " in between and scene.word_before().lower() != "from"


def _is_next_month(left: Span, right: Span) -> bool:
    """Whether two months follow on each other: "July and August" are of one summer."""
    return left.grain == right.grain == "M" and left.first.month % 12 + 1 == right.first.month


def _with_verb(scene: Scene, right: Span) -> Span:
    """Read the weekday of "bought from Sept. 14 to Thursday" as the last one, as the verb of the whole range says."""
    if right.first <= scene.anchor or scene.lean >= 0:
        return right
    return day_span(right.first - timedelta(days=7), right.name)


# What the first end of a range may be for the second one to give it its year.
_LIKE = {"M": ("M", "SE"), "SE": ("M", "SE"), "MD": ("D",)}


def _of_year(left: Span, right: Span) -> Span:
    """Read "the spring and early summer of 1943", "from 3 May to 4 June 1916" as of one year, or of two in a row."""
    if left.dated or not right.dated or right.grain not in _LIKE.get(_kind(left), ()):
        return left
    return next((x for x in (_in_year(left, right.first.year - n) for n in (0, 1)) if x.first < right.first), left)


def _of_week(left: Span, right: Span) -> Span:
    """Read "Monday through Wednesday of next week": the last such weekday up to the second end."""
    if _kind(left) != "w" or left.name is None or _kind(right) != "of week":
        return left
    return day_span(right.first - timedelta(days=(right.first.isoweekday() - left.name[1]) % 7), left.name)


def _in_year(span: Span, year: int) -> Span:
    shift = 12 * (year - span.first.year)
    first, last = add_months(span.first, shift), add_months(span.last + DAY, shift) - DAY
    return span._replace(first=first, last=last, value=f"{year:04d}{span.value[4:]}")


def _moved_on(right: Span, left: Span) -> Span:
    """Return the first such weekday, day or month after the first end of a range ("from May to July")."""
    kind = _kind(right)
    if kind == "w":
        day = left.first + timedelta(days=(right.first - left.first).days % 7)
        return day_span(day, right.name)
    if right.part:
        return right
    if kind == "M" and not right.dated:
        year = left.first.year + (right.first.month < left.first.month)
        return month_span(year, right.first.month)
    if right.grain == "D" and not right.dated:
        years = left.first.year - right.first.year
        day = add_months(right.first, 12 * years)
        return day_span(day if day > left.first else add_months(right.first, 12 * years + 12))._replace(dated=False)
    return right


_TO = "to|-|and|or|through|until"
RULES: tuple[Rule, ...] = (
    Rule(
        f"[<weekday>[,]] <month> <number|ordinal> {_TO} <number|ordinal>[[,] <year>]",
        "ranges",
        _days,
        ("from Nov. 15 to 26", "June 3-7, 2027"),
        "from the first day to the last",
    ),
    Rule(
        f"<number|ordinal> {_TO} <number|ordinal> [of] <month> [[,] <year>]",
        "ranges",
        _within_month,
        ("from 3 to 7 June 2027", "the 3rd to the 7th of June"),
        "from the first day to the last",
        (f"[the] <ordinal> {_TO} the <ordinal> [of] <month> [[,] <year>]",),
    ),
    Rule(
        f"<weekday> [the] <number|ordinal> {_TO} <weekday> [the] <number|ordinal> [of] <month> [[,] <year>]",
        "ranges",
        lambda s, _w, low, _v, high, month, year: _within_month(s, low, high, month, year),
        ("from Monday 7 to Friday 11 December",),
        "from the first day to the last",
    ),
)
SPAN_RULES: tuple[Rule, ...] = (
    Rule(
        f"<time> {_TO} <time>",
        "ranges",
        _pair,
        (
            "from Tuesday to Thursday",
            "between October and December",
            "between October and December 2027",
            "May 31-June 2, 2027",
            "Monday or Tuesday",
        ),
        "from the first day to the last",
        (f"<time> {_TO} on|in|from|the <time>", "<time> , or|to|through|until <time>"),
    ),
    Rule(
        "<hour> to|-|and|until <time>",
        "ranges",
        _hours,
        ("from 8 a.m. until 9:30 p.m. on Saturday", "between 7:00 am and 4:00 pm on Sunday"),
        "that day",
    ),
    Rule(
        "<time> into <time>",
        "ranges",
        _pair,
        ("from late December into January",),
        "from the first day to the last",
    ),
    Rule(
        "<time> , <number|ordinal> and|or <number|ordinal>",
        "ranges",
        _days_after,
        ("on June 19, 20 and 21",),
        "from the first day to the last",
        ("<time> , <number|ordinal> , and|or <number|ordinal>",),
    ),
)
