"""The list that a clerk reads beside the inbox: a line a file, nothing that is dealt with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from archive.model import Filing, Page
from archive.settings import Settings
from archive.store import Store
from ingest import checklist, watching
from ingest.inbox import given, waiting

HOSTILE = "PV\nREFUSÉS : rien du tout \u202efdp.exe"


def listed(settings: Settings) -> list[str]:
    file = settings.home / checklist.NAME[settings.lang]
    return file.read_text(encoding="utf-8").splitlines()


def test_each_part_has_its_heading_and_each_file_a_line(settings: Settings, drop: Path) -> None:
    list(watching.bring_in(settings, given([drop])))
    lines = listed(settings)
    headings = [line.split(" ")[0] for line in lines if line and not line.startswith("-")]
    assert headings == ["À", "REFUSÉS"]
    assert "- Règlement.pdf (sans date) : la date de la séance" in "\n".join(lines)
    assert sum("est vide (0 octet)" in line for line in lines) == 2


def test_when_there_is_nothing_to_check_it_says_so(settings: Settings) -> None:
    list(watching.bring_in(settings, []))
    assert listed(settings) == ["Rien à vérifier."]


def test_no_name_breaks_the_list(settings: Settings, tmp_path: Path) -> None:
    (settings.inbox / f"{HOSTILE}.xyz").write_bytes(b"?")
    folder = settings.inbox / HOSTILE
    folder.mkdir()
    (folder / "lien.pdf").symlink_to(tmp_path)
    list(watching.bring_in(settings, waiting(settings.inbox)))
    lines = listed(settings)
    assert [line for line in lines if line.startswith("REFUSÉS")] == [
        checklist.HEADINGS["fr"]["rejected"]
    ]
    assert all(line.isprintable() for line in lines)


def test_what_the_clerk_threw_away_is_no_longer_listed(settings: Settings, drop: Path) -> None:
    list(watching.bring_in(settings, given([drop])))
    for place in settings.rejected.iterdir():
        shutil.rmtree(place)
    list(watching.bring_in(settings, []))
    assert not any(line.startswith("REFUSÉS") for line in listed(settings))


def test_a_shortcut_in_the_inbox_is_named(settings: Settings, drop: Path) -> None:
    (settings.inbox / "2026").mkdir()
    (settings.inbox / "2026" / "PV.pdf").symlink_to(drop / "Règlement.pdf")
    list(watching.bring_in(settings, waiting(settings.inbox)))
    assert "- 2026/PV.pdf : c'est un raccourci : déposez le fichier lui-même" in listed(settings)


def test_the_list_is_in_the_town_s_language(settings: Settings, store: Store) -> None:
    assert checklist.text(settings, store) == "Rien à vérifier.\n"


def test_pages_that_were_read_badly_are_named(
    settings: Settings, store: Store, filing: Callable[..., Filing]
) -> None:
    made = filing("registre 1962.pdf", "un", "deux", "trois")
    doc = replace(made.document, doubts=("ocr-doubtful",))
    sure = {1: 0.93, 2: 0.41, 3: 0.74}
    pages = tuple(Page(n, 612, 792, "ocr", value) for n, value in sure.items())
    store.file(replace(made, document=doc, pages=pages))
    assert "p. 2, 3" in checklist.text(settings, store)


def test_half_a_copy_that_is_waited_for_is_named(settings: Settings, store: Store) -> None:
    (settings.inbox / "PV.pdf").write_bytes(b"%PDF-1.4 half of it")
    assert "PV.pdf : il en manque une partie" in checklist.text(settings, store)
