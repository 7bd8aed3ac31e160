"""Who takes part in an event and where it is, by the names that people know them by.

Invariant: who takes part is a person, a country or a body; a thing without a kind is none unless it does the deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tracker.grammar.words import tags
from tracker.linking.gazetteer import families, fold, known
from tracker.linking.values import Actor, Mention
from tracker.linking.written import name, short
from tracker.reading.kinds import is_happening

_NAMES = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?")
_SORTS = frozenset(("person", "country", "body"))


def participants(mention: Mention, title: str, written: Iterable[str] = ()) -> tuple[str, ...]:
    """Return who takes part: who does it by the event's title, then who else acts; `written` are names as they stand.

    A place that something is done in or sent to takes no part, nor does a country by its goods ("Greek banks").
    """
    led = [Actor(key, "person" if key in families() else "name") for key in mention.context]  # whom the article is of
    acting = [a for a in (*mention.actors, *mention.others, *led) if _leads(a, title, mention)]
    spelt = {fold(words): words for words in written}
    beside = [a for a in mention.actors if a.sort in _SORTS and _acts(a, title, mention, spelt)]
    taking = {a.key: a for a in (*acting, *beside) if not _is_where(a, mention)}.values()
    return tuple(dict.fromkeys(spelt.get(a.key) or _written(a, mention.quote) for a in taking))


def _acts(actor: Actor, title: str, mention: Mention, spelt: Mapping[str, str]) -> bool:
    return (actor.key in spelt and actor.sort != "country") or _is_told(actor, title, mention)


def _is_told(actor: Actor, title: str, mention: Mention) -> bool:
    """Whether an event's own words name an actor."""
    event = mention.event
    if actor.sort == "country":
        whole = re.search(rf"[A-Z]\w+ of (?:the )?(?i:{re.escape(actor.key)})\b", mention.quote)  # "Bank of England"
        return is_named(f"{title} / {event}", actor.key) and whole is None
    listed = any((entry := known().get(fold(word))) and entry.key == actor.key for word in _NAMES.findall(event))
    return listed or re.search(rf"\b(?:{_called(actor)})\b", fold(f"{title} / {event}")) is not None


def _leads(actor: Actor, title: str, mention: Mention) -> bool:
    """Whether a title begins with an actor, or joins one to who begins it: "Lind and Berg sail"."""
    opens = _NAMES.match(title)
    if opens and (entry := known().get(fold(opens[0]))) and entry.key == actor.key:
        return not entry.people or opens[0].endswith("s")
    if actor.sort == "country":
        return False
    common = actor.key.endswith("s") and " " not in actor.key and actor.key not in mention.context
    if actor.sort == "name" and (common or actor.key in tags() or is_happening(actor.key)):
        return False  # "Demonstrations are planned"
    return re.match(rf"(?:[\w-]+(?:, | and |–))*(?:{_called(actor)})(?!\w)", fold(title)) is not None


def _called(actor: Actor) -> str:
    """Return a pattern of what an actor is called: a person also by the family name."""
    called = fold(short(actor)) if actor.sort == "person" else actor.key
    return f"{re.escape(called)}|{re.escape(actor.key)}"


def _written(actor: Actor, quote: str) -> str:
    """Return a name as it stands in a sentence, else as it is commonly written."""
    found = re.search(rf"\b{re.escape(actor.key)}\b", quote, re.IGNORECASE)
    return found[0] if found and found[0][0].isupper() else name(actor)


def _is_where(actor: Actor, mention: Mention) -> bool:
    """Whether a country or body is only the place of an event, or where somebody goes."""
    if actor.sort == "person":
        return False
    quote = fold(mention.quote)
    stands = re.search(rf"(\w+) (?:the )?{re.escape(actor.key)}\b", quote)
    return stands is not None and stands[1] in _WHERE


_WHERE = frozenset(("in", "at", "to", "from", "near", "into", "across", "through", "around", "off", "outside"))


def place(mention: Mention, said: str | None) -> str | None:
    """Return where an event is: the place that linking knows, else what was read, unless that is somebody.

    >>> from datetime import date
    >>> plain = Mention("a", 0, date(2025, 1, 1), date(2025, 1, 1), None, "+", "other", "sell it", "Ole will sell it.")
    >>> place(plain, "Bergen"), place(plain, "Russians")
    ('Bergen', None)
    """
    if mention.places:
        return name(mention.places[0])
    low = fold(said or "")
    entry = known().get(low)
    somebody = any(a.key == low and a.sort in {"person", "body"} for a in (*mention.actors, *mention.others))
    return None if somebody or (entry is not None and (entry.people or entry.sort in {"body", "occasion"})) else said


def is_named(words: str, country: str) -> bool:
    """Whether words name a country or its people, and not only something of that country ("Russian oil")."""
    entries = ((word, known().get(fold(word))) for word in _NAMES.findall(words))
    return any(e is not None and e.key == country and (not e.people or word.endswith("s")) for word, e in entries)
