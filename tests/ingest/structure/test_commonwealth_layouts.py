"""Decisions as councils of Canada, Britain, Australia and New Zealand lay them out."""

from __future__ import annotations

import pytest

from archive.model import Outcome
from ingest.structure.decisions.contests import Contest
from tests.ingest.structure.saying import read


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("RESOLVED OM24/01 (Crs Hall / Young)", ("OM24/01", "Hall", "Young")),
        ("Moved/Seconded by Councillors Hall/Young", (None, "Hall", "Young")),
        ("MOVED Cr Hall        SECONDED Cr Young", (None, "Hall", "Young")),
        ("(22-047) Moved by Hall, seconded by Young", ("22-047", "Hall", "Young")),
        (
            "HALL R/YOUNG T: That the gate of HALL R and YOUNG T be shut.",
            (None, "HALL R", "YOUNG T"),
        ),
    ],
)
def test_who_moved_is_read_from_pairs_of_names(
    lines: str, told: tuple[str | None, str, str]
) -> None:
    found = read(f"{lines}\nThat the gate of Alder Park be mended before winter.\nCARRIED")
    one = found.decisions[0]
    assert (one.number, one.mover, one.seconder) == told


def test_a_member_alone_above_the_words_moved_them() -> None:
    [one] = read("Cr Young\nThat Council notes the report.\nSeconded Cr Hall\nCARRIED").decisions
    assert (one.mover, one.seconder) == ("Young", "Hall")


def test_resolved_alone_on_its_line_is_of_what_follows() -> None:
    text = "64. MINUTES\n\nRESOLVED:\n(1) That the minutes be signed; and\n(2) That they be kept."
    [one] = read(text).decisions
    assert "minutes be signed" in one.text


def test_moved_and_seconded_waits_for_its_number_and_words() -> None:
    text = "It was MOVED and SECONDED\nR23-118 THAT the permit be issued.\nCARRIED"
    [one] = read(text).decisions
    assert one.number == "R23-118"


def test_one_vote_decides_a_motion_and_its_amendment() -> None:
    text = (
        "Councillor Church, seconded by Councillor Day, moved:-\n"
        "That the application be approved.\n\n"
        "As an amendment, Councillor Noble, seconded by Councillor Bell, moved:-\n"
        "that the application be refused.\n\n"
        "For the motion (7) - Councillors Church and Day.\n"
        "For the amendment (4) - Councillors Noble and Bell.\n\n"
        "The Committee resolved:-\nto adopt the motion."
    )
    motion, amendment = read(text).decisions
    assert (motion.outcome, motion.for_, motion.against) == (Outcome.CARRIED, 7, 4)
    assert (amendment.mover, amendment.outcome) == ("Noble", Outcome.LOST)


def test_a_motion_alone_is_no_contest() -> None:
    assert Contest().hear("7 members voted for the motion and 2 against") is None
