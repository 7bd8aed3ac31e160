"""What pronouns and "the talks" point back to.

Invariant: an antecedent stands before what points to it, in the same article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from tracker.lexicon import load
from tracker.linking.company import joined_to_last, several
from tracker.linking.gazetteer import families, women
from tracker.linking.named import Named
from tracker.linking.parts import VERBAL, Parts
from tracker.linking.values import Actor, Mention
from tracker.linking.words import base, stems
from tracker.text import Span

BACK = 2
"""How many sentences a pronoun reaches back."""
_CLOSE = re.compile(r"\b(?:that|this|those|these|such)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:they|both|the (?:pair|duo|trio|couple)|the (?:two|three) (?:men|women|leaders|ministers|presidents))\b",
    re.IGNORECASE,
)
_OWNING = frozenset(("his", "her", "its", "their"))  # whose it is stands in the sentence before
_ONE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:he|she)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)  # "he wants to | see the leaders of Chile"
_WHO = re.compile(r"they|both|he|she")
_OCCURS = re.compile(
    r"\b(?:it|this|that)\b(?:\s+(?:will|would|could|can|may|might|should|must|is|was|were|to|be|expected|likely|due|not|now))*"
    r"\s+(?:happen|take place|be held|go ahead|come off|come about)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|but)(?:\s+(?:then|so))?\s*$")
_ASIDE = re.compile(r"\b(?:which|who|whose|where|when)\b", re.IGNORECASE)
_LAND = re.compile(r"\b(?:his|her|their|its|the) country\b", re.IGNORECASE)
_PAST_OFFICE = re.compile(r"(?P<head>[^,;:]+),\s(?:the|an?|its|their|[A-Z]\w*['’]s)\s[^,;:]+,\s(?:will\s)?")
_PAST_ASIDE = re.compile(r"(?P<head>[^,;:]+),\s(?:which|who|whose|whom|where)\s[^,;:]+,\s")


def subject(found: Parts) -> list[Named]:
    """Return who does it: named before the event in its sentence, or whom a pronoun there points to."""
    head = Span(
        found.clause.start, max(found.clause.start, found.name.end if found.name != found.event else found.event.start)
    )
    if past := _past_aside(found) or _past_office(found):
        return past
    before = [n for n in found.named(found.before) if n.sort != "place" and not _owns_in_aside(found, n)]
    in_clause = [n for n in before if n.start >= found.clause.start]
    if in_clause:
        return joined_to_last(found.page.text, in_clause)
    inside = [n.sort for n in found.named(found.name) if n.sort != "place"]
    led = _LEADS.search(found.of(Span(found.clause.start, found.event.start)))
    own = "person" in inside or (inside and not led)
    if own and not _LAND.search(found.of(found.event)):
        return []
    if _PLURAL.search(found.of(head)):
        return several(found.page.text, before) or _previous_several(found)
    if _pronoun().search(found.of(head)) or _LAND.search(found.of(found.event)):
        return _landed(found, _first(_fitting(found, before)) or _previous(found))
    return joined_to_last(found.page.text, before) if _continues(found) else []


def _owns_in_aside(found: Parts, name: Named) -> bool:
    """Whether a name only tells whose the subject is, in commas: "the new ship, Kestrel's successor, | sails"."""
    text = found.page.text
    owns = text[name.start : name.end].endswith(("'s", "’s")) and text.endswith(", ", 0, name.start)
    return owns and "," in text[name.end : found.event.start]


def _past_aside(found: Parts) -> list[Named]:
    """Return who stands before a relative clause that ends at the event: "Kestrel, which was late, | leaves Torvik"."""
    aside = _PAST_ASIDE.fullmatch(found.page.text[found.sentence.start : found.event.start])
    if aside is None:
        return []
    head = Span(found.sentence.start, found.sentence.start + aside.end("head"))
    return joined_to_last(found.page.text, [n for n in found.named(head) if n.sort != "place"])


def _past_office(found: Parts) -> list[Named]:
    """Return the person before an office in commas, with that: "Paolo Rinaldi, the Vatican's envoy, | will travel"."""
    office = _PAST_OFFICE.fullmatch(found.page.text[found.sentence.start : found.event.start])
    if office is None:
        return []
    named = found.named(Span(found.sentence.start, found.event.start))
    end = found.sentence.start + office.end("head")
    person = next((n for n in named if n.end == end and n.sort == "person"), None)
    return [person, *(n for n in named if n.start > end and n.sort != "place")] if person else []


def _continues(found: Parts) -> bool:
    """Whether the event is a further verb of the sentence's subject ("is expected there and is to go on")."""
    words = re.findall(r"[\w-]+", found.of(found.event).lower())
    return bool(words) and words[0] not in load("linking")["pointing"]["determiners"]


def _landed(found: Parts, persons: list[Named]) -> list[Named]:
    """Return the persons, and for "his country" that country too."""
    if persons and persons[0].country and _LAND.search(found.of(found.event)):
        return [replace(persons[0], key=persons[0].country, sort="country"), *persons]
    return persons


def _first(named: Sequence[Named]) -> list[Named]:
    persons = [n for n in named if n.sort == "person"]
    return (persons or list(named))[:1]


def _fitting(found: Parts, named: Sequence[Named]) -> list[Named]:
    """Return those whom a statement's "he" or "she" can be: a leader who is a woman is no "he"."""
    pronoun = _ONE.search(found.of(Span(found.clause.start, found.event.end)))
    if pronoun is None:
        return list(named)
    other = women() if pronoun[0].lower() == "he" else families().keys() - women()
    return [n for n in named if n.key not in other]


def _previous_several(found: Parts) -> list[Named]:
    """Return those in company in the sentences just before."""
    page, index = found.page, found.page.index(found.sentence.start)
    before = reversed(page.sentences[max(0, index - BACK) : index])
    groups = (several(page.text, [n for n in page.named(page.body(s)) if n.sort != "place"]) for s in before)
    return next((group for group in groups if group), [])


def _previous(found: Parts) -> list[Named]:
    """Return who acts in the sentences just before; one that only has "he" or "she" is not counted."""
    page, index, left = found.page, found.page.index(found.sentence.start), BACK
    for sentence in reversed(page.sentences[:index]):
        named = [n for n in _fitting(found, page.named(page.body(sentence))) if left and n.sort != "place"]
        if named or not left:
            return _first(named)
        left -= _ONE.search(page.body(sentence).of(page.text)) is None
    return []


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('linking')['pointing']['pronouns'])})\b", re.IGNORECASE)


def antecedent(
    plain: Mention, found: Parts, before: Sequence[Mention]
) -> tuple[Mention | None, tuple[Actor, ...], tuple[Actor, ...]]:
    """Return the earlier statement taken up, or else the people and the place of the sentence that is."""
    index = found.page.index(found.sentence.start)
    if same_event(found):
        return next((m for m in reversed(before) if found.page.index(m.start) >= index - 1), None), (), ()
    noun = _noun(found)
    owned = not _OWNING.isdisjoint((found.led_by, found.of(found.event).lower().partition(" ")[0]))
    if noun and owned and _owner_named(found):
        return None, (), ()
    if noun and owned:
        before = [m for m in before if found.page.index(m.start) >= index - 1]
    if noun and _CLOSE.search(found.of(found.name)) and _has(found, index - 1, noun):
        near = [m for m in before if found.page.index(m.start) == index - 1 and _alike(m, plain) and _meets(m, plain)]
        return (near[-1], (), ()) if near else (None, *_of_sentence(found, index - 1))
    earlier = _earlier(plain, [m for m in before if not _elsewhere(m, plain)], by_name=bool(noun))
    if earlier is not None:
        return earlier, (), ()
    if not noun:
        return None, _actors(_meant(found)), ()
    at = next((i for i in range(index - 1, -1, -1) if _has(found, i, noun)), None)
    return (None, *_of_sentence(found, at)) if at is not None else (None, (), ())


def same_event(found: Parts) -> bool:
    """Whether a statement only goes on with the event named last: "it will happen in Budapest", "and last until May".

    What has words of its own is another event, though one may follow from the other.
    """
    event = found.of(found.event)
    if _OCCURS.search(event):
        return True
    if not VERBAL.match(event) or stems(found.words(found.event)):
        return False
    before = found.of(found.before)
    return _AND.search(before) is not None and not _ASIDE.search(before)


def _owner_named(found: Parts) -> bool:
    """Whether who owns an event is named before it in its own clause: "Berg put off his trip"."""
    before = Span(found.clause.start, found.event.start)
    return any(n.sort in {"person", "name"} for n in found.named(before))


def _noun(found: Parts) -> set[str]:
    """Return the noun by which an event is taken up, the last of a run; "they meet" takes up who meets, no meeting."""
    first = re.match(r"\W*(\w+)", found.of(Span(found.clause.start, found.event.end)))
    if first and _WHO.fullmatch(first[1].lower()):
        return set()
    named = [w for w in map(base, re.findall(r"[\w-]+", found.of(found.name).lower())) if w in _nouns()]
    return set(named[-1:])


def _meant(found: Parts) -> list[Named]:
    """Return whom the pronoun of a statement means."""
    plural = _PLURAL.search(found.of(Span(found.clause.start, found.event.end)))
    return (_previous_several(found) if plural else []) or _previous(found)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(base(noun) for noun in load("linking")["taken_up"]["nouns"])


def _has(found: Parts, index: int, noun: set[str]) -> bool:
    if index < 0:
        return False
    words = re.findall(r"[\w-]+", found.page.body(found.page.sentences[index]).of(found.page.text).lower())
    return bool(noun & {base(w) for w in words})


def _of_sentence(found: Parts, index: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    named = found.page.named(found.page.body(found.page.sentences[index]))
    persons = [n for n in named if n.sort in {"person", "body"}]
    places = [n for n in named if n.sort == "place"]
    return _actors(persons), _actors(places[:1])


def _actors(found: Iterable[Named]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(Actor(n.key, n.sort, n.country) for n in found))


def _earlier(plain: Mention, before: Sequence[Mention], *, by_name: bool) -> Mention | None:
    """Return the statement that is taken up: of the same day first, else by its name, of the same or a related act."""
    same_day = [m for m in before if _one_day(m) and m.window == plain.window]
    meeting = [m for m in before if by_name and _meets(m, plain)]
    groups = (
        [m for m in same_day if _alike(m, plain) or _related(m, plain)],
        [m for m in meeting if _alike(m, plain)],
    )
    return next((group[-1] for group in groups if group), None)


def _elsewhere(one: Mention, other: Mention) -> bool:
    """Whether both name a place, and not the same one or one in the other's country."""
    near = any(p.key == q.key or p.country == q.country != "" for p in one.places for q in other.places)
    return bool(one.places and other.places) and not near


def _one_day(mention: Mention) -> bool:
    window = mention.window
    return window is not None and window.latest is not None and window.earliest == window.latest


def _alike(one: Mention, other: Mention) -> bool:
    return bool(set(one.acts) & set(other.acts))


def _related(one: Mention, other: Mention) -> bool:
    table = load("linking")["same_act"]
    return any(b in table.get(a, ()) for a in one.acts for b in other.acts)


def _meets(one: Mention, other: Mention) -> bool:
    return one.window is None or other.window is None or one.window.overlaps(other.window)
