"""A document: its page beside its text, its passages to cite, its versions told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.errors import GreffeError
from archive.model import Document, Kind
from archive.settings import Settings
from archive.store import Store
from ingest.errors import Damaged
from tests.webapp.conftest import Desk
from webapp import wording
from webapp.app import create_app


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def test_each_passage_has_its_fragment_its_box_and_its_citation(
    client: FlaskClient, town: Any
) -> None:
    text = page(client, f"/fr/documents/{town.minutes}/page/2")
    assert 'id="p2-1"' in text and 'id="p2-2"' in text
    box = '<rect x="72.0" y="72.0" width="468.0" height="58.0"'
    assert re.search(rf'<g data-passage="p2-1">\s*{box}', text)
    assert "Conseil municipal, 24 avril 2014, Procès-verbal, p. 2" in text
    assert f'href="/cite/{town.minutes}-p2-1-' in text


def test_boxes_are_in_the_points_of_the_page(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/documents/{town.minutes}/page/1")
    assert 'viewBox="0 0 612.0 792.0"' in text
    assert f'<image href="/documents/{town.minutes}/page/1.png"' in text


def test_pages_are_turned(client: FlaskClient, town: Any) -> None:
    first = page(client, f"/fr/documents/{town.minutes}")
    assert 'rel="next" href="/fr/documents/' in first and 'rel="prev"' not in first
    middle = page(client, f"/fr/documents/{town.minutes}/page/2")
    assert f'rel="prev" href="/fr/documents/{town.minutes}/page/1"' in middle
    assert f'rel="next" href="/fr/documents/{town.minutes}/page/3"' in middle
    last = page(client, f"/fr/documents/{town.minutes}/page/3")
    assert 'rel="next" href' not in last


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999", "x", "-1"])
def test_a_page_that_is_not_there_is_404(client: FlaskClient, town: Any, number: str) -> None:
    assert client.get(f"/fr/documents/{town.minutes}/page/{number}").status_code == 404
    assert client.get(f"/fr/documents/{town.minutes}/page/{number}.png").status_code == 404


def test_an_unknown_document_is_404_in_every_form(client: FlaskClient, town: Any) -> None:
    for tail in ("", "/page/1", "/page/1.png", "/original", "/page?n=1"):
        assert client.get(f"/documents/0123456789abcdef{tail}").status_code == 404
    for tail in ("", "/media", "/captions.vtt"):
        assert client.get(f"/recordings/{town.minutes}{tail}").status_code == 404


def test_a_withdrawn_document_is_gone_in_every_form(client: FlaskClient, town: Any) -> None:
    for tail in ("", "/page/1", "/page/1.png", "/original", "/page?n=1"):
        assert client.get(f"/fr/documents/{town.withdrawn}{tail}").status_code == 410


def test_the_form_leads_to_the_nearest_page(client: FlaskClient, town: Any) -> None:
    for asked, reached in (("2", 2), ("99", 3), ("-5", 1), ("x", 1), ("", 1)):
        answer = client.get(f"/fr/documents/{town.minutes}/page?n={asked}")
        assert answer.location == f"/fr/documents/{town.minutes}/page/{reached}"


def test_versions_say_what_they_are(client: FlaskClient, town: Any) -> None:
    replaced = page(client, f"/fr/documents/{town.draft}")
    assert "Cette version a été remplacée." in replaced
    assert f'href="/fr/documents/{town.minutes}"' in replaced
    assert "Ceci est un projet." in page(client, f"/fr/documents/{town.english}")
    assert "badge-approved" in page(client, f"/fr/documents/{town.minutes}")


def test_a_scan_without_text_says_so_and_is_the_place_of_its_title(
    client: FlaskClient, town: Any
) -> None:
    text = page(client, f"/fr/documents/{town.scan}")
    assert "sans texte lisible" in text
    assert 'id="p1-0"' in text
    hits = client.get("/api/v1/search?q=règlement").get_json()["hits"]
    assert f"/documents/{town.scan}/page/1#p1-0" in [hit["url"] for hit in hits]


def test_a_document_without_a_date_says_so(client: FlaskClient, town: Any) -> None:
    assert "La date de ce document n’est pas connue" in page(
        client, f"/fr/documents/{town.undated}"
    )


def test_the_file_can_be_checked_and_saved(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/documents/{town.minutes}")
    sha256 = re.search(r'class="hash">([0-9a-f]{64})<', text)
    assert sha256 and sha256[1].startswith(town.minutes)
    assert f'href="/documents/{town.minutes}/original" download' in text


def test_the_words_looked_for_are_marked_and_the_way_back_is_there(
    client: FlaskClient, town: Any
) -> None:
    text = page(client, f"/fr/documents/{town.minutes}/page/2?q=ponts")
    assert text.count("<mark>pont</mark>") == 2
    assert 'data-back href="/fr/search?q=ponts"' in text
    assert f'rel="canonical" href="/fr/documents/{town.minutes}/page/2"' in text
    assert "<mark>" not in page(client, f"/fr/documents/{town.minutes}/page/2")


def test_a_recording_is_read_where_it_is_heard(client: FlaskClient, town: Any) -> None:
    answer = client.get(f"/fr/documents/{town.recording}")
    assert answer.location == f"/fr/recordings/{town.recording}"


def test_captions_without_a_recording_are_a_list_with_fragments(
    client: FlaskClient, town: Any
) -> None:
    text = page(client, f"/fr/documents/{town.lonely_captions}")
    assert 'id="t4500"' in text and 'href="#t4500"' in text
    assert "n’est pas dans les archives" in text
    paired = page(client, f"/fr/documents/{town.captions}")
    assert f'href="/fr/recordings/{town.recording}"' in paired
    assert 'href="#t4500"' not in paired and f"/fr/recordings/{town.recording}?t=4#t4500" in paired


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Stands in for the drawing of pages: set its outcome, see what it was asked."""
    images = pytest.importorskip("ingest.images")

    class Drawing:
        outcome: Path | GreffeError | OSError
        asked: list[tuple[int, int]]

        def __call__(
            self, _settings: Settings, _doc: Document, number: int, width: int, **_how: object
        ) -> Path:
            self.asked.append((number, width))
            if isinstance(self.outcome, Exception):
                raise self.outcome
            return self.outcome

    made = Drawing()
    made.asked = []
    monkeypatch.setattr(images, "page_image", made)
    monkeypatch.setattr(images, "place", lambda *_args: tmp_path / "not drawn yet.png")
    return made


def test_the_picture_of_a_page_is_kept_long(
    client: FlaskClient, town: Any, drawing: Any, tmp_path: Path
) -> None:
    drawing.outcome = tmp_path / "page.png"
    drawing.outcome.write_bytes(b"\x89PNG...")
    answer = client.get(f"/documents/{town.minutes}/page/2.png")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/png", b"\x89PNG...")
    assert "max-age=" in answer.headers["Cache-Control"]
    again = client.get(
        f"/documents/{town.minutes}/page/2.png", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_only_the_widths_of_the_list_are_drawn(
    client: FlaskClient, town: Any, drawing: Any, tmp_path: Path
) -> None:
    from ingest.images import WIDTHS

    drawing.outcome = tmp_path / "page.png"
    drawing.outcome.write_bytes(b"")
    for asked in ("", "?w=1", "?w=99999", "?w=x", f"?w={min(WIDTHS)}"):
        client.get(f"/documents/{town.minutes}/page/1.png{asked}")
    assert {width for _number, width in drawing.asked} == {max(WIDTHS), min(WIDTHS)}


@pytest.mark.parametrize(
    ("trouble", "status"), [(Damaged("pv.pdf"), 404), (GreffeError("x"), 503), (OSError(), 503)]
)
def test_a_picture_that_cannot_be_drawn_is_no_fault_of_the_page(
    client: FlaskClient, town: Any, drawing: Any, trouble: Exception, status: int
) -> None:
    drawing.outcome = trouble
    assert client.get(f"/documents/{town.minutes}/page/1.png").status_code == status


def test_lines_of_a_paragraph_flow_and_lists_keep_theirs() -> None:
    text = (
        "Le conseil municipal prend acte du rapport de la Communauté de\n"
        "Communes du Pays et décide à l'unanimité de le transmettre.\n"
        "Pour : 12\nContre : 0\n"
        "- d'approuver les termes du projet de convention, et de signer\n"
        "- de donner mandat"
    )
    flowed = wording.flowed(text)
    assert len(flowed) == len(text)
    assert "Communauté de Communes du Pays" in flowed
    assert "\nPour : 12\nContre : 0\n- d'approuver" in flowed
    assert "signer\n- de donner" in flowed


def test_rows_of_a_table_are_a_table_with_their_words_marked() -> None:
    text = (
        "Subventions :\nNom | Code | Montant\nCœur de Livres |  | 100 000 €\nTOTAL | 1 | -50,25 $"
    )
    shown = wording.laid_out(text, {"livr"}, "fr")
    assert shown.startswith('<p class="words">Subventions :</p>')
    told = re.findall(r"<tr>(.*?)</tr>", shown)
    assert [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in told] == [
        ["Nom", "Code", "Montant"],
        ["Cœur de <mark>Livres</mark>", "", "100 000 €"],
        ["TOTAL", "1", "-50,25 $"],
    ]
    assert '<td class="figure">100 000 €</td>' in shown and '<td class="figure">-50' in shown


@pytest.mark.parametrize("text", ["oui | non", "a|b\nc|d", "<b> | <i>\n<script> | </table>"])
def test_a_bar_in_a_text_is_no_table_and_cells_are_only_text(text: str) -> None:
    shown = wording.laid_out(text, frozenset(), "fr")
    assert ("<table>" in shown) == text.startswith("<")
    assert not re.search(r"<(b|i|script)>", shown) and shown.count("</table>") <= 1


def test_rows_of_a_table_are_never_joined() -> None:
    row = "Association des amis de la bibliothèque | 12 000 | "
    assert wording.flowed(f"{row}\n{row}") == f"{row}\n{row}"


@pytest.fixture
def shelf(settings: Settings) -> Iterator[Desk]:
    with Store.open(settings.database) as store:
        yield Desk(settings, store)


def opened(shelf: Desk, doc: str) -> str:
    return create_app(shelf.settings).test_client().get(f"/fr/documents/{doc}").get_data(True)


def test_a_page_that_a_program_read_from_its_picture_says_so(shelf: Desk) -> None:
    read = shelf.paper("scan.pdf", [["PROVlNCE DE QUEBEC"]], reader="ocr")
    born = shelf.paper("né.pdf", [["PROVINCE DE QUÉBEC"]])
    assert "Texte reconnu par un logiciel" in opened(shelf, read)
    assert "seule l’image fait foi" in opened(shelf, read)
    assert "Texte reconnu par un logiciel" not in opened(shelf, born)


def test_a_file_without_pages_shows_its_text_and_no_picture(shelf: Desk) -> None:
    word = shelf.paper("pv.docx", [["Un."], ["Deux."]], pageless=True, reader="docx")
    text = opened(shelf, word)
    assert "Un." in text and "n’a pas de pages fixes" in text
    for picture in ('<svg class="sheet"', ".png", "Voir l’image", "Agrandir l’image"):
        assert picture not in text
    empty = opened(shelf, shelf.paper("vide.docx", [[]], pageless=True))
    assert "Ce fichier ne contient aucun texte lisible" in empty and "c’est une image" not in empty


def test_a_title_that_says_its_kind_is_not_told_it_again(shelf: Desk) -> None:
    named = shelf.paper("r.pdf", [["…"]], kind=Kind.BYLAW, title="Règlement intérieur")
    plain = shelf.paper("z.pdf", [["…."]], kind=Kind.BYLAW, title="Stationnement de nuit")
    assert re.search(r"<h1><span lang=\"fr\">Règlement intérieur</span>", opened(shelf, named))
    assert "<h1>Règlement\u00a0: <span" in opened(shelf, plain)


def test_the_way_to_the_next_page_stands_below_the_text_too(client: FlaskClient, town: Any) -> None:
    text = client.get(f"/fr/documents/{town.minutes}/page/2").get_data(True)
    foot = text[text.index("pager-foot") :]
    assert 'rel="prev"' in foot and 'rel="next"' in foot
