"""Where a list goes on: a cursor is the key of its last row, opaque to who asks."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from webapp.api.declare import Refused

LONGEST = 300  # characters


def cursor(key: Sequence[Any]) -> str:
    """A key in letters that an address may hold."""
    packed = json.dumps(list(key), ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def key(given: str, length: int) -> tuple[Any, ...]:
    """The key of a cursor. Raises Refused for one that was never given out."""
    try:
        if len(given) > LONGEST:
            raise ValueError(given)
        packed = base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
        found = json.loads(packed)
    except (ValueError, binascii.Error, RecursionError):
        found = None
    whole = isinstance(found, list) and len(found) == length
    if not whole or not all(
        isinstance(one, str | int) and not isinstance(one, bool) and _fits(one) for one in found
    ):
        raise Refused("cursor", given[:40], "cursor")
    return tuple(found)


def _fits(one: str | int) -> bool:
    """Whether SQLite can hold it."""
    if isinstance(one, int):
        return abs(one) < 1 << 62
    return not any("\ud800" <= letter <= "\udfff" for letter in one)
