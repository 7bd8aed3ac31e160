"""Facts about suggestions: a committee, a preparation and another thing are not what was foretold."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import Candidate, another, link_report, mentions, once, report_mentions
from tracker.reading import read

FIRST, LATER = date(2025, 9, 1), date(2025, 9, 18)


def says(first: str, later: str) -> list[str]:
    """Return what a later article suggests of the events that the first foretells."""
    said = mentions(first, read(first, FIRST).predictions, FIRST, "first")
    reading = read(later, LATER)
    told = report_mentions(later, reading.reports, LATER, "later", mentions(later, reading.predictions, LATER, "later"))
    links = once(told, [link_report(m, [Candidate(n, (one,)) for n, one in enumerate(said)]) for m in told])
    return [str(r.says) for r, link in zip(reading.reports, links, strict=True) if link.event_id is not None]


NOTHING = [
    (
        "The Norwegian senate will vote on the fjord cable on September 30.",
        "A committee of the Norwegian senate approved the fjord cable on Wednesday by six votes to two.",
    ),
    (
        "The leaders of the four alpine states will hold a summit in Bern on September 25.",
        "Envoys of the four alpine states met in Bern on Tuesday to prepare for the summit of their leaders.",
    ),
    (
        "Governor Ada Brandt will sign the harbour bill on September 15.",
        "Governor Ada Brandt signed a reprieve for a bear on Wednesday.",
    ),
    (
        "The lander Kestrel will touch down on Deimos on September 16.",
        "The lander Kestrel crashed into Deimos on Tuesday.",
    ),
    (
        "The trial of the former banker Otto Brandt will open on September 9.",
        "Searchers spent Tuesday in the house of the former banker Otto Brandt.",
    ),
    (
        "The court in Torvik will rule on the sale of the herring fleet on September 15.",
        "The court in Torvik ruled on Wednesday that a baker may ring a bell at dawn.",
    ),
    (
        "The Norwegian parliament will vote on the seaweed law on September 15.",
        "The Norwegian parliament passed the reindeer law on Wednesday.",
    ),
    (  # what stops was to go on
        "The Brandt trial in Torvik will be resumed this month, an official said.",
        "The Brandt trial before its own judge, suspended on Tuesday, could be taken up again next year.",
    ),
    (
        "The second reunion of the islands is planned for September 16 in Bergen.",
        "Families went home on Tuesday in Lake Torvik.",
    ),
]
TOLD = [
    (
        "The court in Torvik will rule on the sale of the herring fleet on September 15.",
        "The court in Torvik ruled on Wednesday that the herring fleet may be sold.",
        "happened",
    ),
    (
        "Governor Ada Brandt will visit the drowned villages between September 9 and September 14.",
        "Governor Ada Brandt walked through the mud of Hochtal last week.",
        "happened",
    ),
    (
        "Governor Ada Brandt will sign the harbour bill on September 15.",
        "Governor Ada Brandt signed the harbour bill on Wednesday.",
        "happened",
    ),
    (
        "The brewer Torvik will present a rescue plan to its creditors by September 12.",
        "Torvik missed the date for its rescue plan last Friday.",
        "put_off",
    ),
    (
        "The canton of Hochtal will hold a referendum on the dam on September 14.",
        "Voters in Hochtal rejected the dam by 60 to 40 percent on Sunday.",
        "happened",
    ),
    (
        "The engineer Rafael Montufar will testify in Oslo on September 16.",
        "Montufar never turned up in Oslo on Tuesday.",
        "called_off",
    ),
    (
        "Cardinal Rui Teles, the Vatican's envoy, will travel to Minsk on September 16.",
        "Teles was in Minsk on Tuesday and spoke with the bishops.",
        "happened",
    ),
    (
        "Dockers in Antwerp will walk out on September 16.",
        "The dockers stayed at work on Tuesday after all.",
        "called_off",
    ),
    (
        "The new theatre in the Salzgasse will open on October 25.",
        "A roofer has left the theatre in the Salzgasse. The opening has slipped to the spring.",
        "put_off",
    ),
    (  # what was foretold is that it stops
        "The Brandt trial in Torvik will be suspended this month, an official said.",
        "The Brandt trial before its own judge, suspended on Tuesday, could be taken up again next year.",
        "happened",
    ),
    (
        "The second reunion of the islands is planned for September 16 in Bergen.",
        "Families did meet again on Tuesday in Bergen.",
        "happened",
    ),
]


@pytest.mark.parametrize(("first", "later"), NOTHING, ids=[later for _, later in NOTHING])
def test_another_deed_is_suggested_of_no_event(first: str, later: str) -> None:
    assert says(first, later) == []


@pytest.mark.parametrize(("first", "later", "told"), TOLD, ids=[later for _, later, _ in TOLD])
def test_the_deed_itself_is_suggested(first: str, later: str, told: str) -> None:
    assert says(first, later) == [told]


@pytest.mark.parametrize(
    ("later", "other"),
    [
        ("Olga Lund signed a railway accord on Wednesday.", True),
        ("Olga Lund signed the pension accord on Wednesday.", False),
        ("Olga Lund signed it, completed, on Wednesday.", False),  # no thing is named
    ],
)
def test_the_thing_is_what_is_of_the_act_that_both_have(later: str, *, other: bool) -> None:
    """What is done to a thing, as "completed", is no thing itself."""
    first = "Ada Brandt wants to sign the pension accord by September 4."
    (said,) = mentions(first, read(first, FIRST).predictions, FIRST, "first")
    told = report_mentions(later, read(later, LATER).reports, LATER, "later", ())
    assert [bool(list(another.another_thing(m, said))) for m in told] == [other]
