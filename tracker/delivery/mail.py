"""Mail over SMTP: an edition or a reminder, as plain text with HTML beside it.

Invariant: the same edition has the same Message-ID however often it is sent, and no header takes a line break.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

VARIABLES = {
    "TRACKER_SMTP_HOST": "the mail server; without it no mail is sent",
    "TRACKER_SMTP_PORT": "its port; 587 if left out",
    "TRACKER_SMTP_SECURITY": "starttls (if left out), tls or none",
    "TRACKER_SMTP_USER": "the name to log in with, where the server asks for one",
    "TRACKER_SMTP_PASSWORD": "the password",
    "TRACKER_MAIL_FROM": "the sender's address",
    "TRACKER_MAIL_TO": "who gets it; several with commas between",
}
_SECURITY = ("starttls", "tls", "none")
_PORT = re.compile(r"[0-9]{1,5}")
_SECONDS = 30.0
_LAST_PORT = 65_535


class MailError(Exception):
    """A mail that was not sent; its text is one clear sentence."""


class RefusedError(MailError):
    """A mail that some receivers did not get, while the others have it: sending it again would send it twice."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, and who writes to whom."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str
    receivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent; `key` stands for it in its Message-ID."""

    key: str
    subject: str
    text: str
    html: str | None
    written_at: datetime


def server_of(environment: Mapping[str, str]) -> Server:
    """Return the server that the environment names. Raises `MailError` where something is missing or wrong."""
    given = {name: environment.get(name, "").strip() for name in VARIABLES}
    for name in ("TRACKER_SMTP_HOST", "TRACKER_MAIL_FROM", "TRACKER_MAIL_TO"):
        if not given[name]:
            message = f"no mail is set up: the variable {name} is empty"
            raise MailError(message)
    port, security = given["TRACKER_SMTP_PORT"] or "587", given["TRACKER_SMTP_SECURITY"] or _SECURITY[0]
    if not (_PORT.fullmatch(port) and 0 < int(port) <= _LAST_PORT) or security not in _SECURITY:
        of_port = f"TRACKER_SMTP_PORT must be a number from 1 to {_LAST_PORT}"
        message = f"{of_port} and TRACKER_SMTP_SECURITY one of {', '.join(_SECURITY)}"
        raise MailError(message)
    receivers = tuple(each.strip() for each in given["TRACKER_MAIL_TO"].split(",") if each.strip())
    user, password = given["TRACKER_SMTP_USER"], given["TRACKER_SMTP_PASSWORD"]
    return Server(
        given["TRACKER_SMTP_HOST"], int(port), security, user, password, given["TRACKER_MAIL_FROM"], receivers
    )


def send(server: Server, letter: Letter) -> None:
    """Send one letter to all receivers. Raises `MailError`; it can then be sent again."""
    try:
        refused = _handed_over(server, composed(server, letter))
    except (OSError, ValueError, smtplib.SMTPException) as error:
        said = f"{server.host}:{server.port}: the mail was not sent ({_reason(error)}); it can be sent again"
        raise MailError(said) from error
    if refused:
        said = f"{server.host}: refused for {', '.join(refused)}; the others have it"
        raise RefusedError(said)


def _handed_over(server: Server, message: EmailMessage) -> Collection[str]:
    """Return the receivers who were refused; a server that has taken the letter may take its leave as it likes."""
    connection = _connected(server)
    try:
        return connection.send_message(message)
    finally:
        with suppress(OSError):  # of which every fault of SMTP is one
            connection.quit()
        connection.close()


def _reason(error: Exception) -> str:
    """Return what the server or the system said, without what only a program reads."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{who}: {_answered(*answer)}" for who, answer in error.recipients.items())
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error.smtp_code, error.smtp_error)
    told = None if isinstance(error, smtplib.SMTPException) else getattr(error, "strerror", None)
    return told or str(error).rstrip(".")


def _answered(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"


def composed(server: Server, letter: Letter) -> EmailMessage:
    """Return the message. Raises ValueError for a line break in a header."""
    message = EmailMessage(policy=SMTP)
    message["From"] = server.sender
    message["To"] = ", ".join(server.receivers)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.key}@{server.sender.rpartition('@')[2].rstrip('>') or 'localhost'}>"
    message["List-Unsubscribe"] = f"<mailto:{server.sender.rpartition('<')[2].rstrip('>')}?subject=unsubscribe>"
    message.set_content(letter.text)
    if letter.html is not None:
        message.add_alternative(letter.html, subtype="html")
    return message


def _connected(server: Server) -> smtplib.SMTP:
    secure = ssl.create_default_context()
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=secure)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        if server.security == "starttls":
            connection.starttls(context=secure)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection
