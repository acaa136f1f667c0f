"""What a clerk set right stays right, however often the file is read again."""

from __future__ import annotations

from pathlib import Path

from archive.model import Kind
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Store
from ingest import mending, watching
from ingest.inbox import Arrival, given
from tests.drop import write_pdf

TEXT = "Conseil municipal\nProcès-verbal de la séance ordinaire du 24 avril 2014\nOuverture."


def filed(settings: Settings, tmp_path: Path) -> str:
    path = write_pdf(tmp_path / "pv 2014-04-24.pdf", TEXT)
    (outcome,) = watching.bring_in(settings, given([path]))
    assert outcome.document and outcome.document.kind is Kind.MINUTES
    return outcome.document.id


def read_again(settings: Settings, doc_id: str) -> None:
    with Store.open(settings.database) as store:
        doc = store.document(doc_id)
    original = Originals(settings.originals).path(doc.sha256)
    (outcome,) = watching.bring_in(
        settings, [Arrival(original, named=doc.filename, from_archive=True)]
    )
    assert outcome.outcome == "replaced"


def test_a_correction_outlives_a_new_reading(settings: Settings, tmp_path: Path) -> None:
    doc_id = filed(settings, tmp_path)
    with Store.open(settings.database) as store:
        values = {"date": "2014-05-08", "kind": "agenda", "lang": None}
        assert mending.mend(store, doc_id, values, who="mme roy")
        assert not mending.mend(store, doc_id, values, who="mme roy")  # twice is once
        before = store.standing(doc_id)
    read_again(settings, doc_id)
    with Store.open(settings.database) as store:
        assert store.standing(doc_id) == before
        assert store.document(doc_id).meeting_id == "conseil-municipal/2014-05-08"
        said = {one.field: one for one in store.evidence(doc_id) if one.chosen}
        assert said["date"].source == said["kind"].source == "clerk"
        read = {(one.field, one.value) for one in store.evidence(doc_id) if not one.chosen}
        assert ("date", "2014-04-24") in read  # what was read is kept beside it
        n = store.audit(limit=1)[0].n
        mending.undo(store, n, who="mme roy")
        doc = store.document(doc_id)
        assert (str(doc.date), doc.kind, doc.lang) == ("2014-04-24", Kind.MINUTES, "fr")
        said = {one.field: one for one in store.evidence(doc_id) if one.chosen}
        assert said["date"].value == "2014-04-24" and said["date"].source != "clerk"


def test_a_clerk_has_the_last_word_over_a_sidecar(settings: Settings, tmp_path: Path) -> None:
    doc_id = filed(settings, tmp_path)
    with Store.open(settings.database) as store:
        mending.mend(store, doc_id, {"title": "Le titre du greffe"}, who="mme roy")
    sidecar = tmp_path / "pv 2014-04-24.pdf.yaml"
    sidecar.write_text("titre: Un titre de plus tôt\ninstance: Comité\n", encoding="utf-8")
    list(watching.bring_in(settings, given([sidecar])))
    with Store.open(settings.database) as store:
        doc = store.document(doc_id)
        assert (doc.title, doc.body) == ("Le titre du greffe", "Comité")


def test_an_empty_meeting_goes_with_the_document_that_leaves_it(
    settings: Settings, tmp_path: Path
) -> None:
    doc_id = filed(settings, tmp_path)
    with Store.open(settings.database) as store:
        mending.mend(store, doc_id, {"date": "2014-05-08"}, who="mme roy")
        assert [str(one.date) for one in store.meetings()] == ["2014-05-08"]
        mending.mend(store, doc_id, {"date": None}, who="mme roy")
        assert store.document(doc_id).meeting_id is None and not store.meetings()
        assert not store.orphans()
