"""Linking: which predictions and reports, of many articles, are about one event; pure.

Text -> `mentions` -> (index by their `keys`) -> `link` with the events found -> join, offer or new. Reports go the same
way through `report_mentions` and `link_report`, and come out as suggestions.

Invariant: what is not clear is asked, never joined; every decision keeps its reasons in words.
"""

from tracker.linking.better import better
from tracker.linking.cast import participants, place
from tracker.linking.copies import NEAR, Runs, copies, days_of_copies, near, plain, runs, shared, sketch
from tracker.linking.history import Change, Contradiction, Said, changes, contradictions, silence
from tracker.linking.keys import OWN
from tracker.linking.linker import link
from tracker.linking.mentions import days_told, mentions, report_mentions
from tracker.linking.reports import link_report, once, suggested
from tracker.linking.titles import title
from tracker.linking.values import Candidate, Decision, Link, Mention

__all__ = [
    "NEAR",
    "OWN",
    "Candidate",
    "Change",
    "Contradiction",
    "Decision",
    "Link",
    "Mention",
    "Runs",
    "Said",
    "better",
    "changes",
    "contradictions",
    "copies",
    "days_of_copies",
    "days_told",
    "link",
    "link_report",
    "mentions",
    "near",
    "once",
    "participants",
    "place",
    "plain",
    "report_mentions",
    "runs",
    "shared",
    "silence",
    "sketch",
    "suggested",
    "title",
]
