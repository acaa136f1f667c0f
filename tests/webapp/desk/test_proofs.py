"""Passwords, codes and tokens: against the figures of the standards themselves."""

from __future__ import annotations

import base64

import pytest
from argon2 import PasswordHasher

from webapp.desk import proofs

# RFC 6238, appendix B, SHA-1: (seconds since 1970, the last six of its eight digits).
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
RFC = [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"),
       (2000000000, "279037"), (20000000000, "353130")]  # fmt: skip


@pytest.mark.parametrize(("at", "code"), RFC)
def test_codes_are_those_of_the_standard(at: int, code: str) -> None:
    assert proofs.code_at(RFC_SECRET, at // 30) == code
    assert proofs.step_of(code, RFC_SECRET, now_s=at) == at // 30


def test_a_clock_may_be_one_step_off_and_no_more() -> None:
    now = 1_234_567_890
    step = now // 30
    for drift, taken in ((-2, False), (-1, True), (0, True), (1, True), (2, False)):
        code = proofs.code_at(RFC_SECRET, step + drift)
        assert (proofs.step_of(code, RFC_SECRET, now_s=now) is not None) is taken


def test_nothing_typed_as_a_code_is_taken_or_breaks_anything() -> None:
    for typed in ("", "28708", "2870822", "٢٨٧٠٨٢", "é" * 6, "\x00", "-87082", "28 70 8"):
        assert proofs.step_of(typed, RFC_SECRET, now_s=59) is None
    assert proofs.step_of("287 082", RFC_SECRET, now_s=59) == 1


def test_a_password_is_kept_as_argon2id_with_its_own_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "hasher", PasswordHasher())  # the real parameters
    one, other = proofs.hashed("secret de greffe"), proofs.hashed("secret de greffe")
    assert one != other and one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert proofs.is_password("secret de greffe", one)
    assert not proofs.is_password("Secret de greffe", one)
    assert not proofs.is_password("x" * 100_000, one)
    assert not proofs.is_password("secret de greffe", "nonsense")
    assert proofs.is_old(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x"))


def test_what_is_handed_on_can_be_typed_and_is_never_the_same() -> None:
    made = {proofs.new_password() for _ in range(100)}
    assert len(made) == 100 and all(len(one) >= proofs.SHORTEST for one in made)
    codes = proofs.new_codes()
    assert len(set(codes)) == proofs.CODES
    assert proofs.plain(f" {codes[0].upper()} ") == proofs.plain(codes[0])
