"""Who was there, in layouts of many papers: rows, groups side by side, names over a line's end."""

from __future__ import annotations

import pytest

from archive.model import Presence
from ingest.reading import WIDE
from tests.ingest.structure.saying import read

AWAY = (Presence.ABSENT, Presence.PROXY)


@pytest.mark.parametrize(
    ("text", "there", "away"),
    [
        ("MANAGERS PRESENT\nAnn Roe, Guy Poe.\n\nMANAGERS ABSENT\nSue Doe.\n",
         {"Ann Roe", "Guy Poe"}, {"Sue Doe"}),
        ("Opening Roll Call:\n\nPresent: Brusk, Lemon, Van Strat,\nMathy, Rieme\n\n"
         "Excused: Schle, Nohr\n\nTotal Present: 5\n",
         {"Brusk", "Lemon", "Van Strat", "Mathy", "Rieme"}, {"Schle", "Nohr"}),
        ("22/031 Present / Presennol: Cllrs D. Evan (DE), Carys Pryd (CP)\n\n"
         "22/032 Apologies / Ymddiheuriadau:\nCllr Alun Prob (AP)\n",
         {"D. Evan", "Carys Pryd"}, {"Alun Prob"}),
        ("Present: Cllr P Bass and Cllr Lyal\n\nApologies for absence were received from Cllr "
         "Purk (holiday) and Cllr D\nSmallb (unwell) and the reasons accepted.\n",
         {"P Bass", "Lyal"}, {"Purk", "D Smallb"}),
        ("DISTRICT DIRECTORS ~ STAFF\nGlen M. Sorr ~ Thad Rose, General Manager\n"
         "Rita K. Oyl (absent) ~ Luz Arri, Board Secretary\nBev Swan\n\n"
         "ALSO PRESENT\nMerle Syk ~ South Shore Water District\nJoy Kess ~ Halden Engineers\n",
         {"Glen M. Sorr", "Thad Rose", "Luz Arri", "Bev Swan", "Merle Syk", "Joy Kess"},
         {"Rita K. Oyl"}),
        ("PRÉSENTS :\n\nMme Line Lap, présidente\nMairesse de la Ville de Rive\nM. Marc Dem\n"
         "Président du comité exécutif de la Ville de Rive\n\nABSENTS AYANT MOTIVÉ LEUR ABSENCE :"
         "\n\nM. Guy Lam\nMaire de la Ville de Pointe\n", {"Line Lap", "Marc Dem"}, {"Guy Lam"}),
        ("Présents : M. Luc Roy, maire, Mme Lise Cha (partie à 21 h 50, pouvoir donné à Luc Roy)\n"
         "\nLe secrétariat est assuré par Mme Zoé Bar, directrice.\n",
         {"Luc Roy", "Lise Cha", "Zoé Bar"}, set()),
        ("Présents :\nM. Luc Roy, maire, et Mmes Lise Cha et Marie-\nClaire Jac, conseillères\n"
         "communales\nMme Zoé Bar, directrice générale\n",
         {"Luc Roy", "Lise Cha", "Marie-Claire Jac", "Zoé Bar"}, set()),
    ],
)  # fmt: skip
def test_layouts_of_lists_are_read_as_they_are_printed(
    text: str, there: set[str], away: set[str]
) -> None:
    found = read(text.replace(" ~ ", WIDE)).attendance
    assert {one.name for one in found if one.presence not in AWAY} == there
    assert {one.name for one in found if one.presence in AWAY} == away


def test_offices_that_stand_alone_under_names_are_nobody() -> None:
    found = read(f"Present:{WIDE}T. Weath{WIDE}Staff Present:{WIDE}F. Abdi\nMayor{WIDE}Planner\n")
    assert "Planner" not in {one.name for one in found.attendance}
