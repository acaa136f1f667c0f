"""Who asks: the address, and whether over https, as a proxy on this machine tells it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, request

LOOPBACK = ("127.0.0.1", "::1")


def address() -> str:
    """The visitor's address: what a proxy on this machine added last, else the connection's."""
    remote = request.remote_addr or ""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if remote in LOOPBACK and forwarded:
        return forwarded.rpartition(",")[2].strip()[:64]
    return remote


def is_https() -> bool:
    """Whether the visitor's own connection is private: then the cookies may go over no other."""
    behind = request.remote_addr in LOOPBACK
    told = request.headers.get("X-Forwarded-Proto", "") if behind else ""
    return request.is_secure or told == "https"


def refuse_foreign() -> None:
    """End a request that changes something with 403 if another site's page made it.

    Browsers send Sec-Fetch-Site, older ones Origin; what sends neither is no browser, and has no
    cookie that it did not ask for.
    """
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if fetched not in ("same-origin", "none"):
        abort(403)
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)
