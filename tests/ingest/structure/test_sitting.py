"""A document says of which kind its meeting was, when it began and ended, whether it was held."""

from __future__ import annotations

import pytest

from archive.model import Kind, Sitting
from tests.ingest.structure.saying import read


@pytest.mark.parametrize(
    ("text", "sitting"),
    [
        ("Procès-verbal de la séance ordinaire du 13 mai 2024 à 19 h 30.\n\nLa mairesse ouvre "
         "la séance à 19 h 32.\n\nLa séance est levée à 20 h 47.",
         Sitting("regular", "19:32", "20:47")),
        ("Minutes of a special meeting held June 1.\n\nMayor Roe called the meeting to order at "
         "7:05 p.m.\n\nThe meeting adjourned at 9:11 p.m.", Sitting("special", "19:05", "21:11")),
        ("Procès-verbal de la séance ordinaire\n\nLe maire déclare la séance ouverte à 19 h.\n"
         "10.02 - Ordre du jour\n\nZoël Roy propose l'ajournement à 20 h 15.",
         Sitting("regular", "19:00", "20:15")),
        ("Rapport de la séance\nVendredi, le 10 mars 2023 à 8.30 heures\n\nFin du conseil : "
         "11.50 heures", Sitting(None, "08:30", "11:50")),
        ("Minutes of the Regular Chief & Council Meeting\n\nThe meeting opened at 6:32 PM.\n\n"
         "At 8:47 PM Mr. Roe moved to adjourn. Voted 4-0.", Sitting("regular", "18:32", "20:47")),
        ("Board minutes\n\nThe meeting began at 6:01 p.m.\n\nThe Board went into executive "
         "session at 7:30, and rose at 8:10 p.m.", Sitting("closed", "18:01", "20:10")),
        ("Minutes of the Regular Meeting held March 12, 2012 at 7:00 p.m.\n\nThe meeting was "
         "closed at 7:42 p.m. and was re-opened at 8:20 p.m.\n\nThe meeting rose at 9 p.m.",
         Sitting("regular", "19:00", "21:00")),
        ("Rencontre ordinaire du 17 janvier, ouverte à 13 h 30.\n\nIl est résolu d'ajourner la "
         "séance au 24 janvier 2024 à 9 h. Il est 15 h 06.", Sitting("regular", "13:30", "15:06")),
    ],
)  # fmt: skip
def test_minutes_tell_when_it_began_and_ended(text: str, sitting: Sitting) -> None:
    assert read(text).sitting == sitting


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("AVIS : la séance ordinaire prévue le 3 juin est annulée faute de quorum.", "cancelled"),
        ("The regular meeting scheduled for July 16 has been CANCELLED.", "cancelled"),
        ("The meeting of July 16 is postponed to July 23.", "postponed"),
        ("The regular meeting will be held on July 16.", None),
    ],
)
def test_a_notice_tells_whether_it_is_held(text: str, state: str | None) -> None:
    assert read(text, kind=Kind.NOTICE).sitting.state == state


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("À UNE SESSION SPECIALE DU CONSEIL tenue le 16 décembre 1996", "special"),
        ("PROCÈS-VERBAL de la séance du comité exécutif de la Ville, tenue à huis clos", "closed"),
        ("CLOSED SESSION\n5:30 p.m.\n\nREGULAR MEETING\n7:00 p.m.", "regular"),
        ("Séance ordinaire tenue le 3 mai. Une partie se tient à huis clos.", "regular"),
    ],
)
def test_a_closed_part_does_not_make_a_meeting_closed(text: str, kind: str) -> None:
    assert read(text).sitting.kind == kind


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The Council met in regular session at 7:30 p.m. in Chambers.", "19:30"),
        ("At the regular meeting, held on the above date at 19.00, were present", "19:00"),
        ("BE IT REMEMBERED that at 9:30 A.M. on TUESDAY a REGULAR SESSION was held.", "09:30"),
        ("Séance du 5 avril à 20 h 30. Absent à l'ouverture de la séance, arrivé à 20 h 50.",
         "20:30"),
    ],
)  # fmt: skip
def test_the_start_is_told_in_other_words_too(text: str, start: str) -> None:
    assert read(text).sitting.starts == start


def test_the_hour_of_the_clerks_stamp_is_not_the_meetings() -> None:
    text = "RECEIVED TOWN CLERK 2019 JUN 13 PM 2:41\nSelect Board\nJune 17, 2019, 6:00 PM"
    assert read(text, kind=Kind.AGENDA).sitting.starts == "18:00"
