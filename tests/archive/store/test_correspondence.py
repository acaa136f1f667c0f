"""Addresses are kept for as long as they are wanted, and no e-mail goes out twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.correspondence import About, Sort, Stage, State, Subscription, Topic
from archive.store import Correspondence

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
PLACE = Topic(About.PLACE, "rue-saint-jean")
READER = "lectrice@exemple.example"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "correspondence.db"


@pytest.fixture
def kept(place: Path) -> Iterator[Correspondence]:
    with Correspondence.open(place) as opened:
        yield opened


def subscribed(kept: Correspondence, address: str = READER, topic: Topic = PLACE) -> Subscription:
    """Someone who asked, got the e-mail and confirmed."""
    assert kept.ask(address, "fr", topic, now=NOW)
    asked = next(
        one for one in kept.waiting(now=NOW)
        if (to := kept.subscription(one.subscription or "")) and to.address == address
    )  # fmt: skip
    assert kept.claim(asked.id, now=NOW)
    kept.settle(asked.id, State.SENT)
    assert asked.subscription and kept.confirm(asked.subscription, seen=7, now=NOW)
    found = kept.subscription(asked.subscription)
    assert found
    return found


def test_an_e_mail_is_claimed_by_one_alone(kept: Correspondence) -> None:
    kept.ask(READER, "fr", PLACE, now=NOW)
    (asked,) = kept.waiting(now=NOW)
    assert kept.claim(asked.id, now=NOW)
    assert not kept.claim(asked.id, now=NOW)
    assert kept.waiting(now=NOW) == []


def test_what_is_claimed_when_nobody_sends_is_shown_and_never_sent_again(
    kept: Correspondence,
) -> None:
    to = subscribed(kept)
    assert kept.claim_news("ab", to, ["doc"], seen=9, now=NOW)
    assert kept.abandon() == 1
    (trouble,) = kept.troubles()
    assert (trouble.id, trouble.state, trouble.topic) == ("ab", State.UNKNOWN, "place")
    assert kept.told(to.id) == {"doc"}
    again = kept.subscription(to.id)
    assert again and again.seen == 9
    assert kept.dismiss("ab") and not kept.dismiss("ab")
    assert kept.troubles() == []


def test_what_certainly_did_not_go_out_is_as_if_it_had_not_been_tried(kept: Correspondence) -> None:
    to = subscribed(kept)
    kept.claim_news("ab", to, ["doc"], seen=9, now=NOW)
    kept.put_back("ab", until=NOW + DAY, why="451")
    assert kept.subscription(to.id) == to
    assert kept.told(to.id) == set()
    assert kept.confirmed(now=NOW) == [] and kept.confirmed(now=NOW + DAY) == [to]


def test_who_unsubscribes_before_the_claim_is_not_written_to(kept: Correspondence) -> None:
    to = subscribed(kept)
    assert kept.erase(to.id)
    assert not kept.claim_news("ab", to, ["doc"], seen=9, now=NOW)


def test_an_erased_address_is_nowhere_in_the_file(kept: Correspondence, place: Path) -> None:
    to = subscribed(kept)
    number = kept.receive(
        Sort.QUESTION, "Une question de voirie", about="", lang="fr", address=READER, now=NOW
    )
    kept.claim_news("ab", to, ["doc"], seen=9, now=NOW)
    kept.settle("ab", State.SENT)
    assert READER.encode() in place.read_bytes()
    assert kept.erase_address(READER.upper()) == 2
    assert kept.message(number).address is None
    assert READER.encode() not in place.read_bytes()
    assert sorted(one.name for one in place.parent.iterdir()) == ["correspondence.db"]
    assert kept.erased() == {"stopped": 1}


def test_nobody_is_flooded_by_forms_that_others_fill_in(kept: Correspondence) -> None:
    topics = [Topic(About.PLACE, f"rue-{n}") for n in range(9)]
    taken = [kept.ask(READER, "fr", topic, now=NOW) for topic in topics]
    assert taken == [True] * 3 + [False] * 6
    assert [kept.ask(READER, "fr", PLACE, now=NOW + 2 * DAY)] == [True]
    assert kept.ask("autre@exemple.example", "fr", PLACE, now=NOW)


def test_who_confirmed_is_not_asked_again(kept: Correspondence) -> None:
    subscribed(kept)
    assert not kept.ask(READER.upper(), "en", PLACE, now=NOW + 2 * DAY)
    assert kept.waiting(now=NOW + 2 * DAY) == []


def test_who_never_confirms_is_forgotten(kept: Correspondence, place: Path) -> None:
    for n in range(30):  # rows are moved about as others come between them
        kept.ask(f"jamais@exemple{n}.example", "fr", PLACE, now=NOW)
    subscribed(kept)
    assert kept.expire(before=NOW + DAY) == 30
    assert b"jamais@" not in place.read_bytes()
    assert kept.waiting(now=NOW) == [] and kept.erased() == {"unconfirmed": 30}
    assert kept.subscribed() == {"place": 1}


def test_where_to_answer_is_forgotten_a_month_after_the_message_was_closed(
    kept: Correspondence,
) -> None:
    number = kept.receive(
        Sort.MISTAKE, "Le nom est faux", about="/cite/x", lang="fr", address=READER, now=NOW
    )
    assert kept.forget_addresses(now=NOW + 400 * DAY) == 0  # still open
    kept.put(number, Stage.CLOSED, now=NOW)
    assert kept.forget_addresses(now=NOW + 29 * DAY) == 0
    assert kept.forget_addresses(now=NOW + 31 * DAY) == 1
    assert kept.message(number).text == "Le nom est faux"


def test_a_message_is_answered_once(kept: Correspondence) -> None:
    number = kept.receive(Sort.QUESTION, "Quand?", about="", lang="fr", address=READER, now=NOW)
    assert kept.answer(number, "Lundi.", mail=True, now=NOW)
    assert not kept.answer(number, "Mardi.", mail=True, now=NOW)
    assert kept.message(number).answer == "Lundi."
    assert len(kept.waiting(now=NOW)) == 1


def test_only_its_owner_reads_the_file(kept: Correspondence, place: Path) -> None:
    assert place.stat().st_mode & 0o077 == 0
