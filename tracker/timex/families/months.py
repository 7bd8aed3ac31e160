"""Months, with and without a year, and the quarters that are named by one.

Invariant: every meaning is a whole month or a whole quarter.
"""

from __future__ import annotations

import re
from datetime import date

from tracker.grammar.words import takes_clause
from tracker.timex import calendar
from tracker.timex.families.antiquity import beside
from tracker.timex.families.figures import told_year
from tracker.timex.meanings import Other, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import month_span, quarter_span
from tracker.timex.vocabulary import context

# Months whose names are names of people, and which stand for a month only where no such name can stand.
_NAMES = frozenset((3, 4, 5, 6, 8))
# Months ahead: the near one is meant, unless it is half a year off.
_SOON, _HALF_A_YEAR, _FAR = 2, 6, 9
_BEFORE_MONTH = context("before_month")
_HAPPENINGS = context("happenings")
_TRADED = frozenset(("delivery", "deliveries", "settlement", "shipment", "shipments"))


def _month(scene: Scene, month: int) -> Span | Other | None:
    if scene.is_title() or _is_name(scene, month):
        return None
    if scene.before_christ and scene.history:
        return beside(scene, f"-{month:02d}")
    return month_span(_year_of(scene, month), month, dated=False)


# "March-April" names two months, "Mary-April" nobody whom the news tells of.
_DASHES = ("-", "–", "/")


def _is_name(scene: Scene, month: int) -> bool:
    if month not in _NAMES or scene.text.endswith(_DASHES, 0, scene.start):
        return False
    before, after = scene.word_before(), scene.word_after()
    if not scene.lead and after[:1].isupper() and before.lower() not in _BEFORE_MONTH:
        return True
    if before[:1].isupper() and before.rstrip(".").isalpha() and before.lower() not in _BEFORE_MONTH:
        return True
    if month == 3 and scene.text[scene.start : scene.end] == "March" and _MARCHES.match(scene.text, scene.end):  # noqa: PLR2004 - March
        return True
    if not scene.lead and before.lower() not in _BEFORE_MONTH | _OWNING and _is_surname(scene):
        return True
    return month == 5 and not before and after[:1].islower()  # noqa: PLR2004 - May


def _is_surname(scene: Scene) -> bool:
    """Whether the month is somebody's last name in the text: "Theresa May"."""
    if scene.surnames is None:
        named = ((m["first"].lower(), m["last"]) for m in _PERSON.finditer(scene.text))
        scene.surnames = frozenset(last for first, last in named if first not in _BEFORE_MONTH)
    return scene.text[scene.start : scene.end] in scene.surnames


_PERSON = re.compile(r"\b(?P<first>[A-Z][a-z]+) (?P<last>March|April|May|June|August)\b(?!,? \d)")
_OWNING = frozenset(("a", "an", "his", "her", "its", "their", "our"))


# "the March for Life", "the March of the Living".
_MARCHES = re.compile(r" (?:of|for|on) (?:the |our )?[A-Z](?!\w* \d)")


def _year_of(scene: Scene, month: int) -> int:
    """Return the year of a month without one: the anchor's month itself, else the next or last one by the verb."""
    now = scene.now
    if scene.history and scene.mention:
        return scene.in_history([date(y, month, 28) for y in range(max(1, now.year - 1), now.year + 2)]).year
    if known := _known_year(scene, month):
        return known
    if scene.word_after() in _HAPPENINGS and not scene.forced:  # "the April coup"
        return now.year - (month > now.month)
    ahead = (month - now.month) % 12
    if (
        not scene.forced
        and (scene.lean == 0 or (ahead <= _SOON and not scene.is_close))
        and (ahead < _HALF_A_YEAR or scene.lead == "between")
    ):
        return now.year + (month < now.month)
    if scene.lean > 0 and not (scene.is_weak and ahead > (_HALF_A_YEAR if scene.describes else _FAR)):
        return now.year + (month < now.month)
    return now.year - (month > now.month)


def _known_year(scene: Scene, month: int) -> int:
    """Return the year of "In 1978 … late August", of the anchor's own month, of "oil for March delivery", else 0."""
    now = scene.now
    if year := scene.opened_year():
        return year
    if _is_of_figures(scene):
        return now.year - (month > now.month)
    is_traded = scene.lead == "for" and scene.word_after() in _TRADED
    return now.year + (month < now.month) if is_traded or month == now.month else 0


def _is_of_figures(scene: Scene) -> bool:
    """Whether a month is what a statistic sums up: "May figures are due", "the September jobs report"."""
    figures = _OF_FIGURES.match(scene.text, scene.end) or scene.comes_behind(_FIGURES_FOR)
    return bool(figures) and not scene.forced


_STATISTICS = "|".join(sorted(context("statistics")))
_OF_FIGURES = re.compile(
    rf" (?:[a-z]+ ){{0,2}}(?:{_STATISTICS})\b| (?:{'|'.join(sorted(context('reported')))}) report\b"
)
_FIGURES_FOR = tuple(f"{noun} for " for noun in context("statistics"))


def _month_year(scene: Scene, month: int, year: int) -> Span:
    return month_span(scene.written_year(full_year(year)), month)


def _quarter_by_month(scene: Scene, month: int, unit: str) -> Span | None:
    """Read "the June quarter" as the one that June ends."""
    if unit != "Q" or month % 3:
        return None
    number = month // 3
    told = told_year(scene, lambda y: calendar.quarter(y, number)) if scene.lean > 0 else 0
    return quarter_span(told or _year_of(scene, month), number)


def _quarter_of_months(scene: Scene, first: int, last: int, unit: str) -> Span | None:
    """Read "the April-June quarter"."""
    return _quarter_by_month(scene, last, "Q") if unit in ("Q", "period") and first == last - 2 else None


def _relative_month(scene: Scene, way: int, month: int) -> Span:
    """Read "next May" as the first one after the anchor's month, "last May" as the last one before it.

    Who means the month just ended says "last month": "last May" said in June is a year further back.
    "The following May" is told from the date mentioned last.
    """
    now = scene.base
    if way > 0:
        return month_span(now.year + (month <= now.month or scene.follows_year()), month)
    is_last = scene.text[scene.start : scene.start + 4].lower() == "last"
    return month_span(now.year - (month >= now.month - is_last), month, back=True)


def _that_month(scene: Scene, month: int) -> Span | Other | None:
    """Read "that November" in the year of the date mentioned last; "said that May could be wet" only joins clauses."""
    if takes_clause(scene.word_before()):
        return None
    if scene.before_christ:
        return beside(scene, f"-{month:02d}")
    return month_span(scene.told_from("Y").year, month)


def _this_month(scene: Scene, month: int) -> Span:
    now = scene.now
    return month_span(now.year + (month < now.month and scene.lean > 0), month)


RULES: tuple[Rule, ...] = (
    Rule(
        "<month>[,] <year>",
        "months",
        _month_year,
        ("in October 2027", "by Nov. 2026"),
        "that month",
    ),
    Rule("[the] <month> <unit>", "months", _quarter_by_month, ("in the March quarter",), "the quarter that it ends"),
    Rule(
        "[the] <month> -|to <month> <unit|period>",
        "months",
        _quarter_of_months,
        ("in the January-March quarter",),
        "that quarter",
    ),
    Rule("<month>", "months", _month, ("in November", "by March"), "the first one whose end is on or after the anchor"),
    Rule(
        "[the] <last|past|previous|next|coming> <month>",
        "months",
        _relative_month,
        ("next February",),
        "the first one after the anchor's month",
        ("this <coming|past|last> <month>", "the <following> <month>"),
    ),
    Rule(
        "<that> <month>", "months", lambda s, _t, m: _that_month(s, m), ("that November",), "that of the year mentioned"
    ),
    Rule("this <month>", "months", _this_month, ("this November",), "that month of the anchor's year"),
)
