"""What proves who someone is: passwords, the second factor, recovery codes, tokens.

Passwords are hashed by Argon2id at the argon2-cffi defaults (RFC 9106, low memory: 64 MiB). The
second factor is RFC 6238's (SHA-1, 6 digits, 30 s), which every authenticator app reads.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
import threading
from functools import cache
from urllib.parse import quote

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12  # characters; length and nothing else is asked for (NIST SP 800-63B, 5.1.1.2)
LONGEST = 1000
STEP_S, DIGITS = 30, 6
DRIFT = 1  # steps before and after that are taken: clocks differ
CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without what looks like something else
AT_ONCE = threading.BoundedSemaphore(2)  # each hash takes 64 MiB and most of a core
hasher = PasswordHasher()


@cache
def nobody() -> str:
    """What is checked for a user who is not there, to take as long. It takes a tenth of a second to
    make, which no start should wait for: each login asks for it before it looks for the user."""
    return hasher.hash(secrets.token_hex())


def hashed(password: str) -> str:
    with AT_ONCE:
        return hasher.hash(password)


def is_password(password: str, kept: str) -> bool:
    """Whether a password is the one that was hashed. Takes the same time for every wrong one."""
    if len(password) > LONGEST:
        return False
    try:
        with AT_ONCE:
            return hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def is_old(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return hasher.check_needs_rehash(kept)


def new_password() -> str:
    """A password to hand on once: four times four characters, 79 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def new_codes() -> list[str]:
    """Recovery codes, each good once."""
    return [
        "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(2))
        for _ in range(CODES)
    ]


def plain(code: str) -> str:
    """A code as typed, without spaces, dashes and capitals."""
    return "".join(code.split()).replace("-", "").lower()


def new_token() -> str:
    return secrets.token_urlsafe(32)


def sum_of(token: str) -> str:
    """What is kept of a token or code: they are random enough to need no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def is_same(one: str, other: str) -> bool:
    """In a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def new_secret() -> str:
    """Of a second factor: 160 bits in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The six digits of a step (RFC 6238, RFC 4226 section 5.3)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(code: str, secret: str, *, now_s: float) -> int | None:
    """The step that a code belongs to, of those around now; None for a wrong one."""
    current = int(now_s) // STEP_S
    for step in range(current - DRIFT, current + DRIFT + 1):
        if is_same(plain(code), code_at(secret, step)):
            return step
    return None


def address_of(secret: str, *, user: str, town: str) -> str:
    """What an authenticator app reads from a QR code (otpauth://, Google's key URI format)."""
    issuer = quote(town or "Greffe", safe="")
    return f"otpauth://totp/{issuer}:{quote(user, safe='')}?secret={secret}&issuer={issuer}"
