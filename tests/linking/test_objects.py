"""Facts about pronouns behind a verb: a title tells what they stand for, where that is plain."""

from __future__ import annotations

import pytest
from titled import last_title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What the clause before does, or what is done in it.
        ("The old ferry is for sale, and a museum will buy it in May.", "Museum buys the old ferry"),
        ("The diver has found a bell, but the port will not raise it before May.", "Port raises the bell"),
        ("The council has passed a levy on yachts, and a court is to rule on it by May.", "Court rules on the levy"),
        ("The yard has dismissed nine welders and expects to replace them in May.", "Yard replaces nine welders"),
        ("The boiler failed, and the council gave the town until May 5 to replace it.", "Council replaces the boiler"),
        # The sentence before, where its own names nothing else.
        ("Divers raised a bronze bell. The museum hopes to show it on May 5.", "Museum shows the bronze bell"),
        ("New brakes were tested in March. Other towns should get them by May 5.", "Other towns get new brakes"),
        ("New brakes were tested. They are safe. Other towns should get them by May 5.", "Other towns get new brakes"),
        # A person, where only one is named.
        ("Ada Lindqvist is in hospital, and surgeons will operate on her on May 5.", "Surgeons operate on Lindqvist"),
        ("Olaf Berg has lost his voice. The choir hopes to replace him by May 5.", "Choir replaces Berg"),
    ],
)  # fmt: skip
def test_a_pronoun_is_told_by_what_it_stands_for(text: str, expected: str) -> None:
    assert last_title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two people, or none of the right number: nothing is plain.
        ("Ada Lindqvist met Eva Holm, and the choir will elect her on May 5.", "Choir elects her"),
        ("The trams are old. The town hopes to sell it by May 5.", "Town sells it"),
        # What is said aloud takes up what the article does not tell.
        ('The ferry sank. "A museum will buy it by May 5," a diver said.', "Museum buys it"),
        # Nobody does a thing to himself, and "do it" is a deed.
        ("The union is in debt. It would welcome it by May 5, an aide said.", "Union welcomes it"),
        ("The ferry needs paint. The yard will do it by May 5.", "Yard does it"),
    ],
)
def test_a_pronoun_is_kept_where_it_is_not_plain(text: str, expected: str) -> None:
    assert last_title(text) == expected
