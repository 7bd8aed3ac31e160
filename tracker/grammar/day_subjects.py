"""Days that are themselves what a clause speaks of: "said Thursday would be too late".

Invariant: pure; at most 120 code points in front of the day are read, and the word behind it.
"""

from __future__ import annotations

import re

from tracker.grammar.pointers import CUES
from tracker.lexicon import load

_TABLES = load("tense")
_MODALS = tuple(f" {word} " for word in _TABLES["ahead_of_subject"]["words"])
_OPENERS, _CLAUSES, _SAYING = (
    frozenset(_TABLES[table]["words"]) for table in ("openers", "clauses", "before_subject_days")
)
_REACH = 120  # code points
# From the head of a sentence to the verb of saying: "Prime Minister Nils Arvo said | Thursday". Behind anything else
# the day may be that of the saying ("a step that officials said Thursday would save millions").
_SAID = re.compile(r"(?:^|[.!?][\"”]? +|\n\s*|[\"”] )((?:[^\s.,;:!?\"“”]+ ){1,7})$")
_OWNED = re.compile(rf"['’]s (?:[a-z-]+ ){{1,3}}(?:{'|'.join(_TABLES['ahead_of_subject']['words'])}) ")


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is the subject of a verb that looks ahead: behind a comma, "that" or a verb of saying.

    >>> text = "The clerk said Friday would be too late."
    >>> is_subject(text, 15, 21), is_subject("Tolls the clerk set Friday would rise.", 20, 26)
    (True, False)
    """
    if not text.startswith(_MODALS, end):
        return False
    return text.endswith((", ", " that "), 0, start) or _is_said(text, start)


def is_of_subject(text: str, end: int) -> bool:
    """Whether a day in front of `end` owns such a subject: "Friday's hearing could be put off"."""
    return _OWNED.match(text, end) is not None


def _is_said(text: str, start: int) -> bool:
    found = _SAID.search(text, max(0, start - _REACH), start)
    if found is None:
        return False
    *subject, verb = found[1].lower().split()
    if not subject or verb not in _SAYING or subject[0] in _OPENERS:
        return False
    return not any(word in CUES or word in _CLAUSES for word in subject)
