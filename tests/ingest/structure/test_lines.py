"""A line that ends because the page is no wider is read on; one ended on purpose is not."""

from __future__ import annotations

from archive.model import Choice, Presence
from tests.ingest.structure.saying import read


def test_a_name_cut_by_the_width_of_the_page_is_one_name() -> None:
    found = read(
        "BE IT REMEMBERED that the County Commission met. The following Commissioners were\n"
        "present: Bill Harmon, Tracy Odom, Fred Lusk, Marva Dillard, Anna Maria Reyes and Kent\n"
        "Pruett. Absent: Steve Yancey and Doris Catlin."
    )
    there = {one.name: one.presence for one in found.attendance}
    assert there["Kent Pruett"] is Presence.PRESENT
    assert there["Doris Catlin"] is Presence.ABSENT


def test_votes_read_on_where_the_line_ends_at_their_label() -> None:
    (one,) = read(
        "ZONING REQUEST\n\n"
        "Motion by Commissioner Pruett, second by Commissioner Dillard, to rezone 4 acres. Ayes:\n"
        "Dillard and Pruett. Nays: Harmon, Odom and Lusk. Motion fails."
    ).decisions
    sides = {vote.name: vote.choice for vote in one.votes}
    assert sides["Dillard"] is Choice.FOR and sides["Harmon"] is Choice.AGAINST


def test_a_list_of_names_keeps_its_lines() -> None:
    found = read("Present:\nAnn Roe\nJordan Busbee\nKim Lee\n\nThe meeting was called to order.")
    assert [one.name for one in found.attendance] == ["Ann Roe", "Jordan Busbee", "Kim Lee"]


def test_the_sentence_under_an_item_s_title_is_no_part_of_it() -> None:
    found = read(
        "1. CALL TO ORDER\n\nThe Mayor called the meeting to order.\n\n"
        "2. A PUBLIC HEARING ON THE VACATION OF A DRAINAGE AND UTILITY EASEMENT, LOT 4 OF BLOCK 9\n"
        "Engineer Poole explained that the pond was moved and that the easement serves nothing.\n\n"
        "3. ADJOURNMENT\n\nThe meeting ended at nine."
    )
    assert [one.title.split()[-1] for one in found.items] == ["ORDER", "9", "ADJOURNMENT"]


def test_what_staff_do_behind_their_office_ends_no_list() -> None:
    found = read(
        "Présences :\nMme Odile Courte, mairesse\nM. Luc Roy, conseiller\n\n"
        "Également présents :\nM. Patrick Nolet  directeur général et trésorier\n"
        "Me Josiane Verret  greffière, agissant comme secrétaire de la séance"
    )
    staff = [one.name for one in found.attendance if not one.is_member]
    assert staff == ["Patrick Nolet", "Josiane Verret"]


def test_who_is_told_absent_over_two_lines_is_not_of_the_list_before() -> None:
    found = read(
        "The clerk called the roll. Present were Mayor Donna Whit, Mayor Pro Tem Raymond Ortiz,\n"
        "Councilmember Kathleen Burke and Councilmember Samuel Pike. Councilmember Theodore Lang\n"
        "was absent. Also present were Town Manager Greg Sand and Town Attorney Peter Hahn."
    )
    there = {one.name: one.presence for one in found.attendance}
    assert there["Theodore Lang"] is Presence.ABSENT
    assert there["Samuel Pike"] is Presence.PRESENT


def test_who_was_opposed_is_no_heading() -> None:
    one, other = read(
        "BYLAWS\n\nR2020-116 MOVED by Councillor Soren, SECONDED by Councillor Gill\n\n"
        "THAT Bylaw No. 412, 2020 be read a first time.\n\nCARRIED\n\nOPPOSED: Councillor Poll\n\n"
        "R2020-117 MOVED by Councillor Poll, SECONDED by Councillor Soren\n\n"
        "THAT the hearing be held in person.\n\nCARRIED"
    ).decisions
    assert [vote.name for vote in one.votes] == ["Poll"] and not other.votes
