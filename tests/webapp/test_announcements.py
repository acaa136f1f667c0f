"""Announcements stand where everyone looks, for as long as they are good, in the reader's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from flask.testing import FlaskClient

from archive.announcement import Announcement
from archive.export.tables import export_to
from archive.settings import Settings
from archive.store import Announcing, Catalogue, Store, leave_out_withdrawn
from webapp import site
from webapp.app import create_app

TODAY = dt.date(2026, 11, 24)
DAY = dt.timedelta(days=1)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(home=tmp_path / "home", town_name="Ville de Rivemont")
    made.make_home()
    Store.open(made.database).close()
    return made


@pytest.fixture
def client(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setattr(site, "today", lambda: TODAY)
    return create_app(settings).test_client()


@pytest.fixture
def announce(settings: Settings) -> Callable[..., int]:
    def write(fr: str, en: str = "", *, starts: int = 0, ends: int | None = None) -> int:
        texts = {"fr": f"Texte de {fr}" if fr else "", "en": f"Text of {en}" if en else ""}
        last = None if ends is None else TODAY + ends * DAY
        one = Announcement(
            0, {"fr": fr, "en": en}, texts, TODAY + starts * DAY, last, False,
            dt.datetime.now(dt.UTC),
        )  # fmt: skip
        with Store.open(settings.database) as store:
            return Announcing(store, "mme roy").write(one)

    return write


def withdraw(settings: Settings, number: int) -> None:
    with Store.open(settings.database) as store:
        assert Announcing(store, "mme roy").withdraw(number, is_withdrawn=True)


def text(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_what_is_announced_today_stands_on_the_home_page(
    client: FlaskClient, announce: Callable[..., int]
) -> None:
    announce("Comptoir fermé", ends=0)
    announce("Déjà fini", starts=-5, ends=-1)
    announce("Pas encore", starts=1)
    home, every = text(client, "/fr/"), text(client, "/fr/announcements")
    assert "Comptoir fermé" in home and "Comptoir fermé" in every
    assert "Déjà fini" not in home and "Déjà fini" in every
    assert "Pas encore" not in home + every


def test_an_announcement_keeps_its_address_when_it_is_over(
    client: FlaskClient, announce: Callable[..., int], settings: Settings
) -> None:
    over = announce("Déjà fini", starts=-5, ends=-1)
    coming = announce("Pas encore", starts=1)
    assert "Cette annonce est passée" in text(client, f"/fr/announcements/{over}")
    assert client.get(f"/announcements/{coming}").status_code == 404
    withdraw(settings, over)
    assert client.get(f"/announcements/{over}").status_code == 410
    assert client.get("/announcements/99").status_code == 404


def test_each_reads_it_in_their_language_and_else_in_the_one_it_has(
    client: FlaskClient, announce: Callable[..., int]
) -> None:
    both, french = announce("Comptoir fermé", "Counter closed"), announce("Séance d'information")
    assert "Counter closed" in text(client, f"/en/announcements/{both}")
    shown = text(client, f"/en/announcements/{french}")
    assert "Séance d&#39;information" in shown and '<h1 lang="fr">' in shown


def test_what_is_typed_is_text_and_an_address_becomes_a_link(
    client: FlaskClient, settings: Settings
) -> None:
    words = "<b>Gras</b> voir https://ville.example/a?b=1"
    one = Announcement(
        0, {"fr": "<i>Titre</i>", "en": ""}, {"fr": words, "en": ""}, TODAY, None, False,
        dt.datetime.now(dt.UTC),
    )  # fmt: skip
    with Store.open(settings.database) as store:
        number = Announcing(store, "mme roy").write(one)
    shown = text(client, f"/fr/announcements/{number}")
    assert "&lt;b&gt;Gras" in shown and "<b>" not in shown and "<i>" not in shown
    assert 'href="https://ville.example/a?b=1"' in shown


def test_the_feed_has_what_was_announced(client: FlaskClient, announce: Callable[..., int]) -> None:
    number = announce("Comptoir fermé", "Counter closed")
    announce("Pas encore", starts=1)
    feed = feedparser.parse(text(client, "/en/announcements/feed.atom"))
    assert not feed.bozo
    assert [one.title for one in feed.entries] == ["Counter closed"]
    assert feed.entries[0].link == f"http://localhost/announcements/{number}"
    assert "/announcements/feed.atom" in text(client, "/fr/announcements")


def test_the_open_data_have_them_from_their_first_day_and_not_when_withdrawn(
    client: FlaskClient, announce: Callable[..., int], settings: Settings, tmp_path: Path
) -> None:
    number = announce("Comptoir fermé", starts=-3000)
    hidden = announce("Retirée", starts=-3000)
    announce("Bien plus tard", starts=3000)
    withdraw(settings, hidden)
    items = client.get("/api/v1/announcements").get_json()["items"]
    assert [one["title_fr"] for one in items] == ["Comptoir fermé"]
    assert items[0]["url"] == f"/announcements/{number}"
    assert client.get(f"/api/v1/announcements/{hidden}").status_code == 404
    with Catalogue.open(settings.database) as catalogue:
        export_to(catalogue, "csv", tmp_path / "csv")
        catalogue.copy_to(tmp_path / "copy.db")
    exported = (tmp_path / "csv" / "announcements.csv").read_text(encoding="utf-8")
    assert "Comptoir fermé" in exported and "Retirée" not in exported
    leave_out_withdrawn(tmp_path / "copy.db")
    assert "Retirée".encode() not in (tmp_path / "copy.db").read_bytes()
