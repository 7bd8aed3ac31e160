"""Mail, sent to a real SMTP server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from post_office import Box, post_office

from tracker.delivery.mail import Letter, MailError, Server, composed, send, server_of

LETTER = Letter(
    "edition-3-ab12", "Edition 3: 24 Nov 2026", "Überfällig:\n.\n* a", "<p>Über</p>", datetime(2026, 11, 24, tzinfo=UTC)
)
COMPLETE = {
    "TRACKER_SMTP_HOST": "localhost",
    "TRACKER_MAIL_FROM": "a@wire.example",
    "TRACKER_MAIL_TO": "b@x.example, c@x.example",
}


@pytest.fixture
def box() -> Iterator[tuple[Box, int]]:
    with post_office() as kept:
        yield kept, kept.port


def server(port: int, *receivers: str) -> Server:
    return Server("127.0.0.1", port, "none", "", "", "Tracker <tracker@wire.example>", receivers or ("a@x.example",))


def test_a_letter_arrives_with_text_first_and_html_beside_it(box: tuple[Box, int]) -> None:
    """Text, HTML, subject and a Message-ID that is the same each time it is sent."""
    kept, port = box
    send(server(port, "a@x.example", "b@x.example"), LETTER)
    send(server(port), LETTER)
    first, second = kept.letters
    assert [part.get_content_type() for part in first.iter_parts()] == ["text/plain", "text/html"]
    text, html = (part.get_content() for part in first.iter_parts())
    assert text.replace("\r\n", "\n") == "Überfällig:\n.\n* a\n"
    assert "Über" in html
    assert first["Subject"] == LETTER.subject
    assert first["Message-ID"] == second["Message-ID"] == "<edition-3-ab12@wire.example>"
    assert first["List-Unsubscribe"] == "<mailto:tracker@wire.example?subject=unsubscribe>"


def test_a_refused_receiver_is_named(box: tuple[Box, int]) -> None:
    """The others have the letter, and the sentence says who has not."""
    kept, port = box
    with pytest.raises(MailError, match=r"nobody@x\.example"):
        send(server(port, "a@x.example", "nobody@x.example"), LETTER)
    assert len(kept.kept) == 1


def test_where_everybody_is_refused_it_says_why(box: tuple[Box, int]) -> None:
    _, port = box
    with pytest.raises(MailError, match=r"not sent \(nobody@x\.example: 550 no such receiver\); it can be sent again"):
        send(server(port, "nobody@x.example"), LETTER)


def test_a_server_that_is_busy_after_it_took_the_letter_has_it(box: tuple[Box, int]) -> None:
    """Else the letter would be called unsent, and go out a second time."""
    kept, port = box
    kept.farewell = "421 too busy to say goodbye"
    send(server(port), LETTER)
    assert len(kept.kept) == 1


def test_an_unreachable_server_is_one_sentence() -> None:
    """The sentence says that the same can be sent again."""
    with pytest.raises(MailError, match=r"not sent \(Connection refused\); it can be sent again"):
        send(server(1), LETTER)


def test_a_server_that_cannot_encrypt_gets_nothing(box: tuple[Box, int]) -> None:
    """Where STARTTLS is set, which is the default, no letter goes out in the clear."""
    kept, port = box
    asked = server_of({**COMPLETE, "TRACKER_SMTP_HOST": "127.0.0.1", "TRACKER_SMTP_PORT": str(port)})
    with pytest.raises(MailError, match="not sent"):
        send(asked, LETTER)
    assert kept.kept == []


def test_no_header_takes_a_line_break() -> None:
    """A title with a line break cannot add a receiver."""
    forged = Letter("k", "Hello\r\nBcc: all@x.example", "t", None, LETTER.written_at)
    with pytest.raises(ValueError, match="line"):
        composed(server(25), forged)
    with pytest.raises(MailError):
        send(server(25), forged)


WRONG = (
    {"TRACKER_SMTP_HOST": ""},
    {"TRACKER_MAIL_FROM": " "},
    {"TRACKER_MAIL_TO": ""},
    {"TRACKER_SMTP_PORT": "x"},
    {"TRACKER_SMTP_PORT": "65536"},
    {"TRACKER_SMTP_PORT": "9" * 5_000},
    {"TRACKER_SMTP_SECURITY": "ssl"},
)


@pytest.mark.parametrize("change", WRONG)
def test_what_is_missing_in_the_set_up_is_named(change: dict[str, str]) -> None:
    """Nothing is sent by half a set-up."""
    assert server_of(COMPLETE).receivers == ("b@x.example", "c@x.example")
    with pytest.raises(MailError, match=next(iter(change))):
        server_of({**COMPLETE, **change})
