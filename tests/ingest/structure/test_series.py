"""The numbers of decisions that stand behind them, in a title, or beside a margin's word."""

from __future__ import annotations

import pytest

from archive.model import Box, Kind
from ingest.reading import Block, PageReading
from ingest.structure.understand import understand
from tests.ingest.structure.saying import read


def numbers(text: str) -> list[str | None]:
    return [one.number for one in read(text).decisions]


@pytest.mark.parametrize("mark", ["CÉ-22-23-{}", "R {}", "2024-05-{}", "({}/24)"])
def test_a_number_that_counts_on_behind_each_decision_is_its_own(mark: str) -> None:
    text = "\n\n".join(
        f"{n}. Sujet\n\nIl est proposé par Luc Gauvin d'acheter {n} bancs pour l'école.\n"
        f"Adopté à l'unanimité {mark.format(n + 40)}"
        for n in (1, 2, 3)
    )
    assert numbers(text) == [mark.format(n).strip("()") for n in (41, 42, 43)]


def test_what_ends_decisions_without_counting_on_is_no_number() -> None:
    text = "\n\n".join(
        "Il est proposé par Luc Gauvin d'acheter des bancs pour la cour de l'école.\n"
        f"Adopté à l'unanimité, poste {post}"
        for post in ("B-12", "A-3", "B-2")
    )
    assert numbers(text) == [None, None, None]


@pytest.mark.parametrize(
    "title",
    [
        "4 – Vente du chalet (délibération n° 2021-07-04)",
        "4 – Vente du chalet : prix de cession – Délibération n° 2021-07-04",
        "4. Délibération 2021-07-04 : vente du chalet",
    ],
)
def test_the_number_in_a_title_is_that_of_its_decision(title: str) -> None:
    said = "Le conseil municipal, à l'unanimité, accepte l'offre de la société Alpidéal."
    before = f"1 – Secrétaire de séance\n\nMme Roy.\n\n2 – Foncier\n\n3 – Eau\n\n{title}"
    assert numbers(f"{before}\n\n{said}\n\n5 – Divers\n\nRien.") == ["2021-07-04"]


def test_a_word_of_the_margin_is_no_part_of_the_number_behind_it() -> None:
    text = (
        "Agenda 20/028 HALE: That the agenda be accepted as presented. Carried\n\n"
        "Minutes 20/029 ROE: That the minutes of January be accepted. Carried\n\n"
        "SARM 20/030 DOE: That we attend the convention in Regina. Carried\n\n"
        "20/031 HALE: That we adjourn. Carried"
    )
    assert numbers(text) == ["20/028", "20/029", "20/030", "20/031"]


def test_numbers_of_a_margin_go_to_the_lines_beside_them() -> None:
    def block(text: str, x0: float, top: float) -> Block:
        return Block(text, Box(x0, top, x0 + 90, top + 11))

    margin = [block(f"DCC 2019-06{n}", 465, 100.0 * n) for n in (1, 2, 3)]
    said = [
        one
        for n in (1, 2, 3)
        for one in (
            block(f"{n} – Sujet numéro {n}", 60, 100.0 * n),
            block("Le conseil municipal décide d'acheter des bancs.", 60, 100.0 * n + 30),
            block("Adopté à l'unanimité.", 60, 100.0 * n + 60),
        )
    ]
    pages = [PageReading(1, 612.0, 792.0, (*margin, *said), "pdfium")]
    found = understand(pages, kind=Kind.MINUTES, lang=None)
    assert [one.number for one in found.decisions] == [f"DCC 2019-06{n}" for n in (1, 2, 3)]
