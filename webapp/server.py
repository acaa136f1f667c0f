"""The WSGI server: its limits, whose word on the visitor is believed, and how it refuses."""

from __future__ import annotations

from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask

from webapp.security import HEADERS

THREADS = 64  # those that wait for a picture (webapp.drawing) leave ten for pages
CONNECTIONS = 400  # slow listeners hold one each, and no thread; with their files, under 1024
IDLE_S = 60  # after this long without a byte a connection is closed
HEADER_BYTES = 32 << 10  # of a request, its first line included: 431 beyond
BODY_BYTES = 64 << 20  # 413 beyond: uploads come in smaller pieces
BELIEVED = {"x-forwarded-for", "x-forwarded-proto"}


def listen(app: Flask, *, host: str, port: int, proxy: str) -> Any:
    """A server that listens; run() serves. Raises OSError where the port can't be had.

    What the proxy says of the visitor's address and scheme is taken over (the last address, which
    is the proxy's own word); from anyone else these headers are removed.
    """
    HTTPChannel.error_task_class = Refusal  # waitress has no setting for it
    believed = {"trusted_proxy": proxy, "trusted_proxy_headers": BELIEVED} if proxy else {}
    return create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=IDLE_S,
        max_request_header_size=HEADER_BYTES,
        max_request_body_size=BODY_BYTES,
        clear_untrusted_proxy_headers=True,
        asyncore_use_poll=True,
        ident=None,
        **believed,
    )


class Refusal(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """What the server itself refuses (400, 413, 431, 500) has the headers of every other page."""

    def execute(self) -> None:
        headers = {**HEADERS, "Cache-Control": "no-store"}
        self.response_headers.extend(headers.items())
        super().execute()
