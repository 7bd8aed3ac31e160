"""Facts about pronouns before a verb: a title tells who they are, from the sentences before."""

from __future__ import annotations

import pytest
from titled import last_title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The first subject that agrees, also of a clause further on.
        ("Trade slowed after bakers put up their prices. They will bake rye until May 5.", "Bakers bake rye"),
        ("If it is dry by then, Torvik will open its pool. It may heat it by May 5.", "Torvik heats it"),
        # A crew may be "they"; a committee's clerk may not.
        ("The crew rested at home. They will sail again on May 5.", "Crew sails again"),
        # Sentences between that speak of the same are passed.
        ("Ada Holm and Eva Lund won. Their coach wept. They play again on May 5.", "Ada Holm and Eva Lund play again"),
        ("The ferry is old. It leaks. It will be scrapped on May 5.", "Ferry scrapped"),
        # What is done in it, where no subject agrees.
        ("The delegates approved the charter. It will be printed by May 5.", "Charter printed"),
        # Who says something hopes something; what is said of does what is told.
        ("The yard said that the dock was empty. It hopes to hire welders by May 5.", "Yard hires welders"),
        ("The yard said that the dock was empty. It will fill by May 5.", "Dock fills"),
        # A name may end as a verb does.
        ("Boeing is mending the software. It expects to test it by May 5.", "Boeing tests the software"),
        # Who is due somewhere.
        ("Eva Lund is in Oslo. The queen is due in Torvik on May 5.", "Queen is due in Torvik"),
        # He and she are persons that the article names.
        ("Emmanuel Macron praised the paper. He will receive Merkel on May 5.", "Macron receives Merkel"),
    ],
)  # fmt: skip
def test_a_pronoun_is_who_the_sentences_before_tell(text: str, expected: str) -> None:
    assert last_title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The paper pleased Paris. He will receive the mayor on May 5.",
        "The clerk of the committee slept. They will sail again on May 5.",
    ],
)
def test_nobody_is_taken_who_does_not_agree(text: str) -> None:
    assert not any(name in last_title(text) for name in ("Paper", "Paris", "Clerk"))
