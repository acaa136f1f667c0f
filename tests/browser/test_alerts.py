"""A resident subscribes to a street and reads the mail that comes; reports a mistake, and the clerk
sees it. In both languages, without script where it matters, and axe on every page of it."""

from __future__ import annotations

import datetime as dt
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive.correspondence import Sort, Stage
from archive.mail_settings import Mail
from archive.settings import Settings
from archive.store import Accounts, Correspondence, Role, Store
from ingest import inbox, watching
from tests.drop import write_pdf
from tests.mail_server import Postbox, free_port, words
from webapp import guards
from webapp.alerts import worker
from webapp.app import create_app
from webapp.desk import proofs

PASSWORD = "correcte agrafeuse de cheval"
DECIDED = (
    "2026-04-118 Trottoirs\nIl est propose par M. Paul Gagnon et resolu de refaire\n"
    "les trottoirs de la rue Saint-Jean.\nAdoptee a l'unanimite."
)
SAYS = {
    "fr": {
        "tell": "Être averti des nouveautés par courriel", "address": "Votre adresse de courriel",
        "subscribe": "S'abonner", "mailbox": "Regardez dans votre boîte", "confirm": "Confirmer",
        "confirmed": "C'est confirmé", "stop": "Me désabonner", "ended": "C'est terminé",
        "report": "Signaler une erreur", "wrong": "Qu'est-ce qui est faux", "send": "Envoyer",
        "thanks": "Merci", "cite": "Citer", "messages": "Messages", "answer": "Répondre",
        "sent": "La réponse est enregistrée",
    },
    "en": {
        "tell": "Be told of what is new by e-mail", "address": "Your e-mail address",
        "subscribe": "Subscribe", "mailbox": "Look into your mailbox", "confirm": "Confirm",
        "confirmed": "Confirmed", "stop": "End it", "ended": "It has ended",
        "report": "Report a mistake", "wrong": "What is wrong", "send": "Send",
        "thanks": "Thank you", "cite": "Cite", "messages": "Messages", "answer": "Answer",
        "sent": "The answer is kept",
    },
}  # fmt: skip
LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Office:
    settings: Settings
    app: Any
    base: str
    postbox: Postbox

    def bring_in(self, name: str, day: str) -> str:
        head = (
            f"Ville de Rivemont\nPROCES-VERBAL\nSeance ordinaire du conseil municipal du {day} 2026"
        )
        path = write_pdf(self.settings.home.parent / "drop" / name, head, DECIDED)
        (outcome,) = watching.bring_in(self.settings, inbox.given([path]))
        assert outcome.document
        return outcome.document.id

    def read_mail(self) -> str:
        """What the worker sends now: the text of the one e-mail that came."""
        before = len(self.postbox.arrived)
        assert worker.once(self.app).sent == 1
        (came,) = self.postbox.arrived[before:]
        return words(came)


@pytest.fixture
def office(tmp_path: Path, postbox: Postbox) -> Iterator[Office]:
    waitress = pytest.importorskip("waitress")
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    mail = Mail(host="127.0.0.1", port=postbox.port, sender="greffe@ville.example",
                wait_minutes=0, every_hours=0)  # fmt: skip
    settings = Settings(
        home=tmp_path / "home", town_name="Ville de Rivemont", address=base, mail=mail, ocr=False
    )
    settings.make_home()
    with Store.open(settings.database) as store:
        accounts = Accounts(store)
        accounts.add("mme roy", Role.CLERK, proofs.hashed(PASSWORD), who="test")
        accounts.enrol(accounts.known("mme roy"), password=proofs.hashed(PASSWORD),
                       secret=proofs.new_secret(), step=0, codes=[])  # fmt: skip
    app = create_app(settings)
    server = waitress.create_server(app, host="127.0.0.1", port=port)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    made = Office(settings, app, base, postbox)
    made.bring_in("PV 2026-03-10.pdf", "10 mars")
    yield made
    server.close()
    thread.join(timeout=5)


def tab(browser: Any, office: Office, *, script: bool = True, **more: Any) -> Any:
    context = browser.new_context(base_url=office.base, java_script_enabled=script, **more)
    return context.new_page()


def log_in(page: Any, office: Office, lang: str) -> None:
    with Store.open(office.settings.database) as store:
        secret = Accounts(store).known("mme roy").secret
    assert secret
    page.goto(f"/{lang}/desk")
    page.locator("[name=name]").fill("mme roy")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=code]").fill(proofs.code_at(secret, int(time.time()) // 30))
    page.locator("main button").click()
    page.wait_for_url(f"**/{lang}/desk")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_resident_subscribes_to_a_street_and_the_mail_leads_to_the_page(
    browser: Any, office: Office, lang: str
) -> None:
    say = SAYS[lang]
    page = tab(browser, office, script=False)
    page.goto(f"/{lang}/places")
    page.get_by_role("link", name="rue Saint-Jean").click()
    page.get_by_text(say["tell"]).click()
    page.get_by_label(say["address"]).fill("lectrice@exemple.example")
    page.get_by_role("button", name=say["subscribe"]).click()
    page.get_by_role("heading", name=say["mailbox"]).wait_for()
    asked = office.read_mail()
    (confirm,) = {one for one in LINK.findall(asked) if "/confirm/" in one}
    page.goto(confirm)
    page.get_by_role("button", name=say["confirm"]).click()
    page.get_by_role("heading", name=say["confirmed"]).wait_for()

    doc = office.bring_in("PV 2026-04-14.pdf", "14 avril")
    news = office.read_mail()
    (link,) = {one for one in LINK.findall(news) if doc in one}
    assert link.startswith(f"{office.base}/{lang}/documents/{doc}/page/2#p2-")
    reader = tab(browser, office)
    reader.goto(link)
    target = reader.locator(":target")
    assert "rue Saint-Jean" in target.inner_text()
    assert target.is_visible() and reader.locator("html").get_attribute("lang") == lang

    (stop,) = {one for one in LINK.findall(news) if "/stop/" in one}
    page.goto(stop)
    page.get_by_role("button", name=say["stop"]).click()
    page.get_by_role("heading", name=say["ended"]).wait_for()
    office.bring_in("PV 2026-05-12.pdf", "12 mai")
    assert worker.once(office.app).sent == 0
    assert b"lectrice@" not in office.settings.correspondence.read_bytes()
    page.context.close()
    reader.context.close()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_resident_reports_a_mistake_and_the_clerk_answers(
    browser: Any, office: Office, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "SOONEST_S", 0)  # a test writes faster than a person
    say = SAYS[lang]
    doc = office.bring_in("PV 2026-04-14.pdf", "14 avril")
    page = tab(browser, office)
    page.goto(f"/{lang}/documents/{doc}/page/2#p2-1")
    page.locator("#p2-1").get_by_role("link", name=say["report"]).click()
    page.get_by_role("heading", name=say["report"]).wait_for()
    assert "trottoirs de la rue Saint-Jean" in page.locator("blockquote").inner_text()
    page.get_by_label(say["wrong"]).fill("Il faut lire rue Saint-Jean Ouest, pas rue Saint-Jean.")
    page.get_by_label(say["address"]).fill("lectrice@exemple.example")
    page.get_by_role("button", name=say["send"], exact=True).click()
    page.get_by_role("heading", name=say["thanks"]).wait_for()

    clerk = tab(browser, office, viewport={"width": 1280, "height": 900})
    log_in(clerk, office, lang)
    clerk.get_by_role("link", name=re.compile("^1 ")).click()
    clerk.get_by_role("link", name=re.compile("^Il faut lire")).click()
    place = clerk.locator("main a[href*='/cite/']").first.get_attribute("href")
    clerk.get_by_role("textbox").last.fill("Merci, c'est corrigé.")
    clerk.get_by_role("button", name=say["answer"]).click()
    clerk.get_by_text(say["sent"]).wait_for()
    said = office.read_mail()
    assert "Merci, c'est corrigé." in said and "> Il faut lire" in said
    page.goto(place)
    assert "rue Saint-Jean" in page.locator("main").inner_text()
    with Correspondence.open(office.settings.correspondence) as kept:
        assert kept.by_stage() == {Stage.ANSWERED: 1}
    page.context.close()
    clerk.context.close()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_nothing_on_any_page_of_it(
    browser: Any, office: Office, axe: Any, lang: str
) -> None:
    page = tab(browser, office, bypass_csp=True, reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    looked = 0

    def look(address: str, *, opens: str = "", sends: str = "") -> None:
        nonlocal looked
        page.goto(address)
        if opens:
            page.locator(opens).first.click()
        if sends:
            page.locator(sends).evaluate("one => { one.noValidate = true; one.requestSubmit(); }")
            page.locator("[aria-invalid]").first.wait_for()
        for face, faults in axe(page):
            looked += 1
            if faults:
                found[f"{address} {face}"] = faults

    look(f"/{lang}/places/rue-saint-jean", opens="summary")
    look(f"/{lang}/bodies/conseil-municipal", opens=".subscribe summary")
    look(f"/{lang}/search?q=trottoirs", opens=".subscribe summary")
    look(f"/{lang}/alerts?about=place&value=rue-saint-jean")
    look(f"/{lang}/alerts", sends=".write")
    look(f"/{lang}/contact", sends=".write")
    page.goto(f"/{lang}/alerts")
    page.locator("[name=address]").fill("lectrice@exemple.example")
    page.locator(".write button").click()
    asked = office.read_mail()
    (confirm,) = {one for one in LINK.findall(asked) if "/confirm/" in one}
    look(confirm)
    page.locator("main button").click()
    look(confirm.replace("/confirm/", "/stop/"))  # a token of another purpose: it has ended

    log_in(page, office, lang)
    for name in ("announcements", "messages", "mail"):
        look(f"/{lang}/desk/{name}")
    page.goto(f"/{lang}/desk/announcements")
    page.locator("#title_fr").fill("Comptoir fermé")
    page.locator("#text_fr").fill("Vendredi.")
    page.locator(".desk-form button").click()
    look(page.url)
    look(f"/{lang}/announcements/1")
    look(f"/{lang}/announcements")
    look(f"/{lang}/")
    look(f"/{lang}/desk/announcements", sends=".desk-form")
    with Correspondence.open(office.settings.correspondence) as kept:
        kept.receive(Sort.MISTAKE, "Un nom est faux ici", about="/documents/x", lang="fr",
                     address="l@exemple.example", now=dt.datetime.now(dt.UTC))  # fmt: skip
        (sent,) = kept.connection.execute("SELECT id FROM sendings").fetchall()
        kept.connection.execute("UPDATE sendings SET state = 'unknown' WHERE id = ?", [sent["id"]])
    look(f"/{lang}/desk/messages")
    look(f"/{lang}/desk/messages/1")
    look(f"/{lang}/desk/mail")
    page.context.close()
    assert found == {}
    assert looked >= 4 * 15
