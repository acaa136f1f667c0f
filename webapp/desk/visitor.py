"""Where a request that changes something comes from: this site, or another that plays the user.

The visitor's address and scheme are the server's to tell, which knows the proxy (webapp.server).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, request


def refuse_foreign() -> None:
    """End a request with 403 if another site's page made it.

    Browsers send Sec-Fetch-Site, older ones Origin; what sends neither is no browser, and has no
    cookie that it did not ask for.
    """
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if fetched not in ("same-origin", "none"):
        abort(403)
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)
