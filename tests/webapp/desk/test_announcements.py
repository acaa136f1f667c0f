"""A clerk announces, changes and takes back, and the log has it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.webapp.desk.conftest import Home, token_in

FIELDS = {"title_fr": "Comptoir fermé vendredi", "text_fr": "Toute la journée.", "title_en": "",
          "text_en": "", "starts": "2026-01-01", "ends": ""}  # fmt: skip


def send(clerk: FlaskClient, path: str = "", **given: str) -> tuple[int, str, str]:
    """(status, where it leads, the page)."""
    token = token_in(clerk.get("/fr/desk/announcements"))
    answer = clerk.post(f"/fr/desk/announcements{path}", data=FIELDS | given | {"token": token})
    return answer.status_code, answer.headers.get("Location", ""), answer.get_data(as_text=True)


def test_what_a_clerk_announces_is_on_the_home_page(home: Home, clerk: FlaskClient) -> None:
    status, where, _ = send(clerk)
    assert status == 302
    number = where.partition("?")[0].rpartition("/")[2]
    public = home.browser()
    assert "Comptoir fermé vendredi" in public.get("/fr/").get_data(as_text=True)
    assert send(clerk, f"/{number}", title_fr="Comptoir fermé samedi")[0] == 302
    assert "samedi" in public.get(f"/fr/announcements/{number}").get_data(as_text=True)
    assert send(clerk, f"/{number}/withdraw")[0] == 302
    assert public.get(f"/announcements/{number}").status_code == 410
    assert send(clerk, f"/{number}/bring-back")[0] == 302
    assert public.get(f"/announcements/{number}").status_code == 200
    with home.store() as store:
        acts = [one.act for one in store.audit_of(f"announcement-{number}")]
    assert acts == [
        "announcement-brought-back", "announcement-withdrawn", "announcement-changed", "announced",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title_fr": "", "text_fr": ""}, "title_fr"),
        ({"title_en": "Closed"}, "text_en"),
        ({"text_fr": ""}, "text_fr"),
        ({"title_fr": "x" * 151}, "title_fr"),
        ({"starts": ""}, "starts"),
        ({"starts": "demain"}, "starts"),
        ({"ends": "2025-12-31"}, "ends"),
        ({"ends": "2026-13-01"}, "ends"),
    ],
)
def test_what_can_t_be_taken_is_said_at_its_field(
    home: Home, clerk: FlaskClient, given: dict[str, str], field: str
) -> None:
    status, _where, page = send(clerk, **given)
    assert status == 400 and f'id="{field}-trouble"' in page
    with home.store() as store:
        assert len(store.announcements()) == 1  # the one that the town came with


def test_saving_what_is_there_already_leaves_no_entry(home: Home, clerk: FlaskClient) -> None:
    number = send(clerk)[1].partition("?")[0].rpartition("/")[2]
    send(clerk, f"/{number}")
    with home.store() as store:
        assert len(store.audit_of(f"announcement-{number}")) == 1
