"""What a pronoun alone stands for, in a report of what fell through: "The vote was due today. It was put off".

Invariant: only what nothing in its own sentence names takes the words of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker.linking.named import Named
from tracker.linking.parts import Parts, without
from tracker.linking.values import Actor, Mention
from tracker.linking.words import acts, phrase_acts, stems

_PRONOUN = re.compile(r"it|th(?:ey|is|at|ese|ose)", re.IGNORECASE)


def by_last_sentence(plain: Mention, found: Parts) -> Mention:
    """Return a report that names its event by a pronoun with the words, acts, names and place of the last sentence."""
    index = found.page.index(found.sentence.start)
    if index == 0 or ";" in found.of(found.before) or _PRONOUN.fullmatch(found.of(found.event)) is None:
        return plain
    body = found.page.body(found.page.sentences[index - 1])
    words, named = without(found.page, body), found.page.named(body)
    return replace(
        plain,
        stems=tuple(sorted(stems(words))),
        acts=tuple(sorted(acts(words) | phrase_acts(words))),
        actors=_actors(n for n in named if n.sort != "place") or plain.actors,
        places=plain.places or _actors(n for n in named if n.sort == "place"),
    )


def _actors(found: Iterable[Named]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(Actor(n.key, n.sort, n.country) for n in found))
