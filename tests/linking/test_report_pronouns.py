"""Facts about whom or what a pronoun of a report stands for: it is compared as if it were named."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import Candidate, Mention, link_report, mentions, report_mentions
from tracker.reading import read

FIRST, LATER = date(2025, 9, 8), date(2025, 9, 18)


def reports(text: str) -> tuple[Mention, ...]:
    """Return what linking compares of an article's reports."""
    return report_mentions(text, read(text, LATER).reports, LATER, "later")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ada Lindqvist is free. She walked out of Torvik prison on Monday.", "ada lindqvist"),
        ("Otto Brandt is chairman no more. The works council sacked him on Monday.", "otto brandt"),
        ("Ada Lindqvist is chairwoman no more. The works council sacked her on Monday.", "ada lindqvist"),
    ],
)
def test_a_person_is_named_in_the_sentence_before(text: str, key: str) -> None:
    """Whether she does it or it is done to her, and though a place or a body is named beside the pronoun."""
    assert key in {a.key for a in reports(text)[-1].actors}


def test_whose_something_is_is_not_to_whom_it_is_done() -> None:
    """Only "her" with nothing behind it that is hers is an object."""
    (report,) = reports("Ada Lindqvist is tired. Otto Brandt sold her boat on Monday.")
    assert {a.key for a in report.actors} == {"otto brandt"}


def test_him_who_is_named_beside_the_pronoun_is_no_other() -> None:
    """The person of the sentence itself is nearer than that of the one before."""
    (report,) = reports(
        "Ivar Holm is tired. Otto Brandt said on Monday that the works council had sacked him on Sunday."
    )
    assert "ivar holm" not in {a.key for a in report.actors}


def test_a_thing_has_the_words_of_the_subject_before() -> None:
    """Talks that opened are a meeting that did."""
    (report,) = reports("The negotiations on fish are hard. They opened on Monday.")
    assert "negoti" in report.stems
    assert {"meet", "open"} <= report.act_set


def test_what_opened_is_what_was_to_begin() -> None:
    """Both tell of the beginning, by verbs of their own, and on another day."""
    plans = "The negotiations on cod quotas could begin on September 12."
    said = mentions(plans, read(plans, FIRST).predictions, FIRST, "first")
    later = "The negotiations on cod quotas are hard. They opened on September 15."
    own = mentions(later, read(later, LATER).predictions, LATER, "later")
    (told,) = report_mentions(later, read(later, LATER).reports, LATER, "later", own)
    assert link_report(told, [Candidate(1, said)]).event_id == 1
