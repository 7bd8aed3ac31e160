"""Facts about linking: what joins, what is asked, what stays apart; each article is a few sentences of our own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.linking import Candidate, Decision, Mention, link, link_report, mentions, report_mentions, suggested
from tracker.linking.names import names
from tracker.outcome import Says
from tracker.reading.values import Certainty, Confidence, Kind, Polarity, Prediction, Report
from tracker.text import Span
from tracker.window import Window

OCTOBER = date(2025, 10, 17)
FIRST = "Russian President Vladimir Putin will meet U.S. President Donald Trump in Budapest by the end of the month."


def window(first: date, days: int) -> Window:
    return Window(first, first + timedelta(days=days))


def said(text: str, event: str, on: date = OCTOBER, days: int = 14, sign: str = "+") -> Mention:
    """Return the mention of the event words' statement in a text of one or more sentences."""
    start = text.index(event)
    begin = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    prediction = Prediction(
        span=Span(begin, len(text)),
        quote=text[begin:],
        event=Span(start, start + len(event)),
        event_text=event,
        timex=None,
        anchor=on,
        window=window(on, days),
        speaker=None,
        speaker_key=None,
        hedge=None,
        hedge_grade=None,
        probability=None,
        certainty=Certainty.CERTAIN,
        polarity=Polarity(sign),
        relative_to=None,
        kind=Kind.MEETING,
        participants=(),
        place=None,
        confidence=Confidence.CLEAR,
        reasons=(),
        rule="by-date",
    )
    return mentions(text, (prediction,), on, f"{on}{text[:9]}")[0]


def told(text: str, event: str, on: date, says: Says = Says.HAPPENED) -> Mention:
    start = text.index(event)
    report = Report(Span(0, len(text)), text, Span(start, start + len(event)), event, says, on, Kind.MEETING, (), None)
    return report_mentions(text, (report,), on, f"{on}report")[0]


def decided(new: Mention, *old: Mention) -> Decision:
    return link(new, [Candidate(1, old)]).decision


LATER = OCTOBER + timedelta(days=3)


@pytest.mark.parametrize(
    ("text", "event", "sign"),
    [
        ("Trump and Putin could sit down in the Hungarian capital within days.", "sit down", "+"),
        ("The Russian president is to meet Trump in Budapest, an aide said.", "meet Trump in Budapest", "+"),
        (
            "The Kremlin leader will meet President Donald Trump in Hungary.",
            "meet President Donald Trump in Hungary",
            "+",
        ),
        ("Putin will not meet Donald Trump in Budapest, a U.S. official said.", "meet Donald Trump in Budapest", "-"),
        (
            "Moscow said Putin would hold talks with Donald Trump in Budapest.",
            "hold talks with Donald Trump in Budapest",
            "+",
        ),
    ],
)
def test_other_words_for_the_summit_join_it(text: str, event: str, sign: str) -> None:
    """By surname, office or capital; a denial belongs to the event that it denies."""
    assert (
        decided(said(text, event, LATER, sign=sign), said(FIRST, "meet U.S. President Donald Trump in Budapest"))
        is Decision.JOIN
    )


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Foreign ministers Sergei Lavrov and Marco Rubio will meet in Budapest to prepare the summit.",
            "meet in Budapest",
        ),
        ("Putin will meet Chinese leader Xi Jinping in Beijing.", "meet Chinese leader Xi Jinping in Beijing"),
        ("Trump will visit Tokyo.", "visit Tokyo"),
        ("Hungary will elect a new parliament.", "elect a new parliament"),
        ("Putin and Trump will speak by telephone.", "speak by telephone"),
    ],
)
def test_what_is_not_the_summit_is_never_joined(text: str, event: str) -> None:
    assert (
        decided(said(text, event, LATER), said(FIRST, "meet U.S. President Donald Trump in Budapest"))
        is not Decision.JOIN
    )


def test_a_second_meeting_after_the_first_was_over_is_not_joined() -> None:
    """The same two people a month and more later, somewhere else: another event."""
    december = date(2025, 12, 8)
    new = said(
        "Putin will meet U.S. President Donald Trump again in Geneva.",
        "meet U.S. President Donald Trump again in Geneva",
        december,
    )
    assert decided(new, said(FIRST, "meet U.S. President Donald Trump in Budapest")) is not Decision.JOIN


def test_another_match_of_one_side_is_another_event() -> None:
    """A match is known by who plays whom."""
    first = said("Wales will play Scotland in two weeks.", "Wales will play Scotland")
    assert decided(said("Wales will play France in two weeks.", "Wales will play France", LATER), first) is Decision.NEW
    assert decided(said("Scotland play Wales soon.", "Scotland play Wales", LATER), first) is Decision.JOIN


def test_another_quantity_is_another_event() -> None:
    one = said("The company will deliver 20 million doses of its vaccine.", "deliver 20 million doses")
    other = said("The company will deliver 100 million doses of its vaccine.", "deliver 100 million doses", LATER, 60)
    same = said("Some 20 million doses of its vaccine will be delivered by the company.", "20 million doses", LATER, 11)
    assert decided(other, one) is not Decision.JOIN
    assert decided(same, one) is Decision.JOIN


def test_one_autumn_tells_less_than_one_day() -> None:
    """Two votes of one day are likely one; of one autumn they need not be."""
    texts = (
        ("The dockers will vote on a new leader.", "vote on a new leader"),
        ("The islanders will vote on the bridge.", "vote on the bridge"),
    )
    first, later = (said(text, event) for text, event in texts)
    by_day, by_season = (window(OCTOBER + timedelta(days=30), days) for days in (0, 90))
    day, season = (
        link(replace(later, window=w), [Candidate(1, (replace(first, window=w),))]) for w in (by_day, by_season)
    )
    assert "the same days" in day.reasons
    assert "the same season" in season.reasons
    assert season.points < day.points


def test_words_that_two_statements_share_are_told_as_they_are_written() -> None:
    """A person who reads why two were joined is shown words, never the stems by which they were compared."""
    first = said("The council will open the renovated stadium.", "open the renovated stadium")
    later = said("The stadium will be opened after its renovation.", "stadium will be opened", LATER)
    (told,) = (x for x in link(later, [Candidate(1, (first,))]).reasons if x.startswith("words shared"))
    assert told == "words shared: opened, renovation, stadium"


def test_only_the_talks_is_asked_or_new() -> None:
    """An event named only "the talks" is never joined to one of an unrelated article."""
    bare = said("The talks will begin soon.", "The talks", LATER)
    assert decided(bare, said(FIRST, "meet U.S. President Donald Trump in Budapest")) is not Decision.JOIN


def test_the_meeting_takes_up_the_statement_before_it() -> None:
    text = f"{FIRST} The meeting could last two days."
    first = said(text, "meet U.S. President Donald Trump in Budapest")
    prediction_text = "The meeting"
    second = said(text, prediction_text)
    assert "pointing" in second.marks
    assert {a.key for a in second.actors} >= {a.key for a in first.actors}


@pytest.mark.parametrize(
    ("before", "event"),
    [
        ("Sergei Lavrov and Marco Rubio are expected to speak on Monday.", "They might meet in person"),
        ("European leaders backed the call in a statement.", "They meet"),
    ],
)
def test_they_are_those_of_the_sentence_before_and_not_the_main_pair(before: str, event: str) -> None:
    text = f"{FIRST} The preparations are under way. Nothing else is known. {before} {event} on Thursday."
    first, second = said(text, "meet U.S. President Donald Trump in Budapest"), said(text, event)
    assert second.refers != first.start
    assert not {a.key for a in second.actors} & {"vladimir putin", "donald trump"}


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Michelle Obama will speak in Chicago, and Barack Obama will speak in Boston."
    found = {n.key for n in names(text, date(2018, 1, 1)) if n.sort == "person"}
    assert {"michelle obama", "barack obama"} <= found


def test_nobody_to_compare_with_makes_a_new_event() -> None:
    assert link(said(FIRST, "meet U.S. President Donald Trump in Budapest"), []).decision is Decision.NEW


def test_an_event_is_found_again_by_its_keys() -> None:
    old = said(FIRST, "meet U.S. President Donald Trump in Budapest")
    new = said("The Russian president is to meet Trump in Budapest.", "meet Trump in Budapest", LATER)
    assert set(old.keys) & set(new.keys)


def test_a_mention_survives_being_stored() -> None:
    old = said(FIRST, "meet U.S. President Donald Trump in Budapest")
    assert Mention.load(old.dump()) == old


def test_the_window_of_a_stored_mention_names_its_ends() -> None:
    may = Window(date(2025, 5, 1), None, latest_soft=True)
    stored = json.loads(replace(said(FIRST, "meet U.S. President Donald Trump"), window=may).dump())
    ends = {"earliest": "2025-05-01", "latest": None, "earliest_soft": False, "latest_soft": True, "tail_end": None}
    assert stored["window"] == ends


def test_a_report_is_about_the_event_and_not_another_deed() -> None:
    summit = Candidate(1, (said(FIRST, "meet U.S. President Donald Trump in Budapest"),))
    day = date(2025, 10, 28)
    held = told(
        "Vladimir Putin and Donald Trump met in Budapest on Tuesday.", "Vladimir Putin and Donald Trump met", day
    )
    other = told(
        "Vladimir Putin congratulated Donald Trump on Tuesday.", "Vladimir Putin congratulated Donald Trump", day
    )
    off = told(
        "Donald Trump has called off his summit with Vladimir Putin.",
        "his summit with Vladimir Putin",
        day,
        Says.CALLED_OFF,
    )
    assert [link_report(r, [summit]).decision for r in (held, other, off)] == ["join", "new", "join"]


def test_nothing_has_happened_before_it_was_said() -> None:
    summit = Candidate(1, (said(FIRST, "meet U.S. President Donald Trump in Budapest"),))
    august = told(
        "Vladimir Putin and Donald Trump met in Alaska.", "Vladimir Putin and Donald Trump met", date(2025, 8, 15)
    )
    assert link_report(august, [summit]).decision is Decision.NEW


@pytest.mark.parametrize(
    ("says", "token", "day"),
    [(Says.HAPPENED, "happened", OCTOBER), (Says.CALLED_OFF, "called_off", None), (Says.PUT_OFF, "put_off", None)],
)
def test_a_report_proposes_its_own_outcome_and_day(says: Says, token: str, day: date | None) -> None:
    choice, on = suggested(says, OCTOBER)
    assert (choice.token, on) == (token, day)
