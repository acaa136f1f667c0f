"""Lists of people in columns, under headings of their own, and behind labels of every wording."""

from __future__ import annotations

import pytest

from archive.model import Attendance, Presence
from ingest.reading import WIDE
from tests.ingest.structure.saying import read

THERE = (Presence.PRESENT, Presence.LATE, Presence.LEFT)


def told(text: str) -> dict[str, Attendance]:
    return {one.name: one for one in read(text.replace(" ~ ", WIDE)).attendance}


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("SONT PRÉSENTS ~ SONT ABSENTS\n\nMme Lise Roux, mairesse ~ M. Guy Pom, conseiller\n"
         "M. Denis Arc, conseiller ~ Mme Josée Vail, conseillère\nM. Steve Bourn, conseiller\n",
         {"Lise Roux", "Denis Arc", "Steve Bourn"}, {"Guy Pom", "Josée Vail"}),
        ("Etaient présents :\n\nALLEUZ ~ M. BARAT Yves, Président\nMme SEGUY Laure\n"
         "VAL-DE-BREZ ~ M. CHAST Olivier\nVAL FLEURI ~ Mme VIAL Régine\n",
         {"BARAT Yves", "SEGUY Laure", "CHAST Olivier", "VIAL Régine"}, set()),
        ("Etaient présents :\n\nM. BARRO ~ Mme BONNET ~ M. CHART\n"
         "Mme LE GUILL ~ M. FAUG ~ Mme GERB\n",
         {"BARRO", "BONNET", "CHART", "LE GUILL", "FAUG", "GERB"}, set()),
        ("Présents :\nEnseignants :\nMme PELL (directrice)\nM. KERN (CE1)\n"
         "Mairie :\nM. SIMO, adjoint\n"
         "Excusés : M. RAV (parent élu)", {"PELL", "KERN", "SIMO"}, {"RAV"}),
        ("Sont présents :\n\nMembres du conseil d'administration\n\nMadame Ann Duq, présidente ~ "
         "Madame Sonia Marc\nMonsieur Jon Perr ~ Madame Val Jonc\n",
         {"Ann Duq", "Sonia Marc", "Jon Perr", "Val Jonc"}, set()),
        ("Étaient présents : M. Luc Roy, Mme Ann Côté.\nAvaient donné délégation de vote :\n"
         "Mme Eva Bel à M. Luc Roy\nM. Max Gros à Mme Ann Côté\n",
         {"Luc Roy", "Ann Côté"}, {"Eva Bel", "Max Gros"}),
        ("PRÉSENTS : M. Luc Roy, Mme Ann Côté. ABSENT : M. Guy Pom.\n\n"
         "OUVERTURE DE LA SÉANCE : Le maire Ronald Sav\nouvre la séance à 18 h 30.",
         {"Luc Roy", "Ann Côté"}, {"Guy Pom"}),
        ("Séance tenue à 19 h, à laquelle étaient présents, outre madame la\nmairesse Odile Cour, "
         "les conseillers suivants :\n\nMonsieur Ross Thib ~ siège n° 1;\nMadame Line Desb ~ siège "
         "n° 2;\n\ntous formant quorum.", {"Odile Cour", "Ross Thib", "Line Desb"}, set()),
        ("Séance tenue à 19 h, à laquelle participent monsieur le maire Rod Pelch, mesdames les\n"
         "conseillères Anne Anct et Lise Rous. Chacune s'est identifiée.\n\nMonsieur le conseiller "
         "Éloi Cast, bien que dûment convoqué, n'a pu se joindre à la séance.",
         {"Rod Pelch", "Anne Anct", "Lise Rous"}, {"Éloi Cast"}),
        ("En présence de Mme Ann Garn (siège 1) et de M. Bruno Mor (siège 6). En l'absence de M. "
         "Mario Lep (siège 3).\n\n1. Mot du maire", {"Ann Garn", "Bruno Mor"}, {"Mario Lep"}),
        ("Le président. Ont fait excuser leur absence à cette séance: Mmes et MM. Cora Ama, Yves "
         "Duf et Max Zum.\n\nDépôts", set(), {"Cora Ama", "Yves Duf", "Max Zum"}),
        ("PRÉSENCES\n\nDélégué de Sainte-Mar : ~ Jean Biss, président\nSubstitut de Saint-Lig : ~ "
         "Lise Grav, en remplacement de Bob Mal\n\nABSENCE\n\nDélégué de Saint-Dam : ~ Serge Ri",
         {"Jean Biss", "Lise Grav"}, {"Serge Ri", "Bob Mal"}),
        ("Etaient présents :\nMesdames et Messieurs les Conseillers Municipaux :\n\n- Odile FER,\n"
         "- Jean PEL\n\nABSENTS : ROY Alain de CHAMBLY", {"Odile FER", "Jean PEL"},
         {"ROY Alain"}),
        ("PRESENT: ~ Council Members: Kim Alva, Tess Bog\nVice Mayor: Rube Estra\nABSENT: ~ None\n",
         {"Kim Alva", "Tess Bog", "Rube Estra"}, set()),
    ],
)  # fmt: skip
def test_columns_and_groups_are_read_as_they_are_printed(
    text: str, there: set[str], absent: set[str]
) -> None:
    found = told(text)
    assert {name for name, one in found.items() if one.presence in THERE} == there
    assert {name for name, one in found.items() if one.presence not in THERE} == absent
