"""Seasons, with and without a year; histories mark those that describe a campaign, too ("the summer offensive").

Invariant: every meaning is a whole season, or, of "winter quarters", one of any year.
"""

from __future__ import annotations

from tracker.timex import calendar
from tracker.timex.calendar import Number
from tracker.timex.families.antiquity import beside
from tracker.timex.families.portions import part_of
from tracker.timex.meanings import Other, Span
from tracker.timex.numerals import full_year
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import season_span
from tracker.timex.vocabulary import context

# A season without an article or a year is one only behind these ("in spring", "by summer").
_BEFORE_SEASON = context("before_season")
_PART_OF = tuple(f"{part} of " for part in sorted(context("parts_of_seasons")))


def _season(scene: Scene, the: str | None, code: str) -> Span | Other | None:
    if _describes_campaign(scene) if the else not _stands_alone(scene):
        return None
    if scene.is_name() and (scene.is_title() or scene.word_after()[:1].isupper()):
        return None  # "the Winter War", "Winter Park"
    falls = scene.text[scene.end : scene.end + 4] in (" of ", " in ") and scene.text[scene.end - 1] == "l"
    if falls and scene.lead != "in":  # "after the fall in prices"
        return None
    if scene.history and not the and scene.word_after() in _OF_ANY_YEAR:
        return Other(f"XXXX-{code}", back=True)
    if scene.before_christ and scene.history:
        return beside(scene, f"-{code}")
    found = season_span(_season_year(scene, code), code)._replace(dated=False)
    is_told = code == "WI" and scene.history and scene.mention is not None and scene.mention.grain in _DAYS
    return found._replace(value=f"{found.last.year:04d}-WI") if is_told else found


# Behind a day or a month the annotators of histories call a bare winter by the year that it ends in.
_DAYS = ("D", "W", "M")
_SPENT = ("spent ", "spend ", "spending ")  # "spent the summer dying of cholera"


def _describes_campaign(scene: Scene) -> bool:
    """Whether a history marks a season without its article: "the | summer | offensive"."""
    return scene.history and scene.noun_follows() and not scene.comes_behind(_SPENT)


def _stands_alone(scene: Scene) -> bool:
    """Whether a season without an article names one: "in spring"; in a history also "entered winter quarters"."""
    if scene.word_before().lower() in _BEFORE_SEASON or scene.comes_behind(_PART_OF):
        return True
    return scene.history and scene.text[scene.start : scene.end] in _SEASONS


_SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
_OF_ANY_YEAR = context("of_any_year")


def _season_year(scene: Scene, code: str) -> int:
    now = scene.now
    options = [y for y in range(now.year - 1, now.year + 2) if 1 <= y < 9999]  # noqa: PLR2004 - the calendar's last year
    if scene.history and scene.mention:
        starts = {calendar.season(y, code)[0]: y for y in options}
        return starts[scene.in_history(list(starts))]
    if scene.lean > 0:
        return next(y for y in options if calendar.season(y, code)[1] >= now)
    return next(y for y in reversed(options) if calendar.season(y, code)[0] <= now)


def _season_in(scene: Scene, code: str, year: int) -> Span:
    return season_span(scene.written_year(full_year(year)), code)


def _season_across(_: Scene, code: str, first: int, last: Number) -> Span | None:
    """Read "the winter of 2026-27"."""
    return season_span(first, code) if int(last) % 100 == (first + 1) % 100 else None


def _mid_season(scene: Scene, code: str) -> Span | None:
    """Read "midsummer": a season's second month."""
    return part_of(season_span(_season_year(scene, code), code), "mid")


def _relative_season(scene: Scene, way: int, code: str) -> Span | Other:
    """Read "next summer": the first to begin after the anchor; "last summer": the last to have ended."""
    if scene.before_christ:
        return beside(scene, f"-{code}", way)
    now = scene.base
    has_begun = now.month >= calendar.SEASON_STARTS[code] or (scene.follows_year() and code != "WI")
    if way > 0:
        return season_span(now.year + has_begun, code)
    begun = now.year - (not has_begun)
    is_over = calendar.season(begun, code)[1] < now
    return season_span(begun if is_over else begun - 1, code)._replace(back=True)


def this_season(scene: Scene, code: str) -> Span:
    """Read "this summer": the anchor's own year's, the one under way included."""
    now = scene.now
    running = calendar.season(max(1, now.year - 1), code)[1] >= now
    return season_span(now.year - running, code)


def _that_season(scene: Scene, code: str) -> Span | Other:
    """Read "that winter": in the year mentioned last; behind a day in it, the one under way."""
    if scene.before_christ:
        return beside(scene, f"-{code}")
    mention = scene.mention
    if mention and mention.grain == "SE":  # "that spring" behind the winter of 2002-03 is that of 2003
        return season_span(mention.first.year if code == "WI" else mention.last.year, code)
    told = scene.told_from("Y")
    before = season_span(max(1, told.year - 1), code)
    is_day = mention is not None and mention.grain in ("D", "W", "M")
    return before if is_day and before.last >= told else season_span(told.year, code)


RULES: tuple[Rule, ...] = (
    Rule(
        "<that> <season>", "months", lambda s, _t, c: _that_season(s, c), ("that summer",), "that of the year mentioned"
    ),
    Rule(
        "<season> [of] <year>",
        "months",
        _season_in,
        ("in spring 2027", "by the winter of 2026"),
        "its three months; winter begins in the year's December",
        ("the <season> [of] <year>",),
    ),
    Rule(
        "[the] <season> [of] <year> - <number|year>",
        "months",
        _season_across,
        ("in the winter of 2026-27",),
        "its three months",
    ),
    Rule(
        "[the] <year> - <number|year> <season>",
        "months",
        lambda s, first, last, season: _season_across(s, season, first, last),
        ("in the 2026-27 winter",),
        "its three months",
    ),
    Rule(
        "[<the>] <season> <units>",
        "months",
        lambda s, the, code, unit: _season(s, the, code) if unit == "M" else None,
        ("in the summer months",),
        "its three months",
    ),
    Rule("[the] <mid_season>", "months", _mid_season, ("in midsummer",), "its second month"),
    Rule(
        "[<the>] <season>", "months", _season, ("in the summer",), "the first one whose end is on or after the anchor"
    ),
    Rule(
        "[the] <last|past|next|coming|previous> <season>",
        "months",
        _relative_season,
        ("next summer",),
        "the first one to begin after the anchor",
        ("the <following> <season>",),
    ),
    Rule(
        "this [past] [coming] <season>",
        "months",
        this_season,
        ("this summer",),
        "that of the anchor's year, the one under way included",
    ),
)
