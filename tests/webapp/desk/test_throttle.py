"""Guessers wait long; the clerk, in a browser that is known, never waits for them."""

from __future__ import annotations

from archive.store.users import Attempts
from webapp.desk.throttle import forgiven, keys_of, pause_s, wait_s


def test_the_first_failures_cost_nothing_then_twice_as_much_each() -> None:
    assert [pause_s("pair:x", n) for n in (0, 4, 5, 6, 7, 100)] == [0, 0, 1, 2, 4, 900]
    assert pause_s("account:x", 10_000) == 30


def test_the_longest_wait_of_an_attempt_s_keys_counts() -> None:
    keys = keys_of("Mme Roy", "192.0.2.1", None)
    before = {keys[0]: Attempts(7, 100.0), keys[1]: Attempts(25, 100.0)}
    assert wait_s(keys, before, now_s=101.0) == 31.0
    assert wait_s(keys, before, now_s=200.0) == 0.0
    assert wait_s(keys, {}, now_s=0.0) == 0.0


def test_a_known_browser_shares_no_key_with_strangers() -> None:
    known = keys_of("Mme Roy", "192.0.2.1", "cookie")
    assert not set(known) & set(keys_of("mme roy", "192.0.2.1", None))


def test_a_login_gives_no_guesser_a_new_beginning() -> None:
    keys = keys_of("Mme Roy", "192.0.2.1", None)
    assert [key.partition(":")[0] for key in forgiven(keys)] == ["pair"]
    assert forgiven(keys_of("Mme Roy", "192.0.2.1", "cookie"))


def test_who_shows_the_code_waits_for_no_guesser_elsewhere() -> None:
    kinds = [key.partition(":")[0] for key in keys_of("a", "192.0.2.1", None, shows_code=True)]
    assert kinds == ["pair", "address"]
    assert len(keys_of("a", "192.0.2.1", None)) == 3


def test_no_key_holds_an_address_or_a_name() -> None:
    text = "".join(keys_of("Mme Roy", "192.0.2.1", None)).lower()
    assert "192" not in text.replace("pair", "") or "192.0" not in text
    assert "roy" not in text
