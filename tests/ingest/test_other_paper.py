"""Paper that is no PDF goes the same way: brought in, found, shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from archive.errors import NotFound
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import images, watching
from ingest.inbox import given
from tests.word_files import p, write_word
from webapp.app import create_app

HEADING = "Procès-verbal de la séance du conseil municipal du 14 avril 2026"


@pytest.fixture
def brought(settings: Settings, tmp_path: Path) -> Settings:
    """A home with the same minutes as Word, a web page, text, and a picture without text."""
    folder = tmp_path / "given"
    folder.mkdir()
    write_word(folder / "PV word.docx", p(HEADING) + p("Le pont de bois."))
    page = f"<!doctype html><html><body><h1>{HEADING}</h1><p>Le pont de fer.</p></body></html>"
    (folder / "PV web.html").write_text(page, encoding="utf-8")
    (folder / "PV texte.txt").write_text(f"{HEADING}\n\nLe pont de pierre.\n", encoding="cp1252")
    Image.new("L", (850, 1100), 255).save(folder / "PV_2026-04-14 numérisé.png")
    outcomes = list(watching.bring_in(settings, given([folder])))
    assert [one.outcome for one in outcomes] == ["added"] * 4
    assert {one.meeting and one.meeting.id for one in outcomes} == {"conseil-municipal/2026-04-14"}
    return settings


def test_each_is_found_by_its_words(brought: Settings) -> None:
    with Store.open(brought.database) as store:
        for word, name in (("bois", "docx"), ("fer", "html"), ("pierre", "txt")):
            hit = Searcher(brought).find(store, Query(f"pont {word}")).hits[0]
            assert hit.document.filename.endswith(name)
            assert hit.page == 1


def test_pages_without_a_picture_are_shown_as_text_alone(brought: Settings) -> None:
    client = create_app(brought).test_client()
    with Store.open(brought.database) as store:
        for doc in store.all_documents():
            shown = client.get(f"/fr/documents/{doc.id}/page/1")
            assert shown.status_code == 200
            has_picture = doc.filename.endswith("png")
            assert ('<svg class="sheet"' in shown.text) == has_picture
            if has_picture:
                assert images.page_image(brought, doc, 1, 240).read_bytes()[:4] == b"\x89PNG"
            else:
                with pytest.raises(NotFound):
                    images.page_image(brought, doc, 1, 240)
                assert client.get(f"/documents/{doc.id}/page/1.png").status_code == 404
