"""The audit log is a chain: whoever alters it shows."""

from __future__ import annotations

import sqlite3

import pytest

from archive import fixity
from archive.settings import Settings
from archive.store import Store, audit, leave_out_withdrawn


def write(store: Store, count: int) -> None:
    with store.transaction():
        for n in range(count):
            audit.write(store.connection, "mme roy", "corrected", f"doc{n}", after={"title": "é"})


def unguarded(store: Store) -> None:
    """As someone who has the file and takes the triggers away."""
    for act in ("update", "delete"):
        store.connection.execute(f"DROP TRIGGER audit_refuses_{act}")


def test_no_entry_is_changed_or_taken_away(store: Store) -> None:
    write(store, 2)
    for act in ("UPDATE audit SET who = 'x'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            store.connection.execute(act)
    assert store.audit_break() is None


@pytest.mark.parametrize(
    "column", ["at", "who", "act", "subject", "before", "after", "previous", "sum"]
)
def test_an_edited_row_shows_whatever_was_edited(store: Store, column: str) -> None:
    write(store, 9)
    unguarded(store)
    store.connection.execute(f"UPDATE audit SET {column} = {column} || 'x' WHERE n = 5")
    assert store.audit_break() == 5


@pytest.mark.parametrize("n", [1, 5, 9])
def test_a_row_that_was_taken_away_shows_even_the_last(store: Store, n: int) -> None:
    write(store, 9)
    unguarded(store)
    store.connection.execute("DELETE FROM audit WHERE n = ?", (n,))
    assert store.audit_break() == n


def test_two_rows_that_changed_places_show(store: Store) -> None:
    write(store, 3)
    unguarded(store)
    store.connection.execute("UPDATE audit SET n = 99 WHERE n = 2")
    store.connection.execute("UPDATE audit SET n = 2 WHERE n = 3")
    store.connection.execute("UPDATE audit SET n = 3 WHERE n = 99")
    assert store.audit_break() == 2


def test_verify_says_where_the_chain_breaks(settings: Settings, store: Store) -> None:
    write(store, 3)
    assert not [one for one in fixity.check(settings, store) if one.code == "audit-broken"]
    unguarded(store)
    store.connection.execute("UPDATE audit SET who = 'someone else' WHERE n = 2")
    (found,) = [one for one in fixity.check(settings, store) if one.code == "audit-broken"]
    assert "2" in found.sentence("fr") and "2" in found.sentence("en")


def test_a_copy_to_give_away_names_no_one(settings: Settings, store: Store) -> None:
    write(store, 3)
    from archive.store import Accounts, Role

    Accounts(store).add("mme secrète", Role.CLERK, "hash-of-a-password", who="mme roy")
    copy = settings.home / "copy.db"
    store.copy_to(copy)
    leave_out_withdrawn(copy)
    content = copy.read_bytes()
    for word in (b"mme roy", "secrète".encode(), b"hash-of-a-password"):
        assert word not in content
    with Store.open(copy) as copied:
        assert copied.audit_break() is None and not copied.audit()
