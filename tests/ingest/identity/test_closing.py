"""The end of minutes may say that they were approved, or that they still have to be."""

from __future__ import annotations

import pytest

from archive.model import Status
from ingest.identity.closing import status_at_end


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ann Roe, Clerk\n\nApproved: February 18, 1993", Status.APPROVED),
        ("Minutes approved by the Board on 18/10/2017", Status.APPROVED),
        ("Procès-verbal approuvé le 12 mars 2019", Status.APPROVED),
        ("Adopté à la séance du 3 mai 2021", Status.APPROVED),
        ("These minutes are not official until approved by the Council.", Status.DRAFT),
        ("The minutes are subject to approval at the next meeting.", Status.DRAFT),
        ("Le présent procès-verbal sera soumis au conseil.", Status.DRAFT),
        ("Approved: ____________", None),  # a line that nobody filled in
        ("Motion approved 6-0. The meeting adjourned at 9:33 p.m.", None),
        ("Approved as to form: Ann Roe, City Attorney", None),
        ("Approuvé à l'unanimité.\nLa séance est levée à 21 h 05.", None),
    ],
)
def test_the_end_of_minutes_tells_their_status(text: str, status: Status | None) -> None:
    found = list(status_at_end(text, 3))
    assert [one.value for one in found] == ([status.value] if status else [])
    assert all(one.source == "page 3" for one in found)
