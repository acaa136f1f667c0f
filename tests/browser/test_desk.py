"""A clerk's journeys in a real browser: in with two factors, files over a line that breaks, a
document set right, withdrawn, and all of it undone."""

from __future__ import annotations

import datetime as dt
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

from archive.model import AgendaItem, Cue, PagePlace, Structure
from archive.settings import Settings
from archive.store import Accounts, Role, Store, revisions, structure
from ingest import revising
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
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An empty home, filled by the town."""
    made = Settings(home=tmp_path_factory.mktemp("desk"), town_name="Ville de Rivemont")
    made.make_home()
    return made


@pytest.fixture(scope="module", autouse=True)
def town(settings: Settings, stocking: Any) -> Any:
    """A town whose minutes were understood, and a clerk who never came in yet."""
    made = stocking(settings)
    items = tuple(
        AgendaItem(f"{n}", title, 1, PagePlace(1, None), 0.9)
        for n, title in enumerate(("Ouverture", "Pont de la rivière", "Varia"), 1)
    )
    with Store.open(settings.database) as store:
        with store.transaction():
            structure.write(store.connection, made.minutes, Structure(items=items))
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
    desk.get_by_role("link", name="Déposer des fichiers").first.click()
    desk.wait_for_url("**/uploads")  # loaded, with its script: before that the plain form sends
    desk.locator("#files").set_input_files(
        [str(tmp_path / "séance du 24 avril.mp4"), str(tmp_path / "petit.pdf")]
    )
    line.carried, line.cut_at = 0, SIZE // 2
    desk.get_by_role("button", name="Envoyer").click()
    desk.get_by_text("La connexion est coupée").first.wait_for(timeout=60_000)
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
    desk.get_by_text("La connexion est coupée").first.wait_for(timeout=60_000)
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


def test_a_document_waits_for_its_day_and_is_then_there(desk: Any, settings: Settings) -> None:
    """Nobody does anything on that day: whoever asks first finds it."""
    desk.goto("/fr/desk/documents")
    desk.get_by_role("link", name="pv 2014-04-24.pdf", exact=True).click()
    public = desk.get_by_role("link", name="Tel que le public le voit").get_attribute("href")
    tomorrow = dt.datetime.now().astimezone() + dt.timedelta(days=1)
    desk.locator("#way-at").check()
    desk.locator("#day").fill(tomorrow.date().isoformat())
    desk.locator("#hour").fill("09:00")
    desk.get_by_role("button", name="Appliquer").click()
    desk.get_by_text("Le public ne le voit pas d’ici là.").wait_for()
    assert desk.request.get(public).status == 404
    with Store.open(settings.database) as store:  # the day has come
        store.connection.execute("UPDATE access SET until = '2026-01-01T09:00:00+00:00'")
        store.connection.commit()
    _until(lambda: desk.request.get(public).status == 200)


def test_a_speaker_is_named_and_a_line_put_right_by_keyboard_alone(
    desk: Any, settings: Settings, town: Any
) -> None:
    """The resident's page shows both, and the search finds the new word and the old one no more."""
    keys = desk.keyboard
    desk.goto(f"/fr/desk/transcripts/{town.recording}")
    desk.locator("body").press("Tab")
    reach(desk, "Mots de la ligne 1")
    keys.press("F2")
    keys.press("F2")
    assert desk.evaluate("document.activeElement.name") == "text-2"
    keys.press("F8")
    desk.wait_for_function("() => document.getElementById('player').currentTime >= 4.5")
    keys.press("F8")
    assert desk.evaluate("document.getElementById('player').paused")
    keys.press("Control+a")
    keys.type("Le viaduc de la rivière sera refait cet été.")
    keys.press("Control+Enter")
    desk.locator("#said").get_by_text("nouvelle version").wait_for()
    assert desk.evaluate("document.activeElement.name") == "text-2"  # the focus stays
    reach(desk, "M. Gagnon (1 ligne)")
    keys.type("Luc Gagnon")
    keys.press("Enter")
    desk.get_by_text("Les noms valent pour tout l’enregistrement.").wait_for()
    public = desk.context.new_page()
    public.goto(f"/fr/recordings/{town.recording}")
    said = public.locator(".turns").inner_text()
    assert "Luc Gagnon" in said and "viaduc" in said and "M. Gagnon" not in said
    # Other captions, which stand alone, say the old words still.
    for asked, wanted in (("viaduc", "séance.vtt"), ("pont de la rivière sera", "seule.srt")):
        for _try in range(50):  # the index follows in a moment
            found = public.request.get("/api/v1/search", params={"q": f'"{asked}"'}).json()
            says = {hit["document"]["filename"] for hit in found["hits"] if asked in hit["text"]}
            if says == {wanted}:
                break
            public.wait_for_timeout(100)
        else:
            pytest.fail(f"{asked}: {says}")
    public.close()
    desk.goto(f"/fr/desk/transcripts/{town.recording}")
    reach(desk, "Annuler la dernière modification")
    keys.press("Enter")
    desk.get_by_text("La version est rétablie").wait_for()


def reach(page: Any, name: str) -> None:
    """Go on by Tab until what has this name has the focus."""
    told = "e => (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText).trim()"
    for _step in range(200):
        focused = page.evaluate_handle("document.activeElement")
        if page.evaluate(told, focused) == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no {name} within 200 steps")


def test_the_next_part_of_a_long_transcript_comes_as_it_is_heard(
    desk: Any, settings: Settings, town: Any
) -> None:
    """Two parts of a transcript in ten seconds: three lines a hundredth of a second."""
    lines = [Cue(n * 0.003, n * 0.003 + 0.002, f"Phrase {n}.") for n in range(3000)]
    with Store.open(settings.database) as store:
        before = revisions.version_now(store, town.captions)
        n = revising.put(store, town.captions, lines, who="test", base=before)
        desk.goto(f"/fr/recordings/{town.recording}")
        desk.wait_for_function("() => document.getElementById('player').readyState >= 1")
        assert desk.locator(".lines li").count() == 1500
        desk.evaluate("document.getElementById('player').currentTime = 6")
        desk.locator('.lines [aria-current]:has-text("Phrase 20")').wait_for()
        assert desk.locator(".lines li").first.inner_text().endswith("Phrase 1500.")
        desk.get_by_label("Chercher dans cette transcription").fill("phrase 12.")
        desk.keyboard.press("Enter")
        desk.locator(".found-here").get_by_text("Phrase 12.").wait_for()
        revising.restore(store, town.captions, before, who="test", base=n)


def test_a_file_waits_for_the_network_and_goes_on_by_itself(
    desk: Any, clerk: Any, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "hors ligne.mp4"
    path.write_bytes(os.urandom(1 << 20) * (SIZE >> 20))
    desk.goto("/fr/desk/uploads")
    desk.locator("#files").set_input_files(str(path))
    clerk.set_offline(True)
    desk.get_by_role("button", name="Envoyer").click()
    desk.get_by_role("listitem").get_by_text("La connexion est coupée").wait_for()
    assert "La connexion est coupée" in desk.locator("#said").inner_text()  # and is heard
    clerk.set_offline(False)
    desk.locator("li[data-done]").wait_for(timeout=60_000)
    assert (settings.inbox / "hors ligne.mp4").read_bytes() == path.read_bytes()
    desk.get_by_role("link", name="La suite se voit au bureau").click()
    desk.get_by_role("listitem").get_by_text("hors ligne.mp4").first.wait_for()


def test_the_desk_shows_what_arrives_without_being_asked(desk: Any, settings: Settings) -> None:
    (settings.inbox / "tout neuf.pdf").write_bytes(b"%PDF-1.4")
    desk.locator("#part-inbox").get_by_text("tout neuf.pdf").wait_for(timeout=20_000)
    (settings.inbox / "tout neuf.pdf").unlink()
    desk.locator("#part-inbox").get_by_text("tout neuf.pdf").wait_for(
        state="detached", timeout=20_000
    )


def test_two_meetings_are_joined_and_parted_again_by_undo(desk: Any) -> None:
    desk.get_by_role("link", name="Séances").last.click()
    desk.get_by_role("heading", name="Séances", level=1).wait_for()
    for name in ("1er juin 2015", "24 avril 2014"):
        desk.get_by_role("checkbox", name=re.compile(f"Conseil municipal, {name}")).check()
    desk.get_by_role("button", name="Réunir les deux séances cochées").click()
    desk.get_by_role("radio", name=re.compile("24 avril 2014")).check()
    desk.get_by_role("button", name="Les réunir").click()
    desk.get_by_text("Les deux ne font plus qu'une séance.").wait_for()
    desk.get_by_role("link", name="attente.wav").wait_for()
    moved = desk.request.get("/fr/meetings/conseil-municipal/2015-06-01")
    assert moved.url.endswith("/fr/meetings/conseil-municipal/2014-04-24")
    desk.get_by_role("button", name=re.compile("^Annuler la modification")).click()
    desk.get_by_text("Tout est comme avant.").wait_for()
    assert desk.get_by_role("link", name="attente.wav").count() == 0
    back = desk.request.get("/fr/meetings/conseil-municipal/2015-06-01")
    assert back.url.endswith("/2015-06-01")


def test_many_documents_are_changed_at_once_and_put_back_by_one_undo(
    desk: Any, settings: Settings
) -> None:
    desk.goto("/fr/desk/documents")
    chosen = ("pv 2014-04-24.pdf", "ordre du jour.pdf")
    for name in chosen:
        desk.get_by_role("checkbox", name=f"Choisir {name}", exact=True).check()
    desk.get_by_text("Choix : 2").wait_for()
    desk.get_by_role("group", name="Pour tous ceux").get_by_label("Instance").fill("Comité")
    desk.get_by_role("button", name="Modifier…").click()
    desk.get_by_role("heading", name=re.compile("Modifier ces documents")).wait_for()
    for name in chosen:
        assert desk.get_by_role("checkbox", name=name, exact=True).is_checked()
    desk.get_by_role("button", name="Les modifier tous").click()
    desk.get_by_text("L'acte entier peut être annulé ci-dessous.").wait_for()
    assert desk.request.get("/fr/meetings/comite/2014-04-24").status == 200
    desk.locator("#lots ~ ul button").first.click()
    desk.get_by_text("L'acte entier est annulé.").wait_for()
    with Store.open(settings.database) as store:
        assert {one.body for one in store.all_documents() if one.filename in chosen} == {
            "Conseil municipal"
        }


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_nothing_at_the_desk(
    browser: Any, clerk: Any, line: Line, settings: Settings, axe: Any, lang: str, town: Any
) -> None:
    """Every page of the desk, and the doors to it for who is not let in yet."""
    line.is_cut, line.cut_at = False, None
    with Store.open(settings.database) as store:
        papers = [doc.id for doc in store.all_documents() if doc.page_count]
        if not revisions.version_now(store, town.captions):
            lines = revisions.lines(store, town.captions)
            revising.put(store, town.captions, lines[:-1], who="test", base=0)
        meetings = [one.id for one in store.meetings()][:2]
    pair = "&".join(f"id={one}" for one in meetings)
    inside = ["", "/documents", f"/documents/{papers[0]}", "/uploads", "/log", "/meetings",
              f"/meetings/{meetings[0]}", f"/meetings/joining?{pair}", "/bodies"]  # fmt: skip
    words = f"/transcripts/{town.captions}"
    inside += [words, f"{words}/versions", f"{words}/versions/1", f"/chapters/{town.recording}"]
    inside += ["/retention", f"/documents/{papers[0]}/redact"]
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
