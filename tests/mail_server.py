"""A mail server on this machine that does what a test tells it: takes, refuses, is slow, drops."""

from __future__ import annotations

import asyncio
import email
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest


class Postbox:
    """What arrived, and how the server behaves. at_rcpt and at_data give the server's answer, or
    None to take it; they may do something first, as kill who is sending."""

    def __init__(self) -> None:
        self.arrived: list[EmailMessage] = []
        self.at_rcpt: Callable[[str], str | None] = lambda _address: None
        self.at_data: Callable[[], str | None] = lambda: None
        self.drops_at = ""  # "rcpt", "data" (after the words came, before the answer)
        self.slow_s = 0.0  # before each answer
        self.port = 0

    async def handle_RCPT(
        self, server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        await asyncio.sleep(self.slow_s)
        if self.drops_at == "rcpt":
            server.transport.close()
        if answer := self.at_rcpt(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        answer = self.at_data()
        if answer is None:
            said = email.message_from_bytes(envelope.content, policy=default)
            assert isinstance(said, EmailMessage)
            self.arrived.append(said)
        if self.drops_at == "data":
            server.transport.close()
        return answer or "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        return [one for one in self.arrived if one["To"] == address]


def words(message: EmailMessage, kind: str = "plain") -> str:
    """The plain or the HTML text of an e-mail."""
    part = message.get_body((kind,))
    assert isinstance(part, EmailMessage)
    return str(part.get_content())


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A server that takes everything until it is told otherwise."""
    controllers = pytest.importorskip("aiosmtpd.controller")
    made = Postbox()
    served = controllers.Controller(made, hostname="127.0.0.1", port=free_port())
    served.start()
    made.port = served.port
    yield made
    served.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])
