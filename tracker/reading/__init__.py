"""What an article says of the future: predictions, and reports of what became of events.

    text -> times (tracker.timex) -> sentences -> forward-looking verbs (force) -> which event a time belongs to (scope)
         -> what is no prediction after all (screen) -> who said it (speaker) -> on which day (anchor)
         -> window, also tied to another event (windows, relative) -> hedge, polarity -> confidence

Invariant: every span of a reading lies in the text it was read from; the text alone decides, never the clock.
"""

from __future__ import annotations

from datetime import date

from tracker.reading.candidates import candidates
from tracker.reading.discourse import Discourse
from tracker.reading.known import Known
from tracker.reading.predictions import known_of, prediction, undated_of
from tracker.reading.reports import is_foretold, lead, reports
from tracker.reading.scan import Scan
from tracker.reading.values import Prediction, Reading
from tracker.timex import DEFAULT, Lengths, find

__all__ = ["read"]


def read(
    text: str,
    published_on: date,
    *,
    title: str = "",  # noqa: ARG001 - headlines are no predictions; readers that need one get it
    lengths: Lengths = DEFAULT,
    undated: bool = False,
) -> Reading:
    """Return the times, predictions and reports of `text`, published on `published_on`; offsets in code points.

    >>> reading = read("The Kremlin said the summit could take place within two weeks.", date(2025, 10, 17))
    >>> [(p.event_text, p.speaker, p.certainty.value, p.window.latest.isoformat()) for p in reading.predictions]
    [('summit could take place', 'The Kremlin', 'PS', '2025-10-31')]
    """
    page = Discourse(text, published_on, lengths, find(text, published_on, lengths=lengths))
    scan = Scan(page)
    leads = [n for n in scan.body[:1] if all(start < page.sentences[n].body for start, *_ in page.times_of[n])]
    told = [r for n in leads for r in lead(page, n)]
    told += [r for n in scan.worth if scan.may_report(n) for r in reports(page, n)]
    dated = tuple(_predictions(page, [n for n in scan.worth if scan.may_predict(n)]))
    told = [r for r in told if not is_foretold(r, dated)]
    return Reading(page.times, dated, tuple(_undated(page, scan.body)) if undated else (), tuple(told))


def _predictions(page: Discourse, body: list[int]) -> list[Prediction]:
    """Read dated events first, so that a time tied to one of them finds it."""
    chosen = [c for n in body for c in candidates(page, n)]
    known: list[Known] = []
    out: list[Prediction] = []
    for candidate in sorted(chosen, key=lambda c: c.relative is not None):
        made = prediction(page, candidate, known)
        if made is not None and made.window is not None and made.timex is not None:
            out.append(made)
            known.append(known_of(candidate, made.window, made.timex.phrase.of(page.text)))
    return sorted(out, key=lambda p: (p.span.start, p.timex.start if p.timex else 0))


def _undated(page: Discourse, body: list[int]) -> list[Prediction]:
    return [p for n in body for p in undated_of(page, n)]
