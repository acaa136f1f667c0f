"""What comes with a file or in it: sidecars, ZIPs, and the files that a PDF carries."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.filenames import WORD
from archive.model import Kind
from archive.settings import Settings
from archive.store import Store
from ingest import errors
from ingest.bundles.errors import MembersRefused
from ingest.inbox import given, waiting
from ingest.pipeline import STAGES
from ingest.rejecting import waiting_again
from tests.drop import MINUTES, write_pdf
from tests.ingest.bundles.test_attachments import portfolio
from tests.ingest.test_pipeline import KILLED, bring_in, picture
from tests.ingest.test_pipeline_faults import FULL
from tests.word_files import p, r, write_word

MakePdf = Callable[..., Path]
YAML = "instance: Comité d’urbanisme\ndate: 2019-03-05\ntype: procès-verbal\ntitre: Zonage\n"


def test_a_sidecar_wins_and_leaves_with_its_file(settings: Settings, make_pdf: MakePdf) -> None:
    make_pdf(settings.inbox / "Minutes May 12 2026.pdf", MINUTES)
    (settings.inbox / "Minutes May 12 2026.pdf.yaml").write_text(YAML, encoding="utf-8")
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert outcome.meeting and outcome.meeting.id == "comite-d-urbanisme/2019-03-05"
    assert outcome.document and outcome.document.kind is Kind.MINUTES
    assert outcome.document.title == "Zonage"
    assert list(settings.inbox.iterdir()) == []
    with Store.open(settings.database) as store:
        found = {one.field: one for one in store.evidence(outcome.document.id) if one.chosen}
    assert found["date"].source == "sidecar"
    assert found["sidecar"].quote == YAML  # all that it said is kept


def test_a_sidecar_on_the_command_line_is_no_file_of_its_own(
    settings: Settings, make_pdf: MakePdf, tmp_path: Path
) -> None:
    pdf = make_pdf(tmp_path / "a.pdf", MINUTES)
    beside = tmp_path / "a.pdf.yaml"
    beside.write_text(YAML, encoding="utf-8")
    (outcome,) = bring_in(settings, list(given([pdf, beside]))).values()
    assert outcome.document and outcome.document.title == "Zonage"
    assert beside.exists() and pdf.exists()


def test_a_transcript_named_as_a_sidecar_is_a_record(settings: Settings, tmp_path: Path) -> None:
    (settings.inbox / "a.mp4").write_bytes(b"x")
    said = '{"segments": [{"start": 0.0, "end": 2.0, "text": "La séance est ouverte."},'
    said += ' {"start": 2.0, "end": 4.0, "text": "Bonsoir à toutes et à tous."}]}'
    (settings.inbox / "a.mp4.json").write_text(said, encoding="utf-8")
    assert [one.sidecar for one in waiting(settings.inbox)] == [None, None]


def test_a_wrong_sidecar_is_rejected_with_its_file(settings: Settings, make_pdf: MakePdf) -> None:
    make_pdf(settings.inbox / "a.pdf", MINUTES)
    (settings.inbox / "a.pdf.yaml").write_text("date: demain\n", encoding="utf-8")
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert isinstance(outcome.error, errors.SidecarWrong)
    (place,) = settings.rejected.iterdir()
    assert sorted(one.name for one in place.iterdir()) == ["a.pdf", "a.pdf.yaml", "reason.txt"]
    assert list(settings.inbox.iterdir()) == []
    assert picture(settings)["findings"] == []


def test_a_known_file_with_a_new_sidecar_is_filed_anew(
    settings: Settings, make_pdf: MakePdf
) -> None:
    pdf = make_pdf(settings.inbox / "Minutes May 12 2026.pdf", MINUTES)
    whole = pdf.read_bytes()
    (first,) = bring_in(settings, list(waiting(settings.inbox))).values()
    pdf.write_bytes(whole)
    pdf.with_name(f"{pdf.name}.yaml").write_text(YAML, encoding="utf-8")
    (again,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert again.outcome == "replaced"
    assert first.document and again.document and first.document.id == again.document.id
    assert again.meeting and again.meeting.id == "comite-d-urbanisme/2019-03-05"
    with Store.open(settings.database) as store:
        assert store.counts()["meetings"] == 1  # none is left empty
    pdf.write_bytes(whole)
    pdf.with_name(f"{pdf.name}.yaml").write_text(YAML, encoding="utf-8")
    (third,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert third.outcome == "duplicate"
    assert picture(settings)["findings"] == []


def test_a_sidecar_that_comes_after_its_file_is_applied_to_it(
    settings: Settings, make_pdf: MakePdf
) -> None:
    """Two files copied to a share by hand: the first has settled before the second comes."""
    make_pdf(settings.inbox / "2019" / "a.pdf", MINUTES)
    (first,) = bring_in(settings, list(waiting(settings.inbox))).values()
    late = settings.inbox / "2019" / "a.pdf.yaml"
    late.write_text(YAML, encoding="utf-8")
    (again,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert again.outcome == "replaced" and again.path == late
    assert first.document and again.document and again.document.id == first.document.id
    assert not late.exists()
    assert picture(settings)["findings"] == []


def test_a_record_that_moves_to_another_meeting_lets_go_of_its_draft(
    settings: Settings, drop: Path
) -> None:
    council = drop / "Conseil municipal"
    found = bring_in(settings, list(given([council])))
    draft = found["PV_2026-04-14_projet.pdf"].document
    assert draft is not None
    adopted = council / "PV_2026-04-14_adopté.pdf"
    with Store.open(settings.database) as store:
        assert store.document(draft.id).superseded_by
    (council / f"{adopted.name}.yaml").write_text("date: 2026-05-12", encoding="utf-8")
    bring_in(settings, list(given([adopted])))
    with Store.open(settings.database) as store:
        assert store.document(draft.id).superseded_by is None
    (council / f"{adopted.name}.yaml").write_text("date: 2026-04-14", encoding="utf-8")
    bring_in(settings, list(given([adopted])))
    with Store.open(settings.database) as store:
        assert store.document(draft.id).superseded_by
    assert picture(settings)["findings"] == []


def test_a_sidecar_without_its_file_waits_then_is_rejected(settings: Settings) -> None:
    (settings.inbox / "a.pdf.yaml").write_text(YAML, encoding="utf-8")
    assert bring_in(settings, list(waiting(settings.inbox))) == {}
    impatient = replace(settings, incomplete_s=0.0)
    (outcome,) = bring_in(impatient, list(waiting(settings.inbox))).values()
    assert isinstance(outcome.error, errors.SidecarAlone)


def test_a_word_document_named_pdf_is_read_and_said(settings: Settings, tmp_path: Path) -> None:
    body = p(r("Minutes of the Municipal Council, May 12, 2026."))
    write_word(tmp_path / "a.docx", body).rename(settings.inbox / "minutes_2024_02_29.pdf")
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert outcome.outcome == "added" and outcome.document is not None
    assert outcome.document.media_type == WORD
    assert "name-misleads" in outcome.document.doubts


@pytest.fixture
def lot(tmp_path: Path) -> Path:
    """A ZIP of two papers, one of them with a sidecar, a broken one, and a ZIP within it."""
    folder = tmp_path / "lot"
    write_pdf(folder / "Minutes May 12 2026.pdf", MINUTES + "The motion passed.")
    write_pdf(folder / "CCU" / "a.pdf", "Le zonage.")
    (folder / "CCU" / "a.pdf.yaml").write_text(YAML, encoding="utf-8")
    (folder / "vide.pdf").write_bytes(b"")
    path = tmp_path / "lot.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                packed.write(one, one.relative_to(folder))
    return path


def locked(lot: Path) -> Path:
    """The same, where one entry is marked as encrypted."""
    whole = bytearray(lot.read_bytes())
    at = whole.rfind(b"PK\x01\x02", 0, whole.rfind(b"Minutes May"))
    whole[at + 8] |= 1
    lot.write_bytes(whole)
    return lot


def test_the_files_of_a_zip_are_brought_in_as_those_of_a_folder(
    settings: Settings, lot: Path
) -> None:
    lot.rename(settings.inbox / "lot.zip")
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert (outcome.outcome, outcome.document, outcome.error) == ("added", None, None)
    found = {one.path.relative_to(settings.inbox).as_posix(): one for one in outcome.members}
    assert {name: one.outcome for name, one in found.items()} == {
        "lot.zip/CCU/a.pdf": "added",
        "lot.zip/Minutes May 12 2026.pdf": "added",
        "lot.zip/vide.pdf": "rejected",
    }
    described = found["lot.zip/CCU/a.pdf"].document
    assert described and (described.title, described.folder) == ("Zonage", "lot/CCU")
    assert list(settings.inbox.iterdir()) == []
    assert [one.name[11:] for one in settings.rejected.iterdir()] == ["vide.pdf"]
    assert not settings.unpacking.exists()
    assert picture(settings)["findings"] == []


def test_a_zip_with_a_file_that_can_not_be_unpacked_is_kept(settings: Settings, lot: Path) -> None:
    locked(lot).rename(settings.inbox / "lot.zip")
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert outcome.outcome == "added" and isinstance(outcome.error, MembersRefused)
    place = next(one for one in settings.rejected.iterdir() if one.name.endswith("lot.zip"))
    assert (place / "lot.zip").exists()
    assert "Minutes May 12 2026.pdf est protégé" in (place / "reason.txt").read_text("utf-8")
    with Store.open(settings.database) as store:
        codes = {one.filename: one.code for one in store.rejections()}
    assert codes["lot.zip/Minutes May 12 2026.pdf"] == "member-locked"
    assert list(settings.inbox.iterdir()) == []
    assert picture(settings)["findings"] == []


def test_a_zip_that_is_given_stays_where_it_is(settings: Settings, lot: Path) -> None:
    for expected in ("added", "duplicate"):
        (outcome,) = bring_in(settings, list(given([lot]))).values()
        assert outcome.outcome == expected and lot.exists()
    assert picture(settings)["findings"] == []


def test_the_files_that_a_pdf_carries_are_filed_beside_it(
    settings: Settings, tmp_path: Path
) -> None:
    inner = write_pdf(tmp_path / "annexe.pdf", MINUTES).read_bytes()
    portfolio(settings.inbox / "dossier.pdf", {"Annexe A.pdf": inner, "notes.xyz": b"\0\1"})
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert outcome.outcome == "added" and outcome.document is not None
    assert [one.outcome for one in outcome.members] == ["added", "rejected"]
    annexe = outcome.members[0].document
    assert annexe and annexe.folder == "dossier"
    with Store.open(settings.database) as store:
        (tie,) = [one for one in store.evidence(annexe.id) if one.field == "carrier"]
    assert (tie.value, tie.quote) == (outcome.document.id, "dossier.pdf")
    assert picture(settings)["findings"] == []


@pytest.mark.parametrize("stage", [one for one in STAGES if one != "indexed"])
@pytest.mark.parametrize("times", [1, 3])
def test_killed_while_a_bundle_is_brought_in_nothing_is_lost_or_doubled(
    settings: Settings, lot: Path, tmp_path: Path, stage: str, times: int
) -> None:
    inner = write_pdf(tmp_path / "annexe.pdf", MINUTES).read_bytes()
    dossier = portfolio(tmp_path / "dossier.pdf", {"Annexe A.pdf": inner, "b.xyz": b"\0\1"})
    whole = {"lot.zip": locked(lot).read_bytes(), "dossier.pdf": dossier.read_bytes()}
    undisturbed = Settings(home=tmp_path / "undisturbed", still_s=0.0, ocr=False)
    for home in (undisturbed, settings):
        home.make_home()
        for name, content in whole.items():
            (home.inbox / name).write_bytes(content)
    bring_in(undisturbed, list(waiting(undisturbed.inbox)))
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    command = [sys.executable, str(script), str(settings.home), stage, str(times)]
    assert subprocess.run(command, check=False).returncode == -9
    bring_in(settings, list(waiting(settings.inbox)))
    assert picture(settings) == picture(undisturbed)


RETRIED = KILLED.replace(
    "list(waiting(settings.inbox))",
    "[one for _, one in waiting_again(store, settings.rejected)]",
).replace("from ingest.inbox import waiting", "from ingest.rejecting import waiting_again")


@pytest.mark.parametrize("stage", ["kept", "read", "filed", "released"])
def test_killed_while_a_rejected_file_is_tried_again_nothing_is_lost(
    settings: Settings, make_pdf: MakePdf, tmp_path: Path, stage: str
) -> None:
    make_pdf(settings.inbox / "2019" / "a.pdf", MINUTES)
    (settings.inbox / "2019" / "a.pdf.yaml").write_text("date: demain", encoding="utf-8")
    bring_in(settings, list(waiting(settings.inbox)))
    (place,) = settings.rejected.iterdir()
    (place / "a.pdf.yaml").write_text(YAML, encoding="utf-8")
    script = tmp_path / "killed.py"
    script.write_text(RETRIED)
    command = [sys.executable, str(script), str(settings.home), stage, "1"]
    assert subprocess.run(command, check=False).returncode == -9
    with Store.open(settings.database) as store:
        again = [one for _, one in waiting_again(store, settings.rejected)]
    bring_in(settings, again)
    with Store.open(settings.database) as store:
        (doc,) = store.all_documents()
        assert (doc.title, doc.folder, store.rejections()) == ("Zonage", "2019", [])
    assert list(settings.rejected.iterdir()) == []
    assert picture(settings)["findings"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_where_there_is_no_room_to_unpack_a_zip_waits(settings: Settings, tmp_path: Path) -> None:
    with zipfile.ZipFile(settings.inbox / "lot.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("film.xyz", b"\1" * 6_000_000)
    script = tmp_path / "full.py"
    script.write_text(FULL)
    command = [sys.executable, str(script), str(settings.home), "3000000"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "")
    assert "no room left" in done.stdout
    assert (settings.inbox / "lot.zip").exists() and not list(settings.rejected.iterdir())
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert [one.path.name for one in outcome.members] == ["film.xyz"]
