"""The server before the pages: its limits, its refusals, and whose word it takes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from email.parser import Parser

import pytest
from flask import Flask, request

from webapp import server
from webapp.security import HEADERS

Ask = Callable[[bytes], tuple[int, dict[str, str], str]]


@pytest.fixture
def ask(proxy: str) -> Iterator[Ask]:
    """Sends bytes to a server; gives status, headers and text."""
    app = Flask("visitor")
    app.add_url_rule("/", view_func=lambda: f"{request.remote_addr} {request.scheme}")
    listening = server.listen(app, host="127.0.0.1", port=0, proxy=proxy)
    thread = threading.Thread(target=listening.run, daemon=True)
    thread.start()

    def asked(sent: bytes) -> tuple[int, dict[str, str], str]:
        with socket.create_connection(("127.0.0.1", listening.effective_port), 30) as line:
            line.sendall(sent)
            got = b""
            while chunk := line.recv(65536):
                got += chunk
        head, _, body = got.decode().partition("\r\n\r\n")
        first, _, rest = head.partition("\r\n")
        return int(first.split()[1]), dict(Parser().parsestr(rest)), body

    yield asked
    listening.trigger.pull_trigger(listening.close)  # in its own thread
    thread.join(30)
    listening.task_dispatcher.shutdown()


@pytest.fixture
def proxy(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "127.0.0.1"))


REFUSED = {
    400: b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
    413: b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
    431: b"GET / HTTP/1.1\r\nX: ".ljust(server.HEADER_BYTES, b"x"),
}


@pytest.mark.parametrize("status", REFUSED)
def test_what_the_server_itself_refuses_has_the_headers_of_every_page(
    ask: Ask, status: int
) -> None:
    got, headers, body = ask(REFUSED[status])
    assert got == status
    for name, value in HEADERS.items():
        assert headers[name] == value, name
    assert headers["Cache-Control"] == "no-store"
    assert "waitress" not in body + str(headers)


def forwarded(*headers: str) -> bytes:
    lines = ("GET / HTTP/1.1", "Host: x", "Connection: close", *headers, "", "")
    return "\r\n".join(lines).encode()


def test_the_proxys_word_on_the_visitor_is_taken(ask: Ask) -> None:
    said = forwarded("X-Forwarded-For: 6.6.6.6, 192.0.2.7", "X-Forwarded-Proto: https")
    assert ask(said)[2] == "192.0.2.7 https"  # the first was the visitor's own word


@pytest.mark.parametrize("proxy", ["192.0.2.1", ""], indirect=True)
def test_nobody_elses_word_is(ask: Ask) -> None:
    said = forwarded("X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: https")
    assert ask(said)[2] == "127.0.0.1 http"
