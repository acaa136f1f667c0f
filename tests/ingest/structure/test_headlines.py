"""A short line is a heading by where it stands, and by those it resembles."""

from __future__ import annotations

from archive.model import Structure
from ingest.structure.items.paragraphs import is_paragraph
from tests.ingest.structure.saying import read

HEAD = (
    "Elmwick Fire District\nBoard of Commissioners\nMeeting of May 2, 2031, in the old station\n\n"
)


def titles(found: Structure) -> list[str]:
    return [one.title for one in found.items if not is_paragraph(one)]


def test_a_word_over_its_paragraph_is_a_heading_where_known_ones_stand_so() -> None:
    text = (
        "Call to order\nThe Chair opened the meeting at seven.\n\n"
        "Minutes\nThose of April were read.\n\nPlough\nIt broke twice in the winter.\n\n"
        "Next meeting\nIt will be held in June."
    )
    assert titles(read(HEAD + text)) == ["Call to order", "Minutes", "Plough", "Next meeting"]


def test_a_word_alone_before_a_paragraph_is_a_heading_where_known_ones_stand_so() -> None:
    text = "\n\n".join(
        f"{head}\n\n{story}"
        for head, story in (
            ("CORRESPONDANCE", "Aucune lettre n'est parvenue au bureau."),
            ("URBANISME", "Le dossier de la côte est remis."),
            ("NIVELEUSE", "Elle est en panne depuis mardi."),
        )
    )
    assert titles(read(HEAD + text)) == ["CORRESPONDANCE", "URBANISME", "NIVELEUSE"]


def test_short_lines_are_no_headings_where_no_known_one_stands_so() -> None:
    text = "Elmwick\nIt rained for two days on end.\n\nPloughs\nThey broke twice in the winter."
    assert titles(read(HEAD + text)) == []


def test_headings_in_the_margin_are_found_before_their_story() -> None:
    text = (
        "Minutes Mrs. Oakes moved to approve those of May as mailed.\n\n"
        "Bills Mr. Reed moved to pay the bills of the month.\n\n"
        "Old Business The bids for the roof were opened at noon.\n\n"
        "Adjournment Mr. Reed moved to adjourn."
    )
    assert titles(read(HEAD + text)) == ["Minutes", "Bills", "Old Business", "Adjournment"]


def test_a_title_ends_where_its_motion_begins() -> None:
    text = "\n\n".join(
        f"{n}. {title} p{n} Motion by Oakes/ 2nd by Reed to approve it. Aye: Oakes, Reed. No: none."
        for n, title in enumerate(("Minutes of May", "Bills", "Lease of the mill"), 1)
    )
    assert titles(read(HEAD + text)) == ["Minutes of May", "Bills", "Lease of the mill"]


def test_a_number_that_is_cut_short_does_not_end_a_title() -> None:
    text = "\n\n".join(f"{n}. Resolution No. 31-{n} on ploughs\nIt passed." for n in (1, 2, 3))
    assert titles(read(HEAD + text))[0].startswith("Resolution No. 31-1")
