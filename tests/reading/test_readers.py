"""Installed readers: what of their answers counts, and how each way of failing is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.reading import read
from tracker.reading.readers import MOST, ReaderError, names, reader
from tracker.reading.values import RULES, Prediction, Reading

ON = date(2030, 5, 7)  # a Tuesday
TEXT = (
    "Harbour talks near\n\n"
    "Port chief Mira Tolland said on Monday that “the new lock” would open within two weeks. "
    "Ferries could pass\nthe gates on May 20, she said.\n\n"
    "The union will not return before the summit, which is due on May 28. The old bridge was closed last week. "
    "Nobody doubts a second lock."
)
LOCK = {"quote": "“the new lock” would open within two weeks", "event": "“the new lock” would open",
        "time": "within two weeks"}  # fmt: skip
FERRIES = {"quote": "Ferries could pass the gates on May 20, she said.", "event": "pass the gates", "time": "on May 20"}
BARE = {"quote": "Nobody doubts a second lock.", "event": "a second lock"}
Answers = Callable[..., Reading]


@pytest.fixture
def answered(install: Callable[..., Any]) -> Answers:
    """Return a function that reads TEXT by a reader that gives these answers."""

    def ask(*answers: object) -> Reading:
        install("given", "given_reader:answer", f"def answer(text, day, title):\n    return {list(answers)!r}\n")
        return reader("given")(TEXT, ON, undated=True)

    return ask


def only(found: Reading) -> Prediction:
    assert found.refused == ()
    (made,) = found.predictions
    return made


def test_the_rules_are_there_and_need_nothing() -> None:
    assert names()[0] == RULES
    assert reader(RULES) is read


def test_words_are_found_and_the_window_is_worked_out(answered: Answers) -> None:
    """Line breaks and kinds of quotation marks may differ; offsets and text are the article's own."""
    made = only(answered(FERRIES | {"speaker": "Mira Tolland", "hedge": "could", "certainty": "PS"}))
    assert TEXT[made.span.start : made.span.end] == made.quote == "Ferries could pass\nthe gates on May 20, she said."
    assert TEXT[made.event.start : made.event.end] == made.event_text == "pass\nthe gates"
    assert made.timex is not None
    assert TEXT[made.timex.phrase.start : made.timex.phrase.end] == "on May 20"
    assert (made.window.earliest, made.window.latest) == (date(2030, 5, 20), date(2030, 5, 20))
    assert (made.speaker, made.speaker_key) == ("Mira Tolland", "mira tolland")
    assert (made.certainty, made.probability, made.hedge_grade) == ("PS", 0.4, "A")
    assert (made.reader, made.confidence) == ("given", "likely")


def test_straight_quotation_marks_are_those_of_the_article(answered: Answers) -> None:
    made = only(answered({key: words.replace("“", '"').replace("”", '"') for key, words in LOCK.items()}))
    assert made.event_text == "“the new lock” would open"


@pytest.mark.parametrize("said", [{"said": "on Monday"}, {}])
def test_a_window_counts_from_the_day_of_the_saying(said: dict[str, str], answered: Answers) -> None:
    """The Monday before, as the reader points out; where it does not, the rules have read the same."""
    made = only(answered(LOCK | said))
    assert (made.anchor, made.window.latest) == (date(2030, 5, 6), date(2030, 5, 20))


def test_a_window_is_never_the_readers(answered: Answers) -> None:
    """Days that a reader gives of its own are left alone."""
    made = only(answered(FERRIES | {"earliest": "2031-01-01", "latest": "2031-01-02", "window": "June"}))
    assert made.window.latest == date(2030, 5, 20)


def test_a_time_tied_to_another_event_has_the_rules_window(answered: Answers) -> None:
    union = "The union will not return before the summit"
    made = only(answered({"quote": union, "event": "return", "time": "before the summit", "polarity": "-"}))
    (rules,) = [p for p in read(TEXT, ON).predictions if p.relative_to]
    assert (made.window, made.relative_to, made.polarity) == (rules.window, "the summit", "-")


def test_undated_ones_are_kept_apart(answered: Answers) -> None:
    found = answered(BARE)
    assert (found.predictions, [p.event_text for p in found.undated]) == ((), ["a second lock"])
    assert reader("given")(TEXT, ON).undated == ()


def test_the_same_answer_twice_is_one(answered: Answers) -> None:
    assert len(answered(FERRIES, FERRIES).predictions) == 1


def test_times_and_reports_stay_those_of_the_rules(answered: Answers) -> None:
    found, rules = answered(), read(TEXT, ON)
    assert (found.timexes, found.reports, found.predictions) == (rules.timexes, rules.reports, ())
    assert rules.reports


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("Ferries could pass", "it is no object with a quote and an event"),
        ({"event": "pass"}, "it gives no quote"),
        (FERRIES | {"quote": 7}, "it gives no quote"),
        (FERRIES | {"quote": "Ferries will surely pass on May 20."}, "is not in the article"),
        (FERRIES | {"event": "open"}, "its event “open” is not in its quote"),
        (FERRIES | {"event": "pas"}, "its event “pas” is not in its quote"),
        (FERRIES | {"time": "on May 21"}, "its time “on May 21” is not in its quote"),
        (FERRIES | {"time": "the gates"}, "its time “the gates” is none that the tracker can date"),
        (FERRIES | {"speaker": "Ada Falk"}, "its speaker “Ada Falk” is not in the article"),
        (FERRIES | {"said": "May 20"}, "its “May 20” names no day up to the publication"),
        (FERRIES | {"certainty": "certain"}, "its certainty 'certain' is none of CT, PR, PS"),
        (FERRIES | {"certainty": ["CT"]}, "is none of CT, PR, PS"),
        (FERRIES | {"polarity": "yes"}, "its polarity 'yes' is none of +, -"),
        (FERRIES | {"kind": "party"}, "its kind 'party' is none of meeting"),
        (FERRIES | {"confidence": "0.9"}, "its confidence '0.9' is none of clear, likely, doubtful"),
        (
            {"quote": "The old bridge was closed last week.", "event": "closed", "time": "last week"},
            "its time “last week” is none that the tracker can date",
        ),
        ({"quote": "Harbour talks near", "event": "talks"}, "“talks” stands in a heading"),
    ],
)
def test_an_answer_that_the_article_does_not_bear_out_is_refused_in_a_sentence(
    answer: object, why: str, answered: Answers
) -> None:
    """The one answer does not count, the one beside it does."""
    found = answered(answer, FERRIES)
    (told,) = found.refused
    assert told.startswith("answer 1 of the reader “given” does not count: ")
    assert why in told
    assert "\n" not in told
    assert len(found.predictions) == 1


def test_so_many_answers_are_taken_and_no_more(install: Callable[..., Any]) -> None:
    install("endless", "endless_reader:answer", "import itertools\ndef answer(*_):\n    return itertools.repeat(3)\n")
    assert len(reader("endless")(TEXT, ON).refused) == MOST


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("def answer(*_):\n    raise ValueError('no\\n  luck.')\n", "the reader “bad” failed: no luck"),
        ("def answer(*_):\n    yield {}\n    raise KeyError\n", "the reader “bad” failed: KeyError"),
        ("def answer(*_):\n    return None\n", "the reader “bad” failed: 'NoneType' object is not iterable"),
        ("def answer(*_):\n    return {'quote': 'x'}\n", "the reader “bad” failed: it gave no list of answers"),
        ("answer = 3\n", "the reader “bad” cannot be used: bad_reader:answer is nothing that can be called"),
        ("import nowhere_at_all\n", "the reader “bad” cannot be loaded (No module named 'nowhere_at_all')"),
        ("def other(*_): ...\n", "the reader “bad” cannot be loaded (module 'bad_reader' has no attribute 'answer')"),
        ("def (", "the reader “bad” cannot be loaded (invalid syntax"),
    ],
)
def test_a_broken_reader_is_one_sentence(source: str, why: str, install: Callable[..., Any]) -> None:
    install("bad", "bad_reader:answer", source)
    with pytest.raises(ReaderError) as told:
        reader("bad")(TEXT, ON)
    assert str(told.value).startswith(why)
    assert "\n" not in str(told.value)


def test_a_missing_reader_and_one_installed_twice_are_told(install: Callable[..., Any]) -> None:
    with pytest.raises(ReaderError, match=f"^there is no reader “oracle”; installed: {RULES}$"):
        reader("oracle")
    install("twin", "one_reader:answer", package="one")
    install("twin", "two_reader:answer", package="two")
    assert names() == (RULES, "twin")
    with pytest.raises(ReaderError, match="installed more than once: one_reader:answer, two_reader:answer"):
        reader("twin")
