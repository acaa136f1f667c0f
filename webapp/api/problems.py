"""What went wrong, for programs: RFC 9457, application/problem+json."""

from __future__ import annotations

import json

from flask import Response, request

PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
    },
}
MEDIA_TYPE = "application/problem+json"


def problem(status: int, title: str, detail: str = "") -> Response:
    """The answer that says so. The detail is a sentence in the reader's language."""
    said = {"type": "about:blank", "title": title, "status": status}
    said |= {"detail": detail} if detail else {}
    content = json.dumps(said | {"instance": request.path}, ensure_ascii=False)
    return Response(content, status=status, mimetype=MEDIA_TYPE)


def is_for_programs() -> bool:
    """Whether who asks is a program: by the address, since a browser may ask for anything."""
    return request.path.startswith("/api/") or request.path.endswith((".json", ".jsonld"))
