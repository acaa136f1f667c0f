"""A town that sends e-mail, its readers, and papers that come in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from flask import Flask

from archive.correspondence import About, State, Topic
from archive.mail_settings import Mail
from archive.model import Lang
from archive.settings import Settings
from archive.store import Catalogue, Correspondence, Store
from ingest import inbox, watching
from tests.drop import write_pdf
from tests.mail_server import Postbox
from webapp.alerts import worker
from webapp.alerts.worker import Tally
from webapp.app import create_app

SITE = "https://archives.ville.example"
HOUR = dt.timedelta(hours=1)
MINUTES = (
    "Ville de Rivemont\nPROCES-VERBAL\n"
    "Seance ordinaire du conseil municipal du 14 avril 2026\n"
    "Sont presents : Mme Denise Savoie, mairesse, et M. Paul Gagnon, conseiller."
)
DECIDED = (
    "2026-04-118 Trottoirs de la rue Saint-Jean\n"
    "Il est propose par M. Paul Gagnon, appuye par Mme Denise Savoie,\n"
    "et resolu de refaire les trottoirs de la rue Saint-Jean.\n"
    "Adoptee a l'unanimite."
)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """The town, and what its tests do again and again."""

    settings: Settings
    app: Flask
    postbox: Postbox

    def kept(self) -> Correspondence:
        return Correspondence.open(self.settings.correspondence)

    def subscribe(self, address: str, about: About, value: str = "", lang: Lang = "fr") -> str:
        """A reader who confirmed an hour ago. Returns the subscription's id."""
        with Catalogue.open(self.settings.database) as catalogue, self.kept() as kept:
            assert kept.ask(address, lang, Topic(about, value), now=now() - HOUR)
            asked = kept.waiting(now=now())[-1]
            assert asked.subscription and kept.claim(asked.id, now=now() - HOUR)
            kept.settle(asked.id, State.SENT)
            kept.confirm(asked.subscription, seen=catalogue.last_event(), now=now() - HOUR)
            return asked.subscription

    def bring_in(self, name: str, *pages: str) -> str:
        """A PDF through the whole intake. Returns its id."""
        path = write_pdf(self.settings.home.parent / "drop" / name, *pages)
        (outcome,) = watching.bring_in(self.settings, inbox.given([path]))
        assert outcome.document, outcome
        return outcome.document.id

    def send(self, at: dt.datetime | None = None) -> Tally:
        """A round of the worker, a minute from now."""
        return worker.once(self.app, now=at or now() + HOUR / 60)


@pytest.fixture
def office(tmp_path: Path, postbox: Postbox) -> Office:
    mail = Mail(
        host="127.0.0.1", port=postbox.port, sender="greffe@ville.example", wait_minutes=0,
        every_hours=0,
    )  # fmt: skip
    settings = Settings(
        home=tmp_path / "home", town_name="Ville de Rivemont", address=SITE, mail=mail, ocr=False
    )
    settings.make_home()
    Store.open(settings.database).close()
    return Office(settings, create_app(settings), postbox)


@pytest.fixture
def set_mail(office: Office) -> Callable[..., Office]:
    """The same town with some of [mail] otherwise."""

    def changed(**values: object) -> Office:
        mail = replace(office.settings.mail, **values)  # type: ignore[arg-type]  # a test's choice
        settings = replace(office.settings, mail=mail)
        return Office(settings, create_app(settings), office.postbox)

    return changed
