"""Whether what a report tells is the very deed that an event foretells: its act, its words, or what is like them.

Invariant: the clue is about what is done; who did it, where and when are weighed elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.lexicon import load
from tracker.linking.doing import does_another
from tracker.linking.sessions import in_session
from tracker.linking.told_days import in_time, is_timely
from tracker.linking.values import Actor, Clue, Mention
from tracker.linking.very_day import is_that_day
from tracker.linking.what import GREAT
from tracker.linking.who import related, same
from tracker.linking.words import acts, base, stems, stopped, weight

TELLING = 100
"""A smaller figure is that of many events."""
ANOTHER = "it tells of another deed"
OTHER = -1.5
"""What it takes away that nothing in a report's own words tells of the event."""


def deed(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that the deed itself is the event's, not only its people and place."""
    if new.says == "happened" and stopped().search(new.event) and not stopped().search(old.event):
        yield Clue(-3.0, "it was called off or put off")
    if new.says == "happened" and "dating" in set(new.marks) - set(old.marks):
        yield Clue(-1.0, "its day was only set")
    if new.refers is not None or "pointing" in new.marks:
        return
    own, shared = acts(stopped().sub(" ", new.event)) | set(new.acts), _telling(stems(new.event), old.stems)
    if not does_another(new, old) and (own & set(old.acts) or shared or _has_its_figure(new, old)):
        if old.acts and not own and len(shared) == 1 and not _is_known(new, old):
            yield Clue(-0.8, "a word alone, and no act")  # "the decision on more soldiers", "two soldiers died"
    elif not in_session(new, old):
        yield _likeness(new, old, own)


def _has_its_figure(new: Mention, old: Mention) -> bool:
    """Whether both have one great figure; a smaller one tells enough of what the same do."""
    figures = [int(n) for n in set(new.numbers) & set(old.numbers)]
    return any(n >= GREAT or (n >= TELLING and _is_by_same(new, old)) for n in figures)


def _is_by_same(new: Mention, old: Mention) -> bool:
    return any(same(a, b) for a in new.own for b in old.own)


def _is_known(new: Mention, old: Mention) -> bool:
    """Whether anything but a single word of it says that a report is of the event."""
    by = _has_its_figure(new, old) or _is_by_same(new, old)
    return by or is_timely(new, old) or shares_verb(new, old)


def _likeness(new: Mention, old: Mention, own: frozenset[str]) -> Clue:
    """Weigh a deed that has neither the act nor a telling word of the event by what else is like it."""
    if (present := _presence(new, old, own)) is not None:
        return present
    if shares_verb(new, old):
        return Clue(0.5, "the same is done")
    if is_that_day(new, old):
        return Clue(-0.1, ANOTHER)
    if not does_another(new, old) and related(own, set(old.acts)):
        along = _is_by_same(new, old) and new.window is not None
        return Clue(0.2, "the same does what goes with it") if along else Clue(-0.3, ANOTHER)
    near = len(_telling(new.stems, (*old.stems, *old.around)))
    near -= near > 0 and new.says != "happened"  # that one thing was refused ends no other
    return Clue({0: OTHER, 1: OTHER / 2}.get(near, -0.3 if in_time(new, old) else OTHER / 2), ANOTHER)


def _presence(new: Mention, old: Mention, own: frozenset[str]) -> Clue | None:
    """Weigh that who was to come is there, or is not, or that what was stopped is named for itself."""
    if _is_there(new, old):
        return Clue(0.5, "who is there has come")
    if new.says != "happened" and not own and _is_by_same(new, old):
        return Clue(0.6, "what was stopped is the event's own")
    return Clue(0.5, "who was to be there was not") if _stayed_away(new, old) else None


def _is_there(new: Mention, old: Mention) -> bool:
    """Whether somebody who was to come to a place does something there."""
    comes = "visit" in old.acts or not old.acts
    who = any(same(a, b) for a in new.actors for b in old.actors if a.sort in {"person", "name"})
    return comes and who and any(p.key == q.key for p in new.places for q in old.places)


def _stayed_away(new: Mention, old: Mention) -> bool:
    """Whether somebody of whom something was foretold did not come: "she never turned up", "he did not appear"."""
    absent = new.says != "happened" and _COMES.search(new.event) is not None
    return absent and (_is_by_same(new, old) or opens_with(new, old) is not None)


_COMES = re.compile(r"\b(?:turn(?:ed)? up|show(?:ed|n)? up|appear(?:ed)?|come|came|arrived?)\b")


def opens_with(new: Mention, old: Mention) -> Actor | None:
    """Return whom of an event a report opens with: at the head of a sentence a surname could be any word."""
    first = new.event.partition(" ")[0]
    named = (a for a in old.own if a.sort in {"name", "person"} and a.key.split()[-1] == first.lower())
    return next(named, None) if first.istitle() else None


def shares_verb(new: Mention, old: Mention) -> bool:
    """Whether both name one of the verbs that say most of what is done."""
    return bool(_verbs(new) & _verbs(old))


def _verbs(mention: Mention) -> set[str]:
    """Return the verbs of the event words that say most of what is done, in base form."""
    words = {base(w) for w in re.findall(r"[a-z]+", mention.event)}
    return words & set(load("linking")["plain"]["verbs"])


def _telling(one: tuple[str, ...] | frozenset[str], other: tuple[str, ...]) -> set[str]:
    return {s for s in set(one) & set(other) if weight(s) == 1}
