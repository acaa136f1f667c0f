"""Tables of presence: a row a person, a column each for present, absent and proxies."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.model import Attendance, Kind, Presence
from ingest import readers
from ingest.structure.understand import understand


def told(tmp_path: Path, text: str) -> dict[str, Attendance]:
    paper = tmp_path / "paper.txt"
    paper.write_text(text, encoding="utf-8")
    pages = readers.read_plain(paper, False, {}, on_page=lambda _done, _of: None).pages
    return {one.name: one for one in understand(pages, kind=Kind.MINUTES, lang=None).attendance}


MARKED = """
 NOM Prénom          Qualité        Présent   Absent   Excusé   Pouvoir à
 GODE Philippe       Maire             X
 OGER Anne           adjointe                             X     GODE Philippe
 PASQ Élodie         conseillère                          X
 CHIR Kévin          conseiller                  X
"""
OVER_MARKS = """
                                               Present     Absent
     Gaston Rive         chair                    X
     Diane Belle         citizen member                       X
     Norman Auge         councillor                           X
     Karl Ouell          citizen member           X
"""
LETTERS = """
P = présent    A = absent    E = excusé

COMMUNE          NOM - PRENOM       T/S   P/A/E   OBSERVATIONS
Ébreu            BRUN Thierry        T      P     Président
Chouv            AUBE Nicole         T      E     Pouvoir à BRUN Thierry
Chouv            DUMO Franck         T      A
"""
BARRED = """
Nom | Présent | Absent

Mme Lise Roux | X |

M. Guy Pomer |  | X
"""


@pytest.mark.parametrize(
    ("text", "presences"),
    [
        (MARKED, {"GODE Philippe": "present", "OGER Anne": "proxy", "PASQ Élodie": "absent",
                  "CHIR Kévin": "absent"}),
        (OVER_MARKS, {"Gaston Rive": "present", "Diane Belle": "absent", "Norman Auge": "absent",
                      "Karl Ouell": "present"}),
        (LETTERS, {"BRUN Thierry": "present", "AUBE Nicole": "proxy", "DUMO Franck": "absent"}),
        (BARRED, {"Lise Roux": "present", "Guy Pomer": "absent"}),
    ],
)  # fmt: skip
def test_a_mark_says_what_its_column_is_headed(
    text: str, presences: dict[str, str], tmp_path: Path
) -> None:
    found = told(tmp_path, text)
    assert {name: one.presence.value for name, one in found.items()} == presences


def test_whom_a_row_gives_a_proxy_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, MARKED)
    assert found["OGER Anne"].proxy_to == "GODE Philippe"
    assert found["GODE Philippe"].presence is Presence.PRESENT


def test_a_table_of_votes_lists_nobody(tmp_path: Path) -> None:
    assert not told(tmp_path, "Point          Pour    Contre    Absent\n"
                              "Budget 2024      7        2         1\n"
                              "Taxe locale      9        0         1\n")  # fmt: skip
