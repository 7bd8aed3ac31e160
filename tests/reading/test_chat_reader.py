"""The example of docs/readers.md against a stand-in endpoint that answers well, wrongly, not at all, and slowly."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.reading.readers import ReaderError, reader
from tracker.reading.values import Reading

if TYPE_CHECKING:
    from conftest import Endpoint

ON = date(2030, 5, 7)
TEXT = "Mayor Ada Falk said the new tram line could open within two weeks. The depot will be rebuilt, she said."
TRAM = {
    "quote": "Mayor Ada Falk said the new tram line could open within two weeks.",
    "event": "new tram line could open",
    "time": "within two weeks",
    "speaker": "Ada Falk",
    "hedge": "could",
    "certainty": "PS",
    "polarity": "+",
}
ROOT = Path(__file__).parents[2]


def reading(name: str, text: str = TEXT) -> Reading:
    return reader(name)(text, ON, title="Trams", undated=True)


def test_what_the_model_finds_is_checked_and_kept(example: str, endpoint: Endpoint) -> None:
    """The article goes out once, with its day and without a key; null stands for what is not given."""
    endpoint.says(TRAM, {"quote": "The depot will be rebuilt, she said.", "event": "depot", "time": None, "said": None})
    found = reading(example)
    (tram,) = found.predictions
    assert (tram.event_text, tram.speaker, tram.window.latest) == (TRAM["event"], "Ada Falk", date(2030, 5, 21))
    assert [p.event_text for p in found.undated] == ["depot"]
    assert found.refused == ()
    (asked,) = endpoint.asked
    assert (endpoint.paths, endpoint.keys) == (["/v1/chat/completions"], [None])
    assert asked["model"] == "stand-in"
    assert asked["messages"][1]["content"] == f"Published on Tuesday, 2030-05-07.\nTrams\n\n{TEXT}"


def test_the_key_is_sent_where_one_is_set(example: str, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAT_READER_KEY", "of-the-stand-in")
    reading(example)
    assert endpoint.keys == ["Bearer of-the-stand-in"]


def test_a_proxy_is_not_asked_for_this_machine(
    example: str, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    endpoint.says(TRAM)
    assert reading(example).predictions


def test_an_invented_quote_is_refused_and_the_other_answer_kept(example: str, endpoint: Endpoint) -> None:
    endpoint.says(TRAM | {"quote": "The tram will open tomorrow."}, TRAM)
    found = reading(example)
    assert len(found.predictions) == 1
    assert found.refused == (
        "answer 1 of the reader “chat” does not count: its quote “The tram will open tomorrow.” is not in the article",
    )


def test_json_in_a_code_block_is_read(example: str, endpoint: Endpoint) -> None:
    endpoint.says(TRAM)
    endpoint.answer = f"```json\n{endpoint.answer}\n```"
    assert len(reading(example).predictions) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"answer": '{"predictions": [{"quote": "Mayor'}, "the endpoint's answer is not the JSON that was asked for"),
        ({"answer": "I found none, sorry."}, "the endpoint's answer is not the JSON that was asked for"),
        ({"answer": "[]"}, "the endpoint's answer is not the JSON that was asked for"),
        ({"answer": '{"predictions": "none"}'}, "the endpoint's answer has no list of predictions"),
        ({"raw": b"<html>busy</html>"}, "the endpoint's answer is not the JSON that was asked for"),
        ({"raw": b'{"choices": []}'}, "the endpoint's answer is not the JSON that was asked for"),
        ({"raw": b" " * 1_100_000}, "the endpoint's answer is longer than 1,000,000 bytes"),
        ({"status": 500}, "the endpoint answered with status 500"),
        ({"status": 401}, "the endpoint answered with status 401"),
        ({"status": 307}, "the endpoint answered with status 307"),
    ],
)
def test_a_bad_answer_is_one_sentence(change: dict[str, object], why: str, example: str, endpoint: Endpoint) -> None:
    for name, value in change.items():
        setattr(endpoint, name, value)
    with pytest.raises(ReaderError) as told:
        reading(example)
    assert str(told.value) == f"the reader “chat” failed: {why}"


@pytest.mark.parametrize("how", [{"delay": 3.0}, {"drip": 0.2}])
def test_a_slow_answer_is_not_waited_for(
    how: dict[str, float], example: str, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither one that does not begin nor one that does not end."""
    monkeypatch.setenv("CHAT_READER_TIMEOUT", "0.5")
    endpoint.says(*[TRAM] * 40)
    for name, value in how.items():
        setattr(endpoint, name, value)
    began = time.monotonic()
    with pytest.raises(ReaderError, match=r"the endpoint gave no answer within 0\.5 seconds"):
        reading(example)
    assert time.monotonic() - began < 2.5


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("URL", "", "the variable CHAT_READER_URL is not set"),
        ("MODEL", "", "the variable CHAT_READER_MODEL is not set"),
        ("URL", "http://example.org/v1", "CHAT_READER_URL must begin with https://"),
        ("URL", "file:///etc/hosts", "CHAT_READER_URL must begin with https://"),
        ("URL", "http://127.0.0.1:1/v1", "the endpoint cannot be reached ("),
        ("TIMEOUT", "soon", "CHAT_READER_TIMEOUT is 'soon', and no number of seconds"),
    ],
)
@pytest.mark.usefixtures("endpoint")
def test_a_wrong_variable_is_one_sentence(
    name: str, value: str, why: str, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"CHAT_READER_{name}", value)
    with pytest.raises(ReaderError) as told:
        reading(example)
    assert str(told.value).startswith(f"the reader “chat” failed: {why}")


def test_an_article_that_is_too_long_is_not_sent(example: str, endpoint: Endpoint) -> None:
    with pytest.raises(ReaderError, match="longer than 60,000 characters"):
        reading(example, TEXT * 700)
    assert endpoint.asked == []


def test_the_page_on_readers_names_what_the_example_asks_for() -> None:
    """Every variable of the example stands in docs/readers.md, and no other."""
    source = (ROOT / "docs" / "examples" / "chat_reader" / "chat_reader.py").read_text()
    page = (ROOT / "docs" / "readers.md").read_text()
    assert set(re.findall(r"CHAT_READER_[A-Z]+", source)) == set(re.findall(r"CHAT_READER_[A-Z]+", page))
