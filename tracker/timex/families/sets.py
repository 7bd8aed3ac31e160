"""Sets: what happens again and again names no day of its own.

Invariant: no set has a window.
"""

from __future__ import annotations

from tracker.timex.calendar import Number
from tracker.timex.families.durations import value
from tracker.timex.families.uncounted import is_speed
from tracker.timex.meanings import Other
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import context

_NAMED = context("named_weekdays")


def _adverb(scene: Scene, code: str) -> Other | None:
    """Read "daily"; "quarterly" only as an adverb ("its quarterly dividend" names the dividend)."""
    if code == "P1Q" and scene.text[scene.end + 1 : scene.end + 2].islower():
        return None
    return None if scene.is_title() or _is_paper(scene) else _set(scene, code)


def _set(scene: Scene, code: str) -> Other:
    """Return a set; the annotators of histories write each day, month or year as one that is left open."""
    return Other(_OPEN.get(code, code) if scene.history else code, "SET")


_OPEN = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def _is_paper(scene: Scene) -> bool:
    """Whether "daily" is a paper: "the party daily Granma", "the Berlin-based daily Taz"."""
    before = scene.word_before().lower()
    return scene.word_after()[:1].isupper() and (before in _OF_PAPERS or before.endswith(_WHERE))


_OF_PAPERS = context("of_papers")
_WHERE = ("-based", "-language", "-owned", "-run", "-circulation", "-leaning")


def _numbered(scene: Scene, number: Number, code: str) -> Other | None:
    """Read "six-monthly", "a three-yearly count"; "two daily papers" are two."""
    is_one_word = " " not in scene.text[scene.start : scene.end]
    return _set(scene, f"P{number}{code[2]}") if is_one_word and code in _OPEN and number > 1 else None


def _times(_: Scene, *holes: object) -> Other:
    return Other(value(1, str(holes[-1])), "SET")


def _days_of(scene: Scene, number: Number, days: str, unit: str) -> Other | None:
    """Read "four days a week", "24 hours a day", which say how often; "six hours a day" also says how long."""
    return _times(scene, unit) if days == "D" or (number, days) == (24, "H") else None


def _every(scene: Scene, _: int, number: Number | None, unit: str) -> Other | None:
    if is_speed(scene, unit):
        return None
    code = value(number or 1, unit)
    is_rate = scene.text[scene.start : scene.start + 4].lower() == "per "
    return Other(code, "SET") if is_rate else _set(scene, code)


def _every_other(_: Scene, number: int, unit: str) -> Other:
    return Other(value(number, unit), "SET")


def _every_weekday(_: Scene, __: int, weekday: int) -> Other:
    return Other(f"XXXX-WXX-{weekday}", "SET")


def _weekdays(scene: Scene, weekday: int) -> Other | None:
    if scene.word_before() in _NAMED:
        return None
    return Other(f"XXXX-WXX-{weekday}", "SET")


def _every_month(_: Scene, __: int, month: int) -> Other:
    return Other(f"XXXX-{month:02d}", "SET")


def _every_date(_: Scene, __: int, month: int, number: Number) -> Other | None:
    return Other(f"XXXX-{month:02d}-{int(number):02d}", "SET") if number in _DAYS else None


_DAYS = range(1, 32)


def _every_day(_: Scene, __: int, number: int, unit: str) -> Other | None:
    """Read "the 15th of each month"."""
    return Other(f"XXXX-XX-{number:02d}", "SET") if unit == "M" and number in _DAYS else None


def _every_season(_: Scene, __: int, code: str) -> Other:
    return Other(f"XXXX-{code}", "SET")


def _every_part(_: Scene, __: int, part: str) -> Other:
    return Other(f"XXXX-XX-XXT{part}", "SET")


def _weekday_parts(_: Scene, weekday: int, part: str) -> Other:
    return Other(f"XXXX-WXX-{weekday}T{part}", "SET")


def _parts(_: Scene, part: str) -> Other:
    return Other(f"XXXX-XX-XXT{part}", "SET")


def _on_weekdays(scene: Scene, _: str, part: str) -> Other | None:
    """Read "weekday mornings"."""
    return _parts(scene, part) if scene.text.startswith(("weekday", "Weekday"), scene.start) else None


def _weekends(_: Scene, __: int | None, ___: int) -> Other:
    return Other("XXXX-WXX-WE", "SET")


RULES: tuple[Rule, ...] = (
    Rule("<set>", "sets", _adverb, ("annually", "daily")),
    Rule("<number> <set>", "sets", _numbered, ("six-monthly",)),
    Rule("<every> [<number>] <unit|units>", "sets", _every, ("every two weeks", "each year")),
    Rule("<every> <half> <unit>", "sets", _every, ("every half hour",)),
    Rule(
        "<every> <number> and <half> <units>",
        "sets",
        lambda s, e, n, half, u: _every(s, e, n + half, u),
        ("every two and a half hours",),
    ),
    Rule(
        "<times> a <unit>",
        "sets",
        _times,
        ("twice a week",),
        "",
        (
            "<times> <every> <unit>",
            "<number|few> <times_word> a <unit>",
            "<number|few> <times_word> <every> <unit>",
        ),
    ),
    Rule("<every> <ordinal> <weekday>", "sets", lambda s, e, _n, w: _every_weekday(s, e, w), ("every third Friday",)),
    Rule("<every> <ordinal> <unit>", "sets", _every, ("every fourth year",)),
    Rule("<every_other> <unit|units>", "sets", _every_other, ("every other day",)),
    Rule("<every_other> <weekday|weekdays>", "sets", _every_weekday, ("every other Friday", "alternate Tuesdays")),
    Rule("<number> <units> a <unit>", "sets", _days_of, ("seven days a week",)),
    Rule("<every> <weekday|weekdays>", "sets", _every_weekday, ("every Monday",)),
    Rule("<weekdays>", "sets", _weekdays, ("on Mondays",)),
    Rule("<every> <month>", "sets", _every_month, ("every May",)),
    Rule("<every> <month> <number|ordinal>", "sets", _every_date, ("every May 1",)),
    Rule(
        "<every> [the] <number|ordinal> [of] <month>",
        "sets",
        lambda s, e, n, m: _every_date(s, e, m, n),
        ("every 23 March",),
    ),
    Rule(
        "the <ordinal> of <every> <unit>",
        "sets",
        lambda s, n, e, u: _every_day(s, e, n, u),
        ("the 15th of each month",),
    ),
    Rule("<every> <season>", "sets", _every_season, ("every summer",)),
    Rule("<every> <daypart>", "sets", _every_part, ("every evening",)),
    Rule("<weekday> <dayparts>", "sets", _weekday_parts, ("Tuesday nights",)),
    Rule("<unit> <dayparts>", "sets", _on_weekdays, ("weekday mornings",)),
    Rule("<dayparts>", "sets", _parts, ("evenings",)),
    Rule("<every> <weekend>", "sets", _weekends, ("every weekend",)),
    Rule("<weekends>", "sets", lambda s, w: _weekends(s, None, w), ("at weekends",)),
    Rule("<every> <few> <units>", "sets", lambda _s, _e, _n, u: Other(value(None, u), "SET"), ("every few months",)),
    Rule("<every> <weekday> <daypart>", "sets", lambda s, _e, w, p: _weekday_parts(s, w, p), ("every Monday night",)),
    Rule(
        "[the] <ordinal|last|final> <weekday> of|in <every> <unit>",
        "sets",
        lambda s, _n, w, _e, _u: _weekdays(s, w),
        ("the first Monday of every month",),
    ),
    Rule(
        "[the] <ordinal|last|final> <unit> of|in <every> <unit>",
        "sets",
        lambda s, _n, _u, _e, unit: _times(s, unit),
        ("the last day of every quarter",),
    ),
    Rule("<times> <set>", "sets", lambda _s, _t, code: Other(code, "SET"), ("twice weekly",)),
    Rule(
        "<times> <every> <number> <units>", "sets", lambda s, _t, e, n, u: _every(s, e, n, u), ("once every two weeks",)
    ),
)
