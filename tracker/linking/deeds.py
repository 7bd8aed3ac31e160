"""Weighing whether a report is about an event: as a statement is weighed, but for its day and its deed.

Invariant: the points of a pair are the sum of its clues, and every clue is kept and can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking import sessions
from tracker.linking.doing import phase
from tracker.linking.named import same_name
from tracker.linking.told_days import day, in_time, is_timely, on_the_day
from tracker.linking.values import Actor, Clue, Mention
from tracker.linking.weigh import ABOUT, Rule, applies
from tracker.linking.what import GREAT
from tracker.linking.who import COMMON_ACTS, another_side, related, same
from tracker.linking.who import acting as acts_alike
from tracker.linking.words import STOPPED, acts, base, stems, weight

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
        known = great or by_same or is_timely(new, old) or _verbs(new) & _verbs(old)
        if old.acts and not own and len(shared) == 1 and not known:
            yield Clue(-0.8, "a word alone, and no act")  # "the decision on more soldiers", "two soldiers died"
        return
    if sessions.in_session(new, old):
        return
    if _is_there(new, old):
        yield Clue(0.5, "who is there has come")
    elif _verbs(new) & _verbs(old):
        yield Clue(0.5, "the same is done")
    elif _is_due(new, old) or (on_the_day(new, old) and _is_tied(new, old)):
        yield Clue(-0.4, ANOTHER)
    elif not apart and related(own, set(old.acts)):
        dated = new.window is not None
        yield Clue(0.2, "the same does what goes with it") if by_same and dated else Clue(-0.3, ANOTHER)
    else:
        near = len(_telling(new.stems, (*old.stems, *old.around)))
        near -= near > 0 and new.says != "happened"  # that one thing was refused ends no other
        yield Clue({0: OTHER, 1: OTHER / 2}.get(near, -0.3 if in_time(new, old) else OTHER / 2), ANOTHER)


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
    if not on_the_day(new, old):
        return
    if _is_due(new, old):
        yield Clue(1.0, "that very day was named for them")
    elif _is_tied(new, old):
        yield Clue(1.0 if new.act_set & old.act_set - COMMON_ACTS else 0.8, "it was done on the very day")
    else:
        return
    if new.acts and old.acts and not new.act_set & old.act_set and not related(new.acts, old.acts):
        yield Clue(0.8, "by whatever name")  # "is to dock on May 5", "reached the station on May 5"


def _is_tied(new: Mention, old: Mention) -> bool:
    """Whether more than the day ties the two: a word or name of both, or an act where both articles share a name."""
    named = any(same(a, b) for a in new.actors for b in old.actors if a.sort != "country")
    about = any(same_name(a, b) for a in new.context for b in old.context)
    acts_too = (named or about) and bool(new.act_set & old.act_set)
    return acts_too or (not _meets(old) and (named or bool(new.inside & old.inside)))


def _is_due(new: Mention, old: Mention) -> bool:
    who = [a.sort for a in new.actors for b in old.actors if same(a, b)]
    able = bool({"person", "body", "occasion"} & set(who)) or ("name" in who and _does_it(new, old))
    return not _meets(old) and (len(who) > 1 or able) and on_the_day(new, old)


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


def _telling(one: tuple[str, ...] | frozenset[str], other: tuple[str, ...]) -> set[str]:
    return {s for s in set(one) & set(other) if weight(s) == 1}


def _doer(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that who did it is nobody whom the event was foretold of."""
    if on_the_day(new, old) and new.act_set & old.act_set - COMMON_ACTS:
        return  # "Merkel's party gives its consent on May 5": the Christian Democrats did
    named = [a for a in new.actors if a.sort in {"person", "body", "name", "country"}]
    mine = [a for a in named if not _beside(new.event, a)][:1]
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
    own, does_it = plain(old), any(a.key in new.event.lower() for a in new.own)
    return does_it and bool(own) and not own & {*new.stems, *new.around} and _PRONOUN.search(old.event) is None


_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them)\b", re.IGNORECASE)


def _covered(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a report has the event's own words, those that neither article is full of; more on the very days."""
    own = {s for s in plain(old) if s not in {*new.topic, *old.topic}}
    found = own & {*new.stems}
    if not found or 2 * len(found) < len(own):
        return
    yield Clue(0.4 * min(2, len(found)), f"{len(found)} of its {len(own)} own words")
    if is_timely(new, old):
        yield Clue(0.4, "on its very days")
    about = next((a for a in new.context for b in old.context if same_name(a, b)), "")
    if about:
        yield Clue(0.5, f"both articles are about {about.title()}")


def _by_plan(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a deed is measured by a plan: "17 days behind schedule" tells of what was foretold."""
    if "planned" in new.marks and old.window is not None and new.act_set & old.act_set:
        yield Clue(0.5, "told against its plan")


def plain(mention: Mention) -> set[str]:
    """Return the telling stems of an event that name no act: there are many votes, and few of budgets."""
    named = stems(" ".join(w for w in re.findall(r"[\w'-]+", mention.quote) if acts(w)))
    return {s for s in mention.stems if weight(s) == 1 and s not in named}


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
    (day, lambda _: 0.8),
    (_figures, applies(lambda new: new.numbers, 2.0)),
    (sessions.acting, applies(lambda new: new.acts, 1.0)),
    *(rule for rule in ABOUT if rule[0] is not acts_alike),
    (_covered, applies(lambda new: new.stems, 1.7)),
    (_deed, lambda _: 0.5),
    (_due, applies(lambda new: new.window, 1.8)),
    (_about, applies(lambda new: new.context, 0.6)),
    (_doer, lambda _: 0.0),
    (_by_plan, applies(lambda new: "planned" in new.marks, 0.5)),
    (phase, lambda _: 0.0),
    (_parties, lambda _: 0.0),
)
