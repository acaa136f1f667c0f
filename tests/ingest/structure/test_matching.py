"""Items of agenda and minutes are one matter though renumbered, reworded and taken elsewhere."""

from __future__ import annotations

from archive.model import AgendaItem, PagePlace
from ingest.structure.items.matching import match

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
