"""Facts about reports: which words say that an event happened, fell through, or was put off, and which say neither."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.reading import read

TODAY = date(2025, 9, 18)  # a Thursday
BEFORE = "The weather in the town is mild.\n\n"


def told(sentence: str) -> list[tuple[str, str | None]]:
    """Return what a sentence that opens no article reports, with the days."""
    reports = read(BEFORE + sentence, TODAY).reports
    return [(str(r.says), r.on.isoformat() if r.on else None) for r in reports]


FALLEN = [
    # Stopped by somebody.
    ("called_off", "The league has wiped out the first month of the season."),
    ("called_off", "Brandt walked away from the merger."),
    ("called_off", "The league called a halt to the season."),
    ("called_off", "The commissioner declared the season dead on Wednesday."),
    ("called_off", "The march was banned."),
    ("called_off", "The strike that had been announced for Friday was averted at the last minute."),
    ("called_off", "The tournament fell victim to the strike."),
    # As it stands.
    ("called_off", "The deal is dead."),
    ("called_off", "The season is lost."),
    ("called_off", "The tournament is no longer on the calendar."),
    ("put_off", "The plan is on hold."),
    ("put_off", "The results, expected on Tuesday, were not ready."),
    ("put_off", "The opening of the bridge will have to wait until spring."),
    # Denied.
    ("called_off", "The opening match will not be played after all."),
    ("called_off", "No match was played on Saturday."),
    ("called_off", "The season that was to begin last week did not begin."),
    ("called_off", "The convoy never left Torvik."),
    ("called_off", "Brandt did not turn up for Tuesday's hearing."),
    ("called_off", "The two sides could not agree on Tuesday."),
    ("put_off", "The report that was due on Monday has still not appeared."),
    # Not brought about.
    ("called_off", "Wednesday's talks between the union and the port ended without a deal."),
    ("called_off", "Brandt refused on Tuesday to sign the treaty."),
    ("called_off", "The two sides failed to agree by Monday's deadline."),
    ("called_off", "The company missed its target of 500 aircraft for the third quarter."),
    # Only meant to.
    ("called_off", "The stadium stood empty on Saturday, when the final was to be played."),
    ("called_off", "The new season should have opened on Saturday."),
    # Moved.
    ("put_off", "Mission managers moved the launch from September 20 to September 27."),
    ("put_off", "The date was moved to October 4."),
    ("put_off", "The senate put the vote off until next month."),
]


@pytest.mark.parametrize(("says", "sentence"), FALLEN)
def test_words_that_say_that_an_event_fell_through_or_is_late(says: str, sentence: str) -> None:
    """By a verb, a state, a denial, a thing not done, a day that has gone."""
    assert says in [said for said, _ in told(sentence)]


HAPPENED = [
    ("2025-09-16", "Lindqvist leads, according to the full count, which the commission released on Tuesday."),
    ("2025-09-17", "Talks between the union and the port ended on Wednesday after nine hours."),
    ("2025-09-16", "The summit in Riga on Tuesday produced a statement of two pages."),
    ("2025-09-18", "The shuttle landed in darkness at 2:57 a.m. on Thursday."),
    ("2025-09-14", "The journalist walked out of prison on Sunday."),
    ("2025-09-15", "The ultimatum ran out on Monday night."),
    (None, "The two ministers met in Riga this week."),
    (None, "The first payments landed in bank accounts over the weekend."),
]


@pytest.mark.parametrize(("on", "sentence"), HAPPENED)
def test_words_that_say_that_an_event_happened(on: str | None, sentence: str) -> None:
    """With its day, or without where several are named."""
    assert ("happened", on) in told(sentence)


NEITHER = [
    "A ruling on the quarry is expected any day now.",
    "The quota will be raised between now and Friday.",
    "The deal has not been signed.",
    "The launch may not take place this year.",
    "He denied that the summit had been called off.",
    "The union threatened to call off the talks.",
    "If the talks fail on Friday, the strike will begin.",
    "She hopes to meet Brandt again on Tuesday.",
    "The plan was not discussed.",
]


@pytest.mark.parametrize("sentence", NEITHER)
def test_what_is_open_denied_or_feared_is_no_report(sentence: str) -> None:
    """A wrong report costs trust."""
    assert told(sentence) == []


def test_what_a_relative_clause_does_something_to_is_the_event() -> None:
    """The count was published, and not only something by the commission."""
    (first, *_) = read(BEFORE + "The count, which the commission published on Tuesday, was short.", TODAY).reports
    assert first.event_text == "The count, which the commission published"


def test_days_within_which_it_happened_are_kept() -> None:
    """They tell an event's time, though no day of it."""
    (told_,) = read(BEFORE + "The two ministers met in Riga over the weekend.", TODAY).reports
    assert (told_.on, told_.due and (told_.due.earliest, told_.due.latest)) == (
        None,
        (date(2025, 9, 13), date(2025, 9, 14)),
    )
