"""Which of an event's words decides what sort of event it is."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.reading import read

ROWS = {
    "meeting": [
        "The ministers will meet in Lisbon on Friday.",
        "The two sides will hold another round of talks on Friday.",
        "Negotiations will resume on Friday.",
        "The board will call a meeting of shareholders on Friday.",
        "The envoys will gather in Vienna on Friday.",
        "The premier will hold talks with bankers on Friday.",
    ],
    "visit": [
        "President Alan Marsh will fly to Ottawa on Friday.",
        "The envoy will arrive in Seoul on Friday.",
        "He will go to Madrid on Friday.",
        "The foreign minister will return to Cairo on Friday.",
        "The queen will pay a visit to the hospital on Friday.",
        "The king will tour the flooded valley on Friday.",
    ],
    "vote": [
        "Voters will go to the polls on Friday.",
        "The house will vote on the sale of the railway on Friday.",
        "The first round of the presidential election will be held on Friday.",
        "Polling stations will open on Friday.",
        "The new governor will be sworn in on Friday.",
        "The new mayor will take office on Friday.",
        "The party will put the plan to a vote on Friday.",
    ],
    "ruling": [
        "The former banker will go on trial on Friday.",
        "The court will rule on Friday.",
        "The judge will sentence the brothers on Friday.",
        "The tribunal will hand down its verdict on Friday.",
        "He will be arraigned on Friday.",
        "The start of the trial will be on Friday.",
    ],
    "launch": [
        "The shuttle will lift off on Friday.",
        "The firm will launch a new phone on Friday.",
        "The museum will open on Friday.",
        "The new model will go on sale on Friday.",
        "Brazil and Scotland will kick off the tournament on Friday.",
        "The festival will begin on Friday.",
    ],
    "deal": [
        "The two companies will sign a contract on Friday.",
        "The treaty will be ratified on Friday.",
        "The ceasefire will take effect on Friday.",
        "The two banks will merge on Friday.",
    ],
    "deadline": [
        "The lease will run out on Friday.",
        "The contract will expire on Friday.",
        "The mandate of the force will end on Friday.",
        "Registration will close on Friday.",
        "The offer will lapse on Friday.",
    ],
    "release": [
        "The ministry will publish the figures on Friday.",
        "The president will speak to the nation on Friday.",
        "The statistics office will announce the results of the count on Friday.",
        "The biography will come out on Friday.",
    ],
    "military": [
        "The alliance will launch air strikes on Friday.",
        "The army will begin its withdrawal on Friday.",
        "The two navies will hold a joint exercise on Friday.",
    ],
    "economy": [
        "The bank will cut interest rates on Friday.",
        "The airline will raise fares on Friday.",
        "The dairy will make its first deliveries on Friday.",
        "Prices will rise by a tenth on Friday.",
    ],
    "other": [
        "The pilots will strike on Friday.",
        "Bus drivers will go on strike on Friday.",
        "A general strike will be held on Friday.",
        "Farmers will march on Friday.",
        "The surgeon will perform an operation on his hip on Friday.",
        "The wind is expected to drop on Friday.",
        "The river will rise on Friday.",
        "Primary schools will be painted on Friday.",
        "The plan will be submitted to the State Council on Friday.",
        "The factory will be closed on Friday.",
        "The minister will name his successor on Friday.",
        "Some parts will arrive on Friday.",
        "The workers will return to their jobs on Friday.",
    ],
}


@pytest.mark.parametrize(("kind", "sentence"), [(kind, row) for kind, rows in ROWS.items() for row in rows])
def test_the_kind_is_that_of_the_word_that_decides(kind: str, sentence: str) -> None:
    (made,) = read(sentence, date(2025, 7, 14)).predictions
    assert made.kind.value == kind
