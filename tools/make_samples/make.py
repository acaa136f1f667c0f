"""Make the demonstration's records: python tools/make_samples/make.py [--papers] [FOLDER].

Needs reportlab, Pillow, NumPy, the Liberation fonts and, for the recordings, espeak-ng and
ffmpeg. Everything in the records is invented. FOLDER is webapp/samples unless given.
"""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path

import april_en
import april_fr
import ccu_fr
import fonts
import may_en
import may_fr
import rules_fr
import scan
import sitting
import speech
from agenda_page import print_agenda
from looks import CLASSIC, COMMITTEE, DRAFT, MODERN
from plain import print_record
from register import print_register

SAMPLES = Path(__file__).resolve().parents[2] / "webapp" / "samples"
APRIL = "Conseil municipal/2026-04-14"
MAY = "Conseil municipal/2026-05-12"
RECREATION = "Comité des loisirs"
MP3 = ("-c:a", "libmp3lame", "-b:a", "40k")
M4A = ("-c:a", "aac", "-b:a", "40k", "-movflags", "+faststart")
PLANNING = "Comité consultatif d'urbanisme"


def at(folder: Path, name: str) -> Path:
    """The file's path, its folder made, its accents composed (NFC) on every system."""
    path = folder / unicodedata.normalize("NFC", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def make_papers(folder: Path) -> None:
    """Every PDF."""
    print_agenda(at(folder, f"{APRIL}/ODJ_2026-04-14.pdf"), april_fr.AGENDA, CLASSIC)
    print_agenda(at(folder, f"{APRIL}/Agenda April 14 2026.pdf"), april_en.AGENDA, CLASSIC)
    print_record(
        at(folder, f"{APRIL}/PV_2026-04-14_projet.pdf"), april_fr.DRAFT, DRAFT, stamp="PROJET"
    )
    print_register(at(folder, f"{APRIL}/PV_2026-04-14_adopté.pdf"), april_fr.APPROVED)
    print_register(at(folder, f"{APRIL}/Minutes April 14 2026 APPROVED.pdf"), april_en.APPROVED)
    print_agenda(
        at(folder, f"{MAY}/Ordre du jour - séance du 12 mai 2026.pdf"), may_fr.AGENDA, MODERN
    )
    print_record(at(folder, f"{MAY}/PV_2026-05-12.pdf"), may_fr.MINUTES, MODERN)
    print_record(at(folder, f"{MAY}/Minutes May 12 2026.pdf"), may_en.MINUTES, MODERN)
    print_record(at(folder, f"{MAY}/PV_2026-05-12_modifié.pdf"), may_fr.AMENDED, MODERN)
    print_record(at(folder, f"{MAY}/Minutes May 12 2026 AMENDED.pdf"), may_en.AMENDED, MODERN)
    print_agenda(
        at(folder, f"{PLANNING}/CCU 28 avril 2026 - ordre du jour.pdf"), ccu_fr.AGENDA, COMMITTEE
    )
    print_record(at(folder, f"{PLANNING}/CCU_PV_2026-04-28.pdf"), ccu_fr.MINUTES, COMMITTEE)
    print_record(at(folder, "Reglement interieur.pdf"), rules_fr.RULES, CLASSIC)
    scan.print_scan(at(folder, "PV 3 juin 1974.pdf"))


def make_recordings(folder: Path) -> None:
    """A recording with captions, and one that waits to be transcribed."""
    speech.record(
        at(folder, f"{MAY}/Séance du 12 mai 2026.mp3"), sitting.COUNCIL, codec=MP3, captioned=True
    )
    speech.record(
        at(folder, f"{RECREATION}/2026-03-18 Comité des loisirs.m4a"),
        sitting.RECREATION,
        codec=M4A,
        captioned=False,
    )


def main() -> None:
    """Make them all."""
    parser = argparse.ArgumentParser(description="Make the sample records.")
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--papers", action="store_true", help="leave the recordings out")
    wanted = parser.parse_args()
    fonts.register()
    make_papers(wanted.folder)
    if not wanted.papers:
        make_recordings(wanted.folder)


if __name__ == "__main__":
    main()
