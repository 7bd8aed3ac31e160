"""Speakers whom a person joins or keeps apart: scores, filters and later articles follow, and each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tracker import service
from tracker.service import Edit, Entry, Filters, InputError, UnknownError
from tracker.sources.values import Article
from tracker.store import Store

TODAY = date(2030, 6, 20)
Maker = Callable[..., Article]
FULL = "The bridge will reopen on May 14, Ada Lund said."
BARE = "The harbour will close on May 20, Lund said."
UNNAMED = (
    "a spokesman",
    "officials",
    "the firm",
    "one of his aides",
    "the finance minister",
    "the interior ministry",
    "several people close to the talks",
    "a diplomat in Oslo",
)
NAMED = (
    "a Norwegian diplomat",
    "a spokesman for Qintas",
    "the harbour authority",
    "the government in Oslo",
    "the Torvik pilots",
)
OFFICE = "The ferry will sail on May 25, the harbour authority said."


@pytest.fixture
def spoken(store: Store, article: Maker) -> Store:
    """Ingest three statements of a director: by her full name, by her last name alone, and by her office."""
    texts = enumerate((FULL, BARE, OFFICE))
    service.ingest(store, [article(text, name=str(n), publisher=f"Outlet {n}") for n, text in texts], today=TODAY)
    return store


def heard(store: Store) -> dict[str, int]:
    return {row.key: row.predictions for row in service.speakers(store)}


def test_a_name_in_one_article_is_one_speaker_however_it_is_written(store: Store, article: Maker) -> None:
    """Title and office do not make a second speaker where the article says who it is."""
    said = ("The bridge will reopen on May 14, Lund said.", "The pier will close on June 2, Ada Lund said.")
    service.ingest(store, [article(" ".join(("Harbour director Ada Lund spoke.", *said)))], today=TODAY)
    assert heard(store) == {"ada lund": 2}


def test_a_bare_name_in_another_article_is_asked_about_and_not_joined(spoken: Store) -> None:
    """Two people may share a name: the tracker asks."""
    assert heard(spoken) == {"ada lund": 1, "lund": 1, "harbour authority": 1}
    assert [row.key for row in service.perhaps_same(spoken, "lund")] == ["ada lund"]
    service.keep_speaker_apart(spoken, "lund")
    assert service.perhaps_same(spoken, "lund") == service.perhaps_same(spoken, "ada lund") == ()


def test_one_name_of_several_is_asked_about_wherever_it_stands(store: Store, article: Maker) -> None:
    """A family name may stand first; who only speaks for somebody of that name is not asked about."""
    texts = (
        "The bridge will reopen on May 14, Tengku Rusli Hamid said.",
        "The pier will close on May 20, Rusli said.",
        "The lock will open on May 25, an aide of Rusli Bakri said.",
    )
    service.ingest(store, [article(text, name=str(n)) for n, text in enumerate(texts)], today=TODAY)
    assert [row.key for row in service.perhaps_same(store, "rusli")] == ["tengku rusli hamid"]
    assert [row.key for row in service.perhaps_same(store, "tengku rusli hamid")] == ["rusli"]


def test_a_trade_before_a_whole_name_makes_no_second_speaker(store: Store, article: Maker) -> None:
    """And the bare last name of another article is asked about."""
    texts = (
        "Engineer Mara Dunleavy said the bridge would reopen on May 14. Dunleavy said the pier would close on June 2.",
        "The lock will open on May 25, Mara Dunleavy said.",
        "The mast will go up on May 27, the rigger Mara Dunleavy said.",
        "The ferry will sail on May 20, Dunleavy said.",
    )
    service.ingest(store, [article(text, name=str(n)) for n, text in enumerate(texts)], today=TODAY)
    assert heard(store) == {"mara dunleavy": 4, "dunleavy": 1}
    assert [row.key for row in service.perhaps_same(store, "dunleavy")] == ["mara dunleavy"]


@pytest.mark.parametrize("who", UNNAMED)
def test_who_is_not_named_is_shown_and_has_no_record(store: Store, article: Maker, who: str) -> None:
    """Whoever is called so by another outlet is somebody else."""
    service.ingest(store, [article(f"The bridge will reopen on May 14, {who} said.")], today=TODAY)
    (said,) = service.predictions(store, TODAY).rows
    assert (said.speaker, said.speaker_key) == (who, None)
    assert heard(store) == {}
    assert service.track_record(store, TODAY) == ()


@pytest.mark.parametrize("who", NAMED)
def test_who_speaks_for_somebody_named_is_a_speaker(store: Store, article: Maker, who: str) -> None:
    """A body, a people or a person tells the voice from others of its kind."""
    service.ingest(store, [article(f"The bridge will reopen on May 14, {who} said.")], today=TODAY)
    assert len(heard(store)) == 1


def test_two_unnamed_speakers_of_one_article_may_contradict_each_other(store: Store, article: Maker) -> None:
    text = "The Lund bridge will reopen on May 14, a guard said. The Lund bridge will not reopen in May, the firm said."
    service.ingest(store, [article(text)], today=TODAY)
    (event,) = service.all_events(store, TODAY)
    assert len(event.contradictions) == 1


@pytest.mark.parametrize(
    "who",
    ["Lula", "President Lula", "Luiz Inacio Lula da Silva", "Brazil's President Luiz Inácio Lula da Silva"],
)
def test_a_leader_of_one_name_is_one_speaker(store: Store, article: Maker, who: str) -> None:
    """With or without marks, office and the rest of the name."""
    service.ingest(store, [article(f"{who} said on Monday that the bridge would reopen on May 14.")], today=TODAY)
    assert heard(store) == {"luiz inacio lula da silva": 1}


def test_marks_make_no_second_speaker(store: Store, article: Maker) -> None:
    """An outlet may print them or not."""
    texts = (
        "The bridge will reopen on May 14, Jiří Dvořák said.",
        "The pier will close on May 20, Jiri Dvorak said.",
    )
    service.ingest(store, [article(text, name=str(n)) for n, text in enumerate(texts)], today=TODAY)
    assert heard(store) == {"jiri dvorak": 2}


def test_joined_speakers_are_one_in_filters_scores_and_later_articles(spoken: Store, article: Maker) -> None:
    """A chain of names stands under the last; a statement read later under an old name stands there too."""
    service.join_speakers(spoken, "Lund", "ada lund", by="ada")
    service.join_speakers(spoken, "ada lund", "harbour authority", by="ada")
    service.ingest(spoken, [article("The lock will open on June 1, Lund said.", name="later")], today=TODAY)
    assert heard(spoken) == {"harbour authority": 4}
    assert service.events(spoken, TODAY, filters=Filters(speakers=("harbour authority",))).total == 4
    assert {row.key: row.waiting for row in service.track_record(spoken, TODAY)} == {"harbour authority": 4}


def test_what_was_said_of_speakers_is_undone_one_by_one(spoken: Store) -> None:
    """Each name comes back as it was read, whatever was joined after it."""
    service.join_speakers(spoken, "lund", "ada lund")
    service.join_speakers(spoken, "ada lund", "harbour authority")
    service.undo_speaker(spoken, "ada lund")
    assert heard(spoken) == {"ada lund": 2, "harbour authority": 1}
    assert [(row.key, row.same_as) for row in service.voices_said(spoken)] == [("lund", "ada lund")]
    service.undo_speaker(spoken, "lund")
    assert heard(spoken) == {"ada lund": 1, "lund": 1, "harbour authority": 1}


def test_a_speaker_is_listed_by_a_name_of_their_own_and_not_of_who_was_joined(spoken: Store) -> None:
    service.join_speakers(spoken, "harbour authority", "ada lund")
    names = {"ada lund": "Ada Lund", "lund": "Lund"}
    assert {row.key: row.name for row in service.speakers(spoken)} == names
    assert {row.key: row.label for row in service.track_record(spoken, TODAY)} == names
    assert service.source(spoken, "ada lund", TODAY).name == "Ada Lund"


def test_a_joined_speaker_can_be_kept_apart_again(spoken: Store) -> None:
    service.join_speakers(spoken, "lund", "ada lund")
    service.keep_speaker_apart(spoken, "lund")
    assert heard(spoken) == {"ada lund": 1, "lund": 1, "harbour authority": 1}


@pytest.mark.parametrize("written", ["Jiří Dvořák", "Jiri  Dvorak", "the Harbour Authority", "Hans Weiß"])
def test_a_name_that_a_person_writes_is_the_speaker_who_was_read(store: Store, article: Maker, written: str) -> None:
    """Corrected or entered by hand: marks, capitals and articles make no second one there either."""
    texts = (
        f"The lock will open on May 25, {' '.join(written.split())} said.",
        "The pier will close on June 2, Bo said.",
    )
    service.ingest(store, [article(text, name=str(n)) for n, text in enumerate(texts)], today=TODAY)
    (read,) = heard(store).keys() - {"bo"}
    (bo,) = (row.id for row in service.article(store, 2).predictions)
    service.correct(store, bo, Edit(speaker=written))
    service.enter(store, [Entry("Mole opens", date(2030, 5, 6), time="on May 30", speaker=written)], today=TODAY)
    assert heard(store) == {read: 3}


def test_a_speaker_is_named_as_articles_write_it(spoken: Store) -> None:
    service.join_speakers(spoken, "the Harbour Authority", "Ada Lund")
    assert heard(spoken) == {"ada lund": 2, "lund": 1}
    service.undo_speaker(spoken, "the Harbour Authority")
    assert heard(spoken) == {"ada lund": 1, "lund": 1, "harbour authority": 1}


def test_nonsense_is_refused_in_a_sentence(spoken: Store) -> None:
    with pytest.raises(UnknownError, match="there is no speaker 'Mira Holt' in the archive"):
        service.join_speakers(spoken, "Mira Holt", "ada lund")
    service.join_speakers(spoken, "lund", "ada lund")
    with pytest.raises(InputError, match="one speaker already"):
        service.join_speakers(spoken, "ada lund", "lund")
    with pytest.raises(InputError, match="nothing was said"):
        service.undo_speaker(spoken, "harbour authority")
