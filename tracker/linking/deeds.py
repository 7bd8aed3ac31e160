"""Weighing whether a report is about an event: as a statement is weighed, but for its day and its deed.

Invariant: the points of a pair are the sum of its clues, and every clue is kept and can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.linking import another, sessions
from tracker.linking.doing import IN_PHASE, phase
from tracker.linking.named import same_name
from tracker.linking.same_deed import TELLING, deed, opens_with
from tracker.linking.told_days import day, is_timely, on_the_day
from tracker.linking.values import Actor, Clue, Mention
from tracker.linking.very_day import due
from tracker.linking.weigh import ABOUT, Rule, applies
from tracker.linking.what import GREAT
from tracker.linking.who import COMMON_ACTS, another_side, guessed, same
from tracker.linking.who import acting as acts_alike


def figures(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that both have one figure; what was done differs from what was planned by more than a rounding."""
    shared = set(new.numbers) & set(old.numbers)
    great = [{int(n) for n in m.numbers if int(n) >= GREAT} for m in (new, old)]
    if shared:
        figure = max(map(int, shared))
        yield Clue(2.0 if figure >= GREAT else 1.2 if figure >= TELLING else 0.5, f"the same figure, {figure:,}")
    elif all(great):
        yield Clue(-2.0, f"{min(great[0]):,} is not {min(great[1]):,}")


def doer(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that who did it is nobody whom the event was foretold of."""
    if on_the_day(new, old) and new.act_set & old.act_set - COMMON_ACTS:
        return  # "Merkel's party gives its consent on May 5": the Christian Democrats did
    named = [a for a in new.actors if a.sort in {"person", "body", "name", "country"}]
    mine = [a for a in named if not _beside(new.event, a) and not guessed(new, a)][:1]
    theirs = [a for a in old.actors if a.sort in {"person", "body", "name", "country"}]
    known = (
        any(same(mine[0], b) or mine[0].country == b.country != "" for b in (*theirs, *old.others)) if mine else True
    )
    if theirs and not known and not any(same(a, b) for a in (*new.actors, *new.others) for b in theirs[:1]):
        yield Clue(-1.2, f"{mine[0].key.title()} is not {theirs[0].key.title()}")
    elif not theirs and new.own and not known and _names_another(new, old):
        yield Clue(-0.8, f"{new.own[0].key.title()} is none of its words")  # "balloons go up", "Kestrel went up"


def _names_another(new: Mention, old: Mention) -> bool:
    """Whether an event that names nobody has words of its own, and a report none of them."""
    own, does_it = old.plain, any(a.key in new.event.lower() for a in new.own)
    return does_it and bool(own) and not own & {*new.stems, *new.around} and _PRONOUN.search(old.event) is None


_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them)\b", re.IGNORECASE)


def _covered(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a report has the event's own words, those that neither article is full of; more on the very days."""
    own = {s for s in old.plain if s not in {*new.topic, *old.topic}}
    found = own & {*new.stems}
    if not found or 2 * len(found) < len(own):
        return
    yield Clue(0.4 * min(2, len(found)), f"{len(found)} of its {len(own)} own words")
    if is_timely(new, old):
        yield Clue(0.4, "on its very days")
    about = next((a for a in new.context for b in old.context if same_name(a, b)), "")
    if about:
        yield Clue(0.5, f"both articles are about {about.title()}")


def _opens(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a report opens with a name of the event, which at the head of a sentence could be any word."""
    called = opens_with(new, old)
    if called and not any(same(called, a) for a in (*new.actors, *new.others)):
        yield Clue(0.9, f"both name {called.key.title()}")


def _by_plan(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a deed is measured by a plan: "17 days behind schedule" tells of what was foretold."""
    if "planned" in new.marks and old.window is not None and new.act_set & old.act_set:
        yield Clue(0.5, "told against its plan")


def _about(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a statement which names nobody stood in an article about those of the report's."""
    stranger = new.own and not any(a.key in {*old.context, *(b.key for b in old.others)} for a in new.own)
    about = next((a for a in new.context for b in old.context if same_name(a, b)), "")
    if old.own or stranger:
        return
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
    if "meet" in new.act_set & old.act_set:
        yield from another_side(new, old, _PARTIES)


_PARTIES = frozenset(("person", "country"))


RULES: tuple[Rule, ...] = (
    (day, lambda _: 0.8),
    (figures, applies(lambda new: new.numbers, 2.0)),
    (sessions.acting, applies(lambda new: new.acts, 1.0)),
    *(rule for rule in ABOUT if rule[0] is not acts_alike),
    (_covered, applies(lambda new: new.stems, 1.7)),
    (deed, lambda _: 0.5),
    (due, applies(lambda new: new.window, 1.8)),
    (_about, applies(lambda new: new.context, 0.6)),
    (doer, lambda _: 0.0),
    (sessions.strangers, lambda _: 0.0),
    (_opens, lambda new: 0.9 if not new.own else None),
    (_by_plan, applies(lambda new: "planned" in new.marks, 0.5)),
    (phase, applies(lambda new: new.acts, IN_PHASE)),
    (_parties, lambda _: 0.0),
    (another.part_of_it, lambda _: 0.0),
    (another.beforehand, lambda _: 0.0),
    (another.another_thing, lambda _: 0.0),
    (another.broken, lambda _: 0.0),
    (another.other_day, lambda _: 0.0),
)
