"""A real SMTP server on this machine that keeps what is delivered, and what a test reads from it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Box:
    """Keeps what was delivered; refuses receivers called nobody, and takes its leave with `farewell`."""

    port: int = 0
    farewell: str = "221 Bye"
    kept: list[bytes] = field(default_factory=list)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's name and types
        """Refuse nobody."""
        if address.startswith("nobody"):
            return "550 no such receiver"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's name and types
        """Keep the letter."""
        self.kept.append(envelope.content)
        return "250 OK"

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's name and types
        """End the conversation."""
        return self.farewell

    @property
    def letters(self) -> list[EmailMessage]:
        """What was delivered, read as mail programs read it."""
        return [message_from_bytes(content, EmailMessage, policy=default) for content in self.kept]

    def environment(self, to: str = "desk@wire.example") -> dict[str, str]:
        """Return the variables that make the tracker send here."""
        return {
            "TRACKER_SMTP_HOST": "127.0.0.1",
            "TRACKER_SMTP_PORT": str(self.port),
            "TRACKER_SMTP_SECURITY": "none",
            "TRACKER_MAIL_FROM": "Tracker <tracker@wire.example>",
            "TRACKER_MAIL_TO": to,
        }


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@contextmanager
def post_office() -> Iterator[Box]:
    """Run the server while the block runs."""
    box = Box(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
