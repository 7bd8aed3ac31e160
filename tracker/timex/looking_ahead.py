"""Words in front of a day that say it is still to come where no verb of the future does.

Invariant: pure; at most 100 code points in front of the day are read, and none behind it.
"""

from __future__ import annotations

import re

from tracker.grammar.pointers import CUES
from tracker.lexicon import load

_REACH = 100  # code points
# "Ahead of a meeting with bankers on Friday": nothing closes the phrase between the two.
_AHEAD_OF = re.compile(r"\b(?:ahead of|pending|in the run-up to) (?:[^\s.,;:]+ ){1,8}$")
_EVENT_WORDS = ("ahead of ", "pending ", "run-up to ")
# "The firm, which files its accounts on Thursday", "if it rains on Sunday", "we play them Sunday".
_PRESENT = re.compile(
    r"\b(?:(?:which|who|[Hh]e|[Ss]he|[Ii]t) (?P<third>[a-z]+[a-rt-z]s)|(?:[Ww]e|[Tt]hey|I|[Yy]ou) (?P<base>[a-z]{3,}))"
    r" (?:[^\s.,;:]+ ){0,6}$"
)
_SAYS = frozenset(f"{verb}s" for verb in load("reading/reporting")["says"])
_NO_VERBS = frozenset(load("time/context")["no_present"]["words"])


def looks_ahead(text: str, start: int, *, told: bool) -> str:
    """Return the words in front of a day that make it one to come, "" for none; `told` where a verb there tells.

    >>> looks_ahead("He spoke ahead of talks on Friday.", 27, told=True)
    'ahead of'
    >>> looks_ahead("If it rains on Sunday, the parade is off.", 15, told=False)
    'rains'
    """
    first = max(0, start - _REACH)
    for word in _EVENT_WORDS:
        if text.find(word, first, start) >= 0 and _AHEAD_OF.search(text, first, start):
            return "ahead of"
    return "" if told else _present(text, first, start)


def _present(text: str, first: int, start: int) -> str:
    """Return the verb in the present whose subject is a pronoun; a verb of the past has no -s and few a bare stem."""
    found = _PRESENT.search(text, first, start)
    verb = (found["third"] or found["base"]) if found else ""
    is_none = verb in _SAYS or verb in _NO_VERBS or CUES.get(verb, 0) < 0 or verb.endswith(("ed", "ly"))
    return "" if is_none else verb
