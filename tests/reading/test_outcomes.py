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
    # Only meant to: nothing but the day is denied.
    ("put_off", "The stadium stood empty on Saturday, when the final was to be played."),
    ("put_off", "The new season should have opened on Saturday."),
    # Not then.
    ("put_off", "The new ferry will not sail on Friday."),
    ("put_off", "The pensions of the miners will not be paid this month."),
    ("put_off", "There will be no election on October 17."),
    ("put_off", "No talks will be held before November."),
    ("put_off", "Friday came and went with the witnesses still waiting in the corridor."),
    ("put_off", "August, the month that they had first thought of, went by with both sides at odds."),
    ("put_off", "The deadline that the two parties had set themselves had come and gone."),
    ("put_off", "The talks on the quota ran past their deadline on Tuesday."),
    ("put_off", "For the second time the ministers have let a date go by."),
    ("put_off", "Lindqvist will set out for Riga on October 21 instead of October 18, her office said."),
    ("put_off", "The shareholders meet on Tuesday and not on Monday."),
    ("put_off", "The climbers gave up their second attempt on the summit."),
    ("put_off", "The board, which had been awaited on Wednesday, now meets on Monday."),
    ("called_off", "The parade has been struck from the calendar."),
    # Brought about.
    ("called_off", "The club was forced to cancel its tour of Lapland."),
    ("put_off", "The fault made the operators scrub the launch on August 29."),
    ("put_off", "The two houses agreed on Tuesday to put the vote off."),
    ("put_off", "The storm has led the league to postpone Sunday's matches."),
    # Settled, though it is still to come.
    ("put_off", "The regatta will be put off until May, the club said."),
    ("put_off", "The flight of the second probe will slip from September 28."),
    ("called_off", "The parade will be cancelled this year."),
    # Not before.
    ("put_off", "There will be no attempt to refloat the ferry before October 10."),
    ("put_off", "The report will not be ready before June, officials said."),
    ("put_off", "The verdict will not come until next spring."),
    ("put_off", "The works on the bridge were to be over by last Friday."),
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
    ("2025-09-09", "On September 9, as the town slept, three convicts fled from the prison."),
    ("2025-09-10", "The mast, fitted on September 10, is twice as high as the old one."),
    ("2025-09-11", "Their report, made public on September 11, blames both sides."),
    ("2025-09-15", "The team are through to the next round after a victory over Norway on Monday."),
    ("2025-09-14", "The run ended on Sunday: the visitors beat them by a point."),
    ("2025-09-16", "The former treasurer testified on Tuesday."),
    ("2025-09-12", "Hurricane Olaf made landfall near Bergen on Friday."),
    ("2025-09-12", "A tug, for whose sake the lock had been closed, docked in Hamburg on Friday."),
    ("2025-09-15", "Dagny Lund leads the party since Monday."),
    ("2025-09-12", "Lindqvist and Brandt, meeting in Riga on Friday, said that they wanted more time."),
    ("2025-09-15", "Lindqvist, arriving in Riga on Monday, asked for more time."),
    (None, "The shareholders approved the merger in June."),
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
    "The report made it clear on Tuesday that costs are too high.",
    "Only a fifth of the mines had been shut by Wednesday.",
    "The vote may be put off until May.",
    "The council will not vote on the harbour before May.",
    "The frost will not be felt before May.",
    "Brandt will not attend the hearing on Friday.",
    "The ore will not reach the port this year, traders believe.",
    "No date will be named before November.",
    "The council may now vote on Friday.",
    "The house is now to vote on Sunday.",
    "The ship came and went as it liked in June.",
]


@pytest.mark.parametrize("sentence", NEITHER)
def test_what_is_open_denied_or_feared_is_no_report(sentence: str) -> None:
    """A wrong report costs trust."""
    assert told(sentence) == []


def test_what_a_relative_clause_does_something_to_is_the_event() -> None:
    """The count was published, and not only something by the commission."""
    (first, *_) = read(BEFORE + "The count, which the commission published on Tuesday, was short.", TODAY).reports
    assert first.event_text == "The count, which the commission published"


@pytest.mark.parametrize(
    "sentence",
    [
        "Torvik lost to Bergen on Sunday.",
        "Lund held up the cup on Sunday.",
        "A tug, for whose sake the opening of the lock had been moved from May 4, docked on Friday.",
    ],
)
def test_what_only_sounds_like_stopping_tells_none(sentence: str) -> None:
    """Who lost to others did play; a cup is not delayed; a reason given aside is background."""
    assert {"called_off", "put_off"}.isdisjoint(said for said, _ in told(sentence))


def test_days_within_which_it_happened_are_kept() -> None:
    """They tell an event's time, though no day of it."""
    (told_,) = read(BEFORE + "The two ministers met in Riga over the weekend.", TODAY).reports
    assert (told_.on, told_.due and (told_.due.earliest, told_.due.latest)) == (
        None,
        (date(2025, 9, 13), date(2025, 9, 14)),
    )


def test_what_belongs_to_a_noun_is_told_with_it() -> None:
    """Not the rays were installed, but their detector."""
    found = read("The detector of cosmic rays, installed on September 10, is counting.", TODAY).reports
    assert [r.event_text for r in found] == ["The detector of cosmic rays, installed"]


def test_a_time_belongs_to_its_own_clause() -> None:
    """Not the talks broke up on Friday, but the pilots walked out then."""
    found = read(BEFORE + "The talks in Riga broke up, and the pilots on Friday walked out.", TODAY).reports
    assert [(r.event_text, r.on) for r in found if r.says == "happened" and "talks" in r.event_text.lower()] == [
        ("The talks in Riga broke up", None)
    ]
    assert date(2025, 9, 12) in [r.on for r in found]
