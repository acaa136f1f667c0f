"""What was decided, by whom, and where it is heard: register, members, the meeting as it ran."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.model import (
    AgendaItem,
    Attendance,
    Box,
    Choice,
    Decision,
    Outcome,
    PagePlace,
    Presence,
    Sitting,
    Structure,
    Vote,
)
from archive.settings import Settings
from archive.store import Store
from archive.store import structure as structures
from ingest.indexing import Indexing
from webapp.app import create_app

PLACE = PagePlace(2, Box(72, 100, 540, 130))
BRIDGE = Decision(
    "2014-04-118", "2014-04-118", "D'adjuger le contrat du pont <b>couvert</b>.", Outcome.CARRIED,
    PLACE, 0.9, item=1, for_=3, against=1, mover="M. Gagnon", seconder="Mme Roy",
    votes=(Vote("Gagnon", Choice.FOR), Vote("Roy", Choice.FOR), Vote("Côté", Choice.AGAINST)),
)  # fmt: skip
LEAVE = Decision("page-3", None, "De lever la séance.", Outcome.CARRIED, PagePlace(3, None), 0.4)
ITEMS = (
    AgendaItem("1", "Ouverture de la séance", 1, PagePlace(1, None), 0.9),
    AgendaItem("2", "Pont de la rivière cet été", 1, PLACE, 0.9),
)
PEOPLE = (
    Attendance("Anne Tremblay", "mairesse", Presence.PRESENT, PagePlace(1, None), 0.9),
    Attendance("GAGNON Luc", None, Presence.LATE, PagePlace(1, None), 0.9),
    Attendance("Marie Roy", None, Presence.PRESENT, PagePlace(1, None), 0.9),
    Attendance("Jean Côté", None, Presence.PRESENT, PagePlace(1, None), 0.9),
    Attendance("Paul Côté", None, Presence.ABSENT, PagePlace(1, None), 0.9),
    Attendance(
        "Zoé Petit", "greffière", Presence.PRESENT, PagePlace(1, None), 0.9, is_member=False
    ),
)
NIGHT = Structure(ITEMS, PEOPLE, (BRIDGE, LEAVE), Sitting("regular", "19:30", "21:15"), rules=1)


@pytest.fixture
def understood(settings: Settings, stocked: Any) -> Any:
    """A town of whose minutes of April 2014 something was understood."""
    home = stocked(settings)
    with Store.open(settings.database) as store, store.connection:
        structures.write(store.connection, home.minutes, NIGHT)
        structures.write(store.connection, home.withdrawn, NIGHT)
        structures.write(store.connection, home.draft, NIGHT)
    return home


@pytest.fixture
def client(understood: Any) -> FlaskClient:
    return create_app(understood.settings).test_client()


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def test_the_meeting_is_shown_as_it_ran(client: FlaskClient, understood: Any) -> None:
    text = text_of(client, "/fr/meetings/conseil-municipal/2014-04-24")
    assert "Séance ordinaire" in text and "de 19:30" in text and "à 21:15" in text
    assert text.index("Ouverture de la séance") < text.index("Pont de la rivière")
    assert f'href="/fr/decisions/{understood.minutes}/2014-04-118"' in text
    assert "Pour\u00a0: 3" in text and "Contre\u00a0: 1" in text
    assert "GAGNON Luc</a> (arrivé en cours de séance)" in text
    assert "Zoé Petit" not in text, "staff are no members"


def test_an_item_is_heard_at_its_second(client: FlaskClient, understood: Any) -> None:
    text = text_of(client, "/fr/meetings/conseil-municipal/2014-04-24")
    assert f'href="/fr/recordings/{understood.recording}?t=4#t4500"' in text
    player = text_of(client, f"/fr/recordings/{understood.recording}")
    assert 'class="chapter" href="?t=4#t4500"' in player
    chapters = text_of(client, f"/recordings/{understood.recording}/chapters.vtt")
    assert chapters.startswith("WEBVTT") and "Pont de la rivière" in chapters


def test_the_register_lists_what_stands_once(client: FlaskClient, understood: Any) -> None:
    text = text_of(client, "/fr/decisions")
    assert (
        text.count("2014-04-118") == text.count(f'/decisions/{understood.minutes}/2014-04-118"') * 2
    )
    assert understood.draft not in text and understood.withdrawn not in text
    assert "2\u00a0décisions" in text or "2 décisions" in text
    assert "à vérifier" in text, "what the rules are not sure of is said"


@pytest.mark.parametrize(
    ("asked", "count"),
    [("outcome=carried", 2), ("outcome=lost", 0), ("year=2014", 2), ("year=2013", 0),
     ("body=library-board", 0), ("outcome=x&year=y&page=z", 2), ("page=-4", 2)],
)  # fmt: skip
def test_the_register_is_narrowed(client: FlaskClient, asked: str, count: int) -> None:
    assert text_of(client, f"/fr/decisions?{asked}").count('class="decision"') == count


def test_a_decision_has_its_address_by_number(client: FlaskClient, understood: Any) -> None:
    for address in ("/fr/decisions/2014-04-118", f"/fr/decisions/{understood.minutes}/2014-04-118"):
        text = text_of(client, address)
        assert "D&#39;adjuger le contrat du pont &lt;b&gt;couvert&lt;/b&gt;." in text
        assert f'rel="canonical" href="/fr/decisions/{understood.minutes}/2014-04-118"' in text
    assert 'href="/fr/bodies/conseil-municipal/members/gagnon-luc">M. Gagnon</a>' in text
    assert ">Côté</a>" not in text and "Côté" in text, "one of two, so nobody"
    assert client.get("/fr/decisions/1999-01").status_code == 404
    assert client.get(f"/fr/decisions/{understood.withdrawn}/2014-04-118").status_code == 410
    assert client.get(f"/fr/decisions/{understood.draft}/2014-04-118").status_code == 302


def test_a_member_has_a_page_and_staff_have_none(client: FlaskClient) -> None:
    text = text_of(client, "/fr/bodies/conseil-municipal/members/gagnon-luc")
    assert "1 séance sur 1" in text and "2014-04-118" in text
    assert client.get("/fr/bodies/conseil-municipal/members/zoe-petit").status_code == 404
    body = text_of(client, "/fr/bodies/conseil-municipal")
    assert "members/anne-tremblay" in body and "Petit" not in body


def test_what_was_understood_stands_over_the_page(client: FlaskClient, understood: Any) -> None:
    text = text_of(client, f"/fr/documents/{understood.minutes}/understood/2")
    assert 'class="mark-decision" x="72' in text
    assert "2014-04-118 · Adoptée · Pour 3 · Contre 1 · Proposé par M. Gagnon" in text
    assert client.get(f"/fr/documents/{understood.withdrawn}/understood").status_code == 410
    assert client.get(f"/fr/documents/{understood.minutes}/understood/99").status_code == 404


def test_a_withdrawn_paper_tells_nothing(understood: Any) -> None:
    with Store.open(understood.settings.database) as store, store.connection:
        for doc in (understood.minutes, understood.draft):
            store.connection.execute(
                "UPDATE documents SET status = 'withdrawn' WHERE id = ?", (doc,)
            )
    Indexing(understood.settings, Store.open(understood.settings.database)).rebuild()
    client = create_app(understood.settings).test_client()
    for address in ("/fr/decisions", "/fr/bodies/conseil-municipal"):
        assert "2014-04-118" not in text_of(client, address)
        assert "Gagnon" not in text_of(client, address)
    assert client.get("/fr/decisions/2014-04-118").status_code == 404
    assert client.get("/fr/bodies/conseil-municipal/members/gagnon-luc").status_code == 404


def test_a_decision_told_in_two_languages_is_listed_once_in_the_reader_s(understood: Any) -> None:
    with Store.open(understood.settings.database) as store, store.connection:
        structures.write(store.connection, understood.english, NIGHT)
        store.connection.execute(
            "UPDATE documents SET meeting = (SELECT meeting FROM documents WHERE id = ?), "
            "lang = 'en' WHERE id = ?",
            (understood.minutes, understood.english),
        )
    client = create_app(understood.settings).test_client()
    for lang, mine in (("fr", understood.minutes), ("en", understood.english)):
        text = text_of(client, f"/{lang}/decisions?outcome=carried")
        assert text.count(f"/decisions/{mine}/2014-04-118") == 1
        assert text.count('class="decision"') == 3, "those without a number can't be told apart"
        alone = text_of(client, f"/{lang}/decisions/2014-04-118")
        assert f'rel="canonical" href="/{lang}/decisions/{mine}/2014-04-118"' in alone


def test_a_decision_says_where_else_it_is_named_and_leaves_out_its_own_minutes(
    settings: Settings, store: Store, filing: Any
) -> None:
    said = "2014-04-118 : d'adjuger le contrat du pont couvert."
    minutes = filing("pv.pdf", "Ouverture.", said)
    translated = filing("minutes.pdf", "Opening.", "2014-04-118: to award the bridge.", lang="en")
    later = filing("juin.pdf", "La résolution 2014-04-118 est abrogée.", date=dt.date(2014, 6, 10))
    for one in (minutes, translated, later):
        store.file(one)
    with store.transaction():
        structures.write(store.connection, minutes.document.id, NIGHT)
    Indexing(settings, store).catch_up()
    client = create_app(settings).test_client()
    page = text_of(client, f"/fr/decisions/{minutes.document.id}/2014-04-118")
    where_else = page.partition('id="life"')[2]
    assert f"/documents/{later.document.id}/" in where_else
    assert f"/documents/{minutes.document.id}/" not in where_else
    assert f"/documents/{translated.document.id}/" not in where_else
