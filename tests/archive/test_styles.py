"""Each form of citation is read back by a program that people use for it."""

from __future__ import annotations

import html.parser
import json
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from archive import cited, styles
from archive.model import Cue, Filing, Kind, Media
from archive.store import Store
from archive.styles import Sheet

Make = Callable[..., Filing]
HOST = "https://archives.ville.example"
TEXT = (
    "2014-04-118 Réfection du pont\n"
    "Il est proposé d'adjuger à « Œuvre & Fils {inc.} » 100 % de 1 250 000 $ #2 _net_ \\ <b>~^"
)


@pytest.fixture
def sheet(store: Store, filing: Make) -> Sheet:
    made = filing("PV.pdf", "Procès-verbal de la séance ordinaire", TEXT)
    store.file(made)
    found = cited.find(store, made.passages[1].id)
    return Sheet(found, "Ville de Val", HOST + found.address, "fr")


def test_the_style_of_the_minutes_names_sitting_body_day_number_and_page(sheet: Sheet) -> None:
    assert styles.minutes(sheet) == (
        "Extrait du procès-verbal de la séance ordinaire du conseil municipal tenue le 24 avril "
        "2014, résolution n°\u00a02014-04-118, p.\u00a02"
    )


def test_ris_is_read_by_rispy(sheet: Sheet) -> None:
    rispy = pytest.importorskip("rispy")
    (entry,) = rispy.loads(styles.ris(sheet))
    assert entry["type_of_reference"] == "GOVDOC"
    assert entry["authors"] == ["Conseil municipal"]
    assert entry["publisher"] == "Ville de Val"
    assert entry["title"] == "Procès-verbal de la séance ordinaire, 24 avril 2014"
    assert entry["year"] == "2014" and entry["date"] == "2014/04/24/"
    assert entry["start_page"] == "2" and entry["urls"] == [sheet.address]
    assert entry["abstract"] == " ".join(TEXT.split())


def test_bibtex_is_read_by_bibtexparser_with_every_mark_in_its_place(sheet: Sheet) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    (entry,) = bibtexparser.loads(styles.bibtex(sheet)).entries
    assert entry["ENTRYTYPE"] == "misc"
    assert entry["ID"] == "conseil-municipal-2014-04-24-p2-1"
    assert entry["author"] == "{Conseil municipal}" and entry["year"] == "2014"
    assert entry["url"] == sheet.address
    assert r"\& Fils \{inc.\}" in entry["abstract"] and r"100 \% de" in entry["abstract"]
    assert r"\#2 \_net\_ \textbackslash{}" in entry["abstract"]


def test_csl_json_is_rendered_by_citeproc(sheet: Sheet) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # citeproc's own, of its styles
        citeproc = pytest.importorskip("citeproc")
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON(json.loads(styles.csl_json(sheet)))
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        shelf = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        key = sheet.cited.passage.id
        shelf.register(citeproc.Citation([citeproc.CitationItem(key)]))
        (entry,) = shelf.bibliography()
    assert str(entry).startswith("Conseil municipal (2014) Procès-verbal de la séance ordinaire")


def test_html_shows_the_words_and_runs_nothing(sheet: Sheet) -> None:
    class Reading(html.parser.HTMLParser):
        tags: list[str] = []
        text = ""

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            self.tags.append(tag)

        def handle_data(self, data: str) -> None:
            self.text += data

    reading = Reading()
    reading.feed(styles.html(sheet))
    assert "b" not in reading.tags and "blockquote" in reading.tags
    assert " ".join(TEXT.split()) in " ".join(reading.text.split())


def test_markdown_shows_the_words_and_obeys_none_of_their_marks(sheet: Sheet) -> None:
    commonmark = pytest.importorskip("markdown_it")
    rendered = commonmark.MarkdownIt("commonmark").render(styles.markdown(sheet))
    assert rendered.startswith("<blockquote>")
    assert "<em>" not in rendered and "<b>" not in rendered
    assert f'<a href="{sheet.address}">Extrait du procès-verbal' in rendered


def test_a_moment_is_cited_with_its_second(store: Store, filing: Make) -> None:
    media = Media(9.0, True, "video/mp4", "captioned")
    cues = (Cue(0.5, 2.0, "Bonsoir.", "Mairesse"), Cue(2.0, 4.0, "La séance est ouverte.", None))
    made = filing("séance.mp4", kind=Kind.RECORDING, media=media, cues=cues)
    store.file(made)
    found = cited.find(store, f"{made.document.id}-t2000")
    assert found.passage.text == "La séance est ouverte."
    sheet = Sheet(found, "", found.address, "fr")
    assert styles.minutes(sheet) == (
        "Extrait de l’enregistrement de la séance du conseil municipal tenue le 24 avril 2014, "
        "à 0:02"
    )
    assert "TY  - VIDEO\r\n" in styles.ris(sheet)


def test_every_style_is_said_in_both_languages(sheet: Sheet) -> None:
    for name, style in styles.STYLES.items():
        english = Sheet(sheet.cited, sheet.town, sheet.address, "en")
        assert style.write(english) != style.write(sheet), name
