"""Who moved and seconded, in the ways of many clerks; a motion waits while another is voted."""

from __future__ import annotations

import pytest

from archive.model import Decision, Outcome
from tests.ingest.structure.saying import read

HEAD = "MINUTES of the Council held on May 6, 2024, at which Mayor Jane Roe presided.\n\n"


def decisions(text: str) -> list[Decision]:
    return list(read(HEAD + text).decisions)


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        ("§ Motion by Supervisor Prus, seconded by Ms. Vander, to adjourn.", "Prus", "Vander"),
        ("Motion by Lyle, sec. by Marge to pay the bills, carried.", "Lyle", "Marge"),
        ("Motion by Lyle, 2nd'd by Marge to pay the bills, carried.", "Lyle", "Marge"),
        ("Mr. Pick so moved, Ms. Garl\nseconded, and it was so voted.", "Pick", "Garl"),
        ("Mr. Pruitt moved to pay the bill. Mr. Holt 2nd for debate. Failed.", "Pruitt", "Holt"),
        ("Motion-2207-16-Councillor D. Pardy/Councillor Hollett\nResolve to adopt the agenda."
         "\nMotion Carried.", "D. Pardy", "Hollett"),
        ("Motion: Smith/Jones to pay the bills. Carried.", "Smith", "Jones"),
        ("The minutes of the last meeting were approved. Proposed KS, seconded HB.", "KS", "HB"),
        ("Ms Lusk nominated Mr Dunn for Mayor,\nseconded by Mr Hatt.\n\nMotion failed 2-3.",
         "Lusk", "Hatt"),
        ("STANLEY,\n\nseconded by HAUGEN\n\nmoved to approve the agenda.\n\nMOTION CARRIED",
         "STANLEY", "HAUGEN"),
    ],
)  # fmt: skip
def test_who_moved_is_read_in_the_ways_of_many_clerks(text: str, mover: str, seconder: str) -> None:
    found = decisions(text)
    assert [(one.mover, one.seconder) for one in found] == [(mover, seconder)]


def test_a_heading_in_the_margin_goes_before_the_number_and_who_moved() -> None:
    found = decisions(
        "Agenda 20/028 FARNHAM: That the agenda be accepted with the addition of:\n"
        "9(d) Rural Crime Watch - signs Carried\n\n"
        "Gravel 20/029 NAGY: That we tender for 14,000 yards of\n"
        "Tender crushed gravel. Defeated"
    )
    assert [(one.number, one.mover, one.outcome) for one in found] == [
        ("20/028", "FARNHAM", Outcome.CARRIED),
        ("20/029", "NAGY", Outcome.LOST),
    ]


def test_a_motion_waits_while_its_amendment_is_voted() -> None:
    found = decisions(
        "Ms. Hale moved, seconded by Mr. Stone, to adopt Ordinance 12.\n\n"
        "Mr. Berg moved, seconded by Mr. Dush, to amend section 3.\n\n"
        "Motion to amend failed 2-3. On the main motion, approved 4-1."
    )
    assert [(one.mover, one.outcome, one.for_) for one in found] == [
        ("Hale", Outcome.CARRIED, 4),
        ("Berg", Outcome.LOST, 2),
    ]
    assert "amend" not in found[0].text


def test_what_its_mover_withdraws_is_withdrawn() -> None:
    found = decisions(
        "Ms. Hale moved to accept the bid of Skagg. Mr. Dun seconded. The bond was not enclosed. "
        "Ms. Hale and Mr. Dun withdrew their motion and second."
    )
    assert [(one.mover, one.outcome) for one in found] == [("Hale", Outcome.WITHDRAWN)]


def test_the_figures_of_a_vote_yield_to_what_was_declared() -> None:
    found = decisions(
        "Mr. Aub moved to suspend the rules. Mrs. Bow seconded. Yeas 4, Nays 2. The motion "
        "lacking three-fourths of the members, the Mayor declared that it failed."
    )
    assert [one.outcome for one in found] == [Outcome.LOST]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Sprague asked if the motion to sell the old tender passed in June.",
        "Ms. Lusk nominated Mr. Dunn for Mayor, seconded by Mr. Hatt. Nominations were closed.",
        "The Clerk spoke of the request of the club, which was deferred by the county.",
    ],
)
def test_what_only_speaks_of_motions_is_none(text: str) -> None:
    assert not decisions(text)


def test_the_acts_listed_in_a_consent_agenda_are_passed_with_it() -> None:
    found = decisions(
        "1. CALL TO ORDER\n\nThe Mayor called the meeting to order.\n\n"
        "2. CONSENT AGENDA\n\nA. Consider Approval of Claims\n\n"
        "B. Consider Approval of Resolution 15-031 Accepting a Donation\n\n"
        "C. Resolution 15-032 Ordering a Report\n\n"
        "Mr. Tran moved, seconded by Ms. Hagen, to approve the consent agenda. Motion carried.\n\n"
        "3. ADJOURNMENT\n\nThe meeting ended at nine."
    )
    assert {one.number for one in found} == {None, "15-031", "15-032"}
    assert [one.mover for one in found if one.number is None] == ["Tran"]


def test_one_motion_for_several_acts_has_no_number_of_its_own() -> None:
    found = decisions(
        "RESOLUTIONS\n\nR-23-101 Authorizing a Tax Refund\n"
        "R-23-102 Authorizing a Contract for Tree Removal\n"
        "Motion to approve R-23-101 and R-23-102: Ibram Second: Chen\nMotion carried."
    )
    assert sorted(one.number or "" for one in found) == ["", "R-23-101", "R-23-102"]


def test_a_heading_over_an_amendment_does_not_end_the_motion() -> None:
    found = decisions(
        "Moved by Ms. Hale, seconded by Mr. Stone, that By-law 12 be adopted.\n\nAMENDMENT\n\n"
        "Moved by Mr. Berg, seconded by Mr. Dush, that section 3 be struck out.\n\nLost\n\n"
        "MAIN MOTION\n\nCarried"
    )
    assert [(one.mover, one.outcome) for one in found] == [
        ("Hale", Outcome.CARRIED),
        ("Berg", Outcome.LOST),
    ]
