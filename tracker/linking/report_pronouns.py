"""Whom or what a pronoun stands for in a report: "They opened on Monday", of talks; "he left", "replaced him".

Invariant: what is named in the report itself is kept; what a pronoun stands for is only added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker.linking.antecedents import subject
from tracker.linking.gazetteer import fold
from tracker.linking.named import Named
from tracker.linking.objects import stood_for
from tracker.linking.parts import Parts
from tracker.linking.subjects import meant
from tracker.linking.values import Actor, Mention
from tracker.linking.words import acts, stems
from tracker.text import Span

_HELPS = r"(?:\s+(?:has|have|had|was|were|did|been|already|then|also|only|finally|later|first|duly))*"
_PERSON = re.compile(rf"\b(?:he|she){_HELPS}\s*$", re.IGNORECASE)
_THING = re.compile(rf"\b(?:it|they){_HELPS}\s*$", re.IGNORECASE)
_LEADING = re.compile(r"(?:it|they)\s", re.IGNORECASE)


def with_meant(plain: Mention, found: Parts) -> Mention:
    """Return a report with whom or what the pronoun stands for that does the deed."""
    plain = replace(plain, actors=tuple(dict.fromkeys((*plain.actors, *_called(found, stood_for(found))))))
    before = found.of(Span(found.clause.start, found.event.start))
    if _PERSON.search(before):
        earlier = (n for n in subject(found) if n.start < found.sentence.start)  # its own names are compared as it is
        return _joined(plain, _actors(earlier))
    if not (_THING.search(before) or _LEADING.match(found.of(found.event))):
        return plain
    words = meant(found)
    if not words:
        return plain
    own, more = set(plain.stems), stems(words)
    return replace(
        _joined(plain, _called(found, words)),
        stems=tuple(sorted(own | more)),
        around=tuple(sorted(set(plain.around) - more)),
        acts=tuple(sorted({*plain.acts, *acts(words)})),
    )


def _actors(named: Iterable[Named]) -> tuple[Actor, ...]:
    return tuple(Actor(n.key, n.sort, n.country) for n in named if n.sort in {"person", "name"})


def _called(found: Parts, words: str) -> tuple[Actor, ...]:
    """Return those named before the report, in the words that a pronoun of it stands for."""
    low = fold(words).split()
    before = found.page.named(Span(0, found.event.start)) if low else ()
    return _actors(n for n in before if n.key.split()[-1] in low)


def _joined(plain: Mention, more: tuple[Actor, ...]) -> Mention:
    return replace(plain, actors=tuple(dict.fromkeys((*more, *plain.actors))))
