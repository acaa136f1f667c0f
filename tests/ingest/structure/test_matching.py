"""Items of agenda and minutes are one matter though renumbered, reworded and taken elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.model import AgendaItem, PagePlace
from ingest.structure.items.matching import match, paired
from ingest.structure.items.matters import Matter

AGENDA = (
    "Call to order", "Open session", "Minutes of December 4th", "Minutes of December 18th",
    "Plat of Saltbrush Meadows", "Permit for Horrocks", "Election of officers", "Adjournment",
)  # fmt: skip


def items(*titles: str) -> list[AgendaItem]:
    return [
        AgendaItem(str(n), title, 1, PagePlace(1, None), 0.9) for n, title in enumerate(titles, 1)
    ]


def pairs(own: tuple[str, ...], other: tuple[str, ...]) -> dict[str, str]:
    return {own[one.own]: other[one.other] for one in match(items(*own), items(*other))}


def test_an_item_taken_first_and_worded_anew_is_found_by_a_word_only_it_has() -> None:
    minutes = ("Call to order", "Election of chair and vice chair for the year", *AGENDA[1:6],
               "Adjournment")  # fmt: skip
    assert pairs(minutes, AGENDA)[minutes[1]] == "Election of officers"


def test_days_are_told_apart_with_or_without_their_ending() -> None:
    minutes = ("Call to order", "December 4, 2030", "December 18, 2030", "Adjournment")
    found = pairs(minutes, AGENDA)
    assert found["December 4, 2030"] == "Minutes of December 4th"
    assert found["December 18, 2030"] == "Minutes of December 18th"


def test_one_word_does_not_sum_up_a_long_wording() -> None:
    minutes = ("D'imputer la dépense selon les informations inscrites au dossier de la ville",)
    assert pairs(minutes, ("Levée", "Informations")) == {}


def test_what_shares_no_word_of_its_own_is_another_matter() -> None:
    minutes = ("Resolution on the harbour dredging", "Resolution on ploughs", "Resolution on dogs")
    assert pairs(minutes, ("Resolution on lighting", "Resolution on cats")) == {}


@pytest.mark.parametrize(
    ("agenda", "minutes"),
    [
        ("Levée de la séance", "CLÔTURE"),
        ("Adjourn", "Close of meeting"),
        ("Closed Session", "IN CAMERA"),
        ("Citizens to be Heard", "Open Forum"),
        ("Octroyer le contrat de fauchage", "Fauchage – adjudication"),
        ("Appointment of a member, Harbour Appeals Board", "HAB Appointment"),
        ("Lumière du chemin des Ressources", "Lumière, ch. des Ressources"),
        ("Discuss and consider amendments to chapter 16, tree preservation in town", "Trees"),
    ],
)
def test_one_matter_is_told_in_other_words(agenda: str, minutes: str) -> None:
    theirs = ("Minutes of May 2", agenda, "Plat of Saltbrush Meadows")
    assert pairs(("Plat of Saltbrush", minutes, "Minutes"), theirs).get(minutes) == agenda


def test_what_was_decided_tells_a_matter_that_its_title_does_not() -> None:
    own = [Matter(one) for one in items("Minutes", "Machine")]
    own[1] = replace(own[1], said="Moved that the dredger be bought for $412,300.")
    other = [Matter(one) for one in items("Minutes of May", "Purchase not to exceed $412,300")]
    assert {(one.own, one.other) for one in paired(own, other)} == {(0, 0), (1, 1)}


def test_items_that_one_paper_takes_together_are_each_paired() -> None:
    def both(own: tuple[str, ...], other: tuple[str, ...]) -> set[tuple[int, int]]:
        left, right = ([Matter(one) for one in items(*titles)] for titles in (own, other))
        return {(one.own, one.other) for one in paired(left, right)}

    minutes = ("Next meeting and adjournment", "Dredger")
    assert both(minutes, ("Date of next meeting", "Adjournment", "Dredger")) == {
        (0, 0), (0, 1), (1, 2),
    }  # fmt: skip
    days = ("Minutes of May 4", "Dredger")
    assert both(days, ("Minutes of May 4", "Minutes of May 18", "Dredger")) == {(0, 0), (1, 2)}
