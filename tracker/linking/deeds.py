"""Weighing whether a report is about an event: as a statement is weighed, but for its day and its deed.

Invariant: the points of a pair are the sum of its clues, and every clue is kept and can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.named import same_name
from tracker.linking.values import Actor, Clue, Mention
from tracker.linking.weigh import ABOUT, Rule, applies
from tracker.linking.what import GREAT
from tracker.linking.who import COMMON_ACTS, related, same
from tracker.linking.words import STOPPED, acts, base, stems, weight
from tracker.window import Window

WEEK = timedelta(days=7)
AHEAD = timedelta(days=1)
STALE = 14
"""So many days before its window, an event does not happen; after it, it may still be it."""
NEAR = 21
"""So many days before its day an event is most often called off."""
FRESH = 14
"""So many days after its window, an event is still news that is told without its day."""
OVER = 45
"""So many days after its window, an event is no longer called off or put off."""
FORGOTTEN = timedelta(days=365)
"""So long after its window, or after it was foretold without an end, nothing tells of an event any more."""
LATE = 60
"""What happens later than this after its window is rarely what was foretold."""
TELLING = 100
"""A smaller figure is that of many events."""
ANOTHER = "it tells of another deed"
OTHER = -1.5
"""What it takes away that nothing in a report's own words tells of the event."""


def _figures(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that both have one figure; what was done differs from what was planned by more than a rounding."""
    shared = set(new.numbers) & set(old.numbers)
    great = [{int(n) for n in m.numbers if int(n) >= GREAT} for m in (new, old)]
    if shared:
        figure = max(map(int, shared))
        yield Clue(2.0 if figure >= GREAT else 1.2 if figure >= TELLING else 0.5, f"the same figure, {figure:,}")
    elif all(great):
        yield Clue(-2.0, f"{min(great[0]):,} is not {min(great[1]):,}")


def _day(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh the day of a report: nothing predicted has happened before it was said, or is told before it is due."""
    window, on = old.window, new.window.latest if new.window else None
    end = window.tail if window is not None else None
    if new.published_on - (end or old.published_on) > FORGOTTEN:
        yield Clue(-4.0, "it was foretold for long ago")
    if new.says != "happened":
        if end is not None and (new.published_on - end).days > OVER:
            yield Clue(-3.0, "its window is long over")
        elif new.window is not None and window is not None:
            yield _planned(new.window, window)
        elif window is not None and window.earliest and end and is_short(window):
            near = -STALE <= (window.earliest - new.published_on).days <= NEAR
            yield Clue(0.4 if near else 0.0, "its day is near")
    elif on is not None and on < old.said_on:
        yield Clue(-4.0, "it happened before this was said")
    elif on is not None and window is not None:
        yield _placed(on, window.earliest, end)
    elif window is not None and window.earliest is not None:
        yield _come(new.published_on, window.earliest, end)


def _come(today: date, earliest: date, end: date | None) -> Clue:
    """Weigh what is told without a day: of an event whose day has come, and came not long ago."""
    if earliest > today:
        return Clue(-1.0, "its day has not come")
    late = (today - end).days if end else 0
    return Clue(0.3, "its day has come") if late <= FRESH else Clue(-0.4 if late <= OVER else -1.0, "its day is over")


def _planned(one: Window, other: Window) -> Clue:
    """Weigh that what fell through was planned for the days that were foretold, or for others."""
    if one.overlaps(other):
        return Clue(0.8 if is_short(one) and is_short(other) else 0.2, "it was planned for those days")
    gaps = ((a.earliest - b.latest).days for a, b in ((one, other), (other, one)) if a.earliest and b.latest)
    return Clue(-0.3 if max(gaps, default=0) <= STALE else -1.2, "it was planned for other days")


def is_short(window: Window | None) -> bool:
    """Whether days are known, and no more than a week."""
    if window is None:
        return False
    return window.earliest is not None and window.latest is not None and window.latest - window.earliest <= WEEK


def _placed(on: date, earliest: date | None, end: date | None) -> Clue:
    early, late = (earliest - on).days if earliest else 0, (on - end).days if end else 0
    if early <= 0 and late <= 0:
        return Clue(0.8 if end else 0.3, "it happened in the window")
    if early > 0:
        return Clue(-0.3 if early <= STALE else -1.2, "it happened before its window")
    length = (end - earliest).days if earliest and end else 0
    if late > 1 and earliest == end:
        return Clue(-0.4 if late <= STALE else -1.2, "it happened days after its day")
    if late <= WEEK.days:
        return Clue(0.1, "it happened just after its window")
    return Clue(-0.3 if late <= STALE else -0.6 if late <= min(LATE, length) else -1.2, "it happened after its window")


def _deed(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that the deed itself is the event's, not only its people and place."""
    if new.says == "happened" and STOPPED.search(new.event):
        yield Clue(-3.0, "it was called off or put off")
    if new.refers is not None or "pointing" in new.marks:
        return
    own = acts(STOPPED.sub(" ", new.event)) | set(new.acts)
    figures = [int(n) for n in set(new.numbers) & set(old.numbers)]
    by_same = any(same(a, b) for a in new.own for b in old.own)
    great = any(n >= GREAT or (n >= TELLING and by_same) for n in figures)
    one, other = _done(new.event), _done(old.event)
    apart = bool(one and other) and not one & other and not related(one, other)
    shared = _telling(stems(new.event), old.stems)
    if not apart and (own & set(old.acts) or great or shared):
        known = great or by_same or _is_timely(new, old) or _verbs(new) & _verbs(old)
        if old.acts and not own and len(shared) == 1 and not known:
            yield Clue(-0.8, "a word alone, and no act")  # "the decision on more soldiers", "two soldiers died"
        return
    if _is_there(new, old):
        yield Clue(0.5, "who is there has come")
    elif _verbs(new) & _verbs(old):
        yield Clue(0.5, "the same is done")
    elif _is_due(new, old):
        yield Clue(-0.4, ANOTHER)
    elif not apart and related(own, set(old.acts)):
        dated = new.window is not None
        yield Clue(0.2, "the same does what goes with it") if by_same and dated else Clue(-0.3, ANOTHER)
    else:
        near = len(_telling(new.stems, (*old.stems, *old.around)))
        yield Clue({0: OTHER, 1: OTHER / 2}.get(near, -0.3), ANOTHER)


@lru_cache(maxsize=4096)
def _done(event: str) -> frozenset[str]:
    """Return the acts of the verb that says what is done, where one says more than that something begins or is held."""
    plain, words = load("linking")["plain"], re.findall(r"[a-z][a-z-]*", event)
    telling = [w for w in words if base(w) not in plain["verbs"] and base(w) not in plain["light"]]
    surely = (acts(w) for w in telling if tags().get(w, "N")[0] in _VERB)
    maybe = (acts(w) for w in telling if _VERB & set(tags().get(w, "N")))
    return next((found for found in (*surely, *maybe) if found), frozenset())


_VERB = frozenset("VEOZK")


def _due(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that on the very day that was named somebody did something who was to, or that very deed was done."""
    if _is_due(new, old):
        yield Clue(1.0, "that very day was named for them")
    elif _on_the_day(new, old) and _is_tied(new, old):
        yield Clue(1.0 if new.act_set & old.act_set - COMMON_ACTS else 0.8, "it was done on the very day")


def _is_tied(new: Mention, old: Mention) -> bool:
    """Whether more than the day ties the two: a word or name of both, or an act where both articles share a name."""
    named = any(same(a, b) for a in new.actors for b in old.actors if a.sort != "country")
    about = any(same_name(a, b) for a in new.context for b in old.context)
    acts_too = (named or about) and bool(new.act_set & old.act_set)
    return acts_too or (not _meets(old) and (named or bool(new.inside & old.inside)))


def _is_due(new: Mention, old: Mention) -> bool:
    who = [a.sort for a in new.actors for b in old.actors if same(a, b)]
    able = bool({"person", "body", "occasion"} & set(who)) or ("name" in who and _does_it(new, old))
    return not _meets(old) and (len(who) > 1 or able) and _on_the_day(new, old)


def _meets(old: Mention) -> bool:
    """Whether an event is a meeting: those who were to meet may do much else to each other."""
    return not {"meet", "call"}.isdisjoint(old.acts)


def _does_it(new: Mention, old: Mention) -> bool:
    """Whether the event's own subject is what does something now: "Kestrel is to fly", "Kestrel rose from its pad"."""
    return any(
        same(a, b) and new.event.lower().startswith(a.key) and b.key in old.event.lower()
        for a in new.actors
        for b in old.actors
        if a.sort == "name"
    )


def _on_the_day(new: Mention, old: Mention) -> bool:
    on, window = (new.window.latest if new.window else None), old.window
    if on is None or window is None or window.earliest != window.latest or on != window.latest:
        return False
    return window.latest - old.published_on >= AHEAD


def _telling(one: tuple[str, ...] | frozenset[str], other: tuple[str, ...]) -> set[str]:
    return {s for s in set(one) & set(other) if weight(s) == 1}


def _doer(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that who did it is nobody whom the event was foretold of."""
    named = [a for a in new.actors if a.sort in {"person", "body", "name", "country"}]
    mine = [a for a in named if not _beside(new.event, a)][:1]
    theirs = [a for a in old.actors if a.sort in {"person", "body", "name", "country"}]
    known = (
        any(same(mine[0], b) or mine[0].country == b.country != "" for b in (*theirs, *old.others)) if mine else True
    )
    if theirs and not known and not any(same(a, b) for a in (*new.actors, *new.others) for b in theirs[:1]):
        yield Clue(-1.2, f"{mine[0].key.title()} is not {theirs[0].key.title()}")


def _covered(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a report has the event's own words, those that neither article is full of; more on the very days."""
    own = {s for s in _plain(old) if s not in {*new.topic, *old.topic}}
    found = own & {*new.stems}
    if not found or 2 * len(found) < len(own):
        return
    yield Clue(0.4 * min(2, len(found)), f"{len(found)} of its {len(own)} own words")
    if _is_timely(new, old):
        yield Clue(0.4, "on its very days")
    about = next((a for a in new.context for b in old.context if same_name(a, b)), "")
    if about:
        yield Clue(0.5, f"both articles are about {about.title()}")


def _plain(mention: Mention) -> set[str]:
    """Return the telling stems of an event that name no act: there are many votes, and few of budgets."""
    named = stems(" ".join(w for w in re.findall(r"[\w'-]+", mention.quote) if acts(w)))
    return {s for s in mention.stems if weight(s) == 1 and s not in named}


def _is_timely(new: Mention, old: Mention) -> bool:
    """Whether it happened within a week of a window that is no longer than a week."""
    on, window = (new.window.latest if new.window else None), old.window
    if on is None or window is None or window.latest is None or window.earliest is None:
        return False
    near = window.earliest - WEEK <= on <= window.latest + WEEK
    return near and window.latest - window.earliest <= WEEK


def _about(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a statement which names nobody stood in an article about those of the report's."""
    about = next((a for a in new.context for b in old.context if same_name(a, b)), "") if not old.own else ""
    if about and new.act_set & old.act_set - COMMON_ACTS:
        yield Clue(0.6, f"both articles are about {about.title()}")


def _beside(event: str, actor: Actor) -> bool:
    """Whether somebody only stands beside what does it: "the plant at Renton came to a halt"."""
    return (
        re.search(rf"\b(?:at|in|of|near|from|for|with|by)\s+(?:the\s+)?{re.escape(actor.key)}\b", event.lower())
        is not None
    )


def _parties(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that two countries meet, and that only one of them was to."""
    mine, theirs = ({a.country or a.key for a in m.actors if a.sort in {"person", "country"}} for m in (new, old))
    if "meet" in new.acts and "meet" in old.acts and len(mine) > 1 and len(theirs) > 1 and len(mine & theirs) == 1:
        yield Clue(-1.2, f"{min(mine - theirs).title()} is there")


def _is_there(new: Mention, old: Mention) -> bool:
    """Whether somebody who was to come to a place does something there."""
    comes = "visit" in old.acts or not old.acts
    who = any(same(a, b) for a in new.actors for b in old.actors if a.sort in {"person", "name"})
    return comes and who and any(p.key == q.key for p in new.places for q in old.places)


def _verbs(mention: Mention) -> set[str]:
    """Return the verbs of the event words that say most of what is done, in base form."""
    words = {base(w) for w in re.findall(r"[a-z]+", mention.event)}
    return words & set(load("linking")["plain"]["verbs"])


RULES: tuple[Rule, ...] = (
    (_day, lambda _: 0.8),
    (_figures, applies(lambda new: new.numbers, 2.0)),
    *ABOUT,
    (_covered, applies(lambda new: new.stems, 1.7)),
    (_deed, lambda _: 0.5),
    (_due, applies(lambda new: new.window, 1.0)),
    (_about, applies(lambda new: new.context, 0.6)),
    (_doer, lambda _: 0.0),
    (_parties, lambda _: 0.0),
)
