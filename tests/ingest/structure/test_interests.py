"""Who stands aside for an interest, and from which decision."""

from __future__ import annotations

from archive.model import Choice, Decision, Kind
from ingest.reading import Block, PageReading
from ingest.structure.decisions.keyed import decisions_of
from ingest.structure.items.headings import headings_of
from ingest.structure.script import script_of

LONG_HEAD = "Minutes of the regular meeting of the council, held in the hall of the township. " * 2


def decided(*blocks: str) -> list[Decision]:
    page = PageReading(1, 612.0, 792.0, tuple(Block(one, None) for one in blocks), "pdfium")
    script = script_of((page,))
    return decisions_of(script, headings_of(script, Kind.MINUTES))


def aside(decision: Decision) -> list[str]:
    return [vote.name for vote in decision.votes if vote.choice is Choice.RECUSED]


def test_an_interest_declared_by_number_counts_for_that_item_only() -> None:
    dust, gravel = decided(
        LONG_HEAD,
        "1. CALL TO ORDER",
        "2. DISCLOSURE OF INTEREST",
        "Deputy Reeve Oake declared an interest in Item 4 as her brother is a bidder.",
        "3. DUST CONTROL",
        "Moved by S. Petrov\nSeconded by L. Finch\nTHAT the dust be laid.\nCarried",
        "4. GRAVEL TENDER",
        "Moved by S. Petrov\nSeconded by L. Finch\nTHAT the tender be awarded.\nCarried",
    )
    assert aside(dust) == []
    assert aside(gravel) == ["Oake"]


def test_who_leaves_the_room_for_an_interest_stands_aside_from_what_comes_next() -> None:
    before, after = decided(
        "R2020-117\nMOVED by Councillor Pollock, SECONDED by Councillor Gill",
        "THAT the road be closed.\nCARRIED",
        "Councillor Gill declared a conflict of interest in the next item and left the meeting.",
        "R2020-118\nMOVED by Councillor Pollock, SECONDED by Councillor Sorensen",
        "THAT the permit be issued.\nCARRIED",
    )
    assert aside(before) == []
    assert aside(after) == ["Gill"]


def test_who_leaves_early_stands_aside_from_nothing() -> None:
    (only,) = decided(
        "Councillor Gill left the meeting at 7:31 p.m.",
        "MOVED by Councillor Pollock, SECONDED by Councillor Sorensen",
        "THAT the permit be issued.\nCARRIED",
    )
    assert aside(only) == []


def test_a_member_declared_interested_in_french_takes_no_part() -> None:
    (only,) = decided(
        "Monsieur Benoît Lheureux déclare son intérêt dans ce dossier et se retire de la salle.",
        "Il est proposé par M. Luc Roy, appuyé par Mme Anne Côté et résolu à l'unanimité "
        "d'accorder la dérogation demandée.",
    )
    assert aside(only) == ["Benoît Lheureux"]
