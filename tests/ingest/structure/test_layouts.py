"""Lists of people and votes in the layouts that meetings print them in."""

from __future__ import annotations

import pytest

from archive.model import Choice, Kind, Presence
from ingest.reading import Block, PageReading
from ingest.structure.decisions.keyed import decisions_of
from ingest.structure.items.headings import headings_of
from ingest.structure.people.attendance import attendance_of
from ingest.structure.script import Script, script_of
from ingest.structure.sitting import clocks


def script(text: str) -> Script:
    blocks = [Block("Minutes of the meeting", None)]
    blocks += [Block(one, None) for one in text.split("\n\n")]
    return script_of((PageReading(1, 612.0, 792.0, tuple(blocks), "pdfium"),))


def there(text: str) -> list[str]:
    return [one.name for one in attendance_of(script(text)) if one.presence is Presence.PRESENT]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ROLL CALL:\nWard 1 Rosa Medina Present\nWard 2 Dean Rucker Absent", ["Rosa Medina"]),
        ("Délégués présents :\nBourg : Bruno SERRE, Ida GAY\nCombe : Luc ROY, Jean PARÉ",
         ["Bruno SERRE", "Ida GAY", "Luc ROY", "Jean PARÉ"]),
        ("PRESENT\nReeve: Ken Burrill\nDeputy Reeve: Margaret Oake\nCouncillors: Stan Petrov",
         ["Ken Burrill", "Margaret Oake", "Stan Petrov"]),
        ("Sont présents :\nMonsieur Luc Roy Municipalité de Val\nMadame Anne Côté Ville de Baie",
         ["Luc Roy", "Anne Côté"]),
        ("Mayor Jane Roe presided with Councillors Bob Doe and Cyril Dow in attendance.",
         ["Jane Roe", "Bob Doe", "Cyril Dow"]),
        ("Present: Council Members Ames, Burke, Cole, and Mayor Diaz. Absent: none",
         ["Ames", "Burke", "Cole", "Diaz"]),
    ],
)  # fmt: skip
def test_each_layout_of_a_list_gives_its_names(text: str, names: list[str]) -> None:
    assert there(text) == names


@pytest.mark.parametrize(
    ("vote", "against"),
    [
        ("Recorded vote:\nBurrill – Nay\nOake – Nay\nPetrov – Yea\nLost", ["Burrill", "Oake"]),
        ("Yes - 4, No - 1 (Dow). Motion carried.", ["Dow"]),
        ("For: Roe, Doe\nAgainst: Dow\nCarried", ["Dow"]),
        ("On a roll call: Roe yes, Doe yes, Dow no. Motion carried.", ["Dow"]),
        ("Carried. Councillor Dow opposed.", ["Dow"]),
    ],
)
def test_each_layout_of_a_vote_gives_who_was_against(vote: str, against: list[str]) -> None:
    text = f"Moved by Roe, seconded by Doe, that the tender be awarded to the bidder.\n\n{vote}"
    one = script(text)
    (decision,) = decisions_of(one, headings_of(one, Kind.MINUTES))
    assert [vote.name for vote in decision.votes if vote.choice is Choice.AGAINST] == against


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("à dix-neuf heures trente", "19:30"),
        ("a vingt heures", "20:00"),
        ("a vingt et une heures quinze", "21:15"),
        ("a vingt heures et quart", "20:15"),
    ],
)
def test_hours_in_words_are_hours(said: str, hour: str) -> None:
    assert clocks(said) == [hour]
