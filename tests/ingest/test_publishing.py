"""From when a file is public: what its sidecar says, where it lies, and the clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from archive.access import Way
from archive.errors import NotFound
from archive.model import Document, Status
from archive.settings import Settings
from archive.store import Catalogue, Store, Withholding, published
from ingest import publishing
from ingest.errors import SidecarWrong
from ingest.inbox import given, waiting
from ingest.releasing import release
from ingest.watching import bring_in
from tests.drop import write_pdf
from tests.withdrawing import withdraw

PV = "Ville de Val\nPROCÈS-VERBAL\nSéance ordinaire du conseil municipal du 14 avril 2026\n"


def dropped(settings: Settings, said: str = "", *, folder: str = "") -> Document:
    """A paper that came in with a sidecar."""
    place = settings.inbox / folder
    paper = write_pdf(place / "PV 2026-04-14.pdf", PV + f"{said} {folder}")
    if said:
        paper.with_name(f"{paper.name}.yaml").write_text(said, encoding="utf-8")
    (outcome,) = bring_in(settings, list(waiting(settings.inbox)))
    assert outcome.document, outcome
    return outcome.document


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("publier: 2199-12-01 09:00", Way.EMBARGOED), ("publish: not yet", Way.EMBARGOED),
        ("publier: pas encore", Way.EMBARGOED), ("publier: scellé", Way.SEALED),
        ("publish: sealed", Way.SEALED), ("publier: maintenant", Way.OPEN),
        ("publier: 2001-01-01", Way.OPEN), ("titre: Procès-verbal", Way.OPEN),
    ],
)  # fmt: skip
def test_a_sidecar_says_from_when_a_file_is_public(settings: Settings, said: str, way: Way) -> None:
    doc = dropped(settings, said)
    with Store.open(settings.database) as store:
        access = store.access(doc.id)
        assert access.way is way
        listed = [row["id"] for row in published.every(store, "documents")]
        assert (doc.id in listed) is (way is Way.OPEN)
        told = {one.document for one in published.stamps(store)}
        assert (doc.id in told) is (way is Way.OPEN)


@pytest.mark.parametrize("said", ["bientôt", "2026-13-01", "[1, 2]", "2026-12-01 25:00"])
def test_a_moment_that_is_none_is_refused_and_the_file_is_not_shown(
    settings: Settings, said: str
) -> None:
    paper = write_pdf(settings.inbox / "PV.pdf", PV)
    paper.with_name("PV.pdf.yaml").write_text(f"publier: {said}", encoding="utf-8")
    (outcome,) = bring_in(settings, list(waiting(settings.inbox)))
    assert isinstance(outcome.error, SidecarWrong)
    assert "publier" in outcome.error.sentence("fr")


def test_an_hour_without_an_offset_is_that_of_this_machine() -> None:
    moment = publishing.moment("2026-12-01 à 9 h 30")
    assert moment == dt.datetime(2026, 12, 1, 9, 30).astimezone()  # by this machine's clock
    east = publishing.moment("2026-12-01T09:30-05:00")
    assert east == dt.datetime(2026, 12, 1, 14, 30, tzinfo=dt.UTC)
    assert publishing.moment("2026-12-01") == publishing.moment("2026-12-01 00:00")


@pytest.mark.parametrize(
    ("folder", "way"),
    [
        ("Huis clos", Way.SEALED), ("huis clos/2026", Way.SEALED), ("Projets", Way.EMBARGOED),
        ("Projets de mai", Way.OPEN), ("", Way.OPEN),
    ],
)  # fmt: skip
def test_a_rule_holds_back_what_lies_in_a_folder(settings: Settings, folder: str, way: Way) -> None:
    settings = replace(settings, waits=("Projets",), sealed=("Huis clos",))
    doc = dropped(settings, folder=folder)
    with Store.open(settings.database) as store:
        assert store.access(doc.id).way is way


def test_what_a_sidecar_says_wins_over_the_folder(settings: Settings) -> None:
    settings = replace(settings, waits=("Projets",))
    doc = dropped(settings, "publier: maintenant", folder="Projets")
    with Store.open(settings.database) as store:
        assert store.access(doc.id).way is Way.OPEN


def test_what_waited_is_shown_by_whoever_opens_the_archive_after_its_time(
    settings: Settings,
) -> None:
    doc = dropped(settings, "publier: 2199-12-01 09:00\nstatut: projet")
    with Catalogue.open(settings.database) as catalogue:
        assert not release(settings, catalogue)
    with Store.open(settings.database) as store:
        store.connection.execute("UPDATE access SET until = '2020-01-01T00:00:00+00:00'")
    with Catalogue.open(settings.database) as catalogue:
        assert release(settings, catalogue)
        assert not release(settings, catalogue)
        assert catalogue.document(doc.id).status is Status.DRAFT
        assert doc.id in catalogue.unindexed()  # brought over at once by the site, or the watcher
        assert [entry.who for entry in catalogue.audit_of(doc.id)] == ["clock"]
        assert [one.did.value for one in catalogue.events(doc.id)][-1] == "published"


def test_what_was_decided_at_the_desk_holds_when_the_file_is_read_again(
    settings: Settings,
) -> None:
    doc = dropped(settings, "publier: pas encore")
    with Store.open(settings.database) as store:
        Withholding(store, "mme clerk").show(doc.id)
    original = next(settings.originals.rglob(f"{doc.id}*"))
    sidecar = settings.home / "PV 2026-04-14.pdf.yaml"
    sidecar.write_text("publier: pas encore\ntitre: Autre", encoding="utf-8")
    (arrival,) = given([original])
    again = replace(arrival, named=doc.filename, sidecar=sidecar, from_archive=True)
    list(bring_in(settings, [again]))
    with Store.open(settings.database) as store:
        assert store.document(doc.id).title == "Autre"
        assert store.access(doc.id).way is Way.OPEN


def test_reading_again_what_is_withheld_keeps_it_so_and_learns_its_status(
    settings: Settings,
) -> None:
    doc = dropped(settings, "publier: scellé")
    original = next(settings.originals.rglob(f"{doc.id}*"))
    sidecar = settings.home / "PV 2026-04-14.pdf.yaml"
    sidecar.write_text("publier: scellé\nstatut: adopté", encoding="utf-8")
    (arrival,) = given([original])
    again = replace(arrival, named=doc.filename, sidecar=sidecar, from_archive=True)
    list(bring_in(settings, [again]))
    with Store.open(settings.database) as store:
        assert store.access(doc.id).way is Way.SEALED
        Withholding(store).show(doc.id)
        assert store.document(doc.id).status is Status.APPROVED


def test_a_withdrawn_version_stays_out_of_sight_when_another_replaces_it(
    store: Store, filing: object
) -> None:
    old, new = filing("a.pdf", "Le pont."), filing("b.pdf", "Le pont neuf.")  # type: ignore[operator]  # a fixture that makes filings
    store.file(old)
    store.file(new)
    withdraw(store, old.document.id)
    store.tie([(old.document.id, new.document.id)])
    assert store.document(old.document.id).status is Status.WITHDRAWN


def test_nobody_withholds_what_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        Withholding(store).withhold("0" * 16, Way.SEALED)


def test_the_home_of_a_site_that_can_t_write_shows_nothing_early(
    settings: Settings, tmp_path: Path
) -> None:
    doc = dropped(settings, "publier: pas encore")
    with Store.open(settings.database) as store:
        assert Withholding(store).release_due(dt.datetime.max.replace(tzinfo=dt.UTC)) == []
        assert store.access(doc.id).way is Way.EMBARGOED
