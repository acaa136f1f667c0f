"""Permissions that stand in a link or a form: signed with the home's own key, so that nothing has
to be kept of them. Pure."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256
from typing import Literal

Purpose = Literal["confirm", "stop", "form"]
TOKEN = re.compile(r"([0-9a-f]{1,16})-([0-9a-f]{32})")


def signed(key: bytes, purpose: Purpose, what: str) -> str:
    """what is hexadecimal: a subscription's id, or a second since 1970."""
    digest = hmac.digest(key, f"{purpose}:{what}".encode(), sha256).hex()[:32]
    return f"{what}-{digest}"


def read(key: bytes, purpose: Purpose, token: str) -> str | None:
    """What was signed for this purpose; None for what we did not sign."""
    found = TOKEN.fullmatch(token)
    if found and hmac.compare_digest(signed(key, purpose, found[1]), token):
        return found[1]
    return None
