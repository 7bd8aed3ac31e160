"""What was due on a day and has not come: "the report, due on Friday, has not been published".

Invariant: the day stands in an aside of its own behind what was due, and the verb behind it is denied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import WAS, Form, Group
from tracker.grammar.phrases import Phrase, antecedent
from tracker.outcome import Says
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.gone_by import just_past
from tracker.reading.telling import Told, is_never, table

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate

_ASIDE = re.compile(r"(?<=[NX]),(?:W[AVB]*)?A?(?P<due>[JOKEV])A?P?(?P<time>t),[A!]*$")
_UNDONE = frozenset((Form.HAVE, Form.PAST, Form.DO))
_WERE = WAS | {"wasn't", "wasn’t", "weren't", "weren’t"}
_NO_DEEDS = ("planned", "perceives", "only_says")


def past_due(page: Discourse, parse: Parse, group: Group) -> Told | None:
    """Tell what is denied of something whose day was named in an aside before: it is put off.

    `at` is the time of the aside, where it lies behind the article.
    """
    aside = _aside(parse, group)
    if aside is None:
        return None
    words, at = aside
    time = page.times[parse.tagged.tokens[at].timex]
    behind = time.window is not None and time.window.latest is not None and time.window.latest < page.published_on
    if group.form is Form.HAVE and not behind and not just_past(page, time):
        return None  # "the vote, due on Sunday, has not been forgotten"
    return Told(Says.PUT_OFF, words, at if behind else -1)


def did_not_come(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "the accounts, due on Monday, were not filed": told of a day that is over."""
    asides = (_aside(candidate.parse, g) for g in candidate.parse.groups)
    return any(aside is not None and aside[1] == candidate.at for aside in asides)


def _aside(parse: Parse, group: Group) -> tuple[Phrase, int] | None:
    """Return what was due, and the token of its time, where an aside before a denied verb says so."""
    if not _is_undone(parse, group):
        return None
    found = _ASIDE.search(parse.tagged.tags, 0, group.first)
    if found is None or parse.tagged.spelt[found.start("due")] not in table("was_due"):
        return None
    words = antecedent(parse.tagged, found.start())
    return (words, found.start("time")) if words is not None else None


def _is_undone(parse: Parse, group: Group) -> bool:
    """Whether that something comes, or is done, is denied of the past: "did not arrive", "has yet to be announced"."""
    tagged = parse.tagged
    if group.form not in _UNDONE and tagged.spelt[group.first] not in _WERE:
        return False
    ahead = tagged.lows(group.last + 1, group.last + 2) == "yet to"
    deed = next((g for g in parse.groups if g.first > group.last), group) if ahead else group
    done = deed.passive and not any(deed.lemma in table(kind) for kind in _NO_DEEDS)
    return (done or deed.lemma in table("comes")) and (ahead or group.negated or is_never(tagged, group))
