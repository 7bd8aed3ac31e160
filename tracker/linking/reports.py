"""From reports to suggestions: which event a report is about, and which outcome it proposes.

Invariant: a suggestion settles nothing; it names an answer of the closed vocabulary for a person to accept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tracker.linking.alone import alone
from tracker.linking.linker import likeliest
from tracker.linking.same_deed import ANOTHER
from tracker.linking.sole import sole
from tracker.linking.told_days import is_short
from tracker.linking.values import Candidate, Decision, Link, Mention
from tracker.outcome import CHOICES, Choice, Says

REPORT = 2.2
"""Points from which a report is about an event: it has no day to come by which to tell two apart."""
UNDATED = 2.7
"""As much for one that tells no day: nothing says then that it is this event's time."""
STOPPED = 1.8
"""As much for one that something was called off: it names its event, and few events are open that could be."""
SOLE = "no other event was due then"
"""Why a report is tied to an event that nothing but its day speaks for."""
ALIKE = 0.1
"""Within so many points two events are equally likely, and nothing is suggested of either."""
_CHOICE = {Says.HAPPENED: "happened", Says.CALLED_OFF: "called_off", Says.PUT_OFF: "put_off"}


def link_report(report: Mention, candidates: Iterable[Candidate]) -> Link:
    """Return which event predicted in an earlier article (or another of the day) the report is about, if any."""
    candidates = tuple(candidates)
    told = [replace(c, mentions=_told_before(c, report)) for c in candidates if not _is_to_come(c, report)]
    least = STOPPED if report.says != Says.HAPPENED else REPORT if is_short(report.window) else UNDATED
    found = likeliest(report, told, least, ALIKE, alone(report, told))
    if not found and (due := sole(report, told)) is not None:
        return Link(Decision.JOIN, due.event_id, (SOLE,), 0.0)
    if len(found) != 1 or _is_no_news(found[0].event_id, report, candidates):
        return Link(Decision.NEW, None, (), 0.0)
    best = found[0]
    return Link(Decision.JOIN, best.event_id, best.reasons, best.points)


def once(reports: Sequence[Mention], links: Sequence[Link]) -> list[Link]:
    """Return the links of an article's reports, where each sentence tells each event's outcome once: the likest one."""
    order = sorted(range(len(links)), key=lambda n: (reports[n].says == Says.HAPPENED, -_likely(reports[n], links[n])))
    told: dict[tuple[str, int | None], int] = {}
    for n in order:
        told.setdefault((reports[n].quote, links[n].event_id), n)
    first = {n for n in told.values() if not _is_taken(n, reports, links)}
    return [
        x if n in first else replace(x, decision=Decision.NEW, event_id=None, reasons=()) for n, x in enumerate(links)
    ]


def _is_taken(n: int, reports: Sequence[Mention], links: Sequence[Link]) -> bool:
    """Whether a report has only its day to go by, and another sentence of the article is as likely of its event."""
    others = (m.quote for m, x in zip(reports, links, strict=True) if x.event_id == links[n].event_id)
    return links[n].reasons == (SOLE,) and any(quote != reports[n].quote for quote in others)


def _likely(report: Mention, link: Link) -> float:
    """Return how likely a report is the one of its sentence that tells of an event: one with a day and its own deed."""
    return link.points + (0.5 if report.window else 0.0) - (1.0 if ANOTHER in " ".join(link.reasons) else 0.0)


def _told_before(event: Candidate, report: Mention) -> tuple[Mention, ...]:
    """Return the statements of other articles, and the one of its own article that the report takes up."""
    before = [m for m in event.mentions if _before(m, report)]
    taken_up = [m for m in event.mentions if m.source == report.source and m.start == report.refers]
    return (*before, *taken_up) if before else ()


def _before(mention: Mention, report: Mention) -> bool:
    return mention.source != report.source and mention.published_on <= report.published_on


def _is_to_come(event: Candidate, report: Mention) -> bool:
    """Whether the article itself says that the event is still to come, so that it cannot have happened."""
    own = [m.window for m in event.mentions if m.source == report.source and m.polarity == "+" and m.window]
    return report.says == Says.HAPPENED and any(w.earliest and w.earliest > report.published_on for w in own)


def _is_no_news(event_id: int | None, report: Mention, candidates: Sequence[Candidate]) -> bool:
    """Whether "is now due on May 10" puts an event off to the very day that it was foretold for before."""
    if report.says != Says.PUT_OFF or "moved" in report.marks:
        return False
    said = [(c.event_id, m) for c in candidates for m in c.mentions if m.polarity == "+" and m.window]
    new = {m.window for _, m in said if m.source == report.source and m.quote == report.quote}
    ahead = (m for i, m in said if i == event_id and _before(m, report))
    old = max(ahead, key=lambda m: (m.published_on, m.start), default=None)
    return old is not None and old.window in new


def suggested(says: Says, on: date | None, *, new_date: bool = False) -> tuple[Choice, date | None]:
    """Return the answer that a report proposes, with the day it happened where the report gives one.

    What was called off has been put off, where its article names new days for it: `new_date`.

    >>> suggested(Says.CALLED_OFF, date(2025, 10, 22))[0].words
    'called off'
    >>> suggested(Says.CALLED_OFF, None, new_date=True)[0].words
    'put off, no new date'
    """
    told = Says.PUT_OFF if new_date and says is Says.CALLED_OFF else says
    choice = next(c for c in CHOICES if c.token == _CHOICE[told])
    return choice, on if says is Says.HAPPENED else None
