"""A clerk's journeys in a real browser: in with two factors, files over a line that breaks, a
document set right, withdrawn, and all of it undone."""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from archive.settings import Settings
from archive.store import Accounts, Role, Store
from webapp.desk import proofs

PASSWORD = "correcte agrafeuse de cheval"
SIZE = 40 << 20  # five pieces; 2 GB takes minutes and shows no more


class Line:
    """A line between browser and server that can be cut: open connections break, new ones are
    refused until it is mended."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.carried = 0  # bytes that went up
        self.cut_at: int | None = None
        self.is_cut = False
        self.open: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        self.is_cut = True
        for one in list(self.open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.cut()
        self.listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                if self.is_cut:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self.target))
                self.open += [near, far]
                for one, other, up in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._carry, args=(one, other, up), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with suppress(OSError):
            while content := source.recv(1 << 16):
                target.sendall(content)
                self.carried += len(content) if up else 0
                if self.cut_at is not None and self.carried > self.cut_at:
                    self.cut_at = None
                    self.cut()
        for one in (source, target):
            one.close()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, stocking: Any) -> Settings:
    """A stocked home with a clerk who never came in yet."""
    made = Settings(home=tmp_path_factory.mktemp("desk"), town_name="Ville de Rivemont")
    made.make_home()
    stocking(made)
    with Store.open(made.database) as store:
        Accounts(store).add("mme roy", Role.CLERK, proofs.hashed(PASSWORD), who="test")
    return made


@pytest.fixture(scope="module")
def line(settings: Settings) -> Iterator[Line]:
    waitress = pytest.importorskip("waitress")
    from webapp.app import create_app

    # A piece stays in memory here: waitress leaves the temporary file of a broken request open.
    server = waitress.create_server(
        create_app(settings), host="127.0.0.1", port=0, inbuf_overflow=16 << 20
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    made = Line(server.effective_port)
    yield made
    made.close()
    server.close()
    thread.join(timeout=5)


@pytest.fixture(scope="module")
def clerk(browser: Any, line: Line) -> Iterator[Any]:
    """The clerk's browser, after her first login."""
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{line.port}",
        locale="fr-CA",
        viewport={"width": 1280, "height": 900},
    )
    page = context.new_page()
    page.goto("/fr/desk")
    page.get_by_label("Nom du compte").fill("mme roy")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    secret = page.locator(".key-code").inner_text()
    page.get_by_label("Nouveau mot de passe").fill("une phrase bien à moi")
    page.get_by_label("Le même, une seconde fois").fill("une phrase bien à moi")
    page.get_by_label("Les six chiffres").fill(proofs.code_at(secret, int(time.time()) // 30))
    page.get_by_role("button", name="Enregistrer").click()
    assert page.locator(".codes li").count() == proofs.CODES
    page.get_by_role("link", name="Aller au bureau").click()
    page.get_by_role("heading", name="Bureau", level=1).wait_for()
    page.close()
    yield context
    context.close()


@pytest.fixture
def desk(clerk: Any, line: Line) -> Iterator[Any]:
    """A tab at the desk, over a line that holds."""
    line.is_cut, line.cut_at = False, None
    page = clerk.new_page()
    page.goto("/fr/desk")
    yield page
    page.close()


def test_a_clerk_comes_back_with_password_and_code(
    browser: Any, line: Line, clerk: Any, settings: Settings
) -> None:
    context = browser.new_context(base_url=f"http://127.0.0.1:{line.port}", locale="fr-CA")
    desk = context.new_page()
    with Store.open(settings.database) as store:
        secret = Accounts(store).known("mme roy").secret
        store.connection.execute("UPDATE users SET step = 0")
    assert secret
    desk.goto("/fr/desk/log")
    desk.get_by_label("Nom du compte").fill("mme roy")
    desk.get_by_label("Mot de passe", exact=True).fill("une phrase bien à moi")
    desk.get_by_label("Code", exact=True).fill(proofs.code_at(secret, int(time.time()) // 30))
    desk.get_by_role("button", name="Se connecter").click()
    desk.get_by_role("heading", name="Journal des actions").wait_for()
    desk.get_by_role("button", name="Se déconnecter").click()
    desk.get_by_role("heading", name="Se connecter au bureau").wait_for()
    desk.goto("/fr/desk/log")
    desk.get_by_role("heading", name="Se connecter au bureau").wait_for()
    context.close()


def test_a_large_file_goes_on_after_the_line_broke(
    desk: Any, line: Line, settings: Settings, tmp_path: Path
) -> None:
    content = os.urandom(1 << 20) * (SIZE >> 20)
    (tmp_path / "séance du 24 avril.mp4").write_bytes(content)
    (tmp_path / "petit.pdf").write_bytes(b"%PDF-1.4 small")
    desk.get_by_role("link", name="Déposer des fichiers").click()
    desk.wait_for_url("**/uploads")  # loaded, with its script: before that the plain form sends
    desk.locator("#files").set_input_files(
        [str(tmp_path / "séance du 24 avril.mp4"), str(tmp_path / "petit.pdf")]
    )
    line.carried, line.cut_at = 0, SIZE // 2
    desk.get_by_role("button", name="Envoyer").click()
    desk.get_by_text("La connexion est coupée").wait_for(timeout=60_000)
    assert list(settings.inbox.iterdir()) == []
    line.is_cut = False
    desk.locator("li[data-done] >> nth=1").wait_for(timeout=60_000)
    assert (settings.inbox / "séance du 24 avril.mp4").read_bytes() == content
    assert {one.name for one in settings.inbox.iterdir()} == {
        "séance du 24 avril.mp4", "petit.pdf",
    }  # fmt: skip
    assert line.carried < SIZE * 1.5  # it went on, and did not begin again


def test_a_file_goes_on_after_the_tab_was_closed(
    desk: Any, clerk: Any, line: Line, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "séance.mp4"
    path.write_bytes(os.urandom(1 << 20) * (SIZE >> 20))
    desk.goto("/fr/desk/uploads")
    desk.locator("#files").set_input_files(str(path))
    line.carried, line.cut_at = 0, SIZE // 2
    desk.get_by_role("button", name="Envoyer").click()
    desk.get_by_text("La connexion est coupée").wait_for(timeout=60_000)
    line.is_cut = False
    desk.close(run_before_unload=False)
    other = clerk.new_page()
    line.carried = 0
    other.goto("/fr/desk/uploads")
    other.get_by_text("Commencés et non terminés").wait_for()
    other.locator("#files").set_input_files(str(path))
    other.get_by_role("button", name="Envoyer").click()
    other.locator("li[data-done]").wait_for(timeout=60_000)
    assert (settings.inbox / "séance.mp4").read_bytes() == path.read_bytes()
    assert line.carried < SIZE * 0.9
    other.close()


def test_a_document_is_set_right_beside_its_picture_and_undone(desk: Any) -> None:
    desk.get_by_role("link", name="Documents", exact=True).click()
    desk.get_by_role("link", name="pv 2014-04-24.pdf", exact=True).click()
    picture = desk.get_by_alt_text("Image de la page")
    picture.wait_for()
    picture.evaluate("one => one.decode()")  # fails where it can't be drawn
    desk.get_by_label(re.compile("^Date de la séance")).fill("2014-05-08")
    desk.get_by_role("button", name="Enregistrer").click()
    desk.get_by_text("La modification peut être annulée").wait_for()
    desk.get_by_text("24 avril 2014 → 8 mai 2014").wait_for()
    desk.get_by_role("button", name=re.compile("^Annuler la modification")).click()
    desk.get_by_text("La modification est annulée.").wait_for()
    assert desk.get_by_label(re.compile("^Date de la séance")).input_value() == "2014-04-24"


def test_a_document_is_withdrawn_and_brought_back(desk: Any) -> None:
    desk.goto("/fr/desk/documents")
    desk.get_by_role("link", name="pv 2014-04-24.pdf", exact=True).click()
    public = desk.get_by_role("link", name="Tel que le public le voit").get_attribute("href")
    desk.get_by_label("Motif, pour le journal").fill("renseignement personnel")
    desk.get_by_role("button", name="Retirer").click()
    desk.get_by_text("Retiré : il n'est montré qu'ici.").wait_for()
    assert desk.request.get(public).status == 410
    desk.get_by_label("Motif, pour le journal").fill("caviardé")
    desk.get_by_role("button", name="Remettre en ligne").click()
    desk.get_by_text("Le document est de nouveau en ligne.").wait_for()
    assert desk.request.get(public).status == 200


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_nothing_at_the_desk(
    browser: Any, clerk: Any, line: Line, settings: Settings, axe: Any, lang: str
) -> None:
    """Every page of the desk, and the doors to it for who is not let in yet."""
    line.is_cut, line.cut_at = False, None
    with Store.open(settings.database) as store:
        papers = [doc.id for doc in store.all_documents() if doc.page_count]
    inside = ["", "/documents", f"/documents/{papers[0]}", "/uploads", "/log", "/retention"]
    inside += [f"/documents/{papers[0]}/redact"]
    base, found = f"http://127.0.0.1:{line.port}", {}
    for state, addresses in ((clerk.storage_state(), inside), (None, ["/login"])):
        context = browser.new_context(
            base_url=base, storage_state=state, bypass_csp=True, reduced_motion="reduce"
        )
        page = context.new_page()
        for address in addresses:
            answer = page.goto(f"/{lang}/desk{address}")
            assert answer.status == 200 and page.url.endswith(f"/desk{address}"), page.url
            for face, faults in axe(page):
                if faults:
                    found[f"{address} {face}"] = faults
        context.close()
    assert found == {}


def test_a_clerk_draws_a_region_that_the_public_sees_burnt_and_gives_it_back(
    desk: Any, line: Line, settings: Settings
) -> None:
    with Store.open(settings.database) as store:
        doc = next(one for one in store.all_documents() if one.page_count == 3)
    public = f"http://127.0.0.1:{line.port}/fr/documents/{doc.id}"
    address = f"/fr/desk/documents/{doc.id}/redact"
    desk.goto(address)
    sheet = desk.locator("#sheet")
    box = sheet.bounding_box()
    desk.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.08)
    desk.mouse.down()
    desk.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.12)
    desk.mouse.up()
    assert [desk.input_value(f"#{side}") for side in ("left", "top")] == ["10.0", "8.0"]
    sheet.focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Shift+ArrowRight")
    assert [desk.input_value(f"#{side}") for side in ("top", "right")] == ["9.0", "91.0"]
    desk.locator("#reason").fill("vie privée")
    desk.get_by_role("button", name="Retirer", exact=True).click()
    desk.get_by_text("C’est retiré.").wait_for()
    _until(lambda: "Le greffe a retiré un passage" in _text(desk, public))
    desk.goto(address)
    desk.get_by_label("Pourquoi c’est rendu").fill("erreur")
    desk.get_by_role("button", name="Rendre").click()
    desk.get_by_text("Le caviardage est levé.").wait_for()
    _until(lambda: "Télécharger l’original" in _text(desk, public))


def _text(page: Any, address: str) -> str:
    page.goto(address)
    return str(page.locator("main").inner_text())


def _until(is_so: Any) -> None:
    """What is done in a thread of the server is done within a minute."""
    for _second in range(60):
        if is_so():
            return
        time.sleep(1)
    raise AssertionError("it never was so")
