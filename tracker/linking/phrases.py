"""Event words made into a phrase that can stand alone: "we will close" -> "close the Danube embankment".

Invariant: a phrase is cut between words only, and ends with no word that waits for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tracker.grammar.words import lemma, tags

_EDGES = " \t\n\"“”'‘’,.;:–—-…"
_JOINERS = re.compile(r"^(?:(?:and|or|but|as|while|that|then|so|whether|['’]s)\s+)+", re.IGNORECASE)
_DETERMINERS = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|its|their|his|her|our|my|your|some|any|such|both)\s+)+", re.IGNORECASE
)
_BE = r"(?:am|is|are|was|were|be)(?: now| still| also)?"
_PLANNED = (
    r"(?:expected|due|set|scheduled|likely|unlikely|planned|about|supposed|meant|bound|able|ready|going|to)\b(?: to)?"
)
_MEANT = r"(?:plans?|means|wants?|intends?|hopes?|aims?|expects?|promised|vowed|agreed|has|have|had)(?: still)? to"
_MODAL = re.compile(
    rf"(?:^|\s)(?:(?:do|does|did)(?P<nought>n['’]t| not)\s+)?"
    rf"(?P<verb>will|would|shall|should|could|may|might|can|must|{_BE} {_PLANNED}|{_MEANT}"
    r"|(?:wo|ca|would|could|should)n['’]t)"
    r"(?:\s+(?:now|still|also|then|soon|probably|finally))*(?P<not>\s+not)?(?=\s|$)",
    re.IGNORECASE,
)
_DAYS = (
    r"(?:(?:the|next|last|this|early|late|mid)[ -])*"
    r"(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may\b"
    r"|june|july|august|(?:septem|octo|novem|decem)ber|spring|summer|autumn|winter|week|month|year|end|start|morning|evening|night"
    r"|coming|next|half|quarter|christmas|easter)"
)
_TIME = re.compile(
    rf"\s(?:(?:on|by|within|before|after|until|till|in|at|from|at about|during|no later than|as early as) {_DAYS}"
    r"|(?:within|in|over|for) (?:\w+ ){1,3}(?:hours|days|weeks|months|years)"
    r"|next|this (?:week|month|year|spring|summer|autumn|winter|weekend)"
    r"|later|soon\b|tomorrow|today|tonight|shortly|before|until|after)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,;.:!?\"”(—–]|\s(?:and|but|because|although|while|said|says|told)\s")
_CLAUSE = re.compile(r"[,;:\"“”(—–]|\s-\s|\b(?:that|which|who|and|but|said|says|if|when|where|because|while)\b")
LONG_SUBJECT = 8
"""A subject of more words is left out of a title."""
SHORT = 3
"""A verb phrase of fewer words may lack its object: it is read on in its sentence."""
_WAITING = frozenset((
    *("to", "of", "on", "in", "by", "at", "for", "with", "and", "or", "be", "been", "the", "a", "an", "as", "is"),
    *("are", "will", "would", "could", "may", "might", "from", "into", "that", "which", "their", "its", "his", "her"),
    *("take", "have", "has", "no", "not", "than", "about", "over", "until", "before", "after", "between", "expected"),
    *("due", "place", "late", "early"),
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """An event's words taken apart: who or what does it, the verb and what follows in base form, and whether not."""

    subject: str
    verbal: str
    negative: bool = False


def phrase(event: str, quote: str) -> Phrase:
    """Return the event's words as subject and verb phrase; `verbal` is empty for a bare noun phrase.

    >>> phrase("we will close", "If so, we will close the Danube embankment on Monday.")
    Phrase(subject='we', verbal='close the Danube embankment', negative=False)
    >>> phrase("the second summit", "The second summit is on Friday.")
    Phrase(subject='second summit', verbal='', negative=False)
    """
    found = _with_subject(_phrase(event), event, quote)
    if found.verbal or _ends_open(event):
        longer = _with_subject(_phrase(_longer(event, quote)), event, quote)
        return longer if len(found.verbal.split()) < SHORT else found
    return found


def _with_subject(found: Phrase, event: str, quote: str) -> Phrase:
    """Return the phrase with who or what stands before a verb that heads the event words: "payments could reach"."""
    clause = _CLAUSE.split(quote[: max(0, quote.find(event))])[-1].rstrip()
    modals = [m for m in _MODAL.finditer(clause) if m.end() == len(clause)]
    if not modals or (found.subject and found.verbal):
        return found
    subject = _bare(clause[: modals[-1].start()])
    kept = subject if len(subject.split()) <= LONG_SUBJECT else ""
    return replace(found, subject=kept, verbal=found.verbal or _verbal(event))


def _phrase(event: str) -> Phrase:
    words = _JOINERS.sub("", event.strip()).strip(_EDGES)
    modal = _MODAL.search(words)
    if modal is not None:
        negative = bool(modal["not"] or modal["nought"]) or modal["verb"].lower().endswith(("n't", "n’t"))
        return Phrase(_bare(words[: modal.start()]), _verbal(words[modal.end() :]), negative)
    at = _finite(words)
    if at is not None:
        return Phrase(_bare(words[:at]), _verbal(words[at:]))
    return Phrase(_bare(_tidy(words)), "")


def _ends_open(event: str) -> bool:
    """Whether the words end where more must follow."""
    last = event.rpartition(" ")[2].lower()
    return last in _WAITING or tags().get(last, "N")[0] in "VMBTZP"


def _longer(event: str, quote: str) -> str:
    """Return event words with what follows them in their sentence, up to a time or a stop."""
    start = quote.find(event)
    after = quote[start + len(event) :] if start >= 0 else ""
    ends = [m.start() for pattern in (_TIME, _STOP) for m in [pattern.search(after)] if m]
    return event + after[: min(ends, default=len(after))]


def _finite(words: str) -> int | None:
    """Return where the verb begins: at the head ("hold talks", "flies home"), or after a noun ("campaign begins")."""
    tokens = list(re.finditer(r"[\w'’-]+", words))
    options = [tags().get(token[0].lower(), "X") for token in tokens]
    if len(tokens) > 1 and tokens[0][0].islower() and _is_verb(options[0], tokens[1][0], options[1]):
        return tokens[0].start()
    later = (n for n in range(1, min(len(tokens), 8)) if options[n][0] == "Z" and options[n - 1][0] in "NX")
    return next((tokens[n].start() for n in later), None)


def _is_verb(options: str, following: str, next_options: str) -> bool:
    """Whether a first word is a verb: only that, or also a noun, with an object behind it."""
    if options[0] in "VZO":
        return True
    return any(tag in options for tag in "VZE") and (next_options[0] in "L#r" or following[:1].isupper())


def _verbal(words: str) -> str:
    """Return a verb phrase with its verb in the base form, without what it waits for at its end."""
    kept = _tidy(words)
    first, _, rest = kept.partition(" ")
    base = first if first.lower() in {"be", "being"} else lemma(first.lower()) if first.islower() else first
    return f"{base} {rest}".strip() if kept else ""


def _bare(words: str) -> str:
    return _DETERMINERS.sub("", words.strip(_EDGES)).strip(_EDGES)


def _tidy(words: str) -> str:
    time = _TIME.search(f" {words}")
    kept = words[: max(0, time.start())] if time and time.start() > 0 else words
    parts = kept.strip(_EDGES).split()
    while parts and parts[-1].lower().strip(_EDGES) in _WAITING and not _complete(parts):
        parts.pop()
    return " ".join(parts).strip(_EDGES)


def _complete(parts: list[str]) -> bool:
    """Whether a last word that mostly waits for another closes a phrase here: "take place"."""
    return [p.lower() for p in parts[-2:]] == ["take", "place"]
