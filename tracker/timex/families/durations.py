"""Lengths of time, exact, approximate and vague.

Invariant: a length has no place in the calendar; what it is counted from is for prepositions and relations to say.
"""

from __future__ import annotations

from tracker.timex.calendar import Number
from tracker.timex.families.uncounted import is_rate, is_said_of, is_share, is_speed, names_no_length
from tracker.timex.meanings import Clock, Length, Other
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import context

# TIMEX3: units of a day and longer are written after "P", shorter ones after "PT".
_CODES = {"S": "TS", "MN": "TM", "H": "TH", "F": "W", "WE": "WE", "HY": "M", "L": "ML", "C": "CE", "E": "DE", "QC": "Y"}
_FACTORS = {"F": 2, "HY": 6, "QC": 25}
# What half of a unit is in the next smaller one.
_SMALLER = {
    "Y": ("M", 12),
    "M": ("D", 30),
    "W": ("D", 7),
    "D": ("TH", 24),
    "H": ("TM", 60),
    "MN": ("TS", 60),
    "E": ("Y", 10),
    "C": ("Y", 100),
    "Q": ("W", 13),
}


def value(number: Number | None, unit: str) -> str:
    """Return the TIMEX3 value of a number of units, X for an open number.

    >>> value(2, "W"), value(2.5, "Y"), value(None, "D"), value(36, "H")
    ('P2W', 'P2Y6M', 'PXD', 'PT36H')
    """
    code = _CODES.get(unit, unit)
    stem, code = ("PT", code[1:]) if code[0] == "T" else ("P", code)
    if number is None:
        return f"{stem}X{code}"
    if unit == "E" and number > 1:
        return value(number * 10, "Y")
    number *= _FACTORS.get(unit, 1)
    whole = int(number)
    if number == whole:
        return f"{stem}{whole}{code}"
    if unit not in _SMALLER:
        return f"{stem}{number}{code}"
    smaller, factor = _SMALLER[unit]
    rest = round((number - whole) * factor)
    head = f"{whole}{code}" if whole else ""
    if smaller[0] == "T":
        return f"P{head}T{rest}{smaller[1:]}" if stem == "P" else f"PT{head}{rest}{smaller[1:]}"
    return f"P{head}{rest}{smaller}"


def length(number: Number, unit: str, high: Number | None = None, *, about: str = "", ahead: str = "") -> Length:
    """Return the meaning of a number of units, or of `number` to `high` units."""
    if unit == "E" and number < 1:
        return length(number * 10, "Y", high and high * 10, about=about, ahead=ahead)  # half a decade
    return Length(value(number, unit), number, number if high is None else high, unit, about=about, ahead=ahead)


# Behind these "over" counts ("lasted over two years"); elsewhere it is a preposition ("over three years").
_OVER_COUNTS, _TAKEN_OVER = context("over_counts"), context("taken_over")


def is_preposition(scene: Scene, about: str | None) -> bool:
    """Whether the approximator is none after all: the preposition "over", or part of "27 percent fewer than"."""
    if about in ("more", "less") and scene.word_before().lower().endswith(_MEASURES):
        return True
    if about != "more" or scene.text[scene.start : scene.start + 5].lower() != "over ":
        return False
    before = scene.word_before().lower()
    return before not in _OVER_COUNTS or (before in _TAKEN_OVER and scene.word_after() == "ago")


_MEASURES = ("percent", "pct", "%", "points", "times", "million", "billion")
_BARE_BEHIND = frozenset(("in", "within", "for", "over", "after", "before"))
_LASTING = context("lasting")
_BEFORE_STRETCH = context("before_stretch")
_TOOK_WHOM = tuple(f"{verb} {whom} " for verb in ("take", "takes", "took") for whom in context("whom"))
_BARE_BEFORE = (" ago", " later", " earlier", " from now", " to come", " after", " before", " sooner")
# Ages of people are no time expressions ("the six-year-old boy"), those of things are ("a two-month-old truce").
_OLD = ("-old", " old", "-Old")
_YOUNG = context("young")


def _aged(scene: Scene, number: Number | None, unit: str) -> Length | None:
    """Read "a six-month-old truce", "a years-old dispute"; "three-year-old" is left to living beings."""
    noun = scene.word_after()
    if scene.text[scene.end - 4] != "-" or not noun.islower():
        return None
    if number is None:
        return _bare_long(scene, unit)
    return length(number, unit) if unit not in ("Y", "E") and noun not in _YOUNG else None


def _exact(
    scene: Scene, about: str | None, number: Number, more: str | None, unit: str
) -> Length | Other | Clock | None:
    if scene.text.startswith(_OLD, scene.end) or is_preposition(scene, about) or names_no_length(scene):
        return None
    if unit == "Q" and is_share(scene, number):
        return None
    if unit == "H" and (clock := _clock_hours(scene, number)):
        return clock
    if number == 1 and _is_some_day(scene):
        return None if _is_of_period(scene) else Other("FUTURE_REF", vague="open")
    return length(number, unit, about="about" if about == "few" else about or "", ahead="more" if more else "")


def _is_some_day(scene: Scene) -> bool:
    """Whether "one day" means some day to come, and measures nothing ("one day longer", "one day ahead of time")."""
    bare = scene.text[scene.start : scene.end].lower() == "one day" and not scene.lead
    return bare and scene.word_after() not in _MEASURED and scene.lean > 0


_MEASURED = frozenset(("longer", "more", "less", "early", "earlier", "late", "later", "ahead", "before", "after"))


def _is_of_period(scene: Scene) -> bool:
    """Whether a period follows that "one day" is a day of ("one day next week", "one day in May")."""
    return scene.word_after() in ("this", "next") or scene.leads_to_time()


def _clock_hours(scene: Scene, number: Number) -> Clock | None:
    """Read "at 1830 hours", which counts no hours."""
    digits = scene.text[scene.start : scene.start + 4]
    hour, minute = divmod(int(number), 100)
    is_at = scene.leads_to_point or scene.text.startswith(" on ", scene.end)
    if not is_at or not digits.isdigit() or hour > 23 or minute > 59 or scene.word_after() == "of":  # noqa: PLR2004 - a day
        return None
    return Clock(f"T{hour:02d}:{minute:02d}")


def _is_compound(scene: Scene) -> bool:
    """Whether a hyphen joins it to another word ("a year-earlier loss", "a day-care centre", "once-in-a-century")."""
    if scene.comes_behind(("-in-",)):
        return True
    return scene.text[scene.end : scene.end + 1] == "-" and scene.text[scene.end + 1 : scene.end + 2].isalpha()


def _one(scene: Scene, about: str | None, unit: str) -> Length | Other | None:
    if (unit == "Q" and is_share(scene, 1)) or is_preposition(scene, about) or _is_compound(scene):
        return None
    if is_rate(scene):
        return None if is_speed(scene, unit) else Other(value(1, unit), "SET")
    return None if is_said_of(scene) else length(1, unit, about=about or "")


def _another(scene: Scene, about: str | None, number: Number | None, unit: str) -> Length | None:
    """Read "another two weeks", "at least another two weeks"; "for about another" leaves its "about" out."""
    if not number and is_said_of(scene):
        return None
    return length(number or 1, unit, about=about or "", ahead="more")


def _few(scene: Scene, about: str | None, number: str, more: str | None, unit: str) -> Length | None:
    if is_preposition(scene, about):
        return None
    return Length(value(None, unit), 2, 5, unit, vague=number, about=about or "", ahead="more" if more else "")


def _nights(_: Scene, about: str | None, number: Number, part: str, ahead: str = "") -> Length | None:
    """Read "three nights", "two more nights" as days."""
    return length(number, "D", about=about or "", ahead=ahead) if part == "NI" else None


def _a_weekend(scene: Scene) -> Length | None:
    """Read "spent a weekend in Rome"; "a weekend meeting" was held on the one just past."""
    return None if scene.noun_follows() or scene.text.startswith("-", scene.end) else length(1, "WE")


def _few_hyphened(scene: Scene, number: str, unit: str) -> Length | None:
    """Read "a several-year project", "a multi-year plan"."""
    is_one_word = " " not in scene.text[scene.start : scene.end]
    return Length(value(None, unit), 2, 5, unit, vague=number) if is_one_word else None


def _and_longer(scene: Scene, shorter: str, unit: str) -> Length | None:
    """Read "within days or weeks", "for weeks and months": the window is that of the longer."""
    found = _bare(scene, unit)
    return found and found._replace(value=value(None, shorter))


def _bare(scene: Scene, unit: str) -> Length | None:
    """Read a plural without a number behind a preposition ("within days", "for months"), or "days later"."""
    after, before = scene.text[scene.end : scene.end + 9].lower(), scene.word_before().lower()
    if scene.text[scene.start - 1 : scene.start] == "-" and scene.start:  # "after-hours trading"
        return None
    is_counted = scene.lead in _BARE_BEHIND or before in _LASTING or after.startswith(_BARE_BEFORE)
    if (
        not is_counted
        and not scene.comes_behind(_TOOK_WHOM)
        and not (after.startswith(" of ") and before in _BEFORE_STRETCH)
    ):
        return None
    return Length(value(None, unit), 2, 9, unit, vague="bare")


def _long(_: Scene, unit: str) -> Length:
    return length(1, unit)


def _bare_long(_: Scene, unit: str) -> Length:
    return Length(value(None, unit), 2, 9, unit, vague="bare")


_N = "<number|year>"
_U = "<unit|units>"
RULES: tuple[Rule, ...] = (
    Rule(
        f"[<about|some>] {_N} [<more>] {_U}",
        "durations",
        _exact,
        ("in two weeks", "within 12 months", "for two more weeks"),
        "",
    ),
    Rule("[<about>] a <unit>", "durations", _one, ("in a week", "within a year"), ""),
    Rule(
        f"[<about>] another [{_N}] {_U}",
        "durations",
        _another,
        ("for another two weeks", "for a further year"),
        "",
        (f"[<about>] a more [{_N}] {_U}",),
    ),
    Rule("[<about>] <few|some> [<more>] <units>", "durations", _few, ("in a few days", "in several years"), ""),
    Rule(
        "another <few> <units>",
        "durations",
        lambda s, f, u: _few(s, None, f, "more", u),
        ("for another few weeks", "for a further several days"),
        "",
        ("a more <few> <units>",),
    ),
    Rule(
        f"[<about>] {_N} long|full {_U}",
        "durations",
        lambda s, a, n, u: _exact(s, a, n, None, u),
        ("in two full weeks",),
    ),
    Rule("[<about>] <few> long|full <units>", "durations", lambda s, a, n, u: _few(s, a, n, None, u), ()),
    Rule(f"{_N} {_U} old", "durations", _aged, ()),
    Rule("<unit> old", "durations", lambda s, u: _aged(s, 1, u), ()),
    Rule("<units> old", "durations", lambda s, u: _aged(s, None, u), ()),
    Rule("<few> <unit>", "durations", _few_hyphened, ()),
    Rule("[<about>] <number> <dayparts>", "durations", _nights, ()),
    Rule("<number> <more> <dayparts>", "durations", lambda s, n, _m, p: _nights(s, None, n, p, "more"), ()),
    Rule("another [<number>] <dayparts>", "durations", lambda s, n, p: _nights(s, None, n or 1, p, "more"), ()),
    Rule("[<about>] <number> <weekends>", "durations", lambda _s, a, n, _w: length(n, "WE", about=a or ""), ()),
    Rule("a weekend", "durations", _a_weekend, ()),
    Rule(f"{_N} {_U} long", "durations", lambda _s, n, u: length(n, u), ()),
    Rule("<unit> long", "durations", _long, ("a week-long strike",), "", ("<long_unit>",)),
    Rule("<units> long", "durations", _bare_long, (), "", ("<long_units>",)),
    Rule("[<about>] a full <unit>", "durations", _one, ()),
    Rule("<units>", "durations", _bare, ("within days", "within weeks"), ""),
    Rule("<units> or|and <units>", "durations", _and_longer, ("within days or weeks",), ""),
)
