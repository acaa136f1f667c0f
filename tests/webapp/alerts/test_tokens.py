"""A link is a permission for one thing."""

from __future__ import annotations

import pytest

from webapp.alerts.tokens import read, signed

KEY = b"k" * 32
TOKEN = signed(KEY, "stop", "ab12")


def test_what_was_signed_is_read_again() -> None:
    assert read(KEY, "stop", TOKEN) == "ab12"


@pytest.mark.parametrize(
    "token", ["", "ab12", TOKEN[:-1], TOKEN + "0", "ab13" + TOKEN[4:], TOKEN.upper(), "é" + TOKEN]
)
def test_what_was_not_signed_opens_nothing(token: str) -> None:
    assert read(KEY, "stop", token) is None


def test_a_token_is_good_for_its_purpose_and_its_home_alone() -> None:
    assert read(KEY, "confirm", TOKEN) is None
    assert read(b"x" * 32, "stop", TOKEN) is None
