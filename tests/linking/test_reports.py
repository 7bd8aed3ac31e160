"""Facts about suggestions: which sentence of a later article tells what became of an event, and which does not."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import Candidate, link_report, mentions, once, report_mentions
from tracker.reading import read

FIRST, LATER = date(2025, 9, 1), date(2025, 9, 18)


def suggestions(first: str, later: str) -> list[tuple[str, str | None]]:
    """Return what a later article suggests of the one event that the first foretells: what, and the day."""
    said = mentions(first, read(first, FIRST).predictions, FIRST, "first")
    assert len(said) == 1, "the first article foretells one event"
    reading = read(later, LATER)
    own = mentions(later, reading.predictions, LATER, "later")
    told = report_mentions(later, reading.reports, LATER, "later", own)
    event = Candidate(1, said)
    links = once(told, [link_report(m, [event]) for m in told])
    heard = [r for r, link in zip(reading.reports, links, strict=True) if link.event_id == 1]
    return [(str(r.says), r.on.isoformat() if r.on else None) for r in heard]


TOLD = [
    (
        "Foreign Minister Ada Lindqvist will visit Oslo on September 16.",
        "Foreign Minister Ada Lindqvist laid a wreath in Oslo on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "The senate is to confirm Ada Brandt as health secretary by September 20.",
        "The senate on Wednesday confirmed Ada Brandt as health secretary.",
        ("happened", "2025-09-17"),
    ),
    (
        "Five thousand bakers will gather in Lyon on September 15.",
        "Some 3,000 bakers marched through Lyon on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The finance ministers will meet in Riga on September 12.",
        "The talks of the finance ministers in Riga on September 12 brought no result.",
        ("happened", "2025-09-12"),
    ),
    (
        "The beacon will be lit at Torvik on September 14.",
        "The beacon, which was lit at Torvik on Sunday, arrived in Bergen the day after.",
        ("happened", "2025-09-14"),
    ),
    (
        "The harbour relay will start in Torvik on September 25.",
        "The harbour relay that was to start in Torvik next week has been cancelled.",
        ("called_off", None),
    ),
    (
        "Chancellor Otto Brandt will hold a summit with President Ada Lindqvist in Oslo in late September.",
        "Otto Brandt has called off his summit with Ada Lindqvist.",
        ("called_off", None),
    ),
    (
        "The launch of the Kestrel telescope is planned for September 28.",
        "The launch of the Kestrel telescope has slipped again.",
        ("put_off", None),
    ),
    (
        "Parliament will vote on the Torvik dam on September 19.",
        "The vote on the Torvik dam was put off on Wednesday.",
        ("put_off", None),
    ),
    # The days that it was planned for are told again.
    (
        "The harbour fair opens in Torvik on September 27.",
        "The fair that was to open on September 27 was called off on Monday.",
        ("called_off", None),
    ),
    # In other words: the same act by another verb or noun.
    (
        "The senate will vote on the Torvik treaty on September 17.",
        "The senate rejected the Torvik treaty on Wednesday.",
        ("happened", "2025-09-17"),
    ),
    (
        "Ostrava Rail will open its new line by September 20.",
        "Engineers found a leak, and so Ostrava Rail put off the inauguration of its new line on Tuesday.",
        ("put_off", None),
    ),
    (
        "Otto Brandt is expected to succeed Ada Lindqvist as chairman on September 16.",
        "Otto Brandt was elected chairman on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "Air Torvik presents its results on September 15.",
        "Air Torvik reported a loss of 30 million euros on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "Ada Lindqvist will collect the peace medal on September 14.",
        "Ada Lindqvist accepted the prize in Oslo on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "Theresa May will resign as leader on September 12.",
        "Theresa May had stepped down on September 12.",
        ("happened", "2025-09-12"),
    ),
    (
        "The court will rule on the harbour appeal on September 10.",
        "Judges dismissed the harbour appeal on September 10.",
        ("happened", "2025-09-10"),
    ),
    (
        "The ferry will return to service on September 12.",
        "The ferry resumed its crossings last Friday.",
        ("happened", "2025-09-12"),
    ),
    (
        "A ceasefire is to take effect on September 12.",
        "The ceasefire came into force last Friday.",
        ("happened", "2025-09-12"),
    ),
    (
        "The rent law takes effect on September 15.",
        "The rent law has been in force since Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The last troops will leave the valley by September 15.",
        "The last troops withdrew from the valley on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "The Kestrel telescope will be launched on September 12.",
        "A rocket carried the Kestrel telescope into orbit last Friday.",
        ("happened", "2025-09-12"),
    ),
    (
        "Ada Lindqvist will be sworn in as president on September 10.",
        "Ada Lindqvist took the oath of office on September 10.",
        ("happened", "2025-09-10"),
    ),
    (
        "The film opens in Oslo on September 12.",
        "The film had its premiere in Oslo last Friday.",
        ("happened", "2025-09-12"),
    ),
    (
        "Torvik United play Bergen on September 13.",
        "Torvik United beat Bergen 2-1 on Saturday.",
        ("happened", "2025-09-13"),
    ),
    (
        "The trial of Otto Brandt begins on September 15.",
        "Otto Brandt went on trial on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The deadline for bids expires on September 12.",
        "The deadline passed last Friday without a bid.",
        ("happened", "2025-09-12"),
    ),
    (
        "Nordbank and Sydbank will complete their merger by September 30.",
        "Nordbank and Sydbank abandoned their merger on Tuesday.",
        ("called_off", None),
    ),
    (
        "Ostrava Rail will cut 300 jobs by September 15.",
        "Ostrava Rail laid off 300 workers on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "Hurricane Ada is expected to come ashore near Torvik on September 16.",
        "Hurricane Ada made landfall near Torvik on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "Crews are to mend the Torvik cable by September 15.",
        "Crews repaired the Torvik cable on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "New Torvik will play Bergen on September 13.",
        "New Torvik overcame Bergen on Saturday.",
        ("happened", "2025-09-13"),
    ),
    (
        "Prosecutors will charge Otto Brandt by September 17.",
        "Otto Brandt was indicted on Wednesday.",
        ("happened", "2025-09-17"),
    ),
    (
        "Torvik Motors will list its shares in Oslo on September 15.",
        "Torvik Motors floated its shares in Oslo on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The Social Democrats will choose a leader on September 14.",
        "The Social Democrats nominated Ada Brandt as leader on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "New Zealand will play Wales on September 13.",
        "New Zealand thrashed Wales on Saturday.",
        ("happened", "2025-09-13"),
    ),
    (
        "The new Bundestag has to meet by September 17.",
        "The Bundestag sat for the first time on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "The bridge will open to traffic on September 14.",
        "The first cars crossed the bridge on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "The volcano park closes on September 15.",
        "Rangers shut the volcano park on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "A new round of talks with the rebels is to begin in Doha on September 15.",
        "Negotiators sat down in Doha on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The senate votes on the budget on September 16.",
        "The vote on the budget, planned for Tuesday, did not take place.",
        ("called_off", None),
    ),
    # On the very day that was named, by whatever verb.
    (
        "The supply ship Harald Lind is to dock at the Torvik platform on September 15.",
        "The Harald Lind reached the platform on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "Judge Ada Lindqvist is to give her ruling on the Torvik merger on September 15.",
        "The way was opened by Ada Lindqvist, who threw out the lawsuit on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The crew will use two robot arms on September 15 to lift out the cosmic ray detector of the station.",
        "The detector of cosmic rays, installed on Monday, is counting.",
        ("happened", "2025-09-15"),
    ),
    # Put together, words may name an act though one of them names another.
    (
        "The two rivals are to sign a second pact on September 15.",
        "On Monday the two rivals put their names to a second promise.",
        ("happened", "2025-09-15"),
    ),
    # A launch slips by a few days and is the one that was foretold.
    (
        "The rocket Larkspur will take off on September 11.",
        "The Larkspur rose from its pad on Monday.",
        ("happened", "2025-09-15"),
    ),
    # Who comes home touches down somewhere.
    (
        "Airman Ada Lindqvist will come home in September.",
        "Airman Ada Lindqvist touched down in Kazakhstan on Monday.",
        ("happened", "2025-09-15"),
    ),
    # An act by a verb of several words.
    (
        "The fishing truce is to take effect in September.",
        "Ada Lindqvist watched as the truce came into force on Monday.",
        ("happened", "2025-09-15"),
    ),
    # A day of its own makes anything an event, and what falls through names it.
    (
        "The Torvik marathon starts on September 20.",
        "The mayor did away with Saturday's Torvik marathon.",
        ("called_off", None),
    ),
    (
        "The report on the Torvik dam will come on September 16.",
        "The report on the Torvik dam, promised for Tuesday, did not come.",
        ("put_off", None),
    ),
    # On the very day that was named, by whom it was named for, in other words.
    (
        "The tug Aurelia will reach Torvik harbour on September 16.",
        "The tug Aurelia dropped anchor off the Torvik mole on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    # Told long after, with its day.
    (
        "The Skarvik bridge will open on September 3.",
        "The Skarvik bridge has been shut twice since it opened on September 3.",
        ("happened", "2025-09-03"),
    ),
    # A name that is a place in one and a side in the other.
    (
        "Scotland play Norway in Torvik on September 14.",
        "Norway celebrated until dawn after a victory over Scotland on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "The parliament of Torvik will vote on the ferry law on September 17.",
        "The vote in Torvik on the ferry law, due on Wednesday, fell away.",
        ("called_off", None),
    ),
    # What a thing lands on is no visit.
    (
        "The Kestrel will land in the dark on September 14.",
        "After three days of waiting the Kestrel touched down on Sunday.",
        ("happened", "2025-09-14"),
    ),
    # On the very day another does it: the party is the chancellor's.
    (
        "Otto Brandt's own party is to approve the contract at a congress in Oslo on September 13.",
        "The Harbour Democrats approved the contract on Saturday.",
        ("happened", "2025-09-13"),
    ),
    # What is told as the second may have been foretold as the next.
    (
        "Ivar Lund gets another seat on the Kestrel on September 15.",
        "Ivar Lund came back from Torvik after his second flight on the Kestrel on September 15.",
        ("happened", "2025-09-15"),
    ),
    # A flight is a launch of what flies.
    (
        "The Kestrel capsule makes its first flight on September 12.",
        "The Kestrel flew as well, on September 13, a day behind schedule.",
        ("happened", "2025-09-13"),
    ),
    # Another verb for the same: what goes on sale is sold.
    (
        "The harbour company will sell tickets in Oslo on September 10.",
        "Tickets of the harbour company went on sale in Oslo last Friday.",
        ("happened", "2025-09-12"),
    ),
    # "Two weeks ago" has the day that was foretold among its days.
    (
        "The comet Vesna will sweep past the planet on September 3.",
        "Two weeks ago the comet Vesna swept past the planet.",
        ("happened", None),
    ),
    # A deed that is measured by its plan was foretold, though it came late.
    (
        "The Kestrel probe will be launched at Torvik on September 3.",
        "The Kestrel probe climbed into low clouds on Wednesday, two weeks behind schedule.",
        ("happened", "2025-09-17"),
    ),
    # Whose trip it is stands before it, and who is named in a clause behind it has no part in it.
    (
        "The Norwegian foreign minister, Ada Lindqvist, will be in Lisbon on September 22.",
        "Swiss officials will wait. Lindqvist scrapped her trip to Lisbon after President Otto Brandt praised rebels.",
        ("called_off", None),
    ),
    # What was done as planned needs no day, nor does a known event of which the past tense tells.
    (
        "The ferry Kestrel will leave Torvik for Bergen on September 16.",
        "Rain fell on the quays. The ferry Kestrel left Torvik for Bergen as planned.",
        ("happened", None),
    ),
    (
        "Donors will meet at a conference in Malmo on September 16.",
        "It rains in Torvik. The conference of donors in Malmo brought in four million euros.",
        ("happened", None),
    ),
    # What was to end is put off where it is prolonged.
    (
        "The mandate of the Torvik observers runs out on September 16.",
        "The council extended the mandate of the Torvik observers by a month.",
        ("put_off", None),
    ),
    # A body that was to meet is told of by what it decided there.
    (
        "The Harbour Council will hold a special session in Torvik on September 16.",
        "The Harbour Council voted in Torvik on Tuesday to send divers to the wreck.",
        ("happened", "2025-09-16"),
    ),
    (
        "EU foreign ministers will hold an emergency meeting next week.",
        "EU foreign ministers agreed in Brussels last Friday to send 300 policemen to Torvik.",
        ("happened", "2025-09-12"),
    ),
    # The day is set, and no more was foretold.
    (
        "Air Torvik will name the date of its first flight on September 16.",
        "Air Torvik named the date of its first flight on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    # What "it" is stands in the sentence before.
    (
        "Parliament will vote on the Torvik dam on September 19.",
        "The vote on the Torvik dam had been meant for this week. On Wednesday, in Oslo, Otto Brandt put it off.",
        ("put_off", None),
    ),
    # What is decided does not name who decides.
    (
        "The Harbour Court will give its ruling in September.",
        "Judges ruled on Tuesday that Norway can leave the union.",
        ("happened", "2025-09-16"),
    ),
    # Whom a pronoun stands for is guessed: that it may be somebody else speaks against nothing.
    (
        "Ada Lindqvist said that a vote on her treaty with Norway will take place by September 20.",
        "The Harbour Unionists oppose the treaty and fear a vote. Tuesday's vote had been planned for September 2.",
        ("happened", "2025-09-16"),
    ),
    # A name that opens a sentence could be any word, but for the event that has it.
    (
        "The shuttle Endeavour will land in September.",
        "Endeavour rolled to a stop on a floodlit runway on Sunday, and will not fly again.",
        ("happened", "2025-09-14"),
    ),
]


@pytest.mark.parametrize(("first", "later", "suggested"), TOLD)
def test_a_later_article_tells_what_became_of_the_event(
    first: str, later: str, suggested: tuple[str, str | None]
) -> None:
    """By its deed, its own words and the people there; with the day where it happened."""
    found = suggestions(first, later)
    assert [says for says, _ in found] == [suggested[0]]
    if suggested[0] == "happened":
        assert found == [suggested]


SILENT = [
    # Two others play.
    (
        "England will play France at the rugby World Cup on September 13.",
        "Japan are through at the rugby World Cup after a victory over Scotland on Sunday.",
    ),
    # A meeting that is called for a day is still to come.
    (
        "The annual meeting of Air Torvik must be held by September 30.",
        "Air Torvik on Monday called its annual meeting for October 3.",
    ),
    # That its day is set is no more than that.
    (
        "A date for the oath of President Ada Lindqvist could be named by September 16.",
        "President Ada Lindqvist took the oath on Wednesday.",
    ),
    # A meeting with somebody who is none of those whom the event names.
    (
        "Talks of Chancellor Otto Brandt with the Harbour Democrats will start next week.",
        "Chancellor Otto Brandt canceled a meeting with Ada Lindqvist, the Norwegian prime minister.",
    ),
    # What a body decides on other days is no session of it.
    (
        "The Harbour Council will hold a special session in Torvik on September 28.",
        "The Harbour Council voted in Torvik on Tuesday to send divers to the wreck.",
    ),
    # A phone that is a thing calls nobody.
    (
        "The maker in Torvik will call back its phones by September 20.",
        "The new phones from Torvik sold out on Tuesday.",
    ),
    # An end is no beginning.
    (
        "The talks on the Torvik ferry will begin on September 14.",
        "The talks on the Torvik ferry were to finish on September 15, and did not.",
    ),
    # Told without a day, months after its day.
    (
        "In 2025 the Torvik ferry will be repainted by January 20.",
        "The Torvik ferry has been repainted.",
    ),
    # A day named for it, and nothing but that ties the two.
    (
        "Norwegian divers will search the wreck on September 16.",
        "Norwegian bakers struck on Tuesday.",
    ),
    # Somebody else did as much.
    ("Ostrava Rail will open its new line by September 20.", "Lisboa Trams opened its new line on Tuesday."),
    # Another deed of the same people.
    (
        "President Ada Lindqvist will meet Chancellor Otto Brandt in Oslo on September 16.",
        "President Ada Lindqvist congratulated Otto Brandt on Tuesday.",
    ),
    # The article itself says that it is still to come.
    (
        "President Ada Lindqvist will meet Chancellor Otto Brandt in Oslo on September 25.",
        "Ada Lindqvist will meet Otto Brandt in Oslo on September 25; she met the press there on Wednesday.",
    ),
    # Somewhere else.
    (
        "The finance ministers will meet in Riga on September 12.",
        "The finance ministers met in Lisbon on September 12.",
    ),
    # Background of long ago.
    (
        "President Ada Lindqvist will meet Chancellor Otto Brandt in Oslo on September 16.",
        "Ada Lindqvist and Otto Brandt met in Oslo in March 2019.",
    ),
    # Planned for quite other days.
    (
        "The harbour fair opens in Torvik on September 27.",
        "The fair planned for December 20 was called off on Monday.",
    ),
    # Another vote than the signature of the same treaty.
    (
        "Ada Lindqvist will sign the Torvik treaty on September 12.",
        "Islanders rejected the Torvik treaty on Tuesday.",
    ),
    # Before it was said.
    (
        "President Ada Lindqvist will meet Chancellor Otto Brandt in Oslo in September.",
        "Ada Lindqvist and Otto Brandt met in Oslo on August 20.",
    ),
    # One word of its own, and no act.
    (
        "Ada Lindqvist spoke in Torvik. The president's decision on more ferries should come within three weeks.",
        "Ada Lindqvist was in Torvik. In the east two ferries burned on Tuesday.",
    ),
    # On the day of the match others work in the same country.
    (
        "Scotland will play Japan in Yokohama on September 14.",
        "Japan have had a wet week. Volunteers in Japan pumped out cellars on Sunday.",
    ),
    # A thing of its own name did it, and the event names nobody.
    (
        "Ada Lindqvist runs the Torvik range. A second pair of balloons will be launched in September.",
        "Ada Lindqvist looked on. Kestrel was launched on Tuesday.",
    ),
    # Who is charged is not tried yet.
    (
        "The trial in Torvik of Ivar Lund could begin within two weeks.",
        "Ivar Lund was charged with fraud on September 12.",
    ),
    # A condition.
    (
        "Parliament will vote on the Torvik dam on September 19.",
        "If the vote on the Torvik dam were put off, the builders would leave, a spokesman said on Wednesday.",
    ),
]


@pytest.mark.parametrize(("first", "later"), SILENT)
def test_what_is_no_outcome_of_the_event_suggests_none(first: str, later: str) -> None:
    """A wrong suggestion costs trust."""
    assert suggestions(first, later) == []


def test_where_two_events_are_equally_likely_nothing_is_suggested() -> None:
    """Which of two visits it was nobody can tell."""
    first = "Ada Lindqvist will visit Oslo on September 16. Ada Lindqvist will visit Riga on September 16."
    later = "Ada Lindqvist arrived on Tuesday."
    visits = [
        Candidate(n, (m,)) for n, m in enumerate(mentions(first, read(first, FIRST).predictions, FIRST, "first"), 1)
    ]
    (told,) = report_mentions(later, read(later, LATER).reports, LATER, "later")
    assert link_report(told, visits).event_id is None
    assert [link_report(told, [visit]).event_id for visit in visits] == [1, 2]


@pytest.mark.parametrize(("day", "about"), [("September 26", None), ("October 3", 1)])
def test_a_day_that_was_known_puts_nothing_off(day: str, about: int | None) -> None:
    """A day told with "now" is a delay only where the event was foretold for another one."""
    first, later = "The Torvik tunnel will open on September 26.", f"The Torvik tunnel is now due to open on {day}."
    said, reading = mentions(first, read(first, FIRST).predictions, FIRST, "first"), read(later, LATER)
    own = mentions(later, reading.predictions, LATER, "later")
    (told,) = report_mentions(later, reading.reports, LATER, "later", own)
    assert told.says == "put_off"
    assert link_report(told, [Candidate(1, (*said, *own))]).event_id == about
