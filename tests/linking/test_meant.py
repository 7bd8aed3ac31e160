"""Facts about who is meant: "he", "the two presidents", a name between first and last, a seat of power."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.linking import Mention, mentions, title
from tracker.reading import read

MAY, NEXT = date(2025, 5, 2), date(2025, 5, 9)


def statements(text: str, on: date = MAY, source: str = "first") -> tuple[Mention, ...]:
    """Return what linking compares of an article's predictions."""
    return mentions(text, read(text, on).predictions, on, source)


def who(mention: Mention) -> list[str]:
    return [a.key for a in mention.actors]


@pytest.mark.parametrize(
    ("pronoun", "meant"),
    [("He", ["emmanuel macron"]), ("She", ["giorgia meloni"])],
)
def test_a_leader_who_is_a_woman_is_no_he(pronoun: str, meant: list[str]) -> None:
    """Both are named in the sentence before, she first."""
    text = f"Giorgia Meloni of Italy was in Oslo with Emmanuel Macron of France. {pronoun} will sign the pact on May 5."
    assert who(statements(text)[-1]) == meant
    other = (
        f"Emmanuel Macron of France was in Oslo with Giorgia Meloni of Italy. {pronoun} will sign the pact on May 5."
    )
    assert who(statements(other)[-1]) == meant


@pytest.mark.parametrize(
    ("sent", "met"),
    [
        ("ANCHORAGE, Alaska, May 2 - ", {"donald trump", "vladimir putin"}),
        ("WASHINGTON, May 2 - ", {"volodymyr zelensky", "vladimir putin"}),
    ],
)
def test_the_host_is_one_of_the_two_where_an_article_is_sent_from_his_country(sent: str, met: set[str]) -> None:
    """Reporters sit in capitals, so that these tell nothing."""
    text = (
        f"{sent}The two presidents will begin their talks on May 5. President Vladimir Putin flies over Magadan, "
        "Putin said. President Donald Trump had little to say. President Volodymyr Zelensky was in London. "
        "Zelensky met his hosts."
    )
    assert set(who(statements(text)[0])) == met


def test_leaders_of_others_are_not_those_of_the_article() -> None:
    text = "President Donald Trump telephoned President Vladimir Putin. The leaders of the clubs will meet on May 5."
    assert who(statements(text)[-1]) == []


def test_he_who_does_it_takes_part_beside_those_whom_it_names() -> None:
    """What he only travels to is not his."""
    text = "Ada Berg, the senator, put off a journey. She wants to see the leaders of the Social Democrats on May 5."
    assert "ada berg" in who(statements(text)[-1])
    summit = "Ada Berg, the senator, is ill. She will fly out late in the week to attend the G20 summit on May 5."
    assert "ada berg" not in who(statements(summit)[-1])


def test_a_leader_may_be_called_by_a_name_between_first_and_last() -> None:
    """Where the article is of the country, and not of any Lula."""
    (here,) = statements("Lula will sign the pact on May 5, aides in Brasilia said.")
    assert who(here) == ["luiz inacio lula da silva"]
    assert title(here) == "Lula signs the pact"
    (there,) = statements("Lula will sign the pact on May 5, aides in Oslo said.")
    assert who(there) == ["lula"]


def test_a_seat_of_power_is_in_the_capital() -> None:
    """The White House is where Washington is, and not where Anchorage is."""
    (there,) = statements("Ada Berg will come to the White House on May 5.")
    assert [(p.key, p.country) for p in there.places] == [("washington", "united states")]
    (here,) = statements("Ada Berg will come to Washington on May 5.", NEXT)
    assert here.places == there.places
