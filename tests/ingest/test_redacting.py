"""What is removed is nowhere in what the public gets: words, pictures, files, index."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pypdfium2
import pytest
from PIL import Image

from archive import cited, fixity, given, links
from archive.access import Way
from archive.amending import Part, as_value
from archive.backup import back_up
from archive.errors import NotFound
from archive.model import Box, Document, Status
from archive.originals import Originals, sha256_of
from archive.restoring import restore
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store, Withholding, revisions
from archive.withholding import REMOVED, Redaction
from ingest import mending, redacting, revising
from ingest.images import page_image
from ingest.inbox import given as arrivals
from ingest.indexing import Indexing
from ingest.paper.burning import Leaf
from ingest.paper.removal import without
from ingest.paper.sheet import Sheet, Word
from ingest.phrases import places_of, runs_of
from ingest.recordings.sound import RATE, decode
from ingest.watching import bring_in
from tests.drop import write_pdf
from tests.media import record

SECRET = "Zibeline"
PAGES = (
    "Ville de Val\nPROCÈS-VERBAL\nSéance ordinaire du conseil municipal du 14 avril 2026\n"
    f"Présents : la mairesse Odile Roy et Marc {SECRET}.\n"
    "2026-04-101 Il est proposé par Odile Roy, appuyé par Ana Dion, de réparer le pont.\n"
    "ADOPTÉE À L'UNANIMITÉ",
    f"2026-04-102 Plainte de Marc {SECRET}, 12, rue des Érables.\nLe déneigement est confié.",
)
HIGH = 842.0  # points: reportlab's A4


def line_box(n: int) -> Box:
    """Around the n-th line (from 0) of a page of tests.drop.write_pdf, a little wider."""
    base = HIGH - 760 + 16 * n
    return Box(60.0, base - 11, 560.0, base + 3)


def filed(settings: Settings, *files: Path) -> list[str]:
    """Bring files in; their documents."""
    found = [one.document for one in bring_in(settings, list(arrivals(files)))]
    return [one.id for one in found if one]


@pytest.fixture
def minutes(settings: Settings, tmp_path: Path) -> str:
    (doc_id,) = filed(settings, write_pdf(tmp_path / "PV 14 avril 2026.pdf", *PAGES))
    return doc_id


def redact(settings: Settings, doc_id: str, *redactions: Redaction) -> None:
    with Store.open(settings.database) as store:
        for one in redactions:
            Withholding(store, "mme clerk").redact(doc_id, one)
        redacting.catch_up(settings, store)
        Indexing(settings, store).catch_up()


def found(settings: Settings, words: str) -> int:
    """How many passages a visitor finds."""
    with Store.open(settings.database) as store:
        return Searcher(settings).find(store, Query(words)).total


def everywhere(store: Store, doc_id: str) -> str:
    """Every text of the database but what the desk alone sees, in one."""
    tables = [row[0] for row in store.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT IN ('audit', 'redactions', 'removed_cues', 'revisions')"
    )]  # fmt: skip
    rows = [
        tuple(row)
        for table in tables
        for row in store.connection.execute(f'SELECT * FROM "{table}"')
    ]
    return repr(rows)


BOTH = (
    Redaction("vie privée", page=1, box=line_box(3)),
    Redaction("vie privée", page=2, box=line_box(0)),
)


def test_removed_words_are_in_nothing_that_was_read(settings: Settings, minutes: str) -> None:
    with Store.open(settings.database) as store:
        assert SECRET in everywhere(store, minutes)
    redact(settings, minutes, *BOTH)
    with Store.open(settings.database) as store:
        assert SECRET.casefold() not in everywhere(store, minutes).casefold()
        assert store.document(minutes).status is not Status.WITHDRAWN
        told = store.structure(minutes)
        assert told and [one.text[:11] for one in told.decisions] == ["2026-04-101"]
        text = " ".join(one.text for one in store.passages(minutes))
        assert "déneigement" in text and "réparer le pont" in text
    assert found(settings, "déneigement") and not found(settings, SECRET)


def test_from_the_act_until_it_is_read_anew_nobody_sees_the_paper(
    settings: Settings, minutes: str
) -> None:
    with Store.open(settings.database) as store:
        Withholding(store, "mme clerk").redact(minutes, BOTH[0])
        assert store.access(minutes).way is Way.REDACTING
        assert store.document(minutes).status is Status.WITHDRAWN
        with pytest.raises(NotFound):
            cited.find(store, f"{minutes}-p1-1")
        with pytest.raises(given.NotMadeYet):
            given.given(settings, store, store.document(minutes))


@pytest.mark.parametrize("way", [None, Way.EMBARGOED, Way.SEALED, Way.WITHDRAWN])
def test_nobody_can_show_a_paper_before_it_is_read_anew(
    settings: Settings, minutes: str, way: Way | None
) -> None:
    with Store.open(settings.database) as store:
        acts = Withholding(store, "mme clerk")
        acts.redact(minutes, BOTH[0])
        if way:
            acts.withhold(minutes, way)
        acts.show(minutes)
        acts.release_due(dt.datetime.max.replace(tzinfo=dt.UTC))
        assert store.document(minutes).status is Status.WITHDRAWN
        redacting.catch_up(settings, store)
        assert store.document(minutes).status is not Status.WITHDRAWN
        assert SECRET not in " ".join(one.text for one in store.passages(minutes, page=1))


def test_what_is_removed_while_a_paper_is_read_is_removed_too(
    settings: Settings, minutes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, rounds = redacting._read_anew, []

    def meanwhile(settings: Settings, store: Store, doc: Document) -> None:
        read(settings, store, doc)
        if not rounds:
            Withholding(store, "mme clerk").redact(minutes, BOTH[1])
        rounds.append(doc.id)

    monkeypatch.setattr(redacting, "_read_anew", meanwhile)
    redact(settings, minutes, BOTH[0])
    with Store.open(settings.database) as store:
        assert len(rounds) == 2 and SECRET not in everywhere(store, minutes)
        assert store.access(minutes).way is Way.OPEN


def texts_in(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_public_s_pdf_holds_pictures_and_the_words_that_are_left(
    settings: Settings, minutes: str
) -> None:
    redact(settings, minutes, *BOTH)
    with Store.open(settings.database) as store:
        doc = store.document(minutes)
        file = given.given(settings, store, doc)
        assert file.is_redacted and sha256_of(file.path) == file.sha256 != doc.sha256
        # The original stays as it was received.
        assert sha256_of(Originals(settings.originals).path(doc.sha256)) == doc.sha256
    text = texts_in(file.path)
    assert SECRET not in text and "déneigement" in text and "réparer le pont" in text
    raw = file.path.read_bytes()
    streams = [
        zlib.decompress(found[1])
        for found in re.finditer(rb"FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL)
    ]
    for held in (raw, *streams):
        for form in (SECRET.encode(), SECRET.encode("utf-16-be"), SECRET.encode().hex().encode()):
            assert form.lower() not in held.lower()
    for name in (b"/EmbeddedFile", b"/Metadata", b"/AcroForm", b"/Annots", b"/StructTreeRoot",
                 b"/Outlines", b"/Thumb", b"/Title", b"/Author"):  # fmt: skip
        assert name not in raw, name


@pytest.mark.parametrize("width", [240, 1200])
def test_a_picture_is_burnt_at_every_size(settings: Settings, minutes: str, width: int) -> None:
    box = line_box(3)
    with Store.open(settings.database) as store:
        doc = store.document(minutes)
    whole = Image.open(page_image(settings, doc, 1, width)).convert("L")
    leaf = Leaf(1, 595.28, 841.89, (box,), ())
    burnt = Image.open(page_image(settings, doc, 1, width, burnt=leaf)).convert("L")
    scale = width / 595.28
    inside = tuple(round(edge * scale) for edge in (box.x0, box.top, box.x1, box.bottom))
    assert burnt.crop(inside).getextrema() == (0, 0)
    assert whole.crop(inside).getextrema()[1] > 200
    above = (0, 0, width, inside[1] - 3)
    assert burnt.crop(above).tobytes() == whole.crop(above).tobytes()


def test_reading_again_brings_nothing_back(settings: Settings, minutes: str) -> None:
    redact(settings, minutes, *BOTH)
    with Store.open(settings.database) as store:
        doc = store.document(minutes)
        redacting._read_anew(settings, store, doc)
        Indexing(settings, store).rebuild()
        assert SECRET not in everywhere(store, minutes)
    assert not found(settings, SECRET)


def test_what_is_lifted_is_read_and_given_out_again(settings: Settings, minutes: str) -> None:
    with Store.open(settings.database) as store:
        before = [one.text for one in store.passages(minutes)]
    redact(settings, minutes, BOTH[0])
    with Store.open(settings.database) as store:
        (one,) = store.redactions(minutes)
        assert Withholding(store, "mme clerk").lift(minutes, one.id, reason="erreur")
        redacting.catch_up(settings, store)
        doc = store.document(minutes)
        assert [one.text for one in store.passages(minutes)] == before
        assert given.given(settings, store, doc).sha256 == doc.sha256
        acts = [entry.act for entry in store.audit_of(minutes)]
        assert acts == ["redaction-lifted", "redacted"]
        assert SECRET not in repr(store.audit_of(minutes))
    assert not list(settings.redacted.glob("*"))


def test_a_citation_of_removed_words_says_that_they_were_removed(
    settings: Settings, minutes: str
) -> None:
    with Store.open(settings.database) as store:
        old = cited.find(store, f"{minutes}-p2-1").address.rpartition("/")[2]
    redact(settings, minutes, BOTH[1])
    with Store.open(settings.database) as store:
        found = cited.find(store, old)
        assert found.removed and found.before is None
        assert SECRET not in repr(found)
        assert not cited.find(store, f"{minutes}-p1-1").removed


def test_a_page_of_which_everything_was_removed_is_still_cited(
    settings: Settings, minutes: str
) -> None:
    redact(settings, minutes, Redaction("tout", page=2, box=Box(0, 0, 596, 842)))
    with Store.open(settings.database) as store:
        found = cited.find(store, f"{minutes}-p2-1")
        assert found.removed and found.passage.text == REMOVED


def test_words_are_removed_from_a_paper_without_pages(settings: Settings, tmp_path: Path) -> None:
    paper = tmp_path / "Avis du 3 mars 2026.txt"
    paper.write_text(f"Avis public.\n\nMarc\n{SECRET} habite ici.\n\nLe pont ferme.", "utf-8")
    (doc_id,) = filed(settings, paper)
    redact(settings, doc_id, Redaction("vie privée", words=f"marc {SECRET}"))
    with Store.open(settings.database) as store:
        assert SECRET not in everywhere(store, doc_id)
        file = given.given(settings, store, store.document(doc_id))
    text = file.path.read_text("utf-8")
    assert SECRET not in text and f"{REMOVED} habite ici." in text
    assert file.filename == "Avis du 3 mars 2026.txt"


VTT = f"""WEBVTT

00:00.500 --> 00:02.000
<v Mairesse>La séance est ouverte.

00:02.500 --> 00:04.500
<v Marc {SECRET}>Je demeure au 12.

00:05.000 --> 00:07.000
<v Mairesse>Merci. Le pont couvert.
"""


@pytest.fixture
def sitting(settings: Settings, tmp_path: Path) -> tuple[str, str]:
    """A recording with a picture, and its captions."""
    film = record(tmp_path / "Séance du 12 mai 2026.mp4", 8.0, picture=True)
    lines = tmp_path / "Séance du 12 mai 2026.vtt"
    lines.write_text(VTT, encoding="utf-8")
    recording, captions = filed(settings, film, lines)
    return recording, captions


def test_a_span_is_silent_without_picture_and_without_words(
    settings: Settings, sitting: tuple[str, str]
) -> None:
    recording, captions = sitting
    redact(settings, recording, Redaction("vie privée", start_s=3.0, end_s=4.0))
    with Store.open(settings.database) as store:
        assert SECRET not in everywhere(store, recording)
        assert [one.text for one in store.cues(captions)] == [
            "La séance est ouverte.", REMOVED, "Merci. Le pont couvert.",
        ]  # fmt: skip
        film = given.given(settings, store, store.document(recording))
        lines = given.given(settings, store, store.document(captions))
    assert SECRET not in lines.path.read_text("utf-8")
    sound = np.concatenate([piece.samples for piece in decode(film.path)])
    assert np.abs(sound[int(3.0 * RATE) : int(4.0 * RATE)]).max() < 0.01
    assert np.abs(sound[int(1.0 * RATE) : int(2.5 * RATE)]).max() > 0.3
    assert abs(len(sound) / RATE - 8.0) < 0.1
    with av.open(str(film.path)) as container:
        shown = [float(frame.pts * frame.time_base) for frame in container.decode(video=0)]
    assert shown and not [at for at in shown if 3.0 <= at < 4.0] and max(shown) > 7.0


def test_words_that_come_later_lose_the_span_too(settings: Settings, tmp_path: Path) -> None:
    film = record(tmp_path / "Séance du 12 mai 2026.mp4", 8.0, picture=True)
    (recording,) = filed(settings, film)
    redact(settings, recording, Redaction("vie privée", start_s=3.0, end_s=4.0))
    lines = tmp_path / "Séance du 12 mai 2026.vtt"
    lines.write_text(VTT, encoding="utf-8")
    (captions,) = filed(settings, lines)
    with Store.open(settings.database) as store:
        assert store.document(captions).transcript_of == recording
        assert SECRET not in everywhere(store, captions)
        assert not redacting.waiting(settings, store)


def test_lifting_a_span_gives_every_word_back(settings: Settings, sitting: tuple[str, str]) -> None:
    recording, captions = sitting
    with Store.open(settings.database) as store:
        before = (store.cues(captions), store.passages(captions))
    redact(settings, recording, Redaction("vie privée", start_s=3.0, end_s=4.0))
    with Store.open(settings.database) as store:
        moment = cited.find(store, f"{recording}-t3000")
        assert moment.removed and moment.passage.text == REMOVED
        Withholding(store).lift(recording, store.redactions(recording)[0].id, reason="erreur")
        redacting.catch_up(settings, store)
        assert (store.cues(captions), store.passages(captions)) == before
        doc = store.document(recording)
        assert given.given(settings, store, doc).sha256 == doc.sha256


def test_no_version_of_the_lines_brings_back_what_is_removed(
    settings: Settings, sitting: tuple[str, str]
) -> None:
    """Whoever may see it whole corrects the lines whole; the public gets them without it."""
    recording, captions = sitting
    redact(settings, recording, Redaction("vie privée", start_s=3.0, end_s=4.0))
    with Store.open(settings.database) as store:
        lines = revisions.lines(store, captions)
        assert lines[1].speaker == f"Marc {SECRET}"
        mended = [*lines[:2], replace(lines[2], text="Merci. Le viaduc.")]
        n = revising.put(store, captions, mended, who="mme clerk", base=0)
        assert [one.text for one in store.cues(captions)][1:] == [REMOVED, "Merci. Le viaduc."]
        assert SECRET not in everywhere(store, captions)
        revising.restore(store, captions, 0, who="mme clerk", base=n)
        assert [one.text for one in store.cues(captions)][1] == REMOVED
        assert SECRET not in everywhere(store, captions)
        Withholding(store).lift(recording, store.redactions(recording)[0].id, reason="erreur")
        assert store.cues(captions)[1].speaker == f"Marc {SECRET}"


def test_what_a_clerk_wrote_of_a_decision_does_not_tell_what_is_removed(
    settings: Settings, minutes: str
) -> None:
    with Store.open(settings.database) as store:
        told = store.structure(minutes)
        assert told
        value = as_value(told.decisions[0]) | {"mover": f"Marc {SECRET}"}
        key = told.decisions[0].key
        assert mending.amend(store, minutes, Part.DECISION, key, value, who="mme clerk")
        assert SECRET in repr(store.structure(minutes))
    redact(settings, minutes, *BOTH)
    with Store.open(settings.database) as store:
        assert SECRET not in everywhere(store, minutes)


def test_an_id_stays_what_it_was(settings: Settings, minutes: str) -> None:
    redact(settings, minutes, BOTH[0])
    with Store.open(settings.database) as store:
        ids = [one.id for one in store.passages(minutes)]
    assert ids and all(links.document_of(one) == minutes for one in ids)


def test_verify_knows_the_file_that_is_given_and_a_lost_one_is_made_again(
    settings: Settings, minutes: str
) -> None:
    redact(settings, minutes, *BOTH)
    with Store.open(settings.database) as store:
        assert list(fixity.check(settings, store)) == []
        file = given.given(settings, store, store.document(minutes))
        whole = file.path.read_bytes()
        file.path.chmod(0o644)
        file.path.write_bytes(whole[:-1])
        (settings.redacted / "stray.pdf").write_bytes(b"")
        codes = {one.code for one in fixity.check(settings, store)}
        assert codes == {"redacted-changed", "redacted-unknown"}
        file.path.unlink()
        assert "redacted-missing" in {one.code for one in fixity.check(settings, store)}
        assert redacting.catch_up(settings, store) == 1
        assert SECRET not in texts_in(given.given(settings, store, store.document(minutes)).path)
        assert not redacting.waiting(settings, store)


def test_a_backup_holds_the_original_the_file_that_is_given_and_what_is_removed(
    settings: Settings, minutes: str, tmp_path: Path
) -> None:
    redact(settings, minutes, *BOTH)
    back_up(settings, tmp_path / "backup")
    home = tmp_path / "again"
    restore(tmp_path / "backup", home)
    again = replace(settings, home=home)
    with Store.open(again.database) as store:
        assert len(store.redactions(minutes)) == 2
        assert not redacting.waiting(again, store)
        file = given.given(again, store, store.document(minutes))
        assert sha256_of(file.path) == file.sha256


def test_words_that_are_looked_for_are_found_where_they_stand(
    settings: Settings, minutes: str
) -> None:
    with Store.open(settings.database) as store:
        doc = store.document(minutes)
        found = places_of(settings, store, doc, "marc ZIBELINE", pages=[1, 2])
        assert [page for page, _box in found] == [1, 2]
        assert all(not box.x1 - box.x0 > 120 for _page, box in found)
        assert not places_of(settings, store, doc, "n'est nulle part", pages=[1, 2])
    redact(settings, minutes, *(Redaction("x", page=page, box=box) for page, box in found))
    with Store.open(settings.database) as store:
        text = " ".join(one.text for one in store.passages(minutes))
    assert SECRET not in text and "Odile Roy" in text and "12, rue des Érables" in text


@pytest.mark.parametrize(
    ("words", "phrase", "runs"),
    [
        (["M.", "Élie", "Roy,", "maire"], "elie roy", [[1, 2]]),
        (["d'Élie", "Roy"], "Élie Roy", [[0, 1]]),
        (["Roy-Dion"], "roy dion", [[0]]),
        (["Roy", "Roy"], "roy", [[0], [1]]),
        (["Royer"], "roy", []),
        (["a"], "—", []),
    ],
)
def test_a_phrase_is_found_whatever_its_capitals_and_accents(
    words: list[str], phrase: str, runs: list[list[int]]
) -> None:
    assert (runs_of(words, phrase) if phrase != "—" else []) == runs


def test_a_region_takes_the_words_that_it_meets_and_spares_the_lines_beside_it() -> None:
    words = [Word("un", 0, 0, 10, 10, 10), Word("deux", 12, 0, 30, 10, 10),
             Word("dessous", 0, 11, 30, 21, 10)]  # fmt: skip
    sheet = Sheet(100, 100, tuple(words))
    assert [one.text for one in without(sheet, [Box(11, 0, 13, 12)]).words] == ["un", "dessous"]
    turned = replace(sheet, turned=1)
    assert without(turned, [Box(0, 88, 12, 100)]).words != turned.words
    assert without(sheet, ()) is sheet
