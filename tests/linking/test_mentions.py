"""Facts about what a statement is compared by: who takes part, in which act, and what a person keeps apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.linking import Candidate, Decision, Mention, link, mentions
from tracker.reading import read

MAY, JUNE = date(2025, 5, 2), date(2025, 5, 20)


def statements(text: str, on: date = MAY, source: str = "first") -> tuple[Mention, ...]:
    """Return what linking compares of an article's predictions."""
    return mentions(text, read(text, on).predictions, on, source)


def who(mention: Mention) -> set[str]:
    return {a.key for a in mention.actors}


def test_two_who_do_it_together_both_take_part() -> None:
    """The word "and" parts two clauses only where a verb stands before it."""
    (signing,) = statements("Ada Lindqvist and Otto Brandt will sign the treaty on June 12.")
    assert who(signing) == {"ada lindqvist", "otto brandt"}


@pytest.mark.parametrize(
    "text",
    [
        "The Kestrel, which is to look for oil, leaves Torvik on June 12.",
        "Years after leaving Oslo, the Kestrel will be scrapped on June 12.",
    ],
)
def test_who_does_it_stands_before_an_aside_or_behind_a_comma_that_lists_nobody(text: str) -> None:
    """A clause in between, or a phrase that opens the sentence, has names of its own."""
    (said,) = statements(text)
    assert "kestrel" in who(said)
    assert "oslo" not in who(said)


def test_who_only_owns_what_the_subject_is_called_in_commas_takes_no_part() -> None:
    """Whoever an office belongs to does: the envoy comes for Norway."""
    (sailing,) = statements("The Gannet, Kestrel's successor in the fleet, is to be launched on June 12.")
    assert who(sailing) == {"gannet"}
    (visit,) = statements("Ada Lund, Norway's envoy, will travel to Torvik on June 12.")
    assert "norway official" in who(visit)


def test_what_was_put_off_is_still_what_will_take_place() -> None:
    """The act stands before the first verb of the sentence."""
    (launch,) = statements("The launch of the Kestrel has been put off by a week, and will now take place on June 12.")
    assert "launch" in launch.acts


@pytest.mark.parametrize(
    ("text", "act"),
    [("The Kestrel will fly on June 12.", "launch"), ("President Otto Brandt flies to Oslo on June 12.", "visit")],
)
def test_a_thing_flies_when_it_is_launched_and_a_person_travels(text: str, act: str) -> None:
    (flight,) = statements(text)
    assert act in flight.acts


@pytest.mark.parametrize(
    ("text", "act", "named"),
    [
        ("The commission will swim on June 12.", "open", False),
        ("The bishop will commission the organ on June 12.", "open", True),
        ("The ship's final hour will strike on June 12.", "match", False),
        ("The final will be played in Oslo on June 12.", "match", True),
        ("The ship will lean over on June 12.", "deliver", False),
        ("The mill will ship its flour on June 12.", "deliver", True),
        ("The painters of the March portrait will sing on June 12.", "march", False),
        ("The widows will march on June 12.", "march", True),
        ("A complete count will please them on June 12.", "end", False),
        ("The masons will complete the tower on June 12.", "end", True),
        ("The office will smell of paint on June 12.", "choose", False),
    ],
)
def test_a_word_is_an_act_only_as_the_part_of_speech_that_it_has(text: str, act: str, *, named: bool) -> None:
    """A commission is no opening, as to commission an organ is."""
    (said,) = statements(text)
    assert (act in said.acts) == named


def test_an_airline_is_no_people() -> None:
    """Nor is the one word by which its article calls it again."""
    said = statements("Valdian Airlines and American Airlines sued. American will fly the Kestrel on June 12.")
    assert "american airlines" in who(said[-1])


def test_another_place_for_the_same_two_persons_is_a_meeting_moved() -> None:
    """Where two persons meet is often settled last."""
    old = statements("Ada Lindqvist will meet Otto Brandt in Riga by June 12, an aide of Brandt said.")
    new = statements("Ada Lindqvist and Otto Brandt will hold their talks on June 12.", JUNE, "later")
    assert link(new[0], [Candidate(1, old)]).event_id == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dredging of the Valdian canal begins on June 12 and is expected to be over by June 30.",
        "The two premiers agreed to hold a summit by June 30, and Brandt said he expected it to take place on June 12.",
    ],
)
def test_what_goes_on_with_the_event_named_last_is_one_with_it(text: str) -> None:
    """It begins and it ends; it is agreed, and it happens."""
    first, second = statements(text)
    assert second.refers == first.start


@pytest.mark.parametrize(
    "text",
    [
        "The report was promised for the Riga summit, which opens on May 22, and will not be ready before June 30.",
        "The report was promised for the Riga summit which opens on May 22 and will be ready by June 30.",
        "The ferry will carry those who sail on May 22 and is expected to be over by June 30.",
        "Workers will seal the Valdian tunnel on June 12 and will inspect the dam by June 30.",
    ],
)
def test_what_has_a_subject_or_words_of_its_own_is_another_event(text: str) -> None:
    first, second = statements(text)
    assert first.start != second.refers


def test_two_leaders_together_are_those_whom_the_article_names_most_then_first() -> None:
    """Whoever is named just before stands in no other's place."""
    said = statements(
        "President Donald Trump will meet President Vladimir Putin by June 30. President Emmanuel Macron was in Oslo. "
        "The two presidents will meet again on June 12."
    )
    assert who(said[-1]) == {"donald trump", "vladimir putin"}


@pytest.mark.parametrize(
    ("summit", "met"),
    [
        ("The presidents will meet again on June 12.", {"donald trump", "vladimir putin"}),
        ("The European Commission will publish a map before the leaders' summit on June 12.", set()),
    ],
)
def test_the_leaders_are_those_of_the_body_that_acts_in_the_sentence(summit: str, met: set[str]) -> None:
    said = statements(f"President Donald Trump telephoned President Vladimir Putin on May 4. {summit}")
    assert who(said[-1]) - {"european commission"} == met


def test_the_last_noun_says_what_is_taken_up() -> None:
    """An opening ceremony is a ceremony: what opened elsewhere is not it."""
    said = statements("The board opened its session in Oslo. The opening ceremony will be held on June 12.")
    assert not said[-1].places


@pytest.mark.parametrize(
    ("first", "taken"),
    [
        ("The ministers will meet in Oslo by June 20.", True),
        ("The ferries will leave Oslo by June 20.", False),
        ("The minister will travel to Oslo by June 20.", False),
    ],
)
def test_only_what_is_of_the_same_act_is_taken_up(first: str, *, taken: bool) -> None:
    """Talks take up a meeting; that somebody leaves or travels is no meeting yet."""
    said = statements(f"{first} The talks will begin on June 18.")
    assert (said[-1].refers is not None) == taken


def test_what_fits_two_events_that_a_person_keeps_apart_is_asked() -> None:
    """It is joined to neither, though it fits each."""
    old = statements("Ada Lindqvist will meet Otto Brandt in Riga on June 12.")
    (new,) = statements("Ada Lindqvist and Otto Brandt will meet in Riga on June 12.", JUNE, "later")
    one, other = Candidate(1, old), Candidate(2, (replace(old[0], source="second"),))
    assert link(new, [one]).decision is Decision.JOIN
    kept = [replace(one, apart=frozenset({2})), replace(other, apart=frozenset({1}))]
    assert link(new, kept).decision is Decision.OFFER


def test_where_something_is_takes_no_part_in_it() -> None:
    """No list knows the town, but "in" says that it is one; shares in a company are none."""
    (opening,) = statements("The bakers will open their mill in Kvamsoy on June 12.")
    assert {p.key for p in opening.places} == {"kvamsoy"}
    (sale,) = statements("The bakers will sell their shares in Kestrel on June 12.")
    assert not sale.places


def test_a_name_of_two_words_is_whole_where_it_opens_a_sentence() -> None:
    """New Zealand is no new thing."""
    (match,) = statements("New Zealand will play Wales on June 12.")
    assert "new zealand" in who(match)
    assert "further" not in match.marks


def test_what_a_pronoun_means_stands_in_the_sentence_before() -> None:
    """Its words are around the event that names nothing itself; one with words of its own needs none."""
    first = "A barge loaded with turbines left Torvik."
    (second,) = statements(f"{first} A second one will follow on June 12.")
    (bridge,) = statements(f"{first} The bridge will open on June 12.")
    assert {"barge", "turbin"} <= set(second.around)
    assert not {"barge", "turbin"} & set(bridge.around)


def test_a_thing_that_lands_or_returns_visits_nobody() -> None:
    """To come and go are acts of persons alone."""
    landing, back = statements("The Kestrel will land on June 12. The ferry will return on June 20.")
    assert landing.acts == ("land",)
    assert "visit" not in back.acts


def test_she_reaches_past_sentences_that_only_have_a_pronoun() -> None:
    """Whom "she" means may be named long before, where each sentence between goes on with her."""
    text = (
        "Ada Lindqvist kept her post. She was tired. She said so. To rest she stayed at home. She will leave on May 5."
    )
    on = date(2031, 4, 20)
    assert [a.key for a in mentions(text, read(text, on).predictions, on, "x")[-1].actors] == ["ada lindqvist"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ada Lindqvist will ask them for a delay on June 12.", "delay"),
        ("Ada Lindqvist would do so in a speech on June 12.", "speech"),
        ("Otto Brandt may put it to the ballot on June 12.", "ballot"),
    ],
)
def test_an_event_whose_words_say_nothing_is_known_by_those_behind(text: str, word: str) -> None:
    """Who asks or gives something comes nowhere."""
    (asked,) = statements(text)
    assert "visit" not in asked.acts
    assert word in asked.stems


def test_words_of_another_clause_name_no_event() -> None:
    """Who is held without charge is not charged."""
    (held,) = statements("He can be held without charge until June 12.")
    assert "charge" not in {*held.acts, *held.stems}


def test_who_is_to_be_somewhere_comes() -> None:
    """To be, and to be expected, are no deeds of their own."""
    (there,) = statements("Ada Lindqvist will be in Oslo on June 12.")
    assert there.acts == ("visit",)
