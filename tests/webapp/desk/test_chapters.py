"""Where items begin in a recording, set at the desk: it is what the player and the minutes show."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.model import AgendaItem, Kind, PagePlace, Structure
from archive.store import structure
from ingest.recordings.chapters import Chapter
from ingest.recordings.marked import Mark, marked, with_marks
from tests.webapp.desk.conftest import Home, token_in

ITEMS = tuple(
    AgendaItem(number, title, 1, PagePlace(1, None), 0.9)
    for number, title in (
        ("1", "Ouverture de la séance"), ("2", "Pont de la rivière"), ("3", "Varia"),
    )
)  # fmt: skip


class Desk:
    """The clerk before the items of a recording."""

    def __init__(self, home: Home, clerk: FlaskClient) -> None:
        self.home, self.clerk = home, clerk
        self.at = f"/fr/desk/chapters/{home.town.recording}"
        with home.store() as store, store.transaction():
            for doc in store.all_documents():
                if doc.kind in (Kind.AGENDA, Kind.MINUTES):
                    structure.write(store.connection, doc.id, Structure(items=ITEMS))

    def send(self, way: str, **form: Any) -> TestResponse:
        token = token_in(self.clerk.get(self.at))
        return self.clerk.post(f"{self.at}/{way}", data={"token": token, **form})

    def public(self) -> str:
        at = f"/fr/recordings/{self.home.town.recording}"
        return self.home.browser().get(at).get_data(as_text=True)


@pytest.fixture
def desk(home: Home, clerk: FlaskClient) -> Desk:
    return Desk(home, clerk)


def test_an_item_starts_where_a_person_says(desk: Desk) -> None:
    assert desk.send("2", start="0:08,5", act="set").status_code == 302
    public = desk.public()
    assert 'data-start="8.5"' in public and "vérifié par le greffe" in public
    chapters = desk.home.browser().get(f"/recordings/{desk.home.town.recording}/chapters.vtt")
    assert "3 Varia" in chapters.get_data(as_text=True)
    assert "indiqué par une personne" in desk.clerk.get(desk.at).get_data(as_text=True)


def test_an_item_that_is_not_heard_is_taken_away_and_comes_back(desk: Desk) -> None:
    assert "Pont de la rivière" in desk.public()
    desk.send("1", act="remove")
    assert "Pont de la rivière" not in desk.public()
    desk.send("1/forget")
    assert "Pont de la rivière" in desk.public()
    with desk.home.store() as store:
        acts = [one.act for one in store.audit_of(desk.home.town.recording)]
        assert acts == ["chapter-forgotten", "chapter-removed"] and store.audit_break() is None


@pytest.mark.parametrize("second", ["", "bientôt", "0:11", "9:00:00"])
def test_a_second_outside_the_recording_is_refused(desk: Desk, second: str) -> None:
    assert "no-second" in desk.send("2", start=second, act="set").headers["Location"]
    assert "Varia" not in desk.public()


def test_a_mark_holds_when_the_paper_is_read_again_with_other_numbers(desk: Desk) -> None:
    desk.send("2", start="8", act="set")
    moved = (ITEMS[0], AgendaItem("1.1", "Correspondance", 1, PagePlace(1, None), 0.9), *ITEMS[1:])
    with desk.home.store() as store, store.transaction():
        for doc in store.all_documents():
            if doc.kind in (Kind.AGENDA, Kind.MINUTES):
                structure.write(store.connection, doc.id, Structure(items=moved))
    assert "vérifié par le greffe" in desk.public()


def test_marks_follow_their_titles_from_the_agenda_to_the_minutes() -> None:
    minutes = [
        AgendaItem("4.1", "Contrat pour la réfection du pont de la rivière aux Ormes", 2,
                   PagePlace(2, None), 0.9),
        AgendaItem("9", "Varia", 1, PagePlace(2, None), 0.9),
    ]  # fmt: skip
    said = [Mark("2", "Réfection du pont de la rivière", 61.0), Mark("3", "Varia", None)]
    assert {n: one.start_s for n, one in marked(minutes, said).items()} == {0: 61.0, 1: None}
    found = [Chapter(0, 10.0, 0.7, "x"), Chapter(1, 90.0, 0.7, "y")]
    (only,) = with_marks(found, minutes, said, [])
    assert (only.item, only.start_s, only.by_hand) == (0, 61.0, True)
