"""How long a login must wait after failures: for guessers long, for the clerk never. Pure.

Failures are counted under several keys, each with as many free ones as it stands for. A browser in
which the user logged in before has a key of its own, and no other counts for it: strangers who
fail under the clerk's name, from anywhere, even from the town hall's own address, slow down only
strangers (OWASP's « device cookies »). What waits is not hashed and not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archive.store.users import Attempts
from webapp.desk.proofs import sum_of

# kind of key: (failures that cost nothing, longest wait in seconds)
KINDS = {
    "device": (5, 900.0),  # one browser that is known
    "pair": (5, 900.0),  # one account from one address
    "address": (20, 900.0),  # many accounts from one address
    "account": (30, 30.0),  # one account from everywhere: a guess in 30 s, and a clerk gets in
}


def keys_of(name: str, address: str, device: str | None, *, shows_code: bool = False) -> list[str]:
    """The keys under which an attempt counts. No address is kept as it is.

    Who shows the code of the second factor waits for none of those who guess under the same name
    elsewhere: else 10,000 addresses kept the clerk out of a new browser for as long as they liked
    (15 of 16 times). Of a million guesses three have the code, and the password is still to guess.
    """
    if device:
        return [f"device:{sum_of(device)}"]
    folded = name.casefold()
    named = {"pair": f"{folded}\n{address}", "address": address}
    if not shows_code:
        named["account"] = folded
    return [f"{kind}:{sum_of(what)}" for kind, what in named.items()]


def wait_s(keys: Iterable[str], before: Mapping[str, Attempts], *, now_s: float) -> float:
    """Seconds until the next attempt may be made; 0 for at once."""
    left = [
        found.last_s + pause_s(key, found.failures) - now_s
        for key in keys
        if (found := before.get(key))
    ]
    return max(0.0, *left) if left else 0.0


def forgiven(keys: Iterable[str]) -> list[str]:
    """The keys whose failures a login takes away: those of this very browser and of this account
    at this address. Others may be guessing under the rest, and would begin anew each time the
    clerk comes in."""
    return [key for key in keys if key.partition(":")[0] in ("device", "pair")]


def pause_s(key: str, failures: int) -> float:
    """The wait after so many failures: twice as long each time, up to the longest."""
    free, longest = KINDS[key.partition(":")[0]]
    return min(longest, 2.0 ** min(failures - free, 30)) if failures >= free else 0.0
