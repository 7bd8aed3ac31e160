"""Facts about suggestions: the words in which the news tells what became of an event, kind by kind.

Each pair is an article that foretells and a later one that tells, in the manner of an agency; all names are invented.
"""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import Candidate, link_report, mentions, once, report_mentions
from tracker.reading import read

FIRST, LATER = date(2025, 9, 1), date(2025, 9, 18)
BEFORE = "The weather in the town is mild.\n\n"

TOLD = [
    (
        "Astronauts Lind and Moreau will step outside on September 15 to mount a new antenna.",
        "Lind and Moreau spent six hours outside the station on Monday and mounted the antenna.",
        ("happened", "2025-09-15"),
    ),
    (
        "Astronauts Lind and Moreau will step outside on September 15 to mount a new antenna.",
        "Monday's spacewalk by Lind and Moreau lasted six hours.",
        ("happened", "2025-09-15"),
    ),
    (
        "The freighter Kestrel is to dock with the station on September 14.",
        "The freighter Kestrel reached the station on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "The hockey league plans to open its season on September 16.",
        "The ice stayed dark on Tuesday, when the hockey season was to open.",
        ("put_off", None),
    ),
    (
        "The hockey league plans to open its season on September 16.",
        "The hockey league has cancelled all games up to the end of October.",
        ("called_off", None),
    ),
    (
        "The hockey league plans to open its season on September 16.",
        "Opening night of the hockey league came and went on Tuesday without a game.",
        ("called_off", None),
    ),
    (
        "The league will play its all-star game in Bergen on September 28.",
        "The league gave up its all-star game in Bergen on Wednesday.",
        ("called_off", None),
    ),
    (
        "The owners and the players' union meet again in Oslo on September 16.",
        "Owners and players talked for five hours in Oslo on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "The owners and the players' union meet again in Oslo on September 16.",
        "The talks in Oslo broke up after an hour on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "The players must answer the owners' offer by September 15.",
        "The players turned down the owners' offer on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "The union will present a counter-offer on September 9.",
        "The union put its own proposal on the table on September 9.",
        ("happened", "2025-09-09"),
    ),
    (
        "The contract between the league and its players expires on September 15.",
        "The contract ran out at midnight on Monday, and the owners locked the doors.",
        ("happened", "2025-09-15"),
    ),
    (
        "The runoff is due on September 14.",
        "The electoral board on Wednesday dropped the runoff that was due on Sunday.",
        ("called_off", None),
    ),
    (
        "The president will be sworn in on September 17.",
        "Ada Moreau became president on Wednesday.",
        ("happened", "2025-09-17"),
    ),
    (
        "Ada Moreau will be sworn in as president on September 17.",
        "Ada Moreau took office on Wednesday before two thousand guests.",
        ("happened", "2025-09-17"),
    ),
    (
        "U.N. envoy Jan Lund is expected in Torvik on September 16 for talks with the rebels.",
        "Lund, who flew in on Tuesday, spent four hours with the rebels.",
        ("happened", "2025-09-16"),
    ),
    (
        "The court will hand down its verdict against Otto Brandt on September 16.",
        "Otto Brandt was acquitted on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "The court will hand down its verdict against Otto Brandt on September 16.",
        "The judge in the case of Otto Brandt fell ill, and the verdict will now come in October.",
        ("put_off", None),
    ),
    (
        "The trial of the four bankers opens in Riga on September 9.",
        "The four bankers pleaded not guilty in Riga on September 9.",
        ("happened", "2025-09-09"),
    ),
    (
        "The car maker will unveil its electric van at the Torvik motor show on September 11.",
        "The car maker showed its electric van in Torvik last Thursday.",
        ("happened", "2025-09-11"),
    ),
    (
        "The central bank is likely to cut its key rate on September 17.",
        "The central bank lowered its rate to 3.25 percent on Wednesday.",
        ("happened", "2025-09-17"),
    ),
    (
        "The tunnel under the fjord will open to traffic on September 13.",
        "The first lorries rolled through the tunnel under the fjord on Saturday.",
        ("happened", "2025-09-13"),
    ),
    (
        "Pope Paul will say mass in Torvik on September 14.",
        "Some 200,000 people came to the pope's mass in Torvik on Sunday.",
        ("happened", "2025-09-14"),
    ),
    (
        "The parliament will vote on the pension law on September 16.",
        "The pension law passed by four votes on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "The parliament will vote on the pension law on September 16.",
        "Deputies threw out the pension law on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "The government will present its budget on September 10.",
        "The budget that Finance Minister Eva Holm presented on September 10 has a gap of four billion.",
        ("happened", "2025-09-10"),
    ),
    (
        "The drug company expects approval for its malaria vaccine by September 15.",
        "The malaria vaccine was cleared on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The airline will fly its first route to Oslo on September 15.",
        "The airline's first flight to Oslo left on Monday with 90 passengers aboard.",
        ("happened", "2025-09-15"),
    ),
    (
        "Prime Minister Eva Holm will meet President Otto Brandt in Riga on September 16.",
        "Holm and Brandt shook hands for the cameras in Riga on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "Prime Minister Eva Holm will meet President Otto Brandt in Riga on September 16.",
        "Brandt asked Holm on Sunday for a later date, and their meeting in Riga is off for now.",
        ("put_off", None),
    ),
    (
        "World champion Max Dorn will fight Leo Kraus in Hamburg on September 13.",
        "Dorn has hurt his hand, and his fight with Kraus has been put back to November.",
        ("put_off", None),
    ),
    (
        "The expedition plans to reach the summit of Mount Tarn by September 10.",
        "The expedition stood on top of Mount Tarn on September 9.",
        ("happened", "2025-09-09"),
    ),
    (
        "The dam on the Vell is to be filled by September 15.",
        "Water flowed over the rim of the dam on the Vell on Saturday for the first time.",
        ("happened", "2025-09-13"),
    ),
    (
        "The new currency, the lun, comes into use on September 15.",
        "Valdians paid with the lun for the first time on Monday.",
        ("happened", "2025-09-15"),
    ),
    (
        "The Vesta festival opens on September 12 with a play by Ibsen.",
        "The Vesta festival began on Friday in heavy rain.",
        ("happened", "2025-09-12"),
    ),
    (
        "The inquiry into the ferry disaster will report on September 16.",
        "The inquiry laid the blame for the ferry disaster on the captain on Tuesday.",
        ("happened", "2025-09-16"),
    ),
    (
        "Foreign Minister Jan Lund will travel to Hanoi on September 15 to sign a fishing treaty.",
        "The fishing treaty was signed in Hanoi on Monday.",
        ("happened", "2025-09-15"),
    ),
]


def suggestions(first: str, later: str) -> set[tuple[str, str | None]]:
    """Return what the later article suggests of the events of the first: what, and the day of what happened."""
    said = mentions(first, read(first, FIRST).predictions, FIRST, "first")
    reading = read(later, LATER)
    told = report_mentions(later, reading.reports, LATER, "later", mentions(later, reading.predictions, LATER, "later"))
    links = once(told, [link_report(m, [Candidate(n, (s,)) for n, s in enumerate(said, 1)]) for m in told])
    heard = [r for r, link in zip(reading.reports, links, strict=True) if link.event_id is not None]
    return {(str(r.says), r.on.isoformat() if r.on and r.says == "happened" else None) for r in heard}


@pytest.mark.parametrize(("first", "later", "suggested"), TOLD)
def test_the_news_tells_an_outcome_in_its_own_words(first: str, later: str, suggested: tuple[str, str | None]) -> None:
    """Not below a title, and not in the first sentence."""
    assert suggestions(BEFORE + first, BEFORE + later) == {suggested}
