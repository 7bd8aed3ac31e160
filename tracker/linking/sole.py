"""The one event that was due when a report's deed was done, which nothing else ties to any: it is likely that one.

Due on that very day, or in a few days in which somebody who was to do it does something.

Invariant: nothing of who, where or how speaks against it, and both articles are of the same story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.lexicon import load
from tracker.linking import another, deeds, what, who
from tracker.linking.gazetteer import known
from tracker.linking.named import same_name
from tracker.linking.told_days import on_the_day, within
from tracker.linking.values import Candidate, Clue, Mention
from tracker.linking.words import base, stopped

Due = tuple[Candidate, Mention]
_STATE = re.compile(r"\b(?:was|were|been) (?:on|in|at|under|still|already|an?|the)\b", re.IGNORECASE)
"""How something stood on a day is nothing that happened then."""
_IT = re.compile(r"\s(?:it|them|this|that)\b")
_AGAINST = (
    who.people,
    what.places,
    deeds.doer,
    what.standing,
    who.participants,
    who.sides,
    deeds.figures,
    another.broken,
)
"""What may speak against: all but the deed, which is told by whatever verb."""


def sole(report: Mention, events: Sequence[Candidate]) -> Candidate | None:
    """Return the only event of a report's story that was due then, where all but the deed allows for it."""
    if report.window is None:
        return None
    named = [(e, m) for e in events if (m := _last_named(e)) is not None]
    due = _due_by(report, named) if "went_by" in report.marks else _due_then(report, named)
    if len(due) != 1:
        return None
    event, said = due[0]
    return event if _is_of_story(report, said) and not any(_against(report, said)) else None


def _due_then(report: Mention, named: Sequence[Due]) -> list[Due]:
    """Return the events of the day, or of the few days, on which something was done."""
    if report.says != "happened" or _tells_no_deed(report.event):
        return []
    return [(e, m) for e, m in named if on_the_day(report, m)] or _in_those_days(report, named)


def _due_by(report: Mention, named: Sequence[Due]) -> list[Due]:
    """Return the events that were due on the day, or by the day, that went by: "Thursday came and went"."""
    gone = report.window if report.says == "put_off" else None
    if gone is None:
        return []
    ends = [(e, m) for e, m in named if m.window and m.window.latest == gone.latest]
    return ends if gone.earliest == gone.latest else [(e, m) for e, m in ends if m.window == gone]


def _tells_no_deed(event: str) -> bool:
    """Whether words tell how something stood, that it was stopped, or of a thing they name that it began or ended."""
    phases = load("linking")["phase"]
    only = {*phases["begins"], *phases["ends"]} & {base(word) for word in re.findall(r"[a-z]+", event)}
    return bool(only or _STATE.search(event) or stopped().search(event))


def _in_those_days(report: Mention, named: Sequence[Due]) -> list[Due]:
    """Return the events of a few days, of which it is one, if somebody who does it was to do the only one of them."""
    due = [(e, m) for e, m in named if within(report, m)]
    by_same = any(who.same(a, b) for _, m in due for a in report.actors for b in m.actors)
    return due if by_same and not _takes_up(report) else []


def _takes_up(report: Mention) -> bool:
    """Whether a deed is done to what was told before: "settled it by telephone"."""
    at = report.quote.find(report.event)
    return at >= 0 and _IT.match(report.quote, at + len(report.event)) is not None


def _last_named(event: Candidate) -> Mention | None:
    """Return the statement that named a day for an event last, or a few: days that were moved are its own no more."""
    said = [m for m in event.mentions if m.polarity == "+" and m.window is not None]
    dated = [m for m in said if m.window and m.window.earliest and m.window.latest]
    by_day = [m for m in dated if m.window and m.window.earliest == m.window.latest] or dated
    return max(by_day, key=lambda m: (m.published_on, m.start), default=None) if event.settled_on is None else None


def _is_of_story(report: Mention, event: Mention) -> bool:
    """Whether both articles are about one thing: of a country there are many stories."""
    shared = [a for a in report.context if any(same_name(a, b) for b in event.context)]
    return len(shared) > 1 or any(not _is_country(name) for name in shared)


def _is_country(name: str) -> bool:
    named = known().get(name)
    return named is not None and named.sort == "country"


def _against(report: Mention, event: Mention) -> Iterable[Clue]:
    """Yield what speaks against: its people, its place, its figures; or that those named are strangers to it."""
    yield from (clue for rule in _AGAINST for clue in rule(report, event) if clue.points < 0)
    if "meet" in event.act_set and any(who.same(a, b) for a in report.persons for b in event.actors):
        yield Clue(-1.0, "those who meet do much else")
    there = {*event.context, *(a.key for a in (*event.actors, *event.others))}
    named = [a for a in report.actors if not who.guessed(report, a)]
    if named and not any(same_name(a.key, k) for a in named for k in there):
        yield Clue(-1.0, f"{named[0].key.title()} is none of those there")
