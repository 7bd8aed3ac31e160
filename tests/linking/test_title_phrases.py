"""Facts about the phrases of titles: where they end, how the verb agrees, and who a pronoun is."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import mentions, title
from tracker.reading import read

DAY = date(2025, 10, 17)
BEFORE = "The harbour fair of Torvik is near. Crowds are on their way to Torvik."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A title ends before what the day or an aside opens.
        ("The pier should be finished by May and the lamps lit.", "Pier finished"),
        ("The squadron comes back from the reef a day early, on Thursday.", "Squadron comes back from the reef"),
        ("The coal would run out sometime in May.", "Coal runs out"),
        ("The ferry will sail to Oslo on May 5 come what may.", "Ferry sails to Oslo"),
        ("The verdict could bring an appeal by May rather than in June.", "Verdict brings an appeal"),
        ("The crew might watch from the pier and cheer on Thursday.", "Crew watches from the pier"),
        ("The storm could bring rain and wind on Tuesday.", "Storm brings rain and wind"),
        ("The yard will deliver the masts and the sails on Thursday.", "Yard delivers the masts and the sails"),
        # A verb behind "to" or a modal is its own base form.
        ("The rebels are to lay down their arms on Thursday.", "Rebels lay down their arms"),
        ("The guild will found a school in May.", "Guild founds a school"),
        ("The guild will have found a school by May.", "Guild finds a school"),
        # It agrees with its subject.
        ("Iraqis are to vote on the charter on Thursday.", "Iraqis vote on the charter"),
        ("Not all of the rebels will be there on Thursday.", "Rebels are there"),
        ("Not all of the money will be there on Thursday.", "Money is there"),
        ("In two months nobody will talk about that vote.", "Nobody talks about that vote"),
        ("Under the agreement Chile will close 14 mines by May.", "Chile closes 14 mines"),
        # A participle can belong to a noun, or be the verb before one.
        ("Talks led by Senator Ada Berg are to begin on Thursday.", "Talks led by Senator Ada Berg begin"),
        ("The house has scheduled hearings for May 5.", "Hearings, Torvik"),
        ("More will be known on Thursday, the yard said.", "More known"),
        ("A council for the reef must be set up by May.", "Council for the reef set up"),
        # Nobody is named who does it, so that it is done.
        ("You'll stop the line by May, an aide said.", "Line stopped"),
        ("You will send back a final report on Thursday, an aide said.", "Final report sent back"),
        ("You may get a star in May, an aide said.", "Getting a star"),
    ],
)
def test_a_title_has_its_verb_and_ends_in_time(sentence: str, expected: str) -> None:
    assert _titles_of(f"{BEFORE} {sentence}")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is only spoken of does not come, nor does who leaves.
        (
            "Senator Ada Berg, who spoke to Ole Lind by wire, will travel to the United States in May.",
            "Berg visit to the United States",
        ),
        (
            "Ada Lindqvist and Ole Berg plan to travel to the Netherlands in May.",
            "Lindqvist and Berg visit to the Netherlands",
        ),
        ("Ada Berg is to arrive from Oslo in May.", "Berg arrives from Oslo"),
        ("The crew of Ole Lind is large. It lands in Oslo in May.", "Crew of Ole Lind lands in Oslo"),
        # "He" in quotation marks is not who says it, "our" is "their" of others, and what lies is no "he".
        ('"She will sell it in May," Ada Berg said.', "Selling it"),
        ("She would sell the boat in May, Ada Berg said.", "Ada Berg sells the boat"),
        ('"I will mend my boat in May," Ada Berg said.', "Ada Berg mends their boat"),
        (
            "Winds high above the coast are the reason. They should die down by May.",
            "Winds high above the coast die down",
        ),
    ],
)
def test_a_title_names_who_comes_and_who_does_it(text: str, expected: str) -> None:
    assert _titles_of(text)[-1] == expected


def _titles_of(text: str) -> list[str]:
    predictions = read(text, DAY).predictions
    said = zip(mentions(text, predictions, DAY, "a"), predictions, strict=True)
    return [title(m, p.speaker) for m, p in said]
