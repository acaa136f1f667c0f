"""The page of a citation, its files, and the command that checks it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from PIL import Image

from archive import links
from archive.model import PagePlace, Passage
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Store, moving
from tests.read_again import read_again
from tests.webapp.conftest import MINUTES, Desk
from webapp.app import create_app
from webapp.cli import main

QUOTE = "proposé par M. Gagnon, appuyé par Mme Roy"
Greffe = Callable[..., Result]


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def canonical(text: str) -> str:
    (found,) = re.findall(r'<link rel="canonical" href="([^"]+)"', text)
    return str(found)


def test_the_page_cites_in_every_style_with_the_original_s_hash(
    client: FlaskClient, town: Any
) -> None:
    text = page(client, f"/fr/cite/{town.minutes}-p2-1")
    assert (
        "Extrait du procès-verbal de la séance ordinaire du conseil municipal tenue le 24 avril "
        "2014, résolution n°\u00a02014-04-118, p.\u00a02" in text
    )
    for said in ("@misc{", "TY  - GOVDOC", "&#34;issued&#34;", "&lt;blockquote"):
        assert said in text
    with Store.open(town.settings.database) as store:
        assert store.document(town.minutes).sha256 in text


def test_the_permanent_address_is_the_same_in_both_languages(
    client: FlaskClient, town: Any
) -> None:
    french = canonical(page(client, f"/fr/cite/{town.minutes}-p2-1"))
    assert french == canonical(page(client, f"/en/cite/{town.minutes}-p2-1"))
    assert re.fullmatch(rf"/cite/{town.minutes}-p2-1-[0-9a-f]{{8}}", french)
    assert page(client, french)


def test_only_words_that_stand_there_are_quoted(client: FlaskClient, town: Any) -> None:
    address = f"/fr/cite/{town.minutes}-p2-1"
    text = page(client, f"{address}?quote={QUOTE}")
    assert f"«\u00a0{QUOTE}\u00a0»" in text
    told = json.loads(page(client, f"{address}.json?quote={QUOTE}"))[0]
    assert told["abstract"] == QUOTE and "quote=propos" in told["URL"]
    wrong = page(client, f"{address}?quote=proposé par M. Roy")
    assert "«\u00a0proposé par M. Roy\u00a0»" in wrong and "ne figurent pas ici" in wrong
    assert client.get(f"{address}.ris?quote=proposé par M. Roy").status_code == 404


def test_the_excerpt_is_cut_from_the_picture_of_its_page(client: FlaskClient, town: Any) -> None:
    answer = client.get(f"/cite/{town.minutes}-p2-1.png")
    assert answer.mimetype == "image/png"
    with Image.open(io.BytesIO(answer.data)) as cut:
        assert cut.width == pytest.approx(1200 * (468 + 12) / 612, abs=2)
        assert cut.height == pytest.approx(1200 * (58 + 12) / 612, abs=2)
        assert cut.convert("L").getextrema()[0] < 100  # there is ink on it
    tag = answer.headers["ETag"]
    again = client.get(f"/cite/{town.minutes}-p2-1.png", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_files_are_to_be_saved_under_a_name(client: FlaskClient, town: Any) -> None:
    for suffix, kind in (
        ("ris", "application/x-research-info-systems"),
        ("bib", "application/x-bibtex"),
        ("json", "application/vnd.citationstyles.csl+json"),
        ("pdf", "application/pdf"),
    ):
        answer = client.get(f"/fr/cite/{town.minutes}-p2-1.{suffix}")
        assert answer.mimetype == kind and answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


def test_a_replaced_version_says_so_and_shows_both(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        old, new = "Le contrat du pont est adjugé à Val inc.", "Le contrat du pont est adjugé à Or."
        newer = desk.paper("pv adopté.pdf", [[new]])
        older = desk.paper("pv projet.pdf", [[old]], newer=newer)
    client = create_app(settings).test_client()
    text = page(client, f"/fr/cite/{older}-p1-1")
    assert "Cette version a été remplacée." in text and f"/fr/cite/{newer}-p1-1" in text
    assert "<del>Val inc.</del>" in text and "<ins>Or.</ins>" in text
    text = page(client, f"/fr/cite/{newer}-p1-1")
    assert "Dans la version qu'elle remplace" in text and "<del>Val inc.</del>" in text


def test_words_read_otherwise_since_are_shown_beside_those_of_then(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        doc = Desk(settings, store).paper("pv.pdf", MINUTES)
        client = create_app(settings).test_client()
        address = canonical(page(client, f"/fr/cite/{doc}-p2-1"))
        words = MINUTES[1][0].replace("Gagnon", "Gagné")
        read = Passage(links.page_passage_id(doc, 2, 1), doc, words, PagePlace(2, None), "fr")
        read_again(store, doc, [read])
    text = page(client, f"/fr{address}")
    assert "Les mots à cette adresse ont changé" in text
    assert "<del>Gagnon,</del>" in text and "<ins>Gagné,</ins>" in text
    assert canonical(text) != address


def test_a_link_to_words_that_moved_leads_to_them_with_the_quotation(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        doc = Desk(settings, store).paper("pv.pdf", MINUTES)
        client = create_app(settings).test_client()
        address = canonical(page(client, f"/fr/cite/{doc}-p2-1"))
        read = Passage(f"{doc}-p2-7", doc, MINUTES[1][0], PagePlace(2, None), "fr")
        read_again(store, doc, [read])
    answer = client.get(f"{address}?quote=pont")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(f"/cite/{doc}-p2-7-")
    assert answer.headers["Location"].endswith("?quote=pont")


def test_the_old_addresses_of_a_renamed_body_lead_to_the_new_ones(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        Desk(settings, store).paper("pv.pdf", MINUTES)
        moving.rename_body(store, "conseil-municipal", "Conseil de ville")
    client = create_app(settings).test_client()
    for old, new in (
        ("/fr/bodies/conseil-municipal?year=2014", "/fr/bodies/conseil-de-ville?year=2014"),
        ("/meetings/conseil-municipal/2014-04-24", "/meetings/conseil-de-ville/2014-04-24"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.headers["Location"]) == (301, new)
        assert client.get(new).status_code == 200
    assert client.get("/bodies/none").status_code == 404


@pytest.mark.parametrize("suffix", ["", ".ris", ".bib", ".json", ".pdf", ".png"])
def test_what_was_withdrawn_is_gone_and_nonsense_is_not_there(
    client: FlaskClient, town: Any, suffix: str
) -> None:
    answer = client.get(f"/fr/cite/{town.withdrawn}-p1-1{suffix}")
    assert answer.status_code == 410 and b"Secret" not in answer.data
    for name in ("x", f"{town.minutes}-p9-9", f"{town.minutes}-t5", f"{town.minutes}-p2-1-zz"):
        assert client.get(f"/fr/cite/{name}{suffix}").status_code == 404, name


# greffe cite


@pytest.fixture
def greffe(tmp_path: Path) -> Greffe:
    def run(settings: Settings, *args: str) -> Result:
        return CliRunner().invoke(main, ["--home", str(settings.home), *args])

    return run


def test_the_terminal_cites_and_writes_the_sheet(greffe: Greffe, town: Any) -> None:
    cited = greffe(town.settings, "cite", f"{town.minutes}-p2-1")
    assert cited.exit_code == 0 and cited.stdout.startswith("Extrait du procès-verbal")
    assert greffe(town.settings, "cite", f"{town.minutes}-p2-1", "--style", "pdf").stdout_bytes[
        :5
    ] == (b"%PDF-")
    assert greffe(town.settings, "cite", f"{town.minutes}-p2-1", "--quote", "rien").exit_code == 1
    assert greffe(town.settings, "cite", "x").exit_code == 1
    assert greffe(town.settings, "cite").exit_code == 2


def test_a_body_is_renamed_from_the_terminal_and_found_under_its_new_name(
    greffe: Greffe, settings: Settings
) -> None:
    with Store.open(settings.database) as store:
        Desk(settings, store).paper("pv.pdf", MINUTES)
    told = greffe(settings, "rename", "conseil-municipal", "Conseil de ville")
    assert told.exit_code == 0 and "/bodies/conseil-de-ville" in told.stdout
    with Store.open(settings.database) as store:  # files to come follow
        assert (
            store.filed_under("conseil-municipal/2026-01-12", "") == "conseil-de-ville/2026-01-12"
        )
    found = greffe(settings, "search", "pont", "--body", "Conseil de ville", "--json")
    assert json.loads(found.stdout)["total"] == 1
    assert greffe(settings, "rename", "none", "Autre").exit_code == 1


def checked(greffe: Greffe, settings: Settings, *args: str) -> tuple[int, list[str]]:
    told = greffe(settings, "cite", "--json", "--check", *args)
    return told.exit_code, [one["code"] for one in json.loads(told.stdout)["findings"]]


@pytest.mark.parametrize(
    ("address", "status", "findings"),
    [
        ("https://x.ca/fr/cite/{minutes}-p2-1?quote=" + QUOTE, 0, []),
        ("https://x.ca/sub/documents/{minutes}/page/2#p2-1:~:text=appuy%C3%A9%20par", 0, []),
        ("/recordings/{recording}?t=4#t4500", 0, []),
        ("/recordings/{recording}?t=4", 0, []),
        ("{draft}-p1-1", 0, ["superseded"]),
        ("https://x.ca/documents/{minutes}/page/2", 0, []),
        ("https://x.ca/cite/{minutes}-p2-1?quote=nulle part", 1, ["quote-missing"]),
        ("https://x.ca/cite/{minutes}-p2-1-00000000", 1, ["words-changed"]),
        ("https://x.ca/cite/{withdrawn}-p1-1", 1, ["withdrawn"]),
        ("https://x.ca/cite/0123456789abcdef-p1-1", 1, ["not-found"]),
        ("https://example.org/", 1, ["not-found"]),
    ],
)
def test_a_link_is_checked_against_the_archive(
    greffe: Greffe, town: Any, address: str, status: int, findings: list[str]
) -> None:
    address = address.format(
        minutes=town.minutes, recording=town.recording, draft=town.draft, withdrawn=town.withdrawn
    )
    assert checked(greffe, town.settings, address) == (status, findings)


def test_pasted_words_are_checked_too(greffe: Greffe, town: Any) -> None:
    address = f"https://x.ca/cite/{town.minutes}-p2-1"
    assert checked(greffe, town.settings, address, "--quote", QUOTE) == (0, [])
    wrong = checked(greffe, town.settings, address, "--quote", QUOTE.replace("Roy", "Roi"))
    assert wrong == (1, ["quote-missing"])


def test_an_original_that_rotted_or_is_missing_is_found_out(
    greffe: Greffe, settings: Settings
) -> None:
    with Store.open(settings.database) as store:
        doc = Desk(settings, store).paper("pv.pdf", MINUTES)
        original = Originals(settings.originals).path(store.document(doc).sha256)
    original.chmod(0o644)
    original.write_bytes(b"%PDF-")
    assert checked(greffe, settings, f"{doc}-p2-1") == (1, ["original-changed"])
    original.unlink()
    assert checked(greffe, settings, f"{doc}-p2-1") == (1, ["original-missing"])


def test_the_site_s_own_address_stands_in_what_leaves_it(town: Any) -> None:
    named = replace(town.settings, address="https://archives.ville.example")
    client = create_app(named).test_client()
    told = client.get(f"/fr/cite/{town.minutes}-p2-1.json", headers={"Host": "evil.example"})
    assert told.get_json(force=True)[0]["URL"].startswith("https://archives.ville.example/cite/")
